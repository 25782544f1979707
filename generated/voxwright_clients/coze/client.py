# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Coze: `Coze` and, awaited, `AsyncCoze`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from voxwright._core.client import AsyncClient, SyncClient

from . import models, operations
from ._vendor import VENDOR

if TYPE_CHECKING:
    import httpx

    from voxwright._core.clip import ClipInput
    from voxwright._core.event import Event


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
        super().__init__(
            VENDOR,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={},
        )

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
        super().__init__(
            VENDOR,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={},
        )

    @property
    def voices(self) -> AsyncVoices:
        """The operations on voices."""
        return AsyncVoices(self)


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
