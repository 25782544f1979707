"""Odd texts and wrong types in every field: they arrive as they are, to the byte, or are refused before that."""

from __future__ import annotations

import email.policy
import json
from email.parser import BytesParser
from itertools import product
from typing import Any

import pytest
from conformance_answers import Sent, Tapped
from conformance_calls import CLONES, FIRST, PLACES, SUBJECTS, Slot, Subject, parameters
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
EVERY_TEXT = pytest.mark.parametrize(
    ("subject", "slot"), [pytest.param(subject, slot, id=f"{subject}-{slot}") for subject, slot in TEXTS]
)
EVERY_PLACE = pytest.mark.parametrize(
    ("subject", "slot"), [pytest.param(subject, slot, id=f"{subject}-{slot}") for subject, slot in PLACES]
)


def value_in(sent: Sent, name: str) -> str:
    """Return a field as a server reads it: JSON by the standard library, a form by its parser for mail."""
    content_type = sent.headers["content-type"]
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


@EVERY_TEXT
async def test_an_odd_text_arrives_or_is_refused(
    subject: Subject, slot: Slot, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """What is given is what the vendor gets, in its field and in no other, or nothing is sent."""
    tap = Tapped()
    async with subject.client(sandbox, transport=tap) as client:
        for name, text in ODD.items():
            arguments = subject.put(await subject.ready(client), slot, text)
            with subtests.test(text=name):
                await check_arrival(subject, slot, arguments, (client, tap, sandbox))
    await tap.aclose()


async def check_arrival(
    subject: Subject, slot: Slot, arguments: dict[str, Any], through: tuple[Any, Tapped, Sandbox]
) -> None:
    """Make a call and look for a text of it on the wire and in the sandbox; a refusal must come before either."""
    client, tap, sandbox = through
    text = arguments["extra"][slot.name] if slot.in_extra else arguments[slot.name]
    before = sandbox.requests
    outcome = await error_of(subject, client, arguments)
    if isinstance(outcome, voxwright.InvalidRequestError):
        # A text can also be what makes the whole body too large; then the clip is what has to become smaller.
        by_size = [] if subject.clip is None or outcome.allowed != subject.operation.max_body_bytes else [subject.clip]
        assert outcome.field in {subject.told(each) for each in (slot, *by_size)}
        assert before == sandbox.requests
        return
    assert (outcome is not None) is (slot.field.argument == "voice")  # which names nothing that is there
    assert text == value_in(tap.seen[-1], slot.field.wire)
    parts = sandbox.requests[-1].parts
    values = {part.name: part.value for part in parts}
    assert len(values) == len(parts)
    assert not parts or text == values[slot.field.wire]


async def error_of(subject: Subject, client: Any, arguments: dict[str, Any]) -> voxwright.VoxwrightError | None:
    """Return the error of a call, or None."""
    try:
        await subject.invoke(client, arguments)
    except (voxwright.InvalidRequestError, voxwright.NotFoundError) as error:
        return error
    return None


@EVERY_TEXT
async def test_half_a_character_is_refused(subject: Subject, slot: Slot, sandbox: Sandbox) -> None:
    """A lone surrogate has no form in UTF-8: it is refused, and the refusal can be printed and pickled."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await subject.invoke(client, subject.put(arguments, slot, "Ada \ud83d"))

    assert subject.told(slot) == caught.value.field
    assert before == sandbox.requests
    str(caught.value).encode()


@EVERY_PLACE
async def test_a_value_of_the_wrong_type_never_leaves(
    subject: Subject, slot: Slot, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """What is no text, number or clip where one is asked for is refused under the name of the argument."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for kind, value in wrong_types(slot.field).items():
            with subtests.test(kind=kind):
                with pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, subject.put(arguments, slot, value))

                assert (subject.told(slot), subject.vendor) == (caught.value.field, caught.value.provider)
                # A hint is common to all vendors, so the common call speaks of it under its own name.
                assert caught.value.operation in {subject.operation.name, subject.call}

    assert before == sandbox.requests


REQUIRED = [pytest.param(subject, name, id=f"{subject}-{name}") for subject in SUBJECTS for name in subject.arguments()]


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


@pytest.mark.parametrize(
    ("subject", "slot"),
    [
        pytest.param(subject, slot, id=f"{subject}-{slot}")
        for subject, slot in PLACES
        if not slot.field.required and not slot.field.takes_null
    ],
)
async def test_none_leaves_an_optional_field_out(subject: Subject, slot: Slot, sandbox: Sandbox) -> None:
    """None for what is optional sends nothing of it."""
    async with subject.client(sandbox) as client:
        await subject.invoke(client, subject.put(await subject.ready(client), slot, None))

    seen = sandbox.requests[-1]
    assert None is seen.problem
    assert slot.field.wire not in {label.partition("=")[0] for label in seen.checked}


NAMING = [each for each in SUBJECTS if each.is_common and each.call in {"retrain_voice", "get_task"}]
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
    first = next(iter(parameters(subject.call)))
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
    """There are fields in forms and in JSON to be tried, with and without a limit."""
    assert {"part", "body"} <= {slot.field.location for _, slot in TEXTS}
    assert {True, False} == {inner(slot.field.schema).max_length is None for _, slot in TEXTS}
