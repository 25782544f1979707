"""The sandbox behind a socket: in a thread for tests and demos, in the foreground for the command line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Generator
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from voxwright.errors import ConfigurationError

from .app import Documents, create_app
from .control import Sandbox
from .journal import Seen
from .outbox import Delivery

_START_SECONDS = 30.0
_GRACE_SECONDS = 2


class _Server(uvicorn.Server):
    """A server that says when it is up, and stops at once when it is told to."""

    def __init__(self, app: Starlette, on_start: Callable[[], object]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
                timeout_keep_alive=60,
            )
        )
        self._on_start = on_start
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._on_start()

    async def main_loop(self) -> None:
        while not await self.on_tick(0):  # which keeps the Date header right
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), 1)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.stop()

    def stop(self) -> None:
        """End the server, from any thread."""
        self.should_exit = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only where a socket says that it is TCP; each answer would wait 40 ms else.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        msg = f"the sandbox can not listen on {host} port {port}: {error.strerror or error}"
        raise ConfigurationError(msg) from error
    return listener


@contextlib.contextmanager
def serve(
    port: int = 0,
    *,
    host: str = "127.0.0.1",
    api_key: str = "sandbox-key",
    documents: Documents | None = None,
    rate_limits: bool = False,
    task_polls: int = 3,
    on_request: Callable[[Seen], object] | None = None,
    clock: Callable[[], float] = time.monotonic,
    callback_to: str | None = None,
    callback_scale: float = 1.0,
    on_callback: Callable[[Delivery], object] | None = None,
    page_size: int | None = None,
    clone_polls: int = 1,
    speech_pace: float = 0.0,
) -> Generator[Sandbox]:
    """Run the sandbox in a thread of this process for as long as the `with` block lasts.

    Args:
        port: The port; 0 takes a free one.
        host: The address to listen on.
        api_key: The key that every vendor accepts.
        documents: Normalized OpenAPI documents by vendor name; the shipped ones if left out.
        rate_limits: Whether the documented rate limits are enforced; off by default, so that tests are not throttled.
        task_polls: How many times a task is asked for until it is done, at least 1.
        on_request: Called with each request's record before its answer leaves, or once it has where that is streamed,
            on the server's thread.
        clock: Seconds that never go back, for the rate limits and for links that stop working.
        callback_to: Where callbacks go, such as `http://127.0.0.1:8000`, an address of this machine that stands in for
            the scheme, host and port of a `callback_url`; None sends none.
        callback_scale: How many seconds a second of a callback takes: of the vendor's waits between attempts and for
            an answer, and until a task with a callback ends by itself. 0.01 makes tests quick.
        on_callback: Called with the record of each attempt, on the server's thread.
        page_size: How many voices a page of a list holds at most, whatever is asked for; the vendor's own limits of
            what may be asked for stay.
        clone_polls: How many lists still show a new clone as unfinished, where a vendor's clones take their time
            (Coze); 0 has them finished at once.
        speech_pace: Seconds between the pieces in which speech is sent; the first leaves at once.

    Yields:
        The running sandbox; it accepts connections already.

    Raises:
        ConfigurationError: The port is taken, or an address is not of this machine.
    """
    app = create_app(
        api_key=api_key,
        documents=documents,
        rate_limits=rate_limits,
        task_polls=task_polls,
        on_request=on_request,
        clock=clock,
        callback_to=callback_to,
        callback_scale=callback_scale,
        on_callback=on_callback,
        page_size=page_size,
        clone_polls=clone_polls,
        speech_pace=speech_pace,
    )
    listener = _listen(host, port)
    sandbox = Sandbox(app.state.engine, host=host, port=listener.getsockname()[1])
    started = threading.Event()
    server = _Server(app, started.set)
    thread = threading.Thread(target=server.run, args=([listener],), name="voxwright-sandbox", daemon=True)
    try:
        thread.start()
        if not started.wait(_START_SECONDS):
            msg = "the sandbox did not start"
            raise ConfigurationError(msg)
        yield sandbox
    finally:
        server.stop()
        thread.join()
        listener.close()


def run(
    port: int = 0,
    *,
    host: str = "127.0.0.1",
    api_key: str = "sandbox-key",
    rate_limits: bool = False,
    task_polls: int = 3,
    on_start: Callable[[Sandbox], object] | None = None,
    on_request: Callable[[Seen], object] | None = None,
    callback_to: str | None = None,
    callback_scale: float = 1.0,
    on_callback: Callable[[Delivery], object] | None = None,
    page_size: int | None = None,
    clone_polls: int = 1,
    speech_pace: float = 0.0,
) -> None:
    """Run the sandbox in the foreground until it is interrupted (Ctrl-C or SIGTERM).

    Args:
        port: The port; 0 takes a free one.
        host: The address to listen on.
        api_key: The key that every vendor accepts.
        rate_limits: Whether the documented rate limits are enforced.
        task_polls: How many times a task is asked for until it is done.
        on_start: Called once connections are accepted; writes the addresses and the key to stdout if left out.
        on_request: Called with each request's record; writes `str(record)`, one line, to stdout if left out.
        callback_to: As in `serve`.
        callback_scale: As in `serve`.
        on_callback: Called with the record of each attempt; writes `str(record)`, one line, to stdout if left out.
        page_size: As in `serve`.
        clone_polls: As in `serve`.
        speech_pace: As in `serve`.

    Raises:
        ConfigurationError: The port is taken, or an address is not of this machine.
    """
    app = create_app(
        api_key=api_key,
        rate_limits=rate_limits,
        task_polls=task_polls,
        on_request=on_request or _write_line,
        callback_to=callback_to,
        callback_scale=callback_scale,
        on_callback=on_callback or _write_line,
        page_size=page_size,
        clone_polls=clone_polls,
        speech_pace=speech_pace,
    )
    with _listen(host, port) as listener:
        sandbox = Sandbox(app.state.engine, host=host, port=listener.getsockname()[1])
        server = _Server(app, lambda: (on_start or _introduce)(sandbox))
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn repeats the signal once it has stopped
            server.run([listener])


def _introduce(sandbox: Sandbox) -> None:
    lines = [
        f"sandbox at {sandbox.address}, key {sandbox.api_key}",
        *(f"{vendor:12} --base-url {sandbox.url(vendor)}" for vendor in sandbox.vendors),
        "set in the environment:",
        *(f"{'':12} export {name}={key}" for name, key in sandbox.environment.items()),
    ]
    _write_line("\n".join(lines))


def _write_line(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
