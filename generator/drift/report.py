"""Reports of drift: for a terminal, as Markdown for a pull request, as JSON, and as a draft for the changelog."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import asdict

from generator.findings import printable

from .changes import ADDITIVE, BREAKING, COSMETIC, Change
from .overlay_drift import OverlayNote
from .surface_diff import grouped
from .upstream import MOVED, NOT_CHECKED, NOT_WATCHED, UNCHANGED, DocumentReport, VendorReport, exit_code

_LONG = 40
_VERDICTS = {
    0: "Nothing moved.",
    2: "Not everything could be checked, so this is no all-clear.",
    3: "Something moved, and nothing breaks.",
    4: "Something moved that breaks.",
}


def as_text(reports: Sequence[VendorReport]) -> str:
    """Give the report for a terminal."""
    lines: list[str] = []
    for report in reports:
        lines.append(f"{report.vendor}: {verdict(report)}")
        for one in worth_saying(report):
            what = f"{one.path} (full document)" if one.full else one.path
            lines.append(f"  {what}: {one.state}" + (f"; {one.reason}" if one.reason else ""))
            lines += [] if one.state == UNCHANGED else [f"    {one.url}"]
        lines += [f"  cannot be read: {problem}" for problem in report.problems]
        for operation, changes in by_operation(report.changes):
            lines.append(f"  {operation or 'the page and the document'}")
            for change in changes:
                place = f"{change.place}: " if change.place else ""
                lines.append(f"    {change.grade:9} {place}{change.message}")
                lines += [f"              {text}" for text in (_where(change), change.note) if text]
        lines += [f"  {line}" for line in _for_users(report)]
        lines += [f"  {line}" for line in _for_overlay(report)]
        lines += [f"  note: {note}" for note in report.notes]
    code = exit_code(reports)
    lines.append(f"{_VERDICTS[code]} (exit {code})")
    return "\n".join(printable(line) if not line.startswith(" ") else _indented(line) for line in lines) + "\n"


def as_markdown(reports: Sequence[VendorReport]) -> str:
    """Give the report as Markdown, such as the text of a pull request."""
    lines: list[str] = []
    for report in reports:
        lines += [f"## {report.vendor}: {verdict(report)}", ""]
        for one in worth_saying(report):
            what = f"`{one.path}`" + (" (full document)" if one.full else "")
            lines.append(
                f"- {what}: {one.state}" + (f"; {_safe(one.reason)}" if one.reason else "") + f" (<{one.url}>)"
            )
        lines += [f"- cannot be read: {_safe(problem)}" for problem in report.problems]
        for operation, changes in by_operation(report.changes):
            lines += ["", f"### {_code(operation) if operation else 'The page and the document'}", ""]
            lines += ["| grade | where | what | pointer |", "|---|---|---|---|"]
            for change in changes:
                said = _safe(change.message) + (f" ({_safe(change.note)})" if change.note else "")
                where = _code(_where(change)) if change.pointer else ""
                lines.append(f"| {change.grade} | {_safe(change.place)} | {said} | {where} |")
        if report.surface:
            lines += ["", "### For users", ""]
        for change, symbols in grouped(report.surface):
            lines.append(f"- {change.grade}: `{_short(symbols)}`{_also(symbols)}: {_safe(change.message)}")
        if report.overlay:
            lines += ["", f"### `overlays/{report.vendor}.yaml`", ""]
        lines += [f"- {note.kind}: {_code(_action(note))}: {_safe(note.message)}" for note in report.overlay]
        lines += ["", *(f"- {_safe(note)}" for note in report.notes)] if report.notes else []
        lines.append("")
    lines.append(_VERDICTS[exit_code(reports)])
    return "\n".join(lines) + "\n"


def as_json(reports: Sequence[VendorReport]) -> str:
    """Give the report as JSON: one object, with `exit` and a list of `vendors`."""
    vendors: list[dict[str, Any]] = []
    for report in reports:
        found = asdict(report)
        for one in found["documents"]:
            del one["content"]
        del found["pruned"]
        vendors.append({**found, "grade": report.grade, "checked": report.checked})
    return json.dumps({"exit": exit_code(reports), "vendors": vendors}, ensure_ascii=False, indent=1) + "\n"


def changelog(reports: Sequence[VendorReport]) -> str:
    """Give a draft of the lines for CHANGELOG.md: what a user of the clients notices, what breaks first."""
    lines: list[str] = []
    for report in reports:
        for change, symbols in grouped(report.surface):
            mark = "**Breaking:** " if change.grade == BREAKING else ""
            lines.append(f"- {mark}`{report.vendor}`: `{_short(symbols)}`: {printable(change.message)}.")
        for one in report.changes:
            where = " ".join(part for part in (one.operation, one.place) if part)
            said = f"{where + ': ' if where else ''}{printable(one.message)}."
            if one.note and one.grade != COSMETIC:
                lines.append(f"- `{report.vendor}`: to be judged by hand, {said}")
            elif one.grade == BREAKING and not _told(one, report):
                lines.append(f"- **Breaking:** `{report.vendor}`: {said}")
        if report.changes and not any(f"`{report.vendor}`" in line for line in lines):
            lines.append(f"- `{report.vendor}`: documents taken in anew; nothing changes for a program.")
    lines.sort(key=lambda line: "**Breaking:**" not in line)
    return "\n".join(["### Changed", "", *lines, ""]) if lines else ""


def _told(change: Change, report: VendorReport) -> bool:
    """Tell whether what breaks for users says already what changed on the wire."""
    name = change.place.rpartition(" ")[2]
    return bool(name) and any(one.grade == BREAKING and f"`{name}" in one.message for one in report.surface)


def verdict(report: VendorReport) -> str:
    """Give in a few words what is to be said of a vendor."""
    moved = any(one.state == MOVED and not one.full for one in report.documents) or report.changes
    words = [report.grade] if report.grade else []
    words += [] if report.checked else [NOT_CHECKED]
    words = words or (["moved"] if moved else ["unchanged"])
    unwatched = sum(one.state == NOT_WATCHED and not one.full for one in report.documents)
    said = "one document is" if unwatched == 1 else f"{unwatched} documents are"
    return ", ".join(words) + (f" ({said} written by hand and not watched)" if unwatched else "")


def worth_saying(report: VendorReport) -> list[DocumentReport]:
    """Give the documents but those full ones that a docs host simply does not have."""
    return [one for one in report.documents if not (one.full and one.state == NOT_WATCHED)]


def by_operation(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Give the changes by call, in each the greatest first; what belongs to no call comes last."""
    names = sorted({one.operation for one in changes}, key=lambda name: (not name, name))
    order = (BREAKING, ADDITIVE, COSMETIC)
    return [
        (name, sorted((one for one in changes if one.operation == name), key=lambda one: order.index(one.grade)))
        for name in names
    ]


