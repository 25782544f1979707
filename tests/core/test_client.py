"""`_core.client` and `_core.settings`: making a client, its options, what the user brings, and its end."""

from __future__ import annotations

import asyncio
import importlib
import logging
import pickle
import subprocess
import sys
import traceback
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from acme import CLIP, CLONE, DESIGN, GET, KEY, MODES, VENDOR, Voice, call, clone, timed
from fault_server import FaultServer, hangs_up, is_silent, replies
from leaks import assert_no_secret
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.operation import Operation, Security, Sunset, Vendor
from voxwright._core.secret import Secret

if TYPE_CHECKING:
    from voxwright._core.event import Event

OK = replies(200, {"id": "v"})
REQUEST = GET.request(id="v")


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def vendor_like(**changes: Any) -> Vendor:
    """Return the vendor with something else about it."""
    values = {name: getattr(VENDOR, name) for name in Vendor.__slots__}
    return Vendor(**{**values, **changes})


@pytest.mark.parametrize("kind", [SyncClient, AsyncClient])
def test_a_key_is_taken_from_the_environment(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first variable of the vendor's that holds one."""
    monkeypatch.setenv("ACME_API_KEY", "")
    monkeypatch.setenv("ACME_TOKEN", "from-the-environment")

    assert kind(VENDOR)._settings.secret.reveal() == "from-the-environment"


def test_a_missing_key_names_the_variables() -> None:
    """Before any request."""
    with pytest.raises(errors.MissingAPIKeyError) as caught:
        SyncClient(VENDOR)

    assert caught.value.env_vars == ("ACME_API_KEY", "ACME_TOKEN")
    assert "give api_key=, or set ACME_API_KEY or ACME_TOKEN" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sk-bad\nvalue", "line break or another control"),
        ("sk-bad-value\n", "white space, or a line break, around it"),
        ("sk-bad-\u043a\u043b\u044e\u0447", "a header can not carry"),
        ("  ", "is empty"),
        ("", "is empty"),
        (b"sk-bad", "is bytes, not a str"),
        (5, "is int, not a str"),
    ],
)
def test_what_can_not_be_a_key_is_refused_without_being_shown(key: Any, words: str) -> None:
    """The message says what is wrong with it, and nothing of it."""
    with pytest.raises(errors.ConfigurationError, match=words) as caught:
        SyncClient(VENDOR, api_key=key)

    assert "bad" not in str(caught.value)


def test_a_key_can_be_a_function_and_is_asked_for_each_attempt(mode: str) -> None:
    """So that it can be rotated."""
    keys = iter(["first-key-0001", "second-key-002"])

    with FaultServer((replies(429, {}, headers=(("Retry-After", "0"),)), OK)) as server:
        call(mode, REQUEST, server.url, api_key=lambda: next(keys))

        assert [one.header("authorization") for one in server.received] == [
            "Bearer first-key-0001",
            "Bearer second-key-002",
        ]


def test_what_a_key_function_raises_comes_out(mode: str) -> None:
    """As it is: it is the user's own; nothing was sent."""

    def broken() -> str:
        message = "the vault is closed"
        raise LookupError(message)

    with FaultServer((OK,)) as server, pytest.raises(LookupError, match="the vault is closed") as caught:
        call(mode, REQUEST, server.url, api_key=broken)

    assert caught.traceback[-1].name == "broken"
    assert server.received == []


def test_a_bad_key_of_a_function_is_a_configuration_error(mode: str) -> None:
    """Refused before anything is sent."""
    with FaultServer((OK,)) as server, pytest.raises(errors.ConfigurationError, match="line break"):
        call(mode, REQUEST, server.url, api_key=lambda: "sk-bad\r\nX-Evil: 1")

    assert server.received == []


