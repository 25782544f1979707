"""Merge: the pages and hand-written documents of one vendor to one document, the same bytes for any order of them.

The documents are first sorted by source name, then joined:

- `openapi`: all of one minor version, the highest patch of them; 3.0 and 3.1 together are refused, since the same
  word means different things in them and the overlay, which comes next, is written for one;
- `info`: the first document's; titles of pages differ, and the overlay says what the package is called;
- `servers` and `security`: kept at the root where all documents agree (of servers only the descriptions may differ,
  the first stays), else pushed down to the operations that rely on them;
- `paths` and `webhooks`: every operation once; one that stands in two documents must be equal in both. `parameters` and
  `servers` of a path that differ between documents are pushed down to its operations;
- `components`: equal ones once;
- `tags`: one of each name, with the fields of all;
- anything else: equal where it stands twice.

Equal means: as JSON, without regard to the order of keys, but with 1, 1.0 and true all different.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from .findings import Finding, GeneratorError, brief
from .pointer import escape
from .pushdown import push_down_path, push_down_root
from .walk import METHODS, operations

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_KEYS: Final = ("openapi", "info", "jsonSchemaDialect", "servers", "security", "tags")
_LAST_KEYS: Final = ("paths", "webhooks", "components")
_SAME: Final = "make them equal: mend the hand-written document, or fetch both pages again on one day"


@attrs.frozen
class _Page:
    source: str
    document: dict[str, Any]


@attrs.define
class _Merger:
    """Collects what is wrong while parts are joined; each part remembers which document it came from."""

    findings: list[Finding] = attrs.field(factory=list[Finding])
    origins: dict[str, str] = attrs.field(factory=dict[str, str])

    def join(self, target: dict[str, Any], name: str, value: object, *, at: str, source: str) -> None:
        """Put `value` into `target` under `name`, which is the place `at`, unless something else is there already."""
        if name not in target:
            target[name] = value
            self.origins[at] = source
        elif not same(target[name], value):
            self.refuse(source, at, f"differs from the one in {self.origins[at]}")

    def join_all(self, target: dict[str, Any], part: dict[str, Any], *, at: str, source: str) -> None:
        for name, value in part.items():
            self.join(target, name, value, at=f"{at}/{escape(name)}", source=source)

    def refuse(self, source: str, at: str, problem: str, remedy: str = _SAME) -> None:
        self.findings.append(Finding(source, at, problem, remedy))

    def mapping(self, holder: dict[str, Any], name: str, *, at: str, source: str) -> dict[str, Any]:
        """Return the object `holder[name]`, an empty one if there is none; anything else is a finding."""
        value: object = holder.get(name, {})
        if isinstance(value, dict):
            return cast("dict[str, Any]", value)
        self.refuse(source, f"{at}/{escape(name)}", "not an object", "")
        return {}


def merge(documents: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Return one document that holds what all of `documents` hold.

    Args:
        documents: Source name and document, in any order; they are left alone.

    Returns:
        A new document; the order of its keys depends on names and contents of the documents only.

    Raises:
        GeneratorError: There is no document, their versions do not go together, or two say different things about
            one part; each finding names both sources and the place.
    """
    if not documents:
        raise GeneratorError("there is no document to merge")
    try:
        pages = _sorted_pages(documents)
        _check_versions(pages)
        return _merged(pages)
    except RecursionError as error:
        names = ", ".join(sorted(name for name, _ in documents))
        raise GeneratorError(Finding(names, "", "a document is nested too deep or contains itself", "")) from error


def same(left: object, right: object) -> bool:
    """Say whether two values are equal as JSON, without regard to the order of keys."""
    return left is right or _canonical(left) == _canonical(right)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _sorted_pages(documents: Sequence[tuple[str, dict[str, Any]]]) -> list[_Page]:
    texts: list[tuple[str, str, str]] = []
    for name, document in documents:
        if not isinstance(cast("object", document), dict):
            raise GeneratorError(Finding(name, "", "the document is not an object", ""))
        try:
            texts.append((name, _canonical(document), json.dumps(document)))
        except (TypeError, ValueError) as error:
            raise GeneratorError(Finding(name, "", f"not JSON-like data: {error}", "")) from error
    return [_Page(name, json.loads(text)) for name, _, text in sorted(texts)]


def _check_versions(pages: list[_Page]) -> None:
    for page in pages:
        version = page.document.get("openapi")
        if not isinstance(version, str) or not version.startswith(("3.0.", "3.1.")):
            problem = f"`openapi` is {brief(version)}, not 3.0.x or 3.1.x"
            raise GeneratorError(
                Finding(page.source, "/openapi", problem, "write the version as a string, such as '3.1.0'")
            )
    first = pages[0]
    for page in pages[1:]:
        if page.document["openapi"][:4] != first.document["openapi"][:4]:
            problem = f"{page.document['openapi']} does not go with {first.document['openapi']} in {first.source}"
            remedy = "write the hand-written document in the minor version of the vendor's pages"
            raise GeneratorError(Finding(page.source, "/openapi", problem, remedy))


