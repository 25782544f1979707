"""What a client sends through: its share of the common connections, or what the user brought. Loads nothing heavy."""

from __future__ import annotations

from _thread import allocate_lock

TYPE_CHECKING = False

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from weakref import WeakKeyDictionary

    import httpx

    from voxwright._core.exchange.drive import AsyncWire, SyncWire
    from voxwright._core.settings import Settings
    from voxwright._core.transport.shared import AsyncLease, SyncLease


def check_own(http_client: object, transport: object, *, wanted: str, client: str, kind: str) -> None:
    """Refuse a user's client or transport of the other kind, or both at once.

    Raises:
        TypeError: It is of the wrong kind, or both were given.
    """
    if http_client is not None and transport is not None:
        msg = "give http_client= or transport=, not both"
        raise TypeError(msg)
    if http_client is not None and not hasattr(http_client, client):
        msg = f"http_client= must be an httpx.{'AsyncClient' if client == 'aclose' else 'Client'}"
        raise TypeError(msg)
    if transport is not None and not hasattr(transport, wanted):
        msg = f"transport= must be an httpx.{kind}"
        raise TypeError(msg)


class SyncResources:
    """The connections of a sync client and all that were derived from it."""

    __slots__ = ("_lock", "client", "lease", "transport")

    def __init__(self, http_client: httpx.Client | None, transport: httpx.BaseTransport | None) -> None:
        check_own(http_client, transport, wanted="handle_request", client="close", kind="BaseTransport")
        self.client = http_client
        self.transport = transport
        self.lease: SyncLease | None = None
        self._lock = allocate_lock()

    def wire(self, settings: Settings) -> SyncWire:
        """Return what makes attempts."""
        from voxwright._core.exchange.drive import SyncWire

        if self.client is not None or self.transport is not None:
            from voxwright._core.transport.foreign import SyncForeign

            return SyncWire(settings, SyncForeign(self.transport, self.client))
        lease = self.lease
        if lease is None or not lease.usable():
            from voxwright._core.transport.shared import SyncLease

            with self._lock:
                lease = self.lease
                if lease is None or not lease.usable():
                    lease = self.lease = SyncLease()
        return SyncWire(settings, lease.transport, lease.share)

    def close(self) -> None:
        """Give back the shared connections; what the user brought stays open."""
        lease, self.lease = self.lease, None
        if lease is not None:
            lease.release()


class AsyncResources:
    """The connections of an async client and all that were derived from it, by event loop."""

    __slots__ = ("client", "leases", "transport")

    def __init__(self, http_client: httpx.AsyncClient | None, transport: httpx.AsyncBaseTransport | None) -> None:
        check_own(http_client, transport, wanted="handle_async_request", client="aclose", kind="AsyncBaseTransport")
        self.client = http_client
        self.transport = transport
        self.leases: WeakKeyDictionary[AbstractEventLoop, AsyncLease] | None = None

    def wire(self, settings: Settings) -> AsyncWire:
        """Return what makes attempts in the running event loop."""
        from voxwright._core.exchange.drive import AsyncWire

        if self.client is not None or self.transport is not None:
            from voxwright._core.transport.foreign import AsyncForeign

            return AsyncWire(settings, AsyncForeign(self.transport, self.client))
        lease = self._lease()
        return AsyncWire(settings, lease.transport, lease.share)

    def _lease(self) -> AsyncLease:
        from asyncio import get_running_loop
        from weakref import WeakKeyDictionary

        from voxwright._core.transport.shared import async_lease

        if self.leases is None:
            self.leases = WeakKeyDictionary()
        loop = get_running_loop()
        lease = self.leases.get(loop)
        if lease is None:
            for gone in [known for known in self.leases if known.is_closed()]:
                del self.leases[gone]
            lease = self.leases[loop] = async_lease(loop)
        return lease

    async def aclose(self) -> None:
        """Give back the shared connections of the running loop; what the user brought stays open."""
        from asyncio import get_running_loop

        leases, self.leases = self.leases, None
        lease = None if leases is None else leases.get(get_running_loop())
        if lease is not None:
            await lease.release()
