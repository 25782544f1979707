"""The same faults on every vendor's own typed client: what the table promises does not depend on the vendor."""

from __future__ import annotations

import asyncio
import logging
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from acme import KEY, MODES, timed
from conformance_calls import SUBJECTS, Subject
from conformance_results import done, settled, settled_later
from fault_rows import BILLED, CHANGES, DELETIONS, QUICK, READS, SLOW, SLOW_STREAMS, SOUND, STREAMED, Row
from fault_server import FaultServer, cuts_body, echoes, replies
from leaks import assert_no_secret

from voxwright import errors
from voxwright._core.exchange import retry

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPED = tuple(subject for subject in SUBJECTS if not subject.is_common)
DEFAULT = tuple(subject for subject in TYPED if subject.label == subject.vendor)
"""The calls of each vendor's default version; what the core does with those of another does not differ by it."""
STREAMS = tuple(subject for subject in DEFAULT if subject.streams)
COMMON = tuple(subject for subject in SUBJECTS if subject.is_common and subject.label == subject.vendor)
FREE = {"GET": READS, "DELETE": DELETIONS, "PATCH": CHANGES, "PUT": CHANGES, "POST": CHANGES}
"""What a call that is not billed ends in, by its method."""

pytestmark = pytest.mark.filterwarnings("ignore::voxwright.errors.VendorSunsetWarning")


def billed() -> Iterator[Subject]:
    """Yield one billed call of each typed client, sync and async: one with a clip, where there is one."""
    for is_async in (False, True):
        found: dict[str, Subject] = {}
        for subject in TYPED:
            if subject.is_async is not is_async or not subject.operation.billed or subject.streams:
                continue
            known = found.get(subject.label)
            if known is None or (known.clip is None and subject.clip is not None):
                found[subject.label] = subject
        yield from found.values()


def pairs(subjects: tuple[Subject, ...], rows: tuple[Row, ...] | None = None) -> list[Any]:
    """Return each call with each row that holds for it; without rows, with those of calls that are not billed."""
    return [
        pytest.param(subject, row, id=f"{subject}-{row}")
        for subject in subjects
        for row in (FREE[subject.operation.method] if rows is None else rows)
        if row.everywhere
    ]


BILLED_CALLS = tuple(billed())
FREE_CALLS = tuple(subject for subject in DEFAULT if not subject.operation.billed)


def called(subject: Subject, url: str, *, timeout: float = 5.0) -> tuple[bool, Any]:
    """Make the call from a fresh client; return whether it gave anything, and what that was, or what was raised."""
    given = False

    async def main() -> Any:
        nonlocal given
        client = subject.new(url, api_key=KEY, retries=2, timeout=timeout)
        try:
            begun = subject.begin(client, subject.anything())
            result = await done(begun)
            given = True
            return await settled_later(result) if subject.is_async else settled(result)
        finally:
            await subject.close(client)

    try:
        result = asyncio.run(main())
    except errors.VoxwrightError as error:
        return given, error
    return given, result


def check(subject: Subject, row: Row, error: Any, logged: str) -> None:
    """Hold an error against its row: class, fields, vendor and operation, its pickle, and no key anywhere."""
    assert row.kind is type(error), repr(error)
    assert isinstance(error, errors.APIError)
    assert {name: getattr(error, name) for name in row.fields} == row.fields
    assert (subject.vendor, subject.operation.name) == (error.provider, error.operation)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(error), error.raw_body, error.sent) == (str(again), again.raw_body, again.sent)
    assert_no_secret(error, logged)


def test_each_vendor_has_a_billed_call() -> None:
    """In both manners and in every version, so that none is left out below."""
    labels = {subject.label for subject in SUBJECTS}

    assert {(label, mode == "async") for label in labels for mode in MODES} == {
        (subject.label, subject.is_async) for subject in BILLED_CALLS
    }
    assert {"GET", "DELETE", "PATCH"} <= {subject.operation.method for subject in FREE_CALLS}
    assert STREAMS


