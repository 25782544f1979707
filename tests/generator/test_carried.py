"""What strangers' documents say, in their many ways, and what is carried over of it, before it is code."""

from __future__ import annotations

from typing import Any

import pytest

from generator.adopt import adopt
from generator.client import _Work
from generator.facts import check_facts
from generator.findings import GeneratorError
from generator.growth import check_growth
from generator.shape import check_shape
from generator.spec import (
    ConstType,
    ListType,
    NamedType,
    NormalizedSpec,
    NullableType,
    NumberType,
    StringType,
    Type,
    UnionType,
)

OK = {"200": {"description": "ok"}}
TEXT: dict[str, Any] = {"type": "string"}
A = {"type": "object", "properties": {"kind": {"const": "a"}, "x": TEXT}}
B = {"type": "object", "properties": {"kind": {"const": "b"}, "y": TEXT}}


def ref(name: str) -> dict[str, Any]:
    """Refer to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def call(**more: Any) -> dict[str, Any]:
    """Give an operation."""
    return {"operationId": "get", "tags": ["things"], "responses": OK, **more}


def answers(schema: Any) -> dict[str, Any]:
    """Give the paths of an operation that answers *schema*."""
    content = {"application/json": {"schema": schema}}
    return {"/things": {"get": call(responses={"200": {"description": "ok", "content": content}})}}


def takes(schema: Any, media_type: str, **more: Any) -> dict[str, Any]:
    """Give the paths of an operation whose body is *schema*."""
    return {"/things": {"post": call(requestBody={"content": {media_type: {"schema": schema, **more}}})}}


def asks(*parameters: dict[str, Any], path: str = "/things") -> dict[str, Any]:
    """Give the paths of an operation with these parameters."""
    return {path: {"get": call(parameters=list(parameters))}}


def carried(
    paths: dict[str, Any], schemas: dict[str, Any] | None = None, *, components: Any = None, **root: Any
) -> tuple[NormalizedSpec, str]:
    """Give what is carried over of a document, and what is noted, as the command does before it writes code."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Made", "version": "1"},
        "servers": [{"url": "https://made.example"}],
        "paths": paths,
        "components": {**(components or {}), "schemas": schemas or {}},
        **root,
    }
    for check in (check_shape, check_facts, check_growth):
        check(document, source="made.json")
    work = _Work(adopt(document, name="made", source="made.json"), "made.json", only=None, allow_loss=False)
    spec = work.specify()
    return spec, "\n".join(str(note) for note in work.report(spec).notes)


def refused(*given: Any, **more: Any) -> str:
    """Give why a document is refused."""
    with pytest.raises(GeneratorError) as caught:
        carried(*given, **more)
    return str(caught.value)


def fields(spec: NormalizedSpec, name: str) -> dict[str, Type]:
    """Give the fields of a model."""
    return {prop.wire: prop.type for model in spec.models if model.name == name for prop in model.properties}


def answer(spec: NormalizedSpec) -> Type | None:
    """Give the type of the first answer."""
    return spec.operations[0].answers[0].type


def one_field(schema: dict[str, Any], **schemas: Any) -> Type:
    """Give the type of a field that is *schema*."""
    spec, _ = carried(answers({"type": "object", "properties": {"v": schema}}), schemas)
    return fields(spec, "GetResponse")["v"]


# What is put together


