"""Extract: the OpenAPI document that a vendor's published page holds in a fence.

Two kinds of page are known. Mintlify writes four or more backticks and says in the same line which file the document
comes from and which operation the page is about: ` ````yaml api.json POST /voices `. ReadMe writes a JSON fence
under a heading "OpenAPI definition". A fence ends at a line of at least as many of its characters, so that shorter
fences may stand inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast

import attrs

from .findings import Finding, GeneratorError, brief
from .pointer import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING: Final = re.compile(r"(?P<indent>[ \t]*)(?P<marks>`{3,}(?=[^`]*\Z)|~{3,})[ \t]*(?P<info>.*?)[ \t]*\Z")
_MINTLIFY: Final = re.compile(
    r"(?:ya?ml|json)\s+(?P<spec>\S.*?)\s+(?P<method>get|put|post|delete|options|head|patch|trace)\s+(?P<path>/.*)\Z",
    re.IGNORECASE,
)
_DATA_FENCE: Final = re.compile(r"(?:ya?ml|json)\b", re.IGNORECASE)
_README_HEADING: Final = re.compile(r"#{1,6}[ \t]+OpenAPI definition[ \t]*#*\Z", re.IGNORECASE)
_OPENAPI_FIRST: Final = re.compile(r"""\s*\{?\s*["']?openapi["']?\s*:""")
_CLOSING_INDENT: Final = 3
_MINTLIFY_MARKS: Final = 4
_BY_HAND: Final = "write its document by hand, as specs/<vendor>/<name>.yaml, and name the page there"


@attrs.frozen
class Extract:
    """The document of one page.

    Args:
        document_text: The text inside the fence, with a line feed for every line end.
        kind: Which kind of page it stood on.
        spec_path: The file that the fence names as its origin; None on a ReadMe page.
        method: The operation's method in lower case; None on a ReadMe page.
        path: The operation's path; None on a ReadMe page.
        line: The page's line on which the text begins, for `load(..., first_line=)`.
        source: The page's name, as given.
    """

    document_text: str
    kind: Literal["mintlify", "readme"]
    spec_path: str | None
    method: str | None
    path: str | None
    line: int
    source: str


class _Fence(NamedTuple):
    """A fence of a page; `marks` counts its backticks, `heading` is the line before it that holds anything."""

    info: str
    marks: int
    line: int
    text: str
    closed: bool
    heading: str


def extract(markdown: bytes, *, source: str) -> Extract:
    """Take the one OpenAPI document out of a page.

    Args:
        markdown: The page as published, UTF-8, with any line ends.
        source: The page's name, for findings.

    Raises:
        GeneratorError: The page holds no OpenAPI fence, several, one that is never closed, or one whose first line
            does not say file, method and path.
    """
    try:
        text = markdown.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte offset {error.start} ({error.reason})"
        raise GeneratorError(Finding(source, "", problem, "fetch the page again")) from error
    fences = list(_fences(text))
    found = [fence for fence in fences if _holds_document(fence)]
    if not found:
        raise GeneratorError(_without_document(fences, source))
    if len(found) > 1:
        lines = " and ".join(str(fence.line) for fence in found)
        raise GeneratorError(
            Finding(source, f"line {found[1].line}", f"several OpenAPI fences, on the lines {lines}", "split the page"),
        )
    return _to_extract(found[0], source)


def check_extract(extract: Extract, document: dict[str, Any]) -> None:
    """Check that the operation which the fence names is in the document.

    Args:
        extract: What `extract` returned.
        document: The loaded `extract.document_text`.

    Raises:
        GeneratorError: The document has no such path or no such method under it.
    """
    if extract.method is None or extract.path is None:
        return
    there = {
        path: {method.lower() for method in cast("dict[str, Any]", item)}
        for path, item in _mapping(document.get("paths")).items()
        if isinstance(item, dict)
    }
    if extract.method in there.get(extract.path, ()):
        return
    at = f"/paths/{escape(extract.path)}" if extract.path in there else "/paths"
    problem = f"the fence on line {extract.line - 1} is about {extract.method.upper()} {brief(extract.path)}, "
    problem += f"the document holds {brief(sorted(there))}"
    raise GeneratorError(Finding(extract.source, at, problem, "fetch the page again; if it is so there, " + _BY_HAND))


def _without_document(fences: list[_Fence], source: str) -> Finding:
    if fences and not fences[-1].closed:
        problem = "a fence that is never closed, and no OpenAPI fence before it"
        return Finding(source, f"line {fences[-1].line}", problem, "fetch the page again")
    return Finding(source, "", "the page holds no OpenAPI fence", _BY_HAND)


def _mapping(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _fences(text: str) -> Iterator[_Fence]:
    """Yield the fences of a page that stand in no other fence."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    index = 0
    heading = ""
    while index < len(lines):
        opening = _OPENING.match(lines[index])
        index += 1
        if opening is None:
            heading = lines[index - 1].strip() or heading
            continue
        start = index
        while index < len(lines) and not _closes(lines[index], opening):
            index += 1
        content = "".join(_dedent(line, len(opening["indent"])) + "\n" for line in lines[start:index])
        marks = opening["marks"].count("`")
        yield _Fence(opening["info"], marks, start, content, index < len(lines), heading)
        heading = ""
        index += 1


def _closes(line: str, opening: re.Match[str]) -> bool:
    bare = line.strip(" \t")
    if len(bare) < len(opening["marks"]) or bare.strip(opening["marks"][0]):
        return False
    indent = len(line) - len(line.lstrip(" \t"))
    return indent <= max(_CLOSING_INDENT, len(opening["indent"]))


def _dedent(line: str, width: int) -> str:
    bare = line.lstrip(" \t")
    return line[min(width, len(line) - len(bare)) :]


def _holds_document(fence: _Fence) -> bool:
    if _is_readme(fence) or (fence.marks and _MINTLIFY.match(fence.info)):
        return True
    data = _DATA_FENCE.match(fence.info) is not None
    return data and fence.marks >= _MINTLIFY_MARKS and _OPENAPI_FIRST.match(fence.text) is not None


def _is_readme(fence: _Fence) -> bool:
    return bool(_DATA_FENCE.match(fence.info) and _README_HEADING.match(fence.heading))


def _to_extract(fence: _Fence, source: str) -> Extract:
    if not fence.closed:
        problem = "the OpenAPI fence is never closed: the page was cut off"
        raise GeneratorError(Finding(source, f"line {fence.line}", problem, "fetch the page again"))
    header = _MINTLIFY.match(fence.info)
    if header:
        spec, method, path = header["spec"], header["method"].lower(), header["path"]
        return Extract(fence.text, "mintlify", spec, method, path, fence.line + 1, source)
    if _is_readme(fence):
        return Extract(fence.text, "readme", None, None, None, fence.line + 1, source)
    problem = f"the OpenAPI fence begins with {brief(fence.info)}, not with a file, a method and a path"
    raise GeneratorError(Finding(source, f"line {fence.line}", problem, _BY_HAND))
