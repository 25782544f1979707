"""What a newcomer meets: errors that say how to go on, and refusals before anything is sent or waited for."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

if TYPE_CHECKING:
    from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:9"
DESIGN = {"name": "Ada", "preview_text": "Good evening.", "language": "en"}
TASKS = [name for name in VENDORS if {"submit_design", "get_speech"} <= set(offers(name))]
LANGUAGE_CALLS = [
    (name, operation)
    for name in VENDORS
    for operation in ("clone_voice", "design_voice", "submit_design", "retrain_voice", "speak")
    if operation in offers(name) or (operation == "design_voice" and "submit_design" in offers(name))
]


def first_of(operation: str, clip: object = b"") -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return arguments of a call that nothing is wrong with."""
    return {
        "clone_voice": ((clip,), {"name": "Ada"}),
        "retrain_voice": (("v1", clip), {"name": "Ada"}),
        "speak": (("v1", "Hello."), {}),
    }.get(operation, (("calm",), {"name": "Ada", "preview_text": "Good evening."}))


@pytest.mark.parametrize("provider", TASKS)
@pytest.mark.parametrize("speaks", [False, True])
async def test_a_pending_task_names_the_call_that_takes_it_up(
    provider: str, speaks: object, both: Any, own_sandbox: Sandbox
) -> None:
    """A speech is taken up by another call than a design; the hint and the repr have the id, also after pickling."""
    async with both.open(provider, own_sandbox) as client:
        voice = await both(client.design_voice("calm", **DESIGN)) if speaks else None
        call = client.speak if speaks else client.design_voice
        begin, more = ((voice, "Hello. [sandbox:polls=50]"), {}) if speaks else (("calm [sandbox:polls=50]",), DESIGN)
        with pytest.raises(voxwright.TaskPendingError) as caught:
            await both(call(*begin, timeout=0.3, **more))

    error = caught.value
    expected = f"{'get_speech' if speaks else 'get_task'}({error.task_id!r})"
    assert expected in str(error)
    assert str(error) == str(pickle.loads(pickle.dumps(error)))  # noqa: S301 - made here
    assert f"task_id={error.task_id!r}" in repr(error)


@pytest.mark.parametrize("provider", TASKS)
async def test_a_task_of_the_other_kind_is_told(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """A task knows what it makes; the wrong way to wait for it names the right one."""
    async with both.open(provider, own_sandbox) as client:
        task = await both(client.submit_design("calm", **DESIGN))
        voice = await both(task.wait())
        speech = await both(client.speak(voice, "Hello."))
        await both(speech.read())
        other = await both(client.get_task(speech.task_id))
        with pytest.raises(voxwright.UnexpectedResponseError) as no_voice:
            await both(other.wait())
        with pytest.raises(voxwright.UnexpectedResponseError) as no_speech:
            await both(client.get_speech(task.id))

    assert ("design", "speech", "speech") == (task.kind, other.kind, other.to_dict()["kind"])
    assert f"get_speech({speech.task_id!r})" in str(no_voice.value)
    assert f"get_task({task.id!r})" in str(no_speech.value)


@pytest.mark.parametrize("provider", TASKS)
@pytest.mark.parametrize("status", ["failed", "cancelled"])
async def test_a_failed_task_says_why_without_a_wait(
    provider: str, status: Any, both: Any, own_sandbox: Sandbox
) -> None:
    """The last look has what the error of a wait would say."""
    own_sandbox.fail_next_task("service_error", status=status)
    async with both.open(provider, own_sandbox) as client:
        task = await both(client.submit_design("calm", **DESIGN))
        before = (task.error, task.to_dict()["error"])
        await both(task.refresh())
        with pytest.raises(voxwright.TaskFailedError) as caught:
            await both(task.wait())

    told = {"code": caught.value.code, "message": caught.value.vendor_message, "retryable": caught.value.retryable}
    assert (None, None) == before
    assert told == task.error.to_dict() == task.to_dict()["error"]
    assert isinstance(task.error, voxwright.TaskFailure)


@pytest.mark.parametrize("text", ["", " \n\t"])
@pytest.mark.parametrize("call", ["speak", "design_voice", "submit_design"])
async def test_a_blank_is_refused_before_it_costs(call: str, text: str, both: Any) -> None:
    """Nobody speaks nothing or designs a voice by no word, at any vendor that has the call."""
    for provider in VENDORS:
        async with both.open(provider, api_key="k", base_url=HERE, retries=0) as client:
            begin = ("v1", text) if call == "speak" else (text,)
            more = {} if call == "speak" else DESIGN
            kinds = (voxwright.InvalidRequestError, voxwright.UnsupportedOperationError)
            with pytest.raises(kinds) as caught:
                await both(getattr(client, call)(*begin, **more))
            if isinstance(caught.value, voxwright.InvalidRequestError):
                assert ("text" if call == "speak" else "prompt") == caught.value.field


@pytest.mark.parametrize("language", ["not a language", "english", "klingon-KL"])
@pytest.mark.parametrize(("provider", "operation"), LANGUAGE_CALLS)
async def test_no_language_is_refused_everywhere(
    provider: str, operation: str, language: str, both: Any, clips: Path
) -> None:
    """Also where the vendor has no field for it; the message has an example of what is one."""
    begin, more = first_of(operation, clips / "ada.wav")
    async with both.open(provider, api_key="k", base_url=HERE, retries=0) as client:
        with pytest.raises(voxwright.InvalidRequestError, match="'en' or 'ko-KR'") as caught:
            await both(getattr(client, operation)(*begin, **more, language=language))

    assert ("language", provider) == (caught.value.field, caught.value.provider)


@pytest.mark.parametrize("provider", [name for name in VENDORS if "list_voices" in offers(name)])
@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"language": "english"}, voxwright.InvalidRequestError),
        ({"timeout": 0}, ValueError),
        ({"retries": -1}, ValueError),
        ({"timeout": "5"}, TypeError),
    ],
)
async def test_a_list_is_refused_at_the_call(provider: str, wrong: Any, kind: type[Exception], both: Any) -> None:
    """Not at the first voice."""
    async with both.open(provider, api_key="k", base_url=HERE) as client:
        with pytest.raises(kind):
            client.list_voices(**wrong)


