"""Audio formats: what a file's first bytes say it is, and how formats, extensions and media types go together."""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "HEAD_BYTES",
    "extension_for",
    "family_of_extension",
    "family_of_media_type",
    "media_type_for",
    "sniff",
]

HEAD_BYTES = 4096
"""Bytes of a file's beginning that `sniff` wants to see."""

# One row a family of files that share a container: the extensions that vendors and users give it, the usual first, and
# the media types, the registered one first.
_FAMILIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "wav": (("wav", "wave"), ("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav")),
    "mp3": (("mp3", "mpeg", "mpga", "mp2"), ("audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/x-mpeg", "audio/mpeg3")),
    "flac": (("flac",), ("audio/flac", "audio/x-flac")),
    "ogg": (("ogg", "oga", "opus"), ("audio/ogg", "audio/opus", "application/ogg", "audio/vorbis", "audio/x-ogg")),
    "mp4": (("m4a", "mp4", "m4b"), ("audio/mp4", "audio/x-m4a", "audio/m4a", "audio/mp4a-latm", "video/mp4")),
    "aac": (("aac", "adts"), ("audio/aac", "audio/aacp", "audio/x-aac", "audio/vnd.dlna.adts")),
    "webm": (("webm",), ("audio/webm", "video/webm")),
    "pcm": (("pcm", "raw"), ("audio/pcm", "audio/l16", "audio/raw", "audio/x-raw", "audio/x-pcm")),
    # Known in order to say what a refused file is.
    "aiff": (("aiff", "aif", "aifc"), ("audio/aiff", "audio/x-aiff")),
    "amr": (("amr",), ("audio/amr",)),
    "au": (("au", "snd"), ("audio/basic",)),
    "caf": (("caf",), ("audio/x-caf",)),
    "wma": (("wma", "asf"), ("audio/x-ms-wma",)),
    "matroska": (("mka", "mkv"), ("audio/x-matroska", "video/x-matroska")),
}
_BY_EXTENSION = {extension: family for family, (extensions, _) in _FAMILIES.items() for extension in extensions}
_BY_MEDIA_TYPE = {media: family for family, (_, media_types) in _FAMILIES.items() for media in media_types}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"#!AMR", "amr"),
    (b".snd", "au"),
    (b"caff", "caf"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
)


def family_of_extension(extension: str) -> str | None:
    """Return the family of a file extension or a vendor's name of a format, without its dot."""
    return _BY_EXTENSION.get(extension.lower())


def family_of_media_type(media_type: str) -> str | None:
    """Return the family of a media type, its parameters aside."""
    return _BY_MEDIA_TYPE.get(essence(media_type))


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def extension_for(family: str, formats: tuple[str, ...] = ()) -> str:
    """Return the vendor's own name of the family among `formats`, else the usual extension."""
    named = (name for name in formats if family_of_extension(name) == family)
    usual = _FAMILIES[family][0]
    return next((name for name in usual if name in formats), None) or next(named, usual[0])


@lru_cache(maxsize=256)
def media_type_for(family: str, offered: tuple[str, ...] = (), *, wished: str | None = None) -> str:
    """Return the media type to send: `wished` if it fits, else the first of `offered` that does, else the usual."""
    fitting = [media_type for media_type in offered if family_of_media_type(media_type) == family]
    taken = {essence(media_type) for media_type in fitting}
    if wished is not None and family_of_media_type(wished) == family and (not taken or essence(wished) in taken):
        return wished
    return fitting[0] if fitting else _FAMILIES[family][1][0]


def sniff(head: bytes) -> tuple[str | None, bool]:
    """Return the family that the first bytes of a file say, and whether they say it beyond doubt.

    MPEG and ADTS audio have no signature but a dozen bits, which raw samples can have by chance.
    """
    family = _container(head)
    if family is not None:
        return family, True
    if head[:3] == b"ID3":
        return _behind_id3(head), True
    return _frames(head.lstrip(b"\0")), False


def _container(head: bytes) -> str | None:
    if head[:4] in (b"RIFF", b"RF64", b"BW64"):
        return "wav" if head[8:12] == b"WAVE" else None
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    if head[4:8] == b"ftyp":
        return "mp4"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "webm" if b"webm" in head[:128] else "matroska"
    return next((family for magic, family in _MAGIC if head.startswith(magic)), None)


def _behind_id3(head: bytes) -> str:
    """Return what follows an ID3 tag as far as it is seen; MP3 where the tag is longer than that."""
    if len(head) < 10:
        return "mp3"
    size = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    rest = head[size:]
    return _container(rest) or _frames(rest.lstrip(b"\0")) or "mp3"


def _frames(head: bytes) -> str | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    if head[1] & 0xF6 == 0xF0:  # twelve sync bits and layer 0
        return "aac" if head[2] >> 2 & 0x0F < 13 else None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bitrate, rate = head[2] >> 4, head[2] >> 2 & 3
    return None if version == 1 or layer == 0 or bitrate == 15 or rate == 3 else "mp3"
