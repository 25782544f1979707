# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Supertone: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bad_request_error_response import BadRequestErrorResponse as BadRequestErrorResponse
    from .create_custom_voice_response import CreateCustomVoiceResponse as CreateCustomVoiceResponse
    from .custom_voice import CustomVoice as CustomVoice
    from .custom_voice_page import CustomVoicePage as CustomVoicePage
    from .error_answer import ErrorAnswer as ErrorAnswer
    from .error_message_data import ErrorMessageData as ErrorMessageData
    from .forbidden_error_response import ForbiddenErrorResponse as ForbiddenErrorResponse
    from .internal_server_error_response import InternalServerErrorResponse as InternalServerErrorResponse
    from .not_found_error_response import NotFoundErrorResponse as NotFoundErrorResponse
    from .payload_too_large_error_response import PayloadTooLargeErrorResponse as PayloadTooLargeErrorResponse
    from .phonemes import Phonemes as Phonemes
    from .speech_format import SPEECH_FORMAT_VALUES as SPEECH_FORMAT_VALUES
    from .speech_format import SpeechFormat as SpeechFormat
    from .speech_language import SPEECH_LANGUAGE_VALUES as SPEECH_LANGUAGE_VALUES
    from .speech_language import SpeechLanguage as SpeechLanguage
    from .speech_model import SPEECH_MODEL_VALUES as SPEECH_MODEL_VALUES
    from .speech_model import SpeechModel as SpeechModel
    from .speech_with_phonemes import SpeechWithPhonemes as SpeechWithPhonemes
    from .too_many_requests_error_response import TooManyRequestsErrorResponse as TooManyRequestsErrorResponse
    from .unauthorized_error_response import UnauthorizedErrorResponse as UnauthorizedErrorResponse
    from .unsupported_media_type_error_response import (
        UnsupportedMediaTypeErrorResponse as UnsupportedMediaTypeErrorResponse,
    )
    from .voice_settings import VoiceSettings as VoiceSettings

_MODULES = {
    "BadRequestErrorResponse": "bad_request_error_response",
    "CreateCustomVoiceResponse": "create_custom_voice_response",
    "CustomVoice": "custom_voice",
    "CustomVoicePage": "custom_voice_page",
    "ErrorAnswer": "error_answer",
    "ErrorMessageData": "error_message_data",
    "ForbiddenErrorResponse": "forbidden_error_response",
    "InternalServerErrorResponse": "internal_server_error_response",
    "NotFoundErrorResponse": "not_found_error_response",
    "PayloadTooLargeErrorResponse": "payload_too_large_error_response",
    "Phonemes": "phonemes",
    "SpeechFormat": "speech_format",
    "SPEECH_FORMAT_VALUES": "speech_format",
    "SpeechLanguage": "speech_language",
    "SPEECH_LANGUAGE_VALUES": "speech_language",
    "SpeechModel": "speech_model",
    "SPEECH_MODEL_VALUES": "speech_model",
    "SpeechWithPhonemes": "speech_with_phonemes",
    "TooManyRequestsErrorResponse": "too_many_requests_error_response",
    "UnauthorizedErrorResponse": "unauthorized_error_response",
    "UnsupportedMediaTypeErrorResponse": "unsupported_media_type_error_response",
    "VoiceSettings": "voice_settings",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "BadRequestErrorResponse",
    "CreateCustomVoiceResponse",
    "CustomVoice",
    "CustomVoicePage",
    "ErrorAnswer",
    "ErrorMessageData",
    "ForbiddenErrorResponse",
    "InternalServerErrorResponse",
    "NotFoundErrorResponse",
    "PayloadTooLargeErrorResponse",
    "Phonemes",
    "SPEECH_FORMAT_VALUES",
    "SPEECH_LANGUAGE_VALUES",
    "SPEECH_MODEL_VALUES",
    "SpeechFormat",
    "SpeechLanguage",
    "SpeechModel",
    "SpeechWithPhonemes",
    "TooManyRequestsErrorResponse",
    "UnauthorizedErrorResponse",
    "UnsupportedMediaTypeErrorResponse",
    "VoiceSettings",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
