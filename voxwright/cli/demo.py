"""A voice at every vendor, made in the embedded sandbox and, where the vendor has a call for it, heard."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import attrs
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

from .output import print_json
from .progress import Progress
from .show import show_table
from .target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from voxwright import Client, Voice
    from voxwright.sandbox import Sandbox

NAME, LANGUAGE = "Ada", "en"
TRANSCRIPT = "Good evening. My name is Ada, and this is how I sound."
PROMPT = "A calm, low and unhurried voice, as of a newsreader late in the evening."


@attrs.frozen(kw_only=True)
class Row:
    """One voice of the demo."""

    provider: str
    operation: str
    voice_id: str
    language: str | None
    seconds: float
    checked: tuple[str, ...]
    """What the sandbox checked on the wire."""


def show(*, as_json: bool) -> None:
    """Run the demo and print its table."""
    rows: list[Row] = []
    with voxwright.sandbox.serve() as server, Progress("starting") as progress:
        for row in (row for provider in VENDORS for row in visit(provider, server, progress)):
            rows.append(row)
            if not as_json:
                progress.done(f"{row.provider}: {row.operation} in {row.seconds:.2f} s")
    if as_json:
        print_json([attrs.asdict(row) for row in rows])
        return
    show_table(
        ("vendor", "operation", "voice id", "language", "seconds", "checked on the wire"),
        ((r.provider, r.operation, r.voice_id, r.language, f"{r.seconds:.2f}", ", ".join(r.checked)) for r in rows),
    )


def visit(provider: str, server: Sandbox, progress: Progress) -> Iterator[Row]:
    """Clone, design, retrain and speak at one vendor, whatever of these it offers."""
    offered = offers(provider)
    with Target(provider=provider).sandboxed(server) as client:
        made: Voice[Any] | None = None
        if "clone_voice" in offered:
            row, made = run("clone", lambda: clone(client, progress), server, progress, provider)
            yield row
        if "retrain_voice" in offered and made is not None:
            voice = made
            yield run("retrain", lambda: retrain(client, voice, progress), server, progress, provider)[0]
        if "design_voice" in offered:
            row, made = run("design", lambda: design(client, progress), server, progress, provider)
            yield row
        if "speak" in offered and made is not None:
            voice = made
            yield run("speak", lambda: speak(client, voice, progress), server, progress, provider)[0]


def run(
    operation: str, call: Callable[[], Voice[Any]], server: Sandbox, progress: Progress, provider: str
) -> tuple[Row, Voice[Any]]:
    """Make one call, and tell what it took and what the sandbox saw of it."""
    progress.label(f"{provider}: {operation}")
    seen = len(server.requests)
    started = time.monotonic()
    voice = call()
    seconds = time.monotonic() - started
    checked = dict.fromkeys(what for request in server.requests[seen:] for what in request.checked)
    row = Row(
        provider=provider,
        operation=operation,
        voice_id=voice.id,
        language=voice.language,
        seconds=round(seconds, 3),
        checked=tuple(checked),
    )
    return row, voice


def clip() -> voxwright.Clip:
    """Return the recording that ships for the demo."""
    recording = files("voxwright.sandbox").joinpath("clips", "ada.wav")
    return voxwright.Clip(recording.read_bytes(), filename=recording.name)


def clone(client: Client[Any, Any], progress: Progress) -> Voice[Any]:
    """Clone the demo's recording."""
    return client.clone_voice(clip(), name=NAME, language=LANGUAGE, transcript=TRANSCRIPT, on_progress=progress)


def design(client: Client[Any, Any], progress: Progress) -> Voice[Any]:
    """Design a voice, and wait for it."""
    return client.design_voice(PROMPT, name=NAME, preview_text=TRANSCRIPT, language=LANGUAGE, on_progress=progress)


def retrain(client: Client[Any, Any], voice: Voice[Any], progress: Progress) -> Voice[Any]:
    """Train the voice anew."""
    return client.retrain_voice(voice, clip(), name=NAME, language=LANGUAGE, on_progress=progress)


def speak(client: Client[Any, Any], voice: Voice[Any], progress: Progress) -> Voice[Any]:
    """Have the voice say something, and listen to the end; in another format where the vendor has not the usual one."""
    try:
        speech = client.speak(voice, TRANSCRIPT, on_progress=progress)
    except voxwright.InvalidRequestError as error:
        if error.argument != "format" or not error.allowed:
            raise
        offered = cast("Sequence[str]", error.allowed)
        speech = client.speak(voice, TRANSCRIPT, format=offered[0], on_progress=progress)
    with speech:
        speech.read()
    return voice
