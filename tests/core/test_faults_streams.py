"""Every fault of an answer that streams: whether the call or the reading raises, what, and after how many POSTs."""

from __future__ import annotations

import asyncio
import logging
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from acme import EITHER, KEY, MODES, SPEAK, VENDOR, timed
from fault_rows import QUICK, SLOW_STREAMS, SOUND, STREAMED, Row
from fault_server import Exchange, FaultServer, answer, bombs
from leaks import assert_no_secret

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright._core.request import Request

SAY: Request[Any] = SPEAK.request(text="hi")


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def heard(mode: str, url: str, *, request: Request[Any] = SAY, timeout: float = 5.0) -> tuple[bool, Any]:
    """Return whether the call gave a stream, and what was read of it, or what was raised."""
    given = False
    if mode == "sync":
        with SyncClient(VENDOR, api_key=KEY, base_url=url, timeout=timeout) as client:
            try:
                found = client.send(request)
                given = True
                return given, found.read()
            except errors.VoxwrightError as error:
                return given, error

    async def main() -> tuple[bool, Any]:
        given = False
        async with AsyncClient(VENDOR, api_key=KEY, base_url=url, timeout=timeout) as client:
            try:
                found = await client.send(request)
                given = True
                return given, await found.read()
            except errors.VoxwrightError as error:
                return given, error

    return asyncio.run(main())


@pytest.mark.parametrize("row", STREAMED, ids=str)
def test_a_fault_of_a_billed_stream(mode: str, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    """Is raised by the call or by the reading, in one class, after so many POSTs, and shows no key anywhere."""
    with FaultServer(row.behaviours) as server, caplog.at_level(logging.DEBUG):
        seconds, (given, result) = timed(lambda: heard(mode, server.url))

    assert (type(result), given) == (row.kind or bytes, row.reading or row.kind is None), repr(result)
    assert row.sent == server.posts
    assert seconds < QUICK
    assert {name: getattr(result, name) for name in row.fields} == row.fields
    if isinstance(result, bytes):
        assert SOUND.startswith(result)
        assert len(result) in {len(SOUND), 5_000}
    else:
        assert (result.provider, result.operation) == ("acme", "speech.create")
        assert len(result.raw_body) <= 64 * 1024
    assert_no_secret(result, caplog.text)


@pytest.mark.parametrize("row", SLOW_STREAMS, ids=str)
def test_a_slow_stream_ends_at_the_deadline(mode: str, row: Row) -> None:
    """One POST, and the phase is named."""
    with FaultServer(row.behaviours) as server:
        seconds, (given, error) = timed(lambda: heard(mode, server.url, timeout=0.5))

    assert (type(error), given) == (row.kind, row.reading)
    assert {name: getattr(error, name) for name in row.fields} == row.fields
    assert 0.49 < seconds < 0.75
    assert server.posts == row.sent
    assert_no_secret(error, "")


@pytest.mark.parametrize("row", [row for row in SLOW_STREAMS if row.reading], ids=str)
def test_a_slow_stream_that_costs_nothing_is_a_timeout(mode: str, row: Row) -> None:
    """And names its phase as well."""
    with FaultServer(row.behaviours) as server:
        given, error = heard(mode, server.url, request=EITHER.request(), timeout=0.3)

    assert (given, type(error), error.phase, error.maybe_executed) == (True, errors.APITimeoutError, "receive", False)


def floods_sound(exchange: Exchange) -> None:
    """Answer with 200 MB of sound."""
    exchange.send(answer(200, b"", content_type="audio/wav", length=200 << 20))
    block = b"\0" * (1 << 20)
    for _ in range(200):
        exchange.send(block)


def test_a_long_stream_and_a_bomb_cost_little(mode: str, tmp_path: Path) -> None:
    """200 MB that are saved take no more memory than a piece; of 256 MB in a bomb at most 20 are ever there."""

    def kept(url: str, *, how: str) -> Any:
        given = (tmp_path / "out.wav",) if how == "save" else ()
        if mode == "sync":
            with SyncClient(VENDOR, api_key=KEY, base_url=url) as client:
                return getattr(client.send(SAY), how)(*given)

        async def main() -> Any:
            async with AsyncClient(VENDOR, api_key=KEY, base_url=url) as client:
                found: Any = await client.send(SAY)
                return await getattr(found, how)(*given)

        return asyncio.run(main())

    peaks: list[int] = []
    with FaultServer((floods_sound, bombs(200, content_type="audio/wav"))) as server:
        for how in ("save", "read"):
            tracemalloc.start()
            result = timed(lambda how=how: kept(server.url, how=how))[1]
            peaks.append(tracemalloc.get_traced_memory()[1] >> 20)
            tracemalloc.stop()

    assert type(result) is errors.OutcomeUnknownError
    assert (tmp_path / "out.wav").stat().st_size == 200 << 20
    assert peaks[0] < 6  # the server's own megabyte and the modules that load included
    assert peaks[1] < 20
