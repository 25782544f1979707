# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on speech: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, Operation, Poll

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.request import Request

CREATE: Final[Operation[models.QwenVoiceDesignResponse]] = Operation(
    vendor=VENDOR,
    name="speech.create",
    method="POST",
    path="/v1/audios/generations",
    fields=(
        Field("model", "body", s.Str(enum=("qwen3-tts-vd",)), required=True),
        Field("prompt", "body", s.Str(max_length=600), required=True, argument="text"),
        Field("voice", "body", s.Str(), required=True, argument="voice"),
        Field(
            "language_type",
            "body",
            s.Str(enum=models.SPEECH_LANGUAGE_VALUES),
            argument="language",
            languages={
                "zh": "Chinese",
                "en": "English",
                "ja": "Japanese",
                "ko": "Korean",
                "fr": "French",
                "de": "German",
                "es": "Spanish",
                "it": "Italian",
                "ru": "Russian",
                "pt": "Portuguese",
            },
        ),
        Field("callback_url", "body", s.Str(max_length=2048, url={"schemes": ["https"], "public": True}, format="uri")),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.QwenVoiceDesignResponse)),
        Answer("400", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("401", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("402", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("403", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorResponse)),
        Answer("500", "application/json", s.Model(lambda: models.ErrorResponse)),
    ),
    body_type="application/json",
    billed=True,
    idempotency="Idempotency-Key",
    poll=Poll(
        operation="tasks.get",
        id="/id",
        status="/status",
        progress="/progress",
        estimate="/task_info/estimated_time",
        interval=6,
        running=("pending", "processing"),
        done=("completed",),
        failed=("failed", "cancelled"),
        error_code="/error/code",
        error_message="/error/message",
        retryable=(
            "generation_failed_no_content",
            "service_error",
            "generation_timeout",
            "resource_exhausted",
            "quota_exceeded",
            "service_unavailable",
        ),
        final=(
            "content_policy_violation",
            "invalid_parameters",
            "image_processing_error",
            "image_dimension_mismatch",
            "request_cancelled",
        ),
    ),
    summary="Speak a text",
)


def create(
    *,
    prompt: str,
    voice: str,
    model: Literal["qwen3-tts-vd"] = "qwen3-tts-vd",
    language_type: models.SpeechLanguage | None = None,
    callback_url: str | None = None,
) -> Request[models.QwenVoiceDesignResponse]:
    """Speak a text.

    Speaks a text with a designed voice. The answer is a task: query it until it is completed, then take
    the link to the audio from its result. The link works for 24 hours. A failed task is refunded.

    Only voices of the voice design (`voices.design`) are taken, those of the system are refused.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        prompt: The text. At most 600 characters.
        voice: Name of a designed voice, `voice` in the result of its design.
        model: The model that speaks.
        language_type: Language of the text.
        callback_url: Address that is told when the task is completed, failed or cancelled, once it is
            billed: HTTPS only, no private address. The call carries what the task query answers
            and waits 10 seconds for a 2xx status; it is repeated at most three times, after 1,
            2 and 4 seconds. It is not signed: take it as a hint and query the task. At most
            2,048 characters.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/audios/generations, EvoLink 1.0.0,
    https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
    """
    return CREATE.request(
        prompt=prompt, voice=voice, model=model, language_type=language_type, callback_url=callback_url
    )
