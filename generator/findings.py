"""What a stage reports when its input can not be used: findings, and the one error that carries them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

_BRIEF_LENGTH = 100


@attrs.frozen
class Finding:
    """One thing that is wrong with one input, as one line for the reader who has to mend it.

    Args:
        source: The file or page that holds it, as the caller names it; empty for none.
        pointer: RFC 6901 JSON pointer of the place in the document (empty: the whole document), or "line 12, column 3".
        problem: What is wrong.
        remedy: What to do about it and where; empty where the problem says it all.
    """

    source: str
    pointer: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return "source pointer: problem; remedy" on one line, with unprintable characters escaped."""
        place = " ".join(part for part in (self.source, self.pointer) if part)
        text = "; ".join(part for part in (self.problem, self.remedy) if part)
        return printable(f"{place}: {text}" if place else text)


class GeneratorError(Exception):
    """A stage refused its input; nothing was written.

    Args:
        problems: The findings, one finding, or a plain message (kept as a finding without a place).
    """

    findings: tuple[Finding, ...]

    def __init__(self, problems: Iterable[Finding] | Finding | str) -> None:
        """Keep the findings; the message is their lines."""
        if isinstance(problems, str):
            problems = Finding("", "", problems, "")
        self.findings = (problems,) if isinstance(problems, Finding) else tuple(problems)
        super().__init__(self.findings)

    def __str__(self) -> str:
        """Return one line for each finding."""
        return "\n".join(str(finding) for finding in self.findings)


def printable(text: str) -> str:
    """Return `text` as one line: line breaks become spaces, other unprintable characters become escapes."""
    if text.isprintable():
        return text
    lines = " ".join(text.split())
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in lines)


def brief(value: object, *, length: int = _BRIEF_LENGTH) -> str:
    """Return `value` as JSON for a message, printable and cut to `length` characters.

    Args:
        value: Anything; what JSON can not hold is shown by its type.
        length: The most characters to return, the dots of the cut included.
    """
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = f"a value of type {type(value).__name__}"
    text = printable(text)
    return text if len(text) <= length else text[: length - 3] + "..."
