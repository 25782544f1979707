"""Schema nodes of times and days."""

# ruff: noqa: ARG002 - each node takes what any node may need

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from datetime import date, datetime

from voxwright._core.refusal import refusal
from voxwright._core.schema.base import DecodeError, Node, kind_of, wrong_type

__all__ = ["Date", "DateTime"]


class DateTime(Node):
    """A time as RFC 3339 writes it; microseconds are the finest that is kept. A request's needs a time zone."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "date and time"

    def read(self, value: object, at: str, reading: Reading) -> datetime:
        if isinstance(value, str):
            parsed = _parse_time(value)
            if parsed is not None:
                return parsed
            raise DecodeError(at, self.expected, "another string")
        raise DecodeError(at, self.expected, kind_of(value))

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if isinstance(value, str) and (not checked or _parse_time(value) is not None):
            return value
        if not isinstance(value, datetime):
            if checked:
                raise wrong_type(at, "a datetime", value)
            return value
        if checked and value.tzinfo is None:
            raise refusal(at, "needs a time zone (tzinfo)")
        text = value.isoformat()
        return f"{text[:-6]}Z" if text.endswith("+00:00") else text

    def fit(self, value: object, depth: int) -> int:
        if isinstance(value, str):
            return 5 if _parse_time(value) is not None else 0
        return 9 if hasattr(value, "isoformat") and hasattr(value, "hour") else 0


class Date(Node):
    """A day, year-month-day."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "date"

    def read(self, value: object, at: str, reading: Reading) -> date:
        if isinstance(value, str):
            parsed = _parse_date(value)
            if parsed is not None:
                return parsed
            raise DecodeError(at, self.expected, "another string")
        raise DecodeError(at, self.expected, kind_of(value))

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if isinstance(value, str) and (not checked or _parse_date(value) is not None):
            return value
        if isinstance(value, datetime) or not isinstance(value, date):
            if checked:
                raise wrong_type(at, "a date", value)
            return value
        return value.isoformat()

    def fit(self, value: object, depth: int) -> int:
        if isinstance(value, str):
            return 5 if _parse_date(value) is not None else 0
        return 8 if hasattr(value, "isoformat") and not hasattr(value, "hour") else 0


def _parse_time(text: str) -> datetime | None:
    if len(text) < 19 or not text[:4].isdecimal() or text[10] not in "Tt ":
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None


def _parse_date(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
