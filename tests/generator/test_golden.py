"""The library's plain command line against our parse, vendor by vendor, and both against what is recorded.

An upgrade of the library changes `golden/`, which is then reviewed: VOXWRIGHT_GOLDEN=write writes it anew.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import names
from generator.read import read

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "generated" / "voxwright_clients"
GOLDEN = Path(__file__).parent / "golden"
PACKAGES = sorted(path.parent.relative_to(GENERATED).as_posix() for path in GENERATED.rglob("openapi.json"))


def plain(document: Path, out: Path) -> dict[str, Any]:
    """Run the plain command line on *document*; give the operations, models and enumerations of what it writes."""
    folder = Path(sys.executable).parent
    command = [str(folder / "openapi-python-client"), "generate", "--path", str(document), "--output-path", str(out)]
    environment = {**os.environ, "PATH": os.pathsep.join([str(folder), os.environ.get("PATH", "")])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert 0 == done.returncode, done.stdout + done.stderr
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(out.rglob("*.py"))}
    models: dict[str, list[str]] = {}
    enums: dict[str, list[Any]] = {}
    for path, tree in trees.items():
        for node in tree.body if path.parent.name == "models" else ():
            if isinstance(node, ast.ClassDef):
                if any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases):
                    enums[node.name] = sorted(values(node), key=str)
                else:
                    models[node.name] = sorted(set(fields(node)))
    return {
        "operations": sorted(call for path, tree in trees.items() if "api" in path.parts for call in calls(tree)),
        "models": dict(sorted(models.items())),
        "enums": dict(sorted(enums.items())),
    }


def fields(node: ast.ClassDef) -> Iterator[str]:
    """Yield the names on the wire of the properties of a model: what its `from_dict` takes out of an object."""
    for call in ast.walk(node):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "pop"
            and call.args
        ):
            key = call.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value


def values(node: ast.ClassDef) -> Iterator[Any]:
    """Yield the values of an enumeration."""
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
            yield line.value.value


def calls(tree: ast.Module) -> Iterator[str]:
    """Yield the method and path of each operation of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = {
                key.value: value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
            }
            if "method" in pairs and "url" in pairs:
                texts = [
                    n.value for n in ast.walk(pairs["url"]) if isinstance(n, ast.Constant) and isinstance(n.value, str)
                ]
                yield f"{ast.literal_eval(pairs['method']).upper()} {texts[0]}"


@pytest.mark.parametrize("package", PACKAGES)
def test_the_plain_command_line_reads_what_we_read(package: str, tmp_path: Path) -> None:
    """Operations, models with fields and enumerations with values are the same in both, and as recorded."""
    document = GENERATED / package / "openapi.json"
    found = plain(document, tmp_path / "plain")
    record = GOLDEN / f"{package}.json"
    if os.environ.get("VOXWRIGHT_GOLDEN") == "write":
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    spec = read(json.loads(document.read_bytes()), source=package)

    assert json.loads(record.read_text(encoding="utf-8")) == found
    assert found["operations"] == sorted(f"{call.method} {call.key}" for call in spec.operations)
    ours = {names.library_name(model.name): sorted(p.wire for p in model.properties) for model in spec.models}
    bodies = {
        names.library_name(call.body_name): sorted(
            p.wire for p in call.parameters if p.location in ("body", "part", "form")
        )
        for call in spec.operations
        if call.body_name
    }
    free_form: dict[str, list[str]] = {name: [] for name, properties in found["models"].items() if not properties}
    assert found["models"] == {**free_form, **bodies, **ours}
    assert found["enums"] == {names.library_name(e.name): sorted(e.type.enum, key=str) for e in spec.enums} | {
        name: listed for name, listed in found["enums"].items() if len(listed) == 1
    }
