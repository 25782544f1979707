"""The project as a whole: `build` writes `generated/`; `check` says whether it follows from its inputs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import lock
from .emit import emit_registry
from .facts import check_facts
from .findings import Finding, GeneratorError
from .load import load
from .pipeline import Package, build, command_for
from .read import read
from .sources import default_version, digest, input_hashes, labels, load_versions, package_path, vendor_names
from .spec import NormalizedSpec
from .tree import Tree, finish, prove_imports, read_tree, replace_tree
from .unchanged import PACKAGE, strays
from .versions import by_vendor, facade, vendor_row

_ROOT_DOC = (
    '"""Typed clients, one package for each vendor, generated from the vendors\' documents. '
    'Import the vendor you need."""\n'
)


class Project:
    """The folders of one checkout."""

    def __init__(self, root: Path) -> None:
        """Take the root of the checkout."""
        self.root = root
        self.generated = root / "generated"
        self.target = self.generated / PACKAGE
        self.lock_path = self.generated / "generated.lock"

    def build(self, names: Sequence[str] = ()) -> list[str]:
        """Build the packages of the vendors *names*, or all, and put them in place; give the files that changed.

        Raises:
            GeneratorError: Something cannot be built; nothing was written.

        """
        known = vendor_names(self.root)
        wanted = list(names) or known
        proven = self._proven()
        inputs = [one for name in wanted for one in load_versions(self.root, name)]
        packages = [build(one, proven=proven.get(one.label)) for one in inputs]
        kept = self._labels(name for name in known if name not in wanted)
        before = read_tree(self.target) if self.target.is_dir() else {}
        missing = [label for label in kept if f"{package_path(label)}/openapi.json" not in before]
        if missing:
            raise GeneratorError(
                [Finding(f"generated/{PACKAGE}/{n}", "", "not built yet", "build all vendors") for n in missing]
            )
        tree = self._compose(packages, {label: _part(before, package_path(label)) for label in kept})
        text = self._lock(tree, self._labels(known))
        if tree != before:
            prove_imports({f"{PACKAGE}/{path}": content for path, content in tree.items()}, runtime=self.root)
            replace_tree(self.target, tree)
        self.lock_path.write_text(text, encoding="utf-8")
        return sorted(path for path in tree.keys() | before.keys() if tree.get(path) != before.get(path))

    def _proven(self) -> dict[str, str]:
        """Give, by label, the hash of the document that the same tools found valid when the lock was written."""
        try:
            locked = lock.load_lock(self.lock_path)
        except GeneratorError:
            return {}
        if not lock.is_whole(locked) or locked["tools"] != lock.tools():
            return {}
        return {name: str(vendor["spec"]) for name, vendor in locked["vendors"].items()}

    def check(self) -> list[str]:
        """Give one line for each thing that moved; none if `generated/` follows from its inputs.

        Raises:
            GeneratorError: The inputs are what the lock says, and yet cannot be built.

        """
        try:
            locked = lock.load_lock(self.lock_path)
        except GeneratorError as error:
            return [f"generated/{finding}" for finding in error.findings]
        names = vendor_names(self.root)
        known = self._labels(names)
        moved = list(_moved_inputs(locked, {label: input_hashes(self.root, label) for label in known}))
        try:
            packages = [build(one) for name in names for one in load_versions(self.root, name)]
            tree = self._compose(packages, {})
        except GeneratorError as error:
            if not moved:
                raise
            return [*moved, *(f"and it no longer builds: {finding}" for finding in error.findings)]
        found = read_tree(self.target) if self.target.is_dir() else {}
        moved += _moved_outputs(locked, tree, found, explained=bool(moved))
        moved += [f"generated/{path}: no input makes this file" for path in strays(self.generated)]
        fresh = json.loads(self._lock(tree, known))
        if not moved and _said(fresh) != _said(locked):
            moved.append("generated/generated.lock: edited by hand; run: python -m generator build")
        return moved

    def _labels(self, names: Iterable[str]) -> list[str]:
        return [label for name in names for label in labels(self.root, name)]

    def _compose(self, packages: Sequence[Package], kept: Mapping[str, Tree]) -> Tree:
        """Give the whole tree: *packages* as they were just made, *kept*, by label, as they stand."""
        fresh = {f"{package_path(one.label)}/{path}": text for one in packages for path, text in one.files.items()}
        specs = {package.label: package.spec for package in packages}
        specs |= {label: _read_back(package_path(label), tree) for label, tree in kept.items()}
        rows: list[dict[str, Any]] = []
        for name, versions in by_vendor(specs).items():
            default = default_version(self.root, name)
            rows.append(vendor_row(name, versions, default=default, package=PACKAGE))
            if default is not None:
                fresh[f"{name}/__init__.py"] = facade(name, versions, default=default, command=command_for(name))
        fresh["_registry.py"] = emit_registry(rows, command=command_for("").strip())
        fresh["__init__.py"] = _ROOT_DOC
        fresh["py.typed"] = ""
        tree = finish(fresh)
        for label, part in kept.items():
            tree |= {f"{package_path(label)}/{path}": content for path, content in part.items()}
        return dict(sorted(tree.items()))

    def _lock(self, tree: Tree, known: Sequence[str]) -> str:
        facts = {
            label: {
                "inputs": input_hashes(self.root, label),
                "spec": digest(tree[f"{package_path(label)}/openapi.json"]),
            }
            for label in known
        }
        return lock.compose(facts, {f"{PACKAGE}/{path}": content for path, content in tree.items()})


