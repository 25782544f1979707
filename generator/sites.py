"""Sites: every object of an OpenAPI document that is not an example, a default or another piece of plain data.

Iterative, and indifferent to shapes that are wrong, so that it can look at a document before anything was checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from .pointer import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA: Final = frozenset({"example", "default", "const", "enum", "value"})
_SCHEMA_NAMES: Final = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas"},
)
_OTHER_NAMES: Final = frozenset(
    {
        *("paths", "webhooks", "pathItems", "responses", "requestBodies", "parameters", "headers", "securitySchemes"),
        *("links", "callbacks", "examples", "content", "encoding", "variables", "mapping", "scopes"),
    },
)
_SCHEMAS: Final = frozenset(
    {
        *("schema", "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"),
        *("unevaluatedProperties", "unevaluatedItems", "contentSchema", "allOf", "anyOf", "oneOf", "prefixItems"),
    },
)


class Site(NamedTuple):
    """One object, its JSON pointer, and whether it stands where a schema stands."""

    value: dict[str, Any]
    at: str
    is_schema: bool


class _Visit(NamedTuple):
    value: object
    at: str
    names: bool
    is_schema: bool


def sites(document: dict[str, Any]) -> Iterator[Site]:
    """Yield every object of `document` that is no map of names and no plain data, in document order."""
    stack = [_Visit(document, "", names=False, is_schema=False)]
    while stack:
        visit = stack.pop()
        if isinstance(visit.value, dict):
            value = cast("dict[str, Any]", visit.value)
            if not visit.names:
                yield Site(value, visit.at, visit.is_schema)
            stack.extend(reversed(list(_children(value, visit))))
        elif isinstance(visit.value, list):
            entries = enumerate(cast("list[object]", visit.value))
            stack.extend(
                reversed(
                    [
                        _Visit(entry, f"{visit.at}/{index}", names=False, is_schema=visit.is_schema)
                        for index, entry in entries
                    ]
                ),
            )


def _children(value: dict[str, Any], parent: _Visit) -> Iterator[_Visit]:
    for key, child in value.items():
        at = f"{parent.at}/{escape(str(key))}"
        if parent.names:
            yield _Visit(child, at, names=False, is_schema=parent.is_schema)
        elif not is_data(str(key), child):
            names = key in _SCHEMA_NAMES or key in _OTHER_NAMES
            yield _Visit(child, at, names=names, is_schema=key in _SCHEMA_NAMES or key in _SCHEMAS)


def is_data(key: str, child: object) -> bool:
    """Say whether `child`, the field `key` of a site, is plain data: an example, a default, an extension."""
    return key in _DATA or key.startswith("x-") or (key == "examples" and isinstance(child, list))
