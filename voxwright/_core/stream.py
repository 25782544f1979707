"""Answers that stream: `ByteStream` of a sync client, `AsyncByteStream` of an async one."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from os import PathLike
    from pathlib import Path
    from types import TracebackType
    from typing import Any, Self

    from voxwright._core.exchange.effects import Failure, Headers, Interruption, RawAnswer
    from voxwright._core.exchange.tail import AsyncTail, SyncTail
    from voxwright._core.request import Request
    from voxwright.errors import APIError

__all__ = ["AsyncByteStream", "ByteStream"]

LARGEST_READ = 256 * 1024 * 1024
"""Bytes that `read` gathers at most; what is larger is iterated over, or saved."""


class StreamBase:
    """What is known of an answer that streams before its body is read.

    Status, content type and first bytes were judged before it was given out: it is a documented success, it is not
    empty, and it does not begin like JSON or a page of HTML. The bytes come as they are sent, save that gzip and
    deflate are undone. The total deadline of the call holds until the last byte.

    Attributes:
        status_code: The status.
        headers: Names in lower case.
        media_type: The media type without its parameters; None where the vendor does not say.
        request_id: The vendor's name for the exchange, for its support.
    """

    __slots__ = ("_began", "_broken", "_done", "_request", "headers", "media_type", "request_id", "status_code", "tail")

    def __init__(self, tail: Any, request: Request[Any], raw: RawAnswer, request_id: str | None) -> None:
        from voxwright._core.exchange.choose import media_type_of

        self.status_code = raw.status
        self.headers: Headers = raw.headers
        self.media_type = media_type_of(raw.headers)
        self.request_id = request_id
        self.tail = tail
        self._request = request
        self._began = False
        self._done: str | None = None
        self._broken: Failure | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing more will come: it was read to its end, closed, or it broke."""
        return self._done is not None

    def _before(self) -> None:
        """Raise where there is nothing to be read from any more, save the plain end."""
        if self._broken is not None:
            raise self._error(self._broken) from self._broken.cause
        if self._done == "closed":
            message = "the stream is closed"
            raise ValueError(message)

    def _after(self, outcome: bytes | Failure | Interruption | None) -> bytes | None:
        """Return a piece, or None at the end; raise what went wrong."""
        from voxwright._core.exchange.effects import Failure

        self._began = True
        if outcome is None:
            self._done = "ended"
            return None
        if isinstance(outcome, bytes):
            return outcome
        self._done = "closed"
        if isinstance(outcome, Failure):
            self._broken = outcome
            raise self._error(outcome) from outcome.cause
        raise outcome.error

    def _error(self, failure: Failure) -> APIError:
        from voxwright._core.exchange.answer import connection_error

        return connection_error(self._request, failure)

    def _check_whole(self) -> None:
        self._before()
        if self._began:
            message = "the stream was read from already: what is left of it is not the whole"
            raise ValueError(message)

    def _too_long(self) -> APIError:
        from voxwright.errors import UnexpectedResponseError

        operation = self._request.operation
        return UnexpectedResponseError(
            f"the answer is longer than {LARGEST_READ} bytes: iterate over it, or save it",
            provider=operation.vendor.name,
            operation=operation.name,
            sent=True,
            maybe_executed=True,
            request=self._request,
            status_code=self.status_code,
            request_id=self.request_id,
        )

    def __repr__(self) -> str:
        state = self._done or "open"
        return f"<{type(self).__name__} {self.status_code} {self.media_type or 'of unknown type'}, {state}>"

    def __reduce__(self) -> str:
        message = "a stream holds a connection and is never pickled or copied; read it or save it first"
        raise TypeError(message)


