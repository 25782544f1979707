"""Documents made up: each is refused with findings, or its package sends and reads what the document describes.

`make fuzz` looks for longer, and elsewhere each time.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fuzz_documents import Document, Plan, plans, spoiled
from fuzz_oracle import expected, keys_of, observed
from fuzz_values import asked, fields_of, held, literals, wrong_docstring, wrong_enumerations, wrong_signature
from generate import make, suspicions
from hypothesis import HealthCheck, Phase, event, given, settings

from generator.tree import finish
from voxwright._core.unset import UNSET

FULL = os.environ.get("VOXWRIGHT_FUZZ") == "1"
BOUNDED = settings(
    max_examples=3_000 if FULL else 60,
    derandomize=not FULL,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink) if FULL else (Phase.generate,),
)
NUMBERS = itertools.count()


@contextmanager
def imported(files: dict[str, str], folder: Path) -> Iterator[Any]:
    """Import the package of *files* under a name of its own, and forget it afterwards."""
    name = f"made_up_{next(NUMBERS)}"
    for path, content in finish(files).items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_bytes(content)
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    importlib.invalidate_caches()
    try:
        for path in files:
            if path.endswith(".py"):
                importlib.import_module(".".join([name, *Path(path).with_suffix("").parts]).removesuffix(".__init__"))
        yield sys.modules[name]
    finally:
        sys.dont_write_bytecode = before
        sys.path.remove(str(folder))
        for module in [module for module in sys.modules if module == name or module.startswith(f"{name}.")]:
            del sys.modules[module]
        shutil.rmtree(folder / name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for packages."""
    return tmp_path_factory.mktemp("made_up")


def operations_of(package: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each operation of a package with the function that makes its requests."""
    for name in package.operations.__all__:
        members = vars(getattr(package.operations, name)).values()
        constants = [each for each in members if type(each).__name__ == "Operation"]
        functions = [each for each in members if type(each).__name__ == "function"]
        yield from zip(constants, functions, strict=True)


@BOUNDED
@given(plans())
def test_requests_and_answers_are_those_of_the_document(folder: Path, plan: Plan) -> None:
    """Path, query, headers, cookies, body and keys are what an oracle reads in the document; answers come back whole.

    Defaults, constants and enumerations are the document's too, wherever the package has them.
    """
    made = make(json.dumps(plan.document))
    event("made" if made.files else "refused")
    if not made.files:
        assert made.refused
        return
    assert [] == suspicions(made.files)
    assert defaults_of(plan.document) == defaults_of(json.loads(made.files["openapi.json"]))
    with imported(made.files, folder) as package:
        found = {(operation.method, operation.path): (operation, make_) for operation, make_ in operations_of(package)}
        assert len(plan.calls) == len(found)
        for call in plan.calls:
            operation, function = found[call.method.upper(), call.path]
            names = {place_of(field): field.name for field in operation.fields}
            request = function(**{names[key]: value for key, value in call.values.items()})

            assert expected(call, plan.document) == observed(request)
            places = {(place.kind, place.name, place.prefix) for place in operation.key_places()}
            assert places in keys_of(plan.document, call)
            (answer,) = (answer for answer in operation.answers if answer.status == "200")
            decoded = answer.schema.decode(call.answer)
            assert same(call.answer) == same(answer.schema.dump(decoded))
        check_values(package, plan.document)


def check_values(package: Any, document: Document) -> None:
    """Check defaults, constants and enumerations: in nodes and models, signatures, annotations and docstrings."""
    known: set[str] = set()
    for operation, function in operations_of(package):
        path, method = operation.path, operation.method.lower()
        fields = {place_of(field): field for field in operation.fields}
        answer = document["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]
        assert sorted({*asked(answer, document)}) == sorted({*held(operation.answers[0].schema)})
        known |= {values for _, values in asked(answer, document)}
        wanted = fields_of(document, path, method)
        assert sorted(wanted) == sorted(fields)
        for place, (schema, required) in wanted.items():
            field = fields[place]
            leaves = {*asked(schema, document)}
            known |= {values for _, values in leaves}
            assert sorted(leaves) == sorted({*held(field.schema)})
            assert UNSET is field.default
            assert "" == wrong_signature(function, field, schema, document, required=required)
            assert "" == wrong_docstring(function, schema)
            annotated = literals(function.__annotations__[field.name], package.models)
            allowed = [same(value) for _, values in leaves for value in json.loads(values)]
            assert [value for value in annotated if same(value) not in allowed] == []
            if leaves and all(at == "" for at, _ in leaves) and "const" not in schema:
                assert sorted({*allowed}) == sorted({same(value) for value in annotated})
    assert [] == wrong_enumerations(package.models, known)


def place_of(operation_field: Any) -> tuple[str, str]:
    """Give place and name of a field as a plan has them."""
    if operation_field.location == "content":
        return "body", ""
    return "body" if operation_field.location in ("part", "form") else operation_field.location, operation_field.wire


def defaults_of(document: Document) -> list[str]:
    """List the defaults that a document gives to parameters and to properties of bodies."""
    found: list[str] = []
    for path, item in document["paths"].items():
        shared = item.get("parameters", [])
        for method in item.keys() - {"parameters"}:
            for given_ in [*shared, *item[method].get("parameters", ())]:
                parameter = given_
                if "$ref" in given_:
                    parameter = document["components"]["parameters"][given_["$ref"].rpartition("/")[2]]
                schema = parameter["schema"]
                if "default" in schema:
                    found.append(same([path, method, parameter["in"], parameter["name"], schema["default"]]))
    return sorted(found)


def same(value: Any) -> str:
    """Give a value as text that is equal for equal JSON, 1 and 1.0 and True told apart."""
    return json.dumps(value, sort_keys=True)


@BOUNDED
@given(spoiled())
def test_a_spoiled_document_is_refused_or_imports(folder: Path, document: Document) -> None:
    """A document with a place that is not what it should be ends in findings or in a package, never in a traceback."""
    made = make(json.dumps(document))
    event("made" if made.files else "refused")
    if made.files:
        assert [] == suspicions(made.files)
        with imported(made.files, folder) as package:
            assert list(operations_of(package))
    else:
        assert made.refused
        assert not [line for line in made.refused if "cannot be read here" in line or "mend generator/" in line]
