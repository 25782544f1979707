"""YAML 1.2 (core schema), read from PyYAML's event stream without recursion; what JSON has no equal for is refused."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

import yaml

from .findings import Finding, GeneratorError, brief

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH: Final = 128

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER: Final = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE: Final = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")


def read_yaml(content: str, *, source: str, first_line: int = 1) -> object:
    """Read one YAML document.

    Args:
        content: The text, without a byte-order mark.
        source: The name that findings give it.
        first_line: The line of its file on which `content` begins.

    Raises:
        GeneratorError: It is no YAML, or holds a duplicate key, an anchor, an alias, a merge key, a tag, a second
            document, a number that is not finite, a key that is no scalar, or more than `MAX_DEPTH` levels.
    """
    return _Tree(source, first_line).read(content)


def _events(content: str) -> Iterable[yaml.Event]:
    parse = cast("Any", yaml).parse
    return cast("Iterable[yaml.Event]", parse(content, Loader=_LOADER))


class _Tree:
    """Builds the value of one YAML document from its events."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._first_line = first_line
        self._root: list[object] = []
        self._containers: list[dict[str, object] | list[object]] = []
        self._keys: list[str | None] = []

    def read(self, content: str) -> object:
        try:
            for event in _events(content):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            problem = ", ".join(part for part in (error.context, error.problem) if part)
            refuse_line(self._source, self._first_line + line, f"not YAML: {problem}")
        except yaml.reader.ReaderError as error:
            line = content.count("\n", 0, max(content.find(chr(error.character)), 0))
            problem = f"the character U+{error.character:04X} may not stand in YAML"
            refuse_line(self._source, self._first_line + line, problem, "remove it, or write it as an escape")
        except (yaml.YAMLError, ValueError) as error:
            raise GeneratorError(Finding(self._source, "", f"not YAML: {error}", "")) from error
        if not self._root:
            raise GeneratorError(Finding(self._source, "", "the document is empty", ""))
        return self._root[0]

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._containers.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias {brief('*' + str(event.anchor))}", "write the value out")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start(event)

    def _start(self, event: yaml.DocumentStartEvent) -> None:
        if self._root:
            self._refuse(event, "a second document in one file", "keep one document a file")
        if event.version and tuple(event.version) != (1, 2):
            self._refuse(
                event, "a %YAML directive of another version than 1.2", "remove it and quote what needs quotes"
            )

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._check_properties(event)
        if self._containers and isinstance(self._containers[-1], dict) and self._keys[-1] is None:
            self._refuse(event, "a key that is no plain text", "a key is a string")
        container: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(container)
        self._containers.append(container)
        self._keys.append(None)
        if len(self._containers) > MAX_DEPTH:
            raise GeneratorError(too_deep(self._source, f"line {self._line(event)}"))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_properties(event)
        plain = event.style is None or event.style == ""
        if not plain and not encodable(event.value):
            self._refuse(event, "half a surrogate pair in a string")
        container = self._containers[-1] if self._containers else None
        if isinstance(container, dict) and self._keys[-1] is None:
            self._take_key(event, container, plain=plain)
        else:
            self._put(self._resolve(event) if plain else event.value)

    def _take_key(self, event: yaml.ScalarEvent, container: dict[str, object], *, plain: bool) -> None:
        key = event.value
        if plain and key == "<<":
            self._refuse(event, "a merge key", "write the merged keys out")
        if plain and not key:
            self._refuse(event, "a value without a key", 'write "" for an empty key')
        if key in container:
            self._refuse(event, f"the key {brief(key)} stands twice in one object", "keep one")
        self._keys[-1] = key

    def _put(self, value: object) -> None:
        if not self._containers:
            self._root.append(value)
            return
        container = self._containers[-1]
        if isinstance(container, list):
            container.append(value)
        elif (key := self._keys[-1]) is not None:
            container[key] = value
            self._keys[-1] = None

    def _resolve(self, event: yaml.ScalarEvent) -> object:
        text = event.value
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] not in "+-.0123456789":
            return text
        if _NOT_FINITE.match(text):
            self._refuse(event, f"the number {brief(text)} has no equal in JSON")
        try:
            if _INTEGER.match(text):
                return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
            return finite_float(text) if _FLOAT.match(text) else text
        except ValueError:
            self._refuse(event, f"the number {brief(text)} is out of range", "quote it if it is a name")

    def _check_properties(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, f"the anchor {brief('&' + str(event.anchor))}", "write the value out where it is used")
        if event.tag is not None:
            self._refuse(event, f"the tag {brief(event.tag)}", "remove it; quote the value if it is a string")

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _refuse(self, event: yaml.Event, problem: str, remedy: str = "") -> NoReturn:
        refuse_line(self._source, self._line(event), problem, remedy)


def refuse_number(text: str) -> NoReturn:
    """Raise ValueError for a number that is not finite."""
    message = f"the number {brief(text)} has no equal in JSON"
    raise ValueError(message)


def finite_float(text: str) -> float:
    """Return `text` as a float.

    Raises:
        ValueError: It is too large for one.
    """
    value = float(text)
    if not math.isfinite(value):
        refuse_number(text)
    return value


def encodable(text: str) -> bool:
    """Say whether `text` holds no half of a surrogate pair, so that it can be written as UTF-8."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def refuse_line(source: str, line: int, problem: str, remedy: str = "") -> NoReturn:
    """Raise GeneratorError with one finding about a line."""
    raise GeneratorError(Finding(source, f"line {line}", problem, remedy))


def too_deep(source: str, place: str) -> Finding:
    """Return the finding for a document that is nested too deep."""
    return Finding(source, place, f"nested more than {MAX_DEPTH} levels deep", "name the inner schemas as components")
