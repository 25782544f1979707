"""Prose of a document: what a reader sees, kept free of characters that deceive or that break a docstring."""

from __future__ import annotations

import unicodedata
from typing import Any, cast

_PROSE = ("description", "summary")
_KEPT_CONTROLS = "\n\t"
_DATA = ("example", "examples", "default", "enum", "const", "properties", "schemas")
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks that show nothing, though Unicode counts them among what shows."""


def is_unseen(char: str) -> bool:
    """Tell whether *char* shows nothing, or only changes how others show: a control, a format, a filler."""
    category = unicodedata.category(char)
    return category.startswith("C") or category in ("Zl", "Zp") or char in _HIDDEN


def clean(text: str) -> str:
    """Give *text* without control, format (bidirectional, zero-width) and private characters, in lines as of Unix."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if unified.replace("\n", "").replace("\t", "").isprintable():
        return unified
    return "".join(c for c in unified if c in _KEPT_CONTROLS or not unicodedata.category(c).startswith("C"))


def clean_prose(node: Any) -> None:
    """Clean, in place, every description and summary below *node*; names and values are left alone."""
    if isinstance(node, list):
        for child in cast("list[Any]", node):
            clean_prose(child)
    elif isinstance(node, dict):
        fields = cast("dict[str, Any]", node)
        for key, value in fields.items():
            if key in _PROSE and isinstance(value, str):
                fields[key] = clean(value)
            elif key in ("properties", "schemas") and isinstance(value, dict):
                # The keys below are names: a property may be called `description`.
                for child in cast("dict[str, Any]", value).values():
                    clean_prose(child)
            elif key not in _DATA:
                clean_prose(value)
