"""`python -m generator upstream`: its arguments, what it prints, and its exit codes."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.findings import GeneratorError

from .accept import accept
from .fetch import DEADLINE, LARGEST, Fetcher, parse_origins
from .report import as_json, as_markdown, as_text, changelog
from .upstream import VendorReport, check_vendors, exit_code

COULD_NOT_CHECK = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to its parser."""
    parser.description = (
        "Fetch the vendors' documents, say what moved and what it breaks. Writes nothing without --accept."
    )
    parser.epilog = (
        "Exit codes: 0 nothing moved, 2 not everything could be checked, 3 additive or cosmetic, 4 breaking."
    )
    parser.add_argument("vendor", nargs="*", help="the vendors to look at (default: all)")
    parser.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="HOST=URL",
        help="read a docs host from there instead (repeatable)",
    )
    parser.add_argument(
        "--deadline", type=float, default=DEADLINE, metavar="SECONDS", help="for each document (default: %(default)g)"
    )
    parser.add_argument(
        "--largest", type=int, default=LARGEST, metavar="BYTES", help="of a document (default: %(default)s)"
    )
    parser.add_argument(
        "--accept", action="store_true", help="take the new documents in and rebuild; prints a draft for the changelog"
    )
    views = parser.add_mutually_exclusive_group()
    views.add_argument("--json", action="store_true", help="print JSON")
    views.add_argument("--markdown", action="store_true", help="print Markdown, as for a pull request")


def run(options: argparse.Namespace) -> int:
    """Run the command; give its exit code.

    Raises:
        GeneratorError: The arguments or the checkout cannot be used.

    """
    root: Path = options.root
    fetcher = Fetcher(origins=parse_origins(options.origin), deadline=options.deadline, largest=options.largest)
    reports = check_vendors(root, options.vendor, fetcher)
    view = as_json if options.json else as_markdown if options.markdown else as_text
    sys.stdout.write(view(reports))
    code = exit_code(reports)
    return _accept(root, reports, code, quiet=options.json) if options.accept else code


def _accept(root: Path, reports: Sequence[VendorReport], code: int, *, quiet: bool) -> int:
    """Take in what moved, vendor by vendor; one that cannot be taken in makes it exit 2 and leaves the others."""
    taken: list[VendorReport] = []
    for report in reports:
        if report.grade is None:
            continue
        try:
            changed = accept(root, report, today=dt.datetime.now(dt.UTC).date())
        except GeneratorError as error:
            for finding in error.findings:
                sys.stderr.write(f"{finding}\n")
            sys.stderr.write(f"{report.vendor}: nothing was taken in.\n")
            code = COULD_NOT_CHECK
            continue
        taken.append(report)
        sys.stderr.write("".join(f"{path}\n" for path in changed))
    draft = changelog(taken)
    if draft and not quiet:
        sys.stdout.write(f"\nDraft for CHANGELOG.md:\n\n{draft}")
    return code
