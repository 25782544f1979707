"""Compare facts of ours (`x-voxwright-*`): which way of changing each can stop a program that worked."""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import brief

from .changes import ADDITIVE, BREAKING, COSMETIC, mapping, sequence

_PREFIX = "x-voxwright-"
_WORDS = ("description", "docs", "title", "summary")


def fact_change(key: str, old: object, new: object) -> tuple[str, str]:
    """Give the grade of a fact that changed, and a sentence about it.

    Args:
        key: The extension's key; one that is not ours binds nobody.
        old: What it said; None for nothing.
        new: What it says; None for nothing.

    """
    name = key.removeprefix(_PREFIX)
    if old is None:
        said = f"`{key}` is now {brief(new)}"
    else:
        said = f"`{key}` was {brief(old)}, " + ("now there is none" if new is None else f"is now {brief(new)}")
    if not key.startswith(_PREFIX):
        return COSMETIC, said
    judge = _JUDGES.get(name, _breaks_unless_new)
    return judge(old, new), said


def _breaks_unless_new(old: object, _new: object) -> str:
    return ADDITIVE if old is None else BREAKING


def _always_breaks(_old: object, _new: object) -> str:
    return BREAKING


def _upper_limit(old: object, new: object) -> str:
    if new is None:
        return ADDITIVE
    if isinstance(old, int | float) and isinstance(new, int | float):
        return BREAKING if new < old else ADDITIVE
    return BREAKING


def _list_of_accepted(old: object, new: object) -> str:
    if not sequence(new):
        return ADDITIVE
    return ADDITIVE if sequence(old) and set(map(str, sequence(old))) <= set(map(str, sequence(new))) else BREAKING


def _table_of_accepted(old: object, new: object) -> str:
    """Tell whether something that was taken is not any more, or stands for something else now."""
    return ADDITIVE if mapping(old).items() <= mapping(new).items() else BREAKING


def _stricter_when_set(_old: object, new: object) -> str:
    return BREAKING if new else ADDITIVE


def _rate(old: object, new: object) -> str:
    """Tell whether less may be asked in the same time than before."""
    if new is None:
        return ADDITIVE
    before, after = (_per_second(value) for value in (old, new))
    return ADDITIVE if before is not None and after is not None and after >= before else BREAKING


def _per_second(value: object) -> float | None:
    fact = mapping(value)
    requests, seconds = fact.get("requests"), fact.get("seconds")
    if isinstance(requests, int | float) and isinstance(seconds, int | float) and seconds > 0:
        return requests / seconds
    return None


def _vendor(old: object, new: object) -> str:
    """Judge what all calls share: words are words, more key variables or pointers are more, anything else breaks."""
    before, after = mapping(old), mapping(new)
    moved = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if all(key in _WORDS for key in moved):
        return COSMETIC
    grown = [key for key in moved if key == "sunset" or before.get(key) is None or _grew(before[key], after.get(key))]
    return ADDITIVE if all(key in grown or key in _WORDS for key in moved) else BREAKING


def _grew(old: object, new: object) -> bool:
    return bool(sequence(old)) and sequence(new)[: len(sequence(old))] == sequence(old)


_JUDGES: dict[str, Callable[[object, object], str]] = {
    "argument": _breaks_unless_new,
    "billed": _stricter_when_set,
    "class": _always_breaks,
    "formats": _list_of_accepted,
    "identifier": _stricter_when_set,
    "idempotency": _always_breaks,
    "languages": _table_of_accepted,
    "max-body-bytes": _upper_limit,
    "max-bytes": _upper_limit,
    "name": _always_breaks,
    "not-blank": _stricter_when_set,
    "pcm": _always_breaks,
    "rate-limit": _rate,
    "setting": _always_breaks,
    "unit": _always_breaks,
    "url": _stricter_when_set,
    "vendor": _vendor,
}
