"""`_core.stream`: audio as it arrives, judged before it is given out, and what ends it."""

from __future__ import annotations

import asyncio
import gc
import gzip
import pickle
import stat
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from acme import EITHER, KEY, MODES, SPEAK, VENDOR, Voice, run, timed
from fault_server import DRIP, Exchange, FaultServer, answer, echoes, replies
from leaks import assert_no_secret, walk

from voxwright import errors
from voxwright._core import stream as streams
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.exchange import tail
from voxwright._core.exchange.collect import PIECE
from voxwright._core.exchange.opening import PAGE, SOUND, UNDECIDED, opening
from voxwright._core.flow import call as calling
from voxwright._core.stream import AsyncByteStream, ByteStream
from voxwright._core.transport.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fault_server import Behaviour

    from voxwright._core.event import Event
    from voxwright._core.flow import Flow
    from voxwright._core.request import Request

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(256)) * 1000
SAY: Request[Any] = SPEAK.request(text="hi")
GET_EITHER: Request[Any] = EITHER.request()
SOUNDS = replies(200, WAV, content_type="audio/wav", headers=(("X-Acme-Id", "req-1"),))


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def read(mode: str, url: str, *, request: Request[Any] = SAY, how: str = "read", **options: Any) -> Any:
    """Send a request from a fresh client, close the client, then read, save or list what came; else return it."""
    given = options.pop("given", ())
    options = {"api_key": KEY, "base_url": url, "timeout": 5.0, **options}
    if mode == "sync":
        with SyncClient(VENDOR, **options) as client:
            found: Any = client.send(request)
        if how == "list":
            return list(found)
        return getattr(found, how)(*given) if isinstance(found, ByteStream) else found

    async def main() -> Any:
        async with AsyncClient(VENDOR, **options) as client:
            found: Any = await client.send(request)
        if how == "list":
            return [piece async for piece in found]
        return await getattr(found, how)(*given) if isinstance(found, AsyncByteStream) else found

    return asyncio.run(main())


def sends(
    *chunks: bytes, length: int | None = None, gap: float = 0.0, headers: str = "", ends: bool = False
) -> Behaviour:
    """Answer with audio, chunk by chunk; `length` is what Content-Length says, true or not."""

    def behave(exchange: Exchange) -> None:
        size = sum(map(len, chunks)) if length is None else length
        exchange.send(f"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: {size}\r\n{headers}\r\n".encode())
        for chunk in chunks:
            exchange.send(chunk)
            exchange.wait(gap)
        if ends:
            exchange.end()

    return behave


def drips(exchange: Exchange) -> None:
    """Send audio byte by byte, without an end."""
    exchange.send(answer(200, WAV[:100], content_type="audio/wav", length=1_000_000))
    while exchange.wait(DRIP):
        exchange.send(b"x")


def test_audio_streams(mode: str, tmp_path: Path) -> None:
    """To be read, iterated over or saved, also after its client was closed."""
    place = tmp_path / "out.wav"
    with FaultServer((SOUNDS,)) as server:
        assert read(mode, server.url) == WAV
        assert b"".join(read(mode, server.url, how="list")) == WAV
        assert read(mode, server.url, how="save", given=(str(place),)) == place
        assert place.read_bytes() == WAV
        assert [path.name for path in tmp_path.iterdir()] == ["out.wav"]


@pytest.mark.anyio
async def test_a_stream_knows_what_its_answer_said() -> None:
    """Before anything of it is read."""
    with FaultServer((SOUNDS,)) as server:
        with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client, client.send(SAY) as found:
            assert (found.status_code, found.media_type, found.request_id) == (200, "audio/wav", "req-1")
            assert ("x-acme-id", "req-1") in found.headers
            assert repr(found) == "<ByteStream 200 audio/wav, open>"
        assert found.closed
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as other, await other.send(SAY) as awaited:
            assert (awaited.status_code, awaited.media_type, awaited.request_id) == (200, "audio/wav", "req-1")
        assert awaited.closed
        with pytest.raises(TypeError, match="never pickled"):
            pickle.dumps(found)


