"""Hoist: give every inline object and enumeration a name, so that each becomes one importable type.

The name is made of where the schema stands (`VoiceModelResponse` + `gender`), or said by `x-voxwright-class`. It does not
depend on anything else in the document, so a name stays when something is added elsewhere.
"""

from __future__ import annotations

import re
from typing import Any

from .walk import operations

_PREFIX = "#/components/schemas/"
_OF_THE_USE = (
    "description",
    "default",
    "deprecated",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "x-voxwright-argument",
    "x-voxwright-aliases",
)
"""What is said of one use of a type, and so stays beside the reference."""


def pascal(text: str) -> str:
    """Give *text* in PascalCase, its words taken from punctuation and from humps."""
    words = re.split(r"[^0-9A-Za-z\u0080-\U0010ffff]+", text)
    return "".join(word[:1].upper() + word[1:] for word in words if word)


def hoist(document: dict[str, Any]) -> None:
    """Move, in place, inline objects and enumerations of *document* to its components."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    hoister = _Hoister(schemas)
    for name in list(schemas):
        schemas[name] = hoister.inside(schemas[name], pascal(name))
    for _, _, operation in operations(document):
        identifier = pascal(str(operation.get("operationId", "")))
        for parameter in operation.get("parameters", ()):
            if isinstance(parameter.get("schema"), dict):
                parameter["schema"] = hoister.schema(parameter["schema"], identifier + pascal(parameter["name"]))
        bodies = [(operation.get("requestBody"), "Body")]
        for status, answer in operation.get("responses", {}).items():
            suffix = "Response" if str(status).startswith("2") else f"Response{pascal(str(status))}"
            bodies.append((answer, suffix))
        for body, suffix in bodies:
            for media in ((body or {}).get("content") or {}).values():
                if isinstance(media.get("schema"), dict):
                    media["schema"] = hoister.schema(media["schema"], identifier + suffix)


def is_object(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* is an object with properties or a name of its own, or one put together by `allOf`."""
    if schema.get("type", "object") not in ("object", ["object"]):
        return False
    return bool(schema.get("properties")) or "x-voxwright-class" in schema or is_composed(schema)


def is_composed(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* puts an object together from several by `allOf` (one `$ref` alone is just that reference)."""
    parts = [part for part in schema.get("allOf", ()) if isinstance(part, dict)]
    return len(parts) > 1 or any(part.get("properties") for part in parts)


def is_enum(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* is an enumeration of several strings or of several integers."""
    values = schema.get("enum")
    if not isinstance(values, list) or len(values) < 2 or len(schema.keys() & {"allOf", "anyOf", "oneOf"}):
        return False
    return all(type(v) is str for v in values) or all(type(v) is int for v in values)


class _Hoister:
    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas

    def schema(self, schema: dict[str, Any], name: str) -> dict[str, Any]:
        """Give *schema*, or a reference to the component that it has become."""
        name = str(schema.get("x-voxwright-class") or name)
        schema = self.inside(schema, name)
        if not (is_object(schema) or is_enum(schema)):
            return schema
        outer = {key: schema[key] for key in _OF_THE_USE if key in schema}
        inner = {key: value for key, value in schema.items() if key not in _OF_THE_USE}
        if "description" in schema and is_object(schema):
            inner = {"description": schema["description"], **inner}
        reference = {"$ref": _PREFIX + self._place(inner, name)}
        return {**outer, "allOf": [reference]} if outer else reference

    def _place(self, schema: dict[str, Any], name: str) -> str:
        """Put *schema* among the components; the same schema twice is one, another one of that name gets a number."""
        candidate, number = name, 2
        while candidate in self.schemas and self.schemas[candidate] != schema:
            candidate, number = f"{name}{number}", number + 1
        self.schemas[candidate] = schema
        return candidate

    def inside(self, schema: dict[str, Any], name: str) -> dict[str, Any]:
        """Give *schema* with everything below it hoisted."""
        result = dict(schema)
        if isinstance(schema.get("properties"), dict):
            result["properties"] = {
                key: self.schema(child, name + pascal(key)) if isinstance(child, dict) else child
                for key, child in schema["properties"].items()
            }
        for key, suffix in (("items", "Item"), ("additionalProperties", "Value")):
            if isinstance(schema.get(key), dict):
                result[key] = self.schema(schema[key], name + suffix)
        for key in ("anyOf", "oneOf", "allOf"):
            if isinstance(schema.get(key), list):
                result[key] = self._variants(schema[key], key, name)
        return result

    def _variants(self, variants: list[Any], key: str, name: str) -> list[Any]:
        """Hoist the variants of a union; a single one beside `null` needs no number."""
        if key == "allOf":
            return [self.inside(v, name) if isinstance(v, dict) and "$ref" not in v else v for v in variants]
        real = [v for v in variants if isinstance(v, dict) and v.get("type") != "null"]
        result: list[Any] = []
        for variant in variants:
            if not isinstance(variant, dict) or "$ref" in variant:
                result.append(variant)
            else:
                suffix = "" if len(real) == 1 else f"Variant{real.index(variant) + 1}" if variant in real else ""
                result.append(self.schema(variant, name + suffix))
        return result
