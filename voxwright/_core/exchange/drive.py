"""Do what the call logic asks for: the two drivers, sync and async, and the two ways to make one attempt."""

from __future__ import annotations

from time import sleep

from voxwright._core.exchange.effects import Attempt, Drop, Interruption, Pause
from voxwright._core.exchange.outgoing import outgoing
from voxwright._core.exchange.quiet import CURRENT
from voxwright._core.exchange.wire import Flight, Upload

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
    from typing import Any, Protocol, TypeVar

    from voxwright._core.exchange.effects import Effects, Outcome, Work
    from voxwright._core.exchange.outgoing import Outgoing, RawHeaders
    from voxwright._core.exchange.tail import AsyncTail, SyncTail
    from voxwright._core.settings import Settings
    from voxwright._core.transport.shared import AsyncLease, SyncLease

    T = TypeVar("T")

    class Incoming(Protocol):
        """An answer, its body unread unless it was `consumed` before."""

        status: int
        headers: RawHeaders

        @property
        def consumed(self) -> bytes | None:
            """The whole body, where it is in memory already."""
            ...

    class SyncIncoming(Incoming, Iterable[bytes], Protocol):
        """An answer that is read by blocking."""

        def close(self) -> None:
            """End the exchange."""
            ...

    class AsyncIncoming(Incoming, AsyncIterable[bytes], Protocol):
        """An answer that is awaited."""

        async def aclose(self) -> None:
            """End the exchange."""
            ...

    class Carrier(Protocol):
        """What sends: ours, or what the user brought; `exact` where it ends at the deadline by itself."""

        exact: bool

    class SyncCarrier(Carrier, Protocol):
        """Sends by blocking."""

        def send(self, outgoing: Outgoing) -> SyncIncoming:
            """Send, and return the answer."""
            ...

    class AsyncCarrier(Carrier, Protocol):
        """Sends awaited."""

        async def send(self, outgoing: Outgoing) -> AsyncIncoming:
            """Send, and return the answer."""
            ...


class SyncWire:
    """Makes attempts through a carrier."""

    __slots__ = ("_carrier", "_settings", "_share")

    def __init__(self, settings: Settings, carrier: SyncCarrier, share: Callable[[], SyncLease] | None = None) -> None:
        self._settings = settings
        self._carrier = carrier
        self._share = share

    def attempt(self, attempt: Attempt) -> Outcome | Interruption:
        """Send the request once and return what came of it; nothing is raised."""
        flight = Flight()
        try:
            if attempt.deadline.expired():
                return flight.failed(None)
            carrier = self._carrier
            leaving = outgoing(attempt, self._settings, flight, upload_of(carrier)(attempt, flight))
            CURRENT.set(flight.redactor)
            answer = carrier.send(leaving)
            tail = None
            try:
                tail = self._receive(answer, flight, attempt)
            finally:
                if tail is None:
                    answer.close()
            if tail is not None:
                leaving.headers.clear()  # the stream may be kept for long, and the key is in them
                return flight.opened(tail)
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            return flight.failed(error)
        finally:
            CURRENT.set(None)
        return flight.failed(None) if flight.expired else flight.answer()

    def _receive(self, answer: SyncIncoming, flight: Flight, attempt: Attempt) -> SyncTail | None:
        consumed = answer.consumed
        collector = flight.answered(answer.status, answer.headers, consumed)
        if flight.may_stream(attempt.request):
            return self._open(answer, flight, attempt)
        if consumed is not None:
            return None
        exact = self._carrier.exact
        for chunk in answer:
            if not collector.feed(chunk):
                return None
            if not exact and attempt.deadline.expired():
                flight.expired = True
                return None
        collector.finish()
        return None

    def _open(self, answer: SyncIncoming, flight: Flight, attempt: Attempt) -> SyncTail | None:
        """Return the body to be streamed, or None where its first bytes say that it is none; then it is gathered."""
        from voxwright._core.exchange.tail import SyncTail

        tail = SyncTail(answer, flight, attempt.deadline)
        try:
            if tail.sound():
                if self._share is not None:
                    tail.keep(self._share().release)
                return tail
            collector = flight.collected(tail.head)
            while (piece := tail.advance()) is not None and collector.feed(piece):
                pass
        except BaseException:
            tail.close()
            raise
        tail.close()
        return None