@pytest.mark.parametrize(
    ("security", "name", "value"),
    [
        (Security("header", "X-API-Key", ""), "x-api-key", "k-12345678"),
        (Security("header", "Authorization", "Bearer "), "authorization", "Bearer k-12345678"),
        (Security("basic", "Authorization", ""), "authorization", "Basic ay0xMjM0NTY3OA=="),
        (Security("cookie", "session", ""), "cookie", "session=k-12345678"),
    ],
    ids=lambda value: value.kind if isinstance(value, Security) else None,
)
def test_the_key_goes_where_the_vendor_wants_it(security: Security, name: str, value: str) -> None:
    """Header, basic or cookie."""
    with FaultServer((OK,)) as server:
        vendor = vendor_like(security=security)
        with SyncClient(vendor, api_key="k-12345678", base_url=server.url) as client:
            client.send(REQUEST)

        assert server.received[0].header(name) == value


def test_a_key_in_the_query_is_quoted_and_masked() -> None:
    """It is in the URL, and in no error that the URL may get into."""
    with FaultServer((OK, replies(400, b"no such thing: /voices/v?key=k%2F12345678"))) as server:
        vendor = vendor_like(security=Security("query", "key", ""))
        with SyncClient(vendor, api_key="k/12345678", base_url=server.url) as client:
            client.send(REQUEST)
            error = timed(lambda: client.send(REQUEST))[1]

        assert server.received[0].target == "/voices/v?key=k%2F12345678"
        assert error.raw_body == b"no such thing: /voices/v?key=***"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("http://localhost:1/api//", "http://localhost:1/api"),
        ("http://[::1]:80", "http://[::1]:80"),
        ("https://proxy.example/acme/", "https://proxy.example/acme"),
    ],
)
def test_a_base_url_is_kept_without_its_slash(given: str, kept: str) -> None:
    """Plain http on loopback only."""
    assert SyncClient(VENDOR, api_key=KEY, base_url=given).base_url == kept


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("http://api.example", "is plain http"),
        ("http://127.0.0.1.example", "is plain http"),
        ("http://localhost.example", "is plain http"),
        ("http://10.0.0.1", "is plain http"),
        ("ftp://x.example", "no http or https address"),
        ("api.example", "no http or https address"),
        ("https://", "no http or https address"),
        ("https://x.example:port", "no http or https address"),
        ("https://[::1", "no http or https address"),
        ("https://user:pass@x.example", "may hold no user"),
        ("https://x.example?a=b", "may hold no user"),
        ("https://x.example#a", "may hold no user"),
        ("https://x.example/a b", "may hold no user"),
        ("", "no http or https address"),
    ],
)
def test_a_base_url_that_would_harm_is_refused(given: str, words: str) -> None:
    """And user and password in it are not shown."""
    with pytest.raises(errors.ConfigurationError, match=words) as caught:
        SyncClient(VENDOR, api_key=KEY, base_url=given)

    assert "pass" not in str(caught.value)


def test_an_operation_with_a_server_of_its_own_goes_there_unless_told_otherwise() -> None:
    """A base URL given by the user is for all operations."""
    own = Operation(
        vendor=VENDOR, name="x", method="GET", path="/x", server="https://other.invalid/", answers=GET.answers
    )
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"id": "v"})

    transport = httpx.MockTransport(handler)
    SyncClient(VENDOR, api_key=KEY, transport=transport).send(own.request())
    SyncClient(VENDOR, api_key=KEY, transport=transport).send(REQUEST)
    SyncClient(VENDOR, api_key=KEY, transport=transport, base_url="https://mine.invalid").send(own.request())

    assert seen == ["https://other.invalid/x", "https://acme.invalid/voices/v", "https://mine.invalid/x"]


