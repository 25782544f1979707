"""What a request must be before it is carried out: key, parameters and fields, each by the vendor's own document."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from starlette.datastructures import Headers, QueryParams

from .document import Body, Document, Operation, Scheme
from .files import check_file
from .schema import Fault, Schemas
from .values import Part, Refused, as_map, human_size, texts

_NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})  # OpenAPI says to ignore them as parameters


def check_auth(operation: Operation, headers: Headers, query: QueryParams, key: str) -> str | None:
    """Check the key; return what was checked, or None where the operation asks for none."""
    if not operation.security or () in operation.security:
        return None
    sent: list[str] = []
    for alternative in operation.security:
        values = [_credential(scheme, headers, query) for scheme in alternative]
        names = ", ".join(dict.fromkeys(scheme.name for scheme in alternative))
        if all(value is not None and hmac.compare_digest(value.encode(), key.encode()) for value in values):
            return f"auth {names}"
        sent += [value for value in values if value is not None]
    names = " or ".join(dict.fromkeys(scheme.name for alternative in operation.security for scheme in alternative))
    raise Refused("auth", "the API key is not valid" if sent else f"no API key in {names}")


def _credential(scheme: Scheme, headers: Headers, query: QueryParams) -> str | None:
    if scheme.kind == "query":
        return query.get(scheme.name)
    if scheme.kind == "cookie":
        pairs = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == scheme.name), None)
    value = headers.get(scheme.name)
    if value is None or value[: len(scheme.prefix)].lower() != scheme.prefix.lower():
        return None
    value = value[len(scheme.prefix) :].strip()
    if scheme.kind != "basic":
        return value or None
    try:
        return base64.b64decode(value, validate=True).decode().rstrip(":").removeprefix(":")
    except (binascii.Error, UnicodeDecodeError):
        return None


def check_parameters(
    document: Document,
    operation: Operation,
    values: Mapping[str, Mapping[str, list[str]]],
    *,
    refuse_unknown_query: bool,
) -> Iterator[str]:
    """Check the parameters outside the body; yield what was checked.

    `values` holds what was sent by location (path, query, header, cookie) and name; header names in lower case.
    """
    for parameter in operation.parameters:
        name = parameter.name.lower() if parameter.location == "header" else parameter.name
        if parameter.location == "header" and name in _NOT_PARAMETERS:
            continue
        kind = "query" if parameter.location == "query" else "header" if parameter.location == "header" else "value"
        sent = values.get(parameter.location, {}).get(name)
        if sent is None:
            if parameter.required:
                raise Refused(kind, f"the {parameter.location} parameter is required", field=parameter.name)
            continue
        value: object = convert(document.schemas, parameter.schema, sent)
        for fault in document.schemas.check(parameter.schema, value):
            raise Refused(kind, fault.reason, field=parameter.name, allowed=fault.allowed)
        yield _label(parameter.name, value, parameter.schema, document.schemas)
    known = tuple(p.name for p in operation.parameters if p.location == "query")
    unknown = next((name for name in values.get("query", {}) if name not in known), None)
    if unknown is not None and refuse_unknown_query:
        raise Refused("unknown_query", "is not a known query parameter", field=unknown, allowed=known)


def convert(schemas: Schemas, schema: object, sent: list[str]) -> object:
    """Return texts from the wire as the schema's type; a text that does not fit stays as it is."""
    kinds = schemas.kinds(schema)
    if "array" in kinds:
        items = schemas.variants(schema)[0].get("items", {})
        return [convert(schemas, items, [text]) for text in sent]
    text = sent[0]
    if "string" in kinds or not kinds:
        return text
    if "null" in kinds and text == "null":
        return None
    if "boolean" in kinds and text in {"true", "false"}:
        return text == "true"
    if "integer" in kinds and re.fullmatch(r"-?\d{1,400}", text):
        return int(text)
    if "number" in kinds and re.fullmatch(r"-?\d{1,300}(\.\d{1,300})?([eE][+-]?\d{1,3})?", text):
        return float(text)
    if "object" in kinds:
        try:
            return parse_json(text.encode())
        except ValueError:
            return text
    return text