def test_the_first_bytes_come_before_the_last(mode: str) -> None:
    """A stream is given out as soon as it is known to be one."""

    def two(exchange: Exchange) -> None:
        asked.append(exchange)
        exchange.send(answer(200, b"ID3\x04", content_type="audio/mpeg", length=8))

    asked: list[Exchange] = []
    with FaultServer((two,)) as server:
        if mode == "sync":
            with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                found = client.send(SAY)
                pieces = [next(found)]
                asked[0].send(b"rest")
                pieces += list(found)
        else:

            async def main() -> list[bytes]:
                async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                    found = await client.send(SAY)
                    first = await anext(found)
                    asked[0].send(b"rest")
                    return [first, *[piece async for piece in found]]

            pieces = asyncio.run(main())

    assert pieces == [b"ID3\x04", b"rest"]


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b"", "audio/wav", errors.UnexpectedResponseError),
        (b" \r\n", "audio/wav", errors.UnexpectedResponseError),
        (b'{"id": "v"}', "audio/wav", errors.UnexpectedResponseError),
        (b'\xef\xbb\xbf\n {"code": 4100, "msg": "no"}', "audio/wav", errors.AuthenticationError),
        (b'{"code": 4100, "msg": "no"}', "application/json", errors.AuthenticationError),
        (b'{"code": 4100, "msg": "no"}', None, errors.AuthenticationError),
        (b"[]", "audio/wav", errors.UnexpectedResponseError),
        (b"<!DOCTYPE html><p>busy</p>" + b" " * 600, "audio/wav", errors.UnexpectedResponseError),
        (b"<html>busy</html>", "text/html", errors.UnexpectedResponseError),
        (WAV, "application/octet-stream", errors.UnexpectedResponseError),
        (WAV, "video/mp4", errors.UnexpectedResponseError),
    ],
)
@pytest.mark.parametrize("piecewise", [False, True])
def test_what_is_no_audio_is_a_typed_error(
    mode: str, body: bytes, content_type: str | None, kind: type[errors.APIError], piecewise: bool
) -> None:
    """Whatever its status and its content type say, and however it comes; what came is kept."""

    def behave(exchange: Exchange) -> None:
        whole = answer(200, body, content_type=content_type)
        size = 1 if piecewise and len(body) < 100 else len(whole)
        for start in range(0, len(whole), size):
            exchange.send(whole[start : start + size])

    with FaultServer((behave,)) as server, pytest.raises(errors.APIError) as caught:
        read(mode, server.url)

    assert type(caught.value) is kind
    assert caught.value.raw_body == body[: 64 * 1024]
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("data", "ended", "found"),
    [
        (b"", False, UNDECIDED),
        (b"", True, PAGE),
        (b"\xef", False, UNDECIDED),
        (b"\xef\xbb\xbf {", False, UNDECIDED),
        (b"{", True, PAGE),
        (b'{"a', False, UNDECIDED),
        (b'{"a' + b"a" * 600, False, PAGE),
        (b"{\x00", False, SOUND),
        (b'{"\x00\x01', False, SOUND),
        (b'{"\xff\xff', False, SOUND),
        (b"{x", False, SOUND),
        (b"[\x01", False, SOUND),
        (b"<\x7f", False, SOUND),
        (b"<html>\xc3", False, UNDECIDED),
        (b"<html>\xc3", True, PAGE),
        (b"RIFF", False, SOUND),
        (b"\x00", False, SOUND),
        (b" " * 5000, False, PAGE),
        (b"   ID3", False, SOUND),
    ],
)
def test_sound_is_told_from_pages_by_its_first_bytes(data: bytes, ended: bool, found: str) -> None:
    """Raw samples may begin like JSON, but no sound is text for long."""
    assert opening(data, ended=ended) == found


