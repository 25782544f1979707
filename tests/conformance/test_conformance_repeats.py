"""How often a call is made, and when it gives up: retries, deadlines, connections that break."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import fault_server as faults
import pytest
from conformance_answers import Scripted, check_error, for_example, replies, succeeds, success_of
from conformance_calls import CLIENTS, QUICK, SUBJECTS, Subject, done
from conformance_results import Heard

import voxwright
from voxwright import errors

pytestmark = pytest.mark.anyio

PAID = [each for each in QUICK if each.operation.billed]
FREE = [each for each in QUICK if not each.operation.billed and each.operation.method == "GET"]
EVERY = pytest.mark.parametrize("subject", QUICK, ids=str)
NOW = {"Retry-After": "0"}
SHORT = 0.4
"""Seconds in which all calls of a client are under way, on a loaded machine too."""


async def call(subject: Subject, transport: Scripted, *, settings: Any = None, **options: Any) -> Any:
    """Make a call that is answered by a script."""
    client = subject.new("http://localhost", transport=transport, **(settings or {}))
    try:
        return await subject.invoke(client, for_example(subject), **options)
    finally:
        await subject.close(client)


@EVERY
async def test_a_vendor_that_is_busy_is_asked_again(subject: Subject) -> None:
    """After 429 the call is made again, with the identical body, as often as it may be, and then it succeeds."""
    transport = Scripted((replies(429, {}, headers=NOW), replies(429, {}, headers=NOW), succeeds(subject)))
    await call(subject, transport, settings={"retries": 2})

    assert 3 == len(transport.seen)
    assert 1 == len({(sent.content, sent.url, sent.headers.get("content-type")) for sent in transport.seen})


@EVERY
async def test_retries_are_what_was_asked_for(subject: Subject) -> None:
    """A call is made once and then as often again as `retries` says, of the client, of its copy, or of the call."""
    for settings, options, attempts in (
        ({"retries": 0}, {}, 1),
        ({"retries": 1}, {}, 2),
        ({"retries": 3}, {"retries": 0}, 1),
        ({"retries": 0}, {"retries": 2}, 3),
    ):
        transport = Scripted((replies(429, {}, headers=NOW),))
        with pytest.raises(errors.RateLimitError) as caught:
            await call(subject, transport, settings=settings, **options)
        assert attempts == len(transport.seen)
        assert 0 == caught.value.retry_after

    transport = Scripted((replies(429, {}, headers=NOW),))
    client = subject.new("http://localhost", transport=transport).with_options(retries=1)
    with pytest.raises(errors.RateLimitError):
        await subject.invoke(client, subject.anything())
    assert 2 == len(transport.seen)


@EVERY
async def test_a_wait_that_does_not_fit_is_not_waited_for(subject: Subject) -> None:
    """Where the vendor wants a longer wait than there is time, the error comes at once and says how long."""
    transport = Scripted((replies(429, {}, headers={"Retry-After": "3600"}),))
    begun = time.monotonic()
    with pytest.raises(errors.RateLimitError) as caught:
        await call(subject, transport, settings={"retries": 5, "timeout": 5})

    assert (1, 3600) == (len(transport.seen), caught.value.retry_after)
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 500, 502, 503, 504])
@pytest.mark.parametrize("subject", PAID, ids=str)
async def test_what_is_billed_is_never_sent_twice(subject: Subject, status: int) -> None:
    """A billed call that the vendor failed or refused is not repeated, save where that can do no harm.

    That is where the vendor says that nothing was done, or knows the request again by its key.
    """
    transport = Scripted((replies(status, {}, headers=NOW),))
    with pytest.raises(errors.APIStatusError):
        await call(subject, transport, settings={"retries": 3})

    key = subject.operation.idempotency
    harmless = status in subject.operation.not_executed or (key is not None and status == 503)
    assert (4 if harmless else 1) == len(transport.seen)
    assert key is None or 1 == len({sent.headers[key] for sent in transport.seen if sent.headers[key]})


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("subject", FREE, ids=str)
async def test_what_changes_nothing_is_asked_again(subject: Subject, status: int) -> None:
    """A call that only asks is repeated after what passes by itself."""
    transport = Scripted((replies(status, {}, headers=NOW), succeeds(subject)))
    await call(subject, transport, settings={"retries": 2})

    assert 2 == len(transport.seen)


async def broken(subject: Subject, url: str, **settings: Any) -> Any:
    """Return the error of a call to a server that does not answer as it should."""
    client = subject.new(url, **settings)
    with pytest.raises(errors.APIConnectionError) as caught:
        await subject.invoke(client, subject.anything())
    await subject.close(client)
    check_error(caught.value, subject)
    return caught.value


def outcome(subject: Subject, otherwise: type[errors.APIError]) -> type[errors.APIError]:
    """Return the class for a request that was sent and never answered."""
    return errors.OutcomeUnknownError if subject.operation.billed else otherwise


def changes(subject: Subject) -> bool:
    """Say whether a call leaves something behind at the vendor."""
    return subject.operation.billed or subject.operation.method != "GET"


async def all_broken(calls: list[Subject], url: str) -> list[Any]:
    """Make all calls of a client at once, to a server that does not answer in time, and return their errors."""
    client = calls[0].new(url, timeout=SHORT, retries=2)

    def begin(subject: Subject) -> Any:
        return subject.start(client, subject.anything())

    async def awaited(subject: Subject) -> Any:
        return await caught_in(begin(subject))

    if calls[0].is_async:
        found = await asyncio.gather(*(awaited(subject) for subject in calls))
    else:
        with ThreadPoolExecutor(len(calls)) as pool:
            found = list(pool.map(lambda subject: caught_by(begin, subject), calls))
    await calls[0].close(client)
    return list(found)


async def caught_in(call: Any) -> Any:
    """Return the error of an awaited call."""
    with pytest.raises(errors.APIConnectionError) as caught:
        await call
    return caught.value


def caught_by(begin: Any, subject: Subject) -> Any:
    """Return the error of a sync call."""
    with pytest.raises(errors.APIConnectionError) as caught:
        begin(subject)
    return caught.value


@pytest.mark.parametrize("behaviour", [faults.is_silent, faults.drips_body], ids=lambda each: each.__name__)
@pytest.mark.parametrize("calls", CLIENTS.values(), ids=CLIENTS)
async def test_a_vendor_that_does_not_answer_in_time_is_left_at_the_deadline(
    calls: list[Subject], behaviour: Any
) -> None:
    """Each call ends at its timeout; a billed one says that nobody knows what came of it."""
    with faults.FaultServer((behaviour,)) as server:
        begun = time.monotonic()
        found = await all_broken(calls, server.url)
        took = time.monotonic() - begun

    assert SHORT <= took < SHORT + 3
    assert len(calls) == len(server.received)
    for subject, error in zip(calls, found, strict=True):
        check_error(error, subject)
        assert (subject.call, outcome(subject, errors.APITimeoutError)) == (subject.call, type(error))
        assert (True, True, changes(subject)) == (error.timed_out, error.sent, error.maybe_executed)


@pytest.mark.parametrize(
    "behaviour", [faults.hangs_up, faults.resets, faults.cuts_body], ids=lambda each: each.__name__
)
@EVERY
async def test_a_connection_that_breaks_is_told(subject: Subject, behaviour: Any) -> None:
    """A call whose answer was cut is not repeated if it is billed, and says whether it may have been executed."""
    with faults.FaultServer((behaviour,)) as server:
        error = await broken(subject, server.url, retries=0)

    assert outcome(subject, errors.APIConnectionError) is type(error)
    assert (False, True, changes(subject)) == (error.timed_out, error.sent, error.maybe_executed)
    assert 1 == len(server.received)


@EVERY
async def test_a_vendor_that_is_not_there_got_nothing(subject: Subject) -> None:
    """Where no connection can be made nothing was sent, and nothing can have been executed."""
    with faults.FaultServer((faults.hangs_up,)) as server:
        url = server.url
    error = await broken(subject, url, retries=0)

    assert errors.APIConnectionError is type(error)
    assert (False, False, "connect") == (error.sent, error.maybe_executed, error.phase)


@pytest.mark.parametrize("subject", [each for each in PAID if not each.streams], ids=str)
async def test_a_connection_that_broke_before_anything_left_is_made_again(subject: Subject) -> None:
    """A kept connection that the vendor closed meanwhile costs no voice: the call is made, once, on a new one."""
    status, body = success_of(subject)
    assert isinstance(body, dict)
    with faults.FaultServer((faults.replies(status, body, ends=True), faults.replies(status, body))) as server:
        client = subject.new(server.url, retries=2)
        for _ in range(3):
            await subject.invoke(client, subject.anything())
        await subject.close(client)

    assert 3 == server.posts


@pytest.mark.parametrize(
    "subject", [each for each in SUBJECTS if each.follows_a_task and each.call != "get_speech"], ids=str
)
async def test_a_task_that_outlasts_the_deadline_can_be_resumed(subject: Subject, sandbox: Any) -> None:
    """A call that waits for a task gives up in time, with the id by which the task is taken up again."""
    async with subject.client(sandbox) as client:
        begun = time.monotonic()
        with pytest.raises(errors.TaskPendingError) as caught:
            await subject.invoke(client, await subject.ready(client), timeout=0.5)
        took = time.monotonic() - begun
        if subject.call == "speak":
            again = next(each for each in SUBJECTS if twins(each, subject) and each.call == "get_speech")
            result = await again.invoke(client, {"task_id": caught.value.task_id})
        else:
            task = await done(client.get_task(caught.value.task_id))
            assert caught.value.task_id == task.id
            result = await done(task.wait())

    assert took < 2
    check_error(caught.value, subject)
    assert isinstance(result, Heard if subject.call == "speak" else voxwright.Voice)
    assert 1 == sum(seen.method == "POST" for seen in sandbox.requests)


def twins(one: Subject, other: Subject) -> bool:
    """Say whether two calls are made by the same client."""
    return (one.label, one.is_common, one.is_async) == (other.label, other.is_common, other.is_async)
