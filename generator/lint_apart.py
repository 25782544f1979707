"""Lint of operations that share an address: what always stands in their requests must tell them apart.

Keys of paths that differ only in what is not sent, a fragment (`/generations#speech`), are one address to the vendor
and to the sandbox. They choose by values that a request always has: a model's name in the body, an action in a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from .spec import ConstType, NormalizedSpec, NumberType, Operation, StringType, Type

Found = Iterator[tuple[str, str, str]]

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_REMEDY = "say in an overlay which single value a required field has in each"


def constants(operation: Operation) -> dict[tuple[str, str], Any]:
    """Give the values that every request of *operation* has, by the place and name of what holds them."""
    found = ((p.location, p.wire, _only(p.type)) for p in operation.parameters if p.required)
    return {(location, wire): value[0] for location, wire, value in found if value}


def _only(kind: Type) -> tuple[Any, ...]:
    """Give the one value that *kind* allows, or nothing where it allows several."""
    match kind:
        case ConstType(value=value):
            return (value,)
        case StringType(enum=enum) | NumberType(enum=enum) if len(enum) == 1:
            return enum
        case _:
            return ()


def _lookalikes(spec: NormalizedSpec) -> Found:
    seen: dict[tuple[str, str, str], list[Operation]] = {}
    for operation in sorted(spec.operations, key=lambda each: each.key):
        address = (operation.method, operation.server, _PLACEHOLDER.sub("{}", operation.path))
        for other in seen.setdefault(address, []):
            if other.pointer != operation.pointer and constants(other) == constants(operation):
                problem = f"nothing that is sent tells it from {other.key!r}, which has the same address"
                yield operation.pointer, problem, _REMEDY
                break
        seen[address].append(operation)


CHECKS: Final = (_lookalikes,)
