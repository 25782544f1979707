# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on speech: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, StreamOperation

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.operation import StreamRequest

CREATE: Final[StreamOperation[models.SpeechWithPhonemes]] = StreamOperation(
    vendor=VENDOR,
    name="speech.create",
    method="POST",
    path="/v1/text-to-speech/{voice_id}",
    fields=(
        Field("voice_id", "path", s.Str(min_length=1), required=True, argument="voice"),
        Field("text", "body", s.Str(max_length=300), required=True, argument="text"),
        Field("language", "body", s.Str(enum=models.SPEECH_LANGUAGE_VALUES), required=True, argument="language"),
        Field("style", "body", s.Str()),
        Field("model", "body", s.Str(enum=models.SPEECH_MODEL_VALUES), argument="model"),
        Field("output_format", "body", s.Str(enum=models.SPEECH_FORMAT_VALUES), argument="format"),
        Field("voice_settings", "body", s.Model(lambda: models.VoiceSettings)),
        Field("include_phonemes", "body", s.Bool()),
        Field("normalized_text", "body", s.Str()),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.SpeechWithPhonemes)),
        Answer("200", "audio/wav", s.Binary(), stream=True),
        Answer("200", "audio/mpeg", s.Binary(), stream=True),
        Answer("400", "application/json", s.Model(lambda: models.BadRequestErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("402", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("403", "application/json", s.Model(lambda: models.ForbiddenErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("408", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.TooManyRequestsErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    body_type="application/json",
    billed=True,
    rate_limit=(20, 60.0),
    summary="Speak a text",
)


def create(
    *,
    voice_id: str,
    text: str,
    language: models.SpeechLanguage,
    style: str | None = None,
    model: models.SpeechModel | None = None,
    output_format: models.SpeechFormat | None = None,
    voice_settings: models.VoiceSettings | None = None,
    include_phonemes: bool | None = None,
    normalized_text: str | None = None,
) -> StreamRequest[models.SpeechWithPhonemes]:
    """Speak a text.

    Makes speech of a text and sends it when it is complete. With `include_phonemes` the answer is JSON
    that holds the audio in Base64.

    At most 20 requests a minute with the plans Free and Starter, 30 with Creator, 60 with Pro.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_id: Id of the voice that speaks, a custom one or one that Supertone offers. Not empty.
        text: What is to be said. At most 300 characters.
        language: Language of the text.
        style: One of the styles of the voice. Left out, the usual one of the voice.
        model: The model that speaks. The vendor's default: `sona_speech_1`.
        output_format: Format of the audio. The vendor's default: `wav`.
        voice_settings: How the voice speaks.
        include_phonemes: Whether the answer tells the phonemes and their times too; it then comes as JSON.
            The vendor's default: `False`.
        normalized_text: The text as it is to be read, with numbers and signs written out.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/text-to-speech/{voice_id}, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return CREATE.request(
        voice_id=voice_id,
        text=text,
        language=language,
        style=style,
        model=model,
        output_format=output_format,
        voice_settings=voice_settings,
        include_phonemes=include_phonemes,
        normalized_text=normalized_text,
    )


STREAM: Final[StreamOperation[bytes]] = StreamOperation(
    vendor=VENDOR,
    name="speech.stream",
    method="POST",
    path="/v1/text-to-speech/{voice_id}/stream",
    fields=(
        Field("voice_id", "path", s.Str(min_length=1), required=True, argument="voice"),
        Field("text", "body", s.Str(max_length=300), required=True, argument="text"),
        Field("language", "body", s.Str(enum=models.SPEECH_LANGUAGE_VALUES), required=True, argument="language"),
        Field("style", "body", s.Str()),
        Field("model", "body", s.Str(enum=models.SPEECH_MODEL_VALUES), argument="model"),
        Field("output_format", "body", s.Str(enum=models.SPEECH_FORMAT_VALUES), argument="format"),
        Field("voice_settings", "body", s.Model(lambda: models.VoiceSettings)),
        Field("include_phonemes", "body", s.Bool()),
        Field("normalized_text", "body", s.Str()),
    ),
    answers=(
        Answer("200", "audio/wav", s.Binary(), stream=True),
        Answer("200", "audio/mpeg", s.Binary(), stream=True),
        Answer("200", "application/x-ndjson", s.Binary()),
        Answer("400", "application/json", s.Model(lambda: models.BadRequestErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.UnauthorizedErrorResponse)),
        Answer("402", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("403", "application/json", s.Model(lambda: models.ForbiddenErrorResponse)),
        Answer("404", "application/json", s.Model(lambda: models.NotFoundErrorResponse)),
        Answer("408", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("429", "application/json", s.Model(lambda: models.TooManyRequestsErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.InternalServerErrorResponse)),
    ),
    body_type="application/json",
    billed=True,
    rate_limit=(20, 60.0),
    summary="Speak a text, streamed",
)


def stream(
    *,
    voice_id: str,
    text: str,
    language: models.SpeechLanguage,
    style: str | None = None,
    model: models.SpeechModel | None = None,
    output_format: models.SpeechFormat | None = None,
    voice_settings: models.VoiceSettings | None = None,
    include_phonemes: bool | None = None,
    normalized_text: str | None = None,
) -> StreamRequest[bytes]:
    """Speak a text, streamed.

    Makes speech of a text and sends it while it is being made. With `include_phonemes` the answer is
    one JSON object a line.

    At most 20 requests a minute with the plans Free and Starter, 30 with Creator, 60 with Pro.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_id: Id of the voice that speaks, a custom one or one that Supertone offers. Not empty.
        text: What is to be said. At most 300 characters.
        language: Language of the text.
        style: One of the styles of the voice. Left out, the usual one of the voice.
        model: The model that speaks. The vendor's default: `sona_speech_1`.
        output_format: Format of the audio. The vendor's default: `wav`.
        voice_settings: How the voice speaks.
        include_phonemes: Whether the answer tells the phonemes and their times too; it then comes as JSON.
            The vendor's default: `False`.
        normalized_text: The text as it is to be read, with numbers and signs written out.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/text-to-speech/{voice_id}/stream, Supertone 0.9.6,
    https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
    """
    return STREAM.request(
        voice_id=voice_id,
        text=text,
        language=language,
        style=style,
        model=model,
        output_format=output_format,
        voice_settings=voice_settings,
        include_phonemes=include_phonemes,
        normalized_text=normalized_text,
    )
