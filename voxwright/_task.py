"""Tasks that a vendor works on: looked at again, waited for, and resumed from their id in any other process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from ._models import R

if TYPE_CHECKING:
    from ._core.exchange.effects import OnProgress
    from ._core.model import Model
    from ._models import TaskFailure, TaskKind, TaskState, Voice
    from ._session import AsyncSession, MakeFlow, Session, SyncSession


class TaskBase(Generic[R]):
    """What both kinds of task share: what the vendor last said."""

    def __init__(self, session: Session, state: TaskState[R]) -> None:
        self._session = session
        self._state = state

    @property
    def id(self) -> str:
        """The vendor's name of the task; all that `get_task` needs."""
        return self._state.id

    @property
    def provider(self) -> str:
        """The vendor."""
        return self._state.provider

    @property
    def status(self) -> str | None:
        """The vendor's own word; None where it gave none."""
        return self._state.status

    @property
    def progress(self) -> float | None:
        """0 to 100; None where the vendor does not tell."""
        return self._state.progress

    @property
    def kind(self) -> TaskKind | None:
        """What it makes: "design" for a voice, "speech" for what `get_speech` fetches; None where nobody tells."""
        return self._state.kind

    @property
    def error(self) -> TaskFailure | None:
        """Why the vendor failed or cancelled it, as of the last look; None for a task that did not fail."""
        return self._state.error

    @property
    def replayed(self) -> bool:
        """Whether the submission had been accepted before, under the same idempotency key, and was not billed anew.

        As the vendor marks its answer; False where it marks nothing, and for a task that was taken up by its id.
        """
        return self._state.replayed

    @property
    def voice(self) -> Voice[R] | None:
        """The voice, once the task has made it."""
        return self._state.voice

    @property
    def raw(self) -> Model:
        """The vendor's last answer, as the typed model of its client."""
        return self._state.raw

    def to_dict(self) -> dict[str, object]:
        """Return what is known as JSON types."""
        return {
            "id": self.id,
            "provider": self.provider,
            "status": self.status,
            "progress": self.progress,
            "kind": self.kind,
            "error": None if self.error is None else self.error.to_dict(),
            "replayed": self.replayed,
            "voice": None if self.voice is None else self.voice.to_dict(),
            "raw": self.raw.to_dict(),
        }

    def __reduce__(self) -> str:
        msg = (
            "a task holds a client and is never pickled or copied; keep its id, which get_task takes up again anywhere"
        )
        raise TypeError(msg)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={self.id!r}, provider={self.provider!r}, status={self.status!r})"

    def _look(self, operation: str) -> MakeFlow:
        return self._session.flow(operation, self._state.id, before=self._state)


class VoiceTask(TaskBase[R]):
    """A voice in the making.

    Attributes:
        id: The vendor's name of the task; all that `get_task` needs, in any process.
        provider: The vendor.
        status: The vendor's own word, as of the last look.
        progress: 0 to 100, as of the last look; None where the vendor does not tell.
        kind: What it makes: "design" for a voice, "speech" for what `get_speech` fetches; None where nobody tells.
        error: Why the vendor failed or cancelled it, with `code`, `message` and `retryable`; None if it did not.
        replayed: Whether the submission had been accepted before, under the same idempotency key.
        voice: The voice, once the task has made it.
        raw: The vendor's last answer.
    """

    _session: SyncSession

    def refresh(self, *, timeout: float | None = None, retries: int | None = None) -> VoiceTask[R]:
        """Look at the task again, and return it; `timeout` is the total in seconds. A failed task is no error here.

        Raises:
            APIError: The vendor did not say how it stands.
        """
        self._state = self._session.run(self._look("get_task"), timeout=timeout, retries=retries)
        return self

    def wait(
        self,
        timeout: float | None = None,
        on_progress: OnProgress | None = None,
        *,
        retries: int | None = None,
    ) -> Voice[R]:
        """Wait until the task has made its voice; `timeout` is the total in seconds.

        Args:
            timeout: None takes the client's.
            on_progress: Called with percent done, and 100.
            retries: Further attempts of each look; None takes the client's.

        Raises:
            TaskPendingError: It still ran when the time was up; wait again, or later with `get_task(task.id)`.
            TaskFailedError: The vendor gave it up, or cancelled it.
            UnexpectedResponseError: It made no voice; a speech is fetched by `get_speech(task.id)`.
            APIError: The vendor refused to say how it stands.
        """
        if self.voice is None:
            flow = self._look("wait_task")
            self._state = self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
        return finished(self.voice)


class AsyncVoiceTask(TaskBase[R]):
    """A voice in the making.

    Attributes:
        id: The vendor's name of the task; all that `get_task` needs, in any process.
        provider: The vendor.
        status: The vendor's own word, as of the last look.
        progress: 0 to 100, as of the last look; None where the vendor does not tell.
        kind: What it makes: "design" for a voice, "speech" for what `get_speech` fetches; None where nobody tells.
        error: Why the vendor failed or cancelled it, with `code`, `message` and `retryable`; None if it did not.
        replayed: Whether the submission had been accepted before, under the same idempotency key.
        voice: The voice, once the task has made it.
        raw: The vendor's last answer.
    """

    _session: AsyncSession

    async def refresh(self, *, timeout: float | None = None, retries: int | None = None) -> AsyncVoiceTask[R]:
        """Look at the task again, and return it; `timeout` is the total in seconds. A failed task is no error here.

        Raises:
            APIError: The vendor did not say how it stands.
        """
        self._state = await self._session.run(self._look("get_task"), timeout=timeout, retries=retries)
        return self

    async def wait(
        self,
        timeout: float | None = None,
        on_progress: OnProgress | None = None,
        *,
        retries: int | None = None,
    ) -> Voice[R]:
        """Wait until the task has made its voice; `timeout` is the total in seconds.

        Args:
            timeout: None takes the client's.
            on_progress: Called with percent done, and 100.
            retries: Further attempts of each look; None takes the client's.

        Raises:
            TaskPendingError: It still ran when the time was up; wait again, or later with `get_task(task.id)`.
            TaskFailedError: The vendor gave it up, or cancelled it.
            UnexpectedResponseError: It made no voice; a speech is fetched by `get_speech(task.id)`.
            APIError: The vendor refused to say how it stands.
        """
        if self.voice is None:
            flow = self._look("wait_task")
            self._state = await self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
        return finished(self.voice)


def finished(voice: Voice[R] | None) -> Voice[R]:
    """Return the voice of a task that was waited for; an adapter gives one or raises."""
    if voice is None:
        msg = "an adapter ended a task without a voice"
        raise TypeError(msg)
    return voice
