"""Fact rules: the small checks that the vocabulary of facts is written in; each yields where a value is wrong, how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import isfinite
from typing import Any, cast

from .findings import brief
from .pointer import escape

Found = Iterator[tuple[str, str]]
Rule = Callable[[Any, str], Found]

_LONGEST = 2_000


def flag(value: Any, at: str) -> Found:
    """Check for true or false."""
    if not isinstance(value, bool):
        yield at, f"{brief(value)} is neither true nor false"


def text(value: Any, at: str) -> Found:
    """Check for some text."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        yield at, f"{brief(value)} is no text of 1 to {_LONGEST} characters"


def plain(value: Any, at: str) -> Found:
    """Check for a value without parts."""
    if not (value is None or isinstance(value, str | int | float)):
        yield at, f"{brief(value)} is no plain value"


def matching(pattern: str, what: str, *, day: bool = False) -> Rule:
    """Check for text of the form *pattern*, which names *what*; a *day* must also be one of the calendar."""
    compiled = re.compile(pattern)

    def check(value: Any, at: str) -> Found:
        if not isinstance(value, str) or len(value) > _LONGEST or not compiled.fullmatch(value):
            yield at, f"{brief(value)} is not {what}"
        elif day:
            try:
                date.fromisoformat(value)
            except ValueError:
                yield at, f"{brief(value)} is not {what}"

    return check


def one_of(*allowed: str) -> Rule:
    """Check for one of a few words."""

    def check(value: Any, at: str) -> Found:
        if value not in allowed:
            yield at, f"{brief(value)} is none of {', '.join(allowed)}"

    return check


def whole(*, least: int, most: int | None = None) -> Rule:
    """Check for a whole number."""

    def check(value: Any, at: str) -> Found:
        if type(value) is not int or value < least or (most is not None and value > most):
            yield at, f"{brief(value)} is no whole number from {least}{'' if most is None else f' to {most}'}"

    return check


def number(*, above: float) -> Rule:
    """Check for a number."""

    def check(value: Any, at: str) -> Found:
        if type(value) not in (int, float) or not isfinite(value) or value <= above:
            yield at, f"{brief(value)} is no number above {above:g}"

    return check


def each(rule: Rule, *, least: int = 0) -> Rule:
    """Check every item of a list, which has at *least* so many, by *rule*."""

    def check(value: Any, at: str) -> Found:
        items = cast("list[Any]", value)
        if not isinstance(value, list) or len(items) < least:
            yield at, f"{brief(items)} is no list{f' of at least {least}' if least else ''}"
            return
        for index, item in enumerate(items):
            yield from rule(item, f"{at}/{index}")

    return check


texts = each(text)


def table(rule: Rule, *, key: Rule | None = None) -> Rule:
    """Check every value of an object by *rule*, and every key by *key*; any keys without it."""

    def check(value: Any, at: str) -> Found:
        if not isinstance(value, dict):
            yield at, f"{brief(value)} is no object"
            return
        for name, item in cast("dict[str, Any]", value).items():
            place = f"{at}/{escape(name)}"
            if key is not None:
                yield from key(name, place)
            yield from rule(item, place)

    return check


def record(*, optional: Mapping[str, Rule] | None = None, **required: Rule) -> Rule:
    """Check an object: all that is *required* is there, nothing that is not known, and each value keeps to its rule."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str) -> Found:
        if not isinstance(value, dict):
            yield at, f"{brief(value)} is no object"
            return
        fields = cast("dict[str, Any]", value)
        for name in required:
            if name not in fields:
                yield at, f"no {name!r}"
        for name, item in fields.items():
            rule = known.get(name)
            if rule is None:
                yield f"{at}/{escape(name)}", f"{name!r} is none of {', '.join(known)}"
            else:
                yield from rule(item, f"{at}/{escape(name)}")

    return check
