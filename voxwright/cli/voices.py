"""`voxwright voices`: the voices that there are at a vendor."""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voxwright._core.unset import UNSET
from voxwright.errors import InvalidRequestError

from .options import (
    ApiVersion,
    AsJson,
    BaseUrl,
    DryRun,
    InSandbox,
    Provider,
    ProviderOfRef,
    Retries,
    Timeout,
    VoiceId,
    flag,
)
from .output import INTERRUPTED, note, print_json
from .progress import Progress
from .show import show_made, show_table, show_voice
from .target import Target, provider_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voxwright import Voice

voices = typer.Typer(help="List, show, rename and delete the voices at a vendor.", no_args_is_help=True)


@voices.command("list")
def list_voices(
    provider: Provider,
    owned: Annotated[
        bool | None,
        flag("--owned/--not-owned", text="Your account's alone, or the vendor's own alone.", show_default=False),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", "-l", metavar="LANGUAGE", help="Of this language (BCP 47) alone.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help="At most so many; no more pages are asked for.")
    ] = None,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="For each page.")] = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    as_json: Annotated[bool, flag("--json", text="Print JSON Lines: an object in each line, as they come.")] = False,
) -> None:
    """List voices, page by page to the end."""
    target = Target(
        provider=provider, version=api_version, base_url=base_url, timeout=timeout, retries=retries, sandbox=sandbox
    )
    with target.errors(as_json=as_json), target.client() as client:
        found = islice(client.list_voices(owned=owned, language=language), limit)
        if as_json:
            for voice in found:
                typer.echo(json.dumps(voice.to_dict(), ensure_ascii=False, default=str))
        else:
            show_list(found, label=f"listing voices of {provider}")


def show_list(found: Iterable[Voice[Any]], *, label: str) -> None:
    """Print voices as a table once all have come; or as far as they came, before what ended them is said."""
    rows: list[Voice[Any]] = []
    try:
        with Progress(label) as progress:
            for voice in found:
                rows.append(voice)
                progress(len(rows), None)
    finally:
        if rows:
            show_table(("ref", "language", "owned", "status", "name"), (cells(voice) for voice in rows))
    if not rows:
        note("no voices")


def cells(voice: Voice[Any]) -> tuple[object, ...]:
    """Return a voice as a row, under the ref that every other command takes."""
    owned = {True: "yes", False: "no", None: None}[voice.owned]
    return (voice.ref, voice.language, owned, voice.status, voice.name)


@voices.command("get")
def get_voice(
    voice_id: VoiceId,
    provider: ProviderOfRef = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    as_json: AsJson = False,
) -> None:
    """Show a voice."""
    target = at(
        voice_id,
        provider,
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
    )
    with target.errors(as_json=as_json), target.client() as client:
        with Progress(f"asking {target.provider}"):
            voice = client.get_voice(voice_id)
        show_voice(voice, as_json=as_json)


@voices.command("rename")
def rename_voice(
    voice_id: VoiceId,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new name.", show_default=False)],
    provider: ProviderOfRef = None,
    description: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A new description; kept as it is if left out.")
    ] = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give a voice another name."""
    target = at(
        voice_id,
        provider,
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        dry_run=dry_run,
    )
    with target.errors(as_json=as_json), target.client() as client:
        call = client.preview.update_voice if dry_run else client.update_voice
        with Progress(f"renaming at {target.provider}"):
            made = call(voice_id, name=name, description=UNSET if description is None else description)
        show_made(made, as_json=as_json)


@voices.command("delete")
def delete_voice(
    voice_id: VoiceId,
    provider: ProviderOfRef = None,
    yes: Annotated[bool, flag("--yes", "-y", text="Do not ask.")] = False,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    sandbox: InSandbox = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Delete a voice for good, after asking; without a terminal to ask at only with --yes."""
    target = at(
        voice_id,
        provider,
        version=api_version,
        base_url=base_url,
        timeout=timeout,
        retries=retries,
        sandbox=sandbox,
        dry_run=dry_run,
    )
    with target.errors(as_json=as_json), target.client() as client:
        if dry_run:
            show_made(client.preview.delete_voice(voice_id), as_json=as_json)
            return
        if not yes:
            ask(f"Delete the voice {voice_id} at {target.provider} for good?")
        with Progress(f"deleting at {target.provider}"):
            client.delete_voice(voice_id)
        ref = f"{target.provider}:{voice_id.removeprefix(f'{target.provider}:')}"
        if as_json:
            print_json({"deleted": ref})
        else:
            typer.echo(f"deleted {ref}")


def ask(question: str) -> None:
    """Ask a person, who has to say yes.

    Raises:
        InvalidRequestError: There is nobody to ask.
        typer.Exit: The answer is no.
    """
    if not sys.stdin.isatty():
        reason = "is needed where there is no terminal to ask at"
        raise InvalidRequestError(f"--yes {reason}", field="yes", reason=reason)
    typer.echo(f"{question} [y/N] ", err=True, nl=False)  # not by input(), which would write to stdout
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        note("voxwright: nothing was deleted")
        raise typer.Exit(INTERRUPTED)


def at(voice_id: str, provider: str | None, **settings: Any) -> Target:
    """Return where a command about one voice goes."""
    return Target(provider=provider or provider_of(voice_id), voice=voice_id, **settings)
