# Generated from the documents in specs/vox/ by `python -m generator build vox`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""What all operations of vox.ai share: address, key, settings, and where its errors say what."""

from __future__ import annotations

from typing import Final

from voxwright._core.operation import Security, Vendor

VENDOR: Final = Vendor(
    name="vox",
    title="vox.ai",
    base_url="https://client-api.tryvox.co/v3",
    env=("VOX_API_KEY",),
    security=Security("header", "Authorization", "Bearer "),
    docs="https://docs.tryvox.co",
    error_code=("/error/code",),
    error_message=("/error/message",),
)
