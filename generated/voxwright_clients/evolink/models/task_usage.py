# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskUsage`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class TaskUsage(Model):
    """What the task cost; known from the official tool only."""

    credits_used: float | None = None
    """Credits that were charged."""
    credits_reserved: float | None = None
    """Credits that were set aside when the task was created."""
    cost: models.TaskCost | None = None
    """The cost in each currency."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("credits_used", "credits_used", s.Num()),
                s.Prop("credits_reserved", "credits_reserved", s.Num()),
                s.Prop("cost", "cost", s.Model(lambda: models.TaskCost)),
            ),
        )
