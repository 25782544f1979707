"""Speaking: what is sent, what comes back, and that nothing but sound is ever taken for it."""

from __future__ import annotations

import json
import pickle
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx
import pytest
from fault_server import FaultServer, answer, replies

import voxwright
from voxwright._models import Voice

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:9"
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(200)
LINK = "https://example.com/made/a.wav?sign=1"
SPEAKING = ["cartesia", "coze", "supertone"]
TASK = {"id": "task-1", "status": "pending", "progress": 0}
DONE = {"id": "task-1", "status": "completed", "progress": 100, "model": "qwen3-tts-vd", "results": [LINK]}


class Vendor:
    """Answers a POST with sound or a task, a GET with the task or what its link leads to; keeps what it was asked."""

    def __init__(self, post: httpx.Response | None = None, done: Any = None) -> None:
        self.asked: list[httpx.Request] = []
        self._post = post
        self._done = DONE if done is None else done

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.asked.append(request)
        if request.method == "POST":
            return self._post or sound()
        if request.url.host == "example.com":
            return sound()
        return httpx.Response(200, json=self._done)

    @property
    def sent(self) -> Any:
        """The first body."""
        return json.loads(self.asked[0].content)


def files(folder: Path) -> dict[Path, bytes]:
    """Return what is in a folder."""
    return {path: path.read_bytes() for path in folder.iterdir()}


def sound(content: bytes = WAV, kind: str | None = "audio/wav") -> httpx.Response:
    """Return an answer that is, or says that it is, sound."""
    return httpx.Response(200, content=content, headers={} if kind is None else {"content-type": kind})


async def spoken(both: Any, provider: str, vendor: Any, *arguments: Any, call: str = "speak", **more: Any) -> Any:
    """Speak, at a vendor that answers as given, and read all of it."""
    async with both.open(provider, api_key="k", base_url=HERE, transport=both.transport(vendor), retries=0) as client:
        speech = await both(getattr(client, call)(*(arguments or ("v1", "Hello.")), **more))
        return speech, await both(speech.read())


@pytest.mark.parametrize(
    ("provider", "arguments", "sent"),
    [
        (
            "cartesia",
            {},
            {
                "model_id": "sonic-latest",
                "transcript": "Hello.",
                "voice": {"mode": "id", "id": "v1"},
                "output_format": {"container": "wav", "encoding": "pcm_s16le", "sample_rate": 44100},
            },
        ),
        (
            "cartesia",
            {"format": "mp3", "sample_rate": 24000, "model": "sonic-3", "language": "en-US"},
            {
                "model_id": "sonic-3",
                "transcript": "Hello.",
                "voice": {"mode": "id", "id": "v1"},
                "output_format": {"container": "mp3", "bit_rate": 128000, "sample_rate": 24000},
                "language": "en",
            },
        ),
        ("coze", {}, {"input": "Hello.", "voice_id": "v1", "response_format": "wav"}),
        (
            "coze",
            {"format": "opus", "sample_rate": 16000, "language": "zh", "extra": {"speed": 1.5}},
            {"input": "Hello.", "voice_id": "v1", "response_format": "ogg_opus", "sample_rate": 16000, "speed": 1.5},
        ),
        ("supertone", {"language": "ko-KR"}, {"text": "Hello.", "language": "ko", "output_format": "wav"}),
        (
            "supertone",
            {"language": "en", "format": "mp3", "model": "sona_speech_2"},
            {"text": "Hello.", "language": "en", "output_format": "mp3", "model": "sona_speech_2"},
        ),
    ],
)
async def test_common_arguments_become_the_vendors(provider: str, arguments: Any, sent: Any, both: Any) -> None:
    """Formats, rates, models and languages are sent in the vendor's words, and nothing that was not asked for."""
    vendor = Vendor()
    speech, content = await spoken(both, provider, vendor, "v1", "Hello.", **arguments)

    assert sent == vendor.sent
    assert (WAV, provider, "audio/wav", "wav") == (content, speech.provider, speech.media_type, speech.format)
    assert (None, None) == (speech.raw, speech.task_id)


