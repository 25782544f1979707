# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceSpecifier`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class VoiceSpecifier(Model):
    """The voice, by its id."""

    mode: Literal["id"] | str
    """Always `id`."""
    id: str
    """The id of the voice."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (s.Prop("mode", "mode", s.Str(enum=("id",)), required=True), s.Prop("id", "id", s.Str(), required=True)),
        )
