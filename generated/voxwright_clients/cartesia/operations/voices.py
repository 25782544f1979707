# Generated from the documents in specs/cartesia/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on voices: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, Operation

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.clip import ClipInput
    from voxwright._core.request import Request

CLONE: Final[Operation[models.VoiceMetadata]] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/voices/clone",
    fields=(
        Field(
            "clip",
            "part",
            s.File(formats=("flac", "mp3", "mpeg", "mpga", "oga", "ogg", "wav", "webm")),
            required=True,
            argument="clip",
        ),
        Field("name", "part", s.Str(), required=True, argument="name"),
        Field("description", "part", s.Str(), argument="description"),
        Field("language", "part", s.Str(enum=models.SUPPORTED_LANGUAGE_VALUES), required=True, argument="language"),
        Field("base_voice_id", "part", s.Str()),
        Field("mode", "part", s.Str(enum=models.CLONE_MODE_VALUES), deprecated=True),
        Field("enhance", "part", s.Bool(), deprecated=True),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoiceMetadata)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    body_type="multipart/form-data",
    billed=True,
    summary="Clone a voice",
)


def clone(
    *,
    clip: ClipInput,
    name: str,
    language: models.SupportedLanguage,
    description: str | None = None,
    base_voice_id: str | None = None,
    mode: models.CloneMode | None = None,
    enhance: bool | None = None,
) -> Request[models.VoiceMetadata]:
    """Clone a voice.

    Makes a voice out of a recording; about 5 seconds of speech are enough.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        clip: The recording to be cloned, best about 5 seconds long. One of flac, mp3, mpeg, mpga,
            oga, ogg, wav, webm.
        name: The name of the voice.
        language: The language of the voice.
        description: A description for the voice.
        base_voice_id: The voice that the new one is derived from.
        mode: Has no effect any more. Deprecated by the vendor.
        enhance: Once reduced background noise; has no effect any more. Deprecated by the vendor.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /voices/clone, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return CLONE.request(
        clip=clip,
        name=name,
        language=language,
        description=description,
        base_voice_id=base_voice_id,
        mode=mode,
        enhance=enhance,
    )
