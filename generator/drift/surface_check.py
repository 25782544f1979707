"""`python -m generator.drift.surface_check BASE`: what breaks against BASE must be told in CHANGELOG.md."""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.findings import Finding, GeneratorError

from .changes import BREAKING
from .surface import read_surface
from .surface_diff import compare_surfaces, grouped

SAME, UNTOLD, COULD_NOT_RUN = 0, 1, 2
CHANGELOG = "CHANGELOG.md"
MARK = "**Breaking:**"

_ROOT = Path(__file__).resolve().parents[2]
_CLIENTS = "generated/voxwright_clients"
_CALLS = "voxwright/_calls"
"""What the common clients inherit."""
# Names of these modules are public through the package, which loads them late.
_COMMON = {"_client.py": "client.py", "_models.py": "models.py", "errors.py": "errors.py"}
_UNRELEASED = re.compile(r"^## \[Unreleased\][^\n]*\n(?P<text>.*?)(?=^## \[|\Z)", re.MULTILINE | re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the checkout with a commit; give the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.drift.surface_check",
        description="Compare what users can name with a commit; what breaks must be told in CHANGELOG.md.",
        epilog="Exit codes: 0 nothing breaks, or it is told; 1 something breaks untold; 2 could not compare.",
    )
    parser.add_argument("base", help="the commit to compare with, such as origin/main")
    parser.add_argument("--root", type=Path, default=_ROOT, help="the checkout (default: this one)")
    options = parser.parse_args(arguments)
    try:
        untold = check_surface(options.root, options.base)
    except GeneratorError as error:
        sys.stderr.write(f"{error}\n")
        return COULD_NOT_RUN
    return UNTOLD if untold else SAME


def check_surface(root: Path, base: str) -> list[str]:
    """Print what changed since *base*; give the packages that break without a new line that says so.

    Raises:
        GeneratorError: *base* cannot be read.

    """
    before, after = files_at(root, base), files_now(root)
    changes = compare_surfaces(*(read_surface(_public(files)) for files in (before, after)))
    breaking: set[str] = set()
    for change, symbols in grouped(changes):
        sys.stdout.write(f"{change.grade:9} {', '.join(symbols)}: {change.message}\n")
        if change.grade == BREAKING:
            breaking |= {owner(symbol) for symbol in symbols}
    told = new_lines(before.get(CHANGELOG, ""), after.get(CHANGELOG, ""))
    untold = [name for name in sorted(breaking) if not any(says(line, name) for line in told)]
    for name in untold:
        sys.stdout.write(f"{CHANGELOG}: nothing under [Unreleased] says that `{name}` breaks: - {MARK} `{name}`: ...\n")
    return untold


def owner(symbol: str) -> str:
    """Give the package that a line of the changelog has to name: the vendor, or the common layer."""
    parts = symbol.replace(":", ".").split(".")
    return parts[1] if parts[0] == "voxwright_clients" and len(parts) > 2 else parts[0]


def says(line: str, name: str) -> bool:
    """Tell whether a line of the changelog says that *name* breaks."""
    return MARK in line and f"`{name}`" in line


def new_lines(before: str, after: str) -> list[str]:
    """Give the lines under [Unreleased] that are new."""
    found = _UNRELEASED.search(after)
    known = set(before.splitlines())
    return [line for line in found["text"].splitlines() if line not in known] if found else []


def files_now(root: Path) -> dict[str, str]:
    """Read what is compared, as it stands in the checkout."""
    sources = [*(root / _CLIENTS).rglob("*.py"), *(root / "voxwright").glob("*.py"), *(root / _CALLS).glob("*.py")]
    paths = [*sources, root / CHANGELOG]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def files_at(root: Path, base: str) -> dict[str, str]:
    """Read what is compared, as it stands in a commit."""
    if base.startswith("-"):
        raise GeneratorError(Finding("git", "", f"{base!r} is no commit", ""))
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", base, "--", _CLIENTS, "voxwright", CHANGELOG)
    paths = [name for name in listed.decode().split("\0") if name == CHANGELOG or name.endswith(".py")]
    if not paths:
        return {}
    files: dict[str, str] = {}
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", base, "--", *paths))) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                files[member.name] = content.read().decode()
    return files


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git, and a commit that is no option
    if done.returncode:
        raise GeneratorError(Finding("git", "", done.stderr.decode().strip(), "fetch the commit to compare with"))
    return done.stdout


def _public(files: Mapping[str, str]) -> dict[str, str]:
    """Give the sources that hold public names, under the paths by which users reach them."""
    found = {path.removeprefix("generated/"): text for path, text in files.items() if path.startswith(_CLIENTS)}
    for path, name in _COMMON.items():
        if f"voxwright/{path}" in files:
            found[f"voxwright/{name}"] = files[f"voxwright/{path}"]
    return found | {path: text for path, text in files.items() if path.startswith(_CALLS)}


if __name__ == "__main__":
    sys.exit(main())
