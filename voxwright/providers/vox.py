"""vox.ai: a clone is answered at once, with everything.

Two letters name the language on the way in, a BCP 47 tag on the way out. Ids are unique only inside the speech provider
that the answer names (seen in the vendor's catalogue), so `ref` names both. The page has no field for what is said in
the clip or in a preview. The list holds the organization's voices among those of the catalogue, and nothing tells them
apart; it refuses parameters that it does not document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from voxwright_clients.vox import models, operations

from voxwright._core.flow import call_answered
from voxwright._link import as_link
from voxwright._listing import find_voice
from voxwright._models import Extra, Page, Voice, known, language_for, no_filter

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow

PROVIDER: Final = "vox"
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
) -> Flow[Voice[models.VoiceModelResponse]]:
    """Clone a voice; the vendor requires a language."""
    del transcript, preview_text
    operation = operations.voices.CLONE
    code = cast("models.CloneLanguage", language_for(operation, language))
    request = operations.voices.clone(clip=clip, name=name, language=code, description=description)
    answered = yield from call_answered(extra.on(request))
    return voice_of(answered.value, description=description, owned=True, request_id=answered.request_id)


def list_voices(
    *, owned: bool | None, language: str | None, cursor: str | None
) -> Flow[Page[models.VoiceModelResponse]]:
    """Return a page of all voices that can be used."""
    del language  # filtered by the common call
    no_filter(operations.voices.LIST, "the vendor does not tell whose a voice is", owned=owned)
    answered = yield from call_answered(operations.voices.list(cursor=cursor, limit=PAGE_SIZE))
    voices = tuple(voice_of(item, request_id=answered.request_id) for item in answered.value.items)
    return Page(voices=voices, next=known(answered.value.next_cursor))


def get_voice(voice_id: str) -> Flow[Voice[models.VoiceModelResponse]]:
    """Return a voice, out of the list; without its speech provider an id may fit several."""
    return find_voice(
        operations.voices.LIST, lambda cursor: list_voices(owned=None, language=None, cursor=cursor), voice_id
    )


def voice_of(
    made: models.VoiceModelResponse,
    *,
    description: str | None = None,
    owned: bool | None = None,
    request_id: str | None,
) -> Voice[models.VoiceModelResponse]:
    """Return a voice as the vendor tells it."""
    return Voice(
        id=made.id,
        ref=f"{PROVIDER}:{made.provider}:{made.id}",
        provider=PROVIDER,
        name=made.name,
        description=known(made.description) or description,
        language=made.language,
        status="ready",
        owned=owned,
        model=known(made.model),
        preview=as_link(known(made.sample_url)),
        request_id=request_id,
        raw=made,
    )
