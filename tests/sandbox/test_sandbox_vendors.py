"""What one vendor alone does: its codes, its limits, its shapes."""

from __future__ import annotations

from typing import Any

import pytest


def test_vox_answers_in_its_own_language_tags(wire: Any) -> None:
    """Two letters go in, a BCP 47 tag comes out, with a sample that can be heard."""
    body = wire.clone("vox", language="ko", description="calm").json()

    assert ("Ada", "ko-KR", "calm", None) == (body["name"], body["language"], body["description"], body["gender"])
    assert b"RIFF" == wire.http.get(body["sample_url"]).content[:4]


def test_vox_says_field_and_reason(wire: Any) -> None:
    """A refused field is named in `details`, with the values that would do."""
    blank = wire.clone("vox", name=" \t").json()["error"]
    language = wire.clone("vox", language="xx").json()["error"]

    assert ("VALIDATION_ERROR", {"field": "name", "reason": "must not be blank"}) == (blank["code"], blank["details"])
    assert ["ko", "en", "ja", "zh", "es", "fr", "de", "id", "th", "vi"] == language["details"]["allowed_values"]


def test_vox_has_two_ways_of_too_large(wire: Any, piece: Any, wav_bytes: bytes) -> None:
    """A clip over its limit and a body over its own are told apart, each with its limit and what came."""

    def too_large(size: int) -> tuple[int, dict[str, Any]]:
        clip = piece(data=wav_bytes.ljust(size, b"\0"), filename="a.wav", content_type="audio/wav")
        answer = wire.clone("vox", clip=clip)
        return answer.status_code, answer.json()["error"]

    status, clip = too_large(6291457)
    assert (413, "VOICE_CLONE_CLIP_TOO_LARGE") == (status, clip["code"])
    assert {"size_bytes": 6291457, "max_bytes": 6291456} == clip["details"]
    status, body = too_large(6356992)
    assert (413, "PAYLOAD_TOO_LARGE") == (status, body["code"])
    assert 6356992 == body["details"]["max_bytes"]
    assert wire.sandbox.requests[-1].body_bytes == body["details"]["content_length"] > 6356992


def test_vox_takes_a_body_of_exactly_its_limit(wire: Any, piece: Any) -> None:
    """The limit of the whole body is inclusive."""
    bare = wire.clone("vox", description="")
    room = 6356992 - len(bare.request.content)
    clip = dict(wire.pieces("vox"))["clip"]
    grown = piece(data=clip.data.ljust(6291456, b"\0"), filename="ada.wav", content_type="audio/wav")
    padding = room - (6291456 - len(clip.data))

    for extra, status in ((0, 201), (1, 413)):
        assert status == wire.clone("vox", clip=grown, description="d" * (padding + extra)).status_code


def test_vox_refuses_query_parameters_that_it_does_not_know(wire: Any) -> None:
    """Seen live by a third party: an unknown query parameter is a 400 that lists the known ones."""
    answer = wire.clone("vox", query="?voice=1")

    assert 400 == answer.status_code
    assert [] == answer.json()["error"]["details"]["allowed_query_parameters"]
    assert 200 == wire.clone("cartesia", query="?voice=1").status_code


def vox_page(wire: Any, **query: object) -> Any:
    """Ask for a page of the list."""
    answer = wire.http.get(f"{wire.sandbox.url('vox')}/models/voices", params=query, headers=wire.headers("vox"))
    return wire.checked("vox", "get", "/models/voices", answer)


def test_vox_lists_in_pages(wire: Any) -> None:
    """A cursor leads from page to page, the last of which has none; a voice that comes meanwhile is on the last."""
    for number in range(5):
        wire.sandbox.add_voice("vox", f"v{number}")
    own = {"limit": 2, "provider": "azure"}
    pages = [vox_page(wire, **own).json()]
    pages.append(vox_page(wire, **own, cursor=pages[-1]["next_cursor"]).json())
    wire.sandbox.add_voice("vox", "late")
    pages.append(vox_page(wire, **own, cursor=pages[-1]["next_cursor"]).json())

    ids = [[voice["id"] for voice in page["items"]] for page in pages]
    assert [["v0", "v1"], ["v2", "v3"], ["v4", "late"]] == ids
    assert [5, 5, 6] == [page["total_count"] for page in pages]
    assert None is pages[-1]["next_cursor"]


