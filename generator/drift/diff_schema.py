"""Compare two schemas in one direction: what a caller sends may only grow wider, what a caller gets only narrower."""

from __future__ import annotations

from typing import Any

from generator.findings import brief

from .changes import ADDITIVE, BREAKING, COSMETIC, mapping
from .diff_keywords import (
    REQUEST,
    RESPONSE,
    Pair,
    Report,
    compare_enum,
    compare_formats,
    compare_limits,
    compare_rest,
    compare_types,
    compare_words,
)
from .diff_view import json_type, view


class SchemaComparison:
    """Compares schemas of two normalized documents; what differs goes to *report*."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any], report: Report, *, operation: str) -> None:
        """Take both documents, whose components references name, and the call that all of it is about."""
        self._old = old
        self._new = new
        self._report = report
        self._operation = operation
        self._seen: set[tuple[str, str, str]] = set()

    def compare(self, old: tuple[Any, str], new: tuple[Any, str], *, direction: str, place: str) -> None:
        """Compare two schemas, each given with its JSON pointer.

        Args:
            old: The schema as it was.
            new: The schema as it is.
            direction: `request` or `response`.
            place: Where in the call the schema stands, in words.

        """
        left, right = view(self._old, *old), view(self._new, *new)
        key = (left.pointer, right.pointer, direction)
        if key in self._seen:
            return
        self._seen.add(key)
        pair = Pair(
            old=left, new=right, direction=direction, place=place, operation=self._operation, report=self._report
        )
        if left.reference != right.reference and left.reference and right.reference:
            said = f"the schema `{left.reference}` is now called `{right.reference}`"
            pair.say(COSMETIC, "schema-renamed", "", said)
        compare_types(pair)
        compare_enum(pair)
        compare_limits(pair)
        compare_formats(pair)
        compare_words(pair)
        compare_rest(pair)
        self._properties(pair)
        self._additional(pair)
        self._items(pair)
        self._variants(pair)

    def _properties(self, pair: Pair) -> None:
        old, new = pair.old, pair.new
        for name in [*old.properties, *(name for name in new.properties if name not in old.properties)]:
            at = f"{pair.place} {name}"
            before, after = name in old.required, name in new.required
            if name not in new.properties:
                said = f"the field `{name}` is gone"
                pair.say(
                    BREAKING, "property-removed", name, said, side="old", pointer=old.properties[name][1], place=at
                )
            elif name not in old.properties:
                self._new_property(pair, name, at, required=after)
            else:
                if before != after:
                    said = f"`{name}` is {'now required' if after else 'no longer required'}"
                    rule = "property-became-required" if after else "property-became-optional"
                    grade = pair.grade(narrowed=after, widened=before)
                    pair.say(
                        grade, rule, "required", said, place=at, side="new" if new.where.get("required") else "old"
                    )
                self.compare(old.properties[name], new.properties[name], direction=pair.direction, place=at)
        for name in sorted(old.required ^ new.required):
            if name not in old.properties and name not in new.properties:
                now = name in new.required
                said = f"`{name}`, which is not described, is {'now' if now else 'no longer'} required"
                pair.say(pair.grade(narrowed=now, widened=not now), "required-changed", "required", said)

    @staticmethod
    def _new_property(pair: Pair, name: str, at: str, *, required: bool) -> None:
        pointer = pair.new.properties[name][1]
        if required and pair.direction == REQUEST:
            pair.say(
                BREAKING, "required-property-added", name, f"a new required field `{name}`", pointer=pointer, place=at
            )
        else:
            pair.say(ADDITIVE, "property-added", name, f"a new field `{name}`", pointer=pointer, place=at)

    def _additional(self, pair: Pair) -> None:
        old, new = pair.old.additional, pair.new.additional
        if old == new:
            return
        if isinstance(old[0], dict) and isinstance(new[0], dict):
            self.compare(old, new, direction=pair.direction, place=f"{pair.place} (other fields)")
            return
        open_now, open_before = new[0] is not False, old[0] is not False
        said = "other fields are now " + ("allowed" if new[0] is True else "of one kind" if open_now else "refused")
        narrowed, widened = not open_now or old[0] is True, not open_before or new[0] is True
        # A reader has to cope with fields that it does not know, so that more of them break nobody.
        grade = (
            ADDITIVE
            if pair.direction == RESPONSE and new[0] is True
            else pair.grade(narrowed=narrowed, widened=widened)
        )
        pair.say(grade, "additional-properties-changed", "additionalProperties", said)

    def _items(self, pair: Pair) -> None:
        old, new = pair.old.items, pair.new.items
        if old is not None and new is not None:
            self.compare(old, new, direction=pair.direction, place=f"{pair.place}[]")
        elif old is not new:
            grade = pair.grade(narrowed=new is not None, widened=old is not None)
            pair.say(
                grade, "items-changed", "items", "the kind of its items is " + ("now said" if new else "no longer said")
            )

    def _variants(self, pair: Pair) -> None:
        """Match the variants of a union: the same by name or by value first, then what is left, in order."""
        old, new = list(pair.old.variants), list(pair.new.variants)
        matched: list[tuple[tuple[Any, str], tuple[Any, str]]] = []
        for test in (_same_name, _same_value, _same_kind):
            for left in list(old):
                right = next((one for one in new if test(left[0], one[0])), None)
                if right is not None:
                    old.remove(left)
                    new.remove(right)
                    matched.append((left, right))
        if not matched and len(old) == len(new):
            matched, old, new = list(zip(old, new, strict=True)), [], []
        for left, right in matched:
            self.compare(left, right, direction=pair.direction, place=pair.place)
        if not pair.old.variants and new and not pair.old.open:
            # One kind became several: what there was before is one of them, or it is gone.
            self._one_became_several(pair, new)
            return
        if old and pair.new.open:
            grade = pair.grade(narrowed=False, widened=True)
            pair.say(grade, "union-changed", "", "it may be anything now", side="old", pointer=old[0][1])
            return
        for left in old:
            grade = pair.grade(narrowed=True, widened=False)
            pair.say(grade, "variant-removed", "", f"it is never {_name(left[0])} now", side="old", pointer=left[1])
        for right in new:
            grade = pair.grade(narrowed=not pair.old.variants, widened=bool(pair.old.variants))
            pair.say(grade, "variant-added", "", f"it may be {_name(right[0])} now", pointer=right[1])

    @staticmethod
    def _one_became_several(pair: Pair, new: list[tuple[Any, str]]) -> None:
        names = ", ".join(_name(one[0]) for one in new)
        pair.say(BREAKING, "union-changed", "", f"one kind became one of several: {names}", pointer=new[0][1])


def _same_name(old: Any, new: Any) -> bool:
    return "$ref" in mapping(old) and mapping(old).get("$ref") == mapping(new).get("$ref")


def _same_value(old: Any, new: Any) -> bool:
    return old == new


def _same_kind(old: Any, new: Any) -> bool:
    """Tell whether two written-out variants are of one type."""
    left, right = mapping(old), mapping(new)
    return "$ref" not in left and "$ref" not in right and json_type(left) == json_type(right) is not None


def _name(schema: Any) -> str:
    found = mapping(schema)
    if "$ref" in found:
        return f"`{str(found['$ref']).rpartition('/')[2]}`"
    return brief(found.get("type") or found.get("const") or found, length=60)
