# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `TaskOutput`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

TaskOutput: TypeAlias = Literal["image", "video", "audio", "text"]
"""The values of `TaskOutput` that the document lists."""

TASK_OUTPUT_VALUES: Final[tuple[TaskOutput, ...]] = ("image", "video", "audio", "text")
"""Every value of `TaskOutput`, in the order of the document."""
