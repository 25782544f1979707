# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `BenefitStatus`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

BenefitStatus: TypeAlias = Literal["valid", "frozen", "cancel", "pending", "invalid", "auditing", "expired"]
"""The values of `BenefitStatus` that the document lists."""

BENEFIT_STATUS_VALUES: Final[tuple[BenefitStatus, ...]] = (
    "valid",
    "frozen",
    "cancel",
    "pending",
    "invalid",
    "auditing",
    "expired",
)
"""Every value of `BenefitStatus`, in the order of the document."""
