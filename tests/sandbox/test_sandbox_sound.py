"""Sounds: in every form of the right length, and read by somebody else."""

from __future__ import annotations

import io
import math
import struct
import wave
from array import array
from itertools import pairwise
from typing import Any

import pytest
from tinytag import TinyTag

from voxwright.sandbox.audio import sniff, tone
from voxwright.sandbox.sound import Form, Wanted, sound

RATES = (8000, 16000, 22050, 24000, 44100, 48000)
SECONDS = 1.7


def made(**form: Any) -> bytes:
    """Return a sound of a certain form."""
    return sound(Wanted(form=Form(**form), seconds=SECONDS))


def read(data: bytes, extension: str) -> TinyTag:
    """Return what a reader of tags says of a sound."""
    return TinyTag.get(filename=f"a.{extension}", file_obj=io.BytesIO(data))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("bit_rate", [32000, 64000, 128000, 192000])
def test_mp3_has_the_length_and_rates_that_were_asked_for(rate: int, bit_rate: int) -> None:
    """It is made up to whole frames; below 32 kHz MP3 has no more than 160 kbit/s."""
    data = made(container="mp3", sample_rate=rate, bit_rate=bit_rate)
    found = read(data, "mp3")

    assert ("mp3", rate, 1) == (sniff(data), found.samplerate, found.channels)
    assert SECONDS == pytest.approx(found.duration, abs=1152 / rate + 0.005)
    assert len(data) * 8 / found.duration == pytest.approx(
        min(bit_rate, 160000 if rate < 32000 else bit_rate), rel=0.02
    )


@pytest.mark.parametrize("rate", RATES)
def test_mp3_is_one_frame_after_the_other(rate: int) -> None:
    """Each frame begins where the one before ends, and the last ends with the data."""
    data = made(container="mp3", sample_rate=rate, bit_rate=64000)
    samples, kilobits = (1152, 64) if rate >= 32000 else (576, 64)
    place = frames = 0
    while place < len(data):
        head = int.from_bytes(data[place : place + 4], "big")
        assert 0x7FF == head >> 21
        place += samples * 125 * kilobits // rate + (head >> 9 & 1)
        frames += 1

    assert len(data) == place
    assert math.ceil(SECONDS * rate / samples) == frames


@pytest.mark.parametrize("rate", RATES)
def test_ogg_opus_has_the_length_that_was_asked_for(rate: int) -> None:
    """Whatever it was made of, Opus counts at 48 kHz."""
    data = made(container="ogg", sample_rate=rate)
    found = read(data, "opus")

    assert ("ogg", 1, 48000) == (sniff(data), found.channels, found.samplerate)
    assert SECONDS == pytest.approx(found.duration, abs=0.001)


def test_ogg_pages_are_numbered_and_checked() -> None:
    """First and last page say so, numbers go up by one, and each checksum is that of its page."""
    data = sound(Wanted(form=Form(container="ogg"), seconds=3.2))
    place, numbers, flags = 0, [], []
    while place < len(data):
        count = data[place + 26]
        size = 27 + count + sum(data[place + 27 : place + 27 + count])
        page = data[place : place + size]
        assert (b"OggS", crc(page[:22] + bytes(4) + page[26:])) == (page[:4], struct.unpack("<I", page[22:26])[0])
        numbers.append(struct.unpack("<I", page[18:22])[0])
        flags.append(page[5])
        place += size

    assert list(range(6)) == numbers
    assert [2, 0, 0, 0, 0, 4] == flags


def crc(data: bytes) -> int:
    """Return the checksum of RFC 3533, bit by bit."""
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value >> 31 else 0)) & 0xFFFFFFFF
    return value


@pytest.mark.parametrize("rate", RATES)
def test_wav_is_a_tone_of_the_length_that_was_asked_for(rate: int) -> None:
    """The standard library reads it: sixteen bits, mono, and the waves of 440 Hz."""
    with wave.open(io.BytesIO(made(sample_rate=rate))) as file:
        assert (rate, 1, 2) == (file.getframerate(), file.getnchannels(), file.getsampwidth())
        samples = array("h", file.readframes(file.getnframes()))

    assert len(samples) == int(SECONDS * rate)
    crossings = sum(a < 0 <= b for a, b in pairwise(samples))
    assert SECONDS * 440 == pytest.approx(crossings, abs=2)
    assert made(container="pcm", sample_rate=rate) == samples.tobytes()


@pytest.mark.parametrize(("encoding", "tag", "width"), [("pcm_f32le", 3, 4), ("pcm_alaw", 6, 1), ("pcm_mulaw", 7, 1)])
def test_other_encodings_say_what_they_are(encoding: Any, tag: int, width: int) -> None:
    """A WAV file of another encoding has its number, its length in samples, and chunks that add up."""
    data = made(encoding=encoding, sample_rate=8000)
    found = read(data, "wav")

    assert len(data) == 8 + struct.unpack("<I", data[4:8])[0]
    assert (tag, 1, 8000, 8000 * width, width, 8 * width) == struct.unpack("<HHIIHH", data[20:36])
    assert int(SECONDS * 8000) == struct.unpack("<I", data[46:50])[0]
    assert (SECONDS, 8000) == (pytest.approx(found.duration), found.samplerate)


@pytest.mark.parametrize("encoding", ["pcm_mulaw", "pcm_alaw"])
def test_companded_samples_are_near_those_they_were_made_of(encoding: Any) -> None:
    """Decoded by the tables of G.711, each sample is off by a step of its size at most."""
    decode = mulaw if encoding == "pcm_mulaw" else alaw
    plain = array("h", tone(seconds=0.1, sample_rate=8000))
    coded = sound(Wanted(form=Form(container="pcm", encoding=encoding, sample_rate=8000), seconds=0.1))

    assert len(plain) == len(coded)
    for sample, byte in zip(plain, coded, strict=True):
        assert abs(sample - decode(byte)) <= max(16, abs(sample) / 16)


def mulaw(byte: int) -> int:
    """Decode a byte of mu-law to sixteen bits."""
    byte = ~byte & 0xFF
    size = (((byte & 0xF) << 3) + 0x84 << (byte >> 4 & 7)) - 0x84
    return -size if byte & 0x80 else size


def alaw(byte: int) -> int:
    """Decode a byte of A-law to sixteen bits."""
    byte ^= 0x55
    exponent, size = byte >> 4 & 7, (byte & 0xF) << 4
    size = size + 8 if exponent == 0 else size + 0x108 << exponent - 1
    return size if byte & 0x80 else -size


def test_floats_are_the_same_samples() -> None:
    """From -1 to 1."""
    plain = array("h", tone(seconds=0.1, sample_rate=8000))
    coded = sound(Wanted(form=Form(container="pcm", encoding="pcm_f32le", sample_rate=8000), seconds=0.1))

    assert [sample / 32768 for sample in plain] == [value for (value,) in struct.iter_unpack("<f", coded)]
