# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceMetadata`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class VoiceMetadata(Model):
    """A voice, as it is when it was just made."""

    id: str
    """The id of the voice."""
    user_id: str
    """The id of the user who owns the voice."""
    access: models.VoiceAccess | str
    """Who can use a voice, its owner alone or everybody."""
    visibility: models.VoiceVisibility | str
    """Who finds a voice in the list, its owner alone or everybody."""
    name: str
    """The name of the voice."""
    description: str
    """The description of the voice."""
    tagline: str
    """The voice in a few words; empty where none were given."""
    created_at: datetime.datetime
    """When the voice was made."""
    language: str
    """The language of the voice."""
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
                s.Prop("access", "access", s.Str(enum=models.VOICE_ACCESS_VALUES), required=True),
                s.Prop("visibility", "visibility", s.Str(enum=models.VOICE_VISIBILITY_VALUES), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("description", "description", s.Str(), required=True),
                s.Prop("tagline", "tagline", s.Str(), required=True),
                s.Prop("created_at", "created_at", s.DateTime(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
            ),
        )
