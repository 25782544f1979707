"""Shape: what we read of a document is of the kind that OpenAPI says, so that every later stage may rely on it.

It is far less than the standard demands and takes a hundredth of the time that judging by the standard's own schema
takes: a stranger's large document is often not valid in ways that change nothing on the wire.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from .findings import Finding, GeneratorError, brief
from .pointer import escape
from .walk import METHODS, is_list, is_map

_MEND = "mend it in the document, or in an overlay"
_MOST = 50
_DEEPEST = 200
_VERSION = re.compile(r"3\.[012](\.|\Z)")
_COMPONENT = re.compile(r"/components/schemas/[^/]*")
_SCHEMA, _ANY = "schema", "any"
_NUMBER, _TEXT, _FLAG, _LIST, _TEXTS, _MAP = (
    "a number",
    "text",
    "true or false",
    "a list",
    "a list of texts",
    "an object",
)

_SCHEMAS = {
    "$ref": _TEXT, "type": "type", "format": _TEXT, "description": _TEXT, "pattern": _TEXT, "enum": _LIST,
    "required": _TEXTS, "properties": {"*": _SCHEMA}, "patternProperties": {"*": _SCHEMA}, "items": _SCHEMA,
    "additionalProperties": _SCHEMA,
    "allOf": [_SCHEMA], "anyOf": [_SCHEMA], "oneOf": [_SCHEMA], "prefixItems": [_SCHEMA], "nullable": _FLAG,
    "deprecated": _FLAG, "readOnly": _FLAG, "writeOnly": _FLAG, "minLength": "a count", "maxLength": "a count",
    "minItems": "a count", "maxItems": "a count", "minimum": _NUMBER, "maximum": _NUMBER, "multipleOf": _NUMBER,
    "exclusiveMinimum": "a bound", "exclusiveMaximum": "a bound",
    "discriminator": {"propertyName": _TEXT, "mapping": {"*": _TEXT}},
}  # fmt: skip
_MEDIA = {
    "*": {
        "schema": _SCHEMA,
        "examples": _ANY,
        "encoding": {"*": {"contentType": _TEXT, "style": _TEXT, "explode": _FLAG, "headers": _MAP}},
    }
}
_PARAMETER = {
    "$ref": _TEXT, "name": _TEXT, "in": _TEXT, "required": _FLAG, "deprecated": _FLAG, "style": _TEXT, "explode": _FLAG,
    "description": _TEXT, "schema": _SCHEMA, "content": _MEDIA,
}  # fmt: skip
_HEADER = {"$ref": _TEXT, "description": _TEXT, "schema": _SCHEMA, "content": _MEDIA}
_ANSWER = {"$ref": _TEXT, "description": _TEXT, "headers": {"*": _HEADER}, "content": _MEDIA}
_BODY = {"$ref": _TEXT, "description": _TEXT, "required": _FLAG, "content": _MEDIA}
_SERVERS = [{"url": _TEXT, "variables": {"*": {"default": _TEXT, "enum": _LIST}}}]
_OPERATION = {
    "operationId": _TEXT, "tags": _TEXTS, "summary": _TEXT, "description": _TEXT, "deprecated": _FLAG,
    "parameters": [_PARAMETER],
    "requestBody": _BODY, "responses": {"*": _ANSWER}, "security": [{"*": _LIST}], "servers": _SERVERS,
}  # fmt: skip
_ITEM = {
    "$ref": _TEXT,
    "summary": _TEXT,
    "description": _TEXT,
    "parameters": [_PARAMETER],
    "servers": _SERVERS,
    **dict.fromkeys(METHODS, _OPERATION),
}
_SCHEME = {"$ref": _TEXT, "type": _TEXT, "in": _TEXT, "name": _TEXT, "scheme": _TEXT, "description": _TEXT}
_DOCUMENT = {
    "info": {"title": _TEXT, "description": _TEXT}, "paths": {"*": _ITEM}, "servers": _SERVERS,
    "security": [{"*": _LIST}], "tags": [{"name": _TEXT}], "x-voxwright-vendor": _MAP,
    "components": {
        "schemas": {"*": _SCHEMA}, "parameters": {"*": _PARAMETER}, "headers": {"*": _HEADER},
        "responses": {"*": _ANSWER}, "requestBodies": {"*": _BODY}, "securitySchemes": {"*": _SCHEME},
        "pathItems": {"*": _ITEM}, "examples": _MAP,
    },
}  # fmt: skip
_NEWER = {
    "additionalOperations": "methods of its own", "query": "the method QUERY", "itemSchema": "a stream of items",
    "itemEncoding": "encodings of items", "prefixEncoding": "encodings by position",
    "defaultMapping": "a default of a discriminator",
}  # fmt: skip


def check_shape(document: dict[str, Any], *, source: str) -> None:
    """Refuse *document* where a part of it is of another kind than OpenAPI 3.0 and 3.1 say.

    Raises:
        GeneratorError: At most 50 findings.

    """
    findings = list(_version(document, source))
    if not findings:
        for at, problem in _walk(document):
            findings.append(Finding(source, at, problem, _MEND))
            if len(findings) >= _MOST:
                break
    if findings:
        raise GeneratorError(findings)


def _version(document: dict[str, Any], source: str) -> Iterator[Finding]:
    version = document.get("openapi")
    if "swagger" in document and "openapi" not in document:
        yield Finding(
            source, "/swagger", f"Swagger {brief(document['swagger'])} is not supported", "convert it to OpenAPI 3.1"
        )
    elif not isinstance(version, str) or not _VERSION.match(version):
        at = "/openapi" if "openapi" in document else ""
        yield Finding(
            source, at, f"the OpenAPI version {brief(version)} is not supported", "give a document of 3.0 or 3.1"
        )
    elif not isinstance(document.get("paths", document.get("components", document.get("webhooks"))), dict):
        yield Finding(source, "/paths", "no paths", "give a document with operations")


def _walk(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    is_newer = str(document["openapi"]).startswith("3.2")
    stack: list[tuple[Any, Any, str, int]] = [(document, _DOCUMENT, "", 0)]
    while stack:
        value, kind, at, depth = stack.pop()
        if depth > _DEEPEST:
            yield at[:200], f"nested more than {_DEEPEST} levels deep"
            continue
        if kind == _SCHEMA:
            if isinstance(value, bool) and not at.endswith("/schema") and not _COMPONENT.fullmatch(at):
                continue
            kind = _SCHEMAS
        if isinstance(kind, str):
            problem = _problem(value, kind)
            if problem:
                yield at, problem
        elif is_list(kind):
            if is_list(value):
                stack += [(child, kind[0], f"{at}/{index}", depth + 1) for index, child in enumerate(value)]
            else:
                yield at, f"{brief(value)} is no list"
        elif not is_map(value):
            yield at, f"{brief(value)} is no object"
        else:
            yield from _newer(value, kind, at, is_newer=is_newer)
            stack += _children(value, kind, at, depth)
            if kind is _PARAMETER and "$ref" not in value:
                yield from _parameter(value, at)


def _children(value: dict[str, Any], kind: dict[str, Any], at: str, depth: int) -> Iterator[tuple[Any, Any, str, int]]:
    every = kind.get("*")
    for key, child in value.items():
        if every is not None:
            if not str(key).startswith("x-") or every is _SCHEMA:
                yield child, every, f"{at}/{escape(str(key))}", depth + 1
        elif key in kind:
            yield child, kind[key], f"{at}/{escape(key)}", depth + 1


def _newer(value: dict[str, Any], kind: dict[str, Any], at: str, *, is_newer: bool) -> Iterator[tuple[str, str]]:
    """Find what only OpenAPI 3.2 has and what would change what is on the wire."""
    if not is_newer or "*" in kind:
        return
    places: tuple[Any, ...] = (_ITEM, _MEDIA["*"], _SCHEMAS["discriminator"])
    if kind in places:
        for key, said in _NEWER.items():
            if key in value and not (kind is _ITEM and key == "itemSchema"):
                yield f"{at}/{key}", f"{said} ({key}), which OpenAPI 3.1 has not"
    if kind is _PARAMETER and (value.get("in") == "querystring" or value.get("style") == "cookie"):
        yield (
            at,
            f"a parameter in {value.get('in')!r} of the style {value.get('style')!r}, which OpenAPI 3.1 has not",
        )
    if kind is _DOCUMENT and "$self" in value:
        yield f"{at}/$self", "an address of its own ($self), which OpenAPI 3.1 has not"


def _parameter(value: dict[str, Any], at: str) -> Iterator[tuple[str, str]]:
    if not value.get("name"):
        yield at, "a parameter without a name"
    if value.get("in") not in ("path", "query", "header", "cookie", "querystring"):
        yield at, f"a parameter in {brief(value.get('in'))}, which is no place of a request"


def _problem(value: Any, kind: str) -> str:
    """Say what is wrong with a value that should be of *kind*; nothing if it is."""
    match kind:
        case "any":
            return ""
        case "text":
            good = isinstance(value, str)
        case "true or false":
            good = isinstance(value, bool)
        case "a list":
            good = is_list(value)
        case "a list of texts":
            good = is_list(value) and all(isinstance(item, str) for item in value)
        case "an object":
            good = is_map(value)
        case "type":
            good = isinstance(value, str) or (
                is_list(value) and bool(value) and all(isinstance(item, str) for item in value)
            )
            kind = "a type, or a list of types"
        case "a count":
            good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case "a bound":
            good = isinstance(value, bool) or _is_number(value)
        case _:
            good = _is_number(value)
    return "" if good else f"{brief(value)} is not {kind}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
