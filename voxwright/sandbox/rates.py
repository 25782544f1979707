"""The documented limits of how many requests a vendor takes in a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from .document import Operation
from .values import Refused


class Rates:
    """Counts requests in the documented windows."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._times: dict[tuple[str, str], deque[float]] = {}

    def clear(self) -> None:
        """Forget what was counted."""
        self._times.clear()

    def count(self, operation: Operation) -> None:
        """Count one request, or refuse it (`Refused`)."""
        if operation.rate_limit is None:
            return
        limit, window = operation.rate_limit
        now, times = self._clock(), self._times.setdefault((operation.vendor, operation.name), deque())
        while times and times[0] <= now - window:
            times.popleft()
        if len(times) >= limit:
            raise Refused("rate", f"at most {limit} requests in {window:g} s", limit=limit, size=window)
        times.append(now)
