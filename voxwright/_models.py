"""What the common calls return, the same for every vendor."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias

import attrs

from ._core.clip import describe_clip
from ._core.exchange.answer import first_text
from ._core.language import check_language, match_language
from ._core.model import Model
from ._core.pointer import lookup
from ._core.poll import failure, plain, poll_of
from ._core.refusal import placed, refusal
from ._core.schema.file import File
from ._core.unset import Unset
from ._link import Link, as_link
from .errors import InvalidRequestError, UnexpectedResponseError, UnsupportedOperationError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from datetime import datetime

    from typing_extensions import TypeVar

    from ._core.clip import ClipFacts, ClipInput
    from ._core.operation import Operation, Poll
    from ._core.request import Request
    from ._core.stream import AsyncByteStream, ByteStream

    R = TypeVar("R", covariant=True, default=Any)
    T = TypeVar("T")
    M = TypeVar("M", bound=Model)
else:
    from typing import TypeVar

    R = TypeVar("R", covariant=True)
    T = TypeVar("T")

VoiceStatus: TypeAlias = Literal["ready", "processing", "failed"]
TaskKind: TypeAlias = Literal["design", "speech"]


def _default_ref(voice: Voice[object]) -> str:
    return f"{voice.provider}:{voice.id}"


@attrs.frozen(kw_only=True)
class Voice(Generic[R]):
    """A voice at a vendor.

    Attributes:
        id: What the vendor calls the voice; what its other calls take.
        provider: The vendor, by the name that `Client` takes.
        name: The name that the vendor keeps, or the one you gave where it answers none.
        description: As `name`; None where there is none.
        language: The vendor's answer (which may be a BCP 47 tag such as `ko-KR`), else what you gave.
        status: Whether the voice can be used; None where the vendor does not tell.
        owned: True for a voice of your account, False for one of the vendor's catalogue, None where it does not tell.
        model: The model that the voice was made for, where it works with no other and the vendor told; else None.
        preview: Address of a recording of the voice, as a `Link`; many expire, so save it soon.
        created_at: When the vendor says that it was made.
        request_id: The vendor's name for the exchange, for its support.
        raw: The vendor's own answer, as the typed model of its client.
        ref: Names the voice in any other process or client, such as `coze:734829333445931`.
    """

    id: str
    provider: str
    name: str | None = None
    description: str | None = None
    language: str | None = None
    status: VoiceStatus | None = None
    owned: bool | None = None
    model: str | None = None
    preview: Link | None = attrs.field(default=None, converter=as_link)
    created_at: datetime | None = None
    request_id: str | None = None
    raw: R = attrs.field(repr=False)
    ref: str = attrs.field(default=attrs.Factory(_default_ref, takes_self=True), repr=False)

    def to_dict(self) -> dict[str, object]:
        """Return everything as JSON types, `raw` as the vendor wrote it, the time as ISO 8601."""
        return {
            "id": self.id,
            "ref": self.ref,
            "provider": self.provider,
            "name": self.name,
            "description": self.description,
            "language": self.language,
            "status": self.status,
            "owned": self.owned,
            "model": self.model,
            "preview": None if self.preview is None else str(self.preview),
            "preview_expires_at": iso(None if self.preview is None else self.preview.expires_at),
            "created_at": iso(self.created_at),
            "request_id": self.request_id,
            "raw": self.raw.to_dict() if isinstance(self.raw, Model) else self.raw,
        }


def iso(moment: datetime | None) -> str | None:
    """Return a moment as ISO 8601 text."""
    return None if moment is None else moment.isoformat()


@attrs.frozen(kw_only=True)
class Page(Generic[R]):
    """One page of a vendor's list; adapters return it.

    Attributes:
        voices: What is on it, in the vendor's order.
        next: What the adapter asks the next page with; None after the last one.
    """

    voices: tuple[Voice[R], ...]
    next: str | None


@attrs.frozen(kw_only=True)
class TaskFailure:
    """Why a vendor failed or cancelled a task, as `TaskFailedError` tells it.

    Attributes:
        code: The vendor's own code; None where it gave none.
        message: The vendor's own message; None where it gave none.
        retryable: Whether a new task may succeed; None where the vendor does not document it.
    """

    code: str | None = None
    message: str | None = None
    retryable: bool | None = None

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON types."""
        return {"code": self.code, "message": self.message, "retryable": self.retryable}


