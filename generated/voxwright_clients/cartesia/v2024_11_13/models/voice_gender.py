# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `VoiceGender`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

VoiceGender: TypeAlias = Literal["masculine", "feminine", "gender_neutral"]
"""The values of `VoiceGender` that the document lists."""

VOICE_GENDER_VALUES: Final[tuple[VoiceGender, ...]] = ("masculine", "feminine", "gender_neutral")
"""Every value of `VoiceGender`, in the order of the document."""
