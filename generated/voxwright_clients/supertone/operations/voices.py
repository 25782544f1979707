# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
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

CLONE: Final[Operation[models.CreateCustomVoiceResponse]] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/v1/custom-voices/cloned-voice",
    fields=(
        Field(
            "files",
            "part",
            s.File(formats=("wav", "mp3"), media_types=("audio/wav", "audio/mpeg"), max_bytes=3145727),
            required=True,
            argument="clip",
        ),
        Field("name", "part", s.Str(max_length=100), required=True, argument="name"),
        Field("description", "part", s.Str(), argument="description"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.CreateCustomVoiceResponse)),
        Answer("400", "application/json", s.Model(lambda: models.BadRequestErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("403", "application/json", s.Model(lambda: models.ForbiddenErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("413", "application/json", s.Model(lambda: models.PayloadTooLargeErrorResponse)),
        Answer("415", "application/json", s.Model(lambda: models.UnsupportedMediaTypeErrorResponse)),
        Answer("429", "application/json", s.Model(lambda: models.TooManyRequestsErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    body_type="multipart/form-data",
    billed=True,
    rate_limit=(10, 60.0),
    summary="Clone a voice",
)


def clone(*, files: ClipInput, name: str, description: str | None = None) -> Request[models.CreateCustomVoiceResponse]:
    """Clone a voice.

    Makes a custom voice out of one recording. Its id can be spoken with at once.

    Needs the plan STARTER or a higher one. At most 10 requests per minute.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        files: The recording to be cloned: one file of less than 3 MiB, best 5 to 30 seconds long,
            one speaker, mono. One of wav, mp3, at most 3,145,727 bytes.
        name: Name of the voice. At most 100 characters.
        description: What is said of the voice.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/custom-voices/cloned-voice, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return CLONE.request(files=files, name=name, description=description)
