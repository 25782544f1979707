# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on speech: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Never

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, StreamOperation
from voxwright._core.unset import UNSET, Unset

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.operation import StreamRequest

CREATE: Final[StreamOperation[Never]] = StreamOperation(
    vendor=VENDOR,
    name="speech.create",
    method="POST",
    path="/tts/bytes",
    fields=(
        Field("model_id", "body", s.Str(), required=True, argument="model"),
        Field("transcript", "body", s.Str(), required=True, argument="text"),
        Field("voice", "body", s.Union(s.Str(), s.Model(lambda: models.VoiceById)), required=True, argument="voice"),
        Field(
            "output_format",
            "body",
            s.Union(
                s.Model(lambda: models.RawOutputFormat),
                s.Model(lambda: models.WavOutputFormat),
                s.Model(lambda: models.Mp3OutputFormat),
                discriminator="container",
                mapping={
                    "RawOutputFormat": 0,
                    "WavOutputFormat": 1,
                    "Mp3OutputFormat": 2,
                    "raw": 0,
                    "wav": 1,
                    "mp3": 2,
                },
            ),
            required=True,
        ),
        Field("language", "body", s.Str(enum=models.SUPPORTED_LANGUAGE_VALUES), argument="language"),
        Field("locale", "body", s.Nullable(s.Str())),
        Field("generation_config", "body", s.Model(lambda: models.GenerationConfig)),
        Field("pronunciation_dict_id", "body", s.Nullable(s.Str())),
        Field("save", "body", s.Nullable(s.Bool())),
    ),
    answers=(
        Answer("200", "audio/wav", s.Binary(), stream=True),
        Answer("200", "audio/mpeg", s.Binary(), stream=True),
        Answer("200", "application/octet-stream", s.Binary(), stream=True),
        Answer("404", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    body_type="application/json",
    billed=True,
    summary="Speak a text",
)


def create(
    *,
    model_id: str,
    transcript: str,
    voice: str | models.VoiceById,
    output_format: models.RawOutputFormat | models.WavOutputFormat | models.Mp3OutputFormat,
    language: models.SupportedLanguage | None = None,
    locale: str | None | Unset = UNSET,
    generation_config: models.GenerationConfig | None = None,
    pronunciation_dict_id: str | None | Unset = UNSET,
    save: bool | None | Unset = UNSET,
) -> StreamRequest[Never]:
    """Speak a text.

    Speaks a text with a voice; the sound comes as bytes while it is made.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        model_id: The model that speaks, such as `sonic-latest`, `sonic-3.5`, `sonic-3` or a dated id.
        transcript: The text.
        voice: The voice, as its id or as an object that holds it.
        output_format: The form of the sound.
        language: The language of the text.
        locale: Language and region to speak, such as `en-US`; give this or `language`.
        generation_config: How the text is spoken; the models before sonic-3 take no notice.
        pronunciation_dict_id: The id of a dictionary of pronunciations of the account.
        save: Whether Cartesia keeps the sound as a file, whose id the header `Cartesia-File-ID`
            then gives.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /tts/bytes, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return CREATE.request(
        model_id=model_id,
        transcript=transcript,
        voice=voice,
        output_format=output_format,
        language=language,
        locale=locale,
        generation_config=generation_config,
        pronunciation_dict_id=pronunciation_dict_id,
        save=save,
    )
