"""Which documented answer one is: by its status, then by its content type."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from voxwright._core.operation import Answer, Operation

OCTETS = "application/octet-stream"
"""Stands for bytes of any kind, so what says more about them is as good."""
WORDS = frozenset({"application/xml", "application/xhtml+xml", "application/javascript", "application/x-ndjson"})
"""Text that is not called so: no bytes of any kind."""


@lru_cache(maxsize=256)
def chosen(operation: Operation[Any], status: int, given: str | None) -> Answer | None:
    """Return the documented answer of a 2xx: of those for its status, the one whose media type fits `given`.

    Those for its status are its own, else those of its range, else all successes there are. Where none of them fits,
    or `given` is None, it is the first, which is JSON where JSON is documented.
    """
    among = documented(operation, status)
    if given is not None:
        for fits in (is_exactly, same_kind):
            for answer in among:
                if answer.media_type and fits(given, answer.media_type):
                    return answer
    return among[0] if among else None


def documented(operation: Operation[Any], status: int) -> Sequence[Answer]:
    """Return the documented successes for a status."""
    successes = [answer for answer in operation.answers if answer.status.startswith("2")]
    exact = [answer for answer in successes if answer.status == str(status)]
    return exact or [answer for answer in successes if answer.status.upper() == "2XX"] or successes


@lru_cache(maxsize=256)
def ever_streams(operation: Operation[Any]) -> bool:
    """Tell whether any answer of an operation streams; most have none."""
    return any(answer.stream for answer in operation.answers)


def may_stream(operation: Operation[Any], status: int, given: str | None) -> bool:
    """Tell whether an answer is one that streams, as far as its head says."""
    if not 200 <= status < 300:
        return False
    if given is None:
        return any(answer.stream for answer in documented(operation, status))
    answer = chosen(operation, status, given)
    return answer is not None and answer.stream and same_kind(given, answer.media_type)


def media_type_of(headers: Iterable[tuple[str, str]]) -> str | None:
    """Return the media type of an answer without its parameters, or None; names of headers are in lower case."""
    for name, value in headers:
        if name == "content-type":
            return essence(value)[:80] or None
    return None


def essence(name: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return name.partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def is_json(name: str) -> bool:
    """Tell whether a media type is JSON."""
    kind = essence(name)
    return kind in {"application/json", "text/json"} or kind.endswith("+json")


def is_exactly(given: str, expected: str) -> bool:
    """Tell whether a media type is the one expected, by all of its name; one JSON is as good as another."""
    return given == essence(expected) or (is_json(given) and is_json(expected))


def same_kind(given: str, expected: str) -> bool:
    """Tell whether a media type is what was expected.

    `audio/*` takes any audio, and so does each kind of audio; `application/octet-stream` takes all that is neither
    JSON nor text; `*/*` takes anything.
    """
    if is_json(given) and is_json(expected):
        return True
    kind = essence(expected)
    family, _, name = kind.partition("/")
    own = given.partition("/")[0]
    if kind == OCTETS:
        return given == OCTETS or not (is_json(given) or own == "text" or given in WORDS)
    return family == "*" or (own == family and (name == "*" or family == "audio" or given == kind))
