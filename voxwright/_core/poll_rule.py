"""How an operation's task is followed, as data."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

from voxwright._core.value import Value, freeze

__all__ = ["Poll"]


class Poll(Value):
    """How to follow a task: `operation` (its name) asks, the others are JSON pointers into its answer, and statuses.

    `interval` is in seconds; `retryable` are the codes of failures after which a new task may succeed, `final` those
    after which it will not.
    """

    __slots__ = (
        "done",
        "error_code",
        "error_message",
        "estimate",
        "failed",
        "final",
        "id",
        "interval",
        "operation",
        "progress",
        "retryable",
        "running",
        "status",
    )

    operation: str
    id: str
    status: str
    progress: str
    estimate: str
    interval: float
    running: tuple[str, ...]
    done: tuple[str, ...]
    failed: tuple[str, ...]
    error_code: str
    error_message: str
    retryable: tuple[str, ...]
    final: tuple[str, ...]

    def __init__(
        self,
        *,
        operation: str,
        id: str,  # noqa: A002 - the word of the overlay
        status: str,
        progress: str = "",
        estimate: str = "",
        interval: float = 5.0,
        running: Sequence[str] = (),
        done: Sequence[str] = (),
        failed: Sequence[str] = (),
        error_code: str = "",
        error_message: str = "",
        retryable: Sequence[str] = (),
        final: Sequence[str] = (),
    ) -> None:
        freeze(
            self,
            operation=operation,
            id=id,
            status=status,
            progress=progress,
            estimate=estimate,
            interval=interval,
            running=tuple(running),
            done=tuple(done),
            failed=tuple(failed),
            error_code=error_code,
            error_message=error_message,
            retryable=tuple(retryable),
            final=tuple(final),
        )
