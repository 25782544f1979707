# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskResult`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset


@frozen(kw_only=True)
class TaskResult(Model):
    """One thing that was made. No page lists its fields, so each may be missing."""

    voice: str | None | Unset = UNSET
    """Name of the designed voice, to be given when speaking with it."""
    audio_url: str | None | Unset = UNSET
    """Link to the audio. Seen in a third party's client only."""
    audio: Any | None = None
    """The audio, or a link to it, where `audio_url` is missing. Seen in a third party's client only."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("voice", "voice", s.Nullable(s.Str())),
                s.Prop("audio_url", "audio_url", s.Nullable(s.Str())),
                s.Prop("audio", "audio", s.Any()),
            ),
        )
