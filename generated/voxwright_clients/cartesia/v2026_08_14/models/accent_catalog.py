# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `AccentCatalog`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class AccentCatalog(Model):
    """All accents."""

    accents: list[models.Accent]
    """The accents, by id."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(cls, (s.Prop("accents", "accents", s.List(s.Model(lambda: models.Accent)), required=True),))
