"""Types as users meet them: two type checkers, both strict, on files that assert what they must see. Nothing is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from judged import DOCUMENTS
from typing_cases import source

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLACES = [str(ROOT), str(ROOT / "generated")]
BROKEN = """
from typing import assert_type
import voxwright
assert_type(voxwright.Client("no-such-vendor").provider, int)
voxwright.Client("x").provider  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
"""


def run(command: list[str], folder: Path) -> tuple[int, str]:
    """Run a type checker and return its exit code and all that it said."""
    environment = {**os.environ, "MYPYPATH": os.pathsep.join(PLACES), "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    return done.returncode, done.stdout + done.stderr


def run_basedpyright(files: list[Path], folder: Path) -> tuple[int, str]:
    """Check files as a strict project, which takes its own kind of ignores only and reports unused ones."""
    settings = {
        "include": [str(file) for file in files],
        "extraPaths": PLACES,
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "--project", str(folder)]
    return run(command, folder)


def run_mypy(files: list[Path], folder: Path) -> tuple[int, str]:
    """Check files strictly, which reports unused ignores; what they import is read and not judged, as if installed."""
    options = ["--strict", "--python-version", "3.11", "--follow-imports", "silent", "--config-file", os.devnull]
    options += ["--cache-dir", str(folder / "cache"), "--no-error-summary", "--explicit-package-bases"]
    return run([sys.executable, "-m", "mypy", *options, *map(str, files)], folder)


CHECKERS = pytest.mark.parametrize("checker", [run_basedpyright, run_mypy], ids=["basedpyright", "mypy"])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the files by hand, and one that is written for each version of each vendor."""
    folder = tmp_path_factory.mktemp("typing")
    written = [folder / f"typed_{re.sub(r'[^a-z0-9]', '_', label)}.py" for label in DOCUMENTS]
    for label, path in zip(DOCUMENTS, written, strict=True):
        path.write_text(source(label), encoding="utf-8")
    return [*sorted(HERE.glob("[!t]*.py")), *written]


@CHECKERS
def test_types_are_what_users_are_promised(checker: object, files: list[Path], tmp_path: Path) -> None:
    """Each assertion holds, each wrong use is an error, and nothing else is found, by either checker."""
    assert callable(checker)
    code, said = checker(files, tmp_path)

    assert 0 == code, said


@CHECKERS
def test_a_checker_that_finds_nothing_would_be_noticed(checker: object, tmp_path: Path) -> None:
    """A wrong assertion and an ignore without its error both fail, so that silence means that all is well."""
    assert callable(checker)
    file = tmp_path / "broken.py"
    file.write_text(BROKEN, encoding="utf-8")
    code, said = checker([file], tmp_path)

    assert 0 != code
    assert {"4", "5"} <= set(re.findall(r"broken\.py:(\d+)", said))


@pytest.mark.parametrize("label", DOCUMENTS)
def test_every_vendor_is_asserted(label: str) -> None:
    """The file that is written for a vendor's version asserts requests, answers, enums and both common clients."""
    text = source(label)
    compile(text, "typed.py", "exec")

    for needle in ("Request[models.", "assert_type(client.", "assert_type(await awaited.", "# type: ignore[arg-type]"):
        assert needle in text
