"""Upstream: what the vendors publish today, against what was taken in. Reads and compares; nothing here writes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from attrs import evolve, frozen

from generator.extract import Extract, extract
from generator.findings import GeneratorError
from generator.load import load
from generator.normalize import normalize
from generator.pipeline import build, overlaid
from generator.sources import Document, Vendor, digest, load_versions, package_path, vendor_names
from generator.walk import operations

from .changes import ADDITIVE, BREAKING, COSMETIC, Change, mapping, sequence, worst
from .diff import diff
from .fetch import FAILED, SAME, Fetched, Fetcher, Wanted
from .overlay_drift import OverlayNote, examine
from .pages import compare_pages
from .surface import read_surface
from .surface_diff import SurfaceChange, compare_surfaces

UNCHANGED = "unchanged"
MOVED = "moved"
NOT_CHECKED = "not checked"
NOT_WATCHED = "not watched"

HIDDEN = "the overlay hides it: the clients stay as they are, and someone has to say who is right"


@frozen(kw_only=True)
class DocumentReport:
    """What became of one row of a `source.toml`.

    Args:
        path: The document's path in the vendor's folder; for a full document, the row's own path.
        url: Where it was looked for.
        state: `unchanged`, `moved`, `not checked`, or `not watched` for one that was written by hand.
        reason: Why it was not checked, or what else there is to say.
        content: The new bytes, when it moved.
        etag: The etag to keep with them.
        full: Whether it is the full document that a page's fence names.

    """

    path: str
    url: str
    state: str
    reason: str = ""
    content: bytes = b""
    etag: str = ""
    full: bool = False


@frozen(kw_only=True)
class VendorReport:
    """What is to be said of one vendor, or of one of its versions."""

    vendor: str
    overlay_path: str = ""
    documents: tuple[DocumentReport, ...]
    changes: tuple[Change, ...] = ()
    surface: tuple[SurfaceChange, ...] = ()
    overlay: tuple[OverlayNote, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    pruned: Mapping[str, Any] | None = None
    """The overlay without what no longer applies; None where all of it does."""

    @property
    def checked(self) -> bool:
        """Whether everything that can be watched was read and compared."""
        return not self.problems and all(one.state != NOT_CHECKED for one in self.documents)

    @property
    def grade(self) -> str | None:
        """The greatest grade of what changed; None if nothing is known to have."""
        grades = [one.grade for one in self.changes] + [one.grade for one in self.surface]
        return worst(grades)


def check_vendors(root: Path, names: Sequence[str], fetcher: Fetcher) -> list[VendorReport]:
    """Look at what the vendors *names*, or all, publish today.

    Args:
        root: The checkout.
        names: Vendors; empty for all.
        fetcher: What fetches.

    Raises:
        GeneratorError: The checkout itself cannot be read.

    """
    vendors = [one for name in (names or vendor_names(root)) for one in watched(load_versions(root, name))]
    rows = [_rows(root, vendor) for vendor in vendors]
    wanted = {
        key: one for vendor, found in zip(vendors, rows, strict=True) for key, one in _wanted(vendor, found).items()
    }
    answers = dict(zip(wanted, fetcher.fetch(list(wanted.values())), strict=True))
    return [_check(vendor, found, answers) for vendor, found in zip(vendors, rows, strict=True)]


def watched(packages: list[Vendor]) -> list[Vendor]:
    """Give the packages of a vendor that have a page to look at, or all where none has."""
    return [one for one in packages if any(found.kind != "handwritten" for found in one.documents)] or packages


Key = tuple[str, str, bool]
"""Vendor, path of the row, and whether the full document is meant."""


def _rows(root: Path, vendor: Vendor) -> list[dict[str, Any]]:
    text = (root / vendor.folder / "source.toml").read_text(encoding="utf-8")
    rows = [mapping(row) for row in sequence(tomllib.loads(text).get("document"))]
    paths = {one.path for one in vendor.documents}
    return [row for row in rows if row.get("path") in paths]


def _wanted(vendor: Vendor, rows: list[dict[str, Any]]) -> dict[Key, Wanted]:
    """Say what to fetch: for each page, first the full document that its fence names, then the page itself."""
    wanted: dict[Key, Wanted] = {}
    for document, row in zip(vendor.documents, rows, strict=True):
        if document.kind == "handwritten":
            continue
        full = _full_address(vendor, document, str(row["url"]))
        if full:
            wanted[vendor.name, document.path, True] = Wanted(url=full, etag=str(row.get("full-etag", "")))
        wanted[vendor.name, document.path, False] = Wanted(url=str(row["url"]), etag=str(row.get("etag", "")))
    return wanted


def _full_address(vendor: Vendor, document: Document, url: str) -> str:
    """Give where the docs host may keep the whole document of a page; nothing if the fence names none there."""
    if document.kind != "mintlify":
        return ""
    named = extract(document.content, source=f"{vendor.folder}/{document.path}").spec_path or ""
    base = urlsplit(url)
    address = urljoin(f"{base.scheme}://{base.netloc}/", named)
    return address if urlsplit(address).netloc == base.netloc else ""


def _check(vendor: Vendor, rows: list[dict[str, Any]], answers: Mapping[Key, Fetched]) -> VendorReport:
    documents: list[DocumentReport] = []
    for document, row in zip(vendor.documents, rows, strict=True):
        if document.kind == "handwritten":
            reason = "written by hand; whether it still holds, only a reader can tell"
            documents.append(DocumentReport(path=document.path, url=str(row["url"]), state=NOT_WATCHED, reason=reason))
            continue
        if (vendor.name, document.path, True) in answers:
            documents.append(_full_report(document, row, answers[vendor.name, document.path, True]))
        documents.append(_report(document, str(row["url"]), answers[vendor.name, document.path, False]))
    report = VendorReport(vendor=vendor.name, overlay_path=vendor.overlay_path or "", documents=tuple(documents))
    fresh = {one.path: one for one in documents if one.state == MOVED and not one.full}
    if fresh:
        report = _compare(report, vendor, _renewed(vendor, fresh))
    return _compare_full(report, _renewed(vendor, fresh))


def _report(document: Document, url: str, answer: Fetched) -> DocumentReport:
    found = f"found at {answer.url}" if answer.url != url else ""
    if answer.state == FAILED:
        return DocumentReport(path=document.path, url=url, state=NOT_CHECKED, reason=answer.reason)
    if answer.state == SAME or digest(answer.content) == document.sha256:
        return DocumentReport(path=document.path, url=url, state=UNCHANGED, reason=found, etag=answer.etag)
    return DocumentReport(
        path=document.path, url=url, state=MOVED, reason=found, content=answer.content, etag=answer.etag
    )


def _full_report(document: Document, row: dict[str, Any], answer: Fetched) -> DocumentReport:
    """Say what became of a full document: only one that was there before can be missed."""
    known = str(row.get("full-sha256", ""))
    state, reason, content = MOVED, "", answer.content
    if answer.state == FAILED:
        state = NOT_CHECKED if known else NOT_WATCHED
        reason = (
            answer.reason
            if known
            else "the docs host gives no full document" + ("" if answer.missing else f": {answer.reason}")
        )
    elif answer.state == SAME or digest(answer.content) == known:
        state, content = UNCHANGED, b""
    elif not known:
        reason = "seen for the first time"
    return DocumentReport(
        path=document.path, url=answer.url, state=state, reason=reason, content=content, etag=answer.etag, full=True
    )


def _renewed(vendor: Vendor, fresh: Mapping[str, DocumentReport]) -> Vendor:
    """Give the vendor with the new bytes of its documents."""
    documents = [
        evolve(one, content=fresh[one.path].content, sha256=digest(fresh[one.path].content))
        if one.path in fresh
        else one
        for one in vendor.documents
    ]
    return evolve(vendor, documents=tuple(documents))


def _compare(report: VendorReport, old: Vendor, new: Vendor) -> VendorReport:
    """Run the pipeline over both, up to the code, and say what differs."""
    changes: list[Change] = []
    for before, after in zip(old.documents, new.documents, strict=True):
        if before.content != after.content:
            source = f"{old.folder}/{before.path}"
            changes += compare_pages(before.content, after.content, source=source, kind=before.kind)
    try:
        plain = [overlaid(evolve(vendor, overlay=None, overlay_path=None)) for vendor in (old, new)]
        alive, notes = _still_applies(old, new, plain[0], plain[1])
        documents = [normalize(overlaid(vendor), source=vendor.folder) for vendor in (old, alive)]
        found = list(diff(*documents))
        found += _hidden(plain[0], plain[1], found, source=old.folder)
        surface, broken = _surface(old, alive)
    except GeneratorError as error:
        # The page can no longer be read as a document: nothing is known of what it says.
        return evolve(report, changes=tuple(changes), problems=tuple(str(one) for one in error.findings))
    changes = [*found, *broken, *changes]
    if not changes:
        changes.append(
            Change(grade=COSMETIC, rule="bytes-changed", message="the bytes changed, and nothing that they say")
        )
    pruned = None if alive.overlay == old.overlay else mapping(json.loads(alive.overlay or b"{}"))
    return evolve(report, changes=tuple(changes), surface=surface, overlay=notes, pruned=pruned)


def _still_applies(
    old: Vendor, new: Vendor, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Vendor, tuple[OverlayNote, ...]]:
    """Give *new* with the part of its overlay that still applies, and what became of the rest."""
    if old.overlay is None or old.overlay_path is None:
        return new, ()
    actions = load(old.overlay, source=old.overlay_path)
    result = examine(before, after, actions, source=old.overlay_path)
    if result.alive == actions:
        return new, result.notes
    if result.alive is None:
        return evolve(new, overlay=None, overlay_path=None), result.notes
    return evolve(new, overlay=json.dumps(result.alive).encode()), result.notes


def _hidden(old: dict[str, Any], new: dict[str, Any], known: Sequence[Change], *, source: str) -> list[Change]:
    """Find what the vendor changed where our overlay speaks over it."""
    seen = {(one.operation, one.place, one.rule) for one in known}
    try:
        found = diff(normalize(old, source=source), normalize(new, source=source))
    except GeneratorError:
        # Some documents can be normalized only once they are corrected; then nothing can be said of what is hidden.
        return []
    return [evolve(one, note=HIDDEN) for one in found if (one.operation, one.place, one.rule) not in seen]


def _surface(old: Vendor, new: Vendor) -> tuple[tuple[SurfaceChange, ...], list[Change]]:
    """Compare what both emit; a document that gives no code any more breaks everybody."""
    before = build(old).files
    try:
        after = build(new).files
    except GeneratorError as error:
        said = [f"no client can be made of it: {one}" for one in error.findings]
        return (), [Change(grade=BREAKING, rule="no-longer-builds", message=text) for text in said]
    folder = package_path(old.label)
    surfaces = [read_surface({f"{folder}/{path}": text for path, text in files.items()}) for files in (before, after)]
    return compare_surfaces(*surfaces), []


def _compare_full(report: VendorReport, vendor: Vendor) -> VendorReport:
    """Compare the full documents that moved with the pages, operation by operation; a page may lag behind."""
    changes, notes, problems = list(report.changes), list(report.notes), list(report.problems)
    for one in report.documents:
        if not one.full or one.state != MOVED:
            continue
        document = next(found for found in vendor.documents if found.path == one.path)
        try:
            page = extract(document.content, source=f"{vendor.folder}/{document.path}")
            shown = load(page.document_text, source=page.source, first_line=page.line)
            whole = load(one.content, source=one.url)
            changes += _ahead(page, shown, whole, one.url)
            notes += _documented(vendor, whole, one.url)
        except GeneratorError as error:
            notes += [f"the full document {one.url} cannot be read: {found}" for found in error.findings]
    return evolve(report, changes=tuple(changes), notes=tuple(notes), problems=tuple(problems))


def _ahead(page: Extract, shown: dict[str, Any], whole: dict[str, Any], url: str) -> list[Change]:
    """Give how the one operation of a page differs in the full document."""
    path, method = page.path or "", page.method or ""
    item = mapping(mapping(whole.get("paths")).get(path))
    note = f"seen in the full document {url}, not on the page"
    name = f"{method.upper()} {path}"
    if method not in item:
        said = "the full document does not have the operation any more"
        return [Change(grade=BREAKING, rule="operation-removed", operation=name, message=said, note=note)]
    shared = {key: value for key, value in item.items() if key in ("parameters", "servers", "summary", "description")}
    part = {**whole, "paths": {path: {**shared, method: item[method]}}}
    part.pop("webhooks", None)
    found = diff(normalize(shown, source=page.source), normalize(part, source=url))
    return [evolve(one, note=note) for one in found if one.operation]


def _documented(vendor: Vendor, whole: dict[str, Any], url: str) -> list[str]:
    """Name the operations that were written by hand and stand in the full document now."""
    there = {(path, method) for path, method, _ in operations(whole)}
    return [
        f"{vendor.folder}/{one.path} describes {method.upper()} {path} by hand; the vendor documents it now in {url}"
        for one in vendor.documents
        if one.kind == "handwritten"
        for path, method, _ in operations(load(one.content, source=f"{vendor.folder}/{one.path}"))
        if (path, method) in there
    ]


def exit_code(reports: Sequence[VendorReport]) -> int:
    """Give 4 if anything breaks, else 2 if anything could not be checked, else 3 if anything changed, else 0."""
    grades = {report.grade for report in reports}
    if BREAKING in grades:
        return 4
    if not all(report.checked for report in reports):
        return 2
    return 3 if {ADDITIVE, COSMETIC} & grades else 0
