"""What a text in a request must keep to: lengths in the vendor's unit, patterns, no lone surrogates."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    import re

from voxwright._core.refusal import refusal, shorten

__all__ = ["check_encodable", "check_length", "check_pattern", "compile_pattern"]

_PATTERNS: dict[str, re.Pattern[str] | None] = {}


def check_encodable(value: str, at: str) -> None:
    """Refuse a text that has no UTF-8 form, such as half of an emoji."""
    if value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"holds a lone surrogate at position {error.start}, which can not be sent as UTF-8"
        raise refusal(at, reason) from None


def check_length(value: str, at: str, *, minimum: int | None, maximum: int | None, unit: str) -> None:
    """Refuse a text whose length in `unit` ("characters": code points; "bytes": of UTF-8) is out of bounds."""
    if minimum is None and maximum is None:
        return
    size = len(value) if unit != "bytes" or value.isascii() else len(value.encode())
    if maximum is not None and size > maximum:
        reason = f"is {size} {unit} long; the vendor takes at most {maximum}"
        raise refusal(at, reason, allowed=maximum)
    if minimum is not None and size < minimum:
        reason = f"is {size} {unit} long; the vendor takes at least {minimum}"
        raise refusal(at, reason, allowed=minimum)


def check_pattern(value: str, at: str, pattern: str) -> None:
    """Refuse a text in which the ECMA 262 `pattern` matches nowhere."""
    compiled = compile_pattern(pattern)
    if compiled is not None and compiled.search(value) is None:
        reason = f"does not match the vendor's pattern: {shorten(value)}"
        raise refusal(at, reason, allowed=pattern)


def compile_pattern(pattern: str) -> re.Pattern[str] | None:
    r"""Return an ECMA 262 pattern for Python's `re`, or None where `re` has no equal for it (it is then not enforced).

    Like JSON Schema's, a pattern is searched for and not anchored unless it says so; `$` is the end of the text and
    not also the place before a last line break, and `\d` and `\w` are ASCII.
    """
    if pattern not in _PATTERNS:
        import re

        try:
            _PATTERNS[pattern] = re.compile(_translated(pattern), re.ASCII)
        except (re.error, OverflowError, RecursionError):
            _PATTERNS[pattern] = None
    return _PATTERNS[pattern]


def _translated(pattern: str) -> str:
    parts: list[str] = []
    in_class = escaped = False
    for index, char in enumerate(pattern):
        if escaped:
            escaped = False
            parts.append(char)
        elif char == "\\":
            escaped = True
            parts.append(char)
        elif char == "$" and not in_class:
            parts.append(r"\Z")
        elif char == "<" and pattern[index - 2 : index] == "(?" and pattern[index + 1 : index + 2] not in ("=", "!"):
            parts.append("P<")
        else:
            in_class = char == "[" or (in_class and char != "]")
            parts.append(char)
    return "".join(parts)
