"""Read types: one JSON Schema of a normalized document to one of the types of `spec.py`."""

from __future__ import annotations

import json
from typing import Any

from .compose import families
from .findings import brief
from .hoist import is_composed, is_enum, is_object
from .pointer import escape, reference_to, tokens
from .read_scalars import implied, is_of, is_plain, number, string
from .read_schemas import Find, Schemas
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
    RecursiveType,
    Type,
    UnionType,
)
from .walk import is_list, is_map, mapping

_MAX_DEPTH = 64
_PREFIX = "#/components/schemas/"

_ENDLESS = UnionType(variants=())
"""Stands for a variant that is the union itself, which adds nothing to it."""


class TypeReader(Schemas):
    """Reads schemas of one document; what it cannot say goes to *find* as pointer, problem and remedy."""

    def __init__(self, document: dict[str, Any], find: Find, waive: Find | None = None) -> None:
        """Take the document whose components references name.

        Args:
            document: A normalized document.
            find: Takes what cannot be said.
            waive: Takes what can be said well enough for a stranger's document; `find` if it is not given.

        """
        super().__init__(document, find)
        self._waive = waive or find
        self._heirs = families(self._schemas)
        self._open: dict[str, int] = {}
        self._level = 0
        self.recursive: dict[str, Type] = {}

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
            self._find(
                pointer, "a schema that refers to itself without an object between", "name the inner one in an overlay"
            )
            return AnyType()
        name = self.reference(schema)
        if name is not None:
            target = self._schemas[name]
            if named and is_object(target) and name in self._heirs and name not in self._open:
                return self._family(name, target)
            if named and (is_object(target) or is_enum(target)):
                return NamedType(name=name)
            beside = {key: value for key, value in schema.items() if key.startswith("x-voxwright-")}
            return self._alias(name, beside, file_part=file_part, binary=binary, media_types=media_types, depth=depth)
        if "const" in schema:
            return ConstType(value=schema["const"])
        for key in ("anyOf", "oneOf"):
            if is_list(schema.get(key)):
                return self._union(schema, key, pointer, depth, file_part=file_part, media_types=media_types)
        if is_composed(schema):
            self._find(pointer, "an object put together by allOf where no name can be given", "make it a component")
            return AnyType()
        kinds = schema.get("type")
        if is_list(kinds):
            return self._several(schema, kinds, pointer, depth, file_part=file_part, media_types=media_types)
        if schema.get("format") == "binary" and (file_part or binary):
            return self._binary(schema, file_part=file_part, media_types=media_types)
        return self._simple(schema, kinds, pointer, depth, file_part=file_part, media_types=media_types)

    def _alias(
        self,
        name: str,
        beside: dict[str, Any],
        *,
        file_part: bool,
        binary: bool,
        media_types: str | None,
        depth: int,
    ) -> Type:
        """Read a component that is no model through; one that holds itself is given by name inside itself."""
        if name in self._open:
            if self._open[name] == self._level:
                return _ENDLESS
            self.recursive.setdefault(name, AnyType())
            return RecursiveType(name=name)
        place = f"/components/schemas/{escape(name)}"
        self._open[name] = self._level
        try:
            return self.read(
                {**self._schemas[name], **beside}, place,
                file_part=file_part, binary=binary, media_types=media_types, depth=depth + 1,
            )  # fmt: skip
        finally:
            del self._open[name]

    def close(self) -> dict[str, Type]:
        """Read every component that was given by name inside itself, until none is left."""
        done: set[str] = set()
        while left := self.recursive.keys() - done:
            for name in sorted(left):
                self.recursive[name] = self._alias(
                    name, {}, file_part=False, binary=False, media_types=None, depth=0
                )  # fmt: skip
                done.add(name)
        return self.recursive

    def _family(self, name: str, target: dict[str, Any]) -> Type:
        """Read a model that others extend and that has a discriminator: it is one of them, or itself."""
        members = [name, *self._heirs[name]]
        self._open[name] = -1
        try:
            variants = tuple(self.read({"$ref": reference_to(member)}, "") for member in members)
        finally:
            del self._open[name]
        union = {
            "oneOf": [{"$ref": reference_to(member)} for member in members],
            "discriminator": target["discriminator"],
        }
        return self._discriminated(union, union["oneOf"], variants, f"/components/schemas/{escape(name)}")

    def _union(
        self, schema: dict[str, Any], key: str, pointer: str, depth: int, *, file_part: bool, media_types: str | None
    ) -> Type:
        real = [(i, v) for i, v in enumerate(schema[key]) if is_map(v) and v.get("type") != "null"]
        nullable = any(is_map(v) and v.get("type") == "null" for v in schema[key])
        beside = {k: v for k, v in schema.items() if k.startswith("x-voxwright-")} if len(real) == 1 else {}
        read = [
            (
                v,
                self._variant(
                    {**v, **beside}, f"{pointer}/{key}/{i}", depth, file_part=file_part, media_types=media_types
                ),
            )
            for i, v in real
        ]
        read = [(v, kind) for v, kind in read if kind != _ENDLESS]
        if not read:
            return NullableType(inner=AnyType()) if nullable else AnyType()
        nullable = nullable or any(isinstance(kind, NullableType) for _, kind in read)
        variants = tuple(kind.inner if isinstance(kind, NullableType) else kind for _, kind in read)
        kind: Type = (
            variants[0] if len(variants) == 1 else self._discriminated(schema, [v for v, _ in read], variants, pointer)
        )
        return NullableType(inner=kind) if nullable else kind

    def _variant(
        self, schema: dict[str, Any], pointer: str, depth: int, *, file_part: bool, media_types: str | None
    ) -> Type:
        return self.read(schema, pointer, file_part=file_part, media_types=media_types, depth=depth + 1)

    def _discriminated(
        self, schema: dict[str, Any], given: list[dict[str, Any]], variants: tuple[Type, ...], pointer: str
    ) -> UnionType:
        fact = schema.get("discriminator")
        if not is_map(fact) or not isinstance(fact.get("propertyName"), str):
            return UnionType(variants=variants)
        names = [self._names_of(variant) for variant in given]
        indexes = {name: index for index, some in enumerate(names) for name in some[:1]}
        if any(len(some) > 1 for some in names):
            indexes = {name: index for index, some in enumerate(names) for name in some[-1:]}
        told = self._told(given, fact["propertyName"])
        for value, target in mapping(fact.get("mapping")).items():
            name = tokens(target)[-1] if str(target).startswith("#") else str(target)
            index = next((i for i, some in enumerate(names) if name in some), told.get(value))
            if index is None:
                said = f"maps {value!r} to {target!r}, which is no variant"
                self._waive(f"{pointer}/discriminator", f"{said}; what fits decides there", "overlay it")
                continue
            indexes[value] = index
        indexes = {**{value: index for value, index in told.items() if value not in indexes}, **indexes}
        return UnionType(variants=variants, discriminator=fact["propertyName"], mapping=tuple(indexes.items()))

    def _names_of(self, variant: dict[str, Any]) -> list[str]:
        """Give the names that a discriminator may call a variant by: its component's, and the one before that."""
        name = self.reference(variant)
        if name is None:
            return []
        before = self._schemas[name].get("x-voxwright-of")
        return [name, before] if isinstance(before, str) else [name]

    def _told(self, given: list[dict[str, Any]], name: str) -> dict[str, int]:
        """Give the values of the property *name* that only one variant allows."""
        found: dict[str, list[int]] = {}
        for index, variant in enumerate(given):
            flat = self.flatten(self.resolve(variant), "", _MAX_DEPTH - 8) if is_map(variant) else {}
            prop = self.resolve(mapping(flat.get("properties")).get(name) or {})
            for value in [prop["const"]] if "const" in prop else prop.get("enum") or ():
                if isinstance(value, str):
                    found.setdefault(value, []).append(index)
        return {value: some[0] for value, some in found.items() if len(some) == 1}

    def _several(
        self,
        schema: dict[str, Any],
        kinds: list[str],
        pointer: str,
        depth: int,
        *,
        file_part: bool,
        media_types: str | None,
    ) -> Type:
        real = [kind for kind in kinds if kind != "null"]
        variants = tuple(
            self.read({**schema, "type": kind}, pointer, file_part=file_part, media_types=media_types, depth=depth + 1)
            for kind in real
        )
        kind: Type = AnyType() if not variants else variants[0] if len(variants) == 1 else UnionType(variants=variants)
        return NullableType(inner=kind) if "null" in kinds else kind

    @staticmethod
    def _binary(schema: dict[str, Any], *, file_part: bool, media_types: str | None) -> Type:
        if not file_part:
            return BinaryType()
        return FileType(
            formats=tuple(schema.get("x-voxwright-formats", ())),
            media_types=tuple(part.strip() for part in (media_types or "").split(",") if part.strip()),
            max_bytes=schema.get("x-voxwright-max-bytes"),
            pcm=schema.get("x-voxwright-pcm"),
        )

    def _simple(
        self, schema: dict[str, Any], kind: Any, pointer: str, depth: int, *, file_part: bool, media_types: str | None
    ) -> Type:
        values = schema.get("enum")
        if is_list(values) and values and not is_plain(values, kind):
            return self._constants(values, kind, pointer)
        match kind or implied(schema):
            case "string":
                return string(schema)
            case "integer" | "number" as given:
                return number(schema, integer=given == "integer")
            case "boolean":
                return BooleanType()
            case "array":
                item: dict[str, Any] = schema["items"] if is_map(schema.get("items")) else {}
                self._level += 1
                inner = self.read(
                    item, f"{pointer}/items", file_part=file_part, media_types=media_types, depth=depth + 1
                )
                self._level -= 1
                return ListType(item=inner, min_items=schema.get("minItems"), max_items=schema.get("maxItems"))
            case "object":
                if schema.get("properties"):
                    self._find(pointer, "an object where no name can be given", "make it a component")
                extra = schema.get("additionalProperties", True)
                value: Type = AnyType()
                if is_map(extra) and extra:
                    self._level += 1
                    value = self.read(extra, f"{pointer}/additionalProperties", depth=depth + 1)
                    self._level -= 1
                return MapType(value=value)
            case "null":
                return ConstType(value=None)
            case None:
                return AnyType()
            case unknown:
                self._find(pointer, f"an unknown type {unknown!r}", "overlay it with a type of JSON Schema")
                return AnyType()

    def _constants(self, values: list[Any], kind: Any, pointer: str) -> Type:
        """Read an enumeration that is not of one type of text or number: each value stands for itself."""
        if isinstance(kind, str) and any(not is_of(value, kind) for value in values):
            wrong = next(value for value in values if not is_of(value, kind))
            self._find(
                f"{pointer}/enum",
                f"the value {brief(wrong)} is no {kind}",
                "mend the enumeration or its type in an overlay",
            )
        unique = list({json.dumps(value, sort_keys=True): value for value in reversed(values)}.values())[::-1]
        if kind == "boolean" and len(unique) == 2:
            return BooleanType()
        variants = tuple(ConstType(value=value) for value in unique)
        return variants[0] if len(variants) == 1 else UnionType(variants=variants)
