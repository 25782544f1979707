"""Coze: one operation clones a voice and, given an id, trains it anew; both answer with an id alone.

The page's table leaves out that the format of the clip must be named beside it; the vendor's own document has the
field. The voice is ready some time after the answer, as the vendor's list tells, which is also the only way to get a
voice: so the list is asked for those in training too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from voxwright_clients.coze import models, operations

from voxwright._core.flow import call_answered
from voxwright._link import as_link
from voxwright._listing import find_voice
from voxwright._models import Extra, Page, Voice, clip_for, known, language_for, moment, only
from voxwright._speech import spoken_by

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow
    from voxwright._models import Spoken, VoiceStatus

PROVIDER: Final = "coze"
PAGE_SIZE: Final = 100
STATUSES: Final[dict[object, VoiceStatus]] = {"init": "processing", "cloned": "ready"}
FORMATS: Final = {"ogg": "ogg_opus", "opus": "ogg_opus"}


def clone_voice(
    clip: ClipInput,
    *,
    name: str,
    language: str | None,
    description: str | None,
    transcript: str | None,
    preview_text: str | None,
    extra: Extra,
    voice_id: str | None = None,
) -> Flow[Voice[models.CloneVoiceResponse]]:
    """Clone a voice, or train the one of `voice_id` anew."""
    operation = operations.voices.CLONE
    facts = clip_for(operation, clip)
    request = operations.voices.clone(
        voice_name=name,
        file=facts.clip,
        audio_format=cast("models.AudioFormat", facts.format),
        text=transcript,
        language=cast("models.CloneLanguage | None", language_for(operation, language)),
        voice_id=voice_id,
        preview_text=preview_text,
    )
    answered = yield from call_answered(extra.on(request))
    made = answered.value
    return Voice(
        id=made.data.voice_id,
        provider=PROVIDER,
        name=name,
        description=description,
        language=language,
        owned=True,
        request_id=answered.request_id,
        raw=made,
    )


def retrain_voice(
    voice_id: str,
    clip: ClipInput,
    *,
    name: str,
    language: str | None,
    transcript: str | None,
    preview_text: str | None,
    extra: Extra,
) -> Flow[Voice[models.CloneVoiceResponse]]:
    """Train a cloned voice anew; it keeps its id. The vendor allows ten trainings of a voice, the first included."""
    return clone_voice(
        clip,
        name=name,
        language=language,
        description=None,
        transcript=transcript,
        preview_text=preview_text,
        extra=extra,
        voice_id=voice_id,
    )


def list_voices(*, owned: bool | None, language: str | None, cursor: str | None) -> Flow[Page[models.VoiceInfo]]:
    """Return a page of voices, those in training among them; its cursor is the number of the page."""
    del language  # filtered by the common call
    number = int(cursor or 1)
    request = operations.voices.list(
        filter_system_voice=True if owned else None, voice_state="all", page_num=number, page_size=PAGE_SIZE
    )
    answered = yield from call_answered(request)
    page = answered.value.data
    voices = tuple(voice_of(info, request_id=answered.request_id) for info in page.voice_list or ())
    return Page(voices=voices, next=str(number + 1) if page.has_more else None)


def get_voice(voice_id: str) -> Flow[Voice[models.VoiceInfo]]:
    """Return a voice, out of the list."""
    return find_voice(
        operations.voices.LIST, lambda cursor: list_voices(owned=None, language=None, cursor=cursor), voice_id
    )


def speak(
    voice_id: str,
    text: str,
    *,
    voice: Voice[Any] | None,
    format: str,  # noqa: A002 - the common API's word
    sample_rate: int | None,
    model: str | None,
    language: str | None,
    extra: Extra,
) -> Flow[Spoken]:
    """Speak; the vendor has no field for a language, and the voice decides which model speaks."""
    del voice, language
    only(operations.speech.CREATE, model=model)
    request = operations.speech.create(
        input_=text,
        voice_id=voice_id,
        response_format=cast("models.SpeechFormat", FORMATS.get(format, format)),
        sample_rate=sample_rate,
    )
    return spoken_by(extra.on(request), format=format)


def voice_of(info: models.VoiceInfo, *, request_id: str | None) -> Voice[models.VoiceInfo]:
    """Return a voice of the list; the link to its preview is signed and ends some time."""
    return Voice(
        id=info.voice_id,
        provider=PROVIDER,
        name=known(info.name),
        language=known(info.language_code),
        status=STATUSES.get(info.state),
        owned=None if info.is_system_voice is None else not info.is_system_voice,
        preview=as_link(info.preview_audio),
        created_at=moment(info.create_time),
        request_id=request_id,
        raw=info,
    )
