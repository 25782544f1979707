# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `Benefit`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class Benefit(Model):
    """One thing that the account may use."""

    benefit_type: models.BenefitType | str | None = None
    """What it is."""
    resource_id: str | None = None
    """Id of what it holds for."""
    basic: models.BenefitShare | None = None
    """A part of a benefit."""
    effective: models.BenefitShare | None = None
    """A part of a benefit."""
    extra: list[models.BenefitShare] | None = None
    """What was added to it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("benefit_type", "benefit_type", s.Str(enum=models.BENEFIT_TYPE_VALUES)),
                s.Prop("resource_id", "resource_id", s.Str()),
                s.Prop("basic", "basic", s.Model(lambda: models.BenefitShare)),
                s.Prop("effective", "effective", s.Model(lambda: models.BenefitShare)),
                s.Prop("extra", "extra", s.List(s.Model(lambda: models.BenefitShare))),
            ),
        )
