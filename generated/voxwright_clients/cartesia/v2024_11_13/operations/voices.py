# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on voices: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, Operation
from voxwright._core.unset import UNSET, Unset

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


DELETE: Final[Operation[None]] = Operation(
    vendor=VENDOR,
    name="voices.delete",
    method="DELETE",
    path="/voices/{id}",
    fields=(Field("id", "path", s.Str(), required=True, argument="voice"),),
    answers=(
        Answer("204", "", None),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    summary="Delete a voice",
)


def delete(*, id: str) -> Request[None]:
    """Delete a voice.

    Deletes a voice of the account.

    Args:
        id: The id of the voice.

    Returns:
        The request, as a value; nothing is sent.

    Source: DELETE /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return DELETE.request(id=id)


GET: Final[Operation[models.Voice]] = Operation(
    vendor=VENDOR,
    name="voices.get",
    method="GET",
    path="/voices/{id}",
    fields=(
        Field("id", "path", s.Str(), required=True, argument="voice"),
        Field("expand", "query", s.List(s.Str(enum=models.EXPANSION_VALUES)), wire="expand[]"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.Voice)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    summary="Get a voice",
)


def get(*, id: str, expand: Sequence[models.Expansion] | None = None) -> Request[models.Voice]:
    """Get a voice.

    Gives one voice.

    Args:
        id: The id of the voice.
        expand: What the answer is to hold beyond the usual.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return GET.request(id=id, expand=expand)


LIST: Final[Operation[models.VoicePage]] = Operation(
    vendor=VENDOR,
    name="voices.list",
    method="GET",
    path="/voices",
    fields=(
        Field("limit", "query", s.Int(minimum=1, maximum=100)),
        Field("starting_after", "query", s.Str()),
        Field("ending_before", "query", s.Str()),
        Field("is_owner", "query", s.Bool()),
        Field("is_starred", "query", s.Bool()),
        Field("gender", "query", s.Str(enum=models.GENDER_PRESENTATION_VALUES)),
        Field("expand", "query", s.List(s.Str(enum=models.EXPANSION_VALUES)), wire="expand[]"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoicePage)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    summary="List voices",
)


def list(
    *,
    limit: int | None = None,
    starting_after: str | None = None,
    ending_before: str | None = None,
    is_owner: bool | None = None,
    is_starred: bool | None = None,
    gender: models.GenderPresentation | None = None,
    expand: Sequence[models.Expansion] | None = None,
) -> Request[models.VoicePage]:
    """List voices.

    Gives one page of the voices that the account can use, those of the library among them. The page
    after it begins behind the id of the last voice.

    Args:
        limit: The most voices in a page. At least 1, at most 100. The vendor's default: `10`.
        starting_after: The id of a voice; the page begins behind it.
        ending_before: The id of a voice; the page ends before it.
        is_owner: Only voices that the account owns, or only the others.
        is_starred: Only voices that the user has starred.
        gender: Only voices that sound so.
        expand: What the answer is to hold beyond the usual.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /voices, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return LIST.request(
        limit=limit,
        starting_after=starting_after,
        ending_before=ending_before,
        is_owner=is_owner,
        is_starred=is_starred,
        gender=gender,
        expand=expand,
    )


LOCALIZE: Final[Operation[models.VoiceMetadata]] = Operation(
    vendor=VENDOR,
    name="voices.localize",
    method="POST",
    path="/voices/localize",
    fields=(
        Field("voice_id", "body", s.Str(), required=True),
        Field("name", "body", s.Str(), required=True),
        Field("description", "body", s.Str(), required=True),
        Field("language", "body", s.Str(enum=models.SUPPORTED_LANGUAGE_VALUES), required=True),
        Field("original_speaker_gender", "body", s.Str(enum=models.SPEAKER_GENDER_VALUES), required=True),
        Field("dialect", "body", s.Nullable(s.Str())),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoiceMetadata)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    body_type="application/json",
    billed=True,
    summary="Localize a voice",
)


def localize(
    *,
    voice_id: str,
    name: str,
    description: str,
    language: models.SupportedLanguage,
    original_speaker_gender: models.SpeakerGender,
    dialect: str | None | Unset = UNSET,
) -> Request[models.VoiceMetadata]:
    """Localize a voice.

    Makes a voice of another language or dialect out of one that there is.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_id: The id of the voice to begin with.
        name: The name of the new voice.
        description: The description of the new voice.
        language: The language of the new voice.
        original_speaker_gender: Whether a man or a woman speaks in the voice to begin with.
        dialect: The dialect of the new voice, for languages that have several here.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /voices/localize, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return LOCALIZE.request(
        voice_id=voice_id,
        name=name,
        description=description,
        language=language,
        original_speaker_gender=original_speaker_gender,
        dialect=dialect,
    )


UPDATE: Final[Operation[models.Voice]] = Operation(
    vendor=VENDOR,
    name="voices.update",
    method="PATCH",
    path="/voices/{id}",
    fields=(
        Field("id", "path", s.Str(), required=True, argument="voice"),
        Field("name", "body", s.Str(), required=True, argument="name"),
        Field("description", "body", s.Str(), required=True, argument="description"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.Voice)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "text/plain", s.Str()),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "text/plain", s.Str()),
    ),
    body_type="application/json",
    summary="Update a voice",
)


def update(*, id: str, name: str, description: str) -> Request[models.Voice]:
    """Update a voice.

    Replaces name and description of a voice; this version wants both.

    Args:
        id: The id of the voice.
        name: The new name.
        description: The new description.

    Returns:
        The request, as a value; nothing is sent.

    Source: PATCH /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
    """
    return UPDATE.request(id=id, name=name, description=description)
