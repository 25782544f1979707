"""JSONPath (RFC 9535) queries, with what the library `jsonpath-rfc9535` 1.0.1 needs from us."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery

__all__ = ["JSONPathError", "compile_path"]

_LETTER: Final = r"A-Za-z_\x80-\uD7FF\uE000-\U0010FFFF"
_TEXT_OR_NAME: Final = re.compile(
    rf"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\.(?P<deep>\.?)(?P<name>[{_LETTER}][0-9{_LETTER}]*)""",
    re.DOTALL,
)


class _Environment(JSONPathEnvironment):
    # Deeper than any document that `load` lets through.
    max_recursion_depth = 256


_ENVIRONMENT: Final = _Environment()


@lru_cache(maxsize=1024)
def compile_path(path: str) -> JSONPathQuery:
    """Return the query that `path` is.

    Raises:
        JSONPathError: It is no JSONPath of RFC 9535.
    """
    return _ENVIRONMENT.compile(_TEXT_OR_NAME.sub(_in_brackets, path))


def _in_brackets(found: re.Match[str]) -> str:
    """Return a shorthand name that is not ASCII in brackets: the library's lexer ends such a name at U+1100."""
    name = found["name"]
    return found[0] if not name or name.isascii() else f"{'..' if found['deep'] else ''}['{name}']"
