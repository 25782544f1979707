"""The workflows: pinned, with few rights, and linted; and the scripts that they run, run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
OURS = ("ci.yml", "regenerate.yml", "release.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PARTS = ("specs", "overlays", "generated", "generator", "voxwright", "scripts")

GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$GH_LOG"
[[ "$1 $2" != "pr list" ]] || printf '%s' "${GH_OPEN:-}"
"""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit(path: Path) -> None:
    """A moved tag of somebody else's action changes nothing here."""
    uses = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))

    assert uses
    assert [] == [use for use in uses if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)]


def rights(name: str) -> dict[str, dict[str, str]]:
    """Give what the token of each job may do."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    assert {} == workflow["permissions"]
    return {job: entry["permissions"] for job, entry in workflow["jobs"].items()}


def test_only_the_job_that_proposes_may_write() -> None:
    """The job that reads strangers' pages can write nothing; publishing needs an identity and nothing else."""
    read = {"contents": "read"}
    write = {"contents": "write", "pull-requests": "write", "issues": "write", "actions": "write"}

    assert {"vendors": read, "look": read, "propose": write} == rights("regenerate.yml")
    assert {"build": read, "publish": {"id-token": "write"}} == rights("release.yml")
    assert {"contents": "read"} == {key: value for given in rights("ci.yml").values() for key, value in given.items()}


def test_a_pull_request_is_judged_by_everything_there_is() -> None:
    """Each part of what a change must pass is a job of its own, and all of it runs on every Python that is promised."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    lines = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    promised = [
        found[1]
        for line in PROJECT["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", line))
    ]

    assert {
        "lint": ["make lint"],
        "types": ["make types"],
        "check": ["make check"],
        "judges": ["make judged"],
        "wheel": ["make release"],
        "test": ["bash .ci/run", "make demo"],
        "surface": ['make surface BASE="origin/${GITHUB_BASE_REF:-main}"'],
    } == lines
    assert promised == jobs["test"]["strategy"]["matrix"]["python"]
    assert all(job["timeout-minutes"] <= 30 for job in jobs.values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_target_that_a_workflow_makes_is_there(path: Path) -> None:
    """A target that is renamed is renamed in the workflows too."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"run: make (\w+)", path.read_text(encoding="utf-8"))

    assert [] == [target for target in targets if f"\n{target}: " not in makefile]


@pytest.mark.parametrize("name", OURS)
def test_a_workflow_has_no_secret_and_its_steps_are_scripts(name: str) -> None:
    """What a workflow does can be run here; it takes no secret, and expressions stay out of shell lines."""
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"] if "run" in step]
    lines = [step["run"].strip() for step in steps]

    assert "secrets." not in text
    assert "persist-credentials: true" not in text
    assert [] == [line for line in lines if "${{" in line or "\n" in line]
    assert [] == [line for line in lines if not re.match(r"(scripts/\w+\.sh|bash \.ci/run|make \w+|cat)\b", line)]
    assert all((ROOT / line.split()[0]).is_file() for line in lines if line.startswith("scripts/"))


