"""Follow a task at a vendor until it is done, has failed, or the deadline passes; by the facts of the overlay alone."""

from __future__ import annotations

from voxwright._core.exchange.answer import first_text
from voxwright._core.flow import call, pause, remaining, report
from voxwright._core.pointer import lookup
from voxwright.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    RateLimitError,
    ServerError,
    TaskFailedError,
    TaskPendingError,
)

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from voxwright._core.flow import Flow
    from voxwright._core.operation import Operation, Poll
    from voxwright._core.request import Request

    M = TypeVar("M")

FIRST_WAIT = 1.0
"""Seconds before the first look at a task of which no estimate is known."""
GROWTH = 1.5
"""Each wait is longer than the one before by this factor, up to the interval that the vendor wants."""
ESTIMATE_SHARE = 0.1
"""Of the vendor's estimate, before the first look: many tasks are done long before."""

RUNNING = "the task was still running at the deadline"


class UnknownPollError(TypeError):
    """The operation makes no task."""


def poll(
    operation: Operation[Any],
    task_id: str,
    fetch: Callable[[], Request[M]],
    *,
    first: object = None,
    resume: str = "get_task",
) -> Flow[M]:
    """Look at a task until it is done, and return the last answer.

    Vendors that stumble (429, 5xx, a broken connection) are asked again until the deadline. Progress is reported as
    percent of 100.

    Args:
        operation: The operation that made the task; its `poll` says how to follow it.
        task_id: The vendor's name for the task.
        fetch: Returns the request that asks for the task.
        first: The answer to the submission, if at hand: its status and estimate spare a look. Without it the task is
            looked at at once, since nobody knows how long it has been there.
        resume: The common call that takes the task up again, which the hint of `TaskPendingError` names.

    Raises:
        TaskFailedError: The vendor failed or cancelled it.
        TaskPendingError: It is still running at the deadline, or could not be asked for; `task_id` resumes it.
        APIError: The vendor refused to show it; `task_id` is on the error.
    """
    facts = poll_of(operation)
    try:
        return (yield from follow(operation, facts, task_id, fetch, first))
    except TaskPendingError as error:
        error.hint = f"Do not submit it again: {resume}({task_id!r}) takes it up."
        raise
    except (APIError, TaskFailedError, GeneratorExit):
        raise
    except BaseException as error:
        from logging import getLogger

        line = "%s %s: %s while waiting; the task was accepted and goes on at the vendor: task id %s"
        getLogger("voxwright").warning(line, operation.vendor.name, operation.name, type(error).__name__, task_id)
        raise


def poll_of(operation: Operation[Any]) -> Poll:
    """Return how the tasks of an operation are followed.

    Raises:
        UnknownPollError: It makes none.
    """
    if operation.poll is None:
        msg = f"{operation!r} makes no task to follow"
        raise UnknownPollError(msg)
    return operation.poll


def follow(
    operation: Operation[Any], facts: Poll, task_id: str, fetch: Callable[[], Request[M]], first: object
) -> Flow[M]:
    """Do as `poll`, without the word about an interruption."""
    wait = 0.0 if first is None else first_wait(facts, plain(first))
    shown = -1
    request: Request[M] | None = None
    trouble: APIError | None = None
    seen = False
    while (yield from pause(wait)):
        wait = min(max(wait * GROWTH, FIRST_WAIT), max(facts.interval, FIRST_WAIT))
        request = fetch()
        before, trouble = trouble, None
        try:
            answer = yield from call(request)
        except APIError as error:
            trouble = error
        else:
            seen = True
            document = plain(answer)
            shown = yield from tell(facts, document, shown)
            if judge(operation, facts, task_id, document, answer):
                return answer
        if trouble is not None:
            seen = seen and before is None
            wait = max(wait, (yield from bear(operation, task_id, trouble, before=before, seen=seen)))
    if trouble is None:
        raise pending(operation, task_id, RUNNING, request=request)
    raise pending(operation, task_id, unasked(trouble), like=trouble) from trouble


