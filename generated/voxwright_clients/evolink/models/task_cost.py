# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskCost`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class TaskCost(Model):
    """The cost in each currency."""

    credits_: float | None = None
    """In credits."""
    usd: float | None = None
    """In US dollars."""
    cny: float | None = None
    """In yuan."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls, (s.Prop("credits_", "credits", s.Num()), s.Prop("usd", "usd", s.Num()), s.Prop("cny", "cny", s.Num()))
        )
