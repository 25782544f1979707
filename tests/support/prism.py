"""Runs Prism, a mock server that nobody here wrote, on a vendor's document, and keeps what is said to it byte by byte.

Between a client and Prism stands a `Wiretap`. It passes each request on, and records it: Prism does not notice a file
that was sent as plain text, nor a part that no document knows. It also tells when Prism dies instead of answering.
"""

from __future__ import annotations

import contextlib
import http.client
import http.server
import json
import subprocess
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

START_SECONDS = 60
"""Prism needs one; a loaded machine may need many."""
ANSWER_SECONDS = 20
END_SECONDS = 10
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"})


class PrismError(Exception):
    """Prism did not start."""


@dataclass
class Exchange:
    """One request as it came over the wire, and its answer; `status` is 0 where Prism gave none."""

    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes
    status: int = 0
    answer_headers: dict[str, str] = field(default_factory=dict[str, str])
    answer: bytes = b""

    def header(self, name: str) -> str | None:
        """Return a header of the request, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def json(self) -> Any:
        """Return the answer as JSON."""
        return json.loads(self.answer)

    @property
    def violations(self) -> list[str]:
        """What Prism found wrong with the request, or with its own answer."""
        found = json.loads(self.answer_headers.get("sl-violations", "[]"))
        return [f"{'.'.join(map(str, item['location']))}: {item['message']}" for item in found]

    @property
    def is_prisms_own(self) -> bool:
        """Whether Prism answered for itself, as it does where the document has no answer that fits."""
        return self.answer_headers.get("content-type", "").startswith("application/problem+json")


class Prism:
    """One Prism process. It can be started again after its death; `stop` ends it by its own process id."""

    def __init__(self, node: Path, program: Path, document: Path) -> None:
        self._command = [str(node), str(program), "mock", "-h", "127.0.0.1", "-p", "0", str(document)]
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._listening = threading.Event()
        self.said: deque[str] = deque(maxlen=40)
        self.port = 0

    def start(self) -> None:
        """Start Prism and wait until it listens."""
        self._listening.clear()
        self.said.clear()
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()
        if not self._listening.wait(START_SECONDS) or not self.is_alive:
            words = " ".join(self.said)
            self.stop()
            message = f"Prism did not start: {words}"
            raise PrismError(message)

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with contextlib.suppress(ValueError):  # closed by stop()
            for line in process.stdout:
                self.said.append(line.strip())
                _, mark, address = line.partition("Prism is listening on ")
                if mark:
                    self.port = int(address.strip().rpartition(":")[2])
                    self._listening.set()
        self._listening.set()

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def answers(self) -> bool:
        """Ask for something that no document has, and say whether there was an answer at all."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request("GET", "/is-anybody-there")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            with contextlib.suppress(subprocess.TimeoutExpired):
                if self._process is not None:
                    self._process.wait(END_SECONDS)
            return False
        finally:
            connection.close()
        return self.is_alive

    def stop(self) -> None:
        """End the process, if it still runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(END_SECONDS)
        if self._reader is not None:
            self._reader.join(END_SECONDS)
        if process.stdout is not None:
            process.stdout.close()


class Wiretap:
    """A proxy on loopback that records what passes.

    `prefer` holds values of the `Prefer` header by method: each request of the method that has none of its own gets the
    next one, after it was recorded. So a client that polls by itself can be given one answer after another.
    """

    def __init__(self, target: Prism) -> None:
        self.exchanges: list[Exchange] = []
        self.prefer: dict[str, deque[str]] = {}
        self._target = target
        tap = self

        class Handler(_Handler):
            """Belongs to this wiretap."""

            wiretap = tap

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """The address for clients."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def reset(self) -> None:
        """Forget what passed, and what was to be preferred."""
        self.exchanges.clear()
        self.prefer.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def pass_on(self, exchange: Exchange) -> None:
        """Send a request to Prism and keep its answer."""
        headers = dict(exchange.headers)
        waiting = self.prefer.get(exchange.method)
        if waiting and exchange.header("prefer") is None:
            headers["Prefer"] = waiting.popleft()
        connection = http.client.HTTPConnection("127.0.0.1", self._target.port, timeout=ANSWER_SECONDS)
        try:
            connection.request(exchange.method, exchange.path, body=exchange.body, headers=headers)
            answer = connection.getresponse()
            exchange.answer = answer.read()
            exchange.answer_headers = {name.lower(): value for name, value in answer.getheaders()}
            exchange.status = answer.status
        except (OSError, http.client.HTTPException):
            exchange.status = 0
        finally:
            connection.close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wiretap: Wiretap

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        exchange = Exchange(self.command, self.path, list(self.headers.items()), body)
        self.wiretap.pass_on(exchange)
        self.wiretap.exchanges.append(exchange)
        if not exchange.status:
            self.close_connection = True
            return
        self.send_response_only(exchange.status)
        for name, value in exchange.answer_headers.items():
            if name not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(exchange.answer)))
        self.end_headers()
        self.wfile.write(exchange.answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _handle  # noqa: N815 - the names of http.server

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name of http.server
        """Say nothing."""


def variant_of(document: dict[str, Any], fragment: str) -> dict[str, Any]:
    """Return a document where the operations of a fragment (`/generations#speech`) have their address for themselves.

    Prism finds an operation by its path, and no request has a fragment in its own.
    """
    paths: dict[str, dict[str, Any]] = {}
    for key, item in document["paths"].items():
        path, _, here = key.partition("#")
        if here in ("", fragment):
            paths[path] = {**paths.get(path, {}), **item} if here else {**item, **paths.get(path, {})}
    return {**document, "paths": paths}


@contextlib.contextmanager
def running(node: Path, program: Path, document: Path) -> Iterator[tuple[Prism, Wiretap]]:
    """Run Prism on a document behind a wiretap."""
    prism = Prism(node, program, document)
    prism.start()
    try:
        with Wiretap(prism) as tap:
            yield prism, tap
    finally:
        prism.stop()


def complaints(prism: Prism, exchanges: list[Exchange]) -> list[str]:
    """Return what Prism had to say against a test's requests: violations, answers of its own, and its death."""
    found: list[str] = []
    for number, exchange in enumerate(exchanges):
        where = f"request {number}, {exchange.method} {exchange.path}"
        if not exchange.status:
            found.append(f"{where}: no answer")
        found += [f"{where}: {line}" for line in exchange.violations]
        if exchange.is_prisms_own:
            found.append(f"{where}: {exchange.answer.decode(errors='replace')}")
    if not prism.answers():
        found.append(f"Prism died: {' '.join(prism.said)}")
    return found
