"""Any normalized document makes a vendor: keys in every place, parameters, bodies, and what a schema can say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import voxwright.sandbox
from voxwright.sandbox import Sandbox
from voxwright.sandbox.audio import sniff
from voxwright.sandbox.multipart import MultipartReader
from voxwright.sandbox.schema import Schemas
from voxwright.sandbox.urls import url_fault
from voxwright.sandbox.values import Refused

TEXT = {"type": "string"}
SIXTH: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Sixth", "version": "1"},
    "servers": [{"url": "https://{region}.sixth.example/api/v9/", "variables": {"region": {"default": "eu"}}}],
    "x-voxwright-vendor": {
        "title": "Sixth",
        "request-id": {"headers": ["x-trace"], "pointers": ["/trace"]},
        "error": {"code": ["/code"], "message": ["/why"]},
    },
    "components": {
        "securitySchemes": {
            "query": {"type": "apiKey", "in": "query", "name": "key"},
            "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
            "basic": {"type": "http", "scheme": "basic"},
        },
        "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}}},
        "schemas": {
            "Voice": {
                "type": "object",
                "required": ["id", "name", "created_at", "owner_id"],
                "properties": {
                    "id": TEXT,
                    "name": {"anyOf": [TEXT, {"type": "null"}]},
                    "created_at": {"type": "string", "format": "date-time"},
                    "owner_id": TEXT,
                    "tags": {"type": "array", "items": TEXT},
                    "plan": {"type": "string", "example": "free"},
                },
            },
            "Error": {
                "type": "object",
                "required": ["code", "why"],
                "properties": {"code": {"type": "string", "examples": ["BAD"]}, "why": TEXT, "trace": TEXT},
            },
        },
        "responses": {
            "Bad": {
                "description": "",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            }
        },
    },
    "paths": {
        "/voices": {
            "parameters": [{"$ref": "#/components/parameters/Limit"}],
            "post": {
                "x-voxwright-name": "voices.create",
                "security": [{"query": []}, {"cookie": []}, {"basic": []}],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": TEXT,
                                    "tags": {"type": "array", "maxItems": 2, "items": {"enum": ["a", "b"]}},
                                    "speed": {"type": "number", "exclusiveMinimum": 0, "maximum": 2},
                                },
                            }
                        },
                        "application/x-www-form-urlencoded": {
                            "schema": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}
                        },
                    }
                },
                "responses": {
                    "201": {
                        "description": "",
                        "headers": {"Location": {"schema": {"type": "string", "example": "/voices/1"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}},
                    },
                    "4XX": {"$ref": "#/components/responses/Bad"},
                    "503": {
                        "description": "",
                        "headers": {"Retry-After": {"schema": {"type": "integer", "example": 7}}},
                        "content": {"text/plain": {"example": "Busy"}},
                    },
                },
            },
        },
        "/clips": {
            "post": {
                "operationId": "addClip",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["speed"],
                                "properties": {
                                    "speed": {"type": "number", "multipleOf": 0.5, "minimum": 0.5},
                                    "count": {"type": "integer", "exclusiveMaximum": 10},
                                    "tags": {"type": "array", "minItems": 2, "items": TEXT},
                                    "more": {"type": "object", "additionalProperties": {"type": "integer"}},
                                    "clip": {"type": "string", "format": "binary"},
                                },
                            }
                        }
                    }
                },
                "responses": {
                    "200": {"description": "", "content": {"application/json": {"schema": {"type": "object"}}}},
                    "400": {"description": "", "content": {"text/plain": {"example": "Bad Request: no"}}},
                },
            }
        },
        "/voices/mine": {"get": {"operationId": "mine", "responses": {"204": {"description": ""}}}},
        "/voices/{voice_id}": {
            "get": {
                "operationId": "getVoice",
                "parameters": [
                    {"name": "voice_id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 5}},
                    {"name": "expand[]", "in": "query", "schema": {"type": "array", "items": {"enum": ["x", "y"]}}},
                ],
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}},
                    }
                },
            }
        },
    },
}


@pytest.fixture(scope="module")
def sixth() -> Iterator[Sandbox]:
    """Give a sandbox of a vendor that nobody wrote code for."""
    with voxwright.sandbox.serve(documents={"sixth": SIXTH}) as sandbox:
        yield sandbox


def post(sandbox: Sandbox, **more: Any) -> httpx.Response:
    """Create a voice, valid but for what is given."""
    given = {"params": {"key": sandbox.api_key}, "json": {"name": "Ada"}, **more}
    return httpx.post(sandbox.url("sixth") + "/voices", trust_env=False, **given)


def test_a_vendor_without_code_of_its_own_answers_from_its_document(sixth: Sandbox) -> None:
    """A success echoes what was sent, with fresh ids, the time of now and the document's examples."""
    first, second = (post(sixth, json={"name": "Ada", "tags": ["a"]}).json() for _ in range(2))

    assert ("Ada", ["a"], "free") == (first["name"], first["tags"], first["plan"])
    assert first["id"] != second["id"]
    assert first["owner_id"] == second["owner_id"]
    assert first["created_at"].endswith("Z")
    assert "/api/v9" == sixth.url("sixth")[-7:]


