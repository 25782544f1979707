"""EvoLink's callbacks: the body is what the task query answers, sent once the task is completed, failed or cancelled.

It is not signed. EvoLink waits 10 seconds for a 2xx status and repeats it up to three times, after 1, 2 and 4 seconds.
"""

from __future__ import annotations

from typing import Final

from voxwright_clients.evolink import operations

from ._body import MAX_BYTES, check_task_id, read_object

PROVIDER: Final = "evolink"
WAITS: Final = 10.0
"""Seconds that EvoLink waits for the answer, from the field `callback_url` on its page."""

_POLL: Final = operations.voices.DESIGN.poll
ENDED: Final = frozenset((*_POLL.done, *_POLL.failed)) if _POLL is not None else frozenset[str]()
"""States in which nothing more happens to a task."""


def read_task_id(body: bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """Return the id of the task that a callback is about, after checks of size, JSON and shape.

    Args:
        body: The request's body as it came.
        max_bytes: Its largest size, in bytes.

    Returns:
        The task's id, for `AsyncClient("evolink").get_task(task_id)`. Nothing else in the body can be believed:
        callbacks are not signed.

    Raises:
        InvalidCallbackError: It is no callback of EvoLink; `status_code` is what to answer: 400, or 413 if too large.
    """
    return check_task_id(
        read_object(body, provider=PROVIDER, max_bytes=max_bytes).get("id"), field="id", provider=PROVIDER
    )
