# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Cartesia: `Cartesia` and, awaited, `AsyncCartesia`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.settings import conceal
from voxwright._core.unset import UNSET, Unset

from . import models, operations
from ._vendor import VENDOR

if TYPE_CHECKING:
    import httpx

    from voxwright._core.clip import ClipInput
    from voxwright._core.event import Event
    from voxwright._core.stream import AsyncByteStream, ByteStream


class Cartesia(SyncClient):
    """Calls Cartesia at https://api.cartesia.ai.

    Args:
        api_key: The key, or a function that gives it for each call; CARTESIA_API_KEY of the
            environment if it is not given.
        version: Version of the API, sent as `Cartesia-Version` with each call.
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
        version: str = "2024-11-13",
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
            headers={"Cartesia-Version": version},
        )

    @property
    def speech(self) -> Speech:
        """The operations on speech."""
        return Speech(self)

    @property
    def voices(self) -> Voices:
        """The operations on voices."""
        return Voices(self)


class AsyncCartesia(AsyncClient):
    """Calls Cartesia at https://api.cartesia.ai, awaited.

    Args:
        api_key: The key, or a function that gives it for each call; CARTESIA_API_KEY of the
            environment if it is not given.
        version: Version of the API, sent as `Cartesia-Version` with each call.
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
        version: str = "2024-11-13",
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
            headers={"Cartesia-Version": version},
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
        model_id: str,
        transcript: str,
        voice: models.VoiceSpecifier,
        output_format: models.RawOutputFormat | models.WavOutputFormat | models.Mp3OutputFormat,
        language: models.SupportedLanguage | None = None,
        locale: str | None | Unset = UNSET,
        generation_config: models.GenerationConfig | None = None,
        pronunciation_dict_id: str | None | Unset = UNSET,
        save: bool | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ByteStream:
        """Speak a text.

        Speaks a text with a voice; the sound comes as bytes while it is made.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            model_id: The model that speaks, such as `sonic-latest`, `sonic-3.5`, `sonic-3` or a dated id.
            transcript: The text.
            voice: The voice, by its id.
            output_format: The form of the sound.
            language: The language of the text.
            locale: Language and region to speak, such as `en-US`; give this or `language`.
            generation_config: How the text is spoken; the models before sonic-3 take no notice.
            pronunciation_dict_id: The id of a dictionary of pronunciations of the account.
            save: Whether Cartesia keeps the sound as a file, whose id the header `Cartesia-File-ID`
                then gives.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /tts/bytes, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.speech.create(
                model_id=model_id,
                transcript=transcript,
                voice=voice,
                output_format=output_format,
                language=language,
                locale=locale,
                generation_config=generation_config,
                pronunciation_dict_id=pronunciation_dict_id,
                save=save,
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
        model_id: str,
        transcript: str,
        voice: models.VoiceSpecifier,
        output_format: models.RawOutputFormat | models.WavOutputFormat | models.Mp3OutputFormat,
        language: models.SupportedLanguage | None = None,
        locale: str | None | Unset = UNSET,
        generation_config: models.GenerationConfig | None = None,
        pronunciation_dict_id: str | None | Unset = UNSET,
        save: bool | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncByteStream:
        """Speak a text.

        Speaks a text with a voice; the sound comes as bytes while it is made.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            model_id: The model that speaks, such as `sonic-latest`, `sonic-3.5`, `sonic-3` or a dated id.
            transcript: The text.
            voice: The voice, by its id.
            output_format: The form of the sound.
            language: The language of the text.
            locale: Language and region to speak, such as `en-US`; give this or `language`.
            generation_config: How the text is spoken; the models before sonic-3 take no notice.
            pronunciation_dict_id: The id of a dictionary of pronunciations of the account.
            save: Whether Cartesia keeps the sound as a file, whose id the header `Cartesia-File-ID`
                then gives.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The bytes as they arrive: iterate over them, read or save them. The timeout holds
            until the last one.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /tts/bytes, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.speech.create(
                model_id=model_id,
                transcript=transcript,
                voice=voice,
                output_format=output_format,
                language=language,
                locale=locale,
                generation_config=generation_config,
                pronunciation_dict_id=pronunciation_dict_id,
                save=save,
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
        clip: ClipInput,
        name: str,
        language: models.SupportedLanguage,
        description: str | None = None,
        base_voice_id: str | None = None,
        mode: models.CloneMode | None = None,
        enhance: bool | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.VoiceMetadata:
        """Clone a voice.

        Makes a voice out of a recording; about 5 seconds of speech are enough.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            clip: The recording to be cloned, best about 5 seconds long. One of flac, mp3, mpeg, mpga,
                oga, ogg, wav, webm.
            name: The name of the voice.
            language: The language of the voice.
            description: A description for the voice.
            base_voice_id: The voice that the new one is derived from.
            mode: Has no effect any more. Deprecated by the vendor.
            enhance: Once reduced background noise; has no effect any more. Deprecated by the vendor.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/clone, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.clone(
                clip=clip,
                name=name,
                language=language,
                description=description,
                base_voice_id=base_voice_id,
                mode=mode,
                enhance=enhance,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    def delete(
        self,
        *,
        id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a voice.

        Deletes a voice of the account.

        Args:
            id: The id of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: DELETE /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.delete(id=id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def get(
        self,
        *,
        id: str,
        expand: Sequence[models.Expansion] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Get a voice.

        Gives one voice.

        Args:
            id: The id of the voice.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.get(id=id, expand=expand),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def list(
        self,
        *,
        limit: int | None = None,
        starting_after: str | None = None,
        ending_before: str | None = None,
        is_owner: bool | None = None,
        is_starred: bool | None = None,
        gender: models.GenderPresentation | None = None,
        expand: Sequence[models.Expansion] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoicePage:
        """List voices.

        Gives one page of the voices that the account can use, those of the library among them. The page
        after it begins behind the id of the last voice.

        Args:
            limit: The most voices in a page. At least 1, at most 100. The vendor's default: `10`.
            starting_after: The id of a voice; the page begins behind it.
            ending_before: The id of a voice; the page ends before it.
            is_owner: Only voices that the account owns, or only the others.
            is_starred: Only voices that the user has starred.
            gender: Only voices that sound so.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.list(
                limit=limit,
                starting_after=starting_after,
                ending_before=ending_before,
                is_owner=is_owner,
                is_starred=is_starred,
                gender=gender,
                expand=expand,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def localize(
        self,
        *,
        voice_id: str,
        name: str,
        description: str,
        language: models.SupportedLanguage,
        original_speaker_gender: models.SpeakerGender,
        dialect: str | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceMetadata:
        """Localize a voice.

        Makes a voice of another language or dialect out of one that there is.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            voice_id: The id of the voice to begin with.
            name: The name of the new voice.
            description: The description of the new voice.
            language: The language of the new voice.
            original_speaker_gender: Whether a man or a woman speaks in the voice to begin with.
            dialect: The dialect of the new voice, for languages that have several here.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/localize, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.localize(
                voice_id=voice_id,
                name=name,
                description=description,
                language=language,
                original_speaker_gender=original_speaker_gender,
                dialect=dialect,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    def update(
        self,
        *,
        id: str,
        name: str,
        description: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Update a voice.

        Replaces name and description of a voice; this version wants both.

        Args:
            id: The id of the voice.
            name: The new name.
            description: The new description.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.update(id=id, name=name, description=description),
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
        clip: ClipInput,
        name: str,
        language: models.SupportedLanguage,
        description: str | None = None,
        base_voice_id: str | None = None,
        mode: models.CloneMode | None = None,
        enhance: bool | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.VoiceMetadata:
        """Clone a voice.

        Makes a voice out of a recording; about 5 seconds of speech are enough.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            clip: The recording to be cloned, best about 5 seconds long. One of flac, mp3, mpeg, mpga,
                oga, ogg, wav, webm.
            name: The name of the voice.
            language: The language of the voice.
            description: A description for the voice.
            base_voice_id: The voice that the new one is derived from.
            mode: Has no effect any more. Deprecated by the vendor.
            enhance: Once reduced background noise; has no effect any more. Deprecated by the vendor.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/clone, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.clone(
                clip=clip,
                name=name,
                language=language,
                description=description,
                base_voice_id=base_voice_id,
                mode=mode,
                enhance=enhance,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    async def delete(
        self,
        *,
        id: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a voice.

        Deletes a voice of the account.

        Args:
            id: The id of the voice.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: DELETE /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.delete(id=id),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def get(
        self,
        *,
        id: str,
        expand: Sequence[models.Expansion] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Get a voice.

        Gives one voice.

        Args:
            id: The id of the voice.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.get(id=id, expand=expand),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def list(
        self,
        *,
        limit: int | None = None,
        starting_after: str | None = None,
        ending_before: str | None = None,
        is_owner: bool | None = None,
        is_starred: bool | None = None,
        gender: models.GenderPresentation | None = None,
        expand: Sequence[models.Expansion] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoicePage:
        """List voices.

        Gives one page of the voices that the account can use, those of the library among them. The page
        after it begins behind the id of the last voice.

        Args:
            limit: The most voices in a page. At least 1, at most 100. The vendor's default: `10`.
            starting_after: The id of a voice; the page begins behind it.
            ending_before: The id of a voice; the page ends before it.
            is_owner: Only voices that the account owns, or only the others.
            is_starred: Only voices that the user has starred.
            gender: Only voices that sound so.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.list(
                limit=limit,
                starting_after=starting_after,
                ending_before=ending_before,
                is_owner=is_owner,
                is_starred=is_starred,
                gender=gender,
                expand=expand,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def localize(
        self,
        *,
        voice_id: str,
        name: str,
        description: str,
        language: models.SupportedLanguage,
        original_speaker_gender: models.SpeakerGender,
        dialect: str | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceMetadata:
        """Localize a voice.

        Makes a voice of another language or dialect out of one that there is.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            voice_id: The id of the voice to begin with.
            name: The name of the new voice.
            description: The description of the new voice.
            language: The language of the new voice.
            original_speaker_gender: Whether a man or a woman speaks in the voice to begin with.
            dialect: The dialect of the new voice, for languages that have several here.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/localize, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.localize(
                voice_id=voice_id,
                name=name,
                description=description,
                language=language,
                original_speaker_gender=original_speaker_gender,
                dialect=dialect,
            ),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )

    async def update(
        self,
        *,
        id: str,
        name: str,
        description: str,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Update a voice.

        Replaces name and description of a voice; this version wants both.

        Args:
            id: The id of the voice.
            name: The new name.
            description: The new description.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /voices/{id}, Cartesia 2024-11-13, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.update(id=id, name=name, description=description),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
