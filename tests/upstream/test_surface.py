"""The surface of Python packages: what is read, what breaks, and the check that a break is told in the changelog."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.drift.surface import read_surface
from generator.drift.surface_check import files_at, main
from generator.drift.surface_diff import compare_surfaces, grouped
from generator.findings import GeneratorError

OLD = """
from typing import Final, Literal, TypeAlias
Language: TypeAlias = Literal["en", "ko"]
__all__ = ["Voice", "make"]
CLONE: Final[Operation[Voice]] = Operation(
    answers=(Answer("200", "application/json", s.Model(lambda: m.Voice)), Answer("429", "text/plain", s.Str()),)
)
class Voice(Model):
    id: str
    name: str | None = None
    note: str | None = None
    def speak(self, text: str, *, speed: float = 1.0) -> bytes: ...
    @property
    def short(self) -> str: ...
    def _hidden(self): ...
async def make(name: str, /, *, language: Language | None = None) -> Voice: ...
"""
CHANGES: list[tuple[str, str, set[tuple[str, str, str]]]] = [
    ("id: str", "id: str", set()),
    ('"""doc"""', "", set()),
    ("_hidden", "_other", set()),
    ('"en", "ko"', '"en", "ko", "ja"', {("additive", "Language", "a new value 'ja'")}),
    ('"en", "ko"', '"en"', {("breaking", "Language", "the value 'ko' is gone")}),
    (
        ', Answer("429", "text/plain", s.Str())',
        "",
        {("breaking", "CLONE", "the answer 429 text/plain s.Str() is gone")},
    ),
    ("    id: str\n", "    id: int\n", {("breaking", "Voice.id", "its type was str, is now int")}),
    ("    id: str\n", "", {("breaking", "Voice.id", "it is gone")}),
    (
        "    id: str\n",
        "    id: str\n    owner: str\n",
        {("breaking", "Voice.owner", "a new required field of type str")},
    ),
    ("    id: str\n", "    id: str\n    owner: str = ''\n", {("additive", "Voice.owner", "a new attribute")}),
    ("name: str | None = None", "name: str | None", {("breaking", "Voice.name", "it must be given now")}),
    ("text: str, *", "*", {("breaking", "Voice.speak", "the argument `text` is gone")}),
    ("speed: float = 1.0", "speed: float", {("breaking", "Voice.speak", "the argument `speed` must be given now")}),
    (
        "speed: float = 1.0",
        "speed: float = 2.0",
        {("breaking", "Voice.speak", "the default of `speed` was 1.0, is now 2.0")},
    ),
    (
        "speed: float = 1.0",
        "speed: float = 1.0, tone: str",
        {("breaking", "Voice.speak", "a new required argument `tone: str`")},
    ),
    (
        "speed: float = 1.0",
        "speed: float = 1.0, tone: str = ''",
        {("additive", "Voice.speak", "a new argument `tone: str`")},
    ),
    (
        "speed: float",
        "speed: float | str",
        {("additive", "Voice.speak", "the argument `speed` was float, is now float | str")},
    ),
    (
        "language: Language | None",
        "language: Language",
        {("breaking", "make", "the argument `language` was Language | None, is now Language")},
    ),
    ("name: str, /", "name: str", {("additive", "make", "the argument `name` was positional only, is now positional")}),
    ("-> bytes", "-> bytes | None", {("breaking", "Voice.speak", "it gave bytes, gives bytes | None now")}),
    ("async def", "def", {("breaking", "make", "it gave awaitable Voice, gives Voice now")}),
    ('"Voice", "make"', '"Voice"', {("breaking", "p.m:make", "it is gone")}),
    ("class Voice(Model)", "class Voice(Other)", {("breaking", "Voice", "its bases was Model, is now Other")}),
    (
        "note: str | None = None",
        'note: str | None = ""',
        {("breaking", "Voice.note", "its default was None, is now ''")},
    ),
    ("    id: str\n", '    id: str = ""\n', {("additive", "Voice.id", "it need not be given any more: ''")}),
    (
        "text: str, *",
        'text: str = "", *',
        {("additive", "Voice.speak", "the argument `text` need not be given any more")},
    ),
    (
        "text: str, *",
        "*texts: str",
        {
            ("breaking", "Voice.speak", "the argument `text` is gone"),
            ("additive", "Voice.speak", "a new argument `texts: str`"),
        },
    ),
    (
        "speed: float = 1.0)",
        "speed: float = 1.0, **more: str)",
        {("additive", "Voice.speak", "a new argument `more: str`")},
    ),
    ("text: str, *", "text, *", {("breaking", "Voice.speak", "the argument `text` was str, is now of any type")}),
    (
        "(self, text: str, *,",
        "(self, speed: float = 1.0, text: str = '', *, new: int = 0,",
        {
            ("breaking", "Voice.speak", "its positional arguments stand in another order"),
            ("additive", "Voice.speak", "a new argument `new: int`"),
            ("additive", "Voice.speak", "the argument `speed` was keyword, is now positional"),
            ("additive", "Voice.speak", "the argument `text` need not be given any more"),
        },
    ),
    (
        "Language: TypeAlias = Literal",
        "Language: TypeAlias = Union",
        {
            ("breaking", "Language", "the value 'en' is gone"),
            ("breaking", "Language", "the value 'ko' is gone"),
        },
    ),
    (
        "CLONE: Final[Operation[Voice]]",
        "CLONE: Final[Operation[Other]]",
        {("breaking", "CLONE", "its type was Final[Operation[Voice]], is now Final[Operation[Other]]")},
    ),
    ("    def _hidden(self): ...", "    @overload\n    def both(self, one: int) -> int: ...", set()),
    ("class Voice(Model)", "class Inner:\n    deep: int\nclass Voice(Model)", {("additive", "Inner", "a new class")}),
    (
        "class Voice(Model):",
        "def Voice(): ...\nclass _Voice(Model):",
        {("breaking", "Voice", "a class became a function")}
        | {("breaking", f"Voice.{name}", "it is gone") for name in ("id", "name", "note", "short", "speak")},
    ),
    ("def short(self) -> str", "def short(self) -> int", {("breaking", "Voice.short", "its type was str, is now int")}),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_a_change_of_the_surface_has_its_grade(old: str, new: str, expected: set[tuple[str, str, str]]) -> None:
    """Signatures, fields, values and answers are compared as a user feels them; words and private names are not."""
    surfaces = [read_surface({"p/m.py": text}) for text in (OLD, OLD.replace(old, new, 1))]
    found = compare_surfaces(*surfaces)

    assert expected == {(one.grade, one.symbol.removeprefix("p.m."), one.message) for one in found}


def test_what_moves_to_a_hidden_base_is_still_there() -> None:
    """A user finds a method no matter which private module defines it; a change of it is found there too."""
    speak = "    def speak(self, text: str{}) -> bytes: ...\n"
    before = read_surface({"voices/client.py": "class Client(Generic[V]):\n" + speak.format("")})
    parts = {"voices/_calls/speaking.py": "class Speaking:\n" + speak.format("")}
    moved = read_surface({"voices/client.py": "class Client(Generic[V], Speaking[V]): ...\n", **parts})
    parts = {"voices/_calls/speaking.py": "class Speaking:\n" + speak.format(", tone: str")}
    changed = read_surface({"voices/client.py": "class Client(Generic[V], Speaking[V]): ...\n", **parts})

    assert [] == list(compare_surfaces(before, moved))
    assert [("breaking", "voices.client.Client.speak")] == [
        (one.grade, one.symbol) for one in compare_surfaces(moved, changed)
    ]


def test_a_class_that_is_gone_is_said_once() -> None:
    """What goes with its owner is not listed beside it, and the same change in two places is one group."""
    gone = compare_surfaces(read_surface({"p/a.py": OLD, "p/b.py": OLD}), read_surface({}))
    symbols = [one.symbol for one in gone]

    assert "p.a.Voice" in symbols
    assert "p.a.Voice.id" not in symbols
    assert ["p.a.Voice", "p.b.Voice"] in [places for _, places in grouped(gone)]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a repository of the test's own."""
    options = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *options, *arguments], cwd=folder, env=environment, check=True, capture_output=True, timeout=30
    )


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Give a repository with one client and a changelog, committed."""
    client = tmp_path / "generated" / "voxwright_clients" / "acme"
    client.mkdir(parents=True)
    (client / "client.py").write_text(OLD, encoding="utf-8")
    (tmp_path / "voxwright").mkdir()
    (tmp_path / "voxwright" / "_client.py").write_text(
        "class Client:\n    def clone_voice(self, clip: str) -> str: ...\n"
    )
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- **Breaking:** `acme`: old\n"
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "one")
    return tmp_path


def test_a_break_needs_a_line_in_the_changelog(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A surface that breaks exits 1 until a new line under [Unreleased] says that this package breaks."""
    client = repo / "generated" / "voxwright_clients" / "acme" / "client.py"
    changelog = repo / "CHANGELOG.md"
    check = ["HEAD", "--root", str(repo)]

    assert 0 == main(check)

    client.write_text(OLD.replace("text: str, ", ""), encoding="utf-8")

    assert 1 == main(check)
    assert "nothing under [Unreleased] says that `acme` breaks" in capsys.readouterr().out

    told = changelog.read_text().replace(
        "[Unreleased]\n", "[Unreleased]\n\n- **Breaking:** `acme`: `speak` takes no text.\n"
    )
    changelog.write_text(told)

    assert 0 == main(check)

    (repo / "voxwright" / "_client.py").write_text("class Client:\n    def clone_voice(self) -> str: ...\n")

    assert 1 == main(check)
    assert "`voxwright` breaks" in capsys.readouterr().out


