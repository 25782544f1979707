# Generated from the documents in specs/evolink/ by `python -m generator build evolink`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""Operations of EvoLink as pure functions: typed arguments in, a `Request` out; nothing is sent."""

from . import speech as speech
from . import tasks as tasks
from . import voices as voices

__all__ = ["speech", "tasks", "voices"]
