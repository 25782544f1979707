# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Cartesia: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .accent import Accent as Accent
    from .accent_catalog import AccentCatalog as AccentCatalog
    from .error_answer import ErrorAnswer as ErrorAnswer
    from .gender_presentation import GENDER_PRESENTATION_VALUES as GENDER_PRESENTATION_VALUES
    from .gender_presentation import GenderPresentation as GenderPresentation
    from .generation_config import GenerationConfig as GenerationConfig
    from .mp_3_output_format import Mp3OutputFormat as Mp3OutputFormat
    from .mp_3_output_format_bit_rate import MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES as MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES
    from .mp_3_output_format_bit_rate import Mp3OutputFormatBitRate as Mp3OutputFormatBitRate
    from .pcm_encoding import PCM_ENCODING_VALUES as PCM_ENCODING_VALUES
    from .pcm_encoding import PcmEncoding as PcmEncoding
    from .raw_output_format import RawOutputFormat as RawOutputFormat
    from .speech_sample_rate import SPEECH_SAMPLE_RATE_VALUES as SPEECH_SAMPLE_RATE_VALUES
    from .speech_sample_rate import SpeechSampleRate as SpeechSampleRate
    from .supported_language import SUPPORTED_LANGUAGE_VALUES as SUPPORTED_LANGUAGE_VALUES
    from .supported_language import SupportedLanguage as SupportedLanguage
    from .voice import Voice as Voice
    from .voice_access import VOICE_ACCESS_VALUES as VOICE_ACCESS_VALUES
    from .voice_access import VoiceAccess as VoiceAccess
    from .voice_by_id import VoiceById as VoiceById
    from .voice_locale import VoiceLocale as VoiceLocale
    from .voice_metadata import VoiceMetadata as VoiceMetadata
    from .voice_page import VoicePage as VoicePage
    from .voice_visibility import VOICE_VISIBILITY_VALUES as VOICE_VISIBILITY_VALUES
    from .voice_visibility import VoiceVisibility as VoiceVisibility
    from .wav_output_format import WavOutputFormat as WavOutputFormat

_MODULES = {
    "Accent": "accent",
    "AccentCatalog": "accent_catalog",
    "ErrorAnswer": "error_answer",
    "GenderPresentation": "gender_presentation",
    "GENDER_PRESENTATION_VALUES": "gender_presentation",
    "GenerationConfig": "generation_config",
    "Mp3OutputFormat": "mp_3_output_format",
    "Mp3OutputFormatBitRate": "mp_3_output_format_bit_rate",
    "MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES": "mp_3_output_format_bit_rate",
    "PcmEncoding": "pcm_encoding",
    "PCM_ENCODING_VALUES": "pcm_encoding",
    "RawOutputFormat": "raw_output_format",
    "SpeechSampleRate": "speech_sample_rate",
    "SPEECH_SAMPLE_RATE_VALUES": "speech_sample_rate",
    "SupportedLanguage": "supported_language",
    "SUPPORTED_LANGUAGE_VALUES": "supported_language",
    "Voice": "voice",
    "VoiceAccess": "voice_access",
    "VOICE_ACCESS_VALUES": "voice_access",
    "VoiceById": "voice_by_id",
    "VoiceLocale": "voice_locale",
    "VoiceMetadata": "voice_metadata",
    "VoicePage": "voice_page",
    "VoiceVisibility": "voice_visibility",
    "VOICE_VISIBILITY_VALUES": "voice_visibility",
    "WavOutputFormat": "wav_output_format",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "Accent",
    "AccentCatalog",
    "ErrorAnswer",
    "GENDER_PRESENTATION_VALUES",
    "GenderPresentation",
    "GenerationConfig",
    "MP_3_OUTPUT_FORMAT_BIT_RATE_VALUES",
    "Mp3OutputFormat",
    "Mp3OutputFormatBitRate",
    "PCM_ENCODING_VALUES",
    "PcmEncoding",
    "RawOutputFormat",
    "SPEECH_SAMPLE_RATE_VALUES",
    "SUPPORTED_LANGUAGE_VALUES",
    "SpeechSampleRate",
    "SupportedLanguage",
    "VOICE_ACCESS_VALUES",
    "VOICE_VISIBILITY_VALUES",
    "Voice",
    "VoiceAccess",
    "VoiceById",
    "VoiceLocale",
    "VoiceMetadata",
    "VoicePage",
    "VoiceVisibility",
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
