"""examples/journal.py: a voice that was paid for is in the journal, wherever the process was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from acme import CLIP
from fault_server import Exchange, FaultServer, answer

ROOT = Path(__file__).parents[2]
PAID = "voice-that-was-paid-for"
VOICE = {
    "id": PAID,
    "user_id": "u",
    "is_public": False,
    "name": "Ada",
    "description": "",
    "created_at": "2026-01-01T00:00:00Z",
    "language": "en",
}
# Runs the example and kills the process, unannounced, at the Nth line of ours after the call has begun.
KILLED = f"""
import os, runpy, signal, sys
sys.path[:0] = {[str(ROOT), str(ROOT / "generated")]!r}
at, count, begun = int(sys.argv.pop(1)), 0, False

def trace(frame, event, argument):
    global count, begun
    name = frame.f_code.co_filename
    if not begun and name.endswith("event.py"):
        begun = True
    if begun and ("voxwright" in name or "journal" in name):
        if event == "line":
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    return trace if "voxwright" in name or "journal" in name else None

sys.settrace(trace)
try:
    runpy.run_path({str(ROOT / "examples" / "journal.py")!r}, run_name="__main__")
finally:
    sys.settrace(None)
    print("lines", count)
"""


def run(at: int, folder: Path) -> tuple[subprocess.CompletedProcess[str], list[dict[str, object]], int]:
    """Run the example, killed at a line; return what became of it, its journal, and the voices that were paid for."""
    paid = 0

    def charges(exchange: Exchange) -> None:
        nonlocal paid
        paid += 1
        exchange.send(answer(200, json.dumps(VOICE).encode()))

    clip, path = folder / "ada.wav", folder / f"journal-{at}"
    clip.write_bytes(CLIP)
    with FaultServer((charges,)) as server:
        command = [sys.executable, "-c", KILLED, str(at), str(path), "cartesia", str(clip), "Ada", server.url]
        environment = {**os.environ, "CARTESIA_API_KEY": "key-of-the-journal"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False, env=environment)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return done, [json.loads(line) for line in lines if line.endswith("}")], paid


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_paid_voice_is_never_lost(tmp_path: Path) -> None:
    """Killed at twenty points from the first attempt on: what was paid for is announced, and once read, kept."""
    whole, entries, paid = run(0, tmp_path)
    total = int(whole.stdout.rpartition("lines ")[2])

    assert (f"{PAID}\n", 1) == (whole.stdout.partition("lines")[0], paid)
    assert [("sending", 0), ("answered", 200)] == [(entry["kind"], entry["status"]) for entry in entries]
    assert total > 200
    for at in range(1, total, total // 20):
        killed, entries, paid = run(at, tmp_path)
        kinds = [entry["kind"] for entry in entries]

        assert killed.returncode == -signal.SIGKILL
        if paid:
            assert "sending" in kinds
        if "answered" in kinds:
            assert PAID in str(entries[-1]["body"])
        assert "key-of-the-journal" not in str(entries)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_the_journal_has_the_answer_before_anything_is_made_of_it(tmp_path: Path) -> None:
    """An answer that does not parse is in it all the same."""
    path, clip = tmp_path / "journal", tmp_path / "ada.wav"
    clip.write_bytes(CLIP)
    with FaultServer((lambda e: e.send(answer(200, b'{"voice": "%s' % PAID.encode())),)) as server:
        command = [sys.executable, str(ROOT / "examples" / "journal.py"), str(path), "cartesia", str(clip), "Ada"]
        places = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
        environment = {**os.environ, "CARTESIA_API_KEY": "key-of-the-journal", "PYTHONPATH": places}
        done = subprocess.run(
            [*command, server.url], capture_output=True, text=True, timeout=30, check=False, env=environment
        )

    assert "UnexpectedResponseError" in done.stderr
    assert PAID in path.read_text(encoding="utf-8")
    assert "key-of-the-journal" not in path.read_text(encoding="utf-8") + done.stderr
