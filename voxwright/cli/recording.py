"""What a recording is: its format by our own look, what is in it by `tinytag`, its frames where that knows no more."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import attrs

from voxwright._core.clip import describe_clip
from voxwright._core.clip.audio import HEAD_BYTES, sniff
from voxwright._core.schema import File
from voxwright.errors import InvalidRequestError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

READ_BY_TINYTAG = frozenset({"wav", "mp3", "flac", "ogg", "m4a", "aiff", "wma"})
"""Formats that it reads; it would search anything else for MP3 frames."""
ADTS_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
ADTS_FRAME_SAMPLES = 1024
ADTS_HEADER_BYTES = 7


@attrs.frozen(kw_only=True)
class Recording:
    """A recording; None stands for what can not be told."""

    path: str
    format: str | None
    size: int
    """Bytes."""
    seconds: float | None = None
    sample_rate: int | None = None
    """Hz."""
    channels: int | None = None
    unknown: str | None = None
    """Why something can not be told."""


def look_at(path: Path) -> Recording:
    """Return what a file is.

    Raises:
        InvalidRequestError: There is none, it can not be read, or it is empty.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        reason = "is no regular file, and is looked at more than once; save it first"
        raise InvalidRequestError(f"clip {reason}", field="clip", reason=reason)
    facts = describe_clip(path, schema=File(), field="clip")
    with path.open("rb") as file:
        family, _ = sniff(file.read(HEAD_BYTES))
        file.seek(0)
        # Raw PCM has no mark; of anything else a name proves nothing.
        form = facts.format if family is not None or facts.format == "pcm" else None
        known = Recording(path=str(path), format=form, size=facts.size or 0)
        if form == "aac":
            return adts(known, file)
        if form in READ_BY_TINYTAG:
            return tagged(known, file)
    what = f"what is in {form} audio" if form else "what this is"
    return attrs.evolve(known, unknown=f"{what} can not be told here")


def tagged(known: Recording, file: BinaryIO) -> Recording:
    """Return what `tinytag` says of a file."""
    try:
        from tinytag import TinyTag, TinyTagException
    except ImportError:
        return attrs.evolve(known, unknown="tinytag is not installed: install voxwright with its extra [cli]")
    try:
        tag = TinyTag.get(file_obj=file, tags=False)
    except TinyTagException:
        return attrs.evolve(known, unknown="the file is damaged, or of a kind that can not be read here")
    return attrs.evolve(
        known,
        seconds=positive(tag.duration),
        sample_rate=tag.samplerate or None,
        channels=tag.channels or None,
        unknown=None if positive(tag.duration) else "the file holds no audio that could be read",
    )


def adts(known: Recording, file: BinaryIO) -> Recording:
    """Return what the frames of raw AAC say; `tinytag` reads AAC in MP4 only."""
    rate = channels = blocks = 0
    while len(header := file.read(ADTS_HEADER_BYTES)) == ADTS_HEADER_BYTES:
        length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
        index = header[2] >> 2 & 15
        if header[0] != 0xFF or header[1] & 0xF6 != 0xF0 or index >= len(ADTS_RATES) or length < ADTS_HEADER_BYTES:
            break
        rate = ADTS_RATES[index]
        channels = (header[2] & 1) << 2 | header[3] >> 6
        blocks += (header[6] & 3) + 1
        file.seek(length - ADTS_HEADER_BYTES, 1)
    if not blocks:
        return attrs.evolve(known, unknown="the file does not begin with a frame of AAC")
    seconds = blocks * ADTS_FRAME_SAMPLES / rate
    return attrs.evolve(known, seconds=round(seconds, 3), sample_rate=rate, channels=channels or None)


def positive(seconds: float | None) -> float | None:
    """Return a length that can be one, to the millisecond."""
    return round(seconds, 3) if seconds is not None and isfinite(seconds) and seconds > 0 else None
