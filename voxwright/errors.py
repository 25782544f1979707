"""Every error that voxwright raises.

The tree::

    VoxwrightError
      ConfigurationError            the client can not be built or used as it is set up
        UnknownProviderError
        MissingAPIKeyError          .env_vars
      UnsupportedOperationError     .provider .operation; raised before any request
      InvalidRequestError           refused before sending: .field .argument .reason .allowed
      APIError                      .sent .maybe_executed .request .task_id .status_code .request_id .raw_body
                                    .idempotency_key
        APIConnectionError          no answer
          APITimeoutError           the deadline passed: .phase
            TaskPendingError        accepted and still running at the deadline: .task_id
          OutcomeUnknownError       a billed request may have been executed: .timed_out .phase
        APIStatusError              .code .vendor_message .retry_after .body
          BadRequestError           400
          AuthenticationError       401
          PaymentRequiredError      402
          PermissionDeniedError     403
          NotFoundError             404
          ConflictError             409
          PayloadTooLargeError      413
          UnsupportedMediaTypeError 415
          UnprocessableEntityError  422
          RateLimitError            429
          ServerError               500 to 599
        UnexpectedResponseError     a success that is none
      TaskFailedError               .provider .operation .task_id .code .vendor_message .retryable .body
      InvalidCallbackError          what came as a callback is none: .status_code to answer it with

The HTTP status decides the class, never the text of a message. Every error survives pickling with its attributes.
`str(error)` is one line: what happened, vendor and operation, status, the vendor's code and message, request id, and
what to do about it. No error holds an API key or the bytes of a clip.
"""

from __future__ import annotations

from voxwright._core.error_base import APIError, VoxwrightError
from voxwright._core.wording import listed, one_line

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from voxwright._core.request import Request

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InvalidCallbackError",
    "InvalidRequestError",
    "MissingAPIKeyError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PayloadTooLargeError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "RateLimitError",
    "ServerError",
    "TaskFailedError",
    "TaskPendingError",
    "UnexpectedResponseError",
    "UnknownProviderError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "UnsupportedOperationError",
    "VendorSunsetWarning",
    "VoxwrightError",
    "status_error_class",
]


class ConfigurationError(VoxwrightError):
    """The client can not be built, or used, the way it was set up."""


class UnknownProviderError(ConfigurationError):
    """There is no vendor of this name."""


class MissingAPIKeyError(ConfigurationError):
    """No API key was given and none of the environment variables `env_vars` holds one."""

    def __init__(
        self,
        message: str = "",
        *,
        provider: str | None = None,
        operation: str | None = None,
        env_vars: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, provider=provider, operation=operation)
        self.env_vars = env_vars


class UnsupportedOperationError(VoxwrightError):
    """The vendor does not offer this operation; nothing was sent."""


class InvalidRequestError(VoxwrightError):
    """The request breaks a limit of the vendor; nothing was sent.

    `field` is the vendor's name of the field, or the common argument's name in the common API; `argument` the common
    argument it belongs to, if any; `reason` what is wrong; `allowed` what the vendor accepts.
    """

    def __init__(
        self,
        message: str = "",
        *,
        provider: str | None = None,
        operation: str | None = None,
        field: str | None = None,
        argument: str | None = None,
        reason: str | None = None,
        allowed: object = None,
    ) -> None:
        super().__init__(message, provider=provider, operation=operation)
        self.field = field
        self.argument = argument
        self.reason = reason
        self.allowed = allowed

    def __str__(self) -> str:
        text = super().__str__()
        extra: list[str] = []
        if self.field and self.field not in self.message:
            extra.append(f"field {self.field}")
        if self.reason and self.reason not in self.message:
            extra.append(one_line(self.reason))
        shown = listed(self.allowed)
        if shown and shown not in self.message:
            extra.append(f"allowed: {shown}")
        return "; ".join([text, *extra]) if text else "; ".join(extra)


class APIConnectionError(APIError):
    """There was no answer, or not all of it: the connection could not be made, or broke.

    Attributes:
        timed_out: Whether time ran out; else the connection failed.
        phase: Where it was: "connect", "send", "wait" (for the answer's headers), "receive", "pause" (before another
            attempt) or "poll" (between two looks at a task).
    """

    hint = "Check the network and the base URL, then call again."

    def __init__(
        self,
        message: str = "",
        *,
        provider: str | None = None,
        operation: str | None = None,
        sent: bool = False,
        maybe_executed: bool = False,
        request: Request[Any] | None = None,
        task_id: str | None = None,
        status_code: int = 0,
        request_id: str | None = None,
        raw_body: bytes = b"",
        timed_out: bool = False,
        phase: str | None = None,
    ) -> None:
        VoxwrightError.__init__(self, message, provider=provider, operation=operation)
        self.hold(sent, maybe_executed, request, task_id, status_code, request_id, raw_body)
        self.timed_out = timed_out
        self.phase = phase

    def details(self) -> list[str]:
        """Return the phase, then what every API error has."""
        return [*([f"phase {self.phase}"] if self.phase else []), *super().details()]


class APITimeoutError(APIConnectionError):
    """The deadline, which is the total for the call, passed; `phase` says where."""

    hint = "Give a longer timeout, which is the total for the call, in seconds."


class TaskPendingError(APITimeoutError):
    """The vendor accepted the task (and bills it), which had not ended at the deadline as far as it could be asked.

    Resume it with `task_id`, by the call that the hint names: `get_task` for a design, `get_speech` for a speech.
    """

    hint = "Do not submit it again: fetch the task by its id."


