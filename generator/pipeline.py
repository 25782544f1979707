"""The pipeline of one vendor: documents in, the files of one client package out, in memory.

document --extract--> spec --merge--> spec --overlay--> spec --normalize--> normalized --read, lint--> emit
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from . import overlay
from .emit import document_text, emit
from .engine import reconcile
from .extract import check_extract, extract
from .facts import check_facts
from .growth import check_growth
from .lint import lint
from .load import load
from .merge import merge
from .normalize import normalize
from .read import read
from .shape import check_shape
from .sources import WHOLE, Document, Vendor, digest
from .spec import NormalizedSpec
from .validate import validate


@frozen(kw_only=True)
class Package:
    """What the pipeline makes of a vendor, or of one of its versions; `label` is `vox` or `cartesia/2024-11-13`."""

    label: str
    spec: NormalizedSpec
    files: dict[str, str]


def command_for(name: str) -> str:
    """Give the command that rebuilds the package of the vendor *name*."""
    return f"python -m generator build {name}"


def build(vendor: Vendor, *, proven: str | None = None) -> Package:
    """Run every stage over *vendor*.

    Args:
        vendor: Its inputs.
        proven: The hash of a normalized document that these tools have found valid; it is not judged again.

    Raises:
        GeneratorError: A stage refused its input; the findings say where and what to do.

    """
    spec = specify(vendor, proven=proven)
    files = emit(spec, origin=f"{vendor.origin}/", command=command_for(vendor.name))
    return Package(label=vendor.label, spec=spec, files=files)


def specify(vendor: Vendor, *, proven: str | None = None) -> NormalizedSpec:
    """Run the stages up to the specification: everything but the code."""
    source = vendor.origin
    document = overlaid(vendor)
    check_shape(document, source=source)
    check_facts(document, source=source)
    check_growth(document, source=source)
    document = normalize(document, source=source)
    document.setdefault("x-voxwright-vendor", {})["name"] = vendor.name
    if proven is None or digest(document_text(document).encode()) != proven:
        validate(document, source=source)
    spec = read(document, source=source)
    lint(spec, source=source)
    reconcile(spec, source=source)
    return spec


def overlaid(vendor: Vendor) -> dict[str, Any]:
    """Run the stages up to the overlay: the vendor's own document, corrected."""
    documents = [
        (f"{vendor.folder}/{document.path}", _load(vendor, document))
        for document in vendor.documents
        if document.kind != "prose"
    ]
    merged = merge(documents)
    if vendor.overlay is None or vendor.overlay_path is None:
        return merged
    actions = load(vendor.overlay, source=vendor.overlay_path)
    return overlay.apply(merged, actions, strict=True, source=vendor.overlay_path)


def _load(vendor: Vendor, document: Document) -> dict[str, Any]:
    source = f"{vendor.folder}/{document.path}"
    if document.kind in WHOLE:
        return load(document.content, source=source)
    found = extract(document.content, source=source)
    loaded = load(found.document_text, source=source, first_line=found.line)
    check_extract(found, loaded)
    return loaded
