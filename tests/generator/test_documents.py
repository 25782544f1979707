"""Small documents, each about one thing that strangers' documents do; the packages are imported and used."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.client import Report, make_client
from generator.findings import GeneratorError

ROOT = Path(__file__).resolve().parents[2]
OK = {"200": {"description": "ok"}}


class Maker:
    """Makes packages of documents and imports them, each under a name of its own."""

    def __init__(self, folder: Path) -> None:
        """Take the folder for the packages."""
        self.folder = folder
        self.count = 0
        self.report: Report | None = None

    def __call__(self, paths: dict[str, Any], components: dict[str, Any] | None = None, **root: Any) -> Any:
        """Give the package of a document with these *paths*."""
        import json

        self.count += 1
        name = f"made_{self.folder.name.replace('-', '_').lower()}_{self.count}"
        given: dict[str, Any] = {
            "openapi": "3.1.0",
            "info": {"title": "Made", "version": "1"},
            "servers": [{"url": "https://made.example"}],
            "paths": paths,
            "components": components or {},
            **root,
        }
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        self.report = make_client(path, name=name, out=self.folder / "out", runtime=ROOT)
        importlib.invalidate_caches()
        return importlib.import_module(name)

    @property
    def notes(self) -> str:
        """What was decided for the reader."""
        return "\n".join(str(note) for note in self.report.notes) if self.report else ""


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Maker]:
    """Give what makes packages."""
    before = {*sys.modules}
    sys.path.insert(0, str(tmp_path / "out"))
    yield Maker(tmp_path)
    sys.path.remove(str(tmp_path / "out"))
    for name in {*sys.modules} - before:
        if name.startswith("made_"):
            del sys.modules[name]


def post(schema: Any, media_type: str = "application/json", **more: Any) -> dict[str, Any]:
    """Give the paths of one operation `things.send` whose body is *schema*."""
    body = {"required": True, "content": {media_type: {"schema": schema, **more}}}
    return {"/things": {"post": {"operationId": "send", "tags": ["things"], "requestBody": body, "responses": OK}}}


def got(schema: Any) -> dict[str, Any]:
    """Give the paths of one operation `things.get` that answers *schema*."""
    answer = {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}
    return {"/things": {"get": {"operationId": "get", "tags": ["things"], "responses": answer}}}


def query(*parameters: dict[str, Any], path: str = "/things") -> dict[str, Any]:
    """Give the paths of one operation `things.get` with these parameters."""
    return {path: {"get": {"operationId": "get", "tags": ["things"], "parameters": list(parameters), "responses": OK}}}


def sent(request: Any) -> bytes:
    """Give the body of a request."""
    with request.open_body() as body:
        return b"".join(body.chunks())


def decoded(package: Any, value: Any) -> Any:
    """Give what the 200 of `things.get` decodes *value* to."""
    return package.operations.things.GET.answers[0].schema.decode(value)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        (None, None, ["a", "b"], (("q", "a"), ("q", "b"))),
        ("form", False, ["a", "b"], (("q", "a,b"),)),
        ("spaceDelimited", False, ["a", "b"], (("q", "a b"),)),
        ("pipeDelimited", False, ["a", "b"], (("q", "a|b"),)),
        ("deepObject", True, {"k": "v"}, (("q[k]", "v"),)),
    ],
)
def test_a_query_is_written_in_its_style(make: Maker, style: Any, explode: Any, value: Any, expected: Any) -> None:
    """Lists and objects of a query are written as `style` and `explode` say."""
    kind = {"type": "array", "items": {"type": "string"}} if isinstance(value, list) else {"type": "object"}
    said = {key: each for key, each in (("style", style), ("explode", explode)) if each is not None}
    package = make(query({"name": "q", "in": "query", "schema": kind, **said}))

    assert expected == package.operations.things.get(q=value).query


def test_a_parameter_with_content_is_json_text(make: Maker) -> None:
    """A parameter that has a media type in place of a schema travels as its JSON text."""
    content = {"application/json": {"schema": {"type": "object", "additionalProperties": {"type": "integer"}}}}
    package = make(query({"name": "filter", "in": "query", "content": content}))

    assert (("filter", '{"a":1}'),) == package.operations.things.get(filter_={"a": 1}).query


def test_headers_and_cookies_are_arguments(make: Maker) -> None:
    """Header and cookie parameters are sent; those that OpenAPI says to ignore are no arguments, and that is told."""
    text = {"type": "string"}
    package = make(
        query(
            {"name": "X-One", "in": "header", "schema": text},
            {"name": "two", "in": "cookie", "schema": text},
            {"name": "Accept", "in": "header", "schema": text},
        )
    )

    assert (("X-One", "a"), ("Cookie", "two=b")) == package.operations.things.get(x_one="a", two="b").headers
    assert "the header 'Accept'" in make.notes


def test_names_that_meet_are_told_apart(make: Maker) -> None:
    """Arguments, fields and operations whose Python names would be one all come out, with their names on the wire."""
    schema = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "+1": {"type": "integer"}, "-1": {"type": "integer"}},
    }
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    post_twice = {"tags": ["a b"], "parameters": parameters, "requestBody": body, "responses": OK}
    package = make(
        {
            "/x/{id}": {"post": {"operationId": "putIt", **post_twice}},
            "/y/{id}": {"post": {"operationId": "put_it", **post_twice, "tags": ["a-b"]}},
        }
    )
    request = package.operations.a_b.put_it_2(id="p", id_body="b", field_1=1, field_1_body=-1)

    assert ("/y/p", b'{"id":"b","+1":1,"-1":-1}') == (request.path, sent(request))
    assert "/x/p" == package.operations.a_b.put_it(id="p").path


def test_types_that_meet_are_told_apart(make: Maker) -> None:
    """Two components of one Python name, and an empty property name, come through."""
    schemas = {
        "FooBar": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
        "foo_bar": {
            "type": "object",
            "required": ["b"],
            "properties": {"b": {"type": "string"}, "": {"type": "string"}},
        },
    }
    both = {"type": "object", "properties": {name: {"$ref": f"#/components/schemas/{name}"} for name in schemas}}
    package = make(got(both), {"schemas": schemas})
    value = {"FooBar": {"a": "x"}, "foo_bar": {"b": "y", "": "z"}}

    assert value == decoded(package, value).to_dict()
    assert {"FooBar", "FooBar2"} <= {*package.models.__all__}


def test_enumerations_that_differ_in_case_or_kind(make: Maker) -> None:
    """Values that differ only in case, of several types, and beside null, are all there."""
    schema = {
        "type": "object",
        "properties": {
            "direction": {"type": "string", "enum": ["ASC", "asc"]},
            "mixed": {"enum": ["a", 1, True, 2.5]},
            "maybe": {"type": "string", "nullable": True, "enum": ["x", "y"]},
        },
    }
    package = make(post(schema), openapi="3.0.3")
    send = package.operations.things.send

    assert b'{"direction":"asc","mixed":1,"maybe":null}' == sent(send(direction="asc", mixed=1, maybe=None))
    assert b'{"mixed":true}' == sent(send(mixed=True))
    assert ("ASC", "asc") == package.models.SEND_BODY_DIRECTION_VALUES
    with pytest.raises(Exception, match="mixed"):
        send(mixed="b").check()


def test_discriminators_decide(make: Maker) -> None:
    """A mapping, an implicit name, a constant of a variant, and a base with heirs each choose the variant."""
    cat = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "name": {"type": "string"}},
    }
    schemas = {
        "Cat": cat,
        "Dog": cat,
        "Pet": {
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"meow": "#/components/schemas/Cat"}},
        },
        "Base": {
            "type": "object",
            "required": ["t"],
            "discriminator": {"propertyName": "t"},
            "properties": {"t": {"type": "string"}},
        },
        "Heir": {
            "allOf": [
                {"$ref": "#/components/schemas/Base"},
                {"type": "object", "properties": {"more": {"type": "integer"}}},
            ]
        },
    }
    holder = {
        "type": "object",
        "properties": {"pet": {"$ref": "#/components/schemas/Pet"}, "base": {"$ref": "#/components/schemas/Base"}},
    }
    package = make(got(holder), {"schemas": schemas})

    assert "Cat" == type(decoded(package, {"pet": {"kind": "meow"}}).pet).__name__
    assert "Dog" == type(decoded(package, {"pet": {"kind": "Dog"}}).pet).__name__
    assert 1 == decoded(package, {"base": {"t": "Heir", "more": 1}}).base.more
    assert "Base" == type(decoded(package, {"base": {"t": "other"}}).base).__name__


def test_unions_choose_by_what_fits(make: Maker) -> None:
    """Without a discriminator the variant is what validates, not what comes first; what stands beside is in each."""
    one = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    two = {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}
    package = make(
        got({"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}, "oneOf": [one, two]})
    )
    value = decoded(package, {"id": "i", "b": "x"})

    assert ("i", "x") == (value.id, value.b)


def test_parts_of_all_of_are_all_there(make: Maker) -> None:
    """An object of a reference and of its own properties has both; one of plain types is their common type."""
    schemas = {"Base": {"type": "object", "properties": {"a": {"type": "string"}}}}
    whole = {
        "type": "object",
        "properties": {"b": {"allOf": [{"type": "string"}, {"maxLength": 2}]}},
        "allOf": [{"$ref": "#/components/schemas/Base"}],
    }
    package = make(post(whole), {"schemas": schemas})

    assert b'{"a":"x","b":"yy"}' == sent(package.operations.things.send(a="x", b="yy"))
    with pytest.raises(Exception, match="b is 3 characters long"):
        package.operations.things.send(b="yyy").check()


def test_a_type_that_holds_itself(make: Maker) -> None:
    """A recursive list, and a recursive model, decode and encode at any depth."""
    schemas = {
        "Tree": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Tree"}]}},
        "Node": {
            "type": "object",
            "properties": {
                "next": {"$ref": "#/components/schemas/Node"},
                "tree": {"$ref": "#/components/schemas/Tree"},
            },
        },
    }
    package = make(post({"$ref": "#/components/schemas/Node"}), {"schemas": schemas})
    send = package.operations.things.send

    assert b'{"next":{"next":{}},"tree":["a",["b",[]]]}' == sent(send(next_={"next": {}}, tree=["a", ["b", []]]))
    with pytest.raises(Exception, match="tree"):
        send(tree=["a", [1]]).check()


def test_a_map_of_models_may_hold_its_own_model(make: Maker) -> None:
    """An object whose further properties are of its own type imports, and decodes."""
    schemas = {
        "Dir": {
            "type": "object",
            "properties": {"size": {"type": "integer"}},
            "additionalProperties": {"$ref": "#/components/schemas/Dir"},
        }
    }
    package = make(got({"$ref": "#/components/schemas/Dir"}), {"schemas": schemas})

    assert 2 == decoded(package, {"bin": {"size": 2}}).additional_properties["bin"].size


def test_references_into_paths(make: Maker) -> None:
    """A reference to a schema, a parameter or an answer of another operation finds it."""
    shared = {"type": "object", "properties": {"id": {"type": "string"}}}
    answers = {"200": {"description": "ok", "content": {"application/json": {"schema": shared}}}}
    first = {
        "operationId": "first",
        "tags": ["things"],
        "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}],
        "responses": {
            **answers,
            "default": {
                "description": "no",
                "content": {
                    "application/json": {"schema": {"type": "object", "properties": {"e": {"type": "string"}}}}
                },
            },
        },
    }
    at = "#/paths/~1first/get"
    second = {
        "operationId": "get",
        "tags": ["things"],
        "parameters": [{"$ref": f"{at}/parameters/0"}],
        "responses": {
            "200": {"$ref": f"{at}/responses/200"},
            "default": {
                "description": "no",
                "content": {
                    "application/json": {"schema": {"$ref": f"{at}/responses/default/content/application~1json/schema"}}
                },
            },
        },
    }
    package = make({"/first": {"get": first}, "/second": {"get": second}})

    assert (("page", "2"),) == package.operations.things.get(page=2).query
    assert "a" == decoded(package, {"id": "a"}).id
    assert "x" == package.operations.things.GET.answers[1].schema.decode({"e": "x"}).e


def test_forms_follow_their_encoding(make: Maker) -> None:
    """A multipart form has files, lists of files, JSON parts, repeated parts and parts of a media type of their own."""
    schema = {
        "type": "object",
        "required": ["clip"],
        "properties": {
            "clip": {"type": "string", "format": "binary"},
            "more": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "tags": {"type": "array", "items": {"type": "string"}},
            "meta": {"type": "object", "additionalProperties": {"type": "string"}},
            "note": {"type": "string"},
        },
    }
    package = make(post(schema, "multipart/form-data", encoding={"note": {"contentType": "text/markdown"}}))
    files = {"clip": b"one", "more": [b"two", b"three"]}
    body = sent(package.operations.things.send(**files, tags=["a", "b"], meta={"k": "v"}, note="n")).decode()

    assert (2, 2) == (body.count('name="tags"'), body.count('name="more"; filename='))
    assert 'name="meta"\r\nContent-Type: application/json\r\n\r\n{"k":"v"}' in body
    assert 'name="note"\r\nContent-Type: text/markdown\r\n\r\nn' in body


def test_bodies_of_other_kinds(make: Maker) -> None:
    """Raw bytes, other JSON and urlencoded forms are sent as their media type says."""
    raw = make(post({"type": "string", "format": "binary"}, "application/octet-stream")).operations.things
    patch = make(post({"type": "array", "items": {"type": "object"}}, "application/json-patch+json")).operations.things
    lists = {"type": "object", "properties": {"expand": {"type": "array", "items": {"type": "string"}}}}
    form = make(
        post(lists, "application/x-www-form-urlencoded", encoding={"expand": {"style": "form", "explode": False}})
    ).operations.things

    assert b"abc" == sent(raw.send(body=b"abc"))
    assert b'[{"op":"add"}]' == sent(patch.send(body=[{"op": "add"}]))
    assert b"expand=a%2Cb" == sent(form.send(expand=["a", "b"]))


def test_a_second_media_type_is_a_variant(make: Maker) -> None:
    """A body of several forms has a call for each; one that says the same as JSON is told and is no call."""
    content: dict[str, Any] = {kind: {"schema": {"type": "string"}} for kind in ("text/plain", "text/x-markdown")}
    paths = post({})
    paths["/things"]["post"]["requestBody"]["content"] = content
    things = make(paths).operations.things
    assert "text/x-markdown" == things.SEND_AS_X_MARKDOWN.body_type
    assert "text/plain" == things.SEND.body_type

    same = {"type": "object", "properties": {"a": {"type": "string"}}}
    paths["/things"]["post"]["requestBody"]["content"] = {
        "application/xml": {"schema": same},
        "application/json": {"schema": same},
    }
    assert "application/json" == make(paths).operations.things.SEND.body_type
    assert "the same is sent as application/json" in make.notes


def test_answers_that_are_no_json_are_bytes(make: Maker) -> None:
    """Audio and other raw answers are bytes; a default answer without another one is the success."""
    answers = {
        "200": {"description": "ok", "content": {"audio/mpeg": {"schema": {"type": "string", "format": "binary"}}}}
    }
    speak = {"operationId": "speak", "tags": ["things"], "responses": answers}
    other = {
        "operationId": "other",
        "tags": ["things"],
        "responses": {
            "default": {"description": "ok", "content": {"application/json": {"schema": {"type": "integer"}}}}
        },
    }
    things = make({"/speak": {"get": speak}, "/other": {"get": other}}).operations.things

    assert ("audio/mpeg", b"x") == (things.SPEAK.answers[0].media_type, things.SPEAK.answers[0].schema.decode(b"x"))
    assert ["2XX", "default"] == [answer.status for answer in things.OTHER.answers]


def test_read_only_fields_are_not_asked_for(make: Maker) -> None:
    """A read-only property is no argument, and a model that is also sent does not demand it."""
    inner = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string", "readOnly": True}, "n": {"type": "integer"}},
    }
    outer = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}, "inner": inner}}
    things = make(post(outer)).operations.things

    assert ["inner"] == [field.name for field in things.SEND.fields]
    assert b'{"inner":{"n":1}}' == sent(things.send(inner={"n": 1}))


@pytest.mark.parametrize(
    ("scheme", "kind", "name", "prefix"),
    [
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, "header", "X-Key", ""),
        ({"type": "apiKey", "in": "query", "name": "key"}, "query", "key", ""),
        ({"type": "apiKey", "in": "cookie", "name": "sid"}, "cookie", "sid", ""),
        ({"type": "http", "scheme": "bearer"}, "header", "Authorization", "Bearer "),
        ({"type": "http", "scheme": "Basic"}, "basic", "Authorization", "Basic "),
        ({"type": "oauth2", "flows": {}}, "header", "Authorization", "Bearer "),
    ],
)
def test_every_security_scheme_that_one_key_can_meet(
    make: Maker, scheme: Any, kind: str, name: str, prefix: str
) -> None:
    """The key travels as the document's scheme says."""
    package = make(query(), {"securitySchemes": {"main": scheme}}, security=[{"main": []}])
    security = importlib.import_module(f"{package.__name__}._vendor").VENDOR.security

    assert (kind, name, prefix) == (security.kind, security.name, security.prefix)


