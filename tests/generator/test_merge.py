"""Joining the pages of one vendor to one document, the same bytes in any order."""

from __future__ import annotations

import copy
import hashlib
import itertools
import json
from typing import Any

import pytest

from generator.findings import GeneratorError
from generator.merge import merge


def page(path: str = "/a", method: str = "get", /, **more: Any) -> dict[str, Any]:
    """Return a document of one operation."""
    operation = {"operationId": f"{method}{path}", "responses": {"200": {"description": "ok"}}}
    return {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {path: {method: operation}}, **more}


def merged(*documents: dict[str, Any]) -> dict[str, Any]:
    """Merge under the names p0, p1, ... and check that every order gives the same bytes."""
    named = [(f"p{index}", document) for index, document in enumerate(documents)]
    results = {json.dumps(merge(order)) for order in itertools.permutations(named)}
    assert len(results) == 1
    return json.loads(results.pop())


def refused(*documents: dict[str, Any]) -> str:
    """Return the message with which merging is refused, the same in every order."""
    named = [(f"p{index}", document) for index, document in enumerate(documents)]
    messages: set[str] = set()
    for order in itertools.permutations(named):
        with pytest.raises(GeneratorError) as caught:
            merge(order)
        messages.add(str(caught.value))
    assert len(messages) == 1
    return messages.pop()


def test_one_document_stays_as_it_is() -> None:
    """A single document gives an equal copy that shares nothing with it."""
    document = page(
        security=[{"k": []}], servers=[{"url": "https://a"}], tags=[{"name": "x"}], components={"schemas": {}}
    )
    result = merge([("p", document)])
    assert result == document
    result["paths"]["/a"]["get"]["tags"] = ["new"]
    assert "tags" not in document["paths"]["/a"]["get"]


def test_arguments_are_left_alone() -> None:
    """Pushing down and joining change neither document."""
    documents = [page(security=[{"k": []}]), page("/b", security=[])]
    before = copy.deepcopy(documents)
    merged(*documents)
    assert documents == before


def test_paths_methods_and_components_are_joined() -> None:
    """Operations of different paths and of one path, and components of all sections, come together."""
    first = page("/a", "post", components={"schemas": {"X": {"type": "string"}}, "x-c": 1})
    second = page(
        "/a", "get", components={"schemas": {"Y": {"type": "object"}}, "responses": {"R": {"description": ""}}}
    )
    result = merged(first, second, page("/b", "delete"))
    assert {path: list(item) for path, item in result["paths"].items()} == {"/a": ["get", "post"], "/b": ["delete"]}
    assert result["components"] == {
        "schemas": {"X": {"type": "string"}, "Y": {"type": "object"}},
        "x-c": 1,
        "responses": {"R": {"description": ""}},
    }


def test_equal_parts_stand_once() -> None:
    """Operations and components that are equal but for the order of their keys are one."""
    first = page(components={"schemas": {"X": {"type": "object", "title": "x"}}})
    second = page(components={"schemas": {"X": {"title": "x", "type": "object"}}})
    assert merged(first, second) == first


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"minimum": 1}, {"minimum": 1.0}),
        ({"default": True}, {"default": 1}),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    ],
)
def test_different_components_are_refused(left: Any, right: Any) -> None:
    """Components of one name that differ, be it in the kind of a number, name both sources and the place."""
    first, second = (
        page(path, components={"schemas": {"a/b": schema}}) for path, schema in (("/a", left), ("/b", right))
    )
    assert refused(first, second).startswith("p1 /components/schemas/a~1b: differs from the one in p0; ")


def test_every_conflict_is_reported() -> None:
    """All that differs is said at once, one line each."""
    first = page(components={"schemas": {"X": {"a": 1}, "Y": {"a": 1}}})
    second = page(components={"schemas": {"X": {"a": 2}, "Y": {"a": 2}}})
    second["paths"]["/a"]["get"]["summary"] = "other"
    lines = refused(first, second).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "p1 /paths/~1a/get",
        "p1 /components/schemas/X",
        "p1 /components/schemas/Y",
    ]


def test_agreed_security_and_servers_stay_at_the_root() -> None:
    """What all documents say alike is said once, at the root."""
    root: dict[str, Any] = {"security": [{"k": []}], "servers": [{"url": "https://a"}]}
    result = merged(page("/a", **root), page("/b", **root))
    assert {name: result[name] for name in root} == root
    assert "security" not in result["paths"]["/a"]["get"]


