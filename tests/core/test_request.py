"""Requests as values: looked at, checked, printed and kept, without a byte sent and without a key."""

from __future__ import annotations

import copy
import io
import json
import os
import pickle
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.clip import Clip
from voxwright._core.clip.readers import CHUNK_BYTES
from voxwright._core.model import Model
from voxwright._core.operation import Answer, Field, Operation, Security, Setting, Vendor
from voxwright._core.request import Request
from voxwright.errors import InvalidRequestError

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)
VENDOR = Vendor(
    name="acme",
    title="Acme",
    base_url="https://api.acme.test/v1/",
    env=("ACME_API_KEY",),
    security=Security("header", "X-Key"),
    settings=(Setting("version", "Acme-Version", "2024-11-13"),),
)


@frozen(kw_only=True)
class Settings(Model):
    """A nested object of a request."""

    speed: float | None = None
    additional_properties: dict[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(cls, (s.Prop("speed", "speed", s.Num(maximum=2)),))


def operation(*fields: Field, body_type: str | None = None, path: str = "/voices", **options: Any) -> Operation[Any]:
    """Return an operation with these fields."""
    return Operation(
        vendor=options.pop("vendor", VENDOR),
        name="voices.make",
        method="POST",
        path=path,
        body_type=body_type,
        fields=fields,
        answers=(Answer("200", "application/json", s.Any()),),
        **options,
    )


CLONE = operation(
    Field("clip", "part", s.File(formats=("wav",), max_bytes=1000), required=True, wire="file", argument="clip"),
    Field("name", "part", s.Str(max_length=8, unit="bytes"), required=True, wire="voice_name", argument="name"),
    Field("enhance", "part", s.Bool()),
    Field("mode", "part", s.Str(enum=("a", "b"))),
    body_type="multipart/form-data",
    max_body_bytes=1200,
)
SPEAK = operation(
    Field("voice_id", "path", s.Str(), required=True, argument="voice"),
    Field("text", "body", s.Str(max_length=50), required=True, argument="text"),
    Field("voice_settings", "body", s.Model(lambda: Settings)),
    Field("note", "body", s.Nullable(s.Str())),
    Field("trace", "header", s.Str(), wire="X-Trace"),
    Field("limit", "query", s.Int(minimum=1)),
    Field("tags", "query", s.List(s.Str()), wire="tags[]"),
    Field("session", "cookie", s.Str()),
    body_type="application/json",
    path="/voices/{voice_id}/speak",
)


def body_bytes(request: Request[Any]) -> bytes:
    """Return the bytes of the body."""
    body = request.open_body()
    assert body is not None
    with body:
        return b"".join(body.chunks())


def refused(request: Request[Any]) -> InvalidRequestError:
    """Return what `check` refuses, which it must."""
    with pytest.raises(InvalidRequestError) as caught:
        request.check()
    return caught.value


def test_a_json_request_is_all_there_to_see() -> None:
    """Path, query, headers and body are what the fields say; the key and the settings are not among them."""
    request = SPEAK.request(
        voice_id="a/b c",
        text="Hé",
        voice_settings=Settings(speed=1.5),
        note=None,
        trace="t-1",
        limit=2,
        tags=["x", "y&z"],
        session="s;1",
    )
    request.check()
    assert ("POST", "/voices/a%2Fb%20c/speak") == (request.method, request.path)
    assert (("limit", "2"), ("tags[]", "x"), ("tags[]", "y&z")) == request.query
    assert (("X-Trace", "t-1"), ("Cookie", "session=s%3B1")) == request.headers
    assert '{"text":"Hé","voice_settings":{"speed":1.5},"note":null}' == body_bytes(request).decode()


def test_a_nested_model_may_be_a_mapping() -> None:
    """A mapping is taken for a model and held to the same limits."""
    assert {"text": "a", "voice_settings": {"speed": 1, "new": True}} == json.loads(
        body_bytes(SPEAK.request(voice_id="a", text="a", voice_settings={"speed": 1, "new": True}))
    )
    assert "voice_settings/speed" == refused(SPEAK.request(voice_id="a", text="a", voice_settings={"speed": 3})).field


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_parameter_can_not_name_another_path(value: str) -> None:
    """An empty or dotted segment is refused; everything else is percent-encoded."""
    assert "voice_id" == refused(SPEAK.request(voice_id=value, text="a")).field


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("../x", "/voices/..%2Fx/speak"),
        ("%2e%2e", "/voices/%252e%252e/speak"),
        ("a?b#c", "/voices/a%3Fb%23c/speak"),
        ("{limit}", "/voices/%7Blimit%7D/speak"),
        ("\r\n\0", "/voices/%0D%0A%00/speak"),
        ("목소리", "/voices/%EB%AA%A9%EC%86%8C%EB%A6%AC/speak"),
    ],
)
def test_a_path_parameter_stays_one_segment(value: str, path: str) -> None:
    """Whatever an id holds, it is one segment of the path."""
    assert path == SPEAK.request(voice_id=value, text="a").path


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\0", "é", " a", "a\x1b"])
def test_a_header_can_not_be_broken_out_of(value: str) -> None:
    """Line breaks, NUL and what HTTP has no form for are refused in a header parameter."""
    assert "X-Trace" == refused(SPEAK.request(voice_id="a", text="a", trace=value)).field


