"""Which actions of an overlay still do something to a vendor's new document, and what the vendor now says itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from generator import overlay as overlays
from generator.findings import GeneratorError, brief
from generator.jsonpath import compile_path
from generator.pointer import escape

from .changes import mapping, sequence

DEAD = "dead"
IDLE = "idle"
DOCUMENTED = "documented"
CONTRADICTED = "contradicted"

_WORDS = ("description", "summary", "title")
_ABSENT: Any = object()

Location = tuple[str | int, ...]


@frozen(kw_only=True)
class OverlayNote:
    """What became of one action.

    Args:
        kind: `dead` (it matches nothing, or no longer fits), `idle` (it changes nothing any more), `documented` (the
            vendor now says the same as a part of it) or `contradicted` (the vendor now says something else).
        action: Its number in the overlay, from 0.
        target: Its target.
        pointer: The place in the document that is meant; empty for the action as a whole.
        message: What to do, as a sentence without an end.

    """

    kind: str
    action: int
    target: str
    pointer: str = ""
    message: str


@frozen(kw_only=True)
class OverlayResult:
    """The notes, and the overlay without its dead actions (None: none is left)."""

    notes: tuple[OverlayNote, ...]
    alive: dict[str, Any] | None


def examine(old: dict[str, Any], new: dict[str, Any], overlay: dict[str, Any], *, source: str) -> OverlayResult:
    """Apply *overlay* action by action to both documents, and compare what each does.

    Args:
        old: The merged document as it was.
        new: The merged document as it is.
        overlay: The overlay as it stands.
        source: Its name.

    """
    notes: list[OverlayNote] = []
    alive: list[Any] = []
    before, after = old, new
    for number, entry in enumerate(sequence(overlay.get("actions"))):
        action, target = mapping(entry), str(mapping(entry).get("target"))
        single = {**overlay, "actions": [entry]}
        before_next = overlays.apply(before, single, source=source)
        try:
            after_next = overlays.apply(after, single, source=source)
        except GeneratorError as error:
            problem = error.findings[0].problem
            said = f"delete it: {problem}"
            notes.append(OverlayNote(kind=DEAD, action=number, target=target, message=said))
            before = before_next
            continue
        alive.append(entry)
        if after_next == after and before_next != before:
            said = "delete it: it changes nothing any more, the vendor says the same"
            notes.append(OverlayNote(kind=IDLE, action=number, target=target, message=said))
        elif "update" in action:
            notes += _facts(number, target, action["update"], before, after)
        before, after = before_next, after_next
    return OverlayResult(notes=tuple(notes), alive={**overlay, "actions": alive} if alive else None)


def _facts(number: int, target: str, update: Any, old: dict[str, Any], new: dict[str, Any]) -> Iterator[OverlayNote]:
    """Find the facts of an action that the vendor did not document before and documents now."""
    for node in compile_path(target).finditer(new):
        for path, value in _leaves(update, ()):
            location: Location = (*node.location, *path)
            if _at(old, location) is not _ABSENT:
                continue
            said = _at(new, location)
            if said is _ABSENT or (said != value and path and path[-1] in _WORDS):
                continue
            pointer = "".join(f"/{escape(str(token))}" for token in location)
            if said == value:
                text = f"the vendor documents it now: take {pointer} out of the action"
                yield OverlayNote(kind=DOCUMENTED, action=number, target=target, pointer=pointer, message=text)
            else:
                text = f"the vendor says {brief(said)}, the overlay {brief(value)}: find out who is right"
                yield OverlayNote(kind=CONTRADICTED, action=number, target=target, pointer=pointer, message=text)


def _leaves(value: Any, path: Location) -> Iterator[tuple[Location, Any]]:
    children = mapping(value)
    for key, child in children.items():
        yield from _leaves(child, (*path, key))
    if not children:
        yield path, value


def _at(document: Any, location: Location) -> Any:
    node = document
    for token in location:
        if isinstance(token, str):
            node = mapping(node).get(token, _ABSENT)
        else:
            node = next(iter(sequence(node)[token : token + 1]), _ABSENT)
    return node
