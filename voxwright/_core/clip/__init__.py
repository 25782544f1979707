"""Recordings that are sent: `Clip`, what may stand for one, and the check of a clip against what a vendor takes."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import Any, Protocol, TypeAlias

    from voxwright._core.clip.readers import Reader
    from voxwright._core.schema.file import File

    class SupportsRead(Protocol):
        """A binary file, as far as a clip needs one."""

        def read(self, size: int = ..., /) -> bytes:
            """Return up to `size` bytes."""
            ...

        def seek(self, offset: int, whence: int = ..., /) -> object:
            """Move to `offset`."""
            ...

        def fileno(self) -> int:
            """Return the number of the file at the operating system."""
            ...

        def close(self) -> None:
            """Close the file."""
            ...

    ClipInput: TypeAlias = "Clip | str | os.PathLike[str] | bytes | bytearray | memoryview | SupportsRead"

from voxwright._core.clip.names import name_of, size_of, wire_name
from voxwright._core.clip.readers import BodyChangedError
from voxwright._core.value import Value, freeze

if not TYPE_CHECKING:
    ClipInput = object

__all__ = [
    "BodyChangedError",
    "Clip",
    "ClipFacts",
    "ClipInput",
    "Forgotten",
    "Source",
    "as_clip",
    "clip_text",
    "describe_clip",
    "open_clip",
]


class Clip(Value):
    """A recording to send, with a file name and media type of its own where the content alone does not tell them.

    Args:
        content: a path, bytes, a bytearray or memoryview, or a binary file, which is read from where it stands, is put
            back there, and is never closed. What can not seek is read once, to a temporary file.
        filename: the name to send; its extension is corrected where the content is another format.
        media_type: such as "audio/wav", or "audio/pcm;rate=24000;channels=1", which raw PCM needs (or a name that
            ends in ".pcm").
    """

    __slots__ = ("content", "filename", "media_type", "peeked")

    content: Any
    filename: str | None
    media_type: str | None
    peeked: bytes

    def __init__(self, content: ClipInput, *, filename: str | None = None, media_type: str | None = None) -> None:
        # `peeked`: what was read of a stream in order to tell its format, and still is to be sent.
        freeze(self, content=content, filename=filename, media_type=media_type, peeked=b"")

    def __repr__(self) -> str:
        return clip_text(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Clip):
            return NotImplemented
        mine, theirs = (self.filename, self.media_type), (other.filename, other.media_type)
        return mine == theirs and bool(self.content == other.content)

    def __hash__(self) -> int:
        return hash((self.filename, self.media_type))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what describes the clip, and not the clip: an error that names it must stay small and private."""
        return (_forgotten, (name_of(self), size_of(self.content), self.media_type))


class Forgotten(Value):
    """Stands for the content of a clip that went through pickle."""

    __slots__ = ("size",)

    size: int | None

    def __init__(self, size: int | None) -> None:
        freeze(self, size=size)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Forgotten) and other.size == self.size

    def __hash__(self) -> int:
        return hash(self.size)


def _forgotten(filename: str | None, size: int | None, media_type: str | None) -> Clip:
    clip = Clip(b"", filename=filename, media_type=media_type)
    object.__setattr__(clip, "content", Forgotten(size))
    return clip


def as_clip(value: ClipInput) -> Clip:
    """Return `value` as a `Clip`."""
    return value if isinstance(value, Clip) else Clip(value)


def clip_text(value: ClipInput) -> str:
    """Return a description such as <clip 'ada.wav' 1234 bytes>; the content is not looked at."""
    clip = as_clip(value)
    name, size = name_of(clip), size_of(clip.content)
    shown = [f"{name[-80:]!r}" if name else "", "" if size is None else f"{size} bytes"]
    return f"<{' '.join(['clip', *filter(None, shown)])}>"


class Source:
    """An opened clip that a vendor takes: what to write about it, and its bytes, as often as they are asked for."""

    __slots__ = ("_reader", "filename", "format", "media_type")

    def __init__(self, reader: Reader, facts: ClipFacts) -> None:
        self._reader = reader
        self.filename = facts.filename
        self.media_type = facts.media_type
        self.format = facts.format

    @property
    def size(self) -> int:
        """The number of bytes; `chunks` gives exactly as many."""
        return self._reader.size

    @property
    def rewindable(self) -> bool:
        """Whether `chunks` can be called again. What can not seek was copied, so it always can."""
        return True

    @property
    def blocking(self) -> bool:
        """Whether `chunks` waits for a disk."""
        return self._reader.blocking

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in chunks of at most 64 KiB.

        Raises:
            BodyChangedError: the bytes are not, or no longer, those that were opened.
        """
        return self._reader.chunks()

    def close(self) -> None:
        """Close what was opened here; a user's own file stays open, where it was found."""
        self._reader.close()


class ClipFacts(Value):
    """What a vendor is told about a clip; `clip` is the clip to send, `size` None for a stream that was not read yet.

    `format` is the vendor's own name of the audio format, or ours where it has no list; None if it is not known.
    """

    __slots__ = ("clip", "filename", "format", "media_type", "size")

    clip: Clip
    size: int | None
    format: str | None
    filename: str
    media_type: str

    def __init__(self, clip: Clip, *, size: int | None, format: str | None, filename: str, media_type: str) -> None:  # noqa: A002 - the word for it
        freeze(self, clip=clip, size=size, format=format, filename=filename, media_type=media_type)


def open_clip(value: ClipInput, *, schema: File, field: str) -> Source:
    """Open a clip and hold it to what the vendor takes.

    The content decides what a clip is: a WAV file called ada.mp3 is sent as ada.wav with audio/wav. Where a vendor
    lists formats, content of no known format is refused, except raw PCM, which has no mark of its own and is taken at
    its word (".pcm" or a media type). Where it lists none, anything is sent.

    Args:
        value: the clip.
        schema: what the vendor takes.
        field: the vendor's name of the field, for the error.

    Raises:
        InvalidRequestError: there is no such file, or it can not be read; it is empty, or larger than
            `schema.max_bytes`; its format is not one the vendor takes.
    """
    from voxwright._core.clip.audio import HEAD_BYTES
    from voxwright._core.clip.check import facts_of
    from voxwright._core.clip.opening import open_reader

    clip = as_clip(value)
    reader = open_reader(clip, schema=schema, field=field)
    try:
        facts = facts_of(clip, reader.head(HEAD_BYTES), size=reader.size, schema=schema, field=field)
    except BaseException:
        reader.close()
        raise
    return Source(reader, facts)


def describe_clip(value: ClipInput, *, schema: File, field: str) -> ClipFacts:
    """Return what the vendor will be told about a clip; `open_clip` says how it is found out and what is refused.

    Of a stream that can not seek only the beginning is read, and kept in the `clip` of the result: send that one.
    """
    from voxwright._core.clip.audio import HEAD_BYTES
    from voxwright._core.clip.check import facts_of
    from voxwright._core.clip.opening import is_stream, peek

    clip = as_clip(value)
    if is_stream(clip.content, field=field):
        head = peek(clip, HEAD_BYTES, field=field)
        return facts_of(clip, head, size=None, schema=schema, field=field)
    source = open_clip(clip, schema=schema, field=field)
    try:
        names = (source.filename, source.media_type)
        return ClipFacts(clip, size=source.size, format=source.format, filename=names[0], media_type=names[1])
    finally:
        source.close()


def name_on_the_wire(value: ClipInput) -> str:
    """Return the name that a clip would be sent with if its format is what its name says; nothing is opened."""
    return wire_name(name_of(as_clip(value)), None)
