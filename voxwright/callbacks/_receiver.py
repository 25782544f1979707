"""A receiver of callbacks as a plain ASGI application: it asks the vendor about the task, then calls a function."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module, util
from logging import getLogger
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from voxwright._async_client import AsyncClient
from voxwright._core.deadline import check_timeout
from voxwright._core.wording import one_line
from voxwright.errors import (
    ConfigurationError,
    InvalidCallbackError,
    NotFoundError,
    UnsupportedOperationError,
    VoxwrightError,
)

from ._body import MAX_BYTES, check_size
from ._store import MemoryStore

if TYPE_CHECKING:
    from types import ModuleType

    from voxwright._task import AsyncVoiceTask

    from ._store import Store

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
OnDone: TypeAlias = "Callable[[AsyncVoiceTask[Any]], object]"
"""Called with a task that has ended; a coroutine function, or a plain one, which then runs in a thread."""

LOGGER: Final = getLogger("voxwright.callbacks")
DONE, MISSING, BROKEN, AGAIN = 200, 404, 500, 503
SHARE: Final = 0.8
"""Of the time that a vendor waits, what is taken at most: the rest is for the way."""


class Receiver:
    """An ASGI application that receives callbacks; also a plain `handle(body)` for any framework.

    What it answers, and so what the vendor does next:

    - 200: your function has returned, now or for an earlier callback of the same task. Nothing more comes.
    - 404: the vendor does not know the task: the callback was forged, or is of another account. Your function is not
      called. As any other answer than 2xx it makes the vendor repeat, which loses nothing if it only knew it late.
    - 500: your function raised. The task is not marked as dealt with, so that the next callback calls it again.
    - 503: the vendor could not be asked; or says that the task still runs; or your function takes longer than
      `within` (it runs on, and a repeated callback waits for it); or too many queries are under way.
    - 400, 413: the body is none of the vendor's. 404, 405, 408: another path or method, a body that never ends.

    So your function is called at least once for every task whose callback arrives, and again for the same task only if
    it raised, or if the store forgot. If it fails every time the vendor gives up; the log (`voxwright.callbacks`) then
    has the task's id, and `client.get_task(id)` still has the task.

    Args:
        client: Asks the vendor. Yours to close, after the server has stopped.
        on_done: Called with the task as the vendor describes it: completed (`task.voice`), failed or cancelled.
        path: The one path that is answered, below where the application is mounted. Make it hard to guess: each
            forged callback costs a query.
        store: Remembers the tasks that were dealt with; the latest 10,000 of this process if left out.
        within: Seconds until each callback is answered; 0.8 of what the vendor waits if left out.
        max_bytes: The largest body that is read.
        at_once: Queries that may be under way at the same time; further callbacks get 503.

    Raises:
        UnsupportedOperationError: The vendor sends no callbacks.
        ConfigurationError: The path does not begin with a slash.
        TypeError: The client is no `AsyncClient`.
    """

    def __init__(
        self,
        client: AsyncClient[Any, Any],
        on_done: OnDone,
        *,
        path: str = "/",
        store: Store | None = None,
        within: float | None = None,
        max_bytes: int = MAX_BYTES,
        at_once: int = 8,
    ) -> None:
        if not isinstance(client, AsyncClient):  # pyright: ignore[reportUnnecessaryIsInstance]
            msg = f"client is an AsyncClient, not {type(client).__name__}"
            raise TypeError(msg)
        if not path.startswith("/"):
            msg = f"path begins with a slash, unlike {path!r}"
            raise ConfigurationError(msg)
        self._vendor = vendor_callbacks(client.provider)
        self._client = client
        self._on_done = on_done
        self._path = path
        self._store = MemoryStore() if store is None else store
        self._within = self._vendor.WAITS * SHARE if within is None else check_timeout(within)
        self._max_bytes = max_bytes
        self._at_once = at_once
        self._asking = 0
        self._jobs: dict[str, asyncio.Task[int]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI defines it."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            status = await self._answer(scope, receive)
            if status:
                await _respond(send, status)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})

    async def handle(self, body: bytes) -> int:
        """Take one callback's body and return the status to answer it with, within the time that was set."""
        return await self._handle(body, self._within)

    async def _handle(self, body: bytes, within: float) -> int:
        """Do as `handle`, within what is left of the time."""
        try:
            task_id: str = self._vendor.read_task_id(body, max_bytes=self._max_bytes)
        except InvalidCallbackError as error:
            LOGGER.warning("a callback was refused: %s", error)
            return error.status_code
        job = self._jobs.get(task_id)
        if job is None:
            if self._asking >= self._at_once:
                LOGGER.warning("task %s: too many callbacks at once", task_id)
                return AGAIN
            self._asking += 1  # before the job runs, so that a burst is counted
            job = asyncio.create_task(self._work(task_id), name=f"voxwright callback {task_id}")
            self._jobs[task_id] = job
            job.add_done_callback(lambda _: self._jobs.pop(task_id, None))
        # The job outlives its waiter: a server that drops the request must not cut the user's function short.
        done, _ = await asyncio.wait({job}, timeout=within)
        return job.result() if done and not job.cancelled() else AGAIN

    async def aclose(self) -> None:
        """Wait for what is under way, at most as long as a callback may take, then stop it; a shutdown does it."""
        jobs = set(self._jobs.values())
        if jobs:
            _, left = await asyncio.wait(jobs, timeout=self._within)
            for job in left:
                job.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _work(self, task_id: str) -> int:
        """Deal with one task, and say how it went as an HTTP status."""
        try:
            if await self._store.has(task_id):
                return DONE
            task = await self._client.get_task(task_id, timeout=self._within)
        except NotFoundError:
            LOGGER.warning("task %s: the vendor does not know it; its callback was dropped", task_id)
            return MISSING
        except VoxwrightError as error:
            LOGGER.warning("task %s: the vendor could not be asked: %s", task_id, error)
            return AGAIN
        except Exception as error:  # noqa: BLE001 - a store may raise anything, and the callback has to be answered
            LOGGER.warning("task %s: it could not be looked up (%s)", task_id, type(error).__name__)
            return AGAIN
        finally:
            self._asking -= 1
        if task.status not in self._vendor.ENDED:
            LOGGER.warning("task %s: a callback came, but it is %s", task_id, one_line(str(task.status), 40))
            return AGAIN
        return await self._finish(task)

    async def _finish(self, task: AsyncVoiceTask[Any]) -> int:
        """Call the user's function with a task that has ended, and remember it."""
        try:
            await self._tell(task)
        except Exception:
            LOGGER.exception("task %s: on_done raised; the next callback calls it again", task.id)
            return BROKEN
        try:
            await self._store.add(task.id)
        except Exception as error:  # noqa: BLE001 - the function has run: no repeat would mend this
            LOGGER.warning("task %s: the store failed to keep it (%s)", task.id, type(error).__name__)
        return DONE

    async def _tell(self, task: AsyncVoiceTask[Any]) -> None:
        if inspect.iscoroutinefunction(self._on_done):
            await self._on_done(task)
            return
        answer = await asyncio.to_thread(self._on_done, task)
        if inspect.isawaitable(answer):  # of an object whose __call__ is a coroutine function
            await answer

    async def _answer(self, scope: Message, receive: Receive) -> int:
        """Return the status for an HTTP request; 0 if its client has gone."""
        if _path(scope) != self._path:
            return 404
        if scope["method"] != "POST":
            return 405
        clock = asyncio.get_running_loop().time
        end = clock() + self._within
        try:
            async with asyncio.timeout_at(end):
                body = await self._read(scope, receive)
        except TimeoutError:
            return 408
        except InvalidCallbackError as error:
            LOGGER.warning("a callback was refused: %s", error)
            return error.status_code
        return 0 if body is None else await self._handle(body, max(end - clock(), 0.0))

    async def _read(self, scope: Message, receive: Receive) -> bytes | None:
        """Return a request's body, and None if its client went away before it was complete."""
        lengths = [value for name, value in scope["headers"] if name == b"content-length" and value.isdigit()]
        body, more = bytearray(), True
        check_size(max(map(int, lengths), default=0), provider=self._client.provider, max_bytes=self._max_bytes)
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += message.get("body", b"")
            more = message.get("more_body", False)
            check_size(len(body), provider=self._client.provider, max_bytes=self._max_bytes)
        return bytes(body)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await self.aclose()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


def vendor_callbacks(provider: str) -> ModuleType:
    """Return what is known of a vendor's callbacks: `read_task_id`, `ENDED` and `WAITS`.

    Raises:
        UnsupportedOperationError: It sends none.
    """
    name = f"{__package__}.{provider}"
    if util.find_spec(name) is None:
        msg = "this vendor sends no callbacks"
        raise UnsupportedOperationError(msg, provider=provider, operation="callbacks")
    return import_module(name)


def _path(scope: Message) -> str:
    """Return the path below where the application is mounted."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "").rstrip("/")
    return path[len(root) :] if root and path.startswith(f"{root}/") else path


async def _respond(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0")]
    if status == 405:
        headers.append((b"allow", b"POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
