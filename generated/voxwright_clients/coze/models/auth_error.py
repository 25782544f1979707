# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `AuthError`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model


@frozen(kw_only=True)
class AuthError(Model):
    """An error of the authorization service, which has a shape of its own."""

    error_code: str | int
    """The error code, a name or a number."""
    error_message: str | None = None
    """The reason."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("error_code", "error_code", s.Union(s.Str(), s.Int()), required=True),
                s.Prop("error_message", "error_message", s.Str()),
            ),
        )
