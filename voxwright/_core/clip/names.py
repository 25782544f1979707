"""What a clip is called and how large it is, as far as that shows without opening it."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from voxwright._core.clip import Clip

import os

__all__ = ["extension_of", "is_path", "name_of", "path_of", "size_of", "wire_name"]


def is_path(content: object) -> bool:
    """Whether `content` names a file."""
    return isinstance(content, (str, os.PathLike))


def path_of(content: Any) -> str:
    """Return the path that `content` names, as text."""
    return os.fsdecode(content)


def name_of(clip: Clip) -> str | None:
    """Return the base name that the user gave a clip, or None."""
    given: object = clip.filename
    if given is None:
        content: object = clip.content
        given = path_of(content) if is_path(content) else getattr(content, "name", None)
    text = os.fsdecode(given) if isinstance(given, bytes) else given
    if not isinstance(text, str) or text.startswith("<"):  # an open pipe is called <stdin>, or a number
        return None
    base = text.replace("\\", "/").rsplit("/", 1)[-1].strip()
    base = base.encode("utf-8", "replace").decode()  # a name that is no text at the operating system
    return None if base in ("", ".", "..") else base


def extension_of(name: str | None) -> str:
    """Return the extension of a file name, in lower case and without its dot."""
    stem, dot, extension = (name or "").rpartition(".")
    return extension.lower() if dot and stem else ""


def wire_name(name: str | None, family: str | None, formats: tuple[str, ...] = ()) -> str:
    """Return the file name to send: the user's, its extension made to fit the format, or clip.<extension>."""
    from voxwright._core.clip.audio import extension_for, family_of_extension

    base = name or "clip"
    if family is None:
        return base
    extension = extension_of(base)
    taken = {known.lower() for known in formats}
    if family_of_extension(extension) == family and (not taken or extension in taken):
        return base
    stem = base[: -len(extension) - 1] if family_of_extension(extension) is not None else base
    return f"{stem}.{extension_for(family, formats)}"


def size_of(content: object) -> int | None:
    """Return the size of a clip's content in bytes where it shows without reading, else None."""
    if isinstance(content, (bytes, bytearray)):
        return len(content)
    if isinstance(content, memoryview):
        return content.nbytes
    if not is_path(content):
        known: object = getattr(content, "size", None)  # what went through pickle has one
        return known if type(known) is int else None
    try:
        return os.stat(path_of(content)).st_size  # noqa: PTH116 - it is text here
    except (OSError, ValueError):
        return None