def failure_of(facts: Poll, document: object) -> TaskFailure | None:
    """Return why a task failed, by the vendor's answer; None for one that did not."""
    failed = failure(facts, document)
    return failed and TaskFailure(code=failed[0], message=failed[1], retryable=failed[2])


@attrs.frozen(kw_only=True)
class TaskState(Generic[R]):
    """What a vendor last said of a task; adapters return it, `VoiceTask` carries it.

    Attributes:
        id: The vendor's name of the task.
        provider: The vendor.
        status: The vendor's own word; None where it gave none.
        progress: 0 to 100; None where the vendor does not tell.
        kind: What it makes; None where the vendor does not tell.
        error: Why it failed or was cancelled, if it was.
        name: The name that was handed in, where it is still known.
        language: The language that was handed in, where it is still known.
        model: The model that the voice is made for, where it is still known.
        replayed: Whether the vendor marked its answer to the submission as one that it had given before.
        voice: The voice, once the task has made it.
        raw: The vendor's answer.
    """

    id: str
    provider: str
    status: str | None
    progress: float | None = None
    kind: TaskKind | None = None
    error: TaskFailure | None = None
    name: str | None = None
    language: str | None = None
    model: str | None = None
    replayed: bool = False
    voice: Voice[R] | None = None
    raw: Model = attrs.field(repr=False)

    def now(
        self,
        operation: Operation[Any],
        raw: M,
        *,
        kind: TaskKind | None,
        voice_of: Callable[[M, TaskState[Any]], Voice[Any]],
    ) -> TaskState[Any]:
        """Return how the same task stands by a newer answer.

        Args:
            operation: The one that makes such tasks; its `poll` says where the answer tells what.
            raw: The answer.
            kind: What the task makes, by the answer; None keeps what is known.
            voice_of: Gives the voice of a task that is done, unless it makes a speech.
        """
        facts, kind = poll_of(operation), kind or self.kind
        told = plain(raw)
        status, progress = first_text(told, (facts.status,)), lookup(told, facts.progress) if facts.progress else None
        return attrs.evolve(
            self,
            status=status,
            progress=progress if isinstance(progress, (int, float)) else None,
            kind=kind,
            error=failure_of(facts, told),
            raw=raw,
            voice=voice_of(raw, self) if status in facts.done and kind != "speech" else None,
        )

    def made(self, voice_id: str, *, preview: Link | None, request_id: str | None, raw: T) -> Voice[T]:
        """Return the voice that the task has made, with what was handed in for it."""
        return Voice(
            id=voice_id,
            provider=self.provider,
            name=self.name,
            language=self.language,
            status="ready",
            owned=True,
            model=self.model,
            preview=preview,
            request_id=request_id,
            raw=raw,
        )


@attrs.frozen(kw_only=True)
class Spoken:
    """What a vendor said of a speech that begins to arrive; adapters return it, `Speech` carries it.

    Attributes:
        provider: The vendor.
        stream: The sound, judged to be sound, to be read once: sync or async as the client that asked.
        format: The format that was asked for, in the common word; for sound whose media type does not tell.
        request_id: The vendor's name for the exchange.
        raw: The last answer in JSON, where there was one.
        task_id: The task that made it, where one did.
    """

    provider: str
    stream: ByteStream | AsyncByteStream = attrs.field(repr=False)
    format: str | None = None
    request_id: str | None = None
    raw: Model | None = attrs.field(default=None, repr=False)
    task_id: str | None = None


@attrs.frozen(kw_only=True)
class Extra:
    """What is given beyond the named arguments: the vendor's own `fields`, checked; `body` and `headers`, unchecked."""

    fields: Mapping[str, object] | None = None
    body: Mapping[str, object] | None = None
    headers: Mapping[str, str] | None = None

    def on(self, request: Request[T]) -> Request[T]:
        """Return the request with all of it.

        Raises:
            InvalidRequestError: A field is not known, or something would replace a named argument or the key.
        """
        return request.with_extra(self.fields, body=self.body, headers=self.headers)


