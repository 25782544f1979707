# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoicePage`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class VoicePage(Model):
    """One page of voices."""

    has_more: bool | None = None
    """Whether there is another page."""
    voice_list: list[models.VoiceInfo] | None = None
    """The voices of this page."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("has_more", "has_more", s.Bool()),
                s.Prop("voice_list", "voice_list", s.List(s.Model(lambda: models.VoiceInfo))),
            ),
        )
