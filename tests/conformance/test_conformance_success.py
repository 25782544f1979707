"""Every call of every vendor, through every client: that it works, and what it gives."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from conformance_answers import Scripted, Sent, Tapped, for_example, ids_in, succeeds, success_of
from conformance_calls import CLONES, KEY, QUICK, SUBJECTS, Subject, names_something
from conformance_results import Heard
from conformance_values import WAV, is_cursor

import voxwright
from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio
EVERY = pytest.mark.parametrize("subject", SUBJECTS, ids=str)
MAKING = [each for each in SUBJECTS if each.is_common and each.call in {"clone_voice", "design_voice", "retrain_voice"}]
TASKS = [each for each in SUBJECTS if each.is_common and each.call in {"submit_design", "get_task"}]
TYPED = [each for each in SUBJECTS if not each.is_common and not each.streams]


def answer_model(subject: Subject) -> type[Any]:
    """Return the class of what the operation answers."""
    (schema,) = {answer.schema for answer in subject.operation.answers if answer.status[0] == "2"}
    if isinstance(schema, s.Any):  # of which the document says nothing
        return dict
    return type(None) if schema is None else schema.resolve()


@EVERY
async def test_the_least_is_enough(subject: Subject, sandbox: Sandbox) -> None:
    """A call with its required arguments alone succeeds, and is what the vendor's document asks for."""
    async with subject.client(sandbox) as client:
        await subject.invoke(client, await subject.ready(client))

    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]
    assert subject.operation.name in [seen.operation for seen in sandbox.requests]


@EVERY
async def test_everything_at_once_is_taken(subject: Subject, sandbox: Sandbox) -> None:
    """A call with a value for every field that the vendor has succeeds, and the vendor gets each of them."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        slots = [slot for slot in subject.slots if not names_something(slot.field) and not is_cursor(slot.field)]
        for slot in slots:
            arguments = subject.put(arguments, slot, subject.value(slot))
        await subject.invoke(client, arguments)

    seen = next(seen for seen in reversed(sandbox.requests) if seen.operation == subject.operation.name)
    assert None is seen.problem
    labels = {label.partition("=")[0].partition(" ")[0] for label in seen.checked}
    assert {slot.field.wire for slot in slots} <= labels


@pytest.mark.parametrize("subject", MAKING, ids=str)
async def test_a_voice_says_what_is_known_of_it(subject: Subject, sandbox: Sandbox) -> None:
    """A voice keeps what was given, holds the vendor's typed answer, is a value like any other, and shows no key."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        voice = await subject.invoke(client, {**arguments, "language": "en"})

    assert isinstance(voice, voxwright.Voice)
    assert (subject.vendor, arguments["name"]) == (voice.provider, voice.name)
    assert voice.id.strip()
    assert voice.ref.startswith(f"{subject.vendor}:")
    assert voice.ref.endswith(voice.id)
    assert (voice.language or "").startswith("en")
    assert voice.status in {"ready", "processing", "failed", None}
    assert isinstance(voice.raw, Model)
    check_value(voice)
    # Where the vendor names the exchange, the voice says it; a task's answer has none of its own.
    names_it = bool(subject.operation.vendor.request_id_headers) and not subject.follows_a_task
    assert names_it <= bool(voice.request_id)


def check_value(voice: voxwright.Voice[Model]) -> None:
    """Check that a voice turns into JSON, goes through pickle and copy as an equal, and can not be changed."""
    told = json.loads(json.dumps(voice.to_dict()))
    assert (voice.id, voice.ref, voice.provider) == (told["id"], told["ref"], told["provider"])
    assert voice.raw.to_dict() == told["raw"]
    assert type(voice.raw).from_dict(told["raw"]) == voice.raw
    assert voice == pickle.loads(pickle.dumps(voice)) == copy.deepcopy(voice)  # noqa: S301 - our own
    assert KEY not in f"{voice!r} {told}"
    with pytest.raises(AttributeError):
        voice.id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("subject", TASKS, ids=str)
async def test_a_task_says_what_is_known_of_it(subject: Subject, sandbox: Sandbox) -> None:
    """A task names vendor, id and status, turns into JSON, and holds the vendor's own typed answer."""
    async with subject.client(sandbox) as client:
        task = await subject.invoke(client, await subject.ready(client))

    assert isinstance(task, voxwright.AsyncVoiceTask if subject.is_async else voxwright.VoiceTask)
    told = json.loads(json.dumps(task.to_dict()))
    assert (task.id, subject.vendor, task.status) == (told["id"], told["provider"], told["status"])
    assert isinstance(task.raw, Model)
    assert task.raw.to_dict() == told["raw"]


@pytest.mark.parametrize("subject", TYPED, ids=str)
async def test_a_typed_call_gives_its_model(subject: Subject, sandbox: Sandbox) -> None:
    """The vendor's client gives the model that the document names, which is equal to itself read anew."""
    async with subject.client(sandbox) as client:
        answer = await subject.invoke(client, await subject.ready(client))

    assert answer_model(subject) is type(answer)
    if isinstance(answer, Model):
        assert answer == type(answer).from_dict(json.loads(json.dumps(answer.to_dict())))
    assert answer == pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own


@pytest.mark.parametrize("subject", QUICK, ids=str)
async def test_the_documents_own_example_is_a_success(subject: Subject) -> None:
    """The answer that the vendor's document shows is decoded, and nothing of it is lost."""
    transport = Scripted((succeeds(subject),))
    client = subject.new("http://localhost", transport=transport)
    result = await subject.invoke(client, for_example(subject))
    await subject.close(client)

    assert 1 == len(transport.seen)
    check_whole(subject, result)


def check_whole(subject: Subject, result: Any) -> None:
    """Check that a result holds what the answer held: sound to the byte, a page by its voices, a model by field."""
    shown = success_of(subject)[1]
    if isinstance(result, Heard):
        assert (WAV, "audio/wav") == (result.content, result.media_type)
    elif isinstance(result, list):
        assert list(ids_in(shown)) == [voice.id for voice in result]
    elif not shown:
        assert not result
    else:
        raw = subject.raw_of(result)
        shown = shown if subject.call != "get_voice" or not subject.reads_a_list else raw.to_dict()
        assert set(shown) == set(raw.to_dict())
        assert type(raw).from_dict(shown) == raw


@pytest.mark.parametrize("subject", CLONES, ids=str)
async def test_the_length_is_said_and_the_key_stands_in_one_place(subject: Subject, sandbox: Sandbox) -> None:
    """A clip goes with Content-Length, never chunked, and the key is in one header and nowhere else."""
    tap = Tapped()
    async with subject.client(sandbox, transport=tap) as client:
        await subject.invoke(client, await subject.ready(client))
    await tap.aclose()

    sent: Sent = tap.seen[-1]
    assert str(len(sent.content)) == sent.headers["content-length"]
    assert "transfer-encoding" not in sent.headers
    holders: list[Any] = [name for name, value in sent.headers.items() if KEY in value]
    assert [subject.operation.vendor.security.name.lower()] == holders
    assert KEY.encode() not in sent.content
    assert KEY not in sent.url
