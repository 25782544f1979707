# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `Accent`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class Accent(Model):
    """An accent."""

    id: str
    """The id of the accent, such as `southern-us`."""
    name: str
    """The accent in words."""
    language: str
    """Its language."""
    locale: str
    """Its language and region, such as `en-US`."""
    is_locale_default: bool
    """Whether it is the usual one of its region."""
    is_localizable: bool
    """Whether a voice can be localized to it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(), required=True),
                s.Prop("name", "name", s.Str(), required=True),
                s.Prop("language", "language", s.Str(), required=True),
                s.Prop("locale", "locale", s.Str(), required=True),
                s.Prop("is_locale_default", "is_locale_default", s.Bool(), required=True),
                s.Prop("is_localizable", "is_localizable", s.Bool(), required=True),
            ),
        )
