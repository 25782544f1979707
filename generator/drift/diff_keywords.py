"""Compare the keywords of one schema: types, values, limits, formats, words, and facts of ours."""

from __future__ import annotations

import json
from collections.abc import Callable

from attrs import frozen

from generator.findings import brief

from .changes import ADDITIVE, BREAKING, COSMETIC, Change
from .diff_facts import fact_change
from .diff_view import PROSE, View

REQUEST = "request"
RESPONSE = "response"

_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}
_COMPARED = ("type", "enum", "const", "required", "properties", "items", "additionalProperties", "anyOf", "oneOf")

Report = Callable[[Change], None]


@frozen(kw_only=True)
class Pair:
    """Two views of one place, the direction that it goes, and how to speak of it."""

    old: View
    new: View
    direction: str
    place: str
    operation: str
    report: Report

    def grade(self, *, narrowed: bool, widened: bool) -> str:
        """Give the grade of a change after which less, or more, is possible than before."""
        breaks = narrowed if self.direction == REQUEST else widened
        return BREAKING if breaks else ADDITIVE

    def say(
        self, grade: str, rule: str, key: str, message: str, *, side: str = "", pointer: str = "", place: str = ""
    ) -> None:
        """Report a change at the keyword *key*, where the side that has it says it."""
        if not pointer:
            side = side or ("new" if key in self.new.where or key not in self.old.where else "old")
            holder = self.new if side == "new" else self.old
            pointer = holder.where.get(key, holder.pointer)
        place, side = (place or self.place).strip(), side or "new"
        operation = self.operation
        self.report(
            Change(
                grade=grade, rule=rule, operation=operation, place=place, pointer=pointer, side=side, message=message
            )
        )


def compare_types(pair: Pair) -> None:
    """Compare the types of JSON that a value may have."""
    old, new = pair.old.types, pair.new.types
    if old == new:
        return
    gone = set(old or ()) - _covered(new) if new is not None else set[str]()
    come = set(new or ()) - _covered(old) if old is not None else set[str]()
    narrowed, widened = bool(gone) or old is None, bool(come) or new is None
    before, after = " or ".join(sorted(old or ["anything"])), " or ".join(sorted(new or ["anything"]))
    grade = pair.grade(narrowed=narrowed, widened=widened)
    pair.say(grade, "type-changed", "type", f"{before} became {after}")


def _covered(types: frozenset[str] | None) -> set[str]:
    """Give the types that values of *types* may be: an integer is a number too."""
    return {*(types or ()), *(["integer"] if types and "number" in types else [])}


def compare_enum(pair: Pair) -> None:
    """Compare the values that are listed."""
    old, new = pair.old.enum, pair.new.enum
    if old == new:
        return
    if old is None or new is None:
        said = f"only {brief(new)} from now on" if new is not None else f"no longer only {brief(old)}"
        pair.say(pair.grade(narrowed=old is None, widened=new is None), "enum-changed", "enum", said)
        return
    known, now = {json.dumps(v) for v in old}, {json.dumps(v) for v in new}
    for value in old:
        if json.dumps(value) not in now:
            pair.say(
                pair.grade(narrowed=True, widened=False),
                "enum-value-removed",
                "enum",
                f"the value {brief(value)} is gone",
            )
    for value in new:
        if json.dumps(value) not in known:
            pair.say(
                pair.grade(narrowed=False, widened=True), "enum-value-added", "enum", f"a new value {brief(value)}"
            )
    if known == now:
        pair.say(COSMETIC, "enum-reordered", "enum", "the values stand in another order")


