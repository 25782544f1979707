"""Clips: found out by their content, held to a vendor's limits, streamed, and never changed under way."""

from __future__ import annotations

import io
import os
import pickle
import tempfile
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from voxwright._core.clip import Clip, clip_text, describe_clip, open_clip
from voxwright._core.clip.audio import sniff
from voxwright._core.clip.readers import WHOLE_BYTES, BodyChangedError
from voxwright._core.schema import File
from voxwright.errors import InvalidRequestError

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)
MP3 = b"\xff\xfb\x90\x64" + bytes(413)
ID3 = b"ID3\x04\x00\x00\x00\x00\x00\x05title" + MP3
FLAC = b"fLaC" + bytes(38)
OGG = b"OggS" + bytes(24)
M4A = b"\x00\x00\x00\x20ftypM4A " + bytes(20)
AAC = b"\xff\xf1\x50\x80" + bytes(40)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(20)
ANY = File()
WAV_MP3 = File(formats=("wav", "mp3"), media_types=("audio/wav", "audio/mpeg"))
MB = 1024 * 1024


class Pipe(io.RawIOBase):
    """A stream that can not seek."""

    def __init__(self, content: bytes) -> None:
        """Hold what is to be read."""
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`."""
        data = self._content.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def content_of(value: Any, schema: File = ANY) -> bytes:
    """Return the bytes that are sent of a clip."""
    source = open_clip(value, schema=schema, field="clip")
    try:
        chunks = list(source.chunks())
    finally:
        source.close()
    assert source.size == sum(map(len, chunks))
    assert all(0 < len(chunk) <= WHOLE_BYTES and type(chunk) is bytes for chunk in chunks)
    return b"".join(chunks)


def refused(value: Any, schema: File = ANY) -> InvalidRequestError:
    """Return the refusal of a clip, which must come."""
    with pytest.raises(InvalidRequestError) as caught:
        open_clip(value, schema=schema, field="clip")
    assert "clip" == caught.value.field
    return caught.value


@pytest.mark.parametrize(
    ("head", "family"),
    [
        (WAV, "wav"),
        (b"RF64\xff\xff\xff\xffWAVE", "wav"),
        (MP3, "mp3"),
        (bytes(100) + MP3, "mp3"),
        (ID3, "mp3"),
        (b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f", "mp3"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x05title" + AAC, "aac"),
        (FLAC, "flac"),
        (OGG, "ogg"),
        (M4A, "mp4"),
        (AAC, "aac"),
        (WEBM, "webm"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", "matroska"),
        (b"FORM\x00\x00\x00\x00AIFF", "aiff"),
        (b"#!AMR\n", "amr"),
        (b"RIFF\x00\x00\x00\x00AVI ", None),
        (b"<!DOCTYPE html>", None),
        (b'{"a": 1}', None),
        (b"\xff\xff\xff\xff", None),
        (b"", None),
    ],
)
def test_content_says_its_format(head: bytes, family: str | None) -> None:
    """The first bytes of a file tell its format, also behind an ID3 tag and padding."""
    assert family == sniff(head)[0]


@pytest.mark.parametrize(
    "make", ["path", "text", "bytes", "bytearray", "memoryview", "file", "bytesio", "pipe", "spool"]
)
def test_every_kind_of_clip_gives_the_same_bytes(make: str, tmp_path: Path) -> None:
    """A path, bytes, a buffer, a file from where it stands, and a stream are sent whole."""
    content = WAV + os.urandom(300_000)
    path = tmp_path / "ada.wav"
    path.write_bytes(content)
    with path.open("rb") as file, tempfile.SpooledTemporaryFile() as spool:
        spool.write(b"before" + content)
        spool.seek(6)
        bytesio = io.BytesIO(b"before" + content)
        bytesio.seek(6)
        values: dict[str, Any] = {
            "path": path,
            "text": str(path),
            "bytes": content,
            "bytearray": bytearray(content),
            "memoryview": memoryview(b"x" + content)[1:],
            "file": file,
            "bytesio": bytesio,
            "pipe": Pipe(content),
            "spool": spool,
        }
        assert content == content_of(values[make], WAV_MP3)


def test_a_users_file_stays_open_and_where_it_was(tmp_path: Path) -> None:
    """A file that was handed in is neither closed nor moved, so that the same request can be sent again."""
    path = tmp_path / "ada.wav"
    path.write_bytes(b"skip" + WAV)
    with path.open("rb") as file:
        file.seek(4)
        assert [WAV, WAV] == [content_of(file), content_of(file)]
        assert (False, 4) == (file.closed, file.tell())


def test_our_own_files_are_closed(tmp_path: Path) -> None:
    """A path's file is closed with its source, and at once when the clip is refused; open files are warnings here."""
    path = tmp_path / "ada.wav"
    path.write_bytes(WAV)
    descriptors = Path("/dev/fd")
    before = len(list(descriptors.iterdir())) if descriptors.exists() else 0
    content_of(path)
    refused(path, File(max_bytes=3))
    refused(path, File(formats=("mp3",)))
    assert before == (len(list(descriptors.iterdir())) if before else 0)


@pytest.mark.parametrize(
    ("filename", "content", "formats", "media_types", "expected"),
    [
        ("ada.wav", WAV, ("wav", "mp3"), (), ("ada.wav", "audio/wav", "wav")),
        ("ada.mp3", WAV, ("wav", "mp3"), (), ("ada.wav", "audio/wav", "wav")),
        ("ada.v2", MP3, ("wav", "mp3"), (), ("ada.v2.mp3", "audio/mpeg", "mp3")),
        ("ada", MP3, ("wav", "mp3"), (), ("ada.mp3", "audio/mpeg", "mp3")),
        (None, MP3, ("wav", "mp3"), (), ("clip.mp3", "audio/mpeg", "mp3")),
        ("ADA.WAV", WAV, ("wav",), (), ("ADA.WAV", "audio/wav", "wav")),
        ("ada.mpga", MP3, ("mp3", "mpga"), (), ("ada.mpga", "audio/mpeg", "mp3")),
        ("ada.oga", OGG, ("ogg",), (), ("ada.ogg", "audio/ogg", "ogg")),
        ("ada.mp4", M4A, ("m4a",), ("audio/x-m4a",), ("ada.m4a", "audio/x-m4a", "m4a")),
        ("ada.mp4", M4A, (), ("audio/wav", "audio/mp4"), ("ada.mp4", "audio/mp4", "m4a")),
        ("ada.wav", WAV, (), ("audio/x-wav",), ("ada.wav", "audio/x-wav", "wav")),
        ("ada.flac", FLAC, (), (), ("ada.flac", "audio/flac", "flac")),
        ("notes.txt", b"text", (), (), ("notes.txt", "application/octet-stream", None)),
        ("ada.wav", b"no wav", (), (), ("ada.wav", "audio/wav", "wav")),
        (None, b"text", (), ("*/*",), ("clip", "application/octet-stream", None)),
    ],
)
def test_content_decides_name_and_media_type(
    filename: str | None,
    content: bytes,
    formats: tuple[str, ...],
    media_types: tuple[str, ...],
    expected: tuple[str, str, str | None],
) -> None:
    """The extension is made to fit the content, in the vendor's words; the media type is one of the vendor's."""
    facts = describe_clip(
        Clip(content, filename=filename), schema=File(formats=formats, media_types=media_types), field="clip"
    )
    assert expected == (facts.filename, facts.media_type, facts.format)


def test_a_media_type_that_fits_is_sent() -> None:
    """The user's media type is used where it fits the content and the vendor's list, else the vendor's own."""
    types = [
        describe_clip(Clip(WAV, media_type=given), schema=File(media_types=offered), field="clip").media_type
        for given, offered in (
            ("audio/x-wav", ("audio/wav", "audio/x-wav")),
            ("audio/x-wav", ("audio/wav",)),
            ("audio/wave", ()),
            ("audio/mpeg", ()),
        )
    ]
    assert ["audio/x-wav", "audio/wav", "audio/wave", "audio/wav"] == types


@pytest.mark.parametrize(
    ("value", "schema", "words", "allowed"),
    [
        (b"", ANY, "is empty", None),
        (WAV, File(max_bytes=len(WAV) - 1), f"at most {len(WAV) - 1} bytes", len(WAV) - 1),
        (Pipe(WAV), File(max_bytes=10), "more than the 10 bytes", 10),
        (Pipe(b""), ANY, "is empty", None),
        (FLAC, WAV_MP3, "holds flac audio", ("wav", "mp3")),
        (b"<html>", WAV_MP3, "no audio that can be recognised", ("wav", "mp3")),
        (Clip(b"ab", filename="a.pcm"), WAV_MP3, "holds pcm audio", ("wav", "mp3")),
        (Clip(WAV, media_type="audio/wav\r\nX: y"), ANY, "no valid media type", "such as audio/wav"),
        (Clip(WAV, media_type="wav"), ANY, "no valid media type", "such as audio/wav"),
        (Clip(WAV, media_type="audio/wav; x=\r\nX: y"), ANY, "no valid media type", "such as audio/wav"),
        (Clip(WAV, media_type="audio/wav; x=\u00e9"), ANY, "no valid media type", "such as audio/wav"),
        ("no/such/file.wav", ANY, "does not exist", None),
        ("nul\0.wav", ANY, "can not be read", None),
        (Path(), ANY, "is a directory", None),
        (io.StringIO("text"), ANY, "text mode", None),
        ([WAV], ANY, "must be a path, bytes, a binary file", "a path, bytes, a binary file or voxwright.Clip"),
        (iter([WAV]), ANY, "must be a path, bytes, a binary file", "a path, bytes, a binary file or voxwright.Clip"),
        (None, ANY, "not None", "a path, bytes, a binary file or voxwright.Clip"),
        (memoryview(WAV)[::2], ANY, "not contiguous", "a path, bytes, a binary file or voxwright.Clip"),
    ],
    ids=range(19),
)
def test_what_can_not_be_sent_is_refused(value: Any, schema: File, words: str, allowed: object) -> None:
    """Each refusal says why, and what is allowed, before a byte is sent."""
    error = refused(value, schema)
    assert words in str(error.reason)
    assert allowed == error.allowed


def test_an_async_file_and_a_closed_file_are_refused(tmp_path: Path) -> None:
    """A read() that must be awaited, and a file that is closed, are named instead of failing later."""

    class AsyncFile:
        async def read(self, size: int = -1) -> bytes:
            return b"" * size

    path = tmp_path / "a.wav"
    path.write_bytes(WAV)
    file = path.open("rb")
    file.close()
    assert "not bytes" in str(refused(AsyncFile()))
    assert "can not be read" in str(refused(file))


def test_the_largest_size_is_inclusive() -> None:
    """A clip of exactly the vendor's limit passes, also from a stream."""
    schema = File(formats=("wav",), max_bytes=len(WAV))
    assert [WAV, WAV] == [content_of(WAV, schema), content_of(Pipe(WAV), schema)]


PCM = File(formats=("wav", "pcm"), pcm={"sample_rate": 24000, "channels": 1})


@pytest.mark.parametrize(
    ("clip", "expected"),
    [
        (Clip(bytes(4), filename="a.pcm"), ("a.pcm", "audio/pcm", "pcm")),
        (Clip(bytes(4), filename="a.raw"), ("a.pcm", "audio/pcm", "pcm")),
        (
            Clip(bytes(4), media_type="audio/pcm;rate=24000;channels=1"),
            ("clip.pcm", "audio/pcm;rate=24000;channels=1", "pcm"),
        ),
        (Clip(b"\xff\xfb\x90\x64", filename="a.pcm"), ("a.pcm", "audio/pcm", "pcm")),
        (Clip(WAV, filename="a.pcm"), ("a.wav", "audio/wav", "wav")),
    ],
    ids=range(5),
)
def test_raw_pcm_is_taken_at_its_word(clip: Clip, expected: tuple[str, str, str]) -> None:
    """PCM has no mark: name or media type declare it, unless the content is certainly another format."""
    facts = describe_clip(clip, schema=PCM, field="clip")
    assert expected == (facts.filename, facts.media_type, facts.format)


@pytest.mark.parametrize(
    ("clip", "words"),
    [
        (Clip(bytes(3), filename="a.pcm"), "no whole number of frames"),
        (Clip(bytes(4), media_type="audio/pcm;rate=16000"), "rate '16000'"),
        (Clip(bytes(4), media_type="audio/pcm; channels=2"), "channels '2'"),
        (Clip(bytes(4), filename="a"), "raw PCM must be called"),
    ],
    ids=range(4),
)
def test_raw_pcm_must_be_what_the_vendor_takes(clip: Clip, words: str) -> None:
    """A rate or a number of channels that is said and differs, and half a sample, are refused."""
    assert words in str(refused(clip, PCM).reason)


def test_media_types_alone_say_what_a_vendor_takes() -> None:
    """Where no formats are stated; one among them that means anything means anything."""
    assert "holds flac audio" in str(refused(FLAC, File(media_types=("audio/wav",))).reason)
    assert content_of(FLAC, File(media_types=("audio/wav", "application/octet-stream"))) == FLAC


def test_raw_pcm_has_one_channel_where_the_vendor_does_not_say() -> None:
    """Then a frame is one sample of two bytes."""
    silent = File(formats=("pcm",), pcm={"sample_rate": 24000})

    assert content_of(Clip(bytes(2), filename="a.pcm"), silent) == bytes(2)
    error = refused(Clip(bytes(3), filename="a.pcm"), silent)
    assert "frames of 2 bytes" in str(error.reason)
    assert error.allowed == {"sample_rate": 24000}


def test_a_file_is_read_again_for_a_retry(tmp_path: Path) -> None:
    """Every further reading gives the identical bytes, also after one that was broken off."""
    content = WAV + os.urandom(400_000)
    path = tmp_path / "ada.wav"
    path.write_bytes(content)
    for value in (path, content, bytearray(content), io.BytesIO(content), Pipe(content)):
        source = open_clip(value, schema=ANY, field="clip")
        try:
            broken_off = source.chunks()
            next(broken_off)
            assert [content, content] == [b"".join(source.chunks()), b"".join(source.chunks())]
            assert source.rewindable
        finally:
            source.close()


def test_a_file_that_shrinks_or_is_written_to_is_an_error(tmp_path: Path) -> None:
    """A change while or before it is sent ends the body before its last byte."""
    path = tmp_path / "ada.wav"
    for change in ("shrink", "grow", "rewrite"):
        path.write_bytes(WAV + bytes(600_000))
        source = open_clip(path, schema=ANY, field="clip")
        chunks = source.chunks()
        sent = len(next(chunks))
        if change == "shrink":
            os.truncate(path, 300_000)
        elif change == "grow":
            path.write_bytes(WAV + bytes(700_000))
        else:
            path.write_bytes(WAV + bytes(600_000))
            os.utime(path, (1, 1))
        with pytest.raises(BodyChangedError):
            sent += sum(map(len, chunks))
        assert sent < source.size
        source.close()


@pytest.mark.parametrize("chunks_read", [1, 100])
@pytest.mark.parametrize("kind", ["bytearray", "bytesio"])
def test_a_buffer_that_changes_between_two_attempts_is_an_error(kind: str, chunks_read: int) -> None:
    """What can be changed unseen is compared with what an earlier attempt gave out, whole or in part."""
    buffer = bytearray(WAV + bytes(200_000))
    file = io.BytesIO(bytes(buffer))
    source = open_clip(buffer if kind == "bytearray" else file, schema=ANY, field="clip")
    assert chunks_read >= len([chunk for _, chunk in zip(range(chunks_read), source.chunks(), strict=False)])
    view = memoryview(buffer) if kind == "bytearray" else file.getbuffer()
    view[50] ^= 1
    with pytest.raises(BodyChangedError):
        next(source.chunks())
    view.release()
    source.close()


def test_a_file_that_its_owner_closes_is_an_error(tmp_path: Path) -> None:
    """A file that is closed under way is reported as changed, and closing the source still works."""
    path = tmp_path / "ada.wav"
    path.write_bytes(WAV + bytes(600_000))
    file = path.open("rb")
    source = open_clip(file, schema=ANY, field="clip")
    chunks = source.chunks()
    next(chunks)
    file.close()
    with pytest.raises(BodyChangedError):
        list(chunks)
    source.close()


def test_the_beginning_of_a_stream_is_looked_at_and_still_sent() -> None:
    """describe_clip reads only the beginning of a stream; the clip it returns sends all of it."""
    content = WAV + os.urandom(20_000)
    pipe = Pipe(content)
    facts = describe_clip(pipe, schema=WAV_MP3, field="clip")
    assert ("wav", None) == (facts.format, facts.size)
    assert content == content_of(facts.clip, WAV_MP3)


def test_a_clip_prints_and_pickles_as_a_description(tmp_path: Path) -> None:
    """Neither repr nor pickle holds the content, and what comes out of a pickle can not be sent."""
    path = tmp_path / "ada.wav"
    path.write_bytes(WAV)
    assert "<clip 'ada.wav' 44 bytes>" == clip_text(path)
    assert "<clip 44 bytes>" == clip_text(WAV)
    assert "<clip 'x.wav'>" == repr(Clip(Pipe(b""), filename="/tmp/x.wav"))  # noqa: S108 - a name only
    dumped = pickle.dumps(Clip(WAV, filename="ada.wav"))
    again = pickle.loads(dumped)  # noqa: S301 - our own bytes
    assert WAV not in dumped
    assert "<clip 'ada.wav' 44 bytes>" == repr(again)
    assert "pickle" in str(refused(again))


@pytest.mark.parametrize("kind", ["path", "bytes", "file"])
def test_200_mb_are_streamed(kind: str, tmp_path: Path) -> None:
    """Sending 200 MB takes a few pieces of memory, whatever the clip is given as."""
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(WAV)
        file.truncate(200 * MB)
    with path.open("rb") as file:
        value: Any = {"path": path, "bytes": lambda: bytes(200 * MB), "file": file}[kind]
        value = value() if callable(value) else value
        tracemalloc.start()
        try:
            source = open_clip(value, schema=ANY, field="clip")
            assert 200 * MB == sum(map(len, source.chunks()))
            source.close()
            assert 2 * MB > tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
