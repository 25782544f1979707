"""Measures voxwright beside raw httpx and the vendors' SDKs, on loopback, and writes docs/performance.md.

`python benchmarks/run.py` (what `make bench` does) takes some minutes; `--only voxwright,httpx` leaves the others out.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import measure
import peers
import report
from subjects import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CERTIFICATE = HERE.parent / "tests" / "support" / "localhost.pem"
FEW, MANY = 20, 120


@contextlib.contextmanager
def server(*arguments: str) -> Iterator[int]:
    """Run the answering server, and give its port."""
    command = [sys.executable, str(HERE / "answer.py"), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline()) if process.stdout else 0
        finally:
            process.terminate()


def environments(names: list[str]) -> tuple[dict[str, Path], dict[str, str]]:
    """Return the Python of each package, and why the others have none."""
    pythons: dict[str, Path] = {}
    missing: dict[str, str] = {}
    for name in names:
        say(f"environment of {name}")
        python, reason = peers.environment(name)
        if python is None:
            missing[name] = reason
        else:
            pythons[name] = python
    return pythons, missing


def started(pythons: dict[str, Path], url: str) -> dict[str, dict[str, float]]:
    """Return import, client, start with a first call, and a small call, in instructions, as ratios to httpx's."""
    commands: dict[tuple[str, str], list[str]] = {}
    for name, python in pythons.items():
        subject = SUBJECTS[name]
        commands |= {
            (name, "empty"): [str(python), "-c", "pass"],
            (name, "import"): [str(python), "-c", subject.modules],
            (name, "client"): [str(python), "-c", subject.code("")],
        }
        for work, count in (("nothing", 0), ("call", 1), ("call", FEW), ("call", MANY)):
            commands[name, f"{work} {count}"] = measure.command(python, name, work, count, url)
    counts = measure.counted(commands)
    raw = {name: spent({work: count for (which, work), count in counts.items() if which == name}) for name in pythons}
    httpx = {**raw["httpx"], "client": raw["httpx"]["import"]}  # a client is compared with the bare import
    return {name: {what: value / httpx[what] for what, value in found.items()} for name, found in raw.items()}


def spent(counts: dict[str, int]) -> dict[str, float]:
    """Return what a package takes, of what its processes took."""
    differences = {
        "import": ("import", "empty", 1),
        "client": ("client", "empty", 1),
        "start": ("call 1", "nothing 0", 1),
        "call": (f"call {MANY}", f"call {FEW}", MANY - FEW),
    }
    return {
        what: (counts[more] - counts[less]) / share
        for what, (more, less, share) in differences.items()
        if more in counts and less in counts
    }


def large(url: str, port: int) -> dict[str, Any]:
    """Return what uploads and many clients cost us."""
    environment = {**measure.ENVIRONMENT, "SSL_CERT_FILE": str(CERTIFICATE)}
    command = [sys.executable, str(HERE / "large.py"), url, f"https://localhost:{port}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True, env=environment)
    return json.loads(done.stdout)


def measured(pythons: dict[str, Path]) -> dict[str, Any]:
    """Measure everything."""
    with server() as port, server(str(CERTIFICATE)) as tls_port:
        url = f"http://127.0.0.1:{port}"
        say("instructions: import, client, first call, small call")
        figures = started(pythons, url) if measure.can_count() else {name: {} for name in pythons}
        if not measure.can_count():
            say("valgrind is not here: a small call is measured in CPU seconds, the start is not")
        works = {"gather": (100, 1100), "clone": (10, 210), "clone-gather": (20, 420)}
        if not measure.can_count():
            works["call"] = (100, 1100)
        for work, counts in works.items():
            say(f"CPU seconds: {work}")
            for name, ratio in measure.ratios(pythons, work, counts, url).items():
                figures[name][work] = ratio
        say("200 MB, and a thousand clients")
        return {"figures": figures, **large(url, tls_port)}


def say(line: str) -> None:
    """Say what is being done."""
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Measure, print the tables, and write them down."""
    parser = argparse.ArgumentParser(description="Measure voxwright beside raw httpx and the vendors' SDKs.")
    parser.add_argument(
        "--only", default="", help="packages to measure, with commas between; httpx is always among them"
    )
    parser.add_argument("--dry", action="store_true", help="print the tables and write nothing down")
    options = parser.parse_args()
    everything = ["httpx", *peers.OURS, *(name for name in peers.PINS if name != "httpx")]
    wanted = [name.strip() for name in options.only.split(",") if name.strip()]
    pythons, missing = environments([name for name in everything if not wanted or name in {*wanted, "httpx"}])
    text, picture = report.written({**measured(pythons), "missing": missing})
    sys.stdout.write(text)
    if not options.dry:
        docs = HERE.parent / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "performance.md").write_text(text, encoding="utf-8")
        (docs / "performance.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
