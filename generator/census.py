"""Census: the document as it was given, counted again by other code than made the specification of it.

It looks at operations, parameters, answers, and at what the components name: properties and enumeration values. The
vendors' documents are held against the library's parse instead (`engine.py`), which cannot read every stranger's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from .findings import Finding
from .pointer import escape, resolve
from .spec import (
    ConstType,
    ListType,
    MapType,
    NormalizedSpec,
    NullableType,
    NumberType,
    Operation,
    StringType,
    Type,
    UnionType,
)
from .walk import is_list, is_map, items, mapping, operations

_REMEDY = "report it: the generator must carry it over or say why not"
_IGNORED = ("accept", "content-type", "authorization")


def census(
    document: dict[str, Any], spec: NormalizedSpec, *, wanted: Collection[tuple[str, str]], source: str
) -> list[Finding]:
    """Give a finding for each thing of *document* that *spec* has not.

    Args:
        document: The document after its overlays and `adopt`, before any other stage.
        spec: What was read of it.
        wanted: The paths and methods of the operations that were asked for.
        source: The name that findings give to the document.

    """
    made: dict[str, list[Operation]] = {}
    for call in spec.operations:
        made.setdefault(call.pointer, []).append(call)
    found: list[Finding] = []
    for path, method, operation in operations(document):
        if (path, method) in wanted:
            pointer = f"/paths/{escape(path)}/{method}"
            lost = _of_operation(document, document["paths"][path], operation, made.get(pointer, []))
            found += [Finding(source, pointer, f"{said} did not come through", _REMEDY) for said in lost]
    found += [
        Finding(source, at, f"{said} did not come through", _REMEDY) for at, said in _of_components(document, spec)
    ]
    return found


def _of_operation(
    document: dict[str, Any], item: dict[str, Any], operation: dict[str, Any], made: list[Operation]
) -> Iterator[str]:
    if not made:
        yield "the operation"
        return
    there = {(p.location, p.wire) for call in made for p in call.parameters}
    for given in (*items(item.get("parameters")), *items(operation.get("parameters"))):
        parameter = _followed(document, given)
        place = (str(parameter.get("in")), str(parameter.get("name")))
        is_ignored = place[0] == "header" and place[1].lower() in _IGNORED
        if place not in there and not is_ignored and "x-voxwright-setting" not in parameter:
            yield f"the {place[0]} parameter {place[1]!r}"
    statuses = {answer.status for call in made for answer in call.answers}
    for status in mapping(operation.get("responses")):
        if str(status) not in statuses and not str(status).startswith("x-"):
            yield f"the answer {status!r}"


def _of_components(document: dict[str, Any], spec: NormalizedSpec) -> Iterator[tuple[str, str]]:
    """Compare the components that became models and enumerations of their own name."""
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    for model in spec.models:
        schema = mapping(schemas.get(model.name))
        if not schema.keys() & {"oneOf", "anyOf"}:
            there = {prop.wire for prop in model.properties}
            for wire in mapping(schema.get("properties")).keys() - there:
                yield model.pointer, f"the property {wire!r}"
    for enum in spec.enums:
        values = mapping(schemas.get(enum.name)).get("enum")
        for value in values if is_list(values) else ():
            if value is not None and value not in enum.type.enum:
                yield enum.pointer, f"the value {value!r}"
    known = set(_values(spec))
    for name in {model.name for model in spec.models} & schemas.keys():
        for wire, prop in mapping(mapping(schemas[name]).get("properties")).items():
            values = mapping(prop).get("enum")
            for value in values if is_list(values) else ():
                if isinstance(value, str) and value not in known:
                    yield f"/components/schemas/{escape(name)}/properties/{escape(wire)}", f"the value {value!r}"


def _values(spec: NormalizedSpec) -> Iterator[Any]:
    """Yield every value that an enumeration or a constant of *spec* allows."""
    kinds: list[Type] = [p.type for model in spec.models for p in model.properties]
    kinds += [p.type for call in spec.operations for p in call.parameters]
    kinds += [enum.type for enum in spec.enums] + [alias.type for alias in spec.aliases]
    while kinds:
        match kinds.pop():
            case StringType(enum=enum) | NumberType(enum=enum):
                yield from enum
            case ConstType(value=value) if isinstance(value, str | int):
                yield value
            case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
                kinds.append(inner)
            case UnionType(variants=variants):
                kinds += variants
            case _:
                pass


def _followed(document: dict[str, Any], node: Any) -> dict[str, Any]:
    for _ in range(32):
        if not (is_map(node) and isinstance(node.get("$ref"), str)):
            break
        node = resolve(document, node["$ref"])
    return mapping(node)