@pytest.mark.parametrize(("format", "ending"), [("wav", "/v1"), ("mp3", "/v1/stream")])
async def test_wav_is_taken_whole_and_mp3_as_it_is_made(format: str, ending: str, both: Any) -> None:  # noqa: A002
    """A WAV file begins with its length, so the operation that streams is used for the format without one."""
    vendor = Vendor()
    await spoken(both, "supertone", vendor, "v1", "Hello.", format=format, language="en")

    assert vendor.asked[0].url.path.endswith(ending)


async def test_a_voice_brings_its_language_where_one_is_required(both: Any) -> None:
    """A voice that was made here knows the language that it was made with; what is given says more."""
    voice = Voice(id="v1", provider="supertone", language="ko-KR", raw=None)
    vendor = Vendor()
    await spoken(both, "supertone", vendor, voice, "Hello.")
    other = Vendor()
    await spoken(both, "supertone", other, voice, "Hello.", language="en")

    assert ("ko", "en") == (vendor.sent["language"], other.sent["language"])


@pytest.mark.parametrize(
    ("provider", "arguments", "argument"),
    [
        ("supertone", {}, "language"),
        ("supertone", {"language": "en", "sample_rate": 24000}, "sample_rate"),
        ("supertone", {"language": "en", "format": "pcm"}, "format"),
        ("supertone", {"language": "en", "extra": {"include_phonemes": True}}, "include_phonemes"),
        ("supertone", {"language": "en", "model": "no-such"}, "model"),
        ("supertone", {"language": "en", "text": "a" * 301}, "text"),
        ("cartesia", {"format": "ogg"}, "format"),
        ("cartesia", {"sample_rate": 1}, "sample_rate"),
        ("coze", {"text": "가" * 342}, "text"),
        ("coze", {"model": "m"}, "model"),
        ("coze", {"format": "flac"}, "format"),
        ("coze", {"sample_rate": 1}, "sample_rate"),
        ("coze", {"format": None}, "format"),
        ("coze", {"text": 5}, "text"),
        ("evolink", {"text": "a" * 601}, "text"),
        ("evolink", {"format": "mp3"}, "format"),
        ("evolink", {"sample_rate": 24000}, "sample_rate"),
        ("evolink", {"model": "other"}, "model"),
        ("evolink", {"language": "sw"}, "language"),
    ],
)
async def test_what_a_vendor_does_not_take_is_refused_before_it_costs(
    provider: str, arguments: Any, argument: str, both: Any
) -> None:
    """Limits of text in the vendor's unit, formats, rates, models and languages; by the name of the common argument."""
    vendor = Vendor()
    text = arguments.pop("text", "Hello.") if "text" in (arguments := dict(arguments)) else "Hello."
    with pytest.raises(voxwright.InvalidRequestError) as caught:
        await spoken(both, provider, vendor, "v1", text, **arguments)

    assert (argument, argument, []) == (caught.value.argument, caught.value.field, vendor.asked)


@pytest.mark.parametrize("text", ["가" * 341, "a" * 1024])
async def test_a_text_is_counted_in_the_vendors_unit(text: str, both: Any) -> None:
    """1,024 bytes are 341 Korean letters."""
    vendor = Vendor()
    await spoken(both, "coze", vendor, "v1", text)

    assert text == vendor.sent["input"]


NO_SOUND = [
    pytest.param(sound(b'{"error": "no"}', "application/json"), id="json"),
    pytest.param(sound(b"<!DOCTYPE html><p>Busy", "text/html"), id="html"),
    pytest.param(sound(b""), id="empty"),
    pytest.param(sound(b'{"code": 5}', None), id="json-without-a-type"),
    pytest.param(sound(b"<html>busy</html>", "application/octet-stream"), id="html-in-disguise"),
]


@pytest.mark.parametrize("wrong", NO_SOUND)
@pytest.mark.parametrize("provider", SPEAKING)
async def test_what_is_no_sound_is_an_error(provider: str, wrong: httpx.Response, both: Any) -> None:
    """Nobody finds a page or an error in a file that is called .wav."""
    with pytest.raises(voxwright.APIError):
        await spoken(both, provider, Vendor(wrong), "v1", "Hello.", language="en")