def test_vox_lists_fifty_unless_asked_otherwise(wire: Any) -> None:
    """A page holds 50 voices, and 100 at the most."""
    for number in range(51):
        wire.sandbox.add_voice("vox", f"v{number}")
    own = {"provider": "azure"}

    assert [50, 51] == [len(vox_page(wire, **query).json()["items"]) for query in ({}, {"limit": 100, **own})]
    assert [400, 400] == [vox_page(wire, limit=limit).status_code for limit in (0, 101)]


def test_vox_lists_what_was_cloned_and_filters(wire: Any) -> None:
    """A clone appears in the list as it was answered; filters narrow it."""
    made = wire.clone("vox", language="en").json()
    wire.sandbox.add_voice("vox", "other")

    assert [made] == vox_page(wire, language="en-US").json()["items"]
    assert 2 == vox_page(wire, provider="azure").json()["total_count"]
    assert [] == vox_page(wire, provider="nobody").json()["items"]


def test_vox_refuses_what_its_list_does_not_know(wire: Any) -> None:
    """An unknown query parameter is a 400 that lists the known ones, seen by a third party; so is a cursor made up."""
    unknown, cursor = (vox_page(wire, **query) for query in ({"page": 2}, {"cursor": "no"}))

    assert [400, 400] == [unknown.status_code, cursor.status_code]
    assert ["provider", "language", "cursor", "limit"] == unknown.json()["error"]["details"]["allowed_query_parameters"]
    assert ("VALIDATION_ERROR", "cursor") == (
        cursor.json()["error"]["code"],
        cursor.json()["error"]["details"]["field"],
    )


@pytest.mark.parametrize(("sent", "status"), [("true", 201), ("false", 201), ("True", 400), ("None", 400), ("1", 400)])
def test_a_boolean_part_is_written_as_json_writes_it(wire: Any, sent: str, status: int) -> None:
    """Python's spelling of a boolean is not the wire's."""
    assert status == wire.clone("vox", enhance=sent).status_code


@pytest.mark.parametrize(("version", "status"), [("2024-11-13", 200), (None, 400), ("2025-04-16", 400), ("", 400)])
def test_cartesia_wants_the_version_of_its_document(wire: Any, version: str | None, status: int) -> None:
    """The version header is required, and a version that nobody keeps is refused."""
    assert status == wire.clone("cartesia", headers={"Cartesia-Version": version}).status_code


def test_cartesia_tells_a_request_id(wire: Any) -> None:
    """An error has the documented fields, its request id fresh each time."""
    first, second = (wire.clone("cartesia", language="xx").json() for _ in range(2))

    assert {"error_code", "title", "message", "request_id"} == first.keys()
    assert first["request_id"] != second["request_id"]


def test_cartesia_echoes_what_was_sent(wire: Any) -> None:
    """A new voice has the name, description and language of its request."""
    body = wire.clone("cartesia", description="low", language="fr").json()

    assert ("Ada", "low", "fr", False) == (body["name"], body["description"], body["language"], body["is_public"])


def test_supertone_takes_a_hundred_characters(wire: Any) -> None:
    """The name's limit counts characters."""
    assert 200 == wire.clone("supertone", name="é" * 100).status_code
    answer = wire.clone("supertone", name="é" * 101)
    assert (400, "error") == (answer.status_code, answer.json()["status"])


def test_supertone_has_its_error_object(wire: Any) -> None:
    """A refused key is an object inside `message`, as in the page's example."""
    body = wire.clone("supertone", headers={"x-sup-api-key": "no"}).json()

    assert (401, "Unauthorized") == (body["message"]["statusCode"], body["message"]["error"])