@pytest.mark.parametrize(
    ("style", "explode", "value", "pairs"),
    [
        (None, None, ["a", "b"], (("q", "a"), ("q", "b"))),
        (None, False, ["a", "b"], (("q", "a,b"),)),
        ("pipeDelimited", None, ["a", "b"], (("q", "a|b"),)),
        ("spaceDelimited", None, ["a", "b"], (("q", "a b"),)),
        ("deepObject", None, {"k": 1, "l": True}, (("q[k]", "1"), ("q[l]", "true"))),
        (None, None, {"k": 1}, (("k", "1"),)),
        (None, False, {"k": 1}, (("q", "k,1"),)),
        (None, None, [], ()),
        (None, None, 1.5, (("q", "1.5"),)),
        (None, None, False, (("q", "false"),)),
    ],
    ids=range(10),
)
def test_query_parameters_have_the_styles_of_openapi(
    style: str | None, *, explode: bool | None, value: object, pairs: tuple[tuple[str, str], ...]
) -> None:
    """Lists and objects are written as style and explode say."""
    assert pairs == operation(Field("q", "query", s.Any(), style=style, explode=explode)).request(q=value).query


def test_other_bodies() -> None:
    """A form is urlencoded, a content body is sent as it is, an operation without a body has none."""
    form = operation(
        Field("a", "form", s.Str()), Field("b", "form", s.List(s.Int())), body_type="application/x-www-form-urlencoded"
    )
    assert b"a=x%26y&b=1&b=2&c=3" == body_bytes(form.request(a="x&y", b=[1, 2]).with_extra(body={"c": 3}))
    raw = operation(Field("clip", "content", s.File(), required=True), body_type="audio/*")
    body = raw.request(clip=WAV).open_body()
    assert body is not None
    with body:
        assert ("audio/wav", len(WAV), WAV) == (body.content_type, body.length, b"".join(body.chunks()))
    whole = operation(Field("body", "content", s.List(s.Int()), required=True), body_type="application/json")
    assert b"[1,2]" == body_bytes(whole.request(body=[1, 2]))
    text = operation(Field("body", "content", s.Str(), required=True), body_type="text/plain")
    assert "é".encode() == body_bytes(text.request(body="é"))
    assert operation().request().open_body() is None
    assert b"{}" == body_bytes(operation(Field("a", "body", s.Str()), body_type="application/json").request())


def test_a_content_body_keeps_the_media_type_of_the_document() -> None:
    """Also where that is JSON of a kind of its own."""
    made = operation(Field("body", "content", s.Any(), required=True), body_type="application/merge-patch+json")
    body = made.request(body={"a": 1}).open_body()
    assert body is not None
    with body:
        assert ("application/merge-patch+json", b'{"a":1}') == (body.content_type, b"".join(body.chunks()))


@pytest.mark.parametrize(
    ("explode", "value", "path"),
    [
        (False, ["a", "b,c"], "/x/a,b%2Cc"),
        (True, ["a", True], "/x/a,true"),
        (False, {"k": 1, "l": None}, "/x/k,1,l,"),
        (True, {"k": 1, "l": "é"}, "/x/k=1,l=%C3%A9"),
        (True, {"k=": "a/b"}, "/x/k%3D=a%2Fb"),
    ],
    ids=range(5),
)
def test_a_path_parameter_may_hold_a_list_or_an_object(*, explode: bool, value: object, path: str) -> None:
    """Written in the style "simple", as one segment still: the separators stand, what they separate is encoded."""
    made = operation(Field("p", "path", s.Any(), required=True, explode=explode), path="/x/{p}")
    assert path == made.request(p=value).path


