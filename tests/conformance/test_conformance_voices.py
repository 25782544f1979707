"""The voices that there are: listed whole, fetched by any name, changed and deleted, whatever they are called."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conformance_answers import Tapped
from conformance_calls import KEY, SUBJECTS, VOICE, Subject
from conformance_results import done
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers
from voxwright._core.language import covers_language
from voxwright._core.model import Model
from voxwright._preview import Preview
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio


def calling(call: str) -> pytest.MarkDecorator:
    """Return what runs a test for every common client that has a call."""
    return pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.call == call], ids=str)


LISTING, GETTING, UPDATING, DELETING = map(calling, ("list_voices", "get_voice", "update_voice", "delete_voice"))
TOO_MANY_PAGES = 200
ODD_IDS = {
    "slash": "a/b",
    "percent": "a%2Fb%",
    "query": "a?b=c&d#e",
    "blank": "a b+c",
    "hangul": "지훈",
    "emoji": "\U0001f399",
    "quotes": "\"a\" 'b'",
    "colon": "a:b",
    "semicolon": "a;b=c",
    "brackets": "{id}[0]",
    "backslash": "a\\b",
    "long": "a" * 1000,
}
NO_IDS = {"dot": ".", "dots": "..", "crlf": "a\r\nb", "nul": "a\0b"}
"""What a path can not hold, or what leads out of it."""
ODD_TEXTS = {
    "quotes": "\"Ada\" 'L' \\ x",
    "emoji": "\U0001f469\U0001f3fd\u200d\U0001f3a4",
    "hangul": "지훈",
    "markup": "<b>&amp;</b>%20+",
    "line": "Ada\nLovelace",
    "right-to-left": "עדה",
}


def stranger_to(vendor: str) -> str:
    """Return the ref of a voice of another vendor."""
    return next(f"{other}:{VOICE}" for other in VENDORS if other != vendor)


@LISTING
async def test_a_thousand_voices_are_listed(subject: Subject, sandbox: Sandbox) -> None:
    """A large account comes whole, each voice once and in order, with the vendor's typed model, by few requests."""
    made = [VOICE, *sandbox.add_voices(subject.vendor, 999)]
    async with subject.client(sandbox) as client:
        voices = await subject.invoke(client, {})

    assert len(voices) == len({voice.ref for voice in voices})
    assert made == [voice.id for voice in voices if voice.id in set(made)]
    assert {subject.vendor} == {voice.provider for voice in voices}
    assert all(isinstance(voice.raw, Model) for voice in voices)
    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]
    assert len(sandbox.requests) <= 11


@LISTING
async def test_a_list_of_small_pages_is_read_to_its_end(subject: Subject, sandbox: Sandbox) -> None:
    """A vendor may give fewer voices than it was asked for."""
    made = [VOICE, *sandbox.add_voices(subject.vendor, 25)]
    sandbox.set(page_size=3)
    async with subject.client(sandbox) as client:
        voices = await subject.invoke(client, {})

    assert made == [voice.id for voice in voices if voice.id in set(made)]
    has_pages = any(field.location == "query" for field in subject.operation.fields)
    assert len(sandbox.requests) >= (26 / 3 if has_pages else 1)


@LISTING
async def test_a_list_that_grows_while_it_is_read_is_still_whole(subject: Subject, sandbox: Sandbox) -> None:
    """Voices that come while a list is read make none of the others come twice or not at all, wherever a page ends."""
    for count in range(20, 24):
        sandbox.reset()
        made = sandbox.add_voices(subject.vendor, count)
        sandbox.set(page_size=4)
        sandbox.after_page(subject.vendor, lambda: sandbox.add_voices(subject.vendor, 1), times=None)
        async with subject.client(sandbox) as client:
            voices = await subject.invoke(client, {})

        assert len(voices) == len({voice.ref for voice in voices})
        assert made == [voice.id for voice in voices if voice.id in set(made)]


@LISTING
async def test_a_list_that_shrinks_while_it_is_read_neither_loops_nor_repeats(
    subject: Subject, sandbox: Sandbox
) -> None:
    """Voices that go while a list is read, the last one seen among them, end nothing early and repeat nothing."""
    made = [VOICE, *sandbox.add_voices(subject.vendor, 25)]
    gone = iter([*made[3::4], *made[1::4]])
    sandbox.set(page_size=4)
    sandbox.after_page(subject.vendor, lambda: sandbox.remove_voice(subject.vendor, next(gone, "")), times=None)
    async with subject.client(sandbox) as client:
        voices = await subject.invoke(client, {})

    assert len(voices) == len({voice.ref for voice in voices})
    assert len(sandbox.requests) < TOO_MANY_PAGES
    assert {made[0], made[2]} <= {voice.id for voice in voices}  # which nobody took away, and nothing went before them