def test_a_key_may_be_in_query_cookie_or_basic_auth(sixth: Sandbox) -> None:
    """Each alternative of the document will do, and a wrong one will not."""
    key = sixth.api_key
    fine = [
        post(sixth),
        post(sixth, params={}, headers={"cookie": f"a=b; session={key}"}),
        post(sixth, params={}, auth=(key, "")),
        post(sixth, params={}, auth=("", key)),
    ]
    bad = [
        post(sixth, params={}),
        post(sixth, params={"key": "no"}),
        post(sixth, params={}, headers={"cookie": "session=no"}),
        post(sixth, params={}, headers={"authorization": "Basic ???"}),
    ]

    assert [201] * 4 == [answer.status_code for answer in fine]
    assert [401] * 4 == [answer.status_code for answer in bad]
    assert {"code": "unauthorized", "why": "no API key in key or session or Authorization"}.items() <= {
        **bad[0].json(),
        "code": bad[0].json()["code"].lower(),
    }.items()
    assert not any(key in seen.path for seen in sixth.requests)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({}, "name: is required"),
        ({"name": None}, "name: must be a string"),
        ({"name": "Ada", "nick": "A"}, "nick: is not a known field"),
        ({"name": "Ada", "tags": "a"}, "tags: must be an array"),
        ({"name": "Ada", "tags": ["a", "c"]}, "tags[1]: must be one of a, b"),
        ({"name": "Ada", "tags": ["a", "b", "a"]}, "tags: must have at most 2 items"),
        ({"name": "Ada", "speed": 0}, "speed: must be more than 0"),
        ({"name": "Ada", "speed": 2.1}, "speed: must be at most 2"),
        ({"name": "Ada", "speed": True}, "speed: must be a number"),
        ([], "must be an object"),
    ],
)
def test_a_json_body_follows_its_schema(sixth: Sandbox, body: object, why: str) -> None:
    """What breaks the schema is refused with the field and the reason."""
    answer = post(sixth, json=body)

    assert (400, why) == (answer.status_code, answer.json()["why"])


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"speed": "1.5", "count": "9", "tags": ["a", "b"], "more": '{"a": 1}'}, None),
        ({"speed": "1e0"}, None),
        ({"speed": "1.3"}, "speed: must be a multiple of 0.5"),
        ({"speed": "0"}, "speed: must be at least 0.5"),
        ({"speed": "fast"}, "speed: must be a number"),
        ({"speed": "1", "count": "10"}, "count: must be less than 10"),
        ({"speed": "1", "count": "1.5"}, "count: must be an integer"),
        ({"speed": "1", "tags": ["a"]}, "tags: must have at least 2 items"),
        ({"speed": "1", "more": "{"}, "more: must be an object"),
        ({"speed": "1", "more": '{"a": "b"}'}, "more.a: must be an integer"),
    ],
)
def test_text_parts_become_what_their_schema_says(sixth: Sandbox, parts: dict[str, Any], why: str | None) -> None:
    """Numbers, lists and objects are read from text parts, and an error may be plain text."""
    files = [(name, (None, v)) for name, item in parts.items() for v in ([item] if isinstance(item, str) else item)]

    answer = httpx.post(sixth.url("sixth") + "/clips", files=files, trust_env=False)

    assert (200 if why is None else 400) == answer.status_code
    assert why is None or f"Bad Request: {why}" == answer.text


