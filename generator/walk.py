"""Where schemas live in an OpenAPI document, said once: every other stage visits them through here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .pointer import escape

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The HTTP methods that a path item may hold, in the order the specification lists them."""

_ONE = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedProperties")
_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "$defs", "dependentSchemas")

type_of = type
SchemaMap = Callable[[dict[str, Any], str], dict[str, Any]]


def clone(node: Any) -> Any:
    """Give a copy of plain data that shares nothing with it."""
    if isinstance(node, dict):
        return {key: clone(child) if isinstance(child, dict | list) else child for key, child in node.items()}
    if isinstance(node, list):
        return [clone(child) if isinstance(child, dict | list) else child for child in node]
    return node


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield `(path, method, operation)` for every operation of *document*, in document order."""
    for path, item in document.get("paths", {}).items():
        if not isinstance(item, dict):
            continue
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield path, method, item[method]


def children(schema: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each direct subschema of *schema* with its JSON pointer."""
    for key in _ONE:
        if isinstance(schema.get(key), dict):
            yield schema[key], f"{at}/{key}"
    for key in _MANY:
        for index, child in enumerate(schema.get(key) or ()):
            if isinstance(child, dict):
                yield child, f"{at}/{key}/{index}"
    for key in _NAMED:
        named = schema.get(key)
        if isinstance(named, dict):
            for name, child in named.items():
                if isinstance(child, dict):
                    yield child, f"{at}/{key}/{escape(name)}"


def map_schema(schema: dict[str, Any], change: SchemaMap, at: str) -> dict[str, Any]:
    """Rebuild *schema* bottom-up, each subschema and then itself passed through *change*."""
    result = dict(schema)
    for key in _ONE:
        if isinstance(schema.get(key), dict):
            result[key] = map_schema(schema[key], change, f"{at}/{key}")
    for key in _MANY:
        if isinstance(schema.get(key), list):
            result[key] = [
                map_schema(child, change, f"{at}/{key}/{index}") if isinstance(child, dict) else child
                for index, child in enumerate(schema[key])
            ]
    for key in _NAMED:
        if isinstance(schema.get(key), dict):
            result[key] = {
                name: map_schema(child, change, f"{at}/{key}/{escape(name)}") if isinstance(child, dict) else child
                for name, child in schema[key].items()
            }
    return change(result, at)


def roots(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield `(holder, key, pointer)` for each outermost schema: `holder[key]` is the schema itself."""
    schemas = document.get("components", {}).get("schemas", {})
    for name in schemas:
        yield schemas, name, f"/components/schemas/{escape(name)}"
    for path, method, operation in operations(document):
        base = f"/paths/{escape(path)}/{method}"
        for index, parameter in enumerate(operation.get("parameters", ())):
            yield from _holder(parameter, f"{base}/parameters/{index}")
        yield from _content(operation.get("requestBody"), f"{base}/requestBody")
        for status, answer in operation.get("responses", {}).items():
            at = f"{base}/responses/{escape(status)}"
            yield from _content(answer, at)
            for name, header in (answer.get("headers") or {}).items():
                yield from _holder(header, f"{at}/headers/{escape(name)}")


def _holder(holder: object, at: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    if isinstance(holder, dict):
        if isinstance(holder.get("schema"), dict):
            yield holder, "schema", f"{at}/schema"
        yield from _content(holder, at)


def _content(holder: object, at: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    if not isinstance(holder, dict):
        return
    for media_type, media in (holder.get("content") or {}).items():
        if isinstance(media, dict) and isinstance(media.get("schema"), dict):
            yield media, "schema", f"{at}/content/{escape(media_type)}/schema"


def map_schemas(document: dict[str, Any], change: SchemaMap) -> None:
    """Replace, in place, every schema of *document* by what *change* makes of it, innermost first."""
    for holder, key, at in list(roots(document)):
        holder[key] = map_schema(holder[key], change, at)
