"""The record of every request that the sandbox saw."""

from __future__ import annotations

import threading
from datetime import datetime

import attrs

from .values import Part, human_size


@attrs.frozen(kw_only=True)
class SeenPart:
    """One part of a multipart body as it stood on the wire: names, type, bytes, hash, and the text of a text part."""

    name: str
    filename: str | None
    content_type: str | None
    size: int
    sha256: str
    value: str | None

    @classmethod
    def of(cls, part: Part) -> SeenPart:
        """Return what is worth keeping of a part."""
        return cls(
            name=part.name,
            filename=part.filename,
            content_type=part.content_type,
            size=part.size,
            sha256=part.sha256,
            value=part.value,
        )


@attrs.frozen(kw_only=True)
class Seen:
    """One request and how it was answered.

    Attributes:
        vendor: The vendor it was addressed to, empty if there is none of this name.
        operation: The operation by its name in the typed client (`voices.clone`), empty if none was found.
        method: The HTTP method.
        path: The path as it was asked for, query string included.
        status: The HTTP status of the answer, 0 if the client went away before there was one.
        checked: What was verified on the wire, in order: `auth X-API-Key`, `multipart`, `clip audio/wav 41 KB`,
            `language=en`.
        problem: Why it was refused, None if it was not.
        parts: The parts of a multipart body.
        body_bytes: The size of the body.
        when: The time it arrived, in UTC.
        seconds: How long it took, from its head to its answer; with sound, to the last byte of it.
        audio_bytes: How many bytes of sound were sent, of a stream that the client left those until then; 0 if the
            answer is no sound.
        billed: Whether the vendor would have charged for it: a paid operation was carried out.
    """

    vendor: str
    operation: str
    method: str
    path: str
    status: int
    checked: tuple[str, ...]
    problem: str | None
    parts: tuple[SeenPart, ...]
    body_bytes: int
    when: datetime
    seconds: float
    audio_bytes: int = 0
    billed: bool = False

    def __str__(self) -> str:
        """Return the line of the live log: time, status, request, operation, how long, what was checked or refused."""
        clock = self.when.astimezone().strftime("%H:%M:%S")
        what = ", ".join(self.checked)
        if self.problem:
            what = f"refused: {self.problem}" + (f" (after {what})" if what else "")
        asked, took = f"{self.method} {self.path}", f"{self.seconds * 1000:.0f} ms"
        sound = f"{human_size(self.audio_bytes)} of sound" if self.audio_bytes else ""
        items = (clock, str(self.status or "---"), asked, self.operation, took, sound, what)
        line = "  ".join(item for item in items if item)
        return "".join(c if c.isprintable() else "?" for c in line).rstrip()


class Journal:
    """The requests so far, safe to read from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """Keep one more."""
        with self._lock:
            self._seen.append(seen)

    def replace(self, old: Seen, new: Seen) -> None:
        """Put a record in the place of another; nothing happens if all were forgotten since."""
        with self._lock:
            places = [place for place, seen in enumerate(self._seen) if seen is old]
            for place in places:
                self._seen[place] = new

    def all(self) -> list[Seen]:
        """Return all so far, oldest first."""
        with self._lock:
            return list(self._seen)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._seen.clear()
