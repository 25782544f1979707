"""Schema nodes for numbers."""

# ruff: noqa: ARG002 - each node takes what any node may need

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from voxwright._core.refusal import refusal
from voxwright._core.schema.base import DecodeError, Node, kind_of, wrong_type
from voxwright._core.value import freeze

__all__ = ["Int", "Num"]


class _Number(Node):
    """What `Int` and `Num` share: the limits, which are for requests only."""

    __slots__ = ("enum", "exclusive_maximum", "exclusive_minimum", "maximum", "minimum", "multiple_of")

    enum: tuple[float, ...]
    minimum: float | None
    maximum: float | None
    exclusive_minimum: float | None
    exclusive_maximum: float | None
    multiple_of: float | None

    def __init__(
        self,
        enum: Sequence[float] = (),
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
        multiple_of: float | None = None,
    ) -> None:
        freeze(
            self,
            enum=tuple(enum),
            minimum=minimum,
            maximum=maximum,
            exclusive_minimum=exclusive_minimum,
            exclusive_maximum=exclusive_maximum,
            multiple_of=multiple_of,
        )

    def _check(self, value: float, at: str) -> None:
        if self.enum and value not in self.enum:
            raise refusal(at, f"is none of the values that the vendor takes: {value!r}", allowed=self.enum)
        if self.minimum is not None and value < self.minimum:
            raise refusal(at, f"is {value!r}; the vendor takes at least {self.minimum!r}", allowed=self.minimum)
        if self.maximum is not None and value > self.maximum:
            raise refusal(at, f"is {value!r}; the vendor takes at most {self.maximum!r}", allowed=self.maximum)
        if self.exclusive_minimum is not None and value <= self.exclusive_minimum:
            limit = f"more than {self.exclusive_minimum!r}"
            raise refusal(at, f"is {value!r}; the vendor takes {limit}", allowed=limit)
        if self.exclusive_maximum is not None and value >= self.exclusive_maximum:
            limit = f"less than {self.exclusive_maximum!r}"
            raise refusal(at, f"is {value!r}; the vendor takes {limit}", allowed=limit)
        if self.multiple_of is not None and not _is_multiple(value, self.multiple_of):
            limit = f"multiples of {self.multiple_of!r}"
            raise refusal(at, f"is {value!r}; the vendor takes {limit}", allowed=limit)


class Int(_Number):
    """A whole number; a vendor's 3.0 is 3, true is no number."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "integer"

    def read(self, value: object, at: str, reading: Reading) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, float) and value.is_integer():
            return int(value)
        raise DecodeError(at, "integer", kind_of(value))

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if not isinstance(value, int) or isinstance(value, bool):
            if checked:
                raise wrong_type(at, "a whole number (int)", value)
            return value
        if checked:
            self._check(value, at)
        return int(value)

    def fit(self, value: object, depth: int) -> int:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return 0
        if isinstance(value, float) and not value.is_integer():
            return 0
        if self.enum:
            return 6 if value in self.enum else 1
        return 5 if isinstance(value, int) else 3


class Num(_Number):
    """A number; a whole one stays an int, true is no number."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "number"

    def read(self, value: object, at: str, reading: Reading) -> float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise DecodeError(at, "number", kind_of(value))

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            if checked:
                raise wrong_type(at, "a number", value)
            return value
        if checked:
            if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
                raise refusal(at, "must be a finite number; JSON has no infinity and no NaN")
            self._check(value, at)
        return value

    def fit(self, value: object, depth: int) -> int:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return 0
        if self.enum:
            return 6 if value in self.enum else 1
        return 5 if isinstance(value, float) else 4


def _is_multiple(value: float, step: float) -> bool:
    from decimal import Decimal, DecimalException

    try:
        return not Decimal(repr(value)) % Decimal(repr(step))
    except (DecimalException, ValueError):  # beyond what can be told: leave the judgement to the vendor
        return True
