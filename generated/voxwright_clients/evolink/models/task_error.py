# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `TaskError`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class TaskError(Model):
    """Why a task failed."""

    code: str | int | None = None
    """The error code, mostly a name, in places a number."""
    message: str | None = None
    """The reason."""
    type_: str | None = None
    """Group of the error; known from the official tool only."""
    suggestion: str | None = None
    """What to do about it; known from the official tool only."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("code", "code", s.Union(s.Str(), s.Int())),
                s.Prop("message", "message", s.Str()),
                s.Prop("type_", "type", s.Str()),
                s.Prop("suggestion", "suggestion", s.Str()),
            ),
        )