@pytest.mark.parametrize(("status", "kind"), [(400, errors.BadRequestError), (503, errors.ServerError)])
def test_an_error_is_an_error_although_it_says_audio(mode: str, status: int, kind: type[errors.APIError]) -> None:
    """The status is judged first; of its body 64 KiB are kept."""
    with FaultServer((replies(status, b"x" * 100_000, content_type="audio/wav"),)) as server:
        error = timed(lambda: read(mode, server.url))[1]

    assert type(error) is kind
    assert len(error.raw_body) == 64 * 1024


def test_the_content_type_decides_between_audio_and_a_model(mode: str) -> None:
    """Where both are documented; without one, the first bytes do."""
    voice = b'{"id": "v"}'
    kinds = (("application/json", voice), ("audio/mpeg", WAV), (None, WAV), (None, voice))
    with FaultServer(tuple(replies(200, body, content_type=kind) for kind, body in kinds)) as server:
        found = [read(mode, server.url, request=GET_EITHER) for _ in kinds]

    assert found == [Voice(id="v"), WAV, WAV, Voice(id="v")]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_stream_is_inflated(mode: str, encoding: str) -> None:
    """Piece by piece."""
    import zlib

    body = gzip.compress(WAV, mtime=0) if encoding == "gzip" else zlib.compress(WAV)
    with FaultServer((sends(body[:1], body[1:], headers=f"Content-Encoding: {encoding}\r\n"),)) as server:
        assert read(mode, server.url) == WAV


