"""Sources: which documents a vendor has, and that they are still the bytes that were taken in.

`specs/<vendor>/source.toml` lists each document with its address, its hash and how sure we are of both; the folder's
name is the vendor's name, and there is no other list of vendors. Where it names a `default`, the vendor has versions:
each is a folder of documents beside it, with an overlay `overlays/<vendor>/<version>.yaml` and a package of its own.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from .findings import Finding, GeneratorError

KINDS = ("mintlify", "readme", "openapi", "handwritten", "prose")
"""How a document is read: extracted from a page, taken as it is (published by the vendor, or written by hand), or kept
only as the origin of a handwritten one."""
WHOLE = frozenset({"openapi", "handwritten"})
"""The kinds that are the document itself."""


@frozen(kw_only=True)
class Document:
    """One row of a `source.toml` and its bytes."""

    path: str
    kind: str
    content: bytes
    sha256: str


_VERSION = re.compile(r"[0-9][0-9a-z.-]{0,31}")


@frozen(kw_only=True)
class Vendor:
    """The inputs of one package: a vendor's, or those of one of its versions."""

    name: str
    version: str | None = None
    folder: str
    documents: tuple[Document, ...]
    overlay_path: str | None
    overlay: bytes | None

    @property
    def label(self) -> str:
        """The name of the package among all: that of the vendor, and its version where it has several."""
        return f"{self.name}/{self.version}" if self.version else self.name

    @property
    def origin(self) -> str:
        """The folder that holds the documents."""
        return f"{self.folder}/{self.version}" if self.version else self.folder


def package_path(label: str) -> str:
    """Give the folder of a package among the clients: `vox`, or `cartesia/v2024_11_13` for `cartesia/2024-11-13`."""
    name, slash, version = label.partition("/")
    return f"{name}/v{re.sub('[^0-9a-z]', '_', version)}" if slash else name


def input_hashes(root: Path, label: str) -> dict[str, str]:
    """Give the hash of every input file of a package, by path from *root*, whether it can be read or not."""
    name, _, version = label.partition("/")
    folder = root / "specs" / name
    found = [path for path in (folder / version).rglob("*") if path.is_file()]
    found += [path for path in (folder / "source.toml", root / "overlays" / f"{label}.yaml") if path.is_file()]
    return {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in sorted(set(found))}


def digest(content: bytes) -> str:
    """Give the SHA-256 of *content*, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def vendor_names(root: Path) -> list[str]:
    """Give the vendors of the project at *root*: the folders under `specs/` that hold a `source.toml`."""
    return sorted(path.parent.name for path in (root / "specs").glob("*/source.toml"))


def default_version(root: Path, name: str) -> str | None:
    """Give the version that stands for the vendor *name* where none is named; None if it has no versions."""
    try:
        default = _listing(root, name).get("default")
    except GeneratorError:
        return None  # whoever reads the documents says so
    return str(default) if default is not None else None


def labels(root: Path, name: str) -> list[str]:
    """Give the labels of the packages of the vendor *name*: its own name, or one for each version."""
    if default_version(root, name) is None:
        return [name]
    return [f"{name}/{version}" for version in _versions(_listing(root, name))]


def load_vendor(root: Path, name: str, *, version: str | None = None) -> Vendor:
    """Read the inputs of the vendor *name*, those of its default version if none is named.

    Args:
        root: The root of the project.
        name: The vendor's folder under `specs/`.
        version: One of its versions.

    Raises:
        GeneratorError: A row is incomplete, a document is missing, its hash differs from its row, or there is no such
            version.

    """
    listing = _listing(root, name)
    wanted = version or listing.get("default")
    for one in load_versions(root, name):
        if one.version == wanted:
            return one
    known = ", ".join(_versions(listing)) or "none"
    raise GeneratorError(Finding(f"specs/{name}", "", f"no version {wanted!r}", f"there are: {known}"))


def load_versions(root: Path, name: str) -> list[Vendor]:
    """Read the inputs of every package of the vendor *name*: one, or one for each version.

    Raises:
        GeneratorError: A row is incomplete, a document is missing, or its hash differs from its row.

    """
    folder = f"specs/{name}"
    source = f"{folder}/source.toml"
    listing = _listing(root, name)
    rows: list[dict[str, Any]] = listing.get("document", [])
    findings: list[Finding] = []
    documents = [_document(root / folder, source, i, row, findings) for i, row in enumerate(rows)]
    if not rows:
        findings.append(Finding(source, "", "no [[document]] in it", "list the vendor's documents"))
    for document, row in zip(documents, rows, strict=True):
        if document.sha256 != row.get("sha256"):
            problem = f"its sha256 is {document.sha256}, source.toml says otherwise"
            findings.append(
                Finding(f"{folder}/{document.path}", "", problem, "restore it, or take it in: update its row")
            )
    versions = _versions(listing) if "default" in listing else [None]
    findings += _version_findings(source, listing)
    if findings:
        raise GeneratorError(findings)
    return [_package(root, name, version, documents) for version in versions]


def _package(root: Path, name: str, version: str | None, documents: list[Document]) -> Vendor:
    path = f"overlays/{name}/{version}.yaml" if version else f"overlays/{name}.yaml"
    overlay = root / path
    return Vendor(
        name=name,
        version=version,
        folder=f"specs/{name}",
        documents=tuple(one for one in documents if version is None or one.path.startswith(f"{version}/")),
        overlay_path=path if overlay.is_file() else None,
        overlay=overlay.read_bytes() if overlay.is_file() else None,
    )


def _listing(root: Path, name: str) -> dict[str, Any]:
    """Read the `source.toml` of the vendor *name*."""
    source = f"specs/{name}/source.toml"
    if not (root / source).is_file():
        known = ", ".join(vendor_names(root))
        raise GeneratorError([Finding(source, "", "no such file", f"name one of {known}")])
    try:
        return tomllib.loads((root / source).read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GeneratorError([Finding(source, "", str(error), "mend the file")]) from None


def _versions(listing: dict[str, Any]) -> list[str]:
    """Give the versions of a vendor that has some: the folders of its documents, the oldest first."""
    return sorted({str(row.get("path", "")).partition("/")[0] for row in listing.get("document", [])})


def _version_findings(source: str, listing: dict[str, Any]) -> Iterator[Finding]:
    """Say what is wrong with the versions of a listing, if it has any."""
    if "default" not in listing:
        return
    versions = _versions(listing)
    if listing["default"] not in versions:
        problem = f"{listing['default']!r} is no folder of its documents"
        yield Finding(source, "/default", problem, f"name one of {', '.join(versions)}")
    for version in versions:
        if not _VERSION.fullmatch(version):
            yield Finding(
                source, "/document", f"{version!r} is no version", "put each document into a version's folder"
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
