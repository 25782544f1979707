"""JSON pointers (RFC 6901): how findings name a place, and how a local `$ref` is followed."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote


def escape(token: str) -> str:
    """Give *token* as one reference token of a JSON pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Undo `escape`."""
    return token.replace("~1", "/").replace("~0", "~")


def tokens(pointer: str) -> tuple[str, ...]:
    """Split a JSON pointer, or a local reference such as `#/components/schemas/Voice`, into its tokens."""
    path = unquote(pointer[1:]) if pointer.startswith("#") else pointer
    return tuple(unescape(token) for token in path.split("/")[1:])


def resolve(document: Any, pointer: str) -> Any:
    """Give the node of *document* at *pointer*.

    Raises:
        KeyError: Nothing is there.

    """
    node = document
    for token in tokens(pointer):
        if isinstance(node, dict):
            node = node[token]
        elif isinstance(node, list) and token.isdigit() and int(token) < len(node):
            node = node[int(token)]
        else:
            raise KeyError(pointer)
    return node
