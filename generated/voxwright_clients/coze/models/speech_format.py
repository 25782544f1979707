# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechFormat`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechFormat: TypeAlias = Literal["mp3", "wav", "pcm", "ogg_opus"]
"""The values of `SpeechFormat` that the document lists."""

SPEECH_FORMAT_VALUES: Final[tuple[SpeechFormat, ...]] = ("mp3", "wav", "pcm", "ogg_opus")
"""Every value of `SpeechFormat`, in the order of the document."""
