"""Flows: what an adapter does, as a generator that neither blocks nor awaits, so that it is written once.

An adapter's function does `answer = yield from call(request)` and returns its result; `conduct` runs it, and every call
in it, under one deadline. What fails inside a call is raised at that `yield from`. A call that streams gives the stream
of the client that runs the flow; a flow passes it on and never reads it.
"""

from __future__ import annotations

from collections.abc import Generator

from voxwright._core.exchange import exchange
from voxwright._core.exchange.effects import Drop, Pause
from voxwright._core.stream import StreamBase

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, TypeAlias, TypeVar

    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange.answer import Answered
    from voxwright._core.exchange.effects import Effects, OnProgress
    from voxwright._core.request import Request
    from voxwright._core.settings import Settings

    T = TypeVar("T")
    Step: TypeAlias = "CallStep | PauseStep | ReportStep | RemainingStep"
    Flow: TypeAlias = Generator[Step, Any, T]
else:
    Flow = Generator


class CallStep:
    """Send a request and give back what was answered."""

    __slots__ = ("request",)

    def __init__(self, request: Request[Any]) -> None:
        self.request = request


class PauseStep:
    """Wait, at most until the deadline."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class ReportStep:
    """Tell the user's `on_progress`."""

    __slots__ = ("done", "total")

    def __init__(self, done: int, total: int) -> None:
        self.done = done
        self.total = total


class RemainingStep:
    """Ask how many seconds are left."""

    __slots__ = ()


def call(request: Request[T]) -> Flow[T]:
    """Send a request and return the decoded answer."""
    answered = yield from call_answered(request)
    return answered.value


def call_answered(request: Request[T]) -> Flow[Answered[T]]:
    """Send a request and return the decoded answer with status, headers and request id."""
    answered: Answered[T] = yield CallStep(request)
    return answered


def pause(seconds: float) -> Flow[bool]:
    """Wait for `seconds`; return False when the deadline came first."""
    in_time: bool = yield PauseStep(seconds)
    return in_time


def report(done: int, total: int) -> Flow[None]:
    """Tell the user's `on_progress(done, total)`, if there is one."""
    yield ReportStep(done, total)


def remaining() -> Flow[float]:
    """Return the seconds that are left until the deadline; negative once it has passed."""
    seconds: float = yield RemainingStep()
    return seconds


def conduct(
    flow: Flow[T], settings: Settings, deadline: Deadline, *, retries: int, on_progress: OnProgress | None = None
) -> Effects[T]:
    """Run a flow and the calls in it under one deadline; return what it returns."""
    reply: object = None
    error: BaseException | None = None
    streams: list[StreamBase] = []
    try:
        while True:
            try:
                step = flow.send(reply) if error is None else flow.throw(error)
            except StopIteration as stop:
                return stop.value
            except GeneratorExit:
                raise
            except BaseException:
                yield Drop(*(stream.tail for stream in streams))  # nobody will get them
                raise
            reply = error = None
            try:
                reply = yield from perform(step, settings, deadline, retries=retries, on_progress=on_progress)
                value: object = getattr(reply, "value", None)
                if isinstance(value, StreamBase):
                    streams.append(value)
            except GeneratorExit:
                raise
            except BaseException as raised:  # noqa: BLE001 - raised again inside the flow, where it belongs
                error = raised
    finally:
        flow.close()


def perform(
    step: Step, settings: Settings, deadline: Deadline, *, retries: int, on_progress: OnProgress | None
) -> Effects[object]:
    """Do one step and return what the flow gets for it.

    `on_progress` is told of the bytes of a body; where the call makes a task, only of that task, in percent, since the
    two would not go together.
    """
    if isinstance(step, CallStep):
        request = step.request
        told = on_progress if request.operation.poll is None else None
        return (yield from exchange(request, settings, deadline, retries=retries, on_progress=told))
    if isinstance(step, PauseStep):
        yield Pause(step.seconds, deadline)
        return not deadline.expired()
    if isinstance(step, ReportStep):
        if on_progress is not None:
            on_progress(step.done, step.total)
        return None
    return deadline.remaining()
