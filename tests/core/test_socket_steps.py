"""The steps of a socket one by one: moments that have passed, pieces that leave in parts, peers that hang up early."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import certifi
import pytest
from acme import GET, MODES, call, clone
from fault_server import Exchange, FaultServer, answer, replies

from voxwright._core.transport import network
from voxwright._core.transport.async_socket import AsyncSocket
from voxwright._core.transport.shared import AsyncLease, async_lease
from voxwright._core.transport.sockets import SyncSocket, left

PAIR = tuple[SyncSocket, socket.socket]


class WriteError(Exception):
    """What the socket is told to raise."""


@pytest.fixture
def pair() -> Iterator[PAIR]:
    """Give a socket and its peer, with little room between them."""
    one, other = socket.socketpair()
    for end in (one, other):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    with one, other:
        yield SyncSocket(one, WriteError), other


def test_the_seconds_to_a_moment_are_never_without_end() -> None:
    """No moment is a long wait, and one that has passed is none."""
    assert 1000 < left(None) < float("inf")
    assert 0 < left(monotonic() + 5) <= 5
    with pytest.raises(TimeoutError):
        left(monotonic() - 1)


def test_what_a_peer_takes_in_parts_arrives_whole(pair: PAIR) -> None:
    """A piece that the system takes only some of is sent to its end."""
    connection, peer = pair
    content = bytes(range(256)) * 4096
    found = bytearray()

    def take() -> None:
        while len(found) < len(content) + 4:
            found.extend(peer.recv(65536))

    reader = threading.Thread(target=take)
    reader.start()
    connection.write(b"head", monotonic() + 5)
    connection.write(content, monotonic() + 5)
    reader.join(5)

    assert b"head" + content == bytes(found)


def test_a_peer_that_takes_nothing_ends_at_the_moment(pair: PAIR) -> None:
    """A send that waits for room, and a head that waits to be sent, end in time and as what they are."""
    connection, _ = pair
    connection.write(b"head", monotonic() + 5)
    with pytest.raises(TimeoutError):
        connection.write(bytes(1 << 20), monotonic() + 0.05)

    late = SyncSocket(connection.get_extra_info("socket"), WriteError)
    late.write(bytes(1 << 20), monotonic() + 5)
    with pytest.raises(TimeoutError):
        late.read(1, monotonic() + 0.05)


def test_an_answer_is_read_though_the_peer_takes_no_more(pair: PAIR) -> None:
    """Who hangs up while a head is on its way may have answered before; who sends on learns that it was for nothing."""
    connection, peer = pair
    peer.sendall(b"early")
    peer.shutdown(socket.SHUT_RD)
    connection.write(b"head", monotonic() + 5)

    assert b"early" == connection.read(16, monotonic() + 5)

    peer.close()
    writer = SyncSocket(connection.get_extra_info("socket"), WriteError)
    writer.write(b"head", monotonic() + 5)
    with pytest.raises(WriteError):
        writer.write(b"body", monotonic() + 5)


def test_a_pool_asks_for_what_there_is(pair: PAIR) -> None:
    """Whether something waits, the socket itself, and nothing of what is not there."""
    connection, peer = pair
    assert not connection.get_extra_info("is_readable")
    peer.sendall(b"x")

    assert connection.get_extra_info("is_readable")
    assert isinstance(connection.get_extra_info("socket"), socket.socket)
    assert [None, None] == [connection.get_extra_info(name) for name in ("ssl_object", "server_addr")]
    connection.close()
    assert connection.get_extra_info("is_readable")


@pytest.mark.anyio
async def test_a_closed_async_socket_says_so() -> None:
    """What was closed on this side takes nothing more, and becomes no TLS."""
    gone = AsyncSocket(WriteError)
    await gone.write(b"head")
    with pytest.raises(WriteError):
        await gone.write(b"body")
    with pytest.raises(BrokenPipeError):
        await gone.start_tls(ssl.create_default_context())


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_of_many_packets_is_read_no_faster_than_it_is_used(mode: str) -> None:
    """Megabytes that come at once are held back by the system, and all there in the end."""
    text = "v" * (6 << 20)
    with FaultServer((replies(200, {"id": "v", "name": text}),)) as server:
        voice = call(mode, GET.request(id="v"), server.url, timeout=20)

    assert text == voice.name


@pytest.mark.parametrize("mode", MODES)
def test_an_upload_to_a_peer_that_is_gone_keeps_its_answer(mode: str) -> None:
    """A refusal that came before the upload's end is the answer, not the broken connection."""

    def refuses(exchange: Exchange) -> None:
        exchange.connection.recv(1024)
        exchange.send(answer(413, b"{}", ends=True))
        exchange.connection.shutdown(socket.SHUT_WR)
        for _ in range(400):
            if not exchange.connection.recv(1 << 20):
                break
        exchange.end()

    refuses.early = True  # type: ignore[attr-defined]
    with FaultServer((refuses,)) as server, pytest.raises(Exception, match=r"413|too large|refused"):
        call(mode, clone(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(8 << 20)), server.url)


def test_certificates_come_from_a_folder_or_from_certifi(tmp_path: Path) -> None:
    """SSL_CERT_DIR names a folder; without either variable the roots are certifi's."""
    (tmp_path / "roots.pem").write_bytes(Path(certifi.where()).read_bytes())

    for made in (network.make_context("", str(tmp_path)), network.make_context("", "")):
        assert ssl.CERT_REQUIRED == made.verify_mode
    assert network.make_context("", "").cert_store_stats()["x509_ca"] > 50


def test_a_proxy_without_a_scheme_is_an_http_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """`https_proxy=127.0.0.1:8080` is how many write it."""
    monkeypatch.setenv("https_proxy", "127.0.0.1:8080")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    assert "http://127.0.0.1:8080" == network.proxy_for("https", "api.example", 443)


@pytest.mark.anyio
async def test_the_last_client_of_a_loop_closes_its_connections() -> None:
    """One that goes before leaves them to the others; who comes after shares what is there."""
    loop = asyncio.get_running_loop()
    one, other = async_lease(loop), async_lease(loop)

    assert one is other
    assert isinstance(one, AsyncLease)
    await one.release()
    assert 1 == other.users
    await other.release()
    assert 0 == other.users
