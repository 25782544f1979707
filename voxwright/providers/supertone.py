"""Supertone: a clone is answered with an id alone, so the voice keeps name, description and language as given.

The page has no field for a language, for what is said in the clip or in a preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from voxwright_clients.supertone import models, operations

from voxwright._core.flow import call_answered
from voxwright._models import Extra, Voice

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow

PROVIDER: Final = "supertone"


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
