"""Limits, from both sides: the last value inside is taken, the first one outside is refused before a byte is sent."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from conformance_calls import QUICK, SUBJECTS, VOICE, Slot, Subject, limits, names_something, refers
from conformance_raw import is_refused, send_raw
from conformance_values import BY_VOICE, MEDIA_TYPES, SAMPLES, Edge, edges, inner, is_text, made_of, sized, takes, valid

import voxwright
from voxwright._core import schema as s
from voxwright._core.operation import Operation
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

LIMITED = [subject for subject in QUICK if any(True for slot in subject.slots for _ in limits(subject, slot))]
EVERY = pytest.mark.parametrize("subject", LIMITED, ids=str)
OPERATIONS = {
    f"{each.label}-{each.operation.name}": each for each in SUBJECTS if not each.is_common and not each.is_async
}
"""What is sent without our client: once for all clients that would."""
CLIPS = [subject for subject in QUICK if subject.clip is not None]
BODIES = [subject for subject in QUICK if subject.operation.max_body_bytes is not None]


def file_of(subject: Subject) -> s.File:
    """Return what a clip of a subject must be."""
    assert subject.clip is not None
    return inner(subject.clip.field.schema)


def least(subject: Subject) -> dict[str, Any]:
    """Return the required values of an operation that can be sent raw, by the vendor's names."""
    required = [field for field in subject.operation.fields if field.required]
    return {each.wire: made_of(each.schema, text=VOICE) if names_something(each) else valid(each) for each in required}


def edges_of(subject: Subject) -> Iterator[tuple[Slot, Edge]]:
    """Yield each limit of each place of a subject."""
    yield from ((slot, edge) for slot in subject.slots for edge in limits(subject, slot))