def test_alternatives_that_only_require_make_no_type() -> None:
    """`anyOf` of `required` says which fields come together: it validates, and is one object."""
    spec, _ = carried(
        answers(ref("T")),
        {"T": {"type": "object", "properties": {"a": TEXT}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
    )

    assert NamedType(name="T") == answer(spec)
    assert ["a"] == list(fields(spec, "T"))


def test_another_name_for_a_part_is_that_part() -> None:
    """An `allOf` of one reference is that reference, also inside another `allOf`."""
    parts = {
        "Alias": {"allOf": [ref("A")], "description": "x"},
        "T": {"allOf": [ref("Alias"), {"properties": {"z": TEXT}}]},
    }
    spec, _ = carried(answers(ref("T")), {"A": A, **parts})

    assert ["kind", "x", "z"] == list(fields(spec, "T"))


def test_parts_that_are_words_make_no_type() -> None:
    """A part that is only a description leaves what stands beside it."""
    spec, _ = carried(answers(ref("T")), {"T": {"allOf": [{"description": "x"}], "type": "string"}})

    assert StringType() == answer(spec)


@pytest.mark.parametrize("union", [{"type": "object"}, {"properties": {"p": TEXT}}, {}])
@pytest.mark.parametrize("name", ["T", "Z"])
def test_a_union_among_the_parts_is_the_union_of_the_whole(name: str, union: dict[str, Any]) -> None:
    """Each variant has what stands beside the union, in whatever order the names are."""
    schemas = {
        "A": A,
        "B": B,
        "U": {**union, "oneOf": [ref("A"), ref("B")]},
        name: {"allOf": [ref("U"), {"type": "object", "properties": {"c": TEXT}}]},
    }
    spec, _ = carried(answers(ref(name)), schemas)
    kind = answer(spec)

    assert isinstance(kind, UnionType)
    own = {"c", *union.get("properties", ())}
    assert [own | {"kind", "x"}, own | {"kind", "y"}] == [
        set(fields(spec, variant.name)) for variant in kind.variants if isinstance(variant, NamedType)
    ]


def test_a_union_with_words_beside_it_stays_one() -> None:
    """What does not say which type it is changes no variant."""
    spec, _ = carried(
        answers(ref("T")),
        {"A": A, "B": B, "U": {"oneOf": [ref("A"), ref("B")]}, "T": {"allOf": [ref("U")], "title": "t"}},
    )

    assert UnionType(variants=(NamedType(name="A"), NamedType(name="B"))) == answer(spec)


@pytest.mark.parametrize("heir", ["Cat", "Zebra"])
def test_an_heir_that_its_base_lists_has_what_the_base_has(heir: str) -> None:
    """A base with its heirs under `oneOf`, and each heir put together from it, is no circle and loses no field."""
    pets = {
        "Pet": {
            "type": "object",
            "properties": {"p": TEXT, "friend": {"allOf": [ref("Pet")], "description": "Any"}},
            "oneOf": [ref("Cat"), ref("Zebra")],
            "discriminator": {"propertyName": "p"},
        },
        "Cat": {"allOf": [ref("Pet"), {"type": "object", "properties": {"own": TEXT}}]},
        "Zebra": {"allOf": [ref("Pet"), {"type": "object", "properties": {"own": TEXT}}]},
    }
    alone, _ = carried(answers(ref(heir)), pets)
    every, _ = carried(answers(ref("Pet")), pets)

    assert {"p", "friend", "own"} == set(fields(alone, heir))
    kind = answer(every)
    assert isinstance(kind, UnionType)
    assert (2, "p", {"Cat": 0, "Zebra": 1}) == (len(kind.variants), kind.discriminator, dict(kind.mapping))


def test_what_stands_beside_variants_goes_to_each() -> None:
    """Fields beside `oneOf` are fields of each variant; null stays null; the discriminator finds them by both names."""
    union = {
        "type": "object",
        "properties": {"c": TEXT},
        "oneOf": [ref("A"), ref("B"), {"type": "null"}],
        "discriminator": {"propertyName": "kind", "mapping": {"a": "#/components/schemas/A", "b": "B", "z": "Nope"}},
    }
    spec, notes = carried(answers(ref("T")), {"A": A, "B": B, "T": union})
    kind = answer(spec)

    assert isinstance(kind, NullableType)
    assert isinstance(kind.inner, UnionType)
    assert {"a": 0, "b": 1, "A": 0, "B": 1} == dict(kind.inner.mapping)
    assert [{"kind", "x", "c"}, {"kind", "y", "c"}] == [
        set(fields(spec, variant.name)) for variant in kind.inner.variants if isinstance(variant, NamedType)
    ]
    assert "maps 'z' to 'Nope', which is no variant" in notes


def test_two_unions_at_once_are_every_pair() -> None:
    """`oneOf` beside `anyOf` holds both: each variant of the one has each of the other."""
    spec, _ = carried(answers(ref("T")), {"T": {"type": "object", "oneOf": [A, B], "anyOf": [A, B]}})
    kind = answer(spec)

    assert isinstance(kind, UnionType)
    assert [2, 2] == [len(inner.variants) for inner in kind.variants if isinstance(inner, UnionType)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([{"type": "string", "enum": ["a", "b"]}, {"enum": ["b", "c"]}], StringType(enum=("b",))),
        ([{"type": "integer"}, {"type": "number", "minimum": 2}], NumberType(integer=True, minimum=2)),
        ([{"type": "number"}, {"type": "integer"}], NumberType(integer=True)),
    ],
)
def test_parts_that_are_no_objects_hold_together(parts: list[Any], expected: Type) -> None:
    """Values that both parts allow, and the narrower of two kinds of number."""
    assert expected == one_field({"allOf": parts})


def test_a_part_narrows_the_field_of_another() -> None:
    """A later part adds to what is said of a field, words or limits, or names another type for it."""
    base = {"v": {**TEXT, "description": "words"}, "e": {**TEXT, "description": "d"}, "m": {**TEXT, "maxLength": 3}}
    more = {"v": {"description": "other"}, "e": ref("E"), "m": {**TEXT, "minLength": 2}}
    schemas = {
        "E": {**TEXT, "enum": ["a", "b"]},
        "P": {"type": "object", "properties": base},
        "T": {"allOf": [ref("P"), {"properties": more}]},
    }
    spec, _ = carried(answers(ref("T")), schemas)

    assert {"v": StringType(), "e": NamedType(name="E"), "m": StringType(min_length=2, max_length=3)} == fields(
        spec, "T"
    )


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": ["array", "null"], "items": TEXT}, NullableType(inner=ListType(item=StringType()))),
        (
            {"type": ["string", "array", "null"], "enum": ["a", ["b"], None]},
            NullableType(inner=UnionType(variants=(StringType(enum=("a",)), ConstType(value=["b"])))),
        ),
        ({"type": ["boolean", "string"], "enum": ["a"]}, StringType(enum=("a",))),
        (
            {"type": ["string", "number"], "enum": ["a", 1.5]},
            UnionType(variants=(StringType(enum=("a",)), NumberType(integer=False, enum=(1.5,)))),
        ),
        (
            {"type": ["string", "boolean"], "enum": ["a", True]},
            UnionType(variants=(StringType(enum=("a",)), ConstType(value=True))),
        ),
        ({"items": TEXT}, ListType(item=StringType())),
        ({"format": "date"}, StringType(format="date")),
        ({"enum": [1, 2.5]}, NumberType(integer=False, enum=(1, 2.5))),
        ({"enum": [1, 2]}, NamedType(name="GetResponseV")),
        ({"type": "null"}, ConstType(value=None)),
        ({"const": 3}, ConstType(value=3)),
    ],
)
def test_a_type_is_what_the_values_and_the_words_allow(schema: dict[str, Any], expected: Type) -> None:
    """Several types, values of several types, and types that are only implied."""
    assert expected == one_field(schema)


