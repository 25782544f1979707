"""All that a clip may be given as, what may not, and what becomes of one that changes under way."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conformance_calls import CLONES, Slot, Subject
from conformance_values import MP3, WAV, inner

import voxwright
from voxwright._core import schema as s
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio


def largest(slot: Slot) -> float:
    """Return how many bytes a clip may have."""
    limit = inner(slot.field.schema).max_bytes
    return float("inf") if limit is None else limit


EVERY = pytest.mark.parametrize("subject", CLONES, ids=str)
BEFORE = b"not of the clip"
LARGE = WAV.ljust(1_500_000, b"\1")
"""More than goes out at once."""
LONG_UPLOADS = pytest.mark.parametrize(
    "subject", [each for each in CLONES if each.clip and largest(each.clip) > len(LARGE)], ids=str
)


class Trickle:
    """A stream that can only be read, gives a few bytes at a time, and knows neither size nor name."""

    def __init__(self, content: bytes) -> None:
        """Hold what is to be read."""
        self._left = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        """Return a few bytes."""
        return self._left.read(min(size, 700) if size >= 0 else -1)


@contextmanager
def opened_pipe(content: bytes) -> Iterator[Any]:
    """Give the reading end of a real pipe, which can not seek."""
    reader, writer = os.pipe()
    with open(reader, "rb", buffering=0) as file:  # noqa: PTH123 - it has no path
        os.write(writer, content)
        os.close(writer)
        yield file


@contextmanager
def made(kind: str, folder: Path) -> Iterator[tuple[Any, str]]:
    """Give a clip of WAV in one of its forms, and the name it must arrive with."""
    path = folder / "ada.wav"
    path.write_bytes(WAV)
    behind = folder / "behind.wav"
    behind.write_bytes(BEFORE + WAV)
    in_memory = io.BytesIO(BEFORE + WAV)
    in_memory.seek(len(BEFORE))
    with path.open("rb") as file, behind.open("rb") as later, tempfile.SpooledTemporaryFile() as spool:
        later.seek(len(BEFORE))
        spool.write(WAV)
        spool.seek(0)
        with opened_pipe(WAV) as pipe:
            forms: dict[str, tuple[Any, str]] = {
                "path": (path, "ada.wav"),
                "str-path": (str(path), "ada.wav"),
                "bytes": (WAV, "clip.wav"),
                "bytearray": (bytearray(WAV), "clip.wav"),
                "memoryview": (memoryview(BEFORE + WAV)[len(BEFORE) :], "clip.wav"),
                "BytesIO-at-offset": (in_memory, "clip.wav"),
                "file": (file, "ada.wav"),
                "file-at-offset": (later, "behind.wav"),
                "spooled-file": (spool, "clip.wav"),
                "pipe": (pipe, "clip.wav"),
                "trickle": (Trickle(WAV), "clip.wav"),
                "clip-of-path": (voxwright.Clip(path), "ada.wav"),
                "clip-with-name": (voxwright.Clip(WAV, filename="Ada L.wav"), "Ada L.wav"),
                "clip-with-wrong-name": (voxwright.Clip(WAV, filename="ada.mp3"), "ada.wav"),
                "clip-with-type": (voxwright.Clip(WAV, filename="ada", media_type="audio/wav"), "ada.wav"),
                "clip-of-stream": (voxwright.Clip(Trickle(WAV), filename="live.wav"), "live.wav"),
            }
            yield forms[kind]


KINDS = [
    "path",
    "str-path",
    "bytes",
    "bytearray",
    "memoryview",
    "BytesIO-at-offset",
    "file",
    "file-at-offset",
    "spooled-file",
    "pipe",
    "trickle",
    "clip-of-path",
    "clip-with-name",
    "clip-with-wrong-name",
    "clip-with-type",
    "clip-of-stream",
]


@pytest.mark.parametrize("kind", KINDS)
@EVERY
async def test_a_clip_arrives_whole_however_it_is_given(
    subject: Subject, kind: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    """The vendor gets the very bytes, with a file name and a media type, and a user's file is left as it was."""
    assert subject.clip is not None
    with made(kind, tmp_path) as (clip, name):
        was_at = clip.tell() if hasattr(clip, "tell") and kind != "pipe" else None
        async with subject.client(sandbox) as client:
            await subject.invoke(client, subject.put(await subject.ready(client), subject.clip, clip))
        if was_at is not None:
            assert (was_at, False) == (clip.tell(), clip.closed)

    (part,) = [part for part in sandbox.requests[-1].parts if part.filename is not None]
    assert (len(WAV), hashlib.sha256(WAV).hexdigest()) == (part.size, part.sha256)
    assert (subject.clip.field.wire, name) == (part.name, part.filename)
    schema: s.File = inner(subject.clip.field.schema)
    assert part.content_type in (schema.media_types or ("audio/wav",))


