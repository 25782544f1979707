"""Emit, on the traps of openapi-python-client: what it gets wrong in silence comes out right, or is refused."""

from __future__ import annotations

import copy
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator import engine
from generator.emit import emit
from generator.findings import GeneratorError
from generator.lint import lint
from generator.normalize import normalize
from generator.read import read
from generator.tree import finish
from voxwright.errors import InvalidRequestError

OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "예제 서비스", "version": "1", "description": 'ends """ early \\ and\u202e turns'},
    "servers": [{"url": "https://api.example/v1"}],
    "security": [{"key": []}],
    "x-voxwright-vendor": {"name": "example", "title": "Example", "class": "Example", "env": ["EXAMPLE_KEY"]},
    "paths": {
        "/voices/{id}": {
            "post": {
                "operationId": "makeVoice",
                "tags": ["voices"],
                "summary": "Make a voice",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {
                        "name": "X-Version",
                        "in": "header",
                        "required": True,
                        "schema": {"type": "string", "enum": ["2024"]},
                        "x-voxwright-setting": {"name": "version", "default": "2024"},
                    },
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}},
                },
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}},
                    },
                    "default": {
                        "description": "no",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                    },
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "schemas": {
            "Ask": {
                "type": "object",
                "required": ["kind", "text"],
                "properties": {
                    "kind": {"type": "string", "enum": ["voice"]},
                    "text": {"type": "string", "maxLength": 5, "minLength": 1},
                    "rate": {"type": "integer", "minimum": 1, "maximum": 3, "deprecated": True},
                    "mood": {"type": "string", "default": 'say "hi" C:\\tmp'},
                    "note": {"type": ["string", "null"]},
                    "timeout": {"type": "integer"},
                },
            },
            "Voice": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "x-voxwright-identifier": True},
                    "gender": {
                        "anyOf": [
                            {"type": "string", "enum": ["m", "f"], "x-voxwright-class": "VoiceGender"},
                            {"type": "null"},
                        ]
                    },
                    "Size": {"type": "string", "enum": ["a", "A"]},
                    "live": {"const": True},
                    "from_dict": {"type": "string"},
                    "class": {"type": "string"},
                    "status_code": {"type": "integer", "x-voxwright-aliases": ["statusCode"]},
                },
            },
            "Problem": {"type": "object", "properties": {"error": {"type": "string"}}},
        },
    },
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Give the package made of `OPENAPI`, imported."""
    spec = read(normalize(OPENAPI))
    lint(spec, source="example")
    engine.reconcile(spec, source="example")
    top = tmp_path_factory.mktemp("emitted")
    for path, content in finish(emit(spec, origin="here", command="test")).items():
        (top / "emitted_example" / path).parent.mkdir(parents=True, exist_ok=True)
        (top / "emitted_example" / path).write_bytes(content)
    sys.path.insert(0, str(top))
    yield importlib.import_module("emitted_example")
    sys.path.remove(str(top))


def test_the_scheme_of_the_document_is_what_carries_the_key(package: ModuleType) -> None:
    """A root apiKey scheme is used, where the library always sends `Authorization: Bearer`."""
    vendor = package.operations.voices.MAKE_VOICE.vendor

    assert (vendor.security.kind, vendor.security.name, vendor.security.prefix) == ("header", "X-Key", "")
    assert vendor.base_url == "https://api.example/v1"


def test_a_version_header_is_a_setting_and_no_argument(package: ModuleType) -> None:
    """The header stands in the client's constructor with its default, and in no call."""
    operation = package.operations.voices.MAKE_VOICE

    assert [field.wire for field in operation.fields] == ["id", "kind", "text", "rate", "mood", "note", "timeout"]
    assert [(s.name, s.header, s.default) for s in operation.vendor.settings] == [("version", "X-Version", "2024")]


def test_defaults_are_not_sent_unless_given(package: ModuleType) -> None:
    """An optional field's default is described; only what must be there and can be one thing is filled in."""
    request = package.operations.voices.make_voice(id="v", text="hi")

    assert dict(request.values) == {"id": "v", "kind": "voice", "text": "hi"}
    assert 'say "hi" C:\\tmp' in (package.operations.voices.make_voice.__doc__ or "")


def test_limits_are_kept_and_checked(package: ModuleType) -> None:
    """maxLength and bounds, which the library drops, refuse a request before it is sent."""
    voices = package.operations.voices
    for arguments in ({"text": "too long"}, {"text": ""}, {"text": "hi", "rate": 9}, {"text": "hi", "kind": "other"}):
        with pytest.raises(InvalidRequestError):
            voices.make_voice(id="v", **arguments).check()

    voices.make_voice(id="v", text="hi", rate=3).check()


def test_null_and_absent_are_two_things(package: ModuleType) -> None:
    """A nullable field can be left out, or sent as null."""
    make = package.operations.voices.make_voice

    assert "note" not in make(id="v", text="hi").values
    assert make(id="v", text="hi", note=None).values["note"] is None


