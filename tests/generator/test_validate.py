"""Validating documents against OpenAPI, and examples against their schemas."""

from __future__ import annotations

import copy
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from referencing.exceptions import Unresolvable

from generator import validate as validate_module
from generator.extract import extract
from generator.findings import GeneratorError
from generator.load import load
from generator.validate import validate

_PAGES = Path(__file__).parents[2].parent / "shared" / "vendors" / "pages"
_VOICE = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "n": {"type": "integer"}}}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that looks up a name or opens a connection, even if the library swallows the failure."""
    attempts: list[object] = []

    def refuse(*arguments: object, **_: object) -> NoReturn:
        attempts.append(arguments)
        message = "something outside was opened"
        raise OSError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert attempts == []


def document(version: str = "3.1.0", **parts: Any) -> dict[str, Any]:
    """Return a small valid document; parts are put into its operation."""
    answer = {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}}}
    operation = {"operationId": "get", "responses": {"200": answer}, **parts}
    return {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/v": {"post": operation}},
        "components": {"schemas": {"Voice": copy.deepcopy(_VOICE)}},
    }


def media(**parts: Any) -> dict[str, Any]:
    """Return the request body of one JSON media type with these parts."""
    return {
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}, **parts}}}
    }


def refused(value: dict[str, Any]) -> str:
    """Return the message with which a document is refused."""
    with pytest.raises(GeneratorError) as caught:
        validate(value, source="spec.yaml")
    return str(caught.value)


BODY = "/paths/~1v/post/requestBody/content/application~1json"


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.1"])
def test_a_valid_document_passes_and_is_left_alone(version: str) -> None:
    """Documents of both minor versions pass, unchanged."""
    value = document(version, **media(example={"id": "a"}))
    before = copy.deepcopy(value)
    validate(value, source="spec.yaml")
    assert value == before


def test_each_version_has_its_own_rules() -> None:
    """`nullable` is a word of 3.0 and a list of types one of 3.1."""
    old, new = document("3.0.3"), document("3.1.0")
    old["components"]["schemas"]["Voice"]["properties"]["n"] = {"type": "string", "nullable": True, "example": None}
    new["components"]["schemas"]["Voice"]["properties"]["n"] = {"type": ["string", "null"], "examples": [None]}
    validate(old, source="spec.yaml")
    validate(new, source="spec.yaml")
    assert refused({**new, "openapi": "3.0.3"}).startswith("spec.yaml /components/schemas/Voice/properties/n")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"openapi": "3.2.0"}, 'spec.yaml /openapi: the OpenAPI version "3.2.0" is not supported'),
        ({"openapi": "4.0.0"}, "not supported"),
        ({"openapi": 3.1}, "the OpenAPI version 3.1 is not supported"),
        ({"swagger": "2.0"}, 'spec.yaml /swagger: Swagger "2.0" is not supported'),
        ({}, "the OpenAPI version null is not supported"),
    ],
)
def test_other_versions_are_refused_by_name(head: dict[str, Any], words: str) -> None:
    """Swagger 2, OpenAPI 3.2 and what says no version are refused clearly."""
    assert words in refused({**head, "info": {"title": "t", "version": "1"}, "paths": {}})


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("https://example.com/a.yaml#/X", "leads out of the document"),
        ("http://127.0.0.1:9/a", "leads out of the document"),
        ("file:///etc/passwd", "leads out of the document"),
        ("other.yaml#/X", "leads out of the document"),
        ("", "leads out of the document"),
        ("#/components/schemas/Nope", "leads to nothing"),
        ("#/components/schemas/Voice/required/7", "leads to nothing"),
        ("#Voice", "no JSON pointer"),
        ("#", "no JSON pointer"),
        ("#/components/schemas/Loop", "leads in a circle"),
    ],
)
def test_references_stay_in_the_document(reference: str, words: str) -> None:
    """A reference to elsewhere, to nothing or to itself is refused before anything follows it."""
    value = document()
    value["components"]["schemas"]["Loop"] = {"$ref": "#/components/schemas/Loop2"}
    value["components"]["schemas"]["Loop2"] = {
        "$ref": reference if "Loop" not in reference else "#/components/schemas/Loop"
    }
    value["components"]["schemas"]["Voice"]["properties"]["n"] = {"$ref": reference}
    message = refused(value)
    assert "spec.yaml /components/schemas/Voice/properties/n/$ref: " in message
    assert words in message


def test_references_in_plain_data_are_data() -> None:
    """What looks like a reference in an example, an enum or an extension is not followed; in a schema for one it is."""
    value = document()
    data = {"$ref": "https://example.com"}
    value["components"]["schemas"]["Voice"]["properties"]["d"] = {"enum": [data], "default": data, "example": data}
    value["x-data"] = data
    validate(value, source="spec.yaml")
    value["components"]["schemas"]["Voice"]["properties"]["example"] = data
    assert "/properties/example/$ref" in refused(value)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("address", ["https://example.com/a", "http://127.0.0.1:9/a", "file:///etc/passwd", "a.yaml"])
def test_nothing_outside_is_read_by_a_detour(version: str, address: str) -> None:
    """A reference out of the document, hidden in an extension that a schema refers to, is refused and not followed."""
    value = document(version, **media(example={"id": "a"}))
    value["x-hidden"] = {"Voice": {"properties": {"id": {"$ref": address}}}}
    value["components"]["schemas"]["Voice"] = {"allOf": [{"$ref": "#/x-hidden/Voice"}]}
    assert refused(value).startswith("spec.yaml")


def test_the_validator_itself_reads_nothing() -> None:
    """Even if a reference out of the document got that far, the library could not follow it."""
    value = document()
    value["components"]["schemas"]["Voice"]["properties"]["n"] = {"$ref": "https://example.com/a"}
    with pytest.raises(Unresolvable):
        list(validate_module._standard_findings(value, "spec.yaml", legacy=False))


def test_beside_a_reference_of_version_3_0_nothing_counts() -> None:
    """An example beside a `$ref` is ignored in 3.0, as all siblings are, and checked in 3.1."""
    for version in ("3.0.3", "3.1.0"):
        value = document(version)
        value["components"]["schemas"]["N"] = {"type": "integer"}
        value["components"]["schemas"]["Voice"]["properties"]["n"] = {"$ref": "#/components/schemas/N", "example": "x"}
        if version == "3.0.3":
            validate(value, source="spec.yaml")
        else:
            assert "/properties/n/example: " in refused(value)


@pytest.mark.parametrize("word", ["$id", "$dynamicRef"])
def test_words_that_change_what_references_mean_are_refused(word: str) -> None:
    """An identifier of a schema would move its references elsewhere."""
    value = document()
    value["components"]["schemas"]["Voice"][word] = "https://example.com/voice"
    assert f"spec.yaml /components/schemas/Voice/{word}: {word} is not supported" in refused(value)


def test_a_property_of_such_a_name_is_a_property() -> None:
    """A property may be called $id, $ref or example."""
    value = document()
    value["components"]["schemas"]["Voice"]["properties"].update(
        {name: {"type": "string"} for name in ("$id", "$ref", "example")}
    )
    validate(value, source="spec.yaml")


def test_recursive_schemas_pass() -> None:
    """A schema that refers to itself in a property is no circle."""
    value = document(**media(example={"id": "a", "next": {"id": "b", "next": {"id": "c"}}}))
    value["components"]["schemas"]["Voice"]["properties"]["next"] = {"$ref": "#/components/schemas/Voice"}
    validate(value, source="spec.yaml")
    value["paths"]["/v"]["post"]["requestBody"]["content"]["application/json"]["example"]["next"]["next"]["id"] = 1
    assert f"spec.yaml {BODY}/example: the example does not fit its schema: /next/next/id: 1 is not" in refused(value)


def test_a_schema_without_end_is_a_finding() -> None:
    """A schema that is all of itself is refused and does not hang."""
    value = document(**media(example={"id": "a"}))
    value["components"]["schemas"]["Voice"] = {"allOf": [{"$ref": "#/components/schemas/Voice"}]}
    assert refused(value)


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("info",), "spec.yaml: "),
        (("info", "version"), "spec.yaml /info: "),
        (("paths", "/v", "post", "responses", "200", "description"), "spec.yaml /paths/~1v/post"),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_missing_parts_are_found_where_they_are_missing(version: str, change: tuple[str, ...], at: str) -> None:
    """What the standard requires and the document lacks is a finding at its place."""
    value = document(version)
    holder: Any = value
    for token in change[:-1]:
        holder = holder[token]
    del holder[change[-1]]
    assert refused(value).startswith(at)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_bad_schemas_are_found_at_their_place(version: str) -> None:
    """A wrong type and a default that does not fit are findings with the pointer from the root."""
    value = document(version)
    value["components"]["schemas"]["Voice"]["properties"]["n"] = {"type": "integr"}
    assert "/components/schemas/Voice/properties/n" in refused(value)
    value["components"]["schemas"]["Voice"]["properties"]["n"] = {"type": "integer", "default": "seven"}
    assert "spec.yaml /components/schemas/Voice/properties/n/default: " in refused(value)


def test_undeclared_path_parameters_and_doubled_ids_are_found() -> None:
    """What only the whole document shows is checked too."""
    value = document()
    value["paths"]["/w/{id}"] = {"post": value["paths"]["/v"]["post"]}
    message = refused(value)
    assert "'id'" in message
    assert "Operation ID" in message


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("parts", "at"),
    [
        (media(example={"id": 1}), f"{BODY}/example"),
        (media(examples={"good": {"value": {"id": "a"}}, "a/b": {"value": {}}}), f"{BODY}/examples/a~1b/value"),
        (media(examples={"ref": {"$ref": "#/components/examples/Bad"}}), "/components/examples/Bad/value"),
        (
            {"parameters": [{"name": "q", "in": "query", "schema": {"type": "integer"}, "example": "x"}]},
            "/paths/~1v/post/parameters/0/example",
        ),
        (
            {
                "parameters": [
                    {"name": "q", "in": "query", "schema": {"enum": ["a"]}, "examples": {"e": {"value": "b"}}}
                ]
            },
            "/paths/~1v/post/parameters/0/examples/e/value",
        ),
        (
            {
                "parameters": [
                    {
                        "name": "q",
                        "in": "query",
                        "content": {"application/json": {"schema": {"type": "object"}, "example": [1]}},
                    }
                ]
            },
            "/paths/~1v/post/parameters/0/content/application~1json/example",
        ),
        (
            {
                "responses": {
                    "200": {"description": "", "headers": {"H": {"schema": {"type": "integer"}, "example": "x"}}}
                }
            },
            "/paths/~1v/post/responses/200/headers/H/example",
        ),
        (
            {
                "requestBody": {
                    "content": {
                        "multipart/form-data": {"schema": {"$ref": "#/components/schemas/Voice"}, "example": {"n": 1}}
                    }
                }
            },
            "/paths/~1v/post/requestBody/content/multipart~1form-data/example",
        ),
    ],
)
def test_examples_are_checked_against_their_schema(version: str, parts: dict[str, Any], at: str) -> None:
    """An example of a media type, a parameter or a header that its schema does not allow is a finding at its place."""
    value = document(version, **parts)
    value["components"]["examples"] = {"Bad": {"value": {"id": None}}}
    lines = refused(value).splitlines()
    assert [line.split(": the example does not fit its schema: ")[0] for line in lines] == [f"spec.yaml {at}"]


def test_examples_of_schemas_are_checked() -> None:
    """`example` and each of `examples` of a schema are checked, wherever the schema stands."""
    value = document()
    voice = value["components"]["schemas"]["Voice"]
    voice["examples"] = [{"id": "a"}, {"id": 1}]
    voice["properties"]["n"]["example"] = "x"
    voice["properties"]["l"] = {"type": "array", "items": {"type": "string", "maxLength": 2, "example": "abc"}}
    assert [line.split(": ")[0] for line in refused(value).splitlines()] == [
        "spec.yaml /components/schemas/Voice/examples/1",
        "spec.yaml /components/schemas/Voice/properties/n/example",
        "spec.yaml /components/schemas/Voice/properties/l/items/example",
    ]


def test_text_that_shows_bytes_is_not_judged() -> None:
    """A string as the example of XML shows the bytes; one as the example of JSON is a value."""
    content = {"schema": {"$ref": "#/components/schemas/Voice"}, "example": "<voice/>"}
    validate(document(requestBody={"content": {"application/xml": content}}), source="spec.yaml")
    assert "/example: " in refused(document(requestBody={"content": {"application/json": content}}))


def test_a_finding_says_the_deepest_reason() -> None:
    """Of the reasons why no variant fits, the one that says most is given."""
    value = document()
    value["components"]["schemas"]["Voice"]["properties"]["v"] = {
        "anyOf": [{"type": "object", "properties": {"deep": {"type": "integer"}}}, {"type": "null"}],
        "examples": [{"deep": "x"}],
    }
    assert "/deep: 'x' is not of type 'integer'" in refused(value)


def test_findings_stay_short() -> None:
    """A huge value in an example does not make a huge message."""
    assert len(refused(document(**media(example={"id": ["x" * 100_000]})))) < 1_000


@pytest.mark.parametrize(
    "broken",
    [
        {"paths": []},
        {"paths": {"/v": 1}},
        {"paths": None},
        {"components": []},
        {"components": {"schemas": {"X": 1}}},
        {"components": {"schemas": {"X": {"properties": []}}}},
        {"components": {"schemas": {"X": {"required": "a"}}}},
        {"paths": {"/v": {"get": {"parameters": {"a": 1}, "responses": {}}}}},
        {"paths": {"/v": {"get": {"parameters": [{"in": "path"}], "responses": {"200": None}}}}},
        {"paths": {"/{": {"get": {"responses": {"200": {"description": ""}}}}}},
        {"tags": [1]},
        {"info": None},
        {"servers": "x"},
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_documents_of_wrong_shape_are_findings(version: str, broken: dict[str, Any]) -> None:
    """However wrong the shape, the answer is a finding and never another error."""
    assert refused({**document(version), **broken}).startswith("spec.yaml")


@pytest.mark.parametrize("name", ["cartesia-clone-voice", "evolink-qwen-voice-design", "vox-create-voice-model"])
def test_the_published_pages_are_valid(name: str) -> None:
    """These vendors' documents are valid as published."""
    page = _PAGES / f"{name}.md"
    if not page.exists():
        pytest.skip("the vendors' pages are not beside this repository")
    validate(load(extract(page.read_bytes(), source=name).document_text, source=name), source=name)


def test_the_published_examples_that_are_wrong_are_found() -> None:
    """The vendor that requires `status_code` and shows `statusCode` is told so, six times."""
    page = _PAGES / "supertone-create-cloned-voice.md"
    if not page.exists():
        pytest.skip("the vendors' pages are not beside this repository")
    value = load(extract(page.read_bytes(), source="s").document_text, source="s")
    assert refused(value).count("'status_code' is a required property") == 6
