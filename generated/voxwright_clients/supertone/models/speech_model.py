# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `SpeechModel`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

SpeechModel: TypeAlias = Literal[
    "sona_speech_1",
    "sona_speech_2",
    "sona_speech_2t",
    "sona_speech_2_flash",
    "supertonic_api_1",
    "sona_speech_3t",
    "supertonic_api_3",
]
"""The values of `SpeechModel` that the document lists."""

SPEECH_MODEL_VALUES: Final[tuple[SpeechModel, ...]] = (
    "sona_speech_1",
    "sona_speech_2",
    "sona_speech_2t",
    "sona_speech_2_flash",
    "supertonic_api_1",
    "sona_speech_3t",
    "supertonic_api_3",
)
"""Every value of `SpeechModel`, in the order of the document."""
