# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `GenerationConfig`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class GenerationConfig(Model):
    """How the text is spoken; the models before sonic-3 take no notice."""

    speed: float | None = None
    """How fast, against the voice's own speed. At least 0.6, at most 1.5."""
    volume: float | None = None
    """How loud, against the voice's own volume. At least 0.5, at most 2.0."""
    emotion: str | None = None
    """The emotion to speak with."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("speed", "speed", s.Num(minimum=0.6, maximum=1.5)),
                s.Prop("volume", "volume", s.Num(minimum=0.5, maximum=2.0)),
                s.Prop("emotion", "emotion", s.Str()),
            ),
        )
