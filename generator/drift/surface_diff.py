"""Surface diff: what changed for a user between two trees of Python packages."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import frozen

from .changes import ADDITIVE, BREAKING
from .surface import Parameter, Signature, Surface, Symbol


@frozen(kw_only=True)
class SurfaceChange:
    """One change that a user of the package can notice.

    Args:
        grade: `breaking` or `additive`.
        symbol: The dotted path.
        message: What changed, as a sentence without an end.

    """

    grade: str
    symbol: str
    message: str


def compare_surfaces(old: Surface, new: Surface) -> tuple[SurfaceChange, ...]:
    """Give what changed from *old* to *new*."""
    changes: list[SurfaceChange] = []
    gone: set[str] = set()
    for path in sorted(old.symbols):
        before, after = old.symbols[path], new.symbols.get(path)
        if after is None:
            gone.add(path)
            if not any(path.startswith(f"{parent}.") for parent in gone if parent != path):
                changes.append(SurfaceChange(grade=BREAKING, symbol=path, message="it is gone"))
        else:
            changes += (
                SurfaceChange(grade=grade, symbol=path, message=said) for grade, said in _compare(before, after)
            )
    fresh: set[str] = set()
    for path in sorted(new.symbols.keys() - old.symbols.keys()):
        fresh.add(path)
        if any(path.startswith(f"{parent}.") for parent in fresh if parent != path):
            continue
        symbol = new.symbols[path]
        # A new field without a default has to be given by whoever makes the object, as in a test.
        needed = symbol.kind == "attribute" and symbol.default is None and symbol.text
        said = f"a new required field of type {symbol.text}" if needed else f"a new {symbol.kind}"
        changes.append(SurfaceChange(grade=BREAKING if needed else ADDITIVE, symbol=path, message=said))
    return tuple(changes)


def grouped(changes: tuple[SurfaceChange, ...]) -> list[tuple[SurfaceChange, list[str]]]:
    """Put together what changed in the same way in several places, as in a client and its async twin."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        groups.setdefault((change.grade, change.symbol.rpartition(".")[2], change.message), []).append(change.symbol)
    return [
        (SurfaceChange(grade=grade, symbol=symbols[0], message=message), symbols)
        for (grade, _, message), symbols in sorted(groups.items(), key=lambda item: (item[0][0] != BREAKING, item[1]))
    ]


def _compare(old: Symbol, new: Symbol) -> Iterator[tuple[str, str]]:
    if old.kind != new.kind:
        yield BREAKING, f"a {old.kind} became a {new.kind}"
        return
    if old.signature is not None and new.signature is not None:
        yield from _signatures(old.signature, new.signature)
    if old.values or new.values:
        yield from _values(old, new)
    elif old.text != new.text:
        noun = {"class": "bases", "alias": "meaning"}.get(old.kind, "type")
        yield BREAKING, f"its {noun} was {old.text or 'nothing'}, is now {new.text or 'nothing'}"
    if old.kind == "attribute" and old.default != new.default:
        if new.default is None:
            yield BREAKING, "it must be given now"
        elif old.default is None:
            yield ADDITIVE, f"it need not be given any more: {new.default}"
        else:
            yield BREAKING, f"its default was {old.default}, is now {new.default}"


def _values(old: Symbol, new: Symbol) -> Iterator[tuple[str, str]]:
    what = "answer" if old.kind == "constant" else "value"
    for value in old.values:
        if value not in new.values:
            yield BREAKING, f"the {what} {value} is gone"
    for value in new.values:
        if value not in old.values:
            yield ADDITIVE, f"a new {what} {value}"
    if old.kind == "constant" and old.text != new.text:
        yield BREAKING, f"its type was {old.text}, is now {new.text}"


def _signatures(old: Signature, new: Signature) -> Iterator[tuple[str, str]]:
    for parameter in old.parameters:
        now = new.parameter(parameter.name)
        if now is None:
            yield BREAKING, f"the argument `{parameter.name}` is gone"
        else:
            yield from _parameters(parameter, now)
    for parameter in new.parameters:
        if old.parameter(parameter.name) is None:
            needed = parameter.default is None and not parameter.kind.startswith("any")
            shown = f"`{parameter.name}: {parameter.annotation}`"
            yield BREAKING if needed else ADDITIVE, f"a new {'required ' if needed else ''}argument {shown}"
    orders = [[one.name for one in side.parameters if one.kind.startswith("positional")] for side in (old, new)]
    if orders[0] != orders[1][: len(orders[0])] and set(orders[0]) <= set(orders[1]):
        yield BREAKING, "its positional arguments stand in another order"
    if old.returns != new.returns:
        before, after = _union(old.returns), _union(new.returns)
        grade = ADDITIVE if after < before else BREAKING
        yield grade, f"it gave {old.returns or 'nothing'}, gives {new.returns or 'nothing'} now"


def _parameters(old: Parameter, new: Parameter) -> Iterator[tuple[str, str]]:
    name = f"the argument `{old.name}`"
    if old.kind != new.kind:
        grade = (
            ADDITIVE
            if (old.kind, new.kind) in (("keyword", "positional"), ("positional only", "positional"))
            else BREAKING
        )
        yield grade, f"{name} was {old.kind}, is now {new.kind}"
    if old.annotation != new.annotation:
        before, after = _union(old.annotation), _union(new.annotation)
        grade = ADDITIVE if before < after else BREAKING
        yield grade, f"{name} was {old.annotation or 'of any type'}, is now {new.annotation or 'of any type'}"
    if old.default != new.default:
        if new.default is None:
            yield BREAKING, f"{name} must be given now"
        elif old.default is None:
            yield ADDITIVE, f"{name} need not be given any more"
        else:
            yield BREAKING, f"the default of `{old.name}` was {old.default}, is now {new.default}"


def _union(annotation: str) -> frozenset[str]:
    """Give the members of a union, so that one more can be told from another type."""
    if not annotation:
        return frozenset()
    waiting = annotation.startswith("awaitable ")
    found: set[str] = set()
    stack: list[ast.expr] = [ast.parse(annotation.removeprefix("awaitable ") or "None", mode="eval").body]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            stack += [node.left, node.right]
        else:
            found.add(("awaitable " if waiting else "") + ast.unparse(node))
    return frozenset(found)
