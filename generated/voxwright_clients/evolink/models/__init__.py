# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of EvoLink: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .audio_task_info import AudioTaskInfo as AudioTaskInfo
    from .audio_usage import AudioUsage as AudioUsage
    from .design_language import DESIGN_LANGUAGE_VALUES as DESIGN_LANGUAGE_VALUES
    from .design_language import DesignLanguage as DesignLanguage
    from .error_detail import ErrorDetail as ErrorDetail
    from .error_response import ErrorResponse as ErrorResponse
    from .preview_format import PREVIEW_FORMAT_VALUES as PREVIEW_FORMAT_VALUES
    from .preview_format import PreviewFormat as PreviewFormat
    from .preview_sample_rate import PREVIEW_SAMPLE_RATE_VALUES as PREVIEW_SAMPLE_RATE_VALUES
    from .preview_sample_rate import PreviewSampleRate as PreviewSampleRate
    from .qwen_voice_design_response import QwenVoiceDesignResponse as QwenVoiceDesignResponse
    from .speech_language import SPEECH_LANGUAGE_VALUES as SPEECH_LANGUAGE_VALUES
    from .speech_language import SpeechLanguage as SpeechLanguage
    from .target_model import TARGET_MODEL_VALUES as TARGET_MODEL_VALUES
    from .target_model import TargetModel as TargetModel
    from .task_cost import TaskCost as TaskCost
    from .task_detail import TaskDetail as TaskDetail
    from .task_error import TaskError as TaskError
    from .task_error_answer import TaskErrorAnswer as TaskErrorAnswer
    from .task_info import TaskInfo as TaskInfo
    from .task_kind import TASK_KIND_VALUES as TASK_KIND_VALUES
    from .task_kind import TaskKind as TaskKind
    from .task_output import TASK_OUTPUT_VALUES as TASK_OUTPUT_VALUES
    from .task_output import TaskOutput as TaskOutput
    from .task_result import TaskResult as TaskResult
    from .task_status import TASK_STATUS_VALUES as TASK_STATUS_VALUES
    from .task_status import TaskStatus as TaskStatus
    from .task_usage import TaskUsage as TaskUsage

_MODULES = {
    "AudioTaskInfo": "audio_task_info",
    "AudioUsage": "audio_usage",
    "DesignLanguage": "design_language",
    "DESIGN_LANGUAGE_VALUES": "design_language",
    "ErrorDetail": "error_detail",
    "ErrorResponse": "error_response",
    "PreviewFormat": "preview_format",
    "PREVIEW_FORMAT_VALUES": "preview_format",
    "PreviewSampleRate": "preview_sample_rate",
    "PREVIEW_SAMPLE_RATE_VALUES": "preview_sample_rate",
    "QwenVoiceDesignResponse": "qwen_voice_design_response",
    "SpeechLanguage": "speech_language",
    "SPEECH_LANGUAGE_VALUES": "speech_language",
    "TargetModel": "target_model",
    "TARGET_MODEL_VALUES": "target_model",
    "TaskCost": "task_cost",
    "TaskDetail": "task_detail",
    "TaskError": "task_error",
    "TaskErrorAnswer": "task_error_answer",
    "TaskInfo": "task_info",
    "TaskKind": "task_kind",
    "TASK_KIND_VALUES": "task_kind",
    "TaskOutput": "task_output",
    "TASK_OUTPUT_VALUES": "task_output",
    "TaskResult": "task_result",
    "TaskStatus": "task_status",
    "TASK_STATUS_VALUES": "task_status",
    "TaskUsage": "task_usage",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "AudioTaskInfo",
    "AudioUsage",
    "DESIGN_LANGUAGE_VALUES",
    "DesignLanguage",
    "ErrorDetail",
    "ErrorResponse",
    "PREVIEW_FORMAT_VALUES",
    "PREVIEW_SAMPLE_RATE_VALUES",
    "PreviewFormat",
    "PreviewSampleRate",
    "QwenVoiceDesignResponse",
    "SPEECH_LANGUAGE_VALUES",
    "SpeechLanguage",
    "TARGET_MODEL_VALUES",
    "TASK_KIND_VALUES",
    "TASK_OUTPUT_VALUES",
    "TASK_STATUS_VALUES",
    "TargetModel",
    "TaskCost",
    "TaskDetail",
    "TaskError",
    "TaskErrorAnswer",
    "TaskInfo",
    "TaskKind",
    "TaskOutput",
    "TaskResult",
    "TaskStatus",
    "TaskUsage",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
