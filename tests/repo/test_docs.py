"""What the documents say is so: snippets run, links lead somewhere, the table of vendors is the registry's."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from snippets import Snippet, snippets, turned_to_sandbox

if TYPE_CHECKING:
    from voxwright.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "benchmarks" / "README.md"]
SNIPPETS = [snippet for path in DOCUMENTS for snippet in snippets(path)]


def registry() -> dict[str, dict[str, Any]]:
    """Give the registry of the generated clients."""
    from voxwright_clients._registry import VENDORS  # collecting must not fail with generated/

    return VENDORS


@pytest.fixture
def desk(tmp_path: Path, clips: Path) -> Path:
    """Give a folder with the two clips in it, where a reader would try the snippets."""
    for name in ("ada.wav", "ada.mp3"):
        shutil.copy(clips / name, tmp_path)
    return tmp_path


def run(command: list[str], folder: Path, keys: dict[str, str]) -> str:
    """Run a command to its end with these keys in the environment, and return what it printed."""
    environment = os.environ | keys | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")])}
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def test_every_fence_has_a_language_that_is_tested() -> None:
    """A snippet in another language would never be run."""
    assert {"python", "sh"} <= {snippet.language for snippet in SNIPPETS} <= {"python", "sh", "yaml", "text", ""}


@pytest.mark.parametrize("snippet", [s for s in SNIPPETS if s.language == "python"], ids=str)
def test_a_python_snippet_runs(snippet: Snippet, sandbox: Sandbox, desk: Path) -> None:
    """A reader can paste it: it runs to its end against the sandbox, with every warning an error."""
    classes = {entry["class"]: vendor for vendor, entry in registry().items()}
    keys = {entry["env"][0]: sandbox.api_key for entry in registry().values()}
    program = turned_to_sandbox(snippet.text, classes, sandbox.url)

    run([sys.executable, "-W", "error", "-c", program], desk, keys)


def test_the_action_in_the_guide_is_one(tmp_path: Path) -> None:
    """The example of an overlay's action can be pasted: it says why and where seen, matches, and changes something."""
    from generator.load import load
    from generator.overlay import apply
    from generator.pipeline import overlaid
    from generator.sources import load_vendor

    (snippet,) = [found for found in SNIPPETS if found.language == "yaml"]
    text = f"overlay: 1.1.0\ninfo: {{title: Mine, version: 1.0.0}}\nactions:\n{snippet.text}"
    overlay = load(text, source="CONTRIBUTING.md")
    (action,) = overlay["actions"]
    before = overlaid(load_vendor(ROOT, "cartesia"))
    after = apply(before, overlay, source="CONTRIBUTING.md")

    assert action["description"]
    assert re.search(r"\[(?:S|K|D|3)\]$", action["x-evidence"])
    assert before != after
    assert '"maxLength": 100' in json.dumps(after)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_to_a_file_leads_somewhere(path: Path) -> None:
    """Links between the documents hold."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))

    assert [] == [target for target in targets if not (path.parent / target).exists()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_that_is_named_exists(path: Path) -> None:
    """A path in backticks is a path of this repository, unless it has a placeholder."""
    named = re.findall(
        r"`((?:specs|overlays|generator|generated|voxwright|tests|requirements)/[\w./-]*)`",
        path.read_text(encoding="utf-8"),
    )

    assert [] == [name for name in named if not (ROOT / name).exists()]


def test_the_table_of_vendors_is_the_registry() -> None:
    """Each vendor has its row: name, operations, every key variable, and its last day if it has one."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = {cells[1].strip(" `"): cells for line in text.splitlines() if len(cells := line.strip("|").split("|")) == 5}
    for vendor, entry in registry().items():
        cells = rows.pop(vendor)
        expected = {"operations": operations_of(vendor), "keys": set(entry["env"]), "sunset": entry["sunset"] or ""}
        keys = set(re.findall(r"[A-Z]+_API_(?:KEY|TOKEN)", cells[3]))
        actual = {
            "operations": set(cells[2].replace(" ", "").split(",")),
            "keys": keys,
            "sunset": "".join(re.findall(r"shut down by the vendor on ([\d-]+)", cells[4])),
        }

        assert expected == actual
    assert {"name", "---"} == set(rows)


def operations_of(vendor: str) -> set[str]:
    """Name what the vendor does with a voice; tasks are how it does so."""
    from voxwright._adapters import offers

    return {re.sub(r"_voices?$", "", name) for name in offers(vendor)} - {
        *("submit_design", "get_task", "wait_task", "get_speech")
    }


def test_the_page_of_operations_is_what_the_code_offers() -> None:
    """docs/operations.md is made, not typed."""
    done = subprocess.run(
        [sys.executable, "scripts/operations_table.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((".", "generated"))},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_the_contributing_guide_opens_with_the_table_of_decisions() -> None:
    """Where a change belongs is the first thing that a contributor reads."""
    head = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()[:8]

    assert "| what is wrong | fix it in |" in head


def test_the_changelog_has_the_version_that_is_built() -> None:
    """A version is released with its notes."""
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert version
    assert "## [Unreleased]\n" in text
    assert f"## [{version[1]}] - " in text
