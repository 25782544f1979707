"""`_core.transport`: sockets that end in time, TLS, proxies, one pool for all."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpcore
import pytest
from acme import GET, KEY, MODES, SPEAK, VENDOR, Voice, call, clone, timed
from fault_server import (
    DRIP,
    Exchange,
    FaultServer,
    answer,
    drips_body,
    drips_headers,
    drips_sound,
    is_silent,
    never_reads,
    receive,
    replies,
    then_hangs_up_later,
)

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.transport import network
from voxwright._core.transport.shared import SHARED, SyncLease

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fault_server import Behaviour

CERTIFICATE = Path(__file__).parents[1] / "support" / "localhost.pem"
OK = replies(200, {"id": "v"})
REQUEST = GET.request(id="v")


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


@pytest.fixture
def tls() -> ssl.SSLContext:
    """Give the server's side of TLS, with a certificate that nobody has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust that certificate, as SSL_CERT_FILE does."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(drips_headers, id="headers-drip"),
        pytest.param(drips_body, id="body-drips"),
        pytest.param(is_silent, id="silent"),
        pytest.param(never_reads, id="never-reads"),
    ],
)
@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
@pytest.mark.usefixtures("trusted")
def test_the_deadline_ends_every_slow_answer(
    mode: str, behaviour: Behaviour, tls: ssl.SSLContext, *, secured: bool
) -> None:
    """Within a tenth of a second of what was asked, plain and over TLS."""
    with FaultServer((behaviour,), tls=tls if secured else None) as server:
        request = clone(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20 << 20)) if behaviour is never_reads else REQUEST
        seconds, error = timed(lambda: call(mode, request, server.url, timeout=0.4))

    assert isinstance(error, errors.APIConnectionError)
    assert error.timed_out
    assert 0.39 < seconds < 0.65  # the loading of httpx, of the context and the closing of the client included


@pytest.mark.usefixtures("trusted")
def test_a_tls_handshake_that_hangs_ends_at_the_deadline(mode: str) -> None:
    """A server that accepts and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://localhost:{listener.getsockname()[1]}"
        seconds, error = timed(lambda: call(mode, clone(), url, timeout=0.4))

    assert (type(error), error.phase, error.sent) == (errors.APITimeoutError, "connect", False)
    assert 0.39 < seconds < 0.65


def test_a_connect_that_hangs_ends_at_the_deadline(mode: str) -> None:
    """A full backlog leaves further connections unanswered."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        time.sleep(0.05)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        seconds, error = timed(lambda: call(mode, clone(), url, timeout=0.4))
        for one in waiting:
            one.close()

    assert (type(error), error.phase, error.sent) == (errors.APITimeoutError, "connect", False)
    assert 0.39 < seconds < 0.65


def test_nobody_listening_is_a_connection_error(mode: str) -> None:
    """It never left, so it is tried again, and nothing can have been billed."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}"

    error = timed(lambda: call(mode, clone(), url, retries=0))[1]

    assert (type(error), error.sent, error.maybe_executed) == (errors.APIConnectionError, False, False)


@pytest.mark.usefixtures("trusted")
def test_a_trusted_certificate_works(mode: str, tls: ssl.SSLContext) -> None:
    """SSL_CERT_FILE names the roots."""
    with FaultServer((OK,), tls=tls) as server:
        assert call(mode, REQUEST, server.url) == Voice(id="v")


def test_a_certificate_that_does_not_verify_is_refused(
    mode: str, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is sent, once, and no variable turns that off."""
    for name in ("PYTHONHTTPSVERIFY", "SSL_VERIFY", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, "0" if name.endswith("VERIFY") else "")
    with FaultServer((OK,), tls=tls) as server:
        error = timed(lambda: call(mode, REQUEST, server.url))[1]

        assert (type(error), error.sent, error.phase) == (errors.APIConnectionError, False, "connect")
        assert "CERTIFICATE_VERIFY_FAILED" in str(error)
        assert (server.connections, len(server.received)) == (1, 0)


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(mode: str, tls: ssl.SSLContext) -> None:
    """Trusted or not: the name must be its own."""
    with FaultServer((OK,), tls=tls) as server:
        error = timed(lambda: call(mode, REQUEST, f"https://127.0.0.2:{server.port}", retries=0))[1]

    assert isinstance(error, errors.APIConnectionError)
    assert not error.sent


