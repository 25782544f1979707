"""Read and lint: a normalized document to frozen values, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings import GeneratorError
from generator.lint import lint
from generator.normalize import normalize
from generator.read import read
from generator.read_whole import streams
from generator.spec import (
    ConstType,
    FileType,
    ListType,
    NamedType,
    NormalizedSpec,
    NullableType,
    NumberType,
    StringType,
    UnionType,
)


def spec_of(
    *,
    properties: dict[str, Any] | None = None,
    body: dict[str, Any] | None = None,
    schemas: dict[str, Any] | None = None,
    parameters: list[dict[str, Any]] | None = None,
    path: str = "/voices",
    more: dict[str, Any] | None = None,
) -> NormalizedSpec:
    """Give the values of a small document: an answer of *properties*, a form of *body*, *parameters*."""
    answer = {"type": "object", "properties": properties or {"id": {"type": "string"}}}
    call: dict[str, Any] = {
        "operationId": "makeVoice",
        "tags": ["voices"],
        "parameters": parameters or [],
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": answer}}}},
        "security": [{"key": []}],
    }
    if body is not None:
        call["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": body}}}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "https://api.example"}],
        "x-voxwright-vendor": {"class": "Example", "env": ["EXAMPLE_API_KEY"]},
        "paths": {path: {"post": call}, **(more or {})},
        "components": {
            "schemas": schemas or {},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
    return read(normalize(document))


def type_of(schema: dict[str, Any], **schemas: Any) -> Any:
    """Give what *schema* is read as."""
    models = spec_of(properties={"x": schema}, schemas=schemas).models
    return next(model for model in models if model.name == "MakeVoiceResponse").properties[0].type


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "maxLength": 3}, StringType(max_length=3)),
        (
            {"type": "string", "maxLength": 3, "x-voxwright-unit": "bytes"},
            StringType(max_length=3, unit="bytes"),
        ),
        ({"type": ["string", "null"]}, NullableType(inner=StringType())),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, NullableType(inner=NumberType(integer=True))),
        (
            {"type": ["string", "integer"]},
            UnionType(variants=(StringType(), NumberType(integer=True))),
        ),
        ({"const": True}, ConstType(value=True)),
        ({"type": "array", "items": {"type": "number"}}, ListType(item=NumberType(integer=False))),
        ({"type": "string", "enum": ["only"]}, StringType(enum=("only",))),
        ({"type": "integer", "exclusiveMinimum": 0}, NumberType(integer=True, exclusive_minimum=0)),
    ],
)
def test_reads_types(schema: dict[str, Any], expected: object) -> None:
    """Each kind of schema becomes its type, limits included."""
    assert expected == type_of(schema)


def test_an_alias_is_read_through_and_a_model_is_named() -> None:
    """A component that is plain text is what it says; an object is a name."""
    alias = type_of({"$ref": "#/components/schemas/Id"}, Id={"type": "string", "maxLength": 5})
    model = type_of({"$ref": "#/components/schemas/M"}, M={"type": "object", "properties": {"y": {"type": "string"}}})

    assert (alias, model) == (StringType(max_length=5), NamedType(name="M"))


def test_a_description_beside_a_reference_wins() -> None:
    """The text beside a `$ref` is that of the property, not that of its target."""
    spec = spec_of(
        properties={"x": {"$ref": "#/components/schemas/Id", "description": "mine"}},
        schemas={"Id": {"type": "string", "description": "theirs"}},
    )

    assert spec.models[0].properties[0].description == "mine"


def test_a_discriminator_is_kept() -> None:
    """What decides among variants is carried over with its mapping."""
    models = {
        name: {"type": "object", "properties": {"kind": {"type": "string"}, name: {"type": "string"}}} for name in "AB"
    }
    schema = {
        "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
        "discriminator": {"propertyName": "kind", "mapping": {"bee": "#/components/schemas/B"}},
    }

    assert type_of(schema, **models) == UnionType(
        variants=(NamedType(name="A"), NamedType(name="B")),
        discriminator="kind",
        mapping=(("A", 0), ("B", 1), ("bee", 1)),
    )


def test_objects_put_together_by_all_of_are_one_model() -> None:
    """The properties and requirements of all parts stand in one model."""
    spec = spec_of(
        properties={"x": {"$ref": "#/components/schemas/Both"}},
        schemas={
            "Base": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
            "Both": {
                "allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"type": "object", "properties": {"b": {"type": "integer"}}},
                ]
            },
        },
    )
    both = next(model for model in spec.models if model.name == "Both")

    assert [(p.wire, p.required) for p in both.properties] == [("a", True), ("b", False)]


def test_a_file_part_has_its_limits() -> None:
    """A binary property of a form is a file, with what the overlay says of it."""
    clip = {"type": "string", "format": "binary", "x-voxwright-max-bytes": 10, "x-voxwright-formats": ["wav"]}
    spec = spec_of(body={"type": "object", "required": ["clip"], "properties": {"clip": clip}})

    assert spec.operations[0].parameters[0].type == FileType(formats=("wav",), max_bytes=10)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"properties": {"a b": {"type": "string"}, "a-b": {"type": "string"}}}, "would both be 'a_b'"),
        ({"properties": {"x": {"type": "string", "default": 3}}}, "default 3 of 'x' does not fit"),
        ({"properties": {"x": {"type": "string", "enum": ["a\u200b", "b"]}}}, "U\\+200B, which nobody can see"),
        ({"path": "/voices/{id}"}, "path parameter 'id': no parameter declares it"),
        (
            {"parameters": [{"name": "X Evil", "in": "header", "schema": {"type": "string"}}]},
            "'X Evil' is no name of a header",
        ),
        (
            {"more": {"/b": {"get": {"operationId": "make-voice", "tags": ["Voices"], "responses": {}}}}},
            "operations 'Voices.make-voice' and 'voices.makeVoice' would both be",
        ),
        (
            {"schemas": {"ab": {"type": "string"}}, "properties": {
                "p": {"type": "object", "properties": {"q": {"type": "string"}}, "x-voxwright-class": "FooBar"},
                "r": {"type": "object", "properties": {"s": {"type": "string"}}, "x-voxwright-class": "foo_bar"},
            }},
            "types 'FooBar' and 'foo_bar' would both be",
        ),
    ],
)  # fmt: skip
def test_lint_refuses(change: dict[str, Any], message: str) -> None:
    """What would collide, deceive or not round-trip is one finding with its pointer."""
    spec = spec_of(**change)
    with pytest.raises(GeneratorError, match=message) as caught:
        lint(spec, source="example")

    assert all(finding.pointer for finding in caught.value.findings)


def test_lint_passes_a_clean_document() -> None:
    """A document without faults gives no finding."""
    lint(spec_of(), source="example")


def test_security_that_no_key_meets_is_a_finding() -> None:
    """An OAuth flow is refused by name instead of being sent as a bearer token."""
    document = spec_of().document
    broken = {
        **document,
        "components": {**document["components"], "securitySchemes": {"key": {"type": "oauth2", "flows": {}}}},
    }
    with pytest.raises(GeneratorError, match="no key meets it \\(key\\)"):
        read(broken)


@pytest.mark.parametrize(
    ("media_type", "schema", "expected"),
    [
        ("audio/wav", {"type": "string", "format": "binary"}, True),
        ("audio/*", {}, True),
        ("Audio/MPEG; rate=8000", {}, True),
        ("application/octet-stream", {}, True),
        ("application/zip", {"type": "string", "format": "binary"}, True),
        ("application/xml", {"type": "object"}, False),
        ("text/csv", {"type": "string", "format": "binary"}, False),
        ("application/json", {"type": "string", "format": "binary"}, False),
    ],
)
def test_sound_and_other_bytes_stream(media_type: str, schema: dict[str, Any], expected: bool) -> None:
    """What is neither JSON nor text is given out before it is read."""
    assert streams(media_type, schema) is expected
