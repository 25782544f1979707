"""EvoLink's tasks, designs and speech: from pending to completed, and every other way they can end."""

from __future__ import annotations

import io
import re
import wave
from typing import Any

import pytest

import voxwright.sandbox
from voxwright.errors import ConfigurationError


def end(wire: Any, task_id: str) -> dict[str, Any]:
    """Ask for a task until it is over."""
    for _ in range(20):
        body = wire.look(task_id).json()
        if body["status"] not in {"pending", "processing"}:
            return body
    pytest.fail("the task never ended")


def test_a_design_moves_from_pending_to_completed(wire: Any) -> None:
    """A task is accepted as pending, grows while it is asked for, and ends with a voice."""
    task = wire.design().json()
    looks = [wire.look(task["id"]).json() for _ in range(4)]

    assert ("pending", 0) == (task["status"], task["progress"])
    assert ["processing", "processing", "completed", "completed"] == [look["status"] for look in looks]
    assert [33, 66, 100, 100] == [look["progress"] for look in looks]
    assert re.fullmatch(r"qwen-tts-vd-announcer-voice-\d{8}-[0-9a-f]{4}", looks[2]["result_data"]["voice"])
    assert looks[2] == looks[3]
    assert 1 == len(wire.sandbox.voices("evolink"))


def test_a_preview_is_audio_at_the_rate_that_was_asked_for(wire: Any) -> None:
    """The link of the result leads to a tone that a library reads."""
    done = end(wire, wire.design(sample_rate=48000).json()["id"])

    answer = wire.http.get(done["results"][0])

    with wave.open(io.BytesIO(answer.content)) as file:
        assert (48000, 1, 2) == (file.getframerate(), file.getnchannels(), file.getsampwidth())
        assert file.getnframes() == int(len("Good evening.") * 0.06 * 48000)
    assert "audio/wav" == answer.headers["content-type"]


@pytest.mark.parametrize(
    ("ordered", "status", "code"),
    [
        ({}, "failed", "service_error"),
        ({"code": "content_policy_violation"}, "failed", "content_policy_violation"),
        ({"code": "request_cancelled", "status": "cancelled"}, "cancelled", "request_cancelled"),
    ],
)
def test_the_next_task_can_be_made_to_end_badly(wire: Any, ordered: dict[str, str], status: str, code: str) -> None:
    """One task fails as ordered, and the one after it does not."""
    wire.sandbox.fail_next_task(**ordered)

    failed, fine = (end(wire, wire.design().json()["id"]) for _ in range(2))

    assert (status, code) == (failed["status"], failed["error"]["code"])
    assert "result_data" not in failed
    assert "completed" == fine["status"]


@pytest.mark.parametrize(
    ("order", "status", "code", "looks"),
    [
        ("[sandbox:fail=generation_timeout]", "failed", "generation_timeout", 3),
        ("[sandbox:fail]", "failed", "service_error", 3),
        ("[sandbox:cancel][sandbox:polls=1]", "cancelled", "request_cancelled", 1),
    ],
)
def test_a_prompt_can_order_how_its_task_ends(wire: Any, order: str, status: str, code: str, looks: int) -> None:
    """The same from the wire, for a sandbox in another process."""
    body = end(wire, wire.design(voice_prompt=f"calm {order}").json()["id"])

    assert (status, code) == (body["status"], body["error"]["code"])
    assert looks == len(wire.sandbox.requests) - 1


def test_a_failure_can_come_at_a_certain_look(wire: Any) -> None:
    """A failure may be ordered for the first look or a late one, with its own words."""
    wire.sandbox.fail_next_task(code="quota_exceeded", message="No more today.", polls=1)

    body = wire.look(wire.design().json()["id"]).json()

    assert {"code": "quota_exceeded", "message": "No more today."} == body["error"]


def test_an_unknown_task_is_not_found(wire: Any) -> None:
    """A task that was never submitted, or was forgotten, is a 404 in the vendor's shape."""
    task = wire.design().json()["id"]
    wire.sandbox.reset()

    for name in ("task-unified-1-x", task):
        answer = wire.look(name)
        assert (404, "resource_not_found") == (answer.status_code, answer.json()["error"]["code"])


def test_how_often_a_task_is_looked_at_can_be_set(make_wire: Any) -> None:
    """`task_polls` decides how long a task takes."""
    with voxwright.sandbox.serve(task_polls=1) as sandbox:
        wire = make_wire(sandbox)
        assert "completed" == wire.look(wire.design().json()["id"]).json()["status"]


