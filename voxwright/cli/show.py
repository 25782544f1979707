"""Voices and tasks as a person, or a program, reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import voxwright
from voxwright._core.wording import one_line

from .dry_run import request_facts
from .output import print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from voxwright import Voice, VoiceTask
    from voxwright._core.request import Request

LONGEST = 300
PIPE_WIDTH = 250
LAST_COLUMN = 12
"""Cells that the last column of a table, which may be folded, has at least."""


def screen() -> Console:
    """Return where results are printed; a pipe has no width, so nothing is folded for it."""
    console = Console()
    return console if console.is_terminal or "COLUMNS" in os.environ else Console(width=PIPE_WIDTH)


def show(table: Table) -> None:
    """Print a table as wide as the screen is; what another program reads has no blanks at the end of its lines."""
    console = screen()
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as printed:
        console.print(table)
    typer.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def cell(value: object) -> Text:
    """Return a value for a table: plain text, in one line, whatever a vendor wrote."""
    return Text("" if value is None else one_line(str(value), LONGEST))


def show_facts(facts: Mapping[str, object]) -> None:
    """Print names and values, one a line, without those that are not known."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        if value is not None and value != "":
            table.add_row(Text(name, style="bold"), cell(value))
    show(table)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; where it is too wide for the screen, each row as facts, so that no id is cut or broken."""
    cells = [[cell(value) for value in row] for row in rows]
    lengths = [max([len(name), *(row[place].cell_len for row in cells)]) for place, name in enumerate(columns)]
    if cells and sum(lengths[:-1]) + 2 * len(lengths) + min(lengths[-1], LAST_COLUMN) > screen().width:
        for number, row in enumerate(cells):
            if number:
                typer.echo()
            show_facts({name: value.plain for name, value in zip(columns, row, strict=True)})
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name != columns[-1])
    for row in cells:
        table.add_row(*row)
    show(table)


def show_voice(voice: Voice[Any], *, as_json: bool) -> None:
    """Print a voice."""
    facts = voice.to_dict()
    if as_json:
        print_json(facts)
        return
    facts.pop("raw")
    show_facts(facts)


def show_made(made: Voice[Any] | Request[Any], *, as_json: bool) -> None:
    """Print what a call has made: a voice, or in a dry run the request."""
    if isinstance(made, voxwright.Voice):
        show_voice(made, as_json=as_json)
    else:
        show_request(made, as_json=as_json)


def show_request(request: Request[Any], *, as_json: bool) -> None:
    """Print a request that was not sent."""
    facts = request_facts(request)
    if as_json:
        print_json(facts.to_dict())
        return
    typer.echo(f"{facts.method} {facts.url}\n")
    show_table(("field", "value", "media type", "bytes"), (field.cells() for field in facts.fields))
    billed = " It would be billed." if facts.billed else ""
    typer.echo(f"\n{facts.curl}\n\nNothing was sent.{billed}")


def show_task(task: VoiceTask[Any], *, as_json: bool) -> None:
    """Print how a task stands, and its voice if it has made one."""
    facts = task.to_dict()
    if as_json:
        print_json(facts)
        return
    voice = task.voice
    replayed = facts["replayed"] or None
    show_facts({**facts, "raw": None, "replayed": replayed, "voice": None if voice is None else voice.id})
