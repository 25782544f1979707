"""Answers that leave in pieces: the first at once, the others after a pause, until the client has all or is gone."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import Receive, Send

from .values import Answer

_PIECE: Final = 8192
_FEWEST: Final = 4
"""Pieces of an answer, however short it is."""


async def stream(answer: Answer, receive: Receive, send: Send, *, pace: float) -> None:
    """Send an answer in pieces, `pace` seconds between two of them."""
    data = answer.body if isinstance(answer.body, bytes) else b""
    size = min(_PIECE, max(1, -(-len(data) // _FEWEST)))
    headers = {"content-type": answer.media_type, **answer.headers}
    listed = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    gone = asyncio.ensure_future(receive())  # the body was read to its end, so all that can come is the client's leave
    sent = 0
    try:
        await send({"type": "http.response.start", "status": answer.status, "headers": listed})
        for start in range(0, len(data), size):
            if start:
                await asyncio.wait({gone}, timeout=pace)
            if gone.done():
                break
            piece = data[start : start + size]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            sent += len(piece)
        else:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()
        if answer.on_sent is not None:
            answer.on_sent(sent)
