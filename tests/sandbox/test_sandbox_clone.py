"""Cloning at the sandbox, from both sides: the call that passes and the calls that are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

import voxwright

CLONERS = ["vox", "supertone", "cartesia", "coze"]
REFUSALS = {
    # kind: what vox, supertone, cartesia (statuses) and coze (code in a 200) say
    "auth": (401, 401, 401, 4100),
    "media_type": (400, 415, 415, 4300),
    "malformed": (400, 400, 400, 4000),
    "missing": (400, 400, 400, 4000),
    "value": (400, 400, 400, 4000),
    "not_a_file": (400, 400, 400, 4300),
    "several_files": (400, 400, 400, 4301),
    "empty_file": (400, 400, 400, 4300),
    "too_large": (413, 413, 413, 4302),
    "format": (400, 415, 415, 4303),
    "bad_file": (400, 415, 415, 4304),
}
LIMITS = {"vox": 6291456, "supertone": 3145727, "coze": 10485760}
OTHER_FORMATS = {"vox": b"OggS", "supertone": b"OggS", "cartesia": b"\xff\xf1\x50\x80", "coze": b"fLaC"}


def verdict(answer: httpx.Response) -> int:
    """Return the status, or the code inside a 200."""
    body = answer.json()
    return body["code"] if answer.status_code == 200 and body.get("code") else answer.status_code


def expected(vendor: str, kind: str) -> int:
    """Return what a vendor says to a kind of refusal."""
    return REFUSALS[kind][CLONERS.index(vendor)]


@pytest.fixture(params=CLONERS)
def vendor(request: pytest.FixtureRequest) -> str:
    """Give each vendor that clones."""
    return request.param


@pytest.fixture
def field(vendor: str) -> dict[str, str]:
    """Give the names of a vendor's fields by what they mean."""
    clip = {"vox": "clip", "supertone": "files", "cartesia": "clip", "coze": "file"}[vendor]
    return {"clip": clip, "name": "voice_name" if vendor == "coze" else "name"}


def test_a_valid_clone_answers_with_a_voice_and_is_on_record(wire: Any, vendor: str, field: dict[str, str]) -> None:
    """A valid request gets the documented success and leaves one record that says what was verified."""
    answer = wire.clone(vendor)

    seen = wire.sandbox.requests
    assert [201 if vendor == "vox" else 200] == [answer.status_code]
    assert 1 == len(seen)
    assert (vendor, "voices.clone", "POST", answer.status_code, None) == (
        seen[0].vendor,
        seen[0].operation,
        seen[0].method,
        seen[0].status,
        seen[0].problem,
    )
    assert {"multipart", f"{field['clip']} audio/wav 5 KB", field["name"]} <= set(seen[0].checked)
    assert seen[0].checked[0].startswith("auth ")


def test_the_record_keeps_names_types_and_sizes_of_the_parts(
    wire: Any, wav_bytes: bytes, vendor: str, field: dict[str, str]
) -> None:
    """Each part is on record as it stood on the wire, and no bytes of the clip are."""
    wire.clone(vendor)

    parts = {part.name: part for part in wire.sandbox.requests[0].parts}
    clip, name = parts[field["clip"]], parts[field["name"]]
    assert ("ada.wav", "audio/wav", len(wav_bytes), None) == (clip.filename, clip.content_type, clip.size, clip.value)
    assert (None, None, 3, "Ada") == (name.filename, name.content_type, name.size, name.value)


def test_two_clones_have_two_ids_and_are_kept(wire: Any, vendor: str) -> None:
    """Each clone makes a voice of its own."""
    wire.clone(vendor)
    wire.clone(vendor)

    assert 2 == len(wire.sandbox.voices(vendor))


@pytest.mark.parametrize("sent", ["", "wrong", "sandbox-key-and-more"])
def test_a_missing_or_wrong_key_is_refused(wire: Any, vendor: str, sent: str) -> None:
    """Without the key there is no voice, and the answer is the vendor's own for that."""
    prefix = "Bearer " if vendor in {"vox", "coze"} else ""
    name = {"supertone": "x-sup-api-key", "cartesia": "X-API-Key"}.get(vendor, "Authorization")

    answer = wire.clone(vendor, headers={name: prefix + sent if sent else None})

    assert expected(vendor, "auth") == verdict(answer)
    assert [] == wire.sandbox.voices(vendor)


