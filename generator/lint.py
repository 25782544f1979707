"""Lint: what would come out wrong in code is refused here, one line for each finding, before a file is written."""

from __future__ import annotations

from typing import Final

from . import lint_apart, lint_names, lint_values, lint_wire
from .findings import Finding, GeneratorError
from .read_schemas import Find
from .spec import NormalizedSpec

CHECKS: Final = (*lint_names.CHECKS, *lint_wire.CHECKS, *lint_values.CHECKS)
"""Each takes a specification and yields the pointer, the problem and the remedy of what it refuses."""


def lint(spec: NormalizedSpec, *, source: str, waive: Find | None = None) -> None:
    """Refuse *spec* if anything in it cannot come out as it is.

    Args:
        spec: The specification.
        source: The name that findings give to its document.
        waive: Takes, for a stranger's document, what its client can do without; else that is a finding too.

    Raises:
        GeneratorError: All findings at once.

    """
    findings = [Finding(source, *found) for check in CHECKS for found in check(spec)]
    for found in (found for check in lint_apart.CHECKS for found in check(spec)):
        if waive is None:
            findings.append(Finding(source, *found))
        else:
            waive(*found)
    if findings:
        raise GeneratorError(dict.fromkeys(findings))