def test_the_linter_finds_nothing() -> None:
    """`zizmor` looks at every workflow, without asking the network."""
    program = Path(sys.executable).with_name("zizmor")
    if not program.is_file():
        reason = "zizmor is not installed: it is in the dependency group dev"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    done = subprocess.run(
        [program, "--offline", "--no-progress", *WORKFLOWS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert 0 == done.returncode, done.stdout + done.stderr


def test_the_list_of_vendors_is_the_folders() -> None:
    """The matrix of the workflow is the folders under specs/."""
    done = subprocess.run([ROOT / "scripts" / "vendors.sh"], capture_output=True, text=True, timeout=10, check=True)
    name, _, value = done.stdout.strip().partition("=")

    assert ("list", sorted(path.parent.name for path in ROOT.glob("specs/*/source.toml"))) == (name, json.loads(value))


@pytest.fixture
def clone(built: Path, tmp_path: Path) -> Path:
    """Give a clone of a repository with what was just built in it, whose origin is a folder beside it."""
    top = tmp_path / "clone"
    for part in PARTS:
        shutil.copytree(
            (ROOT if part == "scripts" else built) / part, top / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    (top / ".gitignore").write_text("__pycache__/\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    git(top, "init", "--quiet", "--initial-branch", "main")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "--message", "one")
    git(top, "init", "--quiet", "--bare", str(tmp_path / "origin"))
    git(top, "remote", "add", "origin", str(tmp_path / "origin"))
    return top


def environment(top: Path, **more: str) -> dict[str, str]:
    """Give an environment in which git knows nobody, gh only notes what it is asked, and Python is this one."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    path = f"{top.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **quiet, "PATH": path, "PYTHON": sys.executable, "GH_LOG": str(top.parent / "gh"), **more}


def git(top: Path, *arguments: str) -> str:
    """Run git in the clone."""
    command = ["git", "-c", "user.name=test", "-c", "user.email=test@localhost", *arguments]
    done = subprocess.run(
        command, cwd=top, env=environment(top), check=True, capture_output=True, text=True, timeout=30
    )
    return done.stdout


def script(top: Path, name: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the clone."""
    command = [str(top / "scripts" / name), *arguments]
    return subprocess.run(
        command, cwd=top, env=environment(top, **more), capture_output=True, text=True, timeout=60, check=False
    )


def test_a_vendor_that_moved_becomes_one_pull_request(clone: Path, docs: Any) -> None:
    """From the page to the pull request: report, grade and patch; then one branch, one label, and no merge."""
    docs.edit("cartesia", ("      name: X-API-Key\n", "      name: X-Cartesia-Key\n"))
    out = clone.parent / "drift"
    look = script(clone, "regenerate.sh", "cartesia", str(out), *docs.origins)

    assert 0 == look.returncode, look.stderr
    assert "breaking\n" == (out / "grade").read_text()
    assert "X-Cartesia-Key" in (out / "report.md").read_text()
    git(clone, "checkout", "--quiet", "--", ".")

    propose = script(clone, "propose.sh", "cartesia", str(out))

    assert 0 == propose.returncode, propose.stderr
    asked = (clone.parent / "gh").read_text().splitlines()
    assert ["label create", "pr list", "pr create", "workflow run"] == [" ".join(line.split()[:2]) for line in asked]
    assert "--label drift: breaking" in asked[2]
    changed = git(clone, "diff", "--name-only", "main", "upstream/cartesia").split()
    assert "specs/cartesia/source.toml" in changed
    assert "generated/generated.lock" in changed
    assert git(clone, "rev-parse", "upstream/cartesia") == git(
        clone.parent / "origin", "rev-parse", "upstream/cartesia"
    )
    assert "" == git(clone, "status", "--porcelain")

    again = script(clone, "propose.sh", "cartesia", str(out), GH_OPEN="7")

    assert 0 == again.returncode, again.stderr
    assert any(line.startswith("pr edit 7 --title") for line in (clone.parent / "gh").read_text().splitlines())


def drift(clone: Path, text: str) -> Path:
    """Give what `regenerate.sh` would have written: a change of one vendor's overlay."""
    out = clone.parent / "drift"
    out.mkdir(exist_ok=True)
    overlay = clone / "overlays" / "vox.yaml"
    overlay.write_text(f"{overlay.read_text()}# {text}\n")
    (out / "change.patch").write_text(git(clone, "diff", "--binary"))
    git(clone, "checkout", "--quiet", "--", ".")
    (out / "grade").write_text("additive\n")
    (out / "report.md").write_text(f"## vox: additive, {text}\n")
    return out


def asked(clone: Path) -> list[str]:
    """Give what gh was asked since the last look."""
    log = clone.parent / "gh"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_what_a_person_added_to_a_proposal_stays(clone: Path) -> None:
    """With somebody's commit on the branch the new report is a comment, and nothing is pushed over it."""
    assert 0 == script(clone, "propose.sh", "vox", str(drift(clone, "one"))).returncode
    assert any(line.startswith("pr create") for line in asked(clone))
    origin = clone.parent / "origin"
    person = clone.parent / "person"
    git(clone.parent, "clone", "--quiet", "--branch", "upstream/vox", str(origin), str(person))
    (person / "overlays" / "vox.yaml").write_text("mended by hand\n")
    git(person, "commit", "--quiet", "--all", "--message", "Mend the overlay")
    git(person, "push", "--quiet", "origin", "upstream/vox")
    theirs = git(origin, "rev-parse", "upstream/vox")

    done = script(clone, "propose.sh", "vox", str(drift(clone, "two")), GH_OPEN="7")

    assert 0 == done.returncode, done.stderr
    assert theirs == git(origin, "rev-parse", "upstream/vox")
    assert [f"pr comment upstream/vox --body-file {clone.parent / 'drift' / 'report.md'}"] == asked(clone)
    assert "main\n" == git(clone, "rev-parse", "--abbrev-ref", "HEAD")
    assert "" == git(clone, "status", "--porcelain")


def test_our_own_proposal_is_replaced(clone: Path) -> None:
    """With nobody's commit but ours on the branch it is written anew, and the open pull request brought up to date."""
    assert 0 == script(clone, "propose.sh", "vox", str(drift(clone, "one"))).returncode
    before = git(clone.parent / "origin", "rev-parse", "upstream/vox")
    asked(clone)

    done = script(clone, "propose.sh", "vox", str(drift(clone, "two")), GH_OPEN="7")

    assert 0 == done.returncode, done.stderr
    assert before != git(clone.parent / "origin", "rev-parse", "upstream/vox")
    assert git(clone, "rev-parse", "upstream/vox") == git(clone.parent / "origin", "rev-parse", "upstream/vox")
    assert "# two" in git(clone.parent / "origin", "show", "upstream/vox:overlays/vox.yaml")
    assert any(line.startswith("pr edit 7 --title") for line in asked(clone))


def test_a_push_that_came_between_is_not_overwritten(clone: Path) -> None:
    """What somebody pushes after we looked makes the push fail, and the job red: nothing of theirs is lost."""
    assert 0 == script(clone, "propose.sh", "vox", str(drift(clone, "one"))).returncode
    origin = clone.parent / "origin"
    hook = origin / "hooks" / "update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'stale info' >&2\nexit 1\n")
    hook.chmod(0o755)
    theirs = git(origin, "rev-parse", "upstream/vox")
    asked(clone)

    done = script(clone, "propose.sh", "vox", str(drift(clone, "two")), GH_OPEN="7")

    assert 0 != done.returncode
    assert theirs == git(origin, "rev-parse", "upstream/vox")
    assert [] == [line for line in asked(clone) if line.startswith("pr")]


def test_a_vendor_that_did_not_move_becomes_none(clone: Path, docs: Any) -> None:
    """Nothing moved, nothing is proposed; a page that is out of reach ends red and proposes nothing either."""
    out = clone.parent / "drift"

    assert 0 == script(clone, "regenerate.sh", "vox", str(out), *docs.origins).returncode
    assert "unchanged\n" == (out / "grade").read_text()
    assert "nothing to propose" in script(clone, "propose.sh", "vox", str(out)).stdout

    docs.publish("vox", None)

    assert 2 == script(clone, "regenerate.sh", "vox", str(out), *docs.origins).returncode
    assert "not-checked\n" == (out / "grade").read_text()
    assert "nothing to propose" in script(clone, "propose.sh", "vox", str(out)).stdout
    assert not (clone.parent / "gh").exists()


def test_a_patch_that_reaches_too_far_is_refused(clone: Path) -> None:
    """A patch may change one vendor's inputs and generated/, and nothing else."""
    out = clone.parent / "drift"
    out.mkdir()
    (clone / "scripts" / "vendors.sh").write_text("#!/bin/sh\n")
    (out / "change.patch").write_text(git(clone, "diff", "--binary"))
    git(clone, "checkout", "--quiet", "--", ".")
    (out / "grade").write_text("breaking\n")
    (out / "report.md").write_text("## vox: breaking\n")
    done = script(clone, "propose.sh", "vox", str(out))

    assert 1 == done.returncode
    assert "reaches too far: scripts/vendors.sh" in done.stderr
    assert not (clone.parent / "gh").exists()


@pytest.mark.parametrize(("tag", "says"), [("v9.9.9", "is not v"), ("0.1.0", "is not v")])
def test_a_tag_that_is_not_the_version_releases_nothing(tag: str, says: str, tmp_path: Path) -> None:
    """The version is in one place, and a tag that says otherwise builds nothing."""
    done = subprocess.run(
        [ROOT / "scripts" / "release.sh", tmp_path / "dist", tag],
        env={**os.environ, "PYTHON": sys.executable}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert 1 == done.returncode
    assert says in done.stderr
    assert not (tmp_path / "dist").exists()
