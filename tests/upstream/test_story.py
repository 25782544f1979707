"""A year on five docs hosts, turn by turn: what the generator says of each, and what is left after taking it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docs_server
import pytest

from generator.sources import load_vendor, vendor_names
from generator.tree import read_tree

NAME = "                name:\n                  type: string\n                  description: The name of the voice.\n"
FIELD = "                accent:\n                  type: string\n                  description: The accent to keep.\n"
LANGUAGES = "        - sv\n        - tr\n"
REQUIRED = "                - clip\n                - name\n                - language\n"
KEY = "      name: X-API-Key\n"


def add_field(docs: Any) -> None:
    """Add a field that may be left out."""
    docs.edit("cartesia", (NAME, NAME + FIELD))


def require_field(docs: Any) -> None:
    """Add a field that must be sent."""
    docs.edit("cartesia", (NAME, NAME + FIELD), (REQUIRED, REQUIRED + "                - accent\n"))


TURNS: dict[str, tuple[str, Callable[[Any], None], str | None, set[str]]] = {
    "a typo is fixed": (
        "cartesia",
        lambda docs: docs.edit("cartesia", ("The name of the voice.", "The name of the new voice.")),
        "cosmetic",
        {"words-changed"},
    ),
    "a field is added": ("cartesia", add_field, "additive", {"property-added"}),
    "an enum grows": (
        "cartesia",
        lambda docs: docs.edit("cartesia", (LANGUAGES, LANGUAGES + "        - uk\n")),
        "additive",
        {"enum-value-added"},
    ),
    "a required field is added": ("cartesia", require_field, "breaking", {"required-property-added"}),
    "an auth header is renamed": (
        "cartesia",
        lambda docs: docs.edit("cartesia", (KEY, "      name: X-Cartesia-Key\n")),
        "breaking",
        {"security-changed"},
    ),
    "a page says that the service is shut down": (
        "vox",
        lambda docs: docs.edit("vox", ("# ", "이 API는 2027-01-31에 서비스를 종료합니다.\n\n# ")),
        "breaking",
        {"end-announced", "page-words-changed", "prose-numbers-changed"},
    ),
    "a page without a document loses a format": (
        "coze",
        lambda docs: docs.edit("coze", ("wav、mp3、ogg、m4a、aac、pcm。", "wav、mp3、ogg、m4a、aac。")),
        "breaking",
        {"terms-removed", "page-words-changed"},
    ),
    "a page without a document has a typo fixed": (
        "coze",
        lambda docs: docs.edit("coze", ("复刻一个新的音色", "复刻一个全新的音色")),
        "cosmetic",
        {"page-words-changed"},
    ),
    "a page without a document gets another limit": (
        "coze",
        lambda docs: docs.edit("coze", ("最大不超过 10MB", "最大不超过 8MB")),
        "breaking",
        {"terms-removed", "terms-added", "page-words-changed"},
    ),
    "a language variant is served": (
        "cartesia",
        lambda docs: docs.edit("cartesia", ("# ボイスをクローン", "# Clone Voice")),
        "cosmetic",
        {"page-words-changed"},
    ),
    "a page moves on its host": (
        "cartesia",
        lambda docs: (
            docs.server.pages.update({"/docs.cartesia.ai/clone.md": docs.page("cartesia")}),
            docs.publish("cartesia", docs_server.redirect("/docs.cartesia.ai/clone.md")),
        ),
        None,
        set(),
    ),
}
EXITS = {"breaking": 4, "additive": 3, "cosmetic": 3, None: 0}


@pytest.mark.parametrize("turn", TURNS)
def test_a_turn_of_the_story(run: Any, docs: Any, turn: str) -> None:
    """Each turn has its grade and exit code; looking writes nothing; what is accepted passes `check`."""
    vendor, publish, grade, rules = TURNS[turn]
    publish(docs)
    before = {part: read_tree(run.checkout / part) for part in ("specs", "overlays", "generated")}
    report = run.vendor(vendor)
    expected = (grade, rules, True)

    assert expected == (report["grade"], {one["rule"] for one in report["changes"]}, report["checked"])
    assert before == {part: read_tree(run.checkout / part) for part in before}

    accepted, out, err = run.upstream(vendor, "--accept")
    again = run.report(vendor)

    assert (EXITS[grade], 0) == (accepted, again["exit"]), err
    assert (0, "") == run("check", "--rebuild")[::2]
    assert (grade is not None) == ("Draft for CHANGELOG.md" in out)
    assert ("**Breaking:**" in out or "judged by hand" in out) == (grade == "breaking")


NOT_CHECKED: dict[str, tuple[docs_server.Behaviour | bytes | None, str]] = {
    "the page is gone": (None, "the page is gone (status 404)"),
    "the page turns into HTML": (docs_server.html(b"<!DOCTYPE html><html><body>Docs</body></html>"), "HTML instead of"),
    "HTML is called Markdown": (b"\xef\xbb\xbf \n<html><body># Docs</body></html>", "HTML instead of a document"),
    "a redirect leads to another host": (docs_server.redirect("https://elsewhere.example/clone.md"), "another host"),
    "a redirect leads to another port": (docs_server.redirect("http://127.0.0.1:9/clone.md"), "another host"),
    "redirects go in a circle": (lambda handler: handler.answer(302, b"", Location=handler.path), "more than 5"),
    "the host hangs": (docs_server.hang, "within 0.5 seconds"),
    "the body drips": (docs_server.drip_body, "within 0.5 seconds"),
    "the header drips": (docs_server.drip_headers, "within 0.5 seconds"),
    "the page has 3 MB": (b"# A page\n" * 350_000, "more than 2097152 bytes"),
    "the page is empty": (b" \n", "empty"),
    "the page is cut short": (docs_server.cut_short, "RemoteProtocolError"),
    "the host has trouble": (docs_server.status(503), "status 503"),
    "the host asks for a login": (docs_server.status(403), "status 403"),
    "it claims that nothing changed unasked": (docs_server.status(304), "status 304"),
}


@pytest.mark.parametrize("turn", NOT_CHECKED)
def test_what_cannot_be_checked_is_no_all_clear(run: Any, docs: Any, turn: str) -> None:
    """What cannot be read exits 2 and says why, in time; nothing is taken in, and `check` stays clean."""
    page, reason = NOT_CHECKED[turn]
    docs.publish("cartesia", page)
    before = read_tree(run.checkout / "specs")
    code, out, _ = run.upstream("cartesia", "--deadline", "0.5", "--accept")

    assert 2 == code
    assert reason in out
    assert "no all-clear" in out
    assert before == read_tree(run.checkout / "specs")


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (("````yaml 2024-11-13/api.yml POST /voices/clone", "````text"), "holds no OpenAPI fence"),
        (("openapi: 3.0.1", "openapi: [3.0.1"), "line"),
        (("    post:", "    put:"), "the fence"),
    ],
)
def test_a_page_that_cannot_be_read_as_a_document_is_not_checked(run: Any, docs: Any, edit: Any, says: str) -> None:
    """A page that moved and cannot be read is exit 2 with the pipeline's own finding, and is not taken in."""
    docs.edit("cartesia", edit)
    code, out, err = run.upstream("cartesia", "--accept")

    assert 2 == code
    assert says in out
    assert "nothing was taken in" in err or "cannot be read" in out
    assert 0 == run("check", "--rebuild")[0]