def language_for(operation: Operation[Any], language: str | None) -> str | None:
    """Return what a vendor calls a BCP 47 language, in its own words if it has some; None if none is given or needed.

    A vendor's own word is taken as it is, "Auto" among them where a vendor has that.

    Raises:
        InvalidRequestError: The vendor does not take the language, or requires one.
    """
    field = operation.argument("language")
    words = getattr(field and field.schema, "enum", ())
    tags = field.languages if field is not None else None
    allowed = tuple(tags or words)
    with placing(operation, "language"):
        if language is None and field is not None and field.required:
            raise refusal("language", "is required by the vendor; pass language=", allowed=allowed)
        if language is None or language in words:
            return language
        if not allowed:
            check_language(language)
            return language
        found = match_language(language, allowed)
        return tags[found] if tags else found


def changes_for(operation: Operation[Any], **given: str | Unset | None) -> dict[str, Any]:
    """Return the given fields of a change by the names of the operation's arguments, without those left out.

    Raises:
        InvalidRequestError: A field is None and the vendor documents no null for it, so that it can not be cleared.
    """
    changes: dict[str, Any] = {}
    for argument, value in given.items():
        field = operation.argument(argument) or operation.field(argument)
        if isinstance(value, Unset):
            continue
        if field is None:
            msg = f"{operation!r} has no field for {argument}"
            raise TypeError(msg)
        with placing(operation, argument):
            if value is None and not field.takes_null:
                raise refusal(field.wire, "can not be cleared at this vendor: it documents no null; give a text")
        changes[field.name] = value
    return changes


def no_filter(operation: Operation[Any], why: str, **filters: object) -> None:
    """Refuse the filters of a list that are given and that a vendor has no word for.

    Raises:
        UnsupportedOperationError: One is given; nothing was sent.
    """
    for name, value in filters.items():
        if value is not None:
            message = f"the list can not be filtered by {name}: {why}"
            raise UnsupportedOperationError(message, provider=operation.vendor.name, operation=operation.name)


def only(operation: Operation[Any], allowed: Sequence[object] = (), **given: object) -> None:
    """Refuse an argument that a vendor has no field for, or whose value is none of those that it takes.

    Raises:
        InvalidRequestError: One is given and not allowed; nothing was sent.
    """
    for argument, value in given.items():
        if value is not None and value not in allowed:
            with placing(operation, argument):
                reason = f"is not offered by the vendor: {value!r}" if allowed else "is not taken by this vendor"
                raise refusal(argument, reason, allowed=allowed or None)


def moment(seconds: float | None) -> datetime | None:
    """Return the moment of a Unix time; None where there is none, or no calendar has it."""
    from datetime import UTC, datetime

    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def clip_for(operation: Operation[Any], clip: ClipInput) -> ClipFacts:
    """Return what an operation will be told about a clip, and the clip to send.

    Raises:
        InvalidRequestError: The vendor does not take the clip.
    """
    field = operation.argument("clip")
    if field is None or not isinstance(field.schema, File):
        msg = f"{operation!r} takes no clip"
        raise TypeError(msg)
    with placing(operation, "clip"):
        return describe_clip(clip, schema=field.schema, field=field.wire)


@contextmanager
def placing(operation: Operation[Any], argument: str) -> Generator[None]:
    """Say of a refusal which vendor's operation and which common argument it concerns."""
    try:
        yield
    except InvalidRequestError as error:
        raise placed(error, provider=operation.vendor.name, operation=operation.name, argument=argument) from None


def known(value: object) -> str | None:
    """Return a text of an answer; None where the vendor left it out, nulled it or left it empty."""
    return value if isinstance(value, str) and value else None


def unusable(
    operation: Operation[Any], raw: Model, reason: str, *, task_id: str | None = None
) -> UnexpectedResponseError:
    """Return the error for a success without what was asked for; it keeps the answer."""
    return UnexpectedResponseError(
        reason,
        provider=operation.vendor.name,
        operation=operation.name,
        sent=True,
        maybe_executed=True,
        task_id=task_id,
        raw_body=json.dumps(raw.to_dict(), ensure_ascii=False).encode(),
    )
