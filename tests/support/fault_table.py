"""The table of faults: what a server or a network does, and what a billed call or a read makes of it.

The tests assert each row, sync and async; docs/faults.md shows them. `python tests/support/fault_table.py` (with the
repository, generated and tests/support on the path) writes the page anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from fault_server import (
    GZIPPED,
    after_early_hints,
    bombs,
    cuts_body,
    drips_body,
    drips_headers,
    echoes,
    floods,
    hangs_up,
    is_silent,
    never_reads,
    replies,
    resets,
    resets_early,
)

from voxwright import errors

if TYPE_CHECKING:
    from fault_server import Behaviour, Exchange

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"
QUICK = 2.5
"""Seconds that a fault without a wait may take in a test, the server's own time and a loaded machine's included."""

OK = replies(200, {"id": "v"})
GZIP = (("Content-Encoding", "gzip"),)
ELSEWHERE = (("Location", "https://elsewhere.invalid/voices"),)
LATER = (("Retry-After", "3600"),)
SOON = (("Retry-After", "0"),)
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
    """A fault: `kind` is what the call ends in (None: a voice), `sent` how often the request was received.

    `everywhere` says that it does not depend on what the vendor documents, so that it holds for each of them.
    """

    name: str
    behaviours: tuple[Behaviour, ...]
    kind: type[Exception] | None
    sent: int = 1
    fields: dict[str, object] = field(default_factory=dict[str, object])
    everywhere: bool = True

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
    Row("truncated JSON", (replies(200, b'{"id":"v'),), Unexpected, 1, {"raw_body": b'{"id":"v'}),
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
    Row("reset once, then fine", (resets, OK), None, 2),
    Row("close once, then fine", (hangs_up, OK), None, 2),
    Row("close in the middle once, then fine", (cuts_body, OK), None, 2),
    Row("503, then fine", (replies(503), OK), None, 2),
    Row("500 always", (replies(500),), errors.ServerError, 3),
    Row("reset always", (resets,), errors.APIConnectionError, 3),
    Row("404", (replies(404, {}),), errors.NotFoundError),
    Row("a redirect", (replies(302, b"", headers=ELSEWHERE),), errors.APIStatusError),
    Row("an empty object", (replies(200, {}),), Unexpected),
)
"""What a call that is safe to repeat ends in, with two further attempts."""

UNSENT = (
    ("nobody listens", "APIConnectionError", "3 attempts", "`sent=False`"),
    ("a connect that hangs", "APITimeoutError", "0", '`phase="connect"` `sent=False`'),
    ("a TLS handshake that hangs", "APITimeoutError", "0", '`phase="connect"` `sent=False`'),
    ("a certificate that does not verify", "APIConnectionError", "0, one attempt", "`sent=False`"),
    ("a proxy that refuses", "APIConnectionError", "0", "`sent=False`"),
    ("a pooled connection that went stale", "a voice", "1", "over a new connection"),
)
"""What happens before anything is sent; asserted in test_transport.py."""

HEAD = """# What goes wrong, and what it is called

Every row is asserted by tests, sync and async, against a server on loopback that does what it says; the rows without a
star also on every vendor's typed client. Nothing else comes out of a call: no exception of httpx, httpcore, json, attrs
or ssl. The table is written by `tests/support/fault_table.py`.

Each error has the vendor, the operation, the request as a value (its key masked), `sent`, `maybe_executed`, the status
and the vendor's request id as far as there was an answer, and the first 64 KiB of what came in `raw_body`, so that the
id of a voice that was paid for is not lost. All of them pickle.

"""

AFTER = """
## What a user's own client changes

`http_client=` and `transport=` take whatever of httpx's a user brings: proxies of every kind, event hooks, mounts, a CA
of one's own, `httpx.MockTransport`. These promises are ours all the same: one POST for a billed request, no redirect,
no authentication or cookies of that client's, bounded answers, one class for each fault, no key in it. These are then
theirs:

- the deadline: each step of theirs gets what is left of it as its timeout, and it is looked at between two pieces of an
  answer; a server that sends a header line a byte at a time can hold a sync client beyond it;
- certificates, proxies and how many connections there are, as their client has them;
- what their hooks and their transports log or keep: the request passes through them with the key in it;
- a transport that pulls the body before it connects: then a billed request counts as sent, and is not sent again.

On the default transport `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are obeyed, with user and password, as
long as the proxy is spoken to in plain http. One that is spoken to by TLS or SOCKS is a `ConfigurationError` that
names `http_client=`: give `httpx.Client(proxy=...)` there. `SSL_CERT_FILE` and `SSL_CERT_DIR` name other roots;
nothing in the environment turns the check of certificates off.

Outside the deadline is what no client can end: the resolution of a name by the operating system, and a file object of
the user's whose `read` does not return.
"""


def page() -> str:
    """Return the page."""
    parts = [HEAD, "## A billed request (clone, design)\n\n", table(BILLED, "at once")]
    parts += [
        "\n## What is slow\n\nOf a billed request; a read is an `APITimeoutError`.\n\n",
        table(SLOW, "the timeout"),
    ]
    parts += ["\n## Before anything is sent\n\n| | ends in | POSTs | fields |\n|---|---|---|---|\n"]
    for name, kind, posts, fields in UNSENT:
        parts.append(f"| {name} | {kind if ' ' in kind else f'`{kind}`'} | {posts} | {fields} |\n")
    parts += ["\n## A read\n\nRepeated up to `retries=2` times, with growing, jittered waits.\n\n"]
    parts += [table(READS, "at once, or after the waits", "requests"), AFTER]
    return "".join(parts)


def table(rows: tuple[Row, ...], seconds: str, sent: str = "POSTs") -> str:
    """Return rows as a table of Markdown."""
    lines = [f"| | ends in | {sent} | seconds | fields |", "|---|---|---|---|---|"]
    for row in rows:
        kind = "a voice" if row.kind is None else f"`{row.kind.__name__}`"
        fields = " ".join(f"`{name}={value!r}`" for name, value in row.fields.items())
        star = "" if row.everywhere else " \\*"
        lines.append(f"| {row.name}{star} | {kind} | {row.sent} | {seconds} | {fields} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
