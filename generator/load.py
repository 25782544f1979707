"""Load: the text of a YAML or JSON document to JSON-like data, the same for everybody or not at all.

YAML is read by the rules of YAML 1.2 (core schema), from PyYAML's event stream and without recursion: dates, `no`,
`on`, `12:30` and `1_000` are strings, `0o17` and `0x1F` integers, `017` is seventeen. What JSON has no equal for, or
what readers disagree on, is refused with its line: duplicate keys, anchors and aliases, merge keys, tags, several
documents, `.inf`, `.nan`. A key is the text that stands there: `200:` gives "200".
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from .findings import Finding, GeneratorError, brief
from .pointer import escape
from .yaml12 import MAX_DEPTH, encodable, finite_float, read_yaml, refuse_line, refuse_number, too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 32 * 1024 * 1024

_JSON_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')


class _NotJsonError(Exception):
    """The text is not JSON; it may be YAML."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


class _DuplicateError(Exception):
    """An object of a JSON text has a key twice; where, a second look finds out."""


def load_path(path: Path | str, *, source: str | None = None) -> dict[str, Any]:
    """Load a YAML or JSON file.

    Args:
        path: The file; one that ends in `.json` must be JSON.
        source: The name that findings give it; its path if not given.

    Raises:
        GeneratorError: The file can not be read, or `load` refuses it.
    """
    path = Path(path)
    name = str(path) if source is None else source
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GeneratorError(_too_large(name))
        content = path.read_bytes()
    except OSError as error:
        raise GeneratorError(Finding(name, "", f"can not be read: {error.strerror or error}", "")) from error
    return load(content, source=name)


def load(text: bytes | str, *, source: str, first_line: int = 1) -> dict[str, Any]:
    """Load a YAML or JSON document that holds one object.

    Args:
        text: The document, at most 32 MiB and 128 levels deep; bytes are UTF-8, a byte-order mark is dropped.
        source: The name that findings give it; one that ends in `.json` must hold JSON.
        first_line: The line of its file on which `text` begins, for a document taken from a page.

    Returns:
        The object: dicts with string keys, lists, strings, integers of any size, finite floats, booleans and None.

    Raises:
        GeneratorError: The text can not be read as one object, or not by everybody alike; the finding says the line.
    """
    content = _decode(text, source)
    value = _read(content, source, first_line)
    if not isinstance(value, dict):
        raise GeneratorError(Finding(source, "", f"the document is {_kind(value)}, not an object", ""))
    return cast("dict[str, Any]", value)


def _decode(text: bytes | str, source: str) -> str:
    if len(text) > MAX_BYTES:
        raise GeneratorError(_too_large(source))
    try:
        content = text.decode("utf-8") if isinstance(text, bytes) else text
        if isinstance(text, str):
            text.encode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte offset {error.start} ({error.reason})"
        raise GeneratorError(Finding(source, "", problem, "save the document as UTF-8")) from error
    except UnicodeEncodeError as error:
        raise GeneratorError(Finding(source, "", f"half a surrogate pair at character {error.start}", "")) from error
    return content.removeprefix("\ufeff")


def _read(content: str, source: str, first_line: int) -> object:
    named_json = source.lower().endswith(".json")
    if named_json or content.lstrip().startswith("{"):
        try:
            return _read_json(content, source, first_line)
        except _NotJsonError as error:
            if named_json:
                refuse_line(source, first_line + error.line - 1, f"not JSON: {error.problem}")
    return read_yaml(content, source=source, first_line=first_line)


def _read_json(content: str, source: str, first_line: int) -> object:
    try:
        value: object = json.loads(
            content, object_pairs_hook=_object, parse_constant=refuse_number, parse_float=finite_float
        )
    except json.JSONDecodeError as error:
        raise _NotJsonError(error.msg, error.lineno) from error
    except _DuplicateError:
        line, key = _find_duplicate(content)
        refuse_line(source, first_line + line - 1, f"the key {brief(key)} stands twice in one object", "keep one")
    except RecursionError as error:
        raise GeneratorError(too_deep(source, "")) from error
    except ValueError as error:
        raise GeneratorError(Finding(source, "", str(error), "")) from error
    _check_tree(value, source)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DuplicateError
    return result


def _find_duplicate(content: str) -> tuple[int, str]:
    """Return line and name of the first key that stands twice in one object of a JSON text that has such a key."""
    stack: list[set[str] | None] = []
    expects_key = False
    for token in _JSON_TOKEN.finditer(content):
        text = token[0]
        if text in "{[":
            stack.append(set() if text == "{" else None)
            expects_key = text == "{"
        elif text in "}]:":
            expects_key = False
            if text != ":":
                stack.pop()
        elif text == ",":
            expects_key = stack[-1] is not None
        elif expects_key and (keys := stack[-1]) is not None:
            key: str = json.loads(text)
            if key in keys:
                return content.count("\n", 0, token.start()) + 1, key
            keys.add(key)
            expects_key = False
    return 1, ""


def _check_tree(value: object, source: str) -> None:
    """Refuse what the JSON reader lets through: absurd depth, and strings that no file can hold."""
    stack: list[tuple[object, str, int]] = [(value, "", 1)]
    while stack:
        node, at, depth = stack.pop()
        if isinstance(node, str):
            if not encodable(node):
                raise GeneratorError(Finding(source, at, "half a surrogate pair in a string", ""))
            continue
        for key, child in _entries(node):
            if not encodable(key):
                raise GeneratorError(Finding(source, at, "half a surrogate pair in a key", ""))
            if isinstance(child, dict | list) or (isinstance(child, str) and not child.isascii()):
                stack.append((cast("object", child), f"{at}/{escape(key)}", depth + 1))
        if depth > MAX_DEPTH:
            raise GeneratorError(too_deep(source, ""))


def _entries(node: object) -> Iterator[tuple[str, object]]:
    if isinstance(node, dict):
        yield from cast("dict[str, object]", node).items()
    elif isinstance(node, list):
        yield from ((str(index), child) for index, child in enumerate(cast("list[object]", node)))


def _too_large(source: str) -> Finding:
    return Finding(source, "", f"larger than {MAX_BYTES // 2**20} MiB", "split the document")


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "null" if value is None else f"the plain value {brief(value)}"
