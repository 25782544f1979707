"""A server on loopback that does what no server should: raw sockets, one behaviour for each request it gets."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import ssl
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self, TypeAlias

    Behaviour: TypeAlias = Callable[["Exchange"], None]

DRIP = 0.05
"""Seconds between two bytes of what drips."""


@dataclass
class Received:
    """A request as it came."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass
class Exchange:
    """One request and the socket that it came on; `received` is None where the behaviour asked not to read it."""

    connection: socket.socket
    server: FaultServer
    received: Received | None = None
    ended: bool = False

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def end(self) -> None:
        """Close the connection after this request."""
        self.ended = True

    def wait(self, seconds: float) -> bool:
        """Wait, and tell whether the server is still wanted."""
        return not self.server.stopping.wait(seconds)


@dataclass
class FaultServer:
    """Behaves once as each of `behaviours` says, then as the last one, over and over."""

    behaviours: tuple[Behaviour, ...]
    tls: ssl.SSLContext | None = None
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = 0
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if self.tls else 'http'}://{'localhost' if self.tls else '127.0.0.1'}:{self.port}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=5)
        for connection in self._open:
            connection.close()

    @property
    def posts(self) -> int:
        """Return how many POST requests came."""
        return sum(request.method == "POST" for request in self.received)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            while not self.stopping.is_set() and self._one(connection):
                pass
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    def _one(self, connection: socket.socket) -> bool:
        with self._lock:
            behaviour = self.behaviours[min(self._turn, len(self.behaviours) - 1)]
        exchange = Exchange(connection, self)
        if not getattr(behaviour, "early", False):
            exchange.received = receive(connection)
            if exchange.received is None:
                return False
            with self._lock:
                behaviour = self.behaviours[min(self._turn, len(self.behaviours) - 1)]
                self._turn += 1
                self.received.append(exchange.received)
        else:
            self._turn += 1
        behaviour(exchange)
        return not exchange.ended


def receive(connection: socket.socket) -> Received | None:
    """Read one request; None at the end of the connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    length = int(next((value for name, value in headers if name.lower() == "content-length"), "0"))
    parts = [body]
    size = len(body)
    while size < length:
        part = connection.recv(65536)
        if not part:
            return None
        parts.append(part)
        size += len(part)
    return Received(method, target, headers, b"".join(parts))


def answer(
    status: int = 200,
    body: bytes = b"",
    *,
    content_type: str | None = "application/json",
    headers: tuple[tuple[str, str], ...] = (),
    length: int | None = None,
    ends: bool = False,
) -> bytes:
    """Return a whole answer as bytes; `length` is what Content-Length says, true or not."""
    lines = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"Content-Type: {content_type}"] if content_type else []
    lines += [f"{name}: {value}" for name, value in headers]
    lines += ["Connection: close"] if ends else []
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def replies(
    status: int = 200,
    body: bytes | object = b"",
    *,
    content_type: str | None = "application/json",
    headers: tuple[tuple[str, str], ...] = (),
    length: int | None = None,
    ends: bool = False,
    trailing: bytes = b"",
) -> Behaviour:
    """Answer; a body that is not bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()

    def behave(exchange: Exchange) -> None:
        exchange.send(
            answer(status, data, content_type=content_type, headers=headers, length=length, ends=ends) + trailing
        )
        if ends:
            exchange.end()

    return behave


def echoes(status: int, *, content_type: str = "application/json") -> Behaviour:
    """Answer with every header of the request in the body and in a header: a server that shows the key."""

    def behave(exchange: Exchange) -> None:
        assert exchange.received is not None
        shown = dict(exchange.received.headers)
        body = json.dumps({"error": {"code": "no", "message": json.dumps(shown)}, "id": ""}).encode()
        key = (exchange.received.header("authorization") or "").encode().decode("latin-1")
        exchange.send(answer(status, body, content_type=content_type, headers=(("X-Echo", key), ("X-Request-Id", key))))

    return behave


def hangs_up(exchange: Exchange) -> None:
    """Close the connection without an answer."""
    exchange.end()


def resets(exchange: Exchange) -> None:
    """Reset the connection without an answer."""
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.end()


