# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceSettings`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class VoiceSettings(Model):
    """How the voice speaks."""

    pitch_shift: float | None = None
    """How far the pitch is moved up or down. At least -24, at most 24."""
    pitch_variance: float | None = None
    """How lively the pitch is; 1 is as usual. At least 0, at most 2."""
    speed: float | None = None
    """How fast is spoken; 1 is as usual. At least 0.5, at most 2."""
    duration: float | None = None
    """How long the speech is to be; 0 leaves that to the voice. At least 0, at most 60."""
    similarity: float | None = None
    """How close the speech keeps to the voice. At least 1, at most 5."""
    text_guidance: float | None = None
    """How closely the speech follows the text. At least 0, at most 4."""
    subharmonic_amplitude_control: float | None = None
    """How strong the subharmonics are; 1 is as usual. At least 0, at most 2."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("pitch_shift", "pitch_shift", s.Num(minimum=-24, maximum=24)),
                s.Prop("pitch_variance", "pitch_variance", s.Num(minimum=0, maximum=2)),
                s.Prop("speed", "speed", s.Num(minimum=0.5, maximum=2)),
                s.Prop("duration", "duration", s.Num(minimum=0, maximum=60)),
                s.Prop("similarity", "similarity", s.Num(minimum=1, maximum=5)),
                s.Prop("text_guidance", "text_guidance", s.Num(minimum=0, maximum=4)),
                s.Prop("subharmonic_amplitude_control", "subharmonic_amplitude_control", s.Num(minimum=0, maximum=2)),
            ),
        )
