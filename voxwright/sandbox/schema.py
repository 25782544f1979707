"""The part of JSON Schema that the vendors' documents use: follow references, check a value, make an example.

It exists beside jsonschema because it checks what `x-voxwright-*` adds (bytes, blank names, callback addresses) and
says what is wrong in the words that the vendors' errors need: which field, why, what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from .urls import url_fault
from .values import Kind, as_list, as_map, as_text, look_up, texts

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (Mapping,),
    "array": (list, tuple),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a value."""

    at: str
    reason: str
    kind: Kind = "value"
    allowed: tuple[object, ...] = ()


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self._document = document

    def resolve(self, node: object) -> Mapping[str, object]:
        """Return what `node` stands for: its `$ref` followed, the keys beside it on top."""
        here = as_map(node)
        layers: list[Mapping[str, object]] = []
        seen: set[str] = set()
        while isinstance(ref := here.get("$ref"), str) and ref not in seen:
            seen.add(ref)
            layers.append({key: value for key, value in here.items() if key != "$ref"})
            here = as_map(look_up(self._document, ref.removeprefix("#")))
        merged = {key: value for key, value in here.items() if key != "$ref"}
        for layer in reversed(layers):
            merged.update(layer)
        return merged

    def shape(self, node: object) -> Mapping[str, object]:
        """Return `node` resolved, with the members of `allOf` folded in."""
        here = self.resolve(node)
        members = as_list(here.get("allOf"))
        if not members:
            return here
        properties: dict[str, object] = {}
        required: list[object] = []
        merged: dict[str, object] = {}
        for member in (*(self.shape(item) for item in members), {k: v for k, v in here.items() if k != "allOf"}):
            properties.update(as_map(member.get("properties")))
            required.extend(as_list(member.get("required")))
            merged.update(member)
        if properties:
            merged["properties"] = properties
        if required:
            merged["required"] = required
        return merged

    def variants(self, node: object) -> tuple[Mapping[str, object], ...]:
        """Return the alternatives of `node`: members of `anyOf` and `oneOf`, or itself; never the null ones."""
        here = self.shape(node)
        members = (*as_list(here.get("anyOf")), *as_list(here.get("oneOf")))
        outer = {key: value for key, value in here.items() if key not in {"anyOf", "oneOf"}}
        found = [{**outer, **self.shape(member)} for member in members]
        return tuple(item for item in found if item.get("type") != "null") or (here,)

    def properties(self, node: object) -> Mapping[str, object]:
        """Return the properties of an object schema."""
        return as_map(self.variants(node)[0].get("properties"))

    def kinds(self, node: object) -> frozenset[str]:
        """Return the JSON types that `node` allows; empty means any."""
        found: set[str] = set()
        here = self.shape(node)
        for member in (here, *(self.shape(m) for m in (*as_list(here.get("anyOf")), *as_list(here.get("oneOf"))))):
            found.update(texts(member.get("type")))
        return frozenset(found)

    def is_file(self, node: object) -> bool:
        """Say whether the property is a file in a multipart body."""
        return any(
            item.get("format") == "binary" or str(item.get("contentMediaType", "")) == "application/octet-stream"
            for item in self.variants(node)
        )

    def check(self, node: object, value: object, at: str = "") -> Iterator[Fault]:
        """Yield what is wrong with `value`; nothing if it is all right."""
        here, items, fields = self.shape(node), as_list(value), as_map(value)
        members = (*as_list(here.get("anyOf")), *as_list(here.get("oneOf")))
        if members:
            attempts = [list(self.check(member, value, at)) for member in members]
            if all(attempts):
                plausible = [a for m, a in zip(members, attempts, strict=True) if _of_type(self.kinds(m), value)]
                yield from (plausible or attempts)[0]
        allowed_types = frozenset(texts(here.get("type")))
        if not _of_type(allowed_types, value):
            yield Fault(at=at, reason=f"must be {_words(allowed_types)}")
            return
        yield from _enum_faults(here, value, at)
        if isinstance(value, str):
            yield from _text_faults(here, value, at)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield from _number_faults(here, value, at)
        else:
            yield from self._array_faults(here, items, at) if isinstance(value, list) else ()
            yield from self._object_faults(here, fields, at) if isinstance(value, dict) else ()

    def _array_faults(self, here: Mapping[str, object], items: Sequence[object], at: str) -> Iterator[Fault]:
        least, most = here.get("minItems"), here.get("maxItems")
        if isinstance(least, int) and len(items) < least:
            yield Fault(at=at, reason=f"must have at least {least} items")
        if isinstance(most, int) and len(items) > most:
            yield Fault(at=at, reason=f"must have at most {most} items")
        if "items" in here:
            for index, item in enumerate(items):
                yield from self.check(here["items"], item, f"{at}[{index}]")

    def _object_faults(self, here: Mapping[str, object], value: Mapping[str, object], at: str) -> Iterator[Fault]:
        prefix = f"{at}." if at else ""
        properties = as_map(here.get("properties"))
        for name in texts(here.get("required")):
            if name not in value:
                yield Fault(at=prefix + name, reason="is required", kind="missing")
        for name, item in value.items():
            if name in properties:
                yield from self.check(properties[name], item, prefix + name)
            elif here.get("additionalProperties") is False:
                yield Fault(at=prefix + name, reason="is not a known field", kind="unknown", allowed=tuple(properties))
            elif isinstance(here.get("additionalProperties"), Mapping):
                yield from self.check(here["additionalProperties"], item, prefix + name)

    def example(self, node: object, depth: int = 0) -> object:
        """Return a value that `node` allows: its own example or default where it has one."""
        here = self.variants(node)[0]
        for key in ("example", "const", "default"):
            if here.get(key) is not None:
                return here[key]
        for key in ("examples", "enum"):
            if values := [item for item in as_list(here.get(key)) if item is not None]:
                return values[0]
        kinds = self.kinds(here) - {"null"}
        if "object" in kinds or "properties" in here:
            required = set(texts(here.get("required")))
            return {
                name: self.example(schema, depth + 1)
                for name, schema in as_map(here.get("properties")).items()
                if name in required or (depth < 4 and self.has_example(schema))
            }
        plain: Mapping[str, object] = {"array": [], "integer": here.get("minimum", 0), "number": 0, "boolean": False}
        return next((plain[kind] for kind in plain if kind in kinds), "")

    def has_example(self, node: object) -> bool:
        """Say whether the schema gives an example, an only value or a default of its own."""
        here = self.variants(node)[0]
        return any(here.get(key) is not None for key in ("example", "examples", "const", "default", "enum"))


