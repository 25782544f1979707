"""Multipart bodies, read part by part as they arrive: what each part said of itself, and how large it was.

The bytes of a file are hashed and counted, and only its beginning is kept, so that a body of any size costs no memory.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from python_multipart.multipart import MultipartParser

from .audio import HEAD_BYTES
from .values import Part, Refused

TEXT_BYTES: Final = 1024 * 1024
"""The longest text part that is kept, in bytes; more is refused as malformed."""

_PARAMETER = re.compile(r';\s*([^\s=;]+)\s*=\s*(?:"((?:\\"|[^"])*)"|([^\s;]*))')


def parameters(header: str) -> dict[str, str]:
    """Return the parameters of a header value (`form-data; name="clip"`), quotes taken off, names in lower case."""
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(header):
        found.setdefault(name.lower(), quoted.replace('\\"', '"') if quoted or not plain else plain)
    return found


def _unescape(value: str) -> str:
    """Undo what HTML forms do to names and file names."""
    for escape, plain in (("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        value = value.replace(escape, plain)
    return value


class _Open:
    """One part while it is read."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.field = bytearray()
        self.value = bytearray()
        self.size = 0
        self.kept = bytearray()
        self.digest = hashlib.sha256()


class MultipartReader:
    """Reads one multipart/form-data body; `write` chunks, then `finish`."""

    def __init__(self, content_type: str) -> None:
        boundary = parameters(content_type).get("boundary", "")
        if not boundary:
            kind, reason = "malformed", "multipart/form-data without a boundary"
            raise Refused(kind, reason)
        self._parts: list[Part] = []
        self._open = _Open()
        self._ended = False
        try:
            self._parser = MultipartParser(
                boundary.encode("latin-1"),
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._header_field,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header_end,
                    "on_part_data": self._data,
                    "on_part_end": self._end,
                    "on_end": self._last,
                },
            )
        except ValueError as error:
            raise Refused("malformed", f"the boundary can not be used: {error}") from error

    def write(self, chunk: bytes) -> None:
        """Take the next bytes of the body."""
        try:
            self._parser.write(chunk)
        except ValueError as error:
            raise Refused("malformed", f"not a multipart body: {error}") from error

    def finish(self) -> tuple[Part, ...]:
        """Return the parts, in their order on the wire."""
        if not self._ended:
            kind, reason = "malformed", "the multipart body ends before its last boundary"
            raise Refused(kind, reason)
        return tuple(self._parts)

    def _begin(self) -> None:
        self._open = _Open()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._open.field += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._open.value += data[start:end]

    def _header_end(self) -> None:
        here = self._open
        here.headers[here.field.decode("latin-1").lower()] = here.value.decode("utf-8", "replace")
        here.field, here.value = bytearray(), bytearray()

    def _data(self, data: bytes, start: int, end: int) -> None:
        here = self._open
        here.size += end - start
        room = (HEAD_BYTES if self._is_file() else TEXT_BYTES + 1) - len(here.kept)
        if room > 0:
            here.kept += data[start : min(end, start + room)]
        here.digest.update(memoryview(data)[start:end])

    def _is_file(self) -> bool:
        return "filename" in parameters(self._open.headers.get("content-disposition", ""))

    def _end(self) -> None:
        here = self._open
        disposition = here.headers.get("content-disposition", "")
        known = parameters(disposition)
        if disposition.partition(";")[0].strip().lower() != "form-data" or "name" not in known:
            kind, reason = "malformed", "a part has no name (Content-Disposition: form-data; name=...)"
            raise Refused(kind, reason)
        name, filename = _unescape(known["name"]), known.get("filename")
        self._parts.append(
            Part(
                name=name,
                filename=None if filename is None else _unescape(filename),
                content_type=here.headers.get("content-type"),
                size=here.size,
                sha256=here.digest.hexdigest(),
                value=_text(name, here) if filename is None else None,
                head=bytes(here.kept[:HEAD_BYTES]),
            )
        )

    def _last(self) -> None:
        self._ended = True


def _text(name: str, part: _Open) -> str:
    if part.size > TEXT_BYTES:
        raise Refused("malformed", f"is a text part of more than {TEXT_BYTES} bytes", field=name)
    try:
        return part.kept.decode()
    except UnicodeDecodeError:
        if "\x00" in part.kept.decode("latin-1") or part.size > 1024:
            raise Refused("not_a_file", "must be a file: the part has no file name", field=name) from None
        raise Refused("malformed", "is not UTF-8", field=name) from None
