"""Run as a file: import generated packages, make and send every request with values made up, and print what they said.

Usage: look_into.py PACKAGES RUNTIME NAME... ; the answer is one JSON object by package name.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
import traceback
from types import ModuleType
from typing import Any

top, runtime = sys.argv[1:3]
sys.path[:0] = [top, runtime]

import httpx  # noqa: E402 - found on the path that was just set

from voxwright._core import schema as s  # noqa: E402
from voxwright._core.model import Model  # noqa: E402
from voxwright._core.operation import Operation  # noqa: E402
from voxwright.errors import VoxwrightError  # noqa: E402

CLIP = b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\xc0]\0\0\x80\xbb\0\0\x02\0\x10\0data\0\0\0\0"


def sample(node: Any, depth: int = 0) -> Any:
    """Give a value that *node* may take; limits are no concern here."""
    match node:
        case s.Const(value=value):
            return value
        case s.Str(enum=enum) | s.Int(enum=enum) | s.Num(enum=enum) if enum:
            return enum[0]
        case s.Str():
            return "text"
        case s.Int() | s.Num():
            return 1
        case s.Bool():
            return True
        case s.List(item=item):
            return [sample(item, depth + 1)] if depth < 3 else []
        case s.Map(value=value):
            return {"key": sample(value, depth + 1)} if depth < 3 else {}
        case s.Nullable(inner=inner):
            return sample(inner, depth)
        case s.Union(variants=variants):
            return sample(variants[0], depth)
        case s.Model():
            described = node.described()
            return {p.wire: sample(p.node, depth + 1) for p in described.props} if depth < 3 else {}
        case s.File():
            return CLIP
        case s.Binary():
            return b"bytes"
        case s.DateTime():
            return "2020-01-01T00:00:00Z"
        case s.Date():
            return "2020-01-01"
        case _:
            return "anything"


def said(node: Any) -> Any:
    """Give the values that *node* names, in the order of the code."""
    match node:
        case s.Const(value=value):
            return {"const": value}
        case s.Str(enum=enum) | s.Int(enum=enum) | s.Num(enum=enum) if enum:
            return {"enum": list(enum)}
        case s.List(item=inner) | s.Map(value=inner) | s.Nullable(inner=inner):
            return said(inner)
        case s.Union(variants=variants):
            return {"any": [said(variant) for variant in variants]}
        case s.Model():
            return {"model": node.resolve().__name__}
        case _:
            return type(node).__name__


def operation_facts(operation: Any) -> dict[str, Any]:
    """Give what an operation says of the wire."""
    return {
        "method": operation.method,
        "path": operation.path,
        "server": operation.server or operation.vendor.base_url,
        "body_type": operation.body_type,
        "security": [[place.kind, place.name, place.prefix] for place in operation.key_places()],
        "settings": {setting.header: setting.default for setting in operation.vendor.settings},
        "fields": [[f.location, f.wire, f.required, said(f.schema)] for f in operation.fields],
        "answers": [[a.status, a.media_type, None if a.schema is None else said(a.schema)] for a in operation.answers],
    }


def sent(client: Any, group: Any, operation: Any, function: Any, requests: list[httpx.Request]) -> dict[str, Any]:
    """Call an operation with values made up; give the request line, the headers and the body that it sent."""
    values = {field.name: sample(field.schema) for field in operation.fields}
    requests.clear()
    try:
        getattr(group, function.__name__)(**values)
    except VoxwrightError as error:
        outcome = type(error).__name__
    else:
        outcome = "answered"
    if not requests:
        return {"outcome": outcome, "values": {}}
    request = requests[0]
    return {
        "outcome": outcome,
        "method": request.method,
        "url": str(request.url),
        "headers": [[k.decode("latin-1"), v.decode("latin-1")] for k, v in request.headers.raw],
        "body": request.content.decode("latin-1"),
        "host": request.url.host,
        "client": type(client).__name__,
    }


def look_into(name: str) -> dict[str, Any]:
    """Give what the package *name* defines and sends."""
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, f"{name}."):
        module = importlib.import_module(found.name)
        for lazy in getattr(module, "__all__", ()):
            getattr(module, lazy)
    vendor = importlib.import_module(f"{name}._vendor").VENDOR
    class_name = next(each for each in package.__all__ if f"Async{each}" in package.__all__)
    requests: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        return httpx.Response(200, json={})

    address = {"base_url": "https://given.example"} if vendor.base_url.endswith(".invalid") else {}
    client = getattr(package, class_name)(transport=httpx.MockTransport(handle), retries=0, **address)
    getattr(package, f"Async{class_name}")(**address)
    operations: list[dict[str, Any]] = []
    for group_name in package.operations.__all__:
        module = getattr(package.operations, group_name)
        for operation, function in pairs(module):
            facts = operation_facts(operation)
            facts["sent"] = sent(client, getattr(client, group_name), operation, function, requests)
            operations.append(facts)
    return {"vendor": vendor.name, "operations": operations, "models": model_facts(package.models)}


def pairs(module: ModuleType) -> list[tuple[Any, Any]]:
    """Give each operation of a module with the function that makes its requests, in the order of the code."""
    constants = [value for value in vars(module).values() if isinstance(value, Operation)]
    functions = [value for value in vars(module).values() if inspect.isfunction(value)]
    assert len(constants) == len(functions), f"{len(constants)} operations, {len(functions)} functions"
    return list(zip(constants, functions, strict=True))


def model_facts(models: Any) -> dict[str, Any]:
    """Give the properties of each model, and the values of each enumeration."""
    facts: dict[str, Any] = {}
    for name in models.__all__:
        value = getattr(models, name)
        if inspect.isclass(value) and issubclass(value, Model):
            decoded = value.from_dict({"\u0000unknown": 1}) if not value.schema().required else None
            assert decoded is None or decoded.to_dict() == {"\u0000unknown": 1}
            facts[name] = {"properties": [[p.wire, p.required, said(p.node)] for p in value.schema().props]}
        elif isinstance(value, tuple):
            facts[name] = {"enum": list(value)}
    return facts


def told(name: str) -> dict[str, Any]:
    """Give what the package *name* defines and sends, or what went wrong in it."""
    try:
        return look_into(name)
    except Exception:  # noqa: BLE001 - whatever it is, the test is to tell it of this package
        return {"error": traceback.format_exc()}


print(json.dumps({name: told(name) for name in sys.argv[3:]}))  # noqa: T201 - what it is run for