def test_security_is_pushed_down_where_documents_differ() -> None:
    """Each document's rule reaches its own operations only, and not those that have one."""
    own = page("/own", security=[{"a": []}])
    own["paths"]["/own"]["get"]["security"] = [{"o": []}]
    result = merged(page("/a", security=[{"a": []}]), page("/b", security=[]), page("/c"), own)
    assert "security" not in result
    assert {path: item["get"].get("security") for path, item in result["paths"].items()} == {
        "/a": [{"a": []}],
        "/b": [],
        "/c": None,
        "/own": [{"o": []}],
    }


def test_servers_are_pushed_down_where_documents_differ() -> None:
    """A server goes to the operations that rely on it, not to those whose path or own field has one."""
    second = page("/b", servers=[{"url": "https://b"}])
    second["paths"]["/c"] = {"servers": [{"url": "https://c"}], "get": {"responses": {}}}
    result = merged(page("/a", servers=[{"url": "https://a"}]), second)
    assert "servers" not in result
    assert result["paths"]["/a"]["get"]["servers"] == [{"url": "https://a"}]
    assert result["paths"]["/b"]["get"]["servers"] == [{"url": "https://b"}]
    assert "servers" not in result["paths"]["/c"]["get"]


def test_servers_may_differ_in_their_descriptions() -> None:
    """The words about a server are no reason to push it down; the first document's stay."""
    first, second = ([{"url": "https://a", "description": text}] for text in ("eins", "one"))
    result = merged(page("/a", servers=first), page("/b", servers=second))
    assert result["servers"] == first


def test_what_is_pushed_down_is_not_shared() -> None:
    """Two operations that got the same rule can be changed one by one."""
    first = page("/a", security=[{"k": []}])
    first["paths"]["/b"] = {"get": {"responses": {}}}
    result = merge([("p0", first), ("p1", page("/c"))])
    result["paths"]["/a"]["get"]["security"].append({})
    assert result["paths"]["/b"]["get"]["security"] == [{"k": []}]


def test_path_parameters_that_differ_are_pushed_down() -> None:
    """A path's parameters reach the operations of their own document, where the operation does not override them."""
    first = page("/a/{id}", "get", components={"parameters": {"Id": {"name": "id", "in": "path", "required": True}}})
    first["paths"]["/a/{id}"]["parameters"] = [{"name": "id", "in": "path"}, {"name": "id", "in": "query"}]
    first["paths"]["/a/{id}"]["get"]["parameters"] = [{"$ref": "#/components/parameters/Id"}]
    item = merged(first, page("/a/{id}", "post"))["paths"]["/a/{id}"]
    assert "parameters" not in item
    assert item["get"]["parameters"] == [{"name": "id", "in": "query"}, {"$ref": "#/components/parameters/Id"}]
    assert "parameters" not in item["post"]


def test_path_parameters_that_agree_stay() -> None:
    """A path's parameters that all its documents have are kept once."""
    first, second = page("/a/{id}", "get"), page("/a/{id}", "post")
    for document in (first, second):
        document["paths"]["/a/{id}"]["parameters"] = [{"name": "id", "in": "path"}]
    assert merged(first, second)["paths"]["/a/{id}"]["parameters"] == [{"name": "id", "in": "path"}]


def test_tags_are_joined_by_name() -> None:
    """A tag stands once, with the fields of all documents; different words about it are refused."""
    first = page("/a", tags=[{"name": "v"}, {"name": "w"}])
    second = page("/b", tags=[{"name": "v", "description": "d"}, {"name": "u"}])
    assert merged(first, second)["tags"] == [{"name": "v", "description": "d"}, {"name": "w"}, {"name": "u"}]
    third = page("/c", tags=[{"name": "v", "description": "other"}])
    assert "p2 /tags/v/description: differs from the one in p1" in refused(first, second, third)


def test_info_is_the_first_documents() -> None:
    """Pages have titles of their own; the first by name gives the document its own."""
    first, second = page("/a"), page("/b")
    second["info"] = {"title": "other", "version": "2"}
    assert merged(first, second)["info"] == {"title": "t", "version": "1"}
    assert merge([("z", first), ("y", second)])["info"] == {"title": "other", "version": "2"}


