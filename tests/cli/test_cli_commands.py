"""The commands, in this process: what they print, where, and how they end."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner
from voxwright_clients._registry import VENDORS

from voxwright import errors
from voxwright._adapters import offers
from voxwright.cli import output, vendors
from voxwright.cli.app import app
from voxwright.cli.show import show_task
from voxwright.cli.target import extra_fields

if TYPE_CHECKING:
    from voxwright.sandbox import Sandbox

KEY = "secret-key-of-a-test"


def having(operation: str) -> list[str]:
    """Return the vendors that have an operation."""
    return [name for name in VENDORS if operation in offers(name)]


def run(*arguments: object) -> Any:
    """Run a command and return its end; the key in the environment may show nowhere."""
    env = {name: KEY for entry in VENDORS.values() for name in entry["env"]}
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={**env, "COLUMNS": "200"})
    assert KEY not in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    return result


@pytest.mark.parametrize("provider", having("clone_voice"))
def test_clone_prints_a_voice(provider: str, clips: Path) -> None:
    """A clone in the embedded sandbox prints the voice; as JSON it is the voice's dictionary."""
    arguments = ("clone", clips / "ada.wav", "--provider", provider, "--name", "Ada", "--language", "en", "--sandbox")
    shown, data = run(*arguments), run(*arguments, "--json")

    assert (0, 0) == (shown.exit_code, data.exit_code)
    assert "Ada" in shown.stdout
    voice = json.loads(data.stdout)
    assert (provider, "Ada") == (voice["provider"], voice["name"])
    assert {"id", "ref", "language", "status", "owned", "raw"} <= set(voice)
    assert voice["id"]


@pytest.mark.parametrize("provider", having("design_voice"))
def test_design_waits_for_its_voice(provider: str) -> None:
    """A design prints the voice that came of it."""
    result = run("design", "calm", "-p", provider, "-n", "Ada", "--preview-text", "Hello.", "--sandbox", "--json")

    assert 0 == result.exit_code
    assert "Ada" in json.loads(result.stdout)["id"]


@pytest.mark.parametrize("provider", having("retrain_voice"))
def test_retrain_keeps_the_id(provider: str, clips: Path) -> None:
    """A voice is retrained under its id, which the embedded sandbox has."""
    where = ("-p", provider, "-n", "Ada", "--json")
    result = run("retrain", "73482", clips / "ada.mp3", *where, "--sandbox")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "73482" == json.loads(result.stdout)["id"]


def test_providers_are_those_of_the_registry() -> None:
    """Every vendor is listed with title, class (in JSON alone), variables, operations, versions and last day."""
    shown, data = run("providers"), run("providers", "--json")
    rows = {row["provider"]: row for row in json.loads(data.stdout)}

    assert list(VENDORS) == list(rows)
    for name, entry in VENDORS.items():
        row = rows[name]
        assert (entry["title"], list(entry["env"]), entry["sunset"]) == (row["title"], row["env"], row["sunset"])
        assert row["class"].endswith(f"{name}.{entry['class']}")
        assert row["operations"] == [word for operation, word in vendors.WORDS.items() if operation in offers(name)]
        assert row["operations"]
        assert (list(entry["versions"]), entry["default"]) == (row["versions"], row["default_version"])
        assert entry["default"] is None or f"{entry['default']} (default)" in shown.stdout
        assert f"{name}.{entry['class']}" not in shown.stdout
        assert all(text in shown.stdout for text in (name, entry["title"], *entry["env"], entry["sunset"] or ""))


