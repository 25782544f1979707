"""One call in both documents, and how to report what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from generator.pointer import escape

from .changes import ADDITIVE, BREAKING, Change
from .diff_facts import fact_change


@frozen(kw_only=True)
class Call:
    """One operation, as it was and as it is, each with its JSON pointer."""

    name: str
    old: tuple[dict[str, Any], str]
    new: tuple[dict[str, Any], str]
    report: Callable[[Change], None]

    def say(
        self, grade: str, rule: str, key: str, message: str, *, place: str = "", pointer: str = "", side: str = "new"
    ) -> None:
        """Report a change at *pointer*, or else at the keyword *key* of the operation."""
        if not pointer:
            side = "new" if key in self.new[0] or key not in self.old[0] else "old"
            holder = self.new if side == "new" else self.old
            pointer = f"{holder[1]}/{escape(key)}" if key in holder[0] else holder[1]
        self.report(
            Change(
                grade=grade, rule=rule, operation=self.name, place=place, pointer=pointer, side=side, message=message
            )
        )

    def facts(self, old: dict[str, Any], new: dict[str, Any], pointer: str, place: str) -> None:
        """Compare the extensions of two objects of the call."""
        for key in {**old, **new}:
            if key.startswith("x-") and old.get(key) != new.get(key):
                grade, said = fact_change(key, old.get(key), new.get(key))
                rule = "fact-changed" if key.startswith("x-voxwright-") else "extension-changed"
                self.say(grade, rule, "", said, place=place, pointer=pointer)


def compare_lists(
    call: Call, what: str, old: Sequence[str], new: Sequence[str], *, pointer: str, place: str, side: str
) -> None:
    """Compare two lists of what is accepted; an empty one accepts anything."""
    rule = what.replace(" ", "-")
    if not old or not new:
        grade = BREAKING if new else ADDITIVE
        said = f"only the {what}s {', '.join(new)} from now on" if new else f"any {what} from now on"
        call.say(grade, f"{rule}s-changed", "", said, place=place, pointer=pointer, side=side)
        return
    for one in old:
        if one not in new:
            call.say(
                BREAKING, f"{rule}-removed", "", f"the {what} {one} is gone", place=place, pointer=pointer, side=side
            )
    for one in new:
        if one not in old:
            call.say(ADDITIVE, f"{rule}-added", "", f"a new {what} {one}", place=place, pointer=pointer, side=side)
    if sorted(old) == sorted(new) and list(old) != list(new):
        call.say(
            ADDITIVE,
            f"{rule}s-reordered",
            "",
            f"the first {what} is now {new[0]}",
            place=place,
            pointer=pointer,
            side=side,
        )
