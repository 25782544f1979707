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

import copy
from collections.abc import Collection
from typing import Any

from .findings import Finding, GeneratorError
from .hoist import hoist
from .pointer import escape, resolve, tokens
from .prose import clean_prose
from .walk import METHODS, map_schemas, operations

_MAX_REFERENCE_CHAIN = 32
_FILE_MEDIA_TYPES = ("application/octet-stream", "audio/", "video/", "image/")
_SCHEMA_PREFIX = "#/components/schemas/"


def normalize(
    document: dict[str, Any], *, source: str = "document", only: Collection[str] | None = None
) -> dict[str, Any]:
    """Give the normalized copy of *document*.

    Args:
        document: A merged and overlaid OpenAPI 3.0 or 3.1 document; it is left alone.
        source: The name that findings give to the document.
        only: The operationIds to keep; all of them if it is not given.

    Raises:
        GeneratorError: A reference leads nowhere or out of the document, or an operation asked for is missing.

    """
    result = copy.deepcopy(document)
    _refuse_outside_references(result, source)
    _dereference(result, source)
    _keep(result, only, source)
    _push_down(result)
    if str(result.get("openapi", "")).startswith("3.0"):
        map_schemas(result, _upgrade)
    result["openapi"] = "3.1.0"
    map_schemas(result, _tidy)
    clean_prose(result)
    hoist(result)
    _prune(result)
    return result


def _refuse_outside_references(node: Any, source: str) -> None:
    findings: list[Finding] = []

    def visit(value: Any, at: str) -> None:
        if isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str) and not reference.startswith("#/"):
                problem = f"the reference {reference[:80]!r} leads out of the document"
                findings.append(Finding(source, at, problem, "bring what it names into the document, or overlay it"))
            for key, child in value.items():
                if key not in ("example", "examples", "default", "enum", "const"):
                    visit(child, f"{at}/{escape(str(key))}")
        elif isinstance(value, list):
            for index, child in enumerate(value):
                visit(child, f"{at}/{index}")

    visit(node, "")
    if findings:
        raise GeneratorError(findings)


def _follow(document: dict[str, Any], node: Any, at: str, source: str) -> Any:
    """Give what *node* refers to, through at most a few references in a row."""
    for _ in range(_MAX_REFERENCE_CHAIN):
        if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
            return node
        try:
            node = resolve(document, node["$ref"])
        except KeyError:
            problem = f"the reference {node['$ref']!r} leads nowhere"
            raise GeneratorError([Finding(source, at, problem, "mend the reference in an overlay")]) from None
    raise GeneratorError([Finding(source, at, "references in a circle", "break the circle in an overlay")])


def _dereference(document: dict[str, Any], source: str) -> None:
    """Put everything that is no schema where it is used; schemas keep their references."""

    def here(node: Any, at: str) -> Any:
        return copy.deepcopy(_follow(document, node, at, source))

    for path, item in list(document.get("paths", {}).items()):
        base = f"/paths/{escape(path)}"
        item = document["paths"][path] = here(item, base)
        shared = [here(p, f"{base}/parameters/{i}") for i, p in enumerate(item.pop("parameters", ()))]
        for method in METHODS:
            operation = item.get(method)
            if not isinstance(operation, dict):
                continue
            at = f"{base}/{method}"
            own = [here(p, f"{at}/parameters/{i}") for i, p in enumerate(operation.get("parameters", ()))]
            named = {(p.get("name"), p.get("in")) for p in own}
            operation["parameters"] = [p for p in shared if (p.get("name"), p.get("in")) not in named] + own
            if "requestBody" in operation:
                operation["requestBody"] = here(operation["requestBody"], f"{at}/requestBody")
            for status, answer in list(operation.get("responses", {}).items()):
                place = f"{at}/responses/{escape(str(status))}"
                answer = operation["responses"][status] = here(answer, place)
                for name, header in list((answer.get("headers") or {}).items()):
                    answer["headers"][name] = here(header, f"{place}/headers/{escape(name)}")
            _dereference_examples(operation, here, at)
            for inherited in ("servers", "summary", "description"):
                if inherited in item and inherited not in operation:
                    operation[inherited] = item[inherited]
        for leftover in ("servers", "summary", "description"):
            item.pop(leftover, None)


def _dereference_examples(operation: dict[str, Any], here: Any, at: str) -> None:
    bodies = [operation.get("requestBody"), *operation.get("responses", {}).values()]
    for body in bodies:
        for media in ((body or {}).get("content") or {}).values():
            for name, example in list((media.get("examples") or {}).items()):
                media["examples"][name] = here(example, f"{at}/examples/{escape(name)}")


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
            operation.setdefault("security", copy.deepcopy(security))
        if servers:
            operation.setdefault("servers", copy.deepcopy(servers))


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
    return _nullable_enum_to_union(schema)


def _nullable_enum_to_union(schema: dict[str, Any]) -> dict[str, Any]:
    """Take `null` out of an enumeration, so that the enumeration itself can have a name."""
    kinds = schema.get("type")
    if not (isinstance(kinds, list) and "null" in kinds and "enum" in schema):
        return schema
    left = [kind for kind in kinds if kind != "null"]
    inner = {"type": left[0] if len(left) == 1 else left, "enum": [v for v in schema["enum"] if v is not None]}
    outer = {key: value for key, value in schema.items() if key not in ("type", "enum", "x-voxwright-class")}
    if "x-voxwright-class" in schema:
        inner["x-voxwright-class"] = schema["x-voxwright-class"]
    return {**outer, "anyOf": [inner, {"type": "null"}]}


def _prune(document: dict[str, Any]) -> None:
    """Keep the components that an operation reaches, sorted by name, and nothing else of the components."""
    components = document.get("components", {})
    schemas = components.get("schemas", {})
    reached: set[str] = set()
    waiting: list[Any] = [operation for _, _, operation in operations(document)]
    while waiting:
        for name in _referenced(waiting.pop()):
            if name in schemas and name not in reached:
                reached.add(name)
                waiting.append(schemas[name])
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
        if isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str) and reference.startswith(_SCHEMA_PREFIX):
                names.append(tokens(reference)[2])
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    return names