class ByteStream(StreamBase):
    """The bytes of an answer as they arrive; an iterator over `bytes`, and a context manager.

    The connection is given back at the end, by `close()`, and when the stream is dropped. It may be read after its
    client was closed. One thread at a time.

    Raises:
        OutcomeUnknownError: While it is read: a billed answer was cut, `phase` is "receive".
        APITimeoutError: While it is read: the deadline, which is the total for the call, passed.
        APIConnectionError: While it is read: the answer was cut, or is not as long as it said.
    """

    __slots__ = ()

    tail: SyncTail

    def __init__(self, tail: SyncTail, request: Request[Any], raw: RawAnswer, request_id: str | None) -> None:
        super().__init__(tail, request, raw, request_id)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        self._before()
        piece = self._after(self.tail.pull())
        if piece is None:
            raise StopIteration
        return piece

    def read(self) -> bytes:
        """Return all that is left, at most 256 MiB.

        Raises:
            UnexpectedResponseError: It is longer.
            APIConnectionError: It was cut, or the deadline passed; what had come is lost.
        """
        pieces: list[bytes] = []
        size = 0
        try:
            for piece in self:
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST_READ:
                    self.close()
                    raise self._too_long()
            return b"".join(pieces)
        finally:
            pieces.clear()  # an error keeps this frame, and would keep all of it

    def save(self, path: str | PathLike[str]) -> Path:
        """Write all of it to a file and return its path; one that is cut leaves no file, and an old one as it was.

        Raises:
            ValueError: It was read from already, or closed.
            OSError: The file can not be written.
            APIConnectionError: It was cut, or the deadline passed.
        """
        from voxwright._core.saving import Target

        self._check_whole()
        with Target(path) as target:
            for piece in self:
                target.write(piece)
            return target.keep()

    def close(self) -> None:
        """Give the connection back; what was not read is lost."""
        self._done = self._done or "closed"
        self.tail.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        self.close()


class AsyncByteStream(StreamBase):
    """The bytes of an answer as they arrive; an asynchronous iterator over `bytes`, and a context manager.

    The connection is given back at the end and by `aclose()`. A stream that is dropped unread gives it back when the
    event loop next tidies up, or ends: close it. It may be read after its client was closed, in the same event loop,
    by one task at a time.

    Raises:
        OutcomeUnknownError: While it is read: a billed answer was cut, `phase` is "receive".
        APITimeoutError: While it is read: the deadline, which is the total for the call, passed.
        APIConnectionError: While it is read: the answer was cut, or is not as long as it said.
    """

    __slots__ = ()

    tail: AsyncTail

    def __init__(self, tail: AsyncTail, request: Request[Any], raw: RawAnswer, request_id: str | None) -> None:
        super().__init__(tail, request, raw, request_id)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        self._before()
        piece = self._after(await self.tail.pull())
        if piece is None:
            raise StopAsyncIteration
        return piece

    async def read(self) -> bytes:
        """Return all that is left, at most 256 MiB.

        Raises:
            UnexpectedResponseError: It is longer.
            APIConnectionError: It was cut, or the deadline passed; what had come is lost.
        """
        pieces: list[bytes] = []
        size = 0
        try:
            async for piece in self:
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST_READ:
                    await self.aclose()
                    raise self._too_long()
            return b"".join(pieces)
        finally:
            pieces.clear()  # an error keeps this frame, and would keep all of it

    async def save(self, path: str | PathLike[str]) -> Path:
        """Write all of it to a file and return its path; one that is cut leaves no file, and an old one as it was.

        The file is written by a thread of the event loop's pool.

        Raises:
            ValueError: It was read from already, or closed.
            OSError: The file can not be written.
            APIConnectionError: It was cut, or the deadline passed.
        """
        from asyncio import to_thread

        from voxwright._core.saving import Target

        self._check_whole()
        target = await to_thread(Target, path)
        try:
            async for piece in self:
                await to_thread(target.write, piece)
            return await to_thread(target.keep)
        finally:
            target.close()

    async def aclose(self) -> None:
        """Give the connection back; what was not read is lost."""
        self._done = self._done or "closed"
        await self.tail.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        await self.aclose()
