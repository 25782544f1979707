# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `Mp3OutputFormat`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class Mp3OutputFormat(Model):
    """MP3."""

    container: Literal["mp3"] | str
    """Always `mp3`."""
    sample_rate: models.SpeechSampleRate | int
    """Samples in a second."""
    bit_rate: models.Mp3OutputFormatBitRate | int
    """Bits in a second."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("container", "container", s.Str(enum=("mp3",)), required=True),
                s.Prop("sample_rate", "sample_rate", s.Int(enum=models.SPEECH_SAMPLE_RATE_VALUES), required=True),
                s.Prop("bit_rate", "bit_rate", s.Int(enum=models.MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES), required=True),
            ),
        )
