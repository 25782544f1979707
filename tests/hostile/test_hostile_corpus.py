"""Hostile documents: each is refused with findings, or gives a package that does what the document says, no more."""

from __future__ import annotations

import json
import os
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from generate import Made, make, probe, suspicions
from hostile_corpus import corpus, sample
from hostile_oracle import differences
from hostile_parts import Case

FULL = os.environ.get("VOXWRIGHT_FUZZ") == "1"
LONGEST_FINDING = 2_000
ALLOWED_HEADERS = {"host", "accept", "accept-encoding", "user-agent", "content-type", "content-length", "cookie"}


@dataclass(frozen=True)
class Trial:
    """What became of the corpus."""

    cases: dict[str, Case]
    made: dict[str, Made]
    crashed: dict[str, str]
    suspicious: dict[str, list[str]]
    facts: dict[str, Any]
    folder: Path


def package(name: str) -> str:
    """Give the name of the package of a case."""
    return "made_" + "".join(char if char.isascii() and char.isalnum() else "_" for char in name)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Make a package of each document, then import and call all of them, in folders where a canary would show."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "generation" / "pwned").mkdir(parents=True)
    cases = {case.name: case for case in (corpus() if FULL else sample(corpus(), one_in=6))}
    made: dict[str, Made] = {}
    crashed: dict[str, str] = {}
    before = Path.cwd()
    os.chdir(folder / "generation")
    try:
        for name, case in cases.items():
            text = case.document if isinstance(case.document, str) else json.dumps(case.document)
            try:
                made[name] = make(text)
            except Exception:  # noqa: BLE001 - whatever it is, no document may cause it
                crashed[name] = traceback.format_exc()[-600:]
    finally:
        os.chdir(before)
    suspicious = {name: found for name, each in made.items() if (found := suspicions(each.files))}
    sound = {package(name): each.files for name, each in made.items() if each.files and name not in suspicious}
    facts = probe(sound, folder / "call")
    return Trial(cases, made, crashed, suspicious, facts, folder)


def test_the_corpus_is_large(trial: Trial) -> None:
    """There are hundreds of documents, and of both outcomes, so that no test below passes for want of any."""
    outcomes = [bool(each.files) for each in trial.made.values()]

    assert [True] * 3 == [len(trial.cases) >= 300, outcomes.count(True) >= 100, outcomes.count(False) >= 100]


def test_no_document_ends_in_a_traceback(trial: Trial) -> None:
    """What cannot be carried over is a finding, whatever the document looks like."""
    assert {} == trial.crashed


def test_a_refusal_has_findings_a_reader_can_use(trial: Trial) -> None:
    """Each refusal says something, on lines of a readable length, and neither blames the generator nor gives up."""
    unusable = {
        name: each.refused[:3]
        for name, each in trial.made.items()
        if not each.files
        and (
            not each.refused
            or any(len(line) > LONGEST_FINDING or not line.isprintable() for line in each.refused)
            or (
                any(word in line for line in each.refused for word in ("cannot be read here", "generator/", " at 0x"))
                and not any("generator/facts.py" in line for line in each.refused)
            )
        )
    }

    assert {} == unusable


def test_what_must_be_refused_is_and_what_must_not_is_not(trial: Trial) -> None:
    """Words never stand in the way; what cannot be said in code, or means nothing, always does."""
    wrong = {
        name: each.refused[:3] or "made"
        for name, each in trial.made.items()
        if trial.cases[name].expect not in ("either", "made" if each.files else "refused")
    }

    assert {} == wrong


def test_no_tree_leads_out_or_holds_more_than_definitions(trial: Trial) -> None:
    """Every file stays in its package, parses, shows all its characters and uses no name that could run something."""
    assert {} == trial.suspicious


def test_every_package_imports_and_can_be_called(trial: Trial) -> None:
    """Every module of every package imports, and every operation can be called, sync."""
    broken = {name: facts["error"][-600:] for name, facts in trial.facts.items() if "error" in facts}

    assert {} == broken


def test_no_canary_appears(trial: Trial) -> None:
    """Neither making, importing nor calling a package left a file of its own anywhere."""
    places = [trial.folder / "generation", trial.folder / "call" / "canary"]
    found = [path for place in places for path in place.rglob("*") if path.name != "pwned" or path.is_file()]

    assert [] == found
    assert ["call", "generation"] == sorted(path.name for path in trial.folder.iterdir())
    assert ["canary", "packages"] == sorted(path.name for path in (trial.folder / "call").iterdir())


def test_packages_say_what_their_documents_say(trial: Trial) -> None:
    """Operations, fields, answers, enumerations and constants are those of the document, and no others."""
    wrong = {
        name: found[:3]
        for name, case in trial.cases.items()
        if isinstance(case.document, dict)
        and package(name) in trial.facts
        and (found := differences(case.document, trial.facts[package(name)]))
    }

    assert {} == wrong


def test_requests_go_where_the_document_says(trial: Trial) -> None:
    """A request goes to the document's server, with headers that the document or HTTP names."""
    wrong: dict[str, str] = {}
    for name, facts in trial.facts.items():
        for call in facts.get("operations", ()):
            sent = call["sent"]
            if "url" not in sent:
                continue
            wanted = {f[1].lower() for f in call["fields"] if f[0] == "header"}
            wanted |= {name.lower() for _, name, _ in call["security"]}
            strange = {header.lower() for header, _ in sent["headers"]} - ALLOWED_HEADERS - wanted
            server = "https://given.example" if call["server"].endswith(".invalid") else call["server"]
            if strange or not sent["url"].startswith(server):
                wrong[name] = f"{sent['url']} {strange}"

    assert {} == wrong
