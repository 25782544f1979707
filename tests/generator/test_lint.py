"""The rules of the lint one by one, on values as they are read: a specification that breaks one is never emitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from generator.census import census
from generator.findings import GeneratorError, brief
from generator.lint import lint
from generator.merge import merge
from generator.normalize import normalize
from generator.read import read
from generator.spec import NormalizedSpec, NumberType, Parameter, Setting, StringType

TEXT = StringType()
FIELD = Parameter(wire="q", location="query", type=TEXT, required=False, pointer="/q")
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "servers": [{"url": "https://api.example"}],
    "x-voxwright-vendor": {"class": "Example", "env": ["EXAMPLE_API_KEY"]},
    "paths": {
        "/voices": {
            "get": {
                "operationId": "list",
                "x-voxwright-name": "voices.list",
                "tags": ["voices"],
                "security": [{"key": []}],
                "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {"Voice": {"type": "object", "properties": {"mood": {"type": "string", "enum": ["calm", "glad"]}}}},
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    },
}
SPEC = read(normalize(DOCUMENT))
Change = Callable[[NormalizedSpec], NormalizedSpec]


def call(**changes: Any) -> Change:
    """Change the one operation."""
    return lambda spec: evolve(spec, operations=(evolve(spec.operations[0], **changes),))


def field(**changes: Any) -> Change:
    """Change the one parameter."""
    return call(parameters=(evolve(FIELD, **changes),))


def setting(**changes: str) -> Change:
    """Give the client a setting."""
    given = {"name": "version", "header": "X-Version", "default": "1", **changes}
    return lambda spec: evolve(spec, settings=(Setting(values=(), **given),))


RULES: dict[str, tuple[Change, str]] = {
    "a vendor without a class": (lambda s: evolve(s, vendor={"env": ["A"]}), "no 'class'"),
    "a vendor whose class is no name": (lambda s: evolve(s, vendor={"class": "a b", "env": ["A"]}), "'a b' "),
    "no operations": (lambda s: evolve(s, operations=()), "no operations"),
    "a setting that is no name": (setting(name="api_key"), "the setting 'api_key'"),
    "a setting in a header of ours": (setting(header="Host"), "can not be the header of a setting"),
    "a setting that no header can carry": (setting(default="a\nb"), "can not be the value of the header"),
    "a method that HTTP has not": (call(method="BREW"), "'BREW' is no method of HTTP"),
    "a plain address": (call(server="http://api.example"), "is no https address"),
    "a port that is none": (call(server="https://api.example:99999"), "is no https address"),
    "an address with a user": (call(server="https://me@api.example"), "names no host, or more than a host"),
    "a description without end": (field(description="w" * 100_001), "a description of more than"),
    "strings that are none": (field(type=StringType(enum=(1,))), "an enumeration of strings holds another value"),  # type: ignore[arg-type]
    "numbers that are none": (
        field(type=NumberType(integer=True, enum=(1.5,))),  # type: ignore[arg-type]
        "an enumeration of numbers holds another value",
    ),
    "a value twice": (field(type=StringType(enum=("a", "a"))), "a value stands twice"),
    "a fact that is none": (call(facts={"billed": "yes"}), "billed"),
    "a task that is asked for nowhere": (call(facts={"poll": {"operation": "tasks.get"}}), "which is no operation"),
}


def test_the_specification_is_fine_as_it_is() -> None:
    """What is found below is what was changed there."""
    lint(SPEC, source="example")


@pytest.mark.parametrize("name", RULES)
def test_a_broken_rule_is_a_finding(name: str) -> None:
    """Each is named, with its place; nothing is emitted."""
    change, says = RULES[name]
    with pytest.raises(GeneratorError) as caught:
        lint(change(SPEC), source="example")

    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda s: evolve(s, operations=()), "the operation"),
        (call(parameters=()), "the query parameter 'q'"),
        (call(answers=()), "the answer '200'"),
        (lambda s: evolve(s, models=tuple(evolve(m, properties=()) for m in s.models)), "the property 'mood'"),
        (
            lambda s: evolve(
                s,
                models=tuple(
                    evolve(m, properties=tuple(evolve(p, type=StringType(enum=("calm",))) for p in m.properties))
                    for m in s.models
                ),
                enums=(),
            ),
            "the value 'glad'",
        ),
    ],
)
def test_what_did_not_come_through_is_counted(change: Change, says: str) -> None:
    """What the document has and the values have not is a finding; the document alone is asked."""
    wanted = {("/voices", "get")}

    assert [] == census(DOCUMENT, SPEC, wanted=wanted, source="example")
    assert any(says in str(one) for one in census(DOCUMENT, change(SPEC), wanted=wanted, source="example"))


def test_values_beyond_json_are_named_by_their_type() -> None:
    """A finding can show anything that it is about."""
    endless: list[Any] = []
    endless.append(endless)

    assert ["a value of type set", "a value of type list"] == [brief({1}), brief(endless)]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "the document is not an object"),
        ({"openapi": "3.1.0", "paths": {}, "x": {1}}, "not JSON-like data"),
    ],
)
def test_what_is_no_document_is_not_merged(document: Any, says: str) -> None:
    """A document handed in by a program is held to what a file could hold."""
    with pytest.raises(GeneratorError, match=says):
        merge([("p", document)])


def test_extensions_among_the_paths_are_joined_as_they_are() -> None:
    """What a vendor notes beside its paths is no path; two that differ are an error that names both."""
    pages = [
        ("a", {**DOCUMENT, "paths": {"x-note": 1, "/a": {}}}),
        ("b", {**DOCUMENT, "paths": {"x-note": 1, "/b": {}}}),
    ]

    assert {"x-note": 1, "/a": {}, "/b": {}} == merge(pages)["paths"]
    pages[1][1]["paths"]["x-note"] = 2
    with pytest.raises(GeneratorError, match="x-note"):
        merge(pages)
