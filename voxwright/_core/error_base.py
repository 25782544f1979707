"""The two roots of the error tree, which `voxwright.errors` holds and describes."""

from __future__ import annotations

from voxwright._core.wording import one_line

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from voxwright._core.request import Request

__all__ = ["APIError", "VoxwrightError"]


class VoxwrightError(Exception):
    """Base of every error of voxwright."""

    __module__ = "voxwright.errors"
    hint: str = ""
    """What a reader can do about it; the last part of `str(error)`."""

    def __init__(self, message: str = "", *, provider: str | None = None, operation: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.provider = provider
        self.operation = operation

    def details(self) -> list[str]:
        """Return what `str(error)` adds between the message and the hint."""
        return []

    def __str__(self) -> str:
        where = " ".join(part for part in (self.provider, self.operation) if part)
        what = one_line(self.message, 900).rstrip(".")
        text = f"{where}: {what}" if where else what
        details = ", ".join(self.details())
        if details:
            text = f"{text} ({details})"
        return f"{text}. {self.hint}" if self.hint else text

    def __repr__(self) -> str:
        # A debugger may ask for it while __init__ still runs.
        task_id: str | None = vars(self).get("task_id")
        plain = super().__repr__()
        return f"{plain[:-1]}, task_id={task_id!r})" if task_id else plain


class APIError(VoxwrightError):
    """A call reached, or tried to reach, the vendor and brought no usable answer.

    Attributes:
        sent: Whether any of the request's body left this process (of a request without one: whether its headers did).
        maybe_executed: Whether the vendor may have done what was asked.
        request: The request as a value; it holds no key.
        task_id: Set once the vendor has accepted a task, which can be resumed with it.
        status_code: The status of the answer; 0 where there was none.
        request_id: The vendor's name for the exchange, for its support.
        raw_body: What came of the answer, its first 64 KiB, keys masked.
        idempotency_key: The key by which the vendor knows the request again, where it takes one.
    """

    __module__ = "voxwright.errors"

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
    ) -> None:
        super().__init__(message, provider=provider, operation=operation)
        self.hold(sent, maybe_executed, request, task_id, status_code, request_id, raw_body)

    def hold(  # noqa: PLR0917 - by position, to stay on one line
        self,
        sent: bool,  # noqa: FBT001
        maybe_executed: bool,  # noqa: FBT001
        request: Request[Any] | None,
        task_id: str | None,
        status_code: int,
        request_id: str | None,
        raw_body: bytes,
    ) -> None:
        """Set the attributes; for the constructors of subclasses, by position to stay on one line."""
        self.sent = sent
        self.maybe_executed = maybe_executed
        self.request = request
        self.task_id = task_id
        self.status_code = status_code
        self.request_id = request_id
        self.raw_body = raw_body

    @property
    def idempotency_key(self) -> str | None:
        """The key that was sent, where the vendor takes one: sent again with it, it is not done twice."""
        return None if self.request is None else self.request.idempotency_key

    def details(self) -> list[str]:
        """Return status, request id and task id, as far as there are any."""
        parts = [f"status {self.status_code}"] if self.status_code else []
        parts += [f"request id {one_line(self.request_id)}"] if self.request_id else []
        return [*parts, *([f"task id {one_line(self.task_id)}"] if self.task_id else [])]
