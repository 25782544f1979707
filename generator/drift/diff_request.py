"""Compare what a call takes: its parameters and its body."""

from __future__ import annotations

from typing import Any

from generator.pointer import escape

from .changes import ADDITIVE, BREAKING, COSMETIC, mapping, sequence
from .diff_calls import Call, compare_lists
from .diff_schema import REQUEST, SchemaComparison


def compare_parameters(call: Call, schemas: SchemaComparison) -> None:
    """Report which parameters came, went or changed."""
    old, new = (_parameters(*side) for side in (call.old, call.new))
    for key, (before, at) in old.items():
        name = str(before.get("name"))
        place = f"{REQUEST} {before.get('in')} {name}"
        if key not in new:
            call.say(
                BREAKING,
                "parameter-removed",
                "",
                f"the parameter `{name}` is gone",
                place=place,
                pointer=at,
                side="old",
            )
            continue
        after, here = new[key]
        if bool(before.get("required")) != bool(after.get("required")):
            now = bool(after.get("required"))
            rule = "parameter-became-required" if now else "parameter-became-optional"
            said = f"the parameter `{name}` is {'now' if now else 'no longer'} required"
            call.say(BREAKING if now else ADDITIVE, rule, "", said, place=place, pointer=here)
        if before.get("name") != after.get("name"):
            call.say(
                COSMETIC,
                "words-changed",
                "",
                f"the header is now written `{after.get('name')}`",
                place=place,
                pointer=f"{here}/name",
            )
        for keys, grade, rule in (
            (("description", "example", "examples"), COSMETIC, "words-changed"),
            (("style", "explode", "allowReserved", "content", "allowEmptyValue"), BREAKING, "serialization-changed"),
        ):
            for one in keys:
                if before.get(one) != after.get(one):
                    call.say(grade, rule, "", f"its {one} changed", place=place, pointer=here)
        if bool(before.get("deprecated")) != bool(after.get("deprecated")):
            now = bool(after.get("deprecated"))
            said = f"`{name}` is {'now' if now else 'no longer'} deprecated"
            call.say(ADDITIVE if now else COSMETIC, "deprecation-changed", "", said, place=place, pointer=here)
        call.facts(before, after, here, place)
        schemas.compare(
            (before.get("schema", {}), f"{at}/schema"),
            (after.get("schema", {}), f"{here}/schema"),
            direction=REQUEST,
            place=place,
        )
    for key, (after, here) in new.items():
        if key not in old:
            name, needed = after.get("name"), bool(after.get("required"))
            said = f"a new {'required ' if needed else ''}parameter `{name}`"
            rule = "required-parameter-added" if needed else "parameter-added"
            call.say(
                BREAKING if needed else ADDITIVE,
                rule,
                "",
                said,
                place=f"{REQUEST} {after.get('in')} {name}",
                pointer=here,
            )
    if list(old) != list(new) and set(old) == set(new):
        call.say(COSMETIC, "parameters-reordered", "parameters", "the parameters stand in another order")


def _parameters(operation: dict[str, Any], pointer: str) -> dict[tuple[str, str], tuple[dict[str, Any], str]]:
    found: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}
    for index, one in enumerate(sequence(operation.get("parameters"))):
        parameter = mapping(one)
        name, where = str(parameter.get("name")), str(parameter.get("in"))
        found[(where, name.lower() if where == "header" else name)] = (parameter, f"{pointer}/parameters/{index}")
    return found


def compare_body(call: Call, schemas: SchemaComparison) -> None:
    """Report what changed of the body: its media types, what each holds, and how the parts of a form are written."""
    before, after = (mapping(side[0].get("requestBody")) for side in (call.old, call.new))
    at, here = (f"{side[1]}/requestBody" for side in (call.old, call.new))
    if not before and not after:
        return
    if not before or not after:
        needed = bool(after.get("required"))
        grade = BREAKING if before or needed else ADDITIVE
        said = "it takes no body any more" if before else f"it takes a {'required ' if needed else ''}body now"
        call.say(grade, "body-removed" if before else "body-added", "requestBody", said, place=REQUEST)
        return
    if bool(before.get("required")) != bool(after.get("required")):
        now = bool(after.get("required"))
        said = f"the body is {'now' if now else 'no longer'} required"
        call.say(
            BREAKING if now else ADDITIVE,
            "body-became-required" if now else "body-became-optional",
            "",
            said,
            place=REQUEST,
            pointer=here,
        )
    if before.get("description") != after.get("description"):
        call.say(COSMETIC, "words-changed", "requestBody", "the description of its body changed", place=REQUEST)
    old, new = mapping(before.get("content")), mapping(after.get("content"))
    for kind, media in old.items():
        if kind not in new:
            call.say(
                BREAKING,
                "media-type-removed",
                "",
                f"it no longer takes {kind}",
                place=REQUEST,
                pointer=f"{at}/content/{escape(kind)}",
                side="old",
            )
            continue
        pointer, target = f"{at}/content/{escape(kind)}", f"{here}/content/{escape(kind)}"
        found, now = mapping(media), mapping(new[kind])
        for one in ("example", "examples"):
            if found.get(one) != now.get(one):
                call.say(COSMETIC, "words-changed", "", f"its {one} changed", place=REQUEST, pointer=target)
        _compare_encoding(call, mapping(found.get("encoding")), mapping(now.get("encoding")), (pointer, target))
        call.facts(found, now, target, REQUEST)
        schemas.compare(
            (found.get("schema", {}), f"{pointer}/schema"),
            (now.get("schema", {}), f"{target}/schema"),
            direction=REQUEST,
            place=REQUEST,
        )
    for kind in new:
        if kind not in old:
            call.say(
                ADDITIVE,
                "media-type-added",
                "",
                f"it takes {kind} now",
                place=REQUEST,
                pointer=f"{here}/content/{escape(kind)}",
            )


def _compare_encoding(call: Call, old: dict[str, Any], new: dict[str, Any], at: tuple[str, str]) -> None:
    """Compare how the parts of a form are written; the media types of a file part stand here."""
    for name in {**old, **new}:
        before, after = mapping(old.get(name)), mapping(new.get(name))
        side = "new" if name in new else "old"
        pointer = f"{at[1] if name in new else at[0]}/encoding/{escape(name)}"
        place = f"{REQUEST} {name}"
        was, now = before.get("contentType"), after.get("contentType")
        if was != now:
            compare_lists(call, "media type", _listed(was), _listed(now), pointer=pointer, place=place, side=side)
        if any(before.get(key) != after.get(key) for key in ("style", "explode", "headers", "allowReserved")):
            call.say(
                BREAKING,
                "serialization-changed",
                "",
                f"the way `{name}` is written changed",
                place=place,
                pointer=pointer,
                side=side,
            )


def _listed(value: object) -> list[str]:
    return [part.strip() for part in str(value or "").split(",") if part.strip()]
