# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""A typed client of Supertone 0.9.6.

Voices of Supertone: cloned from a recording, kept in an account, and spoken with. Supertone
announced that its API is shut down on 2026-08-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from . import operations as operations
    from .client import AsyncSupertone as AsyncSupertone
    from .client import Supertone as Supertone

__all__ = ["AsyncSupertone", "Supertone", "models", "operations"]


def __getattr__(name: str) -> object:
    """Import a part of the client when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("models", "operations"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".client", __name__), name)
