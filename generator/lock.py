"""Lock: what `generated/` was made from, so that "which input moved" has an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .findings import Finding, GeneratorError
from .sources import digest
from .walk import mapping

TEMPLATES = Path(__file__).parent / "templates"
TOOLS = ("openapi-python-client", "jinja2", "ruff", "openapi-spec-validator", "jsonschema")
"""The packages whose version can change what comes out, or whether anything does."""

_NOTE = "Written by `python -m generator build`. Hashes are SHA-256."


@cache
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


def sources() -> str:
    """Give one hash of the pipeline's own modules."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return digest("".join(f"{path.name} {digest(path.read_bytes())}\n" for path in modules).encode())


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
        "generator": sources(),
        "vendors": {name: vendors[name] for name in sorted(vendors)},
        "outputs": {path: digest(outputs[path]) for path in sorted(outputs)},
    }
    return _written({**content, "seal": _seal(content)})


def _seal(content: Mapping[str, Any]) -> str:
    return digest(json.dumps({key: content[key] for key in content if key != "seal"}).encode())


def is_whole(content: Mapping[str, Any]) -> bool:
    """Tell whether a lock is as `compose` wrote it."""
    return content.get("seal") == _seal(content)


def explains(content: Mapping[str, Any], inputs: Mapping[str, Mapping[str, str]], outputs: Mapping[str, bytes]) -> bool:
    """Tell whether nothing has changed since the lock was written: no input, tool, line of the pipeline, or output.

    Args:
        content: The lock.
        inputs: For each vendor the hash of every input by path.
        outputs: Every generated file, by path below `generated/`.

    """
    locked = {name: vendor["inputs"] for name, vendor in content["vendors"].items()}
    return (
        is_whole(content)
        and locked == inputs
        and content["outputs"] == {path: digest(found) for path, found in outputs.items()}
        and content["templates"] == templates()
        and content.get("generator") == sources()
        and content["tools"] == tools()
    )


def load_lock(path: Path) -> dict[str, Any]:
    """Read the lock at *path*.

    Raises:
        GeneratorError: It is missing or it is not what `compose` writes.

    """
    try:
        text = path.read_bytes()
        content: Any = json.loads(text)
    except FileNotFoundError:
        raise GeneratorError([Finding(path.name, "", "missing", "run: python -m generator build")]) from None
    except ValueError as error:
        raise GeneratorError(
            [Finding(path.name, "", f"not readable: {error}", "run: python -m generator build")]
        ) from None
    missing = {"tools", "templates", "vendors", "outputs"} - mapping(content).keys()
    if missing:
        problem = f"lacks {', '.join(sorted(missing))}"
        raise GeneratorError([Finding(path.name, "", problem, "run: python -m generator build")])
    # The seal covers what the lock says; how it is written is held to the one way that `compose` has.
    if not is_whole(content) or text != _written(content).encode():
        raise GeneratorError([Finding(path.name, "", "edited by hand", "run: python -m generator build")])
    return content


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=1) + "\n"
