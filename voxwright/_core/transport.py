"""The default transports: httpcore's pools called directly, shared by all clients of a process (async: of an event loop).

The only module that knows httpcore. Its sync pool has no hook for a total deadline, so its sockets are ours: what it
hands on as timeouts are moments of the monotonic clock here, and every read, write and connect ends at them. The async
pool needs none of that: the caller puts `asyncio.timeout_at` around the whole exchange.
"""

from __future__ import annotations

import select
import socket
import ssl
from threading import Lock
from time import monotonic
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from voxwright._core.deadline import LONGEST_WAIT
from voxwright._core.network import proxy_for, tls_context

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator
    from typing import Any, TypeAlias

    SocketOption: TypeAlias = httpcore.SOCKET_OPTION

KEPT_ALIVE = 10
"""Idle connections of a pool; httpcore's work per request grows with their number."""
KEEPALIVE_SECONDS = 4.0
"""Below the five seconds after which common servers hang up, so that a billed request meets no closing connection."""


def left(moment: float | None, error: type[httpcore.TimeoutException]) -> float:
    """Return the seconds until `moment`, for a socket; raise `error` when it has passed."""
    if moment is None:
        return LONGEST_WAIT
    seconds = moment - monotonic()
    if seconds <= 0:
        msg = "the deadline has passed"
        raise error(msg)
    return min(seconds, LONGEST_WAIT)


