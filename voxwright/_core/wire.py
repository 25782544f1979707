"""One attempt's way out and back, the part that sync and async share: headers, the body's pull, what went wrong.

The key enters here, at the last moment, and leaves here: what these functions return holds none.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

import httpx

from voxwright._core.collect import Collector
from voxwright._core.effects import Failure, Interruption, RawAnswer
from voxwright._core.redact import Redactor, describe
from voxwright._core.settings import check_key
from voxwright.errors import InvalidRequestError, VoxwrightError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Any

    from voxwright._core.effects import Attempt
    from voxwright._core.request import Request
    from voxwright._core.settings import Settings

READ_AHEAD = 4
"""Chunks of 64 KiB that one hop to a thread fetches in an async upload."""
SMALL_BODY = 64 * 1024
"""Bytes; a body up to this comes in one chunk and is not worth a hop to a thread."""


class Flight:
    """What is known of one attempt while it runs; it is the judge of `phase` and `sent`, not any exception."""

    __slots__ = (
        "_attempt",
        "_collector",
        "_headers",
        "_interruption",
        "_status",
        "expired",
        "phase",
        "redactor",
        "sent",
    )

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.phase = "connect"
        self.sent = False
        self.expired = False
        self._interruption: Interruption | None = None
        self.redactor = Redactor()
        self._status = 0
        self._headers: tuple[tuple[str, str], ...] = ()
        self._collector: Collector | None = None

    def answered(self, response: httpx.Response) -> Collector:
        """Note status and headers, and return what gathers the body."""
        self.phase = "receive"
        self._status = response.status_code
        self._headers = tuple(
            (name.decode("latin-1").lower(), self.redactor.text(value.decode("latin-1")))
            for name, value in response.headers.raw
        )
        encoding = "" if response.is_stream_consumed else response.headers.get("content-encoding", "")
        self._collector = Collector(self._status, encoding)
        return self._collector

    def answer(self) -> RawAnswer:
        """Return the answer, its secrets masked."""
        collector = self._collector
        body = b"" if collector is None else collector.body()
        mask = self.redactor.answer_bytes if 200 <= self._status < 300 else self.redactor.error_bytes
        flaw = None if collector is None else collector.flaw
        return RawAnswer(self._status, self._headers, mask(body), redactor=self.redactor, flaw=flaw, sent=self.sent)

    def stop(self, error: BaseException, *, own: bool = False) -> Stopped:
        """Keep an exception that is to reach the caller as it is, and return what ends the attempt in its place.

        `own` says that it is the user's, raised by a callback: then the frames of the callback stay with it.
        """
        frames = error.__traceback__.tb_next if own and error.__traceback__ else None
        self._interruption = Interruption(error, frames=frames)
        return Stopped()

    def failed(self, error: BaseException | None) -> Failure | Interruption:
        """Return what an exception of the attempt means; None stands for our own deadline."""
        if self._interruption is not None:
            return self._interruption
        if isinstance(error, VoxwrightError) or not (error is None or isinstance(error, Exception)):
            return Interruption(error)
        return Failure(
            self.phase,
            sent=self.sent,
            timed_out=error is None or self.expired or isinstance(error, (httpx.TimeoutException, TimeoutError)),
            permanent=is_permanent(error),
            cause=None if error is None else describe(error, self.redactor),
            partial=self.answer() if self._status else None,
        )


class Stopped(Exception):  # noqa: N818 - it is no error: it unwinds an attempt
    """Ends an attempt from within a callback."""


def is_permanent(error: BaseException | None) -> bool:
    """Tell whether the same attempt must fail the same way."""
    kinds = (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.LocalProtocolError)
    return isinstance(error, kinds) or "CERTIFICATE_VERIFY_FAILED" in str(error)


class Upload(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of one attempt. Its first pull is what "sent" means; it is pulled once."""

    def __init__(self, attempt: Attempt, flight: Flight) -> None:
        self._attempt = attempt
        self._flight = flight
        self._done = 0

    def __iter__(self) -> Iterator[bytes]:
        chunks = self._begin()
        while (chunk := self._pull(chunks)) is not None:
            yield chunk
            self._count(chunk)
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = self._begin()
        body = self._attempt.body
        if body is None or not body.blocking or body.length <= SMALL_BODY:
            while (chunk := self._pull(chunks)) is not None:
                yield chunk
                self._count(chunk)
        else:
            from asyncio import get_running_loop

            loop = get_running_loop()
            while batch := await loop.run_in_executor(None, self._pull_some, chunks):
                for chunk in batch:
                    yield chunk
                    self._count(chunk)
        self._end()

    def _begin(self) -> Iterator[bytes]:
        flight = self._flight
        if flight.sent:
            raise httpx.StreamConsumed
        flight.sent = True
        flight.phase = "send"
        body = self._attempt.body
        return iter(()) if body is None else body.chunks()

    def _pull(self, chunks: Iterator[bytes]) -> bytes | None:
        try:
            return next(chunks, None)
        except VoxwrightError as error:
            stopped = self._flight.stop(error)
        except Exception as error:  # noqa: BLE001 - whatever a user's file object raises
            stopped = self._flight.stop(unreadable(error))
        raise stopped

    def _pull_some(self, chunks: Iterator[bytes]) -> list[bytes]:
        batch: list[bytes] = []
        while len(batch) < READ_AHEAD and (chunk := self._pull(chunks)) is not None:
            batch.append(chunk)
        return batch

    def _count(self, chunk: bytes) -> None:
        self._done += len(chunk)
        self._report()

    def _report(self) -> None:
        attempt = self._attempt
        if attempt.on_progress is None or attempt.body is None:
            return
        try:
            attempt.on_progress(self._done, attempt.body.length)
        except BaseException as error:  # noqa: BLE001 - the user's own, handed back as it is
            stopped = self._flight.stop(error, own=True)
        else:
            return
        raise stopped

    def _end(self) -> None:
        body = self._attempt.body
        if body is not None and self._done != body.length:
            raise self._flight.stop(unreadable(None))
        self._flight.phase = "wait"


