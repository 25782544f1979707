"""`python -m generator`: build the clients, check that they follow from their inputs, or make one of any document."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .findings import GeneratorError, printable
from .unchanged import unchanged

SAME, DRIFT, COULD_NOT_RUN = 0, 1, 2
_ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code."""
    # All that a document becomes lives to the end; looking for garbage in it would take a quarter of the time.
    gc.disable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(given).parse_args(given)
    try:
        if options.command == "client":
            return _client(options)
        if options.command == "upstream":
            from .drift import command

            return command.run(options)
        if options.command == "versions":
            from .drift import versions

            return versions.run(options)
        if options.command == "check":
            return _check(options.root, rebuild=options.rebuild)
        return _build(options.root, options.vendor)
    except GeneratorError as error:
        for finding in error.findings:
            sys.stderr.write(f"{finding}\n")
        sys.stderr.write(f"{len(error.findings)} finding(s); nothing was written.\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'generator'}: {error.strerror}; nothing was written.\n")
    return COULD_NOT_RUN


def _build(root: Path, vendors: Sequence[str]) -> int:
    from .project import Project

    project = Project(root)
    start = time.perf_counter()
    changed = project.build(vendors)
    for path in changed:
        sys.stdout.write(f"generated/voxwright_clients/{path}\n")
    sys.stdout.write(f"{len(changed)} file(s) changed, {time.perf_counter() - start:.1f} s.\n")
    return SAME


def _check(root: Path, *, rebuild: bool) -> int:
    moved: list[str] = []
    if rebuild or not unchanged(root):
        from .project import Project

        moved = Project(root).check()
    for line in moved:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(
        "generated/ does not follow from its inputs.\n" if moved else "generated/ follows from its inputs.\n"
    )
    return DRIFT if moved else SAME


def _client(options: argparse.Namespace) -> int:
    from .client import make_client

    start = time.perf_counter()
    report = make_client(
        options.document,
        name=options.name,
        out=options.out,
        overlays=options.overlay,
        only=options.only or None,
        allow_loss=options.allow_loss,
        runtime=options.root,
    )
    for note in report.notes:
        sys.stdout.write(f"note: {note}\n")
    for finding in report.lost:
        sys.stdout.write(f"lost: {finding}\n")
    for name, finding in report.left_out:
        sys.stdout.write(f"left out: {printable(name)}: {finding}\n")
    variants = f", and {report.variants} variant(s)" if report.variants else ""
    sys.stdout.write(f"{report.made} of {report.asked} operation(s){variants}, {time.perf_counter() - start:.1f} s.\n")
    return SAME


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Build the typed clients from the vendors' documents, or check them.",
        epilog="Exit codes: 0 done or same, 1 drift (check), 2 could not run; then nothing was written.",
    )
    parser.add_argument("--root", type=Path, default=_ROOT, help="the checkout to work on (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build generated/ from specs/ and overlays/")
    build.add_argument("vendor", nargs="*", help="the vendors to build (default: all)")
    check = commands.add_parser("check", help="say whether generated/ follows from its inputs, and what moved")
    check.add_argument(
        "--rebuild", action="store_true", help="rebuild and compare even if every hash is that of the lock"
    )
    upstream = commands.add_parser("upstream", help="compare what the vendors publish today with what was taken in")
    if "upstream" in given:
        # What it needs takes longer to load than a check of an unchanged tree takes in all.
        from .drift import command

        command.add_arguments(upstream)
    versions_parser = commands.add_parser("versions", help="say how the versions of a vendor differ")
    if "versions" in given:
        from .drift import versions

        versions.add_arguments(versions_parser)
    client = commands.add_parser("client", help="write a client package of any OpenAPI 3.0 or 3.1 document")
    client.add_argument("document", type=Path, metavar="DOCUMENT", help="the document, JSON or YAML")
    client.add_argument("--name", required=True, help="the name of the package")
    client.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder that is to hold the package")
    client.add_argument(
        "--overlay",
        action="extend",
        nargs="+",
        default=[],
        type=Path,
        metavar="FILE",
        help="an overlay to apply; in this order",
    )
    client.add_argument(
        "--only",
        action="extend",
        nargs="+",
        default=[],
        metavar="OPERATION_ID",
        help="keep this operation and what it reaches",
    )
    client.add_argument(
        "--allow-loss", action="store_true", help="leave out what cannot be carried over, and report it"
    )
    return parser


if __name__ == "__main__":
    _code = main()
    # Nor is it looked through once more at the end, as Python does: the process is over.
    gc.freeze()
    sys.exit(_code)
