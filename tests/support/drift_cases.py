"""Changes that vendors make, over our own documents: what each is to us, and why the judge may see it otherwise."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from packages import LABELS, document_path, vendor_of

ROOT = Path(__file__).resolve().parents[2]

Json = dict[str, Any]
Change = Callable[[Json], object]


@cache
def _read(vendor: str) -> str:
    return document_path(vendor).read_text(encoding="utf-8")


def document(vendor: str) -> Json:
    """Give a fresh copy of the normalized document of a vendor, with what a case needs to change."""
    found: Json = json.loads(_read(vendor))
    if vendor == "vox":
        # The cases are about the one operation that makes a voice.
        del found["paths"]["/models/voices"]["get"], found["components"]["schemas"]["VoiceModelPage"]
        fields(found)["name"]["maxLength"] = 50
        fields(found)["tone"] = {"type": "string", "default": "warm"}
        fields(found)["born"] = {"type": "string", "format": "date"}
        fields(found)["weight"] = {"type": "integer", "minimum": 1, "maximum": 9}
        answer(found)["properties"]["made"] = {"type": "string", "format": "date-time", "maxLength": 40}
        answer(found)["properties"]["score"] = {"type": "integer"}
        operation(found)["responses"]["201"]["headers"] = {"X-Left": {"schema": {"type": "integer"}}}
        operation(found)["parameters"] = [
            {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
            {"name": "X-Region", "in": "header", "required": True, "schema": {"type": "string", "enum": ["eu", "us"]}},
        ]
    return found


def operation(found: Json) -> Json:
    """Give the first operation of a document."""
    return next(method for item in found["paths"].values() for method in item.values())


def schema(found: Json, name: str) -> Json:
    """Give a component."""
    return found["components"]["schemas"][name]


def fields(found: Json) -> Json:
    """Give the fields of the form that vox takes."""
    return schema(found, "Body_createVoiceModel")["properties"]


def answer(found: Json) -> Json:
    """Give what vox answers."""
    return schema(found, "VoiceModelResponse")


def require(found: Json, name: str) -> None:
    """Require a field of the form, or no longer."""
    required: list[str] = schema(found, "Body_createVoiceModel")["required"]
    (required.remove if name in required else required.append)(name)


def promise(found: Json, name: str) -> None:
    """Promise a field of the answer, or no longer."""
    required: list[str] = answer(found)["required"]
    (required.remove if name in required else required.append)(name)


def swap_scheme(found: Json, scheme: Json, name: str = "Key") -> None:
    """Ask for another scheme."""
    found["components"]["securitySchemes"] = {name: scheme}
    operation(found)["security"] = [{name: []}]


def also(found: Json, *, together: bool) -> None:
    """Ask for one more scheme, beside the one there is or in its place."""
    found["components"]["securitySchemes"]["Key"] = {"type": "apiKey", "in": "header", "name": "X-Key"}
    if together:
        operation(found)["security"][0]["Key"] = []
    else:
        operation(found)["security"].append({"Key": []})


def move(found: Json, old: str, new: str) -> None:
    """Give a path another name."""
    found["paths"][new] = found["paths"].pop(old)


def content(found: Json, status: str) -> Json:
    """Give the media types of an answer."""
    return operation(found)["responses"][status]["content"]


BEARER: Json = {"type": "http", "scheme": "bearer"}
TEXT: Json = {"schema": {"type": "string"}}

WIDER = "wider"
WORDS = "words-only"
FIELD_GONE = "request-field-gone"
DEFAULT = "default"
SUCCESS = "another-success"
FACTS = "facts"
NAMES = "names"
DEPRECATED = "deprecated"
NARROWER_ANSWER = "narrower-answer"
ENCODING = "encoding"

CASES: dict[str, tuple[str, Change, str, str | None]] = {
    "nothing": ("vox", lambda _: None, "none", None),
    "a path is gone": ("evolink", lambda d: d["paths"].pop("/v1/tasks/{task_id}"), "breaking", None),
    "a path is new": (
        "vox",
        lambda d: d["paths"].update({"/new": {"get": {"responses": {"200": {"description": "x"}}}}}),
        "additive",
        None,
    ),
    "a path is renamed": ("vox", lambda d: move(d, "/models/voices", "/voices"), "breaking", None),
    "a method changes": (
        "vox",
        lambda d: d["paths"]["/models/voices"].update(put=d["paths"]["/models/voices"].pop("post")),
        "breaking",
        None,
    ),
    "the operationId changes": ("vox", lambda d: operation(d).update(operationId="makeVoice"), "cosmetic", NAMES),
    "the summary changes": ("vox", lambda d: operation(d).update(summary="Other words"), "cosmetic", None),
    "an operation is deprecated": ("vox", lambda d: operation(d).update(deprecated=True), "additive", DEPRECATED),
    "a server is new": (
        "vox",
        lambda d: operation(d)["servers"].append({"url": "https://eu.example"}),
        "additive",
        None,
    ),
    "a server moves": ("vox", lambda d: operation(d)["servers"][0].update(url="https://eu.example"), "breaking", None),
    "a bearer token becomes a key": (
        "vox",
        lambda d: swap_scheme(d, {"type": "apiKey", "in": "header", "name": "X-Key"}),
        "breaking",
        None,
    ),
    "a key header is renamed": (
        "cartesia",
        lambda d: d["components"]["securitySchemes"]["ApiKeyAuth"].update(name="X-Key"),
        "breaking",
        None,
    ),
    "a key moves to the query": (
        "cartesia",
        lambda d: d["components"]["securitySchemes"]["ApiKeyAuth"].update({"in": "query"}),
        "breaking",
        None,
    ),
    "a scheme is renamed": (
        "vox",
        lambda d: swap_scheme(d, next(iter(d["components"]["securitySchemes"].values()))),
        "cosmetic",
        NAMES,
    ),
    "another key will do too": ("vox", lambda d: also(d, together=False), "additive", None),
    "a second key is needed": ("vox", lambda d: also(d, together=True), "breaking", None),
    "no key is needed": ("vox", lambda d: operation(d).update(security=[]), "additive", WIDER),
    "a parameter is gone": ("vox", lambda d: operation(d)["parameters"].pop(0), "breaking", None),
    "a parameter is new": (
        "vox",
        lambda d: operation(d)["parameters"].append({"name": "n", "in": "query", "schema": {}}),
        "additive",
        None,
    ),
    "a required parameter is new": (
        "vox",
        lambda d: operation(d)["parameters"].append({"name": "n", "in": "query", "required": True, "schema": {}}),
        "breaking",
        None,
    ),
    "a parameter becomes required": (
        "vox",
        lambda d: operation(d)["parameters"][0].update(required=True),
        "breaking",
        None,
    ),
    "a parameter becomes optional": (
        "vox",
        lambda d: operation(d)["parameters"][1].update(required=False),
        "additive",
        WIDER,
    ),
    "a parameter takes one value less": (
        "vox",
        lambda d: operation(d)["parameters"][1]["schema"]["enum"].pop(),
        "breaking",
        None,
    ),
    "a parameter takes one value more": (
        "vox",
        lambda d: operation(d)["parameters"][1]["schema"]["enum"].append("kr"),
        "additive",
        WIDER,
    ),
    "a parameter becomes text": (
        "vox",
        lambda d: operation(d)["parameters"][0].update(schema={"type": "string"}),
        "breaking",
        None,
    ),
    "a parameter is written in another style": (
        "vox",
        lambda d: operation(d)["parameters"][0].update(style="pipeDelimited"),
        "breaking",
        None,
    ),
    "the body becomes optional": (
        "vox",
        lambda d: operation(d)["requestBody"].update(required=False),
        "additive",
        WIDER,
    ),
    "the body is JSON now": (
        "vox",
        lambda d: operation(d)["requestBody"].update(
            content={"application/json": operation(d)["requestBody"]["content"]["multipart/form-data"]}
        ),
        "breaking",
        None,
    ),
    "the body may be JSON too": (
        "vox",
        lambda d: operation(d)["requestBody"]["content"].update({"application/json": {"schema": {"type": "object"}}}),
        "additive",
        None,
    ),
    "a file is of fewer types": (
        "vox",
        lambda d: operation(d)["requestBody"]["content"]["multipart/form-data"]["encoding"]["clip"].update(
            contentType="audio/wav"
        ),
        "breaking",
        ENCODING,
    ),
    "a field is new": ("vox", lambda d: fields(d).update(accent={"type": "string"}), "additive", None),
    "a required field is new": (
        "vox",
        lambda d: (fields(d).update(accent={"type": "string"}), require(d, "accent")),
        "breaking",
        None,
    ),
    "a field becomes required": ("vox", lambda d: require(d, "tone"), "breaking", None),
    "a field becomes optional": ("vox", lambda d: require(d, "name"), "additive", WIDER),
    "a field is gone": ("vox", lambda d: fields(d).pop("tone"), "breaking", FIELD_GONE),
    "a default changes": ("vox", lambda d: fields(d)["tone"].update(default="cool"), "breaking", DEFAULT),
    "a default is gone": ("vox", lambda d: fields(d)["tone"].pop("default"), "breaking", DEFAULT),
    "a default is new": ("vox", lambda d: fields(d)["name"].update(default="Ada"), "additive", DEFAULT),
    "text may be shorter only": ("vox", lambda d: fields(d)["name"].update(maxLength=40), "breaking", None),
    "text may be longer": ("vox", lambda d: fields(d)["name"].update(maxLength=60), "additive", WIDER),
    "text has a limit": ("vox", lambda d: fields(d)["tone"].update(maxLength=60), "breaking", None),
    "text has no limit": ("vox", lambda d: fields(d)["name"].pop("maxLength"), "additive", WIDER),
    "text has a pattern": ("vox", lambda d: fields(d)["tone"].update(pattern="^[a-z]+$"), "breaking", None),
    "a number starts higher": ("vox", lambda d: fields(d)["weight"].update(minimum=2), "breaking", None),
    "a number may be larger": ("vox", lambda d: fields(d)["weight"].update(maximum=99), "additive", WIDER),
    "a whole number may be broken": ("vox", lambda d: fields(d)["weight"].update(type="number"), "additive", WIDER),
    "text is a number now": ("vox", lambda d: fields(d)["tone"].update(type="integer"), "breaking", None),
    "text may be null": ("vox", lambda d: fields(d)["tone"].update(type=["string", "null"]), "additive", WIDER),
    "text is a date no more": ("vox", lambda d: fields(d)["born"].pop("format"), "additive", WIDER),
    "text is a date now": ("vox", lambda d: fields(d)["tone"].update(format="date"), "breaking", None),
    "a list of values shrinks": ("vox", lambda d: schema(d, "CloneLanguage")["enum"].pop(), "breaking", None),
    "a list of values grows": ("vox", lambda d: schema(d, "CloneLanguage")["enum"].append("it"), "additive", WIDER),
    "text is one of a list now": ("vox", lambda d: fields(d)["tone"].update(enum=["warm", "cool"]), "breaking", None),
    "other fields are refused": (
        "vox",
        lambda d: schema(d, "Body_createVoiceModel").update(additionalProperties=False),
        "breaking",
        None,
    ),
    "the words about a field change": (
        "vox",
        lambda d: fields(d)["name"].update(description="Other words"),
        "cosmetic",
        None,
    ),
    "an answer is gone": ("vox", lambda d: operation(d)["responses"].pop("429"), "breaking", None),
    "an error is new": (
        "vox",
        lambda d: operation(d)["responses"].update({"418": {"description": "x"}}),
        "additive",
        None,
    ),
    "another success is new": (
        "vox",
        lambda d: operation(d)["responses"].update(
            {"202": {"description": "x", "content": {"application/json": {"schema": {"type": "object"}}}}}
        ),
        "breaking",
        SUCCESS,
    ),
    "an answer may be text": ("vox", lambda d: content(d, "201").update({"text/plain": TEXT}), "breaking", SUCCESS),
    "an error may be text": ("vox", lambda d: content(d, "429").update({"text/plain": TEXT}), "additive", None),
    "an answer is text now": (
        "vox",
        lambda d: operation(d)["responses"]["201"].update(content={"text/plain": TEXT}),
        "breaking",
        None,
    ),
    "a header of an answer is gone": (
        "vox",
        lambda d: operation(d)["responses"]["201"].pop("headers"),
        "breaking",
        None,
    ),
    "a header of an answer is new": (
        "vox",
        lambda d: operation(d)["responses"]["429"].update(headers={"X-A": {"schema": {"type": "string"}}}),
        "additive",
        None,
    ),
    "an answer has a new field": (
        "vox",
        lambda d: answer(d)["properties"].update(pitch={"type": "number"}),
        "additive",
        None,
    ),
    "an answer loses a field": ("vox", lambda d: answer(d)["properties"].pop("made"), "breaking", None),
    "an answer no longer promises a field": ("vox", lambda d: promise(d, "name"), "breaking", None),
    "an answer promises a field": ("vox", lambda d: promise(d, "made"), "additive", NARROWER_ANSWER),
    "an answer has one value more": (
        "vox",
        lambda d: schema(d, "VoiceGender")["enum"].append("other"),
        "breaking",
        None,
    ),
    "an answer has one value less": (
        "vox",
        lambda d: schema(d, "VoiceGender")["enum"].pop(),
        "additive",
        NARROWER_ANSWER,
    ),
    "an answer may be null": (
        "vox",
        lambda d: answer(d)["properties"]["made"].update(type=["string", "null"]),
        "breaking",
        None,
    ),
    "an answer is never null": (
        "vox",
        lambda d: answer(d)["properties"].update(gender={"$ref": "#/components/schemas/VoiceGender"}),
        "additive",
        NARROWER_ANSWER,
    ),
    "an answer's number may be broken": (
        "vox",
        lambda d: answer(d)["properties"]["score"].update(type="number"),
        "breaking",
        None,
    ),
    "an answer's text may be longer": (
        "vox",
        lambda d: answer(d)["properties"]["made"].update(maxLength=50),
        "breaking",
        None,
    ),
    "an answer's text is shorter": (
        "vox",
        lambda d: answer(d)["properties"]["made"].update(maxLength=30),
        "additive",
        NARROWER_ANSWER,
    ),
    "an answer's text is a date no more": (
        "vox",
        lambda d: answer(d)["properties"]["made"].pop("format"),
        "breaking",
        None,
    ),
    "a state of a task is new": (
        "evolink",
        lambda d: schema(d, "TaskStatus")["enum"].append("paused"),
        "breaking",
        None,
    ),
    "a limit of ours is lower": (
        "vox",
        lambda d: fields(d)["clip"].update({"x-voxwright-max-bytes": 1000}),
        "breaking",
        FACTS,
    ),
    "a limit of ours is higher": (
        "vox",
        lambda d: fields(d)["clip"].update({"x-voxwright-max-bytes": 10**9}),
        "additive",
        FACTS,
    ),
    "less may be asked in a second": (
        "vox",
        lambda d: operation(d).update({"x-voxwright-rate-limit": {"requests": 1, "seconds": 1}}),
        "breaking",
        FACTS,
    ),
    "an extension of the vendor's changes": ("vox", lambda d: operation(d).update({"x-internal": 1}), "cosmetic", None),
}


def versions() -> list[tuple[str, str, str]]:
    """Give every pair of versions that is kept of one vendor, each way: a name and the two packages."""
    kept = [label for label in LABELS if "/" in label]
    return [
        (f"{old} to {new}", old, new) for old in kept for new in kept if old != new and vendor_of(old) == vendor_of(new)
    ]


def pairs() -> dict[str, tuple[Json, Json]]:
    """Give both documents of every case and of every pair of versions, by name."""
    found: dict[str, tuple[Json, Json]] = {}
    for name, (vendor, change, _, _) in CASES.items():
        old = document(vendor)
        new = copy.deepcopy(old)
        change(new)
        found[name] = (old, new)
    for name, old, new in versions():
        found[name] = (json.loads(_read(old)), json.loads(_read(new)))
    return found
