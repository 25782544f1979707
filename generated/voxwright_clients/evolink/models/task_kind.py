# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The enumeration `TaskKind`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

TaskKind: TypeAlias = Literal["image.generation.task", "video.generation.task", "audio.generation.task"]
"""The values of `TaskKind` that the document lists."""

TASK_KIND_VALUES: Final[tuple[TaskKind, ...]] = (
    "image.generation.task",
    "video.generation.task",
    "audio.generation.task",
)
"""Every value of `TaskKind`, in the order of the document."""
