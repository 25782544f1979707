# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `PcmEncoding`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

PcmEncoding: TypeAlias = Literal["pcm_f32le", "pcm_s16le", "pcm_mulaw", "pcm_alaw"]
"""How a sample is written."""

PCM_ENCODING_VALUES: Final[tuple[PcmEncoding, ...]] = ("pcm_f32le", "pcm_s16le", "pcm_mulaw", "pcm_alaw")
"""Every value of `PcmEncoding`, in the order of the document."""
