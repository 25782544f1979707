# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `BenefitQuota`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class BenefitQuota(Model):
    """How much may be used, and when."""

    strategy: models.BenefitStrategy | str | None = None
    """Whether there is a limit."""
    total: float | None = None
    """How much there is."""
    used: float | None = None
    """How much of it is used."""
    start_at: int | None = None
    """When it begins, in seconds since 1970 as other times of Coze."""
    end_at: int | None = None
    """When it ends, in seconds since 1970 as other times of Coze."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("strategy", "strategy", s.Str(enum=models.BENEFIT_STRATEGY_VALUES)),
                s.Prop("total", "total", s.Num()),
                s.Prop("used", "used", s.Num()),
                s.Prop("start_at", "start_at", s.Int()),
                s.Prop("end_at", "end_at", s.Int()),
            ),
        )