def test_objects_and_numbers_in_one_enumeration() -> None:
    """Values of each type go to the alternative of that type."""
    kind = one_field({"type": ["object", "integer"], "enum": [{"a": 1}, 2], "properties": {"a": TEXT}})

    assert isinstance(kind, UnionType)
    assert NumberType(integer=True, enum=(2,)) == kind.variants[1]


def test_a_variant_that_is_the_union_itself_says_nothing() -> None:
    """A union that names itself among its variants is the others."""
    spec, _ = carried(answers(ref("T")), {"T": {"oneOf": [ref("T"), TEXT]}})

    assert StringType() == answer(spec)


def test_names_that_python_can_not_tell_apart_are_changed_everywhere() -> None:
    """A discriminator's mapping follows the component that gets another name, by pointer or by name."""
    union = {
        "oneOf": [ref("a"), ref("A")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"x": "#/components/schemas/a", "y": "A", "z": "other.json#/q"},
        },
    }
    spec, notes = carried(answers(ref("T")), {"a": A, "A": B, "T": union})
    kind = answer(spec)

    assert isinstance(kind, UnionType)
    assert {"x": 0, "y": 1}.items() <= dict(kind.mapping).items()
    assert "its name in Python is that of 'a_2'" in notes
    assert "maps 'z'" in notes


# Where things stand


