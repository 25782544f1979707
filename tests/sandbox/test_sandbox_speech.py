"""Speech at each vendor: sound in the form that was asked for, in pieces, or the vendor's own error."""

from __future__ import annotations

import base64
import io
import json
import re
import threading
import time
import wave
from typing import Any

import httpx
import pytest
from tinytag import TinyTag

import voxwright.sandbox
from voxwright.sandbox.audio import sniff

NEWER = "cartesia/2026-08-14"
LABELS = ["supertone", "coze", "cartesia", NEWER]
TEXT = "Good evening, and welcome."
SECONDS = len(TEXT) * 0.06
DAY = 24 * 3600


@pytest.fixture
def voices(wire: Any) -> dict[str, str]:
    """Give a voice of each vendor."""
    return {label: wire.sandbox.add_voices(label.partition("/")[0], 1)[0] for label in LABELS}


def as_wav(label: str) -> dict[str, object]:
    """Return the fields that ask for WAV."""
    return {"response_format": "wav"} if label == "coze" else {}


def frames(data: bytes) -> tuple[int, int]:
    """Return sample rate and number of samples of a WAV file."""
    with wave.open(io.BytesIO(data)) as file:
        return file.getframerate(), file.getnframes()


@pytest.mark.parametrize("label", LABELS)
def test_a_text_is_spoken(wire: Any, voices: dict[str, str], label: str) -> None:
    """A tone as long as its text, 60 ms for a character, sent in pieces without its length."""
    answer = wire.say(label, voices[label], TEXT, **as_wav(label))

    assert (200, "audio/wav") == (answer.status_code, answer.headers["content-type"])
    assert ("chunked", None) == (answer.headers["transfer-encoding"], answer.headers.get("content-length"))
    assert (24000, int(SECONDS * 24000)) == frames(answer.content)
    (seen,) = wire.sandbox.requests
    assert (len(answer.content), True, None) == (seen.audio_bytes, seen.billed, seen.problem)
    assert re.search(r"speech\.create  \d+ ms  73 KB of sound  auth ", str(seen))


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("text", ["", "a"])
def test_a_short_text_is_heard_too(wire: Any, voices: dict[str, str], label: str, text: str) -> None:
    """Nothing is shorter than 0.3 s."""
    assert (24000, 7200) == frames(wire.say(label, voices[label], text, **as_wav(label)).content)


@pytest.mark.parametrize("label", LABELS)
def test_nobody_speaks_with_a_voice_that_is_not_there(wire: Any, label: str) -> None:
    """The vendor's own error, in JSON, and no sound of it."""
    answer = wire.say(label, "nobody", TEXT)

    assert "application/json" == answer.headers["content-type"]
    assert (200, 4200) == (answer.status_code, answer.json()["code"]) if label == "coze" else answer.status_code == 404
    (seen,) = wire.sandbox.requests
    assert (0, False) == (seen.audio_bytes, seen.billed)


@pytest.mark.parametrize(
    ("label", "text", "fits"),
    [
        ("supertone", "好" * 300, True),
        ("supertone", "a" * 301, False),
        ("coze", "好" * 341, True),
        ("coze", "好" * 342, False),
        ("coze", "a" * 1024, True),
        ("coze", "a" * 1025, False),
        ("cartesia", "a" * 5000, True),
    ],
)
def test_a_text_has_its_vendors_limit(wire: Any, voices: dict[str, str], label: str, text: str, fits: bool) -> None:
    """In characters or in bytes of UTF-8, as each vendor counts."""
    answer = wire.say(label, voices[label], text)

    assert fits is answer.headers["content-type"].startswith("audio/")
    assert fits is (wire.sandbox.requests[0].problem is None)


@pytest.mark.parametrize(
    ("output", "media_type", "extension", "rate"),
    [
        ({"container": "mp3", "sample_rate": 44100, "bit_rate": 128000}, "audio/mpeg", "mp3", 44100),
        ({"container": "wav", "encoding": "pcm_mulaw", "sample_rate": 8000}, "audio/wav", "wav", 8000),
        ({"container": "wav", "encoding": "pcm_f32le", "sample_rate": 48000}, "audio/wav", "wav", 48000),
    ],
)
@pytest.mark.parametrize("label", ["cartesia", NEWER])
def test_cartesia_speaks_in_each_form(
    wire: Any, voices: dict[str, str], label: str, output: dict[str, Any], media_type: str, extension: str, rate: int
) -> None:
    """What `output_format` says, a reader of tags finds."""
    answer = wire.say(label, voices[label], TEXT, output_format=output)
    found = TinyTag.get(filename=f"a.{extension}", file_obj=io.BytesIO(answer.content))

    assert (media_type, rate) == (answer.headers["content-type"], found.samplerate)
    assert SECONDS == pytest.approx(found.duration, abs=0.1)


