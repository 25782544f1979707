"""Normalize: any OpenAPI 3.0 or 3.1 document to the one shape that the later stages read.

What comes out is an OpenAPI 3.1 document in which

- only the operations asked for are left, with the components they reach, sorted by name;
- every operation says its own `security` and `servers`;
- only schemas are referenced; parameters, bodies, answers, headers and examples stand where they are used;
- `null` is a type, exclusive bounds are numbers, a `$ref` with siblings is an `allOf`;
- objects with properties, and enumerations, are components under stable names;
- a file part is `type: string, format: binary`;
- prose holds no control and no bidirectional characters, and schemas have no `title`.

No vendor is named here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .compose import compose, families
from .findings import Finding, GeneratorError
from .hoist import hoist
from .pointer import reference_to, tokens
from .prose import clean_prose
from .references import PREFIX, Origins, dereference, localize, refuse_outside
from .walk import METHODS, clone, is_list, is_map, map_schemas, operations

_FILE_MEDIA_TYPES = ("application/octet-stream", "audio/", "video/", "image/")


def normalize(
    document: dict[str, Any],
    *,
    source: str = "document",
    only: Collection[str] | None = None,
    origins: Origins | None = None,
) -> dict[str, Any]:
    """Give the normalized copy of *document*.

    Args:
        document: A merged and overlaid OpenAPI 3.0 or 3.1 document; it is left alone.
        source: The name that findings give to the document.
        only: The operationIds to keep; all of them if it is not given.
        origins: Takes, for each place that stood elsewhere in *document*, that place.

    Raises:
        GeneratorError: A reference leads nowhere or out of the document, or an operation asked for is missing.

    """
    result: dict[str, Any] = clone(document)
    origins = {} if origins is None else origins
    refuse_outside(result, source)
    localize(result, source, origins)
    dereference(result, source, origins)
    _keep(result, only, source)
    _push_down(result)
    _prune(result)
    if str(result.get("openapi", "")).startswith("3.0"):
        map_schemas(result, _upgrade)
    result["openapi"] = "3.1.0"
    map_schemas(result, _tidy)
    compose(result)
    clean_prose(result)
    hoist(result, origins)
    _prune(result)
    return result


def _keep(document: dict[str, Any], only: Collection[str] | None, source: str) -> None:
    if only is None:
        return
    known = {operation.get("operationId") for _, _, operation in operations(document)}
    missing = sorted(set(only) - known)
    if missing:
        raise GeneratorError(
            [Finding(source, "/paths", f"no operation {name!r}", "name one of its operationIds") for name in missing]
        )
    for path, item in list(document["paths"].items()):
        for method in METHODS:
            if method in item and item[method].get("operationId") not in only:
                del item[method]
        if not any(method in item for method in METHODS):
            del document["paths"][path]


def _push_down(document: dict[str, Any]) -> None:
    """Let every operation say its own security and servers."""
    security = document.pop("security", None)
    servers = document.pop("servers", None)
    for _, _, operation in operations(document):
        if security is not None:
            operation.setdefault("security", clone(security))
        if servers:
            operation.setdefault("servers", clone(servers))


def _upgrade(schema: dict[str, Any], _at: str) -> dict[str, Any]:
    """Say what OpenAPI 3.0 says of one schema as JSON Schema 2020-12 does."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool):
            strict = schema.pop(exclusive)
            if strict and bound in schema:
                schema[exclusive] = schema.pop(bound)
    if schema.pop("nullable", False) is not True:
        return schema
    kind = schema.get("type")
    if isinstance(kind, str) and "$ref" not in schema:
        schema["type"] = [kind, "null"]
        if "enum" in schema and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
        return schema
    core = {key: schema.pop(key) for key in ("$ref", "allOf", "anyOf", "oneOf", "enum") if key in schema}
    return {**schema, "anyOf": [core, {"type": "null"}]} if core else schema


def _tidy(schema: dict[str, Any], _at: str) -> dict[str, Any]:
    """Bring the several ways to say one thing to one way."""
    schema.pop("title", None)
    for key, child in list(schema.items()):
        if key in ("properties", "patternProperties") and is_map(child):
            schema[key] = {name: _boolean(value) for name, value in child.items()}
        elif key in ("allOf", "anyOf", "oneOf", "prefixItems") and is_list(child):
            schema[key] = [_boolean(value) for value in child]
        elif key == "items":
            schema[key] = _boolean(child)
    if "$ref" in schema and len(schema) > 1:
        reference = schema.pop("$ref")
        schema["allOf"] = [{"$ref": reference}, *schema.get("allOf", [])]
    media_type = schema.get("contentMediaType", "")
    is_file = isinstance(media_type, str) and media_type.startswith(_FILE_MEDIA_TYPES)
    if schema.get("contentEncoding") == "binary" or (is_file and "contentEncoding" not in schema):
        schema.pop("contentEncoding", None)
        schema.pop("contentMediaType", None)
        schema["type"] = "string"
        schema["format"] = "binary"
    return schema


def _boolean(schema: Any) -> Any:
    """Give the schema that a boolean stands for: anything, or nothing."""
    return {} if schema is True else {"not": {}} if schema is False else schema


def _prune(document: dict[str, Any]) -> None:
    """Keep the components that an operation reaches, sorted by name, and nothing else of the components."""
    components = document.get("components", {})
    schemas = components.get("schemas", {})
    heirs = families(schemas)
    reached: set[str] = set()
    waiting: list[Any] = [operation for _, _, operation in operations(document)]
    while waiting:
        for name in _referenced(waiting.pop()):
            if name in schemas and name not in reached:
                reached.add(name)
                waiting.append(schemas[name])
                waiting.append([{"$ref": reference_to(child)} for child in heirs.get(name, ())])
    used = {
        scheme
        for _, _, operation in operations(document)
        for requirement in operation.get("security", ())
        for scheme in requirement
    }
    schemes = components.get("securitySchemes", {})
    document["components"] = {
        "schemas": {name: schemas[name] for name in sorted(reached)},
        "securitySchemes": {name: schemes[name] for name in sorted(used) if name in schemes},
    }
    tags = {tag for _, _, operation in operations(document) for tag in operation.get("tags", ())}
    document["tags"] = [tag for tag in document.get("tags", ()) if tag.get("name") in tags]


def _referenced(node: Any) -> list[str]:
    names: list[str] = []
    stack = [node]
    while stack:
        value = stack.pop()
        if is_map(value):
            reference = value.get("$ref")
            if isinstance(reference, str) and reference.startswith(PREFIX):
                names.append(tokens(reference)[2])
            stack.extend(value.values())
        elif is_list(value):
            stack.extend(value)
    return names
