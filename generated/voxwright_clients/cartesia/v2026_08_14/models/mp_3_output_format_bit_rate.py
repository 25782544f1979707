# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `Mp3OutputFormatBitRate`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Mp3OutputFormatBitRate: TypeAlias = Literal[32000, 64000, 96000, 128000, 192000]
"""The values of `Mp3OutputFormatBitRate` that the document lists."""

MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES: Final[tuple[Mp3OutputFormatBitRate, ...]] = (32000, 64000, 96000, 128000, 192000)
"""Every value of `Mp3OutputFormatBitRate`, in the order of the document."""
