# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `VoiceVisibility`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

VoiceVisibility: TypeAlias = Literal["owner", "all"]
"""Who finds a voice in the list, its owner alone or everybody."""

VOICE_VISIBILITY_VALUES: Final[tuple[VoiceVisibility, ...]] = ("owner", "all")
"""Every value of `VoiceVisibility`, in the order of the document."""