def resets_early(exchange: Exchange) -> None:
    """Reset the connection before anything of the request was read, once some of it is there."""
    exchange.connection.recv(1, socket.MSG_PEEK)
    resets(exchange)


resets_early.early = True  # type: ignore[attr-defined]


def resets_middle(body: bytes, *, content_type: str = "application/json", pause: float = 0.0) -> Behaviour:
    """Reset the connection in the middle of the body; what waits to be read then may be lost with it, so `pause`."""

    def behave(exchange: Exchange) -> None:
        exchange.send(answer(200, body, content_type=content_type, length=99_999))
        exchange.wait(pause)
        resets(exchange)

    return behave


def is_silent(exchange: Exchange) -> None:
    """Never answer."""
    exchange.wait(30)
    exchange.end()


def never_reads(exchange: Exchange) -> None:
    """Neither read nor answer."""
    exchange.wait(30)
    exchange.end()


never_reads.early = True  # type: ignore[attr-defined]


def drips_headers(exchange: Exchange) -> None:
    """Send the head of an answer byte by byte, without an end."""
    exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while exchange.wait(DRIP):
        exchange.send(b"x")


def drips_body(exchange: Exchange) -> None:
    """Send the body of an answer byte by byte, without an end."""
    exchange.send(answer(200, b'{"id":"', length=1_000_000))
    while exchange.wait(DRIP):
        exchange.send(b"x")


def cuts_body(exchange: Exchange) -> None:
    """Close the connection in the middle of the body."""
    exchange.send(answer(200, b'{"id":"half', length=200))
    exchange.end()


def sends_sound(sound: bytes, *, length: int, ends: bool = False) -> Behaviour:
    """Answer with the beginning of a WAV file, then close the connection, or be silent."""

    def behave(exchange: Exchange) -> None:
        exchange.send(answer(200, sound, content_type="audio/wav", length=length))
        if not ends:
            exchange.wait(30)
        exchange.end()

    return behave


def cuts_chunks(exchange: Exchange) -> None:
    """Answer with one chunk of a WAV file, and close the connection where the next one is due."""
    sound = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(1000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nTransfer-Encoding: chunked\r\n\r\n"
    exchange.send(head + f"{len(sound):x}\r\n".encode() + sound + b"\r\n")
    exchange.end()


def drips_sound(exchange: Exchange) -> None:
    """Send a WAV file byte by byte, without an end."""
    exchange.send(answer(200, b"RIFF\x24\x00\x00\x00WAVEfmt ", content_type="audio/wav", length=1_000_000))
    while exchange.wait(DRIP):
        exchange.send(b"\0")


def bombs(status: int, *, content_type: str = "application/json") -> Behaviour:
    """Answer with a small gzip body that inflates to 256 MB."""

    def behave(exchange: Exchange) -> None:
        exchange.send(answer(status, BOMB, content_type=content_type, headers=(("Content-Encoding", "gzip"),)))

    return behave


def floods(status: int, megabytes: int = 200) -> Behaviour:
    """Answer with a very long body."""

    def behave(exchange: Exchange) -> None:
        exchange.send(answer(status, b"", length=megabytes << 20))
        block = b"x" * (1 << 20)
        for _ in range(megabytes):
            exchange.send(block)

    return behave


def after_early_hints(body: bytes | object, *, content_type: str = "application/json") -> Behaviour:
    """Answer with a 103 first; a body that is not bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()

    def behave(exchange: Exchange) -> None:
        hints = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        exchange.send(hints + answer(200, data, content_type=content_type))

    return behave


def then_hangs_up_later(body: object, seconds: float) -> Behaviour:
    """Answer, keep the connection, and close it after a while without a word."""

    def behave(exchange: Exchange) -> None:
        exchange.send(answer(200, json.dumps(body).encode()))
        exchange.wait(seconds)
        exchange.end()

    return behave


def make_bomb() -> bytes:
    """Return 256 MB of zeros as gzip; deflate takes a thousandth."""
    import zlib

    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1 << 20)
    return b"".join([*(machine.compress(block) for _ in range(256)), machine.flush()])


BOMB = make_bomb()
GZIPPED = gzip.compress(json.dumps({"id": "zipped"}).encode(), mtime=0)
