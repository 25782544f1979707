"""What is large and what is many: 200 MB sent as path, bytes, memoryview and file, 200 MB heard; a thousand clients.

Run as `python large.py URL TLS_URL` where voxwright is installed; prints one JSON object. `VmHWM` of Linux is the
measure of memory, so it counts what Python's own tracing does not see.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import socket
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from work import WAV

import voxwright
from voxwright._core.transport import network

MEGABYTE = 1 << 20
SIZE = 200 * MEGABYTE
VENDOR = "cartesia"
FIELDS: dict[str, Any] = {"name": "Ada", "language": "en"}
SPOKEN: dict[str, Any] = {"model": "sonic-2", "language": "en"}
KINDS = ("path", "bytes", "memoryview", "file")
PIECE = 256 * 1024
CLIENTS = 1000


def memory(field: str) -> int:
    """Return a figure of this process's memory in bytes: VmHWM, its highest, or VmRSS, its present one."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


def forget_highest() -> int:
    """Start to measure the highest anew, and return what it is now."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return memory("VmHWM")


def bare(url: str, path: Path) -> tuple[float, float]:
    """Send a file by a bare socket; return the seconds and the CPU seconds."""
    host, _, port = url.rpartition("/")[2].partition(":")
    begun, used = time.perf_counter(), time.process_time()
    with socket.create_connection((host, int(port))) as connection, path.open("rb") as file:
        connection.sendall(f"POST /voices/clone HTTP/1.1\r\nHost: x\r\nContent-Length: {SIZE}\r\n\r\n".encode())
        while piece := file.read(PIECE):
            connection.sendall(piece)
        connection.recv(65536)
    return time.perf_counter() - begun, time.process_time() - used


@contextlib.contextmanager
def opened(kind: str, path: Path) -> Any:
    """Give a clip of a kind."""
    if kind == "path":
        yield path
    elif kind == "file":
        with path.open("rb") as file:
            yield file
    else:
        data = path.read_bytes()
        yield data if kind == "bytes" else memoryview(bytearray(data))
        del data


def send_sync(url: str, clip: Any) -> dict[str, float]:
    """Send a clip, and return what it cost."""
    with voxwright.Client(VENDOR, api_key="k-12345678", base_url=url) as client:
        client.clone_voice(WAV, **FIELDS)
        before = forget_highest()
        begun, used = time.perf_counter(), time.process_time()
        client.clone_voice(clip, **FIELDS)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    return {"seconds": seconds, "cpu": cpu, "grown": memory("VmHWM") - before}


async def send_async(url: str, clip: Any) -> dict[str, float]:
    """Send a clip, and return what it cost, the longest stall of the event loop among it."""
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - begun - 0.001)

    async with voxwright.AsyncClient(VENDOR, api_key="k-12345678", base_url=url) as client:
        await client.clone_voice(WAV, **FIELDS)
        await asyncio.to_thread(int)  # the thread that reads files is there before memory is measured
        before = forget_highest()
        ticking = asyncio.create_task(tick())
        begun, used = time.perf_counter(), time.process_time()
        await client.clone_voice(clip, **FIELDS)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
        ticking.cancel()
    return {"seconds": seconds, "cpu": cpu, "grown": memory("VmHWM") - before, "stall": longest}


def uploads(url: str) -> dict[str, dict[str, float]]:
    """Return what each kind of clip costs, of three times each."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        path = Path(file.name)
        with path.open("wb") as target:
            target.write(WAV)
            for _ in range(200):
                target.write(bytes(MEGABYTE))
            target.truncate(SIZE)
        for kind in KINDS:
            for mode in ("sync", "async"):
                costs: list[dict[str, float]] = []
                floors: list[tuple[float, float]] = []
                for _ in range(5):
                    floors.append(bare(url, path))
                    with opened(kind, path) as clip:
                        costs.append(send_sync(url, clip) if mode == "sync" else asyncio.run(send_async(url, clip)))
                found[f"{kind}, {mode}"] = judged(costs, floors)
    return found


