"""Fixtures for the tests of whoever uses voxwright; pytest finds them by itself where voxwright is installed.

    def test_a_voice_is_made(voxwright_client):
        voice = make_voice(voxwright_client("cartesia"), "ada.wav")   # your function, which takes a client

        assert voice.name == "Ada"
        assert voxwright_client.sandbox.requests[0].operation == "voices.clone"

`voxwright_sandbox` is one sandbox for the whole run, on loopback; `voxwright_client` makes clients of it for one test,
which begins with a sandbox that has seen nothing. They need the extra: `pip install 'voxwright[sandbox]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
        timeout: float = TIMEOUT,
        retries: int = 2,
        on_event: Callable[[Event], object] | None = None,
    ) -> Client[Any, Any]:
        """Return a client of a vendor's part of the sandbox, with the settings of `voxwright.Client`."""
        import voxwright

        client: Client[Any, Any] = voxwright.Client(
            provider,
            api_key=self.sandbox.api_key,
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
        timeout: float = TIMEOUT,
        retries: int = 2,
        on_event: Callable[[Event], object] | None = None,
    ) -> AsyncClient[Any, Any]:
        """Return an async client of a vendor's part of the sandbox; the test closes it: `async with ... as client`."""
        import voxwright

        return voxwright.AsyncClient(
            provider,
            api_key=self.sandbox.api_key,
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
def voxwright_sandbox() -> Iterator[Sandbox]:
    """A running sandbox of every vendor on loopback, one for the whole run: no key, no network, no bill."""
    import voxwright.sandbox

    with voxwright.sandbox.serve() as sandbox:
        yield sandbox


@pytest.fixture
def voxwright_client(voxwright_sandbox: Sandbox) -> Iterator[Clients]:
    """Makes clients of the sandbox, `voxwright_client("cartesia")`; the sandbox forgets everything before the test."""
    voxwright_sandbox.reset()
    clients = Clients(voxwright_sandbox)
    yield clients
    clients.close()
