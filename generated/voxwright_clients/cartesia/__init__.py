# Generated from the documents in specs/cartesia/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The typed clients of Cartesia, one package for each version of its API.

The names of this package are those of 2024-11-13; each version has its own package:

- `v2024_11_13`: 2024-11-13
- `v2026_08_14`: 2026-08-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import v2024_11_13 as v2024_11_13
    from . import v2026_08_14 as v2026_08_14
    from .v2024_11_13 import AsyncCartesia as AsyncCartesia
    from .v2024_11_13 import Cartesia as Cartesia
    from .v2024_11_13 import models as models
    from .v2024_11_13 import operations as operations

__all__ = ["AsyncCartesia", "Cartesia", "models", "operations", "v2024_11_13", "v2026_08_14"]


def __getattr__(name: str) -> object:
    """Import a version, or a part of the default one, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in ("v2024_11_13", "v2026_08_14"):
        return import_module(f".{name}", __name__)
    return getattr(import_module(".v2024_11_13", __name__), name)
