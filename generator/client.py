"""Client: any OpenAPI document to an importable package, with nothing lost that is not told.

document --load, overlay, shape--> adopt --normalize, distinct, read, label, lint--> emit --finish, import--> DIR/NAME
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from attrs import field, frozen

from . import overlay
from .adopt import Adopted, adopt
from .blame import Blame
from .census import census
from .distinct import distinct
from .emit import emit
from .facts import check_facts
from .findings import Finding, GeneratorError
from .growth import check_growth
from .label import label
from .lint import lint
from .load import load_path
from .normalize import normalize
from .read import read
from .references import Origins
from .shape import check_shape
from .spec import NormalizedSpec
from .tree import put_package
from .walk import operations

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_SHAPE_ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_OURS = b"# Generated from "
_ROUNDS = 400


@frozen(kw_only=True)
class Report:
    """What became of a document."""

    asked: int
    made: int
    variants: int
    left_out: list[tuple[str, Finding]] = field(factory=list[tuple[str, Finding]])
    lost: list[Finding] = field(factory=list[Finding])
    notes: list[Finding] = field(factory=list[Finding])


def make_client(
    path: Path,
    *,
    name: str,
    out: Path,
    overlays: Sequence[Path] = (),
    only: Collection[str] | None = None,
    allow_loss: bool = False,
    runtime: Path,
) -> Report:
    """Write the client package *name* of the document at *path* below *out*, or nothing.

    Args:
        path: A document of OpenAPI 3.0 or 3.1, JSON or YAML.
        name: The name of the package: lower-case letters, digits and underscores.
        out: The folder that holds the package, made if it is not there; an older package of that name is replaced.
        overlays: Overlay documents, applied in this order.
        only: The operationIds to keep, with what they reach; all of them if it is not given.
        allow_loss: Leave out what cannot be carried over, and report it, instead of refusing the document.
        runtime: The folder that holds `voxwright`, for the proof that the package imports.

    Raises:
        GeneratorError: Something cannot be carried over; nothing was written.

    """
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        problem = f"{name!r} is no name of a package"
        raise GeneratorError(
            Finding("--name", "", problem, "give lower-case letters, digits and underscores, a letter first")
        )
    _refuse_strangers(out / name)
    source = path.name
    document = load_path(path, source=source)
    for each in overlays:
        actions = load_path(each, source=each.name)
        document = overlay.apply(document, actions, strict=True, source=each.name)
    check_shape(document, source=source)
    check_facts(document, source=source)
    try:
        adopted = adopt(document, name=name, source=source)
        check_growth(adopted.document, source=source)
        work = _Work(adopted, source, only=only, allow_loss=allow_loss)
        spec = work.specify()
        files = emit(spec, origin=source, command=f"python -m generator client {source} --name {name}")
    except _SHAPE_ERRORS as error:
        raise GeneratorError(_unreadable(source, error)) from error
    put_package(out / name, files | {"py.typed": ""}, runtime=runtime)
    return work.report(spec)


def _refuse_strangers(target: Path) -> None:
    """Refuse to replace what is no package of ours."""
    made = target / "_vendor.py"
    if target.is_symlink() or (target.exists() and not (made.is_file() and made.read_bytes().startswith(_OURS))):
        problem = f"{target.name!r} is there already, and is no package that this command wrote"
        raise GeneratorError(Finding("--out", "", problem, "give another folder or name, or remove it"))


def _unreadable(source: str, error: Exception) -> Finding:
    problem = f"the document cannot be read here ({type(error).__name__}: {error})"
    return Finding(source, "", problem[:200], "check it with a validator, or report it")


class _Work:
    """The stages from an adopted document to its specification, again without what had to be left out."""

    def __init__(self, adopted: Adopted, source: str, *, only: Collection[str] | None, allow_loss: bool) -> None:
        self._document = adopted.document
        self._adopted = adopted
        self._source = source
        self._allow_loss = allow_loss
        self._blame = Blame(adopted.document)
        self._wanted = self._chosen(only)
        self._left_out: list[tuple[str, Finding]] = []
        self._lost: list[Finding] = []
        self._notes: list[Finding] = []

    def _chosen(self, only: Collection[str] | None) -> dict[str, tuple[str, str]]:
        """Give the operations that are asked for, by identifier."""
        known = {
            str(operation["operationId"]): (path, method) for path, method, operation in operations(self._document)
        }
        missing = [name for name in only or () if name not in known]
        if missing:
            raise GeneratorError(
                Finding("--only", "", f"no operation {name!r}", "name one of its operationIds") for name in missing
            )
        if not known:
            raise GeneratorError(Finding(self._source, "/paths", "no operations", "give a document with operations"))
        return {name: place for name, place in known.items() if only is None or name in only}

    def specify(self) -> NormalizedSpec:
        """Give the specification of what can be carried over."""
        places = {(path, method) for path, method in self._wanted.values()}
        found = [f for f in self._adopted.findings if self._blame.operations(f.pointer) & places]
        for _ in range(_ROUNDS):
            if found and not self._allow_loss:
                raise GeneratorError(found)
            if found and not self._leave_out(found):
                raise GeneratorError(found)
            try:
                return self._once()
            except GeneratorError as error:
                found = list(error.findings)
        raise GeneratorError(found)

    def _leave_out(self, found: list[Finding]) -> bool:
        """Take from the document what *found* is about; tell whether anything was taken and something is left."""
        lost = [finding for finding in found if self._blame.drop_detail(finding)]
        self._lost += lost
        if lost:
            # What else was found may have been about the same thing; the next round tells.
            return True
        before = len(self._wanted)
        for finding in found:
            places = self._blame.operations(finding.pointer)
            for name, place in list(self._wanted.items()):
                if place in places:
                    del self._wanted[name]
                    self._left_out.append((name, finding))
        return 0 < len(self._wanted) < before

    def _once(self) -> NormalizedSpec:
        origins: Origins = {}
        notes: list[Finding] = []

        def waive(pointer: str, problem: str, remedy: str) -> None:
            notes.append(Finding(self._source, pointer, problem, remedy))

        try:
            document = normalize(self._document, source=self._source, only=self._wanted, origins=origins)
            renamed = distinct(document, origins)
            spec = label(read(document, source=self._source, waive=waive))
            lint(spec, source=self._source, waive=waive)
            self._count(spec)
        except GeneratorError as error:
            raise GeneratorError(_at_origin(error.findings, origins)) from None
        except _SHAPE_ERRORS as error:
            raise GeneratorError(_unreadable(self._source, error)) from error
        for old, new in renamed:
            notes.append(
                Finding(self._source, f"/components/schemas/{old}", f"its name in Python is that of {new!r}", "")
            )
        self._notes = list(_at_origin(notes, origins))
        return spec

    def _count(self, spec: NormalizedSpec) -> None:
        lost = census(self._document, spec, wanted=set(self._wanted.values()), source=self._source)
        if lost:
            raise GeneratorError(lost)

    def report(self, spec: NormalizedSpec) -> Report:
        """Say what became of it all."""
        made = {call.pointer for call in spec.operations}
        return Report(
            asked=len(self._wanted) + len({name for name, _ in self._left_out}),
            made=len(made),
            variants=len(spec.operations) - len(made),
            left_out=self._left_out,
            lost=self._lost,
            notes=[*self._adopted.notes, *self._notes],
        )


def _at_origin(findings: Sequence[Finding], origins: Origins) -> list[Finding]:
    """Say where the places of *findings*, which are in the normalized document, stand in the one that was given."""
    return list(dict.fromkeys(Finding(f.source, _origin(f.pointer, origins), f.problem, f.remedy) for f in findings))


def _origin(pointer: str, origins: Origins) -> str:
    for _ in range(64):
        parts = pointer.split("/")
        heads = ("/".join(parts[:length]) for length in range(len(parts), 1, -1))
        head = next((head for head in heads if head in origins), None)
        if head is None:
            break
        pointer = f"{origins[head]}{pointer[len(head) :]}"
        if pointer.startswith("#"):
            break
    return pointer.removeprefix("#")
