# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `PreviewFormat`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

PreviewFormat: TypeAlias = Literal["pcm", "wav", "mp3", "opus"]
"""The values of `PreviewFormat` that the document lists."""

PREVIEW_FORMAT_VALUES: Final[tuple[PreviewFormat, ...]] = ("pcm", "wav", "mp3", "opus")
"""Every value of `PreviewFormat`, in the order of the document."""