def test_root_extensions_are_joined() -> None:
    """An extension of one document is kept, one that differs is refused."""
    assert merged(page("/a", **{"x-a": 1}), page("/b", **{"x-b": 2}))["x-b"] == 2
    assert "p1 /x-a: differs" in refused(page("/a", **{"x-a": 1}), page("/b", **{"x-a": 2}))


def test_webhooks_are_joined() -> None:
    """Webhooks are treated like paths."""
    hook = {"done": {"post": {"responses": {"200": {"description": ""}}}}}
    assert merged(page("/a", webhooks=hook), page("/b"))["webhooks"] == hook


def test_versions_of_one_minor_go_together() -> None:
    """The highest patch version is the result's."""
    versions = ("3.0.1", "3.0.10", "3.0.9")
    documents = [{**page(f"/{version}"), "openapi": version} for version in versions]
    assert merged(*documents)["openapi"] == "3.0.10"


def test_versions_of_different_minors_do_not() -> None:
    """3.0 and 3.1 are refused together, naming both."""
    message = refused({**page("/a"), "openapi": "3.0.3"}, page("/b"))
    assert message.startswith("p1 /openapi: 3.1.0 does not go with 3.0.3 in p0; ")


@pytest.mark.parametrize("version", ["3.2.0", "2.0", None, 3.5, "3.1"])
def test_other_versions_are_refused(version: Any) -> None:
    """A document of another version is refused by name."""
    assert refused({**page(), "openapi": version}).startswith("p0 /openapi: `openapi` is ")


def test_one_operation_id_for_two_operations_is_refused() -> None:
    """An operationId that two documents use differently names both places."""
    first, second = page("/a"), page("/b")
    for document in (first, second):
        next(iter(document["paths"].values()))["get"]["operationId"] = "same"
    assert refused(first, second).startswith(
        'p1 /paths/~1b/get/operationId: "same" is also the operationId at /paths/~1a/get/operationId in p0'
    )


@pytest.mark.parametrize(
    "broken",
    [
        {"paths": []},
        {"paths": {"/a": None}},
        {"paths": {"/a": [1]}},
        {"components": 1},
        {"components": {"schemas": []}},
        {"tags": ["x"]},
        {"tags": {"name": 1}},
        {"webhooks": "w"},
    ],
)
def test_shapes_that_are_wrong_are_findings(broken: dict[str, Any]) -> None:
    """A part of the wrong kind is a finding with its place and no crash."""
    assert refused({**page(), **broken}, page("/z")).startswith("p0 /")


def test_odd_operations_do_not_crash() -> None:
    """Operations and parameters of the wrong kind are left to the validator."""
    odd = page("/a", security=[{"k": []}], servers="https://a")
    odd["paths"] = {
        "/a": {"get": 1, "parameters": 3},
        "/b": {"get": {"parameters": "x"}, "parameters": [{"$ref": "#/no"}]},
    }
    assert set(merged(odd, page("/b", "post"), page("/a", "put"))["paths"]) == {"/a", "/b"}


def test_nothing_to_merge_is_refused() -> None:
    """No document at all is an error."""
    with pytest.raises(GeneratorError, match="no document"):
        merge([])


def test_documents_of_one_name_are_told_apart_by_what_they_hold() -> None:
    """Even two sources of the same name give the same bytes in any order."""
    documents = [("p", page("/b")), ("p", page("/a")), ("p", {**page("/a"), "info": {"version": "1", "title": "t"}})]
    assert len({json.dumps(merge(order)) for order in itertools.permutations(documents)}) == 1


def test_many_pages_in_any_order() -> None:
    """Thirty pages that share components give the same bytes however they are shuffled."""
    shared = {f"S{index}": {"type": "object", "title": str(index)} for index in range(10)}
    documents = [
        (
            f"pages/{index}.md",
            page(
                f"/r{index % 7}",
                ("get", "put", "post", "delete", "patch")[index // 7],
                components={
                    "schemas": {name: shared[name] for name in (f"S{(index * step) % 10}" for step in (1, 3, 7))}
                },
                security=[{"k": []}] if index % 3 else [],
                tags=[{"name": f"t{index % 4}"}],
            ),
        )
        for index in range(30)
    ]
    expected = json.dumps(merge(documents))
    assert json.loads(expected)["components"]["schemas"] == shared
    for seed in range(10):
        shuffled = sorted(documents, key=lambda named: hashlib.sha256(f"{seed}{named[0]}".encode()).digest())
        assert json.dumps(merge(shuffled)) == expected
