# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Supertone: `Supertone` and, awaited, `AsyncSupertone`."""

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


class Supertone(SyncClient):
    """Calls Supertone at https://supertoneapi.com.

    Args:
        api_key: The key, or a function that gives it for each call; SUPERTONE_API_KEY of the
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
    def voices(self) -> Voices:
        """The operations on voices."""
        return Voices(self)


class AsyncSupertone(AsyncClient):
    """Calls Supertone at https://supertoneapi.com, awaited.

    Args:
        api_key: The key, or a function that gives it for each call; SUPERTONE_API_KEY of the
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
        voice_id: str,
        text: str,
        language: models.SpeechLanguage,
        style: str | None = None,
        model: models.SpeechModel | None = None,
        output_format: models.SpeechFormat | None = None,
        voice_settings: models.VoiceSettings | None = None,
        include_phonemes: bool | None = None,
        normalized_text: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ByteStream | models.SpeechWithPhonemes:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/text-to-speech/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.speech.create(
                voice_id=voice_id,
                text=text,
                language=language,
                style=style,
                model=model,
                output_format=output_format,
                voice_settings=voice_settings,
                include_phonemes=include_phonemes,
                normalized_text=normalized_text,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def stream(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ByteStream | bytes:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/text-to-speech/{voice_id}/stream, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.speech.stream(
                voice_id=voice_id,
                text=text,
                language=language,
                style=style,
                model=model,
                output_format=output_format,
                voice_settings=voice_settings,
                include_phonemes=include_phonemes,
                normalized_text=normalized_text,
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
        voice_id: str,
        text: str,
        language: models.SpeechLanguage,
        style: str | None = None,
        model: models.SpeechModel | None = None,
        output_format: models.SpeechFormat | None = None,
        voice_settings: models.VoiceSettings | None = None,
        include_phonemes: bool | None = None,
        normalized_text: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncByteStream | models.SpeechWithPhonemes:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/text-to-speech/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.speech.create(
                voice_id=voice_id,
                text=text,
                language=language,
                style=style,
                model=model,
                output_format=output_format,
                voice_settings=voice_settings,
                include_phonemes=include_phonemes,
                normalized_text=normalized_text,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def stream(
        self,
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
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncByteStream | bytes:
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
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/text-to-speech/{voice_id}/stream, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.speech.stream(
                voice_id=voice_id,
                text=text,
                language=language,
                style=style,
                model=model,
                output_format=output_format,
                voice_settings=voice_settings,
                include_phonemes=include_phonemes,
                normalized_text=normalized_text,
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
        files: ClipInput,
        name: str,
        description: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.CreateCustomVoiceResponse:
        """Clone a voice.

        Makes a custom voice out of one recording. Its id can be spoken with at once.

        Needs the plan STARTER or a higher one. At most 10 requests per minute.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            files: The recording to be cloned: one file of less than 3 MiB, best 5 to 30 seconds long,
                one speaker, mono. One of wav, mp3, at most 3,145,727 bytes.
            name: Name of the voice. At most 100 characters.
            description: What is said of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/custom-voices/cloned-voice, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.voices.clone(files=files, name=name, description=description),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    def delete(
        self,
        *,
        voice_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a custom voice.

        Removes one custom voice of the account.

        Args:
            voice_id: Id of the voice. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: DELETE /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.voices.delete(voice_id=voice_id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def get(
        self,
        *,
        voice_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoice:
        """Get a custom voice.

        Gives one custom voice of the account.

        Args:
            voice_id: Id of the voice. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.voices.get(voice_id=voice_id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def list(
        self,
        *,
        page_size: float | None = None,
        next_page_token: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoicePage:
        """List custom voices.

        Gives one page of the custom voices of the account. While `next_page_token` is not null there is
        another page. The voices that Supertone offers to everybody are not among them.

        Args:
            page_size: How many voices a page may hold. At least 10, at most 100. The vendor's default:
                `20`.
            next_page_token: Which page is asked for, as the page before it says. Left out, the first one.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/custom-voices, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.voices.list(page_size=page_size, next_page_token=next_page_token),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def update(
        self,
        *,
        voice_id: str,
        name: str | None = None,
        description: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoice:
        """Rename a custom voice, or describe it anew.

        Changes what is given and keeps the rest. The recording that the voice was made of can not be
        changed.

        Args:
            voice_id: Id of the voice. Not empty.
            name: The new name.
            description: What is to be said of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return self._client.send(
            operations.voices.update(voice_id=voice_id, name=name, description=description),
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
        files: ClipInput,
        name: str,
        description: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.CreateCustomVoiceResponse:
        """Clone a voice.

        Makes a custom voice out of one recording. Its id can be spoken with at once.

        Needs the plan STARTER or a higher one. At most 10 requests per minute.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            files: The recording to be cloned: one file of less than 3 MiB, best 5 to 30 seconds long,
                one speaker, mono. One of wav, mp3, at most 3,145,727 bytes.
            name: Name of the voice. At most 100 characters.
            description: What is said of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /v1/custom-voices/cloned-voice, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.voices.clone(files=files, name=name, description=description),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    async def delete(
        self,
        *,
        voice_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a custom voice.

        Removes one custom voice of the account.

        Args:
            voice_id: Id of the voice. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: DELETE /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.voices.delete(voice_id=voice_id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def get(
        self,
        *,
        voice_id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoice:
        """Get a custom voice.

        Gives one custom voice of the account.

        Args:
            voice_id: Id of the voice. Not empty.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.voices.get(voice_id=voice_id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def list(
        self,
        *,
        page_size: float | None = None,
        next_page_token: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoicePage:
        """List custom voices.

        Gives one page of the custom voices of the account. While `next_page_token` is not null there is
        another page. The voices that Supertone offers to everybody are not among them.

        Args:
            page_size: How many voices a page may hold. At least 10, at most 100. The vendor's default:
                `20`.
            next_page_token: Which page is asked for, as the page before it says. Left out, the first one.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /v1/custom-voices, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.voices.list(page_size=page_size, next_page_token=next_page_token),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def update(
        self,
        *,
        voice_id: str,
        name: str | None = None,
        description: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.CustomVoice:
        """Rename a custom voice, or describe it anew.

        Changes what is given and keeps the rest. The recording that the voice was made of can not be
        changed.

        Args:
            voice_id: Id of the voice. Not empty.
            name: The new name.
            description: What is to be said of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /v1/custom-voices/{voice_id}, Supertone 0.9.6,
        https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice
        """
        return await self._client.send(
            operations.voices.update(voice_id=voice_id, name=name, description=description),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