async def test_a_vendors_own_word_for_a_language_is_left_to_it(both: Any) -> None:
    """EvoLink speaks "Auto" and "Chinese", which are no tags."""
    async with both.open("evolink", api_key="k", base_url=HERE) as client:
        request = client.preview.speak("v1", "Hello.", language="Auto")

    assert "Auto" in request.curl()


@pytest.mark.parametrize("provider", [name for name in VENDORS if "delete_voice" in offers(name)])
async def test_a_deletion_can_be_looked_at_before(provider: str, both: Any) -> None:
    """The preview names the voice and sends nothing."""
    async with both.open(provider, api_key="k", base_url=HERE) as client:
        request = client.preview.delete_voice(f"{provider}:v-1")

    assert ("DELETE", True) == (request.method, "/v-1" in request.curl())


async def test_a_language_that_is_required_says_how_to_give_it(both: Any) -> None:
    """The vendor keeps none for a voice."""
    async with both.open("supertone", api_key="k", base_url=HERE) as client:
        with pytest.raises(voxwright.InvalidRequestError, match="is required by the vendor; pass language="):
            await both(client.speak("v1", "Hello."))


@pytest.mark.parametrize("wrong", ["missing/x.wav", "folder", "folder/a.wav/x.wav"])
async def test_a_file_that_can_not_be_written_is_named_as_given(wrong: str, both: Any, tmp_path: Path) -> None:
    """And not the temporary one beside it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.wav").write_bytes(b"")
    sound = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(200)
    answer = both.transport(lambda _: httpx.Response(200, content=sound, headers={"content-type": "audio/wav"}))
    async with both.open("coze", api_key="k", base_url=HERE, transport=answer) as client:
        speech = await both(client.speak("v1", "Hello."))
        with pytest.raises(OSError, match=r"\[Errno") as caught:
            await both(speech.save(tmp_path / wrong))

    assert str(tmp_path / wrong) == caught.value.filename
    assert ".part" not in str(caught.value)


@pytest.mark.parametrize("provider", VENDORS)
def test_a_key_that_is_none_names_the_vendor(provider: str, both: Any) -> None:
    """One program may have several clients."""
    with pytest.raises(voxwright.ConfigurationError, match="the API key is empty") as caught:
        both.client_class(provider, api_key="")

    assert str(caught.value).startswith(provider)


@pytest.mark.parametrize("provider", [name for name in VENDORS if "clone_voice" in offers(name)])
async def test_an_empty_file_is_named(provider: str, both: Any, tmp_path: Path) -> None:
    """And nothing is said of streams."""
    path = tmp_path / "empty.wav"
    path.write_bytes(b"")
    async with both.open(provider, api_key="k", base_url=HERE) as client:
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await both(client.clone_voice(path, name="Ada", language="en"))

    assert ("clip", True, False) == (caught.value.field, str(path) in str(caught.value), "stream" in str(caught.value))
