"""Make a package of a document, as the generator's command does, and look at it in a process of its own."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.adopt import adopt
from generator.client import _Work
from generator.emit import Files, emit
from generator.facts import check_facts
from generator.findings import GeneratorError
from generator.growth import check_growth
from generator.load import load
from generator.shape import check_shape
from generator.tree import finish

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = frozenset({"__import__", "eval", "exec", "open", "compile", "breakpoint", "input", "vars", "setattr"})
"""Names that no generated code has a use for."""


@dataclass(frozen=True)
class Made:
    """What the generator made of a document: the files of a package, or the lines of its refusal."""

    files: Files
    refused: tuple[str, ...]


def make(text: str, *, source: str = "document.json") -> Made:
    """Give the files of the package of a document, or why there is none; anything but a refusal is an error."""
    try:
        document = load(text, source=source)
        check_shape(document, source=source)
        check_facts(document, source=source)
        check_growth(document, source=source)
        adopted = adopt(document, name="hostile", source=source)
        spec = _Work(adopted, source, only=None, allow_loss=False).specify()
        return Made(emit(spec, origin=source, command=f"python -m generator client {source} --name hostile"), ())
    except GeneratorError as error:
        return Made({}, tuple(str(error).splitlines()))


def suspicions(files: Files) -> list[str]:
    """List what no generated tree may have: a path that leads out, code that is more than definitions of ours."""
    found = [path for path in files if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts]
    for path, content in files.items():
        if path.endswith(".py"):
            tree = ast.parse(content, path)
            used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            found += [f"{path}: {name}" for name in sorted(used & FORBIDDEN)]
            found += [f"{path}: U+{ord(c):04X}" for c in sorted(set(content)) if not _shows(c)]
    return found


def _shows(char: str) -> bool:
    return char == "\n" or char.isprintable() or unicodedata.category(char) == "Zs"


def probe(packages: dict[str, Files], folder: Path) -> dict[str, Any]:
    """Import packages, call all their operations and tell what they say and send, in a process of its own.

    Args:
        packages: The files of each package, by the name to import it under.
        folder: An empty folder to work in; the process stands in `canary` below it.

    """
    everything = {f"{name}/{path}": content for name, files in packages.items() for path, content in files.items()}
    for path, content in finish(everything).items():
        place = folder / "packages" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    (folder / "canary" / "pwned").mkdir(parents=True)
    script = Path(__file__).with_name("look_into.py")
    done = subprocess.run(
        [sys.executable, "-B", str(script), str(folder / "packages"), str(ROOT), *packages],
        cwd=folder / "canary",
        env={**os.environ, "HOSTILE_API_KEY": "key", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the generator's command in *folder*."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
