"""`Secret`: an API key that no repr, dump, pickle or log can show."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

__all__ = ["MASK", "Secret"]

MASK = "***"
"""What stands for a key wherever one would be shown."""


class Secret:
    """A key, or a callable that returns the current one (for rotation); only `reveal()` gives it out.

    The value lives in a closure, so that a dump of the attributes shows a function and no text.
    """

    __slots__ = ("_reveal", "fixed")

    _reveal: Callable[[], object]
    fixed: bool
    """Whether it is a key, and no callable."""

    def __init__(self, value: str | Callable[[], str]) -> None:
        reveal = value if callable(value) else lambda: value
        object.__setattr__(self, "_reveal", reveal)
        object.__setattr__(self, "fixed", not callable(value))

    def reveal(self) -> str:
        """Return the key; a callable is asked again each time.

        Raises:
            TypeError: the callable returned something that is no text (the value is not named).
        """
        value = self._reveal()
        if not isinstance(value, str):
            kind = type(value).__name__
            del value
            message = f"the callable given as API key must return str, not {kind}"
            raise TypeError(message)
        return value

    def check(self, check: Callable[[object], object]) -> None:
        """Have a key judged by `check`, which raises; a callable is not asked before its key is needed."""
        if self.fixed:
            check(self._reveal())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = "a Secret can not be changed"
        raise AttributeError(message)

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        message = "a Secret can not be pickled; give the key again in the other process"
        raise TypeError(message)
