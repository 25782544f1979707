# Generated from the documents in specs/cartesia/2026-08-14/ by `python -m generator build cartesia`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations of Cartesia as pure functions: typed arguments in, a `Request` out; nothing is sent."""

from . import accents as accents
from . import speech as speech
from . import voices as voices

__all__ = ["accents", "speech", "voices"]
