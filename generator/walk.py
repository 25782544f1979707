"""Where schemas live in an OpenAPI document, said once: every other stage visits them through here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

from .pointer import escape

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The HTTP methods that a path item may hold, in the order the specification lists them."""

_ONE = (
    "items",
    "additionalProperties",
    "not",
    "contains",
    "propertyNames",
    "if",
    "then",
    "else",
    "unevaluatedProperties",
)
_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "$defs", "dependentSchemas")

SchemaMap = Callable[[dict[str, Any], str], dict[str, Any]]


def is_map(node: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether *node* is an object of plain data."""
    return isinstance(node, dict)


def is_list(node: object) -> TypeGuard[list[Any]]:
    """Tell whether *node* is a list of plain data."""
    return isinstance(node, list)


def is_nested(node: object) -> TypeGuard[dict[str, Any] | list[Any]]:
    """Tell whether *node* is an object or a list of plain data."""
    return isinstance(node, dict | list)


def mapping(node: object) -> dict[str, Any]:
    """Give *node* if it is an object, else an empty one."""
    return node if is_map(node) else {}


def items(node: object) -> list[Any]:
    """Give *node* if it is a list, else an empty one."""
    return node if is_list(node) else []


def clone(node: Any) -> Any:
    """Give a copy of plain data that shares nothing with it."""
    if is_map(node):
        return {key: clone(child) if isinstance(child, dict | list) else child for key, child in node.items()}
    if is_list(node):
        return [clone(child) if isinstance(child, dict | list) else child for child in node]
    return node


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield `(path, method, operation)` for every operation of *document*, in document order."""
    for path, item in document.get("paths", {}).items():
        if not is_map(item):
            continue
        for method in METHODS:
            if is_map(item.get(method)):
                yield path, method, item[method]


def map_schema(schema: dict[str, Any], change: SchemaMap, at: str) -> dict[str, Any]:
    """Rebuild *schema* bottom-up, each subschema and then itself passed through *change*."""
    result = dict(schema)
    for key in _ONE:
        if is_map(schema.get(key)):
            result[key] = map_schema(schema[key], change, f"{at}/{key}")
    for key in _MANY:
        if is_list(schema.get(key)):
            result[key] = [
                map_schema(child, change, f"{at}/{key}/{index}") if is_map(child) else child
                for index, child in enumerate(schema[key])
            ]
    for key in _NAMED:
        if is_map(schema.get(key)):
            result[key] = {
                name: map_schema(child, change, f"{at}/{key}/{escape(name)}") if is_map(child) else child
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
            for name, header in mapping(answer.get("headers")).items():
                yield from _holder(header, f"{at}/headers/{escape(name)}")


def _holder(holder: object, at: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    if is_map(holder):
        if is_map(holder.get("schema")):
            yield holder, "schema", f"{at}/schema"
        yield from _content(holder, at)


def _content(holder: object, at: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    if not is_map(holder):
        return
    for media_type, media in mapping(holder.get("content")).items():
        if is_map(media) and is_map(media.get("schema")):
            yield media, "schema", f"{at}/content/{escape(media_type)}/schema"


def map_schemas(document: dict[str, Any], change: SchemaMap) -> None:
    """Replace, in place, every schema of *document* by what *change* makes of it, innermost first."""
    for holder, key, at in list(roots(document)):
        holder[key] = map_schema(holder[key], change, at)
