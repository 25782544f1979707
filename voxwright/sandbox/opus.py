"""Ogg Opus without an encoder: packets in which nothing is heard, in pages as RFC 3533 and RFC 7845 want them."""

from __future__ import annotations

import math
import struct
from functools import cache
from typing import Final

_RATE: Final = 48000
"""Opus counts at this rate, whatever it was made of."""
_FRAME: Final = 960
"""Samples of a packet, 20 ms."""
_SILENCE: Final = b"\xf8\xff\xfe"
"""A packet of CELT over the full band, 20 ms, mono, in which nothing is heard."""
_SKIP: Final = 312
_PACKETS: Final = 50
"""Packets of a page: a second."""
_SERIAL: Final = 0x766F7877
_FIRST, _LAST = 2, 4


def ogg_opus(*, seconds: float, sample_rate: int = 24000) -> bytes:
    """Return silence as Ogg Opus; `sample_rate` is only noted as that of what it was made of."""
    samples = round(seconds * _RATE)
    count = math.ceil((_SKIP + samples) / _FRAME)
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, _SKIP, sample_rate, 0, 0)
    name = b"voxwright sandbox"
    tags = struct.pack("<8sI", b"OpusTags", len(name)) + name + bytes(4)
    pages = [_page(0, [head], granule=0, flags=_FIRST), _page(1, [tags], granule=0)]
    for number, start in enumerate(range(0, count, _PACKETS), 2):
        end = min(start + _PACKETS, count)
        is_last = end == count
        granule = _SKIP + samples if is_last else end * _FRAME
        pages.append(_page(number, [_SILENCE] * (end - start), granule=granule, flags=_LAST if is_last else 0))
    return b"".join(pages)


def _page(number: int, packets: list[bytes], *, granule: int, flags: int = 0) -> bytes:
    """Return a page of packets that are each shorter than 255 bytes."""
    sizes = bytes(len(packet) for packet in packets)
    before = struct.pack("<4sBBqII", b"OggS", 0, flags, granule, _SERIAL, number)
    after = bytes([len(sizes)]) + sizes + b"".join(packets)
    return before + struct.pack("<I", _checksum(before + bytes(4) + after)) + after


def _checksum(data: bytes) -> int:
    table, value = _table(), 0
    for byte in data:
        value = value << 8 & 0xFFFFFFFF ^ table[value >> 24 ^ byte]
    return value


@cache
def _table() -> list[int]:
    found: list[int] = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        found.append(value)
    return found
