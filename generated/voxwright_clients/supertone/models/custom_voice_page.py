# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `CustomVoicePage`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class CustomVoicePage(Model):
    """One page of custom voices."""

    items: list[models.CustomVoice]
    """The voices of this page."""
    total: float
    """How many custom voices there are on all pages."""
    next_page_token: str | None | Unset = UNSET
    """What to ask for the next page with; null on the last one."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("items", "items", s.List(s.Model(lambda: models.CustomVoice)), required=True),
                s.Prop("total", "total", s.Num(), required=True),
                s.Prop("next_page_token", "next_page_token", s.Nullable(s.Str()), aliases=("nextPageToken",)),
            ),
        )
