# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `PreviewSampleRate`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

PreviewSampleRate: TypeAlias = Literal[8000, 16000, 24000, 48000]
"""The values of `PreviewSampleRate` that the document lists."""

PREVIEW_SAMPLE_RATE_VALUES: Final[tuple[PreviewSampleRate, ...]] = (8000, 16000, 24000, 48000)
"""Every value of `PreviewSampleRate`, in the order of the document."""
