# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechFormat`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechFormat: TypeAlias = Literal["wav", "mp3"]
"""The values of `SpeechFormat` that the document lists."""

SPEECH_FORMAT_VALUES: Final[tuple[SpeechFormat, ...]] = ("wav", "mp3")
"""Every value of `SpeechFormat`, in the order of the document."""
