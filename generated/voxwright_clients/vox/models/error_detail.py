# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ErrorDetail`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class ErrorDetail(Model):
    """What went wrong."""

    code: str
    """The error code, for programs to decide by."""
    message: str
    """The reason, for people to read."""
    details: Mapping[str, Any]
    """More about it, mostly `field`, `reason` and `allowed_values`."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("code", "code", s.Str(), required=True),
                s.Prop("message", "message", s.Str(), required=True),
                s.Prop("details", "details", s.Map(s.Any()), required=True),
            ),
        )
