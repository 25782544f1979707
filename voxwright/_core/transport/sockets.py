"""Sockets that end in time: the streams under the default sync transport. Knows nothing of HTTP.

What is called `timeout` here is a moment of the monotonic clock: every read, write and connect ends at it, which is
what keeps a total deadline against a peer that sends a byte a second.

The first write after an answer, a request's head, is held back until more comes or is wanted: head and body of a small
request then leave in one packet.
"""

from __future__ import annotations

import select
import socket
import ssl
from time import monotonic

from voxwright._core.deadline import LONGEST_WAIT

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

JOINED = 16 * 1024
"""Bytes; a head and a first piece of a body up to this are joined, which copies them once."""


def left(moment: float | None) -> float:
    """Return the seconds until `moment`, for a socket.

    Raises:
        TimeoutError: It has passed.
    """
    if moment is None:
        return LONGEST_WAIT
    seconds = moment - monotonic()
    if seconds <= 0:
        msg = "the deadline has passed"
        raise TimeoutError(msg)
    return min(seconds, LONGEST_WAIT)


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


class SyncSocket:
    """A connected socket whose every step ends at a moment."""

    def __init__(self, connection: socket.socket, write_error: type[Exception]) -> None:
        self._socket = connection
        self._write_error = write_error
        self._head: bytes | None = b""  # held back; None while a body follows

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return at most `max_bytes`, or b'' at the end."""
        head, self._head = self._head, b""
        if head:
            try:
                self._send(head, timeout)
            except TimeoutError:
                raise
            except OSError:  # a peer that hangs up early may have answered before
                pass
        self._socket.settimeout(left(timeout))
        return self._socket.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`, or hold it back where it is a head.

        Raises:
            TimeoutError: The moment has passed.
            Exception: Of the class given: the peer took no more, though it may have answered.
        """
        head = self._head
        if head == b"":
            self._head = buffer
        elif buffer:
            self._head = None
            try:
                if head and len(buffer) > JOINED:
                    self._send(head, timeout)
                    head = None
                self._send(head + buffer if head else buffer, timeout)
            except TimeoutError:
                raise
            except OSError as error:
                raise self._write_error(str(error)) from None

    def _send(self, buffer: bytes, timeout: float | None) -> None:
        connection = self._socket
        connection.settimeout(left(timeout))
        sent = connection.send(buffer)
        if sent == len(buffer):
            return
        rest = memoryview(buffer)[sent:]
        while rest:
            connection.settimeout(left(timeout))
            rest = rest[connection.send(rest) :]

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> SyncSocket:
        """Return the socket with TLS on it; a handshake that fails closes it."""
        try:
            self._socket.settimeout(left(timeout))
            secured = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except BaseException:
            self.close()
            raise
        return SyncSocket(secured, self._write_error)

    def get_extra_info(self, info: str) -> Any:
        """Return what a connection pool asks of a stream."""
        if info == "is_readable":
            return is_readable(self._socket)
        if info == "ssl_object":
            return self._socket if isinstance(self._socket, ssl.SSLSocket) else None
        return self._socket if info == "socket" else None


def connect(host: str, port: int, timeout: float | None) -> socket.socket:
    """Return a connected socket; each address of the host gets its share of what is left until the moment."""
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    failure = OSError(f"no address for {host}")
    for index, (family, kind, protocol, _, address) in enumerate(addresses):
        seconds = left(timeout) / (len(addresses) - index)
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(seconds)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.connect(address)
        except BaseException as error:
            connection.close()
            if not isinstance(error, OSError):
                raise
            failure = error
        else:
            return connection
    raise failure


class SyncBackend:
    """Connects, until a moment; the sockets raise `write_error` where a peer takes no more."""

    def __init__(self, write_error: type[Exception]) -> None:
        self._write_error = write_error

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the connection pool's signature
        socket_options: object = None,  # noqa: ARG002
    ) -> SyncSocket:
        """Return a connected socket; `timeout` is a moment."""
        return SyncSocket(connect(host, port, timeout), self._write_error)
