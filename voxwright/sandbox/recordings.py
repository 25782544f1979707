"""The recordings that ship with the sandbox, for demos and for the tests of whoever uses it."""

from __future__ import annotations

from pathlib import Path

from voxwright.errors import ConfigurationError


def clip(name: str = "ada.wav") -> Path:
    """Return the path of a recording that ships: `ada.wav` or `ada.mp3`, a few seconds that every vendor takes.

    Raises:
        ConfigurationError: No recording has this name; the message lists those there are.
    """
    folder = Path(__file__).with_name("clips")
    known = sorted(path.name for path in folder.iterdir())
    if name not in known:
        msg = f"there is no recording {name!r}; there are {', '.join(known)}"
        raise ConfigurationError(msg)
    return folder / name
