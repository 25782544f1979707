"""What must not be in the repository: places of one machine, package hosts, floating versions, foreign docstrings."""

from __future__ import annotations

import re
import subprocess
import tomllib
import wave
from pathlib import Path

import pytest
import yaml
from codebase import docstrings, modules

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = modules(ROOT / "generated", "voxwright_clients")
PINS = sorted((ROOT / "requirements").glob("*.txt"))

# In pieces, so that this file does not find itself.
HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "debian" + ".org",
    "crates" + ".io",
)
PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "/tm" + "p/vw")
CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"
)


def tracked() -> list[Path]:
    """List the files that are committed or would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    return [path for name in answer.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def written_by_us() -> list[tuple[str, str]]:
    """Give name and text of each text file but the vendors' own documents."""
    ours = [path for path in tracked() if "pages" not in path.relative_to(ROOT).parts[:-1]]
    texts: list[tuple[str, str]] = []
    for path in ours:
        content = path.read_bytes()
        if b"\0" not in content:
            texts.append((path.relative_to(ROOT).as_posix(), content.decode()))
    return texts


def test_no_file_names_a_package_host_or_a_place_on_one_machine() -> None:
    """Whoever clones this has another home folder, and may install from another index."""
    texts = written_by_us()
    found = [f"{name}: {word}" for name, text in texts for word in (*HOSTS, *PLACES) if word in text]

    assert len(texts) > 50
    assert [] == found


def test_no_file_is_large() -> None:
    """Nothing larger than a document of a vendor is kept here."""
    assert [] == [path.name for path in tracked() if path.stat().st_size > 500_000]


@pytest.mark.parametrize("name", sorted(CLIENTS))
def test_docstrings_of_generated_code_are_in_english(name: str) -> None:
    """A page may be in another language; what a user reads in an editor is not."""
    assert [] == [text.value for text in docstrings(CLIENTS[name].tree) if CJK.search(str(text.value))]


def pins(path: Path) -> dict[str, str]:
    """Give the version of each package in a requirements file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.stem)
def test_every_pin_has_hashes_and_no_address(path: Path) -> None:
    """A requirements file says exactly what to install, and never from where."""
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    hashed = re.findall(r"^[a-z0-9-]+==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)

    assert len(lines) == len(hashed) > 20
    assert not re.search(r"://|--index|--find-links|--extra-index", text)


def test_demo_installs_the_versions_that_the_tests_run_with() -> None:
    """What `make demo` shows is what `make test` judged."""
    demo, dev = (pins(ROOT / "requirements" / name) for name in ("demo.txt", "dev.txt"))

    assert demo == {name: dev.get(name) for name in demo}


def test_what_decides_generated_bytes_is_pinned_exactly() -> None:
    """The generator library and the formatter are the same in pyproject.toml and in the pins."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    exact = dict(line.split("==") for line in groups["generator"] if "==" in line)

    assert {"openapi-python-client", "ruff"} == set(exact)
    assert exact == {name: pins(ROOT / "requirements" / "dev.txt")[name] for name in exact}


def test_ci_runs_what_a_developer_runs() -> None:
    """There is one definition of passing: make test."""
    assert "make test" == (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]


def test_the_hooks_are_ours_and_are_pinned_with_the_rest(repository: Path) -> None:
    """A commit is judged by the tools of `.venv`: no hook is fetched, and each is of ours or of the pins."""
    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    entries = {hook["id"]: hook for repo in hooks for hook in repo["hooks"]}

    assert ["local"] == [repo["repo"] for repo in hooks]
    assert {"ruff-check", "ruff-format", "types", "generated"} == set(entries)
    assert {"system"} == {hook["language"] for hook in entries.values()}
    assert all(hook["entry"].startswith(".venv/bin/") for hook in entries.values())
    programs = {hook["entry"].split()[0].removeprefix(".venv/bin/") for hook in entries.values()}
    assert {"ruff", "basedpyright", "python"} == programs
    assert programs - {"python"} <= set(pins(ROOT / "requirements" / "dev.txt"))
    follows = re.compile(entries["generated"]["files"])
    assert [True] * 4 + [False] == [
        bool(follows.match(f"{folder}/x")) for folder in ("specs", "overlays", "generator", "generated", "tests")
    ]


def test_the_clips_are_short_mono_speech(clips: Path) -> None:
    """The clips that ship are a few seconds long and small, and every vendor's limits admit them."""
    with wave.open(str(clips / "ada.wav")) as clip:
        seconds = clip.getnframes() / clip.getframerate()
        shape = (clip.getnchannels(), clip.getsampwidth(), clip.getframerate())

    assert (1, 2, 16000) == shape
    assert 3 <= seconds <= 4
    assert (clips / "ada.wav").stat().st_size < 130_000
    assert (clips / "ada.mp3").stat().st_size < 35_000
    assert (clips / "ada.mp3").read_bytes()[:2] == b"\xff\xf3"
