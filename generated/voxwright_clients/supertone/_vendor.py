# Generated from the documents in specs/supertone/ by `python -m generator build supertone`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""What all operations of Supertone share: address, key, settings, and where its errors say what."""

from __future__ import annotations

from typing import Final

from voxwright._core.operation import Security, Sunset, Vendor

VENDOR: Final = Vendor(
    name="supertone",
    title="Supertone",
    base_url="https://supertoneapi.com",
    env=("SUPERTONE_API_KEY",),
    security=Security("header", "x-sup-api-key", ""),
    sunset=Sunset(
        "2026-08-31",
        "Supertone announced that its API serves no request after this day; see docs.supertoneapi.com/en/docs/sunset",
    ),
    docs="https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice",
    error_code=("/message/error",),
    error_message=("/message/message", "/message"),
)