@EVERY
async def test_a_media_type_of_ones_own_is_sent_where_the_vendor_takes_it(subject: Subject, sandbox: Sandbox) -> None:
    """Of several names for a format, the one that is given goes out, if the vendor lists it or lists none."""
    assert subject.clip is not None
    schema: s.File = inner(subject.clip.field.schema)
    known = [name for name in ("audio/x-wav", "audio/wav") if not schema.media_types or name in schema.media_types]
    async with subject.client(sandbox) as client:
        clip = voxwright.Clip(WAV, filename="a.wav", media_type=known[0])
        await subject.invoke(client, subject.put(await subject.ready(client), subject.clip, clip))

    (part,) = [part for part in sandbox.requests[-1].parts if part.filename is not None]
    assert known[0] == part.content_type


@contextmanager
def spoilt(kind: str, folder: Path) -> Iterator[Any]:
    """Give what is no clip."""
    path = folder / "ada.wav"
    path.write_bytes(WAV)
    (folder / "empty.wav").touch()
    closed = path.open("rb")
    closed.close()
    ended = io.BytesIO(WAV)
    ended.seek(0, os.SEEK_END)
    released = memoryview(bytearray(WAV))
    released.release()
    with path.open(encoding="latin-1") as text, (folder / "new").open("wb") as write_only, opened_pipe(b"") as dry:
        yield {
            "missing-file": folder / "none.wav",
            "directory": folder,
            "empty-file": folder / "empty.wav",
            "empty-path": "",
            "nul-in-path": "ada\0.wav",
            "content-as-path": WAV.decode("latin-1"),
            "long-path": "a" * 5000,
            "text-mode": text,
            "StringIO": io.StringIO("RIFF"),
            "write-only": write_only,
            "closed-file": closed,
            "at-its-end": ended,
            "dry-pipe": dry,
            "empty-bytes": b"",
            "empty-clip": voxwright.Clip(bytearray()),
            "released": released,
            "generator": (piece for piece in (WAV,)),
            "bad-type": voxwright.Clip(WAV, media_type="wav\r\nX: y"),
            "url": "https://example.com/ada.wav",
        }[kind]


SPOILT = [
    "missing-file",
    "directory",
    "empty-file",
    "empty-path",
    "nul-in-path",
    "content-as-path",
    "long-path",
    "text-mode",
    "StringIO",
    "write-only",
    "closed-file",
    "at-its-end",
    "dry-pipe",
    "empty-bytes",
    "empty-clip",
    "released",
    "generator",
    "bad-type",
    "url",
]