def test_supertone_says_nothing_of_a_field_called_audio(wire: Any, piece: Any, wav_bytes: bytes) -> None:
    """The common mistake, a file called `audio`, misses the required field."""
    clip = piece(data=wav_bytes, filename="a.wav", content_type="audio/wav")

    answer = wire.clone("supertone", clip=None, audio=clip)

    assert (400, "files: is required") == (answer.status_code, wire.sandbox.requests[0].problem)


@pytest.mark.parametrize(("name", "limit"), [("voice_name", 128), ("text", 1024)])
def test_coze_counts_bytes(wire: Any, name: str, limit: int) -> None:
    """A limit in bytes is one of UTF-8 bytes, not of characters."""
    fits, too_long = "好" * (limit // 3) + "a" * (limit % 3), "好" * (limit // 3 + 1)

    assert 0 == wire.clone("coze", **{name: fits}).json()["code"]
    assert 4000 == wire.clone("coze", **{name: too_long}).json()["code"]


def test_coze_trains_a_voice_ten_times(wire: Any) -> None:
    """Retraining keeps the id, and the eleventh training is refused."""
    voice = wire.clone("coze").json()["data"]["voice_id"]

    again = [wire.clone("coze", voice_id=voice).json() for _ in range(10)]

    assert [0] * 9 + [4000] == [body["code"] for body in again]
    assert {voice} == {body["data"]["voice_id"] for body in again[:9]}
    assert [(voice, 0)] == [(v["voice_id"], v["available_training_times"]) for v in wire.sandbox.voices("coze")]


@pytest.mark.parametrize("voice", ["734829333445931", ""])
def test_coze_does_not_train_a_voice_that_is_not_there(wire: Any, voice: str) -> None:
    """An unknown id is code 4200."""
    assert 4200 == wire.clone("coze", voice_id=voice).json()["code"]


def test_coze_has_a_log_id_in_body_and_header(wire: Any) -> None:
    """Every answer, a refusal too, says the same log id twice."""
    for answer in (wire.clone("coze"), wire.clone("coze", audio_format="flac")):
        assert answer.json()["detail"]["logid"] == answer.headers["x-tt-logid"] != ""


@pytest.mark.parametrize(("stated", "code"), [("wav", 0), ("mp3", 4304), ("pcm", 4304), ("opus", 4000)])
def test_coze_wants_the_stated_format_to_be_true(wire: Any, stated: str, code: int) -> None:
    """`audio_format` has to be what the file is."""
    assert code == wire.clone("coze", audio_format=stated).json()["code"]


@pytest.mark.parametrize(
    ("media_type", "size", "code"),
    [
        ("audio/pcm", 4800, 0),
        ("audio/L16; rate=24000; channels=1", 4800, 0),
        ("audio/L16; rate=16000; channels=1", 4800, 4304),
        ("audio/pcm; rate=24000; channels=2", 4800, 4304),
        ("audio/pcm", 4801, 4304),
    ],
)
def test_coze_takes_pcm_of_one_kind(wire: Any, piece: Any, media_type: str, size: int, code: int) -> None:
    """Raw PCM has to be 24 kHz mono, as far as the request says."""
    clip = piece(data=bytes(size), filename="ada.pcm", content_type=media_type)

    assert code == wire.clone("coze", clip=clip, audio_format="pcm").json()["code"]


@pytest.mark.parametrize(
    ("audio_format", "media_type", "head"),
    [
        ("mp3", "audio/mpeg", b"ID3\x04"),
        ("mp3", "audio/mpeg", b"\xff\xfb\x90\x64"),
        ("ogg", "audio/ogg", b"OggS"),
        ("m4a", "audio/mp4", b"\0\0\0\x20ftypM4A "),
        ("aac", "audio/aac", b"\xff\xf1\x50\x80"),
    ],
)
def test_coze_takes_each_of_its_formats(wire: Any, piece: Any, audio_format: str, media_type: str, head: bytes) -> None:
    """Every listed format is known by its first bytes."""
    clip = piece(data=head + bytes(400), filename=f"a.{audio_format}", content_type=media_type)

    assert 0 == wire.clone("coze", clip=clip, audio_format=audio_format).json()["code"]
