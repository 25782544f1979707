"""What a vendor says of the voices that it keeps: the models of its list's items, of one fetched and of one changed."""

from __future__ import annotations

from collections.abc import Iterator

from .names import class_name
from .spec import ListType, Model, NamedType, NormalizedSpec, NullableType, Type, UnionType

_ONE = ("voices.get", "voices.update")
_LIST = "voices.list"


def kept(package: str, spec: NormalizedSpec) -> str:
    """Give the type of a kept voice's `raw` as code, the models being those of *package*; `Any` where none is kept."""
    models = {model.name: model for model in spec.models}
    found: list[str] = []
    for operation in sorted(spec.operations, key=lambda one: one.name):
        for answer in operation.answers:
            if answer.type is None or not answer.status.startswith("2"):
                continue
            if operation.name in _ONE and isinstance(answer.type, NamedType):
                found.append(answer.type.name)
            elif operation.name == _LIST:
                found += _items(answer.type, models, frozenset())
    return " | ".join(dict.fromkeys(f"{package}.models.{class_name(name)}" for name in found)) or "Any"


def _items(kind: Type, models: dict[str, Model], seen: frozenset[str]) -> Iterator[str]:
    """Yield the models that stand in the outermost arrays of *kind*."""
    match kind:
        case ListType(item=NamedType(name=name)) if name in models:
            yield name
        case NullableType(inner=inner):
            yield from _items(inner, models, seen)
        case UnionType(variants=variants):
            for variant in variants:
                yield from _items(variant, models, seen)
        case NamedType(name=name) if name in models and name not in seen:
            for one in models[name].properties:
                yield from _items(one.type, models, seen | {name})
        case _:
            return
