"""From BCP 47 to what a vendor takes."""

from __future__ import annotations

import pytest
from voxwright_clients.evolink import operations

from voxwright._core.language import match_language
from voxwright._models import language_for
from voxwright.errors import InvalidRequestError

VOX = ("ko", "en", "ja", "zh", "es", "fr", "de", "id", "th", "vi")


@pytest.mark.parametrize(
    ("tag", "allowed", "expected"),
    [
        ("en", VOX, "en"),
        ("EN", VOX, "en"),
        ("ko-KR", VOX, "ko"),
        ("ko-Kore-KR", VOX, "ko"),
        ("zh-Hant-TW", VOX, "zh"),
        ("zh-Hant-TW", ("zh", "zh-Hant"), "zh-Hant"),
        ("cmn", VOX, "zh"),
        ("cmn-CN", VOX, "zh"),
        ("zh-cmn-Hans-CN", VOX, "zh"),
        ("cmn-Hans-CN", ("zh-CN", "zh-Hans"), "zh-Hans"),
        ("in-ID", VOX, "id"),
        ("iw", ("he",), "he"),
        ("he-IL", ("iw",), "iw"),
        ("nb-NO", ("no",), "no"),
        ("en-US-x-private", ("en-US", "en"), "en-US"),
        ("en-u-ca-gregory", ("en",), "en"),
        ("pt-br", ("pt-BR",), "pt-BR"),
        ("pt-BR", ("pt_br",), "pt_br"),
        ("de-CH-1996", ("de", "de-CH"), "de-CH"),
        ("es-419", ("es",), "es"),
    ],
)
def test_a_tag_becomes_the_vendors(tag: str, allowed: tuple[str, ...], expected: str) -> None:
    """The most specific entry that the tag stands for is returned, spelled as the vendor spells it."""
    assert expected == match_language(tag, allowed)


@pytest.mark.parametrize(
    ("tag", "allowed"),
    [("pt", ("pt-BR", "pt-PT")), ("fi", VOX), ("yue", VOX), ("zh-yue", VOX), ("en-AU", ("en-US", "en-GB")), ("e", VOX)],
)
def test_what_is_not_offered_is_refused_and_not_guessed(tag: str, allowed: tuple[str, ...]) -> None:
    """A tag that stands for no entry is an InvalidRequestError that lists the entries; no region is made up."""
    with pytest.raises(InvalidRequestError) as caught:
        match_language(tag, allowed)
    assert ("language", tuple(allowed)) == (caught.value.field, caught.value.allowed)


@pytest.mark.parametrize(
    "tag", ["", " ", "en_US", "english language", "en-", "-en", "en--US", "한국어", "e1", "a-b", "en\n"]
)
def test_malformed_tags_are_refused(tag: str) -> None:
    """What is no well-formed tag is refused even where its beginning would match."""
    with pytest.raises(InvalidRequestError, match="BCP 47"):
        match_language(tag, ("en", "ko"))


WORDS = ("zh", "en", "ja", "ko", "fr", "de", "es", "it", "ru", "pt")


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("zh", "Chinese"),
        ("cmn-Hans-CN", "Chinese"),
        ("pt-BR", "Portuguese"),
        ("EN", "English"),
        ("Auto", "Auto"),
        ("Chinese", "Chinese"),
        (None, None),
    ],
)
def test_a_vendors_own_words_are_found_by_tag(tag: str | None, word: str | None) -> None:
    """Where a vendor has words for languages, a tag becomes its word, and a word of the vendor stays as it is."""
    assert word == language_for(operations.speech.CREATE, tag)


@pytest.mark.parametrize("tag", ["fi", "chinese", "Klingon", "yue"])
def test_a_tag_without_a_word_is_refused_with_the_tags_that_have_one(tag: str) -> None:
    """The refusal lists tags, which are what the common API takes, and names field and operation."""
    with pytest.raises(InvalidRequestError) as caught:
        language_for(operations.speech.CREATE, tag)

    assert ("language", WORDS) == (caught.value.field, caught.value.allowed)
    assert ("evolink", "speech.create") == (caught.value.provider, caught.value.operation)
