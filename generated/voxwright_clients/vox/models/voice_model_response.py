# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceModelResponse`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class VoiceModelResponse(Model):
    """One voice."""

    provider: str
    """Who speaks with the voice. An id is unique within its provider only."""
    id: str
    """Id of the voice at its provider, the value of `data.voice.id` of an agent."""
    name: str
    """Name of the voice."""
    language: str
    """Language of the voice as a BCP 47 tag such as `ko-KR`, the value of `data.voice.language` of an
    agent.
    """
    gender: models.VoiceGender | str | None | Unset = UNSET
    """Gender of the voice, where the provider tells it."""
    sample_url: str | None | Unset = UNSET
    """Link to a sample of the voice, where there is one."""
    description: str | None | Unset = UNSET
    """What is said of the voice."""
    model: str | None | Unset = UNSET
    """The provider's model that speaks with the voice, for example `eleven_turbo_v2_5`."""
    capabilities: models.VoiceCapabilities | None | Unset = UNSET
    """What can be set for the voice, where the provider tells it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("provider", "provider", s.Str(), required=True),
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
                s.Prop("gender", "gender", s.Nullable(s.Str(enum=models.VOICE_GENDER_VALUES))),
                s.Prop("sample_url", "sample_url", s.Nullable(s.Str())),
                s.Prop("description", "description", s.Nullable(s.Str())),
                s.Prop("model", "model", s.Nullable(s.Str())),
                s.Prop("capabilities", "capabilities", s.Nullable(s.Model(lambda: models.VoiceCapabilities))),
            ),
        )
