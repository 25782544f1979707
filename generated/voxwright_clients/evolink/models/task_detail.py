# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskDetail`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset

from .. import models


@frozen(kw_only=True)
class TaskDetail(Model):
    """A task and what came of it."""

    id: str
    """Id of the task."""
    status: models.TaskStatus | str
    """State of the task. `cancelled` is known from the official tool and from the callback rules; the
    documented list leaves it out.
    """
    created: int | None = None
    """When the task was created, in seconds since 1970."""
    model: str | None = None
    """The model that works on the task."""
    object_: models.TaskKind | str | None = None
    """What kind of task it is."""
    progress: int | None = None
    """How far the task has come, in percent. At least 0, at most 100."""
    results: list[str] | None | Unset = UNSET
    """Links to what was made, for 24 hours."""
    result_data: models.TaskResult | list[models.TaskResult] | None | Unset = UNSET
    """What was made, once the task is completed. The documented schema leaves it out. The prose names the
    voice of a voice design as its `voice`; the official tool reads an object as well as a list of
    objects.
    """
    error: models.TaskError | None | Unset = UNSET
    """Why the task failed; only there if it did."""
    task_info: models.TaskInfo | None = None
    """More about the task."""
    type_: models.TaskOutput | str | None = None
    """What the task makes."""
    usage: models.TaskUsage | None = None
    """What the task cost; known from the official tool only."""
    request_id: str | None = None
    """Id of the request; known from the official tool only."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("status", "status", s.Str(enum=models.TASK_STATUS_VALUES), required=True),
                s.Prop("created", "created", s.Int()),
                s.Prop("model", "model", s.Str()),
                s.Prop("object_", "object", s.Str(enum=models.TASK_KIND_VALUES)),
                s.Prop("progress", "progress", s.Int(minimum=0, maximum=100)),
                s.Prop("results", "results", s.Nullable(s.List(s.Str(format="uri")))),
                s.Prop(
                    "result_data",
                    "result_data",
                    s.Nullable(s.Union(s.Model(lambda: models.TaskResult), s.List(s.Model(lambda: models.TaskResult)))),
                ),
                s.Prop("error", "error", s.Nullable(s.Model(lambda: models.TaskError))),
                s.Prop("task_info", "task_info", s.Model(lambda: models.TaskInfo)),
                s.Prop("type_", "type", s.Str(enum=models.TASK_OUTPUT_VALUES)),
                s.Prop("usage", "usage", s.Model(lambda: models.TaskUsage)),
                s.Prop("request_id", "request_id", s.Str()),
            ),
        )