def test_a_key_in_another_vendors_header_is_refused(wire: Any, vendor: str) -> None:
    """The key has to be where the vendor's document says."""
    name = "x-other-key" if vendor in {"vox", "coze"} else "Authorization"
    own = {"supertone": "x-sup-api-key", "cartesia": "X-API-Key"}.get(vendor, "Authorization")

    answer = wire.clone(vendor, headers={own: None, name: f"Bearer {wire.sandbox.api_key}"})

    assert expected(vendor, "auth") == verdict(answer)


def test_a_bearer_key_without_its_word_is_refused(wire: Any) -> None:
    """A key alone is no bearer token."""
    answer = wire.clone("vox", headers={"Authorization": wire.sandbox.api_key})

    assert 401 == answer.status_code


def test_json_instead_of_multipart_is_refused(wire: Any, vendor: str) -> None:
    """A body of another media type is refused."""
    answer = wire.clone(vendor, headers={"content-type": "application/json"}, content=b"{}")

    assert expected(vendor, "media_type") == verdict(answer)


def test_no_media_type_is_refused(wire: Any, vendor: str) -> None:
    """A body that does not say what it is is refused."""
    assert expected(vendor, "media_type") == verdict(wire.clone(vendor, headers={"content-type": None}))


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        pytest.param("multipart/form-data", None, id="no boundary"),
        pytest.param("multipart/form-data; boundary=other", None, id="another boundary"),
        pytest.param(
            "multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", id="cut"
        ),
        pytest.param("multipart/form-data; boundary=b", b"--b\r\nX: y\r\n\r\nx\r\n--b--\r\n", id="no name"),
        pytest.param("multipart/form-data; boundary=b", b"", id="empty"),
    ],
)
def test_a_body_that_is_not_multipart_is_refused(
    wire: Any, vendor: str, content_type: str, content: bytes | None
) -> None:
    """A multipart body needs its boundary, its names and its end."""
    answer = wire.clone(vendor, headers={"content-type": content_type}, content=content)

    assert expected(vendor, "malformed") == verdict(answer)


def test_a_missing_clip_is_refused_by_name(wire: Any, vendor: str, field: dict[str, str]) -> None:
    """The file is required, and the refusal says which field it is."""
    assert expected(vendor, "missing") == verdict(wire.clone(vendor, clip=None))
    assert f"{field['clip']}: is required" == wire.sandbox.requests[0].problem


def test_a_missing_name_is_refused(wire: Any, vendor: str, field: dict[str, str]) -> None:
    """The name is required."""
    assert expected(vendor, "missing") == verdict(wire.clone(vendor, **{field["name"]: None}))


def test_a_file_sent_as_text_is_refused(wire: Any, vendor: str, piece: Any, wav_bytes: bytes) -> None:
    """A part without a file name is no file, whatever its bytes."""
    assert expected(vendor, "not_a_file") == verdict(wire.clone(vendor, clip=piece(data=wav_bytes)))


def test_an_empty_file_name_makes_no_file(wire: Any, vendor: str, piece: Any, wav_bytes: bytes) -> None:
    """A browser's empty file input is no file."""
    clip = piece(data=wav_bytes, filename="", content_type="audio/wav")

    assert expected(vendor, "not_a_file") == verdict(wire.clone(vendor, clip=clip))


def test_a_text_sent_as_a_file_is_refused(wire: Any, vendor: str, piece: Any, field: dict[str, str]) -> None:
    """A field of text is not taken as a file; with the clip beside it these would be two."""
    name = piece(data=b"Ada", filename="name.txt", content_type="text/plain")

    assert expected(vendor, "several_files") == verdict(wire.clone(vendor, **{field["name"]: name}))
    assert expected(vendor, "not_a_file") == verdict(wire.clone(vendor, clip=None, **{field["name"]: name}))


def test_two_files_are_refused(wire: Any, vendor: str, piece: Any, wav_bytes: bytes, field: dict[str, str]) -> None:
    """One file at a time, under the same name or another."""
    clip = piece(data=wav_bytes, filename="b.wav", content_type="audio/wav")

    for name in (field["clip"], "another"):
        answer = wire.clone(vendor, pieces=[*wire.pieces(vendor), (name, clip)])
        assert expected(vendor, "several_files") == verdict(answer)


