# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `Expansion`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Expansion: TypeAlias = Literal["preview_file_url", "embedding", "is_starred"]
"""A field of a voice that is only there when it is asked for."""

EXPANSION_VALUES: Final[tuple[Expansion, ...]] = ("preview_file_url", "embedding", "is_starred")
"""Every value of `Expansion`, in the order of the document."""
