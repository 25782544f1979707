# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceModelPage`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class VoiceModelPage(Model):
    """One page of the voice list."""

    items: list[models.VoiceModelResponse]
    """The voices of the page."""
    total_count: int | None = None
    """How many voices there are in all."""
    next_cursor: str | None | Unset = UNSET
    """Where the next page begins, the value of `cursor`; null on the last page."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("items", "items", s.List(s.Model(lambda: models.VoiceModelResponse)), required=True),
                s.Prop("total_count", "total_count", s.Int()),
                s.Prop("next_cursor", "next_cursor", s.Nullable(s.Str())),
            ),
        )
