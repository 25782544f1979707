"""Which tasks have been dealt with: every vendor repeats a callback now and then."""

from __future__ import annotations

from typing import Protocol

REMEMBERED = 10_000
"""Task ids that a `MemoryStore` keeps: at most 200 characters each, so about 3 MB when full."""


class Store(Protocol):
    """Remembers the tasks that were dealt with; write your own to share them among processes or keep them for long.

    Two processes that get the same callback at the same moment both ask before either adds: a function that must not
    run twice for one task has to see to that itself, such as by a unique key in its database.
    """

    async def has(self, task_id: str) -> bool:
        """Return whether this task was added."""
        ...

    async def add(self, task_id: str) -> None:
        """Remember that this task was dealt with; called once the function for it has returned."""
        ...


class MemoryStore:
    """Remembers the latest tasks of this process, and forgets the oldest beyond `size`."""

    def __init__(self, size: int = REMEMBERED) -> None:
        """Make room for `size` task ids, at least one."""
        if size < 1:
            msg = f"size is at least 1, not {size}"
            raise ValueError(msg)
        self._size = size
        self._known: dict[str, None] = {}

    async def has(self, task_id: str) -> bool:
        """Return whether this task was added, and is not forgotten yet."""
        return task_id in self._known

    async def add(self, task_id: str) -> None:
        """Remember that this task was dealt with."""
        self._known.pop(task_id, None)
        self._known[task_id] = None
        while len(self._known) > self._size:
            del self._known[next(iter(self._known))]
