"""Read schemas: what one of a normalized document leads to, and an object put together by `allOf` as one object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .hoist import ANNOTATIONS, is_composed, is_enum, is_object
from .pointer import tokens
from .walk import is_list

_MAX_DEPTH = 64
_PREFIX = "#/components/schemas/"
_STRUCTURE = frozenset(
    {"$ref", "type", "properties", "allOf", "anyOf", "oneOf", "items", "enum", "const", "additionalProperties"}
)

Find = Callable[[str, str, str], None]


class Schemas:
    """The schemas of one document; what is wrong with them goes to *find* as pointer, problem and remedy."""

    def __init__(self, document: dict[str, Any], find: Find) -> None:
        """Take the document whose components references name."""
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._find = find

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Give the schema that *schema* is, or refers to by a lone reference."""
        for _ in range(_MAX_DEPTH):
            name = self.reference(schema)
            if name is None:
                return schema
            schema = self._schemas[name]
        return {}

    def description(self, schema: dict[str, Any]) -> str:
        """Give the description beside a reference, or else that of its target."""
        for _ in range(_MAX_DEPTH):
            if schema.get("description"):
                return str(schema["description"])
            name = self.reference(schema)
            if name is None:
                break
            schema = self._schemas[name]
        return ""

    def reference(self, schema: dict[str, Any]) -> str | None:
        """Give the component that *schema* refers to, when it does nothing else on the wire."""
        reference = schema.get("$ref")
        if reference is None:
            parts = schema.get("allOf")
            core = {k for k in schema if k not in ANNOTATIONS and k != "allOf" and not k.startswith("x-")}
            if core or not is_list(parts) or len(parts) != 1 or set(parts[0]) != {"$ref"}:
                return None
            reference = parts[0]["$ref"]
        name = tokens(str(reference))[-1] if str(reference).startswith(_PREFIX) else None
        return name if name in self._schemas else None

    def flatten(self, schema: dict[str, Any], pointer: str, depth: int = 0) -> dict[str, Any]:
        """Give *schema* with every `allOf` of objects put together into one object."""
        if depth > _MAX_DEPTH:
            self._find(pointer, "allOf in a circle", "break the circle in an overlay")
            return schema
        if not is_composed(schema):
            return schema
        merged: dict[str, Any] = {"properties": {}, "required": []}
        own = {key: value for key, value in schema.items() if key != "allOf"}
        for index, part in enumerate([*schema["allOf"], own]):
            flat = self.flatten(self.resolve(part), f"{pointer}/allOf/{index}", depth + 1)
            for wire, child in flat.get("properties", {}).items():
                before = merged["properties"].get(wire, child)
                merged["properties"][wire] = child if before == child else self._narrowed(before, child)
            merged["required"] += [name for name in flat.get("required", ()) if name not in merged["required"]]
            if "additionalProperties" in flat:
                merged["additionalProperties"] = flat["additionalProperties"]
            if "description" in flat and (flat is own or "description" not in merged):
                merged["description"] = flat["description"]
        return {**merged, "type": "object"}

    def _narrowed(self, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
        """Give a property that two parts of an `allOf` describe: the later one, if it says of which type it is."""
        if not after.keys() & _STRUCTURE:
            return {**before, **after}
        whole = [self.resolve(before), self.resolve(after)]
        if any(is_object(each) or is_enum(each) or each.keys() & {"anyOf", "oneOf"} for each in whole):
            return {**{key: value for key, value in before.items() if key in ANNOTATIONS}, **after}
        return {**whole[0], **whole[1]}
