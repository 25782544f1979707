"""Compare the documented answers of a call: statuses, media types, headers, and what each holds."""

from __future__ import annotations

from typing import Any

from generator.pointer import escape, tokens

from .changes import ADDITIVE, BREAKING, COSMETIC, mapping
from .diff_calls import Call
from .diff_schema import RESPONSE, SchemaComparison


def compare_answers(call: Call, schemas: SchemaComparison) -> None:
    """Report which answers came, went or changed."""
    old, new = (mapping(side[0].get("responses")) for side in (call.old, call.new))
    at, here = (f"{side[1]}/responses" for side in (call.old, call.new))
    known = [_shape(answer) for status, answer in old.items() if _success(status)]
    for status, answer in old.items():
        place = f"{RESPONSE} {status}"
        if status not in new:
            said = f"the answer {status} is gone"
            call.say(BREAKING, "answer-removed", "", said, place=place, pointer=f"{at}/{escape(status)}", side="old")
            continue
        _compare_answer(
            call,
            schemas,
            (mapping(answer), f"{at}/{escape(status)}"),
            (mapping(new[status]), f"{here}/{escape(status)}"),
            status,
        )
    for status, answer in new.items():
        if status not in old:
            surprises = _success(status) and bool(known) and _shape(answer) not in known
            grade = BREAKING if surprises else ADDITIVE
            said = f"a new answer {status}" + (", and it holds something else" if surprises else "")
            call.say(grade, "answer-added", "", said, place=f"{RESPONSE} {status}", pointer=f"{here}/{escape(status)}")


def _success(status: str) -> bool:
    return status.startswith("2")


def _shape(answer: Any) -> Any:
    """Give what an answer holds, without its words."""
    return {kind: mapping(media).get("schema") for kind, media in mapping(mapping(answer).get("content")).items()}


def _compare_answer(
    call: Call, schemas: SchemaComparison, old: tuple[dict[str, Any], str], new: tuple[dict[str, Any], str], status: str
) -> None:
    (before, at), (after, here) = old, new
    place = f"{RESPONSE} {status}"
    if before.get("description") != after.get("description"):
        call.say(COSMETIC, "words-changed", "", "the description of the answer changed", place=place, pointer=here)
    if before.get("links") != after.get("links"):
        call.say(COSMETIC, "links-changed", "", "the links of the answer changed", place=place, pointer=here)
    call.facts(before, after, here, place)
    _compare_headers(call, schemas, old, new, place)
    contents, now = mapping(before.get("content")), mapping(after.get("content"))
    shapes = [mapping(media).get("schema") for media in contents.values()]
    for kind, media in contents.items():
        pointer, target = f"{at}/content/{escape(kind)}", f"{here}/content/{escape(kind)}"
        if kind not in now:
            said = f"the answer {status} is no longer {kind}"
            call.say(BREAKING, "media-type-removed", "", said, place=place, pointer=pointer, side="old")
            continue
        found, fresh = mapping(media), mapping(now[kind])
        for one in ("example", "examples", "encoding"):
            if found.get(one) != fresh.get(one):
                call.say(COSMETIC, "words-changed", "", f"its {one} changed", place=place, pointer=target)
        call.facts(found, fresh, target, place)
        schemas.compare(
            (found.get("schema", {}), f"{pointer}/schema"),
            (fresh.get("schema", {}), f"{target}/schema"),
            direction=RESPONSE,
            place=place,
        )
    for kind, media in now.items():
        if kind in contents:
            continue
        surprises = _success(status) and (not contents or mapping(media).get("schema") not in shapes)
        grade = BREAKING if surprises else ADDITIVE
        said = f"the answer {status} may be {kind} now"
        call.say(grade, "media-type-added", "", said, place=place, pointer=f"{here}/content/{escape(kind)}")


def _compare_headers(
    call: Call, schemas: SchemaComparison, old: tuple[dict[str, Any], str], new: tuple[dict[str, Any], str], place: str
) -> None:
    sides: list[dict[str, tuple[dict[str, Any], str]]] = [
        {
            name.lower(): (mapping(header), f"{at}/headers/{escape(name)}")
            for name, header in mapping(answer.get("headers")).items()
        }
        for answer, at in (old, new)
    ]
    before, after = sides
    for name, (header, at) in before.items():
        if name not in after:
            call.say(
                BREAKING,
                "header-removed",
                "",
                f"the header `{tokens(at)[-1]}` is gone",
                place=place,
                pointer=at,
                side="old",
            )
            continue
        now, here = after[name]
        if bool(header.get("required")) != bool(now.get("required")):
            sure = bool(now.get("required"))
            said = f"the header `{name}` is {'now' if sure else 'no longer'} always there"
            call.say(ADDITIVE if sure else BREAKING, "header-changed", "", said, place=place, pointer=here)
        if {key: value for key, value in header.items() if key not in ("required", "schema")} != {
            key: value for key, value in now.items() if key not in ("required", "schema")
        }:
            call.say(
                COSMETIC, "words-changed", "", f"the words about the header `{name}` changed", place=place, pointer=here
            )
        schemas.compare(
            (header.get("schema", {}), f"{at}/schema"),
            (now.get("schema", {}), f"{here}/schema"),
            direction=RESPONSE,
            place=f"{place} {name}",
        )
    for name, (_, here) in after.items():
        if name not in before:
            call.say(ADDITIVE, "header-added", "", f"a new header `{tokens(here)[-1]}`", place=place, pointer=here)
