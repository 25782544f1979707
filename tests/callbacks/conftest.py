"""A receiver under a real server, in the loop of the test, and a sandbox that calls it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn

import voxwright
from voxwright.callbacks import Receiver
from voxwright.sandbox import Sandbox, serve

PROVIDER = "evolink"
PATH = "/callbacks/7Hq2"
PUBLIC = f"https://hooks.example{PATH}"
SECONDS = 0.1
"""What a vendor's second takes here: 10 of them are enough for an answer on a busy machine."""


class Hook:
    """A receiver with its client, the sandbox that calls it, and what its function was told."""

    def __init__(self, sandbox: Sandbox, changed: asyncio.Event, **settings: Any) -> None:
        self.sandbox = sandbox
        self.client = voxwright.AsyncClient(
            PROVIDER, api_key=sandbox.api_key, base_url=sandbox.url(PROVIDER), retries=0
        )
        self.told: list[Any] = []
        self.failures = 0
        self.gate: asyncio.Event | None = None
        self.changed = changed
        self.receiver = Receiver(self.client, self.on_done, **{"path": PATH, **settings})
        self.app: Any = self.receiver
        self.http = httpx.AsyncClient(trust_env=False, timeout=20)
        self.address = ""

    async def on_done(self, task: Any) -> None:
        """Keep what came, and fail as often as was ordered."""
        self.told.append(task)
        self.changed.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise RuntimeError("out of luck")

    async def submit(self, prompt: str = "calm", *, callback: str | None = PUBLIC) -> str:
        """Hand a design in, and return its task's id."""
        extra = {"callback_url": callback} if callback else None
        task = await self.client.submit_design(prompt, name="Ada", preview_text="Hello.", extra=extra)
        return task.id

    async def post(self, body: Any, path: str = PATH) -> int:
        """Call back by hand, and return the status."""
        content = body if isinstance(body, bytes) else None
        answer = await self.http.post(self.address + path, content=content, json=None if content is not None else body)
        return answer.status_code

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition, which is looked at again whenever something has happened."""
        async with asyncio.timeout(20):
            while not condition():
                await self.changed.wait()
                self.changed.clear()

    def statuses(self) -> list[int]:
        """Return how the sandbox's callbacks were answered so far."""
        return [delivery.status for delivery in self.sandbox.deliveries]


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """Serve an ASGI application in this loop, its lifespan included, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, lifespan="on", ws="none", log_config=None, access_log=False))
        running = asyncio.create_task(server.serve([listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


@asynccontextmanager
async def hooked(**settings: Any) -> AsyncIterator[Hook]:
    """Serve a receiver, and a sandbox that calls it; `app` may put something around the receiver."""
    changed, loop = asyncio.Event(), asyncio.get_running_loop()
    around = settings.pop("around", lambda receiver: receiver)
    with serve(
        task_polls=2, callback_scale=SECONDS, on_callback=lambda _: loop.call_soon_threadsafe(changed.set)
    ) as sandbox:
        hook = Hook(sandbox, changed, **settings)
        hook.app = around(hook.receiver)
        async with hook.client, hook.http, served(hook.app) as hook.address:
            sandbox.send_callbacks_to(hook.address)
            yield hook


@pytest.fixture
def hook() -> Any:
    """Give what serves a receiver and a sandbox that calls it."""
    return hooked
