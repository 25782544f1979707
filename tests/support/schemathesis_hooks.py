"""What schemathesis must be told to judge the sandbox: how audio looks, and what `x-voxwright-*` means.

Loaded by schemathesis itself (SCHEMATHESIS_HOOKS), in its own process. `plain` turns a normalized document into one
that says the same without extensions, as far as JSON Schema can say it; what it can not say is decided here.
"""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Iterator, Mapping
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any, Final

import schemathesis
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.openapi.checks import UndefinedContentType, UndefinedStatusCode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.transport.serialization import Binary

from voxwright.sandbox.audio import tone, wav

_CLIPS: Final = Path(__file__).resolve().parents[2] / "voxwright" / "sandbox" / "clips"
CLIPS: Final[Mapping[str, bytes]] = {
    "wav": wav(tone(seconds=0.02)),
    "mp3": (_CLIPS / "ada.mp3").read_bytes()[:1024],
    "flac": b"fLaC" + bytes(60),
    "ogg": b"OggS" + bytes(60),
    "webm": b"\x1a\x45\xdf\xa3" + bytes(60),
    "m4a": b"\0\0\0\x18ftypM4A " + bytes(60),
    "aac": b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(60),
    "pcm": bytes(960),
}
"""A clip of each format: the first two can be heard, the others are the first bytes alone, by which they are known."""
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
}
CURSORS: Final = frozenset({"cursor", "next_page_token", "starting_after", "ending_before"})
"""Query parameters that take what an answer gave, which no schema can say: nothing else is valid."""
KNOWN: Final[Mapping[str, str]] = {"accent": "southern-us"}
"""Fields that take an entry of a catalogue, with one that is in it."""
_SPEEDS: Final = (0.5, 2)
"""The speeds that every voice has, where a schema has those of any voice."""
_VOICES_FILE: Final = Path("voices.json")
_VOICES: Final[list[str]] = json.loads(_VOICES_FILE.read_text("utf-8")) if _VOICES_FILE.exists() else []
"""The voices that the sandbox has from the start."""
NOT_BLANK: Final = r"\S"
_IDS: Final[dict[str, list[str]]] = {}
_SEEN: Final[set[str]] = set()
_TURNS: Final[list[str]] = []
REFUSALS: Final = frozenset({400, 415})
STATUS_OF_CLASS: Final = {"AuthenticationError": 401, "PermissionDeniedError": 403, "NotFoundError": 404}


