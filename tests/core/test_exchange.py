"""`_core.exchange` and its `retry`: what is sent again and when, without any I/O."""

from __future__ import annotations

import io
import time
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import pytest
from acme import CLONE, DESIGN, GET, KEY, VENDOR, Voice, clone

from voxwright import errors
from voxwright._core.deadline import Deadline
from voxwright._core.exchange import exchange_value
from voxwright._core.exchange.effects import Attempt, Failure, Pause, RawAnswer, Work
from voxwright._core.exchange.redact import Redactor, SanitizedCause
from voxwright._core.exchange.retry import backoff, retry_after
from voxwright._core.operation import Operation
from voxwright._core.secret import Secret
from voxwright._core.settings import Settings

if TYPE_CHECKING:
    from voxwright._core.event import Event
    from voxwright._core.request import Request

JSON = ("content-type", "application/json")


def answered(status: int, body: bytes = b'{"id":"v1"}', *headers: tuple[str, str]) -> RawAnswer:
    """Return an answer."""
    return RawAnswer(status, (JSON, *headers), body, redactor=Redactor())


def failed(*, sent: bool, timed_out: bool = False, permanent: bool = False) -> Failure:
    """Return a failure."""
    cause = SanitizedCause("httpx.ReadError", "broken")
    return Failure("wait" if sent else "connect", sent=sent, timed_out=timed_out, permanent=permanent, cause=cause)


def play(request: Request[Any], *outcomes: Any, timeout: float = 60.0, **options: Any) -> tuple[Any, int, list[float]]:
    """Run an exchange over these outcomes (the last one again and again): result or error, attempts, pauses."""
    retries = options.pop("retries", 2)
    settings = Settings(
        vendor=VENDOR, secret=Secret(KEY), base_url=None, timeout=60, retries=2, random=lambda: 1.0, **options
    )
    effects = exchange_value(request, settings, Deadline(timeout), retries=retries)
    attempts, pauses, reply = 0, [], None
    try:
        while True:
            effect = effects.send(reply)
            if isinstance(effect, Pause):
                pauses.append(round(effect.seconds, 3))
                reply = None
            elif isinstance(effect, Work):
                reply, error = effect.done()
                assert error is None
            else:
                assert isinstance(effect, Attempt)
                reply = outcomes[min(attempts, len(outcomes) - 1)]
                attempts += 1
                assert effect.number == attempts
    except StopIteration as stop:
        return stop.value, attempts, pauses
    except errors.VoxwrightError as error:
        return error, attempts, pauses


GET_ONE = GET.request(id="v1")
OK = answered(200)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_read_is_repeated_after_what_passes(status: int) -> None:
    """Two further attempts, with waits that double."""
    assert play(GET_ONE, answered(status), answered(status), OK) == (Voice(id="v1"), 3, [0.5, 1.0])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 415, 422, 501])
def test_a_read_is_not_repeated_after_what_stays(status: int) -> None:
    """A refusal is final."""
    error, attempts, _ = play(GET_ONE, answered(status), OK)

    assert (type(error), attempts) == (errors.status_error_class(status), 1)


@pytest.mark.parametrize("sent", [False, True])
def test_a_read_is_repeated_after_a_broken_connection(*, sent: bool) -> None:
    """Whether or not it was sent: reading twice harms nobody."""
    assert play(GET_ONE, failed(sent=sent), OK)[1] == 2


@pytest.mark.parametrize("request_", [clone(), DESIGN.request(prompt="calm")])
@pytest.mark.parametrize("status", [408, 500, 502, 504])
def test_a_billed_request_is_sent_once_where_it_may_have_been_executed(request_: Request[Any], status: int) -> None:
    """A server's failure says nothing about what was billed."""
    error, attempts, pauses = play(request_, answered(status), OK)

    assert (type(error), attempts, pauses) == (errors.status_error_class(status), 1, [])
    assert error.maybe_executed is (status >= 500)


def test_a_billed_request_is_repeated_after_429() -> None:
    """The vendor has refused to begin."""
    assert play(clone(), answered(429), OK)[1] == 2


def test_a_503_is_repeated_only_where_it_is_known_to_mean_that_nothing_was_executed() -> None:
    """The overlay says so for one operation, and nothing for the other."""
    assert play(clone(), answered(503), OK)[1] == 2
    assert play(DESIGN.request(prompt="calm"), answered(503), OK)[1] == 1


def test_a_503_is_repeated_with_an_idempotency_key() -> None:
    """The vendor can tell the copies apart."""
    keyed = DESIGN.request(prompt="calm").with_extra(headers={"Idempotency-Key": "1"})

    assert play(keyed, answered(503), OK)[1] == 2


def test_a_billed_request_that_never_left_is_repeated() -> None:
    """Its body was not pulled, so nothing can have been executed."""
    assert play(clone(), failed(sent=False), OK) == (Voice(id="v1"), 2, [0.5])


def test_a_billed_request_that_had_begun_to_leave_is_not_repeated() -> None:
    """The outcome is unknown, and says so."""
    error, attempts, _ = play(clone(), failed(sent=True), OK)

    assert (type(error), attempts) == (errors.OutcomeUnknownError, 1)
    assert (error.sent, error.maybe_executed, error.timed_out, error.phase) == (True, True, False, "wait")
    assert (str(error.__cause__), error.__context__) == ("httpx.ReadError: broken", None)


