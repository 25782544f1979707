"""The voices that there are, awaited."""

from __future__ import annotations

from voxwright._core.unset import UNSET

from .asked import change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from typing import Any, Generic

    from typing_extensions import TypeVar

    from voxwright._core.unset import Unset
    from voxwright._models import Voice
    from voxwright._session import AsyncSession

    L = TypeVar("L", default=Any)
else:
    from . import Generic

    L = None


class AsyncKeeping(Generic[L]):
    """The calls about voices that there are already."""

    _session: AsyncSession

    def list_voices(
        self,
        *,
        owned: bool | None = None,
        language: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
    ) -> AsyncIterator[Voice[L]]:
        """Go through the voices, fetched page by page on the way; `timeout` is the total in seconds of each page.

        A voice comes once, even where the list moves while it is read.

        Args:
            owned: True for the voices of your account only, False for those of the vendor's catalogue only.
            language: Voices of this language (BCP 47) only: `"ko"` finds `ko-KR` and the other way round, `"en-US"`
                does not find `en-GB`; a voice for any language is found, one of which none is told is not.
            timeout: Seconds for one page; None takes the client's.
            retries: Further attempts of one page; None takes the client's.

        Returns:
            The voices, in the vendor's order, as they come.

        Raises:
            UnsupportedOperationError: The vendor has no list, or does not tell what `owned` or `language` asks for;
                nothing was sent.
            InvalidRequestError: `language` is no language; nothing was sent.
            ValueError: `timeout` or `retries` is out of range.
            APIError: While going through: a page could not be had.
        """
        from voxwright._listing import Listing

        listing = Listing(self._session, owned=owned, language=language, timeout=timeout, retries=retries)
        return self._session.listed(listing, timeout=timeout, retries=retries)

    async def get_voice(
        self,
        voice_or_id: Voice[Any] | str,
        *,
        timeout: float | None = None,
        retries: int | None = None,
    ) -> Voice[L]:
        """Return a voice as the vendor has it now; `timeout` is the total in seconds.

        A vendor that has no call for one voice is asked for its list until the voice is on it.

        Args:
            voice_or_id: The voice, its id, or its `ref`.
            timeout: Seconds for everything together; None takes the client's.
            retries: Further attempts; None takes the client's.

        Raises:
            UnsupportedOperationError: The vendor shows no voices; nothing was sent.
            InvalidRequestError: It is no voice of this vendor, or the id fits several: the message has their refs.
            NotFoundError: The vendor has no such voice.
            APIError: Any other way in which no voice came back.
        """
        flow = self._session.flow("get_voice", self._session.voice_id(voice_or_id))
        return await self._session.run(flow, timeout=timeout, retries=retries)

    async def update_voice(
        self,
        voice_or_id: Voice[Any] | str,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        extra: Mapping[str, object] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Voice[L]:
        """Change what the vendor keeps of a voice; `timeout` is the total in seconds.

        What is left out stays as it is. Where the vendor takes only everything at once, the voice is fetched before.

        Args:
            voice_or_id: The voice, its id, or its `ref`.
            name: The new name, within the vendor's limits.
            description: The new description; None clears it where the vendor documents that it can be.
            extra: Fields that only this vendor has, by the names in its documents; checked.
            timeout: Seconds for everything together; None takes the client's.
            retries: Further attempts where nothing can have been executed; None takes the client's.
            extra_body: Fields that voxwright does not know yet; sent unchecked.
            extra_headers: Headers to send besides; they may not replace the key.

        Returns:
            The voice as it is now.

        Raises:
            UnsupportedOperationError: The vendor does not change voices; nothing was sent.
            InvalidRequestError: There is nothing to change, or an argument breaks a limit of the vendor; None is one
                where it documents no null. Nothing was sent.
            NotFoundError: The vendor has no such voice.
            APIError: Any other way in which it was not done.
        """
        flow = change(
            self._session,
            voice_or_id,
            name=name,
            description=description,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return await self._session.run(flow, timeout=timeout, retries=retries)

    async def delete_voice(
        self,
        voice_or_id: Voice[Any] | str,
        *,
        timeout: float | None = None,
        retries: int | None = None,
    ) -> None:
        """Delete a voice of the account for good; `timeout` is the total in seconds.

        Args:
            voice_or_id: The voice, its id, or its `ref`.
            timeout: Seconds for everything together; None takes the client's.
            retries: Further attempts where nothing can have been executed; None takes the client's.

        Raises:
            UnsupportedOperationError: The vendor deletes no voices; nothing was sent.
            InvalidRequestError: It is no voice of this vendor; nothing was sent.
            NotFoundError: The vendor has no such voice (any more).
            APIError: Any other way in which it was not done.
        """
        flow = self._session.flow("delete_voice", self._session.voice_id(voice_or_id))
        await self._session.run(flow, timeout=timeout, retries=retries)
