# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceEmotion`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class VoiceEmotion(Model):
    """An emotion that a voice can speak with."""

    emotion: str | None = None
    """The emotion, as it is given when speaking."""
    display_name: str | None = None
    """Name of the emotion."""
    emotion_scale_interval: models.EmotionScale | None = None
    """How strong the emotion can be."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("emotion", "emotion", s.Str()),
                s.Prop("display_name", "display_name", s.Str()),
                s.Prop("emotion_scale_interval", "emotion_scale_interval", s.Model(lambda: models.EmotionScale)),
            ),
        )