def plain(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document in which the rules of `x-voxwright-*` are also rules of JSON Schema."""
    found = copy.deepcopy(dict(document))
    for schema in _schemas(found):
        if schema.pop("x-voxwright-not-blank", False):
            schema["pattern"] = NOT_BLANK
        if schema.get("format") == "binary":
            schema["minLength"] = 1
        if "x-voxwright-url" in schema:
            schema["format"] = "public-url"
    operations = {op["x-voxwright-name"]: op for item in found["paths"].values() for op in item.values()}
    for operation in operations.values():
        if rule := operation.get("x-voxwright-poll"):
            _link(operation, operations[rule["operation"]], rule["id"])
    return found


def _link(operation: dict[str, Any], look: Mapping[str, Any], pointer: str) -> None:
    """Say as an OpenAPI link where the id of a task comes from."""
    (parameter,) = (item["name"] for item in look["parameters"] if item["in"] == "path")
    link = {"operationId": look["operationId"], "parameters": {parameter: f"$response.body#{pointer}"}}
    operation["responses"]["200"]["links"] = {"look": link}


def _schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _schemas(item)


schemathesis.openapi.format("binary", st.just(CLIPS["wav"]))
schemathesis.openapi.format(
    "public-url", st.from_regex(r"https://[a-z]{1,9}\.example\.com(:[1-9][0-9]{1,3})?/[a-z0-9/]{0,20}", fullmatch=True)
)
for _media_type, _format in MEDIA_TYPES.items():
    schemathesis.openapi.media_type(_media_type, st.just(CLIPS[_format]))


def _body_schema(case: schemathesis.Case) -> Mapping[str, Any]:
    return _body(case).get("properties", {})


def _body(case: schemathesis.Case) -> Mapping[str, Any]:
    content = case.operation.definition.raw.get("requestBody", {}).get("content", {})
    return _resolve(case, next(iter(content.values()), {}).get("schema", {}))


def _resolve(case: schemathesis.Case, node: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return {**_resolve(case, case.operation.schema.raw_schema["components"]["schemas"][name]), **node}
    merged: dict[str, Any] = {}
    for member in node.get("allOf", ()):
        merged.update(_resolve(case, member))
    return {**merged, **node}


def _resolve_any(case: schemathesis.Case, node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a parameter as it is written, wherever it is."""
    found: Any = node
    if "$ref" in node:
        found = case.operation.schema.raw_schema
        for token in node["$ref"].removeprefix("#/").split("/"):
            found = found[token]
    return found


def _is_valid(case: schemathesis.Case) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_positive


def _sent_fields(case: schemathesis.Case, response: schemathesis.Response) -> dict[str, object] | None:
    """Return the fields of a multipart body as a server reads them: files stand for themselves, texts as their type."""
    content_type = response.request.headers.get("Content-Type", "")
    body = response.request.body
    if not isinstance(body, bytes) or not content_type.startswith("multipart/form-data"):
        return None
    mail = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    found: dict[str, object] = {}
    for part in mail.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        if name in found and name in _body_schema(case):  # two of a kind are one too many, whatever they say
            return None
        schema = _resolve(case, _body_schema(case).get(name, {}))
        if (part.get_filename() is None) is (schema.get("format") == "binary"):
            return None
        text = part.get_payload(decode=True).decode(errors="replace")
        found[name] = json.loads(text) if schema.get("type") == "boolean" and text in {"true", "false"} else text
    return found


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext, failure: Failure, case: schemathesis.Case, response: schemathesis.Response
) -> bool:
    """Drop "accepted what is invalid" where it is valid once it is written as multipart: false is a fine name there.

    schemathesis knows that by itself, but not where one of the parts is a file.
    """
    meta = case.meta
    if isinstance(failure, UndefinedStatusCode):  # a list of statuses may be too short for what is not valid
        return response.status_code not in REFUSALS or _is_valid(case)
    if isinstance(failure, UndefinedContentType):  # the document of an error in a success is that of another operation
        return _in_band_code(case, response) is None
    if not isinstance(failure, AcceptedNegativeData) or meta is None:
        return True
    if [where for where in meta.components if meta.is_negative_at(where)] != [ParameterLocation.BODY]:
        return True
    sent = _sent_fields(case, response)
    if sent is None:
        return True
    schema = _resolve(case, next(iter(case.operation.definition.raw["requestBody"]["content"].values()))["schema"])
    document = {**schema, "components": case.operation.schema.raw_schema["components"]}
    return not Draft202012Validator(document).is_valid(sent)


def _speed(body: Mapping[str, Any]) -> float:
    found = body.get("speed", 1)
    return found if isinstance(found, int | float) else 1


@schemathesis.hook
def filter_case(context: schemathesis.HookContext, case: schemathesis.Case) -> bool:
    """Leave out what is valid for JSON Schema alone: texts too long in bytes, speeds that few voices have."""
    if not _is_valid(case) or not isinstance(case.body, dict):
        return True
    if not _SPEEDS[0] <= _speed(case.body) <= _SPEEDS[1]:
        return False
    limits = {
        name: schema["maxLength"]
        for name, schema in _body_schema(case).items()
        if schema.get("x-voxwright-unit") == "bytes"
    }
    blank = [name for name, schema in _body_schema(case).items() if schema.get("pattern") == NOT_BLANK]
    if any(not str(case.body.get(name, "x")).strip() for name in blank):  # Python knows more white space than \\S
        return False
    return all(len(str(case.body.get(name, "")).encode()) <= limit for name, limit in limits.items())


