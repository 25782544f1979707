"""Whether an attempt may be repeated, and how long to wait before."""

from __future__ import annotations

from time import time

from voxwright._core.exchange.effects import Failure

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from voxwright._core.exchange.effects import Outcome, RawAnswer
    from voxwright._core.request import Request

IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
BACKOFF_BASE = 0.5
"""Seconds; the upper end of the wait before the second attempt, doubled for each one after it."""
BACKOFF_CAP = 8.0
"""Seconds."""


def repeats_safely(request: Request[Any]) -> bool:
    """Tell whether executing the request twice is the same as once, and free."""
    operation = request.operation
    return operation.method in IDEMPOTENT and not operation.billed


def has_idempotency_key(request: Request[Any]) -> bool:
    """Tell whether the vendor can recognise a second copy of the request."""
    return request.idempotency_key is not None


def was_refused(request: Request[Any], status: int) -> bool:
    """Tell whether the status says that nothing was executed."""
    operation = request.operation
    return 400 <= status < 500 or status in operation.not_executed


def may_repeat(request: Request[Any], outcome: Outcome, *, rewindable: bool) -> bool:
    """Tell whether the request may be sent again after `outcome`.

    A billed request, or any that is not idempotent, only where nothing can have been executed: its body was never
    pulled, the vendor answered 429, or a 503 that is known to mean so. A body that was pulled and can not be rewound
    is never sent again.
    """
    if outcome.sent and not rewindable:
        return False
    if isinstance(outcome, Failure):
        return not outcome.permanent and (repeats_safely(request) or not outcome.sent)
    status = outcome.status
    if repeats_safely(request):
        return status in TRANSIENT
    return status == 429 or (status == 503 and (503 in request.operation.not_executed or has_idempotency_key(request)))


def backoff(number: int, random: Callable[[], float]) -> float:
    """Return the seconds to wait after attempt `number` (from 1): exponential, with full jitter."""
    return random() * min(BACKOFF_CAP, BACKOFF_BASE * 2 ** min(number - 1, 16))


def retry_after(answer: RawAnswer) -> float | None:
    """Return the seconds of a Retry-After header, given as a number or as a date; None where there is none to obey.

    A date counts from the server's own Date header, so that a wrong clock on either side does no harm.
    """
    value = answer.header("retry-after")
    if value is None:
        return None
    text = value.strip()
    digits = text.replace(".", "", 1)
    if digits.isdigit() and digits.isascii() and len(digits) <= 12:
        return float(text)
    moment = timestamp(text)
    if moment is None:
        return None
    now = timestamp(answer.header("date") or "")
    return max(0.0, moment - (time() if now is None else now))


def timestamp(date: str) -> float | None:
    """Return an HTTP date as seconds since 1970, or None where it is none."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
