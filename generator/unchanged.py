"""Unchanged: whether nothing at all has moved since the lock was written, found by hashes alone.

The same inputs, tools and modules give the same bytes (`make regen` twice, and a test, prove it), so nothing need be
rebuilt. Anything else is for `project.Project.check` to judge, which rebuilds; this module loads no library for that.
"""

from __future__ import annotations

from pathlib import Path

from . import lock
from .findings import GeneratorError
from .sources import input_hashes, labels, vendor_names

PACKAGE = "voxwright_clients"
"""The package below `generated/` that holds all clients."""


def strays(generated: Path) -> list[str]:
    """Give the files below `generated/` that belong neither to the clients nor to the lock."""
    found = (path.relative_to(generated) for path in sorted(generated.rglob("*")) if path.is_file())
    ours = (PACKAGE, "generated.lock")
    return [path.as_posix() for path in found if path.parts[0] not in ours and "__pycache__" not in path.parts]


def unchanged(root: Path) -> bool:
    """Tell whether every input and output of the checkout at *root*, and the generator itself, is what the lock says.

    False is no verdict: then the whole has to be rebuilt and compared.
    """
    generated = root / "generated"
    try:
        locked = lock.load_lock(generated / "generated.lock")
        inputs = {label: input_hashes(root, label) for name in vendor_names(root) for label in labels(root, name)}
        found = {
            path.relative_to(generated).as_posix(): path.read_bytes()
            for path in (generated / PACKAGE).rglob("*")
            if "__pycache__" not in path.parts and path.is_file()
        }
        return not strays(generated) and lock.explains(locked, inputs, found)
    except (GeneratorError, OSError, LookupError, TypeError, AttributeError):
        return False