def test_a_bomb_is_not_inflated_whole(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compressed a thousandfold is no sound; each piece is 64 KiB."""
    monkeypatch.setattr(tail, "INFLATED_AT_ONCE", 1 << 20)
    body = gzip.compress(b"\x01" * (4 << 20), mtime=0)
    with FaultServer((sends(body, headers="Content-Encoding: gzip\r\n"),)) as server:
        error = timed(lambda: read(mode, server.url))[1]

    assert type(error) is errors.OutcomeUnknownError
    most = (1 << 20) + tail.LARGEST_RATIO * len(body)
    beyond = most + PIECE - most % PIECE
    assert f"{len(body)} bytes of it inflate to {beyond} and more" in str(error)


def test_read_gathers_no_more_than_its_limit(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger is iterated over or saved."""
    monkeypatch.setattr(streams, "LARGEST_READ", 1000)
    with FaultServer((SOUNDS,)) as server:
        error = timed(lambda: read(mode, server.url))[1]
        assert b"".join(read(mode, server.url, how="list")) == WAV

    assert type(error) is errors.UnexpectedResponseError
    assert "longer than 1000 bytes" in str(error)


@pytest.mark.parametrize(
    "behave",
    [
        sends(WAV[:1000], length=2000, ends=True),
        sends(gzip.compress(WAV, mtime=0)[:-9], headers="Content-Encoding: gzip\r\n"),
        sends(gzip.compress(WAV, mtime=0)[:-8] + bytes(8), headers="Content-Encoding: gzip\r\n"),
    ],
    ids=["short", "gzip cut", "gzip damaged"],
)
@pytest.mark.parametrize("how", ["read", "list", "save"])
def test_a_stream_that_is_cut_raises_where_it_is_read(mode: str, behave: Behaviour, how: str, tmp_path: Path) -> None:
    """A billed one may have been executed, and is not sent again; a file stays as it was."""
    place = tmp_path / "out.wav"
    place.write_bytes(b"old")
    with FaultServer((behave,)) as server:
        error = timed(lambda: read(mode, server.url, how=how, given=(place,) if how == "save" else ()))[1]
        assert len(server.received) == 1

    assert type(error) is errors.OutcomeUnknownError
    assert (error.phase, error.sent, error.maybe_executed, error.timed_out) == ("receive", True, True, False)
    assert (error.status_code, error.operation) == (200, "speech.create")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.wav", b"old")]


def test_what_is_free_and_cut_is_a_connection_error(mode: str) -> None:
    """It is for the user to ask again: some of it was given out."""
    with FaultServer((sends(WAV[:1000], length=2000, ends=True),)) as server:
        error = timed(lambda: read(mode, server.url, request=GET_EITHER))[1]
        assert len(server.received) == 1

    assert type(error) is errors.APIConnectionError


def test_what_breaks_before_its_first_byte_is_repeated_where_that_is_free(mode: str) -> None:
    """As any other answer that is cut."""
    cut = sends(b"", length=2000, ends=True)
    with FaultServer((cut, SOUNDS)) as server:
        assert read(mode, server.url, request=GET_EITHER) == WAV
    with FaultServer((cut, SOUNDS)) as server:
        assert type(timed(lambda: read(mode, server.url))[1]) is errors.OutcomeUnknownError
        assert len(server.received) == 1


@pytest.mark.parametrize(
    ("request_", "kind"),
    [(SAY, errors.OutcomeUnknownError), (GET_EITHER, errors.APITimeoutError)],
    ids=["billed", "free"],
)
def test_the_deadline_holds_until_the_last_byte(mode: str, request_: Request[Any], kind: type[errors.APIError]) -> None:
    """Against a vendor that sends a byte now and then."""
    with FaultServer((drips,)) as server:
        seconds, error = timed(lambda: read(mode, server.url, request=request_, timeout=0.5))

    assert type(error) is kind
    assert (error.timed_out, error.phase) == (True, "receive")
    assert seconds < 1.5


def mock(mode: str, make: Callable[[], httpx.Response], *, client: bool) -> dict[str, Any]:
    """Return the options of a client whose answers are made up, by a transport or by a client of the user's."""
    transport = httpx.MockTransport(lambda _: make())
    if not client:
        return {"transport": transport}
    return {"http_client": (httpx.Client if mode == "sync" else httpx.AsyncClient)(transport=transport)}


@pytest.mark.parametrize("client", [False, True])
def test_a_users_own_transport_streams(mode: str, client: bool) -> None:
    """Also where the answer is in memory already, inflated by httpx."""
    kind = {"content-type": "audio/wav"}
    packed = {**kind, "content-encoding": "gzip"}

    for make in (
        lambda: httpx.Response(200, headers=kind, content=WAV),
        lambda: httpx.Response(200, headers=packed, content=gzip.compress(WAV)),
    ):
        assert read(mode, "https://acme.invalid", **mock(mode, make, client=client)) == WAV


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes piece by piece, and knows whether it was closed."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.closed = 0

    def __iter__(self) -> Any:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> Any:
        for piece in self:
            yield piece

    def close(self) -> None:
        """Count."""
        self.closed += 1

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1


@pytest.mark.parametrize(
    ("pieces", "length"),
    [
        ((WAV[:100],), 200),
        ((WAV[:100],), 50),
        ((WAV[:100], httpx.ReadError(f"broken {KEY}")), 200),
    ],
    ids=["short", "long", "broken"],
)
def test_a_users_own_transport_is_held_to_its_length(mode: str, pieces: Any, length: int) -> None:
    """And is closed whatever comes; its exception is masked."""
    body = Pieces(*pieces)
    headers = {"content-type": "audio/wav", "content-length": str(length)}
    options = mock(mode, lambda: httpx.Response(200, headers=headers, stream=body), client=False)

    error = timed(lambda: read(mode, "https://acme.invalid", **options))[1]

    assert type(error) is errors.OutcomeUnknownError
    assert error.phase == "receive"
    assert body.closed
    assert KEY not in "".join(traceback.format_exception(error))


def test_what_is_beyond_the_length_is_not_given_out(mode: str) -> None:
    """What was announced is, before the error."""
    body = Pieces(WAV[:100], WAV[100:110])
    headers = {"content-type": "audio/wav", "content-length": "100"}
    options = mock(mode, lambda: httpx.Response(200, headers=headers, stream=body), client=False)
    pieces: list[bytes] = []

    def sync() -> None:
        with SyncClient(VENDOR, api_key=KEY, **options) as client:
            pieces.extend(client.send(SAY))

    async def main() -> None:
        async with AsyncClient(VENDOR, api_key=KEY, **options) as client:
            async for piece in await client.send(SAY):
                pieces.append(piece)  # noqa: PERF401 - what came before the error is looked at

    error = timed(sync if mode == "sync" else lambda: asyncio.run(main()))[1]

    assert "longer than the 100 bytes of its Content-Length" in str(error)
    assert pieces == [WAV[:100]]


@pytest.mark.parametrize("brought", ["http_client", "transport"])
def test_what_a_user_brings_streams_over_a_socket(mode: str, brought: str) -> None:
    """Whole, cut and late; its connections are given back, and it stays open."""
    kinds = {
        "http_client": (httpx.Client, httpx.AsyncClient),
        "transport": (httpx.HTTPTransport, httpx.AsyncHTTPTransport),
    }

    async def main() -> list[Any]:
        own = kinds[brought][1]()
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url, **{brought: own}) as client:
            found: list[Any] = [await (await client.send(SAY)).read(), await (await client.send(SAY)).read()]
            assert server.connections == 1
            for _ in range(2):
                stream = await client.send(SAY, timeout=0.4)
                found += await asyncio.gather(stream.read(), return_exceptions=True)
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url, **{brought: own}) as client:
            found.append(await (await client.send(SAY)).read())
        await own.aclose()
        return found

    def sync() -> list[Any]:
        own = kinds[brought][0]()
        with SyncClient(VENDOR, api_key=KEY, base_url=server.url, **{brought: own}) as client:
            found: list[Any] = [client.send(SAY).read(), client.send(SAY).read()]
            assert server.connections == 1
            found += [timed(client.send(SAY, timeout=0.4).read)[1] for _ in range(2)]
        with SyncClient(VENDOR, api_key=KEY, base_url=server.url, **{brought: own}) as client:
            found.append(client.send(SAY).read())
        own.close()
        return found

    cut = sends(WAV[:1000], length=2000, ends=True)
    with FaultServer((SOUNDS, SOUNDS, cut, drips, SOUNDS)) as server:
        first, second, broken, late, again = sync() if mode == "sync" else asyncio.run(main())

    assert first == second == again == WAV
    assert (type(broken), broken.timed_out) == (errors.OutcomeUnknownError, False)
    assert (type(late), late.timed_out) == (errors.OutcomeUnknownError, True)


