# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of vox.ai: `Vox` and, awaited, `AsyncVox`."""

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


class Vox(SyncClient):
    """Calls vox.ai at https://client-api.tryvox.co/v3.

    Args:
        api_key: The key, or a function that gives it for each call; VOX_API_KEY of the environment
            if it is not given.
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
    def voices(self) -> Voices:
        """The operations on voices."""
        return Voices(self)


class AsyncVox(AsyncClient):
    """Calls vox.ai at https://client-api.tryvox.co/v3, awaited.

    Args:
        api_key: The key, or a function that gives it for each call; VOX_API_KEY of the environment
            if it is not given.
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
        language: models.CloneLanguage,
        description: str | None = None,
        enhance: bool | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.VoiceModelResponse:
        """Clone a voice.

        Makes a voice out of a recording, for the organization alone. It appears in the voice list (`GET
        /models/voices`) and can be given to an agent as `data.voice`.

        At most 6,291,456 bytes of audio, 6,356,992 bytes of body and 5 requests per second.

        `language` is given in two letters, but answered as a BCP 47 tag.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            clip: The recording to be cloned. One of wav, mp3, mp4, m4a, at most 6,291,456 bytes.
            name: Name of the voice. Not blank.
            language: Language of the voice: Korean (ko), English (en), Japanese (ja), Chinese (zh),
                Spanish (es), French (fr), German (de), Indonesian (id), Thai (th) or Vietnamese
                (vi).
            description: A note that tells the voice from others.
            enhance: Reduce background noise. Only for noisy recordings: the voice may come out less
                alike. The vendor's default: `False`.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
        """
        return self._client.send(
            operations.voices.clone(clip=clip, name=name, language=language, description=description, enhance=enhance),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    def list(
        self,
        *,
        provider: str | None = None,
        language: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceModelPage:
        """List voices.

        Gives the voices that can be used, a page at a time: the public catalogue and the organization's own
        come mixed, and nothing tells them apart.

        An id is unique within its provider only. A query parameter that is not listed here is refused.

        Args:
            provider: Only voices of this provider, for example `google`, `elevenlabs`, `cartesia` or
                `openai`.
            language: Only voices of this language, a BCP 47 tag such as `ko-KR`, or `*`.
            cursor: Where the page begins, `next_cursor` of the page before; the first page if it is
                left out.
            limit: The most voices that the page may hold. vox.ai takes 50 if it is left out. At least
                1, at most 100.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
        """
        return self._client.send(
            operations.voices.list(provider=provider, language=language, cursor=cursor, limit=limit),
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
        language: models.CloneLanguage,
        description: str | None = None,
        enhance: bool | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> models.VoiceModelResponse:
        """Clone a voice.

        Makes a voice out of a recording, for the organization alone. It appears in the voice list (`GET
        /models/voices`) and can be given to an agent as `data.voice`.

        At most 6,291,456 bytes of audio, 6,356,992 bytes of body and 5 requests per second.

        `language` is given in two letters, but answered as a BCP 47 tag.

        Billed: it is sent once, and only again where nothing can have been executed.

        Args:
            clip: The recording to be cloned. One of wav, mp3, mp4, m4a, at most 6,291,456 bytes.
            name: Name of the voice. Not blank.
            language: Language of the voice: Korean (ko), English (en), Japanese (ja), Chinese (zh),
                Spanish (es), French (fr), German (de), Indonesian (id), Thai (th) or Vietnamese
                (vi).
            description: A note that tells the voice from others.
            enhance: Reduce background noise. Only for noisy recordings: the voice may come out less
                alike. The vendor's default: `False`.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.
            on_progress: Called with the bytes sent and their total while the body is sent.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: POST /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
        """
        return await self._client.send(
            operations.voices.clone(clip=clip, name=name, language=language, description=description, enhance=enhance),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
            on_progress=on_progress,
        )

    async def list(
        self,
        *,
        provider: str | None = None,
        language: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.VoiceModelPage:
        """List voices.

        Gives the voices that can be used, a page at a time: the public catalogue and the organization's own
        come mixed, and nothing tells them apart.

        An id is unique within its provider only. A query parameter that is not listed here is refused.

        Args:
            provider: Only voices of this provider, for example `google`, `elevenlabs`, `cartesia` or
                `openai`.
            language: Only voices of this language, a BCP 47 tag such as `ko-KR`, or `*`.
            cursor: Where the page begins, `next_cursor` of the page before; the first page if it is
                left out.
            limit: The most voices that the page may hold. vox.ai takes 50 if it is left out. At least
                1, at most 100.
            timeout: Seconds for the whole call, retries included; the client's if it is not given.
            retries: How many further attempts there may be; the client's if it is not given.
            extra_body: Fields the vendor takes and this method does not name yet; they are sent unchecked.
            extra_headers: Further headers; none that carries the key.

        Returns:
            The vendor's answer, decoded.

        Raises:
            VoxwrightError: One class of `voxwright.errors` for each thing that can go wrong.

        Source: GET /models/voices, vox.ai 3.0.0, https://docs.tryvox.co
        """
        return await self._client.send(
            operations.voices.list(provider=provider, language=language, cursor=cursor, limit=limit),
            timeout=timeout,
            retries=retries,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