def test_options_make_another_client_and_leave_this_one() -> None:
    """It shares key and connections; closing it does not close this one."""
    with FaultServer((OK,)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        other = client.with_options(timeout=3, retries=0, headers={"X-Mine": "1"})
        other.send(REQUEST)
        other.close()
        client.send(REQUEST)

        assert (other.timeout, other.retries, client.timeout, client.retries) == (3.0, 0, 120.0, 2)
        assert [one.header("x-mine") for one in server.received] == ["1", None]
        assert server.connections == 1
        with pytest.raises(errors.ConfigurationError, match="closed"):
            other.send(REQUEST)


@pytest.mark.parametrize("name", ["Authorization", "host", "Content-Type", "content-length", "Cookie"])
def test_options_can_not_replace_what_the_client_sets(name: str) -> None:
    """The key least of all."""
    client = SyncClient(VENDOR, api_key=KEY)

    with pytest.raises(errors.ConfigurationError, match="set by the client itself"):
        client.with_options(headers={name: "x"})


@pytest.mark.parametrize("headers", [{"X-A": "a\r\nX-B: b"}, {"X-\u00e4": "a"}, {"X-A\n": "a"}, {"X-A": "\u4f60"}])
def test_options_can_not_hold_what_a_header_can_not(headers: dict[str, str]) -> None:
    """A line break would be a header of somebody else's."""
    client = SyncClient(VENDOR, api_key=KEY)

    with pytest.raises(errors.ConfigurationError, match="can not carry"):
        client.with_options(headers=headers)


def test_a_call_can_have_options_of_its_own(mode: str) -> None:
    """`timeout` and `retries` of `send`."""
    with FaultServer((is_silent,)) as server:
        if mode == "sync":
            client = SyncClient(VENDOR, api_key=KEY, base_url=server.url)
            seconds, error = timed(lambda: client.send(REQUEST, timeout=0.3, retries=0))
            client.close()
        else:

            async def main() -> Any:
                async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                    return await client.send(REQUEST, timeout=0.3, retries=0)

            seconds, error = timed(lambda: asyncio.run(main()))

    assert type(error) is errors.APITimeoutError
    assert seconds < 0.6


@pytest.mark.parametrize("kind", [SyncClient, AsyncClient])
@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param({"timeout": httpx.Timeout(5)}, TypeError, id="httpx-timeout"),
        pytest.param({"timeout": None}, TypeError, id="no-timeout"),
        pytest.param({"timeout": 0}, ValueError, id="zero-timeout"),
        pytest.param({"retries": -1}, ValueError, id="negative-retries"),
        pytest.param({"http_client": object()}, TypeError, id="no-http-client"),
        pytest.param({"transport": object()}, TypeError, id="no-transport"),
    ],
)
def test_a_client_that_can_not_work_is_not_made(kind: Any, options: dict[str, Any], error: type[Exception]) -> None:
    """The mistake is told where it is made."""
    with pytest.raises(error):
        kind(VENDOR, api_key=KEY, **options)


def test_a_client_of_the_other_kind_is_refused() -> None:
    """A sync client takes no async one, nor the other way round."""
    with httpx.Client() as sync_client, pytest.raises(TypeError, match=r"httpx\.AsyncClient"):
        AsyncClient(VENDOR, api_key=KEY, http_client=sync_client)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"httpx\.Client"):
        SyncClient(VENDOR, api_key=KEY, http_client=httpx.AsyncClient())  # type: ignore[arg-type]


def test_a_closed_client_says_so(mode: str) -> None:
    """Instead of opening connections that nobody closes."""
    if mode == "sync":
        client = SyncClient(VENDOR, api_key=KEY)
        client.close()
        client.close()
        error = timed(lambda: client.send(REQUEST))[1]
    else:

        async def main() -> Any:
            client = AsyncClient(VENDOR, api_key=KEY)
            await client.aclose()
            await client.aclose()
            return await client.send(REQUEST)

        error = timed(lambda: asyncio.run(main()))[1]

    assert type(error) is errors.ConfigurationError
    assert "the client is closed" in str(error)


@pytest.mark.parametrize("kind", [SyncClient, AsyncClient])
def test_a_vendor_that_ends_is_warned_of_where_the_client_is_made(kind: Any) -> None:
    """Once, at the user's own line, and not for another address."""
    vendor = vendor_like(sunset=Sunset("2026-08-31", "see acme.invalid/end"))

    with pytest.warns(errors.VendorSunsetWarning, match="Acme's API (is|was) 2026-08-31: see acme") as caught:
        kind(vendor, api_key=KEY)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kind(vendor, api_key=KEY, base_url="http://127.0.0.1:1")

    assert [warning.filename for warning in caught] == [__file__]


