"""`voices`, `speak` and `tasks wait -o`: with an adapter that is stood in for, and at every vendor that has them."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conformance_calls import operation_of
from conformance_results import form_of
from typer.testing import CliRunner
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import adapter, offers
from voxwright._core.flow import call
from voxwright._models import Page, Spoken, Voice
from voxwright.cli import sound, voices
from voxwright.cli.app import app
from voxwright.errors import APIConnectionError, TaskPendingError
from voxwright.sandbox import serve

KEY = "secret-key-of-a-test"
PROVIDER = next(name for name in VENDORS if "get_task" in offers(name))
SOUND = [b"RIFF" + b"\x00" * 40, b"sound" * 100]


def having(operation: str) -> list[str]:
    """Return the vendors that have an operation."""
    return [name for name in VENDORS if operation in offers(name)]


def run(*arguments: object, text: str | None = None) -> Any:
    """Run a command and return its end; the key in the environment may show nowhere."""
    env = {name: KEY for entry in VENDORS.values() for name in entry["env"]}
    result = CliRunner().invoke(
        app, [str(argument) for argument in arguments], input=text, env={**env, "COLUMNS": "200"}
    )
    assert KEY not in result.output
    assert "Traceback" not in result.output
    return result


class Stream:
    """Sound in two pieces, as a vendor's stream has it; it may break after the first."""

    media_type = "audio/wav"
    request_id = "req-1"
    broken = False

    def __iter__(self) -> Iterator[bytes]:
        yield SOUND[0]
        if self.broken:
            raise APIConnectionError("cut", provider=PROVIDER, operation="speak", sent=True)
        yield SOUND[1]

    def save(self, path: Any) -> None:
        """Write all of it."""
        Path(path).write_bytes(b"".join(self))

    def close(self) -> None:
        """Nothing is open."""


class Vendor:
    """Stands in for an adapter with every call about voices; each asks the sandbox for a task, so that it is a call."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.where = ("--base-url", server.url(PROVIDER))
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.pages = 3
        self.pending = False
        self.stream = Stream()
        with voxwright.Client(PROVIDER, api_key=KEY, base_url=server.url(PROVIDER)) as client:
            self.task_id = client.submit_design("calm", name="Ada", preview_text="Hi.").id

    def request(self, operation: str, **arguments: Any) -> Any:
        """Make a call, and note it once it was made."""
        tasks = import_module(f"voxwright_clients.{PROVIDER}").operations.tasks
        yield from call(tasks.get(task_id=self.task_id))
        self.asked.append((operation, arguments))

    def voice(self, number: object, **facts: Any) -> Voice[Any]:
        """Return a voice."""
        return Voice(id=f"v{number}", provider=PROVIDER, raw={}, **{"name": f"Ada {number}", "owned": True, **facts})

    def list_voices(self, *, owned: Any, language: Any, cursor: str | None) -> Any:
        """Give a page of two."""
        page = int(cursor or 0)
        yield from self.request("list", owned=owned, language=language, cursor=cursor)
        found = tuple(self.voice(2 * page + i, language="en") for i in range(2))
        return Page(voices=found, next=str(page + 1) if page + 1 < self.pages else None)

    def get_voice(self, voice_id: str) -> Any:
        """Give any voice."""
        yield from self.request("get", voice_id=voice_id)
        return self.voice(voice_id.removeprefix("v"))

    def update_voice(self, voice_id: str, *, name: Any, description: Any, extra: Any) -> Any:
        """Give the voice under its new name."""
        yield from self.request("update", voice_id=voice_id, name=name, description=description)
        return self.voice(voice_id.removeprefix("v"), name=name)

    def delete_voice(self, voice_id: str) -> Any:
        """Give nothing."""
        yield from self.request("delete", voice_id=voice_id)

    def speak(self, voice_id: str, text: str, **wish: Any) -> Any:
        """Give the sound, or a task that runs on."""
        yield from self.request("speak", voice_id=voice_id, text=text, **wish)
        if self.pending:
            raise TaskPendingError("still runs", provider=PROVIDER, operation="speak", task_id="t-1")
        return Spoken(provider=PROVIDER, stream=self.stream, format=wish["format"])  # type: ignore[arg-type]

    def get_speech(self, task_id: str) -> Any:
        """Give the sound."""
        yield from self.request("get_speech", task_id=task_id)
        return Spoken(provider=PROVIDER, stream=self.stream, format="wav", task_id=task_id)  # type: ignore[arg-type]


@pytest.fixture
def vendor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Vendor]:
    """Give a vendor whose adapter has every call about voices, in front of a sandbox of its own."""
    with serve(task_polls=1, api_key=KEY) as server:
        made = Vendor(server)
        names = ("list_voices", "get_voice", "update_voice", "delete_voice", "speak", "get_speech")
        for name in names:
            monkeypatch.setattr(adapter(PROVIDER), name, getattr(made, name), raising=False)
        yield made


def test_a_list_is_a_table_or_a_line_each(vendor: Vendor) -> None:
    """Every page is read; with --json each voice is an object in a line of its own."""
    shown = run("voices", "list", "-p", PROVIDER, *vendor.where)
    lines = run("voices", "list", "-p", PROVIDER, *vendor.where, "--json").stdout.splitlines()

    assert 0 == shown.exit_code
    assert all(f"{PROVIDER}:v{number} " in shown.stdout and f"Ada {number}" in shown.stdout for number in range(6))
    assert [f"v{number}" for number in range(6)] == [json.loads(line)["id"] for line in lines]


def test_a_limit_asks_for_no_more_pages_than_it_needs(vendor: Vendor) -> None:
    """Three voices of two a page are two pages."""
    found = run("voices", "list", "-p", PROVIDER, *vendor.where, "--limit", 3, "--json", "--owned", "-l", "en")

    assert 3 == len(found.stdout.splitlines())
    assert 2 == len(vendor.asked)
    assert {"owned": True, "language": "en", "cursor": None} == vendor.asked[0][1]


def test_a_list_that_breaks_shows_what_came(vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The voices of the pages before are printed, and then the error, with its code."""
    known = vendor.task_id

    def forgetting(**arguments: Any) -> Any:
        vendor.task_id = known if arguments["cursor"] is None else "task-gone"
        return vendor.list_voices(**arguments)

    monkeypatch.setattr(adapter(PROVIDER), "list_voices", forgetting)
    result = run("voices", "list", "-p", PROVIDER, *vendor.where)

    assert 4 == result.exit_code
    assert "v1 " in result.stdout
    assert 1 == len(result.stderr.splitlines())


