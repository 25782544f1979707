"""The common client: the same calls at every vendor."""

from __future__ import annotations

from ._calls.keeping import Keeping
from ._calls.making import Making
from ._calls.speaking import Speaking
from ._session import SyncSession, conceal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Any, Self

    import httpx
    from typing_extensions import TypeVar
    from voxwright_clients._registry import ClientOverloads

    from ._core.client import SyncClient as VendorClient
    from ._core.event import Event
    from ._preview import Preview

    V = TypeVar("V", bound=VendorClient, default=Any)
    R = TypeVar("R", default=Any)
    L = TypeVar("L", default=Any)
else:
    V = R = L = None

    class ClientOverloads:
        """What is left of the overloads at run time: `Client[...]` in an annotation."""

        def __class_getitem__(cls, _: object) -> type:
            return cls


class Client(ClientOverloads[V, R, L], Making[R], Keeping[L], Speaking):
    """One vendor, by its name, with the calls that are the same for all of them.

    The key and the address are checked here, the connection is made by the first call. A client may be used by several
    threads at once, and is a context manager.

    Args:
        provider: A vendor's name such as `"cartesia"`, or its typed client such as `Cartesia(api_key=...)`,
            which then brings its own settings (the other arguments must be left out).
        version: The version of the vendor's API, such as `"2026-08-14"`, where the vendor has several here; None takes
            the vendor's default one, `voxwright_clients._registry.VENDORS[provider]["default"]`.
        api_key: The key, or a function that returns it; None takes the vendor's environment variable.
        base_url: Another address than the vendor's: its second site, a proxy, a sandbox.
        timeout: Seconds in total for one call, everything included: connecting, retries, polling.
        retries: How many further attempts a call may make where nothing can have been executed yet.
        http_client: Your own `httpx.Client`, instead of the transport that keeps the total deadline.
        transport: Your own `httpx.BaseTransport`.
        on_event: Called with each thing that happens during a call.

    Raises:
        UnknownProviderError: No vendor has this name.
        MissingAPIKeyError: No key was given and no environment variable holds one.
        ConfigurationError: The settings do not go together, the vendor has no such version (the message lists them), or
            the address is plain http and not loopback.

    Attributes:
        provider: The vendor's name.
        vendor: The vendor's own typed client, for everything that the common calls do not carry.
    """

    _session: SyncSession

    if not TYPE_CHECKING:  # the overloads say more, and mypy would take this for the nearer word

        def __init__(
            self,
            provider: str | VendorClient,
            *,
            version: str | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> None:
            api_key = conceal(api_key)  # so that no traceback from here on shows it
            self._session = SyncSession.of(
                provider,
                version=version,
                api_key=api_key,
                base_url=base_url,
                timeout=timeout,
                retries=retries,
                http_client=http_client,
                transport=transport,
                on_event=on_event,
            )

    @property
    def provider(self) -> str:
        """The vendor's name."""
        return self._session.provider

    @property
    def vendor(self) -> V:
        """The vendor's own typed client, made when first asked for; it shares key, settings and connections."""
        return self._session.vendor

    @property
    def preview(self) -> Preview:
        """The calls that make or change something, as the requests that they send: `client.preview.speak(...)`."""
        from ._preview import Preview

        return Preview(self._session)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a client for many calls with other settings, which shares this one's key and connections.

        Args:
            timeout: Seconds in total for each call; None keeps this client's.
            retries: Further attempts of each call; None keeps this client's.
            headers: Added to every request; they may not replace the key.

        Raises:
            ConfigurationError: A header would replace the key, or what follows from the request.
        """
        copy = object.__new__(type(self))
        copy._session = self._session.with_options(timeout=timeout, retries=retries, headers=headers)
        return copy

    def close(self) -> None:
        """Close the client; calls raise from then on. A typed client or `http_client` that you brought stays open."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        # A debugger may ask for it while __init__ still runs, or has failed.
        return f"{type(self).__name__}{vars(self).get('_session', '()')}"
