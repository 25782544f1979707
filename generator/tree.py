"""The tree of generated files: formatted once, proven to import, and put in place as a whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ruff.__main__ import find_ruff_bin  # pyright: ignore[reportMissingTypeStubs] - it has none

from .findings import Finding, GeneratorError

Tree = dict[str, bytes]
"""Files by path, with slashes, from the folder that holds them."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CLEAN = ("check", "--isolated", "--quiet", "--fix", "--select", "F401,I001,PIE790", "--target-version", "py311")
_FORMAT = ("format", "--isolated", "--quiet", "--line-length", "120", "--target-version", "py311")
_OURS = ("--config", 'lint.isort.known-first-party=["voxwright"]', "--config", "format.skip-magic-trailing-comma=true")
_IGNORED = "__pycache__"
_IMPORT = """
import gc, importlib, pathlib, sys
gc.disable()
top, *extra = sys.argv[1:]
sys.path[:0] = [top, *extra]
for path in sorted(pathlib.Path(top).rglob("*.py")):
    name = ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__")
    try:
        module = importlib.import_module(name)
        for lazy in getattr(module, "__all__", ()):
            getattr(module, lazy)
    except Exception as error:
        print(f"{path.relative_to(top).as_posix()}: {type(error).__name__}: {error}")
"""


def finish(files: Mapping[str, str]) -> Tree:
    """Give *files* without unused imports and formatted by the pinned ruff, which refuses what is not Python."""
    with tempfile.TemporaryDirectory(prefix="voxwright-") as folder:
        return _finish_in(Path(folder), files)


def _finish_in(top: Path, files: Mapping[str, str]) -> Tree:
    for path, text in files.items():
        _write(top / path, text.encode())
    _ruff(top, _CLEAN)
    _ruff(top, _FORMAT)
    return read_tree(top)


def put_package(target: Path, files: Mapping[str, str], *, runtime: Path) -> Tree:
    """Finish *files*, prove that the package imports, and put it at *target*, all in one folder that is swapped in.

    Args:
        target: The package's folder; it is the old one or the new one at every moment, and untouched if anything fails.
        files: Its files, as they were rendered.
        runtime: The folder that holds `voxwright`.

    Raises:
        GeneratorError: What was rendered is not Python, or a module does not import.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh = stage / target.name
        fresh.mkdir()
        tree = _finish_in(fresh, files)
        _prove(stage, runtime)
        _swap(fresh, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return tree


def _ruff(top: Path, options: tuple[str, ...]) -> None:
    done = subprocess.run(  # noqa: S603 - a fixed command of a pinned package
        [find_ruff_bin(), *options, *_OURS, "--no-cache", "."], cwd=top, capture_output=True, text=True, check=False
    )
    if done.returncode:
        problem = f"ruff {options[0]} refused what was emitted: {(done.stderr or done.stdout).strip()[:400]}"
        raise GeneratorError([Finding("generated", "", problem, "mend generator/templates/")])


def prove_imports(tree: Tree, *, runtime: Path) -> None:
    """Import every module of *tree* in a process of its own.

    Args:
        tree: The files below one folder that is put on the path.
        runtime: The folder that holds `voxwright`.

    Raises:
        GeneratorError: One finding for each module that does not import.

    """
    with tempfile.TemporaryDirectory(prefix="voxwright-") as folder:
        for path, content in tree.items():
            _write(Path(folder) / path, content)
        _prove(Path(folder), runtime)


def _prove(folder: Path, runtime: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-B", "-c", _IMPORT, str(folder), str(runtime)], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines() or ([f"all: {done.stderr.strip()[-400:]}"] if done.returncode else [])
    causes: dict[str, list[str]] = {}
    for line in lines:
        module, _, cause = line.partition(": ")
        causes.setdefault(cause, []).append(module)
    if causes:
        raise GeneratorError(
            Finding(f"generated/{modules[0]}", "", f"does not import ({len(modules)} so): {cause}", "mend generator/")
            for cause, modules in causes.items()
        )


def read_tree(top: Path) -> Tree:
    """Give the files below *top*; byte code caches are no part of it."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and _IGNORED not in path.parts
    }


def replace_tree(target: Path, tree: Tree) -> None:
    """Make *target* hold exactly *tree*: at every moment it is the old tree or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for path, content in tree.items():
            _write(fresh / path, content)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    fresh.chmod(0o755)
    if target.exists():
        _exchange(fresh, target)
    else:
        fresh.rename(target)


def _exchange(fresh: Path, target: Path) -> None:
    """Swap two folders in one step where the system can, in two where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is not None:
        if rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(code, os.strerror(code), str(target))
    aside = fresh.with_name(f"{fresh.name}-old")
    target.rename(aside)
    fresh.rename(target)
    aside.rename(fresh)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
