"""Read types: one JSON Schema of a normalized document to one of the types of `spec.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .hoist import is_composed, is_enum, is_object
from .pointer import escape, tokens
from .spec import (
    AnyType,
    BinaryType,
    BooleanType,
    ConstType,
    FileType,
    ListType,
    MapType,
    NamedType,
    NullableType,
    NumberType,
    StringType,
    Type,
    UnionType,
)

_MAX_DEPTH = 64
_PREFIX = "#/components/schemas/"
_ANNOTATIONS = ("description", "default", "deprecated", "example", "examples", "readOnly", "writeOnly")

Find = Callable[[str, str, str], None]


class TypeReader:
    """Reads schemas of one document; what it cannot say goes to *find* as pointer, problem and remedy."""

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
            core = {k for k in schema if k not in _ANNOTATIONS and k != "allOf" and not k.startswith("x-")}
            if core or not isinstance(parts, list) or len(parts) != 1 or set(parts[0]) != {"$ref"}:
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
                if wire in merged["properties"] and merged["properties"][wire] != child:
                    child = {**self.resolve(merged["properties"][wire]), **self.resolve(child)}
                merged["properties"][wire] = child
            merged["required"] += [name for name in flat.get("required", ()) if name not in merged["required"]]
            if "additionalProperties" in flat:
                merged["additionalProperties"] = flat["additionalProperties"]
            if "description" in flat and (flat is own or "description" not in merged):
                merged["description"] = flat["description"]
        return {**merged, "type": "object"}

    def read(
        self,
        schema: dict[str, Any],
        pointer: str,
        *,
        named: bool = True,
        file_part: bool = False,
        binary: bool = False,
        media_types: str | None = None,
        depth: int = 0,
    ) -> Type:
        """Give the type of *schema*.

        Args:
            schema: A schema of the normalized document.
            pointer: Where it stands.
            named: Whether a component that is an enumeration or a model is given by name.
            file_part: Whether binary means a file part of a form.
            binary: Whether binary means a body of raw bytes.
            media_types: The `contentType` of the part's encoding.
            depth: How deep this schema lies in the one that was asked for.

        """
        if depth > _MAX_DEPTH:
            self._find(pointer, "a schema that refers to itself without an object between", "name the inner one in an overlay")
            return AnyType()
        name = self.reference(schema)
        if name is not None:
            target = self._schemas[name]
            if named and (is_object(target) or is_enum(target)):
                return NamedType(name=name)
            beside = {key: value for key, value in schema.items() if key.startswith("x-voxwright-")}
            place = f"/components/schemas/{escape(name)}"
            return self.read({**target, **beside}, place, file_part=file_part, binary=binary, media_types=media_types, depth=depth + 1)  # fmt: skip
        if "const" in schema:
            return ConstType(value=schema["const"])
        for key in ("anyOf", "oneOf"):
            if isinstance(schema.get(key), list):
                return self._union(schema, key, pointer, depth)
        if is_composed(schema):
            self._find(pointer, "an object put together by allOf where no name can be given", "make it a component")
            return AnyType()
        kinds = schema.get("type")
        if isinstance(kinds, list):
            return self._several(schema, kinds, pointer, depth)
        if schema.get("format") == "binary":
            return self._binary(schema, pointer, file_part=file_part, binary=binary, media_types=media_types)
        return self._simple(schema, kinds, pointer, depth)

    def _union(self, schema: dict[str, Any], key: str, pointer: str, depth: int) -> Type:
        real = [(i, v) for i, v in enumerate(schema[key]) if not (isinstance(v, dict) and v.get("type") == "null")]
        nullable = len(real) < len(schema[key])
        beside = {k: v for k, v in schema.items() if k.startswith("x-voxwright-")} if len(real) == 1 else {}
        variants = tuple(self.read({**v, **beside}, f"{pointer}/{key}/{i}", depth=depth + 1) for i, v in real)
        nullable = nullable or any(isinstance(variant, NullableType) for variant in variants)
        variants = tuple(v.inner if isinstance(v, NullableType) else v for v in variants)
        kind: Type = variants[0] if len(variants) == 1 else self._discriminated(schema, variants, pointer)
        return NullableType(inner=kind) if nullable else kind

    def _discriminated(self, schema: dict[str, Any], variants: tuple[Type, ...], pointer: str) -> UnionType:
        fact = schema.get("discriminator")
        if not isinstance(fact, dict):
            return UnionType(variants=variants)
        names = [variant.name if isinstance(variant, NamedType) else None for variant in variants]
        mapping = {name: index for index, name in enumerate(names) if name is not None}
        for value, target in fact.get("mapping", {}).items():
            name = tokens(target)[-1] if str(target).startswith("#") else target
            if name not in names:
                self._find(f"{pointer}/discriminator", f"maps {value!r} to {name!r}, which is no variant", "overlay it")
                continue
            mapping[value] = names.index(name)
        return UnionType(variants=variants, discriminator=fact["propertyName"], mapping=tuple(mapping.items()))

    def _several(self, schema: dict[str, Any], kinds: list[str], pointer: str, depth: int) -> Type:
        real = [kind for kind in kinds if kind != "null"]
        variants = tuple(self.read({**schema, "type": kind}, pointer, depth=depth + 1) for kind in real)
        kind: Type = AnyType() if not variants else variants[0] if len(variants) == 1 else UnionType(variants=variants)
        return NullableType(inner=kind) if "null" in kinds else kind

    def _binary(
        self, schema: dict[str, Any], pointer: str, *, file_part: bool, binary: bool, media_types: str | None
    ) -> Type:
        if file_part:
            return FileType(
                formats=tuple(schema.get("x-voxwright-formats", ())),
                media_types=tuple(part.strip() for part in (media_types or "").split(",") if part.strip()),
                max_bytes=schema.get("x-voxwright-max-bytes"),
                pcm=schema.get("x-voxwright-pcm"),
            )
        if not binary:
            self._find(pointer, "raw bytes inside JSON", "say in an overlay how they are encoded")
        return BinaryType()

    def _simple(self, schema: dict[str, Any], kind: str | None, pointer: str, depth: int) -> Type:
        if kind == "string" or (kind is None and is_enum(schema) and isinstance(schema["enum"][0], str)):
            return self._string(schema)
        if kind in ("integer", "number"):
            return NumberType(
                integer=kind == "integer",
                enum=tuple(schema.get("enum", ())),
                minimum=schema.get("minimum"),
                maximum=schema.get("maximum"),
                exclusive_minimum=schema.get("exclusiveMinimum"),
                exclusive_maximum=schema.get("exclusiveMaximum"),
                multiple_of=schema.get("multipleOf"),
            )
        if kind == "boolean":
            return BooleanType()
        if kind == "array":
            item = schema.get("items", {})
            return ListType(
                item=self.read(item, f"{pointer}/items", depth=depth + 1) if isinstance(item, dict) else AnyType(),
                min_items=schema.get("minItems"),
                max_items=schema.get("maxItems"),
            )
        if kind == "object":
            extra = schema.get("additionalProperties", True)
            value: Type = AnyType()
            if isinstance(extra, dict) and extra:
                value = self.read(extra, f"{pointer}/additionalProperties", depth=depth + 1)
            return MapType(value=value)
        if kind not in (None, "null"):
            self._find(pointer, f"an unknown type {kind!r}", "overlay it with a type of JSON Schema")
        return AnyType()

    def _string(self, schema: dict[str, Any]) -> StringType:
        enum = tuple(schema.get("enum", ()))
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
