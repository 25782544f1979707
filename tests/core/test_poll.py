"""`_core.poll`: following a task until it is done, and never losing its id."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING, Any

import pytest
from acme import CLONE, GET_TASK, KEY, MODES, SUBMIT, VENDOR, Task, run, timed
from fault_server import FaultServer, hangs_up, is_silent, replies

from voxwright import errors
from voxwright._core.client import AsyncClient
from voxwright._core.exchange.answer import Answered
from voxwright._core.flow import PauseStep, call
from voxwright._core.poll import FIRST_WAIT, GROWTH, first_wait, follow, poll

if TYPE_CHECKING:
    from fault_server import Behaviour

    from voxwright._core.flow import Flow
    from voxwright._core.request import Request

ACCEPTED = replies(200, {"id": "task-1", "status": "running", "progress": 0})
RUNNING = replies(200, {"id": "task-1", "status": "running", "progress": 40})
NEWS = replies(200, {"id": "task-1", "status": "queued-somewhere"})
DONE = replies(200, {"id": "task-1", "status": "done", "progress": 100, "result": {"voice": "v1"}})
FAILED = replies(200, {"id": "task-1", "status": "failed", "error": {"code": "busy", "message": "later"}})


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look every few hundredths of a second; how long the waits are is tested by themselves."""
    monkeypatch.setattr("voxwright._core.poll.FIRST_WAIT", 0.02)
    monkeypatch.setattr("voxwright._core.poll.GROWTH", 1.0)


def fetch() -> Request[Task]:
    """Return the request for the task."""
    return GET_TASK.request(id="task-1")


def design() -> Flow[Task]:
    """Submit and follow, as an adapter does."""
    submitted = yield from call(SUBMIT.request(prompt="calm"))
    return (yield from poll(SUBMIT, submitted.id, fetch, first=submitted))


def outcome(mode: str, *behaviours: Behaviour, **options: Any) -> tuple[Any, FaultServer]:
    """Return what designing at such a server brings, and the server."""
    with FaultServer((ACCEPTED, *behaviours)) as server:
        return timed(lambda: run(mode, design, server.url, **options))[1], server


def test_a_task_is_followed_until_it_is_done(mode: str) -> None:
    """The last answer is returned; a status that nobody knows counts as running."""
    seen: list[tuple[int, int]] = []

    task, server = outcome(mode, RUNNING, NEWS, RUNNING, DONE, on_progress=lambda *step: seen.append(step))

    assert (task.status, task.additional_properties) == ("done", {"result": {"voice": "v1"}})
    assert (server.posts, len(server.received)) == (1, 5)
    assert [step for step in seen if step[1] == 100] == [(40, 100), (100, 100)]


def test_a_failed_task_says_why(mode: str) -> None:
    """With the id, the vendor's code and message, and whether a new task may succeed."""
    error, _ = outcome(mode, RUNNING, FAILED)

    assert type(error) is errors.TaskFailedError
    assert (error.task_id, error.code, error.vendor_message, error.retryable) == ("task-1", "busy", "later", True)
    assert (error.provider, error.operation, error.body.status) == ("acme", "tasks.submit", "failed")


def test_a_task_that_outlasts_the_deadline_can_be_resumed(mode: str) -> None:
    """The error has its id, and tells it."""
    error, server = outcome(mode, RUNNING, timeout=0.3)

    assert type(error) is errors.TaskPendingError
    assert (error.task_id, error.phase, error.maybe_executed, server.posts) == ("task-1", "poll", True, 1)
    assert "task id task-1" in str(error)


def test_a_look_that_hangs_at_the_deadline_is_a_pending_task_too(mode: str) -> None:
    """Wherever the deadline strikes after the submission, the id is told."""
    error, _ = outcome(mode, is_silent, timeout=0.3)

    assert type(error) is errors.TaskPendingError
    assert error.task_id == "task-1"


@pytest.mark.parametrize("looks", [(hangs_up,), (RUNNING, hangs_up)])
def test_a_task_that_could_not_be_asked_for_is_not_said_to_run(mode: str, looks: tuple[Behaviour, ...]) -> None:
    """What nobody could ask is not claimed: the message says so, and the last cause is chained."""
    error, _ = outcome(mode, *looks, timeout=0.5, retries=0)

    assert type(error) is errors.TaskPendingError
    assert "could not be asked" in str(error)
    assert "still running" not in str(error)
    assert isinstance(error.__cause__, errors.APIConnectionError)
    assert ("task-1", "get_task('task-1')" in str(error)) == (error.task_id, True)


@pytest.mark.parametrize(
    "stumble",
    [
        pytest.param(replies(429), id="429"),
        pytest.param(replies(500), id="500"),
        pytest.param(replies(502, b"<html>"), id="502"),
        pytest.param(replies(503), id="503"),
        pytest.param(hangs_up, id="hangs-up"),
    ],
)
def test_a_vendor_that_stumbles_is_asked_again(mode: str, stumble: Behaviour) -> None:
    """Looking costs nothing, so it goes on until the deadline, beyond the number of retries."""
    task, server = outcome(mode, stumble, stumble, stumble, DONE, retries=0)

    assert (task.status, server.posts) == ("done", 1)


