"""Python code for the types of a specification: annotations, run-time nodes, literals and docstrings.

Everything that comes from a document passes through `literal`, `docstring` or `comment` here, or through `names.py`; no
other place puts a document's text into code.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, cast

from . import names
from .prose import clean
from .spec import (
    AnyType,
    BinaryType,
    BooleanType,
    ConstType,
    FileType,
    ListType,
    MapType,
    NamedType,
    NullableType,
    NumberType,
    StringType,
    Type,
    UnionType,
)

_DOC_WIDTH = 100
_TIMES = {"date-time": ("datetime.datetime", "s.DateTime()"), "date": ("datetime.date", "s.Date()")}
_KINDS = {float: "float", dict: "dict[str, Any]", list: "list[Any]"}
_SIMPLE: Mapping[type, tuple[str, str]] = {
    AnyType: ("Any", "s.Any()"),
    BooleanType: ("bool", "s.Bool()"),
    BinaryType: ("bytes", "s.Binary()"),
}


def literal(value: Any) -> str:
    """Give *value*, which came out of a document, as a Python literal that evaluates to it and to nothing else.

    Raises:
        ValueError: JSON cannot hold the value.

    """
    if value is None or isinstance(value, bool | int | str):
        return repr(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, tuple):
        items = [literal(item) for item in cast("tuple[Any, ...]", value)]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in cast('list[Any]', value))}]"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[Any, Any]", value).items()
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in pairs) + "}"
    problem = f"no JSON value: {type(value).__name__}"
    raise ValueError(problem)


def shown(value: Any) -> str:
    """Give *value* as prose shows it: text that shows whole as it is, everything else as a literal."""
    return value if isinstance(value, str) and value.isprintable() else literal(value)


def comment(text: str) -> str:
    """Give *text* as it can stand in a comment: on one line, every character that does not show as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def call(name: str, *positional: str, **options: Any) -> str:
    """Give a call of *name* with code for *positional* and literals for those *options* that say something."""
    given = {key: value for key, value in options.items() if value is not False and value not in (None, ())}
    said = [f"{key}={literal(value)}" for key, value in given.items()]
    return f"{name}({', '.join([*positional, *said])})"


class Annotator:
    """Writes types as annotations and as run-time nodes, and remembers which enumerations are components."""

    def __init__(self, enums: Mapping[str, StringType | NumberType]) -> None:
        """Take the types of the components that are enumerations, by name."""
        self._enums = enums

    def annotation(self, kind: Type, *, request: bool) -> str:
        """Give the annotation of *kind*; in an answer (not *request*) an enumeration is open."""
        match kind:
            case ConstType(value=value):
                return self._literals((value,), request=request)
            case StringType(enum=enum) if enum:
                return self._literals(enum, request=request)
            case StringType(format=str(form)) if form in _TIMES:
                return _TIMES[form][0]
            case StringType():
                return "str"
            case NumberType(enum=enum) if enum:
                return self._literals(enum, request=request)
            case NumberType(integer=integer):
                return "int" if integer else "float"
            case ListType(item=item):
                inner = self.annotation(item, request=request)
                return f"Sequence[{inner}]" if request else f"list[{inner}]"
            case MapType(value=value):
                return f"Mapping[str, {self.annotation(value, request=request)}]"
            case NullableType(inner=inner):
                return f"{self.annotation(inner, request=request)} | None"
            case UnionType(variants=variants):
                return " | ".join(dict.fromkeys(self.annotation(v, request=request) for v in variants))
            case NamedType(name=name):
                closed = f"models.{names.class_name(name)}"
                if request or name not in self._enums:
                    return closed
                return f"{closed} | {'int' if isinstance(self._enums[name], NumberType) else 'str'}"
            case FileType():
                return "ClipInput"
            case _:
                return _SIMPLE[type(kind)][0]

    def node(self, kind: Type) -> str:
        """Give the run-time node of *kind*."""
        match kind:
            case ConstType(value=value):
                return f"s.Const({literal(value)})"
            case StringType(format=str(form)) if form in _TIMES and not kind.enum:
                return _TIMES[form][1]
            case StringType():
                return self._string(kind)
            case NumberType():
                return self._number(kind)
            case ListType(item=item):
                return call("s.List", self.node(item), min_items=kind.min_items, max_items=kind.max_items)
            case MapType(value=value):
                return f"s.Map({self.node(value)})"
            case NullableType(inner=inner):
                return f"s.Nullable({self.node(inner)})"
            case UnionType(variants=variants):
                nodes = [self.node(variant) for variant in variants]
                mapping = dict(kind.mapping) if kind.discriminator else None
                return call("s.Union", *nodes, discriminator=kind.discriminator, mapping=mapping)
            case NamedType(name=name) if name in self._enums:
                node = "s.Int" if isinstance(self._enums[name], NumberType) else "s.Str"
                return f"{node}(enum=models.{names.constant_name(name)}_VALUES)"
            case NamedType(name=name):
                return f"s.Model(lambda: models.{names.class_name(name)})"
            case FileType():
                return call(
                    "s.File",
                    formats=kind.formats,
                    media_types=kind.media_types,
                    max_bytes=kind.max_bytes,
                    pcm=dict(kind.pcm) if kind.pcm else None,
                )
            case _:
                return _SIMPLE[type(kind)][1]

    @staticmethod
    def _literals(values: tuple[Any, ...], *, request: bool) -> str:
        """Give the type of exactly *values*; those for which Python has no `Literal` are given by their kind."""
        exact = list(dict.fromkeys(literal(value) for value in values if isinstance(value, str | int | None)))
        kinds = {} if request else {type(value).__name__: None for value in values if isinstance(value, str | int)}
        kinds |= {_KINDS[type(value)]: None for value in values if type(value) in _KINDS}
        return " | ".join([f"Literal[{', '.join(exact)}]" if exact else "", *kinds]).removeprefix(" | ")

    @staticmethod
    def _string(kind: StringType) -> str:
        said_format = None if kind.format in (*_TIMES, "binary") else kind.format
        return call(
            "s.Str",
            enum=kind.enum,
            min_length=kind.min_length,
            max_length=kind.max_length,
            unit=None if kind.unit == "characters" else kind.unit,
            pattern=kind.pattern,
            not_blank=kind.not_blank,
            identifier=kind.identifier,
            url=dict(kind.url) if kind.url else None,
            format=said_format,
        )

    @staticmethod
    def _number(kind: NumberType) -> str:
        bounds = {
            "enum": kind.enum,
            "minimum": kind.minimum,
            "maximum": kind.maximum,
            "exclusive_minimum": kind.exclusive_minimum,
            "exclusive_maximum": kind.exclusive_maximum,
            "multiple_of": kind.multiple_of,
        }
        said = ", ".join(f"{key}={literal(value)}" for key, value in bounds.items() if value not in (None, ()))
        return f"s.{'Int' if kind.integer else 'Num'}({said})"


