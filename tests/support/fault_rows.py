"""The rows of the table of faults: what a server or a network does, and what a call makes of it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fault_server import (
    GZIPPED,
    after_early_hints,
    bombs,
    cuts_body,
    cuts_chunks,
    drips_body,
    drips_headers,
    drips_sound,
    echoes,
    floods,
    hangs_up,
    is_silent,
    never_reads,
    replies,
    resets,
    resets_early,
    resets_middle,
    sends_sound,
)

from voxwright import errors

if TYPE_CHECKING:
    from fault_server import Behaviour, Exchange

QUICK = 2.5
"""Seconds that a fault without a wait may take in a test, the server's own time and a loaded machine's included."""

OK = replies(200, {"id": "v"})
GZIP = (("Content-Encoding", "gzip"),)
ELSEWHERE = (("Location", "https://elsewhere.invalid/voices"),)
LATER = (("Retry-After", "3600"),)
SOON = (("Retry-After", "0"),)
NO_UTF_8 = b'{"id":"\xff\xfe"}'
PAST = (("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),)


def speaks_ssh(exchange: Exchange) -> None:
    """Answer in another protocol."""
    exchange.send(b"SSH-2.0-OpenSSH\r\n")
    exchange.end()


def never_ends_headers(exchange: Exchange) -> None:
    """Send headers without an end."""
    exchange.send(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 99_999)


@dataclass(frozen=True)
class Row:
    """A fault: `kind` is what the call ends in (None: a voice, or sound), `sent` how often the request was received.

    `everywhere` says that it does not depend on what the vendor documents, so that it holds for each of them; `reading`
    that the call gives a stream, and that it is reading it that ends so.
    """

    name: str
    behaviours: tuple[Behaviour, ...]
    kind: type[Exception] | None
    sent: int = 1
    fields: dict[str, object] = field(default_factory=dict[str, object])
    everywhere: bool = True
    reading: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether only the deadline ends it."""
        return self.behaviours[0] is is_silent

    def __str__(self) -> str:
        return self.name.replace(" ", "-")


Unexpected, Unknown = errors.UnexpectedResponseError, errors.OutcomeUnknownError

