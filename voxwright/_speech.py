"""Speech: a text spoken by a voice, as it arrives from the vendor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ._core.flow import call_answered
from ._core.link import link_request
from ._core.model import Model
from ._core.poll import poll
from ._models import Spoken, unusable
from .errors import APIError, InvalidRequestError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from os import PathLike
    from types import TracebackType
    from typing import NoReturn, Self

    from ._core.flow import Flow
    from ._core.operation import Operation
    from ._core.request import Request
    from ._core.stream import AsyncByteStream, ByteStream

M = TypeVar("M", bound=Model)

FORMATS = {
    "aac": "aac",
    "flac": "flac",
    "l16": "pcm",
    "mp3": "mp3",
    "mpeg": "mp3",
    "mpeg3": "mp3",
    "ogg": "ogg",
    "opus": "opus",
    "pcm": "pcm",
    "vnd.wave": "wav",
    "wav": "wav",
    "wave": "wav",
    "webm": "webm",
}
"""The common words for what a media type names behind `audio/` or `audio/x-`."""


class SpeechBase:
    """What both kinds of speech share: what is known before the last chunk."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._stream: Any = spoken.stream  # of the kind of the client that asked, as each subclass says

    @property
    def provider(self) -> str:
        """The vendor."""
        return self._spoken.provider

    @property
    def media_type(self) -> str | None:
        """What the vendor says it sends, such as `audio/wav`; None where it does not say."""
        return self._stream.media_type

    @property
    def format(self) -> str | None:
        """The format in the word that `speak` takes, by the media type, else as asked for; None where nobody knows."""
        family, _, kind = (self.media_type or "").partition("/")
        told = FORMATS.get(kind.removeprefix("x-")) if family == "audio" else None
        if told == "ogg" and self._spoken.format == "opus":
            return "opus"  # Opus comes in Ogg pages, whose media type tells no more
        return told or self._spoken.format

    @property
    def request_id(self) -> str | None:
        """The vendor's name for the exchange, for its support."""
        return self._spoken.request_id or self._stream.request_id

    @property
    def task_id(self) -> str | None:
        """The task that made it, which `get_speech` takes; None where the vendor spoke at once."""
        return self._spoken.task_id

    @property
    def raw(self) -> Model | None:
        """The vendor's last answer in JSON, as the typed model of its client; None where it gave sound alone."""
        return self._spoken.raw

    def __reduce__(self) -> NoReturn:
        msg = "a speech holds a connection and is never pickled or copied; keep its bytes, or its task_id"
        raise TypeError(msg)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(provider={self.provider!r}, media_type={self.media_type!r})"


class Speech(SpeechBase):
    """A text spoken by a voice, to be read once: chunk by chunk as it arrives, whole, or into a file.

    It is sound: an error of the vendor's, whatever its status, was raised by the call and is never in here. The
    deadline of the call holds until the last byte. Iterate over it, or `read`, or `save`; to stop early, `close` it or
    leave the `with` block.

    Attributes:
        provider: The vendor.
        media_type: What the vendor says it sends, such as `audio/wav`.
        format: The format in the word that `speak` takes, such as `"wav"`; None where nobody knows.
        request_id: The vendor's name for the exchange, for its support.
        task_id: The task that made it, where the vendor has one for it.
        raw: The vendor's last answer in JSON, where it gave one.
    """

    _stream: ByteStream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def read(self) -> bytes:
        """Return what has not been read yet, to the end.

        Raises:
            APIConnectionError: It was cut, or the deadline passed.
        """
        return self._stream.read()

    def save(self, path: str | PathLike[str]) -> None:
        """Write it to a file, which gets its name when it is whole, in place of one that was there.

        Raises:
            ValueError: It was read from already, or closed.
            APIConnectionError: It was cut, or the deadline passed; there is no file, or the old one as it was.
            OSError: The file can not be written.
        """
        self._stream.save(path)

    def close(self) -> None:
        """End it; what has not arrived is not waited for."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncSpeech(SpeechBase):
    """A text spoken by a voice, to be read once: chunk by chunk as it arrives, whole, or into a file.

    It is sound: an error of the vendor's, whatever its status, was raised by the call and is never in here. The
    deadline of the call holds until the last byte. Iterate over it, or `read`, or `save`; to stop early, `aclose` it or
    leave the `async with` block.

    Attributes:
        provider: The vendor.
        media_type: What the vendor says it sends, such as `audio/wav`.
        format: The format in the word that `speak` takes, such as `"wav"`; None where nobody knows.
        request_id: The vendor's name for the exchange, for its support.
        task_id: The task that made it, where the vendor has one for it.
        raw: The vendor's last answer in JSON, where it gave one.
    """

    _stream: AsyncByteStream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    async def read(self) -> bytes:
        """Return what has not been read yet, to the end.

        Raises:
            APIConnectionError: It was cut, or the deadline passed.
        """
        return await self._stream.read()

    async def save(self, path: str | PathLike[str]) -> None:
        """Write it to a file, which gets its name when it is whole, in place of one that was there.

        Raises:
            ValueError: It was read from already, or closed.
            APIConnectionError: It was cut, or the deadline passed; there is no file, or the old one as it was.
            OSError: The file can not be written.
        """
        await self._stream.save(path)

    async def aclose(self) -> None:
        """End it; what has not arrived is not waited for."""
        await self._stream.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def spoken_by(request: Request[Any], *, format: str | None) -> Flow[Spoken]:  # noqa: A002 - the common API's word
    """Send a request that is answered by sound, and return it as it begins to arrive; for adapters."""
    answered = yield from call_answered(request)
    operation = request.operation
    if isinstance(answered.value, Model):
        raise unusable(operation, answered.value, "the answer is no sound: the typed client gives it as it is")
    return Spoken(
        provider=operation.vendor.name,
        stream=answered.value,
        format=format,
        request_id=answered.request_id,
    )


def spoken_by_task(
    operation: Operation[Any],
    task_id: str,
    get_task: Callable[..., Request[M]],
    links_of: Callable[[M], Sequence[str]],
    *,
    first: object,
) -> Flow[Spoken]:
    """Follow a task that speaks to its end, and return what its link leads to as it begins to arrive; for adapters.

    Args:
        operation: The operation that made the task.
        task_id: The vendor's name for it.
        get_task: Makes the request that asks how it stands.
        links_of: Finds the links in the last answer; the link gets no key.
        first: The answer to the submission, if at hand.

    Raises:
        UnexpectedResponseError: The task names no sound, or by a link that is not followed.
    """
    done = yield from poll(operation, task_id, lambda: get_task(task_id=task_id), first=first, resume="get_speech")
    links = links_of(done)
    if not links:
        raise unusable(operation, done, "the task is done but names no sound", task_id=task_id)
    try:
        spoken = yield from spoken_by(link_request(links[0], like=operation), format=None)
    except InvalidRequestError as error:  # the vendor's doing: what the caller gave was taken, and paid for
        reason = f"the task is done, but the link to its sound {error.reason}"
        raise unusable(operation, done, reason, task_id=task_id) from None
    except APIError as error:
        error.task_id = task_id  # the speech was made, and can be fetched as long as its link lives
        raise
    return attrs.evolve(spoken, raw=done, task_id=task_id)