@EVERY
async def test_the_last_value_inside_is_taken(subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """A value at the limit goes through, by our own check and by the vendor's."""
    async with subject.client(sandbox) as client:
        for slot, edge in edges_of(subject):
            if slot.field.location == "path":
                continue
            with subtests.test(slot=str(slot), edge=str(edge)):
                arguments = subject.put(await subject.ready(client, sandbox), slot, edge.inside)
                before = len(sandbox.requests)
                if slot.field.wire in BY_VOICE:
                    with contextlib.suppress(voxwright.BadRequestError):
                        await subject.invoke(client, arguments)
                else:
                    await subject.invoke(client, arguments)
                assert before < len(sandbox.requests)

    refused = [seen.problem for seen in sandbox.requests if seen.problem]
    assert [] == [problem for problem in refused if problem.partition(":")[0] not in BY_VOICE]


@EVERY
async def test_the_first_value_outside_never_leaves(
    subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """A value beyond the limit is refused with field, reason and what is allowed, and nothing is sent."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for slot, edge in edges_of(subject):
            with subtests.test(slot=str(slot), edge=str(edge)):
                with pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, subject.put(arguments, slot, edge.outside))

                error = caught.value
                assert (subject.vendor, subject.operation.name) == (error.provider, error.operation)
                assert (subject.told(slot), slot.field.argument) == (error.field, error.argument)
                assert error.reason
                assert f"{subject.told(slot)} {error.reason}" == error.message
                assert edge.allowed is None or edge.allowed == error.allowed

    assert before == sandbox.requests


@pytest.mark.parametrize("subject", OPERATIONS.values(), ids=OPERATIONS)
def test_the_sandbox_draws_the_same_line(
    subject: Subject, sandbox: Sandbox, http: httpx.Client, subtests: pytest.Subtests
) -> None:
    """Sent without our client, the value inside is taken by the sandbox and the one outside is refused."""
    operation = subject.operation
    for field in (each for each in operation.fields if each.location != "path"):
        for edge in edges(field):
            with subtests.test(field=field.wire, edge=str(edge)):
                inside = send_raw(http, sandbox, operation, {**least(subject), field.wire: edge.inside})
                outside = send_raw(http, sandbox, operation, {**least(subject), field.wire: edge.outside})

                assert is_refused(operation, outside)
                assert field.wire in BY_VOICE or refers(field) == is_refused(operation, inside)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("subject", CLIPS, ids=str)
async def test_a_format_is_taken_by_both_or_by_neither(
    subject: Subject, sample: str, sandbox: Sandbox, http: httpx.Client
) -> None:
    """A clip is taken if the vendor lists its format, whatever it is called; client and sandbox agree."""
    assert subject.clip is not None
    schema: s.File = inner(subject.clip.field.schema)
    content = SAMPLES[sample][0]
    is_taken = takes(schema, sample)
    values = least(subject)
    values |= {name: named_format(subject.operation, name, sample) for name in stating_format(subject.operation)}
    raw = send_raw(http, sandbox, subject.operation, {**values, subject.clip.field.wire: content})
    async with subject.client(sandbox) as client:
        arguments = subject.put(await subject.ready(client), subject.clip, content)
        for slot in subject.slots:
            if slot.field.wire in stating_format(subject.operation) and not slot.in_extra:
                arguments = subject.put(arguments, slot, values[slot.field.wire])
        before = len(sandbox.requests)
        if is_taken:
            await subject.invoke(client, arguments)
        else:
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, arguments)
            assert (subject.told(subject.clip), schema.formats) == (caught.value.field, caught.value.allowed)

    assert is_taken is not is_refused(subject.operation, raw)
    assert is_taken is (len(sandbox.requests) > before)
    if is_taken:
        part = next(part for part in sandbox.requests[-1].parts if part.filename)
        assert part.content_type in (schema.media_types or (MEDIA_TYPES[sample],))


def stating_format(operation: Operation[Any]) -> list[str]:
    """Return the fields that say which format the clip has."""
    has_clip = any(isinstance(inner(field.schema), s.File) for field in operation.fields)
    return [f.wire for f in operation.fields if has_clip and "wav" in getattr(inner(f.schema), "enum", ())]


def named_format(operation: Operation[Any], name: str, sample: str) -> str:
    """Return the vendor's own name of a format; of one that it does not have, that of another."""
    field = operation.field(name)
    assert field is not None
    names = inner(field.schema).enum
    return next((each for each in names if each in SAMPLES[sample][1]), names[0])


@pytest.mark.parametrize("subject", BODIES, ids=str)
async def test_the_whole_body_has_its_limit(subject: Subject, sandbox: Sandbox) -> None:
    """A body as large as the vendor takes goes through, one byte more is refused unsent: the clip is named."""
    limit = subject.operation.max_body_bytes
    assert limit is not None
    assert subject.clip is not None
    largest = inner(subject.clip.field.schema).max_bytes
    text = next(slot for slot in subject.slots if is_text(slot.field) and inner(slot.field.schema).max_length is None)
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        # With a clip of its largest size, or of half of what is left, the rest is filled up by a text without a limit.
        arguments = subject.put(arguments, subject.clip, sized(largest if largest and largest < limit else limit // 2))
        arguments = subject.put(arguments, text, "a")
        await subject.invoke(client, arguments)
        missing = limit - sandbox.requests[-1].body_bytes
        await subject.invoke(client, subject.put(arguments, text, "a" * (1 + missing)))
        before = sandbox.requests
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await subject.invoke(client, subject.put(arguments, text, "a" * (2 + missing)))

    assert limit == sandbox.requests[-1].body_bytes
    assert before == sandbox.requests
    assert (subject.told(subject.clip), limit) == (caught.value.field, caught.value.allowed)
    assert str(limit + 1) in str(caught.value)


@pytest.mark.parametrize("subject", BODIES, ids=str)
def test_the_sandbox_has_the_same_limit_of_a_body(subject: Subject, sandbox: Sandbox, http: httpx.Client) -> None:
    """Sent without our client, a body that is too large is refused."""
    limit = subject.operation.max_body_bytes
    assert limit is not None
    text = next(slot for slot in subject.slots if is_text(slot.field) and inner(slot.field.schema).max_length is None)
    answer = send_raw(http, sandbox, subject.operation, {**least(subject), text.field.wire: "a" * limit})

    assert is_refused(subject.operation, answer)


PCM = {
    "odd": (bytes(101), "audio/pcm"),
    "rate": (bytes(100), "audio/pcm;rate=1"),
    "channels": (bytes(100), "audio/pcm;channels=7"),
}
SELECTIVE = [each for each in CLIPS if file_of(each).formats]


@pytest.mark.parametrize("kind", PCM)
@pytest.mark.parametrize("subject", SELECTIVE, ids=str)
async def test_raw_samples_are_held_to_what_is_known_of_them(subject: Subject, kind: str, sandbox: Sandbox) -> None:
    """PCM is refused where it is not listed, and else where rate, channels or half a sample are not what is taken."""
    assert subject.clip is not None
    schema = file_of(subject)
    content, media_type = PCM[kind]
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        clip = voxwright.Clip(content, media_type=media_type)
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await subject.invoke(client, subject.put(arguments, subject.clip, clip))

    assert before == sandbox.requests
    assert (dict(schema.pcm or {}) if "pcm" in schema.formats else schema.formats) == caught.value.allowed
