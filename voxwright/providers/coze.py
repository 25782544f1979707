"""Coze: one operation clones a voice and, given an id, trains it anew; both answer with an id alone.

The page's table leaves out that the format of the clip must be named beside it; the vendor's own document has the
field. The voice is ready some time after the answer (the vendor's list would tell), so its status is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from voxwright_clients.coze import models, operations

from voxwright._core.flow import call_answered
from voxwright._models import Extra, Voice, clip_for, language_for

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.flow import Flow

PROVIDER: Final = "coze"


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