def test_a_post_that_is_not_billed_is_not_repeated_either_once_it_was_sent() -> None:
    """Any POST may create something; only the class of the error differs."""
    free = Operation(vendor=VENDOR, name="x", method="POST", path="/x", answers=CLONE.answers)

    error, attempts, _ = play(free.request(), failed(sent=True), OK)

    assert (type(error), attempts, error.maybe_executed) == (errors.APIConnectionError, 1, True)


def test_what_must_fail_again_is_not_repeated() -> None:
    """A certificate that does not verify will not verify a second later."""
    assert play(GET_ONE, failed(sent=False, permanent=True), OK)[1] == 1


def test_retries_are_counted() -> None:
    """`retries` are further attempts; none means one attempt."""
    assert [play(GET_ONE, failed(sent=False), retries=n)[1] for n in (0, 1, 2, 5)] == [1, 2, 3, 6]


def test_the_last_error_is_raised() -> None:
    """After the last attempt its own error comes out."""
    error, attempts, _ = play(GET_ONE, failed(sent=True), answered(502), answered(500, b""))

    assert (type(error), error.status_code, attempts) == (errors.ServerError, 500, 3)


def test_a_body_that_can_not_be_read_again_is_not_sent_again() -> None:
    """A second attempt would send an empty clip, or none of it."""

    class Once(io.RawIOBase):
        """A stream that can be read once."""

        def __init__(self) -> None:
            self.rest = io.BytesIO(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(2000))

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            return self.rest.readinto(buffer)

    request = clone(io.BufferedReader(Once()))
    body = request.open_body()
    assert body is not None
    rewindable = body.rewindable
    body.close()

    attempts = play(clone(io.BufferedReader(Once())), answered(429), OK)[1]

    assert attempts == (2 if rewindable else 1)


def test_retry_after_is_obeyed_when_it_fits() -> None:
    """In place of our own wait."""
    assert play(clone(), answered(429, b"", ("retry-after", "7")), OK)[2] == [7.0]


def test_retry_after_beyond_the_deadline_raises_at_once() -> None:
    """Nobody waits for an answer that can not come in time."""
    error, attempts, pauses = play(clone(), answered(429, b"", ("retry-after", "3600")), OK)

    assert (type(error), attempts, pauses, error.retry_after) == (errors.RateLimitError, 1, [], 3600.0)


def test_a_wait_that_does_not_fit_raises_at_once() -> None:
    """Our own waits are held to the deadline too."""
    error, attempts, pauses = play(GET_ONE, failed(sent=False), OK, timeout=0.3)

    assert (type(error), attempts, pauses) == (errors.APIConnectionError, 1, [])


@pytest.mark.parametrize(
    ("value", "date", "expected"),
    [
        ("0", None, 0.0),
        ("120", None, 120.0),
        (" 1.5 ", None, 1.5),
        ("Wed, 21 Oct 2026 07:28:30 GMT", "Wed, 21 Oct 2026 07:28:00 GMT", 30.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", None, 0.0),
        ("soon", None, None),
        ("-5", None, None),
        ("1e9", None, None),
        ("nan", None, None),
        ("9" * 400, None, None),
        ("\u00b2", None, None),
        ("", None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, date: str | None, expected: float | None) -> None:
    """A date counts from the server's own clock; nonsense is no wait."""
    headers = [("retry-after", value), *([("date", date)] if date else [])]

    assert retry_after(answered(429, b"", *headers)) == expected


def test_retry_after_as_a_date_counts_from_our_clock_where_the_server_names_none() -> None:
    """Without a Date header there is nothing better."""
    seconds = retry_after(answered(429, b"", ("retry-after", formatdate(time.time() + 60, usegmt=True))))

    assert seconds is not None
    assert 55 < seconds <= 60


def test_the_wait_grows_to_a_cap_and_is_jittered_in_full() -> None:
    """Between nothing and twice the one before, never above eight seconds."""
    assert [backoff(n, lambda: 1.0) for n in (1, 2, 3, 4, 5, 6, 1000)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert backoff(3, lambda: 0.0) == 0.0


def test_a_hook_sees_each_attempt_before_and_after() -> None:
    """With the raw outcome, and before anything is parsed."""
    seen: list[tuple[str, int, int, bytes]] = []

    def on_event(event: Event) -> None:
        seen.append((event.kind, event.attempt, event.status_code, event.body))

    play(GET_ONE, failed(sent=True), answered(503, b"busy"), answered(200, b'{"id":'), on_event=on_event)

    assert seen == [
        ("sending", 1, 0, b""),
        ("failed", 1, 0, b""),
        ("sending", 2, 0, b""),
        ("answered", 2, 503, b"busy"),
        ("sending", 3, 0, b""),
        ("answered", 3, 200, b'{"id":'),
    ]


def test_a_request_that_breaks_a_limit_is_not_sent() -> None:
    """The error comes before the first attempt."""
    error, attempts, _ = play(CLONE.request(clip=b"", name="Ada"), OK)

    assert (type(error), attempts) == (errors.InvalidRequestError, 0)


def test_a_stream_is_not_used_up_by_a_request_that_breaks_another_limit() -> None:
    """What can be read only once is still whole, for the call that mends the name."""

    class Stream(io.BytesIO):
        """A stream that can be read once, and tells how much of it was taken."""

        def seekable(self) -> bool:
            return False

    stream = Stream(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(2000))
    settings = Settings(vendor=VENDOR, secret=Secret(KEY), base_url=None, timeout=60, retries=2)

    opening = next(exchange_value(CLONE.request(clip=stream, name=5), settings, Deadline(60.0), retries=2))

    assert isinstance(opening, Work)
    assert type(opening.done()[1]) is errors.InvalidRequestError
    assert stream.tell() == 0
