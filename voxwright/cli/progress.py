"""A bar on stderr while a call runs, where somebody is there to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from .output import note

if TYPE_CHECKING:
    from types import TracebackType


class Progress:
    """A callable for `on_progress`; a context manager that shows a bar if stderr is a terminal, else nothing."""

    def __init__(self, label: str) -> None:
        """Name what is going on."""
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(label, total=None)

    def __call__(self, done: float, total: float | None) -> None:
        """Show how far it is."""
        self._bar.update(self._task, completed=done, total=total)

    def label(self, text: str) -> None:
        """Say what goes on now, and start from nothing."""
        self._bar.reset(self._task, total=None, description=text)

    def done(self, text: str) -> None:
        """Say in a line what is done, where there is no bar: a log is written as things happen."""
        if self._bar.disable:
            note(text)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