def parse_json(data: bytes) -> object:
    """Return the value of a JSON document in UTF-8; NaN, Infinity and repeated names are errors (ValueError)."""
    try:
        return json.loads(data.decode(), parse_constant=_no_constant, object_pairs_hook=_no_repeats)
    except RecursionError:
        msg = "nested too deeply"
        raise ValueError(msg) from None


def _no_constant(name: str) -> object:
    msg = f"{name} is not JSON"
    raise ValueError(msg)


def _no_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a name is given twice in one object"
        raise ValueError(msg)
    return found


def check_json(schemas: Schemas, body: Body, value: object) -> Iterator[str]:
    """Check a JSON body; yield what was checked."""
    _refuse_first(schemas.check(body.schema, value))
    yield "JSON"
    for name, item in as_map(value).items():
        yield _label(name, item, body.properties.get(name), schemas)


def check_form(schemas: Schemas, body: Body, fields: Mapping[str, list[str]]) -> Iterator[str]:
    """Check an urlencoded body; yield what was checked."""
    values = {name: convert(schemas, body.properties.get(name), sent) for name, sent in fields.items()}
    _refuse_first(schemas.check(body.schema, values))
    yield "form"
    for name, item in values.items():
        yield _label(name, item, body.properties.get(name), schemas)


def check_parts(
    schemas: Schemas, body: Body, parts: Iterable[Part]
) -> tuple[dict[str, object], dict[str, Part], list[str]]:
    """Check a multipart body; return its text fields, converted, its files, and what was checked."""
    grouped: dict[str, list[Part]] = {}
    for part in parts:
        grouped.setdefault(part.name, []).append(part)
    _check_one_of_each(schemas, body, grouped)
    values = {
        name: convert(schemas, body.properties.get(name), [part.value or "" for part in sent])
        for name, sent in grouped.items()
        if sent[0].filename is None and not schemas.is_file(body.properties.get(name))
    }
    files = {name: sent[0] for name, sent in grouped.items() if sent[0].filename is not None}
    shape = schemas.variants(body.schema)[0]
    texts_only = {
        **{key: item for key, item in shape.items() if key != "allOf"},
        "properties": {n: s for n, s in body.properties.items() if not schemas.is_file(s)},
        "required": [name for name in texts(shape.get("required")) if name not in files],
    }
    _refuse_first(schemas.check(texts_only, values))
    checked = ["multipart"]
    for name, part in files.items():
        if name in body.properties:
            check_file(schemas, body, part, values)
            checked.append(f"{name} {part.content_type or 'without a type'} {human_size(part.size)}")
    checked += [_label(n, item, body.properties[n], schemas) for n, item in values.items() if n in body.properties]
    return values, files, checked


def _check_one_of_each(schemas: Schemas, body: Body, grouped: Mapping[str, list[Part]]) -> None:
    files = [part for sent in grouped.values() for part in sent if part.filename is not None]
    takes_several = any("array" in schemas.kinds(schema) for schema in body.properties.values())
    if len(files) > 1 and not takes_several:
        raise Refused("several_files", f"only one file can be sent, {len(files)} came", field=files[1].name)
    for name, sent in grouped.items():
        schema = body.properties.get(name)
        if schema is None:  # a field that the document does not know may be a list as well as anything else
            continue
        if len(sent) > 1 and "array" not in schemas.kinds(schema):
            raise Refused("value", "is sent more than once", field=name)
        if schemas.is_file(schema) and not sent[0].filename:
            raise Refused("not_a_file", "must be a file: the part has no file name", field=name)
        if not schemas.is_file(schema) and sent[0].filename is not None:
            raise Refused("not_a_file", "must be text, and came as a file", field=name)


def _refuse_first(faults: Iterator[Fault]) -> None:
    for fault in faults:
        raise Refused(fault.kind, fault.reason, field=fault.at or None, allowed=fault.allowed)


def _label(name: str, value: object, schema: object, schemas: Schemas) -> str:
    """Name a field; with its value where that is one of a few, or short by its type."""
    plain = isinstance(value, bool | int | float) or bool(schemas.variants(schema)[0].get("enum"))
    return f"{name}={json.dumps(value) if not isinstance(value, str) else value}" if plain else name
