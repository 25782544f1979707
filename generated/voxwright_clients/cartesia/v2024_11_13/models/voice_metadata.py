# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceMetadata`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class VoiceMetadata(Model):
    """A voice."""

    id: str
    """The ID of the voice."""
    user_id: str
    """The ID of the user who owns the voice."""
    is_public: bool
    """Whether the voice is publicly accessible."""
    name: str
    """The name of the voice."""
    description: str
    """The description of the voice."""
    created_at: datetime.datetime
    """The date and time the voice was created."""
    language: str
    """The voice's language, as an ISO 639-1 code (e.g. `en`, `fr`, `zh`)"""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("user_id", "user_id", s.Str(), required=True),
                s.Prop("is_public", "is_public", s.Bool(), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("description", "description", s.Str(), required=True),
                s.Prop("created_at", "created_at", s.DateTime(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
            ),
        )
