"""The values that a document names - constants, enumerations, defaults - and those that a package holds for them."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from typing import Any, get_args

from fuzz_documents import Document

from voxwright._core import schema as s
from voxwright._core.unset import UNSET

Leaf = tuple[str, str]
"""Where in a value, and the JSON of the list of what may stand there."""


def parameters_of(document: Document, path: str, method: str) -> Iterator[Document]:
    """Yield the parameters of an operation, references followed."""
    item = document["paths"][path]
    for given in [*item.get("parameters", ()), *item[method].get("parameters", ())]:
        name = given.get("$ref", "").rpartition("/")[2]
        yield document["components"]["parameters"][name] if name else given


def fields_of(document: Document, path: str, method: str) -> dict[tuple[str, str], tuple[Document, bool]]:
    """Give the schema of each thing that an operation takes, by place and name, and whether it must be given."""
    found = {
        (each["in"], each["name"]): (each["schema"], bool(each.get("required")))
        for each in parameters_of(document, path, method)
    }
    content = document["paths"][path][method].get("requestBody", {}).get("content", {})
    for media in content.values():
        parts = media["schema"].get("allOf", [media["schema"]])
        for part in parts:
            for name, child in part.get("properties", {}).items():
                found["body", name] = (child, name in part.get("required", ()))
    if content and not any(place == "body" for place, _ in found):
        found["body", ""] = (next(iter(content.values()))["schema"], True)
    return found


def asked(schema: Document, document: Document, at: str = "") -> Iterator[Leaf]:
    """Yield the constants and enumerations of a schema, and where they stand; null is told by the type."""
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        yield from asked(target, document, at)
        return
    if "const" in schema:
        yield at, json.dumps([schema["const"]])
    elif "enum" in schema:
        yield at, json.dumps([value for value in schema["enum"] if value is not None])
    for part in (*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())):
        yield from asked(part, document, at)
    if "items" in schema:
        yield from asked(schema["items"], document, f"{at}/[]")
    for name, child in schema.get("properties", {}).items():
        yield from asked(child, document, f"{at}/{json.dumps(name)}")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from asked(schema["additionalProperties"], document, f"{at}/{{}}")


def held(node: Any, at: str = "") -> Iterator[Leaf]:
    """Yield the same of what a package has for it."""
    match node:
        case s.Const(value=value):
            yield at, json.dumps([value])
        case s.Str(enum=enum) | s.Int(enum=enum) | s.Num(enum=enum) if enum:
            yield at, json.dumps(list(enum))
        case s.Nullable(inner=inner):
            yield from held(inner, at)
        case s.List(item=inner):
            yield from held(inner, f"{at}/[]")
        case s.Map(value=inner):
            yield from held(inner, f"{at}/{{}}")
        case s.Union(variants=variants):
            for variant in variants:
                yield from held(variant, at)
        case s.Model():
            for prop in node.described().props:
                yield from held(prop.node, f"{at}/{json.dumps(prop.wire)}")
        case _:
            pass


def only_value(schema: Document, document: Document) -> list[Any]:
    """Give the one text that a schema allows, in a list, or an empty one."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    given = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return given if len(given) == 1 and isinstance(given[0], str) else []


def wrong_signature(function: Any, field: Any, schema: Document, document: Document, *, required: bool) -> str:
    """Say what a function has otherwise than the document for one argument: what is sent if it is not given."""
    default = inspect.signature(function).parameters[field.name].default
    if required:
        wanted = [*only_value(schema, document), inspect.Parameter.empty]
        if not any(default is each or (isinstance(default, str) and default == each) for each in wanted):
            return f"{field.name}={default!r} where {wanted} is allowed"
    elif default is not None and default is not UNSET:
        return f"{field.name}={default!r} where nothing is to be sent"
    return ""


def wrong_docstring(function: Any, schema: Document) -> str:
    """Say whether the default of the vendor is missing where an argument is described; of values that stand as is."""
    value = schema.get("default")
    text = " ".join((function.__doc__ or "").split())
    is_plain = isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_.-]+", value))
    return "" if not is_plain or f"default: `{value}`" in text else f"no default {value!r} in {text!r}"


def literals(annotation: str, models: Any) -> list[Any]:
    """Give the values that an annotation lists, those of the enumerations that it names too, null aside."""
    found: list[Any] = []
    for node in ast.walk(ast.parse(annotation, mode="eval")):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            listed = ast.literal_eval(node.slice)
            found += listed if isinstance(listed, tuple) else [listed]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "models":
            found += get_args(getattr(models, node.attr))
    return [value for value in found if value is not None]


def wrong_enumerations(models: Any, known: set[str]) -> list[str]:
    """List the enumerations of a package whose constant and type differ, or that no document has."""
    found: list[str] = []
    for name in models.__all__:
        values = getattr(models, name)
        if isinstance(values, tuple):
            types = {get_args(getattr(models, other)) for other in models.__all__ if other != name}
            if values not in types:
                found.append(f"{name} is the type of nothing")
            if json.dumps(list(values)) not in known:
                found.append(f"{name} = {values!r} is of no document")
    return found
