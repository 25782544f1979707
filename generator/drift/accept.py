"""Accept: take the new documents of a vendor in, all or nothing, and rebuild; what is left is a diff to review."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from generator.findings import Finding, GeneratorError
from generator.load import load
from generator.project import Project
from generator.sources import digest

from .changes import mapping
from .overlay_drift import DEAD
from .upstream import MOVED, NOT_WATCHED, VendorReport

_ROW = re.compile(r"^\[\[document\]\][ \t]*(?:#.*)?$", re.MULTILINE)


def accept(root: Path, report: VendorReport, *, today: dt.date) -> list[str]:
    """Write the documents that moved and their rows, cut dead actions from the overlay, build; give the changed files.

    Args:
        root: The checkout.
        report: Of a vendor whose documents moved.
        today: The day to write into the rows.

    Raises:
        GeneratorError: Not everything could be checked, or the vendor can not be built from it. Nothing is changed.

    """
    if not report.checked:
        problem = "not everything could be checked"
        raise GeneratorError(Finding(f"specs/{report.vendor}", "", problem, "nothing was taken in; try again later"))
    writes = _documents(root, report, today)
    writes.update(_overlay(root, report))
    before = {path: path.read_bytes() for path in writes}
    try:
        for path, content in writes.items():
            path.write_bytes(content)
        built = Project(root).build([report.vendor])
    except BaseException:
        for path, content in before.items():
            path.write_bytes(content)
        raise
    changed = [path.relative_to(root).as_posix() for path, content in writes.items() if before[path] != content]
    return [*sorted(changed), *(f"generated/voxwright_clients/{path}" for path in built)]


def _documents(root: Path, report: VendorReport, today: dt.date) -> dict[Path, bytes]:
    folder = root / "specs" / report.vendor
    listing = folder / "source.toml"
    text = listing.read_bytes().decode()
    writes: dict[Path, bytes] = {}
    for one in report.documents:
        if one.state == NOT_WATCHED or (one.full and one.state != MOVED):
            continue
        values: dict[str, Any] = {"full-etag" if one.full else "etag": one.etag} if one.etag else {}
        if one.full:
            values["full-sha256"] = digest(one.content)
        elif one.state == MOVED:
            values |= {"sha256": digest(one.content), "retrieved": today}
            writes[folder / one.path] = one.content
        text = edit_row(text, one.path, values, source=f"specs/{report.vendor}/source.toml")
    return {**writes, listing: text.encode()}


def edit_row(text: str, path: str, values: Mapping[str, Any], *, source: str) -> str:
    """Give the text of a `source.toml` with *values* in the row of the document *path*; comments and order stay.

    Args:
        text: The file.
        path: The document's path.
        values: Strings and dates by key; a key that the row lacks is put behind `retrieved`.
        source: The file's name.

    Raises:
        GeneratorError: The row is not there, or is written in a way that cannot be edited line by line.

    """
    starts = [found.start() for found in _ROW.finditer(text)]
    blocks = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    for index, block in enumerate(blocks):
        if index and tomllib.loads(block)["document"][0].get("path") == path:
            blocks[index] = _edit_block(block, values)
    edited = "".join(blocks)
    rows = [mapping(row) for row in tomllib.loads(text)["document"]]
    expected = [{**row, **values} if row.get("path") == path else row for row in rows]
    if tomllib.loads(edited)["document"] != expected or path not in {row.get("path") for row in rows}:
        raise GeneratorError(
            Finding(source, "", f"the row of {path} cannot be edited line by line", "write one key a line")
        )
    return edited


def _edit_block(block: str, values: Mapping[str, Any]) -> str:
    for key, value in values.items():
        shown = value.isoformat() if isinstance(value, dt.date) else json.dumps(str(value), ensure_ascii=False)
        line = f"{key} = {shown}"
        pattern = re.compile(rf"^{re.escape(key)}[ \t]*=[^\n#]*?(?P<end>[ \t]*(?:#[^\n]*)?)$", re.MULTILINE)
        if pattern.search(block):
            block = pattern.sub(lambda found, line=line: line + found["end"], block, count=1)
        else:
            block = re.sub(
                r"^(retrieved[ \t]*=[^\n]*)$",
                lambda found, line=line: f"{found[1]}\n{line}",
                block,
                count=1,
                flags=re.MULTILINE,
            )
    return block


def _overlay(root: Path, report: VendorReport) -> dict[Path, bytes]:
    """Give the overlay without the actions that no longer apply, line by line, so that its comments stay."""
    dead = {note.action for note in report.overlay if note.kind == DEAD}
    if not dead:
        return {}
    source = report.overlay_path
    path = root / source
    text = path.read_bytes().decode()
    edited = without_actions(text, dead)
    if load(edited, source=source) != report.pruned:
        problem = "the actions that no longer apply cannot be cut out line by line"
        raise GeneratorError(Finding(source, "", problem, f"delete them by hand: {sorted(dead)}"))
    return {path: edited.encode()}


def without_actions(text: str, numbers: set[int]) -> str:
    """Give the text of an overlay without the actions *numbers*; the comments above the next one stay with it."""
    # Its stream has no type.
    compose = cast("Callable[..., yaml.Node]", yaml.compose)  # pyright: ignore[reportUnknownMemberType]
    root = compose(text, Loader=yaml.SafeLoader)
    nodes = {str(key.value): value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    actions = nodes.get("actions")
    if not isinstance(actions, yaml.SequenceNode):
        return text
    lines = text.splitlines(keepends=True)
    starts = [int(node.start_mark.line) for node in actions.value]
    kept = list(lines)
    for number in sorted(numbers, reverse=True):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        while end - 1 > starts[number] and not _speaks(lines[end - 1]):
            end -= 1
        del kept[starts[number] : end]
    return "".join(kept)


def _speaks(line: str) -> bool:
    """Tell whether a line holds more than white space and a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")
