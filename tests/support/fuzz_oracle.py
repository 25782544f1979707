"""What a request must be by OpenAPI, worked out from the document alone."""

from __future__ import annotations

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl, unquote

from fuzz_documents import Call, Document

Pairs = list[tuple[str, str]]
_JOINED = {"spaceDelimited": " ", "pipeDelimited": "|"}


def text(value: Any) -> str:
    """Give a value without parts as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def expected(call: Call, document: Document) -> dict[str, Any]:
    """Give path, query, headers, cookies and body of a call, all decoded."""
    item = document["paths"][call.path]
    operation = item[call.method]
    path, query, headers, cookies = call.path, [], [], []
    for given in [*item.get("parameters", ()), *operation["parameters"]]:
        parameter = document["components"]["parameters"][given["$ref"].rpartition("/")[2]] if "$ref" in given else given
        place, name = parameter["in"], parameter["name"]
        if (place, name) not in call.values:
            continue
        value = call.values[place, name]
        if place == "path":
            path = path.replace(f"{{{name}}}", _simple(value))
        elif place == "query":
            query += _pairs(parameter, value)
        elif place == "header":
            headers.append((name, _simple(value)))
        else:
            cookies.append((name, text(value)))
    return {
        "method": call.method.upper(),
        "path": path,
        "query": query,
        "headers": headers,
        "cookies": cookies,
        **_body(call, operation),
    }


def keys_of(document: Document, call: Call) -> list[set[tuple[str, str, str]]]:
    """Give where the keys of a call may go: for each alternative that the document gives, all the places at once."""
    given = document["paths"][call.path][call.method].get("security", document["security"])
    return [{_key_of(document, name) for name in alternative} for alternative in given or [{}]]


def _key_of(document: Document, name: str) -> tuple[str, str, str]:
    """Give where the key of a scheme goes: kind, name and what stands before it."""
    scheme = document["components"]["securitySchemes"][name]
    if scheme["type"] == "apiKey":
        return scheme["in"], scheme["name"], ""
    word = scheme["scheme"].capitalize()
    return "basic" if word == "Basic" else "header", "Authorization", f"{word} "


def _simple(value: Any) -> str:
    return ",".join(text(item) for item in value) if isinstance(value, list) else text(value)


def _pairs(parameter: Document, value: Any) -> Pairs:
    name, style, explode = parameter["name"], parameter.get("style", "form"), parameter.get("explode", True)
    if isinstance(value, list):
        if explode:
            return [(name, text(item)) for item in value]
        return [(name, _JOINED.get(style, ",").join(text(item) for item in value))] if value else []
    if isinstance(value, dict):
        if style == "deepObject":
            return [(f"{name}[{key}]", text(item)) for key, item in value.items()]
        if explode:
            return [(key, text(item)) for key, item in value.items()]
        return [(name, ",".join(f"{key},{text(item)}" for key, item in value.items()))] if value else []
    return [(name, text(value))]


def _body(call: Call, operation: Document) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    if not content:
        return {"type": None, "body": None}
    kind, media = next(iter(content.items()))
    given = {name: value for (place, name), value in call.values.items() if place == "body"}
    if "" in given:
        whole = given[""]
        if kind == "application/json":
            whole = json.dumps(whole, sort_keys=True)
        return {"type": kind, "body": whole.encode() if kind == "text/plain" else whole}
    if kind == "application/json":
        return {"type": kind, "body": json.dumps(given, sort_keys=True)}
    pairs: Pairs = []
    for name in media["schema"]["properties"]:
        value = given.get(name)
        if media.get("encoding", {}).get(name, {}).get("style") == "deepObject":
            pairs += _deep(name, value if value is not None else {})
            continue
        items = value if isinstance(value, list) else [] if value is None else [value]
        pairs += [(name, item.decode("latin-1") if isinstance(item, bytes) else text(item)) for item in items]
    return {"type": kind, "body": pairs}


def _deep(name: str, value: Any) -> Pairs:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in _deep(f"{name}[{key}]", item)]
    if isinstance(value, list):
        return [pair for index, item in enumerate(value) for pair in _deep(f"{name}[{index}]", item)]
    return [(name, text(value))]


def observed(request: Any) -> dict[str, Any]:
    """Give the same of a request."""
    request.check()
    headers = [pair for pair in request.headers if pair[0] != "Cookie"]
    said = "; ".join(value for name, value in request.headers if name == "Cookie")
    cookies = [tuple(unquote(part) for part in pair.split("=", 1)) for pair in said.split("; ") if pair]
    body = request.open_body()
    found: dict[str, Any] = {"type": None, "body": None}
    if body is not None:
        content = b"".join(body.chunks())
        assert body.length == len(content), "a body of another length than it says"
        body.close()
        kind = body.content_type.partition(";")[0]
        found = {"type": kind, "body": _read_body(kind, body.content_type, content)}
    path = "/".join(unquote(segment) for segment in request.path.split("/"))
    return {
        "method": request.method,
        "path": path,
        "query": list(request.query),
        "headers": headers,
        "cookies": cookies,
        **found,
    }


def _read_body(kind: str, content_type: str, content: bytes) -> Any:
    if kind == "application/json":
        return json.dumps(json.loads(content), sort_keys=True)
    if kind == "application/x-www-form-urlencoded":
        return parse_qsl(content.decode("ascii"), keep_blank_values=True)
    if kind != "multipart/form-data":
        return content
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + content)
    parts: Pairs = []
    boundary = content_type.partition("boundary=")[2].encode()
    for part in content.split(b"--" + boundary)[1:-1]:
        head, _, rest = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name = head.decode().partition('name="')[2].partition('"')[0]
        is_file = b"filename" in head
        parts.append((name, rest.removesuffix(b"\r\n").decode("latin-1" if is_file else "utf-8")))
    assert message.is_multipart() or not parts, "a form that no parser reads"
    return parts