def test_several_keys_at_once(make: Maker) -> None:
    """Of schemes that are needed together one is the client's own key, and the others are further ones."""
    schemes = {"key": {"type": "http", "scheme": "bearer"}, "app": {"type": "apiKey", "in": "header", "name": "X-App"}}
    things = make(query(), {"securitySchemes": schemes}, security=[{"key": [], "app": []}]).operations.things

    assert [("Authorization", ""), ("X-App", "app")] == [(each.name, each.key) for each in things.GET.security]


@pytest.mark.parametrize(
    ("servers", "base_url"),
    [
        (
            [{"url": "https://{region}.made.example/", "variables": {"region": {"default": "eu"}}}],
            "https://eu.made.example",
        ),
        ([{"url": "/v1"}], None),
        ([{"url": "http://made.example"}], None),
        ([], None),
    ],
)
def test_servers(make: Maker, servers: Any, base_url: str | None) -> None:
    """Variables take their defaults; without an https address the client demands one."""
    package = make(query(), servers=servers)
    vendor = importlib.import_module(f"{package.__name__}._vendor").VENDOR
    client = getattr(package, next(name for name in package.__all__ if name.startswith("Made")))
    if base_url is not None:
        assert base_url == vendor.base_url
        return
    with pytest.raises(TypeError, match="base_url"):
        client()
    assert "https://other.example" == client(base_url="https://other.example").base_url