@pytest.mark.parametrize(
    ("field", "fits", "too_long"),
    [("voice_prompt", 2048, 2049), ("preview_text", 1024, 1025), ("preferred_name", 16, 17)],
)
def test_lengths_count_characters(wire: Any, field: str, fits: int, too_long: int) -> None:
    """The limits of a design are in characters, whatever their bytes."""
    letter = "a" if field == "preferred_name" else "好"

    assert 200 == wire.design(**{field: letter * fits}).status_code
    assert 400 == wire.design(**{field: letter * too_long}).status_code


@pytest.mark.parametrize("name", ["a-b", "a b", "é", "", "abc\n"])
def test_a_name_is_letters_digits_and_underscores(wire: Any, name: str) -> None:
    """The pattern is the whole name's."""
    answer = wire.design(preferred_name=name)

    assert (400, "invalid_parameter") == (answer.status_code, answer.json()["error"]["code"])


@pytest.mark.parametrize(
    "change",
    [
        {"model": "qwen3-tts-vd"},
        {"model": None},
        {"voice_prompt": None},
        {"preview_text": 5},
        {"sample_rate": 44100},
        {"sample_rate": "24000"},
        {"sample_rate": True},
        {"language": "th"},
        {"response_format": "flac"},
    ],
)
def test_a_field_of_a_design_that_breaks_a_rule_is_refused(wire: Any, change: dict[str, object]) -> None:
    """Required fields, enumerated values and types are those of the document."""
    assert 400 == wire.design(**change).status_code


@pytest.mark.parametrize("change", [{"speed": 2}, {"output_format": "mp3"}, {"metadata": {"own": [1]}}])
def test_a_field_that_the_document_does_not_know_is_ignored(wire: Any, change: dict[str, object]) -> None:
    """The page says nothing of unknown fields and its schema leaves room for them: one more changes nothing."""
    plain, more = wire.design(), wire.design(**change)

    assert 200 == more.status_code
    assert set(plain.json()) == set(more.json())


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://example.com/hook", 200),
        ("https://93.184.216.34:8443/hook", 200),
        ("http://example.com/hook", 400),
        ("https://127.0.0.1/hook", 400),
        ("https://10.1.2.3/hook", 400),
        ("https://172.31.255.255/hook", 400),
        ("https://192.168.0.1/hook", 400),
        ("https://169.254.169.254/latest", 400),
        ("https://[::1]/hook", 400),
        ("https://[::ffff:10.0.0.1]/hook", 400),
        ("https://2130706433/hook", 400),
        ("https://0x7f.1/hook", 400),
        ("https://localhost/hook", 400),
        ("https://hooks.internal/x", 400),
        ("https:///hook", 400),
        ("https://exa mple.com/", 400),
        ("not a url", 400),
        ("https://example.com/" + "a" * 2028, 200),
        ("https://example.com/" + "a" * 2029, 400),
    ],
)
def test_a_callback_address_is_public_and_https(wire: Any, url: str, status: int) -> None:
    """No callback into a private network, in whichever spelling."""
    assert status == wire.design(callback_url=url).status_code


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"text"', b"null", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"\xff\xfe{}", b"[" * 100_000]
)
def test_a_body_that_is_no_json_object_is_refused(wire: Any, body: bytes) -> None:
    """What can not be parsed, or is no object, is a 400 and never a 500."""
    url = wire.sandbox.url("evolink") + "/v1/audios/generations"

    answer = wire.http.post(url, content=body, headers={**wire.bearer(), "content-type": "application/json"})

    assert (400, "invalid_parameter") == (answer.status_code, answer.json()["error"]["code"])


def test_an_idempotency_key_repeats_the_answer(wire: Any) -> None:
    """The same key with the same body is answered with the same task, and says so."""
    first, second = (wire.design({"Idempotency-Key": "k1"}) for _ in range(2))
    other = wire.design({"Idempotency-Key": "k2"})

    assert first.json()["id"] == second.json()["id"] != other.json()["id"]
    assert (None, "true") == tuple(a.headers.get("idempotency-replayed") for a in (first, second))


def test_an_idempotency_key_with_another_body_is_a_conflict(wire: Any) -> None:
    """A key can not stand for two requests."""
    wire.design({"Idempotency-Key": "k1"})

    answer = wire.design({"Idempotency-Key": "k1"}, preview_text="Other.")

    assert (409, "idempotency_conflict") == (answer.status_code, answer.json()["error"]["code"])


def test_only_a_vendor_with_tasks_can_fail_one(sandbox: voxwright.sandbox.Sandbox) -> None:
    """Ordering a failure where there are no tasks is a mistake of the test that does it."""
    with pytest.raises(ConfigurationError, match="vox has no tasks"):
        sandbox.fail_next_task(vendor="vox")
    with pytest.raises(ConfigurationError, match="no vendor 'nobody'"):
        sandbox.fail_next_task(vendor="nobody")