def test_a_client_shows_no_key() -> None:
    """Not in repr, not in its attributes, and it does not pickle."""
    client = SyncClient(VENDOR, api_key=KEY, base_url="http://127.0.0.1:1")

    assert repr(client) == "SyncClient(base_url='http://127.0.0.1:1', timeout=120, retries=2)"
    assert KEY not in repr(vars(client))
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(client)


def test_a_secret_can_be_handed_on() -> None:
    """The common client makes it, and the vendor's takes it."""
    assert SyncClient(VENDOR, api_key=Secret(KEY))._settings.secret.reveal() == KEY


def test_making_a_client_loads_nothing_heavy() -> None:
    """Httpx and attrs come with the first call."""
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from voxwright._core.client import AsyncClient, SyncClient\n"
        "from voxwright._core.operation import Vendor\n"
        "vendor = Vendor(name='a', title='A', base_url='https://a.invalid', env=('A',))\n"
        "SyncClient(vendor, api_key='k').with_options(timeout=1); AsyncClient(vendor, api_key='k')\n"
        "heavy = {'attr', 'attrs', 'httpx', 'httpcore', 'typing', 'logging', 'json', 'ssl', 'asyncio', 're'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def mock(mode: str, handler: Any, request: Any = REQUEST, **options: Any) -> Any:
    """Send through a mock transport and return the answer or the error."""
    return timed(
        lambda: call(mode, request, "https://acme.invalid", transport=httpx.MockTransport(handler), **options)
    )[1]


def test_a_mock_transport_works(mode: str) -> None:
    """It sees the request as it would be sent, the body and the key in it."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "v"})

    assert mock(mode, handler, clone()) == Voice(id="v")
    assert seen[0].headers["authorization"] == f"Bearer {KEY}"
    assert int(seen[0].headers["content-length"]) == len(seen[0].content)
    assert CLIP in seen[0].content
    assert (seen[0].method, str(seen[0].url)) == ("POST", "https://acme.invalid/voices/clone")


@pytest.mark.parametrize("status", [429, 500])
def test_a_mock_transport_is_held_to_the_same_rules(mode: str, status: int) -> None:
    """429 is tried again, byte for byte; 500 of a billed call is not."""
    bodies: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        return httpx.Response(status if len(bodies) == 1 else 200, json={"id": "v"}, headers={"Retry-After": "0"})

    result = mock(mode, handler, clone())

    assert (type(result), len(bodies)) == ((Voice, 2) if status == 429 else (errors.ServerError, 1))
    assert len(set(bodies)) == 1


@pytest.mark.parametrize(
    "raised",
    [httpx.ConnectError("no"), httpx.ReadTimeout("late"), httpx.RemoteProtocolError("what"), RuntimeError("own")],
)
def test_what_a_transport_raises_becomes_one_of_ours(mode: str, raised: Exception) -> None:
    """A mock reads the body first, so a billed request counts as sent, whatever it raises."""

    def handler(_: httpx.Request) -> httpx.Response:
        raise raised

    error = mock(mode, handler, clone())

    assert type(error) is errors.OutcomeUnknownError
    assert str(raised) in str(error.__cause__)
    assert error.__context__ is None


def test_a_compressed_answer_of_a_mock_is_read(mode: str) -> None:
    """Httpx has inflated what is in memory already."""
    import gzip

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200,
            content=gzip.compress(b'{"id":"v"}'),
            headers={"Content-Encoding": "gzip", "Content-Type": "application/json"},
        )

    assert mock(mode, handler) == Voice(id="v")


def through(mode: str, request: Any, url: str, **options: Any) -> Any:
    """Send through a user's own client of httpx, made with `options`, and return the answer or the error."""
    mine = {"api_key": KEY, "base_url": url, "timeout": options.pop("total", 5.0)}
    if mode == "sync":
        with httpx.Client(**options) as own, SyncClient(VENDOR, http_client=own, **mine) as client:
            return timed(lambda: client.send(request))[1]

    async def main() -> Any:
        async with httpx.AsyncClient(**options) as own, AsyncClient(VENDOR, http_client=own, **mine) as client:
            return await client.send(request)

    return timed(lambda: asyncio.run(main()))[1]