def test_certificates_that_can_not_be_loaded_are_a_configuration_error(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable is named."""
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")

    with pytest.raises(errors.ConfigurationError, match=r"SSL_CERT_FILE='/no/such/file\.pem'"):
        call(mode, REQUEST, "https://localhost:9")


@pytest.mark.usefixtures("trusted")
def test_there_is_one_tls_context(tls: ssl.SSLContext) -> None:
    """Clients that are made and dropped make no new one."""
    with FaultServer((OK,), tls=tls) as server:
        call("sync", REQUEST, server.url)
        made = network.make_context.cache_info().misses
        for _ in range(3):
            call("sync", REQUEST, server.url)
            call("async", REQUEST, server.url)

    assert network.make_context.cache_info().misses == made


def forwards(exchange: Exchange) -> None:
    """Be a proxy: answer to a plain request, tunnel a CONNECT to the address that it names."""
    assert exchange.received is not None
    if exchange.received.method != "CONNECT":
        exchange.send(answer(200, b'{"id":"by-proxy"}'))
        return
    host, _, port = exchange.received.target.partition(":")
    far = socket.create_connection((host, int(port)))
    exchange.send(b"HTTP/1.1 200 Connected\r\n\r\n")
    back = threading.Thread(target=pump, args=(far, exchange.connection), daemon=True)
    back.start()
    pump(exchange.connection, far)
    back.join(timeout=5)
    far.close()
    exchange.end()


def pump(source: socket.socket, sink: socket.socket) -> None:
    """Carry bytes until one side ends."""
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    """Run a proxy, and name it in the environment."""
    with FaultServer((forwards,)) as server:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, server.url.replace("://", "://user:p%40ss@"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        yield server


def test_a_proxy_of_the_environment_forwards(mode: str, proxy: FaultServer) -> None:
    """With its user and password, which the vendor does not see."""
    assert call(mode, REQUEST, "http://127.0.0.1:1/api").id == "by-proxy"

    assert proxy.received[0].target == "http://127.0.0.1:1/api/voices/v"
    assert proxy.received[0].header("proxy-authorization") == "Basic dXNlcjpwQHNz"


@pytest.mark.usefixtures("trusted")
def test_a_proxy_of_the_environment_tunnels_tls(mode: str, proxy: FaultServer, tls: ssl.SSLContext) -> None:
    """The proxy sees an address, and no request."""
    with FaultServer((OK,), tls=tls) as server:
        assert call(mode, REQUEST, server.url).id == "v"
        assert [(one.method, one.target) for one in proxy.received] == [("CONNECT", f"localhost:{server.port}")]
        assert KEY not in repr(proxy.received)


@pytest.mark.usefixtures("trusted", "proxy")
def test_the_deadline_holds_through_a_proxy(mode: str, tls: ssl.SSLContext) -> None:
    """A tunnel hides nothing from it."""
    with FaultServer((drips_body,), tls=tls) as server:
        seconds, error = timed(lambda: call(mode, clone(), server.url, timeout=0.4))

    assert (type(error), error.timed_out) == (errors.OutcomeUnknownError, True)
    assert 0.39 < seconds < 0.65


@pytest.fixture(params=["plain", "tls", "proxied", "tunnelled"])
def dripping(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tls: ssl.SSLContext, trusted: None
) -> Iterator[str]:
    """Give an address that answers once, and from then on a byte at a time: directly, over TLS, and through a proxy."""
    behaviours: tuple[Behaviour, ...] = (OK, drips_body, drips_headers, drips_body, drips_sound, is_silent)
    if request.param == "proxied":  # the proxy itself answers in the vendor's name
        with FaultServer(behaviours) as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)
            yield "http://127.0.0.1:1"
        return
    with (
        FaultServer((forwards,)) as proxy,
        FaultServer(behaviours, tls=None if request.param == "plain" else tls) as far,
    ):
        if request.param == "tunnelled":
            monkeypatch.setenv("https_proxy", proxy.url)
        yield far.url


def test_a_deadline_is_kept_to_a_tenth_of_a_second(mode: str, dripping: str) -> None:
    """Plain and over TLS, directly and through a proxy, of streams too; loading and the first connection aside."""
    requests: list[Any] = [clone(), clone(), clone(), SPEAK.request(text="hi"), SPEAK.request(text="hi")]
    phases: list[str | None] = []
    late: list[float] = []

    def noted(begun: float, error: errors.OutcomeUnknownError) -> None:
        late.append(time.monotonic() - begun - 0.3)
        phases.append(error.phase)

    if mode == "sync":
        with SyncClient(VENDOR, api_key=KEY, base_url=dripping) as client:
            client.send(REQUEST)
            for request in requests:
                begun = time.monotonic()
                with pytest.raises(errors.OutcomeUnknownError) as caught:
                    client.send(request, timeout=0.3).read()
                noted(begun, caught.value)
    else:

        async def main() -> None:
            async with AsyncClient(VENDOR, api_key=KEY, base_url=dripping) as client:
                await client.send(REQUEST)
                for request in requests:
                    begun = time.monotonic()
                    with pytest.raises(errors.OutcomeUnknownError) as caught:
                        await (await client.send(request, timeout=0.3)).read()
                    noted(begun, caught.value)

        asyncio.run(main())

    assert phases == ["receive", "wait", "receive", "receive", "wait"]
    assert min(late) > -0.01
    assert sorted(late)[2] < 0.1  # two of five may meet a machine that does something else


def test_no_proxy_is_obeyed(mode: str, proxy: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that it names is called directly."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with FaultServer((OK,)) as server:
        assert call(mode, REQUEST, server.url).id == "v"

    assert proxy.received == []


def test_a_proxy_that_refuses_is_a_connection_error(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was sent to the vendor."""
    with FaultServer((replies(407, b"", content_type=None),)) as server:
        monkeypatch.setenv("https_proxy", server.url)
        error = timed(lambda: call(mode, clone(), "https://localhost:1", retries=0))[1]

    assert (type(error), error.sent) == (errors.APIConnectionError, False)
    assert "407" in str(error)


def test_a_proxy_of_another_kind_needs_the_users_own_client(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, instead of going around it."""
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")

    with pytest.raises(errors.ConfigurationError, match="'socks5' is not supported"):
        call(mode, REQUEST, "http://127.0.0.1:2")


def twice(mode: str, url: str, *, between: float = 0.0) -> list[str]:
    """Return the ids of two calls of one client."""
    if mode == "sync":
        with SyncClient(VENDOR, api_key=KEY, base_url=url, timeout=5) as client:
            first = client.send(clone()).id
            time.sleep(between)
            return [first, client.send(clone()).id]

    async def main() -> list[str]:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=url, timeout=5) as client:
            first = (await client.send(clone())).id
            await asyncio.sleep(between)
            return [first, (await client.send(clone())).id]

    return asyncio.run(main())


def test_a_connection_is_kept(mode: str) -> None:
    """The second call goes over the first one's."""
    with FaultServer((OK,)) as server:
        assert twice(mode, server.url) == ["v", "v"]
        assert server.connections == 1


def test_a_connection_that_the_server_closed_is_not_used(mode: str) -> None:
    """The second call opens its own, and the billed request is sent once."""
    with FaultServer((then_hangs_up_later({"id": "one"}, DRIP), replies(200, {"id": "two"}))) as server:
        assert twice(mode, server.url, between=DRIP * 5) == ["one", "two"]
        assert (server.connections, server.posts) == (2, 2)


@pytest.mark.parametrize(
    "surplus",
    [
        pytest.param(b"garbage", id="garbage"),
        pytest.param(answer(200, b'{"id":"not yours"}'), id="an-answer-to-nothing"),
    ],
)
def test_what_follows_an_answer_is_no_part_of_the_next(mode: str, surplus: bytes) -> None:
    """A connection on which more came than was asked for is not used again."""
    with FaultServer((replies(200, {"id": "one"}, trailing=surplus), replies(200, {"id": "two"}))) as server:
        assert twice(mode, server.url) == ["one", "two"]
        assert (server.connections, server.posts) == (2, 2)


def test_clients_share_connections_until_the_last_is_closed() -> None:
    """Closing one does not harm another; the last one closes them."""
    with FaultServer((OK,)) as server:
        first = SyncClient(VENDOR, api_key=KEY, base_url=server.url)
        second = SyncClient(VENDOR, api_key="another-key-01", base_url=server.url)
        first.send(REQUEST)
        second.send(REQUEST)
        first.close()
        second.send(REQUEST)
        assert server.connections == 1
        second.close()
        with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as third:
            third.send(REQUEST)
        assert server.connections == 2
        assert [one.header("authorization") for one in server.received][1] == "Bearer another-key-01"


@pytest.mark.anyio
async def test_async_clients_share_connections_of_their_loop() -> None:
    """As sync ones do."""
    with FaultServer((OK,)) as server:
        first = AsyncClient(VENDOR, api_key=KEY, base_url=server.url)
        second = AsyncClient(VENDOR, api_key=KEY, base_url=server.url)
        await first.send(REQUEST)
        await first.aclose()
        assert (await second.send(REQUEST)).id == "v"
        await second.aclose()


def test_an_async_client_can_outlive_its_loop() -> None:
    """Each loop has connections of its own."""
    with FaultServer((OK,)) as server:
        client = AsyncClient(VENDOR, api_key=KEY, base_url=server.url)

        async def once() -> str:
            voice = await client.send(REQUEST)
            leases = client._resources.leases
            assert leases is not None
            await leases[asyncio.get_running_loop()].release()
            return voice.id

        assert [asyncio.run(once()) for _ in range(3)] == ["v"] * 3


def test_a_client_that_is_dropped_gives_its_share_back() -> None:
    """A client for each request is no disaster."""
    with FaultServer((OK,)) as server:
        before = SHARED.users
        for _ in range(20):
            SyncClient(VENDOR, api_key=KEY, base_url=server.url).send(REQUEST)
        gc.collect()

        assert SHARED.users == before


def test_many_threads_share_one_client() -> None:
    """Every one gets its own answer."""

    def echo_path(exchange: Exchange) -> None:
        assert exchange.received is not None
        exchange.send(answer(200, b'{"id":"%s"}' % exchange.received.target.rpartition("/")[2].encode()))

    results: dict[str, str] = {}
    with FaultServer((echo_path,)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:

        def work(number: int) -> None:
            for turn in range(10):
                name = f"v{number}-{turn}"
                results[name] = client.send(GET.request(id=name)).id

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)

    assert results == {f"v{number}-{turn}": f"v{number}-{turn}" for number in range(8) for turn in range(10)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_makes_its_own_connections() -> None:
    """Two processes on one connection would read each other's answers."""
    with FaultServer((OK,)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        client.send(REQUEST)
        child = os.fork()
        if child == 0:
            try:
                os._exit(0 if client.send(REQUEST).id == "v" else 1)
            finally:
                os._exit(2)
        _, status = os.waitpid(child, 0)
        client.send(REQUEST)

        assert (os.waitstatus_to_exitcode(status), server.connections) == (0, 2)


def test_a_lease_of_before_a_fork_is_not_usable() -> None:
    """What `register_at_fork` does, without one."""
    lease = SyncLease()
    kept = (SHARED.transport, SHARED.users, SHARED.lock, SHARED.by_loop)
    SHARED.reset()
    usable = lease.usable()
    SHARED.transport, SHARED.users, SHARED.lock, SHARED.by_loop = kept
    lease.release()

    assert usable is False


def test_a_call_does_not_load_httpx() -> None:
    """It would cost more than the call; a user who brings something of httpx's has loaded it."""
    code = (
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from acme import GET, KEY, call\n"
        "from fault_server import FaultServer, replies\n"
        "with FaultServer((replies(200, {'id': 'v'}),)) as server:\n"
        "    print(*(call(mode, GET.request(id='v'), server.url).id for mode in ('sync', 'async')))\n"
        "print('httpx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["v", "v", "False"]


def test_httpcore_still_has_the_names_that_are_looked_into() -> None:
    """`has_surplus` can not ask httpcore in public; this fails first when its inside changes."""
    assert "_h11_state" in vars(httpcore.HTTP11Connection(httpcore.Origin(b"http", b"x", 80), httpcore.MockStream([])))


def test_the_fault_server_reads_a_request() -> None:
    """The judge of these tests is tried too."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b"POST /x HTTP/1.1\r\nContent-Length: 3\r\nA: b\r\n\r\nabc")
        received = receive(theirs)

    assert received is not None
    assert (received.method, received.target, received.header("a"), received.body) == ("POST", "/x", "b", b"abc")
