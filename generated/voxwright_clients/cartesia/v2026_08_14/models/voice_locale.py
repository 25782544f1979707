# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `VoiceLocale`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class VoiceLocale(Model):
    """A language and region that a voice speaks."""

    locale: str
    """Language and region, such as `en-US`."""
    is_native: bool
    """Whether the voice was made in it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("locale", "locale", s.Str(), required=True),
                s.Prop("is_native", "is_native", s.Bool(), required=True),
            ),
        )
