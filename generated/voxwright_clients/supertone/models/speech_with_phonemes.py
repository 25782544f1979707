# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `SpeechWithPhonemes`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class SpeechWithPhonemes(Model):
    """Speech together with its phonemes."""

    audio_base64: str
    """The audio, in Base64."""
    phonemes: models.Phonemes | None = None
    """The phonemes of a speech in their order, as three lists of one length."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("audio_base64", "audio_base64", s.Str(), required=True),
                s.Prop("phonemes", "phonemes", s.Model(lambda: models.Phonemes)),
            ),
        )
