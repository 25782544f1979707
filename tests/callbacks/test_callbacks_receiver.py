"""What a receiver answers to what is no callback, and how it is set up."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright.callbacks import MemoryStore, Receiver, evolink
from voxwright.errors import ConfigurationError, InvalidCallbackError, UnsupportedOperationError

anyio = pytest.mark.anyio
PATH = "/callbacks/7Hq2"
TASK = b'{"id": "task-unified-1756817821-4x3rx6ny", "status": "completed"}'


def test_the_task_id_is_read_from_a_body() -> None:
    """A body of the documented shape names its task."""
    assert "task-unified-1756817821-4x3rx6ny" == evolink.read_task_id(TASK)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"", 400, id="empty"),
        pytest.param(b"{", 400, id="cut"),
        pytest.param(b"\xff\xfe{", 400, id="no-text"),
        pytest.param(b"[" * 100_000, 400, id="deep"),
        pytest.param(b'{"id": ' + b"9" * 5000 + b"}", 400, id="long-number"),
        pytest.param(b"[]", 400, id="array"),
        pytest.param(b'"task-1"', 400, id="text"),
        pytest.param(b"{}", 400, id="no-id"),
        pytest.param(b'{"id": 7}', 400, id="number"),
        pytest.param(b'{"id": ""}', 400, id="empty-id"),
        pytest.param(b'{"id": "../keys"}', 400, id="path"),
        pytest.param(b'{"id": "a/b"}', 400, id="slash"),
        pytest.param(b'{"id": "a\\nb"}', 400, id="line"),
        pytest.param('{"id": "tâsk"}'.encode(), 400, id="wide"),
        pytest.param(b'{"id": "' + b"a" * 201 + b'"}', 400, id="long-id"),
        pytest.param(b" " * (1024 * 1024) + TASK, 413, id="large"),
    ],
)
def test_what_is_no_callback_is_refused(body: bytes, status: int) -> None:
    """The error says which status to answer with, in one line, and shows nothing of the body."""
    with pytest.raises(InvalidCallbackError) as caught:
        evolink.read_task_id(body)

    assert status == caught.value.status_code
    assert "evolink" == caught.value.provider
    assert "keys" not in str(caught.value)
    assert "\n" not in str(caught.value)


@anyio
async def test_only_its_path_and_only_post(hook: Any) -> None:
    """Other paths are not found, other methods not allowed, a wrong body is 400 and a large one 413, read or not."""
    async with hook(max_bytes=1000) as running:

        async def pieces() -> Any:
            for _ in range(11):
                yield b" " * 100

        got = await running.http.get(running.address + PATH)
        chunked = await running.http.post(running.address + PATH, content=pieces())

        assert (405, "POST") == (got.status_code, got.headers["allow"])
        assert 404 == await running.post(TASK, "/")
        assert 404 == await running.post(TASK, f"{PATH}/")
        assert 400 == await running.post(b"no JSON")
        assert 413 == await running.post(b" " * 1001)
        assert 413 == chunked.status_code
        assert [] == [seen for seen in running.sandbox.requests if seen.operation == "tasks.get"]


@anyio
async def test_a_body_that_never_ends_is_not_waited_for(hook: Any) -> None:
    """A sender that stops in the middle gets 408."""
    async with hook(within=0.05) as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(running.address.rpartition(":")[2]))
        writer.write(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{{".encode())
        async with asyncio.timeout(20):
            line = await reader.readline()
        writer.close()
        await writer.wait_closed()

        assert b" 408 " in line


@anyio
async def test_the_body_and_the_work_share_the_time() -> None:
    """A body that takes its time leaves less of it for the rest: the answer comes within what was set."""
    sent: list[Any] = []
    parts = iter([{"body": TASK[:1], "more_body": True}, {"body": TASK[1:]}])
    clock = asyncio.get_running_loop().time

    class Stuck(MemoryStore):
        async def has(self, task_id: str) -> bool:
            await asyncio.Event().wait()
            return await super().has(task_id)

    async def receive() -> Any:
        await asyncio.sleep(0.3)  # a slow sender
        return {"type": "http.request", **next(parts)}

    async def send(message: Any) -> None:
        sent.append(message)

    async with voxwright.AsyncClient("evolink", api_key="k", base_url="http://127.0.0.1:9") as client:
        receiver = Receiver(client, print, store=Stuck(), within=1.0)
        began = clock()
        await receiver({"type": "http", "method": "POST", "path": "/", "headers": []}, receive, send)
        took = clock() - began
        await receiver.aclose()

    assert 503 == sent[0]["status"]
    assert took < 1.4


@anyio
async def test_it_can_be_mounted(hook: Any) -> None:
    """Below another application its path begins where it is mounted."""
    from starlette.applications import Starlette
    from starlette.routing import Mount

    async with hook(around=lambda receiver: Starlette(routes=[Mount("/voices", app=receiver)])) as running:
        task_id = await running.submit("calm [sandbox:polls=1]", callback=None)

        assert 404 == await running.post({"id": task_id})
        assert 200 == await running.post({"id": task_id}, f"/voices{PATH}")


@anyio
async def test_a_plain_function_runs_in_a_thread(hook: Any) -> None:
    """One that blocks does not hold up the loop; an object whose call is a coroutine is awaited."""
    threads: list[threading.Thread] = []

    class Awaited:
        async def __call__(self, task: Any) -> None:
            await asyncio.sleep(0)
            threads.append(threading.current_thread())

    async with hook() as running:
        for call in (lambda task: threads.append(threading.current_thread()), Awaited()):
            task_id = await running.submit("calm [sandbox:polls=1]", callback=None)
            receiver = Receiver(running.client, call)
            assert 200 == await receiver.handle(f'{{"id": "{task_id}"}}'.encode())

        assert threading.current_thread() is not threads[0]
        assert threading.current_thread() is threads[1]


@anyio
async def test_a_store_of_ones_own_is_asked_and_told(hook: Any) -> None:
    """A task that the store has is answered at once; one that was dealt with is added."""

    class Mine:
        def __init__(self) -> None:
            self.known = {"task-old"}

        async def has(self, task_id: str) -> bool:
            return task_id in self.known

        async def add(self, task_id: str) -> None:
            self.known.add(task_id)

    mine = Mine()
    async with hook(store=mine) as running:
        task_id = await running.submit("calm [sandbox:polls=1]", callback=None)

        assert [200, 200] == [await running.post({"id": "task-old"}), await running.post({"id": task_id})]
        assert [task_id] == [task.id for task in running.told]
        assert {"task-old", task_id} == mine.known


@anyio
@pytest.mark.parametrize(("broken", "status", "told"), [("has", 503, 0), ("add", 200, 1)])
async def test_a_store_that_fails_loses_nothing(hook: Any, broken: str, status: int, told: int) -> None:
    """If it can not say, the vendor repeats; if it can not keep, the function has run all the same."""

    class Broken(MemoryStore):
        async def has(self, task_id: str) -> bool:
            return await self._fail("has") or await super().has(task_id)

        async def add(self, task_id: str) -> None:
            await self._fail("add")

        async def _fail(self, name: str) -> bool:
            if name == broken:
                raise OSError("no disk")
            return False

    async with hook(store=Broken()) as running:
        task_id = await running.submit("calm [sandbox:polls=1]", callback=None)

        assert status == await running.post({"id": task_id})
        assert told == len(running.told)


@anyio
async def test_a_memory_store_forgets_the_oldest() -> None:
    """It keeps the latest, and no more than it has room for."""
    store = MemoryStore(2)
    for task_id in ("a", "b", "a", "c"):
        await store.add(task_id)

    assert [True, False, True] == [await store.has(task_id) for task_id in ("a", "b", "c")]
    with pytest.raises(ValueError, match="at least 1"):
        MemoryStore(0)


@anyio
async def test_a_flood_is_turned_away(hook: Any) -> None:
    """More queries at once than were allowed are not made."""
    async with hook(at_once=1) as running:
        first, second = await asyncio.gather(running.post({"id": "task-1"}), running.post({"id": "task-2"}))

        assert {404, 503} == {first, second}
        assert 404 == await running.post({"id": "task-2"})


@anyio
async def test_a_shutdown_waits_for_what_is_under_way(hook: Any) -> None:
    """The server's end lets a function finish, and cuts one that does not within the time of an answer."""
    ends: list[str] = []

    async def work(gate: asyncio.Event) -> None:
        try:
            await gate.wait()
            ends.append("finished")
        except asyncio.CancelledError:
            ends.append("cut")
            raise

    async with hook() as running:
        for opened in (True, False):
            task_id = await running.submit("calm [sandbox:polls=1]", callback=None)
            gate, begun = asyncio.Event(), asyncio.Event()

            async def on_done(task: Any, gate: asyncio.Event = gate, begun: asyncio.Event = begun) -> None:
                begun.set()
                await work(gate)

            receiver = Receiver(running.client, on_done, within=1)
            waiting = asyncio.create_task(receiver.handle(f'{{"id": "{task_id}"}}'.encode()))
            await begun.wait()
            if opened:
                gate.set()
            await receiver.aclose()
            assert (200 if opened else 503) == await waiting

    assert ["finished", "cut"] == ends


@anyio
async def test_a_websocket_is_turned_away(hook: Any) -> None:
    """Nothing but HTTP is spoken."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message["type"])

    async with hook() as running:
        await running.receiver({"type": "websocket"}, None, send)

    assert ["websocket.close"] == sent


def test_how_it_is_set_up_is_checked_at_once() -> None:
    """A vendor without callbacks, a client of the other kind and a path without a slash are refused."""
    other = next(name for name in VENDORS if name != "evolink")

    with pytest.raises(UnsupportedOperationError, match=f"{other} callbacks"):
        Receiver(voxwright.AsyncClient(other, api_key="k" * 20, base_url="http://127.0.0.1:1"), print)
    client = voxwright.AsyncClient("evolink", api_key="k" * 20)
    with pytest.raises(ConfigurationError, match="slash"):
        Receiver(client, print, path="callbacks")
    with pytest.raises(TypeError, match="AsyncClient"):
        Receiver(voxwright.Client("evolink", api_key="k" * 20), print)  # type: ignore[arg-type]
