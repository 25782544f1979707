"""EvoLink: a design is a task, and the name of the voice that it makes is the voice's id.

The documented schema of a task leaves its result out. The prose names `result_data.voice`; the vendor's own tool reads
an object as well as a list of objects; where the preview sits was seen in a third party's client only, so all of that
is read tolerantly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from voxwright_clients.evolink import models, operations

from voxwright._core.flow import call, call_answered
from voxwright._core.poll import poll
from voxwright._models import Extra, TaskState, Voice, known, language_for, unusable

if TYPE_CHECKING:
    from voxwright._core.flow import Flow

PROVIDER: Final = "evolink"


def design_voice(
    prompt: str,
    *,
    name: str,
    preview_text: str,
    language: str | None,
    format: str | None,  # noqa: A002 - the common API's word
    sample_rate: int | None,
    extra: Extra,
) -> Flow[Voice[models.TaskDetail]]:
    """Hand a design in and follow its task to the end."""
    task = yield from submit_design(
        prompt,
        name=name,
        preview_text=preview_text,
        language=language,
        format=format,
        sample_rate=sample_rate,
        extra=extra,
    )
    done = yield from wait_task(task.id, name=name, language=language, first=task.raw)
    if done.voice is None:
        raise unusable(operations.tasks.GET, done.raw, "the task is done but names no voice", task_id=task.id)
    return done.voice


def submit_design(
    prompt: str,
    *,
    name: str,
    preview_text: str,
    language: str | None,
    format: str | None,  # noqa: A002
    sample_rate: int | None,
    extra: Extra,
) -> Flow[TaskState[models.TaskDetail]]:
    """Hand a design in."""
    operation = operations.voices.DESIGN
    request = operations.voices.design(
        voice_prompt=prompt,
        preview_text=preview_text,
        preferred_name=name,
        language=cast("models.DesignLanguage | None", language_for(operation, language)),
        response_format=cast("models.PreviewFormat | None", format),
        sample_rate=cast("models.PreviewSampleRate | None", sample_rate),
    )
    answered = yield from call_answered(extra.on(request))
    made = answered.value
    return TaskState(
        id=made.id,
        provider=PROVIDER,
        status=made.status,
        progress=made.progress,
        name=name,
        language=language,
        raw=made,
    )


def get_task(
    task_id: str, *, name: str | None = None, language: str | None = None
) -> Flow[TaskState[models.TaskDetail]]:
    """Ask how a task stands; name and language are those that were handed in, where they are still known."""
    detail = yield from call(operations.tasks.get(task_id=task_id))
    return state_of(detail, name=name, language=language)


def wait_task(
    task_id: str, *, name: str | None = None, language: str | None = None, first: object = None
) -> Flow[TaskState[models.TaskDetail]]:
    """Follow a task to its end; `first` is the answer to the submission, if at hand."""
    detail = yield from poll(
        operations.voices.DESIGN, task_id, lambda: operations.tasks.get(task_id=task_id), first=first
    )
    return state_of(detail, name=name, language=language)


def state_of(detail: models.TaskDetail, *, name: str | None, language: str | None) -> TaskState[models.TaskDetail]:
    """Return how a task stands, with its voice if it is done."""
    facts = operations.voices.DESIGN.poll
    done = facts is not None and detail.status in facts.done
    return TaskState(
        id=detail.id,
        provider=PROVIDER,
        status=detail.status,
        progress=detail.progress,
        name=name,
        language=language,
        voice=voice_of(detail, name=name, language=language) if done else None,
        raw=detail,
    )


def voice_of(detail: models.TaskDetail, *, name: str | None, language: str | None) -> Voice[models.TaskDetail]:
    """Return the voice that a task has made; its preview's link works for 24 hours."""
    data = detail.result_data
    results = data if isinstance(data, list) else [data] if isinstance(data, models.TaskResult) else []
    voice_id = next(filter(None, (known(result.voice) for result in results)), None)
    if voice_id is None:
        raise unusable(operations.tasks.GET, detail, "the task is done but names no voice", task_id=detail.id)
    links = [link for result in results for link in (known(result.audio_url), known(result.audio))]
    links += detail.results if isinstance(detail.results, list) else []
    return Voice(
        id=voice_id,
        provider=PROVIDER,
        name=name,
        language=language,
        status="ready",
        owned=True,
        preview=next(filter(None, links), None),
        request_id=detail.request_id,
        raw=detail,
    )
