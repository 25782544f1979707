"""Lint of values: enumerations, constants, defaults and limits mean something, and come out in code as they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, Final, cast

from .facts import OPERATION
from .findings import brief
from .pointer import tokens
from .prose import is_unseen
from .pycode import literal
from .sites import sites
from .spec import (
    BooleanType,
    ConstType,
    Enum,
    FileType,
    ListType,
    MapType,
    NamedType,
    NormalizedSpec,
    NullableType,
    NumberType,
    StringType,
    Type,
    UnionType,
)

Found = Iterator[tuple[str, str, str]]

_OVERLAY = "mend it in an overlay"
_LONGEST_TEXT = 100_000
_LONGEST_PATTERN = 4_000
_MOST_VALUES = 10_000
_MOST = 2**63


def _wire_strings(spec: NormalizedSpec) -> Found:
    for pointer, text in _strings(spec):
        unseen = sorted({f"U+{ord(char):04X}" for char in text if is_unseen(char)})
        if unseen:
            yield pointer, f"{text[:80]!a} holds {', '.join(unseen[:5])}, which nobody can see", _OVERLAY
        if len(text) > _LONGEST_TEXT:
            yield pointer, f"a text of {len(text)} characters, more than {_LONGEST_TEXT}", _OVERLAY


def _strings(spec: NormalizedSpec) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand on the wire as they are, save names."""
    for model in spec.models:
        yield from ((prop.pointer, alias) for prop in model.properties for alias in prop.aliases)
    for pointer, kind in _types(spec):
        yield from ((pointer, value) for value in _values(kind) if isinstance(value, str))


def _values(kind: Type) -> tuple[Any, ...]:
    match kind:
        case StringType(enum=enum) | NumberType(enum=enum):
            return enum
        case ConstType(value=value):
            return (value,)
        case UnionType(discriminator=discriminator, mapping=mapping):
            return (discriminator, *(value for value, _ in mapping)) if discriminator else ()
        case _:
            return ()


def _prose(spec: NormalizedSpec) -> Found:
    for component in (*spec.models, *spec.enums, *spec.operations):
        if len(component.description) > _LONGEST_TEXT:
            yield component.pointer, f"a description of more than {_LONGEST_TEXT} characters", "cut it in an overlay"
    for holder in _holders(spec):
        if len(holder.description) > _LONGEST_TEXT:
            yield holder.pointer, f"a description of more than {_LONGEST_TEXT} characters", "cut it in an overlay"


def _types(spec: NormalizedSpec) -> Iterator[tuple[str, Type]]:
    """Yield every type of *spec*, those inside others included, with the pointer of what has it."""
    for enum in spec.enums:
        yield enum.pointer, enum.type
    for model in spec.models:
        yield from ((model.pointer, kind) for kind in _parts(model.additional))
    for holder in _holders(spec):
        yield from ((holder.pointer, kind) for kind in _parts(holder.type))
    for operation in spec.operations:
        for answer in operation.answers:
            yield from ((f"{operation.pointer}/responses/{answer.status}", kind) for kind in _parts(answer.type))


def _parts(kind: Type | None) -> Iterator[Type]:
    waiting = [] if kind is None else [kind]
    while waiting:
        found = waiting.pop()
        yield found
        match found:
            case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
                waiting.append(inner)
            case UnionType(variants=variants):
                waiting.extend(variants)
            case _:
                pass


def _holders(spec: NormalizedSpec) -> Iterator[Any]:
    for model in spec.models:
        yield from model.properties
    for operation in spec.operations:
        yield from operation.parameters


def _enums(spec: NormalizedSpec) -> Found:
    for pointer, kind in _types(spec):
        values = _values(kind)
        if isinstance(kind, StringType) and not all(isinstance(value, str) for value in values):
            yield pointer, "an enumeration of strings holds another value", _OVERLAY
        elif isinstance(kind, NumberType) and not all(_is_number(value, whole=kind.integer) for value in values):
            yield pointer, "an enumeration of numbers holds another value", _OVERLAY
        if len(values) > _MOST_VALUES:
            yield pointer, f"more than {_MOST_VALUES} values", _OVERLAY
        elif len({literal(value) for value in values if _is_plain(value)}) != len(values) and not _is_union(kind):
            yield pointer, "a value stands twice, or has no form in code", _OVERLAY


def _is_union(kind: Type) -> bool:
    return isinstance(kind, UnionType)


def _is_plain(value: Any) -> bool:
    try:
        literal(value)
    except ValueError:
        return False
    return True


def _is_number(value: Any, *, whole: bool) -> bool:
    if type(value) is float:
        return not whole and math.isfinite(value)
    return type(value) is int


def _defaults(spec: NormalizedSpec) -> Found:
    enums = {enum.name: enum for enum in spec.enums}
    for holder in _holders(spec):
        if not holder.has_default:
            continue
        if not _is_plain(holder.default) or not _fits(holder.default, holder.type, enums):
            problem = f"the default {brief(holder.default)} of {holder.wire!r} does not fit its type"
            yield holder.pointer, problem, "mend or remove the default in an overlay"


