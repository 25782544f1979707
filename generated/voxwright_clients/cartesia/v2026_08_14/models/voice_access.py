# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `VoiceAccess`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

VoiceAccess: TypeAlias = Literal["private", "public"]
"""Who can use a voice, its owner alone or everybody."""

VOICE_ACCESS_VALUES: Final[tuple[VoiceAccess, ...]] = ("private", "public")
"""Every value of `VoiceAccess`, in the order of the document."""
