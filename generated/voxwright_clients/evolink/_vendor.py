# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""What all operations of EvoLink share: address, key, settings, and where its errors say what."""

from __future__ import annotations

from typing import Final

from voxwright._core.operation import Security, Vendor

VENDOR: Final = Vendor(
    name="evolink",
    title="EvoLink",
    base_url="https://api.evolink.ai",
    env=("EVOLINK_API_KEY",),
    security=Security("header", "Authorization", "Bearer "),
    docs="https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design",
    request_id_headers=("x-request-id", "x-oneapi-request-id"),
    request_id_pointers=("/request_id",),
    error_code=("/error/code",),
    error_message=("/error/message",),
)
