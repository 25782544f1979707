# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `UserLevel`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

UserLevel: TypeAlias = Literal["free", "v1_pro_instance", "pro_personal", "team", "enterprise"]
"""The values of `UserLevel` that the document lists."""

USER_LEVEL_VALUES: Final[tuple[UserLevel, ...]] = ("free", "v1_pro_instance", "pro_personal", "team", "enterprise")
"""Every value of `UserLevel`, in the order of the document."""
