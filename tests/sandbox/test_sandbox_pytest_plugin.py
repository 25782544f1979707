"""The fixtures that ship for users' own tests, in a pytest run of its own, as a user has it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PLUGIN = "voxwright.sandbox.pytest_plugin"
TESTS = """
import asyncio
import pytest
import voxwright
from voxwright.sandbox import Sandbox


def test_a_client_of_each_vendor(voxwright_client, voxwright_sandbox):
    for provider in voxwright_sandbox.vendors:
        assert isinstance(voxwright_client(provider), voxwright.Client)
    assert voxwright_client.sandbox is voxwright_sandbox
    assert isinstance(voxwright_sandbox, Sandbox)
    assert voxwright_sandbox.host == "127.0.0.1"


def test_a_voice_is_made(voxwright_client):
    task = voxwright_client("evolink", timeout=20).submit_design("calm", name="Ada", preview_text="Hi.")
    assert task.id
    assert [seen.operation for seen in voxwright_client.sandbox.requests] == ["voices.design"]


def test_nothing_is_left_of_the_test_before(voxwright_client):
    assert voxwright_client.sandbox.requests == []


def test_async(voxwright_client):
    async def main():
        async with voxwright_client.asynchronous("evolink") as client:
            return await client.submit_design("calm", name="Ada", preview_text="Hi.")

    assert asyncio.run(main()).id


made = []


def test_clients_are_made(voxwright_client):
    made.append(voxwright_client("evolink"))
    made[0].submit_design("calm", name="Ada", preview_text="Hi.")


def test_the_sandbox_alone_has_seen_nothing_either(voxwright_sandbox):
    assert voxwright_sandbox.requests == []


def test_a_clip_ships(voxwright_client, voxwright_clip):
    voice = voxwright_client("cartesia", version="2026-08-14").clone_voice(voxwright_clip, name="Ada", language="en")
    assert voice.name == "Ada"
    assert voxwright_client.sandbox.requests[0].status == 200


def test_a_wrong_key_is_refused(voxwright_client, voxwright_clip):
    client = voxwright_client("cartesia", api_key="another")
    with pytest.raises(voxwright.AuthenticationError):
        client.clone_voice(voxwright_clip, name="Ada", language="en")


def test_a_task_is_done_at_the_first_look(voxwright_client):
    client = voxwright_client("evolink")
    task = client.submit_design("calm", name="Ada", preview_text="Hi.")
    assert client.get_task(task.id).status == "completed"
    voxwright_client.sandbox.set(task_polls=2)
    task = client.submit_design("calm", name="Ada", preview_text="Hi.")
    assert client.get_task(task.id).status == "processing"


def test_clients_are_closed():
    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        made[0].submit_design("calm", name="Ada", preview_text="Hi.")
"""


def pytest_run(folder: Path, text: str, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a process that has no plugin but ours, with warnings as errors."""
    (folder / "test_mine.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "-p", PLUGIN, *options]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(Path(place).resolve()) for place in sys.path if place),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
        **env,
    }
    return subprocess.run(
        [*command, "test_mine.py"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_fixtures_work_in_a_users_tests(tmp_path: Path) -> None:
    """One sandbox for the run, forgotten before each test, and clients of any vendor that close themselves."""
    done = pytest_run(tmp_path, TESTS)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert "10 passed" in done.stdout


def test_the_fixtures_say_what_they_are(tmp_path: Path) -> None:
    """`pytest --fixtures` tells a user that they are there."""
    done = pytest_run(tmp_path, "", "--fixtures")

    found = re.findall(r"^(voxwright_\w+) ", done.stdout, re.MULTILINE)
    assert ["voxwright_client", "voxwright_clip", "voxwright_sandbox"] == sorted(found)


def test_without_the_extra_only_who_asks_for_it_is_told(tmp_path: Path) -> None:
    """The plugin is loaded wherever voxwright is installed, so it must not break the tests of who has not the extra."""
    text = "import sys\nsys.modules['uvicorn'] = None\ndef test_mine(): pass\ndef test_it(voxwright_client): pass\n"
    done = pytest_run(tmp_path, text)

    assert "1 passed, 1 error" in done.stdout
    assert "install voxwright with its extra [sandbox]" in done.stdout


def test_loading_the_plugin_is_light() -> None:
    """Every run of pytest pays for it: it loads no server, no dependency and no vendor."""
    code = f"import sys, pytest\nbefore = set(sys.modules)\nimport {PLUGIN}\nprint(*(set(sys.modules) - before))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
    )

    assert {"voxwright", "voxwright.sandbox", PLUGIN} == set(done.stdout.split())


def test_pytest_finds_it_by_itself(repository: Path) -> None:
    """The wheel names the plugin where pytest looks for one."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert {"voxwright": PLUGIN} == project["entry-points"]["pytest11"]


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """The names of the package load when they are asked for; others do not exist."""
    import voxwright.sandbox

    assert sorted(voxwright.sandbox.__all__) == dir(voxwright.sandbox)
    assert all(getattr(voxwright.sandbox, name) is not None for name in voxwright.sandbox.__all__)
    with pytest.raises(AttributeError, match="serv"):
        _ = voxwright.sandbox.serv


def test_a_recording_that_does_not_ship_is_said() -> None:
    """The message lists those that do."""
    import voxwright.sandbox

    with pytest.raises(voxwright.ConfigurationError, match=r"ada\.mp3, ada\.wav"):
        voxwright.sandbox.clip("eve.wav")
