"""Designs that take a while: the task's id is never lost, however the wait ends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import voxwright
from voxwright._adapters import offers

from .output import resume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voxwright import Client, Voice, VoiceTask

    from .progress import Progress


SHORTEST = 0.001
"""Seconds that are left to a wait whose time is already used up: it ends with the task's id."""


def design_and_wait(
    client: Client[Any, Any],
    prompt: str,
    *,
    name: str,
    preview_text: str,
    language: str | None,
    format: str | None,  # noqa: A002 - the common API's word
    sample_rate: int | None,
    extra: Mapping[str, object],
    timeout: float,
    progress: Progress,
) -> Voice[Any]:
    """Design a voice; `timeout` is the total in seconds of handing it in and waiting for it."""
    started = time.monotonic()
    make = client.submit_design if "submit_design" in offers(client.provider) else client.design_voice
    made = make(
        prompt,
        name=name,
        preview_text=preview_text,
        language=language,
        format=format,
        sample_rate=sample_rate,
        extra=extra,
        on_progress=progress,
    )
    if isinstance(made, voxwright.Voice):
        return made
    return wait_for(made, timeout=max(timeout - (time.monotonic() - started), SHORTEST), progress=progress)


def wait_for(task: VoiceTask[Any], *, timeout: float, progress: Progress) -> Voice[Any]:
    """Wait for a task; one who presses Ctrl-C is told its id and how to go on."""
    try:
        return task.wait(timeout=timeout, on_progress=progress)
    except KeyboardInterrupt as error:
        error.add_note(f"Task {task.id} still runs at the vendor. {resume(task.id, task.provider)}")
        raise
