"""MP3 without an encoder: frames of MPEG layer III that each hold one spectral line, and so a tone.

Only what such a frame needs of ISO/IEC 11172-3 and 13818-3 is here: mono, no scale factors, no bit reservoir, the
whole spectrum in the region of small values, which is coded four by four in the plain table B.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import attrs

_GAIN: Final = 202
"""The `global_gain` of a soft tone: each step of four halves or doubles it, 210 is the loudest."""
_RATES: Final = {
    44100: (3, 0),
    48000: (3, 1),
    32000: (3, 2),
    22050: (2, 0),
    24000: (2, 1),
    16000: (2, 2),
    11025: (0, 0),
    12000: (0, 1),
    8000: (0, 2),
}
"""Version bits (3 MPEG 1, 2 MPEG 2, 0 MPEG 2.5) and number of each sample rate."""
_BIT_RATES_1: Final = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BIT_RATES_2: Final = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


@attrs.define
class _Bits:
    """Bits, one after the other, most significant first."""

    value: int = 0
    size: int = 0

    def add(self, *pairs: tuple[int, int]) -> None:
        """Append numbers, each with how many bits it takes."""
        for value, size in pairs:
            self.value, self.size = self.value << size | value, self.size + size

    def to_bytes(self) -> bytes:
        """Return them, filled up with zeros to whole bytes."""
        padding = -self.size % 8
        return (self.value << padding).to_bytes((self.size + padding) // 8, "big")


def mp3(*, seconds: float, sample_rate: int = 24000, bit_rate: int = 64000, hertz: int = 440) -> bytes:
    """Return a tone as MP3 at one bit rate.

    Args:
        seconds: How long it is, made up to whole frames.
        sample_rate: In hertz; where MP3 has no such rate, the nearest that it has.
        bit_rate: Bits a second; where MP3 has no such rate with these samples, the nearest that it has.
        hertz: The tone, as near as a line of the spectrum is.
    """
    rate = min(_RATES, key=lambda known: abs(known - sample_rate))
    return b"".join(_frames(seconds, rate, bit_rate, hertz))


def _frames(seconds: float, rate: int, bit_rate: int, hertz: int) -> Iterator[bytes]:
    version, number = _RATES[rate]
    is_first_version = version == 3
    kilobits = _BIT_RATES_1 if is_first_version else _BIT_RATES_2
    level = min(range(len(kilobits)), key=lambda index: abs(1000 * kilobits[index] - bit_rate))
    samples = 1152 if is_first_version else 576
    exact = samples * 125 * kilobits[level] / rate
    content = _content(is_first_version, line=round(hertz * 1152 / rate))
    owed = 0.0
    for _ in range(math.ceil(seconds * rate / samples)):
        owed += exact - int(exact)
        padding, owed = (1, owed - 1) if owed >= 1 else (0, owed)
        header = _Bits()
        # synchronization, version, layer III, no checksum; rates; mono, original
        header.add((0x7FF, 11), (version, 2), (1, 2), (1, 1), (level + 1, 4), (number, 2), (padding, 1), (0, 1))
        header.add((3, 2), (0, 4), (1, 1), (0, 1))
        yield (header.to_bytes() + content).ljust(int(exact) + padding, b"\0")


def _content(is_first_version: bool, *, line: int) -> bytes:  # noqa: FBT001 - the two formats of side information
    """Return side information and main data of a frame with one spectral line."""
    side, data, spectrum = _Bits(), _Bits(), _Bits()
    quads, place = divmod(line, 4)
    for _ in range(quads):
        spectrum.add((0xF, 4))  # four zeros
    spectrum.add((0xF ^ 8 >> place, 4), (0, 1))  # a one among zeros, positive
    side.add(*(((0, 9), (0, 5), (0, 4)) if is_first_version else ((0, 8), (0, 1))))
    for _ in range(2 if is_first_version else 1):
        side.add((spectrum.size, 12), (0, 9), (_GAIN, 8), (0, 4 if is_first_version else 9), (0, 1))
        side.add((0, 15), (0, 4), (0, 3), *(((0, 1),) if is_first_version else ()), (0, 1), (1, 1))
        data.add((spectrum.value, spectrum.size))
    return side.to_bytes() + data.to_bytes()
