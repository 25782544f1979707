"""What every run-time schema node is and does, and the error of a value that is not what a document promised."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

from voxwright._core.refusal import refusal, type_name
from voxwright._core.value import Value

__all__ = ["MAX_DEPTH", "DecodeError", "Node", "Reading", "check_depth", "kind_of", "wrong_type"]

MAX_DEPTH = 100
"""Levels of lists and objects that are followed; what is deeper is an error, not a crash."""

_MAX_ATTEMPTS = 2_000
_KINDS: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "list",
    type(None): "null",
}


def kind_of(value: object) -> str:
    """Return the JSON name of the type of `value`."""
    return _KINDS.get(type(value)) or type(value).__name__


class DecodeError(ValueError):
    """An answer is not what the vendor's document promises.

    `at` is the JSON pointer of the value, `expected` and `got` are short names of types; the value itself is not kept.
    """

    def __init__(self, at: str, expected: str, got: str) -> None:
        super().__init__(at, expected, got)
        self.at = at
        self.expected = expected
        self.got = got

    def __str__(self) -> str:
        return f"at {self.at or 'the top'}: expected {self.expected}, got {self.got}"


class Reading:
    """The state of one `decode`: how many alternatives of unions may still be tried."""

    __slots__ = ("attempts",)

    def __init__(self) -> None:
        self.attempts = _MAX_ATTEMPTS

    def attempt(self, at: str) -> None:
        """Count one alternative; a document built to make us try without end is an error."""
        self.attempts -= 1
        if self.attempts < 0:
            raise DecodeError(at, "fewer alternatives", "too many to try")

    @staticmethod
    def enter(at: str) -> None:
        """Go one level down, to `at`."""
        if at.count("/") >= MAX_DEPTH:
            raise DecodeError(at[:200], f"at most {MAX_DEPTH} levels", "more")


class Node(Value):
    """One run-time schema: turns JSON values into Python values and back.

    `decode` is lenient about what a vendor may add later and strict about types; `encode` keeps a request within the
    vendor's limits; `dump` turns a decoded value back without judging it.
    """

    __slots__ = ()

    @property
    def expected(self) -> str:
        """The short name of the type, for messages."""
        return type(self).__name__.lower()

    @property
    def nullable(self) -> bool:
        """Whether null is a value of this schema."""
        return False

    @property
    def identifier(self) -> bool:
        """Whether an answer without this value is of no use."""
        return False

    def decode(self, value: object, at: str = "") -> Any:
        """Return the Python value of a JSON `value` that came from a vendor.

        Raises:
            DecodeError: `value`, or something in it, has the wrong type or is missing; with its JSON pointer.
        """
        try:
            return self.read(value, at, Reading())
        except RecursionError:
            raise DecodeError(at, f"at most {MAX_DEPTH} levels", "more") from None

    def encode(self, value: object, at: str = "") -> Any:
        """Return the JSON value of a Python `value` that a user wants to send.

        Raises:
            InvalidRequestError: `value`, or something in it, is not what the vendor takes; `field` is `at` and below.
        """
        try:
            return self.write(value, at, checked=True)
        except RecursionError:
            raise refusal(at, "is nested too deeply, or holds itself") from None

    def dump(self, value: object) -> Any:
        """Return the JSON value of a decoded Python `value`, whatever limits it breaks."""
        return self.write(value, "", checked=False)

    def read(self, value: object, at: str, reading: Reading) -> Any:
        """Do the work of `decode`; only nodes call it."""
        raise NotImplementedError

    def write(self, value: object, at: str, *, checked: bool) -> Any:
        """Do the work of `encode` (`checked`) and of `dump`; only nodes call it."""
        raise NotImplementedError

    def fit(self, value: object, depth: int) -> int:
        """Return how well `value` fits, looking `depth` levels down: 0 not at all, more is better."""
        raise NotImplementedError


def wrong_type(at: str, wanted: str, value: object) -> Exception:
    """Return the refusal of a value of the wrong Python type."""
    return refusal(at, f"must be {wanted}, not {type_name(value)}", allowed=wanted)


def check_depth(at: str) -> None:
    """Refuse a request value that is nested without end."""
    if at.count("/") >= MAX_DEPTH:
        raise refusal(at.split("/", 1)[0], f"is nested deeper than {MAX_DEPTH} levels")
