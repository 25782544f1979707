"""Writes docs/operations.md: what each vendor offers, as the adapters and the generated clients have it.

`python scripts/operations_table.py` writes the page, with `--check` it only says whether it is as it should be.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voxwright_clients._registry import VENDORS

from voxwright._adapters import OPERATIONS, manner_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "operations.md"
METHODS = ("get", "put", "post", "delete", "patch")
PARTS = {"wait_task"}
"""What an adapter defines for a call that has another name."""
HEAD = """\
# Operations

Made by `scripts/operations_table.py` (`make regen` runs it) from the adapters and the generated clients.

## The common calls

| call | {vendors} |
|---|{lines}|
"""
REMARKS = """
*by list*: the vendor has no call for one voice, so its list is read until the voice is on it. *a task*: the vendor
works on it for a while; voxwright submits, polls and returns what came of it. What a vendor does not offer raises
`UnsupportedOperationError` before a request is made.
"""


def main(arguments: list[str]) -> int:
    """Write the page, or compare it, and return the exit code."""
    text = page()
    if arguments == ["--check"]:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        if not same:
            sys.stderr.write("docs/operations.md is not what the code offers: run `make regen`\n")
        return 0 if same else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


def page() -> str:
    """Return the page."""
    names = list(VENDORS)
    lines = [HEAD.format(vendors=" | ".join(names), lines="|".join("---" for _ in names)).rstrip("\n")]
    calls = [call for call in OPERATIONS if call not in PARTS]
    lines += [f"| `{call}` | {' | '.join(manner_of(name, call) for name in names)} |" for call in calls]
    lines.append(REMARKS)
    lines.append("## The typed clients")
    for name in names:
        lines += section(name)
    return "\n".join(lines).rstrip("\n") + "\n"


def section(vendor: str) -> Iterator[str]:
    """Yield the lines of one vendor: a table for each version of its API."""
    entry = VENDORS[vendor]
    for version in entry["versions"] or [None]:
        default = ", the default" if version == entry["default"] and version else ""
        yield f"\n### {entry['title']}{f', version {version}{default}' if version else ''}\n"
        yield "| operation | request | |"
        yield "|---|---|---|"
        for method, path, name, facts in typed(vendor, version):
            remarks = ["billed"] if facts.get("x-voxwright-billed") else []
            remarks += ["a task"] if "x-voxwright-poll" in facts else []
            yield f"| `{name}` | `{method.upper()} {path.partition('#')[0]}` | {', '.join(remarks)} |"


def typed(vendor: str, version: str | None) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield method, path, name and facts of each operation of a typed client, by name."""
    module = VENDORS[vendor]["versions"][version] if version else f"voxwright_clients.{vendor}"
    folder = Path(next(iter(importlib.import_module(module).__path__)))
    document = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    found = [
        (method, path, item[method]["x-voxwright-name"], item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]
    yield from sorted(found, key=lambda each: each[2])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