def test_a_large_body_that_is_no_upload_is_refused(sixth: Sandbox) -> None:
    """JSON is kept in memory, so there is a limit where the document has none: 8 MiB."""
    answer = post(sixth, json={"name": "a" * 8 * 1024 * 1024})

    assert (413, True) == (answer.status_code, "at most 8388608" in answer.json()["why"])


def test_the_sandboxs_own_folder_has_tones_and_nothing_else(sixth: Sandbox) -> None:
    """A tone is there under any name, at a rate that makes sense."""
    folder = f"{sixth.address}/sixth/_sandbox"
    paths = [
        "/audio/a.wav",
        "/audio/a.wav?sample_rate=8000",
        "/audio/a.wav?sample_rate=1",
        "/audio/a.mp3",
        "/etc/a.wav",
        "",
    ]

    assert [200, 200, 404, 404, 404, 404] == [httpx.get(folder + p, trust_env=False).status_code for p in paths]


def test_a_form_is_a_body_too(sixth: Sandbox) -> None:
    """An urlencoded body is read where the document has one."""
    given = {"json": None, "data": {"name": "Ada"}}

    assert "Ada" == post(sixth, **given).json()["name"]
    assert 400 == post(sixth, **{**given, "data": {"nick": "A"}}).status_code


def test_parameters_are_checked_wherever_they_are(sixth: Sandbox) -> None:
    """Query and path parameters follow their schemas, also those that a path shares with its operations."""
    key = sixth.api_key
    base = sixth.url("sixth")
    assert [201, 400, 400] == [post(sixth, params={"key": key, "limit": n}).status_code for n in ("1", "0", "x")]
    assert [200, 400, 400] == [
        httpx.get(base + path, trust_env=False).status_code
        for path in ("/voices/a%2Fb?expand[]=x&expand[]=y", "/voices/abcdef", "/voices/a?expand[]=z")
    ]


def test_a_fixed_path_wins_over_one_with_a_parameter(sixth: Sandbox) -> None:
    """`/voices/mine` is not the voice called mine."""
    answer = httpx.get(sixth.url("sixth") + "/voices/mine", trust_env=False)

    assert (204, b"") == (answer.status_code, answer.content)


