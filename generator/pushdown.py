"""Push down: what a document or a path says for all its operations, said by each operation that relies on it.

Parts of several documents can then stand in one without one document's rule reaching another's operations.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, cast

from .pointer import resolve
from .walk import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Equal = Callable[[object, object], bool]

_MAX_REFERENCES = 32
_ABSENT = object()


def push_down_root(documents: Sequence[dict[str, Any]], name: str, *, equal: Equal) -> None:
    """Move the root field `name` to the operations of each document, in place, unless all documents agree on it.

    Args:
        documents: The documents of one vendor.
        name: `security` or `servers`.
        equal: Says whether two values of the field are the same.
    """
    values = [document.get(name, _ABSENT) for document in documents]
    if _agree(values, equal):
        return
    for document in documents:
        value = document.pop(name, _ABSENT)
        if value is _ABSENT:
            continue
        for item in _items(document):
            if name not in item:
                _give(item, name, value)


def push_down_path(items: Sequence[tuple[dict[str, Any], dict[str, Any]]], *, equal: Equal) -> None:
    """Move `servers` and `parameters` of one path to its operations, in place, unless all documents agree on them.

    Args:
        items: For each document that has the path: the document and its path item.
        equal: Says whether two values of a field are the same.
    """
    for name in ("servers", "parameters"):
        if _agree([item.get(name, _ABSENT) for _, item in items], equal):
            continue
        for document, item in items:
            value = item.pop(name, _ABSENT)
            if value is _ABSENT:
                continue
            if name == "servers":
                _give(item, name, value)
            else:
                _give_parameters(document, item, value)


def _agree(values: list[object], equal: Equal) -> bool:
    first = values[0]
    if first is _ABSENT:
        return all(value is _ABSENT for value in values)
    return all(value is not _ABSENT and equal(first, value) for value in values[1:])


def _items(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in ("paths", "webhooks"):
        paths: object = document.get(section)
        if isinstance(paths, dict):
            for item in cast("dict[str, object]", paths).values():
                if isinstance(item, dict):
                    yield cast("dict[str, Any]", item)


def _operations(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for method in METHODS:
        operation: object = item.get(method)
        if isinstance(operation, dict):
            yield cast("dict[str, Any]", operation)


def _give(item: dict[str, Any], name: str, value: object) -> None:
    for operation in _operations(item):
        operation.setdefault(name, copy.deepcopy(value))


def _give_parameters(document: dict[str, Any], item: dict[str, Any], value: object) -> None:
    shared = cast("list[Any]", value) if isinstance(value, list) else [value]
    for operation in _operations(item):
        own = operation.get("parameters", [])
        if not isinstance(own, list):
            continue
        taken = [_identity(document, parameter) for parameter in cast("list[object]", own)]
        kept = [parameter for parameter in shared if _identity(document, parameter) not in taken]
        operation["parameters"] = [*copy.deepcopy(kept), *cast("list[Any]", own)]


def _identity(document: dict[str, Any], parameter: object) -> tuple[object, object]:
    """Return what makes a parameter of an operation override one of its path: place and name."""
    for _ in range(_MAX_REFERENCES):
        if not isinstance(parameter, dict):
            break
        fields = cast("dict[str, Any]", parameter)
        reference = fields.get("$ref")
        if not isinstance(reference, str):
            return fields.get("in"), fields.get("name")
        try:
            parameter = resolve(document, reference)
        except KeyError:
            return "$ref", reference
    return None, id(parameter)
