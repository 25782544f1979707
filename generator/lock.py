"""Lock: what `generated/` was made from, so that "which input moved" has an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .engine import TEMPLATES
from .findings import Finding, GeneratorError
from .sources import digest

TOOLS = ("openapi-python-client", "jinja2", "ruff")
"""The packages whose version can change what comes out."""

_NOTE = "Written by `python -m generator build`. Hashes are SHA-256."


def tools() -> dict[str, str]:
    """Give the version of every tool that shapes the output."""
    return {name: version(name) for name in TOOLS}


def templates() -> dict[str, str]:
    """Give the hash of every template, by path from the root of the project."""
    folder = f"{TEMPLATES.parent.name}/{TEMPLATES.name}"
    return {
        f"{folder}/{path.relative_to(TEMPLATES).as_posix()}": digest(path.read_bytes())
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }


def compose(vendors: Mapping[str, Mapping[str, Any]], outputs: Mapping[str, bytes]) -> str:
    """Give the text of the lock.

    Args:
        vendors: For each vendor its `inputs` (hash by path) and `spec` (hash of the normalized specification).
        outputs: Every generated file, by path below `generated/`.

    """
    content = {
        "note": _NOTE,
        "tools": tools(),
        "templates": templates(),
        "vendors": {name: vendors[name] for name in sorted(vendors)},
        "outputs": {path: digest(outputs[path]) for path in sorted(outputs)},
    }
    return json.dumps(content, indent=1) + "\n"


def load_lock(path: Path) -> dict[str, Any]:
    """Read the lock at *path*.

    Raises:
        GeneratorError: It is missing or it is not what `compose` writes.

    """
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise GeneratorError([Finding(path.name, "", "missing", "run: python -m generator build")]) from None
    except ValueError as error:
        raise GeneratorError([Finding(path.name, "", f"not readable: {error}", "run: python -m generator build")]) from None
    missing = {"tools", "templates", "vendors", "outputs"} - set(content if isinstance(content, dict) else ())
    if missing:
        problem = f"lacks {', '.join(sorted(missing))}"
        raise GeneratorError([Finding(path.name, "", problem, "run: python -m generator build")])
    return content
