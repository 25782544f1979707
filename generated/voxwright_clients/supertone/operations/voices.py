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


DELETE: Final[Operation[None]] = Operation(
    vendor=VENDOR,
    name="voices.delete",
    method="DELETE",
    path="/v1/custom-voices/{voice_id}",
    fields=(Field("voice_id", "path", s.Str(min_length=1), required=True, argument="voice"),),
    answers=(
        Answer("204", "", None),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    summary="Delete a custom voice",
)


def delete(*, voice_id: str) -> Request[None]:
    """Delete a custom voice.

    Removes one custom voice of the account.

    Args:
        voice_id: Id of the voice. Not empty.

    Returns:
        The request, as a value; nothing is sent.

    Source: DELETE /v1/custom-voices/{voice_id}, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return DELETE.request(voice_id=voice_id)


GET: Final[Operation[models.CustomVoice]] = Operation(
    vendor=VENDOR,
    name="voices.get",
    method="GET",
    path="/v1/custom-voices/{voice_id}",
    fields=(Field("voice_id", "path", s.Str(min_length=1), required=True, argument="voice"),),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.CustomVoice)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    summary="Get a custom voice",
)


def get(*, voice_id: str) -> Request[models.CustomVoice]:
    """Get a custom voice.

    Gives one custom voice of the account.

    Args:
        voice_id: Id of the voice. Not empty.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /v1/custom-voices/{voice_id}, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return GET.request(voice_id=voice_id)


LIST: Final[Operation[models.CustomVoicePage]] = Operation(
    vendor=VENDOR,
    name="voices.list",
    method="GET",
    path="/v1/custom-voices",
    fields=(Field("page_size", "query", s.Num(minimum=10, maximum=100)), Field("next_page_token", "query", s.Str())),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.CustomVoicePage)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    summary="List custom voices",
)


def list(*, page_size: float | None = None, next_page_token: str | None = None) -> Request[models.CustomVoicePage]:
    """List custom voices.

    Gives one page of the custom voices of the account. While `next_page_token` is not null there is
    another page. The voices that Supertone offers to everybody are not among them.

    Args:
        page_size: How many voices a page may hold. At least 10, at most 100. The vendor's default:
            `20`.
        next_page_token: Which page is asked for, as the page before it says. Left out, the first one.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /v1/custom-voices, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return LIST.request(page_size=page_size, next_page_token=next_page_token)


UPDATE: Final[Operation[models.CustomVoice]] = Operation(
    vendor=VENDOR,
    name="voices.update",
    method="PATCH",
    path="/v1/custom-voices/{voice_id}",
    fields=(
        Field("voice_id", "path", s.Str(min_length=1), required=True, argument="voice"),
        Field("name", "body", s.Str(), argument="name"),
        Field("description", "body", s.Str(), argument="description"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.CustomVoice)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    body_type="application/json",
    summary="Rename a custom voice, or describe it anew",
)


def update(*, voice_id: str, name: str | None = None, description: str | None = None) -> Request[models.CustomVoice]:
    """Rename a custom voice, or describe it anew.

    Changes what is given and keeps the rest. The recording that the voice was made of can not be
    changed.

    Args:
        voice_id: Id of the voice. Not empty.
        name: The new name.
        description: What is to be said of the voice.

    Returns:
        The request, as a value; nothing is sent.

    Source: PATCH /v1/custom-voices/{voice_id}, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return UPDATE.request(voice_id=voice_id, name=name, description=description)