BILLED = (
    Row("429 with seconds, then fine", (replies(429, {}, headers=SOON), OK), None, 2, everywhere=False),
    Row("429 with a date, then fine", (replies(429, {}, headers=PAST), OK), None, 2, everywhere=False),
    Row("429, then 400", (replies(429, {}, headers=SOON), replies(400, {})), errors.BadRequestError, 2),
    Row("429 with an hour", (replies(429, {}, headers=LATER), OK), errors.RateLimitError, 1, {"retry_after": 3600.0}),
    Row("429 always", (replies(429, {}, headers=SOON),), errors.RateLimitError, 3, {"maybe_executed": False}),
    Row(
        "503 where the vendor says that it means nothing was done, then fine",
        (replies(503, {}, headers=SOON), OK),
        None,
        2,
        everywhere=False,
    ),
    Row("500 always", (replies(500, {}),), errors.ServerError, 1, {"maybe_executed": True, "status_code": 500}),
    Row("reset before the request was read", (resets_early,), Unknown, 0, {"timed_out": False}),
    Row("reset after it", (resets, OK), Unknown, 1, {"timed_out": False, "phase": "wait", "sent": True}),
    Row("close after it", (hangs_up, OK), Unknown, 1, {"timed_out": False, "phase": "wait"}),
    Row("close in the middle of the answer", (cuts_body, OK), Unknown, 1, {"phase": "receive"}),
    Row("reset in the middle of the answer", (resets_middle(b'{"id":"half'), OK), Unknown, 1, {"phase": "receive"}),
    Row("truncated JSON", (replies(200, b'{"id":"v'),), Unexpected, 1, {"raw_body": b'{"id":"v'}),
    Row("JSON that is no UTF-8", (replies(200, NO_UTF_8),), Unexpected, 1, {"raw_body": NO_UTF_8}),
    Row("HTML with 200", (replies(200, b"<p>", content_type="text/html"),), Unexpected, 1, {"raw_body": b"<p>"}),
    Row("HTML with 502", (replies(502, b"<p>", content_type="text/html"),), errors.ServerError, 1, {"body": None}),
    Row("an empty object", (replies(200, {}),), Unexpected, 1, {"raw_body": b"{}"}),
    Row("null", (replies(200, None),), Unexpected, 1, {"raw_body": b"null"}),
    Row("wrong types", (replies(200, {"id": [1], "voice_id": [1], "data": [1]}),), Unexpected),
    Row("a missing id", (replies(200, {"name": "Ada", "data": {}}),), Unexpected),
    Row("nothing at all", (replies(200, b""),), Unexpected),
    Row(
        "an error hidden in a 200",
        (replies(200, {"code": 4100, "msg": "no"}),),
        errors.AuthenticationError,
        1,
        {"code": "4100", "vendor_message": "no", "status_code": 200},
        everywhere=False,
    ),
    Row("a redirect to another host, 302", (replies(302, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("a redirect to another host, 307", (replies(307, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("an error of 200 MB", (floods(500),), errors.ServerError),
    Row("a success of 200 MB", (floods(200),), Unexpected),
    Row("a gzip bomb in a success", (bombs(200),), Unexpected),
    Row("a gzip bomb in an error", (bombs(400),), errors.BadRequestError),
    Row("damaged gzip", (replies(200, GZIPPED[:-9], headers=GZIP),), Unexpected),
    Row("gzip that is none", (replies(200, b'{"id":"v"}', headers=GZIP),), Unexpected),
    Row("gzip", (replies(200, GZIPPED, headers=GZIP),), None, everywhere=False),
    Row("a wrong content type", (replies(200, {"id": "v"}, content_type="text/csv"),), Unexpected),
    Row("no content type", (replies(200, {"id": "v"}, content_type=None),), None, everywhere=False),
    Row("an echo of the key in an error", (echoes(400),), errors.BadRequestError, 1, {"status_code": 400}),
    Row("an echo of the key in a success", (echoes(200),), Unexpected, everywhere=False),
    Row("a 103 first", (after_early_hints({"id": "v"}),), None, everywhere=False),
    Row("garbage after the answer", (replies(200, {"id": "v"}, trailing=b"garbage"),), None, everywhere=False),
    Row(
        "a Content-Length too long",
        (replies(200, {"id": "v"}, length=99, ends=True),),
        Unknown,
        1,
        {"phase": "receive"},
    ),
    Row("a Content-Length too short", (replies(200, {"id": "v"}, length=5),), Unexpected),
    Row("no HTTP", (speaks_ssh,), Unknown),
    Row("headers without end", (never_ends_headers,), Unknown),
    Row("an unknown success", (replies(299, {"id": "v"}),), None, everywhere=False),
    Row("an unknown error", (replies(499, {}),), errors.APIStatusError, 1, {"status_code": 499}),
    Row("status 999", (replies(999, {}),), errors.ServerError, 1, {"status_code": 999}),
)
"""What a billed request ends in."""

SLOW = (
    Row("headers, a byte at a time", (drips_headers,), Unknown, 1, {"phase": "wait", "timed_out": True}),
    Row("a body, a byte at a time", (drips_body,), Unknown, 1, {"phase": "receive", "timed_out": True}),
    Row("silence", (is_silent,), Unknown, 1, {"phase": "wait", "timed_out": True}),
    Row("nobody reads", (never_reads,), Unknown, 0, {"phase": "send", "timed_out": True}),
)
"""What ends at the deadline, within a tenth of a second of it."""

READS = (
    Row("reset once, then fine", (resets, OK), None, 2, everywhere=False),
    Row("close once, then fine", (hangs_up, OK), None, 2, everywhere=False),
    Row("close in the middle once, then fine", (cuts_body, OK), None, 2, everywhere=False),
    Row("503, then fine", (replies(503), OK), None, 2, everywhere=False),
    Row("500 always", (replies(500, {}, headers=SOON),), errors.ServerError, 3),
    Row("reset always", (resets,), errors.APIConnectionError, 3),
    Row("404", (replies(404, {}),), errors.NotFoundError),
    Row("a redirect", (replies(302, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("429 with an hour", (replies(429, {}, headers=LATER),), errors.RateLimitError, 1, {"retry_after": 3600.0}),
    Row("truncated JSON", (replies(200, b'{"id":"v'),), Unexpected, 1, {"raw_body": b'{"id":"v'}),
    Row("HTML with 200", (replies(200, b"<p>", content_type="text/html"),), Unexpected, 1, {"raw_body": b"<p>"}),
    Row("an empty object", (replies(200, {}),), Unexpected, everywhere=False),
    Row("null", (replies(200, None),), Unexpected, 1, {"raw_body": b"null"}),
    Row("wrong types", (replies(200, [[1]]),), Unexpected),
    Row("nothing at all", (replies(200, b""),), Unexpected),
    Row("a gzip bomb", (bombs(200),), Unexpected),
    Row("silence", (is_silent,), errors.APITimeoutError, 1, {"phase": "wait", "maybe_executed": False}),
)
"""What a call that is safe to repeat ends in, with two further attempts."""

SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(256)) * 40
PACKED = gzip.compress(SOUND, mtime=0)
WAV = "audio/wav"
AUDIO = replies(200, SOUND, content_type=WAV)
CUT = {"phase": "receive", "timed_out": False, "sent": True}
LATE = {"phase": "receive", "timed_out": True}

STREAMED = (
    Row("429 with seconds, then sound", (replies(429, {}, headers=SOON), AUDIO), None, 2),
    Row("500 always", (replies(500, {}),), errors.ServerError, 1, {"maybe_executed": True, "status_code": 500}),
    Row("an error that says that it is audio", (replies(402, SOUND, content_type=WAV),), errors.PaymentRequiredError),
    Row("an error of 200 MB", (floods(500),), errors.ServerError),
    Row("a page in place of audio", (replies(200, b"<p>", content_type="text/html"),), Unexpected),
    Row(
        "a page that says that it is audio",
        (replies(200, b"<p>", content_type=WAV),),
        Unexpected,
        1,
        {"raw_body": b"<p>"},
    ),
    Row(
        "JSON that says that it is audio",
        (replies(200, {"message": "busy"}, content_type=WAV),),
        Unexpected,
        1,
        {"raw_body": b'{"message": "busy"}'},
    ),
    Row("a wrong content type", (replies(200, SOUND, content_type="text/csv"),), Unexpected),
    Row("no content type", (replies(200, SOUND, content_type=None),), None),
    Row("nothing at all", (replies(200, b"", content_type=WAV),), Unexpected),
    Row("a redirect to another host, 302", (replies(302, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("a redirect to another host, 307", (replies(307, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("an echo of the key in what is no audio", (echoes(200, content_type=WAV),), Unexpected),
    Row("reset before the answer", (resets, AUDIO), Unknown, 1, {"phase": "wait", "timed_out": False}),
    Row("close after its head", (sends_sound(b"", length=99, ends=True), AUDIO), Unknown, 1, CUT),
    Row("close in its middle", (sends_sound(SOUND, length=99_999, ends=True), AUDIO), Unknown, 1, CUT, reading=True),
    Row(
        "reset in its middle",
        (resets_middle(SOUND, content_type=WAV, pause=0.05), AUDIO),
        Unknown,
        1,
        CUT,
        reading=True,
    ),
    Row("close in the middle of its chunks", (cuts_chunks, AUDIO), Unknown, 1, CUT, reading=True),
    Row("a Content-Length too short", (replies(200, SOUND, content_type=WAV, length=5_000),), None),
    Row("gzip", (replies(200, PACKED, content_type=WAV, headers=GZIP),), None),
    Row("gzip that is none", (replies(200, SOUND, content_type=WAV, headers=GZIP),), Unknown, 1, CUT),
    Row("damaged gzip", (replies(200, PACKED[:-9], content_type=WAV, headers=GZIP),), Unknown, 1, CUT, reading=True),
    Row("a gzip bomb", (bombs(200, content_type=WAV),), Unknown, 1, CUT, reading=True),
    Row("a 103 first", (after_early_hints(SOUND, content_type=WAV),), None),
    Row("garbage after the answer", (replies(200, SOUND, content_type=WAV, trailing=b"garbage"),), None),
)
"""What a billed request for sound ends in."""

SLOW_STREAMS = (
    Row("headers, a byte at a time", (drips_headers,), Unknown, 1, {"phase": "wait", "timed_out": True}),
    Row("silence", (is_silent,), Unknown, 1, {"phase": "wait", "timed_out": True}),
    Row("silence after the head", (sends_sound(b"", length=99),), Unknown, 1, LATE),
    Row("silence in its middle", (sends_sound(SOUND, length=99_999),), Unknown, 1, LATE, reading=True),
    Row("sound, a byte at a time", (drips_sound,), Unknown, 1, LATE, reading=True),
)
"""What of a billed request for sound ends at the deadline; a stream that costs nothing ends in an APITimeoutError."""

GONE = replies(404, {})
DONE = replies(204, content_type=None)
BROKEN = {"phase": "wait", "sent": True, "timed_out": False}
CHANGES = (
    Row("429, then 400", (replies(429, {}, headers=SOON), replies(400, {})), errors.BadRequestError, 2),
    Row("500 always", (replies(500, {}),), errors.ServerError, 1, {"maybe_executed": True}),
    Row("reset after it", (resets, OK), errors.APIConnectionError, 1, {**BROKEN, "maybe_executed": True}),
    Row("close in the middle of the answer", (cuts_body, OK), errors.APIConnectionError, 1, {"phase": "receive"}),
    Row("404", (GONE,), errors.NotFoundError),
    Row("truncated JSON", (replies(200, b'{"id":"v'),), Unexpected),
    Row("HTML with 200", (replies(200, b"<p>", content_type="text/html"),), Unexpected, 1, {"raw_body": b"<p>"}),
    Row("a missing id", (replies(200, {"name": "Ada"}),), Unexpected),
    Row("a redirect", (replies(307, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("silence", (is_silent,), errors.APITimeoutError, 1, {"phase": "wait", "maybe_executed": True}),
)
"""What a change of a voice ends in."""

DELETIONS = (
    Row("204", (DONE,), None),
    Row("200 without a body", (replies(200, content_type=None),), None),
    Row("404", (GONE,), errors.NotFoundError),
    Row("500, then 204", (replies(500, {}, headers=SOON), DONE), None, 2),
    Row("500 always", (replies(500, {}, headers=SOON),), errors.ServerError, 3),
    Row("reset after it, then 404", (resets, GONE), None, 2),
    Row("429, then 404", (replies(429, {}, headers=SOON), GONE), errors.NotFoundError, 2),
    Row("reset always", (resets,), errors.APIConnectionError, 3, BROKEN),
    Row("HTML with 200", (replies(200, b"<p>", content_type="text/html"),), Unexpected, 1, {"raw_body": b"<p>"}),
    Row("a redirect", (replies(302, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("silence", (is_silent,), errors.APITimeoutError, 1, {"phase": "wait"}),
)
"""What a deletion ends in, with two further attempts; what is gone after one that may have done it, is deleted."""
