# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechSampleRate`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechSampleRate: TypeAlias = Literal[8000, 16000, 22050, 24000, 44100, 48000]
"""Samples in a second."""

SPEECH_SAMPLE_RATE_VALUES: Final[tuple[SpeechSampleRate, ...]] = (8000, 16000, 22050, 24000, 44100, 48000)
"""Every value of `SpeechSampleRate`, in the order of the document."""
