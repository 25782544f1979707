"""Sources: which documents a vendor has, and that they are still the bytes that were taken in.

`specs/<vendor>/source.toml` lists each document with its address, its hash and how sure we are of both; the folder's
name is the vendor's name, and there is no other list of vendors.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen

from .findings import Finding, GeneratorError

KINDS = ("mintlify", "readme", "handwritten", "prose")
"""How a document is read: extracted from a page, taken as it is, or kept only as the origin of a handwritten one."""


@frozen(kw_only=True)
class Document:
    """One row of a `source.toml` and its bytes."""

    path: str
    kind: str
    content: bytes
    sha256: str


@frozen(kw_only=True)
class Vendor:
    """A vendor's inputs."""

    name: str
    folder: str
    documents: tuple[Document, ...]
    overlay_path: str | None
    overlay: bytes | None


def input_hashes(root: Path, name: str) -> dict[str, str]:
    """Give the hash of every input file of the vendor *name*, by path from *root*, whether it can be read or not."""
    found = [path for path in (root / "specs" / name).rglob("*") if path.is_file()]
    found += [path for path in [root / "overlays" / f"{name}.yaml"] if path.is_file()]
    return {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in sorted(found)}


def digest(content: bytes) -> str:
    """Give the SHA-256 of *content*, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def vendor_names(root: Path) -> list[str]:
    """Give the vendors of the project at *root*: the folders under `specs/` that hold a `source.toml`."""
    return sorted(path.parent.name for path in (root / "specs").glob("*/source.toml"))


def load_vendor(root: Path, name: str) -> Vendor:
    """Read the inputs of the vendor *name*.

    Args:
        root: The root of the project.
        name: The vendor's folder under `specs/`.

    Raises:
        GeneratorError: A row is incomplete, a document is missing, or its hash differs from its row.

    """
    folder = f"specs/{name}"
    listing = root / folder / "source.toml"
    if not listing.is_file():
        known = ", ".join(vendor_names(root))
        raise GeneratorError([Finding(f"{folder}/source.toml", "", "no such file", f"name one of {known}")])
    try:
        rows: list[dict[str, Any]] = tomllib.loads(listing.read_bytes().decode()).get("document", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GeneratorError([Finding(f"{folder}/source.toml", "", str(error), "mend the file")]) from None
    findings: list[Finding] = []
    documents = [_document(root / folder, f"{folder}/source.toml", i, row, findings) for i, row in enumerate(rows)]
    if not rows:
        findings.append(Finding(f"{folder}/source.toml", "", "no [[document]] in it", "list the vendor's documents"))
    for document, row in zip(documents, rows, strict=True):
        if document.sha256 != row.get("sha256"):
            problem = f"its sha256 is {document.sha256}, source.toml says otherwise"
            findings.append(
                Finding(f"{folder}/{document.path}", "", problem, "restore it, or take it in: update its row")
            )
    if findings:
        raise GeneratorError(findings)
    overlay = root / "overlays" / f"{name}.yaml"
    return Vendor(
        name=name,
        folder=folder,
        documents=tuple(documents),
        overlay_path=f"overlays/{name}.yaml" if overlay.is_file() else None,
        overlay=overlay.read_bytes() if overlay.is_file() else None,
    )


def _document(folder: Path, listing: str, index: int, row: dict[str, Any], findings: list[Finding]) -> Document:
    pointer = f"/document/{index}"
    path, kind = str(row.get("path", "")), str(row.get("kind", ""))
    if kind not in KINDS:
        findings.append(Finding(listing, f"{pointer}/kind", f"{kind!r} is no kind", f"one of {', '.join(KINDS)}"))
    findings.extend(
        Finding(listing, pointer, f"no {key!r}", "say it")
        for key in ("url", "confidence", "sha256", "retrieved")
        if key not in row
    )
    place = folder / path
    if not path or not place.resolve().is_relative_to(folder.resolve()) or not place.is_file():
        findings.append(Finding(listing, f"{pointer}/path", f"no document at {path!r}", "put it there"))
        return Document(path=path, kind=kind, content=b"", sha256=str(row.get("sha256")))
    content = place.read_bytes()
    return Document(path=path, kind=kind, content=content, sha256=digest(content))
