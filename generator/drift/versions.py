"""`python -m generator versions`: how the versions of a vendor differ, as their normalized documents have it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from generator.findings import Finding, GeneratorError, printable
from generator.pipeline import specify
from generator.sources import Vendor, default_version, load_versions

from .diff import diff
from .report import by_operation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to its parser."""
    parser.description = "Say how each version of a vendor differs from the one before it. Writes nothing."
    parser.add_argument("vendor", help="a vendor that has versions")


def run(options: argparse.Namespace) -> int:
    """Run the command; give its exit code.

    Raises:
        GeneratorError: The vendor has no versions, or one of them cannot be read.

    """
    root: Path = options.root
    sys.stdout.write("\n".join(printable(line) for line in compared(root, options.vendor)) + "\n")
    return 0


def compared(root: Path, name: str) -> Iterator[str]:
    """Yield the lines that tell how the versions of the vendor *name* differ, the oldest pair first.

    Raises:
        GeneratorError: The vendor has no versions, or one of them cannot be read.

    """
    packages = load_versions(root, name)
    default = default_version(root, name)
    if default is None:
        raise GeneratorError(Finding(f"specs/{name}", "", "it has no versions", "name a vendor that has some"))
    yield f"{name}: {', '.join(str(one.version) for one in packages)} (default: {default})"
    for old, new in pairwise(packages):
        yield from _pair(old, new)


def _pair(old: Vendor, new: Vendor) -> Iterator[str]:
    yield f"{old.version} to {new.version}"
    changes = diff(dict(specify(old).document), dict(specify(new).document))
    for operation, found in by_operation(changes):
        yield f"  {operation or 'the document'}"
        for change in found:
            yield f"    {change.grade:9} {change.place + ': ' if change.place else ''}{change.message}"
