"""What changed on a page outside its document: words, and among them those that facts of ours may rest on."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.extract import extract
from generator.findings import GeneratorError, brief
from generator.sources import WHOLE

from .changes import ADDITIVE, BREAKING, COSMETIC, Change

_CODE: Final = re.compile(r"`([^`\n]+)`")
_TOKEN: Final = re.compile(r"[A-Za-z_][\w-]*(?:[./:][\w-]+)*|\d[\d.,]*\d|\d")
_TELLING: Final = re.compile(r"[\d_/.:]|[a-z][A-Z]|\A[A-Z]{2,}\Z")
_NUMBER: Final = re.compile(r"(?<![\w./#-])\d[\d,.]*(?![\w/]|\.\d)(?: ?(?:[KMG]i?B|k?Hz|s|ms|%)\b)?")
_MOSTLY: Final = 0.5
_SHOWN: Final = 8
_ENDING: Final = re.compile(
    r"\b(?:shut(?:s|ting)?[ -]?down|sunset(?:s|ting)?|discontinu\w+|end[ -]of[ -](?:life|service)|wind(?:s|ing)? down"
    r"|(?:will be|has been|is being) (?:retired|turned off|switched off|decommissioned)"
    r"|ceas(?:e|es|ing) (?:operation|service))"
    r"|サービス(?:の|の提供)?(?:を)?終了|提供(?:を)?終了|廃止"
    r"|서비스(?:를|가|의)?\s*(?:종료|중단)|지원\s*(?:종료|중단)"
    r"|停止(?:服务|运营)|终止服务|停服|下线",
    re.IGNORECASE,
)


def compare_pages(old: bytes, new: bytes, *, source: str, kind: str) -> list[Change]:
    """Give what changed in the words of a page.

    A page of kind `prose` has no document, so that its telling words stand for one: numbers, names, code. One that is
    gone, or there less often, breaks; one that came adds. On a page with a document, other numbers in its prose are
    additive: a fact of an overlay may rest on them.

    Args:
        old: The page as it was taken in.
        new: The page as it is.
        source: Its name.
        kind: Its kind in `source.toml`; a document that is published as one has no words around it.

    """
    if kind in WHOLE:
        return []
    before, after = _prose(old, kind, source), _prose(new, kind, source)
    changes = list(_endings(before, after, source))
    if kind == "prose":
        changes += _terms(before, after, source)
    elif sorted(_numbers(before)) != sorted(_numbers(after)):
        was, now = _difference(_numbers(before), _numbers(after))
        said = (
            f"other numbers in its prose: {was or 'none'} became {now or 'none'}; facts of the overlay may rest on them"
        )
        changes.append(Change(grade=ADDITIVE, rule="prose-numbers-changed", place=source, message=said))
    if before != after:
        count = sum(1 for line in difflib.ndiff(before, after) if line[:2] in ("+ ", "- "))
        said = f"{count} line(s) of the page's own words changed"
        changes.append(Change(grade=COSMETIC, rule="page-words-changed", place=source, message=said))
    elif not changes and old != new and kind == "prose":
        changes.append(Change(grade=COSMETIC, rule="page-words-changed", place=source, message="white space changed"))
    return changes


def _prose(content: bytes, kind: str, source: str) -> list[str]:
    """Give the lines of a page without those of its document, and without white space around them."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = [line.strip() for line in text.splitlines()]
    if kind != "prose":
        try:
            found = extract(content, source=source)
        except GeneratorError:
            return lines
        first = found.line - 1
        lines = lines[: first - 1] + lines[first + found.document_text.count("\n") + 1 :]
    return [line for line in lines if line]


def _endings(before: list[str], after: list[str], source: str) -> Iterator[Change]:
    """Find lines that are new and speak of the end of the service."""
    known = set(before)
    for number, line in enumerate(after, 1):
        if line not in known and _ENDING.search(line):
            said = f"the page speaks of an end of the service: {brief(line, length=160)}"
            yield Change(
                grade=BREAKING, rule="end-announced", place=f"{source} (line {number} of its prose)", message=said
            )


def _terms(before: list[str], after: list[str], source: str) -> Iterator[Change]:
    old, new = _telling("\n".join(before)), _telling("\n".join(after))
    for terms, grade, rule, said in (
        (sorted(old - new), BREAKING, "terms-removed", "terms that the page has no longer, or less often"),
        (sorted(new - old), ADDITIVE, "terms-added", "terms that are new on the page, or there more often"),
    ):
        if terms:
            shown = ", ".join(terms[:_SHOWN]) + (f" and {len(terms) - _SHOWN} more" if len(terms) > _SHOWN else "")
            note = "nothing is extracted from this page: read it, and change the document written by hand from it"
            yield Change(grade=grade, rule=rule, place=source, message=f"{said}: {shown}", note=note)


def _telling(text: str) -> Counter[str]:
    """Count what is likely a name, a value or a limit: code, numbers, and any Latin word in a CJK text."""
    coded = {token for span in _CODE.findall(text) for token in _TOKEN.findall(span)}
    letters = [char for char in text if char.isalpha()]
    foreign = sum(1 for char in letters if not char.isascii()) > _MOSTLY * len(letters)
    return Counter(token for token in _TOKEN.findall(text) if foreign or token in coded or _TELLING.search(token))


def _numbers(lines: list[str]) -> set[str]:
    """Give the numbers of a text, with their units; parts of addresses and names are none."""
    return {
        number.rstrip(".,")
        for line in lines
        for number in _NUMBER.findall(re.sub(r"\]\([^)]*\)|https?://\S+|=\S+", " ", line))
    }


def _difference(old: set[str], new: set[str]) -> tuple[str, str]:
    return ", ".join(sorted(old - new)[:_SHOWN]), ", ".join(sorted(new - old)[:_SHOWN])
