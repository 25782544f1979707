# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
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

CLONE: Final[Operation[models.VoiceModelResponse]] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/models/voices",
    fields=(
        Field(
            "clip",
            "part",
            s.File(
                formats=("wav", "mp3", "mp4", "m4a"),
                media_types=("audio/wav", "audio/x-wav", "audio/mpeg", "audio/mp3", "audio/mp4", "audio/x-m4a"),
                max_bytes=6291456,
            ),
            required=True,
            argument="clip",
        ),
        Field("name", "part", s.Str(not_blank=True), required=True, argument="name"),
        Field("language", "part", s.Str(enum=models.CLONE_LANGUAGE_VALUES), required=True, argument="language"),
        Field("description", "part", s.Str(), argument="description"),
        Field("enhance", "part", s.Bool()),
    ),
    answers=(
        Answer("201", "application/json", s.Model(lambda: models.VoiceModelResponse)),
        Answer("400", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("403", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("409", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("413", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("503", "application/json", s.Model(lambda: models.ErrorResponse)),
    ),
    body_type="multipart/form-data",
    billed=True,
    max_body_bytes=6356992,
    rate_limit=(5, 1.0),
    summary="Clone a voice",
)


def clone(
    *,
    clip: ClipInput,
    name: str,
    language: models.CloneLanguage,
    description: str | None = None,
    enhance: bool | None = None,
) -> Request[models.VoiceModelResponse]:
    """Clone a voice.

    Makes a voice out of a recording, for the organization alone. It appears in the voice list (`GET
    /models/voices`) and can be given to an agent as `data.voice`.

    At most 6,291,456 bytes of audio, 6,356,992 bytes of body and 5 requests per second.

    `language` is given in two letters, but answered as a BCP 47 tag.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        clip: The recording to be cloned. One of wav, mp3, mp4, m4a, at most 6,291,456 bytes.
        name: Name of the voice. Not blank.
        language: Language of the voice: Korean (ko), English (en), Japanese (ja), Chinese (zh),
            Spanish (es), French (fr), German (de), Indonesian (id), Thai (th) or Vietnamese
            (vi).
        description: A note that tells the voice from others.
        enhance: Reduce background noise. Only for noisy recordings: the voice may come out less
            alike. The vendor's default: `False`.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
    """
    return CLONE.request(clip=clip, name=name, language=language, description=description, enhance=enhance)


LIST: Final[Operation[models.VoiceModelPage]] = Operation(
    vendor=VENDOR,
    name="voices.list",
    method="GET",
    path="/models/voices",
    fields=(
        Field("provider", "query", s.Str()),
        Field("language", "query", s.Str()),
        Field("cursor", "query", s.Str()),
        Field("limit", "query", s.Int(minimum=1, maximum=100)),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoiceModelPage)),
        Answer("400", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorResponse)),
    ),
    summary="List voices",
)


def list(
    *, provider: str | None = None, language: str | None = None, cursor: str | None = None, limit: int | None = None
) -> Request[models.VoiceModelPage]:
    """List voices.

    Gives the voices that can be used, a page at a time: the public catalogue and the organization's own
    come mixed, and nothing tells them apart.

    An id is unique within its provider only. A query parameter that is not listed here is refused.

    Args:
        provider: Only voices of this provider, for example `google`, `elevenlabs`, `cartesia` or
            `openai`.
        language: Only voices of this language, a BCP 47 tag such as `ko-KR`, or `*`.
        cursor: Where the page begins, `next_cursor` of the page before; the first page if it is
            left out.
        limit: The most voices that the page may hold. vox.ai takes 50 if it is left out. At least
            1, at most 100.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
    """
    return LIST.request(provider=provider, language=language, cursor=cursor, limit=limit)