def unreadable(error: Exception | None) -> InvalidRequestError:
    """Return the error for a body that could not be read to its end while it was sent."""
    why = "its length changed" if error is None else f"{type(error).__name__}: {error}"
    reason = f"could not be read to its end while it was sent ({why}); the vendor got an incomplete request"
    return InvalidRequestError(f"the body {reason}", reason=reason)


def build(attempt: Attempt, settings: Settings, flight: Flight, own: Mapping[str, str] | None = None) -> httpx.Request:
    """Return the request for httpx, the key in it; `own` are default headers of the user's own client."""
    request = attempt.request
    url, target_headers = target(attempt, settings)
    headers: dict[str, tuple[str, str]] = {name.lower(): (name, value) for name, value in (own or {}).items()}
    headers.update(target_headers)
    body = attempt.body
    if body is not None:
        headers["content-type"] = ("Content-Type", body.content_type)
        headers["content-length"] = ("Content-Length", str(body.length))
    elif request.method in {"POST", "PUT", "PATCH"}:
        headers["content-length"] = ("Content-Length", "0")
    for name, value in (*settings.headers, *attempt.headers):
        headers[name.lower()] = (name, value)
    keyed = authorize(settings, flight, headers, url)
    raw = [encoded(name, value) for name, value in headers.values()]
    address = parsed(url) if keyed is url else httpx.URL(keyed)
    return httpx.Request(request.method, address, headers=raw, stream=Upload(attempt, flight))


@lru_cache(maxsize=64)
def parsed(url: str) -> httpx.URL:
    """Return a URL of httpx, which costs as much to make as the rest of a request; never of one with a key in it."""
    return httpx.URL(url)


def target(attempt: Attempt, settings: Settings) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return the URL of a request, and the headers that every request has."""
    request = attempt.request
    base = settings.base_url_of(request.operation)
    url = base + attempt.path
    if attempt.query:
        url = f"{url}?{urlencode(attempt.query)}"
    return url, {
        "host": ("Host", urlsplit(base).netloc),
        "accept": ("Accept", accepted(request)),
        "accept-encoding": ("Accept-Encoding", "gzip, deflate"),
        "user-agent": ("User-Agent", "voxwright-python"),
    }


def accepted(request: Request[Any]) -> str:
    """Return the Accept header: the media types of the documented answers."""
    types = dict.fromkeys(answer.media_type for answer in request.operation.answers if answer.media_type)
    return ", ".join(types) if types else "*/*"


def authorize(settings: Settings, flight: Flight, headers: dict[str, tuple[str, str]], url: str) -> str:
    """Put the key where the vendor wants it, and return the URL, which changes where that is the query."""
    key = reveal(settings, flight)
    security = settings.vendor.security
    kind = security.kind
    value = security.prefix + key
    secrets = [key]
    if kind == "basic":
        from base64 import b64encode

        value = b64encode(key.encode("latin-1")).decode("ascii")
        secrets.append(value)
        headers["authorization"] = ("Authorization", f"Basic {value}")
    elif kind == "query":
        url = f"{url}{'&' if '?' in url else '?'}{quote(security.name, safe='')}={quote(value, safe='')}"
    elif kind == "cookie":
        others = f"{headers['cookie'][1]}; " if "cookie" in headers else ""
        headers["cookie"] = ("Cookie", f"{others}{security.name}={value}")
    else:
        headers[security.name.lower()] = (security.name, value)
    flight.redactor = Redactor(secrets)
    return url


def reveal(settings: Settings, flight: Flight) -> str:
    """Return the key; what a user's callable raises reaches the caller as it is."""
    try:
        return check_key(settings.secret.reveal())
    except VoxwrightError as error:
        stopped = flight.stop(error)
    except BaseException as error:  # noqa: BLE001 - the user's own, handed back as it is
        stopped = flight.stop(error, own=True)
    raise stopped


def encoded(name: str, value: str) -> tuple[bytes, bytes]:
    """Return a header as bytes.

    Raises:
        InvalidRequestError: A header can not hold the text.
    """
    try:
        return name.encode("ascii"), value.encode("latin-1")
    except UnicodeEncodeError:
        reason = "can not be sent as a header: it holds characters beyond Latin-1"
    msg = f"{name!a} {reason}"
    raise InvalidRequestError(msg, field=name, reason=reason)