def test_references_into_components_are_followed_and_named() -> None:
    """A schema that is named by where it stands becomes a component of a free name."""
    schemas = {
        "T": {
            "properties": {"a": {"type": "object", "properties": {"x": TEXT}}},
            "allOf": [{"anyOf": [TEXT, {"type": "object", "properties": {"deep": TEXT}}]}],
        },
        "TA": {"type": "object", "properties": {"q": TEXT}},
    }
    into_a_response = {"$ref": "#/components/responses/R/content/application~1json/schema"}
    paths = {
        "/u": {
            "get": call(
                operationId="u",
                responses={
                    "200": {
                        "description": "ok",
                        "content": {"application/json": {"schema": ref("T/allOf/0/anyOf/1")}},
                    },
                    "404": {"description": "no", "content": {"application/json": {"schema": into_a_response}}},
                },
            )
        }
    }
    failure = {"type": "object", "properties": {"err": TEXT}}
    spec, _ = carried(
        {**answers(ref("T/properties/a")), **paths},
        schemas,
        components={"responses": {"R": {"description": "r", "content": {"application/json": {"schema": failure}}}}},
    )

    assert {("TA2", "x"), ("TVariant2", "deep"), ("R", "err")} == {
        (model.name, *fields(spec, model.name)) for model in spec.models
    }


def test_a_path_that_is_a_component_gives_all_that_it_has() -> None:
    """The operations of a referenced path have its parameters, its servers and its words."""
    item = {
        "summary": "Of the path",
        "parameters": [{"name": "q", "in": "query", "schema": TEXT}],
        "servers": [{"url": "https://other.example"}],
        "get": call(),
    }
    spec, _ = carried({"/a": {"$ref": "#/components/pathItems/P"}}, components={"pathItems": {"P": item}})

    assert ("https://other.example", "Of the path", ["q"]) == (
        spec.operations[0].server,
        spec.operations[0].summary,
        [parameter.wire for parameter in spec.operations[0].parameters],
    )


def test_headers_and_examples_of_an_answer_may_be_components() -> None:
    """References beside the schema of an answer lead to something that is there, and change no type."""
    answered = {
        "200": {
            "description": "ok",
            "headers": {"X-Left": {"$ref": "#/components/headers/L"}},
            "content": {"application/json": {"schema": TEXT, "examples": {"e": {"$ref": "#/components/examples/E"}}}},
        }
    }
    spec, _ = carried(
        {"/a": {"get": call(responses=answered)}},
        components={"headers": {"L": {"schema": {"type": "integer"}}}, "examples": {"E": {"value": "v"}}},
    )

    assert StringType() == answer(spec)


@pytest.mark.parametrize(
    ("url", "says"),
    [("https://[::bad/", "without an https address"), ("https://made.example:99999", "without an https address")],
)
def test_an_address_that_is_none_is_no_server(url: str, says: str) -> None:
    """A client is never sent to what cannot be an address."""
    assert says in refused({"/a": {"get": call(servers=[{"url": url}])}})


def test_the_variables_of_an_address_take_their_defaults() -> None:
    """Each that stands in the address is told; one that does not is nothing to tell."""
    variables = {"region": {"default": "eu"}, "v": {"default": "v1"}, "unused": {"default": "x"}}
    spec, notes = carried(
        {"/a": {"get": call()}}, servers=[{"url": "https://{region}.made.example/{v}", "variables": variables}]
    )

    assert "https://eu.made.example/v1" == spec.operations[0].server
    assert [True, True, False] == [f"variables/{name}" in notes for name in variables]


def test_operations_of_one_name_are_told_apart() -> None:
    """An operationId that stands several times is numbered, and a name that an overlay gives is kept."""
    spec, notes = carried(
        {
            "/a": {"get": call()},
            "/b": {"get": call()},
            "/c": {"get": call()},
            "/d": {"get": call(**{"x-voxwright-name": "own.name"})},
        }
    )

    assert ["own.name", "things.get", "things.get_2", "things.get_3"] == [each.name for each in spec.operations]
    assert "it is 'get_3'" in notes


def test_a_query_in_a_path_is_arguments() -> None:
    """A value that is written out is the only one; one in braces is any text; one that is declared is as declared."""
    spec, notes = carried(asks({"name": "x", "in": "query", "schema": {"type": "integer"}}, path="/a?x=1&y={z}&&q=2"))

    assert [("x", NumberType(integer=True)), ("y", StringType()), ("q", StringType(enum=("2",)))] == [
        (each.wire, each.type) for each in spec.operations[0].parameters
    ]
    assert "no parameter declares 'y' of the path's query" in notes