def test_unchanged_pages_are_exit_0_and_say_what_is_not_watched(run: Any, repository: Path) -> None:
    """All five as they were taken in: nothing moved, and documents written by hand are named as not watched."""
    code, out, err = run.upstream()

    assert (0, "") == (code, err)
    kept = [load_vendor(repository, name).documents for name in vendor_names(repository)]
    written = sum(one.kind == "handwritten" for documents in kept for one in documents)
    assert written == out.count("not watched; written by hand") > 0
    assert out.endswith("Nothing moved. (exit 0)\n")


def test_what_breaks_outranks_what_could_not_be_checked(run: Any, docs: Any) -> None:
    """One vendor breaks and another is out of reach: exit 4, and both are said."""
    require_field(docs)
    docs.publish("vox", None)
    report = run.report()

    assert 4 == report["exit"]
    assert {"cartesia": (True, "breaking"), "vox": (False, None)} == {
        one["vendor"]: (one["checked"], one["grade"]) for one in report["vendors"] if one["grade"] or not one["checked"]
    }


def test_an_etag_is_kept_with_the_bytes_and_asked_for(run: Any, docs: Any) -> None:
    """Accepting records the etag in source.toml; from then on the host is asked whether it still holds."""
    add_field(docs)
    run.upstream("cartesia", "--accept")
    docs.server.requests.clear()
    report = run.report("cartesia")

    assert 0 == report["exit"]
    headers = dict(docs.server.requests)[docs.addresses["cartesia"]]
    assert docs.server.etag_of(docs.page("cartesia")) == headers["if-none-match"]


def test_the_full_document_is_asked_for_first_and_compared_with_the_page(run: Any, docs: Any) -> None:
    """A full document that is ahead of its page is reported with its address, once: accepting records its hash."""
    page = docs.page("cartesia").decode()
    whole = page.split("POST /voices/clone\n", 1)[1].split("\n````", 1)[0]
    docs.server.pages["/docs.cartesia.ai/2024-11-13/api.yml"] = whole.replace(
        LANGUAGES, LANGUAGES + "        - uk\n"
    ).encode()
    report = run.vendor("cartesia")

    assert "additive" == report["grade"]
    assert ["enum-value-added"] == [one["rule"] for one in report["changes"]]
    assert "not on the page" in report["changes"][0]["note"]

    run.upstream("cartesia", "--accept")

    assert 0 == run.report("cartesia")["exit"]
    assert 0 == run("check", "--rebuild")[0]
    del docs.server.pages["/docs.cartesia.ai/2024-11-13/api.yml"]
    assert 2 == run.report("cartesia")["exit"]
