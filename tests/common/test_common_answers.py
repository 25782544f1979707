"""What an adapter makes of an answer, also of one that is thinner or odder than the vendor's document says."""

from __future__ import annotations

import json
import pickle
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio
KEY = "secret-key-of-a-test"
CLONING = [name for name in VENDORS if "clone_voice" in offers(name)]
TASK = {"id": "task-1", "status": "completed", "progress": 100}


async def answered(both: Any, provider: str, answer: object, call: str, *arguments: Any, **more: Any) -> Any:
    """Return what a call makes of an answer."""
    headers = {"x-request-id": "request-1", "content-type": "application/json"}
    transport = both.transport(lambda _: httpx.Response(200, text=json.dumps(answer), headers=headers))
    async with both.open(provider, api_key=KEY, transport=transport, base_url="http://localhost") as client:
        return await both(getattr(client, call)(*arguments, **more))


@pytest.mark.parametrize(
    ("result", "voice_id", "preview"),
    [
        ({"result_data": {"voice": "v-1"}}, "v-1", None),
        ({"result_data": [{"voice": "v-1"}]}, "v-1", None),
        ({"result_data": [{}, {"voice": "v-2"}]}, "v-2", None),
        ({"result_data": {"voice": "v-1", "audio_url": "https://a/1.wav"}}, "v-1", "https://a/1.wav"),
        ({"result_data": {"voice": "v-1", "audio": "https://a/2.wav"}}, "v-1", "https://a/2.wav"),
        (
            {"result_data": {"voice": "v-1", "audio": {"url": "x"}}, "results": ["https://a/3.wav"]},
            "v-1",
            "https://a/3.wav",
        ),
        ({"result_data": {"voice": "v-1", "audio_url": None}, "results": None}, "v-1", None),
    ],
)
async def test_a_finished_design_is_read_tolerantly(
    result: dict[str, Any], voice_id: str, preview: str | None, both: Any
) -> None:
    """An object, a list, and every place where the preview was seen are understood."""
    task = await answered(both, "evolink", {**TASK, **result}, "get_task", "task-1")

    assert (voice_id, preview, "ready") == (task.voice.id, task.voice.preview, task.voice.status)
    assert (task.voice.name, task.voice.language) == (None, None)


@pytest.mark.parametrize("result", [{}, {"result_data": None}, {"result_data": {}}, {"result_data": {"voice": ""}}])
async def test_a_finished_design_without_a_voice_is_no_success(result: dict[str, Any], both: Any) -> None:
    """A task that is done and names no voice is UnexpectedResponseError, which keeps the answer and the task's id."""
    with pytest.raises(voxwright.UnexpectedResponseError) as caught:
        await answered(both, "evolink", {**TASK, **result}, "get_task", "task-1")

    assert "task-1" == caught.value.task_id
    assert "completed" == json.loads(caught.value.raw_body)["status"]


async def test_a_task_in_a_state_that_nobody_knows_is_running(both: Any) -> None:
    """A new word of the vendor's is kept, and is neither done nor failed."""
    task = await answered(both, "evolink", {"id": "task-1", "status": "queued"}, "get_task", "task-1")

    assert ("queued", None, None) == (task.status, task.progress, task.voice)


async def test_what_the_vendor_nulls_is_none(both: Any, clips: Path) -> None:
    """Fields that are null or left out become None; what was given stands in for a missing description."""
    answer = {"provider": "p", "id": "v:1", "name": "Ada", "language": "ko-KR", "sample_url": None, "description": None}
    given = {"name": "Ada", "language": "ko", "description": "Low."}
    voice = await answered(both, "vox", answer, "clone_voice", clips / "ada.wav", **given)

    assert ("v:1", "vox:p:v:1", "ko-KR", None, "Low.", "request-1") == (
        voice.id,
        voice.ref,
        voice.language,
        voice.preview,
        voice.description,
        voice.request_id,
    )


async def test_a_time_of_the_vendor_is_a_datetime(both: Any, clips: Path) -> None:
    """created_at is a datetime with its zone, and ISO 8601 in to_dict."""
    answer = {
        "id": "v-1",
        "user_id": "u",
        "is_public": False,
        "name": "Ada",
        "description": "",
        "created_at": "2026-11-20T10:00:00Z",
        "language": "en",
    }
    voice = await answered(both, "cartesia", answer, "clone_voice", clips / "ada.wav", name="Ada", language="en")

    assert datetime(2026, 11, 20, 10, tzinfo=UTC) == voice.created_at
    assert "2026-11-20T10:00:00+00:00" == voice.to_dict()["created_at"]


@pytest.mark.parametrize("provider", CLONING)
@pytest.mark.parametrize("answer", [{}, {"id": ""}, {"data": {}}, {"voice_id": ""}, [], None, "ok"])
async def test_a_success_without_an_id_is_none(provider: str, answer: object, both: Any, clips: Path) -> None:
    """An answer that names no voice is UnexpectedResponseError and keeps what came."""
    with pytest.raises(voxwright.UnexpectedResponseError) as caught:
        await answered(both, provider, answer, "clone_voice", clips / "ada.wav", name="Ada", language="en")

    assert answer == json.loads(caught.value.raw_body)


@pytest.mark.parametrize("provider", CLONING)
async def test_a_voice_can_be_written_down(provider: str, both: Any, sandbox: Sandbox, clips: Path) -> None:
    """A voice goes through JSON and through pickle, with the vendor's answer as it came."""
    async with both.open(provider, sandbox) as client:
        voice = await both(client.clone_voice(clips / "ada.wav", name="Ada", language="en"))
    written = json.loads(json.dumps(voice.to_dict()))

    assert (voice.id, voice.ref, voice.raw.to_dict()) == (written["id"], written["ref"], written["raw"])
    assert voice == pickle.loads(pickle.dumps(voice))  # noqa: S301 - our own


@pytest.mark.parametrize("provider", [*CLONING, "nobody"])
async def test_no_frame_of_an_error_holds_the_key(provider: str, both: Any, clips: Path) -> None:
    """The local variables of voxwright's own frames, in the traceback of an error, do not show the key."""
    with pytest.raises(voxwright.VoxwrightError) as caught:
        await answered(both, provider, {}, "clone_voice", clips / "ada.wav", name="Ada", language="en")
    frames = traceback.StackSummary.extract(
        (pair for pair in traceback.walk_tb(caught.tb) if "tests" not in pair[0].f_code.co_filename),
        capture_locals=True,
    )

    assert len(frames) > 1
    assert KEY not in "".join(frames.format())