@LISTING
async def test_a_list_is_asked_for_page_by_page(subject: Subject, sandbox: Sandbox) -> None:
    """Nothing is sent before the first voice is wanted, and no more than one page for it."""
    sandbox.add_voices(subject.vendor, 25)
    sandbox.set(page_size=3)
    async with subject.client(sandbox) as client:
        voices = subject.begin(client, {})
        assert [] == sandbox.requests
        first = await anext(voices) if subject.is_async else next(voices)

    assert isinstance(first, voxwright.Voice)
    assert 1 == len(sandbox.requests)


@pytest.mark.parametrize(
    "filters", [{"owned": True}, {"owned": False}, {"language": "en"}, {"language": "ko-KR"}], ids=str
)
@LISTING
async def test_a_filter_is_kept_or_refused(subject: Subject, filters: dict[str, Any], sandbox: Sandbox) -> None:
    """What is asked for comes and nothing else, or the vendor does not tell and nothing is sent; never a 400."""
    async with subject.client(sandbox) as client:
        every = await subject.invoke(client, {})
        before = len(sandbox.requests)
        found, refusal = await listed_or_refused(subject, client, filters)
    if refusal is not None:
        assert (subject.vendor, before) == (refusal.provider, len(sandbox.requests))
        return

    expected = [voice for voice in every if fits(voice, **filters)]
    assert [voice.ref for voice in expected] == [voice.ref for voice in found]
    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]


async def listed_or_refused(
    subject: Subject, client: Any, filters: dict[str, Any]
) -> tuple[list[voxwright.Voice], voxwright.UnsupportedOperationError | None]:
    """Return the voices of a list, or why there is none."""
    try:
        return await subject.invoke(client, filters), None
    except voxwright.UnsupportedOperationError as error:
        return [], error


def fits(voice: voxwright.Voice, *, owned: bool | None = None, language: str | None = None) -> bool:
    """Say whether a voice is one that was asked for, by what it says of itself."""
    if owned is not None:
        return voice.owned is owned
    assert language is not None
    return voice.language == "*" or (voice.language is not None and covers_language(language, voice.language))


@GETTING
async def test_a_voice_is_had_by_itself_its_id_and_its_ref(subject: Subject, sandbox: Sandbox) -> None:
    """Whatever names a voice gives the same, as a value that turns into JSON and shows no key."""
    async with subject.client(sandbox) as client:
        by_id = await subject.invoke(client, {"voice_or_id": VOICE})
        by_ref = await subject.invoke(client, {"voice_or_id": by_id.ref})
        by_itself = await subject.invoke(client, {"voice_or_id": by_id})

    assert (VOICE, subject.vendor) == (by_id.id, by_id.provider)
    assert [by_id.raw] * 2 == [by_ref.raw, by_itself.raw]
    told = json.loads(json.dumps(by_id.to_dict()))
    assert by_id.raw.to_dict() == told["raw"]
    assert KEY not in f"{by_id!r} {told}"


@pytest.mark.parametrize("name", ODD_IDS)
@GETTING
async def test_a_voice_with_an_odd_id_is_had(subject: Subject, name: str, sandbox: Sandbox) -> None:
    """An id stays one, in an address too: it leads to no other place and asks for nothing else."""
    sandbox.add_voice(subject.vendor, ODD_IDS[name])
    async with subject.client(sandbox) as client:
        voice = await subject.invoke(client, {"voice_or_id": ODD_IDS[name]})

    assert ODD_IDS[name] == voice.id
    assert {subject.operation.name} == {seen.operation for seen in sandbox.requests}


