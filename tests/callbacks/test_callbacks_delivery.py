"""The sandbox calls a receiver under uvicorn, as the vendor would: once, again after a failure, never for nothing."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from voxwright._adapters import offers

pytestmark = pytest.mark.anyio
PROVIDER = "evolink"
PUBLIC = "https://hooks.example/callbacks/7Hq2"


@pytest.mark.parametrize(
    ("prompt", "status"),
    [("calm", "completed"), ("calm [sandbox:fail=quota_exceeded]", "failed"), ("calm [sandbox:cancel]", "cancelled")],
)
async def test_a_task_that_ends_calls_back_once(hook: Any, prompt: str, status: str) -> None:
    """The function gets the task in the vendor's own state, asked for anew, and the callback is answered with 200."""
    async with hook() as running:
        task_id = await running.submit(prompt)
        await running.until(running.statuses)
        looks = [seen for seen in running.sandbox.requests if seen.operation == "tasks.get"]

        assert [200] == running.statuses()
        assert [(task_id, status)] == [(task.id, task.status) for task in running.told]
        assert (status == "completed") is (running.told[0].voice is not None)
        assert 1 == len(looks)


@pytest.mark.skipif("speak" not in offers(PROVIDER), reason="the common client can not speak there yet")
async def test_a_speech_that_ends_calls_back_too(hook: Any) -> None:
    """A task that speaks is told of as one that designs; it makes no voice, and `get_speech` has the sound."""
    async with hook() as running:
        running.sandbox.add_voice(PROVIDER, "v7")
        made = await running.client.vendor.speech.create(prompt="Hello.", voice="v7", callback_url=PUBLIC)
        await running.until(running.statuses)

        assert [200] == running.statuses()
        assert [(made.id, "completed", None)] == [(task.id, task.status, task.voice) for task in running.told]


async def test_a_look_that_ends_a_task_calls_back_too(hook: Any) -> None:
    """Who polls as well gets one callback all the same."""
    async with hook() as running:
        task_id = await running.submit("calm [sandbox:polls=2]")
        for _ in range(4):
            await running.client.get_task(task_id)
        await running.until(running.statuses)

        assert [200] == running.statuses()
        assert [task_id] == [task.id for task in running.told]


async def test_a_function_that_raises_once_is_called_again(hook: Any) -> None:
    """The first callback is answered with 500, so that the vendor repeats it; the second is the last."""
    async with hook() as running:
        running.failures = 1
        task_id = await running.submit()
        await running.until(lambda: 200 in running.statuses())

        assert [500, 200] == running.statuses()
        assert [task_id] * 2 == [task.id for task in running.told]


async def test_a_query_that_fails_is_made_again(hook: Any) -> None:
    """While the vendor can not be asked nothing is believed and nothing is lost."""
    calls: list[Any] = []

    def failing_once(receiver: Any) -> Any:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and not calls:
                calls.append(running.sandbox.force_next(PROVIDER, code=500))
            await receiver(scope, receive, send)

        return app

    async with hook(around=failing_once) as running:
        task_id = await running.submit()
        await running.until(lambda: 200 in running.statuses())

        assert [503, 200] == running.statuses()
        assert [task_id] == [task.id for task in running.told]


async def test_the_vendor_gives_up_after_three_repeats(hook: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Repeats come after 1, 2 and 4 of the vendor's seconds; the log names the task, and never the key."""
    async with hook() as running:
        running.failures = 99
        task_id = await running.submit()
        await running.until(lambda: running.sandbox.deliveries and running.sandbox.deliveries[-1].last)
        made = running.sandbox.deliveries
        gaps = [(b.when - a.when).total_seconds() for a, b in pairwise(made)]

        assert [(1, 0), (2, 1), (3, 2), (4, 4)] == [(each.attempt, each.pause) for each in made]
        assert [500] * 4 == running.statuses()
        assert all(gap >= pause * 0.1 * 0.98 for gap, pause in zip(gaps, (1, 2, 4), strict=True))
        assert 4 == len(running.told)
        assert task_id in caplog.text
        assert running.sandbox.api_key not in caplog.text
        assert str(made[-1]).endswith("given up")
        assert made[0].sent_to is not None
        assert made[0].sent_to.startswith(running.address)
        assert f"POST {made[0].sent_to} (for {made[0].url})" in str(made[0])


async def test_a_callback_that_comes_twice_counts_once(hook: Any) -> None:
    """An answer that is lost on its way makes the vendor repeat: then nobody is asked and nobody called."""
    lost: list[int] = []

    def losing(receiver: Any) -> Any:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            async def lose_first(message: Any) -> None:
                if message["type"] == "http.response.start" and not lost:
                    lost.append(message["status"])
                    message = {**message, "status": 502}
                await send(message)

            await receiver(scope, receive, lose_first if scope["type"] == "http" else send)

        return app

    async with hook(around=losing) as running:
        task_id = await running.submit()
        await running.until(lambda: 200 in running.statuses())
        looks = [seen for seen in running.sandbox.requests if seen.operation == "tasks.get"]

        assert ([200], [502, 200]) == (lost, running.statuses())
        assert [task_id] == [task.id for task in running.told]
        assert 1 == len(looks)


async def test_two_callbacks_at_once_are_one(hook: Any) -> None:
    """The second waits for the function that the first has called."""
    async with hook() as running:
        running.gate = asyncio.Event()
        task_id = await running.submit("calm [sandbox:polls=1]", callback=None)
        both = [asyncio.create_task(running.post({"id": task_id})) for _ in range(2)]
        await running.until(lambda: running.told)
        running.gate.set()

        assert [200, 200] == await asyncio.gather(*both)
        assert 1 == len(running.told)


async def test_a_slow_function_is_waited_for_by_the_repeat(hook: Any) -> None:
    """What takes longer than an answer may is answered with 503 and runs on; the repeat finds it done."""
    async with hook(within=0.1) as running:
        running.gate = asyncio.Event()
        await running.submit()
        await running.until(lambda: 503 in running.statuses())
        running.gate.set()
        await running.until(lambda: 200 in running.statuses())

        assert {503} == set(running.statuses()[:-1])
        assert 1 == len(running.told)


async def test_a_forged_callback_of_no_task_calls_nobody(hook: Any) -> None:
    """The vendor does not know the task, so the body is dropped."""
    async with hook() as running:
        status = await running.post(
            {"id": "task-unified-1-forged", "status": "completed", "result_data": {"voice": "x"}}
        )

        assert (404, []) == (status, running.told)


async def test_a_forged_end_of_a_running_task_calls_nobody(hook: Any) -> None:
    """A body that says completed is a hint; the vendor says processing; and the true end still arrives."""
    async with hook() as running:
        task_id = await running.submit("calm [sandbox:polls=3]")
        forged = await running.post({"id": task_id, "status": "completed", "result_data": {"voice": "mine"}})
        told = list(running.told)
        for _ in range(2):
            await running.client.get_task(task_id)
        await running.until(running.statuses)

        assert (503, []) == (forged, told)
        assert [(task_id, "completed")] == [(task.id, task.status) for task in running.told]
        assert "mine" != running.told[0].voice.id
