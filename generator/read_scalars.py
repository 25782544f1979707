"""Read scalars: schemas of text and of numbers, and what a schema without a type can only be."""

from __future__ import annotations

from typing import Any

from .spec import NumberType, StringType
from .walk import is_list, is_map


def string(schema: dict[str, Any]) -> StringType:
    """Read a schema of text."""
    enum = tuple(dict.fromkeys(schema.get("enum") or ()))
    return StringType(
        enum=enum,
        format=schema.get("format"),
        min_length=schema.get("minLength"),
        max_length=schema.get("maxLength"),
        unit=schema.get("x-voxwright-unit", "characters"),
        pattern=schema.get("pattern"),
        not_blank=bool(schema.get("x-voxwright-not-blank")),
        identifier=bool(schema.get("x-voxwright-identifier")),
        url=schema.get("x-voxwright-url"),
    )


def number(schema: dict[str, Any], *, integer: bool) -> NumberType:
    """Read a schema of numbers."""
    return NumberType(
        integer=integer,
        enum=tuple(dict.fromkeys(schema.get("enum") or ())),
        minimum=schema.get("minimum"),
        maximum=schema.get("maximum"),
        exclusive_minimum=schema.get("exclusiveMinimum"),
        exclusive_maximum=schema.get("exclusiveMaximum"),
        multiple_of=schema.get("multipleOf"),
    )


def implied(schema: dict[str, Any]) -> str | None:
    """Give the type that a schema without one can only have."""
    values = schema.get("enum")
    if is_list(values) and values:
        if all(isinstance(value, str) for value in values):
            return "string"
        return "integer" if all(type(value) is int for value in values) else "number"
    if is_map(schema.get("items")):
        return "array"
    if schema.keys() & {"properties", "additionalProperties", "patternProperties"}:
        return "object"
    if schema.get("format") in ("date", "date-time", "uuid", "uri", "binary", "byte"):
        return "string"
    return None


def is_plain(values: list[Any], kind: Any) -> bool:
    """Tell whether an enumeration is of texts or of numbers, as its type says."""
    if kind in (None, "string") and all(isinstance(value, str) for value in values):
        return True
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return (
        numbers
        and kind in (None, "number", "integer")
        and (kind != "integer" or all(is_of(v, "integer") for v in values))
    )


def is_of(value: Any, kind: str) -> bool:
    """Tell whether a JSON value is of a type."""
    if kind == "integer":
        return not isinstance(value, bool) and (
            isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        )
    kinds: dict[str, Any] = {
        "string": str,
        "boolean": bool,
        "number": int | float,
        "array": list,
        "object": dict,
        "null": type(None),
    }
    return isinstance(value, kinds.get(kind, object)) and not (kind == "number" and isinstance(value, bool))