def test_an_empty_list_says_so(vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person reads that there is none; a program reads nothing."""
    monkeypatch.setattr(voices, "islice", lambda found, limit: [])
    shown = run("voices", "list", "-p", PROVIDER, *vendor.where)
    data = run("voices", "list", "-p", PROVIDER, *vendor.where, "--json")

    assert ("", "no voices") == (shown.stdout, shown.stderr.strip())
    assert ("", "") == (data.stdout, data.stderr)


def test_a_voice_is_shown_by_id_or_ref(vendor: Vendor) -> None:
    """A ref names the vendor itself."""
    by_id = json.loads(run("voices", "get", "v7", "-p", PROVIDER, *vendor.where, "--json").stdout)
    by_ref = json.loads(run("voices", "get", f"{PROVIDER}:v7", *vendor.where, "--json").stdout)

    assert by_id == by_ref
    assert (f"{PROVIDER}:v7", "Ada 7") == (by_id["ref"], by_id["name"])


def test_an_id_without_a_vendor_is_wrong_usage() -> None:
    """Any vendor may have the id."""
    result = run("voices", "get", "v7")

    assert 2 == result.exit_code
    assert "--provider is needed" in result.stderr


def test_a_voice_is_renamed(vendor: Vendor) -> None:
    """What is left out is left as it is; a dry run sends nothing."""
    dry = run("voices", "rename", "v7", "Grace", "-p", PROVIDER, "--dry-run", "--json")
    made = run("voices", "rename", "v7", "Grace", "-p", PROVIDER, *vendor.where, "--json")

    assert (0, "Grace") == (made.exit_code, json.loads(made.stdout)["name"])
    assert "method" in json.loads(dry.stdout)
    assert {"voice_id": "v7", "name": "Grace", "description": voxwright._core.unset.UNSET} == vendor.asked[-1][1]


class Terminal(io.StringIO):
    """Somebody who types an answer."""

    def isatty(self) -> bool:
        """Be one."""
        return True


@pytest.mark.parametrize(
    ("typed", "code"),
    [("y\n", 0), ("YES\n", 0), ("n\n", 130), ("\n", 130), ("", 130)],
    ids=["y", "yes", "no", "return", "end"],
)
def test_a_voice_is_deleted_when_somebody_says_yes(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    """At a terminal it is asked for, on stderr; anything but a yes sends nothing."""
    monkeypatch.setattr(voices, "sys", SimpleNamespace(stdin=Terminal(typed)))
    result = run("voices", "delete", "v7", "-p", PROVIDER, *vendor.where)

    assert code == result.exit_code
    assert ("" if code else f"deleted {PROVIDER}:v7\n") == result.stdout
    assert f"Delete the voice v7 at {PROVIDER} for good?" in result.stderr
    assert ([] if code else ["delete"]) == [operation for operation, _ in vendor.asked]


def test_without_a_terminal_a_voice_is_deleted_by_a_flag_alone(vendor: Vendor) -> None:
    """Where there is nobody to ask the command is refused before anything is sent, unless it says --yes."""
    words = ("voices", "delete", "v7", "-p", PROVIDER, *vendor.where)
    nobody, flag = run(*words, text="y\n"), run(*words, "--yes", "--json")

    assert 2 == nobody.exit_code
    assert "--yes" in nobody.stderr
    assert {"deleted": f"{PROVIDER}:v7"} == json.loads(flag.stdout)
    assert 1 == len(vendor.asked)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [("out.wav", [], "wav"), ("out.MP3", [], "mp3"), ("out", [], "wav"), ("out.mp3", ["--format", "pcm"], "pcm")],
)
def test_a_text_is_spoken_into_a_file(
    vendor: Vendor, tmp_path: Path, name: str, given: list[str], expected: str
) -> None:
    """The format follows the file's name unless it is given; what was written is said on stderr, as JSON on stdout."""
    out = tmp_path / name
    shown = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", out, *given, *vendor.where)
    facts = json.loads(run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", out, *given, *vendor.where, "--json").stdout)

    assert (0, "") == (shown.exit_code, shown.stdout)
    assert f"{out}: 544 bytes of audio/wav" in shown.stderr
    assert b"".join(SOUND) == out.read_bytes()
    assert expected == vendor.asked[0][1]["format"]
    assert (str(out), 544, "req-1") == (facts["path"], facts["bytes"], facts["request_id"])


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
def test_a_text_is_spoken_to_stdout(vendor: Vendor, as_json: list[str]) -> None:
    """Another program gets the bytes and nothing else; messages go to stderr."""
    result = run("speak", f"{PROVIDER}:v7", "Hello.", "-o", "-", *vendor.where, *as_json)

    assert (0, b"".join(SOUND)) == (result.exit_code, result.stdout_bytes)
    assert "audio/wav" in result.stderr
    assert not as_json or json.loads(result.stderr)["path"] is None


@pytest.mark.parametrize(
    ("output", "said"), [(None, "is needed"), ("{}", "is a folder"), ("{}/no/out.wav", "not there")]
)
def test_where_the_sound_goes_is_found_out_first(vendor: Vendor, tmp_path: Path, output: str | None, said: str) -> None:
    """What can not be written is refused before anything is sent or billed."""
    where = () if output is None else ("-o", output.format(tmp_path))
    result = run("speak", "v7", "Hello.", "-p", PROVIDER, *where, *vendor.where)

    assert 2 == result.exit_code
    assert said in result.stderr
    assert [] == vendor.asked


def test_sound_is_not_written_to_a_terminal() -> None:
    """`-o -` is for another program."""
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "voxwright",
        "speak",
        f"{PROVIDER}:v7",
        "Hello.",
        "-o",
        "-",
        "--base-url",
        "http://127.0.0.1:9",
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), VENDORS[PROVIDER]["env"][0]: KEY}
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True, env=env, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)

    assert 2 == done.returncode
    assert "is a terminal" in done.stderr