@pytest.mark.parametrize(
    ("values", "at", "argument", "allowed"),
    [
        ({"clip": WAV, "name": "Ada Lovel"}, "voice_name", "name", 8),
        ({"clip": WAV, "name": "목소리"}, "voice_name", "name", 8),
        ({"clip": WAV + bytes(1000), "name": "Ada"}, "file", "clip", 1000),
        ({"clip": b"nothing", "name": "Ada"}, "file", "clip", ("wav",)),
        ({"clip": WAV + bytes(900), "name": "Ada"}, "file", "clip", 1200),
        ({"clip": WAV, "name": "Ada", "mode": "c"}, "mode", None, ("a", "b")),
        ({"clip": WAV, "name": "a\ud800"}, "voice_name", "name", None),
    ],
    ids=range(7),
)
def test_limits_are_checked_before_a_byte_is_sent(
    values: dict[str, object], at: str, argument: str | None, allowed: object
) -> None:
    """A refusal names vendor, operation, the vendor's field and the common argument."""
    error = refused(CLONE.request(**values))
    found = (error.provider, error.operation, error.field, error.argument, error.allowed)
    assert ("acme", "voices.make", at, argument, allowed) == found


def test_extra_is_checked_and_replaces() -> None:
    """The argument extra takes the vendor's own fields, checked like others; an unknown one lists the known ones."""
    request = CLONE.request(clip=WAV, name="Ada", mode="a")
    more = request.with_extra({"enhance": True, "mode": "b"})
    assert {"file": WAV, "voice_name": "Ada", "enhance": True, "mode": "b"} == more.values
    assert "mode" == refused(request.with_extra({"mode": "c"})).field
    assert request is request.with_extra(None)
    assert {"mode": "b"} == operation(Field("mode_", "body", s.Str(), wire="mode")).request(mode_="a").with_extra(
        {"mode_": "c", "mode": "b"}
    ).values
    for name in ("nope", "voice_name", "name", "file", "clip"):
        with pytest.raises(InvalidRequestError) as caught:
            request.with_extra({name: "x"})
        assert (("enhance", "mode"), "acme") == (caught.value.allowed, caught.value.provider)


def test_extra_body_is_unchecked_but_shadows_nothing() -> None:
    """A field that the document lacks goes through as it is; a known one, set or not, is refused."""
    request = SPEAK.request(voice_id="a", text="a").with_extra(body={"new": {"x": [None]}, "n": 1})
    assert {"text": "a", "new": {"x": [None]}, "n": 1} == json.loads(body_bytes(request))
    for known in ("text", "note"):
        with pytest.raises(InvalidRequestError, match="is a field of"):
            request.with_extra(body={known: "x"})
    with pytest.raises(InvalidRequestError, match="no body"):
        operation().request().with_extra(body={"a": 1})


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Key": "a"},
        {"authorization": "a"},
        {"CONTENT-TYPE": "a"},
        {"Content-Length": "1"},
        {"Host": "a"},
        {"Transfer-Encoding": "chunked"},
        {"acme-version": "1"},
        {"x-trace": "1"},
        {"X-New": "a\r\nX-Key: b"},
        {"X New": "a"},
        {"X-New\r\n": "a"},
        {"": "a"},
        {"X-New": 1},
    ],
    ids=range(13),
)
def test_extra_headers_shadow_nothing(headers: Any) -> None:
    """Authentication, framing, settings, the operation's own headers and broken ones are refused."""
    with pytest.raises(InvalidRequestError):
        SPEAK.request(voice_id="a", text="a").with_extra(headers=headers)


def test_extra_headers_are_added_once() -> None:
    """A header is added beside the others; given again it is replaced."""
    request = SPEAK.request(voice_id="a", text="a", trace="t").with_extra(headers={"Idempotency-Key": "1"})
    again = request.with_extra(headers={"idempotency-key": "2"})
    assert (("X-Trace", "t"), ("idempotency-key", "2")) == again.headers


