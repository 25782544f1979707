# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `BenefitType`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

BenefitType: TypeAlias = Literal["api_run_qps", "call_tool_limit"]
"""The values of `BenefitType` that the document lists."""

BENEFIT_TYPE_VALUES: Final[tuple[BenefitType, ...]] = ("api_run_qps", "call_tool_limit")
"""Every value of `BenefitType`, in the order of the document."""
