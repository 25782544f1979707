"""The gate on coverage: each package and each measure by itself, and no report is no pass."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GATE = ROOT / "scripts" / "coverage_gate.py"


def module(lines: int = 100, branches: int = 100) -> dict[str, Any]:
    """Give a module of a hundred lines and a hundred branches, of which some were run."""
    return {
        "summary": {
            "covered_lines": lines,
            "num_statements": 100,
            "covered_branches": branches,
            "num_branches": 100,
        }
    }


def gate(path: Path, files: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Run the gate on a report."""
    path.write_text(json.dumps({"files": files}), encoding="utf-8")
    return subprocess.run([sys.executable, GATE, path], capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize(
    ("files", "code", "says"),
    [
        pytest.param({"generator/a.py": module(95, 95), "voxwright/a.py": module()}, 0, "", id="enough"),
        pytest.param(
            {"generator/a.py": module(94), "voxwright/a.py": module()}, 1, "generator: 94.00 % of its lines", id="lines"
        ),
        pytest.param(
            {"generator/a.py": module(), "voxwright/a.py": module(100, 94)},
            1,
            "voxwright: 94.00 % of its branches",
            id="branches",
        ),
        pytest.param({"generator/a.py": module()}, 1, "voxwright: nothing of it was measured", id="not-measured"),
    ],
)
def test_each_package_is_held_to_lines_and_to_branches(
    files: dict[str, Any], code: int, says: str, tmp_path: Path
) -> None:
    """Many lines do not make up for missing branches, nor one package for the other."""
    done = gate(tmp_path / "report.json", files)

    assert code == done.returncode
    assert says in done.stderr
    assert bool(says) == bool(done.stderr)


def test_the_weakest_modules_come_first(tmp_path: Path) -> None:
    """What is furthest away is named with what it lacks, and what lacks nothing is not."""
    files = {"generator/a.py": module(99), "voxwright/b.py": module(98, 97), "voxwright/c.py": module()}

    done = gate(tmp_path / "report.json", files)

    assert ["5 not run in voxwright/b.py", "1 not run in generator/a.py"] == [
        line.strip() for line in done.stdout.splitlines()[2:]
    ]


def test_no_report_is_no_pass(tmp_path: Path) -> None:
    """Where coverage wrote nothing there is nothing to pass."""
    done = subprocess.run(
        [sys.executable, GATE, tmp_path / "none.json"], capture_output=True, text=True, timeout=30, check=False
    )

    assert 2 == done.returncode
    assert "no report" in done.stderr


def test_make_test_measures_and_judges() -> None:
    """The one definition of passing has the gate in it: measured, combined, judged."""
    plan = subprocess.run(
        ["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    ).stdout
    order = [plan.find(step) for step in ("coverage run -m pytest", "coverage combine", "coverage json", GATE.name)]

    assert -1 not in order
    assert sorted(order) == order
