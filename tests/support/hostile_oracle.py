"""What a document promises, read from it directly, and how a package that was made of it differs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urljoin

Document = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
IGNORED = ("accept", "content-type", "authorization")
"""Header parameters that OpenAPI says are to be ignored."""


def differences(document: Document, facts: Document) -> list[str]:
    """List what *facts*, which a package said of itself, have in another way than *document*."""
    if "error" in facts:
        return [facts["error"]]
    found: list[str] = []
    said = {(call["method"], call["path"]): call for call in facts["operations"]}
    for path, method, operation, shared in _operations(document):
        call = said.pop((method.upper(), path.partition("#")[0].partition("?")[0]), None)
        if call is None:
            found.append(f"no operation {method} {path}")
            continue
        call["asked"] = path
        found += (f"{method} {path}: {difference}" for difference in _call(document, operation, shared, call, facts))
    return found + [f"an operation of its own: {key}" for key in said]


def _server(document: Document, operation: Document) -> str:
    root = str((document.get("servers") or [{"url": ""}])[0]["url"]).rstrip("/")
    own = str((operation.get("servers") or [{"url": root}])[0]["url"])
    return urljoin(f"{root}/", own).rstrip("/")


def _operations(document: Document) -> Iterator[tuple[str, str, Document, list[Document]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method], item.get("parameters", [])


def resolved(document: Document, node: Any) -> Any:
    """Follow references."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document
        for token in unquote(node["$ref"]).removeprefix("#").split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            target = target[int(key)] if isinstance(target, list) else target[key]
        node = target
    return node


def _call(
    document: Document, operation: Document, shared: list[Document], call: Document, facts: Document
) -> Iterator[str]:
    if not call["server"].endswith(".invalid") and call["server"] != _server(document, operation):
        yield f"the server {call['server']!r}"
    wanted = {
        (p["in"], p["name"]): p.get("schema", {})
        for p in (resolved(document, each) for each in [*shared, *operation.get("parameters", [])])
        if not (p["in"] == "header" and p["name"].lower() in IGNORED)
    }
    wanted |= {("query", name): {} for name in re.findall(r"[?&]([^=&#]+)=", call["asked"])}
    wanted |= {("path", name): {} for name in re.findall(r"\{([^{}]+)\}", call["path"]) if ("path", name) not in wanted}
    content = resolved(document, operation.get("requestBody", {})).get("content", {})
    for media_type, media in content.items():
        if "*" in media_type:
            continue
        for name, child in resolved(document, media.get("schema", {})).get("properties", {}).items():
            wanted["body", name] = child
    fields = {("body" if f[0] in ("part", "form", "content") else f[0], f[1]): f for f in call["fields"]}
    for key in sorted(wanted.keys() ^ {key for key in fields if key != ("body", "body")}):
        yield f"the field {key!r} on one side alone"
    for key in wanted.keys() & fields.keys():
        yield from _type(document, wanted[key], fields[key][3], f"the field {key!r}")
    yield from _answers(document, operation, call, facts)


def _answers(document: Document, operation: Document, call: Document, facts: Document) -> Iterator[str]:
    statuses = {answer[0] for answer in call["answers"]}
    responses = {status.replace("x", "X"): answer for status, answer in operation.get("responses", {}).items()}
    if set(responses) == {"default"} and "2XX" in statuses:
        responses["2XX"] = responses["default"]
    if statuses != set(responses):
        yield f"answers {statuses}"
    types = {answer[1] for answer in call["answers"] if answer[1]}
    documented = {
        media_type for answer in responses.values() for media_type in resolved(document, answer).get("content", {})
    }
    if types != documented:
        yield f"media types {types}"
    for status, media_type, said in call["answers"]:
        if isinstance(said, dict) and said.get("model") in facts["models"]:
            media = resolved(document, responses[status])["content"][media_type]
            schema = resolved(document, media["schema"])
            properties = {row[0]: row[2] for row in facts["models"][said["model"]]["properties"]}
            if properties.keys() != schema["properties"].keys():
                yield f"properties {sorted(properties.keys() ^ schema['properties'].keys())}"
            for name in properties.keys() & schema["properties"].keys():
                yield from _type(document, schema["properties"][name], properties[name], f"the property {name!r}")


def _type(document: Document, schema: Any, said: Any, where: str) -> Iterator[str]:
    schema = resolved(document, schema)
    if not isinstance(schema, dict):
        return
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else None)
    if values is None:
        return
    values = [value for value in values if _is_of(value, schema.get("type"))]
    wanted = {json.dumps(value, sort_keys=True) for value in values} - {"null"}
    found = {json.dumps(value, sort_keys=True) for value in _values(said)} - {"null"}
    if said == "Bool":
        found = {"true", "false"}
    if wanted != found:
        yield f"{where} takes {sorted(found)[:5]}, not {sorted(wanted)[:5]}"


def _is_of(value: Any, kind: Any) -> bool:
    """Tell whether a value is of the type that its schema says beside: the others can never be sent."""
    kinds = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}.get(str(kind))
    return kinds is None or (isinstance(value, kinds) and (isinstance(value, bool) == (kind == "boolean")))


def _values(said: Any) -> list[Any]:
    if not isinstance(said, dict):
        return []
    if "const" in said:
        return [said["const"]]
    return list(said.get("enum", ())) + [value for each in said.get("any", ()) for value in _values(each)]
