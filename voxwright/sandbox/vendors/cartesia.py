"""Cartesia: an error has a title of its own beside its message."""

from __future__ import annotations

from typing import Final

from voxwright.sandbox.behaviour import Behaviour
from voxwright.sandbox.values import Problem

_TITLES: Final = {
    "auth": "Unauthorized",
    "path": "Not found",
    "not_found": "Not found",
    "method": "Method not allowed",
    "media_type": "Unsupported media type",
    "format": "Unsupported media type",
    "bad_file": "Unsupported media type",
}


class Vendor(Behaviour):
    """The sandbox's side of Cartesia."""

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Put the reason into `message`, and what kind of reason it is into `title`."""
        super().describe(body, problem)
        if problem.kind in _TITLES:
            body["title"] = _TITLES[problem.kind]
