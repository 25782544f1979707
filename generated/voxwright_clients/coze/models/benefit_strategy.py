# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `BenefitStrategy`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

BenefitStrategy: TypeAlias = Literal["unlimit", "forbidden", "by_quota"]
"""The values of `BenefitStrategy` that the document lists."""

BENEFIT_STRATEGY_VALUES: Final[tuple[BenefitStrategy, ...]] = ("unlimit", "forbidden", "by_quota")
"""Every value of `BenefitStrategy`, in the order of the document."""
