# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Cartesia: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clone_mode import CLONE_MODE_VALUES as CLONE_MODE_VALUES
    from .clone_mode import CloneMode as CloneMode
    from .error_answer import ErrorAnswer as ErrorAnswer
    from .expansion import EXPANSION_VALUES as EXPANSION_VALUES
    from .expansion import Expansion as Expansion
    from .gender_presentation import GENDER_PRESENTATION_VALUES as GENDER_PRESENTATION_VALUES
    from .gender_presentation import GenderPresentation as GenderPresentation
    from .generation_config import GenerationConfig as GenerationConfig
    from .mp_3_output_format import Mp3OutputFormat as Mp3OutputFormat
    from .mp_3_output_format_bit_rate import MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES as MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES
    from .mp_3_output_format_bit_rate import Mp3OutputFormatBitRate as Mp3OutputFormatBitRate
    from .pcm_encoding import PCM_ENCODING_VALUES as PCM_ENCODING_VALUES
    from .pcm_encoding import PcmEncoding as PcmEncoding
    from .raw_output_format import RawOutputFormat as RawOutputFormat
    from .speaker_gender import SPEAKER_GENDER_VALUES as SPEAKER_GENDER_VALUES
    from .speaker_gender import SpeakerGender as SpeakerGender
    from .speech_sample_rate import SPEECH_SAMPLE_RATE_VALUES as SPEECH_SAMPLE_RATE_VALUES
    from .speech_sample_rate import SpeechSampleRate as SpeechSampleRate
    from .supported_language import SUPPORTED_LANGUAGE_VALUES as SUPPORTED_LANGUAGE_VALUES
    from .supported_language import SupportedLanguage as SupportedLanguage
    from .voice import Voice as Voice
    from .voice_gender import VOICE_GENDER_VALUES as VOICE_GENDER_VALUES
    from .voice_gender import VoiceGender as VoiceGender
    from .voice_metadata import VoiceMetadata as VoiceMetadata
    from .voice_page import VoicePage as VoicePage
    from .voice_specifier import VoiceSpecifier as VoiceSpecifier
    from .wav_output_format import WavOutputFormat as WavOutputFormat

_MODULES = {
    "CloneMode": "clone_mode",
    "CLONE_MODE_VALUES": "clone_mode",
    "ErrorAnswer": "error_answer",
    "Expansion": "expansion",
    "EXPANSION_VALUES": "expansion",
    "GenderPresentation": "gender_presentation",
    "GENDER_PRESENTATION_VALUES": "gender_presentation",
    "GenerationConfig": "generation_config",
    "Mp3OutputFormat": "mp_3_output_format",
    "Mp3OutputFormatBitRate": "mp_3_output_format_bit_rate",
    "MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES": "mp_3_output_format_bit_rate",
    "PcmEncoding": "pcm_encoding",
    "PCM_ENCODING_VALUES": "pcm_encoding",
    "RawOutputFormat": "raw_output_format",
    "SpeakerGender": "speaker_gender",
    "SPEAKER_GENDER_VALUES": "speaker_gender",
    "SpeechSampleRate": "speech_sample_rate",
    "SPEECH_SAMPLE_RATE_VALUES": "speech_sample_rate",
    "SupportedLanguage": "supported_language",
    "SUPPORTED_LANGUAGE_VALUES": "supported_language",
    "Voice": "voice",
    "VoiceGender": "voice_gender",
    "VOICE_GENDER_VALUES": "voice_gender",
    "VoiceMetadata": "voice_metadata",
    "VoicePage": "voice_page",
    "VoiceSpecifier": "voice_specifier",
    "WavOutputFormat": "wav_output_format",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "CLONE_MODE_VALUES",
    "CloneMode",
    "EXPANSION_VALUES",
    "ErrorAnswer",
    "Expansion",
    "GENDER_PRESENTATION_VALUES",
    "GenderPresentation",
    "GenerationConfig",
    "MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES",
    "Mp3OutputFormat",
    "Mp3OutputFormatBitRate",
    "PCM_ENCODING_VALUES",
    "PcmEncoding",
    "RawOutputFormat",
    "SPEAKER_GENDER_VALUES",
    "SPEECH_SAMPLE_RATE_VALUES",
    "SUPPORTED_LANGUAGE_VALUES",
    "SpeakerGender",
    "SpeechSampleRate",
    "SupportedLanguage",
    "VOICE_GENDER_VALUES",
    "Voice",
    "VoiceGender",
    "VoiceMetadata",
    "VoicePage",
    "VoiceSpecifier",
    "WavOutputFormat",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
