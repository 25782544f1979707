"""Compose: what a schema puts together from several, said in a way that one type can be made of.

Afterwards `allOf` holds objects, or one reference; a union holds whole alternatives; `null` is an alternative of its
own beside anything that has parts; a constraint that only validates (`required` in a variant, `not`, `if`) makes no
type.
"""

from __future__ import annotations

from typing import Any

from .hoist import ANNOTATIONS
from .pointer import tokens
from .references import PREFIX
from .walk import is_list, is_map, items, map_schema, map_schemas, mapping

_STRUCTURE = frozenset(
    {
        "$ref",
        "type",
        "properties",
        "allOf",
        "anyOf",
        "oneOf",
        "enum",
        "const",
        "items",
        "additionalProperties",
        "format",
    }
)
_UNIONS = ("oneOf", "anyOf")
_OBJECT = frozenset({"properties", "additionalProperties", "patternProperties"})
_MAX_DEPTH = 24


def families(schemas: dict[str, Any]) -> dict[str, list[str]]:
    """Give, for each component that has a discriminator and no variants, the components that extend it by `allOf`."""
    bases = {
        name
        for name, schema in schemas.items()
        if is_map(schema) and is_map(schema.get("discriminator")) and not schema.keys() & set(_UNIONS)
    }
    found: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        for part in (schema.get("allOf") or ()) if bases and is_map(schema) else ():
            reference = part.get("$ref") if is_map(part) else None
            if isinstance(reference, str) and reference.startswith(PREFIX) and tokens(reference)[2] in bases:
                found.setdefault(tokens(reference)[2], []).append(name)
    return found


def compose(document: dict[str, Any]) -> None:
    """Rewrite, in place, every schema of *document*."""
    composer = _Composer(document.get("components", {}).get("schemas", {}))
    map_schemas(document, composer.change)