def _for_users(report: VendorReport) -> Iterator[str]:
    if report.surface:
        yield "for users of the client"
    for change, symbols in grouped(report.surface):
        yield f"  {change.grade:9} `{_short(symbols)}`{_also(symbols)}: {change.message}"


def _for_overlay(report: VendorReport) -> Iterator[str]:
    if report.overlay:
        yield f"overlays/{report.vendor}.yaml"
    for note in report.overlay:
        yield f"  {note.kind:12} {_action(note)}: {note.message}"


def _action(note: OverlayNote) -> str:
    target = note.target if len(note.target) <= 2 * _LONG else f"{note.target[:_LONG]}...{note.target[-_LONG:]}"
    return f"action {note.action} ({target})"


def _also(symbols: Sequence[str]) -> str:
    return f" (and {len(symbols) - 1} more)" if len(symbols) > 1 else ""


def _short(symbols: Sequence[str]) -> str:
    """Give the symbol that a reader knows best: the client's before its async twin and the operations'."""
    known = sorted(symbols, key=lambda one: (".client." not in one, ".Async" in one, one))
    return known[0]


def _where(change: Change) -> str:
    if not change.pointer:
        return ""
    return f"{change.pointer} (of the old document)" if change.side == "old" else change.pointer


def _safe(text: str) -> str:
    """Give *text* so that a document of a vendor cannot write Markdown, mention people or leave its table cell."""
    found = printable(text).replace("\\", "\\\\")
    for mark in "|<>[]*_@#!":
        found = found.replace(mark, f"\\{mark}" if mark != "@" else "@\u200b")
    return found


def _code(text: str) -> str:
    return f"`{printable(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"


def _indented(line: str) -> str:
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + printable(bare)
