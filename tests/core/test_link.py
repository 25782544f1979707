"""`_core.link`: what a vendor's links lead to, fetched without anything of the client's."""

from __future__ import annotations

import asyncio
import logging
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from acme import CLONE, GET, KEY, MODES, VENDOR, run, timed
from fault_server import Exchange, FaultServer, answer, replies
from leaks import assert_no_secret

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.flow import call
from voxwright._core.link import aopen_link, link_request, open_link
from voxwright._core.stream import AsyncByteStream, ByteStream

if TYPE_CHECKING:
    from voxwright._core.flow import Flow

MP3 = b"ID3\x04" + bytes(100_000)
SOUNDS = replies(200, MP3, content_type="audio/mpeg")
VOICE = replies(200, {"id": "v"})


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def opened(mode: str, url: str, **options: Any) -> bytes:
    """Open a link without a client, and read what it leads to."""
    if mode == "sync":
        with open_link(url, **options) as found:
            return found.read()

    async def main() -> bytes:
        async with await aopen_link(url, **options) as found:
            return await found.read()

    return asyncio.run(main())


def following(mode: str, url: str, link: str, **options: Any) -> Any:
    """Fetch a link in a flow that made another call before."""

    def flow() -> Flow[ByteStream | AsyncByteStream]:
        yield from call(GET.request(id="v"))
        return (yield from call(link_request(link, like=CLONE)))

    return run(mode, flow, url, headers={"X-Team": "blue"}, **options)


def test_a_link_is_fetched_without_anything_of_the_clients(mode: str) -> None:
    """No key, no header of the client's or of the vendor's; its query goes as it stands."""
    target = "/a%2Fb.mp3?sig=a%2Bb/c+d&x=%E4%BD%A0&empty="
    with FaultServer((VOICE,)) as api, FaultServer((SOUNDS,)) as storage:
        found = following(mode, api.url, storage.url + target)

        assert (found.media_type, type(found)) == ("audio/mpeg", ByteStream if mode == "sync" else AsyncByteStream)
        assert [one.target for one in storage.received] == [target]
        assert {name.lower() for name, _ in storage.received[0].headers} == {
            *("host", "accept", "accept-encoding", "user-agent")
        }


@pytest.mark.parametrize("kind", ["audio/mpeg", "application/octet-stream", "binary/octet-stream", None])
def test_a_link_is_opened_without_a_client(mode: str, kind: str | None) -> None:
    """As sound, or as bytes that nothing is said of."""
    with FaultServer((replies(200, MP3, content_type=kind),)) as storage:
        assert opened(mode, f"{storage.url}/x.mp3") == MP3


@pytest.mark.parametrize(
    ("status", "body", "kind", "words", "error"),
    [
        (403, b"<Error/>", "application/xml", "", errors.PermissionDeniedError),
        (404, b"", None, "", errors.NotFoundError),
        (200, b"<Error>expired</Error>", "application/xml", "application/xml", errors.UnexpectedResponseError),
        (200, b"<Error>expired</Error>", "audio/mpeg", "begins like JSON or a page", errors.UnexpectedResponseError),
        (200, b"", "audio/mpeg", "is empty", errors.UnexpectedResponseError),
        (302, b"", None, "redirects to cdn.example, which is not followed", errors.APIStatusError),
    ],
)
def test_what_is_no_sound_is_a_typed_error(
    mode: str, status: int, body: bytes, kind: str | None, words: str, error: type[errors.APIError]
) -> None:
    """Of whose link it is."""
    gone = replies(status, body, content_type=kind, headers=(("Location", "https://cdn.example/y?sig=1"),))
    with FaultServer((gone,)) as storage:
        found = timed(lambda: opened(mode, f"{storage.url}/x?sig=secret", like=VENDOR))[1]
        assert len(storage.received) == 1

    assert type(found) is error
    assert (found.provider, found.operation) == ("acme", "link")
    assert words in str(found)
    assert "sig=" not in f"{found} {found!r} {found.request!r}"


def test_a_link_that_breaks_off_is_tried_again(mode: str) -> None:
    """It costs nothing."""
    with FaultServer((replies(503, b""), SOUNDS)) as storage:
        assert opened(mode, f"{storage.url}/x") == MP3


