# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoicePage`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class VoicePage(Model):
    """A page of voices."""

    data: list[models.Voice]
    """The voices."""
    has_more: bool
    """Whether voices follow behind the last one."""
    next_page: str | None | Unset = UNSET
    """The id to go on after; the id of the last voice does the same. Deprecated by the vendor."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("data", "data", s.List(s.Model(lambda: models.Voice)), required=True),
                s.Prop("has_more", "has_more", s.Bool(), required=True),
                s.Prop("next_page", "next_page", s.Nullable(s.Str())),
            ),
        )