def limits(kind: Type, *, said: str = "") -> str:
    """Give, in words, what a value of *kind* must keep to, without the figures that the text *said* already gives."""
    if isinstance(kind, NullableType):
        return limits(kind.inner, said=said)
    known = said.replace(",", "")
    text = ", ".join(words for figure, words in _limits(kind) if figure not in known)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _limits(kind: Type) -> Iterator[tuple[str, str]]:
    """Yield each limit of *kind*: the figure that tells it, and the words."""
    match kind:
        case StringType():
            yield from _text_limits(kind)
        case NumberType():
            for words, bound in (
                ("at least", kind.minimum),
                ("at most", kind.maximum),
                ("more than", kind.exclusive_minimum),
                ("less than", kind.exclusive_maximum),
                ("a multiple of", kind.multiple_of),
            ):
                if bound is not None:
                    yield f"{words} {bound}", f"{words} {bound}"
        case FileType():
            yield from _file_limits(kind)
        case ListType():
            if kind.min_items:
                yield f"{kind.min_items} items", f"at least {kind.min_items} items"
            if kind.max_items is not None:
                yield f"{kind.max_items} items", f"at most {kind.max_items} items"
        case _:
            return


def _text_limits(kind: StringType) -> Iterator[tuple[str, str]]:
    unit = "UTF-8 bytes" if kind.unit == "bytes" else kind.unit
    if kind.min_length:
        least = "not empty" if kind.min_length == 1 else f"at least {kind.min_length:,} {unit}"
        yield str(kind.min_length), least
    if kind.max_length is not None:
        yield str(kind.max_length), f"at most {kind.max_length:,} {unit}"
    if kind.pattern is not None:
        yield kind.pattern, f"of the form `{kind.pattern}`"
    if kind.not_blank:
        yield "blank", "not blank"


def _file_limits(kind: FileType) -> Iterator[tuple[str, str]]:
    if kind.formats:
        yield "; ".join(kind.formats), f"one of {', '.join(kind.formats)}"
    if kind.max_bytes is not None:
        yield str(kind.max_bytes), f"at most {kind.max_bytes:,} bytes"
    if kind.pcm:
        facts = " and ".join(f"{key.replace('_', ' ')} {value:,}" for key, value in kind.pcm.items())
        yield f"pcm {facts}", f"pcm with {facts}"


_BLOCK = re.compile(r"\s*(?:[-*+] |\d+[.)] |[#>|`])")


def wrap(text: str, *, width: int = _DOC_WIDTH) -> list[str]:
    """Give the lines of *text* wrapped at *width*: paragraphs are filled, lists and tables keep their lines."""
    blocks: list[list[str]] = []
    for line in clean(text).strip().split("\n"):
        last = blocks[-1][0] if blocks else ""
        if line.strip() and last and not _BLOCK.match(line) and not last.lstrip().startswith(("|", "`")):
            blocks[-1].append(line.strip())
        else:
            blocks.append([line.rstrip()])
    lines: list[str] = []
    for block in (" ".join(parts) for parts in blocks):
        marker = _BLOCK.match(block)
        indent = " " * (len(marker.group()) if marker and not block.lstrip().startswith(("|", "`", "#", ">")) else 0)
        lines += textwrap.wrap(
            block, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]  # fmt: skip
    return lines


def docstring(lines: list[str], indent: int) -> str:
    """Give *lines* as the source of a docstring at *indent*; no text can end it or escape from it."""
    text = "\n".join(line.rstrip() for line in clean("\n".join(lines)).split("\n")).strip("\n")
    text = re.sub(r'"(?="|\Z)', r'\\"', text.replace("\\", "\\\\"))
    margin = " " * indent
    body = f"\n{margin}".join(text.split("\n"))
    body = re.sub(r"[ \t]+\n", "\n", body)
    return f'"""{body}\n{margin}"""' if "\n" in text else f'"""{body}"""'
