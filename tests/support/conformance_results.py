"""What a call gives, gone through to its end: a speech to its last byte, a list to its last voice."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import voxwright
from voxwright._core.operation import Operation
from voxwright._core.stream import AsyncByteStream, ByteStream
from voxwright._speech import FORMATS

SYNC_STREAMS = (ByteStream, voxwright.Speech)
ASYNC_STREAMS = (AsyncByteStream, voxwright.AsyncSpeech)


@dataclass(frozen=True)
class Heard:
    """A stream that was read to its end."""

    content: bytes
    media_type: str | None
    raw: Any = None


def heard(stream: Any, content: bytes) -> Heard:
    """Return what is kept of a stream that was read."""
    return Heard(content, stream.media_type, getattr(stream, "raw", None))


def settled(result: Any) -> Any:
    """Return the result of a sync call, to its end."""
    if isinstance(result, SYNC_STREAMS):
        with result:
            return heard(result, result.read())
    return list(result) if isinstance(result, Iterator) else result


async def settled_later(begun: Any) -> Any:
    """Return the result of an async call, to its end."""
    result = await begun if inspect.isawaitable(begun) else begun
    if isinstance(result, ASYNC_STREAMS):
        async with result:
            return heard(result, await result.read())
    return [each async for each in result] if isinstance(result, AsyncIterator) else result


async def done(value: Any) -> Any:
    """Return the result of a call, awaited where it has to be."""
    return await value if inspect.isawaitable(value) else value


def form_of(operation: Operation[Any]) -> dict[str, Any]:
    """Return the format to ask an operation for that gives no choice and has not the usual one."""
    given = [FORMATS.get((each.media_type or "").partition("/")[2]) for each in operation.answers if each.stream]
    fixed = operation.argument("format") is None and given and None not in given and "wav" not in given
    return {"format": given[0]} if fixed else {}