def _said(locked: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a lock says of its inputs and outputs: our own modules may change and give the same."""
    return {key: value for key, value in locked.items() if key not in ("generator", "seal")}


def _part(tree: Tree, folder: str) -> Tree:
    return {path.removeprefix(f"{folder}/"): found for path, found in tree.items() if path.startswith(f"{folder}/")}


def _read_back(folder: str, tree: Tree) -> NormalizedSpec:
    """Read the specification that a package ships."""
    source = f"generated/{PACKAGE}/{folder}/openapi.json"
    document = load(tree["openapi.json"], source=source)
    check_facts(document, source=source)
    return read(document, source=source)


def _moved_inputs(locked: Mapping[str, Any], vendors: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Say which inputs are not those of the lock."""
    for kind, now in (("template", lock.templates()), ("tool", lock.tools())):
        yield from _differences(kind, locked[f"{kind}s"], now)
    for name in sorted(set(locked["vendors"]) - vendors.keys()):
        yield f"specs/{name}: it is gone; generated/ still has it"
    for name, now in vendors.items():
        before = locked["vendors"].get(name)
        if before is None:
            yield f"specs/{name}: it was never built"
            continue
        overlays = {path for path in before["inputs"].keys() | now.keys() if path.startswith("overlays/")}
        for kind, wanted in (("overlay", True), ("document", False)):
            old = {path: sha for path, sha in before["inputs"].items() if (path in overlays) is wanted}
            new = {path: sha for path, sha in now.items() if (path in overlays) is wanted}
            yield from _differences(kind, old, new)


def _differences(kind: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            what = "was added" if name not in before else "is gone" if name not in now else "changed"
            versions = f" ({before.get(name)} -> {now.get(name)})" if kind == "tool" else ""
            yield f"{name}: the {kind} {what}{versions} since generated/ was built"


def _moved_outputs(locked: Mapping[str, Any], built: Tree, found: Tree, *, explained: bool) -> Iterator[str]:
    """Say which generated files are not those that the inputs give."""
    for path in sorted(built.keys() | found.keys()):
        if built.get(path) == found.get(path):
            continue
        name = f"generated/{PACKAGE}/{path}"
        recorded = locked["outputs"].get(f"{PACKAGE}/{path}")
        if path not in found:
            yield f"{name}: missing"
        elif path not in built:
            yield f"{name}: no input makes this file"
        elif digest(found[path]) != recorded:
            yield f"{name}: edited by hand; change an overlay, a template or generator/ instead"
        elif not explained:
            yield f"{name}: generator/ now gives something else"
        else:
            yield f"{name}: out of date"
