# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `WavOutputFormat`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class WavOutputFormat(Model):
    """Samples in a WAV file."""

    container: Literal["wav"] | str
    """Always `wav`."""
    encoding: models.PcmEncoding | str
    """How a sample is written."""
    sample_rate: models.SpeechSampleRate | int
    """Samples in a second."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("container", "container", s.Str(enum=("wav",)), required=True),
                s.Prop("encoding", "encoding", s.Str(enum=models.PCM_ENCODING_VALUES), required=True),
                s.Prop("sample_rate", "sample_rate", s.Int(enum=models.SPEECH_SAMPLE_RATE_VALUES), required=True),
            ),
        )