def test_the_deadline_of_a_link_is_its_total(mode: str) -> None:
    """Until the last byte."""

    def drips(exchange: Exchange) -> None:
        exchange.send(answer(200, MP3[:10], content_type="audio/mpeg", length=1000))
        while exchange.wait(0.05):
            exchange.send(b"x")

    with FaultServer((drips,)) as storage:
        seconds, error = timed(lambda: opened(mode, f"{storage.url}/x", timeout=0.4))

    assert type(error) is errors.APITimeoutError
    assert seconds < 1.2


@pytest.mark.parametrize(
    "link",
    [
        "http://example.com/x",
        "ftp://example.com/x",
        "//example.com/x",
        "/x",
        "",
        "https://",
        "https://user@example.com/x",
        "https://example.com:port/x",
        "https://example.com/a b",
        "https://example.com/a\nb",
        "https://example.com\\@evil.example/",
        "https://example.com/" + "x" * 8192,
        "file:///etc/passwd",
        None,
        b"https://example.com/x",
    ],
)
def test_what_is_no_link_is_refused(mode: str, link: Any) -> None:
    """Before anything is sent; the message does not show it."""
    error = timed(lambda: opened(mode, link, like=CLONE))[1]

    assert type(error) is errors.InvalidRequestError
    assert (error.provider, error.operation, error.field) == ("acme", "voices.clone (link)", "url")


def test_a_vendor_can_not_lead_a_client_to_its_own_machine(mode: str) -> None:
    """Only one that is itself on this machine, such as a sandbox, may."""
    import httpx

    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"id": "v"}))
    with FaultServer((SOUNDS,)) as inside:
        link = f"{inside.url}/x"
        error = timed(lambda: following(mode, "https://api.acme.test", link, transport=transport))[1]

        assert type(error) is errors.InvalidRequestError
        assert "leads to this machine" in str(error)
        assert inside.received == []


def test_the_key_is_masked_in_what_a_link_answers(mode: str) -> None:
    """Should a vendor put it there."""
    with FaultServer((VOICE,)) as api, FaultServer((replies(400, KEY.encode(), content_type="text/plain"),)) as storage:
        error = timed(lambda: following(mode, api.url, f"{storage.url}/x"))[1]

    assert (type(error), error.raw_body) == (errors.BadRequestError, b"***")


def test_no_frame_of_a_link_that_breaks_holds_the_key(mode: str) -> None:
    """Neither where it is asked for, nor where it is read: the client that asks has the key."""
    refuses, cut = replies(403, {}), replies(200, MP3, content_type="audio/mpeg", length=200_000, ends=True)
    for behaviour, kind in ((refuses, errors.PermissionDeniedError), (cut, errors.APIConnectionError)):
        with FaultServer((behaviour,)) as storage:
            request: Any = link_request(f"{storage.url}/x", like=VENDOR)

            async def main(request: Any = request, url: str = storage.url) -> bytes:
                async with AsyncClient(VENDOR, api_key=KEY, base_url=url) as client:
                    return await (await client.send(request)).read()

            def sync(request: Any = request, url: str = storage.url) -> bytes:
                with SyncClient(VENDOR, api_key=KEY, base_url=url) as client:
                    return client.send(request).read()

            error = timed(sync if mode == "sync" else lambda main=main: asyncio.run(main()))[1]

        assert type(error) is kind
        assert_no_secret(error, "")


def test_a_links_signature_stays_out_of_logs_and_reprs(caplog: pytest.LogCaptureFixture) -> None:
    """Who has it can fetch; the request still pickles, and is the same then."""
    caplog.set_level(logging.DEBUG, logger="voxwright")
    with FaultServer((VOICE, SOUNDS)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        client.send(GET.request(id="v"))
        request = link_request(f"{server.url}/x?sig=secret", like=VENDOR)
        client.send(request).close()
        settings = client._settings

        assert [operation.name for operation in settings.ready] == ["voices.get"]

    assert "sig=" not in caplog.text + repr(request)
    assert pickle.loads(pickle.dumps(request)).path == "/x?sig=secret"  # noqa: S301 - our own bytes