@EVERY
async def test_what_is_no_clip_never_leaves(
    subject: Subject, sandbox: Sandbox, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """What can not be read, or holds nothing, is refused under the name of the argument, in words of one line."""
    assert subject.clip is not None
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before = sandbox.requests
        for kind in SPOILT:
            with subtests.test(kind=kind):
                with spoilt(kind, tmp_path) as clip, pytest.raises(voxwright.InvalidRequestError) as caught:
                    await subject.invoke(client, subject.put(arguments, subject.clip, clip))

                assert (subject.told(subject.clip), "clip") == (caught.value.field, caught.value.argument)
                assert "\n" not in str(caught.value)
                assert len(str(caught.value)) < 700

    assert before == sandbox.requests


def append(path: Path) -> None:
    """Let a file grow."""
    with path.open("ab") as file:
        file.write(b"more")


def shorten(path: Path) -> None:
    """Let a file shrink."""
    os.truncate(path, 100_000)


def rewrite(path: Path) -> None:
    """Let a file keep its size and hold something else."""
    path.write_bytes(MP3.ljust(len(LARGE), b"\2"))


@pytest.mark.parametrize("form", ["path", "file"])
@pytest.mark.parametrize("change", [append, shorten, rewrite], ids=lambda each: each.__name__)
@LONG_UPLOADS
async def test_a_file_that_changes_while_it_is_sent_makes_no_voice(
    subject: Subject,
    change: Callable[[Path], None],
    form: str,
    sandbox: Sandbox,
    wait_for: Callable[[int], None],
    tmp_path: Path,
) -> None:
    """A file that grows, shrinks or is rewritten under way ends in an error; the vendor makes nothing of it."""
    assert subject.clip is not None
    path = tmp_path / "ada.wav"
    path.write_bytes(LARGE)
    todo = [change]

    def interfere(_done: int, _total: int) -> None:
        if todo:
            todo.pop()(path)

    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        before, voices = len(sandbox.requests), len(sandbox.voices(subject.vendor))
        with path.open("rb") as file:
            given = subject.put(arguments, subject.clip, path if form == "path" else file)
            with pytest.raises(voxwright.InvalidRequestError) as caught:
                await subject.invoke(client, given, on_progress=interfere)

    wait_for(before + 1)
    assert [] == todo
    assert (subject.told(subject.clip), subject.vendor) == (caught.value.field, caught.value.provider)
    assert "changed" in str(caught.value)
    assert voices == len(sandbox.voices(subject.vendor))


@LONG_UPLOADS
async def test_progress_ends_at_the_size_of_the_body(subject: Subject, sandbox: Sandbox) -> None:
    """What is told of an upload grows, never beyond its total, and ends there; the total is the body's size."""
    assert subject.clip is not None
    told: list[tuple[int, int]] = []
    async with subject.client(sandbox) as client:
        given = subject.put(await subject.ready(client), subject.clip, LARGE)
        await subject.invoke(client, given, on_progress=lambda done, total: told.append((done, total)))

    size = sandbox.requests[-1].body_bytes
    assert {size} == {total for _, total in told}
    assert size == told[-1][0]
    assert sorted(told) == told
    assert len(told) > 2


@LONG_UPLOADS
async def test_what_a_callback_raises_comes_through(
    subject: Subject, sandbox: Sandbox, wait_for: Callable[[int], None]
) -> None:
    """An exception of on_progress ends the call as it is, and the vendor makes nothing of half a clip."""
    assert subject.clip is not None

    class StopItError(Exception):
        """Nobody else raises this."""

    def stop(_done: int, _total: int) -> None:
        raise StopItError

    async with subject.client(sandbox) as client:
        given = subject.put(await subject.ready(client), subject.clip, LARGE)
        before, voices = len(sandbox.requests), len(sandbox.voices(subject.vendor))
        with pytest.raises(StopItError):
            await subject.invoke(client, given, on_progress=stop)

    wait_for(before + 1)
    assert voices == len(sandbox.voices(subject.vendor))


NAMES = {
    "quotes": 'say "Ada".wav',
    "crlf": "a\r\nX-Evil: 1\r\n\r\nb.wav",
    "emoji": "🎙️ Ada 지훈.wav",
    "semicolon": 'a; name="x"; filename=b.wav',
    "backslash": "C:\\voices\\ada.wav",
    "folders": "../../etc/ada.wav",
    "no-extension": "ada",
    "other-extension": "ada.txt",
    "dots": "...",
    "blank": "   ",
    "long": "a" * 4000 + ".wav",
    "nul": "a\0b.wav",
    "surrogate": "ada\udcff.wav",
}
# Quotes and line breaks are escaped on the wire, and the sandbox reads that back, as servers of browsers do.
ARRIVING = {
    "backslash": "ada.wav",
    "folders": "ada.wav",
    "no-extension": "ada.wav",
    "other-extension": "ada.txt.wav",
    "dots": "....wav",
    "blank": "clip.wav",
    "nul": "a%00b.wav",
    "surrogate": "ada?.wav",
}


@EVERY
async def test_an_odd_file_name_stays_a_file_name(
    subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """A file name ends nothing and opens nothing: its base name arrives, quoted as browsers do."""
    assert subject.clip is not None
    async with subject.client(sandbox) as client:
        for name, filename in NAMES.items():
            with subtests.test(name=name):
                clip = voxwright.Clip(WAV, filename=filename)
                arguments = await subject.ready(client, sandbox)  # a voice is trained again so often and no more
                await subject.invoke(client, subject.put(arguments, subject.clip, clip))

                seen = sandbox.requests[-1]
                (part,) = [part for part in seen.parts if part.filename is not None]
                assert ARRIVING.get(name, filename) == part.filename
                assert (len(WAV), None) == (part.size, seen.problem)
                assert len(seen.parts) == len({part.name for part in seen.parts})
