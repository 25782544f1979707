"""Attempts through what a user brought: a transport of httpx, or a client. The only module that loads httpx.

Proxies, event hooks, mounts and certificates are the user's then, and so are the promises about them. What stays ours:
no redirects, no cookies or authentication of the client's, one pull of the body, a bounded answer.
"""

from __future__ import annotations

import httpx

from voxwright._core.exchange.wire import Upload

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from voxwright._core.exchange.outgoing import Outgoing

UNSET_TIMEOUT = httpx.Timeout(5.0)
"""What a client has that was given no timeout."""
OWN = frozenset({b"accept", b"accept-encoding", b"connection", b"user-agent", b"authorization"})
"""Default headers of a client that httpx itself puts there, or that would replace the key."""


class HttpxUpload(Upload, httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body as transports of httpx want it."""


class Foreign:
    """An answer of httpx's, its body unread unless it is in memory already."""

    __slots__ = ("_response", "consumed", "headers", "status")

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers = response.headers.raw
        self.consumed = response.content if response.is_stream_consumed else None

    def __iter__(self) -> Iterator[bytes]:
        stream = self._response.stream
        if not isinstance(stream, httpx.SyncByteStream):
            raise TypeError("an answer of an async transport came to a sync client")
        return iter(stream)

    def __aiter__(self) -> AsyncIterator[bytes]:
        stream = self._response.stream
        if not isinstance(stream, httpx.AsyncByteStream):
            raise TypeError("an answer of a sync transport came to an async client")
        return aiter(stream)

    def close(self) -> None:
        """Let the user's transport have its connection back."""
        self._response.close()

    async def aclose(self) -> None:
        """Let the user's transport have its connection back."""
        await self._response.aclose()


class SyncForeign:
    """Sends through a user's own transport or client."""

    exact = False
    upload: type[Upload] = HttpxUpload

    def __init__(self, transport: httpx.BaseTransport | None, client: httpx.Client | None) -> None:
        self._transport = transport
        self._client = client

    def send(self, outgoing: Outgoing) -> Foreign:
        """Send a request and return its answer."""
        request = translated(outgoing, self._client)
        if self._client is not None:
            return Foreign(self._client.send(request, stream=True, auth=None, follow_redirects=False))
        if self._transport is None:
            raise TypeError("there is nothing to send with")
        return Foreign(self._transport.handle_request(request))


class AsyncForeign:
    """Sends through a user's own async transport or client."""

    exact = False
    upload: type[Upload] = HttpxUpload

    def __init__(self, transport: httpx.AsyncBaseTransport | None, client: httpx.AsyncClient | None) -> None:
        self._transport = transport
        self._client = client

    async def send(self, outgoing: Outgoing) -> Foreign:
        """Send a request and return its answer."""
        request = translated(outgoing, self._client)
        if self._client is not None:
            return Foreign(await self._client.send(request, stream=True, auth=None, follow_redirects=False))
        if self._transport is None:
            raise TypeError("there is nothing to send with")
        return Foreign(await self._transport.handle_async_request(request))


def translated(outgoing: Outgoing, client: httpx.Client | httpx.AsyncClient | None) -> httpx.Request:
    """Return the request for httpx, with the default headers of the user's own client."""
    headers = outgoing.headers
    if client is not None:
        taken = OWN | {name.lower() for name, _ in headers}
        headers = [*(pair for pair in client.headers.raw if pair[0].lower() not in taken), *headers]
    return httpx.Request(
        outgoing.method.decode("ascii"),
        outgoing.url,
        headers=headers,
        stream=outgoing.upload,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        extensions={"timeout": timeouts(outgoing, client)},
    )


def timeouts(outgoing: Outgoing, client: httpx.Client | httpx.AsyncClient | None) -> dict[str, float | None]:
    """Return what httpx calls timeouts: the seconds left for each step, or the client's own where they are shorter."""
    left = max(0.001, outgoing.deadline.remaining())
    given = {} if client is None or client.timeout == UNSET_TIMEOUT else client.timeout.as_dict()
    own = {name: given.get(name) for name in ("connect", "read", "write", "pool")}
    return {name: left if value is None else min(value, left) for name, value in own.items()}