@pytest.mark.parametrize("call", ["get_voice", "update_voice", "delete_voice", "speak"])
async def test_what_can_be_no_id_leads_nowhere_else(call: str, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """An id of dots or of control characters is refused, and never reaches another operation."""
    for subject in (each for each in SUBJECTS if each.call == call and not each.follows_a_task):
        for name, voice in NO_IDS.items():
            with subtests.test(subject=str(subject), id=name):
                before = len(sandbox.requests)
                async with subject.client(sandbox) as client:
                    with pytest.raises((voxwright.InvalidRequestError, voxwright.APIStatusError)):
                        await subject.invoke(client, {**subject.arguments(), "voice_or_id": voice})

                assert {seen.operation for seen in sandbox.requests[before:]} <= {subject.operation.name}


@pytest.mark.parametrize("call", ["get_voice", "update_voice", "delete_voice", "speak", "retrain_voice"])
async def test_a_voice_of_another_vendor_is_refused(call: str, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """A ref names its vendor: at another one it is refused before anything is sent."""
    for subject in (each for each in SUBJECTS if each.call == call):
        with subtests.test(subject=str(subject)):
            async with subject.client(sandbox) as client:
                with pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, {**subject.arguments(), "voice_or_id": stranger_to(subject.vendor)})

            assert (subject.vendor, "voice") == (caught.value.provider, caught.value.field)

    assert [] == sandbox.requests


@pytest.mark.parametrize("call", ["get_voice", "update_voice", "delete_voice"])
async def test_a_voice_that_is_not_there_is_told(call: str, sandbox: Sandbox, subtests: pytest.Subtests) -> None:
    """A voice that the vendor does not have is NotFoundError, however the vendor says so."""
    for subject in (each for each in SUBJECTS if each.call == call):
        with subtests.test(subject=str(subject)):
            async with subject.client(sandbox) as client:
                with pytest.raises(voxwright.NotFoundError) as caught:
                    await subject.invoke(client, {**subject.arguments(), "voice_or_id": "no-such-voice"})

            assert subject.vendor == caught.value.provider


@DELETING
async def test_a_voice_is_deleted_once(subject: Subject, sandbox: Sandbox) -> None:
    """What was deleted is not there: not to be had, not in the list, not to be deleted again."""
    async with subject.client(sandbox) as client:
        assert await subject.invoke(client, {"voice_or_id": VOICE}) is None
        with pytest.raises(voxwright.NotFoundError):
            await subject.invoke(client, {"voice_or_id": VOICE})
        with pytest.raises(voxwright.NotFoundError):
            await done(client.get_voice(VOICE))
        listed = client.list_voices()
        left = [voice async for voice in listed] if subject.is_async else list(listed)

    assert VOICE not in {voice.id for voice in left}
    assert [] == sandbox.voices(subject.vendor)


@pytest.mark.parametrize("field", ["name", "description"])
@UPDATING
async def test_what_is_changed_is_changed_and_the_rest_is_kept(subject: Subject, field: str, sandbox: Sandbox) -> None:
    """A text of any writing arrives in its field, the answer has it, and the other field is as it was."""
    other = {"name": "description", "description": "name"}[field]
    async with subject.client(sandbox) as client:
        await subject.invoke(client, {"voice_or_id": VOICE, "name": "Before", "description": "As it was"})
        before = getattr(await done(client.get_voice(VOICE)), other)
        for text in ODD_TEXTS.values():
            changed = await subject.invoke(client, {"voice_or_id": VOICE, field: text})
            fetched = await done(client.get_voice(VOICE))

            assert (text, before) == (getattr(changed, field), getattr(changed, other))
            assert (text, before) == (getattr(fetched, field), getattr(fetched, other))

    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]


@pytest.mark.parametrize("field", ["name", "description"])
@UPDATING
async def test_none_clears_or_is_refused_and_unset_is_neither(subject: Subject, field: str, sandbox: Sandbox) -> None:
    """None is sent where the vendor documents a null, and refused elsewhere; UNSET is as if it was not given."""
    there = subject.operation.argument(field)
    assert there is not None
    async with subject.client(sandbox) as client:
        before = sandbox.requests
        if there.takes_null:
            await subject.invoke(client, {"voice_or_id": VOICE, field: None})
        else:
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, {"voice_or_id": VOICE, field: None})
            assert (field, before) == (caught.value.field, sandbox.requests)
        before = sandbox.requests
        unset = {"name": voxwright.UNSET, "description": voxwright.UNSET}
        with pytest.raises(voxwright.InvalidRequestError):
            await subject.invoke(client, {"voice_or_id": VOICE, **unset})
        with pytest.raises(voxwright.InvalidRequestError):
            await subject.invoke(client, {"voice_or_id": VOICE})

    assert before == sandbox.requests


PREVIEWED = [
    each for each in SUBJECTS if each.is_common and hasattr(Preview, each.call) and each.call in offers(each.vendor)
]


@pytest.mark.parametrize("subject", PREVIEWED, ids=str)
async def test_a_preview_is_what_the_call_sends_first(subject: Subject, sandbox: Sandbox) -> None:
    """A preview sends nothing, shows no key, and has method, address and body of the call's first request."""
    tap = Tapped()
    async with subject.client(sandbox, transport=tap) as client:
        arguments = await subject.ready(client, sandbox)
        before = len(tap.seen)
        request = subject.begin(client.preview, arguments)
        assert before == len(tap.seen)
        await subject.invoke(client, arguments)
    await tap.aclose()

    sent = tap.seen[before]
    assert (sent.method, True) == (request.operation.method, sent.url.endswith(request.path))
    assert KEY not in f"{request!r} {request.curl()}"
    assert request.curl().count(sandbox.url(subject.vendor)) == 1
