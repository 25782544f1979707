# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ListVoicesResponse`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class ListVoicesResponse(Model):
    """The envelope of every answer."""

    data: models.VoicePage
    """One page of voices."""
    code: int | None = None
    """0 if the call succeeded, the error code if it did not."""
    msg: str | None = None
    """Empty if the call succeeded, else the reason."""
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
                s.Prop("data", "data", s.Model(lambda: models.VoicePage), required=True),
                s.Prop("code", "code", s.Int()),
                s.Prop("msg", "msg", s.Str()),
                s.Prop("detail", "detail", s.Model(lambda: models.ResponseDetail)),
            ),
        )
