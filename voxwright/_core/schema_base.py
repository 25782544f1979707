"""The former place of `schema.base`, for generated code that still names it."""

from __future__ import annotations

from voxwright._core.schema.base import Node, Reading

__all__ = ["Node", "Reading"]