def test_a_slow_transport_of_a_user_ends_at_the_deadline() -> None:
    """As soon as it gives anything."""

    def slowly() -> Any:
        with FaultServer((drips,)) as server, httpx.stream("GET", server.url) as answering:
            yield from answering.iter_raw(1)

    class Slow(httpx.SyncByteStream):
        def __iter__(self) -> Any:
            return slowly()

    options = mock(
        "sync", lambda: httpx.Response(200, headers={"content-type": "audio/wav"}, stream=Slow()), client=False
    )
    seconds, error = timed(lambda: read("sync", "https://acme.invalid", timeout=0.4, **options))

    assert (type(error), error.timed_out) == (errors.OutcomeUnknownError, True)
    assert seconds < 1.5


def test_no_frame_and_no_dump_holds_the_key(mode: str) -> None:
    """Of an error in the middle of a stream, or before its first byte; of the stream itself while it is read."""
    with FaultServer((sends(WAV[:1000], length=2000, ends=True), sends(b"", length=2000, ends=True), SOUNDS)) as server:
        cut = timed(lambda: read(mode, server.url))[1]
        early = timed(lambda: read(mode, server.url))[1]
        if mode == "sync":
            with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client, client.send(SAY) as found:
                next(found)
                assert_no_secret(found, repr(walk(found, set(), 0)))
        else:

            async def main() -> None:
                client = AsyncClient(VENDOR, api_key=KEY, base_url=server.url)
                async with client, await client.send(SAY) as found:
                    await anext(found)
                    assert_no_secret(found, repr(walk(found, set(), 0)))

            asyncio.run(main())

    assert (type(cut), type(early)) == (errors.OutcomeUnknownError, errors.OutcomeUnknownError)
    assert type(cut.__cause__).__name__ == "SanitizedCause"
    assert_no_secret(cut, "")
    assert_no_secret(early, "")


