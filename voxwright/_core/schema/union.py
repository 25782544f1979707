"""The schema node of a value that may be one of several things."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from collections.abc import Mapping

from voxwright._core.refusal import refusal, type_name
from voxwright._core.schema.base import DecodeError, Node, kind_of
from voxwright._core.value import freeze
from voxwright.errors import InvalidRequestError

__all__ = ["Union"]

_LOOK = 2
"""Levels of a value that are looked at to tell which alternative fits best."""


class Union(Node):
    """One of `variants`.

    A `discriminator` (the wire name of a property) whose value is in `mapping` (value: index of the variant) decides.
    Else the variant that fits best is taken, judged by constants, enum values and known properties, and the first of
    those that fit alike; what a strict look rejects everywhere is still tried, so that a value that a vendor adds
    later does not break the answer.
    """

    __slots__ = ("discriminator", "mapping", "variants")

    variants: tuple[Node, ...]
    discriminator: str | None
    mapping: Mapping[str, int]

    def __init__(
        self, *variants: Node, discriminator: str | None = None, mapping: Mapping[str, int] | None = None
    ) -> None:
        freeze(self, variants=variants, discriminator=discriminator, mapping=dict(mapping or {}))

    @property
    def expected(self) -> str:
        names = list(dict.fromkeys(variant.expected for variant in self.variants))
        return names[0] if len(names) == 1 else f"one of {', '.join(names)}"

    @property
    def nullable(self) -> bool:
        return any(variant.nullable for variant in self.variants)

    def read(self, value: object, at: str, reading: Reading) -> AnyValue:
        decided = self._decided(value)
        if decided is not None:
            return decided.read(value, at, reading)
        ranked = self._ranked(value)
        fitting = [variant for score, variant in ranked if score]
        failure: DecodeError | None = None
        for _, variant in ranked:
            reading.attempt(at)
            try:
                return variant.read(value, at, reading)
            except DecodeError as error:
                failure = failure or error
        if failure is not None and (len(fitting) == 1 or reading.attempts <= 0):
            raise failure
        raise DecodeError(at, self.expected, kind_of(value))

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        ranked = self._ranked(value)
        if not checked:
            best = ranked[0][1] if ranked else None
            return best.write(value, at, checked=False) if best else value
        decided = self._decided(value)
        if decided is not None:
            return decided.write(value, at, checked=True)
        failure: InvalidRequestError | None = None
        for score, variant in ranked:
            try:
                return variant.write(value, at, checked=True)
            except InvalidRequestError as error:
                failure = failure or (error if score else None)
        if failure is not None:
            raise failure
        raise refusal(at, f"must be {self.expected}, not {type_name(value)}", allowed=self._enum() or self.expected)

    def fit(self, value: object, depth: int) -> int:
        return max((variant.fit(value, depth) for variant in self.variants), default=0)

    def _decided(self, value: object) -> Node | None:
        if self.discriminator is None or not isinstance(value, Mapping):
            return None
        items: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        tag = items.get(self.discriminator)
        index = self.mapping.get(tag) if isinstance(tag, str) else None
        return self.variants[index] if index is not None else None

    def _ranked(self, value: object) -> list[tuple[int, Node]]:
        """Return the variants with their scores, best first, equal ones in the document's order."""
        scored = [(variant.fit(value, _LOOK), variant) for variant in self.variants]
        return sorted(scored, key=lambda pair: -pair[0])

    def _enum(self) -> tuple[object, ...]:
        return tuple(choice for variant in self.variants for choice in getattr(variant, "enum", ()))
