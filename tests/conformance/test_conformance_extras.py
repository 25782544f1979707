"""What is given beyond the arguments: `extra`, checked; `extra_body` and `extra_headers`, unchecked; none shadows."""

from __future__ import annotations

import contextlib
import inspect
from typing import Any

import pytest
from conformance_answers import Tapped
from conformance_calls import CREATING, KEY, QUICK, SUBJECTS, Subject

import voxwright
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

# What follows a task sends the request of the call that only hands it in.
MAKING = [each for each in CREATING if not each.follows_a_task]
COMMON = [each for each in MAKING if each.is_common]
EVERY = pytest.mark.parametrize("subject", MAKING, ids=str)
FRAMING = ["Content-Type", "content-length", "Host", "Transfer-Encoding", "Connection"]
KEYS = ["Authorization", "authorization", "Proxy-Authorization", "Cookie"]
NO_HEADERS = {
    "X-Trace": "a\r\nX-Evil: 1",
    "X-Nul": "a\0",
    "X-Wide": "지훈",
    "X Y": "a",
    "": "a",
    "X:Y": "a",
    "X-\r\nEvil": "a",
}


def takes(subject: Subject, option: str) -> bool:
    """Say whether a call has an option."""
    if subject.is_common:
        return option in inspect.signature(getattr(subject.client_class, subject.call)).parameters
    group, _, method = subject.call.partition(".")
    holder = getattr(subject.new("http://localhost"), group)
    return option in inspect.signature(getattr(holder, method)).parameters


def needs_key(subject: Subject) -> list[str]:
    """Return the headers that carry the vendor's key and its settings, in another spelling too."""
    vendor = subject.operation.vendor
    names = [vendor.security.name, *(setting.header for setting in vendor.settings)]
    return [*names, *(name.upper() for name in names), *(name.lower() for name in names)]


@pytest.mark.parametrize("subject", COMMON, ids=str)
async def test_every_field_of_the_vendors_own_goes_through_extra(subject: Subject, sandbox: Sandbox) -> None:
    """What no argument carries can be given by the vendor's name, and arrives."""
    own = [slot for slot in subject.slots if slot.in_extra]
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        for slot in own:
            arguments = subject.put(arguments, slot, subject.value(slot))
        await subject.invoke(client, arguments)

    seen = next(each for each in reversed(sandbox.requests) if each.operation == subject.operation.name)
    assert {slot.name for slot in own} <= {label.partition("=")[0] for label in seen.checked}


@pytest.mark.parametrize("subject", COMMON, ids=str)
async def test_extra_is_checked(subject: Subject, sandbox: Sandbox) -> None:
    """An unknown name is refused and the known ones are listed; so is a field that an argument carries."""
    known = tuple(field.wire for field in subject.operation.extra_fields)
    carried = [field.wire for field in subject.operation.fields if field.argument is not None]
    assert carried
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for name in ("no_such_field", "", "Name ", *carried):
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, {**arguments, "extra": {name: "x"}})
            assert (subject.vendor, known) == (caught.value.provider, caught.value.allowed)
            assert name in str(caught.value)

    assert before == sandbox.requests


@pytest.mark.parametrize("subject", COMMON, ids=str)
async def test_an_extra_of_none_is_left_out(subject: Subject, sandbox: Sandbox) -> None:
    """None in extra is as if it had not been given, save where it is the vendor's null."""
    own = [slot for slot in subject.slots if slot.in_extra and not slot.field.required and not slot.field.takes_null]
    async with subject.client(sandbox) as client:
        await subject.invoke(client, {**await subject.ready(client), "extra": {slot.name: None for slot in own}})

    seen = next(each for each in reversed(sandbox.requests) if each.operation == subject.operation.name)
    assert None is seen.problem
    assert set() == {slot.name for slot in own} & {label.partition("=")[0] for label in seen.checked}