def test_a_designed_voice_speaks(wire: Any) -> None:
    """At the address of the design another model speaks: a task whose result is audio and no voice."""
    voice = end(wire, wire.design().json()["id"])["result_data"]["voice"]

    task = wire.speak(voice=voice).json()
    done = end(wire, task["id"])

    assert ("qwen3-tts-vd", "pending", "tts") == (task["model"], task["status"], task["task_info"]["audio_type"])
    assert ("completed", "tts", ["audio_url"]) == (
        done["status"],
        done["task_info"]["audio_type"],
        [*done["result_data"]],
    )
    assert b"RIFF" == wire.http.get(done["results"][0]).content[:4]
    assert ["voices.design", "speech.create"] == [
        request.operation for request in wire.sandbox.requests if request.method == "POST"
    ]
    assert 1 == len(wire.sandbox.voices("evolink"))


def test_only_designed_voices_speak(wire: Any) -> None:
    """A voice that no design has made is refused in the vendor's shape; one that is let in speaks."""
    refused = wire.speak(voice="Cherry")
    wire.sandbox.add_voice("evolink", "qwen-tts-vd-kept-voice-20260402-a1b2")

    assert (400, "invalid_parameter") == (refused.status_code, refused.json()["error"]["code"])
    assert "voice" in refused.json()["error"]["message"]
    assert 200 == wire.speak(voice="qwen-tts-vd-kept-voice-20260402-a1b2").status_code


def test_a_speech_can_fail_too(wire: Any) -> None:
    """What was ordered for the next task holds for a speech, and its text can order it as well."""
    wire.sandbox.add_voice("evolink", "v")
    wire.sandbox.fail_next_task(code="service_error")

    ordered, said = (
        end(wire, wire.speak(voice="v", prompt=text).json()["id"]) for text in ("Hello.", "[sandbox:cancel]")
    )

    assert ("failed", "service_error") == (ordered["status"], ordered["error"]["code"])
    assert ("cancelled", "request_cancelled") == (said["status"], said["error"]["code"])


@pytest.mark.parametrize(
    ("model", "operation", "field"),
    [
        ("qwen3-tts-vd", "speech.create", "prompt"),
        ("qwen-voice-design", "voices.design", None),
        ("qwen-of-tomorrow", "voices.design", "model"),
        (None, "voices.design", "model"),
        (7, "voices.design", "model"),
    ],
)
def test_the_model_says_which_operation_is_meant(wire: Any, model: object, operation: str, field: str | None) -> None:
    """One address, two operations: a body that fits none is refused as one of the first."""
    answer = wire.design(model=model)

    assert (200 if field is None else 400) == answer.status_code
    assert operation == wire.sandbox.requests[-1].operation
    if field is not None:
        assert answer.json()["error"]["message"].startswith(f"{field}: ")


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"model=qwen3-tts-vd", "application/x-www-form-urlencoded", 400),
        (b"", "", 400),
    ],
)
def test_a_body_that_says_no_model_is_for_the_first_operation(
    wire: Any, content: bytes, media_type: str, status: int
) -> None:
    """What is no JSON is refused as ever, and never breaks the choice between the two."""
    url = f"{wire.sandbox.url('evolink')}/v1/audios/generations"
    headers = {**wire.bearer(), **({"content-type": media_type} if media_type else {})}

    answer = wire.http.post(url, content=content, headers=headers)

    assert (status, "error") == (answer.status_code, next(iter(answer.json())))


def test_a_large_body_is_read_once_and_whole(wire: Any) -> None:
    """What was looked into to choose the operation is there for it from the first byte; in pieces, too."""
    wire.sandbox.add_voice("evolink", "v")
    body = b'{"model": "qwen3-tts-vd", "voice": "v", "prompt": "Hello.", "unknown": "' + b"x" * 300_000 + b'"}'
    pieces = (body[at : at + 70_000] for at in range(0, len(body), 70_000))
    headers = {**wire.bearer(), "content-type": "application/json"}

    answer = wire.http.post(f"{wire.sandbox.url('evolink')}/v1/audios/generations", content=pieces, headers=headers)

    assert 200 == answer.status_code
    assert ("speech.create", len(body)) == (
        wire.sandbox.requests[-1].operation,
        wire.sandbox.requests[-1].body_bytes,
    )


def test_a_voice_that_was_never_designed_can_not_speak(wire: Any) -> None:
    """The refusal says what is wrong with the voice."""
    answer = wire.speak(voice="qwen-tts-vd-nobody-voice-20260402-a1b2")

    assert 400 == answer.status_code
    assert "there is no such designed voice" in answer.json()["error"]["message"]
