"""Reading a list page by page: what is new, when it ends, which voices are wanted; without I/O, so once for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._core.deadline import check_retries, check_timeout
from ._core.language import check_language, covers_language
from ._core.refusal import placed, refusal, type_name
from .errors import InvalidRequestError, NotFoundError, UnexpectedResponseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._core.flow import Flow
    from ._core.operation import Operation
    from ._models import Page, Voice
    from ._session import MakeFlow, Session

R = TypeVar("R")

MOST_IDLE_PAGES = 100
"""Pages in a row that bring nothing new, after which a list that says there is more is not believed."""
SAME_PAGES = 10
"""Equal pages in a row, after which a vendor is taken to ignore the cursor; fewer may be a list that grew meanwhile."""


class Paging(Generic[R]):
    """How far a list was read.

    Attributes:
        cursor: What asks for the next page; None for the first one.
        ended: Whether there is nothing more to ask for.
    """

    def __init__(self, provider: str) -> None:
        self.cursor: str | None = None
        self.ended = False
        self._provider = provider
        self._refs: set[str] = set()
        self._cursors: set[str] = set()
        self._last: tuple[str, ...] = ()
        self._same = 0
        self._idle = 0

    def take(self, page: Page[R]) -> list[Voice[R]]:
        """Note a page, and return its voices that were not on an earlier one: a list may move while it is read.

        Raises:
            UnexpectedResponseError: The list does not end.
        """
        new: list[Voice[R]] = []
        for voice in page.voices:
            if voice.ref not in self._refs:
                self._refs.add(voice.ref)
                new.append(voice)
        refs = tuple(voice.ref for voice in page.voices)
        self._same = self._same + 1 if refs and refs == self._last else 1
        self._idle = 0 if new else self._idle + 1
        self._last = refs
        self.ended = page.next is None or page.next in self._cursors or self._same == SAME_PAGES
        if self._idle == MOST_IDLE_PAGES and not self.ended:
            msg = f"the list does not end: its last {self._idle} pages bring nothing new and say that there is more"
            raise UnexpectedResponseError(msg, provider=self._provider, operation="list_voices", sent=True)
        if page.next is not None:
            self._cursors.add(page.next)
        self.cursor = page.next
        return new


class Listing:
    """One `list_voices`: what it asks a vendor for, and which of the answers are for its caller.

    Raises:
        UnsupportedOperationError: The vendor has no list, or does not tell what is asked for; nothing was sent.
        InvalidRequestError: The language is no language; nothing was sent.
        ValueError: `timeout` or `retries` is none.
    """

    def __init__(
        self,
        session: Session,
        *,
        owned: bool | None,
        language: str | None,
        timeout: float | None = None,
        retries: int | None = None,
    ) -> None:
        if timeout is not None:
            check_timeout(timeout)  # now, and not at the first `next`
        if retries is not None:
            check_retries(retries)
        self._session = session
        self._owned = owned
        self._language = language
        self._paging: Paging[Any] = Paging(session.provider)
        self._check()

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to ask for."""
        return self._paging.ended

    def next_page(self) -> MakeFlow:
        """Return what makes the flow of the next page."""
        return self._session.flow("list_voices", owned=self._owned, language=self._language, cursor=self._paging.cursor)

    def take(self, page: Page[Any]) -> list[Voice[Any]]:
        """Return the voices of a page that are new and that were asked for."""
        new = self._paging.take(page)
        return [voice for voice in new if wanted(voice, owned=self._owned, language=self._language)]

    def _check(self) -> None:
        from ._preview import first_request

        first = self.next_page()
        provider = self._session.provider
        try:
            if self._owned is not None and not isinstance(self._owned, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise refusal("owned", f"must be True, False or None, not {type_name(self._owned)}")
            if self._language is not None:
                check_language(self._language)
        except InvalidRequestError as error:
            raise placed(error, provider=provider, operation="list_voices", argument=error.field) from None
        first_request(first())  # goes to where it would send something, so that a refusal does not wait for `next`


def wanted(voice: Voice[Any], *, owned: bool | None, language: str | None) -> bool:
    """Tell whether a voice is one that was asked for; "*" is the word of vendors for any language."""
    if owned is not None and voice.owned is not owned:
        return False
    if language is None or voice.language == "*":
        return True
    return voice.language is not None and covers_language(language, voice.language)


def find_voice(
    operation: Operation[Any], list_page: Callable[[str | None], Flow[Page[R]]], voice_id: str
) -> Flow[Voice[R]]:
    """Read a list until it has a voice, for a vendor that has no other way to get one.

    Args:
        operation: The vendor's list.
        list_page: Makes the flow of one page, from its cursor.
        voice_id: The id of the voice, or its ref without the vendor's name.

    Raises:
        InvalidRequestError: The id alone fits several voices; the message names their refs.
        NotFoundError: The list does not have it.
    """
    provider = operation.vendor.name
    paging: Paging[R] = Paging(provider)
    found: list[Voice[R]] = []
    while not paging.ended:
        page = yield from list_page(paging.cursor)
        for voice in paging.take(page):
            if voice.ref == f"{voice.provider}:{voice_id}":
                return voice
            if voice.id == voice_id:
                found.append(voice)
    if len(found) == 1:
        return found[0]
    if found:
        reason = "fits several voices; give the ref of one"
        raise InvalidRequestError(
            f"voice {reason}",
            provider=provider,
            operation=operation.name,
            field="voice",
            argument="voice",
            reason=reason,
            allowed=[voice.ref for voice in found],
        )
    message = "the vendor's list has no voice of this id"
    raise NotFoundError(message, provider=provider, operation=operation.name, status_code=200)
