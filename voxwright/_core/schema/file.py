"""The schema node of a file in a request."""

# ruff: noqa: ARG002 - each node takes what any node may need

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from voxwright._core.schema.base import DecodeError, Node, kind_of, wrong_type
from voxwright._core.value import freeze

__all__ = ["File"]


class File(Node):
    """A file that is sent as a part, or as the whole body.

    `formats` are the audio formats that the vendor takes, as file extensions (none: anything goes); `media_types` its
    media types; `max_bytes` the largest size, inclusive; `pcm` what raw PCM must be: {"sample_rate": 24000,
    "channels": 1}, 16 bits a sample.
    """

    __slots__ = ("formats", "max_bytes", "media_types", "pcm")

    formats: tuple[str, ...]
    media_types: tuple[str, ...]
    max_bytes: int | None
    pcm: Mapping[str, int] | None

    def __init__(
        self,
        formats: Sequence[str] = (),
        media_types: Sequence[str] = (),
        max_bytes: int | None = None,
        pcm: Mapping[str, int] | None = None,
    ) -> None:
        freeze(
            self,
            formats=tuple(formats),
            media_types=tuple(media_types),
            max_bytes=max_bytes,
            pcm=None if pcm is None else dict(pcm),
        )

    @property
    def expected(self) -> str:
        return "file"

    def read(self, value: object, at: str, reading: Reading) -> AnyValue:
        if not isinstance(value, bytes):
            raise DecodeError(at, "file", kind_of(value))
        return value

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        """Refuse: a file is opened (`voxwright._core.clip.open_clip`), never put into JSON."""
        raise wrong_type(at, "a value that JSON can hold, and no file", value)

    def fit(self, value: object, depth: int) -> int:
        return 5 if isinstance(value, bytes) else 0
