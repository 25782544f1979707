"""How a command ends when its words are wrong, when nobody reads what it prints, and when nobody watches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from typer.testing import CliRunner
from voxwright_clients._registry import VENDORS

from voxwright._adapters import offers
from voxwright.cli.app import app
from voxwright.cli.usage import wants_json

FIRST = next(name for name in VENDORS if "clone_voice" in offers(name))
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "200"}
COMMAND = [sys.executable, "-m", "voxwright"]


def run(*arguments: object) -> Any:
    """Run a command in this process and return its end."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("words", "said", "where"),
    [
        pytest.param(["sing"], "sing", "voxwright --help", id="command"),
        pytest.param(["clone"], "Missing argument", "voxwright clone --help", id="argument"),
        pytest.param(["clone", "x.wav"], "--provider", "voxwright clone --help", id="option"),
        pytest.param(["providers", "--loud"], "--loud", "voxwright providers --help", id="unknown-option"),
        pytest.param(["tasks", "get", "--timeout", "soon"], "soon", "voxwright tasks get --help", id="value"),
        pytest.param(["sandbox", "--port", "70000"], "70000", "voxwright sandbox --help", id="range"),
    ],
)
def test_wrong_usage_is_one_line(words: list[str], said: str, where: str) -> None:
    """It says what is wrong and where the help is, and ends with 2; with --json it is an object."""
    shown, data = run(*words), run(*words, "--json")

    assert (2, 2) == (shown.exit_code, data.exit_code)
    assert ("", "") == (shown.stdout, data.stdout)
    assert 1 == len(shown.stderr.splitlines())
    assert shown.stderr.startswith("voxwright: ")
    assert said in shown.stderr
    assert f"`{where}`" in shown.stderr
    error = json.loads(data.stderr)
    assert "UsageError" == error["type"]
    assert f"`{where}`" in error["message"]


def test_no_words_at_all_are_answered_with_the_help() -> None:
    """Who types the name alone sees the commands, and 2, since nothing was done."""
    result = run()

    assert 2 == result.exit_code
    assert "clone" in result.output
    assert "voxwright: " not in result.output


@pytest.mark.parametrize(
    ("words", "expected"), [(["a", "--json"], True), (["a"], False), (["a", "--", "--json"], False), ([], False)]
)
def test_json_is_asked_for_before_a_double_dash(words: list[str], *, expected: bool) -> None:
    """What follows `--` is no option."""
    assert expected is wants_json(words)


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
def test_a_missing_key_is_told_in_terms_of_the_command_line(as_json: list[str]) -> None:
    """The message names the variable to set, and no argument of the library."""
    result = run("clone", "x.wav", "-p", FIRST, "-n", "Ada", *as_json)

    assert 3 == result.exit_code
    assert f"set {' or '.join(VENDORS[FIRST]['env'])} in the environment" in result.stderr
    assert "api_key" not in result.stderr


def piped(*words: str, errors: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run a command whose output nobody reads: the pipe is closed before it begins."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            [*COMMAND, *words], stdout=writing, stderr=errors, text=True, timeout=60, env=ENV, check=False
        )
    finally:
        os.close(writing)


@pytest.mark.parametrize("words", [["providers"], ["providers", "--json"], ["--help"], ["--version"]], ids=" ".join)
def test_a_closed_pipe_is_no_failure(words: list[str]) -> None:
    """When nobody reads any more the command ends with 0, without a word."""
    done = piped(*words)

    assert (0, "") == (done.returncode, done.stderr)


def test_a_closed_pipe_for_errors_is_survived() -> None:
    """When nobody reads the errors either, the exit code still says what was wrong."""
    words = ("clone", "x.wav", "-p", "nobody", "-n", "Ada", "--json")

    assert 2 == piped("sing", errors=subprocess.STDOUT).returncode
    assert 3 == piped(*words, errors=subprocess.STDOUT).returncode


def test_the_demo_tells_what_it_does_where_there_is_no_bar() -> None:
    """Off a terminal each voice is a line on stderr as it is made; the table is on stdout; --json has none."""
    shown, data = run("demo"), run("demo", "--json")
    lines = shown.stderr.splitlines()

    assert "" == data.stderr
    assert len(json.loads(data.stdout)) == len(lines)
    assert set(VENDORS) == {line.partition(":")[0] for line in lines}


def test_the_demo_tells_it_at_once() -> None:
    """The first line can be read while the demo still runs."""
    with subprocess.Popen(
        [*COMMAND, "demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        running = process.poll() is None
        process.terminate()
        process.communicate(timeout=60)

    assert first.startswith(f"{next(iter(VENDORS))}: ")
    assert running