def test_a_users_own_client_is_used(mode: str) -> None:
    """With its headers and hooks; its redirects, authentication and cookies stay out."""
    with FaultServer((OK,)) as server:
        own = {
            "headers": {"X-Gateway": "g", "Authorization": "Bearer mine"},
            "auth": ("u", "p"),
            "follow_redirects": True,
        }
        assert through(mode, clone(), server.url, **own) == Voice(id="v")

        received = server.received[0]
        assert (received.header("x-gateway"), received.header("authorization")) == ("g", f"Bearer {KEY}")
        assert CLIP in received.body


def test_a_users_own_client_is_held_to_the_same_rules(mode: str) -> None:
    """A redirect is not followed, and a broken billed call is not sent again."""
    with FaultServer((replies(307, b"", headers=(("Location", "/elsewhere"),)), hangs_up)) as server:
        first = through(mode, clone(), server.url, follow_redirects=True)
        second = through(mode, clone(), server.url)

        assert [type(first), type(second)] == [errors.APIStatusError, errors.OutcomeUnknownError]
        assert server.posts == 2


def test_a_users_own_client_gets_the_total_as_its_timeouts(mode: str) -> None:
    """Its default of five seconds would cut slow vendors; one that was set counts where it is shorter."""
    with FaultServer((is_silent,)) as server:
        total = timed(lambda: through(mode, clone(), server.url, total=0.3))
        own = timed(lambda: through(mode, clone(), server.url, timeout=0.3))

    assert [type(total[1]), type(own[1])] == [errors.OutcomeUnknownError] * 2
    assert max(total[0], own[0]) < 0.8
    assert total[1].timed_out


def test_what_the_user_brought_stays_open() -> None:
    """Closing our client does not close theirs."""
    with FaultServer((OK,)) as server, httpx.Client() as own:
        SyncClient(VENDOR, api_key=KEY, http_client=own).close()

        assert own.get(server.url).status_code == 200


