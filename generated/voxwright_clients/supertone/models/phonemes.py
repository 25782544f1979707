# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `Phonemes`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class Phonemes(Model):
    """The phonemes of a speech in their order, as three lists of one length."""

    symbols: list[str] | None = None
    """The phonemes."""
    start_times_seconds: list[float] | None = None
    """When each begins, in seconds."""
    durations_seconds: list[float] | None = None
    """How long each takes, in seconds."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("symbols", "symbols", s.List(s.Str())),
                s.Prop("start_times_seconds", "start_times_seconds", s.List(s.Num())),
                s.Prop("durations_seconds", "durations_seconds", s.List(s.Num())),
            ),
        )
