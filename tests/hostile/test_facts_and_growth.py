"""The vocabulary of facts, and the bounds of what a document may stand for."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from hostile_parts import Document, fields, friendly, operation, schemas

import voxwright.errors
from generator import facts, growth
from generator.facts import check_facts
from generator.findings import GeneratorError
from generator.growth import check_growth
from generator.load import load_path
from generator.pipeline import overlaid
from generator.sources import load_versions, vendor_names

ROOT = Path(__file__).resolve().parents[2]


def refused(document: Document) -> list[str]:
    """Give the pointers of what is refused in the facts of a document."""
    with pytest.raises(GeneratorError) as caught:
        check_facts(document, source="x")
    return [finding.pointer for finding in caught.value.findings]


@pytest.mark.parametrize("vendor", vendor_names(ROOT))
def test_our_overlays_say_what_there_is_to_say(vendor: str) -> None:
    """Every fact of every vendor is one that is known."""
    for one in load_versions(ROOT, vendor):
        check_facts(overlaid(one), source=one.label)


def test_a_typing_error_in_a_fact_is_found() -> None:
    """A fact that nobody knows is refused where it stands, and so is one in the wrong place."""
    document = friendly()
    operation(document)["x-voxwright-biled"] = True
    operation(document)["parameters"][0]["x-voxwright-billed"] = True
    fields(document)["text"]["x-voxwright-setting"] = {"name": "a", "default": "b"}
    document["info"]["x-voxwright-vendor"] = {}

    assert sorted(refused(document)) == [
        "/components/schemas/Ask/properties/text/x-voxwright-setting",
        "/info/x-voxwright-vendor",
        "/paths/~1things~1{id}/post/parameters/0/x-voxwright-billed",
        "/paths/~1things~1{id}/post/x-voxwright-biled",
    ]


def test_names_and_data_are_no_facts() -> None:
    """A property, a header or an example that is called like a fact is none."""
    document = friendly()
    fields(document)["x-voxwright-billed"] = {"type": "string", "example": {"x-voxwright-nothing": 1}}

    check_facts(document, source="x")


def test_the_table_of_errors_is_the_runtimes() -> None:
    """Every class that an overlay can name exists, and is an error of a status."""
    for name in facts.ERRORS:
        assert issubclass(getattr(voxwright.errors, name), voxwright.errors.APIStatusError)


def test_poll_facts_are_arguments_of_the_runtime() -> None:
    """Every key of a poll, its parts joined by an underscore, is an argument of `Poll`: none is a name of its own."""
    from voxwright._core.operation import Poll

    tree = ast.parse(Path(facts.__file__).read_text(encoding="utf-8"))
    table = next(n for n in ast.walk(tree) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "_POLL")
    said = {key.value for key in ast.walk(table) if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    said |= {keyword.arg for keyword in ast.walk(table) if isinstance(keyword, ast.keyword) and keyword.arg}
    joined = (said - {"optional", "above", "error", "code", "message"}) | {"error_code", "error_message"}

    assert joined == set(Poll.__slots__)


def grown(more: dict[str, Any], name: str = "A") -> Document:
    """Give a document with more schemas, of which one is asked for."""
    document = friendly()
    schemas(document).update(more)
    fields(document)["more"] = {"$ref": f"#/components/schemas/{name}"}
    return document


@pytest.mark.parametrize("key", ["allOf", "anyOf", "oneOf"])
def test_doubling_is_refused_before_anything_doubles(key: str) -> None:
    """Twenty lines that each say the next one twice would be a million parts."""
    more = {f"A{n}": {key: [{"$ref": f"#/components/schemas/A{n + 1}"}] * 2} for n in range(20)}
    with pytest.raises(GeneratorError, match="stands for more than"):
        check_growth(grown(more | {"A20": {"type": "string"}}, "A0"), source="x")


def test_doubling_is_refused_wherever_references_lead() -> None:
    """It need not be components that refer to each other."""
    document = friendly()
    for n in range(20):
        document[f"x-{n}"] = {"anyOf": [{"$ref": f"#/x-{n + 1}"}] * 2}
    document["x-20"] = {"type": "string"}
    fields(document)["more"] = {"$ref": "#/x-0"}
    with pytest.raises(GeneratorError, match="stands for more than"):
        check_growth(document, source="x")


def test_what_is_only_itself_is_refused() -> None:
    """A reference that leads back to itself with nothing between means nothing; one through a list or object does."""
    alone = {"A": {"$ref": "#/components/schemas/B"}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}]}}
    with pytest.raises(GeneratorError, match="itself"):
        check_growth(grown(alone), source="x")

    check_growth(grown({"A": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}), source="x")
    check_growth(grown({"A": {"properties": {"a": {"$ref": "#/components/schemas/A"}}}}), source="x")


def test_chains_and_nests_end_in_a_finding() -> None:
    """A long chain of references, each nested deep, is refused without running out of stack."""
    nested: Any = {"$ref": "#/components/schemas/A1"}
    more: Document = {}
    for n in range(99):
        nested = {"$ref": f"#/components/schemas/A{n + 1}"}
        for _ in range(60):
            nested = {"type": "array", "items": nested}
        more[f"A{n}"] = nested
    with pytest.raises(GeneratorError, match=r"too deep|in a row"):
        check_growth(grown(more | {"A99": {"type": "string"}}, "A0"), source="x")


def test_our_documents_are_far_from_the_bounds() -> None:
    """What the vendors publish stands for less than a hundredth of what is allowed."""
    for path in sorted((ROOT / "generated").rglob("openapi.json")):
        document = load_path(path)
        sizes = growth._Growth(document)
        largest = max(
            (sizes.whole(f"#/components/schemas/{name}") for name in document["components"]["schemas"]), default=0
        )

        assert largest < growth.MOST / 100, f"{path} {json.dumps(largest)}"