def test_a_named_pipe_stays_one(vendor: Vendor, tmp_path: Path) -> None:
    """What is no regular file is written to, never replaced."""
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    result = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", pipe, *vendor.where)
    reader.join(20)

    assert (0, [b"".join(SOUND)]) == (result.exit_code, got)
    assert pipe.is_fifo()


def test_a_file_that_can_not_be_written_is_no_bug(
    vendor: Vendor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told in a line."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sound, "keep", full)
    result = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", tmp_path / "out.wav", *vendor.where)

    assert 2 == result.exit_code
    assert "No space left on device" in result.stderr


def test_a_cut_stream_is_an_error(vendor: Vendor) -> None:
    """What broke on its way ends with 5, even if something came."""
    vendor.stream.broken = True
    result = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", "-", *vendor.where)

    assert (5, SOUND[0]) == (result.exit_code, result.stdout_bytes)


def test_a_speech_that_outlives_its_time_can_be_taken_up(vendor: Vendor, tmp_path: Path) -> None:
    """The error says which command goes on, and that command writes the sound."""
    vendor.pending = True
    out = tmp_path / "out.wav"
    ended = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", out, *vendor.where)
    words = ended.stderr.strip().partition("Go on with: voxwright ")[2].split()
    done = run(*words)

    assert (7, 0) == (ended.exit_code, done.exit_code)
    assert ["tasks", "wait", "t-1"] == words[:3]
    assert b"".join(SOUND) == out.read_bytes()


def test_a_speech_can_be_looked_at_first(vendor: Vendor) -> None:
    """A dry run needs neither a file nor a key."""
    result = CliRunner().invoke(app, ["speak", f"{PROVIDER}:v7", "Hello.", "--dry-run"])

    assert 0 == result.exit_code
    assert "Nothing was sent" in result.stdout


@pytest.mark.parametrize("provider", having("list_voices"))
def test_every_vendor_that_lists_is_listed(provider: str) -> None:
    """A voice of the sandbox is found in the vendor's list."""
    with serve(api_key=KEY) as server:
        server.add_voice(provider, "734829")
        found = run("voices", "list", "-p", provider, "--base-url", server.url(provider), "--json")

    assert 0 == found.exit_code, found.stderr
    assert "734829" in [json.loads(line)["id"] for line in found.stdout.splitlines()]


@pytest.mark.parametrize("provider", having("speak"))
def test_every_vendor_that_speaks_is_heard(provider: str, tmp_path: Path) -> None:
    """A text becomes a file of sound in the embedded sandbox."""
    form = form_of(operation_of(provider, "speak")).get("format", "wav")
    out = tmp_path / f"out.{form}"
    words = ("speak", f"{provider}:734829", "Hello.", "-o", out, "-l", "en", "--sandbox")
    result = run(*words)

    assert 0 == result.exit_code, result.stderr
    assert out.read_bytes().startswith({"wav": b"RIFF", "mp3": b"\xff"}[form])


@pytest.mark.parametrize("provider", having("delete_voice"))
def test_every_vendor_that_deletes_forgets(provider: str) -> None:
    """After the command the sandbox has the voice no more; a dry run sends nothing."""
    with serve(api_key=KEY) as server:
        server.add_voice(provider, "734829")
        words = ("voices", "delete", f"{provider}:734829", "--base-url", server.url(provider))
        dry = run(*words, "--dry-run", "--json")
        kept = server.voices(provider)
        result = run(*words, "-y")

        assert ("DELETE", 1) == (json.loads(dry.stdout)["method"], len(kept))
        assert 0 == result.exit_code, result.stderr
        assert [] == server.voices(provider)


@pytest.mark.parametrize(
    ("name", "given", "warned"),
    [("o.mp3", "wav", True), ("o.mp3", "mp3", False), ("o.bin", "mp3", False), ("o.wav", "MP3", True)],
)
def test_a_format_against_the_name_is_said(
    vendor: Vendor, tmp_path: Path, name: str, given: str, *, warned: bool
) -> None:
    """What was asked for is done, and stderr says that the name of the file promises something else."""
    result = run("speak", "v7", "Hello.", "-p", PROVIDER, "-o", tmp_path / name, "--format", given, *vendor.where)

    assert 0 == result.exit_code
    assert given == vendor.asked[0][1]["format"]
    assert warned is ("though the file's name ends with" in result.stderr)


def test_the_text_comes_from_stdin(vendor: Vendor, tmp_path: Path) -> None:
    """A - stands for what another program wrote, without the line break at its end."""
    where = ("-p", PROVIDER, "-o", tmp_path / "o.wav", *vendor.where)
    done = run("speak", "v7", "-", *where, text="Good evening.\nHallå.\n")
    wrong = CliRunner().invoke(app, ["speak", f"{PROVIDER}:v7", "-", "--dry-run"], input=b"\xff")

    assert (0, 2) == (done.exit_code, wrong.exit_code)
    assert "Good evening.\nHallå." == vendor.asked[0][1]["text"]
    assert "UTF-8" in wrong.stderr
