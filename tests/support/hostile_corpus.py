"""The corpus of hostile documents: each spoils a friendly one in one way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

from hostile_parts import (
    BIDI,
    FILLERS,
    ZERO_WIDTH,
    Case,
    Document,
    Json,
    code,
    fields,
    friendly,
    operation,
    payloads,
    schemas,
)

REFUSED, MADE = "refused", "made"


def corpus() -> list[Case]:
    """Give every case."""
    found = [*_prose(), *_names(), *_values(), *_wire(), *_facts(), *_shapes(), *_bombs()]
    names = [case.name for case in found]
    assert len(names) == len(set(names)), "two cases of one name"
    return found


def sample(cases: list[Case], *, one_in: int) -> list[Case]:
    """Give all cases of small families, and of a family of numbered ones a part; which part differs by family."""
    kept: list[Case] = []
    for case in cases:
        family, _, number = case.name.rpartition("_")
        if not number.isdigit() or (int(number) + crc32(family.encode())) % one_in == 0:
            kept.append(case)
    return kept


def _spoiled(name: str, spoil: Callable[[Document], Json], expect: str = "either") -> Case:
    document = friendly()
    spoil(document)
    return Case(name, document, expect)


def _each(
    prefix: str, texts: list[str], spoil: Callable[[Document, str], Json], expect: str = "either"
) -> Iterator[Case]:
    """Give one case for each text: a place that takes one text a document."""
    for index, text in enumerate(texts):
        yield _spoiled(f"{prefix}_{index}", lambda document, text=text: spoil(document, text), expect)


def _prose() -> Iterator[Case]:
    """Text that only readers see: it must never be refused, and never be code."""
    for index, text in enumerate(payloads("prose")):
        document = friendly()
        document["info"] |= {"title": text or "x", "version": text, "description": text, "x-note": text}
        document["tags"][0]["description"] = text
        document["externalDocs"] = {"url": "https://example.com", "description": text}
        call = operation(document)
        call |= {"summary": text, "description": text}
        for part in (*call["parameters"], call["requestBody"], call["responses"]["200"]):
            part["description"] = text
        for schema in schemas(document).values():
            schema |= {"title": text, "description": text, "$comment": text, "x-note": text}
            for child in schema["properties"].values():
                child |= {"title": text, "description": text, "x-note": {text: text}}
        fields(document)["text"]["examples"] = [text]
        yield Case(f"prose_{index}", document, MADE)
    for name, text in {
        "bidi": BIDI,
        "zero_width": ZERO_WIDTH,
        "control": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029",
        "escape": "\x1b[2J\x1b]0;gone\x07",
        "huge": "word " * 15_000,
        "long_word": "x" * 60_000,
        "lines": "a\n" * 30_000,
        "noqa": "# noqa\n# type: ignore\n# fmt: off\n# ruff: noqa",
        "coding": "# -*- coding: utf-7 -*-",
    }.items():
        document = friendly()
        document["info"] |= {"title": f"t{text}"[:5_000], "description": text}
        operation(document).update(summary=text, description=text)
        schemas(document)["Ask"]["description"] = text
        fields(document)["mood"]["description"] = text
        yield Case(f"prose_{name}", document, MADE)
    yield _spoiled("prose_too_huge", lambda d: operation(d).update(description="word " * 500_000), REFUSED)


def _names() -> Iterator[Case]:
    """Names of every kind that are code, paths, keywords, ours, nothing, too long, or alike."""
    odd = [
        *payloads("names"),
        *("../../../../pwned/names", "/etc/passwd", "..", ".", "C:\\pwned", "a/b", "a\0b", "con", "nul.py", "__init__"),
        *("", " ", "-", "1", "1a", "$", "_", "__", "__class__", "__init__", "__import__", "__getattr__", "_client"),
        *("class", "None", "True", "def", "self", "cls", "import", "lambda", "match", "type", "async", "print", "list"),
        *("str", "dict", "object", "property", "s", "field", "frozen", "models", "operations", "datetime", "UNSET"),
        *("unset", "VENDOR", "vendor", "TYPE_CHECKING", "Any", "Model", "Mapping", "Literal", "Final", "Sequence"),
        *("SyncClient", "AsyncClient", "Client", "Operation", "Request", "Hostile", "AsyncHostile", "annotations"),
        *("send", "close", "with_options", "timeout", "retries", "extra_body", "from_dict", "to_dict", "schema"),
        *("additional_properties", "__slots__", "__dict__", "mro", "httpx", "Callable", "client", "_vendor", "names"),
        *("\u202eevil", "a\u200bb", FILLERS, "\ufb01le", "\uff44\uff45\uff46", "\u00aa", "\ud55c\uad6d", "\u212a"),
        *("\u0131", "\u0130", "\u00df", "\U0001d4ea", "\u2167", "a\u0301", "\u1e9e", "x" * 119, "x" * 300),
    ]
    yield from _each("tag", odd, lambda d, text: operation(d).update(tags=[text]))
    yield from _each("operation_id", odd, lambda d, text: operation(d).update(operationId=text))
    yield from _each("property", odd, lambda d, text: fields(d).update({text: {"type": "string"}}))
    yield from _each("answer_property", odd, lambda d, text: _answer(d).update({text: {"type": "string"}}))
    yield from _each("schema_name", odd, _rename_schema)
    for place in ("query", "header", "cookie"):
        yield from _each(f"{place}_parameter", odd, lambda d, text, place=place: _parameter(d, text, place))
    yield from _each("path_parameter", odd, _path_parameter)
    yield from _each("scheme_name", odd, _scheme)
    yield from _each("discriminator", odd, _discriminator)
    for first, second in (("a1", "a_1"), ("getThing", "get_thing"), ("A", "a"), ("a b", "a-b"), ("\ufb01", "fi")):
        yield _spoiled(f"alike_fields_{first}", lambda d, a=first, b=second: _two_fields(d, a, b))
        yield _spoiled(f"alike_operations_{first}", lambda d, a=first, b=second: _two_operations(d, a, b))
        yield _spoiled(f"alike_tags_{first}", lambda d, a=first, b=second: _two_tags(d, a, b))
        yield _spoiled(f"alike_schemas_{first}", lambda d, a=first, b=second: _two_schemas(d, a, b))
    yield _spoiled("path_and_body_alike", lambda d: fields(d).update(id={"type": "string"}))
    yield _spoiled("tag_is_client", lambda d: operation(d).update(tags=["hostile"]))
    yield _spoiled("tags_are_flavours", lambda d: _two_tags(d, "things", "async_things"), REFUSED)


def _answer(document: Document) -> Document:
    found: Document = schemas(document)["Thing"]["properties"]
    return found


def _reference(name: str) -> str:
    from urllib.parse import quote

    return "#/components/schemas/" + quote(name.replace("~", "~0").replace("/", "~1"), safe="~")


def _rename_schema(document: Document, name: str) -> None:
    schemas(document)[name] = schemas(document).pop("Thing")
    answer = operation(document)["responses"]["200"]["content"]["application/json"]
    answer["schema"] = {"$ref": _reference(name)}
    fields(document)["more"] = {"type": "array", "items": {"$ref": _reference(name)}}


def _parameter(document: Document, name: str, place: str) -> None:
    operation(document)["parameters"].append({"name": name, "in": place, "schema": {"type": "string"}})


def _path_parameter(document: Document, name: str) -> None:
    call = document["paths"].pop("/things/{id}")
    document["paths"][f"/things/{{{name}}}"] = call
    call["post"]["parameters"][0]["name"] = name


def _scheme(document: Document, name: str) -> None:
    document["components"]["securitySchemes"] = {name: {"type": "apiKey", "in": "header", "name": "X-Key"}}
    document["security"] = [{name: []}]


def _discriminator(document: Document, name: str) -> None:
    for kind in ("Cat", "Dog"):
        schemas(document)[kind] = {
            "type": "object",
            "required": [name],
            "properties": {name: {"type": "string"}, "age": {"type": "integer"}},
        }
    _answer(document)["pet"] = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": name, "mapping": {name: "#/components/schemas/Dog"}},
    }


def _two_fields(document: Document, first: str, second: str) -> None:
    _answer(document).update({first: {"type": "string"}, second: {"type": "string"}})


def _two_operations(document: Document, first: str, second: str) -> None:
    operation(document)["operationId"] = first
    _more(document, "/more", operationId=second, tags=["things"])


def _two_tags(document: Document, first: str, second: str) -> None:
    operation(document)["tags"] = [first]
    _more(document, "/more", operationId="other", tags=[second])


def _two_schemas(document: Document, first: str, second: str) -> None:
    for index, name in enumerate((first, second)):
        schemas(document)[name] = {"type": "object", "properties": {f"p{index}": {"type": "string"}}}
        _answer(document)[f"with{index}"] = {"$ref": _reference(name)}


def _more(document: Document, path: str, **facts: Json) -> None:
    document["paths"][path] = {"get": {"responses": {"204": {"description": "done"}}, **facts}}


def _values() -> Iterator[Case]:
    """Enumerations, constants and defaults of every type: they come out equal, or not at all."""
    texts = payloads("values")
    values: dict[str, Json] = {
        "text": texts,
        "plain": ["a", "A", "", " ", "a b", "1", "None", "True", "\t", "null"],
        "unicode": ["\u00e9", "e\u0301", "\ud55c", "\U0001f600", "\u00a0", "\ufb01"],
        "control": ["\0", "\n", "\x7f"],
        "unseen": [BIDI, ZERO_WIDTH, FILLERS],
        "integers": [0, -1, 2**31, 2**63, 10**400],
        "numbers": [0.1, -0.0, 1e300, 5e-324, 1.0],
        "booleans": [True, False],
        "one": ["only"],
        "mixed": ["a", 1, None, True, 1.5],
        "objects": [{"a": [1, {"b": texts[0]}]}, {}],
        "lists": [[], [1, texts[0]], [[[]]]],
        "alike": [1, 1.0, True],
        "twice": ["a", "a"],
        "none": [],
        "many": [f"v{number}" for number in range(12_000)],
        "long": ["x" * 200_000, "y"],
    }
    for name, given in values.items():
        for kind in (None, "string", "integer", "number", "boolean"):
            yield _spoiled(
                f"enum_{name}_{kind}", lambda d, v=given, k=kind: _both(d, {"enum": v} | ({"type": k} if k else {}))
            )
        yield _spoiled(f"const_{name}", lambda d, v=given: _consts(d, v))
        yield _spoiled(f"default_{name}", lambda d, v=given: _defaults(d, v))
    for index, text in enumerate(texts):
        yield _spoiled(f"default_text_{index}", lambda d, t=text: _both(d, {"type": "string", "default": t}), MADE)
        yield _spoiled(f"only_value_{index}", lambda d, t=text: _only(d, t))
    for kind in ("integer", "number", "boolean", "array", "object"):
        schema = {"type": kind, "default": code("default")} | ({"items": {}} if kind == "array" else {})
        yield _spoiled(f"default_wrong_{kind}", lambda d, s=schema: _both(d, s), REFUSED)
    varnames = {"type": "string", "enum": ["a", "b"], "x-enum-varnames": payloads("varnames")[:2]}
    yield _spoiled("enum_varnames", lambda d: _both(d, varnames), MADE)
    yield _spoiled("enum_varnames_alike", lambda d: _both(d, varnames | {"x-enum-varnames": ["X", "X"]}), MADE)
    for name, form in {
        "date": "date",
        "time": "date-time",
        "uuid": "uuid",
        "uri": "uri",
        "code": code("format"),
    }.items():
        yield _spoiled(f"format_{name}", lambda d, f=form: _both(d, {"type": "string", "format": f, "default": f}))
        yield _spoiled(
            f"format_enum_{name}", lambda d, f=form: _both(d, {"type": "string", "format": f, "enum": ["a", f]})
        )


def _both(document: Document, schema: Document) -> None:
    """Put a schema into what is asked, into what is answered, and into a parameter."""
    fields(document)["spoiled"] = schema
    _answer(document)["spoiled"] = schema
    operation(document)["parameters"].append({"name": "also", "in": "query", "schema": schema})


def _consts(document: Document, values: list[Json]) -> None:
    for index, value in enumerate(values[:50]):
        _both(document, {"const": value})
        operation(document)["parameters"].pop()
        _answer(document)[f"c{index}"] = {"const": value}


def _defaults(document: Document, values: list[Json]) -> None:
    for index, value in enumerate(values[:50]):
        fields(document)[f"d{index}"] = {"default": value}
        _answer(document)[f"d{index}"] = {"default": value}


def _only(document: Document, text: str) -> None:
    fields(document)["only"] = {"type": "string", "enum": [text]}
    schemas(document)["Ask"]["required"].append("only")


def _wire() -> Iterator[Case]:
    """Paths, servers, security, media types and statuses: what is in a request line or a header."""
    texts = payloads("wire")
    paths = [
        *texts,
        *("no-slash", "/a?x=1", "/a#b", "/a b", "/a\r\nX-Evil: 1", "//evil.example", "/../../admin", "/a/./b", "/a\\b"),
        *("/{", "/}", "/{}", "/{id", "/id}", "/{{id}}", "/{id}/{id}", "/{other}", "/%2e%2e/x", "/\u202e", "/\ud55c"),
        *("/@evil.example", "/:80", "", "https://evil.example/x", "/a;b=c", "/a%00b"),
    ]
    yield from _each("path", [path for path in paths if path != "/"], _path)
    servers = [
        *texts,
        *("", "/", "http://api.example.com", "https://", "https://user:pw@api.example.com", "https://a b.example"),
        *("https://api.example.com?x=1", "https://api.example.com#x", "https://api.example.com\r\nX: 1", "file:///etc"),
        *("https://evil.example\\@api.example.com", "https://api.example.com/../x", "javascript:alert(1)", "//x"),
        *("https://{host}/x", "https://api.example.com:99999", "https://[::1", "https://\u202eexample", "ftp://x"),
        *("https://\uff41pi.example.com", "https://api.example.com/\0", "HTTPS://api.example.com"),
    ]
    yield from _each("server", servers, lambda d, text: d.update(servers=[{"url": text}]))
    yield from _each("operation_server", servers, lambda d, text: operation(d).update(servers=[{"url": text}]))
    keys = [
        *texts,
        "X Key",
        "X:Key",
        "",
        "Host",
        "Content-Length",
        "content-type",
        "Cookie",
        "\u202eKey",
        "X-Key\r\nX: 1",
    ]
    for place in ("header", "query", "cookie", "body", code("place")):
        yield from _each(
            f"key_{place[:6]}", keys, lambda d, text, p=place: _key(d, {"type": "apiKey", "in": p, "name": text})
        )
    for name, scheme in {
        "scheme": {"type": "http", "scheme": code("scheme")},
        "digest": {"type": "http", "scheme": "digest"},
        "mutual": {"type": "mutualTLS"},
        "type": {"type": code("type")},
        "connect": {"type": "openIdConnect", "openIdConnectUrl": code("connect")},
        "empty": {},
    }.items():
        yield _spoiled(f"security_{name}", lambda d, s=scheme: _key(d, s))
    yield _spoiled("security_missing", lambda d: d.update(security=[{"nowhere": []}]))
    types = [
        *texts,
        *("application/json\r\nX-Evil: 1", "json", "", "a/b/c", "*/*", "audio/*", "application/json; charset=utf-8"),
        *('application/json; x="\n#', 'application/x"+json', "multipart/form-data; boundary=+++", "text/\u202eplain"),
    ]
    yield from _each("request_type", types, _request_type)
    yield from _each("answer_type", types, _answer_type)
    yield from _each("part_type", types, _part_type)
    statuses = [
        *texts,
        "200 OK",
        "2xx",
        "2XX",
        "999",
        "20",
        "",
        "default",
        "Default",
        "0",
        "-1",
        "200\n",
        "\uff12\uff10\uff10",
    ]
    yield from _each("status", statuses, _status)
    yield from _each("method", ["connect", "POST", "x-method", *texts[:3]], _method)
    for header in ("Host", "Content-Length", "Transfer-Encoding", "Cookie", "Connection", "X-Key", "content-type"):
        yield _spoiled(f"header_{header}", lambda d, h=header: _parameter(d, h, "header"))


def _path(document: Document, text: str) -> None:
    document["paths"][text] = document["paths"].pop("/things/{id}")
    if "{id}" not in text:
        operation_at(document, text)["parameters"].pop(0)


def operation_at(document: Document, path: str) -> Document:
    """Give the operation under another path."""
    found: Document = document["paths"][path]["post"]
    return found


def _key(document: Document, scheme: Document) -> None:
    document["components"]["securitySchemes"]["key"] = scheme


def _request_type(document: Document, text: str) -> None:
    content = operation(document)["requestBody"]["content"]
    content[text] = content.pop("application/json")


def _answer_type(document: Document, text: str) -> None:
    content = operation(document)["responses"]["200"]["content"]
    content[text] = content.pop("application/json")


def _part_type(document: Document, text: str) -> None:
    schemas(document)["Ask"]["properties"]["clip"] = {"type": "string", "format": "binary"}
    media = {"schema": {"$ref": "#/components/schemas/Ask"}, "encoding": {"clip": {"contentType": text}}}
    operation(document)["requestBody"]["content"] = {"multipart/form-data": media}


def _status(document: Document, text: str) -> None:
    answers = operation(document)["responses"]
    answers[text] = answers.pop("200")


def _method(document: Document, text: str) -> None:
    document["paths"]["/more"] = {text: operation(document) | {"operationId": "more"}}


def _facts() -> Iterator[Case]:
    """What an overlay would say, said by the document itself, and wrong."""
    evil = code("facts")
    vendor: dict[str, Json] = {
        "class": [
            evil,
            "a.b",
            "class",
            "None",
            "Any",
            "lower",
            "",
            5,
            "X\nY",
            "SyncClient",
            "Client",
            "\ufb01X",
            "X" * 300,
        ],
        "env": [evil, [], [evil], "KEY", [""], [5], None],
        "docs": [evil, 5, "https://x\ny", "javascript:x"],
        "title": [5, "", {"a": 1}, "x" * 5_000],
        "sunset": [evil, {}, {"date": evil}, {"date": "2026-13-01"}, {"date": "2026-1-1"}, {"date": 20260101}],
        "request-id": [evil, {"headers": evil}, {"headers": ["a b"]}, {"pointers": ["x"]}, {"other": []}],
        "error": [evil, {"code": evil}, {"code": [evil]}, {"message": [5]}],
        "in-band": [
            evil,
            {},
            {"pointer": evil, "success": [0], "default": "APIStatusError", "errors": {}},
            {"pointer": "/code", "success": [0], "default": evil, "errors": {}},
            {"pointer": "/code", "success": [0], "default": "APIStatusError", "errors": {"1": evil}},
            {"pointer": "/code", "success": [{}], "default": "APIStatusError", "errors": {}},
            {"pointer": "/code", "success": 0, "default": "APIStatusError", "errors": []},
        ],
        "clas": ["X"],
        evil: ["X"],
    }
    for key, wrong in vendor.items():
        for index, value in enumerate(wrong):
            fact = {"x-voxwright-vendor": {"class": "Hostile", "env": ["HOSTILE_API_KEY"], key: value}}
            yield _spoiled(f"vendor_{key[:10]}_{index}", lambda d, f=fact: d.update(f), REFUSED)
    yield _spoiled("vendor_is_text", lambda d: d.update({"x-voxwright-vendor": evil}), REFUSED)
    call: dict[str, Json] = {
        "name": [evil, "a", "a.b.c", "../x.y", "a.b/c", "A.b", 5, "", ".", "a.b\n", "a.\u202eb"],
        "billed": [evil, 1, "true", None],
        "max-body-bytes": [evil, 0, -1, 1.5, True, "5"],
        "rate-limit": [evil, {}, {"requests": evil, "seconds": 1}, {"requests": 1, "seconds": 0}, {"requests": 1}],
        "not-executed": [evil, 503, [evil], ["503"], [99], [True]],
        "poll": [
            evil,
            {},
            {"operation": "a.b", "id": "/id", "status": "/s", f"x={evil},y": 1},
            {"operation": "a.b", "id": "/id", "status": "/s", "error": {f"x={evil},y": "/c"}},
            {"operation": "a.b", "id": evil, "status": "/s"},
            {"operation": "nowhere.get", "id": "/id", "status": "/s"},
            {"operation": "a.b", "id": "/id", "status": "/s", "running": evil},
            {"operation": "a.b", "id": "/id", "status": "/s", "interval": "6"},
        ],
        "biled": [True],
        "argument": ["clip"],
    }
    for key, wrong in call.items():
        for index, value in enumerate(wrong):
            fact = {f"x-voxwright-{key}": value}
            yield _spoiled(f"fact_{key}_{index}", lambda d, f=fact: operation(d).update(f), REFUSED)
    yield from _schema_facts(evil)


def _schema_facts(evil: str) -> Iterator[Case]:
    facts: dict[str, Json] = {
        "argument": [evil, "clips", "", 5],
        "unit": [evil, "byte", 8],
        "not-blank": [evil, 1],
        "max-bytes": [evil, 0, -5, 1.5, "5"],
        "formats": [evil, "wav", [evil], [5], ["exe"]],
        "pcm": [evil, {"sample_rate": evil}, {"bits": 16}, {"sample_rate": 0}],
        "url": [evil, {"schemes": [evil]}, {"public": evil}, {"hosts": []}],
        "identifier": [evil, 1],
        "class": [evil, "../x", "a", "class", "X Y", "X\nY", 5, "", "\ufb01X", "None"],
        "aliases": [evil, [5], [""]],
        "setting": [{"name": "version", "default": "1"}],
        "max_bytes": [5],
        "Class": ["X"],
    }
    for key, wrong in facts.items():
        for index, value in enumerate(wrong):
            fact = {f"x-voxwright-{key}": value}
            yield _spoiled(f"schema_fact_{key}_{index}", lambda d, f=fact: fields(d)["text"].update(f), REFUSED)
    settings: list[Json] = [
        evil,
        {"name": "version"},
        {"name": evil, "default": "1"},
        {"name": "api_key", "default": "1"},
        {"name": "self", "default": "1"},
        {"name": "class", "default": "1"},
        {"name": "a.b", "default": "1"},
        {"name": "version", "default": evil + "\n"},
        {"name": "version", "default": 5},
        {"name": "\ufb01x", "default": "1"},
    ]
    for index, setting in enumerate(settings):
        fact = {"x-voxwright-setting": setting}
        yield _spoiled(f"setting_{index}", lambda d, f=fact: operation(d)["parameters"][2].update(f), REFUSED)


def _shapes() -> Iterator[Case]:
    """Documents that are no OpenAPI, or only nearly."""
    junk: list[Json] = [None, 5, "text", [], {}, [5], {"a": 5}, True, [[]], {"": {}}]
    places: dict[str, Callable[[Document, Json], Json]] = {
        "openapi": lambda d, v: d.update(openapi=v),
        "info": lambda d, v: d.update(info=v),
        "servers": lambda d, v: d.update(servers=v),
        "security": lambda d, v: d.update(security=v),
        "tags": lambda d, v: d.update(tags=v),
        "paths": lambda d, v: d.update(paths=v),
        "item": lambda d, v: d["paths"].update({"/x": v}),
        "operation": lambda d, v: d["paths"].update({"/x": {"get": v}}),
        "components": lambda d, v: d.update(components=v),
        "schemas": lambda d, v: d["components"].update(schemas=v),
        "schemes": lambda d, v: d["components"].update(securitySchemes=v),
        "scheme": lambda d, v: d["components"]["securitySchemes"].update(key=v),
        "schema": lambda d, v: schemas(d).update(Ask=v),
        "properties": lambda d, v: schemas(d)["Ask"].update(properties=v),
        "required": lambda d, v: schemas(d)["Ask"].update(required=v),
        "property": lambda d, v: fields(d).update(text=v),
        "type": lambda d, v: fields(d)["text"].update(type=v),
        "enum": lambda d, v: fields(d)["text"].update(enum=v),
        "items": lambda d, v: fields(d).update(text={"type": "array", "items": v}),
        "all_of": lambda d, v: fields(d).update(text={"allOf": v}),
        "one_of": lambda d, v: fields(d).update(text={"oneOf": v}),
        "any_of": lambda d, v: _answer(d).update(name={"anyOf": v}),
        "additional": lambda d, v: schemas(d)["Thing"].update(additionalProperties=v),
        "discriminates": lambda d, v: _answer(d).update(name={"oneOf": [{"type": "string"}], "discriminator": v}),
        "reference": lambda d, v: fields(d).update(text={"$ref": v}),
        "parameters": lambda d, v: operation(d).update(parameters=v),
        "parameter": lambda d, v: operation(d)["parameters"].append(v),
        "parameter_schema": lambda d, v: operation(d)["parameters"][0].update(schema=v),
        "parameter_in": lambda d, v: operation(d)["parameters"][0].update({"in": v}),
        "parameter_name": lambda d, v: operation(d)["parameters"][0].update(name=v),
        "parameter_style": lambda d, v: operation(d)["parameters"][1].update(style=v, explode=v),
        "request_body": lambda d, v: operation(d).update(requestBody=v),
        "content": lambda d, v: operation(d)["requestBody"].update(content=v),
        "media": lambda d, v: operation(d)["requestBody"]["content"].update({"application/json": v}),
        "responses": lambda d, v: operation(d).update(responses=v),
        "answer": lambda d, v: operation(d)["responses"].update({"200": v}),
        "answer_headers": lambda d, v: operation(d)["responses"]["200"].update(headers=v),
        "operation_tags": lambda d, v: operation(d).update(tags=v),
        "operation_id": lambda d, v: operation(d).update(operationId=v),
        "operation_security": lambda d, v: operation(d).update(security=v),
        "description": lambda d, v: operation(d).update(description=v, summary=v),
        "deprecated": lambda d, v: operation(d).update(deprecated=v),
        "min_length": lambda d, v: fields(d)["text"].update(minLength=v),
        "pattern": lambda d, v: fields(d)["text"].update(pattern=v),
        "minimum": lambda d, v: fields(d).update(text={"type": "number", "minimum": v, "multipleOf": v}),
    }
    for place, put in places.items():
        for index, value in enumerate(junk):
            yield _spoiled(f"shape_{place}_{index}", lambda d, p=put, v=value: p(d, v))
    for name, text in {
        "empty": "",
        "list": "[]",
        "null": "null",
        "number": "5",
        "not_json": '{"a": ',
        "twice": '{"openapi": "3.1.0", "openapi": "3.0.0"}',
        "nan": '{"a": NaN}',
        "infinite": '{"a": 1e999}',
        "surrogate": '{"a": "\\ud800"}',
        "digits": '{"a": ' + "9" * 10_000 + "}",
    }.items():
        yield Case(f"text_{name}", text, REFUSED)
    limits: dict[str, Document] = {
        "min_above_max": {"type": "string", "minLength": 5, "maxLength": 1},
        "items_above": {"type": "array", "items": {}, "minItems": 5, "maxItems": 1},
        "bounds": {"type": "integer", "minimum": 5, "maximum": 1},
        "huge": {"type": "string", "maxLength": 10**400},
        "pattern": {"type": "string", "pattern": "("},
        "pattern_huge": {"type": "string", "pattern": "a" * 1_000_000},
        "multiple": {"type": "number", "multipleOf": 0},
    }
    for name, schema in limits.items():
        yield _spoiled(f"limit_{name}", lambda d, s=schema: _both(d, s), REFUSED)
    yield _spoiled("limit_pattern_code", lambda d: _both(d, {"type": "string", "pattern": code("pattern")}), MADE)


def _bombs() -> Iterator[Case]:
    """Circles, depth and doubling."""
    for name, reference in {
        "nowhere": "#/components/schemas/Nowhere",
        "outside": "https://evil.example/x.json",
        "file": "file:///etc/passwd",
        "relative": "../../etc/passwd",
        "self": "#",
        "pointer": "#/paths/~1things~1{id}/post/responses/200",
        "code": f"#/components/schemas/{code('reference')}",
        "percent": "#/components/schemas/%41sk",
        "index": "#/paths/~1things~1{id}/post/parameters/99999999999999999999",
    }.items():
        yield _spoiled(f"reference_{name}", lambda d, r=reference: fields(d).update(more={"$ref": r}))
    for key in ("allOf", "anyOf", "oneOf"):
        circle = {"A": {key: [{"$ref": "#/components/schemas/B"}]}, "B": {key: [{"$ref": "#/components/schemas/A"}]}}
        yield _spoiled(f"circle_{key}", lambda d, c=circle: _reach(d, c, "A"))
        doubled = {f"D{n}": {key: [{"$ref": f"#/components/schemas/D{n + 1}"}] * 2} for n in range(40)}
        doubled["D40"] = {"type": "string"}
        yield _spoiled(f"doubled_{key}", lambda d, c=doubled: _reach(d, c, "D0"))
        objects = {
            f"O{n}": {key: [{"$ref": f"#/components/schemas/O{n + 1}"}, {"$ref": f"#/components/schemas/O{n + 1}"}]}
            for n in range(40)
        }
        objects["O40"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        yield _spoiled(f"doubled_objects_{key}", lambda d, c=objects: _reach(d, c, "O0"))
    lone = {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}
    yield _spoiled("circle_alone", lambda d: _reach(d, lone, "A"), REFUSED)
    myself = {"A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}
    yield _spoiled("circle_fine", lambda d: _reach(d, myself, "A"), MADE)
    lists = {"A": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}
    yield _spoiled("circle_list", lambda d: _reach(d, lists, "A"))
    maps = {"A": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/A"}}}
    yield _spoiled("circle_map", lambda d: _reach(d, maps, "A"))
    chain: Document = {f"C{n}": {"$ref": f"#/components/schemas/C{n + 1}"} for n in range(200)}
    yield _spoiled("chain", lambda d: _reach(d, chain | {"C200": {"type": "string"}}, "C0"))
    for key, depth in (("items", 40), ("items", 110), ("items", 5_000), ("properties", 50), ("properties", 2_000)):
        yield Case(f"deep_{key}_{depth}", _deep(key, depth))
    wide = {"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(3_000)}}
    yield _spoiled("wide", lambda d: _reach(d, {"W": wide}, "W"))
    tall = {
        f"T{n}": {"type": "object", "properties": {"t": {"$ref": f"#/components/schemas/T{n + 1}"}}} for n in range(150)
    }
    yield _spoiled("tall", lambda d: _reach(d, tall | {"T150": {"type": "string"}}, "T0"), MADE)


def _reach(document: Document, more: dict[str, Any], name: str) -> None:
    schemas(document).update(more)
    fields(document)["reached"] = {"$ref": f"#/components/schemas/{name}"}
    _answer(document)["reached"] = {"$ref": f"#/components/schemas/{name}"}


def _deep(key: str, depth: int) -> str:
    """Give a document with a schema so many levels deep, as text: no reader but a flat one would write it."""
    opening = '{"type":"array","items":' if key == "items" else '{"type":"object","properties":{"p":'
    closing = "}" if key == "items" else "}}"
    marker = '"@@"'
    document = friendly()
    _answer(document)["deep"] = "@@"
    return json.dumps(document).replace(marker, opening * depth + '{"type":"string"}' + closing * depth)
