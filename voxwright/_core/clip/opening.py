"""From what a user gives as a clip to bytes of a known number."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from voxwright._core.clip import Clip, SupportsRead
    from voxwright._core.schema.file import File

import os
import stat

from voxwright._core.clip import Forgotten
from voxwright._core.clip.names import is_path, path_of
from voxwright._core.clip.readers import PIECE_BYTES, FileReader, MemoryReader, Reader
from voxwright._core.refusal import refusal, type_name

__all__ = ["is_stream", "open_reader", "peek", "reads_once"]

_IN_MEMORY = 1024 * 1024
_TAKEN = "a path, bytes, a binary file or voxwright.Clip"


def open_reader(clip: Clip, *, schema: File, field: str) -> Reader:
    """Return the bytes of `clip`, at least one and at most `schema.max_bytes`."""
    reader = _reader(clip, limit=schema.max_bytes, field=field)
    try:
        _check_size(reader.size, limit=schema.max_bytes, field=field, once=hasattr(clip.content, "read"))
    except BaseException:
        reader.close()
        raise
    return reader


def _check_size(size: int, *, limit: int | None, field: str, once: bool) -> None:
    if size <= 0:
        hint = " (a stream that can not seek can be sent once)" if once else ""
        raise refusal(field, f"is empty: there is nothing to send{hint}")
    if limit is not None and size > limit:
        raise refusal(field, f"is {size} bytes large; the vendor takes at most {limit} bytes", allowed=limit)


def _reader(clip: Clip, *, limit: int | None, field: str) -> Reader:
    content: object = clip.content
    if isinstance(content, (bytes, bytearray, memoryview)):
        try:
            return MemoryReader(content)  # pyright: ignore[reportUnknownArgumentType]
        except (TypeError, ValueError):
            raise refusal(field, "is a memoryview that is released or not contiguous", allowed=_TAKEN) from None
    if is_path(content):
        return _open_path(clip, limit=limit, field=field)
    file = _checked_file(content, field=field)
    bounds = _bounds(file)
    if bounds is None:
        return _spooled(file, clip.peeked, limit=limit, field=field)
    return FileReader(file, bounds[0], bounds[1] - bounds[0], own=False)


def _open_path(clip: Clip, *, limit: int | None, field: str) -> Reader:
    path = path_of(clip.content)
    try:
        file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115 - closed by its reader
    except (OSError, ValueError) as error:
        _refuse_path(path, error, field=field)
    status = os.fstat(file.fileno())
    if stat.S_ISREG(status.st_mode):
        if not status.st_size:
            file.close()
            raise refusal(field, f"is an empty file: {path!r}")
        return FileReader(file, 0, status.st_size, own=True)
    with file:  # a pipe, or a device
        return _spooled(file, clip.peeked, limit=limit, field=field)


def _refuse_path(path: str, error: Exception, *, field: str) -> NoReturn:
    if isinstance(error, FileNotFoundError):
        reason = f"is a file that does not exist: {path!r}"
    elif isinstance(error, IsADirectoryError) or os.path.isdir(path.replace("\0", "")):  # noqa: PTH112 - it is text here
        reason = f"is a directory: {path!r}"
    else:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        reason = f"is a file that can not be read ({why}): {path[:200]!r}"
    raise refusal(field, reason) from None


def _checked_file(content: object, *, field: str) -> SupportsRead:
    """Return `content` if it is an open binary file."""
    if isinstance(content, Forgotten):
        raise refusal(field, "was not kept when this request went through pickle; make the request again")
    read = getattr(content, "read", None)
    if not callable(read):
        raise refusal(field, f"must be {_TAKEN}, not {type_name(content)}", allowed=_TAKEN)
    try:
        probe = read(0)
    except (OSError, ValueError) as error:
        raise refusal(field, f"is a file that can not be read ({error})") from None
    if isinstance(probe, str):
        raise refusal(field, "is a file in text mode; open it with mode 'rb'")
    if not isinstance(probe, (bytes, bytearray)):
        _discard(probe)
        raise refusal(field, f"has a read() that returns {type_name(probe)} and not bytes", allowed=_TAKEN)
    return content  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def _discard(awaitable: Any) -> None:
    """Close what an asynchronous read() returned, which would warn that it was never awaited."""
    close = getattr(awaitable, "close", None)
    if callable(close):
        close()


def _bounds(file: Any) -> tuple[int, int] | None:
    """Return where a file stands and where it ends, or None if it can not seek."""
    try:
        if hasattr(file, "seekable") and not file.seekable():
            return None
        start = file.tell()
        file.seek(0, os.SEEK_END)
        end = file.tell()
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return None
    return start, end


def _spooled(file: SupportsRead, peeked: bytes, *, limit: int | None, field: str) -> Reader:
    """Copy a stream to where its size is known; no further than just beyond the vendor's limit."""
    from tempfile import SpooledTemporaryFile

    spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by its reader
    try:
        size = spool.write(peeked)
        while piece := _next_piece(file, field=field):
            size += len(piece)
            _check_copied(size, limit=limit, field=field)
            spool.write(piece)
    except BaseException:
        spool.close()
        raise
    return FileReader(spool, 0, size, own=True, private=True)


def _check_copied(size: int, *, limit: int | None, field: str) -> None:
    if limit is not None and size > limit:
        reason = f"is more than the {limit} bytes that the vendor takes at most"
        raise refusal(field, reason, allowed=limit)


def _next_piece(file: SupportsRead, *, field: str) -> bytes:
    try:
        return file.read(PIECE_BYTES) or b""
    except (OSError, ValueError) as error:
        raise refusal(field, f"is a file that can not be read ({error})") from None


def is_stream(content: object, *, field: str) -> bool:
    """Whether `content` is an open file that can be read once only."""
    if isinstance(content, (bytes, bytearray, memoryview)) or is_path(content):
        return False
    return _bounds(_checked_file(content, field=field)) is None


def reads_once(content: object, *, field: str) -> bool:
    """Whether `content` can be read once only: an open stream, or the path of a pipe."""
    if not is_path(content):
        return is_stream(content, field=field)
    try:
        mode = os.stat(path_of(content)).st_mode  # noqa: PTH116 - it is text here
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def peek(clip: Clip, count: int, *, field: str) -> bytes:
    """Return the first `count` bytes of a stream, and keep them with the clip, which still sends them."""
    head = clip.peeked
    while len(head) < count and (more := clip.content.read(count - len(head))):
        head += more
    object.__setattr__(clip, "peeked", head)
    if not head:
        _check_size(0, limit=None, field=field, once=True)
    return head
