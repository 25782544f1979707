"""Sockets of an event loop: the streams under the default async transport. Knows nothing of HTTP.

There are no timeouts here: the caller puts `asyncio.timeout_at` around the whole exchange, and cancels. Heads are held
back as in `sockets`.
"""

from __future__ import annotations

import asyncio
from functools import partial

from voxwright._core.deadline import LONGEST_WAIT
from voxwright._core.transport.sockets import JOINED, is_readable

TYPE_CHECKING = False

if TYPE_CHECKING:
    import ssl
    from typing import Any

UNREAD = 256 * 1024
"""Bytes that an async socket takes in before it waits to be read."""
UNBROKEN = 1024 * 1024
"""Bytes that an async socket takes from a fast sender before other tasks get a turn."""


class AsyncSocket(asyncio.Protocol):
    """A connected socket of an event loop. Whoever waits for it may be cancelled, and closes it then."""

    def __init__(self, write_error: type[Exception]) -> None:
        self._write_error = write_error
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._head: bytes | None = b""  # held back; None while a body follows
        self._parts: list[bytes] = []
        self._unread = 0
        self._unbroken = 0
        self._ended = False
        self._failure: Exception | None = None
        self._readable: asyncio.Future[None] | None = None
        self._writable: asyncio.Future[None] | None = None
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = transport  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]

    def data_received(self, data: bytes) -> None:
        """Keep what came, and stop taking in more than is read."""
        self._parts.append(data)
        self._unread += len(data)
        if self._unread > UNREAD and self._transport is not None:
            self._transport.pause_reading()
        wake(self._readable)

    def eof_received(self) -> None:
        """Note the end; the connection is closed, since no request is half open."""
        self._ended = True
        wake(self._readable)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wake whoever waits."""
        self._ended = True
        self._failure = self._failure or exc
        wake(self._readable)
        wake(self._writable)

    def pause_writing(self) -> None:
        """Let the writer wait."""
        self._paused = True

    def resume_writing(self) -> None:
        """Let the writer go on."""
        self._paused = False
        wake(self._writable)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the caller's own timeout is around it
        """Return what came, at most `UNREAD` and one packet, or b'' at the end."""
        head, self._head = self._head, b""
        if head and self._transport is not None and not self._ended:
            self._transport.write(head)
        while not self._parts:
            if self._ended:
                if self._failure is not None:
                    raise self._failure
                return b""
            self._readable = self._loop.create_future()
            await self._readable
        data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        self._parts.clear()
        if self._unread > UNREAD and self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()
        self._unread = 0
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the caller's own timeout is around it
        """Send all of `buffer`, or hold it back where it is a head.

        Raises:
            Exception: Of the class given: the peer takes no more, though it may have answered.
        """
        head = self._head
        if head == b"":
            self._head = buffer
        elif buffer:
            self._head = None
            if head and len(buffer) > JOINED:
                await self._send(head)
                head = None
            await self._send(head + buffer if head else buffer)

    async def _send(self, buffer: bytes) -> None:
        transport = self._transport
        if transport is None or self._ended or transport.is_closing():
            raise self._write_error(str(self._failure or "the connection was closed by the other side"))
        transport.write(buffer)
        self._unbroken += len(buffer)
        if self._paused:
            self._unbroken = 0
            while self._paused and not self._ended:
                self._writable = self._loop.create_future()
                await self._writable
        elif self._unbroken > UNBROKEN:
            self._unbroken = 0
            await asyncio.sleep(0)

    async def aclose(self) -> None:
        """Close the connection at once, whatever is still to be sent."""
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
            await asyncio.sleep(0)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the caller's own timeout is around it
    ) -> AsyncSocket:
        """Return the socket with TLS on it; a handshake that fails or is cancelled closes it."""
        over = AsyncSocket(self._write_error)
        transport = self._transport
        if transport is None:
            raise BrokenPipeError("the connection was closed")
        try:
            over._transport = await self._loop.start_tls(
                transport, over, ssl_context, server_hostname=server_hostname, ssl_handshake_timeout=LONGEST_WAIT
            )
        except BaseException:
            transport.abort()
            raise
        self._transport = None
        return over

    def get_extra_info(self, info: str) -> Any:
        """Return what a connection pool asks of a stream."""
        transport = self._transport
        if info == "is_readable":
            if transport is None or self._ended or self._parts or transport.is_closing():
                return True
            return is_readable(transport.get_extra_info("socket"))
        return None if transport is None else transport.get_extra_info(info)


def wake(waiter: asyncio.Future[None] | None) -> None:
    """Let a waiter go on, unless it was cancelled or has gone on."""
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


class AsyncBackend:
    """Connects in the running event loop; the sockets raise `write_error` where a peer takes no more."""

    def __init__(self, write_error: type[Exception]) -> None:
        self._write_error = write_error

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the caller's own timeout is around it
        local_address: str | None = None,  # noqa: ARG002 - the connection pool's signature
        socket_options: object = None,  # noqa: ARG002
    ) -> AsyncSocket:
        """Return a connected socket; the addresses of a host are tried a quarter of a second apart."""
        loop = asyncio.get_running_loop()
        make = partial(AsyncSocket, self._write_error)
        _, stream = await loop.create_connection(make, host, port, happy_eyeballs_delay=0.25)
        return stream
