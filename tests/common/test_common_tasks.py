"""Tasks: handed in, looked at, waited for, resumed elsewhere, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

if TYPE_CHECKING:
    from voxwright.sandbox import Sandbox

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("provider", [name for name in VENDORS if "submit_design" in offers(name)]),
]
DESIGN = {"name": "Ada", "preview_text": "Good evening.", "language": "en"}


async def test_a_task_is_handed_in_and_waited_for(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """A task knows its id at once and its voice once it was waited for; waiting again asks nobody."""
    async with both.open(provider, own_sandbox) as client:
        task = await both(client.submit_design("calm", **DESIGN))
        first = (bool(task.id), task.provider, task.voice, task.to_dict()["voice"])
        voice = await both(task.wait())
        seen = len(own_sandbox.requests)
        again = await both(task.wait())

    assert (True, provider, None, None) == first
    assert (voice, voice, seen) == (task.voice, again, len(own_sandbox.requests))
    assert ("Ada", "en", 100) == (voice.name, voice.language, task.progress)
    assert voice.to_dict() == task.to_dict()["voice"]


async def test_a_task_is_resumed_from_its_id_by_another_client(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """The id alone is enough to look at a task, refresh it and wait for it elsewhere."""
    async with both.open(provider, own_sandbox) as client:
        task_id = (await both(client.submit_design("calm [sandbox:polls=3]", **DESIGN))).id
    async with both.open(provider, own_sandbox) as other:
        task = await both(other.get_task(task_id))
        running = (task.id, task.voice)
        same = await both(task.refresh())
        voice = await both(task.wait())

    assert (task_id, None) == running
    assert same is task
    assert voice.id
    assert voice is task.voice


async def test_a_task_that_outlasts_the_deadline_says_its_id(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """A design that does not end in time is TaskPendingError with the id that resumes it, and one submission only."""
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.TaskPendingError) as caught:
            await both(client.design_voice("calm [sandbox:polls=50]", timeout=0.2, **DESIGN))
        task = await both(client.get_task(caught.value.task_id))

    assert caught.value.task_id == task.id
    assert 1 == len([seen for seen in own_sandbox.requests if seen.method == "POST"])


@pytest.mark.parametrize(
    ("code", "retryable"), [("content_policy_violation", False), ("service_error", True), ("unknown_error", None)]
)
async def test_a_task_that_fails_is_its_own_error(
    provider: str, code: str, retryable: object, both: Any, own_sandbox: Sandbox
) -> None:
    """A failed task carries the vendor's code, and whether a new one may succeed, where the vendor says so."""
    own_sandbox.fail_next_task(code)
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.TaskFailedError) as caught:
            await both(client.design_voice("calm", **DESIGN))

    assert (provider, code, retryable) == (caught.value.provider, caught.value.code, caught.value.retryable)
    assert caught.value.task_id


async def test_a_failed_task_can_be_looked_at(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """To look at a failed task is no error; to wait for it is."""
    own_sandbox.fail_next_task("service_error", status="cancelled")
    async with both.open(provider, own_sandbox) as client:
        task = await both(client.submit_design("calm", **DESIGN))
        status = (await both(task.refresh())).status
        with pytest.raises(voxwright.TaskFailedError):
            await both(task.wait())

    assert "cancelled" == status


async def test_an_unknown_task_is_not_found(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """A task id that the vendor does not know ends in an error of the vendor."""
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.APIStatusError):
            await both(client.get_task("task-unified-0-0"))


async def test_a_task_shows_itself(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """The repr of a task names id, vendor and status, and no key."""
    async with both.open(provider, own_sandbox) as client:
        task = await both(client.submit_design("calm", **DESIGN))

    expected = f"id={task.id!r}, provider={provider!r}, status={task.status!r})"
    assert repr(task).endswith(expected)
    assert own_sandbox.api_key not in repr(task)


async def test_a_submission_that_was_accepted_before_says_so(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """The same idempotency key gives the same task, marked; another key gives another one."""
    key = {"extra_headers": {"Idempotency-Key": "7f3c"}}
    async with both.open(provider, own_sandbox) as client:
        first = await both(client.submit_design("calm", **DESIGN, **key))
        again = await both(client.submit_design("calm", **DESIGN, **key))
        other = await both(client.submit_design("calm", **DESIGN))

    assert (first.id, True, True) == (again.id, again.replayed, again.to_dict()["replayed"])
    assert (False, False, True) == (first.replayed, other.replayed, other.id != first.id)
