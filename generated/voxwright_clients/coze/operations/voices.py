# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
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

CLONE: Final[Operation[models.CloneVoiceResponse]] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/v1/audio/voices/clone",
    fields=(
        Field("voice_name", "part", s.Str(max_length=128, unit="bytes"), required=True, argument="name"),
        Field(
            "file",
            "part",
            s.File(
                formats=("wav", "mp3", "ogg", "m4a", "aac", "pcm"),
                max_bytes=10485760,
                pcm={"sample_rate": 24000, "channels": 1},
            ),
            required=True,
            argument="clip",
        ),
        Field("audio_format", "part", s.Str(enum=models.AUDIO_FORMAT_VALUES), required=True),
        Field("text", "part", s.Str(max_length=1024, unit="bytes"), argument="transcript"),
        Field("language", "part", s.Str(enum=models.CLONE_LANGUAGE_VALUES), argument="language"),
        Field("voice_id", "part", s.Str(), argument="voice"),
        Field("preview_text", "part", s.Str(), argument="preview_text"),
        Field("space_id", "part", s.Str()),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.CloneVoiceResponse)),
        Answer(
            "default", "application/json", s.Union(s.Model(lambda: models.ApiError), s.Model(lambda: models.AuthError))
        ),
    ),
    body_type="multipart/form-data",
    billed=True,
    summary="Clone a voice, or train a cloned voice again",
)


def clone(
    *,
    voice_name: str,
    file: ClipInput,
    audio_format: models.AudioFormat,
    text: str | None = None,
    language: models.CloneLanguage | None = None,
    voice_id: str | None = None,
    preview_text: str | None = None,
    space_id: str | None = None,
) -> Request[models.CloneVoiceResponse]:
    """Clone a voice, or train a cloned voice again.

    Makes a voice out of one recording and keeps it in a workspace. With `voice_id` the named voice is
    trained again: the new training replaces the old one under the same id, at most ten trainings to a
    voice in all.

    Enterprise plans only. A plan includes one cloned voice; more of them, and the storage of their
    models, are charged. A voice can be used in the workspace it was made in, and in no other.

    Billed: it is sent once, and only again where nothing can have been executed.

    Args:
        voice_name: Name of the voice. At most 128 UTF-8 bytes.
        file: The recording to be cloned: one file, best 10 to 30 seconds long, one speaker, no
            noise. One of wav, mp3, ogg, m4a, aac, pcm, at most 10,485,760 bytes, pcm with
            sample rate 24,000 and channels 1.
        audio_format: Format of the recording.
        text: What is said in the recording. A text that differs too much from the recording is
            refused with code 1109. At most 1,024 UTF-8 bytes.
        language: Language of the recording: Chinese (zh), English (en), Japanese (ja), Spanish (es),
            Indonesian (id) or Portuguese (pt).
        voice_id: The voice to train again; its present training is overwritten. Left out, a new voice
            is made.
        preview_text: What the preview of the voice says. Left out, Coze takes a Chinese sentence of its
            own.
        space_id: Workspace that keeps the voice. Left out, the personal workspace of the account.

    Returns:
        The request, as a value; nothing is sent.

    Source: POST /v1/audio/voices/clone, Coze 1, https://docs.coze.cn
    """
    return CLONE.request(
        voice_name=voice_name,
        file=file,
        audio_format=audio_format,
        text=text,
        language=language,
        voice_id=voice_id,
        preview_text=preview_text,
        space_id=space_id,
    )


LIST: Final[Operation[models.ListVoicesResponse]] = Operation(
    vendor=VENDOR,
    name="voices.list",
    method="GET",
    path="/v1/audio/voices",
    fields=(
        Field("filter_system_voice", "query", s.Bool()),
        Field("model_type", "query", s.Str()),
        Field("voice_state", "query", s.Str(enum=models.VOICE_STATE_VALUES)),
        Field("page_num", "query", s.Int(minimum=1)),
        Field("page_size", "query", s.Int(minimum=1, maximum=100)),
    ),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.ListVoicesResponse)),
        Answer(
            "default", "application/json", s.Union(s.Model(lambda: models.ApiError), s.Model(lambda: models.AuthError))
        ),
    ),
    summary="List voices",
)


def list(
    *,
    filter_system_voice: bool | None = None,
    model_type: str | None = None,
    voice_state: models.VoiceState | None = None,
    page_num: int | None = None,
    page_size: int | None = None,
) -> Request[models.ListVoicesResponse]:
    """List voices.

    Gives one page of the voices that can be used: those that Coze offers and the cloned ones. While
    `data.has_more` is true there is another page.

    Args:
        filter_system_voice: Whether to leave out the voices that Coze offers to everybody. The vendor's default:
            `False`.
        model_type: Only the voices of one kind of model: big or small.
        voice_state: Only the voices in this state: not cloned yet (init), cloned, or all of them. Left
            out, a voice whose cloning goes on is not among them. The vendor's default:
            `cloned`.
        page_num: Which page is asked for, counted from 1. At least 1.
        page_size: How many voices a page may hold. At least 1, at most 100.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /v1/audio/voices, Coze 1, https://docs.coze.cn
    """
    return LIST.request(
        filter_system_voice=filter_system_voice,
        model_type=model_type,
        voice_state=voice_state,
        page_num=page_num,
        page_size=page_size,
    )
