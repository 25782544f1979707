"""Fixtures for the tests of whoever uses voxwright; pytest finds them by itself where voxwright is installed.

    def test_a_voice_is_made(voxwright_client, voxwright_clip):
        voice = make_voice(voxwright_client("cartesia"), voxwright_clip)   # your function, which takes a client

        assert voice.name == "Ada"
        assert voxwright_client.sandbox.requests[0].operation == "voices.clone"

- `voxwright_sandbox` is the sandbox on loopback, which has seen nothing when a test begins; one server serves the run.
  Tasks are done the first time that they are asked for: `voxwright_sandbox.set(task_polls=3)` lets them take longer.
- `voxwright_client` makes clients of it: `voxwright_client("cartesia", version="2026-08-14")`.
- `voxwright_clip` is the path of a recording, a WAV file; `voxwright.sandbox.clip("ada.mp3")` is that of another one.

They need the extra `sandbox`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from voxwright import AsyncClient, Client, Event
    from voxwright.sandbox import Sandbox

TIMEOUT = 30.0
"""Seconds in total for a call, which no call to loopback needs; a test that hangs should end."""


class Clients:
    """Makes clients of a sandbox: `voxwright_client("cartesia")`, and closes them when the test is over.

    Attributes:
        sandbox: The sandbox that they talk to: what it saw, its voices, and what it is to do next.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._made: list[Client[Any, Any]] = []

    def __call__(
        self,
        provider: str,
        *,
        version: str | None = None,
        api_key: str | Callable[[], str] | None = None,
        timeout: float = TIMEOUT,
        retries: int = 2,
        on_event: Callable[[Event], object] | None = None,
    ) -> Client[Any, Any]:
        """Return a client of a vendor's part of the sandbox, with the settings of `voxwright.Client`.

        Args:
            provider: The vendor.
            version: The version of its API; None takes its default one.
            api_key: Another key than the sandbox's, which it refuses.
            timeout: Seconds in total for one call.
            retries: How many further attempts a call may make.
            on_event: Called with each thing that happens during a call.
        """
        import voxwright

        client: Client[Any, Any] = voxwright.Client(
            provider,
            version=version,
            api_key=self.sandbox.api_key if api_key is None else api_key,
            base_url=self.sandbox.url(provider),
            timeout=timeout,
            retries=retries,
            on_event=on_event,
        )
        self._made.append(client)
        return client

    def asynchronous(
        self,
        provider: str,
        *,
        version: str | None = None,
        api_key: str | Callable[[], str] | None = None,
        timeout: float = TIMEOUT,
        retries: int = 2,
        on_event: Callable[[Event], object] | None = None,
    ) -> AsyncClient[Any, Any]:
        """Return an async client of a vendor's part of the sandbox; the test closes it: `async with ... as client`."""
        import voxwright

        return voxwright.AsyncClient(
            provider,
            version=version,
            api_key=self.sandbox.api_key if api_key is None else api_key,
            base_url=self.sandbox.url(provider),
            timeout=timeout,
            retries=retries,
            on_event=on_event,
        )

    def close(self) -> None:
        """Close the sync clients that were made."""
        for client in self._made:
            client.close()


@pytest.fixture(scope="session")
def _voxwright_server() -> Iterator[Sandbox]:
    """The one server beneath, so that no test waits for its start."""
    import voxwright.sandbox

    with voxwright.sandbox.serve(task_polls=1) as sandbox:
        yield sandbox


@pytest.fixture
def voxwright_sandbox(_voxwright_server: Sandbox) -> Sandbox:
    """A sandbox of every vendor on loopback that has seen nothing before the test: no key, no network, no bill."""
    _voxwright_server.reset()
    _voxwright_server.send_callbacks_to(None)
    return _voxwright_server


@pytest.fixture
def voxwright_clip() -> Path:
    """The path of a recording to clone, a WAV file of a few seconds."""
    import voxwright.sandbox

    return voxwright.sandbox.clip("ada.wav")


@pytest.fixture
def voxwright_client(voxwright_sandbox: Sandbox) -> Iterator[Clients]:
    """Makes clients of the sandbox: `voxwright_client("cartesia")`, with version=, api_key=, timeout= and more."""
    clients = Clients(voxwright_sandbox)
    yield clients
    clients.close()
