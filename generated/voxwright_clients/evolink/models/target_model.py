# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `TargetModel`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

TargetModel: TypeAlias = Literal[
    "qwen3-tts-vd-2026-01-26", "qwen3-tts-vd-realtime-2026-01-15", "qwen3-tts-vd-realtime-2025-12-16"
]
"""The values of `TargetModel` that the document lists."""

TARGET_MODEL_VALUES: Final[tuple[TargetModel, ...]] = (
    "qwen3-tts-vd-2026-01-26",
    "qwen3-tts-vd-realtime-2026-01-15",
    "qwen3-tts-vd-realtime-2025-12-16",
)
"""Every value of `TargetModel`, in the order of the document."""
