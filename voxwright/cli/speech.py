"""`voxwright speak`: a text in a voice, into a file or to another program."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .options import (
    ApiVersion,
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
from .sound import Sink, text_of
from .target import Target, extra_fields, provider_of


def speak(
    voice_id: VoiceId,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What to say; - reads it from stdin.", show_default=False)
    ],
    output: Output = None,
    provider: ProviderOfRef = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="If left out, by the ending of FILE such as .mp3; else wav."),
    ] = None,
    sample_rate: Annotated[int | None, typer.Option(metavar="HERTZ", help="Samples a second.")] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="The vendor's name of the model.")
    ] = None,
    language: Language = None,
    extra: Extra = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Speak a text with a voice, into a file or to stdout: one is named with -o, save for --dry-run."""
    target = Target(
        provider=provider or provider_of(voice_id),
        version=api_version,
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
        said = text_of(text)
        wish: dict[str, Any] = {
            "format": sink.format(format_),
            "sample_rate": sample_rate,
            "model": model,
            "language": language,
            "extra": extra_fields(target.provider, extra, version=api_version),
        }
        if dry_run:
            show_request(client.preview.speak(voice_id, said, **wish), as_json=as_json)
            return
        with (
            Progress(f"speaking at {target.provider}") as progress,
            client.speak(voice_id, said, **wish, on_progress=progress) as speech,
        ):
            written = sink.take(speech)
        written.show(as_json=as_json)
