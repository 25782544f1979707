# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `CloneLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

CloneLanguage: TypeAlias = Literal["ko", "en", "ja", "zh", "es", "fr", "de", "id", "th", "vi"]
"""The values of `CloneLanguage` that the document lists."""

CLONE_LANGUAGE_VALUES: Final[tuple[CloneLanguage, ...]] = ("ko", "en", "ja", "zh", "es", "fr", "de", "id", "th", "vi")
"""Every value of `CloneLanguage`, in the order of the document."""
