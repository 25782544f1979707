"""Documents made up by Hypothesis, each with values for one call of each of its operations."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Json = Any
Document = dict[str, Any]

WORDS = (
    "name",
    "id",
    "class",
    "self",
    "text",
    "from_dict",
    "timeout",
    "models",
    "A",
    "a b",
    "x-y",
    "1st",
    "\ud55c\uad6d",
)
SHOWN = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"),
    exclude_characters="\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0",
)
"""Every character that shows something."""
NAMES = st.one_of(st.sampled_from(WORDS), st.text(SHOWN, min_size=1, max_size=8))
SEGMENTS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=6)
TOKENS = st.text("abcXYZ059!#$%&'*+.^_`|~-", min_size=1, max_size=8).map("X-{}".format)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
HEADER_TEXTS = st.from_regex(r"[!-~]([ -~]{0,8}[!-~])?", fullmatch=True)
NUMBERS = st.integers(-400, 400).map(lambda quarter: quarter / 4)
ENUMS = st.lists(st.text(SHOWN, min_size=1, max_size=8), min_size=1, max_size=4, unique=True)


SCHEMES: Document = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Secret"},
    "query": {"type": "apiKey", "in": "query", "name": "secret"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "secret"},
}


@dataclass
class Call:
    """Values for one call: by place and name in the document; and one answer."""

    path: str
    method: str
    values: dict[tuple[str, str], Json] = field(default_factory=dict[tuple[str, str], Json])
    answer: Json = None


@dataclass
class Plan:
    """A document and what to do with it."""

    document: Document
    calls: list[Call]


def scalars() -> st.SearchStrategy[Document]:
    """Give schemas of values without parts."""
    bounds = st.fixed_dictionaries(
        {"type": st.just("integer"), "minimum": st.integers(-9, 0), "maximum": st.integers(1, 9)}
    )
    lengths = st.fixed_dictionaries(
        {"type": st.just("string"), "minLength": st.integers(0, 2), "maxLength": st.integers(3, 9)}
    )
    return st.one_of(
        st.just({"type": "string"}),
        st.just({"type": "integer"}),
        st.just({"type": "number"}),
        st.just({"type": "boolean"}),
        bounds,
        lengths,
        ENUMS.map(lambda values: {"type": "string", "enum": values}),
        st.lists(st.integers(-9, 9), min_size=1, max_size=4, unique=True).map(lambda v: {"type": "integer", "enum": v}),
        st.text(SHOWN, max_size=8).map(lambda text: {"type": "string", "default": text, "description": text}),
        st.integers().map(lambda number: {"type": "integer", "default": number}),
    )


@st.composite
def schemas(draw: st.DrawFn, components: tuple[str, ...], legacy: bool, depth: int = 0) -> Document:
    """Give a schema of any kind, in JSON."""
    kinds = ["scalar", "scalar", "list", "object", "map", "null", "ref", "const", "free", "one", "all"]
    kind = draw(st.sampled_from(kinds))
    if depth > 2 or kind == "scalar" or (kind == "const" and legacy) or (kind == "ref" and not components):
        return draw(scalars())
    inner = schemas(components, legacy, depth + 1)
    match kind:
        case "list":
            return {"type": "array", "items": draw(inner)}
        case "object":
            return draw(objects(components, legacy, depth + 1))
        case "map":
            return {"type": "object", "additionalProperties": draw(inner)}
        case "null":
            schema = draw(scalars())
            return schema | {"nullable": True} if legacy else _or_null(schema)
        case "ref":
            return {"$ref": f"#/components/schemas/{draw(st.sampled_from(components))}"}
        case "const":
            text = st.text(SHOWN, max_size=6)
            return {"const": draw(st.one_of(text, st.integers(), st.booleans(), NUMBERS, st.lists(text, max_size=2)))}
        case "one":
            variants = [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": draw(scalars())}]
            key = draw(st.sampled_from(["oneOf", "anyOf"]))
            return {key: variants[: draw(st.integers(1, 3))] + ([] if legacy else [{"type": "null"}])}
        case "all":
            return draw(_together(components, legacy, depth + 1))
        case _:
            return {}


@st.composite
def _together(draw: st.DrawFn, components: tuple[str, ...], legacy: bool, depth: int) -> Document:
    """Give an object put together by `allOf`, its parts without a name in common."""
    first = draw(objects(components, legacy, depth + 1))
    second = draw(objects((), legacy, 3))
    for name in [name for name in second["properties"] if name in first["properties"]]:
        del second["properties"][name]
    second["required"] = [name for name in second.get("required", ()) if name in second["properties"]]
    return {"allOf": [first, second | {"properties": second["properties"] or {"other thing": {"type": "string"}}}]}


def properties_of(schema: Document) -> tuple[Document, list[str]]:
    """Give the properties of an object, put together or not, and the names of those that it requires."""
    parts = schema.get("allOf", [schema])
    properties = {name: child for part in parts for name, child in part.get("properties", {}).items()}
    return properties, [name for part in parts for name in part.get("required", ())]


def _or_null(schema: Document) -> Document:
    more = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | more


@st.composite
def objects(draw: st.DrawFn, components: tuple[str, ...], legacy: bool, depth: int = 0) -> Document:
    """Give a schema of an object with properties."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    properties = {name: draw(schemas(components, legacy, depth + 1)) for name in names}
    required = [name for name in names if draw(st.booleans())]
    return {"type": "object", "properties": properties} | ({"required": required} if required else {})


