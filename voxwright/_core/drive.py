"""Do what the call logic asks for: the two drivers, sync and async, and the two ways to make one attempt."""

from __future__ import annotations

from time import sleep

import httpx

from voxwright._core.effects import Attempt, Interruption
from voxwright._core.wire import Flight, Stopped, build

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any, TypeVar

    from voxwright._core.effects import Effects, Outcome, Pause
    from voxwright._core.settings import Settings

    T = TypeVar("T")


class SyncWire:
    """Makes attempts through a transport, or through the user's own `httpx.Client`."""

    __slots__ = ("_client", "_exact", "_settings", "_transport")

    def __init__(
        self, settings: Settings, *, transport: httpx.BaseTransport | None, client: httpx.Client | None, exact: bool
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._client = client
        self._exact = exact

    def attempt(self, attempt: Attempt) -> Outcome | Interruption:
        """Send the request once and return what came of it; nothing is raised."""
        flight = Flight(attempt)
        try:
            if attempt.deadline.expired():
                return flight.failed(None)
            own = None if self._client is None else own_headers(self._client)
            request = build(attempt, self._settings, flight, own)
            request.extensions["timeout"] = timeouts(attempt, exact=self._exact, client=self._client)
            response = self._send(request)
            try:
                self._receive(response, flight, attempt)
            finally:
                response.close()
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            return flight.failed(error)
        return flight.failed(None) if flight.expired else flight.answer()

    def _send(self, request: httpx.Request) -> httpx.Response:
        if self._client is not None:
            return self._client.send(request, stream=True, auth=None, follow_redirects=False)
        if self._transport is None:
            raise Stopped
        return self._transport.handle_request(request)

    def _receive(self, response: httpx.Response, flight: Flight, attempt: Attempt) -> None:
        collector = flight.answered(response)
        if response.is_stream_consumed:
            collector.feed(response.content)
            return
        stream = response.stream
        if not isinstance(stream, httpx.SyncByteStream):
            raise TypeError("an answer of an async transport came to a sync client")  # noqa: EM101, TRY003
        for chunk in stream:
            if not collector.feed(chunk):
                return
            if not self._exact and attempt.deadline.expired():
                flight.expired = True
                return
        collector.finish()


class AsyncWire:
    """Makes attempts through an async transport, or through the user's own `httpx.AsyncClient`."""

    __slots__ = ("_client", "_exact", "_settings", "_transport")

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx.AsyncBaseTransport | None,
        client: httpx.AsyncClient | None,
        exact: bool,
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._client = client
        self._exact = exact

    async def attempt(self, attempt: Attempt) -> Outcome | Interruption:
        """Send the request once and return what came of it; nothing is raised."""
        from asyncio import get_running_loop, timeout_at

        flight = Flight(attempt)
        limit = timeout_at(get_running_loop().time() + attempt.deadline.remaining())
        try:
            if attempt.deadline.expired():
                return flight.failed(None)
            own = None if self._client is None else own_headers(self._client)
            request = build(attempt, self._settings, flight, own)
            if not self._exact:
                request.extensions["timeout"] = timeouts(attempt, exact=False, client=self._client)
            async with limit:
                response = await self._send(request)
                try:
                    await self._receive(response, flight)
                finally:
                    await response.aclose()
        except BaseException as error:  # noqa: BLE001 - turned into a value: its frames hold the key
            return flight.failed(None if limit.expired() and isinstance(error, TimeoutError) else error)
        return flight.answer()

    async def _send(self, request: httpx.Request) -> httpx.Response:
        if self._client is not None:
            return await self._client.send(request, stream=True, auth=None, follow_redirects=False)
        if self._transport is None:
            raise Stopped
        return await self._transport.handle_async_request(request)

    async def _receive(self, response: httpx.Response, flight: Flight) -> None:
        collector = flight.answered(response)
        if response.is_stream_consumed:
            collector.feed(response.content)
            return
        stream = response.stream
        if not isinstance(stream, httpx.AsyncByteStream):
            raise TypeError("an answer of a sync transport came to an async client")  # noqa: EM101, TRY003
        async for chunk in stream:
            if not collector.feed(chunk):
                return
        collector.finish()


def own_headers(client: httpx.Client | httpx.AsyncClient) -> dict[str, str]:
    """Return the default headers of a user's own client, without those that httpx itself puts there."""
    usual = {"accept", "accept-encoding", "connection", "user-agent", "authorization"}
    return {name: value for name, value in client.headers.items() if name.lower() not in usual}


def timeouts(
    attempt: Attempt, *, exact: bool, client: httpx.Client | httpx.AsyncClient | None
) -> dict[str, float | None]:
    """Return what httpx calls timeouts.

    `exact` is for our own sync transport: moments of the monotonic clock. A user's transport gets the seconds left for
    each step; so does a user's client that was not given a timeout of its own.
    """
    left = max(0.001, attempt.deadline.remaining())
    if exact:
        at = attempt.deadline.at
        return {"connect": at, "read": at, "write": at, "pool": left}
    given = {} if client is None or client.timeout == httpx.Timeout(5.0) else client.timeout.as_dict()
    own = {name: given.get(name) for name in ("connect", "read", "write", "pool")}
    return {name: left if value is None else min(value, left) for name, value in own.items()}


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
        else:
            error = doze(effect)


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
        else:
            error = await doze_async(effect)


async def doze_async(pause: Pause) -> BaseException | None:
    """Wait, and return what interrupted it."""
    from asyncio import sleep as asleep

    try:
        await asleep(pause.allowed())
    except BaseException as error:  # noqa: BLE001 - a cancelling, thrown into the logic, which may have to say a task's id
        return error
    return None
