"""Supertone: a clone is answered with an id alone, so the voice keeps name, description and language as given.

The page has no field for a language, for what is said in the clip or in a preview. The list is that of the account's
own voices; those that the vendor offers to all are on another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from voxwright_clients.supertone import models, operations

from voxwright._core.flow import call, call_answered
from voxwright._models import Extra, Page, Voice, changes_for, known, language_for, no_filter, only
from voxwright._speech import spoken_by

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow
    from voxwright._core.unset import Unset
    from voxwright._models import Spoken

PROVIDER: Final = "supertone"
PAGE_SIZE: Final = 100


def clone_voice(
    clip: ClipInput,
    *,
    name: str,
    language: str | None,
    description: str | None,
    transcript: str | None,
    preview_text: str | None,
    extra: Extra,
) -> Flow[Voice[models.CreateCustomVoiceResponse]]:
    """Clone a voice."""
    del transcript, preview_text
    request = operations.voices.clone(files=clip, name=name, description=description)
    answered = yield from call_answered(extra.on(request))
    made = answered.value
    return Voice(
        id=made.voice_id,
        provider=PROVIDER,
        name=name,
        description=description,
        language=language,
        status="ready",
        owned=True,
        request_id=answered.request_id,
        raw=made,
    )


def list_voices(*, owned: bool | None, language: str | None, cursor: str | None) -> Flow[Page[models.CustomVoice]]:
    """Return a page of the account's own voices."""
    operation = operations.voices.LIST
    no_filter(operation, "it is of the account's own voices only", owned=False if owned is False else None)
    no_filter(operation, "the vendor tells no language of a voice", language=language)
    answered = yield from call_answered(operations.voices.list(page_size=PAGE_SIZE, next_page_token=cursor))
    voices = tuple(voice_of(item, request_id=answered.request_id) for item in answered.value.items)
    return Page(voices=voices, next=known(answered.value.next_page_token))


def get_voice(voice_id: str) -> Flow[Voice[models.CustomVoice]]:
    """Return one of the account's own voices."""
    answered = yield from call_answered(operations.voices.get(voice_id=voice_id))
    return voice_of(answered.value, request_id=answered.request_id)


def update_voice(
    voice_id: str, *, name: str | Unset | None, description: str | Unset | None, extra: Extra
) -> Flow[Voice[models.CustomVoice]]:
    """Change name or description; the vendor documents no null for either."""
    changes = changes_for(operations.voices.UPDATE, name=name, description=description)
    answered = yield from call_answered(extra.on(operations.voices.update(voice_id=voice_id, **changes)))
    return voice_of(answered.value, request_id=answered.request_id)


def delete_voice(voice_id: str) -> Flow[None]:
    """Delete one of the account's own voices."""
    yield from call(operations.voices.delete(voice_id=voice_id))


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
    """Speak; the vendor requires a language.

    Its operation that streams is taken for MP3 alone: a WAV file begins with its length, which nobody knows while it is
    still being made.
    """
    operation = operations.speech.STREAM if format == "mp3" else operations.speech.CREATE
    only(operation, sample_rate=sample_rate)
    make = operations.speech.stream if format == "mp3" else operations.speech.create
    request = make(
        voice_id=voice_id,
        text=text,
        language=cast("models.SpeechLanguage", language_for(operation, language or (voice and voice.language))),
        model=cast("models.SpeechModel | None", model),
        output_format=cast("models.SpeechFormat", format),
    )
    request = extra.on(request)  # which holds `extra` to its type
    only(operation, (False,), include_phonemes=(extra.fields or {}).get("include_phonemes"))  # is answered by JSON
    return spoken_by(request, format=format)


def voice_of(made: models.CustomVoice, *, request_id: str | None) -> Voice[models.CustomVoice]:
    """Return a voice of the account as the vendor tells it."""
    return Voice(
        id=made.voice_id,
        provider=PROVIDER,
        name=made.name,
        description=known(made.description),
        status="ready",
        owned=True,
        request_id=request_id,
        raw=made,
    )
