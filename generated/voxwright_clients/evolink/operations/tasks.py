# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on tasks: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, Operation

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.request import Request

GET: Final[Operation[models.TaskDetail]] = Operation(
    vendor=VENDOR,
    name="tasks.get",
    method="GET",
    path="/v1/tasks/{task_id}",
    fields=(Field("task_id", "path", s.Str(min_length=1), required=True),),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.TaskDetail)),
        Answer("401", "application/json", s.Model(lambda: models.TaskErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.TaskErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.TaskErrorAnswer)),
    ),
    summary="Get a task",
)


def get(*, task_id: str) -> Request[models.TaskDetail]:
    """Get a task.

    Tells how far a task has come and, once it is completed, what came of it. Links to results work for
    24 hours. What a failed task cost is given back.

    Args:
        task_id: Id of the task, as the answer that created it gave it. Not empty.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /v1/tasks/{task_id}, EvoLink 1.0.0,
    https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
    """
    return GET.request(task_id=task_id)
