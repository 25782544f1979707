"""Operations that share an address: the one is meant whose constant values a request has, such as a model's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.types import Message

from .checks import parse_json
from .document import Operation
from .values import as_map

PEEKED_BYTES: Final = 1024 * 1024
"""How much of a body is read before it is known what it is for; a larger one is for the first operation."""
Found = tuple[Operation, Mapping[str, str]]


async def choose(request: Request, found: Sequence[Found]) -> tuple[Request, Found]:
    """Return the operation that a request means, with its path parameters, and the request to be read from now on.

    Of the operations whose constants it has, the one with the most; the first of all if there is none. A multipart body
    is not looked into.
    """
    if len(found) == 1:
        return request, found[0]
    request, body = await _peek(request)
    sent: dict[tuple[str, str], object] = {("query", name): value for name, value in request.query_params.items()}
    sent |= {("header", name): value for name, value in request.headers.items()}
    sent |= {("body", name): value for name, value in _fields(request, body).items()}
    fitting = [each for each in found if _has(sent, each[0].constants)]
    return request, max(fitting, key=lambda each: len(each[0].constants), default=found[0])


def _has(sent: Mapping[tuple[str, str], object], constants: Mapping[tuple[str, str], object]) -> bool:
    return all(place in sent and _same(sent[place], value) for place, value in constants.items())


def _same(sent: object, value: object) -> bool:
    """Compare what came with a constant; where all is text, that of a number or a truth value stands for it."""
    if isinstance(sent, str) and not isinstance(value, str):
        return sent == (str(value).lower() if isinstance(value, bool) else str(value))
    return type(sent) is type(value) and sent == value


def _fields(request: Request, body: bytes) -> Mapping[str, object]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "application/x-www-form-urlencoded":
        return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    try:
        return as_map(parse_json(body))
    except ValueError:
        return {}


async def _peek(request: Request) -> tuple[Request, bytes]:
    """Read the beginning of a body, and return it with a request whose body can be read as if nothing had been."""
    kept: list[Message] = []
    body = bytearray()
    while len(body) <= PEEKED_BYTES:
        kept.append(await request.receive())
        body += kept[-1].get("body", b"")
        if not kept[-1].get("more_body"):
            break

    async def receive() -> Message:
        return kept.pop(0) if kept else await request.receive()

    return Request(request.scope, receive), bytes(body)
