"""Create voices, by cloning a recording or by designing one from words, at any vendor through one small API.

    import voxwright

    with voxwright.Client("cartesia") as client:
        voice = client.clone_voice("ada.wav", name="Ada", language="en")

`Client` and `AsyncClient` have the same calls. Everything here is loaded when it is first asked for, so that importing
the package, and making a client, costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import callbacks as callbacks
    from . import errors as errors
    from . import sandbox as sandbox
    from ._async_client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._core.clip import Clip as Clip
    from ._core.clip import ClipInput as ClipInput
    from ._core.event import Event as Event
    from ._core.request import Request as Request
    from ._core.unset import UNSET as UNSET
    from ._core.unset import Unset as Unset
    from ._link import Link as Link
    from ._models import TaskFailure as TaskFailure
    from ._models import Voice as Voice
    from ._preview import Preview as Preview
    from ._speech import AsyncSpeech as AsyncSpeech
    from ._speech import Speech as Speech
    from ._task import AsyncVoiceTask as AsyncVoiceTask
    from ._task import VoiceTask as VoiceTask
    from .errors import APIConnectionError as APIConnectionError
    from .errors import APIError as APIError
    from .errors import APIStatusError as APIStatusError
    from .errors import APITimeoutError as APITimeoutError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConflictError as ConflictError
    from .errors import InvalidCallbackError as InvalidCallbackError
    from .errors import InvalidRequestError as InvalidRequestError
    from .errors import MissingAPIKeyError as MissingAPIKeyError
    from .errors import NotFoundError as NotFoundError
    from .errors import OutcomeUnknownError as OutcomeUnknownError
    from .errors import PayloadTooLargeError as PayloadTooLargeError
    from .errors import PaymentRequiredError as PaymentRequiredError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import ServerError as ServerError
    from .errors import TaskFailedError as TaskFailedError
    from .errors import TaskPendingError as TaskPendingError
    from .errors import UnexpectedResponseError as UnexpectedResponseError
    from .errors import UnknownProviderError as UnknownProviderError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import UnsupportedMediaTypeError as UnsupportedMediaTypeError
    from .errors import UnsupportedOperationError as UnsupportedOperationError
    from .errors import VendorSunsetWarning as VendorSunsetWarning
    from .errors import VoxwrightError as VoxwrightError

    __version__: str

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AsyncSpeech",
    "AsyncVoiceTask",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "Clip",
    "ClipInput",
    "ConfigurationError",
    "ConflictError",
    "Event",
    "InvalidCallbackError",
    "InvalidRequestError",
    "Link",
    "MissingAPIKeyError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PayloadTooLargeError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "Preview",
    "RateLimitError",
    "Request",
    "ServerError",
    "Speech",
    "TaskFailedError",
    "TaskFailure",
    "TaskPendingError",
    "UnexpectedResponseError",
    "UnknownProviderError",
    "UnprocessableEntityError",
    "Unset",
    "UnsupportedMediaTypeError",
    "UnsupportedOperationError",
    "VendorSunsetWarning",
    "Voice",
    "VoiceTask",
    "VoxwrightError",
    "__version__",
    "callbacks",
    "errors",
    "sandbox",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would take any misspelt name for an object

    def __getattr__(name: str) -> object:
        if name not in __all__:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = _load(name)
        globals()[name] = value
        return value


_HOMES = {
    "UNSET": "_core.unset",
    "AsyncClient": "_async_client",
    "AsyncSpeech": "_speech",
    "AsyncVoiceTask": "_task",
    "Client": "_client",
    "Clip": "_core.clip",
    "ClipInput": "_core.clip",
    "Event": "_core.event",
    "Link": "_link",
    "Preview": "_preview",
    "Request": "_core.request",
    "Speech": "_speech",
    "TaskFailure": "_models",
    "Unset": "_core.unset",
    "Voice": "_models",
    "VoiceTask": "_task",
}


def _load(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("voxwright")
    from importlib import import_module

    if name in {"callbacks", "errors", "sandbox"}:
        return import_module(f"{__name__}.{name}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
