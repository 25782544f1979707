"""Lint: what would come out wrong in code is refused here, one line for each finding, before a file is written."""

from __future__ import annotations

from typing import Final

from . import lint_names, lint_values, lint_wire
from .findings import Finding, GeneratorError
from .spec import NormalizedSpec

CHECKS: Final = (*lint_names.CHECKS, *lint_wire.CHECKS, *lint_values.CHECKS)
"""Each takes a specification and yields the pointer, the problem and the remedy of what it refuses."""


def lint(spec: NormalizedSpec, *, source: str) -> None:
    """Refuse *spec* if anything in it cannot come out as it is.

    Raises:
        GeneratorError: All findings at once.

    """
    findings = [Finding(source, *found) for check in CHECKS for found in check(spec)]
    if findings:
        raise GeneratorError(dict.fromkeys(findings))