class _Composer:
    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas
        self._given = dict(schemas)  # as they were: what was composed stands in its own place

    def change(self, schema: dict[str, Any], at: str, depth: int = 0) -> dict[str, Any]:
        """Give *schema*, whose parts have been changed already, in the form that this module promises."""
        if depth > _MAX_DEPTH:
            return schema
        for key in _UNIONS:
            if is_list(schema.get(key)) and not any(_is_structural(v) for v in schema[key]):
                # Alternatives that say only what is required make no type.
                schema = {name: child for name, child in schema.items() if name != key}
        if is_list(schema.get("allOf")):
            schema = self._parts(schema, at, depth)
        schema = self._split(schema)
        key = next((key for key in _UNIONS if is_list(schema.get(key))), None)
        if key is not None and (schema.keys() & {"properties", "allOf"} or len(schema.keys() & set(_UNIONS)) > 1):
            schema = self._distribute(schema, key, depth)
        return schema

    def _resolved(self, schema: Any) -> dict[str, Any]:
        """Give the schema that a lone reference leads to."""
        for _ in range(_MAX_DEPTH):
            if not is_map(schema):
                return {}
            reference = schema.get("$ref")
            parts = schema.get("allOf")
            if reference is None and is_list(parts) and len(parts) == 1 and not schema.keys() - {"allOf"} - ANNOTATIONS:
                schema = parts[0]
                continue
            if not isinstance(reference, str):
                return schema
            schema = self._schemas.get(tokens(reference)[-1])
        return {}

    def _is_object(self, schema: Any, depth: int = 0) -> bool:
        found = self._resolved(schema)
        kind = found.get("type")
        if kind is not None:
            return kind == "object" or (is_list(kind) and "object" in kind)
        if found.keys() & _OBJECT:
            return True
        parts = found.get("allOf")
        return depth < _MAX_DEPTH and is_list(parts) and any(self._is_object(part, depth + 1) for part in parts)

    def _is_union(self, schema: Any) -> bool:
        """Tell whether a schema has alternatives that make types."""
        found = self._resolved(schema)
        return any(_is_structural(variant) for key in _UNIONS for variant in items(found.get(key)))

    def _without_heirs(self, part: dict[str, Any], at: str) -> dict[str, Any]:
        """Give what a base has of its own, where the schema at *at* is one of the heirs that it lists; else *part*."""
        reference = part.get("$ref")
        base = mapping(self._given.get(tokens(reference)[-1])) if isinstance(reference, str) else {}
        variants = [variant for key in _UNIONS for variant in items(base.get(key))]
        if not self._lead_to(f"#{at}", variants):
            return part
        own = {key: value for key, value in base.items() if key not in (*_UNIONS, "discriminator", "description")}
        return map_schema(own, self.change, "")

    def _lead_to(self, heir: str, variants: list[Any]) -> bool:
        """Tell whether one of the variants is, or is put together from, the component *heir*."""
        seen: set[str] = set()
        waiting = list(variants)
        while waiting:
            schema = mapping(waiting.pop())
            named = schema.get("$ref")
            if isinstance(named, str) and named not in seen:
                seen.add(named)
                waiting.append(self._given.get(tokens(named)[-1]))
            waiting += items(schema.get("allOf"))
        return heir in seen

    def _parts(self, schema: dict[str, Any], at: str, depth: int) -> dict[str, Any]:
        """Put the parts of an `allOf` together as far as they are no objects."""
        outer = {key: value for key, value in schema.items() if key != "allOf"}
        parts: list[dict[str, Any]] = []
        for given in schema["allOf"]:
            if not is_map(given):
                continue
            part = self._without_heirs(given, at)
            if part.keys() <= ANNOTATIONS or not _is_structural(part):
                outer = {
                    **part,
                    **outer,
                    **({"required": [*part["required"], *outer.get("required", [])]} if "required" in part else {}),
                }
            else:
                parts.append(part)
        own = {key: value for key, value in outer.items() if key not in ANNOTATIONS and not key.startswith("x-")}
        if not parts:
            return outer
        if not own and len(parts) == 1:
            return {**outer, "allOf": parts} if "$ref" in parts[0] else {**parts[0], **outer}
        unions = [part for part in parts if self._is_union(part)]
        if not unions and not any(self._is_object(part) for part in [*parts, own]):
            return self._merged([*(self._resolved(part) for part in parts), outer])
        if unions:
            return self._with_union(outer, parts, unions[0], depth)
        return {**outer, "allOf": parts}

    @staticmethod
    def _merged(parts: list[dict[str, Any]]) -> dict[str, Any]:
        """Give one schema that says what all *parts*, which are no objects, say."""
        merged: dict[str, Any] = {}
        for part in parts:
            for key, value in part.items():
                if key == "enum" and is_list(value) and is_list(merged.get("enum")):
                    common = [item for item in merged["enum"] if item in value]
                    merged["enum"] = common or value
                elif not (key == "type" and value == "number" and merged.get("type") == "integer"):
                    merged[key] = value
        return merged

    def _with_union(
        self, outer: dict[str, Any], parts: list[dict[str, Any]], union: dict[str, Any], depth: int
    ) -> dict[str, Any]:
        """Let a union among the parts of an `allOf` be the union of the whole."""
        found = self._resolved(union)
        rest = [part for part in parts if part is not union]
        key = next(key for key in _UNIONS if key in found)
        inner = {name: value for name, value in found.items() if name not in ANNOTATIONS}
        whole: dict[str, Any] = {**inner, **outer}
        if rest or found.get("allOf"):
            whole["allOf"] = [*rest, *items(found.get("allOf"))]
        if "properties" in found and "properties" in outer:
            whole["properties"] = {**found["properties"], **outer["properties"]}
        if not rest and not whole.keys() & {"properties", "allOf"}:
            return whole
        return self._distribute(whole, key, depth)

    def _distribute(self, schema: dict[str, Any], key: str, depth: int) -> dict[str, Any]:
        """Give what stands beside a union to each of its variants."""
        kept = {k: v for k, v in schema.items() if k in ANNOTATIONS or k == "discriminator" or k.startswith("x-")}
        base = {k: v for k, v in schema.items() if k not in kept and k != key}
        if base.keys() <= {"type"} and not is_list(base.get("type")):
            return {**kept, key: schema[key]}
        variants: list[Any] = []
        for variant in schema[key]:
            if not is_map(variant) or variant.get("type") == "null":
                variants.append(variant)
                continue
            whole: dict[str, Any] = {**base, "allOf": [*items(base.get("allOf")), variant]}
            if "$ref" in variant:
                whole["x-voxwright-of"] = tokens(variant["$ref"])[-1]
            variants.append(self.change(whole, "", depth + 1))
        return {**kept, key: variants}

    def _split(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Make alternatives of several types where one of them has parts, and of `null` beside what has a name."""
        kinds = schema.get("type")
        values = schema.get("enum")
        if is_list(values) and None in values and len(values) > 1 and kinds != "null":
            kinds = [*(kinds if is_list(kinds) else [kinds] if kinds else []), "null"]
        if not is_list(kinds):
            return schema
        real = [kind for kind in dict.fromkeys(kinds) if kind != "null"]
        nullable = "null" in kinds
        parted = "enum" in schema or schema.keys() & {"properties", "allOf", "anyOf", "oneOf"}
        if not parted or (len(real) == 1 and not nullable):
            return {**schema, "type": real[0]} if parted and len(real) == 1 else schema
        kept = {
            k: v for k, v in schema.items() if k in ANNOTATIONS or (k.startswith("x-") and k != "x-voxwright-class")
        }
        inner = {k: v for k, v in schema.items() if k not in kept and k not in ("type", "enum")}
        if is_list(values):
            inner["enum"] = [value for value in values if value is not None]
        alternatives = [_of_type(inner, kind) for kind in real] if real else [inner]
        whole = [each for each in alternatives if each is not None]
        return {**kept, "anyOf": [*whole, {"type": "null"}]} if nullable else {**kept, "anyOf": whole}


def _of_type(schema: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """Give the part of *schema* that is about values of the type *kind*; None if its enumeration has none."""
    result = {
        "type": kind,
        **{
            k: v
            for k, v in schema.items()
            if kind == "object" or k not in (*_OBJECT, "required", "allOf", "anyOf", "oneOf")
        },
    }
    if kind != "array":
        result.pop("items", None)
    if "enum" in result:
        result["enum"] = [value for value in result["enum"] if _is_of_type(value, kind)]
        if not result["enum"]:
            return None
    return result


def _is_of_type(value: Any, kind: str) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "array":
            return is_list(value)
        case _:
            return is_map(value)


def _is_structural(variant: Any) -> bool:
    return is_map(variant) and bool(variant.keys() & _STRUCTURE)
