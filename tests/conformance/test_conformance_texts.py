"""Odd texts and wrong types in every field: they arrive as they are, to the byte, or are refused before that."""

from __future__ import annotations

import email.policy
import json
from email.parser import BytesParser
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conformance_answers import Sent, Tapped
from conformance_calls import CLONES, FIRST, PLACES, QUICK, SUBJECTS, Slot, Subject, first_of, refers
from conformance_values import inner, is_text, wrong_types

import voxwright
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

ODD = {
    "crlf": "Ada\r\n\r\nLovelace",
    "line-feed-last": "Ada\n",
    "quotes": "\"Ada\" 'Lovelace' `x`",
    "backslash": "C:\\Ada\\new\\",
    "part": '\r\n--x\r\nContent-Disposition: form-data; name="language"\r\n\r\nxx\r\n--x--',
    "json": '{"name": "Ada", "x": [1, null]}',
    "percent": "100%22 %0D%0A %s {0}",
    "markup": "<b>&amp;</b>;,=?#",
    "emoji": "\U0001f469\U0001f3fd\u200d\U0001f3a4 Ada \U0001f399\ufe0f",
    "right-to-left": "\u202e\u0639\u0627\u0626\u0634\u0629\u200f \u05d0\u05d3\u05d4",
    "combining": "Zo\u0308e\u0301\u0323",
    "blanks": "  Ada\t ",
    "wide-blanks": "\u3000Ada\u00a0\ufeff",
    "nul": "A\0da",
    "controls": "A\x01\x07\x1b[31m\x7fda\x85\u2028",
    "long": "Ada " * 5000,
    "hangul": "지훈",
    "private": "\ue000\U0010ffff",
}
TEXTS = [(subject, slot) for subject, slot in PLACES if is_text(slot.field) and slot.field.location != "path"]
WRITTEN = [subject for subject in QUICK if any(each is subject for each, _ in TEXTS)]
PLACED = [subject for subject in QUICK if subject.slots]
EVERY_WRITTEN = pytest.mark.parametrize("subject", WRITTEN, ids=str)
EVERY_PLACED = pytest.mark.parametrize("subject", PLACED, ids=str)


def value_in(sent: Sent, name: str) -> str:
    """Return a field as a server reads it: JSON by the standard library, a form by its parser for mail."""
    content_type = sent.headers.get("content-type", "")
    if not content_type:
        (value,) = parse_qs(urlsplit(sent.url).query, keep_blank_values=True, strict_parsing=True)[name]
        return value
    if content_type.startswith("application/json"):
        return json.loads(sent.content)[name]
    # A parser for mail would take line breaks for its own, so the text is cut out between the boundaries it found.
    boundary = (
        BytesParser(policy=email.policy.HTTP)
        .parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode())
        .get_boundary()
    )
    assert boundary is not None
    pieces = sent.content.split(f"--{boundary}".encode())
    head = f'Content-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
    (piece,) = [each.removeprefix(b"\r\n") for each in pieces if each.removeprefix(b"\r\n").startswith(head)]
    return piece.removeprefix(head).removesuffix(b"\r\n").decode()


@EVERY_WRITTEN
async def test_an_odd_text_arrives_or_is_refused(subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """What is given is what the vendor gets, each in its field and in no other, or nothing is sent."""
    tap = Tapped()
    async with subject.client(sandbox, transport=tap) as client:
        for name, text in ODD.items():
            # An address has its own limit, and httpx draws one before any vendor does.
            slots = [
                slot for each, slot in TEXTS if each is subject and (slot.field.location != "query" or name != "long")
            ]
            given = {slot: f"{number}{text}" if number else text for number, slot in enumerate(slots)}
            with subtests.test(text=name):
                if given:
                    await check_arrival(subject, given, (client, tap, sandbox))
    await tap.aclose()


async def check_arrival(subject: Subject, given: dict[Slot, str], through: tuple[Any, Tapped, Sandbox]) -> None:
    """Make a call and look for its texts on the wire and in the sandbox; a refusal must come before either.

    What is refused is left out, and the rest is tried again.
    """
    client, tap, sandbox = through
    arguments = await subject.ready(client, sandbox)
    for slot, text in given.items():
        arguments = subject.put(arguments, slot, text)
    before = sandbox.requests
    outcome = await error_of(subject, client, arguments)
    if isinstance(outcome, voxwright.InvalidRequestError):
        assert before == sandbox.requests
        # A text can also be what makes the whole body too large; then the clip is what has to become smaller.
        by_size = subject.clip is not None and outcome.field == subject.told(subject.clip)
        assert not by_size or outcome.allowed == subject.operation.max_body_bytes
        refused = [slot for slot in given if by_size or subject.told(slot) == outcome.field]
        assert refused
        rest = {slot: text for slot, text in given.items() if slot != (max(refused, key=given.__getitem__))}
        if rest:
            await check_arrival(subject, rest, through)
        return
    if outcome is not None:  # what names nothing that is there is refused by the vendor, which got it all the same
        assert any(refers(slot.field) for slot in given)
    sent = next(each for each in reversed(tap.seen) if "/_sandbox/" not in each.url)
    assert list(given.values()) == [value_in(sent, slot.field.wire) for slot in given]
    parts = sandbox.requests[-1].parts
    values = {part.name: part.value for part in parts}
    assert len(values) == len(parts)
    assert not parts or list(given.values()) == [values[slot.field.wire] for slot in given]


async def error_of(subject: Subject, client: Any, arguments: dict[str, Any]) -> voxwright.VoxwrightError | None:
    """Return the error of a call, or None."""
    try:
        await subject.invoke(client, arguments)
    except (voxwright.InvalidRequestError, voxwright.NotFoundError, voxwright.BadRequestError) as error:
        return error
    return None


@EVERY_WRITTEN
async def test_half_a_character_is_refused(subject: Subject, sandbox: Sandbox) -> None:
    """A lone surrogate has no form in UTF-8: it is refused, and the refusal can be printed and pickled."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for slot in (slot for each, slot in TEXTS if each is subject):
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, subject.put(arguments, slot, "Ada \ud83d"))

            assert subject.told(slot) == caught.value.field
            str(caught.value).encode()

    assert before == sandbox.requests


@EVERY_PLACED
async def test_a_value_of_the_wrong_type_never_leaves(
    subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """What is no text, number or clip where one is asked for is refused under the name of the argument."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for slot, (kind, value) in ((each, pair) for each in subject.slots for pair in wrong_types(each.field).items()):
            with subtests.test(slot=str(slot), kind=kind):
                with pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, subject.put(arguments, slot, value))

                assert subject.vendor == caught.value.provider
                assert subject.told(slot) == (caught.value.field or "").partition("/")[0]
                # A hint is common to all vendors, so the common call speaks of it under its own name.
                assert caught.value.operation in {subject.operation.name, subject.call}

    assert before == sandbox.requests


