"""The bases of the generated clients: settings, lifetime, how a request is sent. httpx comes with the first call."""

from __future__ import annotations

from voxwright._core.deadline import Deadline, check_retries, check_timeout
from voxwright._core.resources import AsyncResources, SyncResources
from voxwright._core.settings import Settings, check_base_url, check_headers, conceal, conceal_all, find_secrets
from voxwright.errors import ConfigurationError, VendorSunsetWarning

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

OUR_PACKAGES = ("voxwright", "voxwright_clients")


def warn_of_sunset(title: str, date: str, note: str = "") -> None:
    """Warn, at the line of the user's that made the client, that the vendor ends or has ended its API on `date`."""
    import sys
    from time import strftime
    from warnings import warn

    level = 1
    frame = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in OUR_PACKAGES:
        frame = frame.f_back
        level += 1
    when = "is" if strftime("%Y-%m-%d") <= date else "was"
    text = f"the last day of {title}'s API {when} {date}{f': {note}' if note else ''}"
    warn(text, VendorSunsetWarning, stacklevel=level + 1)


class ClientBase:
    """What the sync and the async client share: everything but the sending."""

    _settings: Settings
    _closed: bool
    _derived: bool

    def _set_up(
        self,
        vendor: Vendor,
        *,
        api_key: Secret | None,
        base_url: str | None,
        timeout: float,
        retries: int,
        headers: Mapping[str, str] | None,
        on_event: Callable[[Event], object] | None,
        further_keys: Mapping[str, Secret | None],
    ) -> None:
        secret, further_secrets = find_secrets(vendor, api_key, further_keys)
        self._settings = Settings(
            vendor=vendor,
            secret=secret,
            further_secrets=further_secrets,
            base_url=check_base_url(base_url, vendor.name),
            timeout=timeout,
            retries=retries,
            headers=check_headers(headers or {}, vendor.name, vendor.security.name),
            on_event=on_event,
        )
        self._closed = False
        self._derived = False
        if vendor.sunset is not None and base_url is None:
            warn_of_sunset(vendor.title, vendor.sunset.date, vendor.sunset.note)

    @property
    def base_url(self) -> str:
        """The address that is called, without a slash at its end."""
        return self._settings.base_url

    @property
    def timeout(self) -> float:
        """The total for a call, in seconds."""
        return self._settings.timeout

    @property
    def retries(self) -> int:
        """How many further attempts a call may make."""
        return self._settings.retries

    def with_options(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a client with other settings that shares this one's key and connections.

        Args:
            timeout: The total for a call, in seconds; None keeps this client's.
            retries: How many further attempts a call may make; None keeps this client's.
            headers: Added to every request, in place of this client's of the same name.

        Raises:
            ConfigurationError: A header would replace the key, or what follows from the request.
        """
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._settings = self._settings.changed(timeout=timeout, retries=retries, headers=headers)
        copy._derived = True
        return copy

    def _begin(
        self, timeout: float | None, retries: int | None, on_progress: OnProgress | None
    ) -> tuple[Deadline, int]:
        if self._closed:
            msg = "the client is closed"
            raise ConfigurationError(msg, provider=self._settings.vendor.name)
        if on_progress is not None and not callable(on_progress):  # pyright: ignore[reportUnnecessaryComparison]
            msg = f"on_progress is called with what is done and the total: got {type(on_progress).__name__}"
            raise TypeError(msg)
        settings = self._settings
        total = settings.timeout if timeout is None else check_timeout(timeout)
        return Deadline(total), settings.retries if retries is None else check_retries(retries)

    def _calling(
        self, request: Request[T], *, timeout: float | None, retries: int | None, on_progress: OnProgress | None
    ) -> Effects[T]:
        from voxwright._core.exchange import exchange_value

        deadline, further = self._begin(timeout, retries, on_progress)
        return exchange_value(request, self._settings, deadline, retries=further, on_progress=on_progress)

    def _running(
        self,
        make_flow: Callable[[], Flow[T]],
        *,
        timeout: float | None,
        retries: int | None,
        on_progress: OnProgress | None,
    ) -> Effects[T]:
        from voxwright._core.flow import conduct

        deadline, further = self._begin(timeout, retries, on_progress)
        return conduct(make_flow(), self._settings, deadline, retries=further, on_progress=on_progress)

    def __repr__(self) -> str:
        name = type(self).__name__
        settings = vars(self).get("_settings")
        if settings is None:  # a debugger may ask for it while __init__ still runs, or has failed
            return f"{name}()"
        return f"{name}(base_url={settings.base_url!r}, timeout={settings.timeout:g}, retries={settings.retries})"

    def __reduce__(self) -> str:
        msg = "a client holds a key and connections and is never pickled or copied; make another one there"
        raise TypeError(msg)


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
