"""`_core.deadline`: one total for a call, and what is no such total."""

from __future__ import annotations

import math

import httpx
import pytest

from voxwright._core.deadline import Deadline, check_retries, check_timeout


@pytest.mark.parametrize("timeout", [0.001, 1, 120.0, 86_400])
def test_a_number_of_seconds_is_a_timeout(timeout: float) -> None:
    """Ints and floats above zero are taken, as floats."""
    assert check_timeout(timeout) == float(timeout)
    assert type(check_timeout(timeout)) is float


@pytest.mark.parametrize("timeout", [0, -1, math.inf, math.nan])
def test_a_number_that_never_ends_a_call_is_refused(timeout: float) -> None:
    """Zero, negative, infinite and no number at all are ValueErrors."""
    with pytest.raises(ValueError, match="finite and above 0"):
        check_timeout(timeout)


@pytest.mark.parametrize("timeout", [None, True, "5", (1, 2)])
def test_what_is_no_number_is_refused(timeout: object) -> None:
    """None, bools, text and tuples are TypeErrors."""
    with pytest.raises(TypeError, match="timeout is the total for a call, in seconds"):
        check_timeout(timeout)  # type: ignore[arg-type]


def test_a_timeout_of_httpx_is_refused_with_a_hint() -> None:
    """Its parts bound single steps, so it can not be a total."""
    with pytest.raises(TypeError, match=r"httpx\.Timeout bounds single steps"):
        check_timeout(httpx.Timeout(5))  # type: ignore[arg-type]


@pytest.mark.parametrize("retries", [True, 1.0, "2", None])
def test_retries_are_a_whole_number(retries: object) -> None:
    """Anything else is a TypeError."""
    with pytest.raises(TypeError, match="further attempts"):
        check_retries(retries)  # type: ignore[arg-type]


def test_negative_retries_are_refused() -> None:
    """Less than none is a ValueError."""
    with pytest.raises(ValueError, match="at least 0"):
        check_retries(-1)


def test_a_deadline_counts_down() -> None:
    """What is left fits below the timeout and never above."""
    deadline = Deadline(60.0)

    assert 59 < deadline.remaining() <= 60
    assert (deadline.expired(), deadline.fits(10), deadline.fits(60)) == (False, True, False)


def test_a_deadline_passes() -> None:
    """After its moment nothing fits."""
    deadline = Deadline(-1.0)

    assert (deadline.expired(), deadline.fits(0)) == (True, False)


def test_a_deadline_has_passed_at_its_very_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is left, so nothing is begun."""
    monkeypatch.setattr("voxwright._core.deadline.monotonic", lambda: 7.0)
    deadline = Deadline(0.0)

    assert (deadline.remaining(), deadline.expired(), deadline.fits(0)) == (0.0, True, False)
