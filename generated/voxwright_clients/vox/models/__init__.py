# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of vox.ai: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clone_language import CLONE_LANGUAGE_VALUES as CLONE_LANGUAGE_VALUES
    from .clone_language import CloneLanguage as CloneLanguage
    from .error_detail import ErrorDetail as ErrorDetail
    from .error_response import ErrorResponse as ErrorResponse
    from .voice_capabilities import VoiceCapabilities as VoiceCapabilities
    from .voice_gender import VOICE_GENDER_VALUES as VOICE_GENDER_VALUES
    from .voice_gender import VoiceGender as VoiceGender
    from .voice_model_page import VoiceModelPage as VoiceModelPage
    from .voice_model_response import VoiceModelResponse as VoiceModelResponse

_MODULES = {
    "CloneLanguage": "clone_language",
    "CLONE_LANGUAGE_VALUES": "clone_language",
    "ErrorDetail": "error_detail",
    "ErrorResponse": "error_response",
    "VoiceCapabilities": "voice_capabilities",
    "VoiceGender": "voice_gender",
    "VOICE_GENDER_VALUES": "voice_gender",
    "VoiceModelPage": "voice_model_page",
    "VoiceModelResponse": "voice_model_response",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "CLONE_LANGUAGE_VALUES",
    "CloneLanguage",
    "ErrorDetail",
    "ErrorResponse",
    "VOICE_GENDER_VALUES",
    "VoiceCapabilities",
    "VoiceGender",
    "VoiceModelPage",
    "VoiceModelResponse",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
