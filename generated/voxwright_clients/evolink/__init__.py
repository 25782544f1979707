# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""A typed client of EvoLink 1.0.0.

Voices of EvoLink, designed from words, and speech with them. Both are tasks: submitted, then
queried until they are completed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from . import operations as operations
    from .client import AsyncEvoLink as AsyncEvoLink
    from .client import EvoLink as EvoLink

__all__ = ["AsyncEvoLink", "EvoLink", "models", "operations"]


def __getattr__(name: str) -> object:
    """Import a part of the client when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("models", "operations"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".client", __name__), name)
