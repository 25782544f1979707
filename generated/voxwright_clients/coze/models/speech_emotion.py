# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechEmotion`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechEmotion: TypeAlias = Literal[
    "happy", "sad", "angry", "surprised", "fear", "hate", "excited", "coldness", "neutral"
]
"""The values of `SpeechEmotion` that the document lists."""

SPEECH_EMOTION_VALUES: Final[tuple[SpeechEmotion, ...]] = (
    "happy",
    "sad",
    "angry",
    "surprised",
    "fear",
    "hate",
    "excited",
    "coldness",
    "neutral",
)
"""Every value of `SpeechEmotion`, in the order of the document."""
