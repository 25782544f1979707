# Generated from the documents in specs/cartesia/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Cartesia: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clone_mode import CLONE_MODE_VALUES as CLONE_MODE_VALUES
    from .clone_mode import CloneMode as CloneMode
    from .error_answer import ErrorAnswer as ErrorAnswer
    from .supported_language import SUPPORTED_LANGUAGE_VALUES as SUPPORTED_LANGUAGE_VALUES
    from .supported_language import SupportedLanguage as SupportedLanguage
    from .voice_metadata import VoiceMetadata as VoiceMetadata

_MODULES = {
    "CloneMode": "clone_mode",
    "CLONE_MODE_VALUES": "clone_mode",
    "ErrorAnswer": "error_answer",
    "SupportedLanguage": "supported_language",
    "SUPPORTED_LANGUAGE_VALUES": "supported_language",
    "VoiceMetadata": "voice_metadata",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "CLONE_MODE_VALUES",
    "CloneMode",
    "ErrorAnswer",
    "SUPPORTED_LANGUAGE_VALUES",
    "SupportedLanguage",
    "VoiceMetadata",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
