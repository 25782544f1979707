"""The transports that clients share: one for the process, one for each event loop; closed with their last client."""

from __future__ import annotations

import os
from threading import Lock
from weakref import WeakKeyDictionary, finalize, ref

from voxwright._core.transport import AsyncTransport, SyncTransport

TYPE_CHECKING = False

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop


class Shared:
    """What the process shares, and how many use it."""

    __slots__ = ("by_loop", "lock", "transport", "users")

    def __init__(self) -> None:
        self.lock = Lock()
        self.transport = SyncTransport()
        self.users = 0
        # Weak on both sides: the connections of a transport refer to the loop, and would keep it alive forever.
        self.by_loop: WeakKeyDictionary[AbstractEventLoop, ref[AsyncLease]] = WeakKeyDictionary()

    def reset(self) -> None:
        """Start anew in a forked child: connections, and whatever threads had locked, are the parent's."""
        Shared.__init__(self)


SHARED = Shared()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=SHARED.reset)


class SyncLease:
    """One client's share in the transport of the process; given back by `release()`, or when the client is dropped."""

    __slots__ = ("__weakref__", "_finalizer", "transport")

    def __init__(self) -> None:
        with SHARED.lock:
            SHARED.users += 1
            self.transport = SHARED.transport
        self._finalizer = finalize(self, give_back, self.transport)

    def release(self) -> None:
        """Give the share back; the last one closes the idle connections."""
        self._finalizer()

    def share(self) -> SyncLease:
        """Return another share, for a stream that may be read for longer than its client is kept."""
        return SyncLease()

    def usable(self) -> bool:
        """Tell whether this is still the transport of this process: not in a child forked since."""
        return self.transport is SHARED.transport


def give_back(transport: SyncTransport) -> None:
    """Count one user less, and close the connections after the last."""
    if transport is not SHARED.transport:
        return
    with SHARED.lock:
        SHARED.users -= 1
        last = SHARED.users == 0
    if last:
        transport.close()


class AsyncLease:
    """The transport of one event loop and how many clients use it; lives as long as one of them does."""

    __slots__ = ("__weakref__", "transport", "users")

    def __init__(self) -> None:
        self.transport = AsyncTransport()
        self.users = 0

    def share(self) -> AsyncLease:
        """Count one user more: a stream that may be read for longer than its client is kept."""
        self.users += 1
        return self

    async def release(self) -> None:
        """Count one user less, and close the connections after the last."""
        self.users -= 1
        if self.users == 0:
            await self.transport.aclose()


def async_lease(loop: AbstractEventLoop) -> AsyncLease:
    """Return the transport of a loop, counting one user more."""
    known = SHARED.by_loop.get(loop)
    lease = None if known is None else known()
    if lease is None:
        lease = AsyncLease()
        SHARED.by_loop[loop] = ref(lease)
    lease.users += 1
    return lease
