"""Where the bytes of a clip come from: memory or a file, read in pieces, never held whole, the same each time."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voxwright._core.clip import SupportsRead

__all__ = ["CHUNK_BYTES", "PIECE_BYTES", "BodyChangedError", "FileReader", "MemoryReader", "Reader", "sliced"]

CHUNK_BYTES = 256 * 1024
"""The most that goes out at once."""
PIECE_BYTES = CHUNK_BYTES
"""What is read from a file at once."""


WHOLE_BYTES = 2 * 1024 * 1024
"""What goes out at once where it is in memory as bytes already: no copy is made of it."""


class BodyChangedError(Exception):
    """What is being sent changed, or became shorter, between two readings or during one.

    It is raised before the last byte went out, so that a vendor never takes the body for a whole one.
    """


def sliced(data: bytes | memoryview) -> Iterator[bytes]:
    """Yield `data` in chunks, without a copy of the whole."""
    if isinstance(data, bytes) and len(data) <= CHUNK_BYTES:
        if data:
            yield data
        return
    view = memoryview(data)
    for start in range(0, len(view), CHUNK_BYTES):
        yield bytes(view[start : start + CHUNK_BYTES])


class Reader:
    """Bytes of a known number that can be read again."""

    __slots__ = ("_checksum", "size")

    size: int

    def __init__(self, size: int) -> None:
        self.size = size
        self._checksum = (0, 0)

    @property
    def blocking(self) -> bool:
        """Whether reading takes a while: it waits for a disk, or compares what is read with an earlier reading."""
        return True

    def head(self, count: int) -> bytes:
        """Return the first `count` bytes, or all if there are fewer."""
        raise NotImplementedError

    def chunks(self) -> Iterator[bytes]:
        """Yield exactly `size` bytes.

        Raises:
            BodyChangedError: they are not the ones that were there when this was opened, or at an earlier reading.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what this opened itself."""

    def _watched(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Yield `chunks`, and note a checksum by which a second reading can tell whether they are still the same."""
        from zlib import crc32

        checksum = count = 0
        for chunk in chunks:
            checksum = crc32(chunk, checksum)
            count += len(chunk)
            if count > self._checksum[1]:
                self._checksum = (checksum, count)
            yield chunk

    def _compare(self, chunks: Iterator[bytes]) -> None:
        """Refuse to go on if `chunks` do not begin with what an earlier reading gave out."""
        checksum, count = self._checksum
        if not count:
            return
        from zlib import crc32

        found = seen = 0
        for chunk in chunks:
            found = crc32(chunk[: count - seen], found)
            seen += len(chunk)
            if seen >= count:
                break
        if found != checksum:
            why = "its content is not what it was at an earlier attempt"
            raise _changed(why)


class MemoryReader(Reader):
    """Bytes in memory; a buffer that its owner can write to is compared before it is sent a second time."""

    __slots__ = ("_view",)

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._view = memoryview(data).cast("B")
        super().__init__(len(self._view))

    @property
    def blocking(self) -> bool:
        # Only a second reading compares, all of it at once; the first is no more work than that of bytes.
        return self._checksum[1] > 0

    def head(self, count: int) -> bytes:
        return bytes(self._view[:count])

    def chunks(self) -> Iterator[bytes]:
        if isinstance(self._view.obj, bytes):
            # The whole of it without a copy, where it is no more than a few chunks.
            whole = self._view.obj if len(self._view.obj) == len(self._view) <= WHOLE_BYTES else self._view
            yield from (whole,) if isinstance(whole, bytes) else sliced(whole)
            return
        self._compare(sliced(self._view))
        yield from self._watched(sliced(self._view))

    def close(self) -> None:
        self._view.release()


class FileReader(Reader):
    """A binary file from `start` on, `size` bytes of it.

    `own` files are closed here. A user's file is never closed and is left where it was found. A change is seen by the
    file's size and time of modification where it has them, else by a checksum.
    """

    __slots__ = ("_file", "_own", "_stamp", "_start")

    def __init__(self, file: SupportsRead, start: int, size: int, *, own: bool, private: bool = False) -> None:
        super().__init__(size)
        self._file = file
        self._start = start
        self._own = own
        self._stamp = () if private else stamp_of(file)

    def head(self, count: int) -> bytes:
        try:
            return b"".join(self._read(min(count, self.size)))
        finally:
            self._restore()

    def chunks(self) -> Iterator[bytes]:
        unseen = self._stamp is None
        if unseen:
            self._compare(self._chunks())
        try:
            yield from self._watched(self._chunks()) if unseen else self._chunks()
        finally:
            self._restore()

    def close(self) -> None:
        if self._own:
            self._file.close()

    def _chunks(self) -> Iterator[bytes]:
        for piece in self._read(self.size):
            yield from sliced(piece)

    def _read(self, count: int) -> Iterator[bytes]:
        done = 0
        while done < count:
            wanted = min(PIECE_BYTES, count - done)
            try:
                # Before each piece: the user, or another request, may have moved in the same file.
                self._file.seek(self._start + done)
                piece = self._file.read(wanted)
            except (OSError, ValueError) as error:
                why = f"it can not be read any more ({type(error).__name__}: {error})"
                raise _changed(why) from None
            if not piece or len(piece) > wanted:
                why = f"it ended after {done} of {self.size} bytes"
                raise _changed(why)
            done += len(piece)
            if self._stamp and stamp_of(self._file) != self._stamp:
                why = "it was written to after it was opened"
                raise _changed(why)
            yield piece

    def _restore(self) -> None:
        if not self._own:
            try:
                self._file.seek(self._start)
            except (OSError, ValueError):  # closed meanwhile by its owner: nothing to restore
                return


def stamp_of(file: SupportsRead) -> tuple[int, int] | None:
    """Return size and time of modification of the file behind `file`, or None if it has none."""
    import os

    try:
        status = os.fstat(file.fileno())
    except (AttributeError, OSError, ValueError, TypeError):
        return None
    return (status.st_size, status.st_mtime_ns)


def _changed(why: str) -> BodyChangedError:
    return BodyChangedError(f"the file or buffer that is being sent changed: {why}")
