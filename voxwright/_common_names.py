"""How a refusal of the core, which speaks of the vendor's fields, is told to a caller of the common API."""

from __future__ import annotations

from .errors import InvalidRequestError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


class CommonNames:
    """Names the common argument in a refusal, where the core names the vendor's field; a stateless context manager."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, InvalidRequestError) and error.argument:
            if error.message == f"{error.field} {error.reason}":
                error.message = f"{error.argument} {error.reason}"
            error.field = error.argument


COMMON_NAMES = CommonNames()
