"""The pipeline of one vendor: documents in, the files of one client package out, in memory.

    document --extract--> spec --merge--> spec --overlay--> spec --normalize--> normalized --read, lint--> emit
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from . import overlay
from .emit import emit
from .engine import reconcile
from .extract import check_extract, extract
from .lint import lint
from .load import load
from .merge import merge
from .normalize import normalize
from .read import read
from .sources import Document, Vendor
from .spec import NormalizedSpec
from .validate import validate


@frozen(kw_only=True)
class Package:
    """What the pipeline makes of a vendor."""

    name: str
    spec: NormalizedSpec
    files: dict[str, str]


def command_for(name: str) -> str:
    """Give the command that rebuilds the package of the vendor *name*."""
    return f"python -m generator build {name}"


def build(vendor: Vendor) -> Package:
    """Run every stage over *vendor*.

    Raises:
        GeneratorError: A stage refused its input; the findings say where and what to do.

    """
    spec = specify(vendor)
    files = emit(spec, origin=f"{vendor.folder}/", command=command_for(vendor.name))
    return Package(name=vendor.name, spec=spec, files=files)


def specify(vendor: Vendor) -> NormalizedSpec:
    """Run the stages up to the specification: everything but the code."""
    source = vendor.folder
    document = normalize(overlaid(vendor), source=source)
    document.setdefault("x-voxwright-vendor", {})["name"] = vendor.name
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
    if document.kind == "handwritten":
        return load(document.content, source=source)
    found = extract(document.content, source=source)
    loaded = load(found.document_text, source=source, first_line=found.line)
    check_extract(found, loaded)
    return loaded
