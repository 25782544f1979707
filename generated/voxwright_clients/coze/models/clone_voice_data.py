# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `CloneVoiceData`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class CloneVoiceData(Model):
    """The voice that was made or trained."""

    voice_id: str
    """Id of the voice, needed to speak with it or to train it again."""
    basic_info: models.AccountInfo | None = None
    """The account; only the official specification lists it."""
    benefit_info: list[models.Benefit] | None = None
    """What the account may use; only the official specification lists it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("voice_id", "voice_id", s.Str(identifier=True), required=True),
                s.Prop("basic_info", "basic_info", s.Model(lambda: models.AccountInfo)),
                s.Prop("benefit_info", "benefit_info", s.List(s.Model(lambda: models.Benefit))),
            ),
        )
