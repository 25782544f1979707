"""The normalized documents against the table of fields: every path, field, type, requirement, value, limit and status.

The table, `vendors/fields.md` in the folder beside the repository, is made from the vendors' official specifications.
Where a document says something else, `DIFFERENCES` says why; a difference that is no longer one fails as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORS = ("supertone", "coze")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LIMITS = (
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("multipleOf", "minItems", "maxItems", "const", "default"),
)
FORMATS = {"i32": "int32", "i64": "int64", "bool": "", "list": ""}
"""What the table calls the formats of the one vendor; the last two only say the type once more."""

CLONED = "POST /v1/custom-voices/cloned-voice"
LIST = "GET /v1/custom-voices"
ONE = "/v1/custom-voices/{voice_id}"
SPEAK = "POST /v1/text-to-speech/{voice_id}"
CLONE = "POST /v1/audio/voices/clone"
VOICES = "GET /v1/audio/voices"
SPEECH = "POST /v1/audio/speech"
ANSWER = "200 application/json"

NOT_EMPTY = "an empty id would name another address; our reading"
SAID = "the vendor's reference says so, the specification leaves it out [D]"
PAGE = "the page of the operation lists it, the specification leaves it out [S page]"
BYTES = "the official SDKs read bytes where the specification says JSON [K]"
MADE_UP = "how bytes stand inside an object of a form is documented nowhere; sending it would be a guess"
ERRORS = "errors do come, of the two shapes that an official SDK reads, with statuses that are not documented [K]"
SHOWN = "the page shows it in its table and its example, the specification leaves it out [S page]"

DIFFERENCES: Mapping[str, Mapping[str, str]] = {
    "supertone": {
        CLONED: "the operation of the vendor's own page, whose fields the table does not repeat",
        f"{LIST} query page_size minimum": SAID,
        f"{LIST} query page_size maximum": SAID,
        f"{LIST} query page_size default": SAID,
        **dict.fromkeys(
            (f"{method} {ONE} path voice_id minLength" for method in ("GET", "PATCH", "DELETE")), NOT_EMPTY
        ),
        f"{SPEAK} path voice_id minLength": NOT_EMPTY,
        f"{SPEAK}/stream path voice_id minLength": NOT_EMPTY,
    },
    "coze": {
        f"{CLONE} default": ERRORS,
        f"{VOICES} default": ERRORS,
        f"{SPEECH} default": ERRORS,
        f"{CLONE} body audio": MADE_UP,
        f"{CLONE} body audio.audio_bytes": MADE_UP,
        f"{CLONE} body audio.format": MADE_UP,
        f"{CLONE} body audio_format enum": PAGE,
        f"{CLONE} body language enum": PAGE,
        f"{CLONE} body text maxLength": f"{PAGE}; it counts bytes",
        f"{CLONE} body voice_name maxLength": f"{PAGE}; it counts bytes",
        f"{CLONE} {ANSWER} data.voice_id": SHOWN,
        f"{VOICES} query filter_system_voice default": SAID,
        f"{VOICES} query voice_state default": SAID,
        f"{VOICES} query page_num minimum": SAID,
        f"{VOICES} query page_size minimum": SAID,
        f"{VOICES} query page_size maximum": SAID,
        f"{SPEECH} body input maxLength": f"{SAID}; it counts bytes",
        f"{SPEECH} body response_format default": SAID,
        f"{SPEECH} body sample_rate minimum": SAID,
        f"{SPEECH} body sample_rate maximum": SAID,
        f"{SPEECH} body sample_rate default": SAID,
        f"{SPEECH} body speed minimum": f"{SAID}; the least of both kinds of voices",
        f"{SPEECH} body speed maximum": f"{SAID}; the most of both kinds of voices",
        f"{SPEECH} body loudness_rate minimum": SAID,
        f"{SPEECH} body loudness_rate maximum": SAID,
        f"{SPEECH} body emotion_scale minimum": SAID,
        f"{SPEECH} body emotion_scale maximum": SAID,
        f"{SPEECH} body emotion_scale default": SAID,
        f"{SPEECH} {ANSWER}": BYTES,
        f"{SPEECH} 200 audio/mpeg": BYTES,
        f"{SPEECH} 200 audio/wav": BYTES,
        f"{SPEECH} 200 audio/pcm": BYTES,
        f"{SPEECH} 200 audio/ogg": BYTES,
        f"{SPEECH} 200 application/octet-stream": f"{BYTES}; no source says which media type",
    },
}
"""Where a document differs from the table, and why: what is named stands in one of them only, or is not the same."""

Said = dict[str, str]
"""What is said of each place: of `GET /voices query page_size maximum`, for example, `100`."""


# What the table says


def table(text: str, vendor: str) -> Said:
    """Give what the section of *vendor* says."""
    section = next(part for part in text.split("\n## ")[1:] if part.lower().startswith(vendor))
    said: Said = {}
    for part in section.split("\n### ")[1:]:
        call, _, rest = part.partition("\n")
        said[call.strip()] = "operation"
        said.update(_of_call(call.strip(), rest))
    return said


def _of_call(call: str, text: str) -> Iterator[tuple[str, str]]:
    place = ""
    for line in text.splitlines():
        if found := re.match(r"Request body, `(.+)`:", line):
            place = f"{call} body"
            yield place, found[1]
        elif found := re.match(r"Response (\d+)(?:, `(.+?)`)?(?:, headers ([^:]+))?: *(no body)?", line):
            place = " ".join(filter(None, (call, found[1], found[2])))
            yield place, found[4] or "answer"
            yield from ((f"{place} header {name}", "header") for name in (found[3] or "").split())
        elif line.startswith("Documented errors:"):
            yield from ((f"{call} {status}", "error") for status in re.findall(r"\d{3}", line))
        elif re.fullmatch(r"string( \(binary\))?", line):
            yield f"{place} type", line
        elif line.startswith("| `"):
            yield from _of_row(call, place, [cell.strip() for cell in line[1:].rstrip().removesuffix("|").split("|")])


def _of_row(call: str, place: str, cells: list[str]) -> Iterator[tuple[str, str]]:
    """Give what a row says: name, place (of a parameter only), type, requirement, values and limits."""
    name, *location, kind, required, limits = cells
    at = f"{' '.join((call, *location)) if location else place} {name.strip('`')}"
    yield at, f"{_listed_type(kind)}, {'required' if required == 'yes' else 'optional'}"
    for limit in filter(None, limits.split("; ")):
        word, _, value = limit.partition(" ")
        yield (f"{at} enum", value.removeprefix("of ")) if word == "one" else (f"{at} {word}", _plain(value))


def _listed_type(text: str) -> str:
    kind, _, detail = text.partition(" (")
    name = detail.rstrip(")")
    name = FORMATS.get(name, name)
    return f"{kind} ({name})" if name else kind


def _plain(value: str) -> str:
    return {"True": "true", "False": "false"}.get(value, value)


# What a document says


@cache
def document(vendor: str) -> dict[str, Any]:
    """Give the normalized document that a vendor's client ships."""
    return json.loads((ROOT / "generated" / "voxwright_clients" / vendor / "openapi.json").read_bytes())


