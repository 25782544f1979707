"""The default transports: httpcore's pools called directly, shared by all clients of a process or an event loop.

The only module that knows httpcore. httpx is not loaded here: it would cost more than the call.
"""

from __future__ import annotations

from threading import Lock
from urllib.parse import unquote, urlsplit

import httpcore

from voxwright._core.transport.network import proxy_for, tls_context
from voxwright._core.transport.sockets import SyncBackend

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Any

    from voxwright._core.exchange.outgoing import Outgoing, Place

KEPT_ALIVE = 10
"""Idle connections of a pool; httpcore's work per request grows with their number."""
KEEPALIVE_SECONDS = 4.0
"""Below the five seconds after which common servers hang up, so that a billed request meets no closing connection."""


class CoreURL(httpcore.URL):
    """An address in parts, whose origin is made once for all requests to it."""

    def __init__(self, origin: httpcore.Origin, target: bytes) -> None:
        self.scheme = origin.scheme
        self.host = origin.host
        self.port = origin.port
        self.target = target
        self._origin = origin

    @property
    def origin(self) -> httpcore.Origin:
        """Scheme, host and port."""
        return self._origin


class CoreRequest(httpcore.Request):
    """A request whose parts are of the right types already, which httpcore's constructor makes sure of at length."""

    def __init__(self, outgoing: Outgoing, origin: httpcore.Origin, extensions: dict[str, Any]) -> None:
        self.method = outgoing.method
        self.url = CoreURL(origin, outgoing.target)
        self.headers = outgoing.headers
        self.stream = outgoing.upload
        self.extensions = extensions


def has_surplus(stream: Any) -> bool:
    """Tell whether more came on a connection than the answer to its request.

    httpcore would take it for the beginning of the next answer, so such a connection must not be used again. It has no
    public way to ask; where its inner names change, a test fails and this says False.
    """
    connection = getattr(getattr(stream, "_stream", None), "_connection", None)
    trailing = getattr(getattr(connection, "_h11_state", None), "trailing_data", (b"",))
    return bool(trailing[0])


class Answer:
    """An answer, its body unread. What httpcore raises while it is read comes out as it is."""

    __slots__ = ("_socket", "_stream", "headers", "status")

    consumed: bytes | None = None
    """No body is in memory yet."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self._stream: Any = answer.stream
        extensions: Any = answer.extensions  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        self._socket = extensions["network_stream"]

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream
        if has_surplus(self._stream):
            self._socket.close()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield chunk
        if has_surplus(self._stream):
            await self._socket.aclose()

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        self._stream.close()

    async def aclose(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        await self._stream.aclose()


class Pools:
    """The pools of a transport, one for each scheme and proxy, and which one an address goes to."""

    make: Any = None
    """Makes a pool."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pools: dict[tuple[str, str | None], Any] = {}
        self._routes: dict[Place, tuple[Any, httpcore.Origin]] = {}

    def route(self, place: Place) -> tuple[Any, httpcore.Origin]:
        """Return the pool for an address, and the address as httpcore wants it."""
        return self._routes.get(place) or self._find(place)

    def _find(self, place: Place) -> tuple[Any, httpcore.Origin]:
        with self._lock:
            key = (place.scheme, proxy_for(place.scheme, place.host, place.port))
            pool = self._pools.get(key)
            if pool is None:
                pool = self._pools[key] = self.make(**pool_arguments(*key))
            origin = httpcore.Origin(place.scheme.encode("ascii"), place.host.encode("ascii"), place.port)
            self._routes[place] = (pool, origin)
        return pool, origin

    def forget(self) -> list[Any]:
        """Return all pools, to be closed, and keep none."""
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
            self._routes.clear()
        return pools


def pool_arguments(scheme: str, proxy: str | None) -> dict[str, Any]:
    """Return what the constructors of httpcore's pools take."""
    arguments: dict[str, Any] = {
        "max_connections": None,
        "max_keepalive_connections": KEPT_ALIVE,
        "keepalive_expiry": KEEPALIVE_SECONDS,
        # A pool for plain http never needs a context, and making one costs more than the call.
        "ssl_context": tls_context() if scheme == "https" else None,
    }
    if proxy is not None:
        parts = urlsplit(proxy)
        arguments["proxy"] = httpcore.Proxy(
            f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
            auth=(unquote(parts.username), unquote(parts.password or "")) if parts.username else None,
        )
    return arguments


class SyncTransport(Pools):
    """Sends requests from any thread, each until its deadline."""

    exact = True
    """Nothing it does goes on beyond the deadline."""

    @staticmethod
    def make(**arguments: Any) -> httpcore.ConnectionPool:
        """Make a pool."""
        backend: Any = SyncBackend(httpcore.WriteError)  # like httpcore's, and none of them
        return httpcore.ConnectionPool(network_backend=backend, **arguments)

    def send(self, outgoing: Outgoing) -> Answer:
        """Send a request and return its answer, the body unread."""
        pool, origin = self.route(outgoing.place)
        at = outgoing.deadline.at
        extensions = {
            "timeout": {"connect": at, "read": at, "write": at, "pool": max(0.001, outgoing.deadline.remaining())}
        }
        return Answer(pool.handle_request(CoreRequest(outgoing, origin, extensions)))

    def close(self) -> None:
        """Close the idle connections and forget the pools."""
        for pool in self.forget():
            pool.close()


class AsyncTransport(Pools):
    """Sends requests of one event loop, inside the caller's `asyncio.timeout_at`; has no timeouts of its own."""

    exact = True
    """Nothing it does goes on beyond the deadline."""

    @staticmethod
    def make(**arguments: Any) -> httpcore.AsyncConnectionPool:
        """Make a pool; asyncio is loaded here, since a sync client does without it."""
        from voxwright._core.transport.async_socket import AsyncBackend

        backend: Any = AsyncBackend(httpcore.WriteError)
        return httpcore.AsyncConnectionPool(network_backend=backend, **arguments)

    async def send(self, outgoing: Outgoing) -> Answer:
        """Send a request and return its answer, the body unread."""
        pool, origin = self.route(outgoing.place)
        return Answer(await pool.handle_async_request(CoreRequest(outgoing, origin, {})))

    async def aclose(self) -> None:
        """Close the idle connections and forget the pools."""
        for pool in self.forget():
            await pool.aclose()