def test_a_header_that_shows_the_key_is_masked(mode: str) -> None:
    """As in any answer."""
    with FaultServer((echoes(200, content_type="audio/wav"),)) as server:
        error = timed(lambda: read(mode, server.url))[1]

    assert KEY not in repr(vars(error))


def test_a_stream_that_ended_gives_its_connection_back() -> None:
    """One that is closed, or dropped, in its middle does not keep it either: the next call has another one."""
    with FaultServer((SOUNDS,)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        client.send(SAY).read()
        client.send(SAY).read()
        assert server.connections == 1
        client.send(SAY).close()
        client.send(SAY)
        gc.collect()
        assert client.send(SAY).read() == WAV
        assert server.connections == 3


@pytest.mark.anyio
async def test_an_async_stream_that_ended_gives_its_connection_back() -> None:
    """One that is closed in its middle does not keep it either."""
    with FaultServer((SOUNDS,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            await (await client.send(SAY)).read()
            await (await client.send(SAY)).read()
            assert server.connections == 1
            await (await client.send(SAY)).aclose()
            assert await (await client.send(SAY)).read() == WAV
            assert server.connections == 2


def test_a_stream_keeps_its_share_of_the_connections_until_its_end() -> None:
    """A client that is dropped, as in a line that calls and saves, does not cut it."""
    before = SHARED.users
    with FaultServer((SOUNDS,)) as server:
        found = SyncClient(VENDOR, api_key=KEY, base_url=server.url).send(SAY)
        gc.collect()
        assert SHARED.users == before + 1
        assert found.read() == WAV
        assert SHARED.users == before


def test_what_was_closed_or_broke_is_not_taken_for_an_end(mode: str) -> None:
    """Reading on raises the same once more; the end is the end."""
    with FaultServer((SOUNDS, sends(WAV[:1000], length=2000, ends=True), SOUNDS)) as server:
        if mode == "sync":
            with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                closed = client.send(SAY)
                closed.close()
                broken = client.send(SAY)
                whole = client.send(SAY)
                whole.read()
                outcomes = [timed(one.read)[1] for one in (closed, broken, broken, whole)]
        else:

            async def main() -> list[Any]:
                async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
                    closed = await client.send(SAY)
                    await closed.aclose()
                    broken = await client.send(SAY)
                    whole = await client.send(SAY)
                    await whole.read()
                    found = await asyncio.gather(closed.read(), broken.read(), whole.read(), return_exceptions=True)
                    again = await asyncio.gather(broken.read(), return_exceptions=True)
                    return [found[0], found[1], again[0], found[2]]

            outcomes = asyncio.run(main())

    assert [type(one) for one in outcomes] == [
        ValueError,
        errors.OutcomeUnknownError,
        errors.OutcomeUnknownError,
        bytes,
    ]
    assert outcomes[-1] == b""


@pytest.mark.anyio
async def test_a_read_that_is_cancelled_closes_the_stream() -> None:
    """And what is left is not taken for the end."""
    with FaultServer((drips,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            found = await client.send(SAY)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(found.read(), 0.2)
            assert found.closed
            with pytest.raises(ValueError, match="closed"):
                await found.read()


@pytest.mark.anyio
async def test_cancelling_a_stream_frees_its_connection() -> None:
    """Before its first byte and in its middle: the vendor sees it closed, and the next call has another one."""
    began, gone = asyncio.Event(), asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()

    def until_gone(head: bytes) -> Behaviour:
        def behave(exchange: Exchange) -> None:
            exchange.send(head)
            loop.call_soon_threadsafe(began.set)
            exchange.connection.settimeout(10)
            if not exchange.connection.recv(1):
                loop.call_soon_threadsafe(gone.release)
            exchange.end()

        return behave

    async def cancelled(work: asyncio.Future[Any]) -> None:
        await asyncio.sleep(0)  # so that it waits for what does not come
        work.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await work
        assert_no_secret(caught.value, "")

    head = answer(200, b"", content_type="audio/wav", length=100)
    with FaultServer((until_gone(head), until_gone(head + WAV[:50]), SOUNDS)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            early = asyncio.ensure_future(client.send(SAY))
            await began.wait()
            await cancelled(early)
            await asyncio.wait_for(gone.acquire(), 5)
            found: Any = await client.send(SAY)
            assert await anext(found) == WAV[:50]
            await cancelled(asyncio.ensure_future(anext(found)))
            await asyncio.wait_for(gone.acquire(), 5)
            assert await (await client.send(SAY)).read() == WAV
            assert server.connections == 3


def test_a_file_that_can_not_be_written_is_the_users_error(mode: str, tmp_path: Path) -> None:
    """The folder must be there; and what was read from already is not the whole."""
    with FaultServer((SOUNDS,)) as server:
        with pytest.raises(FileNotFoundError):
            read(mode, server.url, how="save", given=(tmp_path / "no" / "out.wav",))
        with SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client, client.send(SAY) as found:
            next(found)
            with pytest.raises(ValueError, match="not the whole"):
                found.save(tmp_path / "out.wav")


def test_a_saved_file_keeps_its_rights_and_its_links(tmp_path: Path) -> None:
    """A file that is replaced keeps its mode, a symbolic link stays one, a device is written to."""
    real, link = tmp_path / "real.wav", tmp_path / "link.wav"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with FaultServer((SOUNDS,)) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        client.send(SAY).save(str(link))
        client.send(SAY).save("/dev/null")

    assert (link.is_symlink(), real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (True, WAV, 0o640)


def test_a_flow_passes_a_stream_on(mode: str) -> None:
    """It gets the stream of the client that runs it, and never reads it."""
    kinds: list[str | None] = []

    def flow() -> Flow[ByteStream | AsyncByteStream]:
        found = yield from calling(SPEAK.request(text="hi"))
        kinds.append(found.media_type)
        return found

    with FaultServer((SOUNDS,)) as server:
        found = run(mode, flow, server.url)

    assert (kinds, type(found)) == (["audio/wav"], ByteStream if mode == "sync" else AsyncByteStream)


def test_a_flow_that_fails_closes_its_streams(mode: str) -> None:
    """Nobody will get them."""
    body = Pieces(WAV)
    options = mock(mode, lambda: httpx.Response(200, headers={"content-type": "audio/wav"}, stream=body), client=False)

    def flow() -> Flow[None]:
        yield from calling(SPEAK.request(text="hi"))
        raise LookupError

    with pytest.raises(LookupError):
        run(mode, flow, "https://acme.invalid", **options)

    assert body.closed


def test_the_hook_sees_a_stream_before_it_is_read(mode: str) -> None:
    """Its status and its headers, and no body; where the hook fails, the stream is closed."""
    events: list[Event] = []
    body = Pieces(WAV)

    def make() -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "audio/wav"}, stream=body)

    def fails(event: Event) -> None:
        if event.kind == "answered":
            raise LookupError

    with FaultServer((SOUNDS,)) as server:
        read(mode, server.url, on_event=events.append)
    with pytest.raises(LookupError):
        read(mode, "https://acme.invalid", on_event=fails, **mock(mode, make, client=False))

    assert [(event.kind, event.status_code, event.body) for event in events] == [
        ("sending", 0, b""),
        ("answered", 200, b""),
    ]
    assert ("x-acme-id", "req-1") in events[1].headers
    assert body.closed
