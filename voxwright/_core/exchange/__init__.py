"""One call, as a generator without I/O: attempts, waits between them, and the value or the error at the end.

It yields `Attempt`, `Pause` and `Work`; `drive.py` does what they ask for, sync or async. So the rules stand here once.
"""

from __future__ import annotations

from time import monotonic

from voxwright._core.event import announce, record
from voxwright._core.exchange.answer import Answered, judge, nothing_left
from voxwright._core.exchange.effects import Attempt, Drop, Failure, Pause, Work
from voxwright._core.exchange.retry import backoff, may_repeat, retry_after, was_refused
from voxwright._core.request.encode import reads_file, reads_stream

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, TypeGuard, TypeVar

    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange.effects import Effects, OnProgress, Outcome, RawAnswer
    from voxwright._core.request import Request
    from voxwright._core.request.body import Body
    from voxwright._core.settings import Settings

    T = TypeVar("T")


def exchange(
    request: Request[T],
    settings: Settings,
    deadline: Deadline,
    *,
    retries: int,
    on_progress: OnProgress | None = None,
) -> Effects[Answered[T]]:
    """Send a request until it is answered, refused for good, or the deadline passes.

    Raises:
        InvalidRequestError: It breaks a limit; nothing was sent.
        APIError: The class says what happened.
    """
    # The same key for all attempts, so that a vendor that has had one of them does not do it twice.
    request = request.keyed()
    # A clip that is no bytes in memory may have to be waited for, and an event loop has other things to do meanwhile.
    body = (yield Work(lambda: opened(request), close)) if reads_file(request) else request.open_body()
    try:
        attempt = Attempt(request, body, deadline, on_progress)
        number = 0
        done_before = False
        while True:
            attempt.number = number = number + 1
            announce(settings, request, number)
            begun = monotonic()
            outcome: Outcome = yield attempt
            try:
                record(settings, request, number, monotonic() - begun, outcome)
            except BaseException:  # the hook's own; nobody will get the stream
                yield Drop(*opened_tails(outcome))
                raise
            verdict = judge(request, outcome)
            if done_before and is_gone(outcome):
                verdict = nothing_left(request, outcome)
            done_before = done_before or may_have_deleted(request, outcome)
            if isinstance(verdict, Answered):
                return verdict
            rewindable = body is None or body.rewindable
            wait = (
                None
                if number > retries
                else wait_before_next(request, settings, outcome, number, rewindable=rewindable)
            )
            if wait is None or not deadline.fits(wait):
                break
            yield Pause(wait, deadline)
    finally:
        if body is not None:
            body.close()
    raise verdict from (outcome.cause if isinstance(outcome, Failure) else None)


def may_have_deleted(request: Request[Any], outcome: Outcome) -> bool:
    """Tell whether an attempt to delete something may have done so, although its answer does not say that it did."""
    if request.method != "DELETE":
        return False
    return (
        outcome.sent
        if isinstance(outcome, Failure)
        else outcome.status == 408 or not was_refused(request, outcome.status)
    )


def is_gone(outcome: Outcome) -> TypeGuard[RawAnswer]:
    """Tell whether there is nothing to delete: where an earlier attempt may have done it, that is a success."""
    return not isinstance(outcome, Failure) and outcome.status in {404, 410}


def opened_tails(outcome: Outcome) -> tuple[object, ...]:
    """Return what is open of an answer that streams."""
    return () if isinstance(outcome, Failure) or outcome.tail is None else (outcome.tail,)


def opened(request: Request[Any]) -> Body | None:
    """Return the body of a request that has a file in it."""
    if reads_stream(request):
        request.check()  # all the rest, before a stream is used up that can be read only once
    return request.open_body()


def close(body: Body | None) -> None:
    """Close a body that nobody waits for any more."""
    if body is not None:
        body.close()


def exchange_value(
    request: Request[T],
    settings: Settings,
    deadline: Deadline,
    *,
    retries: int,
    on_progress: OnProgress | None = None,
) -> Effects[T]:
    """Do as `exchange`, and return the decoded answer alone."""
    answered = yield from exchange(request, settings, deadline, retries=retries, on_progress=on_progress)
    return answered.value


def wait_before_next(
    request: Request[T], settings: Settings, outcome: Outcome, number: int, *, rewindable: bool
) -> float | None:
    """Return the seconds to wait before the request is sent again, or None when it must not be."""
    if not may_repeat(request, outcome, rewindable=rewindable):
        return None
    asked = None if isinstance(outcome, Failure) else retry_after(outcome)
    if asked is not None:
        return asked
    if settings.random is not None:
        return backoff(number, settings.random)
    from random import random

    return backoff(number, random)
