# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskInfo`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class TaskInfo(Model):
    """More about the task."""

    can_cancel: bool | None = None
    """Whether the task can still be cancelled. No operation for that is documented."""
    estimated_time: float | None = None
    """Seconds until the task is expected to be done. At least 0."""
    audio_type: str | None = None
    """What is done with audio, `voice_design` or `tts`. Documented for the accepted task; the fields of
    the query's `task_info` are not listed.
    """
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("can_cancel", "can_cancel", s.Bool()),
                s.Prop("estimated_time", "estimated_time", s.Num(minimum=0)),
                s.Prop("audio_type", "audio_type", s.Str()),
            ),
        )
