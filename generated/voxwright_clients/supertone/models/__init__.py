# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Models of Supertone: what the vendor takes and answers. Each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bad_request_error_response import BadRequestErrorResponse as BadRequestErrorResponse
    from .create_custom_voice_response import CreateCustomVoiceResponse as CreateCustomVoiceResponse
    from .error_message_data import ErrorMessageData as ErrorMessageData
    from .forbidden_error_response import ForbiddenErrorResponse as ForbiddenErrorResponse
    from .internal_server_error_response import InternalServerErrorResponse as InternalServerErrorResponse
    from .not_found_error_response import NotFoundErrorResponse as NotFoundErrorResponse
    from .payload_too_large_error_response import PayloadTooLargeErrorResponse as PayloadTooLargeErrorResponse
    from .too_many_requests_error_response import TooManyRequestsErrorResponse as TooManyRequestsErrorResponse
    from .unauthorized_error_response import UnauthorizedErrorResponse as UnauthorizedErrorResponse
    from .unsupported_media_type_error_response import (
        UnsupportedMediaTypeErrorResponse as UnsupportedMediaTypeErrorResponse,
    )

_MODULES = {
    "BadRequestErrorResponse": "bad_request_error_response",
    "CreateCustomVoiceResponse": "create_custom_voice_response",
    "ErrorMessageData": "error_message_data",
    "ForbiddenErrorResponse": "forbidden_error_response",
    "InternalServerErrorResponse": "internal_server_error_response",
    "NotFoundErrorResponse": "not_found_error_response",
    "PayloadTooLargeErrorResponse": "payload_too_large_error_response",
    "TooManyRequestsErrorResponse": "too_many_requests_error_response",
    "UnauthorizedErrorResponse": "unauthorized_error_response",
    "UnsupportedMediaTypeErrorResponse": "unsupported_media_type_error_response",
}

__all__ = [  # noqa: PLE0604, RUF022 - lazily imported below
    "BadRequestErrorResponse",
    "CreateCustomVoiceResponse",
    "ErrorMessageData",
    "ForbiddenErrorResponse",
    "InternalServerErrorResponse",
    "NotFoundErrorResponse",
    "PayloadTooLargeErrorResponse",
    "TooManyRequestsErrorResponse",
    "UnauthorizedErrorResponse",
    "UnsupportedMediaTypeErrorResponse",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
