"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer


def flag(*names: str, text: str, **more: Any) -> Any:
    """Return an option that takes no value; some versions of typer would show the type of one."""
    return typer.Option(*names, metavar="", help=text, **more)


Provider = Annotated[
    str, typer.Option("--provider", "-p", metavar="VENDOR", help="The vendor; `voxwright providers` lists them.")
]
ProviderOfRef = Annotated[
    str | None,
    typer.Option("--provider", "-p", metavar="VENDOR", help="The vendor; may be left out where VOICE is a ref."),
]
ApiVersion = Annotated[
    str | None,
    typer.Option(
        "--api-version",
        metavar="VERSION",
        help="Version of the vendor's API; its default one if left out. `voxwright providers` lists them.",
    ),
]
Name = Annotated[str, typer.Option("--name", "-n", metavar="NAME", help="Name of the voice.")]
Description = Annotated[str | None, typer.Option(metavar="TEXT", help="Description of the voice.")]
Language = Annotated[
    str | None, typer.Option("--language", "-l", metavar="LANGUAGE", help="BCP 47, such as en or ko-KR.")
]
PreviewText = Annotated[str | None, typer.Option(metavar="TEXT", help="What a preview of the voice says.")]
Transcript = Annotated[str | None, typer.Option(metavar="TEXT", help="What is said in the clip.")]
Extra = Annotated[
    list[str] | None,
    typer.Option(metavar="KEY=VALUE", help="A vendor's own field, text or JSON such as true; repeatable."),
]
Timeout = Annotated[float, typer.Option(metavar="SECONDS", help="In total, waiting for a task included.")]
Retries = Annotated[int, typer.Option(metavar="NUMBER", help="Further attempts where nothing can have been executed.")]
BaseUrl = Annotated[str | None, typer.Option(metavar="URL", help="Another address than the vendor's.")]
InSandbox = Annotated[bool, flag("--sandbox", text="Use the embedded sandbox: no key, no network, no bill.")]
DryRun = Annotated[bool, flag("--dry-run", text="Check and print the request, and send nothing: no key, no network.")]
AsJson = Annotated[bool, flag("--json", text="Print JSON.")]
Clip = Annotated[Path, typer.Argument(metavar="CLIP", help="The recording, a file.", show_default=False)]
TaskId = Annotated[str, typer.Argument(metavar="TASK", help="The task's id.", show_default=False)]
VoiceId = Annotated[
    str, typer.Argument(metavar="VOICE", help="The voice's id, or its ref such as VENDOR:ID.", show_default=False)
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where the sound goes; - is stdout, which then carries nothing else."
    ),
]
