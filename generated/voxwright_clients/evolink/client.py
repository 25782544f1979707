# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of EvoLink: `EvoLink` and, awaited, `AsyncEvoLink`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.settings import conceal

from . import models, operations
from ._vendor import VENDOR

if TYPE_CHECKING:
    import httpx

    from voxwright._core.event import Event


class EvoLink(SyncClient):
    """Calls EvoLink at https://api.evolink.ai.

    Args:
        api_key: The key, or a function that gives it for each call; EVOLINK_API_KEY of the
            environment if it is not given.
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
    def tasks(self) -> Tasks:
        """The operations on tasks."""
        return Tasks(self)

    @property
    def voices(self) -> Voices:
        """The operations on voices."""
        return Voices(self)


class AsyncEvoLink(AsyncClient):
    """Calls EvoLink at https://api.evolink.ai, awaited.

    Args:
        api_key: The key, or a function that gives it for each call; EVOLINK_API_KEY of the
            environment if it is not given.
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
    def tasks(self) -> AsyncTasks:
        """The operations on tasks."""
        return AsyncTasks(self)

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
        prompt: str,
        voice: str,
        model: Literal["qwen3-tts-vd"] = "qwen3-tts-vd",
        language_type: models.SpeechLanguage | None = None,
        callback_url: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QwenVoiceDesignResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audios/generations, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return self._client.send(
            operations.speech.create(
                prompt=prompt, voice=voice, model=model, language_type=language_type, callback_url=callback_url
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
        prompt: str,
        voice: str,
        model: Literal["qwen3-tts-vd"] = "qwen3-tts-vd",
        language_type: models.SpeechLanguage | None = None,
        callback_url: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QwenVoiceDesignResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audios/generations, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return await self._client.send(
            operations.speech.create(
                prompt=prompt, voice=voice, model=model, language_type=language_type, callback_url=callback_url
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class Tasks:
    """Operations on tasks."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    def get(
        self,
        *,
        task_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.TaskDetail:
        """Get a task.

        Tells how far a task has come and, once it is completed, what came of it. Links to results work for
        24 hours. What a failed task cost is given back.

        Args:
            task_id: Id of the task, as the answer that created it gave it. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/tasks/{task_id}, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return self._client.send(
            operations.tasks.get(task_id=task_id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class AsyncTasks:
    """Operations on tasks, awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    async def get(
        self,
        *,
        task_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.TaskDetail:
        """Get a task.

        Tells how far a task has come and, once it is completed, what came of it. Links to results work for
        24 hours. What a failed task cost is given back.

        Args:
            task_id: Id of the task, as the answer that created it gave it. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/tasks/{task_id}, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return await self._client.send(
            operations.tasks.get(task_id=task_id),
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

    def design(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QwenVoiceDesignResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audios/generations, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return self._client.send(
            operations.voices.design(
                voice_prompt=voice_prompt,
                preview_text=preview_text,
                preferred_name=preferred_name,
                model=model,
                language=language,
                sample_rate=sample_rate,
                response_format=response_format,
                target_model=target_model,
                callback_url=callback_url,
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

    async def design(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QwenVoiceDesignResponse:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/audios/generations, EvoLink 1.0.0,
        https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design
        """
        return await self._client.send(
            operations.voices.design(
                voice_prompt=voice_prompt,
                preview_text=preview_text,
                preferred_name=preferred_name,
                model=model,
                language=language,
                sample_rate=sample_rate,
                response_format=response_format,
                target_model=target_model,
                callback_url=callback_url,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
