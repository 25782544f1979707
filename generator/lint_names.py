"""Lint of names: every one comes out as an identifier of its own, shadows nothing, and fits a file system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from . import names
from .prose import is_unseen
from .spec import NormalizedSpec

Found = Iterator[tuple[str, str, str]]
Rule = Callable[[str], str]

_LONGEST = 120
"""Bytes of a name in Python: a file of this name, with an ending, can be written everywhere."""
_OVERLAY = "rename it in an overlay"
_CLASS = "rename the tag, or say another class in x-voxwright-vendor"


def _vendor(spec: NormalizedSpec) -> Found:
    for key in ("class", "env"):
        if not spec.vendor.get(key):
            yield "/x-voxwright-vendor", f"no {key!r}", "say it in the overlay"
    said = spec.vendor.get("class")
    problem = names.client_class_problem(str(said)) if said else None
    if problem:
        yield "/x-voxwright-vendor/class", f"{str(said)!r} {problem}", "say another class"
    if not spec.operations:
        yield "/paths", "no operations", "check the documents and the overlay"


def _settings(spec: NormalizedSpec) -> Found:
    at = "/paths"
    for setting in spec.settings:
        problem = names.setting_problem(setting.name)
        if problem:
            yield at, f"the setting {setting.name!r} {problem}", _OVERLAY
    yield from _collisions([(s.header, at) for s in spec.settings], str.lower, "settings' headers")
    yield from _collisions([(s.name, at) for s in spec.settings], str.lower, "settings")


def _components(spec: NormalizedSpec) -> Found:
    found = [(component.name, component.pointer) for component in (*spec.models, *spec.enums)]
    yield from _collisions(found, names.module_name, "types", names.class_name)
    yield from _written(found, (names.class_name, names.module_name))


def _fields(spec: NormalizedSpec) -> Found:
    for model in spec.models:
        found = [(p.said, p.pointer) for p in model.properties]
        yield from _collisions(found, names.attribute_name, "fields")
        yield from _written(found, (names.attribute_name,))


def _arguments(spec: NormalizedSpec) -> Found:
    for operation in spec.operations:
        found = [(p.said, p.pointer) for p in operation.parameters]
        yield from _collisions(found, names.argument_name, "arguments")
        yield from _written(found, (names.argument_name,))


def _operations(spec: NormalizedSpec) -> Found:
    found = [(call.name, call.pointer) for call in spec.operations]
    yield from _collisions(found, _method, "operations", _constant)
    others = [(call.method_name, call.pointer) for call in spec.operations if call.method_name != "list"]
    yield from _written(others, (names.method_name,))


def _method(name: str) -> str:
    group, _, method = name.rpartition(".")
    return f"{names.group_name(group)}.{names.method_name(method)}"


def _constant(name: str) -> str:
    group, _, method = name.rpartition(".")
    return f"{names.group_name(group)}.{names.constant_name(method)}"


def _groups(spec: NormalizedSpec) -> Found:
    """Find groups that would be one module, or one class, or a class that the client's module has already."""
    client = str(spec.vendor.get("class", ""))
    pointers = {call.group: call.pointer for call in reversed(spec.operations)}
    found = list(pointers.items())
    yield from _collisions(found, names.group_name, "groups")
    yield from _written(found, (names.group_name,))
    taken = {client: "the client", f"Async{client}": "the client"}
    for group, pointer in {names.group_name(group): (group, pointer) for group, pointer in found}.values():
        name = names.group_class_name(group, client)
        python = next((each for each in (name, f"Async{name}") if each in taken), None)
        if python is not None:
            yield pointer, f"the classes of {taken[python]} and of the group {group!r} would both be {python!r}", _CLASS
        taken |= dict.fromkeys((name, f"Async{name}"), f"the group {group!r}")


def _collisions(found: list[tuple[str, str]], rule: Rule, kind: str, other: Rule | None = None) -> Found:
    """Find names that become one in Python, compared without case, since files of some systems have none."""
    seen: dict[tuple[Rule, str], str] = {}
    for name, pointer in found:
        forms = [(each, each(name).lower()) for each in (rule, other) if each is not None]
        form = next((form for form in forms if form in seen), None)
        if form is not None:
            yield pointer, f"the {kind} {seen[form]!r} and {name!r} would both be {form[1]!r} in Python", _OVERLAY
        for each in forms:
            seen.setdefault(each, name)


def _written(found: Iterable[tuple[str, str]], rules: tuple[Rule, ...]) -> Found:
    """Find names that nobody could read, or that Python or a file system would not take."""
    for name, pointer in found:
        unseen = sorted({f"U+{ord(char):04X}" for char in name if is_unseen(char)})
        if unseen:
            yield pointer, f"{name!a} holds {', '.join(unseen)}, which nobody can see", _OVERLAY
        for python in (rule(name) for rule in rules):
            if not names.is_identifier(python):
                yield pointer, f"{name!r} would be {python!r} in Python, which is no name there", _OVERLAY
            elif len(python.encode()) > _LONGEST:
                yield pointer, f"{name[:40]!r}... makes a name of more than {_LONGEST} bytes in Python", _OVERLAY


CHECKS: Final = (_vendor, _settings, _components, _fields, _arguments, _operations, _groups)
