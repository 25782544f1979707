# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Supertone: `Supertone` and, awaited, `AsyncSupertone`."""

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
