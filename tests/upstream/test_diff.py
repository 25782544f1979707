"""The diff of two documents: its own rules, and what `redocly diff` says of the same pairs."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest
from drift_cases import CASES, ROOT, document, pairs, versions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.drift.changes import worst
from generator.drift.diff import diff
from generator.pointer import resolve

PAIRS = pairs()
VERSIONS = [name for name, _, _ in versions()]
IMPACTS = {"major": "breaking", "minor": "additive", "patch": "cosmetic"}


def grade(name: str) -> str:
    """Give our grade of a pair; `none` where nothing changed."""
    return worst(change.grade for change in diff(*PAIRS[name])) or "none"


@pytest.mark.parametrize("name", CASES)
def test_a_change_has_its_grade(name: str) -> None:
    """Requests may only grow wider and answers only narrower; the rest breaks."""
    assert CASES[name][2] == grade(name)


@pytest.mark.parametrize("name", PAIRS)
def test_a_pointer_leads_to_the_place(name: str) -> None:
    """Every change has a pointer that leads somewhere in the document that it says."""
    old, new = PAIRS[name]
    for change in diff(old, new):
        resolve(new if change.side == "new" else old, change.pointer)


def test_a_change_is_said_once_for_each_call_and_direction() -> None:
    """A component that is used in many places of a call is not reported many times."""
    old = document("evolink")
    new = copy.deepcopy(old)
    new["components"]["schemas"]["ErrorDetail"]["properties"]["code"]["type"] = "integer"
    found = [(change.operation, change.rule, change.pointer) for change in diff(old, new)]

    assert len(found) == len(set(found))
    assert found


def test_operations_of_one_address_are_compared_apart() -> None:
    """Keys of paths that differ in a fragment are two operations: one gone is one gone, one changed is one changed."""
    name, key = "POST /v1/audios/generations#qwen3-tts-vd", "/v1/audios/generations#qwen3-tts-vd"
    old, gone, changed = (document("evolink") for _ in range(3))
    del gone["paths"][key]
    changed["components"]["schemas"]["Qwen3TtsVdRequest"]["properties"]["prompt"]["maxLength"] = 500

    assert [("operation-removed", name)] == [(change.rule, change.operation) for change in diff(old, gone)]
    assert [("operation-added", name)] == [(change.rule, change.operation) for change in diff(gone, old)]
    assert [("limit-changed", name)] == [(change.rule, change.operation) for change in diff(old, changed)]


def test_words_for_languages_may_only_become_more() -> None:
    """A tag that is taken no more, or that stands for something else, stops a program that worked."""
    old, fewer, other = (document("evolink") for _ in range(3))
    for found, change in ((fewer, {}), (other, {"pt": "Italian"})):
        field = found["components"]["schemas"]["Qwen3TtsVdRequest"]["properties"]["language_type"]
        del field["x-voxwright-languages"]["pt"]
        field["x-voxwright-languages"] |= change

    assert ["breaking", "additive", "breaking"] == [
        worst(change.grade for change in diff(*pair)) for pair in ((old, fewer), (fewer, old), (old, other))
    ]


def test_schemas_that_hold_themselves_are_compared_to_their_end() -> None:
    """A schema that refers to itself is compared once, and a change deep in it is found."""
    old = document("vox")
    old["components"]["schemas"]["VoiceModelResponse"]["properties"]["parent"] = {
        "$ref": "#/components/schemas/VoiceModelResponse"
    }
    new = copy.deepcopy(old)
    new["components"]["schemas"]["VoiceModelResponse"]["properties"]["name"]["type"] = "integer"

    assert ["type-changed"] == [change.rule for change in diff(old, new)]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_no_change_goes_unseen(data: st.DataObject) -> None:
    """Whatever is changed, dropped or added anywhere: documents that differ have a change, equal ones have none."""
    vendor = data.draw(st.sampled_from(["cartesia", "coze", "evolink", "supertone", "vox"]))
    old = document(vendor)
    new = copy.deepcopy(old)
    node: Any = new
    for _ in range(data.draw(st.integers(1, 14))):
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or not node[key]:
            break
        node = node[key]
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = data.draw(st.sampled_from(keys))
    match data.draw(st.sampled_from(["drop", "text", "add"])):
        case "drop":
            del node[key]
        case "add" if isinstance(node, dict):
            node["minLength"] = 7
        case _:
            node[key] = "other" if isinstance(node[key], str) else node[key]
    try:
        changes = diff(old, new)
        back = diff(new, old)
    except (AttributeError, TypeError):
        # What is left is no document any more; validation comes before the diff.
        return

    assert (old != new) == bool(changes) == bool(back)


# The judge


def absent(reason: str) -> NoReturn:
    """Say that the judge is not there: loud for a person, a failure for CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ask the judge about every pair, two at a time; give its grades by name."""
    folder = Path(os.environ.get("VOXWRIGHT_JUDGES") or ROOT / ".venv" / "judges")
    lock = (ROOT / "tests" / "judges" / "package-lock.json").read_bytes()
    if not (folder / "installed.json").is_file() or (folder / "installed.json").read_bytes() != lock:
        absent(f"`redocly diff` is not in {folder}: run scripts/judges.sh (it needs npm's registry)")
    work = tmp_path_factory.mktemp("redocly")
    command = [str(folder / "node"), str(folder / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js"), "diff"]
    quiet = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "REDOCLY_TELEMETRY": "off",
        "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    }

    def ask(numbered: tuple[int, str]) -> tuple[str, str]:
        number, name = numbered
        paths = [f"{number}-{side}.json" for side in ("old", "new")]
        for path, content in zip(paths, PAIRS[name], strict=True):
            (work / path).write_text(json.dumps(content), encoding="utf-8")
        done = subprocess.run(
            [*command, *paths, "--format", "json", "--fail-on", "none"],
            cwd=work, env=quiet, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.stdout, done.stderr
        report = json.loads(done.stdout)
        return name, IMPACTS[report["bump"]] if report["changes"] else "none"

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(ask, enumerate(PAIRS)))


def reasons() -> set[str]:
    """Name the reasons that docs/drift.md lists."""
    text = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))


@pytest.mark.parametrize("name", CASES)
def test_the_judge_agrees_or_the_documents_say_why_not(verdicts: dict[str, str], name: str) -> None:
    """Ours and `redocly diff` give one grade, or the case names a listed reason; a reason without need fails too."""
    reason = CASES[name][3]

    assert (verdicts[name] != grade(name)) == (reason is not None), (verdicts[name], grade(name))
    assert reason is None or reason in reasons()


def test_the_judge_breaks_with_us_on_every_pair_of_versions(verdicts: dict[str, str]) -> None:
    """Between two versions of a vendor that are kept, both see something break, or neither."""
    assert {name: verdicts[name] == "breaking" for name in VERSIONS} == {
        name: grade(name) == "breaking" for name in VERSIONS
    }


def test_every_listed_reason_is_used() -> None:
    """The list of disagreements has no entry that no case shows."""
    assert {case[3] for case in CASES.values()} - {None} == reasons()