@EVERY
async def test_what_is_unknown_goes_through_unchecked(subject: Subject, sandbox: Sandbox) -> None:
    """A field and a header that nobody here has heard of reach the vendor as they were given."""
    tap = Tapped()
    beyond = {"extra_body": {"new_field": "한 value", "flag": True}, "extra_headers": {"X-Trace": "t-1"}}
    async with subject.client(sandbox, transport=tap) as client:
        with contextlib.suppress(voxwright.BadRequestError):  # a vendor may refuse what it does not know
            await subject.invoke(client, await subject.ready(client), **beyond)
    await tap.aclose()

    sent = tap.seen[-1]
    assert "t-1" == sent.headers["x-trace"]
    assert b"new_field" in sent.content
    assert "한 value".encode() in sent.content
    assert b"true" in sent.content


@EVERY
async def test_extra_body_replaces_nothing(subject: Subject, sandbox: Sandbox) -> None:
    """A field that the operation has, given or not, can not be given through extra_body."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for field in (each for each in subject.operation.fields if each.location in {"body", "part"}):
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, arguments, extra_body={field.wire: "x"})
            told = field.argument if subject.is_common and field.argument else field.wire
            assert told == caught.value.field

    assert before == sandbox.requests


@pytest.mark.parametrize("subject", [each for each in QUICK if takes(each, "extra_headers")], ids=str)
async def test_extra_headers_replace_neither_key_nor_framing(subject: Subject, sandbox: Sandbox) -> None:
    """A header that carries the key or a setting, frames the body, or is none, is refused before anything is sent."""
    names = dict.fromkeys((*needs_key(subject), *FRAMING, *KEYS), "x")
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for name, value in (names | NO_HEADERS).items():
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, arguments, extra_headers={name: value})
            assert subject.vendor == caught.value.provider
            assert KEY not in str(caught.value)

    assert before == sandbox.requests


@pytest.mark.parametrize(
    "subject", [each for each in SUBJECTS if not each.is_common and not each.operation.body_type], ids=str
)
async def test_what_has_no_body_takes_no_field(subject: Subject, sandbox: Sandbox) -> None:
    """extra_body on a call without a body is refused, if it has such an argument at all."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        with pytest.raises(voxwright.InvalidRequestError if takes(subject, "extra_body") else TypeError):
            await subject.invoke(client, arguments, extra_body={"a": "b"})

    assert before == sandbox.requests


@pytest.mark.parametrize("subject", QUICK, ids=str)
async def test_headers_for_many_calls_are_held_to_the_same(subject: Subject, sandbox: Sandbox) -> None:
    """with_options(headers=) adds to each call, and takes neither key, framing nor what is no header."""
    tap = Tapped()
    async with subject.client(sandbox, transport=tap) as client:
        derived = client.with_options(headers={"X-Trace": "t-2"})
        await subject.invoke(derived, await subject.ready(client, sandbox))
        await subject.invoke(client, await subject.ready(client, sandbox))
        security = subject.operation.vendor.security.name
        for name in (security, security.lower(), *FRAMING, *KEYS[:2], *NO_HEADERS):
            with pytest.raises(voxwright.ConfigurationError) as caught:
                client.with_options(headers={name: NO_HEADERS.get(name, "x")})
            assert subject.vendor == caught.value.provider
    await tap.aclose()

    traces = [sent.headers.get("x-trace") for sent in tap.seen]
    assert "t-2" in traces
    assert None is traces[-1]


@pytest.mark.parametrize("subject", QUICK, ids=str)
def test_what_is_no_mapping_of_headers_is_refused(subject: Subject) -> None:
    """with_options(headers=) of another type is a TypeError that says so."""
    client = subject.new("http://localhost")
    wrong: list[Any] = [5, "X-Trace: 1", ["X-Trace"], {"X-Trace": 5}, {5: "x"}]
    for headers in wrong:
        with pytest.raises((TypeError, voxwright.ConfigurationError), match="header"):
            client.with_options(headers=headers)
