# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on voices: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

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
        Field("language", "part", s.Str(enum=models.SUPPORTED_LANGUAGE_VALUES), required=True, argument="language"),
        Field("description", "part", s.Str(), argument="description"),
        Field("tagline", "part", s.Str(max_length=32)),
        Field("accent", "part", s.Str()),
        Field("base_voice_id", "part", s.Str()),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoiceMetadata)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
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
    tagline: str | None = None,
    accent: str | None = None,
    base_voice_id: str | None = None,
) -> Request[models.VoiceMetadata]:
    """Clone a voice.

    Makes a voice out of a recording; about 5 seconds of speech are enough.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        clip: The recording to be cloned, best about 5 seconds long. One of flac, mp3, mpeg, mpga,
            oga, ogg, wav, webm.
        name: The name of the voice.
        language: The language of the voice.
        description: A description of the voice.
        tagline: The voice in a few words. At most 32 characters.
        accent: The accent of the voice, by its id in the catalog, such as `southern-us`.
        base_voice_id: The voice that the new one is derived from.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /voices/clone, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return CLONE.request(
        clip=clip,
        name=name,
        language=language,
        description=description,
        tagline=tagline,
        accent=accent,
        base_voice_id=base_voice_id,
    )


DELETE: Final[Operation[None]] = Operation(
    vendor=VENDOR,
    name="voices.delete",
    method="DELETE",
    path="/voices/{id}",
    fields=(Field("id", "path", s.Str(), required=True, argument="voice"),),
    answers=(
        Answer("204", "", None),
        Answer("404", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
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

    Source: DELETE /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return DELETE.request(id=id)


GET: Final[Operation[models.Voice]] = Operation(
    vendor=VENDOR,
    name="voices.get",
    method="GET",
    path="/voices/{id}",
    fields=(
        Field("id", "path", s.Str(), required=True, argument="voice"),
        Field("expand", "query", s.List(s.Str(enum=("preview_file_url",))), wire="expand[]"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.Voice)),
        Answer("404", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    summary="Get a voice",
)


def get(*, id: str, expand: Sequence[Literal["preview_file_url"]] | None = None) -> Request[models.Voice]:
    """Get a voice.

    Gives one voice.

    Args:
        id: The id of the voice.
        expand: What the answer is to hold beyond the usual.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        Field("q", "query", s.Str()),
        Field("is_owner", "query", s.Bool()),
        Field("gender", "query", s.Str(enum=models.GENDER_PRESENTATION_VALUES)),
        Field("language", "query", s.Str(), argument="language"),
        Field("expand", "query", s.List(s.Str(enum=("preview_file_url",))), wire="expand[]"),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoicePage)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    summary="List voices",
)


def list(
    *,
    limit: int | None = None,
    starting_after: str | None = None,
    ending_before: str | None = None,
    q: str | None = None,
    is_owner: bool | None = None,
    gender: models.GenderPresentation | None = None,
    language: str | None = None,
    expand: Sequence[Literal["preview_file_url"]] | None = None,
) -> Request[models.VoicePage]:
    """List voices.

    Gives one page of the voices that the account can use, those of the library among them. The page
    after it begins behind the id of the last voice.

    Args:
        limit: The most voices in a page. At least 1, at most 100. The vendor's default: `10`.
        starting_after: The id of a voice; the page begins behind it.
        ending_before: The id of a voice; the page ends before it.
        q: Only voices with these words in name or description, or the one with this id.
        is_owner: Only voices that the account owns, or only the others.
        gender: Only voices that sound so.
        language: Only voices of this language.
        expand: What the answer is to hold beyond the usual.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /voices, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return LIST.request(
        limit=limit,
        starting_after=starting_after,
        ending_before=ending_before,
        q=q,
        is_owner=is_owner,
        gender=gender,
        language=language,
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
        Field("accent", "body", s.Str(), required=True),
        Field("description", "body", s.Str()),
        Field("tagline", "body", s.Str(max_length=32)),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.VoiceMetadata)),
        Answer("404", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    body_type="application/json",
    billed=True,
    summary="Localize a voice",
)


def localize(
    *, voice_id: str, name: str, accent: str, description: str | None = None, tagline: str | None = None
) -> Request[models.VoiceMetadata]:
    """Localize a voice.

    Makes a voice with another accent out of one that there is.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_id: The id of the voice to begin with.
        name: The name of the new voice.
        accent: The accent of the new voice, by its id in the catalog; one that can be localized to.
        description: The description of the new voice.
        tagline: The new voice in a few words. At most 32 characters.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /voices/localize, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return LOCALIZE.request(voice_id=voice_id, name=name, accent=accent, description=description, tagline=tagline)


UPDATE: Final[Operation[models.Voice]] = Operation(
    vendor=VENDOR,
    name="voices.update",
    method="PATCH",
    path="/voices/{id}",
    fields=(
        Field("id", "path", s.Str(), required=True, argument="voice"),
        Field("name", "body", s.Str(), argument="name"),
        Field("description", "body", s.Str(), argument="description"),
        Field("gender", "body", s.Nullable(s.Str(enum=models.GENDER_PRESENTATION_VALUES))),
        Field("accent", "body", s.Nullable(s.Str())),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.Voice)),
        Answer("404", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    body_type="application/json",
    summary="Update a voice",
)


def update(
    *,
    id: str,
    name: str | None = None,
    description: str | None = None,
    gender: models.GenderPresentation | None | Unset = UNSET,
    accent: str | None | Unset = UNSET,
) -> Request[models.Voice]:
    """Update a voice.

    Replaces what is given of a voice; the rest stays.

    Args:
        id: The id of the voice.
        name: The new name.
        description: The new description.
        gender: How the voice sounds; null takes back what was said.
        accent: The accent of the voice, by its id in the catalog.

    Returns:
        The request, as a value; nothing is sent.

    Source: PATCH /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return UPDATE.request(id=id, name=name, description=description, gender=gender, accent=accent)
