"""Cartesia: a clone is answered at once, with everything.

Its page (version 2024-11-13) has no field for what is said in the clip or in a preview. `api` is the package of the
version that the client was made for; the types are those of the default one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import voxwright_clients.cartesia as default

from voxwright._core.flow import call, call_answered
from voxwright._models import Extra, Page, Voice, changes_for, known, language_for, only
from voxwright._speech import spoken_by

if TYPE_CHECKING:
    from voxwright_clients.cartesia import models

    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow
    from voxwright._core.unset import Unset
    from voxwright._models import Spoken

PROVIDER: Final = "cartesia"
PAGE_SIZE: Final = 100
NEWEST_MODEL: Final = "sonic-latest"
"""The vendor requires a model, and this name stands for its newest."""
SAMPLE_RATE: Final = 44_100
CONTAINERS: Final[dict[str, dict[str, object]]] = {
    "wav": {"container": "wav", "encoding": "pcm_s16le"},
    "mp3": {"container": "mp3", "bit_rate": 128_000},
    "pcm": {"container": "raw", "encoding": "pcm_s16le"},
}


def clone_voice(
    clip: ClipInput,
    *,
    name: str,
    language: str | None,
    description: str | None,
    transcript: str | None,
    preview_text: str | None,
    extra: Extra,
    api: Any = default,
) -> Flow[Voice[models.VoiceMetadata]]:
    """Clone a voice; the vendor requires a language."""
    del transcript, preview_text
    operations = api.operations
    code = language_for(operations.voices.CLONE, language)
    request = operations.voices.clone(clip=clip, name=name, language=code, description=description)
    answered = yield from call_answered(extra.on(request))
    return voice_of(answered.value, owned=True, request_id=answered.request_id)


def list_voices(
    *, owned: bool | None, language: str | None, cursor: str | None, api: Any = default
) -> Flow[Page[models.Voice]]:
    """Return a page; the next one begins behind its last voice, or where an empty page says."""
    del language  # filtered by the common call, since not every version has a parameter for it
    request = api.operations.voices.list(limit=PAGE_SIZE, starting_after=cursor, is_owner=owned)
    answered = yield from call_answered(request)
    page: models.VoicePage = answered.value
    voices = tuple(voice_of(item, owned=item.is_owner, request_id=answered.request_id) for item in page.data)
    last = page.data[-1].id if page.data else known(page.next_page)
    return Page(voices=voices, next=last if page.has_more else None)


def get_voice(voice_id: str, *, api: Any = default) -> Flow[Voice[models.Voice]]:
    """Return a voice."""
    answered = yield from call_answered(api.operations.voices.get(id=voice_id))
    made: models.Voice = answered.value
    return voice_of(made, owned=made.is_owner, request_id=answered.request_id)


def update_voice(
    voice_id: str, *, name: str | Unset | None, description: str | Unset | None, extra: Extra, api: Any = default
) -> Flow[Voice[models.Voice]]:
    """Change a voice; where the version requires both fields, what is not given is fetched before."""
    voices = api.operations.voices
    changes = changes_for(voices.UPDATE, name=name, description=description)
    absent = [
        field.name for field in voices.UPDATE.fields if field.required and field.argument in {"name", "description"}
    ]
    absent = [name for name in absent if name not in changes]
    if absent:
        extra.on(voices.update(id=voice_id, **changes, **dict.fromkeys(absent, "-"))).check()
        now = yield from call(Extra(headers=extra.headers).on(voices.get(id=voice_id)))
        changes |= {name: getattr(now, name) for name in absent}
    answered = yield from call_answered(extra.on(voices.update(id=voice_id, **changes)))
    made: models.Voice = answered.value
    return voice_of(made, owned=made.is_owner, request_id=answered.request_id)


def delete_voice(voice_id: str, *, api: Any = default) -> Flow[None]:
    """Delete a voice of the account."""
    yield from call(api.operations.voices.delete(id=voice_id))


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
    api: Any = default,
) -> Flow[Spoken]:
    """Speak; WAV and PCM have 16 bits a sample, MP3 has 128 kbit/s. A language is sent where one is given."""
    del voice
    operation = api.operations.speech.CREATE
    only(operation, tuple(CONTAINERS), format=format)
    only(operation, api.models.SPEECH_SAMPLE_RATE_VALUES, sample_rate=sample_rate)
    by_id = getattr(api.models, "VoiceSpecifier", None)  # later versions take the id as it is
    request = api.operations.speech.create(
        model_id=model or NEWEST_MODEL,
        transcript=text,
        voice=voice_id if by_id is None else by_id(mode="id", id=voice_id),
        output_format={**CONTAINERS[format], "sample_rate": sample_rate or SAMPLE_RATE},
        language=language_for(operation, language),
    )
    return spoken_by(extra.on(request), format=format)


def voice_of(made: Any, *, owned: bool, request_id: str | None) -> Voice[Any]:
    """Return a voice as the vendor tells it; its sample needs the key, so it is no preview."""
    return Voice(
        id=made.id,
        provider=PROVIDER,
        name=made.name,
        description=made.description,
        language=made.language,
        status="ready",
        owned=owned,
        created_at=made.created_at,
        request_id=request_id,
        raw=made,
    )