def test_a_second_key_that_is_declared_already_is_one_argument() -> None:
    """A header that is both a parameter and a further key stands once."""
    schemes = {name: {"type": "apiKey", "in": "header", "name": f"X-{name}"} for name in ("K", "L")}
    spec, _ = carried(
        asks({"name": "X-L", "in": "header", "schema": TEXT})
        | {
            "/b": {
                "get": call(
                    operationId="b",
                    security=[{"K": [], "L": []}],
                    parameters=[{"name": "X-L", "in": "header", "schema": TEXT}],
                )
            }
        },
        components={"securitySchemes": schemes},
        security=[{"K": []}],
    )

    assert [["X-L"], ["X-L"]] == [[each.wire for each in made.parameters] for made in spec.operations]


def test_a_form_of_fields_that_nobody_sends_is_empty() -> None:
    """A form whose every field is read-only has no argument."""
    spec, _ = carried(takes({"type": "object", "properties": {"f": {**TEXT, "readOnly": True}}}, "multipart/form-data"))

    assert () == spec.operations[0].parameters


def test_defaults_fit_whatever_their_type_is() -> None:
    """A default may be null, a constant, a value of an enumeration, or of one variant."""
    schemas = {"E": {**TEXT, "enum": ["a", "b"]}}
    given = {
        "a": {"type": ["string", "null"], "default": None},
        "b": {"oneOf": [TEXT, {"type": "integer"}], "default": 3},
        "c": {**ref("E"), "default": "a"},
        "d": {"const": 5, "default": 5},
    }
    spec, _ = carried(asks(*({"name": n, "in": "query", "schema": s} for n, s in given.items())), schemas)

    assert [*given] == [each.wire for each in spec.operations[0].parameters]
    assert "the default \"z\" of 'e' does not fit" in refused(
        asks({"name": "e", "in": "query", "schema": {**ref("E"), "default": "z"}}), schemas
    )


def deep(levels: int) -> dict[str, Any]:
    """Give a list of lists of lists."""
    schema = TEXT
    for _ in range(levels):
        schema = {"type": "array", "items": schema}
    return schema


REFUSALS: dict[str, tuple[tuple[Any, ...], dict[str, Any], str]] = {
    "an unknown type": ((answers({"type": "weird"}),), {}, "an unknown type 'weird'"),
    "a style of a path": (
        (asks({"name": "id", "in": "path", "required": True, "style": "label", "schema": TEXT}, path="/a/{id}"),),
        {},
        "the style 'label' of a path",
    ),
    "a placeholder twice": (
        (asks({"name": "id", "in": "path", "required": True, "schema": TEXT}, path="/a/{id}/{id}"),),
        {},
        "the path parameter 'id' stands in its path twice",
    ),
    "headers of a part": (
        (
            takes(
                {"type": "object", "properties": {"f": TEXT}},
                "multipart/form-data",
                encoding={"f": {"headers": {"X-A": {"schema": TEXT}}}},
            ),
        ),
        {},
        "headers of the part 'f'",
    ),
    "values of another type": (
        (answers({"type": "object", "properties": {"a": {"type": "string", "enum": ["a", 1]}}}),),
        {},
        "the value 1 is no string",
    ),
    "a limit that is no number": (
        (asks({"name": "a", "in": "query", "schema": {"type": "integer", "exclusiveMinimum": True}}),),
        {},
        "the limit true is no number",
    ),
    "a schema that is none": (
        (answers(ref("T/properties/enum")), {"T": {"type": "object", "properties": {"enum": 5}}}),
        {},
        "5 is no object",
    ),
    "a scheme that is not there": (
        ({"/a": {"get": call(security=[{"k": []}])}},),
        {"components": {"securitySchemes": {"k": {"$ref": "#/components/securitySchemes/none"}}}},
        "which a client cannot carry",
    ),
    "an address of its own": (({"/a": {"get": call()}},), {"openapi": "3.2.0", "$self": "https://x.example"}, "$self"),
    "a parameter in the whole query": (
        (asks({"name": "a", "in": "querystring", "content": {"application/json": {"schema": TEXT}}}),),
        {"openapi": "3.2.0"},
        "a parameter in 'querystring'",
    ),
    "a nest without end": ((answers(deep(400)),), {}, "nested more than 200 levels deep"),
    "a hundred findings": (
        ({f"/{number}": {"get": {"operationId": f"o{number}", "responses": 7}} for number in range(100)},),
        {},
        "7 is no object",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_can_not_be_carried_over_is_said(name: str) -> None:
    """Nothing is dropped in silence: it is refused, with its place."""
    given, more, says = REFUSALS[name]

    assert says in refused(*given, **more)
