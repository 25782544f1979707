# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceInfo`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class VoiceInfo(Model):
    """A voice that can be used, or is about to be."""

    voice_id: str
    """Id of the voice, needed to speak with it or to train it again."""
    name: str | None = None
    """Name of the voice."""
    state: models.VoiceState | str | None = None
    """Whether the voice is cloned yet (cloned) or not (init); the specification lists `all` too, which
    only filters.
    """
    is_system_voice: bool | None = None
    """Whether Coze offers the voice to everybody."""
    language_code: str | None = None
    """Code of its language."""
    language_name: str | None = None
    """Name of its language."""
    model_type: str | None = None
    """Kind of its model: big or small."""
    preview_text: str | None = None
    """What its preview says."""
    preview_audio: str | None = None
    """Link to its preview; the link is signed and stops working after a while."""
    available_training_times: int | None = None
    """How often it can still be trained."""
    create_time: int | None = None
    """When it was made, in seconds since 1970."""
    update_time: int | None = None
    """When it was last changed, in seconds since 1970."""
    support_emotions: list[models.VoiceEmotion] | None = None
    """The emotions that it can speak with."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("voice_id", "voice_id", s.Str(identifier=True), required=True),
                s.Prop("name", "name", s.Str()),
                s.Prop("state", "state", s.Str(enum=models.VOICE_STATE_VALUES)),
                s.Prop("is_system_voice", "is_system_voice", s.Bool()),
                s.Prop("language_code", "language_code", s.Str()),
                s.Prop("language_name", "language_name", s.Str()),
                s.Prop("model_type", "model_type", s.Str()),
                s.Prop("preview_text", "preview_text", s.Str()),
                s.Prop("preview_audio", "preview_audio", s.Str()),
                s.Prop("available_training_times", "available_training_times", s.Int()),
                s.Prop("create_time", "create_time", s.Int()),
                s.Prop("update_time", "update_time", s.Int()),
                s.Prop("support_emotions", "support_emotions", s.List(s.Model(lambda: models.VoiceEmotion))),
            ),
        )
