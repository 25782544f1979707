# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""A typed client of vox.ai 3.0.0.

Voices of vox.ai, API v3.

Fields are in snake_case and times in Unix milliseconds. A failed call answers `{"error": {"code",
"message", "details"}}`; `details` names the field, the reason and the allowed values where it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from . import operations as operations
    from .client import AsyncVox as AsyncVox
    from .client import Vox as Vox

__all__ = ["AsyncVox", "Vox", "models", "operations"]


def __getattr__(name: str) -> object:
    """Import a part of the client when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("models", "operations"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".client", __name__), name)