def test_a_field_sent_twice_is_refused(wire: Any, vendor: str, piece: Any, field: dict[str, str]) -> None:
    """Which of two names would count is not defined."""
    answer = wire.clone(vendor, pieces=[*wire.pieces(vendor), (field["name"], piece(data=b"Eve"))])

    assert expected(vendor, "value") == verdict(answer)


def test_an_empty_file_is_refused(wire: Any, vendor: str, piece: Any) -> None:
    """A file of no bytes is refused."""
    clip = piece(data=b"", filename="ada.wav", content_type="audio/wav")

    assert expected(vendor, "empty_file") == verdict(wire.clone(vendor, clip=clip))


@pytest.mark.parametrize("large", sorted(LIMITS))
def test_a_file_may_be_as_large_as_the_limit_and_no_byte_larger(
    wire: Any, piece: Any, wav_bytes: bytes, large: str
) -> None:
    """The limit is inclusive."""
    for extra, passes in ((0, True), (1, False)):
        data = wav_bytes.ljust(LIMITS[large] + extra, b"\0")
        answer = wire.clone(large, clip=piece(data=data, filename="a.wav", content_type="audio/wav"))
        assert passes is (verdict(answer) in {200, 201})
        assert passes or expected(large, "too_large") == verdict(answer)


def test_a_vendor_without_a_limit_takes_a_large_file(wire: Any, piece: Any, wav_bytes: bytes) -> None:
    """Where no limit is documented, none is enforced."""
    data = wav_bytes.ljust(20_000_000, b"\0")

    assert 200 == wire.clone("cartesia", clip=piece(data=data, filename="a.wav", content_type="audio/wav")).status_code


def test_a_format_that_is_not_listed_is_refused_by_its_content(wire: Any, vendor: str, piece: Any) -> None:
    """The bytes decide, not the name."""
    data = OTHER_FORMATS[vendor] + bytes(400)

    answer = wire.clone(vendor, clip=piece(data=data, filename="ada.wav", content_type="audio/wav"))

    assert expected(vendor, "format") == verdict(answer)


def test_bytes_that_are_no_audio_are_refused(wire: Any, vendor: str, piece: Any) -> None:
    """A text with the name of a recording is no recording."""
    clip = piece(data=b"<html>not audio</html>", filename="ada.wav", content_type="audio/wav")

    assert expected(vendor, "format") == verdict(wire.clone(vendor, clip=clip))


def test_a_wav_that_says_to_be_an_mp3_is_refused(wire: Any, vendor: str, piece: Any, wav_bytes: bytes) -> None:
    """A media type has to be that of the bytes."""
    clip = piece(data=wav_bytes, filename="ada.mp3", content_type="audio/mpeg")

    assert expected(vendor, "bad_file") == verdict(wire.clone(vendor, clip=clip))


@pytest.mark.parametrize("media_type", [None, "application/octet-stream", "text/plain", "audio/flac"])
@pytest.mark.parametrize("listing", ["vox", "supertone"])
def test_a_media_type_that_is_not_listed_is_refused(
    wire: Any, piece: Any, wav_bytes: bytes, listing: str, media_type: str | None
) -> None:
    """Where the document lists the types of a part, only these are taken."""
    clip = piece(data=wav_bytes, filename="ada.wav", content_type=media_type)

    assert expected(listing, "format") == verdict(wire.clone(listing, clip=clip))


@pytest.mark.parametrize("media_type", ["audio/wav", "audio/x-wav"])
def test_each_listed_media_type_is_taken(wire: Any, piece: Any, wav_bytes: bytes, media_type: str) -> None:
    """Synonyms that the document lists are taken."""
    clip = piece(data=wav_bytes, filename="ada.wav", content_type=media_type)

    assert 201 == wire.clone("vox", clip=clip).status_code


@pytest.mark.parametrize(("mine", "other"), [("en", "EN"), ("en", "xx"), ("ja", "ja-JP"), ("zh", "")])
def test_a_language_is_one_of_the_list(wire: Any, mine: str, other: str) -> None:
    """Enumerated values are taken as they stand in the document and in no other spelling."""
    for language_vendor in ("vox", "cartesia", "coze"):
        assert verdict(wire.clone(language_vendor, language=mine)) in {200, 201}
        assert expected(language_vendor, "value") == verdict(wire.clone(language_vendor, language=other))


