"""What can be checked of any callback's body before anybody is asked about it."""

from __future__ import annotations

import json
import re
from typing import Final, cast

from voxwright.errors import InvalidCallbackError

MAX_BYTES: Final = 1024 * 1024
"""Bytes of a body that are read by default; what vendors send is a few kilobytes."""

TASK_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:~-]{0,199}", re.ASCII)
"""What a task id may be: no vendor says, so this is what can stand in an address, and in a log, without harm."""


def check_size(size: int, *, provider: str, max_bytes: int) -> None:
    """Refuse a body that is too large.

    Raises:
        InvalidCallbackError: It is, with 413.
    """
    if size > max_bytes:
        error = InvalidCallbackError(f"the body has more than {max_bytes} bytes", provider=provider)
        error.status_code = 413
        raise error


def read_object(body: bytes, *, provider: str, max_bytes: int) -> dict[str, object]:
    """Return the JSON object that a body holds.

    Raises:
        InvalidCallbackError: It is too large (413), or holds none (400).
    """
    check_size(len(body), provider=provider, max_bytes=max_bytes)
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):  # what it holds is not shown: it may be anybody's
        raise _refusal("is not JSON", provider=provider) from None
    if not isinstance(value, dict):
        raise _refusal("is no JSON object", provider=provider)
    return cast("dict[str, object]", value)


def check_task_id(value: object, *, field: str, provider: str) -> str:
    """Return a task id that is fit to be asked about.

    Raises:
        InvalidCallbackError: It is none, with 400.
    """
    if not isinstance(value, str) or TASK_ID.fullmatch(value) is None:
        raise _refusal(f"has no task id in {field}", provider=provider)
    return value


def _refusal(reason: str, *, provider: str) -> InvalidCallbackError:
    return InvalidCallbackError(f"the body {reason}", provider=provider)
