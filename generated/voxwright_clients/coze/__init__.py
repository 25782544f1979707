# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""A typed client of Coze 1.

The voice operations of the Coze API, described from its documentation and its official
specification.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from . import operations as operations
    from .client import AsyncCoze as AsyncCoze
    from .client import Coze as Coze

__all__ = ["AsyncCoze", "Coze", "models", "operations"]


def __getattr__(name: str) -> object:
    """Import a part of the client when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("models", "operations"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".client", __name__), name)
