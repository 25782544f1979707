"""Bodies of multipart/form-data (RFC 7578), as browsers write them."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeAlias

    from voxwright._core.clip import Source
    from voxwright._core.operation import Field

    Segment: TypeAlias = "bytes | Source"

import os

from voxwright._core.params import form_pairs, json_text, plain_text

__all__ = [
    "FilePart",
    "Part",
    "TextPart",
    "field_parts",
    "is_json",
    "new_boundary",
    "quoted",
    "segments_of",
    "value_parts",
]


class TextPart:
    """A part with a text in it; a `content_type` only where the text is no plain text."""

    __slots__ = ("content", "content_type", "name")

    def __init__(self, name: str, content: str, content_type: str | None = None) -> None:
        self.name = name
        self.content = content
        self.content_type = content_type


class FilePart:
    """A part with a file in it."""

    __slots__ = ("name", "source")

    def __init__(self, name: str, source: Source) -> None:
        self.name = name
        self.source = source


if TYPE_CHECKING:
    Part: TypeAlias = TextPart | FilePart
else:
    Part = object


def new_boundary() -> str:
    """Return a boundary that nobody can have put into a clip or a name: 128 random bits."""
    return f"voxwright-{os.urandom(16).hex()}"


_QUOTED = {code: f"%{code:02X}" for code in (*range(32), ord('"'), 127)}


def quoted(name: str) -> str:
    """Return a field's or file's name as it stands between quotes: '"' and control characters percent-encoded.

    That is how HTML has browsers do it, for '"', CR and LF; the other control characters would break servers.
    """
    return name.translate(_QUOTED)


def is_json(media_type: str | None) -> bool:
    """Whether what has this media type is JSON."""
    return (media_type or "").partition(";")[0].strip().lower().endswith("json")


def value_parts(name: str, value: Any, content_type: str | None = None) -> Iterator[TextPart]:
    """Yield the parts of an encoded value: none for null, one an item for a list, JSON for an object."""
    if is_json(content_type) or isinstance(value, dict):
        yield TextPart(name, json_text(value), content_type or "application/json")  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        for item in items:
            yield from value_parts(name, item, content_type)
    elif value is not None:
        yield TextPart(name, plain_text(value), content_type)


def field_parts(field: Field, value: Any) -> Iterator[TextPart]:
    """Yield the parts of the encoded value of a field: in its style, where the vendor says one."""
    if field.style is None:
        yield from value_parts(field.wire, value, field.content_type)
    else:
        yield from (TextPart(name, text) for name, text in form_pairs(field, value))


def segments_of(parts: Iterable[Part], boundary: str) -> list[Segment]:
    """Return the body in pieces: what is known already joined, files as they are."""
    segments: list[Segment] = []
    pending: list[bytes] = []
    for part in parts:
        pending.append(_head(part, boundary))
        if isinstance(part, FilePart):
            segments += [b"".join(pending), part.source]
            pending = []
        else:
            pending.append(part.content.encode())
        pending.append(b"\r\n")
    pending.append(f"--{boundary}--\r\n".encode())
    return [*segments, b"".join(pending)]


def _head(part: Part, boundary: str) -> bytes:
    disposition = f'form-data; name="{quoted(part.name)}"'
    content_type = part.content_type if isinstance(part, TextPart) else part.source.media_type
    if isinstance(part, FilePart):
        disposition += f'; filename="{quoted(part.source.filename)}"'
    lines = [f"--{boundary}", f"Content-Disposition: {disposition}"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
