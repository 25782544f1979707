"""The sandbox as an ASGI application."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from .desk import Settings
from .document import Document, shipped_documents
from .engine import Engine
from .journal import Seen
from .outbox import Delivery, Outbox
from .streaming import stream
from .values import Answer

Documents: TypeAlias = Mapping[str, Mapping[str, object]]


def create_app(
    *,
    api_key: str = "sandbox-key",
    documents: Documents | None = None,
    rate_limits: bool = False,
    task_polls: int = 3,
    on_request: Callable[[Seen], object] | None = None,
    clock: Callable[[], float] = time.monotonic,
    callback_to: str | None = None,
    callback_scale: float = 1.0,
    on_callback: Callable[[Delivery], object] | None = None,
    page_size: int | None = None,
    clone_polls: int = 1,
    speech_pace: float = 0.0,
) -> Starlette:
    """Return the sandbox as an ASGI application, to be run by a server of one's own.

    Args:
        api_key: The key that every vendor accepts.
        documents: Normalized OpenAPI documents by vendor name, those of further versions by vendor/version; the shipped
            ones if left out.
        rate_limits: Whether the documented rate limits are enforced.
        task_polls: How many times a task is asked for until it is done, at least 1.
        on_request: Called with each request's record before its answer leaves, or once it has where that is streamed,
            on the server's thread.
        clock: Seconds that never go back, for the rate limits and for links that stop working.
        callback_to: Where callbacks go instead of the address that was handed in, on this machine; None sends none.
        callback_scale: How many seconds a second of a callback takes: of the waits, and of a task that ends by itself.
        on_callback: Called with the record of each attempt to make a callback, on the server's thread.
        page_size: How many voices a page of a list holds at most, whatever is asked for.
        clone_polls: How many lists still show a new clone as unfinished, where a vendor's clones take their time.
        speech_pace: Seconds between the pieces in which speech is sent.

    Returns:
        The application. Its `state.engine` holds what it saw.
    """
    known = shipped_documents() if documents is None else _given(documents)
    engine = Engine(
        known,
        api_key=api_key,
        rate_limits=rate_limits,
        on_request=on_request,
        clock=clock,
        outbox=Outbox(to=callback_to, scale=callback_scale, on_delivery=on_callback),
        settings=Settings(task_polls=task_polls, page_size=page_size, clone_polls=clone_polls, speech_pace=speech_pace),
    )

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        answer = await engine.handle(Request(scope, receive))
        if answer.streamed:
            await stream(answer, receive, send, pace=engine.desk.settings.speech_pace)
        else:
            await _response(answer)(scope, receive, send)

    app = Starlette(routes=[_Everything(endpoint)])
    app.state.engine = engine
    return app


class _Everything(BaseRoute):
    """A route for all paths, those too with a line feed in them, which Starlette's own patterns do not match."""

    def __init__(self, endpoint: ASGIApp) -> None:
        self._endpoint = endpoint

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.FULL if scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._endpoint(scope, receive, send)


def _given(documents: Documents) -> dict[str, Document]:
    return {label: Document(label.partition("/")[0], raw) for label, raw in documents.items()}


def _response(answer: Answer) -> Response:
    headers = dict(answer.headers)
    if answer.body is None:
        return Response(status_code=answer.status, headers=headers)
    if "json" in answer.media_type:
        return JSONResponse(answer.body, status_code=answer.status, headers=headers, media_type=answer.media_type)
    body = answer.body if isinstance(answer.body, bytes | str) else str(answer.body)
    return Response(body, status_code=answer.status, headers=headers, media_type=answer.media_type)
