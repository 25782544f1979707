# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Coze: `Coze` and, awaited, `AsyncCoze`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.settings import conceal

from . import models, operations
from ._vendor import VENDOR

if TYPE_CHECKING:
    import httpx

    from voxwright._core.clip import ClipInput
    from voxwright._core.event import Event
    from voxwright._core.stream import AsyncByteStream, ByteStream


class Coze(SyncClient):
    """Calls Coze at https://api.coze.cn.

    Args:
        api_key: The key, or a function that gives it for each call; COZE_API_TOKEN or COZE_API_KEY
            of the environment if it is not given.
        base_url: Another address; `http:` only on this machine.
        timeout: The total seconds of a call, retries and polling included (not each read's, as in
            httpx).
        retries: How many further attempts a call may make; a billed one only where nothing can have
            been executed.
        http_client: An `httpx` client of your own to send with; its promises are then yours.
        transport: An `httpx` transport of your own to send with, such as `httpx.MockTransport`.
        on_event: Called with each attempt before it is sent and when it is back, before anything is
            parsed.

    Raises:
        MissingAPIKeyError: No key was given and none is in the environment.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str] | None = None,
        *,
        base_url: str | None = None,
        timeout: float = 120.0,
        retries: int = 2,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        """Keep the key and the settings; nothing is sent and no connection is made."""
        # Concealed first of all, so that no traceback from here on shows a key.
        secret = conceal(api_key)
        del api_key
        super().__init__(
            VENDOR,
            api_key=secret,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={},
        )

    @property
    def speech(self) -> Speech:
        """The operations on speech."""
        return Speech(self)

    @property
    def voices(self) -> Voices:
        """The operations on voices."""
        return Voices(self)


class AsyncCoze(AsyncClient):
    """Calls Coze at https://api.coze.cn, awaited.

    Args:
        api_key: The key, or a function that gives it for each call; COZE_API_TOKEN or COZE_API_KEY
            of the environment if it is not given.
        base_url: Another address; `http:` only on this machine.
        timeout: The total seconds of a call, retries and polling included (not each read's, as in
            httpx).
        retries: How many further attempts a call may make; a billed one only where nothing can have
            been executed.
        http_client: An `httpx` client of your own to send with; its promises are then yours.
        transport: An `httpx` transport of your own to send with, such as `httpx.MockTransport`.
        on_event: Called with each attempt before it is sent and when it is back, before anything is
            parsed.

    Raises:
        MissingAPIKeyError: No key was given and none is in the environment.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str] | None = None,
        *,
        base_url: str | None = None,
        timeout: float = 120.0,
        retries: int = 2,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        """Keep the key and the settings; nothing is sent and no connection is made."""
        # Concealed first of all, so that no traceback from here on shows a key.
        secret = conceal(api_key)
        del api_key
        super().__init__(
            VENDOR,
            api_key=secret,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={},
        )

    @property
    def speech(self) -> AsyncSpeech:
        """The operations on speech."""
        return AsyncSpeech(self)

    @property
    def voices(self) -> AsyncVoices:
        """The operations on voices."""
        return AsyncVoices(self)


class Speech:
    """Operations on speech."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    def create(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ByteStream:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audio/speech, Coze 1, https://docs.coze.cn
        """
        return self._client.send(
            operations.speech.create(
                input_=input_,
                voice_id=voice_id,
                response_format=response_format,
                sample_rate=sample_rate,
                speed=speed,
                loudness_rate=loudness_rate,
                emotion=emotion,
                emotion_scale=emotion_scale,
                context_texts=context_texts,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class AsyncSpeech:
    """Operations on speech, awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    async def create(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncByteStream:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audio/speech, Coze 1, https://docs.coze.cn
        """
        return await self._client.send(
            operations.speech.create(
                input_=input_,
                voice_id=voice_id,
                response_format=response_format,
                sample_rate=sample_rate,
                speed=speed,
                loudness_rate=loudness_rate,
                emotion=emotion,
                emotion_scale=emotion_scale,
                context_texts=context_texts,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class Voices:
    """Operations on voices."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    def clone(
        self,
        *,
        voice_name: str,
        file: ClipInput,
        audio_format: models.AudioFormat,
        text: str | None = None,
        language: models.CloneLanguage | None = None,
        voice_id: str | None = None,
        preview_text: str | None = None,
        space_id: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.CloneVoiceResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audio/voices/clone, Coze 1, https://docs.coze.cn
        """
        return self._client.send(
            operations.voices.clone(
                voice_name=voice_name,
                file=file,
                audio_format=audio_format,
                text=text,
                language=language,
                voice_id=voice_id,
                preview_text=preview_text,
                space_id=space_id,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    def list(
        self,
        *,
        filter_system_voice: bool | None = None,
        model_type: str | None = None,
        voice_state: models.VoiceState | None = None,
        page_num: int | None = None,
        page_size: int | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.ListVoicesResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/audio/voices, Coze 1, https://docs.coze.cn
        """
        return self._client.send(
            operations.voices.list(
                filter_system_voice=filter_system_voice,
                model_type=model_type,
                voice_state=voice_state,
                page_num=page_num,
                page_size=page_size,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class AsyncVoices:
    """Operations on voices, awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    async def clone(
        self,
        *,
        voice_name: str,
        file: ClipInput,
        audio_format: models.AudioFormat,
        text: str | None = None,
        language: models.CloneLanguage | None = None,
        voice_id: str | None = None,
        preview_text: str | None = None,
        space_id: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.CloneVoiceResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audio/voices/clone, Coze 1, https://docs.coze.cn
        """
        return await self._client.send(
            operations.voices.clone(
                voice_name=voice_name,
                file=file,
                audio_format=audio_format,
                text=text,
                language=language,
                voice_id=voice_id,
                preview_text=preview_text,
                space_id=space_id,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    async def list(
        self,
        *,
        filter_system_voice: bool | None = None,
        model_type: str | None = None,
        voice_state: models.VoiceState | None = None,
        page_num: int | None = None,
        page_size: int | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.ListVoicesResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/audio/voices, Coze 1, https://docs.coze.cn
        """
        return await self._client.send(
            operations.voices.list(
                filter_system_voice=filter_system_voice,
                model_type=model_type,
                voice_state=voice_state,
                page_num=page_num,
                page_size=page_size,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
