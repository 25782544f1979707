"""The same faults on every vendor's own typed client: what the table promises does not depend on the vendor."""

from __future__ import annotations

import asyncio
import logging
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from acme import KEY, MODES, timed
from conformance_calls import SUBJECTS, Subject, names_something
from fault_server import FaultServer, replies
from fault_table import BILLED, QUICK, SLOW, Row

from voxwright import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERYWHERE = tuple(row for row in BILLED if row.everywhere)


def billed() -> Iterator[Subject]:
    """Yield one billed call of each vendor's typed client, sync and async: one with a clip, where there is one."""
    for is_async in (False, True):
        found: dict[str, Subject] = {}
        for subject in SUBJECTS:
            if subject.is_common or subject.is_async is not is_async or not subject.operation.billed:
                continue
            if any(field.required and names_something(field) for field in subject.operation.fields):
                continue
            known = found.get(subject.vendor)
            if known is None or (known.clip is None and subject.clip is not None):
                found[subject.vendor] = subject
        yield from found.values()


BILLED_CALLS = tuple(billed())


def called(subject: Subject, url: str, **settings: Any) -> Any:
    """Make the call from a fresh client, and return the answer."""

    async def main() -> Any:
        client = subject.new(url, api_key=KEY, retries=2, **settings)
        try:
            return await subject.invoke(client, subject.arguments())
        finally:
            await subject.close(client)

    return asyncio.run(main())


def test_each_vendor_has_a_billed_call() -> None:
    """In both manners, so that no vendor is left out below."""
    vendors = {subject.vendor for subject in SUBJECTS}

    assert {(vendor, mode == "async") for vendor in vendors for mode in MODES} == {
        (subject.vendor, subject.is_async) for subject in BILLED_CALLS
    }


@pytest.mark.parametrize("subject", BILLED_CALLS, ids=str)
@pytest.mark.parametrize("row", EVERYWHERE, ids=str)
@pytest.mark.filterwarnings("ignore::voxwright.errors.VendorSunsetWarning")
def test_a_fault_of_a_billed_call_of_a_vendor(subject: Subject, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    """Ends in the same class, after as many POSTs, with the vendor and the operation, and pickles without the key."""
    with FaultServer(row.behaviours) as server, caplog.at_level(logging.DEBUG):
        seconds, result = timed(lambda: called(subject, server.url, timeout=5.0))

    assert row.kind is type(result), repr(result)
    assert row.sent == server.posts
    assert seconds < QUICK
    assert isinstance(result, errors.APIError)
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    assert (subject.vendor, subject.operation.name) == (result.provider, result.operation)
    again = pickle.loads(pickle.dumps(result))  # noqa: S301 - our own
    assert (str(result), result.raw_body, result.sent) == (str(again), again.raw_body, again.sent)
    assert KEY not in f"{result}{result!r}{vars(result)}{caplog.text}{pickle.dumps(result)!r}"


@pytest.mark.parametrize("subject", BILLED_CALLS, ids=str)
@pytest.mark.parametrize("row", [row for row in SLOW if row.sent], ids=str)
def test_what_is_slow_ends_at_the_deadline_of_a_vendor(subject: Subject, row: Row) -> None:
    """Sent once; the phase is named."""
    with FaultServer(row.behaviours) as server:
        seconds, error = timed(lambda: called(subject, server.url, timeout=0.3))

    assert row.kind is type(error)
    assert {name: getattr(error, name) for name in row.fields} == row.fields
    assert row.sent == server.posts
    assert 0.29 < seconds < 0.6


@pytest.mark.parametrize("subject", BILLED_CALLS, ids=str)
def test_the_vendors_name_for_the_exchange_is_on_the_error(subject: Subject) -> None:
    """From the header that it documents, so that its support can be asked."""
    header = next(iter(subject.operation.vendor.request_id_headers), "x-request-id")
    with FaultServer((replies(400, {}, headers=((header, "req-77"),)),)) as server:
        error = timed(lambda: called(subject, server.url))[1]

    assert isinstance(error, errors.BadRequestError)
    assert error.request_id == "req-77"
