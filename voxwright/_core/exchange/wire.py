"""One attempt, there and back, the part that sync and async share: the body's pull, the answer, what went wrong.

What these functions return holds no key.
"""

from __future__ import annotations

from voxwright._core.exchange.choose import ever_streams, may_stream, media_type_of
from voxwright._core.exchange.collect import Collector
from voxwright._core.exchange.effects import Failure, Interruption, RawAnswer
from voxwright._core.exchange.quiet import mask_logs
from voxwright._core.exchange.redact import Redactor, describe
from voxwright._core.request.encode import file_schema
from voxwright.errors import InvalidRequestError, VoxwrightError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from asyncio import Future
    from collections.abc import AsyncIterator, Iterator
    from typing import Any

    from voxwright._core.exchange.effects import Attempt
    from voxwright._core.exchange.tail import AsyncTail, SyncTail
    from voxwright._core.request import Request

SMALL_BODY = 64 * 1024
"""Bytes; a body up to this comes in one chunk and is not worth a hop to a thread."""
PERMANENT = frozenset({"UnsupportedProtocol", "InvalidURL", "LocalProtocolError"})
"""Exceptions, of httpx and of httpcore, that the same attempt must meet again."""


mask_logs()


class Flight:
    """What is known of one attempt while it runs; it is the judge of `phase` and `sent`, not any exception."""

    __slots__ = ("_collector", "_headers", "_interruption", "_status", "expired", "phase", "redactor", "sent")

    def __init__(self) -> None:
        self.phase = "connect"
        self.sent = False
        self.expired = False
        self.redactor = NOTHING_SECRET
        self._interruption: Interruption | None = None
        self._status = 0
        self._headers: tuple[tuple[str, str], ...] = ()
        self._collector: Collector | None = None

    def answered(self, status: int, headers: list[tuple[bytes, bytes]], consumed: bytes | None) -> Collector:
        """Note status and headers, and return what gathers the body; `consumed` is one that is in memory already."""
        self.phase = "receive"
        self._status = status
        texts = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers]
        if self.redactor.finds("\n".join([value for _, value in texts])):
            texts = [(name, self.redactor.text(value)) for name, value in texts]
        self._headers = tuple(texts)
        encoding = self.header("content-encoding") if consumed is None else ""
        collector = self._collector = Collector(status, encoding)
        if consumed is not None:
            collector.feed(consumed)
        return collector

    def header(self, name: str) -> str:
        """Return the first value of a header of the answer, or nothing; its name is in lower case."""
        for known, value in self._headers:
            if known == name:
                return value
        return ""

    def may_stream(self, request: Request[Any]) -> bool:
        """Tell whether the answer is one that streams, as far as its head says."""
        if not ever_streams(request.operation) or (self._collector is not None and self._collector.flaw is not None):
            return False
        return may_stream(request.operation, self._status, media_type_of(self._headers))

    def collected(self, head: list[bytes]) -> Collector:
        """Return what gathers a body that is not to be streamed after all, with its first pieces, inflated before."""
        collector = self._collector = Collector(self._status, "")
        for piece in head:
            collector.feed(piece)
        return collector

    def opened(self, tail: SyncTail | AsyncTail) -> RawAnswer:
        """Return the answer whose body streams."""
        return RawAnswer(self._status, self._headers, b"", redactor=self.redactor, sent=self.sent, tail=tail)

    def answer(self) -> RawAnswer:
        """Return the answer, its secrets masked."""
        collector = self._collector
        body = b"" if collector is None else collector.body()
        mask = self.redactor.answer_bytes if 200 <= self._status < 300 else self.redactor.error_bytes
        flaw = None if collector is None else collector.flaw
        return RawAnswer(self._status, self._headers, mask(body), redactor=self.redactor, flaw=flaw, sent=self.sent)

    def stop(self, error: BaseException, *, own: bool = False) -> Stopped:
        """Keep an exception that is to reach the caller as it is, and return what ends the attempt in its place.

        `own` says that it is the user's, raised by a callback: then the frames of the callback stay with it.
        """
        frames = error.__traceback__.tb_next if own and error.__traceback__ else None
        self._interruption = Interruption(error, frames=frames)
        return Stopped()

    def failed(self, error: BaseException | None) -> Failure | Interruption:
        """Return what an exception of the attempt means; None stands for our own deadline."""
        if self._interruption is not None:
            return self._interruption
        if isinstance(error, VoxwrightError) or not (error is None or isinstance(error, Exception)):
            return Interruption(error)
        kinds = {kind.__name__ for kind in type(error).__mro__}
        return Failure(
            self.phase,
            sent=self.sent,
            timed_out=error is None or self.expired or not kinds.isdisjoint({"TimeoutException", "TimeoutError"}),
            permanent=not kinds.isdisjoint(PERMANENT) or "CERTIFICATE_VERIFY_FAILED" in str(error),
            cause=None if error is None else describe(error, self.redactor),
            partial=self.answer() if self._status else None,
        )


