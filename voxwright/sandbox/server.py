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
from .behaviour import Ending
from .engine import Engine
from .journal import Seen
from .outbox import Delivery
from .prefer import Preference

_START_SECONDS = 30.0
_GRACE_SECONDS = 2


class Sandbox:
    """A running sandbox: where it is, its key, what it saw, and what it is to do next. Safe to use from any thread."""

    def __init__(self, engine: Engine, *, host: str, port: int) -> None:
        self._engine = engine
        self.host = host
        self.port = port

    def __repr__(self) -> str:
        return f"<Sandbox {self.address} {' '.join(self.vendors)}>"

    @property
    def address(self) -> str:
        """The address of the server, without a vendor."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def api_key(self) -> str:
        """The key that every vendor accepts."""
        return self._engine.api_key

    @property
    def vendors(self) -> tuple[str, ...]:
        """The vendors that are served."""
        return tuple(self._engine.behaviours)

    @property
    def requests(self) -> list[Seen]:
        """What was seen so far, oldest first. A request is here before its client has the answer."""
        return self._engine.journal.all()

    @property
    def deliveries(self) -> list[Delivery]:
        """The attempts so far to make a callback, oldest first, each noted when it was over."""
        return self._engine.desk.outbox.all()

    def send_callbacks_to(self, address: str | None) -> None:
        """Send callbacks to this address of this machine from now on, as `serve(callback_to=...)`; None sends none.

        The path and the query are those of the address that was handed in, which is public: only its scheme, host and
        port are replaced.

        Raises:
            ConfigurationError: It is not an address of this machine.
        """
        self._engine.desk.outbox.send_to(address)

    def url(self, vendor: str) -> str:
        """Return the base URL of a vendor, for `base_url=`."""
        return f"{self.address}/{vendor}{self._engine.behaviours[self._known(vendor)].document.base_path}"

    def voices(self, vendor: str) -> list[dict[str, object]]:
        """Return the voices that were created at a vendor, oldest first, as the vendor's answers described them."""
        return [dict(voice) for voice in list(self._engine.behaviours[self._known(vendor)].voices.values())]

    def add_voice(self, vendor: str, voice_id: str) -> None:
        """Let a vendor have a voice of this id, as if it had been created before, to be used or trained anew."""
        self._engine.behaviours[self._known(vendor)].add_voice(voice_id)

    def force_next(self, vendor: str, *, code: int | None = None, example: str | None = None) -> None:
        """Answer the vendor's next valid request with a documented answer, as `Prefer: code=..., example=...` would.

        Calls add up: two of them decide the next two answers.
        """
        if code is None and example is None:
            msg = "say which answer: code=, example= or both"
            raise ConfigurationError(msg)
        self._engine.order(self._known(vendor), Preference(code=code, example=example))

    def fail_next_task(
        self,
        code: str = "service_error",
        *,
        message: str | None = None,
        status: str = "failed",
        polls: int | None = None,
        vendor: str | None = None,
    ) -> None:
        """Let the next task that is created end badly.

        Args:
            code: The vendor's error code, in the task's `error`.
            message: The text beside it; one is made from the code if left out.
            status: How it ends: `failed` or `cancelled`.
            polls: How many times it is asked for until then; as any other task if left out.
            vendor: The vendor, where several have tasks.
        """
        with_tasks = [name for name, behaviour in self._engine.behaviours.items() if behaviour.tasks]
        name = self._known(vendor) if vendor else next(iter(with_tasks), None)
        if name not in with_tasks:
            msg = "no vendor here has tasks" if name is None else f"{name} has no tasks"
            raise ConfigurationError(msg)
        self._engine.desk.order(name, Ending(status=status, code=code, message=message, polls=polls))

    def reset(self) -> None:
        """Forget requests, voices, tasks and everything that was ordered."""
        self._engine.reset()

    def _known(self, vendor: str) -> str:
        if vendor not in self._engine.behaviours:
            msg = f"the sandbox has no vendor {vendor!r}; it has {', '.join(self.vendors)}"
            raise ConfigurationError(msg)
        return vendor


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
) -> Generator[Sandbox]:
    """Run the sandbox in a thread of this process for as long as the `with` block lasts.

    Args:
        port: The port; 0 takes a free one.
        host: The address to listen on.
        api_key: The key that every vendor accepts.
        documents: Normalized OpenAPI documents by vendor name; the shipped ones if left out.
        rate_limits: Whether the documented rate limits are enforced; off by default, so that tests are not throttled.
        task_polls: How many times a task is asked for until it is done, at least 1.
        on_request: Called with each request's record, on the server's thread.
        clock: Seconds that never go back, for the rate limits.
        callback_to: Where callbacks go, such as `http://127.0.0.1:8000`, an address of this machine that stands in for
            the scheme, host and port of a `callback_url`; None sends none.
        callback_scale: How many seconds a second of a callback takes: of the vendor's waits between attempts and for
            an answer, and until a task with a callback ends by itself. 0.01 makes tests quick.
        on_callback: Called with the record of each attempt, on the server's thread.

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
    )
    with _listen(host, port) as listener:
        sandbox = Sandbox(app.state.engine, host=host, port=listener.getsockname()[1])
        server = _Server(app, lambda: (on_start or _introduce)(sandbox))
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn repeats the signal once it has stopped
            server.run([listener])


def _introduce(sandbox: Sandbox) -> None:
    lines = [f"{vendor:12} {sandbox.url(vendor)}" for vendor in sandbox.vendors]
    _write_line("\n".join([f"sandbox at {sandbox.address}, key {sandbox.api_key}", *lines]))


def _write_line(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
