"""The tables of docs/performance.md, and its picture."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

import peers

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = {
    "import": "import",
    "client": "with a client",
    "start": "start to first call",
    "call": "small call",
    "gather": "small, 50 in flight",
    "clone": "1 MB clone",
    "clone-gather": "1 MB, async",
}
TARGETS = {
    "import": 0.05,
    "client": 0.05,
    "start": 1.0,
    "call": 0.65,
    "gather": 0.65,
    "clone": 0.90,
    "clone-gather": 0.90,
}
MEGABYTE = 1 << 20
GROWN, STALL, SLOWER = 2.0, 0.050, 1.5
CLIENTS_GROWN = 5.0

HEAD = """# What a call costs

Written by `make bench`; [benchmarks/README.md](../benchmarks/README.md) says how each figure is taken and repeated.
Everything is on loopback. Milliseconds belong to a machine, so there are none: the figures are ratios to raw
httpx {httpx} doing the same in the same run, on Python {python}. Lower is better.

![A small call and a 1 MB clone, as ratios to raw httpx](performance.svg)

## Beside httpx and the SDKs

"import" to "small call" are instructions (valgrind), the others CPU seconds. "with a client" is compared with
`import httpx` alone; "start to first call" is the whole life of a process that makes one small call, so that nothing
is merely put off. A small call sends a clip of 44 bytes as a form and reads a voice.

"""


def written(found: Mapping[str, Any]) -> tuple[str, str]:
    """Return the page and the picture."""
    head = HEAD.format(httpx=peers.PINS["httpx"].partition("==")[2], python=platform.python_version())
    text = head + beside(found) + large(found)
    missed = misses(found)
    text += "\n## Targets that are missed\n\n" + ("\n".join(f"- {miss}" for miss in missed) or "None.") + "\n"
    return text, picture(found["figures"])


def beside(found: Mapping[str, Any]) -> str:
    """Return the table of all packages."""
    lines = [f"| | {' | '.join(COLUMNS.values())} |", f"|---|{'---|' * len(COLUMNS)}"]
    for name, figures in found["figures"].items():
        cells = [f"{figures[column]:.2f}" if column in figures else "-" for column in COLUMNS]
        pin = peers.PINS.get(name, name).replace("==", " ")
        lines.append(f"| {f'**{pin}**' if name in peers.OURS else pin} | {' | '.join(cells)} |")
    lines.append(f"| *our target* | {' | '.join(f'{target:.2f}' for target in TARGETS.values())} |")
    lines += [f"\n{peers.PINS[name].replace('==', ' ')}: {reason}." for name, reason in found["missing"].items()]
    return "\n".join(lines) + "\n"


def large(found: Mapping[str, Any]) -> str:
    """Return the tables of what is large and of what is many."""
    lines = [
        "\n## A clip of 200 MB\n",
        "Memory that the process grew by (at most 2 MB), the longest that the event loop stood still (at most 50 ms),",
        "and the time, compared with a bare socket that sends the same file (at most 1.5).\n",
        "| | memory | stall | seconds | CPU |",
        "|---|---|---|---|---|",
    ]
    for kind, cost in found["uploads"].items():
        stall = f"{cost['stall'] * 1000:.0f} ms" if cost["stall"] else "-"
        lines.append(
            f"| {kind} | {cost['grown'] / MEGABYTE:.1f} MB | {stall} | {cost['seconds']:.2f} | {cost['cpu']:.2f} |"
        )
    lines += [
        "\n## A speech of 200 MB\n",
        "Heard piece by piece: memory that the process grew by, and the time, compared with a bare socket.\n",
        "| | memory | seconds | CPU |",
        "|---|---|---|---|",
    ]
    for mode, cost in found["hearing"].items():
        lines.append(f"| {mode} | {cost['grown'] / MEGABYTE:.1f} MB | {cost['seconds']:.2f} | {cost['cpu']:.2f} |")
    many = found["clients"]
    lines += [
        "\n## A client for each call\n",
        f"{many['clients']:.0f} clients, each made, used once over TLS and dropped: {many['grown'] / MEGABYTE:.1f} MB",
        f"grown (at most 5), {many['contexts']:.0f} new TLS contexts (none).",
    ]
    return "\n".join(lines) + "\n"


def misses(found: Mapping[str, Any]) -> list[str]:
    """Return a line for each target that is missed."""
    missed = [
        f"{name}, {COLUMNS[column]}: {found['figures'][name][column]:.2f}, and {target:.2f} is wanted."
        for name in peers.OURS
        for column, target in TARGETS.items()
        # What is promised of an import is promised of the package that everyone imports.
        if found["figures"].get(name, {}).get(column, 0.0) > target + 0.004
        and not (name != "voxwright" and column in {"import", "client"})
    ]
    for kind, cost in found["uploads"].items():
        if cost["grown"] / MEGABYTE > GROWN:
            missed.append(f"200 MB, {kind}: {cost['grown'] / MEGABYTE:.1f} MB grown, and {GROWN} is wanted.")
        if cost["stall"] > STALL:
            missed.append(f"200 MB, {kind}: {cost['stall'] * 1000:.0f} ms of stall, and 50 is wanted.")
        if cost["seconds"] > SLOWER:
            missed.append(f"200 MB, {kind}: {cost['seconds']:.2f} of a bare socket's time, and {SLOWER} is wanted.")
    many = found["clients"]
    if many["grown"] / MEGABYTE > CLIENTS_GROWN or many["contexts"]:
        missed.append("A client for each call costs more than 5 MB, or a TLS context.")
    return missed


BAR, GAP, LEFT, WIDTH, SCALE = 11, 16, 150, 760, 200
SHOWN = {"call": ("#2f6f8f", "small call, instructions"), "clone": ("#c8873a", "1 MB clone, CPU")}


def picture(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return a bar chart as SVG: two bars a package, and a line where httpx stands."""
    height = 58 + len(figures) * (2 * BAR + GAP)
    size = f'width="{WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        "<title>A small call and a 1 MB clone, as ratios to raw httpx; less is better</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for index, (color, label) in enumerate(SHOWN.values()):
        x = LEFT + index * 200
        parts.append(f'<rect x="{x}" y="12" width="12" height="12" fill="{color}"/>')
        parts.append(f'<text x="{x + 18}" y="22" fill="#222222">{label}</text>')
    for row, (name, found) in enumerate(figures.items()):
        top = 42 + row * (2 * BAR + GAP)
        weight = ' font-weight="bold"' if name in peers.OURS else ""
        parts.append(f'<text x="{LEFT - 8}" y="{top + 15}" text-anchor="end" fill="#222222"{weight}>{name}</text>')
        for place, (column, (color, _)) in enumerate(SHOWN.items()):
            if column in found:
                y = top + place * BAR
                length = min(found[column] * SCALE, WIDTH - LEFT - 50)
                parts.append(f'<rect x="{LEFT}" y="{y}" width="{length:.0f}" height="{BAR - 1}" fill="{color}"/>')
                parts.append(f'<text x="{LEFT + length + 5:.0f}" y="{y + 9}" font-size="10">{found[column]:.2f}</text>')
    x = LEFT + SCALE
    parts.append(f'<line x1="{x}" y1="34" x2="{x}" y2="{height - 12}" stroke="#888888" stroke-dasharray="3 3"/>')
    return "\n".join([*parts, "</svg>", ""])
