"""The examples in docs/drift.md are what the command prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from drift_cases import CASES

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
LANGUAGES = "        - sv\n        - tr\n"
NAME = "                name:\n                  type: string\n                  description: The name of the voice.\n"
FIELD = "                accent:\n                  type: string\n                  description: The accent to keep.\n"
REQUIRED = "                - clip\n                - name\n                - language\n"
TURNS = {
    "An additive turn": (3, [(LANGUAGES, LANGUAGES + "        - uk\n")]),
    "A breaking turn": (4, [(NAME, NAME + FIELD), (REQUIRED, REQUIRED + "                - accent\n")]),
}


def blocks(title: str) -> list[str]:
    """Give the examples under a heading."""
    section = TEXT.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```text\n(.*?)```", section, re.DOTALL)


@pytest.mark.parametrize("title", TURNS)
def test_an_example_is_what_is_printed(run: Any, docs: Any, title: str) -> None:
    """The reports of the two turns, and the draft for the changelog, stand in the documents as they are printed."""
    code, edits = TURNS[title]
    docs.edit("cartesia", *edits)
    expected = blocks(title)
    actual = run.upstream("cartesia")

    assert (code, expected[0]) == actual[:2]
    if len(expected) > 1:
        out = run.upstream("cartesia", "--accept")[1]
        assert expected[1] == out.split("Draft for CHANGELOG.md:\n\n")[1]


def test_the_number_of_cases_is_true() -> None:
    """The documents say how many cases the judge is asked about."""
    assert f"{len(CASES)} of them" in TEXT