NOTHING_SECRET = Redactor()


class Stopped(Exception):  # noqa: N818 - it is no error: it unwinds an attempt
    """Ends an attempt from within a callback."""


class PulledTwiceError(Exception):
    """A transport asked for the body of an attempt a second time."""


class Upload:
    """The body of one attempt. Its first pull is what "sent" means; it is pulled once."""

    __slots__ = ("_attempt", "_done", "_flight")

    def __init__(self, attempt: Attempt, flight: Flight) -> None:
        self._attempt = attempt
        self._flight = flight
        self._done = 0

    def __iter__(self) -> Iterator[bytes]:
        chunks = self._begin()
        while (chunk := self._pull(chunks)) is not None:
            yield chunk
            self._count(chunk)
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = self._begin()
        body = self._attempt.body
        if body is None or not body.blocking or body.length <= SMALL_BODY:
            while (chunk := self._pull(chunks)) is not None:
                yield chunk
                self._count(chunk)
        else:
            from asyncio import get_running_loop

            loop = get_running_loop()
            coming = loop.run_in_executor(None, self._pull, chunks)
            try:
                while (chunk := await coming) is not None:
                    coming = loop.run_in_executor(None, self._pull, chunks)  # the next one, while this one is sent
                    yield chunk
                    self._count(chunk)
            finally:
                coming.add_done_callback(forget)
        self._end()

    def _begin(self) -> Iterator[bytes]:
        flight = self._flight
        if flight.sent:
            raise PulledTwiceError("the body of a request is sent once")
        flight.sent = True
        flight.phase = "send"
        body = self._attempt.body
        return iter(()) if body is None else body.chunks()

    def _pull(self, chunks: Iterator[bytes]) -> bytes | None:
        try:
            return next(chunks, None)
        except VoxwrightError as error:
            stopped = self._flight.stop(error)
        except Exception as error:  # noqa: BLE001 - whatever a user's file object raises
            stopped = self._flight.stop(unreadable(self._attempt.request, error))
        raise stopped

    def _count(self, chunk: bytes) -> None:
        self._done += len(chunk)
        attempt = self._attempt
        if attempt.on_progress is None or attempt.body is None:
            return
        try:
            attempt.on_progress(self._done, attempt.body.length)
        except BaseException as error:  # noqa: BLE001 - the user's own, handed back as it is
            stopped = self._flight.stop(error, own=True)
        else:
            return
        raise stopped

    def _end(self) -> None:
        body = self._attempt.body
        if body is not None and self._done != body.length:
            raise self._flight.stop(unreadable(self._attempt.request, None))
        self._flight.phase = "wait"


def forget(late: Future[bytes | None]) -> None:
    """Take notice of what was read, or went wrong, after nobody wanted it any more."""
    if not late.cancelled():
        late.exception()


def unreadable(request: Request[Any], error: Exception | None) -> InvalidRequestError:
    """Return the error for a body that could not be read to its end while it was sent; it names the field of a file."""
    operation = request.operation
    file = next((field for field, _ in request.given if file_schema(field.schema) is not None), None)
    why = "its length changed" if error is None else f"{type(error).__name__}: {error}"
    reason = f"could not be read to its end while it was sent ({why}); the vendor got an incomplete request"
    return InvalidRequestError(
        f"the body {reason}",
        provider=operation.vendor.name,
        operation=operation.name,
        field=None if file is None else file.wire,
        argument=None if file is None else file.argument,
        reason=reason,
    )
