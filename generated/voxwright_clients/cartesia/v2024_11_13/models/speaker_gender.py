# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeakerGender`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeakerGender: TypeAlias = Literal["male", "female"]
"""The values of `SpeakerGender` that the document lists."""

SPEAKER_GENDER_VALUES: Final[tuple[SpeakerGender, ...]] = ("male", "female")
"""Every value of `SpeakerGender`, in the order of the document."""
