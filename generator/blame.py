"""Blame: which operations a finding is about, and which findings are about less than an operation."""

from __future__ import annotations

from typing import Any

from .findings import Finding, brief
from .pointer import escape, resolve, tokens
from .walk import is_list, is_map, items, operations

_DEEPEST = 6
Place = tuple[str, str]
"""The path and the method of an operation."""


class Blame:
    """Knows, for each place of a document, the operations that reach it."""

    def __init__(self, document: dict[str, Any]) -> None:
        """Take the document that findings point into."""
        self._document = document
        self._users: dict[str, set[Place]] | None = None

    def operations(self, pointer: str) -> set[Place]:
        """Give the operations that the place at *pointer* belongs to, or that reach it."""
        parts = tokens(pointer)
        every = {(path, method) for path, method, _ in operations(self._document)}
        if parts[:1] == ("paths",):
            return {place for place in every if place[: len(parts) - 1] == parts[1:3][: len(parts) - 1]} or {
                place for place in every if place[0] == (parts[1] if len(parts) > 1 else "")
            }
        if parts[:1] == ("components",) and len(parts) >= 3:
            return self._reaching().get("/".join(["#", "components", *map(escape, parts[1:3])]), set())
        return set()

    def _reaching(self) -> dict[str, set[Place]]:
        if self._users is None:
            users: dict[str, set[Place]] = {}
            direct: dict[str, list[str]] = {}
            components: dict[str, Any] = self._document.get("components") or {}
            for section, named in components.items():
                for name, node in named.items() if is_map(named) else ():
                    direct[f"#/components/{section}/{escape(str(name))}"] = _references(node)
            for path, item in self._document.get("paths", {}).items():
                shared = _references(item.get("parameters")) if is_map(item) else []
                for method in item if is_map(item) else ():
                    seen: set[str] = set()
                    waiting = [*shared, *_references(item[method])]
                    while waiting:
                        reference = "/".join(waiting.pop().split("/")[:4])
                        if reference not in seen:
                            seen.add(reference)
                            users.setdefault(reference, set()).add((path, method))
                            waiting += direct.get(reference, [])
            self._users = users
        return self._users

    def drop_detail(self, finding: Finding) -> bool:
        """Take out the default or the pattern that *finding* is about: nothing on the wire depends on one.

        Returns:
            Whether there was one.

        """
        key = next((key for key in ("default", "pattern") if f"the {key} " in finding.problem), None)
        if key is None:
            return False
        found = False
        waiting: list[tuple[Any, int]] = [(self._at(tokens(finding.pointer.removesuffix(f"/{key}"))), 0)]
        while waiting:
            node, depth = waiting.pop()
            node = self._followed(node)
            if not is_map(node) or depth > _DEEPEST:
                continue
            if key in node and brief(node[key]) in finding.problem:
                del node[key]
                found = True
            waiting += [(node[name], depth + 1) for name in ("schema", "items", "additionalProperties") if name in node]
            waiting += [(each, depth + 1) for name in ("allOf", "anyOf", "oneOf") for each in items(node.get(name))]
        return found

    def _at(self, parts: tuple[str, ...]) -> Any:
        """Give the node at a pointer that may lead through references; None if nothing is there."""
        node: Any = self._document
        for token in parts:
            node = self._followed(node)
            if is_list(node):
                node = node[int(token)] if token.isdigit() and int(token) < len(node) else None
            else:
                node = node.get(token) if is_map(node) else None
        return node

    def _followed(self, node: Any) -> Any:
        for _ in range(8):
            if not (is_map(node) and isinstance(node.get("$ref"), str)):
                return node
            try:
                node = resolve(self._document, node["$ref"])
            except (KeyError, TypeError):
                return None
        return node


def _references(node: Any) -> list[str]:
    found: list[str] = []
    stack = [node]
    while stack:
        value = stack.pop()
        if is_map(value):
            if isinstance(value.get("$ref"), str):
                found.append(value["$ref"])
            stack.extend(value.values())
        elif is_list(value):
            stack.extend(value)
    return found
