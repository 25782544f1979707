"""Keep a journal of each call on disk, so that a voice that was paid for is never lost, whatever ends the process.

Each attempt is written down before it leaves and again as soon as its answer is here, before anything is made of it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import voxwright

if TYPE_CHECKING:
    from voxwright._core.event import Event


def journal(path: Path) -> Any:
    """Return a hook for `on_event=` that writes each attempt to a file, a line each, and waits until it is there."""

    def write(event: Event) -> None:
        what = {"kind": event.kind, "request": repr(event.request), "status": event.status_code}
        line = json.dumps({**what, "body": event.body.decode("utf-8", "replace")}) + "\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    return write


def main() -> None:
    """Clone a voice, and say its id: `python journal.py JOURNAL VENDOR CLIP NAME [BASE_URL]`."""
    path, vendor, clip, name, *more = sys.argv[1:]
    with voxwright.Client(vendor, base_url=more[0] if more else None, on_event=journal(Path(path))) as client:
        voice = client.clone_voice(clip, name=name, language="en")
    sys.stdout.write(f"{voice.id}\n")


if __name__ == "__main__":
    main()
