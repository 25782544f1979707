"""Making a voice: by a recording, by words, and anew."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Generic

    from typing_extensions import TypeVar

    from voxwright._core.clip import ClipInput
    from voxwright._core.exchange.effects import OnProgress
    from voxwright._models import Voice
    from voxwright._session import SyncSession
    from voxwright._task import VoiceTask

    R = TypeVar("R", default=Any)
else:
    from . import Generic

    R = None


class Making(Generic[R]):
    """The calls that make a voice."""

    _session: SyncSession

    def clone_voice(
        self,
        clip: ClipInput,
        *,
        name: str,
        language: str | None = None,
        description: str | None = None,
        transcript: str | None = None,
        preview_text: str | None = None,
        extra: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Voice[R]:
        """Make a voice from a recording; `timeout` is the total in seconds.

        Args:
            clip: A path, bytes, a binary file, or `voxwright.Clip(content, filename=, media_type=)`. Its size and its
                format, found from name and content, are checked against the vendor's limits before anything is sent.
            name: The voice's name, within the vendor's limits.
            language: BCP 47, such as `"en"` or `"ko-KR"`, turned into what the vendor takes. Some require it; one that
                has no such field gets none, and the returned voice keeps yours.
            description: Kept by the vendor where it has such a field, by the returned voice in any case.
            transcript: What is said in the clip; a hint, sent only to a vendor that takes one.
            preview_text: What the vendor's preview should say; a hint, sent only to a vendor that takes one.
            extra: Fields that only this vendor has, by the names in its documents; checked.
            on_progress: Called with bytes sent and bytes in all while the clip is uploaded.
            timeout: Seconds for everything together; None takes the client's.
            retries: Further attempts where nothing can have been executed; None takes the client's.
            extra_body: Fields that voxwright does not know yet; sent unchecked.
            extra_headers: Headers to send besides; they may not replace the key.

        Returns:
            The voice; `raw` is the vendor's own answer.

        Raises:
            UnsupportedOperationError: The vendor does not clone; nothing was sent.
            InvalidRequestError: An argument breaks a limit of the vendor; nothing was sent.
            OutcomeUnknownError: It broke after the request began to leave: the voice may exist and be billed.
            APIError: Any other way in which no voice came back.
        """
        flow = self._session.creation(
            "clone_voice",
            clip,
            name=name,
            language=language,
            description=description,
            transcript=transcript,
            preview_text=preview_text,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)

    def design_voice(
        self,
        prompt: str,
        *,
        name: str,
        preview_text: str,
        language: str | None = None,
        format: str | None = None,  # noqa: A002 - the word that users and vendors have for it
        sample_rate: int | None = None,
        extra: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Voice[R]:
        """Make a voice from a description in words, and wait for it; `timeout` is the total in seconds.

        Args:
            prompt: How the voice should sound, in the languages and the length that the vendor takes.
            name: The voice's name; the vendor may build its own from it.
            preview_text: What the preview says.
            language: BCP 47; best the language of `preview_text`.
            format: Of the preview, such as `"wav"`.
            sample_rate: Of the preview, in Hz.
            extra: Fields that only this vendor has, by the names in its documents; checked.
            on_progress: Called with done and total: bytes while it is handed in, then percent while the task runs.
            timeout: Seconds for everything together, waiting included; None takes the client's.
            retries: Further attempts where nothing can have been executed; None takes the client's.
            extra_body: Fields that voxwright does not know yet; sent unchecked.
            extra_headers: Headers to send besides; they may not replace the key.

        Returns:
            The voice; `raw` is the vendor's last answer.

        Raises:
            UnsupportedOperationError: The vendor does not design voices; nothing was sent.
            InvalidRequestError: An argument breaks a limit of the vendor; nothing was sent.
            TaskPendingError: The task was accepted, and is billed, but still ran when the time was up; resume it
                with `get_task(error.task_id)`.
            TaskFailedError: The vendor gave the task up, or cancelled it.
            OutcomeUnknownError: It broke after the request began to leave: the task may exist and be billed.
            APIError: Any other way in which no voice came back.
        """
        flow = self._session.creation(
            "design_voice",
            prompt,
            name=name,
            preview_text=preview_text,
            language=language,
            format=format,
            sample_rate=sample_rate,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)

    def submit_design(
        self,
        prompt: str,
        *,
        name: str,
        preview_text: str,
        language: str | None = None,
        format: str | None = None,  # noqa: A002
        sample_rate: int | None = None,
        extra: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> VoiceTask[R]:
        """Hand in a design and do not wait for it; `timeout` is the total in seconds.

        Args:
            prompt: As in `design_voice`, and so are the others.
            name: See `design_voice`.
            preview_text: See `design_voice`.
            language: See `design_voice`.
            format: See `design_voice`.
            sample_rate: See `design_voice`.
            extra: See `design_voice`.
            on_progress: See `design_voice`.
            timeout: Seconds until the vendor has accepted it; None takes the client's.
            retries: See `design_voice`.
            extra_body: See `design_voice`.
            extra_headers: See `design_voice`.

        Returns:
            The task. `task.wait()` gives the voice; `task.id` is all that another process needs for `get_task`.

        Raises:
            UnsupportedOperationError: The vendor designs no voices, or answers at once; nothing was sent.
            InvalidRequestError: An argument breaks a limit of the vendor; nothing was sent.
            OutcomeUnknownError: It broke after the request began to leave: the task may exist and be billed.
            APIError: Any other way in which it was not accepted.
        """
        flow = self._session.creation(
            "submit_design",
            prompt,
            name=name,
            preview_text=preview_text,
            language=language,
            format=format,
            sample_rate=sample_rate,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        state = self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
        return self._session.task(state)

    def get_task(self, task_id: str, *, timeout: float | None = None, retries: int | None = None) -> VoiceTask[R]:
        """Take up a task that was handed in earlier, here or elsewhere; `timeout` is the total in seconds.

        Args:
            task_id: What `VoiceTask.id`, or the error that ended a wait, named.
            timeout: Seconds for everything together; None takes the client's.
            retries: Further attempts; None takes the client's.

        Raises:
            UnsupportedOperationError: The vendor has no tasks; nothing was sent.
            APIError: The vendor did not say how it stands; `NotFoundError` if it does not know it.
        """
        flow = self._session.flow("get_task", task_id)
        return self._session.task(self._session.run(flow, timeout=timeout, retries=retries))

    def retrain_voice(
        self,
        voice_or_id: Voice[Any] | str,
        clip: ClipInput,
        *,
        name: str,
        language: str | None = None,
        transcript: str | None = None,
        preview_text: str | None = None,
        extra: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Voice[R]:
        """Train a voice anew with another recording; it keeps its id; `timeout` is the total in seconds.

        Args:
            voice_or_id: The voice, its id, or its `ref`.
            clip: As in `clone_voice`, and so are the others.
            name: See `clone_voice`.
            language: See `clone_voice`.
            transcript: See `clone_voice`.
            preview_text: See `clone_voice`.
            extra: See `clone_voice`.
            on_progress: See `clone_voice`.
            timeout: Seconds for everything together; None takes the client's.
            retries: See `clone_voice`.
            extra_body: See `clone_voice`.
            extra_headers: See `clone_voice`.

        Returns:
            The voice as it is now.

        Raises:
            UnsupportedOperationError: The vendor does not retrain; nothing was sent.
            InvalidRequestError: An argument breaks a limit of the vendor; nothing was sent.
            OutcomeUnknownError: It broke after the request began to leave: it may have been done and billed.
            APIError: Any other way in which it was not done.
        """
        flow = self._session.creation(
            "retrain_voice",
            self._session.voice_id(voice_or_id),
            clip,
            name=name,
            language=language,
            transcript=transcript,
            preview_text=preview_text,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