async def test_an_error_inside_a_success_is_its_own(both: Any) -> None:
    """A vendor that answers 200 and an error code in JSON where sound is due has refused."""
    wrong = httpx.Response(200, json={"code": 4020, "msg": "too many", "detail": {"logid": "L1"}})
    with pytest.raises(voxwright.RateLimitError) as caught:
        await spoken(both, "coze", Vendor(wrong), "v1", "Hello.")

    assert "4020" == caught.value.code


async def test_a_task_is_followed_and_its_link_fetched_without_the_key(both: Any) -> None:
    """The key goes to the vendor alone; the speech says which task made it and holds its last answer."""
    vendor = Vendor(httpx.Response(200, json=TASK))
    speech, content = await spoken(both, "evolink", vendor, "v1", "Hello.", language="ko-KR")
    *asked, fetched = vendor.asked

    assert {"model": "qwen3-tts-vd", "prompt": "Hello.", "voice": "v1", "language_type": "Korean"} == vendor.sent
    assert (LINK, WAV, "task-1", DONE["model"]) == (str(fetched.url), content, speech.task_id, speech.raw.model)
    assert ([True] * len(asked), False) == (
        ["authorization" in request.headers for request in asked],
        "authorization" in fetched.headers,
    )


async def test_a_speech_is_taken_up_by_its_task(both: Any) -> None:
    """Another process needs nothing but the id."""
    vendor = Vendor()
    speech, content = await spoken(both, "evolink", vendor, "task-1", call="get_speech")

    assert ("task-1", WAV, {"GET"}) == (speech.task_id, content, {request.method for request in vendor.asked})


async def test_a_task_that_outlasts_the_deadline_can_be_taken_up(both: Any) -> None:
    """The error names the task."""
    vendor = Vendor(httpx.Response(200, json=TASK), done={**TASK, "status": "processing"})
    with pytest.raises(voxwright.TaskPendingError) as caught:
        await spoken(both, "evolink", vendor, "v1", "Hello.", timeout=0.2)

    assert "task-1" == caught.value.task_id


@pytest.mark.parametrize(
    ("done", "kind"),
    [
        ({**DONE, "results": []}, voxwright.UnexpectedResponseError),
        ({**DONE, "results": ["http://10.0.0.1/a.wav"]}, voxwright.UnexpectedResponseError),
        ({**DONE, "results": ["data:audio/wav;base64,UklGRg=="]}, voxwright.UnexpectedResponseError),
        ({**DONE, "status": "failed", "error": {"code": "service_error", "message": "no"}}, voxwright.TaskFailedError),
    ],
)
async def test_a_task_without_sound_is_an_error(done: Any, kind: type[Exception], both: Any) -> None:
    """No link, a link that is not followed, and a failure are told apart."""
    with pytest.raises(kind) as caught:
        await spoken(both, "evolink", Vendor(httpx.Response(200, json=TASK), done), "v1", "Hello.")

    error: Any = caught.value
    assert ("evolink", "task-1") == (error.provider, error.task_id)
    if kind is voxwright.UnexpectedResponseError:
        assert (True, True) == (error.sent, error.maybe_executed)
        assert b"task-1" in error.raw_body


async def test_sound_in_place_of_a_link_is_passed_over(both: Any) -> None:
    """What stands where a link was seen, and is none, does not hide the link beside it."""
    done = {**DONE, "result_data": {"audio": "UklGRiQAAABXQVZF"}}
    _, heard = await spoken(both, "evolink", Vendor(httpx.Response(200, json=TASK), done), "v1", "Hello.")

    assert WAV == heard


@pytest.mark.parametrize(
    ("model", "refused"), [("qwen3-tts-vd-realtime-2026-01-15", True), ("new", False), (None, False)]
)
async def test_a_voice_for_a_model_that_can_not_speak_is_refused(model: Any, refused: object, both: Any) -> None:
    """A voice knows the model it was made for; what nobody knows is left to the vendor."""
    vendor = Vendor(httpx.Response(200, json=TASK))
    voice = Voice(id="v1", provider="evolink", model=model, raw=None)
    with pytest.raises(voxwright.InvalidRequestError) if refused else nullcontext() as caught:
        await spoken(both, "evolink", vendor, voice, "Hello.")

    assert refused is (caught is not None and caught.value.argument == "voice")
    assert refused is ([] == vendor.asked)