class OutcomeUnknownError(APIConnectionError):
    """A billed request was cut after it had begun to leave: the vendor may have executed it. It is never sent again."""

    hint = "It was not sent again, since it may be billed twice: look at the vendor what was done."


class APIStatusError(APIError):
    """The vendor answered with an error: by its HTTP status, or inside a success (then `status_code` is that success).

    Attributes:
        code: The vendor's own code, as text.
        vendor_message: The vendor's own message.
        retry_after: Seconds that the vendor asked to wait, if it did.
        body: The answer decoded: typed where the vendor documents it, else plain JSON, else None.
        location: Where a redirect (3xx) leads, keys masked; no redirect is followed, so that no key goes elsewhere.
    """

    def __init__(
        self,
        message: str = "",
        *,
        provider: str | None = None,
        operation: str | None = None,
        sent: bool = True,
        maybe_executed: bool = False,
        request: Request[Any] | None = None,
        task_id: str | None = None,
        status_code: int = 0,
        request_id: str | None = None,
        raw_body: bytes = b"",
        code: str | None = None,
        vendor_message: str | None = None,
        retry_after: float | None = None,
        body: object = None,
        location: str | None = None,
    ) -> None:
        VoxwrightError.__init__(self, message, provider=provider, operation=operation)
        self.hold(sent, maybe_executed, request, task_id, status_code, request_id, raw_body)
        self.location = location
        self.code = code
        self.vendor_message = vendor_message
        self.retry_after = retry_after
        self.body = body

    def details(self) -> list[str]:
        """Return what every API error has, then the vendor's code and message and the wait it asked for."""
        parts = super().details()
        parts += [f"code {one_line(self.code)}"] if self.code else []
        parts += [f'message "{one_line(self.vendor_message)}"'] if self.vendor_message else []
        return [*parts, *([f"retry after {self.retry_after:g} s"] if self.retry_after is not None else [])]


class BadRequestError(APIStatusError):
    """400: the vendor does not accept the request as it is."""

    hint = "Correct what the vendor's message names."


class AuthenticationError(APIStatusError):
    """401: the vendor does not know the API key."""

    hint = "Check the API key."


class PaymentRequiredError(APIStatusError):
    """402: the account has no credit or no plan for this."""

    hint = "Check credit and plan of the account."


class PermissionDeniedError(APIStatusError):
    """403: the API key may not do this."""

    hint = "Check what the API key and the plan allow."


class NotFoundError(APIStatusError):
    """404: no such voice, task or address."""

    hint = "Check the id and the base URL."


class ConflictError(APIStatusError):
    """409: it conflicts with what the vendor already holds."""


class PayloadTooLargeError(APIStatusError):
    """413: the clip, or the whole request, is larger than the vendor takes."""

    hint = "Send a shorter or smaller clip."


class UnsupportedMediaTypeError(APIStatusError):
    """415: the vendor does not take this kind of audio or body."""

    hint = "Convert the clip to a format that the vendor takes."


class UnprocessableEntityError(APIStatusError):
    """422: well formed, but the vendor can not work with the content."""

    hint = "Correct what the vendor's message names."


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up; `retry_after` if the vendor said how long."""

    hint = "Wait, then call again."


class ServerError(APIStatusError):
    """500 to 599: the vendor failed. A billed request is not sent again for you: `maybe_executed`."""

    hint = "Call again later; if it was a billed call, look first what was done."


class UnexpectedResponseError(APIError):
    """The vendor answered with a success that is none: HTML, null, wrong types, a missing identifier, cut or too long.

    `raw_body` keeps the first 64 KiB of what came, so that an id in it is not lost; the message says what is wrong.
    """

    hint = "raw_body holds what came: a paid id may be in it. Do not repeat a billed call before looking."


class TaskFailedError(VoxwrightError):
    """The vendor accepted the task and then failed, or cancelled, it.

    `code` and `vendor_message` are the vendor's; `retryable` is True or False where the vendor documents it, else
    None; `body` is the last state of the task, typed.
    """

    def __init__(
        self,
        message: str = "",
        *,
        provider: str | None = None,
        operation: str | None = None,
        task_id: str | None = None,
        code: str | None = None,
        vendor_message: str | None = None,
        retryable: bool | None = None,
        body: object = None,
    ) -> None:
        super().__init__(message, provider=provider, operation=operation)
        self.task_id = task_id
        self.code = code
        self.vendor_message = vendor_message
        self.retryable = retryable
        self.body = body

    def details(self) -> list[str]:
        """Return task id, the vendor's code and message, and whether to try again."""
        parts = [f"task id {one_line(self.task_id)}"] if self.task_id else []
        if self.code:
            parts.append(f"code {one_line(self.code)}")
        if self.vendor_message:
            parts.append(f'message "{one_line(self.vendor_message)}"')
        if self.retryable is not None:
            parts.append("a new task may succeed" if self.retryable else "the same request will fail again")
        return parts


class InvalidCallbackError(VoxwrightError):
    """What came to a callback's address is not what the vendor sends; nobody was asked about it.

    `status_code` is the HTTP status to answer it with: 400, or 413 for a body that is too large.
    """

    status_code: int = 400


class VendorSunsetWarning(UserWarning):
    """The vendor has announced, or passed, the last day of its API."""


STATUS_CLASSES: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    402: PaymentRequiredError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status: int) -> type[APIStatusError]:
    """Return the error class of an HTTP status: its own, `ServerError` from 500 on, else `APIStatusError`."""
    if status >= 500:
        return ServerError
    return STATUS_CLASSES.get(status, APIStatusError)
