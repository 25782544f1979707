"""What all vendors of one sandbox share: its settings, its clock, the accounts, links, and what was ordered."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

import attrs

from .links import Links
from .outbox import Outbox


@attrs.frozen(kw_only=True)
class Ending:
    """How a task is to end instead of completing."""

    status: str = "failed"
    code: str | None = None
    message: str | None = None
    polls: int | None = None


@attrs.frozen(kw_only=True)
class Settings:
    """What can be set while a sandbox runs; what each one means is said where it is set, in `serve`."""

    task_polls: int = 3
    page_size: int | None = None
    clone_polls: int = 1
    speech_pace: float = 0.0


@attrs.define
class Account:
    """The voices of one vendor, whichever of its versions made them."""

    voices: dict[str, dict[str, object]] = attrs.field(factory=dict[str, "dict[str, object]"])
    _places: dict[str, None] = attrs.field(factory=dict[str, None])

    def rows(self) -> list[tuple[str, dict[str, object] | None]]:
        """Return all voices in the order in which they were made; a deleted one that was seen here keeps its place."""
        self._places |= dict.fromkeys(list(self.voices))
        return [(key, self.voices.get(key)) for key in self._places]

    def clear(self) -> None:
        """Forget all."""
        self.voices.clear()
        self._places.clear()


@attrs.define
class _Change:
    """What is to happen after a page of a list, and how often it still is; None is always."""

    call: Callable[[], object]
    left: int | None


class Clock:
    """Seconds that never go back, and can be let run ahead."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.ahead = 0.0

    def __call__(self) -> float:
        """Return the seconds now."""
        return self._clock() + self.ahead


class Desk:
    """What all vendors of one sandbox share."""

    def __init__(
        self,
        *,
        outbox: Outbox | None = None,
        settings: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.outbox = outbox or Outbox()
        self.clock = Clock(clock)
        self.links = Links(self.clock)
        self.settings = self._given = settings or Settings()
        self._accounts: dict[str, Account] = {}
        self._endings: dict[str, deque[Ending]] = {}
        self._changes: dict[str, list[_Change]] = {}
        self._lock = threading.Lock()

    def account(self, vendor: str) -> Account:
        """Return the voices of a vendor."""
        return self._accounts.setdefault(vendor, Account())

    def order(self, vendor: str, ending: Ending) -> None:
        """Keep an ending for the vendor's next task."""
        with self._lock:
            self._endings.setdefault(vendor, deque()).append(ending)

    def next_ending(self, vendor: str) -> Ending | None:
        """Take the oldest ending that was ordered for the vendor."""
        with self._lock:
            waiting = self._endings.get(vendor)
            return waiting.popleft() if waiting else None

    def change_after_page(self, vendor: str, call: Callable[[], object], *, times: int | None) -> None:
        """Do something after each of the vendor's next pages; None is after all of them."""
        with self._lock:
            self._changes.setdefault(vendor, []).append(_Change(call, times))

    def turn_page(self, vendor: str) -> None:
        """Do what is to happen after a page of the vendor's list."""
        with self._lock:
            due = [change for change in self._changes.get(vendor, ()) if change.left != 0]
            for change in due:
                change.left = None if change.left is None else change.left - 1
        for change in due:
            change.call()

    def reset(self) -> None:
        """Forget everything but how the sandbox was started."""
        with self._lock:
            self._endings.clear()
            self._changes.clear()
        for account in self._accounts.values():
            account.clear()
        self.settings, self.clock.ahead = self._given, 0.0
        self.links.clear()
        self.outbox.clear()
