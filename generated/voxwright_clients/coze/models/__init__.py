# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Coze: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_error import ApiError as ApiError
    from .audio_format import AUDIO_FORMAT_VALUES as AUDIO_FORMAT_VALUES
    from .audio_format import AudioFormat as AudioFormat
    from .auth_error import AuthError as AuthError
    from .clone_language import CLONE_LANGUAGE_VALUES as CLONE_LANGUAGE_VALUES
    from .clone_language import CloneLanguage as CloneLanguage
    from .clone_voice_data import CloneVoiceData as CloneVoiceData
    from .clone_voice_response import CloneVoiceResponse as CloneVoiceResponse
    from .response_detail import ResponseDetail as ResponseDetail

_MODULES = {
    "ApiError": "api_error",
    "AudioFormat": "audio_format",
    "AUDIO_FORMAT_VALUES": "audio_format",
    "AuthError": "auth_error",
    "CloneLanguage": "clone_language",
    "CLONE_LANGUAGE_VALUES": "clone_language",
    "CloneVoiceData": "clone_voice_data",
    "CloneVoiceResponse": "clone_voice_response",
    "ResponseDetail": "response_detail",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "AUDIO_FORMAT_VALUES",
    "ApiError",
    "AudioFormat",
    "AuthError",
    "CLONE_LANGUAGE_VALUES",
    "CloneLanguage",
    "CloneVoiceData",
    "CloneVoiceResponse",
    "ResponseDetail",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
