"""Fixtures of the common layer: one test body for the sync and the async client."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

import voxwright
from voxwright.sandbox import Sandbox, serve


class Both:
    """The sync or the async client, behind one way to call it."""

    def __init__(self, *, asynchronous: bool) -> None:
        self.asynchronous = asynchronous
        self.client_class: Any = voxwright.AsyncClient if asynchronous else voxwright.Client

    async def __call__(self, value: Any | Awaitable[Any]) -> Any:
        """Return the value of a call, awaited where it has to be."""
        return await value if inspect.isawaitable(value) else value

    @asynccontextmanager
    async def open(self, provider: str, sandbox: Sandbox | None = None, **settings: Any) -> AsyncIterator[Any]:
        """Open a client, of the vendor's part of a sandbox if one is given, and close it."""
        if sandbox is not None:
            settings = {"api_key": sandbox.api_key, "base_url": sandbox.url(provider), **settings}
        client = self.client_class(provider, **settings)
        try:
            yield client
        finally:
            await self.close(client)

    async def close(self, client: Any) -> None:
        """Close a client."""
        await self(client.aclose() if self.asynchronous else client.close())

    def transport(self, handler: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
        """Return a transport that hands each request, read whole, to a function."""

        async def handle(request: httpx.Request) -> httpx.Response:
            await request.aread()
            return handler(request)

        def handle_sync(request: httpx.Request) -> httpx.Response:
            request.read()
            return handler(request)

        return httpx.MockTransport(handle if self.asynchronous else handle_sync)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Both:
    """Run the test with the sync client, then with the async one."""
    return Both(asynchronous=request.param)


@pytest.fixture
def own_sandbox() -> Iterator[Sandbox]:
    """Serve a sandbox to one test alone, which counts its requests or orders failures."""
    with serve(task_polls=1) as server:
        yield server
