# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ErrorMessageData`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class ErrorMessageData(Model):
    """What went wrong."""

    message: str | list[str]
    """The reason, or a list of reasons."""
    error: str
    """Error type."""
    status_code: float | None = None
    """HTTP status; `statusCode` in the answers that were seen."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("message", "message", s.Union(s.Str(), s.List(s.Str())), required=True),
                s.Prop("error", "error", s.Str(), required=True),
                s.Prop("status_code", "status_code", s.Num(), aliases=("statusCode",)),
            ),
        )