def test_a_small_body_is_one_chunk_and_a_large_one_many() -> None:
    """Up to 256 KiB go out at once; more in chunks of at most as much; the second pass gives the same."""
    send = operation(Field("clip", "part", s.File(), required=True), body_type="multipart/form-data")
    for size, expected in ((1000, 1), (3_000_000, 14)):
        body = send.request(clip=WAV + bytes(size)).open_body()
        assert body is not None
        with body:
            first, second = list(body.chunks()), list(body.chunks())
            assert (expected, body.length) == (len(first), len(b"".join(first)))
            assert CHUNK_BYTES >= max(map(len, first))
            assert (first, True, False) == (second, body.rewindable, body.blocking)
        with pytest.raises(ValueError, match="closed"):
            next(body.chunks())


def test_a_stream_is_left_for_the_sending() -> None:
    """check() takes nothing from a stream that can be read once, yet checks the other fields."""
    stream = Stream(WAV)
    assert "voice_name" == refused(CLONE.request(clip=stream, name="much too long")).field
    request = CLONE.request(clip=stream, name="Ada")
    request.check()
    assert WAV in body_bytes(request)


def test_a_request_is_a_value() -> None:
    """Requests for the same are equal and hash alike, can not be changed, and hold no key."""
    first, second = (CLONE.request(clip=WAV, name="Ada") for _ in range(2))
    assert (first, hash(first)) == (second, hash(second))
    assert first != CLONE.request(clip=WAV, name="Eve")
    assert first is copy.deepcopy(first)
    assert first != first.with_extra(headers={"X-New": "1"})
    with pytest.raises(AttributeError):
        first.boundary = "+++"


def test_fields_of_one_name_in_two_places_are_two_fields() -> None:
    """A path's id is not a body's id: neither for equality, nor in `values`, nor for the argument of a refusal."""
    made = operation(
        Field("id", "path", s.Str(), required=True, argument="voice_id"),
        Field("id_body", "body", s.Str(max_length=2), wire="id"),
        Field("name", "body", s.Str()),
        body_type="application/json",
        path="/x/{id}",
    )
    first, second = made.request(id="a", id_body="b", name="n"), made.request(id="c", id_body="b", name="n")
    assert first == made.request(id="a", id_body="b", name="n")
    assert first != second
    assert made.request(id="a") != made.request(id="a", id_body="a")
    assert {"path.id": "a", "body.id": "b", "name": "n"} == first.values
    assert ("id", None) == ((error := refused(made.request(id="a", id_body="bbb"))).field, error.argument)
    assert ("id", "voice_id") == ((error := refused(made.request(id=""))).field, error.argument)


class Stream(io.BytesIO):
    """A stream that can be read once."""

    name = ""

    def seekable(self) -> bool:
        """Say that it can not go back."""
        return False


@pytest.mark.parametrize("wrapped", [False, True])
def test_curl_takes_nothing_from_a_stream(*, wrapped: bool) -> None:
    """What can be read once is only named by its command, and sent whole afterwards."""
    stream = Stream(WAV)
    stream.name = "ada.wav"
    clip = Clip(stream) if wrapped else stream
    request = CLONE.request(clip=clip, name="Ada")
    assert "file=@ada.wav;type=audio/wav" in request.curl()
    assert 0 == stream.tell()
    assert WAV in body_bytes(request)
    whole = operation(Field("clip", "content", s.File(), required=True), body_type="audio/*")
    request = whole.request(clip=Clip(Stream(WAV)) if wrapped else Stream(WAV))
    assert "--data-binary @clip" in request.curl()
    assert WAV == body_bytes(request)


def test_a_stream_among_the_unchecked_fields_is_left_for_the_sending() -> None:
    """Also a clip that extra_body carries is not read by check() or curl()."""
    request = CLONE.request(clip=WAV, name="Ada").with_extra(body={"second": Clip(stream := Stream(b"x" * 9))})
    request.check()
    request.curl()
    assert 0 == stream.tell()
    assert b"x" * 9 in body_bytes(request)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_named_pipe_is_a_stream(tmp_path: Path) -> None:
    """A path that can be read once is left for the sending, as an open stream is."""
    path = tmp_path / "ada.wav"
    os.mkfifo(path)
    request = CLONE.request(clip=path, name="Ada")
    request.check()
    assert f"file=@{path};type=audio/wav" in request.curl()
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(path.write_bytes, WAV)
        assert WAV in body_bytes(request)
        assert len(WAV) == written.result(timeout=10)


