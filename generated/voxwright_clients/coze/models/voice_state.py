# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `VoiceState`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

VoiceState: TypeAlias = Literal["init", "cloned", "all"]
"""The values of `VoiceState` that the document lists."""

VOICE_STATE_VALUES: Final[tuple[VoiceState, ...]] = ("init", "cloned", "all")
"""Every value of `VoiceState`, in the order of the document."""
