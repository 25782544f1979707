# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `CloneLanguage`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

CloneLanguage: TypeAlias = Literal["zh", "en", "ja", "es", "id", "pt"]
"""The values of `CloneLanguage` that the document lists."""

CLONE_LANGUAGE_VALUES: Final[tuple[CloneLanguage, ...]] = ("zh", "en", "ja", "es", "id", "pt")
"""Every value of `CloneLanguage`, in the order of the document."""