def first_wait(facts: Poll, document: object) -> float:
    """Return the seconds before the first look."""
    estimate = lookup(document, facts.estimate) if facts.estimate else None
    if isinstance(estimate, (int, float)) and not isinstance(estimate, bool) and estimate > 0:
        return min(max(FIRST_WAIT, estimate * ESTIMATE_SHARE), max(facts.interval, FIRST_WAIT))
    return FIRST_WAIT


def tell(facts: Poll, document: object, shown: int) -> Flow[int]:
    """Report the progress where it has grown, and return the last one reported."""
    progress = lookup(document, facts.progress) if facts.progress else None
    if isinstance(progress, bool) or not isinstance(progress, (int, float)) or not shown < progress <= 100:
        return shown
    yield from report(int(progress), 100)
    return int(progress)


def judge(operation: Operation[Any], facts: Poll, task_id: str, document: object, answer: object) -> bool:
    """Tell whether the task is done; one in a state that nobody has heard of is taken to be running.

    Raises:
        TaskFailedError: It has failed or was cancelled.
    """
    status = first_text(document, (facts.status,))
    failed = failure(facts, document)
    if failed is None:
        return status in facts.done
    code, message, retryable = failed
    raise TaskFailedError(
        f"the task ended as {status!r}",
        provider=operation.vendor.name,
        operation=operation.name,
        task_id=task_id,
        code=code,
        vendor_message=message,
        retryable=retryable,
        body=answer,
    )


def failure(facts: Poll, document: object) -> tuple[str | None, str | None, bool | None] | None:
    """Return the vendor's code and message, and whether a new task may succeed, of a task that failed; else None."""
    if first_text(document, (facts.status,)) not in facts.failed:
        return None
    code = first_text(document, (facts.error_code,)) if facts.error_code else None
    message = first_text(document, (facts.error_message,)) if facts.error_message else None
    return code, message, True if code in facts.retryable else False if code in facts.final else None


def unasked(trouble: APIError) -> str:
    """Return the message for a task whose last look failed, so that nobody knows whether it still runs."""
    return f"the task was accepted, but how it stands could not be asked until the deadline: {trouble.message}"


def bear(
    operation: Operation[Any], task_id: str, trouble: APIError, *, before: APIError | None, seen: bool
) -> Flow[float]:
    """Return the seconds to wait at least after a look that failed; raise what waiting does not cure, with the task id.

    Args:
        operation: The operation that made the task.
        task_id: The vendor's name for it.
        trouble: Why the look failed.
        before: Why the look before it failed, if it did.
        seen: Whether that one was answered.

    Raises:
        TaskPendingError: The deadline passed, or the vendor wants a wait that is longer than what is left.
        APIError: The vendor refused for good.
    """
    trouble.task_id = task_id
    if isinstance(trouble, APITimeoutError):
        cause = before or trouble
        raise pending(operation, task_id, RUNNING if seen else unasked(cause), like=trouble) from cause
    if isinstance(trouble, (RateLimitError, ServerError)):
        asked = trouble.retry_after or 0.0
        if asked < (yield from remaining()):
            return asked
        message = f"the vendor asked to wait for {asked:g} s, beyond the deadline, before the task is looked at again"
        raise pending(operation, task_id, message, like=trouble) from trouble
    if isinstance(trouble, APIConnectionError) and not is_permanent(trouble):
        return 0.0
    raise trouble


def is_permanent(trouble: APIConnectionError) -> bool:
    """Tell whether every further look must fail the same way."""
    return "CERTIFICATE_VERIFY_FAILED" in trouble.message


def pending(
    operation: Operation[Any],
    task_id: str,
    message: str,
    *,
    request: Request[Any] | None = None,
    like: APIError | None = None,
) -> TaskPendingError:
    """Return the error for a task that outlasted the deadline."""
    return TaskPendingError(
        message,
        provider=operation.vendor.name,
        operation=operation.name,
        sent=True,
        maybe_executed=True,
        request=request if like is None else like.request,
        task_id=task_id,
        request_id=None if like is None else like.request_id,
        timed_out=True,
        phase="poll",
    )


def plain(answer: object) -> object:
    """Return an answer as JSON types."""
    to_dict = getattr(answer, "to_dict", None)
    return answer if to_dict is None else to_dict()
