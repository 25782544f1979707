"""Changes: what one comparison says, in three grades, each with the place it is about.

**Breaking** can stop a program that worked; **additive** offers or promises more; **cosmetic** changes words alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeGuard, cast

from attrs import frozen

COSMETIC = "cosmetic"
ADDITIVE = "additive"
BREAKING = "breaking"
GRADES = (COSMETIC, ADDITIVE, BREAKING)
"""From the least to the most."""


@frozen(kw_only=True)
class Change:
    """One difference between two documents of a vendor.

    Args:
        grade: One of `GRADES`.
        rule: What kind of change it is, such as `enum-value-added`.
        operation: The call that it is about, such as `POST /voices/clone`; empty: the document as a whole.
        place: Where in the call, in words, such as `request name`.
        pointer: JSON pointer of the place in a normalized document; empty where a page's prose is meant.
        side: Which document the pointer leads into: `new`, or `old` for what is gone.
        message: What changed, as a sentence without an end.
        note: What else a reader must know, such as that an overlay hides the change.

    """

    grade: str
    rule: str
    operation: str = ""
    place: str = ""
    pointer: str = ""
    side: str = "new"
    message: str
    note: str = ""


def worst(grades: Iterable[str]) -> str | None:
    """Give the greatest of *grades*; None if there are none."""
    return max(grades, key=GRADES.index, default=None)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether *value* is an object of JSON."""
    return isinstance(value, dict)


def mapping(value: object) -> dict[str, Any]:
    """Give *value* if it is an object of JSON, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def sequence(value: object) -> list[Any]:
    """Give *value* if it is an array of JSON, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []
