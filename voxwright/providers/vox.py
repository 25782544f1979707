"""vox.ai: a clone is answered at once, with everything.

Two letters name the language on the way in, a BCP 47 tag on the way out. Ids are unique only inside the speech provider
that the answer names (seen in the vendor's catalogue), so `ref` names both. The page has no field for what is said in
the clip or in a preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from voxwright_clients.vox import models, operations

from voxwright._core.flow import call_answered
from voxwright._models import Extra, Voice, known, language_for

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow

PROVIDER: Final = "vox"


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
    made = answered.value
    return Voice(
        id=made.id,
        ref=f"{PROVIDER}:{made.provider}:{made.id}",
        provider=PROVIDER,
        name=made.name,
        description=known(made.description) or description,
        language=made.language,
        status="ready",
        owned=True,
        preview=known(made.sample_url),
        request_id=answered.request_id,
        raw=made,
    )
