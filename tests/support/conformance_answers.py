"""Documented answers, the error that each must end in, and transports that give any answer at all."""

from __future__ import annotations

import pickle
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from conformance_calls import KEY, Subject
from conformance_values import WAV
from judged import Wished, operations

from voxwright import errors
from voxwright._core.operation import Operation
from voxwright._core.pointer import lookup
from voxwright.sandbox.behaviour import Behaviour, Desk
from voxwright.sandbox.document import shipped_documents

CLASSES: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    415: errors.UnsupportedMediaTypeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
"""Written once more, on purpose: the suite does not ask the code which class is right."""


@cache
def answers_of(subject: Subject) -> tuple[Wished, ...]:
    """Return the documented answers of what a subject asks, each with each of its examples."""
    return next(
        tuple(each.answers())
        for each in operations()
        if (each.vendor, each.name) == (subject.label, subject.operation.name)
    )


def in_band_code(operation: Operation[Any], wished: Wished) -> object:
    """Return the code of an error that a success holds, or None."""
    rule = operation.vendor.in_band
    if rule is None or wished.status >= 300 or not isinstance(wished.value, dict):
        return None
    code = lookup(wished.value, rule.pointer)
    return None if code in rule.success else code


def error_class(operation: Operation[Any], wished: Wished) -> type[errors.APIStatusError] | None:
    """Return the class in which a documented answer ends, or None for a success."""
    code = in_band_code(operation, wished)
    if code is not None:
        rule = operation.vendor.in_band
        assert rule is not None
        return getattr(errors, rule.errors.get(str(code), rule.default))
    return None if wished.status < 300 else class_of(wished.status)


def class_of(status: int) -> type[errors.APIStatusError]:
    """Return the class of a status."""
    return CLASSES.get(status, errors.ServerError if status >= 500 else errors.APIStatusError)


@cache
def made_up(label: str, name: str) -> tuple[int, Any]:
    """Return status and body of a success that is made from the document's schema."""
    document = shipped_documents()[label]
    (here,) = [each for each in document.operations if each.name == name]
    return here.success, Behaviour(document, Desk()).record(here, {})


def success_of(subject: Subject) -> tuple[int, Any]:
    """Return status and body of a success: sound, or the document's own example, else one made from its schema."""
    operation = subject.operation
    found = [each for each in answers_of(subject) if each.status < 300 and error_class(operation, each) is None]
    if any(each.stream for each in operation.answers):
        return found[0].status, WAV
    # A list that says there is more would be asked for more.
    last = min(found, key=lambda each: "last" not in str(each.example))
    if last.value is not None or not last.media_type:
        return last.status, b"" if last.value is None else last.value
    return made_up(subject.label, operation.name)


def for_example(subject: Subject) -> dict[str, Any]:
    """Return arguments of a call that the documented success answers; one voice of a list is asked for by its id."""
    if subject.call != "get_voice" or not subject.reads_a_list:
        return subject.anything()
    return {**subject.arguments(), **subject.naming(next(ids_in(success_of(subject)[1])))}


def ids_in(node: Any) -> Iterator[str]:
    """Yield the ids in an answer."""
    for name, item in node.items() if isinstance(node, dict) else enumerate(node):
        if name in {"id", "voice_id"}:
            yield item
        elif isinstance(item, dict | list):
            yield from ids_in(item)


@dataclass(frozen=True)
class Sent:
    """A request as it would have left."""

    method: str
    url: str
    headers: httpx.Headers
    content: bytes


Answering = Callable[[], httpx.Response]


@dataclass
class Scripted(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Gives one answer after the other, the last over and over, and keeps what was sent; sync and async."""

    answers: tuple[Answering, ...]
    seen: list[Sent] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a sync client."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer an async client."""
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = self.answers[min(len(self.seen), len(self.answers) - 1)]
        self.seen.append(Sent(request.method, str(request.url), request.headers, request.content))
        return answer()


@cache
def trusted() -> ssl.SSLContext:
    """Return what takes httpx long to make for each client."""
    return ssl.create_default_context()


@dataclass
class Tapped(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Keeps what is sent, and sends it on to where it was to go."""

    seen: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sync = httpx.HTTPTransport(verify=trusted())
        self._async = httpx.AsyncHTTPTransport(verify=trusted())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send on what a sync client sends."""
        self._keep(request, request.read())
        return self._sync.handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send on what an async client sends."""
        self._keep(request, await request.aread())
        return await self._async.handle_async_request(request)

    def _keep(self, request: httpx.Request, content: bytes) -> None:
        request.stream = httpx.ByteStream(content)
        self.seen.append(Sent(request.method, str(request.url), request.headers, content))

    async def aclose(self) -> None:
        """Close what is open."""
        self._sync.close()
        await self._async.aclose()


def replies(status: int, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answering:
    """Return what makes an answer: a body of bytes goes as it is, any other as JSON."""
    kind = {"content": body} if isinstance(body, bytes) else {"json": body}
    return lambda: httpx.Response(status, headers=dict(headers or {}), **kind)  # type: ignore[arg-type]


def succeeds(subject: Subject, **headers: str) -> Answering:
    """Return what makes the success of a subject."""
    status, body = success_of(subject)
    return replies(status, body, headers={"content-type": "audio/wav", **headers} if body is WAV else headers)


def check_error(error: errors.VoxwrightError, subject: Subject) -> None:
    """Check what every error has: a readable line, vendor and operation, no key, and a way through pickle."""
    assert (subject.vendor, subject.operation.name) == (error.provider, error.operation)
    line = str(error)
    assert subject.vendor in line
    assert "\n" not in line
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(error), line) == (type(again), str(again))
    kept = {name: value for name, value in vars(error).items() if name != "request"}
    assert kept == {name: value for name, value in vars(again).items() if name != "request"}
    assert KEY not in f"{line} {error!r} {vars(error)} {again!r} {vars(again)}"
