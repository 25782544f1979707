"""Encoded values as text: in paths, queries, headers, cookies and forms, as OpenAPI's styles say."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from voxwright._core.operation import Field

from voxwright._core.refusal import refusal, shorten

__all__ = [
    "RESERVED_HEADERS",
    "TOKEN",
    "check_header_name",
    "check_header_value",
    "cookie_text",
    "form_pairs",
    "json_text",
    "path_text",
    "plain_text",
    "simple_text",
]

TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
RESERVED_HEADERS = frozenset(
    [
        "accept-encoding",
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ]
)
"""Headers that follow from the request, belong to the transport or carry keys, in lower case; nobody may set them."""
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def plain_text(value: object) -> str:
    """Return a JSON scalar as text: true and false in lower case, numbers without an exponent.

    What has parts of its own, where the style of its place has no form for that, is its JSON text.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, float) and "e" in repr(value):
        from decimal import Decimal

        return format(Decimal(repr(value)), "f")
    if isinstance(value, (dict, list)):
        return json_text(value)  # pyright: ignore[reportUnknownArgumentType]
    return value if isinstance(value, str) else str(value)


def json_text(value: object) -> str:
    """Return an encoded value as the JSON that is sent: without white space, and not only ASCII."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def simple_text(value: Any, *, explode: bool = False, write: Callable[[object], str] | None = None) -> str:
    """Return a value in the style "simple": a list with commas, an object as k,v or, exploded, k=v.

    `write` gives the text of what stands between the separators; the plain text if it is not given.
    """
    write = write or plain_text
    if isinstance(value, list):
        items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        return ",".join(write(item) for item in items)
    if isinstance(value, dict):
        pairs: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        return ",".join(f"{write(key)}{'=' if explode else ','}{write(item)}" for key, item in pairs.items())
    return write(value)


def path_text(field: Field, value: object) -> str:
    """Return a path parameter, what it holds percent-encoded so that it stays one segment."""
    from urllib.parse import quote

    def written(part: object) -> str:
        return quote(plain_text(part), safe="")

    text = simple_text(value, explode=bool(field.explode), write=written)
    if text in ("", ".", ".."):
        reason = f"must not be {shorten(text)}, which would name another path" if text else "must not be empty"
        raise refusal(field.wire, reason)
    return text


def form_pairs(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a query parameter or of a form's field; null gives none.

    The style "deepObject", of which OpenAPI says only what one level is, goes as deep as the value does: a[b][c]=1 for
    objects, a[0]=1 for lists, as Stripe and qs have it.
    """
    if field.style == "deepObject" and isinstance(value, (dict, list)):
        yield from _deep_pairs(field.wire, value)
        return
    explode = field.style in (None, "form") if field.explode is None else field.explode
    if isinstance(value, list):
        items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        texts = [plain_text(item) for item in items]
        if explode:
            yield from ((field.wire, text) for text in texts)
        elif texts:
            yield field.wire, _DELIMITERS.get(field.style or "", ",").join(texts)
    elif isinstance(value, dict):
        yield from _object_pairs(field, value, explode=explode)  # pyright: ignore[reportUnknownArgumentType]
    elif value is not None:
        yield field.wire, plain_text(value)


def _object_pairs(field: Field, value: Mapping[str, object], *, explode: bool) -> Iterator[tuple[str, str]]:
    if explode:
        yield from ((key, plain_text(item)) for key, item in value.items())
    elif value:
        yield field.wire, simple_text(value)


def _deep_pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        pairs: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        for key, item in pairs.items():
            yield from _deep_pairs(f"{name}[{key}]", item)
    elif isinstance(value, list):
        items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        for index, item in enumerate(items):
            yield from _deep_pairs(f"{name}[{index}]", item)
    else:
        yield name, plain_text(value)


def cookie_text(pairs: list[tuple[str, str]]) -> str:
    """Return the pairs as the value of a Cookie header, percent-encoded where a cookie can not hold a character."""
    from urllib.parse import quote

    return "; ".join(f"{quote(name, safe='')}={quote(text, safe='')}" for name, text in pairs)


def check_header_name(name: str) -> None:
    """Refuse what can not be the name of a header."""
    if not name or not set(name) <= TOKEN:
        raise refusal(name[:80], "can not be the name of a header", allowed="letters, digits and !#$%&'*+-.^_`|~")


def check_header_value(name: str, value: str) -> None:
    """Refuse a header's value that could end the header, or that HTTP has no form for."""
    if any(char in "\r\n\0" for char in value):
        raise refusal(name, "holds a line break or NUL, which would end the header")
    if not value.isascii() or not value.replace("\t", " ").isprintable():
        raise refusal(name, "holds characters that a header can not hold", allowed="printable ASCII")
    if value != value.strip():
        raise refusal(name, "begins or ends with white space, which a header can not keep")
