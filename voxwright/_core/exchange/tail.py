"""What is still to come of an answer that streams: pulled piece by piece, counted, inflated, until the deadline.

Whatever goes wrong comes out as a value, `Failure` or `Interruption`, since the frames below hold the key.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncGenerator, Generator

from voxwright._core.exchange.collect import DAMAGED, PIECE, Unpacker
from voxwright._core.exchange.opening import PAGE, UNDECIDED, opening
from voxwright._core.exchange.quiet import CURRENT

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
    from typing import Any

    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange.drive import AsyncIncoming, Incoming, SyncIncoming
    from voxwright._core.exchange.effects import Failure, Interruption, RawAnswer
    from voxwright._core.exchange.wire import Flight
    from voxwright._core.request import Request
    from voxwright._core.stream import AsyncByteStream, ByteStream

INFLATED_AT_ONCE = 8 * 1024 * 1024
"""Bytes that a compressed stream may inflate to whatever came of it: silence is compressed as no other sound is."""
LARGEST_RATIO = 32
"""Times of what came that it may inflate to beyond them. Sound is compressed to a half; a bomb to a thousandth."""


class IncompleteAnswerError(Exception):
    """A body is not what its head, or its own compression, says of it."""

    __module__ = "voxwright"


class Intake:
    """Turns the chunks of a body into pieces of what it holds, and holds their number against Content-Length."""

    __slots__ = ("_expected", "_made", "_taken", "_unpacker")

    def __init__(self, flight: Flight, consumed: bytes | None) -> None:
        coded = flight.header("content-encoding")
        self._unpacker = Unpacker("" if consumed is not None else coded)
        self._taken = 0
        self._made = 0
        length = flight.header("content-length").strip()
        framed = bool(flight.header("transfer-encoding")) or (consumed is not None and bool(coded))
        self._expected = int(length) if length.isdecimal() and length.isascii() and not framed else None

    def pieces(self, chunk: bytes) -> Iterable[bytes]:
        """Yield what a chunk holds.

        Raises:
            IncompleteAnswerError: It is more than was announced, or can not be inflated.
        """
        unpacker = self._unpacker
        if unpacker.flaw is not None:
            raise IncompleteAnswerError(unpacker.flaw)
        self._taken += len(chunk)
        if self._expected is not None and self._taken > self._expected:
            message = f"it is longer than the {self._expected} bytes of its Content-Length"
            raise IncompleteAnswerError(message)
        try:
            for piece in unpacker.feed(chunk):
                self._made += len(piece)
                if unpacker.inflates and self._made > INFLATED_AT_ONCE + LARGEST_RATIO * self._taken:
                    message = f"{self._taken} bytes of it inflate to {self._made} and more"
                    raise IncompleteAnswerError(message)
                if piece:
                    yield piece
        except zlib.error:
            raise IncompleteAnswerError(DAMAGED) from None

    def finish(self) -> None:
        """Note the end of the body.

        Raises:
            IncompleteAnswerError: There should have been more.
        """
        self._unpacker.finish()
        if self._unpacker.flaw is not None:
            raise IncompleteAnswerError(self._unpacker.flaw)
        if self._expected is not None and self._taken != self._expected:
            message = f"{self._taken} bytes came of the {self._expected} of its Content-Length"
            raise IncompleteAnswerError(message)


class Tail:
    """What both worlds share. `head` holds the pieces that were read to see what it is; they come first."""

    def __init__(self, answer: Incoming, flight: Flight, deadline: Deadline) -> None:
        self.head: list[bytes] = []
        self._flight = flight
        self._deadline = deadline
        self._intake = Intake(flight, answer.consumed)
        self._pending: Iterator[bytes] = iter(())
        self._open = True
        self._leave: Callable[[], Any] | None = None

    def opened(self, *, ended: bool) -> str:
        """Return what the body is, as far as its head says."""
        return opening(b"".join(self.head), ended=ended)

    def _late(self) -> bool:
        if self._deadline.expired():
            self._flight.expired = True
        return self._flight.expired


class SyncTail(Tail):
    """Pulled by blocking."""

    def __init__(self, answer: SyncIncoming, flight: Flight, deadline: Deadline) -> None:
        super().__init__(answer, flight, deadline)
        consumed = answer.consumed
        self._answer = answer
        self._chunks: Iterator[bytes] = iter(answer if consumed is None else sliced(consumed))

    def advance(self) -> bytes | None:
        """Return the next piece, or None at the end; what it raises must not reach a user."""
        while True:
            piece = next(self._pending, None)
            if piece is not None:
                return piece
            chunk = next(self._chunks, None)
            if chunk is None:
                self._intake.finish()
                return None
            if self._late():
                message = "the deadline has passed"
                raise TimeoutError(message)
            self._pending = iter(self._intake.pieces(chunk))

    def sound(self) -> bool:
        """Read until it is clear what the body is; return whether it is to be streamed."""
        while (found := self.opened(ended=False)) == UNDECIDED:
            piece = self.advance()
            if piece is None:
                return self.opened(ended=True) != PAGE
            self.head.append(piece)
        return found != PAGE

    def keep(self, leave: Callable[[], object]) -> None:
        """Note what gives back the share in the connections."""
        self._leave = leave

    def pull(self) -> bytes | Failure | Interruption | None:
        """Return the next piece, None at the end, or what went wrong; after anything but a piece it is closed."""
        if not self._open:
            return None
        CURRENT.set(self._flight.redactor)
        try:
            if self._late():
                outcome: bytes | Failure | Interruption | None = self._flight.failed(None)
            else:
                outcome = self.head.pop(0) if self.head else self.advance()
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            outcome = self._flight.failed(error)
        finally:
            CURRENT.set(None)
        if not isinstance(outcome, bytes):
            self.close()
        return outcome

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        self.head.clear()
        self._pending = iter(())
        chunks, self._chunks = self._chunks, iter(())
        try:
            if isinstance(chunks, Generator):
                chunks.close()
            self._answer.close()
        except Exception:  # noqa: BLE001, S110 - nothing that a user could do about, and its frames hold the key
            pass
        finally:
            leave, self._leave = self._leave, None
            if leave is not None:
                leave()

    def __del__(self) -> None:
        if getattr(self, "_open", False):
            self.close()

    def stream(self, request: Request[Any], raw: RawAnswer, request_id: str | None) -> ByteStream:
        """Return what the user gets."""
        from voxwright._core.stream import ByteStream

        return ByteStream(self, request, raw, request_id)


class AsyncTail(Tail):
    """Pulled awaited, in the event loop that sent the request."""

    def __init__(self, answer: AsyncIncoming, flight: Flight, deadline: Deadline) -> None:
        super().__init__(answer, flight, deadline)
        consumed = answer.consumed
        self._answer = answer
        self._chunks: AsyncIterator[bytes] = aiter(answer if consumed is None else Sliced(consumed))

    async def advance(self) -> bytes | None:
        """Return the next piece, or None at the end; what it raises must not reach a user."""
        while True:
            piece = next(self._pending, None)
            if piece is not None:
                return piece
            chunk = await anext(self._chunks, None)
            if chunk is None:
                self._intake.finish()
                return None
            self._pending = iter(self._intake.pieces(chunk))

    async def sound(self) -> bool:
        """Read until it is clear what the body is; return whether it is to be streamed."""
        while (found := self.opened(ended=False)) == UNDECIDED:
            piece = await self.advance()
            if piece is None:
                return self.opened(ended=True) != PAGE
            self.head.append(piece)
        return found != PAGE

    def keep(self, leave: Callable[[], Awaitable[object]]) -> None:
        """Note what gives back the share in the connections."""
        self._leave = leave

    async def pull(self) -> bytes | Failure | Interruption | None:
        """Return the next piece, None at the end, or what went wrong; after anything but a piece it is closed."""
        if not self._open:
            return None
        outcome = await self._pulled()
        if not isinstance(outcome, bytes):
            await self.aclose()
        return outcome

    async def _pulled(self) -> bytes | Failure | Interruption | None:
        from asyncio import get_running_loop, timeout_at

        if self._late():
            return self._flight.failed(None)
        if self.head:
            return self.head.pop(0)
        limit = timeout_at(get_running_loop().time() + self._deadline.remaining())
        CURRENT.set(self._flight.redactor)
        try:
            async with limit:
                return await self.advance()
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            return self._flight.failed(None if limit.expired() and isinstance(error, TimeoutError) else error)
        finally:
            CURRENT.set(None)

    async def aclose(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        self.head.clear()
        self._pending = iter(())
        chunks, self._chunks = self._chunks, aiter(Sliced(b""))
        try:
            if isinstance(chunks, AsyncGenerator):
                await chunks.aclose()
            await self._answer.aclose()
        except Exception:  # noqa: BLE001, S110 - nothing that a user could do about, and its frames hold the key
            pass
        finally:
            leave, self._leave = self._leave, None
            if leave is not None:
                await leave()

    def stream(self, request: Request[Any], raw: RawAnswer, request_id: str | None) -> AsyncByteStream:
        """Return what the user gets."""
        from voxwright._core.stream import AsyncByteStream

        return AsyncByteStream(self, request, raw, request_id)


def sliced(body: bytes) -> Iterator[bytes]:
    """Yield a body that is in memory already, piece by piece."""
    for start in range(0, len(body), PIECE):
        yield body[start : start + PIECE]


class Sliced:
    """A body that is in memory already, piece by piece, awaited."""

    def __init__(self, body: bytes) -> None:
        self._pieces = sliced(body)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        piece = next(self._pieces, None)
        if piece is None:
            raise StopAsyncIteration
        return piece
