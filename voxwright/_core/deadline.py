"""The one deadline of a call: a point on the monotonic clock that every step of it looks at."""

from __future__ import annotations

from math import isfinite
from time import monotonic

LONGEST_WAIT = 86_400.0
"""Seconds; no single wait of a socket is asked to be longer, since some platforms refuse larger figures."""


def check_timeout(timeout: float) -> float:
    """Return `timeout` as a float: the total for a call, in seconds.

    Raises:
        TypeError: It is no number; an `httpx.Timeout` among them, since that one bounds single steps.
        ValueError: It is zero, negative, infinite or not a number.
    """
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
        hint = ""
        if type(timeout).__module__.partition(".")[0] == "httpx":
            hint = "; an httpx.Timeout bounds single steps, so give a number, or your own http_client="
        msg = f"timeout is the total for a call, in seconds, as a number: got {type(timeout).__name__}{hint}"
        raise TypeError(msg)
    if not isfinite(timeout) or timeout <= 0:
        msg = f"timeout is the total for a call, in seconds, and must be finite and above 0: got {timeout!r}"
        raise ValueError(msg)
    return float(timeout)


def check_retries(retries: int) -> int:
    """Return `retries`: how many further attempts a call may make.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is negative.
    """
    if isinstance(retries, bool) or not isinstance(retries, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        msg = f"retries is a number of further attempts, as an int: got {type(retries).__name__}"
        raise TypeError(msg)
    if retries < 0:
        msg = f"retries is a number of further attempts, at least 0: got {retries}"
        raise ValueError(msg)
    return retries


class Deadline:
    """The moment at which a call ends, whatever it is doing.

    Attributes:
        at: The moment, on the clock of `time.monotonic`.
        timeout: The seconds that were asked for.
    """

    __slots__ = ("at", "timeout")

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.at = monotonic() + timeout

    def remaining(self) -> float:
        """Return the seconds left; negative once it has passed."""
        return self.at - monotonic()

    def expired(self) -> bool:
        """Tell whether it has passed."""
        return monotonic() >= self.at

    def fits(self, seconds: float) -> bool:
        """Tell whether something can still be done after waiting for `seconds`."""
        return self.remaining() > seconds

    def __repr__(self) -> str:
        return f"Deadline(timeout={self.timeout:g}, remaining={self.remaining():.3f})"
