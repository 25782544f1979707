"""The body of a request: pieces in memory and files, with a known length, as often as it has to be sent."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from voxwright._core.request.multipart import Segment

from voxwright._core.clip.readers import CHUNK_BYTES, sliced

__all__ = ["Body"]


class Body:
    """What follows the headers. Close it when the last attempt is over; it is a context manager."""

    __slots__ = ("_closed", "_segments", "content_type", "length")

    content_type: str
    length: int

    def __init__(self, content_type: str, segments: Sequence[Segment]) -> None:
        self.content_type = content_type
        self.length = sum(len(part) if isinstance(part, bytes) else part.size for part in segments)
        self._segments = segments
        self._closed = False

    def __repr__(self) -> str:
        return f"Body({self.content_type!r}, {self.length} bytes)"

    @property
    def rewindable(self) -> bool:
        """Whether `chunks` can be called again and gives the same bytes."""
        return all(isinstance(part, bytes) or part.rewindable for part in self._segments)

    @property
    def blocking(self) -> bool:
        """Whether `chunks` reads from a file, so that an event loop has to have it done elsewhere."""
        return any(not isinstance(part, bytes) and part.blocking for part in self._segments)

    def chunks(self) -> Iterator[bytes]:
        """Yield exactly `length` bytes, at most 64 KiB at once, and a body of up to 64 KiB in one.

        Called again it gives the identical bytes, or fails.

        Raises:
            BodyChangedError: a file or buffer changed since it was opened, or between two attempts. It comes before
                the last bytes, so that what was sent is no complete body.
        """
        if self._closed:
            message = "the body was closed"
            raise ValueError(message)
        if self.length > CHUNK_BYTES:
            yield from self._pieces()
        elif self.length:
            yield b"".join(
                [
                    piece
                    for part in self._segments
                    for piece in (part.chunks() if not isinstance(part, bytes) else (part,))
                ]
            )

    def _pieces(self) -> Iterator[bytes]:
        for part in self._segments:
            yield from sliced(part) if isinstance(part, bytes) else part.chunks()

    def close(self) -> None:
        """Close the files that were opened for this body; a user's own file stays open, where it was found."""
        self._closed = True
        for part in self._segments:
            if not isinstance(part, bytes):
                part.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()