@pytest.mark.parametrize(("encoding", "width"), [("pcm_s16le", 2), ("pcm_f32le", 4), ("pcm_mulaw", 1), ("pcm_alaw", 1)])
def test_cartesia_speaks_in_bare_samples(wire: Any, voices: dict[str, str], encoding: str, width: int) -> None:
    """Raw samples have no head, and a media type that says nothing."""
    output = {"container": "raw", "encoding": encoding, "sample_rate": 16000}
    answer = wire.say("cartesia", voices["cartesia"], TEXT, output_format=output)

    assert ("application/octet-stream", None) == (answer.headers["content-type"], sniff(answer.content))
    assert len(answer.content) == int(SECONDS * 16000) * width


@pytest.mark.parametrize(
    "output",
    [
        {"container": "ogg", "sample_rate": 24000},
        {"container": "mp3", "sample_rate": 24000},
        {"container": "raw", "sample_rate": 24000},
        {"container": "wav", "encoding": "pcm_s16le", "sample_rate": 12345},
        "wav",
    ],
)
def test_cartesia_refuses_a_form_that_it_does_not_have(wire: Any, voices: dict[str, str], output: object) -> None:
    """Each container has its own required fields."""
    assert 400 == wire.say("cartesia", voices["cartesia"], TEXT, output_format=output).status_code


def test_cartesia_names_a_voice_as_its_version_does(wire: Any, voices: dict[str, str]) -> None:
    """An object with a mode at one version, text or an object at the other."""
    voice = voices["cartesia"]
    ways: list[Any] = [voice, {"id": voice}, {"mode": "id", "id": voice}]

    assert [400, 400, 200] == [wire.say("cartesia", voice, "a", voice=way).status_code for way in ways]
    assert [200] * 3 == [wire.say(NEWER, voice, "a", voice=way).status_code for way in ways]


def test_cartesia_speaks_faster_and_keeps_a_file(wire: Any, voices: dict[str, str]) -> None:
    """Speed makes it shorter; what is kept has an id."""
    voice = voices["cartesia"]
    plain = wire.say("cartesia", voice, TEXT)
    fast = wire.say("cartesia", voice, TEXT, generation_config={"speed": 1.5}, save=True)

    assert frames(plain.content)[1] == pytest.approx(1.5 * frames(fast.content)[1], rel=0.01)
    assert "cartesia-file-id" not in plain.headers
    assert fast.headers["cartesia-file-id"].startswith("file_")


@pytest.mark.parametrize(
    ("asked", "media_type", "sniffed"),
    [
        (None, "audio/mpeg", "mp3"),
        ("mp3", "audio/mpeg", "mp3"),
        ("wav", "audio/wav", "wav"),
        ("pcm", "audio/pcm", None),
        ("ogg_opus", "audio/ogg", "ogg"),
    ],
)
def test_coze_speaks_in_each_format(
    wire: Any, voices: dict[str, str], asked: str | None, media_type: str, sniffed: str | None
) -> None:
    """MP3 if nothing is said, at the sample rate that is asked for."""
    fields: dict[str, Any] = {} if asked is None else {"response_format": asked}
    answer = wire.say("coze", voices["coze"], TEXT, sample_rate=16000, **fields)

    assert (media_type, sniffed) == (answer.headers["content-type"], sniff(answer.content))
    assert answer.headers["x-tt-logid"]
    if sniffed is None:
        assert len(answer.content) == int(SECONDS * 16000) * 2
    else:
        found = TinyTag.get(
            filename="a.opus" if sniffed == "ogg" else f"a.{sniffed}", file_obj=io.BytesIO(answer.content)
        )
        assert SECONDS == pytest.approx(found.duration, abs=0.1)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"sample_rate": 7999}, "sample_rate"),
        ({"sample_rate": 48001}, "sample_rate"),
        ({"speed": 0.4}, "speed"),
        ({"speed": 2.1}, "speed"),
        ({"loudness_rate": 101}, "loudness_rate"),
        ({"emotion": "bored"}, "emotion"),
        ({"response_format": "flac"}, "response_format"),
    ],
)
def test_coze_answers_an_error_in_a_success(
    wire: Any, voices: dict[str, str], fields: dict[str, Any], problem: str
) -> None:
    """JSON with a code stands where sound would."""
    answer = wire.say("coze", voices["coze"], TEXT, **fields)

    assert (200, "application/json", 4000) == (
        answer.status_code,
        answer.headers["content-type"],
        answer.json()["code"],
    )
    assert answer.json()["msg"].startswith(problem)


