# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""A typed client of Cartesia 2024-11-13.

Voices of Cartesia, cloned from a recording; version 2024-11-13 of its API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from . import operations as operations
    from .client import AsyncCartesia as AsyncCartesia
    from .client import Cartesia as Cartesia

__all__ = ["AsyncCartesia", "Cartesia", "models", "operations"]


def __getattr__(name: str) -> object:
    """Import a part of the client when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("models", "operations"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".client", __name__), name)