class AsyncWire:
    """Makes attempts through an async carrier."""

    __slots__ = ("_carrier", "_settings", "_share")

    def __init__(
        self, settings: Settings, carrier: AsyncCarrier, share: Callable[[], AsyncLease] | None = None
    ) -> None:
        self._settings = settings
        self._carrier = carrier
        self._share = share

    async def attempt(self, attempt: Attempt) -> Outcome | Interruption:
        """Send the request once and return what came of it; nothing is raised."""
        from asyncio import get_running_loop, timeout_at

        flight = Flight()
        limit = timeout_at(get_running_loop().time() + attempt.deadline.remaining())
        try:
            if attempt.deadline.expired():
                return flight.failed(None)
            carrier = self._carrier
            leaving = outgoing(attempt, self._settings, flight, upload_of(carrier)(attempt, flight))
            CURRENT.set(flight.redactor)
            async with limit:
                answer = await carrier.send(leaving)
                tail = None
                try:
                    tail = await self._receive(answer, flight, attempt)
                finally:
                    if tail is None:
                        await answer.aclose()
            if tail is not None:
                leaving.headers.clear()  # the stream may be kept for long, and the key is in them
                return flight.opened(tail)
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            return flight.failed(None if limit.expired() and isinstance(error, TimeoutError) else error)
        finally:
            CURRENT.set(None)
        return flight.answer()

    async def _receive(self, answer: AsyncIncoming, flight: Flight, attempt: Attempt) -> AsyncTail | None:
        consumed = answer.consumed
        collector = flight.answered(answer.status, answer.headers, consumed)
        if flight.may_stream(attempt.request):
            return await self._open(answer, flight, attempt)
        if consumed is not None:
            return None
        async for chunk in answer:
            if not collector.feed(chunk):
                return None
        collector.finish()
        return None

    async def _open(self, answer: AsyncIncoming, flight: Flight, attempt: Attempt) -> AsyncTail | None:
        """Return the body to be streamed, or None where its first bytes say that it is none; then it is gathered."""
        from voxwright._core.exchange.tail import AsyncTail

        tail = AsyncTail(answer, flight, attempt.deadline)
        try:
            if await tail.sound():
                if self._share is not None:
                    tail.keep(self._share().release)
                return tail
            collector = flight.collected(tail.head)
            while (piece := await tail.advance()) is not None and collector.feed(piece):
                pass
        except BaseException:
            await tail.aclose()
            raise
        await tail.aclose()
        return None


def upload_of(carrier: Carrier) -> type[Upload]:
    """Return the class of bodies that a carrier takes."""
    return getattr(carrier, "upload", Upload)


def drive_sync(effects: Effects[T], attempt: Callable[[Attempt], Outcome | Interruption]) -> T:
    """Run the call logic to its end, and return its value."""
    reply: Any = None
    error: BaseException | None = None
    while True:
        try:
            effect = effects.send(reply) if error is None else effects.throw(error)
        except StopIteration as stop:
            return stop.value
        reply = error = None
        if isinstance(effect, Attempt):
            reply = attempt(effect)
            if isinstance(reply, Interruption):
                error = reply.error
        elif isinstance(effect, Pause):
            error = doze(effect)
        elif isinstance(effect, Drop):
            for tail in effect.tails:
                tail.close()
        else:
            reply, error = effect.done()


def doze(pause: Pause) -> BaseException | None:
    """Wait, and return what interrupted it."""
    try:
        sleep(pause.allowed())
    except BaseException as error:  # noqa: BLE001 - Ctrl-C, thrown into the logic, which may have to say a task's id
        return error
    return None


async def drive_async(effects: Effects[T], attempt: Callable[[Attempt], Awaitable[Outcome | Interruption]]) -> T:
    """Run the call logic to its end, and return its value."""
    reply: Any = None
    error: BaseException | None = None
    while True:
        try:
            effect = effects.send(reply) if error is None else effects.throw(error)
        except StopIteration as stop:
            return stop.value
        reply = error = None
        if isinstance(effect, Attempt):
            reply = await attempt(effect)
            if isinstance(reply, Interruption):
                error = reply.error
        elif isinstance(effect, Pause):
            error = await doze_async(effect)
        elif isinstance(effect, Drop):
            for tail in effect.tails:
                await tail.aclose()
        else:
            reply, error = await work_async(effect)


async def doze_async(pause: Pause) -> BaseException | None:
    """Wait, and return what interrupted it."""
    from asyncio import sleep as asleep

    try:
        await asleep(pause.allowed())
    except BaseException as error:  # noqa: BLE001 - a cancelling, thrown into the logic, which may have to say a task's id
        return error
    return None


async def work_async(work: Work[T]) -> tuple[T | None, BaseException | None]:
    """Have something done in a thread; what comes of it after a cancelling is undone there."""
    from asyncio import get_running_loop, shield

    future = get_running_loop().run_in_executor(None, work.done)
    try:
        return await shield(future)
    except BaseException as error:  # noqa: BLE001 - a cancelling, thrown into the logic
        future.add_done_callback(lambda late: work.undo(late.result()[0]))
        return None, error
