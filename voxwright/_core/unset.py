"""`UNSET`: the value of an argument or field that was not given, where `None` would mean the vendor's null."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Final

__all__ = ["UNSET", "Unset"]


class Unset:
    """The type of `UNSET`; there is one instance, and it is false."""

    __slots__ = ()

    def __new__(cls) -> Unset:  # noqa: PYI034 - there is one class and one instance
        """Return the one instance."""
        return _INSTANCES.setdefault(cls, super().__new__(cls))

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> tuple[type[Unset], tuple[()]]:
        return (Unset, ())


_INSTANCES: dict[type[Unset], Unset] = {}

UNSET: Final[Unset] = Unset()
