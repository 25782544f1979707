"""A schema as the comparison sees it: references followed, `allOf` put together, `null` a type, words apart."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from generator.pointer import escape, resolve, tokens

from .changes import is_object, mapping, sequence

PROSE = ("title", "description", "example", "examples", "externalDocs", "xml", "$comment")
_WORDS = (*PROSE, "deprecated", "default")
_MAX_DEPTH = 32
_NOTHING: dict[str, Any] = {"not": {}}

Place = tuple[Any, str]
"""A schema and its JSON pointer."""


@frozen(kw_only=True)
class View:
    """One schema, resolved.

    `core` holds the keywords without a field of their own; `where` tells for each keyword the pointer of its value.
    """

    pointer: str
    reference: str = ""
    types: frozenset[str] | None = None
    enum: tuple[Any, ...] | None = None
    properties: dict[str, Place] = field(factory=dict[str, Place])
    required: frozenset[str] = frozenset()
    additional: Place = (True, "")
    items: Place | None = None
    variants: tuple[Place, ...] = ()
    core: dict[str, Any] = field(factory=dict[str, Any])
    prose: dict[str, Any] = field(factory=dict[str, Any])
    where: dict[str, str] = field(factory=dict[str, str])

    @property
    def open(self) -> bool:
        """Whether the schema says nothing at all of its kind."""
        return self.types is None and self.enum is None and not self.variants


def view(document: dict[str, Any], schema: Any, pointer: str) -> View:
    """Give the view of *schema*, which stands in *document* at *pointer*."""
    flat, where, reference = _flatten(document, schema, pointer, 0)
    types, enum = _types(flat)
    variants, nullable = _variants(document, flat, where)
    if len(variants) == 1 and nullable:
        # `anyOf` of one kind and null is that kind, nullable.
        inner = view(document, *variants[0])
        return _nullable(inner, flat, where, pointer, reference)
    if nullable and types is not None:
        types |= {"null"}
    places = {
        name: (child, where.get(f"properties/{name}", pointer))
        for name, child in mapping(flat.get("properties")).items()
    }
    extra = flat.get("additionalProperties", True)
    extra = True if extra == {} else extra
    items = flat.get("items")
    handled = (
        *_WORDS,
        "type",
        "enum",
        "const",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "anyOf",
        "oneOf",
    )
    return View(
        pointer=pointer,
        reference=reference,
        types=frozenset({"null"}) if nullable and not variants and types is None else types,
        enum=enum,
        properties=places,
        required=frozenset(str(name) for name in sequence(flat.get("required"))),
        additional=(extra, where.get("additionalProperties", "") if isinstance(extra, dict) else ""),
        items=(items, where["items"]) if is_object(items) else None,
        variants=(
            *variants,
            *([({"type": "null"}, where.get("anyOf") or where.get("oneOf") or pointer)] if nullable else []),
        ),
        core={key: value for key, value in flat.items() if key not in handled},
        prose={key: flat[key] for key in _WORDS if key in flat},
        where={**where, **({"enum": where["const"]} if "const" in where else {})},
    )


def json_type(schema: dict[str, Any]) -> str | None:
    """Give the one type that *schema* names; None if it names none or several."""
    kind = schema.get("type")
    return kind if isinstance(kind, str) else None


def _nullable(inner: View, flat: dict[str, Any], where: dict[str, str], pointer: str, reference: str) -> View:
    """Give *inner* with null among its types, and what stands beside the union."""
    words = {key: flat[key] for key in _WORDS if key in flat}
    beside = {key: value for key, value in flat.items() if key not in (*_WORDS, "anyOf", "oneOf")}
    own = {key: at for key, at in where.items() if key not in ("anyOf", "oneOf")}
    return View(
        pointer=pointer,
        reference=inner.reference or reference,
        types=None if inner.types is None else inner.types | {"null"},
        enum=inner.enum,
        properties=inner.properties,
        required=inner.required,
        additional=inner.additional,
        items=inner.items,
        variants=inner.variants,
        core={**inner.core, **beside},
        prose={**inner.prose, **words},
        where={"type": where.get("anyOf") or where.get("oneOf") or pointer, **inner.where, **own},
    )


def _types(flat: dict[str, Any]) -> tuple[frozenset[str] | None, tuple[Any, ...] | None]:
    kind = flat.get("type")
    types = frozenset([kind]) if isinstance(kind, str) else frozenset(str(one) for one in sequence(kind)) or None
    enum = (flat["const"],) if "const" in flat else tuple(sequence(flat["enum"])) if "enum" in flat else None
    if enum is not None and types is not None and None in enum:
        enum = tuple(value for value in enum if value is not None)
    return types, enum


def _variants(document: dict[str, Any], flat: dict[str, Any], where: dict[str, str]) -> tuple[tuple[Place, ...], bool]:
    """Give the variants but null, and whether null is one of them."""
    found: list[Place] = []
    nullable = False
    for key in ("anyOf", "oneOf"):
        for index, child in enumerate(sequence(flat.get(key))):
            target, _, _ = _flatten(document, child, "", 0)
            if target.get("type") == "null":
                nullable = True
            else:
                found.append((child, f"{where[key]}/{index}"))
    return tuple(found), nullable


def _flatten(
    document: dict[str, Any], schema: Any, pointer: str, depth: int
) -> tuple[dict[str, Any], dict[str, str], str]:
    """Give *schema* with its reference and its `allOf` put in, where each keyword stands, and the component's name."""
    own = _NOTHING if schema is False else mapping(schema)
    flat: dict[str, Any] = {}
    where: dict[str, str] = {}
    reference = ""
    if depth > _MAX_DEPTH:
        return flat, where, reference
    target = own.get("$ref")
    if isinstance(target, str) and target.startswith("#/"):
        reference = tokens(target)[-1]
        try:
            part, places, _ = _flatten(document, resolve(document, target), target[1:], depth + 1)
        except KeyError:
            part, places = {"$ref": target}, {"$ref": f"{pointer}/$ref"}
        flat, where = dict(part), dict(places)
    parts = sequence(own.get("allOf"))
    for index, child in enumerate(parts):
        part, places, name = _flatten(document, child, f"{pointer}/allOf/{index}", depth + 1)
        reference = reference or (name if len(parts) == 1 else "")
        _add(flat, where, part, places)
    mine = {key: value for key, value in own.items() if key not in ("$ref", "allOf")}
    places = {key: f"{pointer}/{escape(key)}" for key in mine}
    places |= {f"properties/{name}": f"{pointer}/properties/{escape(name)}" for name in mapping(mine.get("properties"))}
    _add(flat, where, mine, places)
    return flat, where, reference


def _add(flat: dict[str, Any], where: dict[str, str], part: dict[str, Any], places: dict[str, str]) -> None:
    """Add the keywords of one more part: properties and requirements gather, anything else is replaced."""
    for key, value in part.items():
        if key == "properties":
            flat[key] = {**mapping(flat.get(key)), **mapping(value)}
        elif key == "required":
            flat[key] = [
                *sequence(flat.get(key)),
                *(name for name in sequence(value) if name not in sequence(flat.get(key))),
            ]
        else:
            flat[key] = value
    where.update(places)
