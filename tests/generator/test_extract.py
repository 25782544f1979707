"""Taking the OpenAPI document out of a vendor's published page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.extract import Extract, check_extract, extract
from generator.findings import GeneratorError
from generator.load import load

_PAGES = Path(__file__).parents[2].parent / "shared" / "vendors" / "pages"

_DOCUMENT = "openapi: 3.1.0\npaths:\n  /voices/{id}:\n    post: {}\n"
_FENCE = f"````yaml api/v1.json POST /voices/{{id}}\n{_DOCUMENT}````"


def take(text: str) -> Extract:
    """Extract from a page."""
    return extract(text.encode(), source="page.md")


def refused(page: bytes | str) -> str:
    """Return the message with which a page is refused."""
    with pytest.raises(GeneratorError) as caught:
        extract(page.encode() if isinstance(page, str) else page, source="page.md")
    return str(caught.value)


def test_a_mintlify_page_gives_its_document() -> None:
    """The text, the file, the operation and the line come from the fence."""
    expected = Extract(_DOCUMENT, "mintlify", "api/v1.json", "post", "/voices/{id}", 4, "page.md")
    assert take(f"# Title\n\n{_FENCE}\n") == expected


@pytest.mark.parametrize("end", ["", "\n", "\n\nmore\n", " \n"])
def test_the_page_may_end_with_the_fence(end: str) -> None:
    """A closing fence counts with and without a line end after it."""
    assert take(_FENCE + end).document_text == _DOCUMENT


def test_windows_line_ends() -> None:
    """A page with CRLF gives the same document as one without."""
    assert take(f"a\n{_FENCE}\n".replace("\n", "\r\n")) == take(f"a\n{_FENCE}\n")


def test_a_byte_order_mark_before_the_fence() -> None:
    """A page may begin with a byte-order mark, even directly before the fence."""
    assert take("\ufeff" + _FENCE).document_text == _DOCUMENT


def test_shorter_fences_may_stand_inside() -> None:
    """A fence is closed by one at least as long, so a description may hold a fence of three."""
    inner = "openapi: 3.1.0\ninfo:\n  description: |\n    ```json\n    {}\n    ```\n    ````\n```\n"
    assert take(f"````yaml a get /x\n{inner}`````\n").document_text == inner


def test_longer_fences_than_four() -> None:
    """Five backticks open a fence that four do not close."""
    assert (
        take("`````yaml a get /x\nopenapi: 3.1.0\n````\nx: 1\n`````\n").document_text == "openapi: 3.1.0\n````\nx: 1\n"
    )


def test_other_fences_come_first() -> None:
    """Fences of other languages, tildes, and an OpenAPI example inside one of them are passed over."""
    page = "```bash\ncurl\n```\n~~~~yaml\nopenapi: 3.1.0\n```\n~~~~\n````md\n```yaml a post /b\n```\n````\n"
    assert take(page + _FENCE).line == 13


def test_code_in_a_line_is_no_fence() -> None:
    """Backticks within a line open nothing."""
    assert take(f"````yaml a post /x```` is how it looks\n| ```Text <br> ``` |\n{_FENCE}").line == 4


def test_an_indented_fence_is_dedented() -> None:
    """A fence inside a component of the page gives its document without the indentation."""
    page = "<Tab>\n" + "".join(f"      {line}\n" for line in _FENCE.split("\n")) + "</Tab>\n"
    assert take(page).document_text == _DOCUMENT


def test_language_variants_name_their_own_file() -> None:
    """A page of another language is found by its fence, whatever its headings say."""
    page = f"# \u97f3\u8272\n\n## \uc624\ud508API\n\n````yaml ko/\ub9e4\ub274\uc5bc/v d.json get /a b\n{_DOCUMENT}````"
    found = take(page)
    assert (found.spec_path, found.method, found.path) == ("ko/\ub9e4\ub274\uc5bc/v d.json", "get", "/a b")


def test_a_readme_page_gives_its_document() -> None:
    """A JSON fence under the heading of ReadMe is the document; other JSON is not."""
    page = '# Voice\n\n```json\n{"code": 0}\n```\n\n# OpenAPI definition\n\n```json\n{\n  "openapi": "3.0.0"\n}\n```\n'
    assert take(page) == Extract('{\n  "openapi": "3.0.0"\n}\n', "readme", None, None, None, 10, "page.md")


def test_json_elsewhere_is_no_document() -> None:
    """A JSON fence that does not stand under the heading is an example."""
    page = '# OpenAPI definition\n\nSee below.\n\n```json\n{"openapi": "3.0.0"}\n```\n'
    assert "no OpenAPI fence" in refused(page)


def test_a_page_without_a_fence_says_what_to_do() -> None:
    """A page in prose asks for a document by hand, and says where."""
    message = refused("# Title\n\n```json\n{}\n```\n")
    assert message == (
        "page.md: the page holds no OpenAPI fence; write its document by hand, as specs/<vendor>/<name>.yaml, "
        "and name the page there"
    )


def test_several_documents_are_refused_with_their_lines() -> None:
    """Two OpenAPI fences on one page are an error that names both lines, of whatever kind they are."""
    assert "on the lines 1 and 7" in refused(f"{_FENCE}\n{_FENCE}\n")
    readme = "# OpenAPI definition\n\n```json\n{}\n```\n"
    assert "on the lines 3 and 6" in refused(readme + _FENCE)


def test_a_page_that_was_cut_off_is_refused() -> None:
    """A fence that is never closed is an error with its line."""
    assert "page.md line 2: the OpenAPI fence is never closed" in refused(f"a\n{_FENCE[:-1]}")
    assert "page.md line 1: a fence that is never closed" in refused(f"```bash\n{_FENCE[:-4]}")


def test_a_fence_that_says_no_operation_is_refused() -> None:
    """An OpenAPI document behind an unknown first line is an error and not passed over."""
    message = refused(f"````yaml api.json webhook voiceDone\n{_DOCUMENT}````")
    assert 'page.md line 1: the OpenAPI fence begins with "yaml api.json webhook voiceDone"' in message


def test_bytes_that_are_no_utf8_are_refused() -> None:
    """A page in another encoding is refused with the offset."""
    assert "byte offset 2" in refused(b"a\n\xff")


def test_findings_of_the_document_carry_the_line_of_the_page() -> None:
    """The line of an extract makes the loader name lines of the page."""
    found = take("a\n\n````yaml a get /x\nopenapi: 3.1.0\nx: 1\nx: 2\n````")
    with pytest.raises(GeneratorError, match=r"page\.md line 6: the key"):
        load(found.document_text, source=found.source, first_line=found.line)


def test_the_operation_of_the_fence_is_checked() -> None:
    """A fence that names another path or method than its document is an error."""
    found = take(_FENCE)
    document = load(found.document_text, source="page.md")
    check_extract(found, document)
    with pytest.raises(GeneratorError, match=r"page\.md /paths: the fence on line 1 is about POST"):
        check_extract(found, {"paths": {"/voices": {"post": {}}}})
    with pytest.raises(GeneratorError, match=r"page\.md /paths/~1voices~1\{id\}: the fence on line 1"):
        check_extract(found, {"paths": {"/voices/{id}": {"get": {}}}})
    with pytest.raises(GeneratorError, match="/paths"):
        check_extract(found, {"paths": ["/voices/{id}"]})


def test_a_readme_page_has_no_operation_to_check() -> None:
    """Where the page names no operation, any document passes."""
    check_extract(take("# OpenAPI definition\n```json\n{}\n```"), {})


@pytest.mark.parametrize(
    ("name", "method", "path"),
    [
        ("cartesia-clone-voice", "post", "/voices/clone"),
        ("evolink-qwen-voice-design", "post", "/v1/audios/generations"),
        ("supertone-create-cloned-voice", "post", "/v1/custom-voices/cloned-voice"),
        ("vox-create-voice-model", "post", "/models/voices"),
    ],
)
def test_the_published_pages(name: str, method: str, path: str) -> None:
    """The vendors' pages give a document that holds the operation which they name."""
    page = _PAGES / f"{name}.md"
    if not page.exists():
        pytest.skip("the vendors' pages are not beside this repository")
    found = extract(page.read_bytes(), source=page.name)
    document = load(found.document_text, source=page.name, first_line=found.line)
    check_extract(found, document)
    assert (found.method, found.path, list(document["paths"])) == (method, path, [path])


def test_the_published_page_in_prose() -> None:
    """The vendor that publishes prose only gives the message to write by hand."""
    page = _PAGES / "coze-clone-voice.md"
    if not page.exists():
        pytest.skip("the vendors' pages are not beside this repository")
    assert "by hand" in refused(page.read_bytes())
