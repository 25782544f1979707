# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ErrorAnswer`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model

from .. import models


@frozen(kw_only=True)
class ErrorAnswer(Model):
    """The body of a failed answer."""

    status: str
    """Always `error` in what was seen."""
    message: str | models.ErrorMessageData | list[str]
    """What went wrong, as an object, as text or as several texts."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("status", "status", s.Str(), required=True),
                s.Prop(
                    "message",
                    "message",
                    s.Union(s.Str(), s.Model(lambda: models.ErrorMessageData), s.List(s.Str())),
                    required=True,
                ),
            ),
        )