def _merged(pages: list[_Page]) -> dict[str, Any]:
    merger = _Merger()
    root = _merge_root(pages, merger)
    root["paths"] = _merge_paths(pages, "paths", merger)
    if any("webhooks" in page.document for page in pages):
        root["webhooks"] = _merge_paths(pages, "webhooks", merger)
    components: dict[str, Any] = {}
    for page in pages:
        for section in merger.mapping(page.document, "components", at="", source=page.source):
            _merge_section(components, section, page, merger)
    if components:
        root["components"] = components
    if merger.findings:
        raise GeneratorError(merger.findings)
    _check_operation_ids(pages)
    names = [*_FIRST_KEYS, *(name for name in root if name not in (*_FIRST_KEYS, *_LAST_KEYS)), *_LAST_KEYS]
    return {name: root[name] for name in names if name in root}


def _merge_root(pages: list[_Page], merger: _Merger) -> dict[str, Any]:
    documents = [page.document for page in pages]
    push_down_root(documents, "security", equal=same)
    push_down_root(documents, "servers", equal=_same_servers)
    root: dict[str, Any] = {
        "openapi": max((document["openapi"] for document in documents), key=_version_key),
    }
    for page in pages:
        for name, value in page.document.items():
            if name == "tags":
                _merge_tags(root.setdefault("tags", []), value, page.source, merger)
            elif name in ("info", "servers"):
                root.setdefault(name, value)
            elif name not in ("openapi", *_LAST_KEYS):
                merger.join(root, name, value, at=f"/{escape(name)}", source=page.source)
    return root


def _version_key(version: str) -> tuple[bool, int, str]:
    patch = version[4:]
    return patch.isdecimal(), int(patch) if patch.isdecimal() else 0, patch


def _same_servers(left: object, right: object) -> bool:
    return same(_without_descriptions(left), _without_descriptions(right))


def _without_descriptions(servers: object) -> object:
    if not isinstance(servers, list):
        return servers
    return [_without_description(server) for server in cast("list[object]", servers)]


def _without_description(server: object) -> object:
    if not isinstance(server, dict):
        return server
    return {name: value for name, value in cast("dict[str, Any]", server).items() if name != "description"}


def _merge_tags(tags: list[Any], value: object, source: str, merger: _Merger) -> None:
    for entry in cast("list[object]", value if isinstance(value, list) else [value]):
        fields = _fields(entry)
        name = fields.get("name")
        if not isinstance(name, str):
            merger.refuse(source, "/tags", f"{brief(entry)} is no tag with a name", "")
            continue
        tag: dict[str, Any] | None = next((tag for tag in tags if tag["name"] == name), None)
        if tag is None:
            tag = {}
            tags.append(tag)
        merger.join_all(tag, fields, at=f"/tags/{escape(name)}", source=source)


def _fields(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _merge_paths(pages: list[_Page], section: str, merger: _Merger) -> dict[str, Any]:
    holders: dict[str, list[tuple[_Page, dict[str, Any]]]] = {}
    for page in pages:
        paths = merger.mapping(page.document, section, at="", source=page.source)
        for path in paths:
            if path.startswith("x-"):
                holders.setdefault(path, []).append((page, {"": paths[path]}))
                continue
            item = merger.mapping(paths, path, at=f"/{section}", source=page.source)
            holders.setdefault(path, []).append((page, item))
    merged: dict[str, Any] = {}
    for path, found in holders.items():
        at = f"/{section}/{escape(path)}"
        if path.startswith("x-"):
            for page, wrapped in found:
                merger.join(merged, path, wrapped[""], at=at, source=page.source)
        else:
            merged[path] = _merge_path(found, at, merger)
    return merged


def _merge_path(found: list[tuple[_Page, dict[str, Any]]], at: str, merger: _Merger) -> dict[str, Any]:
    push_down_path([(page.document, item) for page, item in found], equal=same)
    merged: dict[str, Any] = {}
    for page, item in found:
        merger.join_all(merged, item, at=at, source=page.source)
    names = [*(name for name in merged if name not in METHODS), *(name for name in METHODS if name in merged)]
    return {name: merged[name] for name in names}


def _merge_section(components: dict[str, Any], section: str, page: _Page, merger: _Merger) -> None:
    held = page.document["components"]
    at = f"/components/{escape(section)}"
    if section.startswith("x-"):
        merger.join(components, section, held[section], at=at, source=page.source)
        return
    part = merger.mapping(held, section, at="/components", source=page.source)
    merger.join_all(components.setdefault(section, {}), part, at=at, source=page.source)


def _check_operation_ids(pages: list[_Page]) -> None:
    """Refuse one operationId for two operations of different documents; the validator sees those within one."""
    seen: dict[str, tuple[str, str]] = {}
    findings: list[Finding] = []
    for page in pages:
        for path, method, operation in operations(page.document):
            name = operation.get("operationId")
            if not isinstance(name, str):
                continue
            at = f"/paths/{escape(path)}/{method}/operationId"
            source, other = seen.setdefault(name, (page.source, at))
            if other != at and source != page.source:
                problem = f"{brief(name)} is also the operationId at {other} in {source}"
                findings.append(Finding(page.source, at, problem, "rename one"))
    if findings:
        raise GeneratorError(findings)