def test_coze_speaks_with_a_voice_of_the_system(wire: Any) -> None:
    """One of a small model takes speeds that a big one does not."""
    small = "7426720361732915210"

    assert "audio/mpeg" == wire.say("coze", small, TEXT, speed=0.2).headers["content-type"]


@pytest.mark.parametrize(("asked", "media_type"), [(None, "audio/wav"), ("wav", "audio/wav"), ("mp3", "audio/mpeg")])
@pytest.mark.parametrize("path", ["/v1/text-to-speech/{voice_id}", "/v1/text-to-speech/{voice_id}/stream"])
def test_supertone_speaks_in_both_formats(
    wire: Any, voices: dict[str, str], asked: str | None, media_type: str, path: str
) -> None:
    """How long it is stands in a header, unless it is streamed: then nobody knows it yet."""
    body = {"text": TEXT, "language": "en", **({"output_format": asked} if asked else {})}
    answer = wire.call("supertone", "post", path, body=body, voice_id=voices["supertone"])
    found = TinyTag.get(filename=f"a.{asked or 'wav'}", file_obj=io.BytesIO(answer.content))

    assert media_type == answer.headers["content-type"]
    assert SECONDS == pytest.approx(found.duration, abs=0.1)
    assert (None if "stream" in path else f"{SECONDS:.3f}") == answer.headers.get("x-audio-length")
    assert "trailer" not in answer.headers


def test_supertone_can_be_told_how_long(wire: Any, voices: dict[str, str]) -> None:
    """`duration` is the length of the speech, unless it is 0; `speed` changes it."""
    lengths = [
        float(wire.say("supertone", voices["supertone"], TEXT, voice_settings=settings).headers["x-audio-length"])
        for settings in ({"duration": 7.5}, {"duration": 0}, {"speed": 2})
    ]

    assert [7.5, pytest.approx(SECONDS), pytest.approx(SECONDS / 2)] == lengths


def test_supertone_tells_the_phonemes(wire: Any, voices: dict[str, str]) -> None:
    """As JSON with the sound in Base64, or one object a line where it is streamed."""
    body = {"text": "Hi you", "language": "en", "include_phonemes": True}
    path = "/v1/text-to-speech/{voice_id}"
    whole, lines = (
        wire.call("supertone", "post", path + end, body=body, voice_id=voices["supertone"]) for end in ("", "/stream")
    )

    found = whole.json()
    assert list("Hiyou") == found["phonemes"]["symbols"]
    assert (24000, int(0.36 * 24000)) == frames(base64.b64decode(found["audio_base64"]))
    parsed = [json.loads(line) for line in lines.text.splitlines()]
    assert "application/x-ndjson" == lines.headers["content-type"]
    assert base64.b64decode(found["audio_base64"]) == b"".join(base64.b64decode(one["audio_base64"]) for one in parsed)
    assert [True, False, False, False] == ["phonemes" in one for one in parsed]


def test_supertone_speaks_with_a_voice_of_its_own(wire: Any) -> None:
    """What Supertone offers to everybody can speak, and is no custom voice."""
    assert 200 == wire.say("supertone", "preset-mina", TEXT).status_code
    assert 404 == wire.call("supertone", "get", "/v1/custom-voices/{voice_id}", voice_id="preset-mina").status_code


@pytest.mark.parametrize("label", LABELS)
def test_a_documented_error_of_speech_can_be_asked_for(wire: Any, voices: dict[str, str], label: str) -> None:
    """`Prefer: code=` gives it; the code of a success speaks as usual."""
    code = 418 if label == "coze" else 429
    answers = [
        wire.say(label, voices[label], TEXT, headers={"Prefer": f"code={status}"}, **as_wav(label))
        for status in (code, 200)
    ]

    assert [code, 200] == [answer.status_code for answer in answers]
    assert ["application/json", "audio/wav"] == [answer.headers["content-type"] for answer in answers]
    assert [False, True] == [seen.billed for seen in wire.sandbox.requests]


