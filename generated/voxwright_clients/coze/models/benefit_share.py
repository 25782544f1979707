# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `BenefitShare`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class BenefitShare(Model):
    """A part of a benefit."""

    item_info: models.BenefitQuota | None = None
    """How much may be used, and when."""
    status: models.BenefitStatus | str | None = None
    """Whether it can be used."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("item_info", "item_info", s.Model(lambda: models.BenefitQuota)),
                s.Prop("status", "status", s.Str(enum=models.BENEFIT_STATUS_VALUES)),
            ),
        )
