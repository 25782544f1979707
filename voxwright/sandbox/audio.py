"""What an audio file is by its first bytes, and short sounds of our own."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

HEAD_BYTES: Final = 4096
"""How many bytes of a file are enough for `sniff`."""

_EXTENSIONS: Final[Mapping[str, frozenset[str]]] = {
    "wav": frozenset({"wav"}),
    "mp3": frozenset({"mp3", "mpeg", "mpga"}),
    "ogg": frozenset({"ogg", "oga", "opus"}),
    "flac": frozenset({"flac"}),
    "m4a": frozenset({"m4a", "mp4"}),
    "aac": frozenset({"aac"}),
    "webm": frozenset({"webm"}),
    "pcm": frozenset({"pcm"}),
}
_MEDIA_TYPES: Final[Mapping[str, frozenset[str]]] = {
    "wav": frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}),
    "mp3": frozenset({"audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg-3", "audio/mpga"}),
    "ogg": frozenset({"audio/ogg", "audio/oga", "audio/opus", "audio/vorbis", "application/ogg", "audio/x-ogg"}),
    "flac": frozenset({"audio/flac", "audio/x-flac"}),
    "m4a": frozenset({"audio/mp4", "audio/x-m4a", "audio/m4a", "video/mp4"}),
    "aac": frozenset({"audio/aac", "audio/x-aac", "audio/aacp"}),
    "webm": frozenset({"audio/webm", "video/webm"}),
    "pcm": frozenset({"audio/pcm", "audio/l16", "audio/x-raw", "audio/raw"}),
}


def sniff(head: bytes) -> str | None:
    """Return the format of a file by its first bytes (wav mp3 ogg flac m4a aac webm), or None.

    Raw PCM has no mark of its own; it is None too.
    """
    if head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE":
        return "wav"
    for mark, name in ((b"fLaC", "flac"), (b"OggS", "ogg"), (b"\x1a\x45\xdf\xa3", "webm"), (b"ID3", "mp3")):
        if head.startswith(mark):
            return name
    if head[4:8] == b"ftyp":
        return "m4a"
    return _frame_format(head)


def _frame_format(head: bytes) -> str | None:
    """Tell MPEG audio layers 1 to 3 from AAC in ADTS: both begin with eleven or twelve set bits."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer = head[1] >> 1 & 3
    if head[1] & 0xF0 == 0xF0 and layer == 0:
        return "aac"
    version_is_real, rate_is_real = head[1] >> 3 & 3 != 1, head[2] >> 2 & 3 != 3
    return "mp3" if layer and version_is_real and rate_is_real and head[2] >> 4 != 15 else None


def extensions(audio_format: str) -> frozenset[str]:
    """Return the names under which documents list a format."""
    return _EXTENSIONS.get(audio_format, frozenset({audio_format}))


def format_of_media_type(media_type: str) -> str | None:
    """Return the format that a media type names, or None where it names no single one."""
    return next((name for name, types in _MEDIA_TYPES.items() if media_type in types), None)


def format_of_extension(extension: str) -> str | None:
    """Return the format that a file extension (or a name in an enum) stands for, or None."""
    return next((name for name, names in _EXTENSIONS.items() if extension.lower() in names), None)


def tone(*, seconds: float = 0.5, sample_rate: int = 24000, hertz: float = 440.0) -> bytes:
    """Return raw 16-bit mono samples, little endian, of a soft tone."""
    count, second = int(seconds * sample_rate), _second_of_tone(sample_rate, round(hertz))
    samples = array("h", second * (count // sample_rate) + second[: count % sample_rate])
    fade = min(max(1, sample_rate // 100), count)
    for n in range(fade):
        samples[n] = samples[n] * n // fade
        samples[-1 - n] = samples[-1 - n] * n // fade
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


@lru_cache(maxsize=32)
def _second_of_tone(sample_rate: int, hertz: int) -> array[int]:
    """Return a second of a tone, which can be repeated: whole hertz make whole waves."""
    return array("h", (int(9000 * math.sin(math.tau * hertz * n / sample_rate)) for n in range(sample_rate)))


def wav(samples: bytes, *, sample_rate: int = 24000) -> bytes:
    """Return raw 16-bit mono samples as a WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(samples)
    return buffer.getvalue()
