"""`Value`: the base of the runtime's immutable objects, which must load without attrs, dataclasses or typing."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

__all__ = ["Value", "freeze", "slots_of"]


def freeze(value: Value, /, **slots: object) -> None:
    """Set the slots of a new `value`; called from its constructor only."""
    for name, item in slots.items():
        object.__setattr__(value, name, item)


def slots_of(value: Value) -> Iterator[str]:
    """Yield the names of the slots of `value`, those of its base classes first."""
    for cls in reversed(type(value).__mro__):
        yield from cls.__dict__.get("__slots__", ())


class Value:
    """An object with slots that is set once by its constructor, pickles by its slots and has a short repr."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"{type(self).__name__} is immutable"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        message = f"{type(self).__name__} is immutable"
        raise AttributeError(message)

    def __getstate__(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in slots_of(self)}

    def __setstate__(self, state: Mapping[str, object]) -> None:
        for name, item in state.items():
            object.__setattr__(self, name, item)

    def __copy__(self) -> Value:
        return self

    def __deepcopy__(self, memo: object) -> Value:
        return self

    def __repr__(self) -> str:
        slots = ((name, getattr(self, name, None)) for name in slots_of(self))
        shown = (
            (name, item) for name, item in slots if item is not None and item is not False and item not in ("", ())
        )
        return f"{type(self).__name__}({', '.join(f'{name}={item!r}' for name, item in shown)})"