@pytest.mark.parametrize("filename", ["ada.mp3", "ada.flac", "ada", "ada.wav.txt"])
def test_a_name_alone_decides_nothing(wire: Any, piece: Any, wav_bytes: bytes, vendor: str, filename: str) -> None:
    """The vendors document formats by content and media type; only a tool on top of one of them looks at names."""
    clip = piece(data=wav_bytes, filename=filename, content_type="audio/wav")

    assert verdict(wire.clone(vendor, clip=clip)) in {200, 201}


def test_a_name_makes_a_type_that_is_wrong_no_better(wire: Any, piece: Any, wav_bytes: bytes, vendor: str) -> None:
    """A WAV that its type calls an MP3 is refused, whatever its name says."""
    for filename in ("ada.wav", "ada.mp3"):
        clip = piece(data=wav_bytes, filename=filename, content_type="audio/mpeg")

        assert expected(vendor, "bad_file") == verdict(wire.clone(vendor, clip=clip))


def test_the_library_gives_a_clip_the_name_of_what_it_is(
    wire: Any, wav_bytes: bytes, vendor: str, tmp_path: Path
) -> None:
    """What a tool of the vendor's would refuse by its name, our own clients never send: content decides both."""
    (tmp_path / "ada.mp3").write_bytes(wav_bytes)
    with voxwright.Client(vendor, api_key=wire.sandbox.api_key, base_url=wire.sandbox.url(vendor)) as client:
        request = client.preview.clone_voice(tmp_path / "ada.mp3", name="Ada", language="en")
        voice = client.clone_voice(tmp_path / "ada.mp3", name="Ada", language="en")

    assert voice.id
    assert f"=@{tmp_path / 'ada.mp3'};type=audio/wav;filename=ada.wav" in request.curl()


def test_unknown_fields_are_ignored_where_nobody_says_otherwise(wire: Any, vendor: str) -> None:
    """A text field that the document does not know changes nothing."""
    assert verdict(wire.clone(vendor, something="else")) in {200, 201}


def test_an_unknown_path_has_the_vendors_shape(wire: Any, vendor: str) -> None:
    """A path that is no operation is a 404, in the vendor's own shape."""
    body = wire.http.post(wire.sandbox.url(vendor) + "/nothing/here").json()
    known = {"vox": "error", "supertone": "message", "cartesia": "message", "coze": "msg"}[vendor]

    assert known in body
    assert 404 == wire.sandbox.requests[0].status


def test_another_method_is_refused_and_the_right_one_named(wire: Any, vendor: str) -> None:
    """A known path with another method is a 405 that lists what is allowed."""
    url = wire.sandbox.url(vendor) + str(wire.clone(vendor).url).removeprefix(wire.sandbox.url(vendor))

    answer = wire.http.put(url, headers=wire.headers(vendor))

    assert (405, True) == (answer.status_code, "POST" in answer.headers["allow"].split(", "))


def test_a_body_without_a_length_is_read_too(wire: Any, vendor: str) -> None:
    """A chunked upload is as good as one that says its length."""
    request = wire.clone(vendor).request
    headers = {k: v for k, v in request.headers.items() if k != "content-length"}

    answer = wire.http.post(request.url, headers=headers, content=iter([request.content[:100], request.content[100:]]))

    assert verdict(answer) in {200, 201}


def test_names_with_quotes_line_breaks_and_emoji_arrive_whole(
    wire: Any, piece: Any, field: dict[str, str], vendor: str
) -> None:
    """A text part is what stands between the boundaries, and a file name is unescaped as HTML forms escape it."""
    text = '"Ada"\r\n--not a boundary\r\n🎙️'
    clip = dict(wire.pieces(vendor))[field["clip"]]
    odd = piece(data=clip.data, filename="a%22b%0D%0A🎙️.wav", content_type="audio/wav")

    wire.clone(vendor, clip=odd, **{field["name"]: text})

    parts = {part.name: part for part in wire.sandbox.requests[0].parts}
    assert text == parts[field["name"]].value
    assert 'a"b\r\n🎙️.wav' == parts[field["clip"]].filename
    assert 1 == len(str(wire.sandbox.requests[0]).splitlines())
