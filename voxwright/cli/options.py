"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProviderOption = typer.Option("--provider", "-p", help="The vendor; `voxwright providers` lists them.")
Provider = Annotated[str, ProviderOption]
ProviderOfRef = Annotated[
    str | None, typer.Option("--provider", "-p", help="The vendor; may be left out where VOICE is a ref.")
]
Name = Annotated[str, typer.Option("--name", "-n", help="Name of the voice.")]
Language = Annotated[str | None, typer.Option("--language", "-l", help="BCP 47, such as en or ko-KR.")]
PreviewText = Annotated[str | None, typer.Option(help="What a preview of the voice says.")]
Transcript = Annotated[str | None, typer.Option(help="What is said in the clip.")]
Extra = Annotated[
    list[str] | None,
    typer.Option(metavar="KEY=VALUE", help="A vendor's own field, text or JSON such as true; repeatable."),
]
Timeout = Annotated[float, typer.Option(help="Seconds in total, waiting for a task included.")]
Retries = Annotated[int, typer.Option(help="Further attempts where nothing can have been executed.")]
BaseUrl = Annotated[str | None, typer.Option(help="Another address than the vendor's.")]
InSandbox = Annotated[bool, typer.Option("--sandbox", help="Use the embedded sandbox: no key, no network, no bill.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Check and print the request, and send nothing: no key, no network.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Clip = Annotated[Path, typer.Argument(help="The recording.", show_default=False)]
TaskId = Annotated[str, typer.Argument(help="The task's id.", show_default=False)]
VoiceId = Annotated[
    str, typer.Argument(metavar="VOICE", help="The voice's id, or its ref such as VENDOR:ID.", show_default=False)
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where the sound goes; - is stdout, which gets nothing else."),
]
