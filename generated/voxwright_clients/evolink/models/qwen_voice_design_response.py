# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `QwenVoiceDesignResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class QwenVoiceDesignResponse(Model):
    """The task that was accepted."""

    id: str
    """Id of the task."""
    created: int | None = None
    """When the task was created, in seconds since 1970."""
    model: str | None = None
    """The model that works on the task."""
    object_: Literal["audio.generation.task"] | str | None = None
    """What kind of task it is."""
    progress: int | None = None
    """How far the task has come, in percent. At least 0, at most 100."""
    status: models.TaskStatus | str | None = None
    """State of the task."""
    task_info: models.AudioTaskInfo | None = None
    """More about the task."""
    type_: Literal["audio"] | str | None = None
    """What the task makes."""
    usage: models.AudioUsage | None = None
    """What the task costs."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("created", "created", s.Int()),
                s.Prop("model", "model", s.Str()),
                s.Prop("object_", "object", s.Str(enum=("audio.generation.task",))),
                s.Prop("progress", "progress", s.Int(minimum=0, maximum=100)),
                s.Prop("status", "status", s.Str(enum=models.TASK_STATUS_VALUES)),
                s.Prop("task_info", "task_info", s.Model(lambda: models.AudioTaskInfo)),
                s.Prop("type_", "type", s.Str(enum=("audio",))),
                s.Prop("usage", "usage", s.Model(lambda: models.AudioUsage)),
            ),
        )
