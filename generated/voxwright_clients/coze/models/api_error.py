# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ApiError`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class ApiError(Model):
    """An error with its code and reason."""

    code: int
    """The error code."""
    msg: str | None = None
    """The reason."""
    detail: models.ResponseDetail | None = None
    """What identifies the request at Coze."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("code", "code", s.Int(), required=True),
                s.Prop("msg", "msg", s.Str()),
                s.Prop("detail", "detail", s.Model(lambda: models.ResponseDetail)),
            ),
        )
