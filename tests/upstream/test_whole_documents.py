"""A document that its vendor publishes whole is watched like a page: compared with what was taken in, and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

VENDOR = "supertone"
PATH = "voices.yaml"


@pytest.fixture
def published(checkout: Path, docs: Any, run: Any) -> Any:
    """Give what publishes a document of the checkout, whole, with the first text in it replaced by the second."""
    listing = checkout / "specs" / VENDOR / "source.toml"
    head, row = listing.read_text(encoding="utf-8").split(f'path = "{PATH}"')
    row = row.replace('kind = "handwritten"', 'kind = "openapi"', 1)
    listing.write_text(f'{head}path = "{PATH}"{row}', encoding="utf-8")
    assert 0 == run("build")[0]
    url = urlsplit(row.partition('url = "')[2].partition('"')[0])
    text = (listing.parent / PATH).read_text(encoding="utf-8")

    def publish(old: str = "", new: str = "") -> None:
        docs.server.pages[f"/{url.netloc}{url.path}"] = text.replace(old, new, 1).encode()

    return publish


@pytest.mark.parametrize(
    ("old", "new", "grade", "code"),
    [
        ("", "", None, 0),
        ("\n", "\n\n", "cosmetic", 3),
        ("        - name: page_size\n", "        - name: size\n", "breaking", 4),
    ],
)
def test_a_whole_document_is_watched(
    run: Any, published: Any, old: str, new: str, grade: str | None, code: int
) -> None:
    """What moved is graded, and taken in with --accept: document, row and client."""
    published(old, new)
    report = run.vendor(VENDOR)
    (seen,) = [one for one in report["documents"] if one["path"] == PATH]

    assert (grade, "unchanged" if grade is None else "moved") == (report["grade"], seen["state"])
    if grade != "breaking":  # which may leave actions that somebody has to mend
        assert code == run.upstream(VENDOR, "--accept")[0]
        assert (None, 0) == (run.vendor(VENDOR)["grade"], run("check", "--rebuild")[0])
