# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `GenderPresentation`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

GenderPresentation: TypeAlias = Literal["masculine", "feminine", "gender_neutral"]
"""How a voice sounds."""

GENDER_PRESENTATION_VALUES: Final[tuple[GenderPresentation, ...]] = ("masculine", "feminine", "gender_neutral")
"""Every value of `GenderPresentation`, in the order of the document."""
