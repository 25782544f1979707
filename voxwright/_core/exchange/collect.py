"""Read the body of an answer with bounds, inflating it ourselves: no bomb and no endless error costs more than them."""

from __future__ import annotations

import zlib

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes of a decoded success."""
LARGEST_ERROR = 64 * 1024
"""Bytes of an error that are read; of anything that does not parse, that are kept."""
PIECE = 64 * 1024
"""Bytes that are inflated at once."""
DAMAGED = "its compression is damaged"
AUTO_WINDOW = zlib.MAX_WBITS | 32
"""gzip and zlib, told apart by their headers."""


class Inflater:
    """Inflates gzip or deflate, never more than it is asked for."""

    __slots__ = ("_head", "_machine", "complete")

    def __init__(self) -> None:
        self._machine = zlib.decompressobj(AUTO_WINDOW)
        self._head: bytes | None = b""
        self.complete = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` inflates to, piece by piece; what follows the end of the stream is dropped.

        Raises:
            zlib.error: The data is damaged.
        """
        if self._head is not None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            self._head = None
            if not has_header(data):
                self._machine = zlib.decompressobj(-zlib.MAX_WBITS)
        while data and not self.complete:
            yield self._machine.decompress(data, PIECE)
            data = self._machine.unconsumed_tail
            self.complete = self._machine.eof


def has_header(data: bytes) -> bool:
    """Tell whether compressed data begins with the header that gzip and zlib have; some send "deflate" without it."""
    return data[:2] == b"\x1f\x8b" or (data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0)


class Unpacker:
    """Undoes the content encoding of a body, piece by piece.

    Attributes:
        flaw: What keeps the body from being read; None where nothing does.
    """

    __slots__ = ("_inflater", "_taken", "flaw")

    def __init__(self, encoding: str) -> None:
        self._inflater: Inflater | None = None
        self._taken = False
        self.flaw: str | None = None
        name = encoding.strip().lower()
        if name in {"gzip", "x-gzip", "deflate"}:
            self._inflater = Inflater()
        elif name not in {"", "identity"}:
            self.flaw = f"its content encoding {name[:40]!r} was not asked for"

    @property
    def inflates(self) -> bool:
        """Whether what comes is compressed."""
        return self._inflater is not None

    def feed(self, data: bytes) -> Iterable[bytes]:
        """Return what `data` holds, as pieces, the compressed ones made as they are asked for.

        Raises:
            zlib.error: The data is damaged.
        """
        self._taken = self._taken or bool(data)
        return (data,) if self._inflater is None else self._inflater.feed(data)

    def finish(self) -> None:
        """Note the end of the body."""
        if self._inflater is not None and self._taken and not self._inflater.complete and self.flaw is None:
            self.flaw = "its compression is cut"


class Collector:
    """Gathers the chunks of a body until they are too many.

    Attributes:
        flaw: What kept the body from being read whole; None where nothing did.
    """

    __slots__ = ("_most", "_parts", "_size", "_taken", "_unpacker", "flaw")

    def __init__(self, status: int, encoding: str) -> None:
        self._most = LARGEST_ANSWER if 200 <= status < 300 else LARGEST_ERROR
        self._parts: list[bytes] = []
        self._size = 0
        self._taken = 0
        self._unpacker = Unpacker(encoding)
        self.flaw: str | None = self._unpacker.flaw

    def feed(self, data: bytes) -> bool:
        """Take a chunk as it came; return whether more is wanted."""
        self._taken += len(data)
        try:
            for part in self._unpacker.feed(data):
                self._parts.append(part)
                self._size += len(part)
                if self._size > self._most:
                    return self._overflow()
        except zlib.error:
            self.flaw = DAMAGED
            return False
        return self._taken <= self._most or self._overflow()

    def _overflow(self) -> bool:
        self.flaw = f"it is longer than {self._most} bytes"
        kept, self._parts = self._parts, []
        size = 0
        while kept and size < LARGEST_ERROR:  # the rest is of no use, and is freed before anything is copied
            self._parts.append(kept.pop(0))
            size += len(self._parts[-1])
        return False

    def finish(self) -> None:
        """Note the end of the body."""
        self._unpacker.finish()
        self.flaw = self.flaw or self._unpacker.flaw

    def body(self) -> bytes:
        """Return what was gathered; of what was too long, its beginning."""
        whole = b"".join(self._parts)
        return whole if self._size <= self._most else whole[:LARGEST_ERROR]
