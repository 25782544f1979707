# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `EmotionScale`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class EmotionScale(Model):
    """How strong the emotion can be."""

    min_: float | None = None
    """The least."""
    max_: float | None = None
    """The most."""
    default: float | None = None
    """What it is if nothing is said."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls, (s.Prop("min_", "min", s.Num()), s.Prop("max_", "max", s.Num()), s.Prop("default", "default", s.Num()))
        )
