"""From a BCP 47 language tag to the tag that a vendor takes."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

from voxwright._core.refusal import refusal, shorten

__all__ = ["check_language", "covers_language", "is_language", "match_language"]

# Facts of the IANA Language Subtag Registry (https://www.iana.org/assignments/language-subtag-registry):
# "Deprecated" with a "Preferred-Value", and "Macrolanguage" where the encompassed language is the one that the
# macrolanguage's own code is used for. Cantonese (yue) is left out on purpose: zh would be a guess there.
_DEPRECATED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
_ENCOMPASSED = {
    "cmn": "zh",
    "arb": "ar",
    "nb": "no",
    "ekk": "et",
    "lvs": "lv",
    "pes": "fa",
    "swh": "sw",
    "zsm": "ms",
}
_PRIMARY = {**_DEPRECATED, **_ENCOMPASSED}

# Languages of four letters are reserved and those of five to eight were never registered, so "english" is none.
_WELL_FORMED = r"""
    (?: [a-z]{2,3}(?:-[a-z]{3}){0,3}                                # language, extended language
        (?:-[a-z]{4})?                                              # script
        (?:-(?:[a-z]{2}|[0-9]{3}))?                                 # region
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*                    # variants
        (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*                        # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?                                  # private use
    )
"""


def match_language(tag: str, allowed: Sequence[str]) -> str:
    """Return the entry of `allowed` that the BCP 47 `tag` stands for, spelled as in `allowed`.

    An exact match (letter case and deprecated or alternative codes aside: iw is he, cmn is zh) wins; then subtags are
    dropped from the right (ko-KR becomes ko, zh-Hant-TW becomes zh-Hant, then zh), as RFC 4647 looks up. A region is
    never added: where a vendor takes only pt-BR, pt is refused rather than guessed.

    Args:
        tag: the language wanted, such as "en" or "pt-BR".
        allowed: the tags that the vendor takes; "_" between subtags is understood.

    Raises:
        InvalidRequestError: `tag` is no well-formed tag, or stands for none of `allowed`.
    """
    choices = tuple(allowed)
    if isinstance(tag, str) and tag in choices:  # pyright: ignore[reportUnnecessaryIsInstance]
        return tag
    check_language(tag, allowed=choices)
    exact = {choice.lower().replace("_", "-"): choice for choice in reversed(choices)}
    if tag.lower() in exact:
        return exact[tag.lower()]
    by_meaning = {_canonical(spelled): choice for spelled, choice in exact.items()}
    wanted = _canonical(tag.lower())
    while wanted:
        if wanted in by_meaning:
            return by_meaning[wanted]
        wanted = _shortened(wanted)
    reason = f"is not offered by the vendor: {shorten(tag)}"
    raise refusal("language", reason, allowed=choices)


def is_language(tag: str) -> bool:
    """Tell whether a text is a BCP 47 tag as `check_language` judges it."""
    return _is_well_formed(tag)


def check_language(tag: object, *, allowed: Sequence[str] = ()) -> None:
    """Refuse what is no well-formed BCP 47 tag.

    Raises:
        InvalidRequestError: It is none; `allowed` is what the vendor would take.
    """
    if not isinstance(tag, str) or not _is_well_formed(tag):
        shown = shorten(tag) if isinstance(tag, str) else type(tag).__name__
        raise refusal("language", f"is no BCP 47 language tag, such as 'en' or 'ko-KR': {shown}", allowed=allowed)


def covers_language(wanted: str, tag: str) -> bool:
    """Tell whether a voice of the language `tag` is one for the language `wanted`; the more general takes the other.

    "ko" is for "ko-KR" and "ko-KR" for "ko", but "en-US" is not for "en-GB". Alternative codes are one (cmn is zh), and
    a script that only one of them names is passed over (zh-TW takes zh-Hant-TW), as RFC 4647 filters (section 3.3.2).
    """
    ours, theirs = (_canonical(spelled.lower().replace("_", "-")).split("-") for spelled in (wanted, tag))
    return _filters(ours, theirs) or _filters(theirs, ours)


def _filters(range_: list[str], tag: list[str]) -> bool:
    """Tell whether a tag is within a range, both split: extended filtering."""
    if range_[0] != tag[0]:
        return False
    rest = tag[1:]
    for subtag in range_[1:]:
        while rest and rest[0] != subtag:
            if len(rest[0]) == 1:
                return False
            rest = rest[1:]
        if not rest:
            return False
        rest = rest[1:]
    return True


def _is_well_formed(tag: str) -> bool:
    import re

    return re.fullmatch(_WELL_FORMED, tag, re.VERBOSE | re.IGNORECASE | re.ASCII) is not None


def _canonical(tag: str) -> str:
    """Return a lower-case `tag` with an extended language as primary subtag and today's primary code."""
    subtags = tag.split("-")
    if len(subtags) > 1 and len(subtags[0]) <= 3 and len(subtags[1]) == 3 and subtags[1].isalpha():
        subtags = subtags[1:]
    subtags[0] = _PRIMARY.get(subtags[0], subtags[0])
    return "-".join(subtags)


def _shortened(tag: str) -> str:
    """Return `tag` without its last subtag, and without a singleton that would then stand last."""
    subtags = tag.split("-")[:-1]
    if subtags and len(subtags[-1]) == 1:
        subtags = subtags[:-1]
    return "-".join(subtags)
