"""A request as a line for people, and as something that pickles: without clips, and never longer than a screen."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from voxwright._core.request import Request

import os

from voxwright._core.clip import Clip, clip_text
from voxwright._core.request.encode import file_schema

__all__ = ["described_request", "described_value", "keepable"]

_TEXT = 60
_LINE = 600


def described_request(request: Request[Any]) -> str:
    """Return the repr of a request: operation and fields, long values cut."""
    operation = request.operation
    parts = [f"<Request {operation.vendor.name} {operation.name} {operation.method} {operation.path}"]
    for field, value in request.given:
        is_file = file_schema(field.schema) is not None
        parts.append(f"{field.wire}={described_value(value, is_file=is_file)}")
    parts += [f"{name}={described_value(value)}" for name, value in request.more_body]
    if request.operation.idempotency is not None and request.idempotency_key is not None:
        parts.append(f"{request.operation.idempotency}: {described_value(request.idempotency_key)}")
    line = " ".join(parts)
    return f"{line}>" if len(line) <= _LINE else f"{line[:_LINE]}…>"


def described_value(value: object, *, is_file: bool = False) -> str:
    """Return a short repr of a value; a clip is described and never shown."""
    if is_file and isinstance(value, (list, tuple)):
        items: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return f"[{', '.join(described_value(item, is_file=True) for item in items)}]"
    if is_file or _is_clip(value):
        return clip_text(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    text = repr(value[: _TEXT + 1]) if isinstance(value, str) else repr(value)
    return text if len(text) <= _TEXT else f"{text[:_TEXT]}…"


def keepable(value: object, *, is_file: bool = False) -> object:
    """Return what of a value may go into a pickle: a clip only as its description."""
    if is_file and isinstance(value, (list, tuple)):
        items: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return [keepable(item, is_file=True) for item in items]
    if isinstance(value, Clip):
        return value
    if is_file or _is_clip(value):
        return Clip(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return value


def _is_clip(value: object) -> bool:
    return isinstance(value, (Clip, bytes, bytearray, memoryview, os.PathLike)) or hasattr(value, "read")
