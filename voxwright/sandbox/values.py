"""Small helpers to walk JSON-like data without guessing at its types, and the values that the sandbox passes around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias, cast

import attrs

Kind: TypeAlias = Literal[
    "path",  # no operation lives here
    "method",  # an operation does, but not with this method
    "auth",  # the key is missing or wrong
    "rate",  # too many requests in the documented window
    "header",  # a header is missing or not what the document allows
    "query",  # the same for a query parameter
    "unknown_query",  # a query parameter that the vendor refuses
    "media_type",  # the body is not of the documented media type
    "malformed",  # the body can not be parsed as what it says it is
    "body_too_large",  # the whole body is over the documented limit
    "missing",  # a required field is not there
    "value",  # a field is there, and breaks a rule
    "unknown",  # a field that the vendor refuses
    "not_a_file",  # a file was sent as text, or text as a file
    "several_files",
    "empty_file",
    "too_large",  # one file is over its limit
    "format",  # a file is not of an accepted format or media type
    "bad_file",  # a file is not what it says it is
    "not_found",  # a resource that the request names
    "forbidden",  # a resource that is there, and not the account's to change
    "conflict",
]


def as_map(value: object) -> Mapping[str, object]:
    """Return `value` if it is a JSON object, else an empty one."""
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def as_object(value: object) -> dict[str, object]:
    """Return `value` itself, to be changed, if it is a JSON object of our own, else an empty one."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def as_list(value: object) -> Sequence[object]:
    """Return `value` if it is a JSON array, else an empty one."""
    return cast("Sequence[object]", value) if isinstance(value, list | tuple) else ()


def as_text(value: object, default: str = "") -> str:
    """Return `value` if it is a string, else `default`."""
    return value if isinstance(value, str) else default


def as_int(value: object) -> int | None:
    """Return `value` if it is a whole number (not a bool), else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def texts(value: object) -> tuple[str, ...]:
    """Return the strings of a JSON array, or the one string that stands in its place."""
    return (value,) if isinstance(value, str) else tuple(item for item in as_list(value) if isinstance(item, str))


def look_up(document: object, pointer: str) -> object:
    """Return what the JSON pointer selects in `document`, or None."""
    here = document
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(here, list | tuple):
            items = cast("Sequence[object]", here)
            here = items[int(key)] if key.isdecimal() and int(key) < len(items) else None
        else:
            here = as_map(here).get(key)
    return here


def put(document: dict[str, object], pointer: str, value: object) -> bool:
    """Set what the JSON pointer selects in `document`; say whether its parent was there to hold it."""
    *path, last = (token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
    here: object = document
    for key in path:
        here = look_up(here, f"/{key.replace('~', '~0').replace('/', '~1')}")
    if not isinstance(here, dict):
        return False
    cast("dict[str, object]", here)[last] = value
    return True


def human_size(size: int) -> str:
    """Return a size in bytes as a person reads it: `512 B`, `41 KB`, `5.9 MB`."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"


@attrs.frozen(kw_only=True)
class Problem:
    """What is wrong with a request, before a vendor's shape is put on it.

    `limit` and `size` are in bytes for files and bodies; for a rate they are requests and seconds.
    """

    kind: Kind
    reason: str
    field: str | None = None
    limit: int | None = None
    size: float | None = None
    allowed: tuple[object, ...] = ()

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" if self.field else self.reason


class Refused(Exception):  # noqa: N818 - no error of ours, an answer on its way
    """Ends the checks of one request."""

    def __init__(self, kind: Kind, reason: str, **more: object) -> None:
        super().__init__(reason)
        self.problem = attrs.evolve(Problem(kind=kind, reason=reason), **more)


@attrs.frozen(kw_only=True)
class Part:
    """One part of a multipart body as it stood on the wire.

    `value` is the text of a part without a file name; of a file only the first bytes are kept, in `head`.
    """

    name: str
    filename: str | None
    content_type: str | None
    size: int
    sha256: str
    value: str | None = None
    head: bytes = b""


@attrs.frozen(kw_only=True)
class Answer:
    """One HTTP answer: a JSON value, text or bytes, and what goes around it.

    Bytes that are `streamed` leave in pieces, their number not told beforehand; `on_sent` is called with how many bytes
    left once they are out or the client is gone.
    """

    status: int
    body: object = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    streamed: bool = False
    on_sent: Callable[[int], object] | None = None


@attrs.frozen(kw_only=True)
class Call:
    """A request that passed every check, ready to be carried out.

    `fields` holds what the body carried by API name (text parts converted as the schema says), `files` the file parts.
    `base` is the address under which the vendor is reached, without a slash at the end. `query` has the last value of
    each parameter, `lists` all of them.
    """

    operation: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    fields: Mapping[str, object]
    files: Mapping[str, Part]
    base: str
    lists: Mapping[str, Sequence[str]] = attrs.field(factory=dict[str, "Sequence[str]"])
