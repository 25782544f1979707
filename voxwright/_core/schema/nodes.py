"""Schema nodes with parts that are alike: lists, maps, null, and whatever JSON holds."""

# ruff: noqa: ARG002 - each node takes what any node may need

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from collections.abc import Mapping
from math import isfinite

from voxwright._core.pointer import escape
from voxwright._core.refusal import refusal
from voxwright._core.schema.base import DecodeError, Node, check_depth, kind_of, wrong_type
from voxwright._core.schema.text_rules import check_encodable
from voxwright._core.value import freeze

__all__ = ["Any", "List", "Map", "Nullable", "written_items"]

_LOOKED_AT = 4
"""How many items of a list or map decide whether it fits an alternative of a union."""


class Any(Node):
    """Whatever JSON can hold."""

    __slots__ = ()

    @property
    def nullable(self) -> bool:
        return True

    def read(self, value: object, at: str, reading: Reading) -> object:
        return value

    def write(self, value: object, at: str, *, checked: bool) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            if checked:
                check_encodable(value, at)
            return str.__str__(value)
        if isinstance(value, (int, float)):
            if checked and not (isinstance(value, int) or isfinite(value)):
                raise refusal(at, "must be a finite number; JSON has no infinity and no NaN")
            return value
        if isinstance(value, Mapping):
            return _ANY_MAP.write(value, at, checked=checked)  # pyright: ignore[reportUnknownArgumentType]
        if isinstance(value, (list, tuple)):
            return _ANY_LIST.write(value, at, checked=checked)  # pyright: ignore[reportUnknownArgumentType]
        return self._write_other(value, at, checked=checked)

    @staticmethod
    def _write_other(value: object, at: str, *, checked: bool) -> object:
        from voxwright._core.model import Model
        from voxwright._core.schema.objects import object_of

        if isinstance(value, Model):
            return object_of(type(value)).write(value, at, checked=checked)
        if checked:
            raise wrong_type(at, "a value that JSON can hold", value)
        return value

    def fit(self, value: object, depth: int) -> int:
        return 1


class Nullable(Node):
    """`inner`, or null, which is None in Python."""

    __slots__ = ("inner",)

    inner: Node

    def __init__(self, inner: Node) -> None:
        freeze(self, inner=inner)

    @property
    def expected(self) -> str:
        return f"{self.inner.expected} or null"

    @property
    def nullable(self) -> bool:
        return True

    @property
    def identifier(self) -> bool:
        return self.inner.identifier

    def read(self, value: object, at: str, reading: Reading) -> AnyValue:
        return None if value is None else self.inner.read(value, at, reading)

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        return None if value is None else self.inner.write(value, at, checked=checked)

    def fit(self, value: object, depth: int) -> int:
        return 5 if value is None else self.inner.fit(value, depth)


class List(Node):
    """A list of `item`; the numbers of items are limits for requests."""

    __slots__ = ("item", "max_items", "min_items")

    item: Node
    min_items: int | None
    max_items: int | None

    def __init__(self, item: Node, min_items: int | None = None, max_items: int | None = None) -> None:
        freeze(self, item=item, min_items=min_items, max_items=max_items)

    def read(self, value: object, at: str, reading: Reading) -> list[AnyValue]:
        if not isinstance(value, list):
            raise DecodeError(at, "list", kind_of(value))
        reading.enter(at)
        items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        return [self.item.read(item, f"{at}/{index}", reading) for index, item in enumerate(items)]

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if not isinstance(value, (list, tuple)):
            if checked:
                raise wrong_type(at, "a list", value)
            return value
        items: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        if checked:
            self._check(len(items), at)
        return [self.item.write(item, f"{at}/{index}", checked=checked) for index, item in enumerate(items)]

    def _check(self, count: int, at: str) -> None:
        check_depth(at)
        if self.max_items is not None and count > self.max_items:
            raise refusal(at, f"has {count} items; the vendor takes at most {self.max_items}", allowed=self.max_items)
        if self.min_items is not None and count < self.min_items:
            raise refusal(at, f"has {count} items; the vendor takes at least {self.min_items}", allowed=self.min_items)

    def fit(self, value: object, depth: int) -> int:
        if not isinstance(value, (list, tuple)):
            return 0
        if depth <= 0 or not value:
            return 3
        worst = min(self.item.fit(item, depth - 1) for item in value[:_LOOKED_AT])  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return 3 + worst if worst else 0


class Map(Node):
    """An object with free names, each holding a `value`."""

    __slots__ = ("value",)

    value: Node

    def __init__(self, value: Node) -> None:
        freeze(self, value=value)

    @property
    def expected(self) -> str:
        return "object"

    def read(self, value: object, at: str, reading: Reading) -> dict[str, AnyValue]:
        if not isinstance(value, Mapping):
            raise DecodeError(at, "object", kind_of(value))
        reading.enter(at)
        items: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        return {key: self.value.read(item, f"{at}/{escape(key)}", reading) for key, item in items.items()}

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if not isinstance(value, Mapping):
            if checked:
                raise wrong_type(at, "a mapping", value)
            return value
        items: Mapping[object, object] = value  # pyright: ignore[reportUnknownVariableType]
        return written_items(items, self.value, at, checked=checked)

    def fit(self, value: object, depth: int) -> int:
        if not isinstance(value, Mapping):
            return 0
        if depth <= 0 or not value:
            return 2
        items: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        worst = min(self.value.fit(item, depth - 1) for item in list(items.values())[:_LOOKED_AT])
        return 2 + worst if worst else 0


def written_items(items: Mapping[object, object], node: Node, at: str, *, checked: bool) -> dict[str, AnyValue]:
    """Return the JSON object of `items`, each value written by `node`."""
    if checked:
        check_depth(at)
    written: dict[str, AnyValue] = {}
    for key, item in items.items():
        if not isinstance(key, str):
            if checked:
                raise wrong_type(at, "a mapping with names that are str", key)
            key = str(key)  # noqa: PLW2901 - dumping never fails
        if checked:
            check_encodable(key, at)
        written[str.__str__(key)] = node.write(item, f"{at}/{escape(key)}", checked=checked)
    return written


_ANY = Any()
_ANY_MAP = Map(_ANY)
_ANY_LIST = List(_ANY)