def test_paths_that_say_more_than_a_path(make: Maker) -> None:
    """A fragment is not sent, a query is an argument with its value, an undeclared placeholder is text."""
    call = {"tags": ["things"], "responses": OK}
    things = make(
        {"/a/{id}#one": {"get": {"operationId": "one", **call}}, "/a?Action=Go": {"get": {"operationId": "go", **call}}}
    ).operations.things

    assert ("/a/x", ()) == (things.one(id="x").path, things.one(id="x").query)
    assert ("/a", (("Action", "Go"),)) == (things.go().path, things.go().query)


def test_operations_without_names(make: Maker) -> None:
    """An operation without an operationId, a tag or words is called by its method and path."""
    package = make({"/voices/{id}": {"delete": {"responses": OK}}})

    assert "/voices/a" == package.operations.voices.delete_voices_id(id="a").path


def test_reports_point_into_the_given_document(make: Maker) -> None:
    """A finding in a schema that was hoisted or referred to names the place where its author finds it."""
    bad = {
        "type": "object",
        "properties": {"x": {"type": "object", "properties": {"n": {"type": "integer", "default": "no"}}}},
    }
    with pytest.raises(GeneratorError) as raised:
        make(got({"$ref": "#/components/schemas/Bad"}), {"schemas": {"Bad": bad}})

    assert ["/components/schemas/Bad/properties/x/properties/n"] == [
        finding.pointer for finding in raised.value.findings
    ]