def written(whole: dict[str, Any]) -> Said:
    """Give what a normalized document says, in the words of the table."""
    said: Said = {}
    for path, item in whole["paths"].items():
        for method in METHODS:
            if method in item:
                said[f"{method.upper()} {path}"] = "operation"
                said.update(_of_operation(whole, f"{method.upper()} {path}", item[method]))
    return said


def _of_operation(whole: dict[str, Any], call: str, operation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for parameter in operation.get("parameters", ()):
        at = f"{call} {parameter['in']} {parameter['name']}"
        yield from _of_schema(whole, at, parameter["schema"], required=parameter.get("required", False))
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        yield f"{call} body", media_type
        yield from _of_fields(whole, f"{call} body ", media["schema"])
    for status, answer in operation["responses"].items():
        if not status.startswith("2"):
            yield f"{call} {status}", "error"
            continue
        if "content" not in answer:
            yield f"{call} {status}", "no body"
        for media_type, media in answer.get("content", {}).items():
            at = f"{call} {status} {media_type}"
            yield at, "answer"
            yield from ((f"{at} header {name}", "header") for name in answer.get("headers", ()))
            if "properties" in _resolved(whole, media["schema"]):
                yield from _of_fields(whole, f"{at} ", media["schema"])
            else:
                yield f"{at} type", _kind(whole, media["schema"])


def _resolved(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Give a schema with what it refers to, also through an `allOf` of one."""
    found = dict(schema)
    for each in (*found.pop("allOf", ()), *([{"$ref": found.pop("$ref")}] if "$ref" in found else ())):
        target = whole["components"]["schemas"][each["$ref"].rpartition("/")[2]] if "$ref" in each else each
        found = {**_resolved(whole, target), **found}
    return found


def _of_fields(whole: dict[str, Any], prefix: str, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    resolved = _resolved(whole, schema)
    for name, field in resolved.get("properties", {}).items():
        yield from _of_schema(whole, f"{prefix}{name}", field, required=name in resolved.get("required", ()))


def _of_schema(whole: dict[str, Any], at: str, schema: dict[str, Any], *, required: bool) -> Iterator[tuple[str, str]]:
    resolved = _resolved(whole, schema)
    yield at, f"{_kind(whole, schema)}, {'required' if required else 'optional'}"
    if "enum" in resolved:
        yield f"{at} enum", " ".join(map(str, resolved["enum"]))
    yield from ((f"{at} {limit}", _shown(resolved[limit])) for limit in LIMITS if limit in resolved)
    if "items" in resolved:
        yield from _of_fields(whole, f"{at}[].", resolved["items"])
    yield from _of_fields(whole, f"{at}.", resolved)


def _kind(whole: dict[str, Any], schema: dict[str, Any]) -> str:
    resolved = _resolved(whole, schema)
    kinds = resolved.get("type", [])
    said = " or ".join(kinds if isinstance(kinds, list) else [kinds])
    if "items" in resolved:
        said = f"{said} of {_kind(whole, resolved['items'])}"
    return f"{said} ({resolved['format']})" if "format" in resolved else said


def _shown(value: object) -> str:
    return json.dumps(value) if not isinstance(value, str) else value


# Both together


def differences(ours: Said, theirs: Said) -> list[str]:
    """Name each place that stands in one of both only, or of which they say different things.

    Of what belongs to such an operation or answer that only one of them has at all, nothing more is named.
    """
    found = [place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)]
    alone = [place for place in ours.keys() ^ theirs.keys() if _is_whole(place)]
    return sorted(place for place in found if not any(place.startswith(f"{one} ") for one in alone))


def _is_whole(place: str) -> bool:
    """Tell whether a place is an operation or one media type of an answer."""
    return bool(re.fullmatch(r"[A-Z]+ \S+( \d{3} \S+/\S+)?", place))


@pytest.fixture(scope="module")
def listed(shared: Path) -> dict[str, Said]:
    """Give what the table says of each vendor."""
    text = (shared / "vendors" / "fields.md").read_text(encoding="utf-8")
    return {vendor: table(text, vendor) for vendor in VENDORS}


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_document_agrees_with_the_table_save_where_it_says_why(vendor: str, listed: dict[str, Said]) -> None:
    """What is not in the list of differences is the same in both, and what is in the list does differ."""
    assert sorted(DIFFERENCES[vendor]) == differences(written(document(vendor)), listed[vendor])


def test_the_table_is_read_whole(listed: dict[str, Said]) -> None:
    """Each operation of the table is there, with the fields, limits, headers and errors that it lists."""
    supertone, coze = listed["supertone"], listed["coze"]

    assert (6, 3) == tuple(sum(kind == "operation" for kind in said.values()) for said in (supertone, coze))
    assert (185, 108) == (len(supertone), len(coze))
    assert "number, optional" == supertone[f"{LIST} query page_size"]
    assert "string or null, optional" == supertone[f"{LIST} {ANSWER} items[].description"]
    assert "no body" == supertone[f"DELETE {ONE} 204"]
    assert "wav mp3" == supertone[f"{SPEAK} body output_format enum"]
    assert "-24" == supertone[f"{SPEAK} body voice_settings.pitch_shift minimum"]
    assert "false" == supertone[f"{SPEAK} body include_phonemes default"]
    assert "error" == supertone[f"{SPEAK}/stream 408"]
    assert "header" == supertone[f"{SPEAK}/stream 200 application/x-ndjson header Trailer"]
    assert "string (binary)" == supertone[f"{SPEAK} 200 audio/wav type"]
    assert "multipart/form-data" == coze[f"{CLONE} body"]
    assert "integer (int64), optional" == coze[f"{CLONE} {ANSWER} code"]
    assert "array of object, optional" == coze[f"{VOICES} {ANSWER} data.voice_list"]
    assert "string, required" == coze[f"{VOICES} {ANSWER} detail.logid"]


@pytest.mark.parametrize(
    ("pointer", "change"),
    [
        ("/paths/~1v1~1audio~1voices/get/parameters/2/schema", {"enum": ["init", "cloned"]}),
        ("/paths/~1v1~1audio~1voices/get/parameters/3", {"required": True}),
        ("/components/schemas/SpeechRequest", {"required": ["input"]}),
        ("/components/schemas/SpeechRequest/properties/loudness_rate", {"type": "number"}),
        ("/components/schemas/EmotionScale/properties/min", {"format": "float"}),
        ("/components/schemas/VoiceInfo/properties", {"nick": {"type": "string"}}),
        ("/paths/~1v1~1audio~1voices/get/responses", {"429": {"description": "Too many requests."}}),
    ],
)
def test_a_change_of_a_document_is_found(pointer: str, change: dict[str, Any], listed: dict[str, Said]) -> None:
    """Values, requirement, type, format, a field and a status more: none goes by unseen."""
    whole = json.loads(json.dumps(document("coze")))
    node = whole
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/")
        node = node[int(key)] if isinstance(node, list) else node[key]
    node.update(change)

    assert sorted(DIFFERENCES["coze"]) != differences(written(whole), listed["coze"])
