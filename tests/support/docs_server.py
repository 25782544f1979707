"""A docs host on loopback: serves pages from memory, and the ways in which a docs host goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one request from the server's pages."""

    protocol_version = "HTTP/1.1"
    server: DocsServer  # type: ignore[assignment]

    def do_GET(self) -> None:
        """Answer with the page, or as its behaviour does."""
        path = unquote(urlsplit(self.path).path)
        self.server.requests.append((path, {key.lower(): value for key, value in self.headers.items()}))
        page = self.server.pages.get(path)
        if page is None:
            self.answer(404, b"no such page")
        elif callable(page):
            page(self)
        else:
            etag = self.server.etag_of(page)
            if self.headers.get("If-None-Match") == etag:
                self.answer(304, b"", ETag=etag)
            else:
                self.answer(200, page, ETag=etag)

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in {"Content-Type": "text/markdown; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


class DocsServer(ThreadingHTTPServer):
    """Serves `pages` (bytes, or a function that answers) by path, and notes each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, bytes | Behaviour] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @staticmethod
    def etag_of(page: bytes) -> str:
        """Give the etag of a page."""
        return f'"{len(page)}-{sum(page)}"'

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Expect clients that hang up."""


@contextmanager
def serve() -> Iterator[DocsServer]:
    """Serve in a thread until the block ends."""
    server = DocsServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join(10)
        server.server_close()


def redirect(location: str) -> Behaviour:
    """Answer with a redirect."""
    return lambda handler: handler.answer(302, b"", Location=location)


def status(code: int) -> Behaviour:
    """Answer with a status and some words."""
    return lambda handler: handler.answer(code, b"something is wrong")


def html(content: bytes) -> Behaviour:
    """Answer with a page for browsers."""
    return lambda handler: handler.answer(200, content, Content_Type="text/html; charset=utf-8")


def hang(handler: Handler) -> None:
    """Take the request and say nothing until the client or the test gives up."""
    handler.server.closing.wait(20)
    handler.close_connection = True


def drip_body(handler: Handler) -> None:
    """Send the body a byte at a time, each well within any timeout between two reads."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _drip(handler, b"x")


def drip_headers(handler: Handler) -> None:
    """Send the header a byte at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler, b"x")


def _drip(handler: Handler, byte: bytes) -> None:
    while not handler.server.closing.wait(0.05):
        handler.wfile.write(byte)
        handler.wfile.flush()
    handler.close_connection = True


def cut_short(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"# A page\n")
    handler.close_connection = True


def chunked(content: bytes) -> Behaviour:
    """Answer in chunks, without saying how many there are."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for start in range(0, len(content), 16):
            piece = content[start : start + 16]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")

    return answer
