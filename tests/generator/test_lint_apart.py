"""Operations that share an address: told apart by what is always sent, in a vendor's document and in a stranger's."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator import engine
from generator.client import Report, make_client
from generator.findings import GeneratorError
from generator.lint import lint
from generator.lint_apart import constants
from generator.normalize import normalize
from generator.read import read
from generator.spec import NormalizedSpec

ROOT = Path(__file__).resolve().parents[2]
OK = {"200": {"description": "ok"}}


def call(identifier: str, /, *, body: dict[str, Any] | None = None, **parameter: Any) -> dict[str, Any]:
    """Give one operation, with a body of required properties or with one parameter."""
    made: dict[str, Any] = {"operationId": identifier, "tags": ["things"], "responses": OK, "security": [{"key": []}]}
    if body is not None:
        schema = {"type": "object", "required": [*body], "properties": body}
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if parameter:
        made["parameters"] = [parameter]
    return {"post": made}


def document(paths: dict[str, Any]) -> dict[str, Any]:
    """Give a document with these *paths*."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "https://api.example"}],
        "x-voxwright-vendor": {"class": "Example", "env": ["EXAMPLE_API_KEY"]},
        "paths": paths,
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def spec_of(paths: dict[str, Any]) -> NormalizedSpec:
    """Give the values of a document with these *paths*."""
    return read(normalize(document(paths)))


def one(value: Any) -> dict[str, Any]:
    """Give a schema of one value."""
    return {"type": "string", "enum": [value]}


APART = [
    ({"model": one("design")}, {"model": one("speech")}),
    ({"model": one("design")}, {"model": {"type": "string", "const": "speech"}}),
    ({"model": one("design")}, {"text": {"type": "string"}}),
    ({"kind": {"type": "integer", "enum": [1]}}, {"kind": {"type": "integer", "enum": [2]}}),
]
ALIKE = [
    ({"model": {"type": "string"}}, {"model": {"type": "string"}}),
    ({"model": one("speech")}, {"model": one("speech"), "text": {"type": "string"}}),
    ({"model": {"type": "string", "enum": ["a", "b"]}}, {"model": {"type": "string", "enum": ["c", "d"]}}),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_a_fragment_is_no_part_of_the_address(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Both keys stay in the document, both calls go to one path, and the library's parse is met by key."""
    spec = spec_of({"/things": call("one", body=first), "/things#speech": call("two", body=second)})

    lint(spec, source="example")
    engine.reconcile(spec, source="example")

    assert ["/things", "/things"] == [operation.path for operation in spec.operations]
    assert ["/things", "/things#speech"] == [operation.key for operation in spec.operations]
    assert ["/things", "/things#speech"] == list(spec.document["paths"])


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_what_nothing_tells_apart_is_a_finding(first: dict[str, Any], second: dict[str, Any]) -> None:
    """One finding, at the second of the two, that names the first."""
    spec = spec_of({"/things": call("one", body=first), "/things#speech": call("two", body=second)})
    with pytest.raises(GeneratorError, match="nothing that is sent tells it from '/things'") as caught:
        lint(spec, source="example")

    assert ["/paths/~1things#speech/post"] == [finding.pointer for finding in caught.value.findings]


def test_a_value_that_may_be_left_out_tells_nothing_apart() -> None:
    """Only what every request has counts."""
    paths = {"/things": call("one", body={"text": {"type": "string"}})}
    paths |= {"/things#speech": call("two", name="model", **{"in": "query", "schema": one("speech")})}
    optional = spec_of(paths)
    paths["/things#speech"]["post"]["parameters"][0]["required"] = True

    assert [{}, {}] == [constants(operation) for operation in optional.operations]
    with pytest.raises(GeneratorError, match="tells it from"):
        lint(optional, source="example")
    lint(spec_of(paths), source="example")


def test_a_loss_among_operations_of_one_address_is_found() -> None:
    """The library's parse is held against ours key by key: one of two lost is a finding."""
    from attrs import evolve

    bodies = [{"model": one("design")}, {"model": one("speech")}]
    spec = spec_of({"/things": call("one", body=bodies[0]), "/things#speech": call("two", body=bodies[1])})

    with pytest.raises(GeneratorError, match="we lost the operation 'POST /things#speech'"):
        engine.reconcile(evolve(spec, operations=spec.operations[:1]), source="example")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Any]:
    """Give what makes a package of a stranger's document, and imports it."""
    sys.path.insert(0, str(tmp_path / "out"))
    before = {*sys.modules}

    def make(paths: dict[str, Any], name: str) -> tuple[ModuleType, Report]:
        path = tmp_path / "given.json"
        path.write_text(json.dumps(document(paths)), encoding="utf-8")
        report = make_client(path, name=name, out=tmp_path / "out", runtime=ROOT)
        importlib.invalidate_caches()
        return importlib.import_module(name), report

    yield make
    sys.path.remove(str(tmp_path / "out"))
    for name in {*sys.modules} - before:
        if name.startswith("apart_"):
            del sys.modules[name]


def test_a_strangers_actions_at_one_address(made: Any) -> None:
    """A document in the style of AWS: every key is `/#X-Amz-Target=...`, and a header says which action is meant."""
    names = ("CreateVoice", "DeleteVoice")
    package, report = made(
        {
            f"/#X-Amz-Target=Voices.{name}": call(
                name, name="X-Amz-Target", required=True, **{"in": "header", "schema": one(f"Voices.{name}")}
            )
            for name in names
        },
        "apart_actions",
    )
    things = package.operations.things
    requests = [things.create_voice(), things.delete_voice()]

    assert (2, 2, []) == (report.asked, report.made, [str(note) for note in report.notes if "apart" in str(note)])
    assert ["/", "/"] == [request.path for request in requests]
    assert [f"Voices.{name}" for name in names] == [dict(request.headers)["X-Amz-Target"] for request in requests]


def test_a_strangers_twins_are_told_and_kept(made: Any) -> None:
    """Two operations that no server could tell apart lose nothing in a client; the reader is told."""
    package, report = made({"/a#old": call("old"), "/a#new": call("new")}, "apart_twins")

    assert 2 == report.made
    assert "nothing that is sent tells it from '/a#new'" in "\n".join(map(str, report.notes))
    assert "/a" == package.operations.things.old().path == package.operations.things.new().path
