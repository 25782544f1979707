# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `CustomVoice`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset


@frozen(kw_only=True)
class CustomVoice(Model):
    """A custom voice of the account."""

    voice_id: str
    """Id of the voice."""
    name: str
    """Name of the voice."""
    description: str | None | Unset = UNSET
    """What is said of the voice."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("voice_id", "voice_id", s.Str(identifier=True), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("description", "description", s.Nullable(s.Str())),
            ),
        )
