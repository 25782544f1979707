"""What the sync and the async client share: settings, the options of a call, its logic; all but the sending."""

from __future__ import annotations

from voxwright._core.deadline import Deadline, check_retries, check_timeout
from voxwright._core.settings import Settings, check_base_url, check_headers, find_secrets
from voxwright.errors import ConfigurationError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self, TypeVar

    from voxwright._core.event import Event
    from voxwright._core.exchange.effects import Effects, OnProgress
    from voxwright._core.flow import Flow
    from voxwright._core.operation import Vendor
    from voxwright._core.request import Request
    from voxwright._core.secret import Secret

    T = TypeVar("T")


class ClientBase:
    """A client that can not send yet."""

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
            from voxwright._core.sunset import warn_of_sunset

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
