# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechLanguage: TypeAlias = Literal[
    "en",
    "ko",
    "ja",
    "bg",
    "cs",
    "da",
    "el",
    "es",
    "et",
    "fi",
    "hu",
    "it",
    "nl",
    "pl",
    "pt",
    "ro",
    "ar",
    "de",
    "fr",
    "hi",
    "id",
    "ru",
    "vi",
    "hr",
    "lt",
    "lv",
    "sk",
    "sl",
    "sv",
    "tr",
    "uk",
]
"""The values of `SpeechLanguage` that the document lists."""

SPEECH_LANGUAGE_VALUES: Final[tuple[SpeechLanguage, ...]] = (
    "en",
    "ko",
    "ja",
    "bg",
    "cs",
    "da",
    "el",
    "es",
    "et",
    "fi",
    "hu",
    "it",
    "nl",
    "pl",
    "pt",
    "ro",
    "ar",
    "de",
    "fr",
    "hi",
    "id",
    "ru",
    "vi",
    "hr",
    "lt",
    "lv",
    "sk",
    "sl",
    "sv",
    "tr",
    "uk",
)
"""Every value of `SpeechLanguage`, in the order of the document."""
