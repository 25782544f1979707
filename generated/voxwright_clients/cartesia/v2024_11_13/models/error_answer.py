# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The model `ErrorAnswer`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset


@frozen(kw_only=True)
class ErrorAnswer(Model):
    """An error. Promised from version 2026-03-01 on; before, an error may be plain text instead."""

    error_code: str | None | Unset = UNSET
    """The error code, null where there is none."""
    title: str | None = None
    """The reason in a few words."""
    message: str | None = None
    """The reason."""
    request_id: str | None = None
    """Id of the request, to be named when asking Cartesia for help."""
    doc_url: str | None = None
    """Where to read about it."""
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])
    """What the vendor sent beyond the fields that its document names."""

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("error_code", "error_code", s.Nullable(s.Str())),
                s.Prop("title", "title", s.Str()),
                s.Prop("message", "message", s.Str()),
                s.Prop("request_id", "request_id", s.Str()),
                s.Prop("doc_url", "doc_url", s.Str()),
            ),
        )
