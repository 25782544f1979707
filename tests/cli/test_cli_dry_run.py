"""`--dry-run`: the request is printed and not sent."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner
from voxwright_clients._registry import VENDORS

from voxwright._adapters import offers
from voxwright.cli.app import app
from voxwright.cli.dry_run import request_facts

if TYPE_CHECKING:
    from pathlib import Path

KEY = "secret-key-of-a-dry-run"
WORDS = {"clone": "clone_voice", "design": "design_voice", "retrain": "retrain_voice"}
EVERY = [(name, word) for name in VENDORS for word, operation in WORDS.items() if operation in offers(name)]
CLONING = [name for name, word in EVERY if word == "clone"]
RETRAINING = [name for name, word in EVERY if word == "retrain"]


def run(*arguments: object, **env: str) -> Any:
    """Run a command."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200", **env})
    assert KEY not in result.stdout + result.stderr
    return result


def command(provider: str, word: str, clips: Path) -> list[object]:
    """Return a command that would make a voice."""
    where = ["-p", provider, "-n", "Ada", "-l", "en", "--dry-run"]
    clip = clips / "ada.wav"
    first = {"clone": [clip], "design": ["calm and low", "--preview-text", "Good evening."], "retrain": ["123", clip]}
    return [word, *first[word], *where]


@pytest.mark.parametrize(("provider", "word"), EVERY)
def test_the_request_is_printed_without_a_key(provider: str, word: str, clips: Path) -> None:
    """No key is needed: method, address, every field, file name, media type, size, and a curl line are printed."""
    shown, data = run(*command(provider, word, clips)), run(*command(provider, word, clips), "--json")
    request = json.loads(data.stdout)

    assert (0, 0) == (shown.exit_code, data.exit_code)
    assert (provider, "POST", True) == (request["provider"], request["method"], request["billed"])
    assert request["url"].startswith(VENDORS[provider]["base_url"])
    assert "***" in request["curl"]
    assert all(text in shown.stdout for text in (f"POST {request['url']}", request["curl"], "Nothing was sent."))
    assert all(field["name"] in shown.stdout for field in request["fields"])
    assert "Ada" in [field.get("value") for field in request["fields"]]
    if word != "design":
        size = (clips / "ada.wav").stat().st_size
        file = next(field for field in request["fields"] if "filename" in field)
        assert ("ada.wav", "audio/wav", size, "part") == tuple(
            file[name] for name in ("filename", "media_type", "size", "location")
        )
        assert request["size"] > size
        assert all(text in shown.stdout for text in ("ada.wav", "audio/wav", str(size)))


@pytest.mark.parametrize(("provider", "word"), EVERY)
def test_a_key_in_the_environment_shows_nowhere(provider: str, word: str, clips: Path) -> None:
    """A key that is set is not even read; another address is shown in place of the vendor's."""
    keys = dict.fromkeys(VENDORS[provider]["env"], KEY)
    result = run(*command(provider, word, clips), "--base-url", "https://voices.example.com/x/", **keys)

    assert 0 == result.exit_code
    assert 2 == result.stdout.count("POST https://voices.example.com/x/")


@pytest.mark.parametrize(("provider", "word"), EVERY)
def test_the_sandbox_does_not_go_with_it(provider: str, word: str, clips: Path) -> None:
    """With --sandbox a look would show an address that is gone at once: the two together are refused."""
    result = run(*command(provider, word, clips), "--sandbox", "--json")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "leave out --dry-run or --sandbox" in json.loads(result.stderr)["message"]


@pytest.mark.parametrize("provider", CLONING)
def test_limits_are_checked(provider: str, clips: Path, tmp_path: Path) -> None:
    """What the call would refuse ends with 2, before anything is printed."""
    (tmp_path / "empty.wav").touch()
    where = ("-p", provider, "-n", "Ada", "-l", "en", "--dry-run")
    results = [
        run("clone", tmp_path / "empty.wav", *where),
        run("clone", tmp_path / "none.wav", *where),
        run("clone", tmp_path, *where),
        run("clone", clips / "ada.wav", *where, "--extra", "no_such=1"),
    ]

    assert [(2, "")] * 4 == [(result.exit_code, result.stdout) for result in results]


