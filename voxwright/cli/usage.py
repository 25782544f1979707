"""How the command line ends: wrong usage in one line, a closed pipe without a word, Ctrl-C with its own code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer.core import TyperGroup

from .output import INTERRUPTED, OK, USAGE, UsageError, fail, note, stop_writing

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_USAGE: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
"""What ends a command whose words are wrong; typer brings its own copy of it, which has no public name."""


FIRST = ("clone", "design", "retrain", "voices", "speak", "tasks")
"""The commands that a help names first, in this order."""


class Commands(TyperGroup):
    """The root of the commands, which ends every run itself instead of with typer's boxes."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order of the help; typer has groups of commands after all others."""
        known = super().list_commands(ctx)
        return sorted(known, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and end the process, or what stands for it in a test, with the documented exit code."""
        del standalone_mode  # typer's own end of a run is what this replaces
        words = list(sys.argv[1:] if args is None else args)
        try:
            code: object = super().main(words, prog_name, complete_var, False, windows_expand_args, **extra)  # noqa: FBT003
            sys.stdout.flush()  # while a broken pipe can still be caught
        except BAD_USAGE as error:
            code = end_usage(error, as_json=wants_json(words))
        except typer.Abort:
            note("voxwright: interrupted")
            code = INTERRUPTED
        except BrokenPipeError:
            code = end_quietly()
        except SystemExit as end:  # how rich and typer end a run when nobody reads any more
            code = end_quietly() if isinstance(end.__context__, BrokenPipeError) else end.code
        raise SystemExit(code or OK)


def wants_json(words: Sequence[str]) -> bool:
    """Tell whether `--json` was asked for in words that could not be understood as a whole."""
    options = words[: words.index("--")] if "--" in words else words
    return "--json" in options


def end_usage(error: Any, *, as_json: bool) -> int:
    """Say what is wrong with the words of a command, and where its help is."""
    if type(error).__name__ == "NoArgsIsHelpError":  # no words at all: the help itself is the answer
        error.show()
        return USAGE
    context = getattr(error, "ctx", None)
    path: str = "voxwright" if context is None else context.command_path
    reason: str = error.format_message().rstrip(".")
    fail(UsageError(reason), f"{reason}. See `{path} --help`.", USAGE, as_json=as_json)
    return USAGE


def end_quietly() -> int:
    """Write no more, since nobody reads any more; that is no failure: whoever reads may stop when they have enough."""
    stop_writing(sys.stdout)
    return OK
