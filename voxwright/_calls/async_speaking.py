"""Speaking with a voice, awaited."""

from __future__ import annotations

from .asked import speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from voxwright._core.exchange.effects import OnProgress
    from voxwright._models import Voice
    from voxwright._session import AsyncSession
    from voxwright._speech import AsyncSpeech


class AsyncSpeaking:
    """The calls that speak with a voice."""

    _session: AsyncSession

    async def speak(
        self,
        voice_or_id: Voice[Any] | str,
        text: str,
        *,
        format: str = "wav",  # noqa: A002 - the word that users and vendors have for it
        sample_rate: int | None = None,
        model: str | None = None,
        language: str | None = None,
        extra: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncSpeech:
        """Speak a text with a voice; `timeout` is the total in seconds, to the last byte.

        It returns when the sound begins to arrive and is known to be sound; where the vendor makes a task of it, the
        task is waited for.

        Args:
            voice_or_id: The voice, its id, or its `ref`. A voice brings its language and its model where the vendor
                wants them, so give it rather than its id.
            text: What to say. The vendor's limit is counted in its unit (characters or bytes) before anything is sent.
            format: `"wav"`, `"mp3"`, `"pcm"`, `"ogg"` or `"opus"`, as far as the vendor has it.
            sample_rate: In Hz; None takes the vendor's.
            model: The vendor's name of the model that speaks; None takes the voice's, then the vendor's default, and
                where the vendor requires one its newest.
            language: BCP 47, of the text; None takes the voice's where the vendor requires one.
            extra: Fields that only this vendor has, by the names in its documents; checked.
            on_progress: Called with percent done, and 100, where the vendor makes a task of it.
            timeout: Seconds for everything together, also for what you read of it afterwards; None takes the client's.
            retries: Further attempts where nothing can have been executed; None takes the client's.
            extra_body: Fields that voxwright does not know yet; sent unchecked.
            extra_headers: Headers to send besides; they may not replace the key.

        Returns:
            The speech: to iterate over, `read` or `save`, once. Close it, best by `with`, if you do not read it whole.

        Raises:
            UnsupportedOperationError: The vendor does not speak; nothing was sent.
            InvalidRequestError: The text is blank, an argument breaks a limit of the vendor, or the voice does not work
                with the model; nothing was sent.
            TaskPendingError: The vendor's task still ran when the time was up; `get_speech(error.task_id)` takes it up.
            OutcomeUnknownError: It broke after the request began to leave: it may be billed.
            UnexpectedResponseError: What came is no sound.
            APIError: Any other way in which no sound came back.
        """
        flow = speaking(
            self._session,
            voice_or_id,
            text,
            format=format,
            sample_rate=sample_rate,
            model=model,
            language=language,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        spoken = await self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
        return self._session.speech(spoken)

    async def get_speech(
        self,
        task_id: str,
        *,
        on_progress: OnProgress | None = None,
        timeout: float | None = None,
        retries: int | None = None,
    ) -> AsyncSpeech:
        """Take up a `speak` that outlived its deadline, and wait for it; `timeout` is the total in seconds.

        Args:
            task_id: What the error that ended the wait, or `AsyncSpeech.task_id`, named.
            on_progress: Called with percent done, and 100.
            timeout: Seconds for everything together, also for what you read of it afterwards; None takes the client's.
            retries: Further attempts of each look; None takes the client's.

        Returns:
            The speech, as from `speak`.

        Raises:
            UnsupportedOperationError: The vendor speaks at once, without a task; nothing was sent.
            TaskPendingError: It still ran when the time was up; take it up again.
            TaskFailedError: The vendor gave it up, or cancelled it.
            UnexpectedResponseError: It is the design of a voice, which `get_task` takes up, or it made no sound.
            APIError: The vendor refused to say how it stands, or the sound can not be had (any more).
        """
        flow = self._session.flow("get_speech", task_id)
        spoken = await self._session.run(flow, timeout=timeout, retries=retries, on_progress=on_progress)
        return self._session.speech(spoken)
