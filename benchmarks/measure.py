"""How cost is counted: instructions, by valgrind, and CPU seconds, as ratios of rounds that take turns."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    Key: TypeAlias = tuple[str, str]

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = HERE / "work.py"
ROUNDS = 5
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
# A fixed seed, so that sets have one order; no user site, so that nothing else is imported; bytecode is written, since
# an import without it is a compilation.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
    "PYTHONPATH": f"{ROOT}:{ROOT / 'generated'}",
}


class BrokenError(Exception):
    """A package could not do the work."""


def command(python: Path, name: str, work: str, count: int, url: str) -> list[str]:
    """Return what runs a piece of work."""
    return [str(python), str(WORK), name, work, str(count), url]


def instructions(arguments: Sequence[str]) -> int:
    """Return how many instructions a command takes, the kernel's not among them."""
    done = subprocess.run(
        [*VALGRIND, *arguments], capture_output=True, text=True, timeout=600, check=False, env=ENVIRONMENT
    )
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode or found is None:
        raise BrokenError(done.stderr.strip().splitlines()[-1] if done.stderr else "no word why")
    return int(found[1].replace(",", ""))


def can_count() -> bool:
    """Tell whether instructions can be counted here; else CPU seconds stand in for them."""
    return shutil.which(VALGRIND[0]) is not None


def cpu(arguments: Sequence[str]) -> float:
    """Return the CPU seconds that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=600, check=False, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise BrokenError(done.stderr.strip().splitlines()[-1] if done.stderr else "no word why")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def counted(commands: Mapping[Key, Sequence[str]]) -> dict[Key, int]:
    """Return the instructions of each command, two at a time; one that fails is left out."""

    def one(key: Key) -> tuple[Key, int | None]:
        try:
            cpu(commands[key])  # writes the bytecode, which must not be counted
            return key, instructions(commands[key])
        except (BrokenError, subprocess.TimeoutExpired):
            return key, None

    with ThreadPoolExecutor(2) as pool:
        return {key: value for key, value in pool.map(one, commands) if value is not None}


def ratios(pythons: Mapping[str, Path], work: str, counts: tuple[int, int], url: str) -> dict[str, float]:
    """Return the CPU seconds of `work`, as ratios to httpx's: more calls less few calls, the median of the rounds.

    In each round all packages take their turn, so that whatever else the machine does hits them alike.
    """
    few, many = counts
    rounds: dict[str, list[float]] = {name: [] for name in pythons}
    broken: set[str] = set()
    for _ in range(ROUNDS):
        for name, python in pythons.items():
            try:
                more, less = (cpu(command(python, name, work, count, url)) for count in (many, few))
            except (BrokenError, subprocess.TimeoutExpired):
                broken.add(name)
            else:
                rounds[name].append(more - less)
    least = {name: sorted(values)[len(values) // 2] for name, values in rounds.items() if name not in broken}
    return {name: value / least["httpx"] for name, value in least.items()} if "httpx" in least else {}