def test_an_answer_has_its_documented_headers_and_media_type(sixth: Sandbox) -> None:
    """A forced answer brings the headers of the document, and text where the document says text."""
    answer = post(sixth, headers={"prefer": "code=503"})

    assert (503, "7", "Busy") == (answer.status_code, answer.headers["retry-after"], answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-trace"]


def test_a_value_may_fit_any_of_several_schemas() -> None:
    """One of several has to fit, and the complaint is of the one that was meant."""
    schemas = Schemas({})
    either = {"anyOf": [{"type": "integer", "minimum": 3}, {"type": "null"}, {"type": "string", "pattern": "^a+$"}]}

    assert [[], [], []] == [list(schemas.check(either, value)) for value in (3, None, "aa")]
    assert ["must be at least 3", "must match ^a+$"] == [next(schemas.check(either, v)).reason for v in (2, "b")]


def test_references_keep_what_stands_beside_them() -> None:
    """A $ref with siblings is both, allOf is all of its members, and a circle ends."""
    document = {
        "defs": {
            "A": {"type": "string", "maxLength": 3, "title": "old"},
            "Loop": {"$ref": "#/defs/Loop"},
            "a/b~c": {"const": 1},
        }
    }
    schemas = Schemas(document)

    assert {"type": "string", "maxLength": 3, "title": "new"} == schemas.resolve({"$ref": "#/defs/A", "title": "new"})
    assert 3 == schemas.shape({"allOf": [{"$ref": "#/defs/A"}, {"minLength": 1}]})["maxLength"]
    assert {} == schemas.resolve({"$ref": "#/defs/Loop"})
    assert {"const": 1} == schemas.resolve({"$ref": "#/defs/a~1b~0c"})


@pytest.mark.parametrize(
    ("head", "audio_format"),
    [
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        (b"RIFF\0\0\0\0AVI ", None),
        (b"ID3\x03", "mp3"),
        (b"\xff\xf3\x40\xc0", "mp3"),
        (b"\xff\xff\xff\xff", None),
        (b"\xff\xf9\x50\x80", "aac"),
        (b"fLaC", "flac"),
        (b"OggS", "ogg"),
        (b"\0\0\0\x18ftypisom", "m4a"),
        (b"\x1a\x45\xdf\xa3", "webm"),
        (b"{}", None),
        (b"", None),
    ],
)
def test_a_format_is_known_by_its_first_bytes(head: bytes, audio_format: str | None) -> None:
    """Containers and frames are told apart by their marks."""
    assert audio_format == sniff(head)


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_multipart_is_the_same_in_chunks_of_any_size(size: int) -> None:
    """Where the body is cut on its way changes nothing."""
    clip = b"\r\n--b\r\n--bb" + bytes(range(256)) * 20
    body = (
        b'--bbb\r\ncontent-disposition: form-data; name="a\\"b"\r\n\r\nx\r\n'
        b'--bbb\r\nContent-Disposition: form-data; filename="c.wav"; name=clip\r\nContent-Type: audio/wav\r\n\r\n'
        + clip
        + b"\r\n--bbb--\r\n"
    )
    reader, stream = MultipartReader("multipart/form-data; boundary=bbb"), io.BytesIO(body)
    while chunk := stream.read(size):
        reader.write(chunk)
    text, file = reader.finish()

    assert ('a"b', "x", None) == (text.name, text.value, text.filename)
    assert ("clip", "c.wav", "audio/wav", len(clip)) == (file.name, file.filename, file.content_type, file.size)
    assert clip[:4096] == file.head


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"\xff\xfe", "is not UTF-8"), (b"\xff\0\0", "must be a file"), (b"\xff" * 2000, "must be a file")],
)
def test_a_text_part_is_text(data: bytes, why: str) -> None:
    """Bytes that are no text are either a spoiled text or a file that lost its name."""
    reader = MultipartReader("multipart/form-data; boundary=b")
    with pytest.raises(Refused, match=why):
        reader.write(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + data + b"\r\n--b--")


def test_a_boundary_has_a_greatest_length() -> None:
    """A boundary that the parser refuses is a refusal, no crash."""
    with pytest.raises(Refused, match="boundary"):
        MultipartReader(f"multipart/form-data; boundary={'b' * 10_000}").write(b"--b--")


def test_a_text_part_has_a_limit_of_its_own() -> None:
    """A text of two megabytes is not kept."""
    reader = MultipartReader("multipart/form-data; boundary=b")
    with pytest.raises(Refused, match="more than 1048576 bytes"):
        reader.write(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"x" * 2_000_000 + b"\r\n--b--")


@pytest.mark.parametrize(
    ("url", "fine"), [("http://a.example", True), ("ftp://a.example", False), ("http://a:0x", False)]
)
def test_an_address_rule_without_public_allows_any_host(url: str, fine: bool) -> None:
    """Scheme and host are two rules."""
    assert fine is (url_fault(url, schemes=("http",), public=False) is None)
    assert url_fault("http://localhost", schemes=("http",), public=False) is None
