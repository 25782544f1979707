"""EvoLink: a design and a speech are tasks; the name of the voice that a design makes is the voice's id.

The documented schema of a task leaves its result out. The prose names `result_data.voice`, the vendor's own tool reads
an object or a list, where the sound sits was seen in a third party's client only: all of it is read tolerantly.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from voxwright_clients.evolink import models, operations

from voxwright._core.flow import call, call_answered
from voxwright._core.poll import poll
from voxwright._link import Link
from voxwright._models import Extra, TaskState, Voice, known, language_for, moment, only, unusable
from voxwright._speech import spoken_by_task

if TYPE_CHECKING:
    from voxwright._core.flow import Flow
    from voxwright._models import Spoken, TaskKind

PROVIDER: Final = "evolink"
LINKS_LIVE: Final = timedelta(hours=24)  # of the completion, says the prose; counted from the creation, which is told
DEFAULT_TARGET: Final = models.TARGET_MODEL_VALUES[0]
KINDS: Final[dict[str | None, TaskKind]] = {  # by its `model`, or by its `task_info.audio_type`
    **dict.fromkeys(("qwen-voice-design", "voice_design"), "design"),
    **dict.fromkeys(("qwen3-tts-vd", "tts"), "speech"),
}
SPEAKING: Final = {"format": ("wav",), "sample_rate": (), "model": ("qwen3-tts-vd",)}


def submit_design(
    prompt: str,
    *,
    name: str,
    preview_text: str,
    language: str | None,
    format: str | None,  # noqa: A002 - the common API's word
    sample_rate: int | None,
    extra: Extra,
) -> Flow[TaskState[models.TaskDetail]]:
    """Hand a design in."""
    request = operations.voices.design(
        voice_prompt=prompt,
        preview_text=preview_text,
        preferred_name=name,
        language=cast("models.DesignLanguage | None", language_for(operations.voices.DESIGN, language)),
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
        kind="design",
        name=name,
        language=language,
        model=str((extra.fields or {}).get("target_model") or DEFAULT_TARGET),
        replayed=answered.replayed,
        raw=made,
    )


def get_task(task_id: str, *, before: TaskState[Any] | None = None) -> Flow[TaskState[models.TaskDetail]]:
    """Ask how a task stands; `before` is how it stood, where that is still known."""
    return state_of((yield from call(operations.tasks.get(task_id=task_id))), before)


def wait_task(task_id: str, *, before: TaskState[Any] | None = None) -> Flow[TaskState[models.TaskDetail]]:
    """Follow the task of a design to its end."""
    detail = yield from poll(
        operations.voices.DESIGN, task_id, lambda: operations.tasks.get(task_id=task_id), first=before and before.raw
    )
    done = state_of(detail, before)
    if done.voice is None:
        raise unusable(operations.tasks.GET, detail, f"it made a speech: get_speech({task_id!r})", task_id=task_id)
    return done


def speak(
    voice_id: str,
    text: str,
    *,
    voice: Voice[Any] | None,
    format: str,  # noqa: A002
    sample_rate: int | None,
    model: str | None,
    language: str | None,
    extra: Extra,
) -> Flow[Spoken]:
    """Hand a text in and follow its task to the end; the vendor has no say in the format, which is WAV as a rule."""
    operation = operations.speech.CREATE
    for argument, value in {"format": format, "sample_rate": sample_rate, "model": model}.items():
        only(operation, SPEAKING[argument], **{argument: value})
    if voice is not None and voice.model is not None and "-realtime-" in voice.model:
        only(operation, (DEFAULT_TARGET,), voice=voice.model)
    word = cast("models.SpeechLanguage | None", language_for(operation, language))
    made = yield from call(extra.on(operations.speech.create(prompt=text, voice=voice_id, language_type=word)))
    return (yield from get_speech(made.id, first=made))


def get_speech(task_id: str, *, first: object = None) -> Flow[Spoken]:
    """Follow the task of a speech to its end, and fetch what its link leads to."""
    return spoken_by_task(operations.speech.CREATE, task_id, operations.tasks.get, sound_of, first=first)


def state_of(detail: models.TaskDetail, before: TaskState[Any] | None) -> TaskState[models.TaskDetail]:
    """Return how a task stands, with its voice if it has made one."""
    state = before or TaskState[models.TaskDetail](id=detail.id, provider=PROVIDER, status=None, raw=detail)
    return state.now(operations.voices.DESIGN, detail, kind=kind_of(detail), voice_of=voice_of)


def kind_of(detail: models.TaskDetail) -> TaskKind | None:
    """Return what a task makes; None where the answer does not tell."""
    return KINDS.get(detail.model) or KINDS.get(detail.task_info and detail.task_info.audio_type)


def results_of(detail: models.TaskDetail) -> list[models.TaskResult]:
    """Return what a task has made, in whichever of its shapes."""
    data = detail.result_data
    return data if isinstance(data, list) else [data] if isinstance(data, models.TaskResult) else []


def links_of(detail: models.TaskDetail) -> list[Link]:
    """Return the links to what a task has made, with the earliest moment at which they can end."""
    found = [link for result in results_of(detail) for link in (known(result.audio_url), known(result.audio))]
    found += detail.results if isinstance(detail.results, list) else []
    ends = (created := moment(detail.created)) and created + LINKS_LIVE
    return [Link(link, expires_at=ends) for link in found if link and "://" in link]  # `audio` may be the sound itself


def sound_of(detail: models.TaskDetail) -> list[Link]:
    """Return the links to a speech; the preview of a voice that was designed is none."""
    if kind_of(detail) == "design":
        raise unusable(operations.tasks.GET, detail, f"it designed a voice: get_task({detail.id!r})", task_id=detail.id)
    return links_of(detail)


def voice_of(detail: models.TaskDetail, state: TaskState[Any]) -> Voice[models.TaskDetail]:
    """Return the voice that a task has made."""
    voice_id = next(filter(None, (known(result.voice) for result in results_of(detail))), None)
    if voice_id is None:
        raise unusable(operations.tasks.GET, detail, "the task is done but names no voice", task_id=detail.id)
    return state.made(voice_id, preview=next(iter(links_of(detail)), None), request_id=detail.request_id, raw=detail)