def judged(costs: list[dict[str, float]], floors: list[tuple[float, float]]) -> dict[str, float]:
    """Return the times as ratios of the best to the best bare socket's, memory as the worst, stalls as the middle."""
    best = {name: min(cost[name] for cost in costs) for name in ("seconds", "cpu")}
    return {
        "grown": max(cost["grown"] for cost in costs),
        "stall": statistics.median(cost.get("stall", 0.0) for cost in costs),
        "seconds": best["seconds"] / min(floor[0] for floor in floors),
        "cpu": best["cpu"] / min(floor[1] for floor in floors),
    }


def bare_hearing(url: str) -> tuple[float, float]:
    """Hear a speech by a bare socket; return the seconds and the CPU seconds."""
    host, _, port = url.rpartition("/")[2].partition(":")
    begun, used = time.perf_counter(), time.process_time()
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST /tts/bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        rest, buffer = SIZE, bytearray(64 * 1024)
        while rest > 0:  # the head counts as sound: it is nothing beside it
            rest -= connection.recv_into(buffer)
    return time.perf_counter() - begun, time.process_time() - used


def hear_sync(url: str) -> dict[str, float]:
    """Hear a speech as it comes, and return what it cost."""
    with voxwright.Client(VENDOR, api_key="k-12345678", base_url=url) as client:
        client.clone_voice(WAV, **FIELDS)
        client.speak("v1", "Good evening.", **SPOKEN).close()
        before = forget_highest()
        begun, used = time.perf_counter(), time.process_time()
        with client.speak("v1", "Good evening.", **SPOKEN) as speech:
            size = sum(map(len, speech))
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    return {"seconds": seconds, "cpu": cpu, "grown": memory("VmHWM") - before, "lacks": SIZE - size}


async def hear_async(url: str) -> dict[str, float]:
    """Do as `hear_sync`, awaited."""
    size = 0
    async with voxwright.AsyncClient(VENDOR, api_key="k-12345678", base_url=url) as client:
        await client.clone_voice(WAV, **FIELDS)
        await (await client.speak("v1", "Good evening.", **SPOKEN)).aclose()
        before = forget_highest()
        begun, used = time.perf_counter(), time.process_time()
        async with await client.speak("v1", "Good evening.", **SPOKEN) as speech:
            async for piece in speech:
                size += len(piece)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    return {"seconds": seconds, "cpu": cpu, "grown": memory("VmHWM") - before, "lacks": SIZE - size}


def hearing(url: str) -> dict[str, dict[str, float]]:
    """Return what a speech of 200 MB costs to hear, of five times each."""
    found: dict[str, dict[str, float]] = {}
    for mode in ("sync", "async"):
        floors = [bare_hearing(url) for _ in range(5)]
        costs = [hear_sync(url) if mode == "sync" else asyncio.run(hear_async(url)) for _ in range(5)]
        if any(cost["lacks"] for cost in costs):
            message = "a speech was not heard to its end"
            raise ValueError(message)
        found[mode] = judged(costs, floors)
    return found


def clients(url: str) -> dict[str, float]:
    """Return what a thousand clients cost that each make one call over TLS and are dropped."""

    def once() -> None:
        voxwright.Client(VENDOR, api_key="k-12345678", base_url=url).clone_voice(WAV, **FIELDS)

    kept = voxwright.Client(VENDOR, api_key="k-12345678", base_url=url)
    kept.clone_voice(WAV, **FIELDS)
    for _ in range(50):
        once()
    gc.collect()
    before, contexts = memory("VmRSS"), network.make_context.cache_info().misses
    for _ in range(CLIENTS):
        once()
    gc.collect()
    made = network.make_context.cache_info().misses - contexts
    kept.close()
    return {"clients": CLIENTS, "grown": memory("VmRSS") - before, "contexts": made}


if __name__ == "__main__":
    plain, secured = sys.argv[1:]
    json.dump({"uploads": uploads(plain), "hearing": hearing(plain), "clients": clients(secured)}, sys.stdout)
