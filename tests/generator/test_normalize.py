"""Normalize, tested on small documents: what comes out is the one shape that the later stages read."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from generator.findings import GeneratorError
from generator.normalize import normalize


def document(schemas: dict[str, Any] | None = None, *, version: str = "3.1.0", **operation: Any) -> dict[str, Any]:
    """Give a document of one operation."""
    call = {"operationId": "makeVoice", "responses": {"200": {"description": "ok"}}, **operation}
    return {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/voices": {"post": call}},
        "components": {"schemas": schemas or {}},
    }


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    """Give responses whose 200 holds *schema*."""
    return {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}


def schema_of(normalized: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of the 200 answer."""
    return normalized["paths"]["/voices"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]


def test_leaves_its_argument_alone() -> None:
    """The document that is handed in is not changed."""
    given = document(responses=answer({"type": "object", "properties": {"id": {"type": "string", "nullable": True}}}))
    before = copy.deepcopy(given)

    normalize(given)

    assert before == given


def test_normalizing_twice_changes_nothing() -> None:
    """What is normalized is its own normal form."""
    inner = {"type": ["string", "null"], "enum": ["a", "b", None]}
    once = normalize(document(responses=answer({"type": "object", "properties": {"kind": inner}})))

    assert json.dumps(once) == json.dumps(normalize(once))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 1}),
        ({"type": "integer", "maximum": 9, "exclusiveMaximum": False}, {"type": "integer", "maximum": 9}),
    ],
)
def test_says_3_0_as_3_1(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    """OpenAPI 3.0's `nullable` and boolean exclusive bounds become JSON Schema's."""
    normalized = normalize(document(version="3.0.1", responses=answer(schema)))

    assert expected == schema_of(normalized)
    assert normalized["openapi"] == "3.1.0"


def test_a_nullable_reference_keeps_its_null_and_its_description() -> None:
    """`$ref` beside `nullable` and `description`, as Cartesia writes it, loses neither."""
    schema = {
        "type": "object",
        "properties": {"base": {"$ref": "#/components/schemas/Id", "nullable": True, "description": "d"}},
    }
    normalized = normalize(document({"Id": {"type": "string"}}, version="3.0.1", responses=answer(schema)))
    base = normalized["components"]["schemas"]["MakeVoiceResponse"]["properties"]["base"]

    assert {"description": "d", "anyOf": [{"$ref": "#/components/schemas/Id"}, {"type": "null"}]} == base


def test_inline_objects_and_enumerations_get_stable_names() -> None:
    """Names come from where a schema stands, or from x-voxwright-class."""
    schema = {
        "type": "object",
        "properties": {
            "state": {"type": "string", "enum": ["on", "off"], "description": "d"},
            "gender": {
                "anyOf": [
                    {"type": "string", "enum": ["m", "f"], "x-voxwright-class": "VoiceGender"},
                    {"type": "null"},
                ]
            },
            "parts": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
        },
    }
    names = set(normalize(document(responses=answer(schema)))["components"]["schemas"])

    assert {"MakeVoiceResponse", "MakeVoiceResponseState", "VoiceGender", "MakeVoiceResponsePartsItem"} == names


def test_what_is_said_of_a_use_stays_with_the_use() -> None:
    """Hoisting an enumeration does not take the argument's mapping or description away with it."""
    body = {
        "type": "object",
        "properties": {
            "language": {
                "type": "string",
                "enum": ["en", "ko"],
                "description": "d",
                "x-voxwright-argument": "language",
            }
        },
    }
    normalized = normalize(document(requestBody={"content": {"application/json": {"schema": body}}}))
    language = normalized["components"]["schemas"]["MakeVoiceBody"]["properties"]["language"]

    assert (language["x-voxwright-argument"], language["description"]) == ("language", "d")


def test_security_and_servers_are_said_by_each_operation() -> None:
    """Root security and servers reach operations that say none."""
    given = document()
    given["security"] = [{"key": []}]
    given["servers"] = [{"url": "https://api.example"}]
    given["components"]["securitySchemes"] = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    call = normalize(given)["paths"]["/voices"]["post"]

    assert (call["security"], call["servers"]) == ([{"key": []}], [{"url": "https://api.example"}])


def test_only_what_is_asked_for_is_left() -> None:
    """`only` keeps one operation and what it reaches."""
    given = document({"A": {"type": "object", "properties": {"x": {"type": "string"}}}, "B": {"type": "string"}})
    given["paths"]["/a"] = {"get": {"operationId": "getA", "responses": answer({"$ref": "#/components/schemas/A"})}}
    normalized = normalize(given, only=["getA"])

    assert (list(normalized["paths"]), list(normalized["components"]["schemas"])) == (["/a"], ["A"])


def test_an_operation_that_is_not_there_is_a_finding() -> None:
    """Asking for an unknown operationId is refused by name."""
    with pytest.raises(GeneratorError, match="no operation 'nope'"):
        normalize(document(), only=["nope"])


@pytest.mark.parametrize("reference", ["https://example.com/a.json#/b", "other.yaml", "#/components/schemas/Nope/x"])
def test_references_must_stay_inside_and_lead_somewhere(reference: str) -> None:
    """A `$ref` out of the document, or to nothing, is refused."""
    parameters = [{"$ref": reference}]
    with pytest.raises(GeneratorError, match=r"leads (out of the document|nowhere)"):
        normalize(document(parameters=parameters))


def test_prose_loses_deceiving_characters_and_values_do_not() -> None:
    """Bidirectional and control characters go from descriptions; an enumeration's values are left to lint."""
    schema = {"type": "string", "description": "a\u202eb\x00c\u200bd", "enum": ["x\u202e", "y"]}
    normalized = normalize(document(responses=answer({"type": "object", "properties": {"p": schema}})))
    schemas = normalized["components"]["schemas"]

    assert schemas["MakeVoiceResponse"]["properties"]["p"]["description"] == "abcd"
    assert schemas["MakeVoiceResponseP"]["enum"] == ["x\u202e", "y"]


def test_a_property_called_description_is_not_prose() -> None:
    """Names of properties are names, also when they are called as prose is."""
    schema = {"type": "object", "properties": {"description": {"type": "string"}, "summary": {"type": "string"}}}
    normalized = normalize(document(responses=answer(schema)))

    assert list(normalized["components"]["schemas"]["MakeVoiceResponse"]["properties"]) == ["description", "summary"]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "contentMediaType": "application/octet-stream"},
        {"type": "string", "contentEncoding": "binary"},
        {"type": "string", "contentMediaType": "audio/wav", "contentEncoding": "binary"},
    ],
)
def test_file_parts_are_said_in_one_way(schema: dict[str, Any]) -> None:
    """The ways of 3.1 to say a file become `format: binary`."""
    body = {"type": "object", "properties": {"clip": schema}}
    normalized = normalize(document(requestBody={"content": {"multipart/form-data": {"schema": body}}}))

    assert normalized["components"]["schemas"]["MakeVoiceBody"]["properties"]["clip"] == {
        "type": "string",
        "format": "binary",
    }
