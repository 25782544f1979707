# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on speech: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Never

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, StreamOperation

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.operation import StreamRequest

CREATE: Final[StreamOperation[Never]] = StreamOperation(
    vendor=VENDOR,
    name="speech.create",
    method="POST",
    path="/v1/audio/speech",
    fields=(
        Field("input_", "body", s.Str(max_length=1024, unit="bytes"), wire="input", required=True, argument="text"),
        Field("voice_id", "body", s.Str(), required=True, argument="voice"),
        Field("response_format", "body", s.Str(enum=models.SPEECH_FORMAT_VALUES), argument="format"),
        Field("sample_rate", "body", s.Int(minimum=8000, maximum=48000), argument="sample_rate"),
        Field("speed", "body", s.Num(minimum=0.2, maximum=3)),
        Field("loudness_rate", "body", s.Int(minimum=-50, maximum=100)),
        Field("emotion", "body", s.Str(enum=models.SPEECH_EMOTION_VALUES)),
        Field("emotion_scale", "body", s.Num(minimum=1, maximum=5)),
        Field("context_texts", "body", s.Str()),
    ),
    answers=(
        Answer("200", "audio/mpeg", s.Binary(), stream=True),
        Answer("200", "audio/wav", s.Binary(), stream=True),
        Answer("200", "audio/pcm", s.Binary(), stream=True),
        Answer("200", "audio/ogg", s.Binary(), stream=True),
        Answer("200", "application/octet-stream", s.Binary(), stream=True),
        Answer(
            "default", "application/json", s.Union(s.Model(lambda: models.ApiError), s.Model(lambda: models.AuthError))
        ),
    ),
    body_type="application/json",
    billed=True,
    summary="Speak a text",
)


def create(
    *,
    input_: str,
    voice_id: str,
    response_format: models.SpeechFormat | None = None,
    sample_rate: int | None = None,
    speed: float | None = None,
    loudness_rate: int | None = None,
    emotion: models.SpeechEmotion | None = None,
    emotion_scale: float | None = None,
    context_texts: str | None = None,
) -> StreamRequest[Never]:
    """Speak a text.

    Makes speech of a text with a voice that Coze offers or a cloned one.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        input_: What is to be said. At most 1,024 UTF-8 bytes.
        voice_id: Id of the voice that speaks.
        response_format: Format of the audio. The vendor's default: `mp3`.
        sample_rate: Samples of the audio in a second. At least 8000, at most 48000. The vendor's
            default: `24000`.
        speed: How fast is spoken; 1 is as usual. A voice of a big model takes 0.5 to 2, one of a
            small model 0.2 to 3. At least 0.2, at most 3.
        loudness_rate: How much louder or softer is spoken; 0 is as usual. At least -50, at most 100.
        emotion: The emotion to speak with. Not every voice has each; the list of voices says which.
        emotion_scale: How strong the emotion is. At least 1, at most 5. The vendor's default: `4`.
        context_texts: Words that help with how the text is said.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/audio/speech, Coze 1, https://docs.coze.cn
    """
    return CREATE.request(
        input_=input_,
        voice_id=voice_id,
        response_format=response_format,
        sample_rate=sample_rate,
        speed=speed,
        loudness_rate=loudness_rate,
        emotion=emotion,
        emotion_scale=emotion_scale,
        context_texts=context_texts,
    )
