# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Coze: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_info import AccountInfo as AccountInfo
    from .api_error import ApiError as ApiError
    from .audio_format import AUDIO_FORMAT_VALUES as AUDIO_FORMAT_VALUES
    from .audio_format import AudioFormat as AudioFormat
    from .auth_error import AuthError as AuthError
    from .benefit import Benefit as Benefit
    from .benefit_quota import BenefitQuota as BenefitQuota
    from .benefit_share import BenefitShare as BenefitShare
    from .benefit_status import BENEFIT_STATUS_VALUES as BENEFIT_STATUS_VALUES
    from .benefit_status import BenefitStatus as BenefitStatus
    from .benefit_strategy import BENEFIT_STRATEGY_VALUES as BENEFIT_STRATEGY_VALUES
    from .benefit_strategy import BenefitStrategy as BenefitStrategy
    from .benefit_type import BENEFIT_TYPE_VALUES as BENEFIT_TYPE_VALUES
    from .benefit_type import BenefitType as BenefitType
    from .clone_language import CLONE_LANGUAGE_VALUES as CLONE_LANGUAGE_VALUES
    from .clone_language import CloneLanguage as CloneLanguage
    from .clone_voice_data import CloneVoiceData as CloneVoiceData
    from .clone_voice_response import CloneVoiceResponse as CloneVoiceResponse
    from .emotion_scale import EmotionScale as EmotionScale
    from .list_voices_response import ListVoicesResponse as ListVoicesResponse
    from .response_detail import ResponseDetail as ResponseDetail
    from .speech_emotion import SPEECH_EMOTION_VALUES as SPEECH_EMOTION_VALUES
    from .speech_emotion import SpeechEmotion as SpeechEmotion
    from .speech_format import SPEECH_FORMAT_VALUES as SPEECH_FORMAT_VALUES
    from .speech_format import SpeechFormat as SpeechFormat
    from .user_level import USER_LEVEL_VALUES as USER_LEVEL_VALUES
    from .user_level import UserLevel as UserLevel
    from .voice_emotion import VoiceEmotion as VoiceEmotion
    from .voice_info import VoiceInfo as VoiceInfo
    from .voice_page import VoicePage as VoicePage
    from .voice_state import VOICE_STATE_VALUES as VOICE_STATE_VALUES
    from .voice_state import VoiceState as VoiceState

_MODULES = {
    "AccountInfo": "account_info",
    "ApiError": "api_error",
    "AudioFormat": "audio_format",
    "AUDIO_FORMAT_VALUES": "audio_format",
    "AuthError": "auth_error",
    "Benefit": "benefit",
    "BenefitQuota": "benefit_quota",
    "BenefitShare": "benefit_share",
    "BenefitStatus": "benefit_status",
    "BENEFIT_STATUS_VALUES": "benefit_status",
    "BenefitStrategy": "benefit_strategy",
    "BENEFIT_STRATEGY_VALUES": "benefit_strategy",
    "BenefitType": "benefit_type",
    "BENEFIT_TYPE_VALUES": "benefit_type",
    "CloneLanguage": "clone_language",
    "CLONE_LANGUAGE_VALUES": "clone_language",
    "CloneVoiceData": "clone_voice_data",
    "CloneVoiceResponse": "clone_voice_response",
    "EmotionScale": "emotion_scale",
    "ListVoicesResponse": "list_voices_response",
    "ResponseDetail": "response_detail",
    "SpeechEmotion": "speech_emotion",
    "SPEECH_EMOTION_VALUES": "speech_emotion",
    "SpeechFormat": "speech_format",
    "SPEECH_FORMAT_VALUES": "speech_format",
    "UserLevel": "user_level",
    "USER_LEVEL_VALUES": "user_level",
    "VoiceEmotion": "voice_emotion",
    "VoiceInfo": "voice_info",
    "VoicePage": "voice_page",
    "VoiceState": "voice_state",
    "VOICE_STATE_VALUES": "voice_state",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "AUDIO_FORMAT_VALUES",
    "AccountInfo",
    "ApiError",
    "AudioFormat",
    "AuthError",
    "BENEFIT_STATUS_VALUES",
    "BENEFIT_STRATEGY_VALUES",
    "BENEFIT_TYPE_VALUES",
    "Benefit",
    "BenefitQuota",
    "BenefitShare",
    "BenefitStatus",
    "BenefitStrategy",
    "BenefitType",
    "CLONE_LANGUAGE_VALUES",
    "CloneLanguage",
    "CloneVoiceData",
    "CloneVoiceResponse",
    "EmotionScale",
    "ListVoicesResponse",
    "ResponseDetail",
    "SPEECH_EMOTION_VALUES",
    "SPEECH_FORMAT_VALUES",
    "SpeechEmotion",
    "SpeechFormat",
    "USER_LEVEL_VALUES",
    "UserLevel",
    "VOICE_STATE_VALUES",
    "VoiceEmotion",
    "VoiceInfo",
    "VoicePage",
    "VoiceState",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
