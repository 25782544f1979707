# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `DesignLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

DesignLanguage: TypeAlias = Literal["zh", "en", "ja", "ko", "de", "fr", "it", "ru", "pt", "es"]
"""The values of `DesignLanguage` that the document lists."""

DESIGN_LANGUAGE_VALUES: Final[tuple[DesignLanguage, ...]] = ("zh", "en", "ja", "ko", "de", "fr", "it", "ru", "pt", "es")
"""Every value of `DesignLanguage`, in the order of the document."""
