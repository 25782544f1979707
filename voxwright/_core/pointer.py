"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from voxwright._core.unset import UNSET

__all__ = ["escape", "lookup"]


def escape(token: str) -> str:
    """Return `token` as one segment of a pointer."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def lookup(document: object, pointer: str) -> object:
    """Return what `pointer` names in a decoded JSON document, or `UNSET` when there is nothing."""
    found = document
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        found = _step(found, key)
        if found is UNSET:
            break
    return found


def _step(value: object, key: str) -> object:
    if isinstance(value, dict):
        mapping: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        return mapping.get(key, UNSET)
    if isinstance(value, list):
        items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        if key.isdecimal() and key.isascii() and len(key) < 10 and int(key) < len(items):
            return items[int(key)]
    return UNSET
