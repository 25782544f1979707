"""Growth: how large the types of a document become where they are put together, told before anything does that.

A reference to an object or an enumeration is one name. Every other one stands for what it leads to, so a few lines that
each refer twice to the next one would be more than any computer can write out.
"""

from __future__ import annotations

from typing import Any, Final, cast

from .findings import Finding, GeneratorError, brief
from .pointer import resolve
from .sites import sites

MOST: Final = 20_000
"""Parts that one place may have, all that it stands for included."""
MOST_TOGETHER: Final = 2_000_000
_LONGEST: Final = 100
_CHOICES: Final = ("anyOf", "oneOf")
_ONE: Final = ("items", "additionalProperties")
_NAMED: Final = ("properties", "patternProperties")
_REMEDY: Final = "give the parts names: an object or an enumeration that is a component is written once"


def check_growth(document: dict[str, Any], *, source: str) -> None:
    """Refuse *document* if its schemas stand for more than can be written out.

    Raises:
        GeneratorError: One finding, for the first reference that stands for too much.

    """
    growth = _Growth(document)
    together = 0
    for value, at, _ in sites(document):
        reference = value.get("$ref")
        if not isinstance(reference, str):
            continue
        try:
            together += growth.whole(reference)
        except RecursionError:
            raise GeneratorError(Finding(source, at, f"{brief(reference)} leads too deep", _REMEDY)) from None
        except _TooMuchError as error:
            raise GeneratorError(Finding(source, at, f"{brief(reference)} stands for {error}", _REMEDY)) from None
        if together > MOST_TOGETHER:
            problem = f"all references together stand for more than {MOST_TOGETHER} parts"
            raise GeneratorError(Finding(source, "", problem, _REMEDY))


class _TooMuchError(Exception):
    """What a reference stands for is too large."""


class _Growth:
    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._known: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._inside = 0

    def whole(self, reference: str) -> int:
        """Give the parts of what *reference* leads to; a circle counts once, since its reader gives it a name."""
        if reference in self._known:
            return self._known[reference]
        if reference in self._open:
            if self._open[reference] == self._inside:
                message = "itself, with nothing else between"
                raise _TooMuchError(message)
            return 1
        if len(self._open) > _LONGEST:
            message = f"more than {_LONGEST} references in a row"
            raise _TooMuchError(message)
        self._open[reference] = self._inside
        total = self._parts(self._target(reference))
        del self._open[reference]
        if total > MOST:
            message = f"more than {MOST} parts"
            raise _TooMuchError(message)
        self._known[reference] = total
        return total

    def _target(self, reference: str) -> Any:
        try:
            return resolve(self._document, reference) if reference.startswith("#") else None
        except (KeyError, TypeError, ValueError):
            return None

    def _parts(self, schema: Any, *, merged: bool = False) -> int:
        """Give the parts of one schema where it stands; *merged* puts an object in, where else its name would do."""
        if not isinstance(schema, dict):
            return 1
        fields = cast("dict[str, Any]", schema)
        total = 1
        reference = fields.get("$ref")
        if isinstance(reference, str) and (merged or not _has_name(self._target(reference))):
            total += self.whole(reference)
        if isinstance(fields.get("allOf"), list):
            total += sum(self._parts(part, merged=True) for part in cast("list[Any]", fields["allOf"]))
        self._inside += 1
        inner: list[Any] = [fields[key] for key in _ONE if key in fields]
        for key in _CHOICES:
            if isinstance(fields.get(key), list):
                inner += cast("list[Any]", fields[key])
        for key in _NAMED:
            if isinstance(fields.get(key), dict):
                inner += cast("dict[str, Any]", fields[key]).values()
        total += sum(self._parts(child) for child in inner)
        self._inside -= 1
        return total


def _has_name(schema: Any) -> bool:
    """Tell whether *schema* is a type of its own wherever it is referred to."""
    if not isinstance(schema, dict):
        return True
    fields = cast("dict[str, Any]", schema)
    parts = fields.get("allOf")
    # One part alone is another name for it.
    is_composed = isinstance(parts, list) and len(cast("list[Any]", parts)) > 1
    return "properties" in fields or is_composed or isinstance(fields.get("enum"), list)
