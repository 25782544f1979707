"""Hoist: give every inline object and enumeration a name, so that each becomes one importable type.

The name is made of where the schema stands (`VoiceModelResponse` + `gender`), or said by `x-voxwright-class`. It does
not depend on anything else in the document, so a name stays when something is added elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .pointer import escape, reference_to
from .walk import is_list, is_map, mapping, operations

_PREFIX = "#/components/schemas/"
ANNOTATIONS = frozenset(
    {
        "description",
        "default",
        "deprecated",
        "example",
        "examples",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "title",
        "xml",
    }
)
"""What is said about a schema and changes nothing on the wire."""
_OF_THE_USE = (
    "description",
    "default",
    "deprecated",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "x-voxwright-argument",
    "x-voxwright-languages",
    "x-voxwright-aliases",
)
"""What is said of one use of a type, and so stays beside the reference."""


def pascal(text: str) -> str:
    """Give *text* in PascalCase, its words taken from punctuation and from humps."""
    words = re.split(r"[^0-9A-Za-z\u0080-\U0010ffff]+", text)
    return "".join(word[:1].upper() + word[1:] for word in words if word)


def hoist(document: dict[str, Any], origins: dict[str, str] | None = None) -> None:
    """Move inline objects and enumerations of *document* to its components; *origins* takes where they stood."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    hoister = _Hoister(schemas, {} if origins is None else origins)
    for name in list(schemas):
        schemas[name] = hoister.inside(schemas[name], pascal(name), f"/components/schemas/{escape(name)}")
    for path, method, operation in operations(document):
        at = f"/paths/{escape(path)}/{method}"
        identifier = pascal(str(operation.get("operationId", "")))
        for index, parameter in enumerate(operation.get("parameters", ())):
            name = identifier + pascal(parameter["name"])
            for holder, place in _holders(parameter, f"{at}/parameters/{index}"):
                holder["schema"] = hoister.schema(holder["schema"], name, place)
        bodies = [(operation.get("requestBody"), "Body", f"{at}/requestBody")]
        for status, answer in operation.get("responses", {}).items():
            suffix = "Response" if str(status).startswith("2") else f"Response{pascal(str(status))}"
            bodies.append((answer, suffix, f"{at}/responses/{escape(str(status))}"))
        for body, suffix, place in bodies:
            for holder, here in _holders(body, place):
                holder["schema"] = hoister.schema(holder["schema"], identifier + suffix, here)


def _holders(node: dict[str, Any] | None, at: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield what holds a schema in a parameter, a body or an answer, with the schema's pointer."""
    if not node:
        return
    if is_map(node.get("schema")):
        yield node, f"{at}/schema"
    for media_type, media in mapping(node.get("content")).items():
        if is_map(media) and is_map(media.get("schema")):
            yield media, f"{at}/content/{escape(media_type)}/schema"


def is_object(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* is an object with properties or a name of its own, or one put together by `allOf`."""
    if schema.get("type", "object") not in ("object", ["object"]):
        return False
    return bool(schema.get("properties")) or "x-voxwright-class" in schema or is_composed(schema)


def is_composed(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* puts an object together by `allOf` (one `$ref` alone is just that reference)."""
    parts = [part for part in schema.get("allOf", ()) if is_map(part)]
    own = [key for key in schema if key not in ANNOTATIONS and key != "allOf" and not key.startswith("x-")]
    return len(parts) > 1 or bool(parts and own) or any(part.get("properties") for part in parts)


def is_enum(schema: dict[str, Any]) -> bool:
    """Tell whether *schema* is an enumeration of several strings or of several integers."""
    values = schema.get("enum")
    if not is_list(values) or len(values) < 2 or len(schema.keys() & {"allOf", "anyOf", "oneOf"}):
        return False
    return all(type(v) is str for v in values) or all(type(v) is int for v in values)


class _Hoister:
    def __init__(self, schemas: dict[str, Any], origins: dict[str, str]) -> None:
        self.schemas = schemas
        self._origins = origins

    def schema(self, schema: dict[str, Any], name: str, at: str) -> dict[str, Any]:
        """Give *schema*, or a reference to the component that it has become."""
        name = str(schema.get("x-voxwright-class") or name)
        schema = self.inside(schema, name, at)
        if not (is_object(schema) or is_enum(schema)):
            return schema
        outer = {key: schema[key] for key in _OF_THE_USE if key in schema}
        inner = {key: value for key, value in schema.items() if key not in _OF_THE_USE}
        if "description" in schema and is_object(schema):
            inner = {"description": schema["description"], **inner}
        reference = {"$ref": reference_to(self._place(inner, name, at))}
        return {**outer, "allOf": [reference]} if outer else reference

    def _place(self, schema: dict[str, Any], name: str, at: str) -> str:
        """Put *schema* among the components; the same schema twice is one, another one of that name gets a number."""
        candidate, number = name, 2
        while candidate in self.schemas and self.schemas[candidate] != schema:
            candidate, number = f"{name}{number}", number + 1
        if candidate not in self.schemas:
            self.schemas[candidate] = schema
            self._origins.setdefault(f"/components/schemas/{escape(candidate)}", at)
        return candidate

    def inside(self, schema: dict[str, Any], name: str, at: str) -> dict[str, Any]:
        """Give *schema* with everything below it hoisted."""
        result = dict(schema)
        if is_map(schema.get("properties")):
            result["properties"] = {
                key: self.schema(child, name + pascal(key), f"{at}/properties/{escape(key)}")
                if is_map(child)
                else child
                for key, child in schema["properties"].items()
            }
        for key, suffix in (("items", "Item"), ("additionalProperties", "Value")):
            if is_map(schema.get(key)):
                result[key] = self.schema(schema[key], name + suffix, f"{at}/{key}")
        for key in ("anyOf", "oneOf", "allOf"):
            if is_list(schema.get(key)):
                result[key] = self._variants(schema[key], key, name, f"{at}/{key}")
        return result

    def _variants(self, variants: list[Any], key: str, name: str, at: str) -> list[Any]:
        """Hoist the variants of a union; a single one beside `null` needs no number."""
        if key == "allOf":
            return [
                self.inside(v, name, f"{at}/{i}") if is_map(v) and "$ref" not in v else v
                for i, v in enumerate(variants)
            ]
        real = [v for v in variants if is_map(v) and v.get("type") != "null"]
        result: list[Any] = []
        for index, variant in enumerate(variants):
            if not is_map(variant) or "$ref" in variant:
                result.append(variant)
            else:
                suffix = "" if len(real) == 1 else f"Variant{real.index(variant) + 1}" if variant in real else ""
                result.append(self.schema(variant, name + suffix, f"{at}/{index}"))
        return result
