"""Holds each package to its share of lines and of branches that the tests run, and names the modules that lack most.

coverage's own `fail_under` takes lines and branches together, and all packages: many lines would hide missing branches.

Usage: scripts/coverage_gate.py REPORT, where REPORT is what `coverage json` wrote.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

PACKAGES = ("generator", "voxwright")
LEAST = 95.0
SHOWN = 10
COUNTS = {"lines": ("covered_lines", "num_statements"), "branches": ("covered_branches", "num_branches")}


def share(modules: dict[str, dict[str, int]], what: str) -> float:
    """Return how many percent of the lines or branches of some modules were run; all of none is 100."""
    covered, there = (sum(summary[key] for summary in modules.values()) for key in COUNTS[what])
    return 100.0 * covered / there if there else 100.0


def missing(summary: dict[str, int]) -> int:
    """Return how many lines and branches of one module were not run."""
    return sum(summary[there] - summary[covered] for covered, there in COUNTS.values())


def judge(report: dict[str, Any], packages: tuple[str, ...] = PACKAGES) -> tuple[list[str], list[str]]:
    """Return what to print of a report, and what is wrong with it."""
    summaries = {name.replace("\\", "/"): found["summary"] for name, found in report["files"].items()}
    lines: list[str] = []
    problems: list[str] = []
    for package in packages:
        modules = {name: summary for name, summary in summaries.items() if name.startswith(f"{package}/")}
        if not modules:
            problems.append(f"{package}: nothing of it was measured")
            continue
        shares = {what: share(modules, what) for what in COUNTS}
        lines.append(f"{package}: " + ", ".join(f"{figure:.2f} % of {what}" for what, figure in shares.items()))
        problems += [
            f"{package}: {figure:.2f} % of its {what} are run by the tests; at least {LEAST:g} % must be"
            for what, figure in shares.items()
            if figure < LEAST
        ]
    weakest = sorted(summaries, key=lambda name: (-missing(summaries[name]), name))[:SHOWN]
    lines += [f"{missing(summaries[name]):6} not run in {name}" for name in weakest if missing(summaries[name])]
    return lines, problems


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 where a package falls short, 2 where there is no report."""
    try:
        report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    except (IndexError, OSError, ValueError) as error:
        sys.stderr.write(f"no report of `coverage json` to judge: {error}\n")
        return 2
    lines, problems = judge(report)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
