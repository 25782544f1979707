"""One place that words and builds the refusal of a request before it is sent."""

from __future__ import annotations

from voxwright.errors import InvalidRequestError

__all__ = ["placed", "refusal", "shorten", "type_name"]

_SHOWN = 40


def shorten(text: str, limit: int = _SHOWN) -> str:
    """Return `repr(text)`, cut to about `limit` characters."""
    return repr(text) if len(text) <= limit else f"{text[:limit]!r}…"


def type_name(value: object) -> str:
    """Return the short name of the type of `value`, as a user would write it."""
    return "None" if value is None else type(value).__name__


def refusal(field: str, reason: str, *, allowed: object = None) -> InvalidRequestError:
    """Return the error for `field` (the vendor's name, or a path below it); `reason` continues "<field> ..."."""
    return InvalidRequestError(f"{field} {reason}" if field else reason, field=field, reason=reason, allowed=allowed)


def placed(
    error: InvalidRequestError, *, provider: str, operation: str, argument: str | None = None
) -> InvalidRequestError:
    """Return a copy of `error` that also says whose operation and which common argument it concerns."""
    return InvalidRequestError(
        error.message,
        provider=provider,
        operation=operation,
        field=error.field,
        argument=argument or error.argument,
        reason=error.reason,
        allowed=error.allowed,
    )