def test_providers_are_a_table_of_what_each_offers() -> None:
    """The first table has a column for each operation, and in it how each vendor has it: as the page of operations."""
    header, *lines = run("providers").stdout.split("\n\n")[0].splitlines()
    starts = [header.index(word) for word in header.split()]
    rows = [[line[at:end].strip() for at, end in pairwise((*starts, None))] for line in lines]
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    shown = [
        [cell.strip(" `") for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")
    ]
    calls, names = {row[0]: row[1:] for row in shown}, shown[0][1:]

    assert list(vendors.WORDS.values()) == header.split()[1:]
    assert [[name, *(calls[call][names.index(name)] for call in vendors.WORDS)] for name in VENDORS] == rows
    assert {"-", "yes", "by list", "a task"} == {cell for row in rows for cell in row[1:]}


def test_demo_makes_a_voice_at_every_vendor() -> None:
    """The demo has a row for each voice made, and heard, at each vendor, with what was checked on the wire."""
    result = run("demo", "--json")
    rows = json.loads(result.stdout)
    words = {"clone_voice": "clone", "design_voice": "design", "retrain_voice": "retrain", "speak": "speak"}
    expected = {(name, word) for name in VENDORS for operation, word in words.items() if operation in offers(name)}

    assert 0 == result.exit_code
    assert expected == {(row["provider"], row["operation"]) for row in rows}
    assert set(VENDORS) == {row["provider"] for row in rows}
    assert all(row["voice_id"] and row["checked"] and row["seconds"] >= 0 for row in rows)


def test_demo_prints_one_table() -> None:
    """Without --json the demo ends with a table of all vendors; no id in it is cut, however narrow the screen."""
    env = {name: KEY for entry in VENDORS.values() for name in entry["env"]}
    result = CliRunner().invoke(app, ["demo"], env={**env, "COLUMNS": "60"})

    assert 0 == result.exit_code
    assert "…" not in result.stdout
    assert all(name in result.stdout for name in VENDORS)
    assert "checked on the wire" in result.stdout


FIRST = having("clone_voice")[0]
SOMEBODY_WITHOUT = next(name for name in VENDORS if "clone_voice" not in offers(name))


@pytest.mark.parametrize(
    ("code", "kind", "arguments"),
    [
        pytest.param(2, "InvalidRequestError", ["-p", FIRST, "-l", "en", "--extra", "no_such=1"], id="extra"),
        pytest.param(2, "InvalidRequestError", ["-p", FIRST, "-l", "en", "--extra", "nothing"], id="no-pair"),
        pytest.param(2, "InvalidRequestError", ["-p", FIRST, "-l", "en", "--timeout", "nan"], id="timeout"),
        pytest.param(2, "InvalidRequestError", ["-p", FIRST, "--sandbox", "--base-url", "https://a"], id="two"),
        pytest.param(3, "UnknownProviderError", ["-p", "nobody"], id="provider"),
        pytest.param(3, "ConfigurationError", ["-p", FIRST, "--base-url", "http://example.com"], id="address"),
        pytest.param(5, "APIConnectionError", ["-p", FIRST, "-l", "en", "--base-url", "http://127.0.0.1:9"], id="down"),
        pytest.param(10, "UnsupportedOperationError", ["-p", SOMEBODY_WITHOUT, "-l", "en"], id="operation"),
    ],
)
def test_errors_are_one_line_and_a_code(code: int, kind: str, arguments: list[str], clips: Path) -> None:
    """An error is one line on stderr, and with --json one object there; stdout stays empty."""
    command = ("clone", clips / "ada.wav", "-n", "Ada", "--retries", "0", *arguments)
    shown, data = run(*command), run(*command, "--json")

    assert (code, code) == (shown.exit_code, data.exit_code)
    assert ("", "") == (shown.stdout, data.stdout)
    assert 1 == len(shown.stderr.splitlines())
    assert shown.stderr.startswith("voxwright: ")
    assert kind == json.loads(data.stderr)["type"]
    assert json.loads(data.stderr)["message"]


def test_a_refusal_of_the_vendor_ends_with_4(sandbox: Sandbox, clips: Path) -> None:
    """What the vendor refuses, here the key, ends with 4 and says status and vendor."""
    where = ("--base-url", sandbox.url(FIRST), "--json")
    result = run("clone", clips / "ada.wav", "-p", FIRST, "-n", "Ada", "-l", "en", *where)

    assert 4 == result.exit_code
    assert (FIRST, 401) == tuple(json.loads(result.stderr)[name] for name in ("provider", "status_code"))


@pytest.mark.parametrize("provider", having("submit_design"))
@pytest.mark.parametrize(
    ("code", "kind", "arguments"),
    [
        (7, "TaskPendingError", ["calm [sandbox:polls=99]", "--timeout", "0.3"]),
        (8, "TaskFailedError", ["calm [sandbox:fail=service_error]"]),
    ],
)
def test_a_task_that_gives_no_voice_says_its_id(provider: str, code: int, kind: str, arguments: list[str]) -> None:
    """A task that is pending or failed ends with its own code and the task's id."""
    result = run("design", *arguments, "-p", provider, "-n", "Ada", "--preview-text", "Hi.", "--sandbox", "--json")
    error = json.loads(result.stderr)

    assert (code, kind) == (result.exit_code, error["type"])
    assert error["task_id"]
    assert (code == 7) == ("The task ended with the embedded sandbox" in error["message"])


@pytest.mark.parametrize("provider", having("submit_design"))
def test_a_pending_task_says_how_to_go_on_at_the_same_address(provider: str) -> None:
    """The command that goes on with a task names the server that has the task."""
    from voxwright.sandbox import serve

    with serve(task_polls=99, api_key=KEY) as server:
        address = server.url(provider)
        where = ("--base-url", address, "--timeout", "0.3", "--json")
        result = run("design", "calm", "-p", provider, "-n", "Ada", "--preview-text", "Hi.", *where)
    error = json.loads(result.stderr)

    resume = f"voxwright tasks wait {error['task_id']} --provider {provider} --base-url {address}"
    assert error["message"].endswith(resume)


@pytest.mark.parametrize("provider", having("submit_design"))
def test_a_task_is_looked_at_and_waited_for(provider: str) -> None:
    """`tasks get` and `tasks wait` take up a task by its id."""
    import voxwright
    from voxwright.sandbox import serve

    with serve(task_polls=2, api_key=KEY) as server:
        with voxwright.Client(provider, api_key=KEY, base_url=server.url(provider)) as client:
            task = client.submit_design("calm", name="Ada", preview_text="Hi.")
        where = ("-p", provider, "--base-url", server.url(provider))
        looked = json.loads(run("tasks", "get", task.id, *where, "--json").stdout)
        shown = run("tasks", "get", task.id, *where)
        voice = json.loads(run("tasks", "wait", task.id, *where, "--json").stdout)

    assert task.id == looked["id"]
    assert task.id in shown.stdout
    assert provider == voice["provider"]
    assert voice["id"]


def test_every_class_of_error_has_its_code() -> None:
    """The documented codes cover the whole tree of errors, the nearest class first."""
    expected = {
        errors.InvalidRequestError: 2,
        errors.UnknownProviderError: 3,
        errors.MissingAPIKeyError: 3,
        errors.RateLimitError: 4,
        errors.APITimeoutError: 5,
        errors.OutcomeUnknownError: 6,
        errors.TaskPendingError: 7,
        errors.TaskFailedError: 8,
        errors.UnexpectedResponseError: 9,
        errors.UnsupportedOperationError: 10,
    }

    assert expected == {kind: output.exit_code(kind("no")) for kind in expected}
    assert all(f"{code} " in output.EPILOG for code in {*expected.values(), 0, 1, 130})


@pytest.mark.parametrize(("as_json", "shown"), [(False, "voxwright: "), (True, '{"type": "RuntimeError"')])
def test_a_bug_is_a_line_too(*, as_json: bool, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception that nobody expected ends with 1, and its text, which may hold anything, is not shown."""
    with pytest.raises(typer.Exit) as caught, output.one_line_errors(as_json=as_json):
        raise RuntimeError(KEY)
    said = capsys.readouterr()

    assert 1 == caught.value.exit_code
    assert said.err.startswith(shown)
    assert KEY not in said.err + said.out


def test_an_interruption_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with 130, with the note about a task where there is one."""
    interruption = KeyboardInterrupt()
    interruption.add_note("Task t-1 still runs at the vendor. " + output.resume("t-1", FIRST))
    with pytest.raises(typer.Exit) as caught, output.one_line_errors(as_json=False):
        raise interruption

    assert 130 == caught.value.exit_code
    assert f"voxwright tasks wait t-1 --provider {FIRST}" in capsys.readouterr().err


def test_extra_values_are_json_unless_the_field_is_text() -> None:
    """A value is read as JSON, but an id made of digits stays text where the vendor's field is text."""
    texts = {
        name: sorted(fields)
        for name in VENDORS
        if (fields := {field for field in extra_fields_of(name) if field_is_text(name, field)})
    }
    provider, fields = next(iter(texts.items()))

    assert {fields[0]: "123"} == extra_fields(provider, [f"{fields[0]}=123"])
    assert {"x": True, "y": 1, "z": "a=b"} == extra_fields(provider, ["x=true", "y=1", "z=a=b"])
    assert {} == extra_fields(provider, None)


def extra_fields_of(provider: str) -> list[str]:
    """Return the vendor's own fields of the operations on voices."""
    return [field.wire for operation in operations_of(provider) for field in operation.extra_fields]


def field_is_text(provider: str, name: str) -> bool:
    """Tell whether a field of the vendor's operations is text."""
    from voxwright._core.schema import Str

    found = [operation.field(name) for operation in operations_of(provider)]
    return any(field is not None and isinstance(field.schema, Str) for field in found)


def operations_of(provider: str) -> list[Any]:
    """Return the vendor's operations on voices."""
    from importlib import import_module

    from voxwright._core.operation import Operation

    values = vars(import_module(f"voxwright_clients.{provider}").operations.voices).values()
    return [value for value in values if isinstance(value, Operation)]


def test_help_tells_the_exit_codes_and_where_keys_come_from_once() -> None:
    """The first help ends with the exit codes, and says that there is no option for a key."""
    result = run("--help")

    assert 0 == result.exit_code
    assert 1 == result.stdout.count("Exit codes")
    assert "environment only" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    "command", ["clone", "design", "retrain", "providers", "demo", "sandbox", "doctor", "tasks", "voices", "speak"]
)
def test_help_of_a_command_is_about_the_command(command: str) -> None:
    """What is true of all commands stands in the first help alone; no command has an option for a key."""
    result = run(command, "--help")

    assert 0 == result.exit_code
    assert "Exit codes" not in result.stdout
    assert "--api-key" not in result.stdout


VERSIONED = [(name, version) for name, entry in VENDORS.items() for version in entry["versions"]]


@pytest.mark.parametrize(("provider", "version"), VERSIONED)
def test_a_version_of_the_api_can_be_chosen(provider: str, version: str, clips: Path) -> None:
    """The request is that version's, as a look and as a call have it."""
    words = ("clone", clips / "ada.wav", "-p", provider, "-n", "Ada", "-l", "en", "--api-version", version)
    shown, made = run(*words, "--dry-run"), run(*words, "--sandbox")

    assert (0, 0) == (shown.exit_code, made.exit_code)
    assert version in shown.stdout


@pytest.mark.parametrize("provider", list(VENDORS))
def test_a_version_that_is_not_there_is_said(provider: str) -> None:
    """The message lists those that there are, where there are several."""
    result = run("voices", "list", "-p", provider, "--api-version", "1999-01-01", "--sandbox")

    assert 3 == result.exit_code
    assert all(version in result.stderr for version in VENDORS[provider]["versions"])


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("words", [("providers",), ("voices", "list", "-p", "coze", "--sandbox")], ids=" ".join)
def test_tables_are_as_wide_as_the_screen(words: tuple[str, ...], width: int) -> None:
    """Nothing is wider than COLUMNS, and no line ends with blanks."""
    result = CliRunner().invoke(app, list(words), env={"COLUMNS": str(width)})

    lines = result.stdout.splitlines()
    assert 0 == result.exit_code
    assert max(len(line) for line in lines) <= width
    assert lines == [line.rstrip() for line in lines]


def test_no_flag_of_any_command_shows_a_type() -> None:
    """A flag takes no value, and the help does not look as if it did; what takes one says so in capitals."""
    for command in ("clone", "design", "retrain", "speak", "doctor", "sandbox", "demo", "providers"):
        text = run(command, "--help").stdout
        assert "bool" not in text.lower()
        assert not [line for line in text.splitlines() if "--" in line and " <" in line]


def test_what_makes_voices_is_named_first() -> None:
    """The first help has the commands in the order in which they are needed."""
    lines = run("--help").stdout.partition("Commands")[2].splitlines()
    words = [line.split()[1] for line in lines if line.startswith("│ ") and line[2] != " "]

    assert ["clone", "design", "retrain", "voices", "speak", "tasks"] == words[:6]


@pytest.mark.parametrize("provider", having("retrain_voice"))
def test_a_ref_names_the_vendor_of_a_retraining(provider: str, clips: Path) -> None:
    """As with the other commands about a voice, --provider may be left out."""
    result = run("retrain", f"{provider}:734", clips / "ada.wav", "-n", "Ada", "-l", "en", "--sandbox", "--json")

    assert 0 == result.exit_code
    assert f"{provider}:734" == json.loads(result.stdout)["ref"]


@pytest.mark.parametrize("provider", having("clone_voice"))
def test_an_address_of_the_sandbox_without_a_vendor_is_explained(provider: str, sandbox: Sandbox, clips: Path) -> None:
    """The error lists the addresses that there are."""
    where = ("-p", provider, "--base-url", sandbox.address, "--retries", 0)
    result = run("clone", clips / "ada.wav", *where, "-n", "Ada", "-l", "en")

    assert 4 == result.exit_code
    assert sandbox.url(provider) in result.stderr


@pytest.mark.parametrize(("replayed", "shown"), [(False, False), (True, True)])
def test_a_task_says_that_it_is_an_answer_again_only_where_it_is(
    *, replayed: bool, shown: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not so for almost every task is left out for a person."""

    class Task:
        """A task as far as it is shown."""

        voice = None

        def to_dict(self) -> dict[str, object]:
            """Return its facts."""
            return {"id": "t-1", "replayed": replayed}

    task: Any = Task()
    show_task(task, as_json=False)

    assert shown is ("replayed" in capsys.readouterr().out)