@pytest.mark.parametrize(("subject", "row"), pairs(BILLED_CALLS, BILLED))
def test_a_fault_of_a_billed_call_of_a_vendor(subject: Subject, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    """Ends in the same class, after as many POSTs, with the vendor and the operation, and pickles without the key."""
    with FaultServer(row.behaviours) as server, caplog.at_level(logging.DEBUG):
        seconds, (_, error) = timed(lambda: called(subject, server.url))

    check(subject, row, error, caplog.text)
    assert row.sent == server.posts
    assert seconds < QUICK


@pytest.mark.parametrize(("subject", "row"), pairs(BILLED_CALLS, tuple(row for row in SLOW if row.sent)))
def test_what_is_slow_ends_at_the_deadline_of_a_vendor(subject: Subject, row: Row) -> None:
    """Sent once; the phase is named."""
    with FaultServer(row.behaviours) as server:
        seconds, (_, error) = timed(lambda: called(subject, server.url, timeout=0.3))

    check(subject, row, error, "")
    assert row.sent == server.posts
    assert 0.29 < seconds < 0.6


@pytest.mark.parametrize(("subject", "row"), pairs(STREAMS, STREAMED))
def test_a_fault_of_a_stream_of_a_vendor(subject: Subject, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    """Is raised by the same step, in the same class, after as many POSTs."""
    with FaultServer(row.behaviours) as server, caplog.at_level(logging.DEBUG):
        seconds, (given, result) = timed(lambda: called(subject, server.url))

    assert (row.reading or row.kind is None) is given, repr(result)
    assert row.sent == server.posts
    assert seconds < QUICK
    if row.kind is None:
        assert SOUND.startswith(result.content)
        assert len(result.content) in {len(SOUND), 5_000}
    else:
        check(subject, row, result, caplog.text)


@pytest.mark.parametrize(("subject", "row"), pairs(STREAMS, SLOW_STREAMS))
def test_a_slow_stream_of_a_vendor_ends_at_the_deadline(subject: Subject, row: Row) -> None:
    """Sent once; the phase is named."""
    with FaultServer(row.behaviours) as server:
        seconds, (given, error) = timed(lambda: called(subject, server.url, timeout=0.3))

    check(subject, row, error, "")
    assert (row.reading, row.sent) == (given, server.posts)
    assert 0.29 < seconds < 0.6


@pytest.mark.parametrize(("subject", "row"), pairs(FREE_CALLS))
def test_a_fault_of_what_a_vendor_does_not_bill(subject: Subject, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, voices, tasks, changes and deletions: sent again only where that does no harm."""
    monkeypatch.setattr(retry, "BACKOFF_BASE", 0.001)
    with FaultServer(row.behaviours) as server:
        result = called(subject, server.url, timeout=0.3 if row.is_silent else 5.0)[1]

        assert row.sent == len(server.received)
    if row.kind is None:
        assert result is None
    else:
        check(subject, row, result, "")


@pytest.mark.parametrize("subject", COMMON, ids=str)
def test_no_error_of_a_common_call_shows_the_key(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """In no frame between the user and the socket, whether the vendor echoes it, or breaks off."""
    monkeypatch.setattr(retry, "BACKOFF_BASE", 0.001)
    for behaviour in (echoes(401), cuts_body, replies(200, b"<p>", content_type="text/html")):
        with FaultServer((behaviour,)) as server:
            error = called(subject, server.url, timeout=0.5)[1]  # a task is looked for until then

        assert isinstance(error, errors.APIError), repr(error)
        assert_no_secret(error, "")


@pytest.mark.parametrize("subject", BILLED_CALLS, ids=str)
def test_the_vendors_name_for_the_exchange_is_on_the_error(subject: Subject) -> None:
    """From the header that it documents, so that its support can be asked."""
    header = next(iter(subject.operation.vendor.request_id_headers), "x-request-id")
    with FaultServer((replies(400, {}, headers=((header, "req-77"),)),)) as server:
        error = called(subject, server.url)[1]

    assert isinstance(error, errors.BadRequestError)
    assert error.request_id == "req-77"
