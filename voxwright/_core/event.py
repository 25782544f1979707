"""What an `on_event` hook sees, and what is logged: each attempt before it leaves and as soon as it is back."""

from __future__ import annotations

from logging import DEBUG, getLogger

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Literal

    from voxwright._core.exchange.effects import Headers, Outcome
    from voxwright._core.request import Request
    from voxwright._core.settings import Settings


LOGGER = getLogger("voxwright")


class Event:
    """One attempt, before it is sent ("sending") or after ("answered", "failed") and before anything is parsed.

    A journal that writes each event down keeps a paid id even if the process dies in the next line.

    Attributes:
        kind: "sending", "answered" or "failed".
        request: The request as a value, its key masked in every form of it.
        attempt: 1 for the first.
        seconds: How long the attempt took; 0.0 before it.
        status_code: Of the answer; 0 where there is none.
        headers: Of the answer, names in lower case.
        body: Of the answer, as it came but inflated, keys masked: a success to 8 MiB, an error to 64 KiB. Empty of
            one that streams, which is told of before its body is read.
        phase: Where it failed: "connect", "send", "wait" or "receive".
        sent: Whether the request's body had begun to leave.
        cause: Class name and message of what broke the connection.
    """

    __slots__ = ("attempt", "body", "cause", "headers", "kind", "phase", "request", "seconds", "sent", "status_code")

    def __init__(
        self, request: Request[Any], *, attempt: int, seconds: float = 0.0, outcome: Outcome | None = None
    ) -> None:
        self.kind: Literal["sending", "answered", "failed"] = "sending"
        self.request = request
        self.attempt = attempt
        self.seconds = seconds
        self.status_code = 0
        self.headers: Headers = ()
        self.body = b""
        self.phase: str | None = None
        self.sent = False
        self.cause: str | None = None
        if outcome is not None:
            self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        from voxwright._core.exchange.effects import Failure

        self.sent = outcome.sent
        answer = outcome
        self.kind = "answered"
        if isinstance(outcome, Failure):
            self.kind = "failed"
            self.phase = outcome.phase
            self.cause = None if outcome.cause is None else str(outcome.cause)
            answer = outcome.partial
        if answer is not None and not isinstance(answer, Failure):
            self.status_code, self.headers, self.body = answer.status, answer.headers, answer.body

    def __repr__(self) -> str:
        operation = self.request.operation
        what = f"{self.kind} {operation.vendor.name} {operation.name}, attempt {self.attempt}"
        return f"<Event {what}, status {self.status_code}>" if self.status_code else f"<Event {what}>"


def announce(settings: Settings, request: Request[Any], attempt: int) -> None:
    """Tell the hook that an attempt is about to be sent."""
    if settings.on_event is not None:
        settings.on_event(Event(request, attempt=attempt))


def record(settings: Settings, request: Request[Any], attempt: int, seconds: float, outcome: Outcome) -> None:
    """Tell the hook what came of an attempt, and log one line: never headers, never a body."""
    if settings.on_event is not None:
        settings.on_event(Event(request, attempt=attempt, seconds=seconds, outcome=outcome))
    logger = LOGGER
    if logger.isEnabledFor(DEBUG):
        operation = request.operation
        status = getattr(outcome, "status", 0) or "no answer"
        line = "%s %s %s: %s in %.3f s, attempt %d"
        logger.debug(line, operation.vendor.name, operation.method, operation.path, status, seconds, attempt)