def test_one_line_a_try_is_logged_at_debug(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    """Method, path template, status, seconds, attempt; no headers, no body, no id."""
    with FaultServer((replies(503), OK)) as server, caplog.at_level(logging.DEBUG, logger="voxwright"):
        call(mode, GET.request(id="secret-id"), server.url)

    lines = [record.getMessage() for record in caplog.records if record.name == "voxwright"]
    assert [line.partition(" in ")[0] for line in lines] == [
        "acme GET /voices/{id}: 503",
        "acme GET /voices/{id}: 200",
    ]
    assert [line.rpartition(", ")[2] for line in lines] == ["attempt 1", "attempt 2"]


def test_progress_counts_the_bytes_of_the_body(mode: str) -> None:
    """Ever more, up to the total."""
    seen: list[tuple[int, int]] = []
    clip = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(3_000_000)

    with FaultServer((OK,)) as server:
        call(mode, clone(clip), server.url, on_progress=lambda sent, total: seen.append((sent, total)))
        total = len(server.received[0].body)

    assert {step[1] for step in seen} == {total}
    assert [step[0] for step in seen] == sorted({step[0] for step in seen})
    assert seen[-1] == (total, total)
    assert len(seen) > 3


def test_what_a_progress_callback_raises_comes_out(mode: str) -> None:
    """As it is, with its own frames and none of ours that held the key."""

    def broken(sent: int, total: int) -> None:
        raise LookupError(sent, total)

    with FaultServer((OK,)) as server, pytest.raises(LookupError) as caught:
        call(mode, clone(), server.url, on_progress=broken)

    assert caught.traceback[-1].name == "broken"
    assert not [entry for entry in caught.traceback if entry.name in {"build", "handle_request", "_send_request_body"}]


def test_a_hook_is_told_of_each_try(mode: str) -> None:
    """With the request, whose key it can not see."""
    seen: list[Event] = []

    with FaultServer((replies(503, b"busy"), OK)) as server:
        call(mode, clone(), server.url, on_event=seen.append)

    assert [(event.kind, event.attempt, event.status_code, event.body) for event in seen] == [
        ("sending", 1, 0, b""),
        ("answered", 1, 503, b"busy"),
        ("sending", 2, 0, b""),
        ("answered", 2, 200, b'{"id": "v"}'),
    ]
    assert KEY not in "".join(f"{event!r}{event.request!r}{event.headers}{event.request.curl()}" for event in seen)
    assert repr(seen[-1]) == "<Event answered acme voices.clone, attempt 2, status 200>"


def test_more_can_be_sent_unchecked(mode: str) -> None:
    """`extra_body` and `extra_headers` of `send`."""
    extra: dict[str, Any] = {"extra_body": {"new": 1}, "extra_headers": {"X-New": "n"}}
    request = DESIGN.request(prompt="calm")
    with FaultServer((OK,)) as server:
        if mode == "sync":
            with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                client.send(request, **extra)
        else:

            async def main() -> None:
                async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                    await client.send(request, **extra)

            asyncio.run(main())

        assert server.received[0].body == b'{"prompt":"calm","new":1}'
        assert server.received[0].header("x-new") == "n"


def test_every_request_says_what_it_takes() -> None:
    """Host, Accept, Accept-Encoding, User-Agent and a true Content-Length."""
    with FaultServer((OK,)) as server:
        call("sync", clone(), server.url)
        received = server.received[0]

    assert received.header("host") == f"127.0.0.1:{server.port}"
    assert received.header("accept") == "application/json"
    assert received.header("accept-encoding") == "gzip, deflate"
    assert received.header("user-agent") == "voxwright-python"
    assert received.header("content-length") == str(len(received.body))
    assert received.header("transfer-encoding") is None


def test_a_post_without_a_body_says_so() -> None:
    """Its Content-Length is 0, and it counts as sent."""
    empty = Operation(vendor=VENDOR, name="x", method="POST", path="/x", answers=CLONE.answers, billed=True)
    with FaultServer((hangs_up,)) as server:
        error = timed(lambda: call("sync", empty.request(), server.url))[1]

        assert server.received[0].header("content-length") == "0"
        assert (type(error), server.posts) == (errors.OutcomeUnknownError, 1)


@pytest.mark.parametrize("vendor", sorted(VENDORS))
@pytest.mark.parametrize("flavour", ["", "Async"])
@pytest.mark.parametrize(
    "wrong",
    [{"timeout": -1}, {"retries": -1}, {"base_url": "http://example.com"}, {"http_client": 5}, {"api_key": f"{KEY}\n"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_constructor_that_fails_shows_no_key(vendor: str, flavour: str, wrong: dict[str, Any]) -> None:
    """In no local of any of its frames, as debuggers and crash reporters dump them."""
    typed = getattr(importlib.import_module(f"voxwright_clients.{vendor}"), flavour + VENDORS[vendor]["class"])
    common = partial(getattr(voxwright, f"{flavour}Client"), vendor)

    for made in (typed, common):
        error = timed(lambda made=made: made(**{"api_key": KEY, **wrong}))[1]

        assert isinstance(error, (errors.ConfigurationError, TypeError, ValueError))
        assert_no_secret(error, "")
        names = [str(frame.f_globals["__name__"]) for frame, _ in traceback.walk_tb(error.__traceback__)]
        assert any("voxwright" in name for name in names)


def test_a_bad_key_of_the_environment_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is most often a good one with a line break behind it."""
    monkeypatch.setenv("ACME_API_KEY", f"{KEY}\n")

    error = timed(lambda: SyncClient(VENDOR))[1]

    assert type(error) is errors.ConfigurationError
    assert_no_secret(error, "")
