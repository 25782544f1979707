"""docs/faults.md, written of the rows that the tests assert.

`python tests/support/fault_table.py` (with the repository, generated and tests/support on the path) writes it anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fault_rows import BILLED, CHANGES, DELETIONS, READS, SLOW, SLOW_STREAMS, STREAMED

if TYPE_CHECKING:
    from fault_rows import Row

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"

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

STREAMS = """
## A billed request for sound

`speech.*`, on the typed clients and below `speak`. Status, content type and first bytes are judged before the call
returns, so that no page and no error is ever taken for sound; what breaks afterwards is raised where the stream is
read. `save()` then leaves no file, and an old one as it was. A stream that is longer than its Content-Length can not be
told from a whole one: it ends there. One that inflates to more than 8 MiB and 32 times what came is taken for a bomb:
8 to 16 MB of memory, whoever sent it.

"""

DELETED = """
## A deletion

Repeated as a read is. That a voice is gone after an attempt that may have deleted it is what was asked for.

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
    parts = [HEAD, "## A billed request (clone, design)\n\n", table(BILLED, "a voice", "at once")]
    parts += [
        "\n## What is slow\n\nOf a billed request; a read or a change is an `APITimeoutError`.\n\n",
        table(SLOW, "a voice", "the timeout"),
    ]
    parts += ["\n## Before anything is sent\n\n| | ends in | POSTs | fields |\n|---|---|---|---|\n"]
    for name, kind, posts, fields in UNSENT:
        parts.append(f"| {name} | {kind if ' ' in kind else f'`{kind}`'} | {posts} | {fields} |\n")
    parts += [STREAMS, streamed(STREAMED)]
    parts += ["\nAnd what is slow, at the timeout:\n\n", streamed(SLOW_STREAMS)]
    parts += ["\n## A read (list, get, a task)\n\nRepeated up to `retries=2` times, with growing, jittered waits.\n\n"]
    parts += [table(READS, "a voice", "at once, or after the waits", "requests")]
    parts += [
        "\n## A change (update)\n\nNot billed, but sent once all the same: twice may not be the same as once.\n\n"
    ]
    parts += [table(CHANGES, "a voice", "at once", "requests"), DELETED]
    parts += [table(DELETIONS, "it is deleted", "at once, or after the waits", "requests"), AFTER]
    return "".join(parts)


def table(rows: tuple[Row, ...], success: str, seconds: str, sent: str = "POSTs") -> str:
    """Return rows as a table of Markdown."""
    lines = [f"| | ends in | {sent} | seconds | fields |", "|---|---|---|---|---|"]
    for row in rows:
        taken = "the timeout" if row.is_silent else seconds
        lines.append(f"| {named(row)} | {kind_of(row, success)} | {row.sent} | {taken} | {fields_of(row)} |")
    return "\n".join(lines) + "\n"


def streamed(rows: tuple[Row, ...]) -> str:
    """Return rows of streams as a table of Markdown."""
    lines = ["| | ends in | raised by | POSTs | fields |", "|---|---|---|---|---|"]
    for row in rows:
        by = "-" if row.kind is None else "reading" if row.reading else "the call"
        lines.append(f"| {named(row)} | {kind_of(row, 'sound')} | {by} | {row.sent} | {fields_of(row)} |")
    return "\n".join(lines) + "\n"


def named(row: Row) -> str:
    """Return a row's name, with a star where it is not asserted of every vendor."""
    return row.name if row.everywhere else f"{row.name} \\*"


def kind_of(row: Row, success: str) -> str:
    """Return what a row ends in."""
    return success if row.kind is None else f"`{row.kind.__name__}`"


def fields_of(row: Row) -> str:
    """Return what is asserted of an error."""
    return " ".join(f"`{name}={value!r}`" for name, value in row.fields.items())


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
