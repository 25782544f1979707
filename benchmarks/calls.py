"""Measures what voxwright costs beside bare httpx, on loopback: CPU time of imports and of calls, as ratios.

Milliseconds differ from machine to machine and from run to run; the ratios are what to compare. Run by `make bench`.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

import voxwright

if TYPE_CHECKING:
    from collections.abc import Callable

VENDOR, PATH = "cartesia", "/voices/clone"
FIELDS = {"name": "Ada", "language": "en"}
CLIP = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\0\0\0"
CALLS, IN_FLIGHT, ROUNDS = 200, 50, 5


def start_cost(code: str) -> float:
    """Return the CPU seconds that the code takes in a fresh process, the best of some."""
    timed = f"import time; begun = time.process_time(); {code}; print(time.process_time() - begun)"

    def once() -> float:
        return float(subprocess.run([sys.executable, "-c", timed], capture_output=True, check=True, timeout=60).stdout)

    return min(once() for _ in range(10))


def call_cost(work: Callable[[], object]) -> float:
    """Return the CPU seconds of this process for one call, the median of some rounds."""
    work()
    rounds: list[float] = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        rounds.append(time.process_time() - begun)
    return statistics.median(rounds) / CALLS


def one_by_one(url: str) -> tuple[float, float]:
    """Clone a tiny clip many times, one after the other."""
    with httpx.Client() as bare, voxwright.Client(VENDOR, api_key="k", base_url=url) as client:

        def ours() -> None:
            for _ in range(CALLS):
                client.clone_voice(CLIP, name="Ada", language="en")

        def theirs() -> None:
            for _ in range(CALLS):
                files = {"clip": ("clip.wav", CLIP, "audio/wav")}
                bare.post(url + PATH, files=files, data=FIELDS).raise_for_status().json()

        return call_cost(ours), call_cost(theirs)


def in_flight(url: str) -> tuple[float, float]:
    """Clone a tiny clip many times, many at once."""

    async def ours() -> None:
        async with voxwright.AsyncClient(VENDOR, api_key="k", base_url=url) as client:
            for _ in range(CALLS // IN_FLIGHT):
                calls = (client.clone_voice(CLIP, name="Ada", language="en") for _ in range(IN_FLIGHT))
                await asyncio.gather(*calls)

    async def theirs() -> None:
        async with httpx.AsyncClient() as bare:
            for _ in range(CALLS // IN_FLIGHT):
                files = {"clip": ("clip.wav", CLIP, "audio/wav")}
                await asyncio.gather(*(bare.post(url + PATH, files=files, data=FIELDS) for _ in range(IN_FLIGHT)))

    return call_cost(lambda: asyncio.run(ours())), call_cost(lambda: asyncio.run(theirs()))


def report(what: str, ours: float, theirs: float) -> None:
    """Print one comparison."""
    sys.stdout.write(f"{what:34} {ours * 1000:8.2f} ms {theirs * 1000:8.2f} ms {ours / theirs:8.2f}\n")


def main() -> None:
    """Print one line for each comparison."""
    sys.stdout.write(f"{'CPU time':34} {'voxwright':>11} {'httpx':>11} {'ratio':>8}\n")
    bare = start_cost("import httpx")
    report("import", start_cost("import voxwright"), bare)
    report("import, make a client", start_cost(f"import voxwright; voxwright.Client({VENDOR!r}, api_key='k')"), bare)
    answer = [sys.executable, str(Path(__file__).with_name("answer.py"))]
    with subprocess.Popen(answer, stdout=subprocess.PIPE, text=True) as server:
        try:
            port = server.stdout.readline().strip() if server.stdout else ""
            report("a small clone", *one_by_one(f"http://127.0.0.1:{port}"))
            report(f"a small clone, {IN_FLIGHT} in flight", *in_flight(f"http://127.0.0.1:{port}"))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
