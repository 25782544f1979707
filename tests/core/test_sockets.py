"""`_core.transport.sockets` and `async_socket`: packets, early answers, an event loop that is never held up."""

from __future__ import annotations

import asyncio
import io
import threading
import time
from typing import TYPE_CHECKING

import pytest
from acme import CLIP, GET, KEY, MODES, VENDOR, Voice, call, clone, timed
from fault_server import Exchange, FaultServer, answer, replies

from voxwright import errors
from voxwright._core.client import AsyncClient
from voxwright._core.request.encode import reads_file

if TYPE_CHECKING:
    from pathlib import Path

OK = replies(200, {"id": "v"})


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def test_head_and_body_of_a_small_request_leave_together(mode: str) -> None:
    """One packet, where two would cost a second system call and a second wake-up of the server."""
    packets: list[bytes] = []

    def notes(exchange: Exchange) -> None:
        packets.append(exchange.connection.recv(1 << 20))
        exchange.send(answer(200, b'{"id":"v"}'))
        exchange.wait(0.2)
        exchange.end()

    notes.early = True  # type: ignore[attr-defined]
    with FaultServer((notes,)) as server:
        assert call(mode, clone(), server.url) == Voice(id="v")

    assert packets[0].startswith(b"POST /voices/clone HTTP/1.1\r\n")
    assert CLIP in packets[0]
    assert packets[0].endswith(b"--\r\n")


def test_a_request_without_a_body_leaves_when_its_answer_is_read(mode: str) -> None:
    """Nothing else would send a head that waits for its body."""
    with FaultServer((OK,)) as server:
        assert call(mode, GET.request(id="v"), server.url) == Voice(id="v")
        assert [one.target for one in server.received] == ["/voices/v"]


def test_an_answer_before_the_end_of_the_upload_is_read(mode: str, tmp_path: Path) -> None:
    """A server that refuses a large clip at once, and takes no more of it, is still understood."""
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(CLIP)
        file.truncate(64 << 20)

    def refuses(exchange: Exchange) -> None:
        exchange.connection.recv(65536)
        exchange.send(answer(413, b'{"error":{"message":"too large"}}', ends=True))
        for _ in range(400):  # goes on to read a while, so that the answer is not lost in a reset
            if not exchange.connection.recv(1 << 20):
                break
        exchange.end()

    refuses.early = True  # type: ignore[attr-defined]
    with FaultServer((refuses,)) as server:
        error = timed(lambda: call(mode, clone(path), server.url))[1]

    assert type(error) is errors.PayloadTooLargeError
    assert error.vendor_message == "too large"


def test_a_change_of_a_file_between_two_attempts_is_an_error(mode: str, tmp_path: Path) -> None:
    """The second attempt would not be the same request."""
    path = tmp_path / "ada.wav"
    path.write_bytes(CLIP * 300)

    def changes(exchange: Exchange) -> None:
        path.write_bytes(CLIP * 299 + bytes(reversed(CLIP)))
        exchange.send(answer(429, b"{}", headers=(("Retry-After", "0"),)))

    with FaultServer((changes, OK)) as server:
        error = timed(lambda: call(mode, clone(path), server.url))[1]

        assert (type(error), server.posts) == (errors.InvalidRequestError, 1)


class Fed(io.RawIOBase):
    """A stream that has nothing until it is fed, such as a pipe."""

    def __init__(self, rest: bytes) -> None:
        self.fed = threading.Event()
        self.asked = threading.Event()
        self._rest = io.BytesIO(rest)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Wait, then give."""
        self.asked.set()
        assert self.fed.wait(5)
        return self._rest.readinto(buffer)


@pytest.mark.anyio
async def test_a_stream_is_waited_for_off_the_loop() -> None:
    """Whoever feeds it may be a task of the same loop."""
    stream = Fed(CLIP)
    with FaultServer((OK,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url, timeout=5) as client:
            sending = asyncio.ensure_future(client.send(clone(stream)))
            await asyncio.to_thread(stream.asked.wait, 5)
            assert not sending.done()
            stream.fed.set()
            assert (await sending).id == "v"

        assert CLIP in server.received[0].body


@pytest.mark.anyio
async def test_cancelling_while_a_stream_is_waited_for_sends_nothing() -> None:
    """The call ends at once; what the thread opened afterwards is closed there."""
    stream = Fed(CLIP)
    with FaultServer((OK,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url, timeout=5) as client:
            sending = asyncio.ensure_future(client.send(clone(stream)))
            await asyncio.to_thread(stream.asked.wait, 5)
            sending.cancel()
            with pytest.raises(asyncio.CancelledError):
                await sending
            stream.fed.set()
            assert (await client.send(clone())).id == "v"

        assert server.posts == 1


@pytest.mark.anyio
async def test_a_large_clip_in_memory_lets_other_tasks_run() -> None:
    """Also where the sockets take everything at once, and nothing would ever have to be waited for."""
    turns = 0

    async def tick() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    with FaultServer((OK,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            await client.send(GET.request(id="warm-up"))
            ticking = asyncio.ensure_future(tick())
            await client.send(clone(CLIP + bytes(32 << 20)))
            ticking.cancel()

    assert turns > 16


def test_what_has_to_be_waited_for_is_known_beforehand(tmp_path: Path) -> None:
    """Bytes in memory are opened where the call stands: a hop to a thread would cost more than they."""
    path = tmp_path / "ada.wav"
    path.write_bytes(CLIP)

    assert [reads_file(clone(clip)) for clip in (CLIP, memoryview(CLIP), path, io.BytesIO(CLIP))] == [
        False,
        False,
        True,
        True,
    ]


def test_a_buffer_is_waited_for_only_where_it_is_compared() -> None:
    """The first reading of a large one takes no thread; the second compares all of it at once, and does."""
    body = clone(memoryview(bytearray(CLIP + bytes(1 << 20)))).open_body()

    assert body is not None
    with body:
        first = body.blocking
        for _ in body.chunks():
            pass
        assert (first, body.blocking) == (False, True)


def test_a_peer_that_answers_and_stays_does_not_delay_the_end(mode: str) -> None:
    """A connection that was closed by us is closed at once, whatever was still to be sent."""
    with FaultServer((OK,)) as server:
        begun = time.monotonic()
        call(mode, clone(), server.url)

        assert time.monotonic() - begun < 2
