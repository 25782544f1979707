"""One sandbox for the whole suite, which has seen nothing yet when a test begins."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator

import httpx
import pytest
from conformance_calls import KEY, VOICE

from voxwright.sandbox import Sandbox, Seen, serve

ARRIVALS: queue.SimpleQueue[Seen] = queue.SimpleQueue()


@pytest.fixture(scope="session")
def _serving() -> Iterator[Sandbox]:
    with serve(api_key=KEY, task_polls=1, on_request=ARRIVALS.put) as running:
        yield running


@pytest.fixture
def sandbox(_serving: Sandbox) -> Sandbox:
    """Give a sandbox of every vendor, where each has one voice."""
    _serving.reset()
    for vendor in _serving.vendors:
        _serving.add_voice(vendor, VOICE)
    return _serving


@pytest.fixture
def wait_for(sandbox: Sandbox) -> Callable[[int], None]:
    """Give what waits until the sandbox has noted a number of requests: one that was cut is noted a moment later."""

    def wait(count: int) -> None:
        while len(sandbox.requests) < count:
            ARRIVALS.get(timeout=20)

    return wait


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """Give a client that is not ours."""
    with httpx.Client(timeout=30, trust_env=False) as client:
        yield client
