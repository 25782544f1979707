"""`voxwright speak`: a text in a voice, into a file or to another program."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .options import (
    AsJson,
    BaseUrl,
    DryRun,
    Extra,
    InSandbox,
    Language,
    Output,
    ProviderOfRef,
    Retries,
    Timeout,
    VoiceId,
)
from .progress import Progress
from .show import show_request
from .sound import Sink
from .target import Target, extra_fields, provider_of


def speak(
    voice_id: VoiceId,
    text: Annotated[str, typer.Argument(help="What to say.", show_default=False)],
    output: Output = None,
    provider: ProviderOfRef = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="Audio format; by the name of FILE if left out, else wav.")
    ] = None,
    sample_rate: Annotated[int | None, typer.Option(help="In Hz.")] = None,
    model: Annotated[str | None, typer.Option(help="The vendor's name of the model that speaks.")] = None,
    language: Language = None,
    extra: Extra = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Speak a text with a voice, into FILE (which must be named, but for --dry-run)."""
    target = Target(
        provider=provider or provider_of(voice_id),
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        voice=voice_id,
        dry_run=dry_run,
        output=output or "FILE",
    )
    with target.errors(as_json=as_json), target.client() as client:
        sink = Sink.of("FILE" if dry_run and output is None else output)
        wish: dict[str, Any] = {
            "format": sink.format(format_),
            "sample_rate": sample_rate,
            "model": model,
            "language": language,
            "extra": extra_fields(target.provider, extra),
        }
        if dry_run:
            show_request(client.preview.speak(voice_id, text, **wish), as_json=as_json)
            return
        with (
            Progress(f"speaking at {target.provider}") as progress,
            client.speak(voice_id, text, **wish, on_progress=progress) as speech,
        ):
            written = sink.take(speech)
        written.show(as_json=as_json)