def test_deprecated_shows_in_the_docstring(package: ModuleType) -> None:
    """`deprecated`, which the library drops, is said where the argument is described."""
    doc = package.operations.voices.make_voice.__doc__ or ""

    assert "rate: At least 1, at most 3. Deprecated by the vendor." in doc


def test_names_are_readable_and_shadow_nothing(package: ModuleType) -> None:
    """Null unions get their own name, and fields called as methods or keywords get an underscore."""
    voice = package.models.Voice.from_dict({"id": "1", "from_dict": "x", "class": "y", "gender": None})

    assert package.models.VOICE_GENDER_VALUES == ("m", "f")
    assert (voice.from_dict_, voice.class_, voice.gender) == ("x", "y", None)
    assert [field.name for field in package.operations.voices.MAKE_VOICE.fields][-1] == "timeout_"


def test_unknown_values_and_fields_are_kept(package: ModuleType) -> None:
    """An enumeration in an answer is open, and what the document does not name stays."""
    sent = {"id": "1", "gender": "x", "Size": "A", "live": True, "new": [1]}
    voice = package.models.Voice.from_dict(sent)

    assert (voice.gender, voice.additional_properties) == ("x", {"new": [1]})
    assert voice.to_dict() == sent


def test_a_field_with_two_spellings_is_one_field(package: ModuleType) -> None:
    """x-voxwright-aliases reads either spelling into the same attribute."""
    found = [package.models.Voice.from_dict({"id": "1", name: 4}).status_code for name in ("status_code", "statusCode")]

    assert found == [4, 4]


def test_prose_cannot_break_or_deceive(package: ModuleType) -> None:
    """Quotes, backslashes and bidirectional characters of a description leave a readable docstring."""
    doc = package.__doc__ or ""

    assert 'ends """ early \\ and turns' in doc


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": {"type": "string", "maxLength": 5, "default": 7}}, "the default 7 of 'text'"),
        ({"te xt": {"type": "string"}, "te-xt": {"type": "string"}}, "would both be 'te_xt'"),
        ({"x": {"type": "string", "enum": ["a\u0000", "b"]}}, "which nobody can see"),
    ],
)
def test_what_the_library_would_lose_is_refused(change: dict[str, Any], message: str) -> None:
    """A bad default, colliding names and invisible characters are findings with a pointer, not warnings."""
    ask = OPENAPI["components"]["schemas"]["Ask"]
    changed = {
        **OPENAPI,
        "components": {
            **OPENAPI["components"],
            "schemas": {
                **OPENAPI["components"]["schemas"],
                "Ask": {**ask, "properties": {**ask["properties"], **change}},
            },
        },
    }
    with pytest.raises(GeneratorError, match=message):
        lint(read(normalize(changed)), source="example")


def test_a_loss_against_the_library_stops_the_build() -> None:
    """The two parses are compared: a specification that lacks a field or an operation is not emitted."""
    spec = read(normalize(OPENAPI))
    from attrs import evolve

    fewer = evolve(spec, models=tuple(evolve(m, properties=m.properties[:1]) for m in spec.models))
    with pytest.raises(GeneratorError, match="we lost the field 'gender'"):
        engine.reconcile(fewer, source="example")
    with pytest.raises(GeneratorError, match=r"we lost the operation 'POST /voices/\{id\}'"):
        engine.reconcile(evolve(spec, operations=()), source="example")


def test_templates_are_all_used() -> None:
    """Every file of templates/ is one that emit renders or includes."""
    source = (Path(engine.__file__).parent / "emit.py").read_text()
    used = [path.name for path in engine.TEMPLATES.iterdir() if path.name in source or path.name == "header.jinja"]

    assert sorted(used) == sorted(path.name for path in engine.TEMPLATES.iterdir())


def test_an_operation_that_answers_sound_streams() -> None:
    """Its types say so: alone, beside a model, and apart from errors that are of the same kind."""
    sound = {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}
    model = {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}}
    paths: dict[str, Any] = {}
    for name, content in (("speak", sound), ("either", {**sound, **model})):
        operation = copy.deepcopy(OPENAPI["paths"]["/voices/{id}"]["post"])
        operation["operationId"] = name
        operation["responses"]["200"]["content"] = content
        operation["responses"]["400"] = {"description": "no", "content": {"audio/wav": {}}}
        paths[f"/{name}/{{id}}"] = {"post": operation}
    spec = read(normalize({**OPENAPI, "paths": paths}))
    files = {path: text.decode() for path, text in finish(emit(spec, origin="x", command="x")).items()}
    code = next(text for path, text in files.items() if path.startswith("operations/") and "SPEAK" in text)
    client = files["client.py"]

    assert "SPEAK: Final[StreamOperation[Never]] = StreamOperation(" in code
    assert "EITHER: Final[StreamOperation[models.Voice]] = StreamOperation(" in code
    assert code.count("stream=True") == 2
    assert "-> StreamRequest[Never]:" in code
    assert [") -> ByteStream:" in client, ") -> AsyncByteStream:" in client] == [True, True]
    assert [") -> ByteStream | models.Voice:" in client, ") -> AsyncByteStream | models.Voice:" in client] == [
        True,
        True,
    ]
