"""The bases of the generated clients, sync and async: their lifetime, and how they send. httpx comes with neither."""

from __future__ import annotations

from voxwright._core.client_base import ClientBase
from voxwright._core.resources import AsyncResources, SyncResources
from voxwright._core.settings import conceal, conceal_all

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Any, Self, TypeVar, overload

    import httpx

    from voxwright._core.event import Event
    from voxwright._core.exchange.effects import Effects, OnProgress
    from voxwright._core.flow import Flow
    from voxwright._core.operation import StreamRequest, Vendor
    from voxwright._core.request import Request
    from voxwright._core.secret import Secret
    from voxwright._core.stream import AsyncByteStream, ByteStream

    T = TypeVar("T")


def extended(
    request: Request[T], extra_body: Mapping[str, object] | None, extra_headers: Mapping[str, str] | None
) -> Request[T]:
    """Return the request with what goes through unchecked."""
    if extra_body is None and extra_headers is None:
        return request
    return request.with_extra(None, body=extra_body, headers=extra_headers)


class SyncClient(ClientBase):
    """Base of the generated sync clients. May be used by several threads at once."""

    def __init__(
        self,
        vendor: Vendor,
        *,
        api_key: str | Callable[[], str] | Secret | None = None,
        base_url: str | None = None,
        timeout: float = 120.0,
        retries: int = 2,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        headers: Mapping[str, str] | None = None,
        on_event: Callable[[Event], object] | None = None,
        further_keys: Mapping[str, str | Callable[[], str] | Secret | None] | None = None,
    ) -> None:
        api_key, further_keys = conceal(api_key), conceal_all(further_keys)
        self._resources = SyncResources(http_client, transport)
        self._set_up(
            vendor,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            headers=headers,
            on_event=on_event,
            further_keys=further_keys,
        )

    if TYPE_CHECKING:

        @overload
        def send(
            self,
            request: StreamRequest[T],
            *,
            timeout: float | None = None,
            retries: int | None = None,
            on_progress: OnProgress | None = None,
            extra_body: Mapping[str, object] | None = None,
            extra_headers: Mapping[str, str] | None = None,
        ) -> ByteStream | T: ...
        @overload
        def send(
            self,
            request: Request[T],
            *,
            timeout: float | None = None,
            retries: int | None = None,
            on_progress: OnProgress | None = None,
            extra_body: Mapping[str, object] | None = None,
            extra_headers: Mapping[str, str] | None = None,
        ) -> T: ...

    def send(
        self,
        request: Request[Any],
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Send a request and return the decoded answer, or its stream; `timeout` is the total, in seconds.

        Args:
            request: What an operation returned.
            timeout: The total in seconds, retries included, of a stream until its last byte; None takes the client's.
            retries: How many further attempts may be made; None takes the client's.
            on_progress: Called with the bytes of the body that were sent, and their total.
            extra_body: Fields that go through unchecked.
            extra_headers: Headers that go through unchecked.

        Raises:
            InvalidRequestError: The request breaks a limit of the vendor; nothing was sent.
            APIError: The class says what happened.
        """
        request = extended(request, extra_body, extra_headers)
        return self._drive(self._calling(request, timeout=timeout, retries=retries, on_progress=on_progress))

    def run(
        self,
        make_flow: Callable[[], Flow[T]],
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
    ) -> T:
        """Run a flow, all its calls and waits under one deadline, and return what it returns."""
        return self._drive(self._running(make_flow, timeout=timeout, retries=retries, on_progress=on_progress))

    def _drive(self, effects: Effects[T]) -> T:
        from voxwright._core.exchange.drive import drive_sync

        return drive_sync(effects, self._resources.wire(self._settings).attempt)

    def close(self) -> None:
        """Close the client; calls raise from then on. Connections that other clients use stay open."""
        self._closed = True
        if not self._derived:
            self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(ClientBase):
    """Base of the generated async clients, for asyncio. May be used by several tasks at once."""

    def __init__(
        self,
        vendor: Vendor,
        *,
        api_key: str | Callable[[], str] | Secret | None = None,
        base_url: str | None = None,
        timeout: float = 120.0,
        retries: int = 2,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        headers: Mapping[str, str] | None = None,
        on_event: Callable[[Event], object] | None = None,
        further_keys: Mapping[str, str | Callable[[], str] | Secret | None] | None = None,
    ) -> None:
        api_key, further_keys = conceal(api_key), conceal_all(further_keys)
        self._resources = AsyncResources(http_client, transport)
        self._set_up(
            vendor,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            headers=headers,
            on_event=on_event,
            further_keys=further_keys,
        )

    if TYPE_CHECKING:

        @overload
        async def send(
            self,
            request: StreamRequest[T],
            *,
            timeout: float | None = None,
            retries: int | None = None,
            on_progress: OnProgress | None = None,
            extra_body: Mapping[str, object] | None = None,
            extra_headers: Mapping[str, str] | None = None,
        ) -> AsyncByteStream | T: ...
        @overload
        async def send(
            self,
            request: Request[T],
            *,
            timeout: float | None = None,
            retries: int | None = None,
            on_progress: OnProgress | None = None,
            extra_body: Mapping[str, object] | None = None,
            extra_headers: Mapping[str, str] | None = None,
        ) -> T: ...

    async def send(
        self,
        request: Request[Any],
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Send a request and return the decoded answer, or its stream; `timeout` is the total, in seconds.

        Args:
            request: What an operation returned.
            timeout: The total in seconds, retries included, of a stream until its last byte; None takes the client's.
            retries: How many further attempts may be made; None takes the client's.
            on_progress: Called with the bytes of the body that were sent, and their total.
            extra_body: Fields that go through unchecked.
            extra_headers: Headers that go through unchecked.

        Raises:
            InvalidRequestError: The request breaks a limit of the vendor; nothing was sent.
            APIError: The class says what happened.
        """
        request = extended(request, extra_body, extra_headers)
        return await self._drive(self._calling(request, timeout=timeout, retries=retries, on_progress=on_progress))

    async def run(
        self,
        make_flow: Callable[[], Flow[T]],
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
    ) -> T:
        """Run a flow, all its calls and waits under one deadline, and return what it returns."""
        return await self._drive(self._running(make_flow, timeout=timeout, retries=retries, on_progress=on_progress))

    async def _drive(self, effects: Effects[T]) -> T:
        from voxwright._core.exchange.drive import drive_async

        return await drive_async(effects, self._resources.wire(self._settings).attempt)

    async def aclose(self) -> None:
        """Close the client; calls raise from then on. Connections that other clients use stay open."""
        self._closed = True
        if not self._derived:
            await self._resources.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        await self.aclose()
