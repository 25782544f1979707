# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
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
    """The id of the voice."""
    is_owner: bool
    """Whether the account owns the voice."""
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
    locales: list[models.VoiceLocale]
    """What the voice speaks, its own language first."""
    gender: models.GenderPresentation | str | None | Unset = UNSET
    """How the voice sounds, where that is said."""
    accent: str | None | Unset = UNSET
    """The accent of the voice, by its id in the catalog."""
    country: str | None | Unset = UNSET
    """The country of the voice, two letters; `locales` says more. Deprecated by the vendor."""
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
                s.Prop("access", "access", s.Str(enum=models.VOICE_ACCESS_VALUES), required=True),
                s.Prop("visibility", "visibility", s.Str(enum=models.VOICE_VISIBILITY_VALUES), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("description", "description", s.Str(), required=True),
                s.Prop("tagline", "tagline", s.Str(), required=True),
                s.Prop("created_at", "created_at", s.DateTime(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
                s.Prop("locales", "locales", s.List(s.Model(lambda: models.VoiceLocale)), required=True),
                s.Prop("gender", "gender", s.Nullable(s.Str(enum=models.GENDER_PRESENTATION_VALUES))),
                s.Prop("accent", "accent", s.Nullable(s.Str())),
                s.Prop("country", "country", s.Nullable(s.Str())),
                s.Prop("preview_file_url", "preview_file_url", s.Nullable(s.Str())),
            ),
        )
