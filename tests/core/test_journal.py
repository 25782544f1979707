"""examples/journal.py: what was paid for is in the journal, wherever the process was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from acme import CLIP
from fault_server import Exchange, FaultServer, answer

if TYPE_CHECKING:
    from fault_server import Behaviour

ROOT = Path(__file__).parents[2]
KEY = "key-of-the-journal"
PAID = "voice-that-was-paid-for"
SOUND = CLIP * 200
VOICE = {
    "id": PAID,
    "user_id": "u",
    "is_public": False,
    "name": "Ada",
    "description": "",
    "created_at": "2026-01-01T00:00:00Z",
    "language": "en",
}
POINTS = 80
# Runs the work whole, then in one forked child after another, each of them killed, unannounced, at a later line of
# ours: the points lie evenly between the first attempt and the end.
KILLED = f"""
import os, pathlib, runpy, signal, sys
sys.path[:0] = {[str(ROOT), str(ROOT / "generated")]!r}
example = runpy.run_path({str(ROOT / "examples" / "journal.py")!r})
import voxwright

work, folder, url = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
points = int(sys.argv[4])

def clone(name):
    journal = example["journal"](folder / ("journal-" + name))
    with voxwright.Client("cartesia", base_url=url, on_event=journal) as client:
        print(client.clone_voice(str(folder / "ada.wav"), name="Ada", language="en").id)

def speak(name):
    journal = example["journal"](folder / ("journal-" + name))
    with voxwright.Client("cartesia", base_url=url, on_event=journal) as client:
        client.speak("voice-1", "Good evening.", model="sonic-2").save(folder / ("sound-" + name + ".wav"))

def traced(name, at):
    count, begun = 0, False

    def trace(frame, event, argument):
        nonlocal count, begun
        file = frame.f_code.co_filename
        begun = begun or file.endswith("event.py")
        if begun and ("voxwright" in file or "journal" in file):
            if event == "line":
                count += 1
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace
        return trace if "voxwright" in file or "journal" in file else None

    sys.settrace(trace)
    try:
        (clone if work == "clone" else speak)(name)
    finally:
        sys.settrace(None)
    return count

traced("first", 0)  # loads what the others find loaded
total = traced("whole", 0)
for at in range(1, total, max(1, total // points - 1)):
    child = os.fork()
    if not child:
        traced(str(at), at)
        os._exit(0)
    print("child", at, os.waitpid(child, 0)[1])
print("lines", total)
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


@dataclass
class Killed:
    """What became of a process: the signal that ended it, its journal, and its sound."""

    signal: int
    entries: list[dict[str, Any]]
    sound: bytes | None


def entries(path: Path) -> list[dict[str, Any]]:
    """Return the whole lines of a journal."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]


def killed_everywhere(work: str, folder: Path, behaviour: Behaviour) -> tuple[str, list[Killed], int]:
    """Run the work, killed at each point; return what it said, each process in order, and the requests that came."""
    (folder / "ada.wav").write_bytes(CLIP)
    with FaultServer((behaviour,)) as server:
        command = [sys.executable, "-c", KILLED, work, str(folder), server.url, str(POINTS)]
        environment = {**os.environ, "CARTESIA_API_KEY": KEY}
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment)
        asked = server.posts
    found: list[Killed] = []
    for line in done.stdout.splitlines():
        if line.startswith("child "):
            _, at, status = line.split()
            sound = folder / f"sound-{at}.wav"
            content = sound.read_bytes() if sound.exists() else None
            found.append(Killed(int(status) & 0x7F, entries(folder / f"journal-{at}"), content))
    return done.stdout, found, asked


def charges(exchange: Exchange) -> None:
    """Make a voice."""
    exchange.send(answer(200, json.dumps(VOICE).encode()))


def speaks(exchange: Exchange) -> None:
    """Speak, in two pieces."""
    exchange.send(answer(200, SOUND[:1000], content_type="audio/wav", length=len(SOUND)))
    exchange.send(SOUND[1000:])


def test_a_paid_voice_is_never_lost(tmp_path: Path) -> None:
    """Killed at eighty points from the first attempt on: what was paid for is announced, and once read, kept."""
    said, processes, asked = killed_everywhere("clone", tmp_path, charges)
    kinds = [[entry["kind"] for entry in process.entries] for process in processes]

    assert said.startswith(f"{PAID}\n")
    assert [("sending", 0), ("answered", 200)] == [
        (entry["kind"], entry["status"]) for entry in entries(tmp_path / "journal-whole")
    ]
    assert sum(process.signal == signal.SIGKILL for process in processes) >= POINTS  # the last may be through before
    assert asked - 2 <= sum("sending" in each for each in kinds)  # all that came were announced, and no call came twice
    assert {(), ("sending",), ("sending", "answered")} == {tuple(each) for each in kinds}
    assert kinds == sorted(kinds, key=len)  # what was written once stays: the later it ends, the more there is
    assert all(PAID in str(each.entries[-1]["body"]) for each in processes if len(each.entries) == 2)
    assert KEY not in str(processes)


def test_a_paid_speech_is_announced_and_its_file_is_whole_or_none(tmp_path: Path) -> None:
    """Killed at eighty points: the journal has its request, and no half of a sound has its name."""
    _, processes, asked = killed_everywhere("speak", tmp_path, speaks)
    kinds = [[entry["kind"] for entry in process.entries] for process in processes]

    assert (tmp_path / "sound-whole.wav").read_bytes() == SOUND
    assert sum(process.signal == signal.SIGKILL for process in processes) >= POINTS
    assert asked - 2 <= sum("sending" in each for each in kinds)
    assert {(), ("sending",), ("sending", "answered")} == {tuple(each) for each in kinds}
    assert {process.sound for process in processes} == {None, SOUND}
    assert KEY not in str([process.entries for process in processes])


def test_the_journal_has_the_answer_before_anything_is_made_of_it(tmp_path: Path) -> None:
    """An answer that does not parse is in it all the same."""
    path, clip = tmp_path / "journal", tmp_path / "ada.wav"
    clip.write_bytes(CLIP)
    with FaultServer((lambda e: e.send(answer(200, b'{"voice": "%s' % PAID.encode())),)) as server:
        command = [sys.executable, str(ROOT / "examples" / "journal.py"), str(path), "cartesia", str(clip), "Ada"]
        places = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
        environment = {**os.environ, "CARTESIA_API_KEY": KEY, "PYTHONPATH": places}
        done = subprocess.run(
            [*command, server.url], capture_output=True, text=True, timeout=30, check=False, env=environment
        )

    assert "UnexpectedResponseError" in done.stderr
    assert PAID in path.read_text(encoding="utf-8")
    assert KEY not in path.read_text(encoding="utf-8") + done.stderr