@schemathesis.hook
def after_call(context: schemathesis.HookContext, case: schemathesis.Case, response: schemathesis.Response) -> None:
    """Keep the ids of what was made: the next valid request that wants one gets it."""
    with contextlib.suppress(ValueError):
        _remember(json.loads(response.content))


def _remember(value: Any) -> None:
    for name, item in value.items() if isinstance(value, dict) else ():
        if isinstance(item, str) and (name == "id" or name.endswith("_id")):
            if item not in _SEEN:
                _IDS.setdefault(name, []).append(item)
            _SEEN.add(item)
        _remember(item)


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, **_: Any) -> None:
    """Let a body name a voice that exists or none, and a clip be of the format that a field names.

    Also where something else is wrong with it on purpose: the sandbox must refuse that, and not a voice made up here.
    """
    for name in CURSORS & (case.query or {}).keys():
        del case.query[name]
    _name_a_voice_in_path(case)
    if not isinstance(case.body, dict):
        return
    properties = {name: _resolve(case, schema) for name, schema in _body_schema(case).items()}
    for name, value in KNOWN.items():
        if isinstance(case.body.get(name), str) and name in properties:
            case.body[name] = value
    for name in [name for name, schema in properties.items() if _is_voice(name, schema)]:
        if name in _body(case).get("required", ()):
            case.body[name] = _with_voice(case.body[name]) if name in case.body else None
            if case.body[name] is None:
                del case.body[name]
        elif isinstance(case.body.get(name), str):
            del case.body[name]
            if _is_valid(case) and _IDS.get(name):
                case.body[name] = _IDS[name].pop()
    named = [case.body.get(name) for name, schema in properties.items() if "wav" in schema.get("enum", ())]
    for name, schema in properties.items():
        is_clip = schema.get("format") == "binary" and _is_bytes(case.body.get(name))
        if is_clip and named and isinstance(named[0], str) and named[0] in CLIPS:
            case.body[name] = CLIPS[named[0]]


def _is_voice(name: str, schema: Mapping[str, Any]) -> bool:
    return name == "voice_id" or schema.get("x-voxwright-argument") == "voice"


def _with_voice(value: Any) -> Any:
    """Return a value that names a voice, and names one that there is."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return {**value, "id": _VOICES[-1]}
    return _VOICES[-1] if isinstance(value, str) else value


def _name_a_voice_in_path(case: schemathesis.Case) -> None:
    """Let every other valid path name a voice that there is; one that is deleted is not named again."""
    for parameter in case.operation.definition.raw.get("parameters", ()):
        schema = {**_resolve_any(case, parameter), **_resolve_any(case, parameter).get("schema", {})}
        name = schema.get("name", "")
        if schema.get("in") == "path" and _is_voice(name, schema) and _is_valid(case) and len(_VOICES) > 1:
            _TURNS.append(name)
            if len(_TURNS) % 2:
                case.path_parameters[name] = _VOICES.pop(0) if case.method.upper() == "DELETE" else _VOICES[-1]


def _is_bytes(value: object) -> bool:
    return bool(getattr(value, "data", value)) and isinstance(value, bytes | Binary)


@schemathesis.check
def in_band_errors(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> bool | None:
    """Judge a vendor whose errors come inside a success by the code in the body, as others by their status."""
    rule = case.operation.schema.raw_schema["x-voxwright-vendor"].get("in-band")
    if rule is None or response.status_code != 200:
        return None
    code = _in_band_code(case, response)
    meant = copy.copy(response)
    if code is not None:
        meant.status_code = STATUS_OF_CLASS.get(rule["errors"].get(str(code)), 400)
    positive_data_acceptance(ctx, meant, case)
    negative_data_rejection(ctx, meant, case)
    return None


def _in_band_code(case: schemathesis.Case, response: schemathesis.Response) -> int | None:
    """Return the code of an error that came in a success, or None."""
    rule = case.operation.schema.raw_schema["x-voxwright-vendor"].get("in-band")
    if rule is None or "json" not in response.headers.get("content-type", [""])[0]:
        return None
    code = json.loads(response.content).get(rule["pointer"].removeprefix("/"))
    return None if code in rule["success"] else code
