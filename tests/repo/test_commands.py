"""Every command that the documents show works as it stands there, from the root of a clone: run, or looked up.

A line of a shell fence is run. What stands in a sentence or in an indented block has placeholders, takes minutes or
needs the network: of that, the targets, files, subcommands and options must be there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from snippets import Command, commands, snippets

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "benchmarks" / "README.md"]
RUN = [
    pytest.param(line, id=f"{snippet}:{line}")
    for path in DOCUMENTS
    for snippet in snippets(path)
    if snippet.language == "sh"
    for line in snippet.text.splitlines()
]
NAMED = sorted({command for path in DOCUMENTS for command in commands(path)}, key=str)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOT_RUN = {
    "make": "a target would install, run these very tests, or ask the network: its plan is made instead",
    "benchmarks/run.py": "ten minutes, and an environment for each package from the network",
}
OTHERS = {"valgrind", "time", "apt-get", "pre-commit", "openapi-python-client"}
"""Programs that are not ours, which a reader may have or not."""


def environment() -> dict[str, str]:
    """Give an environment in which this checkout is what is imported."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")]),
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": "200",
    }


def run(*command: str) -> str:
    """Run a command in the clone to its end, and return what it printed."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@cache
def help_of(*command: str) -> str:
    """Return what a command says of itself."""
    return run(sys.executable, *command, "--help")


def listens(*arguments: str) -> None:
    """Start the sandbox, wait until it says where it listens, and end it."""
    command = [sys.executable, "-m", "voxwright", "sandbox", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout
            assert any("http://127.0.0.1:" in line for line in server.stdout)
        finally:
            server.terminate()


@pytest.mark.parametrize("line", RUN)
def test_a_line_of_a_shell_fence_runs(line: str, tmp_path: Path) -> None:
    """A reader pastes it in the root of a clone, after `make demo`, and it does what it says."""
    match shlex.split(line, comments=True):
        case ["make", target]:
            assert NOT_RUN["make"]
            assert f"\n{target}: " in MAKEFILE
            run("make", "--dry-run", target)
        case [".", ".venv/bin/activate"]:
            assert "VENV := .venv\n" in MAKEFILE
        case ["voxwright", "sandbox", "--port", _]:
            listens("--port", "0")
        case ["voxwright", *arguments, "-o", "evening.wav"]:
            run(sys.executable, "-m", "voxwright", *arguments, "-o", str(tmp_path / "evening.wav"))
            assert (tmp_path / "evening.wav").read_bytes().startswith(b"RIFF")
        case ["voxwright", *arguments]:
            run(sys.executable, "-m", "voxwright", *arguments)
        case ["python", script, *arguments] if script in NOT_RUN:
            holds(Command("", 0, f"python {script} {shlex.join(arguments)}"))
        case ["python", *arguments]:
            run(sys.executable, *arguments)
        case _:
            pytest.fail(f"nothing here runs: {line}")


def options(words: list[str]) -> list[str]:
    """List the options among the words of a command."""
    return [word.partition("=")[0] for word in words if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", word)]


def holds(command: Command) -> None:
    """Check that the targets, files, subcommands and options of a command are there."""
    words = [word for word in shlex.split(command.text, comments=True) if not re.fullmatch(r"[A-Z_]+=.*|\.\.\.", word)]
    match words:
        case ["make", *targets]:
            assert [] == [target for target in targets if f"\n{target}: " not in MAKEFILE]
        case ["python", "-m", module, *rest] | ["python", module, *rest]:
            holds_python(module, rest, Path(command.file).parent)
        case ["voxwright", *rest]:
            asked = [word for word in rest if re.fullmatch(r"[a-z]+", word)][:1]
            assert [] == [name for name in options(rest) if name not in help_of("-m", "voxwright", *asked)]
        case ["pip", "install", *rest]:
            extras = re.search(r"\.\[([a-z,]+)\]", " ".join(rest))
            known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
            assert extras is None or set(extras[1].split(",")) <= set(known["optional-dependencies"])
        case [program, *_] if program.endswith(".sh"):
            assert os.access(ROOT / program, os.X_OK)
        case [program, *_]:
            assert program in OTHERS, command.text


def holds_python(name: str, rest: list[str], folder: Path) -> None:
    """Check a module of ours or a script, and its options."""
    if name == "-c":
        compile(rest[0], "snippet", "exec")
        return
    if not name.endswith(".py"):
        asked = [word for word in rest if re.fullmatch(r"[a-z]+", word)][:1] if name == "generator" else []
        assert [] == [option for option in options(rest) if option not in help_of("-m", name, *asked)]
        return
    scripts = [place / name for place in (ROOT, ROOT / folder, ROOT / "examples") if (place / name).is_file()]
    assert scripts, f"no script {name}"
    assert [] == [option for option in options(rest) if option not in help_of(str(scripts[0]))]
    given = [word for word in rest if "/" in word and word == word.lower() and not word.startswith("--")]
    assert [] == [word for word in given if not (ROOT / folder / word).exists() and not (ROOT / word).exists()]


@pytest.mark.parametrize("command", NAMED, ids=str)
def test_what_a_command_names_is_there(command: Command) -> None:
    """A target, a file, a subcommand or an option that was renamed is renamed in every sentence."""
    holds(command)


def test_the_documents_name_commands_of_every_kind() -> None:
    """There is something to check: targets, modules, scripts, the command line."""
    firsts = {command.text.split()[0] for command in NAMED}

    assert {"make", "python", "pip", "voxwright"} <= firsts
    assert len(NAMED) > 15


@pytest.mark.parametrize(
    ("work", "count"), [("nothing", 0), ("call", 2), ("gather", 50), ("clone", 1), ("clone-gather", 4)]
)
def test_a_figure_can_be_taken_by_hand(work: str, count: int) -> None:
    """The commands of the table of figures do their work on loopback, in small."""
    command = [sys.executable, "answer.py"]
    with subprocess.Popen(
        command, cwd=ROOT / "benchmarks", env=environment(), stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
            run(sys.executable, "benchmarks/work.py", "voxwright", work, str(count), url)
        finally:
            server.terminate()


def test_every_example_has_a_test() -> None:
    """A file under examples/ is run by some test, by its name."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    examples = sorted(path.name for path in (ROOT / "examples").glob("*.py"))

    assert examples
    assert [] == [name for name in examples if not any(name in text for text in texts)]
