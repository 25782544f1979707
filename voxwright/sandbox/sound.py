"""Sounds of our own in every form that a vendor offers: bare samples, WAV, MP3, Ogg Opus, each of the right length."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

import attrs

from .audio import tone
from .mp3 import mp3
from .opus import ogg_opus

Container: TypeAlias = Literal["wav", "pcm", "mp3", "ogg"]
Encoding: TypeAlias = Literal["pcm_s16le", "pcm_f32le", "pcm_mulaw", "pcm_alaw"]

SECONDS_OF_A_CHARACTER: Final = 0.06
SHORTEST: Final = 0.3
LONGEST: Final = 300.0
"""Where no limit of a text is documented, a sandbox need not speak for hours."""
_TAGS: Final[Mapping[Encoding, int]] = {"pcm_s16le": 1, "pcm_f32le": 3, "pcm_alaw": 6, "pcm_mulaw": 7}
_WIDTHS: Final[Mapping[Encoding, int]] = {"pcm_s16le": 2, "pcm_f32le": 4, "pcm_alaw": 1, "pcm_mulaw": 1}


@attrs.frozen(kw_only=True)
class Form:
    """The form of a sound: mono, `sample_rate` in hertz, `bit_rate` in bits a second."""

    container: Container = "wav"
    encoding: Encoding = "pcm_s16le"
    sample_rate: int = 24000
    bit_rate: int = 64000


@attrs.frozen(kw_only=True)
class Wanted:
    """A sound that is asked for: its form, how many seconds it is long, its tone in hertz."""

    form: Form
    seconds: float
    hertz: int = 440

    @classmethod
    def of(cls, text: str, *, voice: str, form: Form, speed: object = 1.0, seconds: object = 0) -> Wanted:
        """Return the speech of a text: 60 ms for a character and at least 0.3 s, or `seconds` if that is not 0."""
        pace = speed if isinstance(speed, int | float) and speed > 0 else 1.0
        natural = max(SHORTEST, len(text) * SECONDS_OF_A_CHARACTER / pace)
        fixed = seconds if isinstance(seconds, int | float) and seconds > 0 else natural
        return cls(form=form, seconds=min(fixed, LONGEST), hertz=pitch(voice))


def pitch(name: str) -> int:
    """Return the tone in hertz by which a voice can be told from others."""
    return 220 + zlib.crc32(name.encode("utf-8", "replace")) % 440


def sound(wanted: Wanted) -> bytes:
    """Return a sound: a tone, or silence in Ogg Opus."""
    form, seconds = wanted.form, wanted.seconds
    if form.container == "mp3":
        return mp3(seconds=seconds, sample_rate=form.sample_rate, bit_rate=form.bit_rate, hertz=wanted.hertz)
    if form.container == "ogg":
        return ogg_opus(seconds=seconds, sample_rate=form.sample_rate)
    samples = _encoded(tone(seconds=seconds, sample_rate=form.sample_rate, hertz=wanted.hertz), form.encoding)
    return samples if form.container == "pcm" else _wav(samples, form)


def _wav(samples: bytes, form: Form) -> bytes:
    """Return samples of any encoding as a WAV file; the standard library writes one of them only."""
    width = _WIDTHS[form.encoding]
    rate = form.sample_rate
    about = struct.pack("<HHIIHH", _TAGS[form.encoding], 1, rate, rate * width, width, 8 * width)
    fact = b""
    if form.encoding != "pcm_s16le":  # what is not plain PCM says how much its header is longer, and its length
        about += bytes(2)
        fact = b"fact" + struct.pack("<II", 4, len(samples) // width)
    chunks = b"fmt " + struct.pack("<I", len(about)) + about + fact
    padding = b"\0" * (len(samples) % 2)
    chunks += b"data" + struct.pack("<I", len(samples)) + samples + padding
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def _encoded(samples: bytes, encoding: Encoding) -> bytes:
    if encoding == "pcm_s16le":
        return samples
    values = array("h", samples)
    if sys.byteorder == "big":
        values.byteswap()
    if encoding == "pcm_f32le":
        return struct.pack(f"<{len(values)}f", *(value / 32768 for value in values))
    table = _companded(encoding)
    return bytes(table[value >> 2] for value in values)


@cache
def _companded(encoding: Encoding) -> Mapping[int, int]:
    """Return the byte of G.711 for each sample of 14 bits."""
    law = _mulaw if encoding == "pcm_mulaw" else _alaw
    return {value: law(value) for value in range(-8192, 8192)}


def _mulaw(sample: int) -> int:
    """Encode a sample of 14 bits by the mu-law of G.711: sign, three bits of exponent, four of mantissa, inverted."""
    size = min(abs(sample), 8158) + 33
    exponent = size.bit_length() - 6
    return ~((0x80 if sample < 0 else 0) | exponent << 4 | size >> exponent + 1 & 0xF) & 0xFF


def _alaw(sample: int) -> int:
    """Encode a sample of 14 bits, of which 13 count, by the A-law of G.711; every other bit is inverted."""
    size = min((sample if sample >= 0 else ~sample) >> 1, 4095)
    exponent = max(size.bit_length() - 5, 0)
    mantissa = size >> (exponent or 1) & 0xF
    return ((0x80 if sample >= 0 else 0) | exponent << 4 | mantissa) ^ 0x55