REQUIRED = [
    pytest.param(subject, slot.name, id=f"{subject}-{slot}")
    for subject in SUBJECTS
    for slot in subject.slots
    if slot.name in subject.arguments() and (slot.field.required or subject.is_common)
]


@pytest.mark.parametrize(("subject", "name"), REQUIRED)
async def test_none_is_no_value_for_what_is_required(subject: Subject, name: str, sandbox: Sandbox) -> None:
    """None where the vendor requires a value is refused as missing, before anything is sent."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await subject.invoke(client, {**arguments, name: None})

    assert before == sandbox.requests
    slot = next(slot for slot in subject.slots if slot.name == name)
    assert subject.told(slot) == caught.value.field


@EVERY_PLACED
async def test_none_leaves_an_optional_field_out(subject: Subject, sandbox: Sandbox) -> None:
    """None for what is optional sends nothing of it."""
    optional = [slot for slot in subject.slots if subject.is_optional(slot)]
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        for slot in optional:
            arguments = subject.put(arguments, slot, arguments.get(slot.name) if slot.name in arguments else None)
        await subject.invoke(client, arguments)

    seen = next(each for each in reversed(sandbox.requests) if each.operation == subject.operation.name)
    assert None is seen.problem
    left_out = {slot.field.wire for slot in optional if slot.name not in subject.arguments()}
    assert set() == left_out & {label.partition("=")[0].partition(" ")[0] for label in seen.checked}


NAMING = [each for each in SUBJECTS if each.is_common and first_of(each.call)]
HINTS = ("description", "transcript", "preview_text", "language")
UNUSED = [
    pytest.param(subject, hint, id=f"{subject}-{hint}")
    for subject in SUBJECTS
    if subject.is_common and subject.clip is not None
    for hint in HINTS
    if subject.operation.argument(hint) is None and hint in voxwright.Client.clone_voice.__kwdefaults__
    if not (hint == "description" and subject.call == "retrain_voice")
]


@pytest.mark.parametrize(("subject", "hint"), UNUSED)
async def test_a_hint_of_the_wrong_type_is_refused_also_where_it_is_not_sent(
    subject: Subject, hint: str, sandbox: Sandbox
) -> None:
    """An argument that this vendor has no field for is held to its type all the same: other vendors have one."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await subject.invoke(client, {**arguments, hint: 5})

    assert before == sandbox.requests
    assert hint == caught.value.field


@pytest.mark.parametrize("subject", NAMING, ids=str)
async def test_what_names_nothing_is_refused(subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """What is no id of a voice or a task is refused by the name of the argument, before anything is sent."""
    first = first_of(subject.call)
    assert first is not None
    async with subject.client(sandbox) as client:
        for wrong in (None, 5, 1.5, b"id", ["id"], object(), ""):
            with subtests.test(wrong=wrong):
                with pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, {**subject.arguments(), first: wrong})

                assert FIRST.get(first, first) == caught.value.field
                assert subject.vendor == caught.value.provider

    assert [] == sandbox.requests


@pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.operation.billed], ids=str)
async def test_what_is_no_mapping_is_refused(subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """extra, extra_body and extra_headers are mappings: anything else is a TypeError that says so."""
    options = ["extra_body", "extra_headers", *(["extra"] if subject.is_common else [])]
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for option, wrong in product(options, ({"name"}, ["a"], "name=Ada", 5, [("a", "b")])):
            with subtests.test(option=option, wrong=wrong), pytest.raises(TypeError, match=option):
                await subject.invoke(client, arguments, **{option: wrong})

    assert before == sandbox.requests


@pytest.mark.parametrize("subject", CLONES, ids=str)
async def test_settings_of_a_call_are_checked_before_it_is_made(
    subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """A timeout, a number of retries or a callback that can not be is refused, and nothing is sent."""
    wrong: dict[str, list[Any]] = {
        "timeout": ["5", 0, float("nan"), float("inf"), -1, True],
        "retries": ["2", -1, 1.5, True],
        "on_progress": [5, "print"],
    }
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for option, value in ((option, value) for option, values in wrong.items() for value in values):
            with subtests.test(option=option, value=value), pytest.raises((TypeError, ValueError), match=option):
                await subject.invoke(client, arguments, **{option: value})

    assert before == sandbox.requests


def test_odd_texts_reach_every_kind_of_body() -> None:
    """There are fields in forms, in JSON and in queries to be tried, with and without a limit."""
    assert {"part", "body", "query"} <= {slot.field.location for _, slot in TEXTS}
    assert {True, False} == {inner(slot.field.schema).max_length is None for _, slot in TEXTS}
