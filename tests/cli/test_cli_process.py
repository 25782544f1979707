"""The command as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from voxwright_clients._registry import VENDORS

from voxwright._adapters import offers
from voxwright.sandbox import serve

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright.sandbox import Sandbox

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "200"}
FIRST = next(name for name in VENDORS if "clone_voice" in offers(name))
COMMAND = [sys.executable, "-m", "voxwright"]


def run(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    words = [*COMMAND, *(str(argument) for argument in arguments)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, env={**ENV, **env}, check=False)


def test_a_clone_from_outside(sandbox: Sandbox, clips: Path) -> None:
    """A clone with the key from the environment prints the voice on stdout and nothing on stderr."""
    key = {VENDORS[FIRST]["env"][0]: sandbox.api_key}
    where = ("-p", FIRST, "--base-url", sandbox.url(FIRST), "--json")
    done = run("clone", clips / "ada.wav", "-n", "Ada", "-l", "en", *where, **key)

    assert (0, "") == (done.returncode, done.stderr)
    assert json.loads(done.stdout)["id"]


def test_a_missing_key_is_one_line_and_3(clips: Path) -> None:
    """Without a key the command names the variables to set."""
    done = run("clone", clips / "ada.wav", "-p", FIRST, "-n", "Ada", "-l", "en")

    assert (3, "") == (done.returncode, done.stdout)
    assert all(name in done.stderr for name in VENDORS[FIRST]["env"])
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize("provider", [name for name, entry in VENDORS.items() if entry["sunset"]])
def test_a_vendor_that_ends_is_said_in_one_line(provider: str, clips: Path) -> None:
    """The warning of a vendor's last day is a line without a path; the call goes on to its own end."""
    key = {VENDORS[provider]["env"][0]: "k" * 12}
    done = run("clone", clips / "ada.wav", "-p", provider, "-n", "", "-l", "en", "--timeout", "0.001", **key)

    assert done.stderr.startswith("voxwright: the last day of ")
    assert "Warning" not in done.stderr


def test_wrong_usage_is_2() -> None:
    """A command that does not exist, or lacks an argument, ends with 2 and no traceback."""
    for words in (["sing"], ["clone"], ["clone", "x.wav"]):
        done = run(*words)

        assert (2, "") == (done.returncode, done.stdout)
        assert "Traceback" not in done.stderr


def test_without_its_extra_the_command_says_what_to_install() -> None:
    """Where typer is missing the entry point ends with 3 and one line."""
    code = "import sys; sys.modules['typer'] = None; from voxwright.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=ENV, check=False
    )

    assert (3, "") == (done.returncode, done.stdout)
    assert "its extras [cli,sandbox]" in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_without_the_sandbox_extra_the_demo_says_what_to_install() -> None:
    """Where the server is missing the demo ends with 3 and one line."""
    code = "import sys; sys.modules['uvicorn'] = None; sys.argv = ['voxwright', 'demo']\n"
    code += "from voxwright.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=ENV, check=False
    )

    assert (3, "") == (done.returncode, done.stdout)
    assert "its extra [sandbox]" in done.stderr
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize("provider", [name for name in VENDORS if "submit_design" in offers(name)])
@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
def test_an_interrupted_wait_names_the_task(provider: str, as_json: list[str]) -> None:
    """Ctrl-C while a task runs ends with 130 and says the task's id and how to go on."""
    words = ["design", "calm [sandbox:polls=99]", "-p", provider, "-n", "Ada", "--preview-text", "Hi.", *as_json]
    looked_at = threading.Event()
    with serve(api_key="k" * 20, on_request=lambda seen: seen.method == "GET" and looked_at.set()) as server:
        words += ["--base-url", server.url(provider)]
        env = {**ENV, VENDORS[provider]["env"][0]: server.api_key}
        process = subprocess.Popen(
            [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
        )
        with process:
            assert looked_at.wait(30)
            process.send_signal(signal.SIGINT)
            out, said = process.communicate(timeout=30)
        task_id = next(seen.path for seen in server.requests if seen.method == "GET").rpartition("/")[2]

    assert (130, "") == (process.returncode, out)
    assert f"voxwright tasks wait {task_id} --provider {provider}" in said
    assert 1 == len(said.splitlines())
    assert server.api_key not in said


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
def test_the_sandbox_serves_until_it_is_stopped(as_json: list[str], clips: Path) -> None:
    """`sandbox` says where it is and its key, then logs each request in a line; Ctrl-C ends it with 0."""
    words = [*COMMAND, "sandbox", "--port", "0", "--task-polls", "1", "--page-size", "9", *as_json]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if as_json:
            address, key = json.loads(first)["vendors"][FIRST], json.loads(first)["api_key"]
        else:
            key = first.strip().rpartition(" ")[2]
            lines = [process.stdout.readline().split() for _ in VENDORS]
            address = next(line[2] for line in lines if line[0] == FIRST)
            settings = [process.stdout.readline().split() for _ in range(1 + len(VENDORS))]
            assert ["export", f"{VENDORS[FIRST]['env'][0]}={key}"] in settings
        where = ("-p", FIRST, "-n", "Ada", "-l", "en", "--base-url", address)
        done = run("clone", clips / "ada.wav", *where, **{VENDORS[FIRST]["env"][0]: key})
        logged = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)

    assert (0, 0) == (done.returncode, process.returncode)
    assert "voices.clone" in logged
    assert not as_json or json.loads(logged)["vendor"] == FIRST