def test_a_commit_that_is_not_there_is_no_all_clear(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be compared, the check exits 2 and says why; an option is no commit."""
    assert 2 == main(["nowhere", "--root", str(repo)])
    assert "fetch the commit" in capsys.readouterr().err
    with pytest.raises(GeneratorError, match="is no commit"):
        files_at(repo, "--output=/dev/null")


def test_a_commit_without_a_surface_breaks_nothing(repo: Path) -> None:
    """The commit before there was anything has nothing to take away, and what is new since then is no break."""
    git(repo, "checkout", "--quiet", "--orphan", "empty")
    git(repo, "rm", "-rf", "--quiet", "--cached", ".")
    git(repo, "commit", "--quiet", "--allow-empty", "--message", "none")

    assert {} == files_at(repo, "HEAD")
    assert 0 == main(["HEAD", "--root", str(repo)])


def test_the_surface_of_this_repository_is_read(repository: Path) -> None:
    """Every vendor's client, models and errors are among the symbols."""
    files = {
        path.relative_to(repository / "generated").as_posix(): path.read_text(encoding="utf-8")
        for path in (repository / "generated").rglob("*.py")
    }
    symbols = read_surface(files).symbols
    clients = [name for name, symbol in symbols.items() if symbol.kind == "class" and symbol.text == "SyncClient"]

    assert len(list((repository / "generated").rglob("openapi.json"))) == len(clients) > 5
    assert any(symbol.values and symbol.kind == "alias" for symbol in symbols.values())
    assert any("429" in value for symbol in symbols.values() for value in symbol.values)