def _fits(value: Any, kind: Type, enums: dict[str, Enum]) -> bool:
    """Tell whether *value* is one that *kind* can hold; what is not simple is left to validation."""
    match kind:
        case NullableType(inner=inner):
            return value is None or _fits(value, inner, enums)
        case UnionType(variants=variants):
            return any(_fits(value, variant, enums) for variant in variants)
        case NamedType(name=name):
            return _fits(value, enums[name].type, enums) if name in enums else isinstance(value, dict)
        case ConstType(value=constant):
            return type(value) is type(constant) and value == constant
        case StringType(enum=enum):
            return isinstance(value, str) and (not enum or value in enum)
        case NumberType(integer=integer, enum=enum):
            return _is_number(value, whole=integer) and (not enum or value in enum)
        case BooleanType():
            return isinstance(value, bool)
        case ListType(item=item):
            return isinstance(value, list) and all(_fits(child, item, enums) for child in cast("list[Any]", value))
        case MapType(value=inner):
            values = cast("dict[str, Any]", value).values() if isinstance(value, dict) else (None,)
            return isinstance(value, dict) and all(_fits(child, inner, enums) for child in values)
        case _:
            return True


def _limits(spec: NormalizedSpec) -> Found:
    for pointer, kind in _types(spec):
        for problem in _limit_problems(kind):
            yield pointer, problem, _OVERLAY


def _limit_problems(kind: Type) -> Iterator[str]:
    match kind:
        case StringType():
            yield from _range("Length", kind.min_length, kind.max_length)
            if kind.pattern is not None and not _is_pattern(kind.pattern):
                yield f"the pattern {brief(kind.pattern)} is none that Python knows"
        case ListType():
            yield from _range("Items", kind.min_items, kind.max_items)
        case FileType():
            yield from _range("-bytes", None, kind.max_bytes)
        case NumberType():
            yield from _bounds(kind)
        case UnionType(variants=()):
            yield "nothing but itself is said of its type"
        case _:
            pass


def _range(what: str, least: Any, most: Any) -> Iterator[str]:
    for side, value in (("min", least), ("max", most)):
        if value is not None and not (type(value) is int and 0 <= value < _MOST):
            yield f"{side}{what} is {brief(value)}, which is no count"
            return
    if least is not None and most is not None and least > most:
        yield f"min{what} {least} is more than max{what} {most}"


def _bounds(kind: NumberType) -> Iterator[str]:
    lows = [value for value in (kind.minimum, kind.exclusive_minimum) if value is not None]
    highs = [value for value in (kind.maximum, kind.exclusive_maximum) if value is not None]
    steps = [value for value in (kind.multiple_of,) if value is not None]
    for value in (*lows, *highs, *steps):
        if not _is_number(value, whole=False):
            yield f"the limit {brief(value)} is no number"
            return
    if lows and highs and max(lows) > min(highs):
        yield f"no number is both at least {max(lows)} and at most {min(highs)}"
    if steps and steps[0] <= 0:
        yield f"multipleOf is {steps[0]}, which is not above zero"


def _is_pattern(pattern: Any) -> bool:
    """Tell whether Python's `re` reads *pattern*, which is ECMA 262's, where named groups are written otherwise."""
    if not isinstance(pattern, str) or len(pattern) > _LONGEST_PATTERN:
        return False
    try:
        re.compile(re.sub(r"\(\?<(?![=!])", "(?P<", pattern), re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _references(spec: NormalizedSpec) -> Found:
    """Find references that are left in the normalized document and lead to no schema: their type would be lost."""
    schemas: dict[str, Any] = spec.document.get("components", {}).get("schemas", {})
    for value, at, _ in sites(dict(spec.document)):
        reference = value.get("$ref")
        if isinstance(reference, str) and not _is_component(tokens(reference), schemas):
            yield at, f"the reference {brief(reference)} leads to no schema", "mend the reference in an overlay"


def _is_component(parts: tuple[str, ...], schemas: dict[str, Any]) -> bool:
    return len(parts) == 3 and parts[:2] == ("components", "schemas") and parts[2] in schemas


def _facts(spec: NormalizedSpec) -> Found:
    """Hold what becomes arguments in code to the vocabulary once more: a document need not have come through it."""
    for operation in spec.operations:
        for key, fact in operation.facts.items():
            if key in OPERATION:
                for at, problem in OPERATION[key](fact, f"{operation.pointer}/x-voxwright-{key}"):
                    yield at, problem, _OVERLAY


def _languages(spec: NormalizedSpec) -> Found:
    """Find words for languages that the vendor does not take, and words where no language is asked for."""
    enums = {enum.name: enum for enum in spec.enums}
    for parameter in (p for operation in spec.operations for p in operation.parameters if p.languages):
        if parameter.argument != "language":
            yield parameter.pointer, "words for languages, but it does not carry the argument 'language'", _OVERLAY
        for tag, word in (parameter.languages or {}).items():
            if not _fits(word, parameter.type, enums):
                yield parameter.pointer, f"{brief(word)}, which stands for {tag!r}, does not fit its type", _OVERLAY


def _polls(spec: NormalizedSpec) -> Found:
    known = {operation.name for operation in spec.operations}
    for operation in spec.operations:
        fact: Any = operation.facts.get("poll")
        polled = cast("dict[str, Any]", fact).get("operation") if isinstance(fact, dict) else None
        if polled is not None and polled not in known:
            yield (
                operation.pointer,
                f"polls {polled!r}, which is no operation",
                "say x-voxwright-name of that operation",
            )


CHECKS: Final = (_wire_strings, _prose, _enums, _defaults, _limits, _references, _facts, _languages, _polls)
