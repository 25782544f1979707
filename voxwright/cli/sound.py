"""Where the sound of a speech goes: a file, or stdout for another program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import attrs

from voxwright.errors import InvalidRequestError

from .output import complain, note, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from voxwright import Speech

STDOUT = "-"
BY_SUFFIX = {
    ".aac": "aac",
    ".flac": "flac",
    ".mp3": "mp3",
    ".ogg": "ogg",
    ".opus": "opus",
    ".pcm": "pcm",
    ".wav": "wav",
}
"""Formats that a file's name asks for; the common API's own word otherwise."""


@attrs.frozen(kw_only=True)
class Written:
    """Sound that arrived, and where it went."""

    path: str | None
    """None for stdout."""
    bytes: int
    media_type: str | None
    format: str | None
    provider: str
    request_id: str | None
    task_id: str | None

    def show(self, *, as_json: bool) -> None:
        """Say what was written: on stderr where stdout has the sound."""
        facts: dict[str, Any] = attrs.asdict(self)
        if self.path is not None and as_json:
            print_json(facts)
        elif as_json:
            complain(json.dumps(facts, ensure_ascii=False))
        else:
            note(f"{self.path or 'stdout'}: {self.bytes} bytes of {self.media_type or self.format or 'sound'}")


@attrs.frozen(kw_only=True)
class Sink:
    """A file, or stdout, that can take sound; found out before anything is billed."""

    path: Path | None
    """None for stdout."""

    @classmethod
    def of(cls, output: str | None) -> Self:
        """Return what `-o` names.

        Raises:
            InvalidRequestError: It was left out, is a terminal, a folder or in a folder that is not there.
        """
        if output is None:
            raise refused("is needed: the file that the sound goes to, or - for stdout")
        if output == STDOUT:
            if sys.stdout.isatty():
                raise refused("is a terminal, which sound would wreck; give a file, or pipe it")
            return cls(path=None)
        path = Path(output)
        if path.is_dir():
            raise refused(f"is a folder: {output}")
        if not path.parent.is_dir():
            raise refused(f"is in a folder that is not there: {output}")
        return cls(path=path)

    def format(self, given: str | None) -> str:
        """Return the format to ask for: the one that was given, else what the file's name says, else wav.

        Where these two are known and are not the same, it is said on stderr.
        """
        suffix = "" if self.path is None else self.path.suffix.lower()
        named = BY_SUFFIX.get(suffix)
        if given and named and given.lower() in BY_SUFFIX.values() and given.lower() != named:
            note(f"voxwright: the sound is {given} (--format), though the file's name ends with {suffix}")
        return given or named or "wav"

    def take(self, speech: Speech) -> Written:
        """Write a speech as it arrives; a file gets its name when it is whole.

        Raises:
            InvalidRequestError: The file can not be written.
            APIError: It was cut, or the deadline passed.
        """
        path = self.path
        if path is None:
            size = pour(speech, sys.stdout.buffer)
        else:
            try:
                size = keep(speech, path)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise refused(f"can not be written ({error.strerror}): {path}") from None
        return Written(
            path=None if path is None else str(path),
            bytes=size,
            media_type=speech.media_type,
            format=speech.format,
            provider=speech.provider,
            request_id=speech.request_id,
            task_id=speech.task_id,
        )


def text_of(text: str) -> str:
    """Return what to say: the text itself, or for - what stdin has, without the line break at its end.

    Raises:
        InvalidRequestError: Stdin is no text in UTF-8.
    """
    if text != STDOUT:
        return text
    try:
        return sys.stdin.buffer.read().decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        reason = "on stdin is no text in UTF-8"
        raise InvalidRequestError(f"text {reason}", field="text", argument="text", reason=reason) from None


def keep(speech: Speech, path: Path) -> int:
    """Save a speech, and return its size; what is no regular file, such as a named pipe, is written to and stays."""
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            return pour(speech, stream)
    speech.save(path)
    return path.stat().st_size


def pour(chunks: Iterable[bytes], stream: BinaryIO) -> int:
    """Write chunks as they come, each at once, and return their size."""

    def written() -> Iterator[int]:
        for chunk in chunks:
            stream.write(chunk)
            stream.flush()  # whoever plays it need not wait
            yield len(chunk)

    return sum(written())


def refused(reason: str) -> InvalidRequestError:
    """Return the refusal of what `-o` names."""
    return InvalidRequestError(f"--output {reason}", field="output", argument="output", reason=reason)
