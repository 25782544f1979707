# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechLanguage: TypeAlias = Literal[
    "Auto",
    "Chinese",
    "English",
    "Japanese",
    "Korean",
    "French",
    "German",
    "Spanish",
    "Italian",
    "Russian",
    "Portuguese",
]
"""The values of `SpeechLanguage` that the document lists."""

SPEECH_LANGUAGE_VALUES: Final[tuple[SpeechLanguage, ...]] = (
    "Auto",
    "Chinese",
    "English",
    "Japanese",
    "Korean",
    "French",
    "German",
    "Spanish",
    "Italian",
    "Russian",
    "Portuguese",
)
"""Every value of `SpeechLanguage`, in the order of the document."""
