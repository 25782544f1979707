"""The command line: `voxwright` and `python -m voxwright`, from the extra `voxwright[cli]`."""

from __future__ import annotations

import sys

NEEDED = "The voxwright command needs more packages: install voxwright with its extras [cli,sandbox]"


def main() -> None:
    """Run the command line; without the extra, say in one line what to install and end with 3."""
    try:
        import rich as _rich
        import typer as _typer
    except ImportError:
        sys.stderr.write(f"{NEEDED}\n")
        raise SystemExit(3) from None
    del _rich, _typer
    from .app import app

    app(prog_name="voxwright")
