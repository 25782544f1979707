"""JSON pointers (RFC 6901): how findings name a place, and how a local `$ref` is followed."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import quote, unquote

_UNQUOTED = "~ !$&'()*+,;=:@/?[]{}|<>^`\"\\"
"""Characters that a reference holds as they are: all but the percent sign, the hash, and those beyond ASCII."""
_INDEX = re.compile(r"[0-9]{1,9}")


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


def reference_to(name: str) -> str:
    """Give the reference to the component schema *name*."""
    return f"#/components/schemas/{quote(escape(name), safe=_UNQUOTED)}"


def resolve(document: Any, pointer: str) -> Any:
    """Give the node of *document* at *pointer*.

    Raises:
        KeyError: Nothing is there.

    """
    node: Any = document
    for token in tokens(pointer):
        if isinstance(node, dict):
            node = cast("dict[str, Any]", node)[token]
        elif isinstance(node, list) and _INDEX.fullmatch(token) and int(token) < len(cast("list[Any]", node)):
            node = cast("list[Any]", node)[int(token)]
        else:
            raise KeyError(pointer)
    return node
