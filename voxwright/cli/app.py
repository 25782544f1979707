"""The commands of `voxwright`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from voxwright import __version__

from . import demo as demonstration
from . import doctor as diagnosis
from . import vendors
from .options import (
    ApiVersion,
    AsJson,
    BaseUrl,
    Clip,
    Description,
    DryRun,
    Extra,
    InSandbox,
    Language,
    Name,
    PreviewText,
    Provider,
    ProviderOfRef,
    Retries,
    Timeout,
    Transcript,
    VoiceId,
    flag,
)
from .output import EPILOG, one_line_errors
from .progress import Progress
from .served import run_sandbox
from .show import show_made
from .speech import speak
from .target import Target, extra_fields, opened, provider_of
from .tasks import tasks
from .usage import Commands
from .voices import voices
from .waiting import design_and_wait

app = typer.Typer(
    name="voxwright",
    cls=Commands,
    help="Create voices at any vendor: clone a recording, or design one from words.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show local variables
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(asked: bool) -> None:
    """Print the version and end, if it was asked for."""
    if asked:
        typer.echo(f"voxwright {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, flag("--version", text="Print the version.", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """Create voices at any vendor: clone a recording, or design one from words."""


@app.command()
def clone(
    clip: Clip,
    provider: Provider,
    name: Name,
    language: Language = None,
    description: Description = None,
    transcript: Transcript = None,
    preview_text: PreviewText = None,
    extra: Extra = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a voice from a recording."""
    target = Target(
        provider=provider,
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        dry_run=dry_run,
    )
    with target.errors(as_json=as_json), target.client() as client, opened(clip) as content:
        with Progress(f"cloning at {provider}") as progress:
            call = client.preview.clone_voice if dry_run else partial(client.clone_voice, on_progress=progress)
            made = call(
                content,
                name=name,
                language=language,
                description=description,
                transcript=transcript,
                preview_text=preview_text,
                extra=extra_fields(target.provider, extra, version=api_version),
            )
        show_made(made, as_json=as_json)


@app.command()
def design(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="How the voice should sound.", show_default=False)],
    provider: Provider,
    name: Name,
    preview_text: Annotated[str, typer.Option(metavar="TEXT", help="What the preview says.")],
    language: Language = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="Of the preview.")] = None,
    sample_rate: Annotated[int | None, typer.Option(metavar="HERTZ", help="Of the preview.")] = None,
    extra: Extra = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a voice from a description in words, and wait until it is made."""
    target = Target(
        provider=provider,
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        dry_run=dry_run,
    )
    with target.errors(as_json=as_json), target.client() as client:
        with Progress(f"designing at {provider}") as progress:
            wait = partial(design_and_wait, client, timeout=timeout, progress=progress)
            call = client.preview.design_voice if dry_run else wait
            made = call(
                prompt,
                name=name,
                preview_text=preview_text,
                language=language,
                format=format_,
                sample_rate=sample_rate,
                extra=extra_fields(target.provider, extra, version=api_version),
            )
        show_made(made, as_json=as_json)


@app.command()
def retrain(
    voice_id: VoiceId,
    clip: Clip,
    name: Name,
    provider: ProviderOfRef = None,
    language: Language = None,
    transcript: Transcript = None,
    preview_text: PreviewText = None,
    extra: Extra = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Train a voice anew with another recording; it keeps its id. The embedded sandbox has the voice that you name."""
    target = Target(
        provider=provider or provider_of(voice_id),
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        voice=voice_id,
        dry_run=dry_run,
    )
    with target.errors(as_json=as_json), target.client() as client, opened(clip) as content:
        with Progress(f"retraining at {target.provider}") as progress:
            call = client.preview.retrain_voice if dry_run else partial(client.retrain_voice, on_progress=progress)
            made = call(
                voice_id,
                content,
                name=name,
                language=language,
                transcript=transcript,
                preview_text=preview_text,
                extra=extra_fields(target.provider, extra, version=api_version),
            )
        show_made(made, as_json=as_json)


app.add_typer(voices, name="voices")
app.command()(speak)
app.add_typer(tasks, name="tasks")


@app.command()
def providers(as_json: AsJson = False) -> None:
    """List the vendors: what each can do, and which environment variable holds its key."""
    with one_line_errors(as_json=as_json):
        vendors.show(as_json=as_json)


@app.command()
def doctor(
    clip: Annotated[
        Path | None, typer.Argument(metavar="[CLIP]", help="A recording to look at.", show_default=False)
    ] = None,
    provider: Annotated[
        str | None, typer.Option("--provider", "-p", metavar="VENDOR", help="This vendor alone.")
    ] = None,
    online: Annotated[bool, flag("--online", text="Ask whether vendors answer, once each, without key.")] = False,
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Another address than the vendor's; with --provider.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what is set up here, and of a CLIP what it is and which vendors take it; nothing is created or billed.

    Ends with 0 if all is well; 2 if the clip can not be read or no vendor takes it; 3 if a key, the certificates or a
    proxy can not be used; 5 if a vendor that still runs did not answer (--online). A key that is not set is no fault.
    """
    with one_line_errors(as_json=as_json):
        diagnosis.run(clip, provider=provider, online=online, base_url=base_url, as_json=as_json)


@app.command()
def demo(as_json: AsJson = False) -> None:
    """Create a voice at every vendor, in the embedded sandbox: no key, no network, no bill."""
    with one_line_errors(as_json=as_json):
        demonstration.show(as_json=as_json)


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="0 takes a free one.")] = 0,
    task_polls: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, help="How often a task is asked for until it is done.")
    ] = 3,
    page_size: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help="Voices that a page of a list holds at most.")
    ] = None,
    rate_limits: Annotated[bool, flag("--rate-limits", text="Enforce the documented rate limits.")] = False,
    speech_pace: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="Between the pieces in which speech is sent.")
    ] = 0.0,
    callback_to: Annotated[
        str | None, typer.Option(metavar="URL", help="Address of this machine that callbacks go to.")
    ] = None,
    callback_scale: Annotated[
        float, typer.Option(metavar="SECONDS", help="What a second of a callback's waits takes.")
    ] = 1.0,
    as_json: AsJson = False,
) -> None:
    """Serve the sandbox of every vendor on this machine until Ctrl-C, which ends it with 0."""
    with one_line_errors(as_json=as_json):
        run_sandbox(
            port,
            as_json=as_json,
            task_polls=task_polls,
            page_size=page_size,
            rate_limits=rate_limits,
            speech_pace=speech_pace,
            callback_to=callback_to,
            callback_scale=callback_scale,
        )