class DeadlineStream(httpcore.NetworkStream):
    """A socket whose every step ends at a moment."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return at most `max_bytes`, or b'' at the end; `timeout` is a moment."""
        self._socket.settimeout(left(timeout, httpcore.ReadTimeout))
        try:
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from None
        except OSError as error:
            raise httpcore.ReadError(str(error)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`; `timeout` is a moment."""
        rest = memoryview(buffer)
        while rest:
            self._socket.settimeout(left(timeout, httpcore.WriteTimeout))
            try:
                rest = rest[self._socket.send(rest) :]
            except TimeoutError as error:
                raise httpcore.WriteTimeout(str(error)) from None
            except OSError as error:
                raise httpcore.WriteError(str(error)) from None

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the stream with TLS on it; `timeout` is a moment."""
        try:
            self._socket.settimeout(left(timeout, httpcore.ConnectTimeout))
            secured = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except BaseException as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise httpcore.ConnectTimeout(str(error)) from None
            if isinstance(error, OSError):
                raise httpcore.ConnectError(str(error)) from None
            raise
        return DeadlineStream(secured)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks of a stream."""
        if info == "is_readable":
            return is_readable(self._socket)
        if info == "ssl_object":
            return self._socket if isinstance(self._socket, ssl.SSLSocket) else None
        if info == "socket":
            return self._socket
        return None


def is_readable(connection: socket.socket) -> bool:
    """Tell whether an idle connection has something to read, which can only be its end or garbage."""
    descriptor = connection.fileno()
    if descriptor < 0:
        return True
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([descriptor], [], [], 0)[0])


class DeadlineBackend(httpcore.NetworkBackend):
    """Connects to each address of a host in turn, until a moment."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connected stream; `timeout` is a moment. Each address gets its share of what is left."""
        try:
            addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from None
        failure: Exception = httpcore.ConnectError(f"no address for {host}")
        for index, (family, kind, protocol, _, address) in enumerate(addresses):
            seconds = left(timeout, httpcore.ConnectTimeout) / (len(addresses) - index)
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(seconds)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.connect(address)
            except BaseException as error:
                connection.close()
                if not isinstance(error, OSError):
                    raise
                kind_of = httpcore.ConnectTimeout if isinstance(error, TimeoutError) else httpcore.ConnectError
                failure = kind_of(str(error))
            else:
                return DeadlineStream(connection)
        raise failure


class ClosingStream(httpcore.AsyncNetworkStream):
    """A stream of httpcore's that is closed when its TLS handshake is cancelled, which httpcore's own is not."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self.read = stream.read
        self.write = stream.write
        self.aclose = stream.aclose
        self.get_extra_info = stream.get_extra_info

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Return the stream with TLS on it."""
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise


class ClosingBackend(httpcore.AnyIOBackend):
    """httpcore's own backend for asyncio, with streams that are closed when a handshake is cancelled."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connected stream."""
        return ClosingStream(await super().connect_tcp(host, port, timeout, local_address, socket_options))


def translated(error: Exception) -> Exception:
    """Return httpx's exception for one of httpcore's, which has the same name."""
    kind = getattr(httpx, type(error).__name__, None)
    if isinstance(kind, type) and issubclass(kind, httpx.TransportError):
        return kind(str(error))
    return httpx.TransportError(str(error))


def core_request(request: httpx.Request) -> httpcore.Request:
    """Return a request of httpx as one of httpcore."""
    url = request.url
    return httpcore.Request(
        request.method.encode("ascii"),
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,  # pyright: ignore[reportArgumentType] - httpx types it wider than it is
        extensions=request.extensions,
    )


def has_surplus(stream: Any) -> bool:
    """Tell whether more came on a connection than the answer to its request.

    httpcore would take it for the beginning of the next answer, so such a connection must not be used again. It has no
    public way to ask; where its inner names change, a test fails and this says False.
    """
    connection = getattr(getattr(stream, "_stream", None), "_connection", None)
    trailing = getattr(getattr(connection, "_h11_state", None), "trailing_data", (b"",))
    return bool(trailing[0])


def socket_of(answer: httpcore.Response) -> Any:
    """Return the stream that an answer comes on."""
    extensions: Any = answer.extensions  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return extensions["network_stream"]


class Answer(httpx.SyncByteStream):
    """The body of an answer, with httpx's exceptions."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._stream: Any = answer.stream
        self._socket = socket_of(answer)

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
            if has_surplus(self._stream):
                self._socket.close()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise translated(error) from None

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        self._stream.close()


class AsyncAnswer(httpx.AsyncByteStream):
    """The body of an answer, with httpx's exceptions."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._stream: Any = answer.stream
        self._socket = socket_of(answer)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
            if has_surplus(self._stream):
                await self._socket.aclose()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise translated(error) from None

    async def aclose(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        await self._stream.aclose()


CORE_ERRORS = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)


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


class DeadlineTransport(httpx.BaseTransport):
    """Sends requests whose `extensions["timeout"]` holds moments of the monotonic clock (`pool`: seconds)."""

    def __init__(self) -> None:
        self._backend = DeadlineBackend()
        self._pools: dict[tuple[str, str | None], httpcore.ConnectionPool] = {}
        self._routes: dict[tuple[str, str, int | None], httpcore.ConnectionPool] = {}
        self._lock = Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its answer, the body unread."""
        try:
            answer = self._pool(request.url).handle_request(core_request(request))
        except CORE_ERRORS as error:
            raise translated(error) from None
        return httpx.Response(answer.status, headers=answer.headers, stream=Answer(answer))

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        origin = (url.scheme, url.host, url.port)
        pool = self._routes.get(origin)
        if pool is None:
            with self._lock:
                key = (url.scheme, route(url))
                pool = self._pools.get(key)
                if pool is None:
                    pool = httpcore.ConnectionPool(network_backend=self._backend, **pool_arguments(*key))
                    self._pools[key] = pool
                self._routes[origin] = pool
        return pool

    def close(self) -> None:
        """Close the idle connections and forget the pools."""
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
            self._routes.clear()
        for pool in pools:
            pool.close()


class AsyncDeadlineTransport(httpx.AsyncBaseTransport):
    """Sends requests inside the caller's `asyncio.timeout_at`; has no timeouts of its own."""

    def __init__(self) -> None:
        self._backend = ClosingBackend()
        self._pools: dict[tuple[str, str | None], httpcore.AsyncConnectionPool] = {}
        self._routes: dict[tuple[str, str, int | None], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its answer, the body unread."""
        try:
            answer = await self._pool(request.url).handle_async_request(core_request(request))
        except CORE_ERRORS as error:
            raise translated(error) from None
        return httpx.Response(answer.status, headers=answer.headers, stream=AsyncAnswer(answer))

    def _pool(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        origin = (url.scheme, url.host, url.port)
        pool = self._routes.get(origin)
        if pool is None:
            key = (url.scheme, route(url))
            pool = self._pools.get(key)
            if pool is None:
                pool = httpcore.AsyncConnectionPool(network_backend=self._backend, **pool_arguments(*key))
                self._pools[key] = pool
            self._routes[origin] = pool
        return pool

    async def aclose(self) -> None:
        """Close the idle connections and forget the pools."""
        pools = list(self._pools.values())
        self._pools.clear()
        self._routes.clear()
        for pool in pools:
            await pool.aclose()


def route(url: httpx.URL) -> str | None:
    """Return the proxy for a URL, or None."""
    return proxy_for(url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80))