@st.composite
def parameters(draw: st.DrawFn, place: str, name: str) -> Document:
    """Give a parameter, in one of the styles of its place."""
    schema = draw(scalars())
    if place != "query" and schema.get("type") == "string" and "enum" in schema:
        schema["enum"] = draw(
            st.lists(HEADER_TEXTS.filter(lambda text: text not in (".", "..")), min_size=1, max_size=3, unique=True)
        )
    more: Document = {}
    shape = draw(st.sampled_from(["one", "one", "list", "object"]))
    if shape == "list" and place != "cookie":
        schema = {"type": "array", "items": schema}
        if place == "query":
            style = draw(st.sampled_from(["form", "form", "spaceDelimited", "pipeDelimited"]))
            more = {"style": style, "explode": style == "form" and draw(st.booleans())}
    elif shape == "object" and place == "query":
        schema = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
        style = draw(st.sampled_from(["form", "deepObject"]))
        more = {"style": style, "explode": style == "deepObject" or draw(st.booleans())}
    required = {"required": True} if place == "path" or draw(st.booleans()) else {}
    return {"name": name, "in": place, "schema": schema, **required, **more}


@st.composite
def values(draw: st.DrawFn, schema: Document, document: Document, place: str = "json", depth: int = 0) -> Json:
    """Give a value that *schema* takes."""
    if "$ref" in schema:
        return draw(
            values(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document, place, depth + 1)
        )
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    if "oneOf" in schema or "anyOf" in schema:
        variant = draw(st.sampled_from(schema.get("oneOf") or schema["anyOf"]))
        return draw(values(variant, document, place, depth + 1))
    if "allOf" in schema:
        return draw(_object(schema, document, place, depth))
    kinds = schema.get("type", "free")
    if isinstance(kinds, list):
        kinds = draw(st.sampled_from(kinds))
    if schema.get("nullable") and draw(st.booleans()):
        return None
    if kinds == "array":
        size = 0 if depth > 4 else draw(st.integers(1 if place == "path" else 0, 3))
        return [draw(values(schema["items"], document, place, depth + 1)) for _ in range(size)]
    if kinds == "object" and "properties" in schema:
        return draw(_object(schema, document, place, depth))
    if kinds == "object":
        size = 0 if depth > 4 else draw(st.integers(0, 2))
        inner = schema.get("additionalProperties", {})
        return {draw(NAMES): draw(values(inner, document, place, depth + 1)) for _ in range(size)}
    return draw(_plain(schema, kinds, place))


