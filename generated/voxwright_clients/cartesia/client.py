# Generated from the documents in specs/cartesia/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Cartesia: `Cartesia` and, awaited, `AsyncCartesia`."""

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
        super().__init__(
            VENDOR,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={"Cartesia-Version": version},
        )

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
        super().__init__(
            VENDOR,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            transport=transport,
            on_event=on_event,
            headers={"Cartesia-Version": version},
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
