# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `CloneMode`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

CloneMode: TypeAlias = Literal["similarity", "stability"]
"""The values of `CloneMode` that the document lists."""

CLONE_MODE_VALUES: Final[tuple[CloneMode, ...]] = ("similarity", "stability")
"""Every value of `CloneMode`, in the order of the document."""
