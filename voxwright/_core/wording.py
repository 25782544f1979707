"""Text that people read: flattened, shortened, listed."""

from __future__ import annotations

SHOWN = 300
"""Characters of a text that is not ours which a message shows."""


def one_line(text: str, limit: int = SHOWN) -> str:
    """Return `text` without control characters or line breaks, at most `limit` characters."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 4]).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def listed(values: object) -> str:
    """Return accepted values as text, or '' when there is nothing to say."""
    if values is None or values == "":
        return ""
    if isinstance(values, (list, tuple, set, frozenset)):
        items: list[object] = list(values)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return one_line(", ".join(str(item) for item in items))
    return one_line(str(values))
