# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations on accents: pure functions that give a `Request`; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from voxwright._core import schema as s
from voxwright._core.operation import Answer, Operation

from .. import models
from .._vendor import VENDOR

if TYPE_CHECKING:
    from voxwright._core.request import Request

LIST: Final[Operation[models.AccentCatalog]] = Operation(
    vendor=VENDOR,
    name="accents.list",
    method="GET",
    path="/accents",
    fields=(),
    answers=(
        Answer("200", "application/json", s.Model(lambda: models.AccentCatalog)),
        Answer("429", "application/json", s.Model(lambda: models.ErrorAnswer)),
        Answer("default", "application/json", s.Model(lambda: models.ErrorAnswer)),
    ),
    summary="List accents",
)


def list() -> Request[models.AccentCatalog]:
    """List accents.

    Gives the accents that a voice can have, all at once.

    Returns:
        The request, as a value; nothing is sent.

    Source: GET /accents, Cartesia 2026-08-14, https://docs.cartesia.ai
    """
    return LIST.request()