@pytest.mark.parametrize("provider", [name for name in VENDORS if "get_task" in offers(name)])
def test_a_request_without_a_body_is_shown_too(provider: str) -> None:
    """What has no body has neither size nor media type, and its path parameters are fields."""
    tasks = import_module(f"voxwright_clients.{provider}").operations.tasks
    facts = request_facts(tasks.get(task_id="a/b")).to_dict()

    assert ("GET", None, None, False) == tuple(facts[name] for name in ("method", "size", "content_type", "billed"))
    assert str(facts["url"]).endswith("/a%2Fb")
    assert [{"name": "task_id", "location": "path", "value": "a/b"}] == facts["fields"]


def test_a_vendor_without_the_operation_is_said(clips: Path) -> None:
    """What a vendor does not offer ends with 10, as without --dry-run."""
    provider = next(name for name in VENDORS if name not in CLONING)

    assert 10 == run(*command(provider, "clone", clips)).exit_code


@pytest.mark.parametrize("provider", CLONING)
@pytest.mark.parametrize("mode", ["--dry-run", "--sandbox"])
def test_a_pipe_is_read_once(provider: str, mode: str, clips: Path, tmp_path: Path) -> None:
    """A named pipe, which a shell's `<(...)` is too, works as a clip, for a look and for a call."""
    pipe, content = tmp_path / "pipe", (clips / "ada.wav").read_bytes()
    os.mkfifo(pipe)
    writer = threading.Thread(target=fill, args=(pipe, content))
    writer.start()
    result = run("clone", pipe, "-p", provider, "-n", "Ada", "-l", "en", mode, "--json")
    writer.join(timeout=20)

    assert (0, False) == (result.exit_code, writer.is_alive())
    if mode == "--dry-run":
        request = json.loads(result.stdout)
        file = next(field for field in request["fields"] if "filename" in field)
        assert ("pipe.wav", None, None) == (file["filename"], file["size"], request["size"])


def fill(pipe: Path, content: bytes) -> None:
    """Write to a pipe until nobody reads."""
    with contextlib.suppress(BrokenPipeError):
        pipe.write_bytes(content)


def test_a_pipe_that_can_not_be_opened_is_refused() -> None:
    """A device that refuses to be read is a wrong clip, and no bug."""
    result = run("clone", "/dev/tty", "-p", CLONING[0], "-n", "Ada", "-l", "en", "--dry-run")

    assert (2, "") == (result.exit_code, result.stdout)


@pytest.mark.parametrize("provider", RETRAINING)
def test_the_embedded_sandbox_has_the_voice_that_is_retrained(provider: str, clips: Path) -> None:
    """`retrain --sandbox` keeps the id that was given, as an id or as a ref."""
    for named in ("734829333445931", f"{provider}:734829333445931"):
        where = ("-p", provider, "-n", "Ada", "--sandbox", "--json")
        result = run("retrain", named, clips / "ada.mp3", *where)

        assert (0, "734829333445931") == (result.exit_code, json.loads(result.stdout)["id"])


@pytest.mark.parametrize("provider", CLONING)
def test_a_dry_run_from_outside(provider: str, clips: Path) -> None:
    """As a process of its own, with a key in the environment and every connection refused, it ends with 0."""
    fence = "import sys; sys.addaudithook(lambda event, _: event.startswith('socket.') and sys.exit(99))\n"
    words = [str(word) for word in command(provider, "clone", clips)]
    program = f"{fence}sys.argv = ['voxwright', *{words!r}]\nfrom voxwright.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), VENDORS[provider]["env"][0]: KEY}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, env=env, check=False
    )

    assert 0 == done.returncode, done.stderr
    assert "Nothing was sent." in done.stdout
    assert KEY not in done.stdout + done.stderr
