# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on voices: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Field, Operation, Poll

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.request import Request

DESIGN: Final[Operation[models.QwenVoiceDesignResponse]] = Operation(
    vendor=VENDOR,
    name="voices.design",
    method="POST",
    path="/v1/audios/generations",
    fields=(
        Field("model", "body", s.Str(enum=("qwen-voice-design",)), required=True),
        Field("voice_prompt", "body", s.Str(max_length=2048), required=True, argument="prompt"),
        Field("preview_text", "body", s.Str(max_length=1024), required=True, argument="preview_text"),
        Field(
            "preferred_name", "body", s.Str(max_length=16, pattern="^[a-zA-Z0-9_]+$"), required=True, argument="name"
        ),
        Field("language", "body", s.Str(enum=models.DESIGN_LANGUAGE_VALUES), argument="language"),
        Field("sample_rate", "body", s.Int(enum=models.PREVIEW_SAMPLE_RATE_VALUES), argument="sample_rate"),
        Field("response_format", "body", s.Str(enum=models.PREVIEW_FORMAT_VALUES), argument="format"),
        Field("target_model", "body", s.Str(enum=models.TARGET_MODEL_VALUES)),
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
    summary="Design a voice",
)


def design(
    *,
    voice_prompt: str,
    preview_text: str,
    preferred_name: str,
    model: Literal["qwen-voice-design"] = "qwen-voice-design",
    language: models.DesignLanguage | None = None,
    sample_rate: models.PreviewSampleRate | None = None,
    response_format: models.PreviewFormat | None = None,
    target_model: models.TargetModel | None = None,
    callback_url: str | None = None,
) -> Request[models.QwenVoiceDesignResponse]:
    """Design a voice.

    Makes a voice from a description in words, with a preview of it. The answer is a task: query it
    until it is completed, then take the name of the voice from its result.

    The voice works with the model `qwen3-tts-vd`, and that model works with designed voices only. Links
    to the preview work for 24 hours. A failed task is refunded.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_prompt: The voice in words, in Chinese or English only. Worth saying: gender, age, pitch,
            pace, mood, timbre and what the voice is for. At most 2,048 characters.
        preview_text: What the preview says, best in the language given by `language`: Chinese, English,
            Japanese, Korean, German, French, Italian, Russian, Portuguese or Spanish. At most
            1,024 characters.
        preferred_name: Name that becomes a part of the voice's own, of ASCII letters, digits and
            underscores. With `announcer` the voice is called something like
            `qwen-tts-vd-announcer-voice-20260402-a1b2`. At most 16 characters, of the form
            `^[a-zA-Z0-9_]+$`.
        model: The model that designs the voice. The vendor's default: `qwen-voice-design`.
        language: Language that the voice leans to, best that of `preview_text`. EvoLink takes Chinese
            (zh) if it is left out.
        sample_rate: Sample rate of the preview in Hz. EvoLink takes 24000 if it is left out.
        response_format: Format of the preview. EvoLink takes wav if it is left out.
        target_model: The model that will speak with the voice; speaking with another one fails. EvoLink
            takes `qwen3-tts-vd-2026-01-26` if it is left out, and that is the only one that can
            speak on its platform today: for the two realtime models a voice can be made in
            advance.
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
    return DESIGN.request(
        voice_prompt=voice_prompt,
        preview_text=preview_text,
        preferred_name=preferred_name,
        model=model,
        language=language,
        sample_rate=sample_rate,
        response_format=response_format,
        target_model=target_model,
        callback_url=callback_url,
    )