def _plain(schema: Document, kind: str, place: str) -> st.SearchStrategy[Json]:
    """Give values without parts."""
    match kind:
        case "string" if schema.get("format") == "binary":
            return st.binary(min_size=1, max_size=20)
        case "string":
            return _text(schema, place)
        case "integer":
            return st.integers(schema.get("minimum", -(2**40)), schema.get("maximum", 2**40))
        case "number":
            return NUMBERS
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case _:
            return st.one_of(TEXTS, st.integers(), st.booleans())


@st.composite
def _object(draw: st.DrawFn, schema: Document, document: Document, place: str, depth: int) -> Document:
    found: Document = {}
    properties, required = properties_of(schema)
    for name, child in properties.items():
        if name in required or (depth < 4 and draw(st.booleans())):
            found[name] = draw(values(child, document, place, depth + 1))
    return found


def _text(schema: Document, place: str) -> st.SearchStrategy[str]:
    least, most = schema.get("minLength", 0), schema.get("maxLength", 12)
    if place == "json":
        return st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=least, max_size=most)
    if place == "header":
        return st.text("abc XYZ/=\"'{}", min_size=max(least, 1), max_size=most).map(
            lambda t: f"a{t[2:]}b"[: max(most, 2)].replace("  ", "xx")
        )
    return st.text(SHOWN, min_size=max(least, 1), max_size=most).filter(lambda text: text not in (".", ".."))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give a document, and values for a call of each of its operations."""
    legacy = draw(st.booleans())
    names = tuple(draw(st.lists(st.from_regex(r"[A-Z][A-Za-z]{2,6}", fullmatch=True), max_size=2, unique_by=str.lower)))
    document: Document = {
        "openapi": "3.0.3" if legacy else "3.1.0",
        "info": {"title": draw(TEXTS), "version": draw(TEXTS), "description": draw(TEXTS)},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {},
        "components": {"schemas": {}, "securitySchemes": copy.deepcopy(SCHEMES)},
        "security": [{draw(st.sampled_from(list(SCHEMES))): []}],
    }
    for index, name in enumerate(names):
        document["components"]["schemas"][name] = draw(st.one_of(objects(names[:index], legacy), scalars()))
    calls = [draw(_calls(document, names, legacy, index)) for index in range(draw(st.integers(1, 2)))]
    return Plan(document, calls)


@st.composite
def _calls(draw: st.DrawFn, document: Document, names: tuple[str, ...], legacy: bool, index: int) -> Call:
    method = draw(st.sampled_from(["get", "put", "post", "delete", "patch"]))
    given: list[Document] = []
    path = f"/{draw(SEGMENTS)}{index}"
    for name in draw(st.lists(NAMES.filter(_in_path), max_size=2, unique=True)):
        path += f"/{{{name}}}"
        given.append(draw(parameters("path", name)))
    for place, kind in (("query", NAMES), ("header", TOKENS), ("cookie", TOKENS)):
        more = draw(st.lists(kind, max_size=2, unique_by=str.lower))
        given += [draw(parameters(place, name)) for name in more]
    operation: Document = {
        "operationId": draw(st.one_of(NAMES, st.just("call"))) + str(index),
        "tags": [draw(NAMES)],
        "summary": draw(TEXTS),
        "description": draw(TEXTS),
        "parameters": given,
    }
    call = Call(path, method)
    for parameter in given:
        place = parameter["in"]
        if parameter.get("required") or draw(st.booleans()):
            call.values[place, parameter["name"]] = draw(values(parameter["schema"], document, place))
    if given and draw(st.booleans()):
        document["components"].setdefault("parameters", {})[f"p{index}"] = given[-1]
        given[-1] = {"$ref": f"#/components/parameters/p{index}"}
    shared = [given.pop(0)] if given and draw(st.booleans()) else []
    if method in ("put", "post", "patch"):
        draw(st.sampled_from([_add_body, _add_body, _add_body, _add_whole]))(
            draw, operation, call, document, names, legacy
        )
    if draw(st.booleans()):
        names_of_keys = st.lists(st.sampled_from(list(SCHEMES)), min_size=1, max_size=2, unique=True)
        other = draw(st.lists(names_of_keys.map(lambda some: {name: [] for name in some}), min_size=1, max_size=2))
        operation["security"] = draw(
            st.sampled_from([[], [{}], document["security"], [*document["security"], {}], other, other])
        )
    answer = draw(schemas(names, legacy))
    operation["responses"] = {"200": {"description": draw(TEXTS), "content": {"application/json": {"schema": answer}}}}
    call.answer = draw(values(answer, document))
    document["paths"][path] = {method: operation} | ({"parameters": shared} if shared else {})
    return call


def _add_body(
    draw: st.DrawFn, operation: Document, call: Call, document: Document, names: tuple[str, ...], legacy: bool
) -> None:
    kind = draw(st.sampled_from(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]))
    encoding: Document = {}
    if kind == "application/json":
        schema = draw(st.one_of(objects(names, legacy), _together(names, legacy, 0)))
        place = "json"
    else:
        words = draw(
            st.lists(st.sampled_from(["name", "class", "a b", "x-y", "text"]), min_size=1, max_size=3, unique=True)
        )
        properties = {
            word: draw(st.one_of(scalars(), scalars().map(lambda s: {"type": "array", "items": s}))) for word in words
        }
        if kind == "multipart/form-data" and draw(st.booleans()):
            properties["the clip"] = {"type": "string", "format": "binary"}
        schema = {"type": "object", "properties": properties, "required": words[:1]}
        place = "form"
        if kind == "application/x-www-form-urlencoded" or draw(st.booleans()):
            inner = draw(scalars())
            shape = draw(st.sampled_from([{"type": "array", "items": inner}, {"additionalProperties": inner}]))
            properties["deep"] = {"type": "object", "additionalProperties": {"type": "object"} | shape}
            schema["required"] = [*words[:1], "deep"]
            encoding = {"encoding": {"deep": {"style": "deepObject", "explode": True}}}
    operation["requestBody"] = {"required": True, "content": {kind: {"schema": schema, **encoding}}}
    properties, required = properties_of(schema)
    for name, child in properties.items():
        if name in required or draw(st.booleans()):
            call.values["body", name] = draw(values(child, document, place))


def _add_whole(
    draw: st.DrawFn, operation: Document, call: Call, document: Document, names: tuple[str, ...], legacy: bool
) -> None:
    """Add a body that is one argument."""
    kind = draw(st.sampled_from(["application/json", "text/plain", "application/octet-stream"]))
    schema: Document = {"type": "string"} | ({"format": "binary"} if kind == "application/octet-stream" else {})
    if kind == "application/json":
        inner = draw(schemas(names, legacy, 1))
        schema = draw(
            st.sampled_from([{"type": "array", "items": inner}, {"type": "object", "additionalProperties": inner}])
        )
    operation["requestBody"] = {"required": True, "content": {kind: {"schema": schema}}}
    call.values["body", ""] = draw(values(schema, document, "json"))


def _in_path(name: str) -> bool:
    return not any(char in "{}/?#" for char in name) and name.isprintable() and name.strip() == name


@st.composite
def spoiled(draw: st.DrawFn) -> Document:
    """Give a document in which one or two places are not what they were."""
    document = copy.deepcopy(draw(plans()).document)
    for _ in range(draw(st.integers(1, 2))):
        holders = list(_holders(document))
        holder, key = draw(st.sampled_from(holders))
        junk = st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            TEXTS,
            st.just([]),
            st.just({}),
            st.just({"$ref": "#/components/schemas/Nowhere"}),
        )
        change = draw(st.sampled_from(["drop", "junk", "wrap", "swap"]))
        if change == "drop":
            del holder[key]
        elif change == "junk":
            holder[key] = draw(junk)
        elif change == "wrap":
            holder[key] = draw(
                st.sampled_from(
                    [[holder[key]], {"x": holder[key]}, {"allOf": [holder[key]]}, {"anyOf": [holder[key], {}]}]
                )
            )
        else:
            other, other_key = draw(st.sampled_from(holders))
            holder[key] = copy.deepcopy(other[other_key])
    return document


def _holders(node: Json) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        children = (
            list(each.items()) if isinstance(each, dict) else list(enumerate(each)) if isinstance(each, list) else []
        )
        found += [(each, key) for key, _ in children]
        waiting += [child for _, child in children]
    return found