def test_a_wait_beyond_the_deadline_is_told_at_once(mode: str) -> None:
    """With the task's id."""
    with FaultServer((ACCEPTED, replies(429, {}, headers=(("Retry-After", "600"),)))) as server:
        seconds, error = timed(lambda: run(mode, design, server.url))

    assert type(error) is errors.TaskPendingError
    assert (error.task_id, seconds < 1) == ("task-1", True)


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        pytest.param(replies(401, {}), errors.AuthenticationError, id="401"),
        pytest.param(replies(404, {}), errors.NotFoundError, id="404"),
        pytest.param(replies(200, {}), errors.UnexpectedResponseError, id="empty"),
        pytest.param(replies(200, b"<html>", content_type="text/html"), errors.UnexpectedResponseError, id="html"),
    ],
)
def test_a_look_that_is_refused_tells_the_task(mode: str, refusal: Behaviour, kind: type[errors.APIError]) -> None:
    """The class is the refusal's own; the id is on it and in its line."""
    error, _ = outcome(mode, refusal)

    assert (type(error), error.task_id) == (kind, "task-1")
    assert "task id task-1" in str(error)


@pytest.mark.anyio
async def test_a_cancelled_wait_logs_the_task(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing can be returned then, so a WARNING holds the id."""
    looked = asyncio.Event()
    loop = asyncio.get_running_loop()

    with FaultServer((ACCEPTED, RUNNING)) as server, caplog.at_level(logging.WARNING, logger="voxwright"):
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            call_looked = lambda _, total: total == 100 and loop.call_soon(looked.set)  # noqa: E731 - used once
            work = asyncio.ensure_future(client.run(design, on_progress=call_looked))
            await looked.wait()
            work.cancel()
            with pytest.raises(asyncio.CancelledError):
                await work

    assert "task-1" in caplog.text
    assert "CancelledError" in caplog.text
    assert KEY not in caplog.text


def test_ctrl_c_in_a_wait_logs_the_task(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    """As cancelling does, and the interrupt goes on its way."""

    def interrupted(_: int, total: int) -> None:
        if total == 100:
            raise KeyboardInterrupt

    with FaultServer((ACCEPTED, RUNNING)) as server, pytest.raises(KeyboardInterrupt):
        run(mode, design, server.url, on_progress=interrupted)

    assert "task id task-1" in caplog.text


@pytest.mark.parametrize(
    ("estimate", "expected"), [(None, 1.0), (0, 1.0), (5, 1.0), (30, 3.0), (600, 6.0), (True, 1.0), ("30", 1.0)]
)
def test_the_first_look_is_gentle(monkeypatch: pytest.MonkeyPatch, estimate: object, expected: float) -> None:
    """After about a second, or a tenth of what the vendor expects, at most its interval."""
    monkeypatch.setattr("voxwright._core.poll.FIRST_WAIT", 1.0)
    facts = SUBMIT.poll
    assert facts is not None
    slow = type(facts)(operation="tasks.get", id="/id", status="/status", estimate="/info/estimate", interval=6)

    assert first_wait(slow, {"info": {"estimate": estimate}}) == expected


@pytest.mark.parametrize(
    ("first", "expected"), [(None, [0.0, 1.0, 1.5, 2.25, 3]), ({"id": "task-1"}, [1.0, 1.5, 2.25, 3, 3])]
)
def test_the_looks_grow_apart_up_to_the_interval_of_the_vendor(
    first: object, expected: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first after a second, or at once where the task is none of now; each wait half as long again as the last."""
    monkeypatch.setattr("voxwright._core.poll.FIRST_WAIT", FIRST_WAIT)
    monkeypatch.setattr("voxwright._core.poll.GROWTH", GROWTH)
    facts = SUBMIT.poll
    assert facts is not None
    slow = type(facts)(operation="tasks.get", id="/id", status="/status", done=("done",), interval=3)
    waits: list[float] = []
    reply: object = None
    following = follow(SUBMIT, slow, "task-1", fetch, first)

    while len(waits) < 5:
        step = following.send(reply)
        if isinstance(step, PauseStep):
            waits.append(step.seconds)
            reply = True
        else:
            reply = Answered(Task(id="task-1", status="running"), status_code=200, headers=(), request_id=None)

    assert expected == waits


def test_only_an_operation_that_makes_tasks_can_be_followed() -> None:
    """Anything else is a mistake in the program."""
    with pytest.raises(TypeError, match="makes no task"):
        next(poll(CLONE, "x", fetch))


def test_tasks_of_two_threads_do_not_meet() -> None:
    """One client may follow many tasks at once."""
    results: list[str] = []
    with FaultServer((ACCEPTED, ACCEPTED, RUNNING, RUNNING, DONE)) as server:
        threads = [
            threading.Thread(target=lambda: results.append(run("sync", design, server.url).status)) for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=10)

    assert results == ["done", "done"]
