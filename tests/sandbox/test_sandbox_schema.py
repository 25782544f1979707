"""How the sandbox reads a schema and a pointer: each rule from both sides, by value."""

from __future__ import annotations

from typing import Any

import pytest

from voxwright.sandbox.schema import Schemas
from voxwright.sandbox.values import look_up, put

SCHEMAS = Schemas({"components": {"schemas": {"Base": {"type": "object", "required": ["a"], "properties": {"a": {}}}}}})


@pytest.mark.parametrize(
    ("schema", "good", "bad", "says"),
    [
        ({"const": "x"}, "x", "y", "must be x"),
        ({"type": "string", "minLength": 2}, "ab", "a", "must be at least 2 characters, is 1"),
        ({"type": "integer"}, 3.0, 3.5, "must be"),
        ({"type": "array", "minItems": 1, "maxItems": 2}, [1], [], "must have at least 1 items"),
        ({"type": "array", "maxItems": 1}, [1], [1, 2], "must have at most 1 items"),
        (
            {"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": {"type": "string"}}}]},
            {"a": 1, "b": "x"},
            {"b": "x"},
            "",
        ),
    ],
)
def test_a_rule_of_a_schema_holds_from_both_sides(schema: dict[str, Any], good: object, bad: object, says: str) -> None:
    """What fits has no fault; what does not has one that says the rule."""
    faults = [fault.reason for fault in SCHEMAS.check(schema, bad)]

    assert [] == list(SCHEMAS.check(schema, good))
    assert faults
    assert says in faults[0]


def test_a_pointer_reads_lists_and_writes_where_there_is_a_place() -> None:
    """An index that is there is read; a value is put only into an object that is there."""
    document: dict[str, Any] = {"errors": [{"code": 1}], "text": "x"}

    assert [1, None, None] == [look_up(document, at) for at in ("/errors/0/code", "/errors/7/code", "/errors/x/code")]
    assert (True, False) == (put(document, "/code", 2), put(document, "/text/code", 2))
    assert {"errors": [{"code": 1}], "text": "x", "code": 2} == document