def test_repr_is_short_and_shows_no_clip() -> None:
    """The repr names operation and fields; clips are described, long texts cut."""
    request = CLONE.request(clip=Clip(WAV, filename="ada.wav"), name="x" * 1000)
    expected = "<Request acme voices.make POST /voices file=<clip 'ada.wav' 44 bytes> voice_name='" + "x" * 59 + "…>"
    assert expected == repr(request)
    assert 700 > len(repr(request.with_extra(body={f"k{n}": "y" * 99 for n in range(99)})))
    assert "<clip 44 bytes>" in repr(request.with_extra(body={"raw": WAV}))


def test_a_pickled_request_shows_but_does_not_send() -> None:
    """After pickle everything but the clip is there; sending it is refused."""
    request = CLONE.request(clip=Clip(WAV, filename="ada.wav"), name="Ada").with_extra(body={"raw": WAV})
    dumped = pickle.dumps(request)
    again: Request[Any] = pickle.loads(dumped)  # noqa: S301 - our own bytes
    assert WAV not in dumped
    assert (repr(request), request.curl().splitlines()[:3]) == (repr(again), again.curl().splitlines()[:3])
    assert "file" == refused(again).field
    speak = SPEAK.request(voice_id="a", text="a", voice_settings=Settings(speed=1))
    assert speak == pickle.loads(pickle.dumps(speak))  # noqa: S301 - our own bytes


def test_curl_is_complete_and_masked(tmp_path: Path) -> None:
    """The command has method, address, headers, parts and the clip by its path; the key is three stars."""
    path = tmp_path / "ada.wav"
    path.write_bytes(WAV)
    request = CLONE.request(clip=path, name="@it's", enhance=False).with_extra(headers={"X-My-Token": "hush"})
    expected = (
        "curl -X POST https://api.acme.test/v1/voices",
        "-H 'X-Key: ***'",
        "-H 'Acme-Version: 2024-11-13'",
        "-H 'X-My-Token: ***'",
        f"-F 'file=@{path};type=audio/wav'",
        "--form-string 'voice_name=@it'\"'\"'s'",
        "--form-string enhance=false",
    )
    assert " \\\n  ".join(expected) == request.curl()
    assert "http://127.0.0.1:9/x/voices" in request.curl("http://127.0.0.1:9/x/")


@pytest.mark.parametrize(
    ("security", "shown"),
    [
        (Security("header", "Authorization", "Bearer "), "-H 'Authorization: Bearer ***'"),
        (Security("query", "key"), "/voices?key=***'"),
        (Security("cookie", "sid"), "-b 'sid=***'"),
        (Security("basic"), "-u '***'"),
    ],
    ids=["bearer", "query", "cookie", "basic"],
)
def test_curl_masks_the_key_wherever_it_goes(security: Security, shown: str) -> None:
    """Each kind of authentication is shown with stars."""
    vendor = Vendor(name="a", title="A", base_url="https://a.test", env=("A_KEY",), security=security)
    assert shown in operation(vendor=vendor).request().curl()


@pytest.mark.parametrize(
    "text", ["it's", "two\nlines", "$HOME `id` $(id) !!", "é😀", "a\x1b[31m\r", '"', "\\", "a\tb", "-X"]
)
def test_curl_is_valid_for_a_shell(text: str) -> None:
    """A shell reads back the very text that was given, and runs nothing in it."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash to ask")
    command = SPEAK.request(voice_id="a", text=text, tags=[text]).curl()
    script = "curl() { printf '%s\\0' \"$@\"; }\n" + command
    done = subprocess.run([bash, "-c", script], capture_output=True, check=True)
    arguments = done.stdout.decode().split("\0")
    assert json.dumps({"text": text}, ensure_ascii=False, separators=(",", ":")) in arguments
    form = operation(Field("name", "part", s.Str()), body_type="multipart/form-data").request(name=text).curl()
    done = subprocess.run([bash, "-c", "curl() { printf '%s\\0' \"$@\"; }\n" + form], capture_output=True, check=True)
    assert f"name={text}" in done.stdout.decode().split("\0")


def test_curl_quotes_file_names_for_its_own_syntax() -> None:
    """A file name with ; or quotes stays one file name for curl."""
    request = CLONE.request(clip=Clip(WAV, filename='a;type=x"b.wav'), name="Ada")
    assert re.search(r"""-F 'file=@"a;type=x\\"b\.wav";type=audio/wav'""", request.curl())
