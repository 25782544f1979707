# Generated from the documents in specs/cartesia/2024-11-13/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""What all operations of Cartesia share: address, key, settings, and where its errors say what."""

from __future__ import annotations

from typing import Final

from voxwright._core.operation import Security, Setting, Vendor

VENDOR: Final = Vendor(
    name="cartesia",
    title="Cartesia",
    base_url="https://api.cartesia.ai",
    env=("CARTESIA_API_KEY",),
    security=Security("header", "X-API-Key", ""),
    settings=(Setting("version", "Cartesia-Version", "2024-11-13"),),
    docs="https://docs.cartesia.ai",
    request_id_pointers=("/request_id",),
    error_code=("/error_code",),
    error_message=("/message", "/title"),
)
