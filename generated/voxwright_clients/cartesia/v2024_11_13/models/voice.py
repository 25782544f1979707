# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `Voice`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class Voice(Model):
    """A voice, as it is listed, fetched and updated."""

    id: str
    """The ID of the voice."""
    is_owner: bool
    """Whether the account owns the voice."""
    name: str
    """The name of the voice."""
    description: str
    """The description of the voice."""
    created_at: datetime.datetime
    """When the voice was made."""
    language: str
    """The voice's language, as an ISO 639-1 code (e.g. `en`, `fr`, `zh`)"""
    is_public: bool | None = None
    """Whether everybody can use the voice."""
    gender: models.VoiceGender | str | None | Unset = UNSET
    """How the voice sounds, where that is said."""
    is_starred: bool | None = None
    """Whether the user has starred the voice; only where it was asked for."""
    embedding: list[float] | None = None
    """The voice as numbers; only where it was asked for. No model takes it any more."""
    preview_file_url: str | None | Unset = UNSET
    """Where a sample can be fetched, with the same key; only where it was asked for. It may move, so do
    not keep it.
    """
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("is_owner", "is_owner", s.Bool(), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("description", "description", s.Str(), required=True),
                s.Prop("created_at", "created_at", s.DateTime(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
                s.Prop("is_public", "is_public", s.Bool()),
                s.Prop("gender", "gender", s.Nullable(s.Str(enum=models.VOICE_GENDER_VALUES))),
                s.Prop("is_starred", "is_starred", s.Bool()),
                s.Prop("embedding", "embedding", s.List(s.Num())),
                s.Prop("preview_file_url", "preview_file_url", s.Nullable(s.Str())),
            ),
        )
