"""Redocly reads each vendor's normalized document once: a second opinion on whether it is OpenAPI 3.1."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from judged import DOCUMENTS, document

LIMIT_SECONDS = 60


def lint(node_judges: Path, folder: Path, documents: dict[str, Any]) -> dict[str, list[str]]:
    """Return what Redocly has against each document."""
    files = {name: folder / f"{name.replace('/', '-')}.json" for name in documents}
    for name, file in files.items():
        file.write_text(json.dumps(documents[name]), encoding="utf-8")
    script = Path(__file__).with_name("redocly.mjs")
    run = subprocess.run(
        [str(node_judges / "node"), str(script), str(node_judges), *map(str, files.values())],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_SECONDS,
    )
    assert 0 == run.returncode, run.stderr
    found = json.loads(run.stdout)
    return {name: found[str(file)] for name, file in files.items()}


def with_aliases(node: dict[str, Any]) -> dict[str, Any]:
    """Return a document in which the other names of a property (`x-voxwright-aliases`) are properties too."""
    found = copy.deepcopy(node)
    for properties in _properties(found):
        for schema in [item for item in properties.values() if isinstance(item, dict)]:
            for alias in schema.pop("x-voxwright-aliases", ()):
                properties[alias] = schema
    return found


def _properties(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict) and isinstance(node.get("properties"), dict):
        yield node["properties"]
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _properties(item)


@pytest.fixture(scope="module")
def opinions(node_judges: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Give what Redocly has against each vendor's document; one process reads them all."""
    documents = {vendor: with_aliases(document(vendor)) for vendor in DOCUMENTS}
    return lint(node_judges, tmp_path_factory.mktemp("redocly"), documents)


@pytest.mark.parametrize("vendor", DOCUMENTS)
def test_redocly_has_nothing_against_a_document(vendor: str, opinions: dict[str, list[str]]) -> None:
    """Structure, references, names, security and examples: it keeps every recommended rule."""
    assert [] == opinions[vendor]


def test_redocly_notices_a_key_that_is_none_of_openapis(node_judges: Path, tmp_path: Path) -> None:
    """A description that was cut in two, as a careless YAML line does, is found."""
    schema = {"type": "string", "description": "Gender", "where it is told.": None}
    broken = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {"Gender": schema}}}

    found = lint(node_judges, tmp_path, {"broken": broken})["broken"]

    assert any("struct #/components/schemas/Gender/where it is told." in line for line in found)