@pytest.mark.parametrize("extra", [None, {"target_model": "qwen3-tts-vd-realtime-2026-01-15"}])
async def test_a_designed_voice_knows_its_model(extra: Any, both: Any) -> None:
    """It is what was asked for, else the vendor's default; and its preview knows when it ends."""
    made = {**DONE, "model": "qwen-voice-design", "created": 1_767_225_600, "result_data": {"voice": "v1"}}
    vendor = Vendor(httpx.Response(200, json=TASK), made)
    async with both.open("evolink", api_key="k", base_url=HERE, transport=both.transport(vendor)) as client:
        task = await both(client.submit_design("calm", name="ada", preview_text="Hello.", extra=extra))
        voice = await both(task.wait())

    assert (extra or {"target_model": "qwen3-tts-vd-2026-01-26"})["target_model"] == voice.model
    assert (LINK, "2026-01-02T00:00:00+00:00", True) == (
        voice.preview,
        voice.preview.expires_at.isoformat(),
        voice.preview.expired,
    )
    assert "2026-01-02T00:00:00+00:00" == voice.to_dict()["preview_expires_at"]


async def test_a_speech_is_saved_whole_or_not_at_all(both: Any, tmp_path: Path) -> None:
    """A stream that is cut leaves no file, and an older one as it was."""
    half = replies(200, WAV, content_type="audio/wav", length=1000, ends=True)
    whole = replies(200, WAV, content_type="audio/wav")
    path = tmp_path / "ada.wav"
    with FaultServer((half, whole, half)) as server:
        async with both.open("coze", api_key="k", base_url=server.url, retries=0) as client:
            with pytest.raises(voxwright.APIError):
                await both((await both(client.speak("v1", "Hello."))).save(path))
            assert {} == files(tmp_path)
            assert None is await both((await both(client.speak("v1", "Hello."))).save(path))
            with pytest.raises(voxwright.APIError):
                await both((await both(client.speak("v1", "Hello."))).save(path))

    assert {path: WAV} == files(tmp_path)


async def test_chunks_come_as_they_are_sent(both: Any) -> None:
    """The first one is there while the vendor still works on the rest."""
    seen: list[bytes] = []

    def behave(exchange: Any) -> None:
        exchange.send(answer(200, WAV, content_type="audio/wav", length=2 * len(WAV)))
        while not seen and exchange.wait(0.01):
            pass
        exchange.send(WAV)

    with FaultServer((behave,)) as server:
        async with both.open("coze", api_key="k", base_url=server.url) as client:
            speech = await both(client.speak("v1", "Hello.", timeout=20))
            if both.asynchronous:
                async with speech:
                    async for chunk in speech:
                        seen.append(chunk)  # noqa: PERF401 - the server looks at it meanwhile
            else:
                with speech:
                    for chunk in speech:
                        seen.append(chunk)  # noqa: PERF402 - the same

    assert WAV * 2 == b"".join(seen)


@pytest.mark.parametrize(
    ("kind", "asked", "told"),
    [
        ("audio/mpeg", "wav", "mp3"),
        ("audio/x-wav", "mp3", "wav"),
        ("audio/ogg", "opus", "opus"),
        ("audio/ogg; codecs=opus", "ogg", "ogg"),
        ("application/octet-stream", "pcm", "pcm"),
        ("audio/unheard-of", "pcm", "pcm"),
    ],
)
async def test_the_format_is_what_came(kind: str, asked: str, told: str, both: Any) -> None:
    """The media type decides; where it does not tell, what was asked for."""
    speech, _ = await spoken(both, "coze", Vendor(sound(WAV, kind)), "v1", "Hello.", format=asked)

    assert told == speech.format


async def test_a_speech_shows_itself_and_is_not_copied(both: Any) -> None:
    """Its repr names vendor and media type; it holds a connection and can not be pickled."""
    speech, _ = await spoken(both, "coze", Vendor())
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(speech)

    assert repr(speech).endswith("Speech(provider='coze', media_type='audio/wav')")