def _of_type(allowed: frozenset[str], value: object) -> bool:
    if not allowed:
        return True
    if isinstance(value, bool):
        return "boolean" in allowed
    if isinstance(value, float) and value.is_integer() and "integer" in allowed:
        return True
    return any(kind not in _TYPES or isinstance(value, _TYPES[kind]) for kind in allowed)


def _words(kinds: frozenset[str]) -> str:
    names = sorted(kinds - {"null"}) + (["null"] if "null" in kinds else [])
    return " or ".join("null" if name == "null" else f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in names)


def _enum_faults(here: Mapping[str, object], value: object, at: str) -> Iterator[Fault]:
    if "const" in here and here["const"] != value:
        yield Fault(at=at, reason=f"must be {here['const']}", allowed=(here["const"],))
    allowed = tuple(item for item in as_list(here.get("enum")) if item is not None)
    if allowed and value is not None and not any(item == value and type(item) is type(value) for item in allowed):
        yield Fault(at=at, reason=f"must be one of {', '.join(map(str, allowed))}", allowed=allowed)


def _text_faults(here: Mapping[str, object], value: str, at: str) -> Iterator[Fault]:
    unit = as_text(here.get("x-voxwright-unit"), "characters")
    length = len(value.encode()) if unit == "bytes" else len(value)
    least, most = here.get("minLength"), here.get("maxLength")
    if here.get("x-voxwright-not-blank") is True and not value.strip():
        yield Fault(at=at, reason="must not be blank")
    if isinstance(least, int) and length < least:
        yield Fault(at=at, reason=f"must be at least {least} {unit}, is {length}")
    if isinstance(most, int) and length > most:
        yield Fault(at=at, reason=f"must be at most {most} {unit}, is {length}")
    pattern = here.get("pattern")
    if isinstance(pattern, str) and not re.search(_strict_end(pattern), value):
        yield Fault(at=at, reason=f"must match {pattern}")
    rule = as_map(here.get("x-voxwright-url"))
    if rule and (fault := url_fault(value, schemes=texts(rule.get("schemes")), public=rule.get("public") is True)):
        yield Fault(at=at, reason=fault)


def _strict_end(pattern: str) -> str:
    # In ECMA-262, which OpenAPI means, `$` does not also match before a last line feed, as it does in Python.
    return f"{pattern[:-1]}\\Z" if pattern.endswith("$") and not pattern.endswith("\\$") else pattern


def _number_faults(here: Mapping[str, object], value: float, at: str) -> Iterator[Fault]:
    def bound(key: str) -> float | None:
        found = here.get(key)
        return found if isinstance(found, int | float) and not isinstance(found, bool) else None

    if (low := bound("minimum")) is not None and value < low:
        yield Fault(at=at, reason=f"must be at least {low}")
    if (low := bound("exclusiveMinimum")) is not None and value <= low:
        yield Fault(at=at, reason=f"must be more than {low}")
    if (high := bound("maximum")) is not None and value > high:
        yield Fault(at=at, reason=f"must be at most {high}")
    if (high := bound("exclusiveMaximum")) is not None and value >= high:
        yield Fault(at=at, reason=f"must be less than {high}")
    if (step := bound("multipleOf")) and value % step:
        yield Fault(at=at, reason=f"must be a multiple of {step}")
