# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SupportedLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SupportedLanguage: TypeAlias = Literal[
    "en", "fr", "de", "es", "pt", "zh", "ja", "hi", "it", "ko", "nl", "pl", "ru", "sv", "tr"
]
"""A language that a voice can have."""

SUPPORTED_LANGUAGE_VALUES: Final[tuple[SupportedLanguage, ...]] = (
    "en",
    "fr",
    "de",
    "es",
    "pt",
    "zh",
    "ja",
    "hi",
    "it",
    "ko",
    "nl",
    "pl",
    "ru",
    "sv",
    "tr",
)
"""Every value of `SupportedLanguage`, in the order of the document."""