def test_speech_comes_in_pieces_the_first_one_early(wire: Any, voices: dict[str, str]) -> None:
    """With a pace, a client hears the beginning long before the end is sent."""
    wire.sandbox.set(speech_pace=0.15)
    url = wire.sandbox.url("supertone") + f"/v1/text-to-speech/{voices['supertone']}/stream"
    began, times, size = time.perf_counter(), [], 0
    body = {"text": "Hi", "language": "en", "output_format": "mp3"}
    with wire.http.stream("POST", url, json=body, headers=wire.headers("supertone")) as answer:
        for piece in answer.iter_raw():
            times.append(time.perf_counter() - began)
            size += len(piece)

    assert 4 == len(times)
    assert times[-1] - times[0] > 0.4
    assert size == wire.sandbox.requests[0].audio_bytes


def test_a_client_that_leaves_is_noted(voices: dict[str, str], wire: Any) -> None:
    """The line of a stream that was cut comes late, and says how much of it was sent."""
    lines: list[str] = []
    noted = threading.Event()

    def note(seen: voxwright.sandbox.Seen) -> None:
        lines.append(str(seen))
        noted.set()

    with voxwright.sandbox.serve(speech_pace=30, on_request=note) as sandbox:
        (voice,) = sandbox.add_voices("supertone", 1)
        url = sandbox.url("supertone") + f"/v1/text-to-speech/{voice}"
        with (
            httpx.Client(trust_env=False) as http,
            http.stream(
                "POST", url, json={"text": TEXT, "language": "en"}, headers=wire.headers("supertone")
            ) as answer,
        ):
            chunks = answer.iter_raw()  # kept, because an iterator that is dropped hangs up
            first = next(chunks)
            assert [] == lines
        assert noted.wait(20)
        (seen,) = sandbox.requests

    assert 8192 == len(first) == seen.audio_bytes
    assert re.search(r"8 KB of sound  refused: the client went away after 8192 of 749\d\d bytes", lines[0])


def done(wire: Any, task_id: str) -> dict[str, Any]:
    """Ask for a task until it is over."""
    for _ in range(9):
        body = wire.look(task_id).json()
        if body["status"] not in {"pending", "processing"}:
            return body
    pytest.fail("the task never ended")


def test_evolink_speaks_with_a_voice_that_was_designed(wire: Any) -> None:
    """The task's result is a link to a tone as long as the text; link and sample work for 24 hours."""
    design = done(wire, wire.design().json()["id"])
    speech = done(wire, wire.speak(voice=design["result_data"]["voice"], prompt=TEXT).json()["id"])
    links = [task["results"][0] for task in (design, speech)]

    assert (24000, int(SECONDS * 24000)) == frames(wire.http.get(links[1]).content)
    wire.sandbox.forward(DAY - 60)
    assert [200, 200] == [wire.http.get(link).status_code for link in links]
    wire.sandbox.forward(60)
    answers = [wire.http.get(link) for link in links]
    assert [(403, "This link has expired.")] * 2 == [(answer.status_code, answer.text) for answer in answers]
    assert "This link has expired." == wire.sandbox.requests[-1].problem
    wire.sandbox.reset()
    assert 404 == wire.http.get(links[0]).status_code


@pytest.mark.parametrize(
    ("response_format", "media_type"),
    [("wav", "audio/wav"), ("pcm", "audio/pcm"), ("mp3", "audio/mpeg"), ("opus", "audio/ogg")],
)
def test_a_sample_has_the_format_that_was_asked_for(wire: Any, response_format: str, media_type: str) -> None:
    """The sample of a design is in its `response_format`."""
    task = done(wire, wire.design(response_format=response_format).json()["id"])

    assert media_type == wire.http.get(task["results"][0]).headers["content-type"]


def test_evolink_refuses_other_voices(wire: Any) -> None:
    """Voices of the system, and voices that were designed for a realtime model, can not speak."""
    design = done(wire, wire.design(target_model="qwen3-tts-vd-realtime-2026-01-15").json()["id"])

    answers = [wire.speak(voice=voice) for voice in ("Cherry", design["result_data"]["voice"])]

    assert [(400, "invalid_parameter")] * 2 == [(a.status_code, a.json()["error"]["code"]) for a in answers]
    assert [False, False] == [seen.billed for seen in wire.sandbox.requests[-2:]]


def test_a_replayed_answer_is_not_billed_again(wire: Any) -> None:
    """What an idempotency key had before costs nothing."""
    for _ in range(2):
        wire.design({"Idempotency-Key": "k1"})

    assert [True, False] == [seen.billed for seen in wire.sandbox.requests]
