"""Every fault has a name: its class, how often it was sent, how long it took; and no key comes out of any."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from acme import CLIP, DELETE, GET, KEY, MODES, UPDATE, VENDOR, Voice, call, clone, timed
from fault_rows import BILLED, CHANGES, DELETIONS, OK, QUICK, READS, SLOW, SOON, Row
from fault_server import (
    BOMB,
    Exchange,
    FaultServer,
    answer,
    bombs,
    floods,
    is_silent,
    replies,
)
from fault_table import PAGE, page
from leaks import assert_no_secret

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


@pytest.mark.parametrize("row", BILLED, ids=str)
def test_a_fault_of_a_billed_call(mode: str, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    """Ends in one class, after so many POSTs, at once, and shows no key anywhere."""
    with FaultServer(row.behaviours) as server, caplog.at_level(logging.DEBUG):
        seconds, result = timed(lambda: call(mode, clone(), server.url))

    assert type(result) is (row.kind or Voice), repr(result)
    assert row.sent == server.posts
    assert seconds < QUICK
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    if isinstance(result, errors.APIError):
        assert (result.provider, result.operation) == ("acme", "voices.clone")
        assert len(result.raw_body) <= 64 * 1024
    assert_no_secret(result, caplog.text)


@pytest.mark.parametrize("row", SLOW, ids=str)
def test_what_is_slow_ends_at_the_deadline(mode: str, row: Row, tmp_path: Path) -> None:
    """One POST, and the phase is named."""
    long = tmp_path / "long.wav"  # longer than what the sockets of a peer that does not read take in
    with long.open("wb") as file:
        file.write(CLIP)
        file.truncate(64 << 20)
    request = clone(long) if row.fields["phase"] == "send" else clone()
    with FaultServer(row.behaviours) as server:
        seconds, error = timed(lambda: call(mode, request, server.url, timeout=0.5))

    assert type(error) is row.kind
    assert {name: getattr(error, name) for name in row.fields} == row.fields
    assert error.sent
    assert 0.49 < seconds < 0.75
    assert server.posts == row.sent
    assert_no_secret(error, "")


def free(row: Row, mode: str, request: Any, url: str) -> tuple[float, Any]:
    """Make a call that costs nothing, and return what it took and what came of it."""
    return timed(lambda: call(mode, request, url, timeout=0.5 if row.is_silent else 5.0))


@pytest.mark.parametrize("row", READS, ids=str)
def test_a_fault_of_a_read(mode: str, row: Row) -> None:
    """Is tried again where it may pass."""
    with FaultServer(row.behaviours) as server:
        result = free(row, mode, GET.request(id="v"), server.url)[1]

        assert (type(result), len(server.received)) == (row.kind or Voice, row.sent)
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    assert_no_secret(result, "")


@pytest.mark.parametrize("row", CHANGES, ids=str)
def test_a_fault_of_a_change(mode: str, row: Row) -> None:
    """Is not tried again once it was sent, although it is not billed."""
    with FaultServer(row.behaviours) as server:
        seconds, result = free(row, mode, UPDATE.request(id="v", name="Ada"), server.url)

        assert (type(result), len(server.received)) == (row.kind, row.sent)
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    assert seconds < QUICK
    assert_no_secret(result, "")


@pytest.mark.parametrize("row", DELETIONS, ids=str)
def test_a_fault_of_a_deletion(mode: str, row: Row) -> None:
    """Is tried again, and what is gone then is deleted."""
    with FaultServer(row.behaviours) as server:
        result = free(row, mode, DELETE.request(id="v"), server.url)[1]

        assert (type(result), len(server.received)) == (row.kind or type(None), row.sent)
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    assert_no_secret(result, "")


def test_the_page_shows_the_table() -> None:
    """docs/faults.md is what the rows say; `python tests/support/fault_table.py` writes it."""
    assert page() == PAGE.read_text(encoding="utf-8")


def test_a_repeated_upload_is_identical_to_the_byte(mode: str, tmp_path: Path) -> None:
    """From bytes and from a file; the boundary too."""
    path = tmp_path / "ada.wav"
    path.write_bytes(CLIP * 300)
    for clip in (CLIP * 300, path):
        with FaultServer((replies(429, {}, headers=SOON), OK)) as server:
            call(mode, clone(clip), server.url)
            first, second = server.received

        assert first.body == second.body
        assert first.header("content-type") == second.header("content-type")
        assert CLIP * 300 in first.body


def test_a_file_that_shrinks_while_it_is_sent_is_an_error(mode: str, tmp_path: Path) -> None:
    """Never a short body that looks whole."""
    path = tmp_path / "ada.wav"
    path.write_bytes(CLIP + bytes(8 << 20))

    def shrink(sent: int, total: int) -> None:
        if sent < total:
            with path.open("r+b") as file:
                file.truncate(1000)

    with FaultServer((OK,)) as server:
        error = timed(lambda: call(mode, clone(path), server.url, on_progress=shrink))[1]

        assert (type(error), server.posts) == (errors.InvalidRequestError, 0)
    assert "could not be read to its end while it was sent" in str(error)


def test_what_is_large_costs_little(mode: str) -> None:
    """An error of 200 MB and bombs of 256 MB take at most 20 MB and half a second each."""
    assert len(BOMB) < 1 << 20
    for behaviour in (floods(500), floods(200), bombs(200), bombs(500)):
        with FaultServer((OK, behaviour)) as server:
            call(mode, clone(), server.url)
            tracemalloc.start()
            seconds, error = timed(lambda url=server.url: call(mode, clone(), url))
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()

        assert isinstance(error, errors.APIError)
        assert peak < 20 << 20
        assert seconds < 1.5  # tracing makes it slow: a third of this without


def test_a_large_upload_streams(mode: str, tmp_path: Path) -> None:
    """A clip of 64 MB from a file, and from memory, costs next to nothing more."""
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(CLIP)
        file.truncate(64 << 20)
    data = bytearray(64 << 20)
    data[: len(CLIP)] = CLIP

    def drains(exchange: Exchange) -> None:
        connection, buffer, head = exchange.connection, bytearray(1 << 20), b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(1)
        rest = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        while rest > 0:
            rest -= connection.recv_into(buffer)
        exchange.send(answer(200, b'{"id":"v"}', ends=True))
        exchange.end()

    drains.early = True  # type: ignore[attr-defined]
    for clip in (path, bytes(data), memoryview(data)):
        request = clone(clip)
        with FaultServer((drains,)) as server:
            tracemalloc.start()
            result = timed(lambda: call(mode, request, server.url, timeout=30.0))[1]  # noqa: B023 - called at once
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()

        assert result == Voice(id="v")
        assert peak < 6 << 20  # the server's own megabyte and the modules that load included


@pytest.mark.anyio
async def test_cancelling_frees_the_connection() -> None:
    """The next call of the client works, on a connection of its own."""
    arrived = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tells(exchange: Exchange) -> None:
        loop.call_soon_threadsafe(arrived.set)
        is_silent(exchange)

    with FaultServer((tells, OK)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            work = asyncio.ensure_future(client.send(clone()))
            await arrived.wait()
            work.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await work
            assert (await client.send(clone())).id == "v"

    assert_no_secret(caught.value, "")


@pytest.mark.anyio
async def test_other_tasks_run_while_a_file_is_sent(tmp_path: Path) -> None:
    """The loop is never held for long."""
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(CLIP)
        file.truncate(32 << 20)
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            begun = time.monotonic()
            await asyncio.sleep(0.001)
            longest = max(longest, time.monotonic() - begun)

    with FaultServer((OK,)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            await client.send(GET.request(id="warm-up"))
            ticking = asyncio.ensure_future(tick())
            await client.send(clone(path))
            ticking.cancel()

    assert longest < 0.25  # 50 ms without the server in the same process


def test_ctrl_c_comes_out_without_the_frames_that_held_the_key() -> None:
    """Whatever a crash reporter makes of it."""

    def interrupted(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with FaultServer((OK,)) as server, pytest.raises(KeyboardInterrupt) as caught:
        call("sync", clone(), server.url, on_progress=interrupted)

    assert_no_secret(caught.value, "")


def test_faults_of_many_threads_do_not_meet() -> None:
    """Each call gets its own error."""
    found: list[str] = []
    behaviours = (replies(500), replies(404, {}), replies(200, {}), OK)
    with FaultServer(behaviours) as server, SyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
        threads = [
            threading.Thread(target=lambda: found.append(type(timed(lambda: client.send(clone()))[1]).__name__))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=10)

    assert sorted(found) == ["NotFoundError", "ServerError", "UnexpectedResponseError", "Voice"]


def test_the_search_for_secrets_finds_one() -> None:
    """The judge of these tests is tried too."""
    error = errors.BadRequestError("no", body={"a": [f"x {KEY}"]})

    with pytest.raises(AssertionError):
        assert_no_secret(error, "")


def test_the_answer_helper_says_what_it_is_told() -> None:
    """Also a length that lies."""
    assert b"Content-Length: 5" in answer(200, b"123456789", length=5)
