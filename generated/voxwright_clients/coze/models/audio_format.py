# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `AudioFormat`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

AudioFormat: TypeAlias = Literal["wav", "mp3", "ogg", "m4a", "aac", "pcm"]
"""The values of `AudioFormat` that the document lists."""

AUDIO_FORMAT_VALUES: Final[tuple[AudioFormat, ...]] = ("wav", "mp3", "ogg", "m4a", "aac", "pcm")
"""Every value of `AudioFormat`, in the order of the document."""
