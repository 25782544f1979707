"""`python -m generator`: build the clients, or check that they follow from their inputs."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .findings import GeneratorError
from .project import Project

SAME, DRIFT, COULD_NOT_RUN = 0, 1, 2
_ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code."""
    options = _parser().parse_args(arguments)
    project = Project(options.root)
    try:
        return _build(project, options.vendor) if options.command == "build" else _check(project)
    except GeneratorError as error:
        for finding in error.findings:
            sys.stderr.write(f"{finding}\n")
        sys.stderr.write(f"{len(error.findings)} finding(s); nothing was written.\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'generator'}: {error.strerror}; nothing was written.\n")
    return COULD_NOT_RUN


def _build(project: Project, vendors: Sequence[str]) -> int:
    start = time.perf_counter()
    changed = project.build(vendors)
    for path in changed:
        sys.stdout.write(f"generated/voxwright_clients/{path}\n")
    sys.stdout.write(f"{len(changed)} file(s) changed, {time.perf_counter() - start:.1f} s.\n")
    return SAME


def _check(project: Project) -> int:
    moved = project.check()
    for line in moved:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write("generated/ does not follow from its inputs.\n" if moved else "generated/ follows from its inputs.\n")
    return DRIFT if moved else SAME


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Build the typed clients from the vendors' documents, or check them.",
        epilog="Exit codes: 0 done or same, 1 drift (check), 2 could not run; then nothing was written.",
    )
    parser.add_argument("--root", type=Path, default=_ROOT, help="the checkout to work on (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build generated/ from specs/ and overlays/")
    build.add_argument("vendor", nargs="*", help="the vendors to build (default: all)")
    commands.add_parser("check", help="rebuild in memory and compare; say what moved")
    return parser


if __name__ == "__main__":
    sys.exit(main())
