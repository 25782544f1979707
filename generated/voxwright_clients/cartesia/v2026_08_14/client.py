# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Cartesia: `Cartesia` and, awaited, `AsyncCartesia`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

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
        version: str = "2026-08-14",
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
    def accents(self) -> Accents:
        """The operations on accents."""
        return Accents(self)

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
        version: str = "2026-08-14",
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
    def accents(self) -> AsyncAccents:
        """The operations on accents."""
        return AsyncAccents(self)

    @property
    def speech(self) -> AsyncSpeech:
        """The operations on speech."""
        return AsyncSpeech(self)

    @property
    def voices(self) -> AsyncVoices:
        """The operations on voices."""
        return AsyncVoices(self)


class Accents:
    """Operations on accents."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    def list(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.AccentCatalog:
        """List accents.

        Gives the accents that a voice can have, all at once.

        Args:
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /accents, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.accents.list(),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


class AsyncAccents:
    """Operations on accents, awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        """Keep the client that sends."""
        self._client = client

    async def list(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.AccentCatalog:
        """List accents.

        Gives the accents that a voice can have, all at once.

        Args:
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /accents, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.accents.list(),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )


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
        voice: str | models.VoiceById,
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
            voice: The voice, as its id or as an object that holds it.
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

        Source: POST /tts/bytes, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        voice: str | models.VoiceById,
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
            voice: The voice, as its id or as an object that holds it.
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

        Source: POST /tts/bytes, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        tagline: str | None = None,
        accent: str | None = None,
        base_voice_id: str | None = None,
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
            description: A description of the voice.
            tagline: The voice in a few words. At most 32 characters.
            accent: The accent of the voice, by its id in the catalog, such as `southern-us`.
            base_voice_id: The voice that the new one is derived from.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/clone, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.clone(
                clip=clip,
                name=name,
                language=language,
                description=description,
                tagline=tagline,
                accent=accent,
                base_voice_id=base_voice_id,
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

        Source: DELETE /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        expand: Sequence[Literal["preview_file_url"]] | None = None,
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

        Source: GET /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        q: str | None = None,
        is_owner: bool | None = None,
        gender: models.GenderPresentation | None = None,
        language: str | None = None,
        expand: Sequence[Literal["preview_file_url"]] | None = None,
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
            q: Only voices with these words in name or description, or the one with this id.
            is_owner: Only voices that the account owns, or only the others.
            gender: Only voices that sound so.
            language: Only voices of this language.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.list(
                limit=limit,
                starting_after=starting_after,
                ending_before=ending_before,
                q=q,
                is_owner=is_owner,
                gender=gender,
                language=language,
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
        accent: str,
        description: str | None = None,
        tagline: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceMetadata:
        """Localize a voice.

        Makes a voice with another accent out of one that there is.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            voice_id: The id of the voice to begin with.
            name: The name of the new voice.
            accent: The accent of the new voice, by its id in the catalog; one that can be localized to.
            description: The description of the new voice.
            tagline: The new voice in a few words. At most 32 characters.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/localize, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.localize(
                voice_id=voice_id, name=name, accent=accent, description=description, tagline=tagline
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
        name: str | None = None,
        description: str | None = None,
        gender: models.GenderPresentation | None | Unset = UNSET,
        accent: str | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Update a voice.

        Replaces what is given of a voice; the rest stays.

        Args:
            id: The id of the voice.
            name: The new name.
            description: The new description.
            gender: How the voice sounds; null takes back what was said.
            accent: The accent of the voice, by its id in the catalog.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return self._client.send(
            operations.voices.update(id=id, name=name, description=description, gender=gender, accent=accent),
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
        tagline: str | None = None,
        accent: str | None = None,
        base_voice_id: str | None = None,
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
            description: A description of the voice.
            tagline: The voice in a few words. At most 32 characters.
            accent: The accent of the voice, by its id in the catalog, such as `southern-us`.
            base_voice_id: The voice that the new one is derived from.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/clone, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.clone(
                clip=clip,
                name=name,
                language=language,
                description=description,
                tagline=tagline,
                accent=accent,
                base_voice_id=base_voice_id,
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

        Source: DELETE /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        expand: Sequence[Literal["preview_file_url"]] | None = None,
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

        Source: GET /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
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
        q: str | None = None,
        is_owner: bool | None = None,
        gender: models.GenderPresentation | None = None,
        language: str | None = None,
        expand: Sequence[Literal["preview_file_url"]] | None = None,
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
            q: Only voices with these words in name or description, or the one with this id.
            is_owner: Only voices that the account owns, or only the others.
            gender: Only voices that sound so.
            language: Only voices of this language.
            expand: What the answer is to hold beyond the usual.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /voices, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.list(
                limit=limit,
                starting_after=starting_after,
                ending_before=ending_before,
                q=q,
                is_owner=is_owner,
                gender=gender,
                language=language,
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
        accent: str,
        description: str | None = None,
        tagline: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceMetadata:
        """Localize a voice.

        Makes a voice with another accent out of one that there is.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            voice_id: The id of the voice to begin with.
            name: The name of the new voice.
            accent: The accent of the new voice, by its id in the catalog; one that can be localized to.
            description: The description of the new voice.
            tagline: The new voice in a few words. At most 32 characters.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /voices/localize, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.localize(
                voice_id=voice_id, name=name, accent=accent, description=description, tagline=tagline
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
        name: str | None = None,
        description: str | None = None,
        gender: models.GenderPresentation | None | Unset = UNSET,
        accent: str | None | Unset = UNSET,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Voice:
        """Update a voice.

        Replaces what is given of a voice; the rest stays.

        Args:
            id: The id of the voice.
            name: The new name.
            description: The new description.
            gender: How the voice sounds; null takes back what was said.
            accent: The accent of the voice, by its id in the catalog.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: PATCH /voices/{id}, Cartesia 2026-08-14, https://docs.cartesia.ai
        """
        return await self._client.send(
            operations.voices.update(id=id, name=name, description=description, gender=gender, accent=accent),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
