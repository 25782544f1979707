"""Distinct: components whose Python names would be one, or too long for a file, get other names.

Names of components are not on the wire, save as the implicit values of a discriminator; the old name is kept for that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from . import names
from .pointer import escape, tokens
from .references import PREFIX, Origins
from .walk import is_list, is_map, is_nested

_TAKEN = ("recursive_types",)
"""Modules of ours among the models."""
_LONGEST = 72
"""Characters of a name; that of a schema deep inside another one is made of many."""


def distinct(document: dict[str, Any], origins: Origins) -> list[tuple[str, str]]:
    """Rename components of *document*, in place; give the old and the new name of each that was renamed."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    renamed = _renamed(list(schemas))
    if not renamed:
        return []
    document["components"]["schemas"] = {renamed.get(name, name): schema for name, schema in schemas.items()}
    for old, new in renamed.items():
        document["components"]["schemas"][new].setdefault("x-voxwright-of", old)
        pointer = f"/components/schemas/{escape(old)}"
        origins[f"/components/schemas/{escape(new)}"] = origins.get(pointer, pointer)
    _rewrite(document, lambda name: renamed.get(name, name))
    return list(renamed.items())


def _renamed(given: list[str]) -> dict[str, str]:
    taken: set[str] = {*_TAKEN}
    renamed: dict[str, str] = {}
    for name in given:
        wanted = _short(name)
        candidate, number = wanted, 2
        while _key(candidate) in taken:
            candidate, number = f"{wanted}_{number}", number + 1
        taken.add(_key(candidate))
        if candidate != name:
            renamed[name] = candidate
    return renamed


def _short(name: str) -> str:
    """Give *name*, or what is left of it and a hash of it if it is too long to be the name of a file."""
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name.encode()[: _LONGEST - 9].decode(errors='ignore')}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _key(name: str) -> str:
    """Give what two components may not share: the module, without case, since files of some systems have none."""
    return names.module_name(name).lower().strip("_")


def _rewrite(document: dict[str, Any], new: Callable[[str], str]) -> None:
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if is_map(node):
            reference = node.get("$ref")
            if isinstance(reference, str) and reference.startswith(PREFIX):
                node["$ref"] = PREFIX + escape(new(tokens(reference)[2]))
            discriminator = node.get("discriminator")
            targets = discriminator.get("mapping") if is_map(discriminator) else None
            if is_map(discriminator) and is_map(targets):
                discriminator["mapping"] = {value: _target(str(target), new) for value, target in targets.items()}
            stack.extend(child for child in node.values() if is_nested(child))
        elif is_list(node):
            stack.extend(child for child in node if is_nested(child))


def _target(target: str, new: Callable[[str], str]) -> str:
    if target.startswith(PREFIX):
        return PREFIX + escape(new(tokens(target)[2]))
    return new(target) if "/" not in target else target
