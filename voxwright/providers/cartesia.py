"""Cartesia: a clone is answered at once, with everything.

Its page (version 2024-11-13) has no field for what is said in the clip or in a preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from voxwright_clients.cartesia import models, operations

from voxwright._core.flow import call_answered
from voxwright._models import Extra, Voice, language_for

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow

PROVIDER: Final = "cartesia"


def clone_voice(
    clip: ClipInput,
    *,
    name: str,
    language: str | None,
    description: str | None,
    transcript: str | None,
    preview_text: str | None,
    extra: Extra,
) -> Flow[Voice[models.VoiceMetadata]]:
    """Clone a voice; the vendor requires a language."""
    del transcript, preview_text
    operation = operations.voices.CLONE
    code = cast("models.SupportedLanguage", language_for(operation, language))
    request = operations.voices.clone(clip=clip, name=name, language=code, description=description)
    answered = yield from call_answered(extra.on(request))
    made = answered.value
    return Voice(
        id=made.id,
        provider=PROVIDER,
        name=made.name,
        description=made.description,
        language=made.language,
        status="ready",
        owned=True,
        created_at=made.created_at,
        request_id=answered.request_id,
        raw=made,
    )