def compare_limits(pair: Pair) -> None:
    """Compare bounds, lengths, counts and patterns."""
    for key in (*_LOWER, *_UPPER):
        old, new = pair.old.core.get(key), pair.new.core.get(key)
        if old == new:
            continue
        said = f"`{key}` {_was_is(old, new)}"
        if old is None or new is None:
            narrowed, widened = old is None, new is None
        elif isinstance(old, int | float) and isinstance(new, int | float):
            narrowed, widened = (new > old, new < old) if key in _LOWER else (new < old, new > old)
        else:
            narrowed = widened = True
        pair.say(pair.grade(narrowed=narrowed, widened=widened), "limit-changed", key, said)
    for key in ("pattern", "multipleOf"):
        old, new = pair.old.core.get(key), pair.new.core.get(key)
        if old != new:
            grade = pair.grade(narrowed=new is not None, widened=old is not None)
            pair.say(grade, f"{key.lower()}-changed", key, f"`{key}` {_was_is(old, new)}")
    old, new = bool(pair.old.core.get("uniqueItems")), bool(pair.new.core.get("uniqueItems"))
    if old != new:
        pair.say(
            pair.grade(narrowed=new, widened=old), "limit-changed", "uniqueItems", f"`uniqueItems` is now {brief(new)}"
        )


def compare_formats(pair: Pair) -> None:
    """Compare formats and encodings."""
    for key in ("format", "contentEncoding", "contentMediaType"):
        old, new = pair.old.core.get(key), pair.new.core.get(key)
        if old == new:
            continue
        narrowed, widened = new is not None, old is not None
        if (old, new) in _WIDER_FORMATS:
            narrowed = False
        elif (new, old) in _WIDER_FORMATS:
            widened = False
        pair.say(pair.grade(narrowed=narrowed, widened=widened), "format-changed", key, f"`{key}` {_was_is(old, new)}")


def compare_words(pair: Pair) -> None:
    """Compare what binds nobody on the wire, a default of a request aside."""
    for key in PROSE:
        if pair.old.prose.get(key) != pair.new.prose.get(key):
            pair.say(COSMETIC, "words-changed", key, f"its {key} changed")
    if pair.old.prose.get("deprecated", False) != pair.new.prose.get("deprecated", False):
        now = bool(pair.new.prose.get("deprecated"))
        grade = ADDITIVE if now else COSMETIC
        pair.say(grade, "deprecation-changed", "deprecated", f"it is {'now' if now else 'no longer'} deprecated")
    old, new = (side.prose.get("default", _NO_DEFAULT) for side in (pair.old, pair.new))
    if old != new:
        was, now = (None if value is _NO_DEFAULT else brief(value) for value in (old, new))
        said = (
            f"the default is now {now}"
            if was is None
            else f"the default was {was}, " + (f"now {now}" if now else "now there is none")
        )
        breaks = pair.direction == REQUEST and old is not _NO_DEFAULT
        grade = BREAKING if breaks else ADDITIVE if pair.direction == REQUEST else COSMETIC
        pair.say(grade, "default-changed", "default", said)


def compare_rest(pair: Pair) -> None:
    """Compare our facts and every keyword that nothing above knows."""
    known = {*_LOWER, *_UPPER, "pattern", "multipleOf", "uniqueItems", "format", "contentEncoding", "contentMediaType"}
    keys = {**pair.old.core, **pair.new.core}
    for key in keys:
        old, new = pair.old.core.get(key), pair.new.core.get(key)
        if key in known or key in _COMPARED or old == new:
            continue
        if key.startswith("x-"):
            grade, said = fact_change(key, old, new)
            pair.say(grade, "fact-changed" if key.startswith("x-voxwright-") else "extension-changed", key, said)
        elif key == "discriminator":
            grade = pair.grade(narrowed=True, widened=True)
            pair.say(grade, "discriminator-changed", key, f"`{key}` {_was_is(old, new)}")
        else:
            pair.say(BREAKING, "keyword-changed", key, f"`{key}` {_was_is(old, new)}, which nothing here can judge")


_NO_DEFAULT = object()


def _was_is(old: object, new: object) -> str:
    if old is None:
        return f"is now {brief(new)}"
    return f"was {brief(old)}, " + ("now there is none" if new is None else f"is now {brief(new)}")
