# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `TaskStatus`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

TaskStatus: TypeAlias = Literal["pending", "processing", "completed", "failed", "cancelled"]
"""The values of `TaskStatus` that the document lists."""

TASK_STATUS_VALUES: Final[tuple[TaskStatus, ...]] = ("pending", "processing", "completed", "failed", "cancelled")
"""Every value of `TaskStatus`, in the order of the document."""
