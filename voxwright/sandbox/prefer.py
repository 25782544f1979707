"""The `Prefer` request header as Prism reads it: `Prefer: code=429`, `Prefer: example=NAME`, or both with a comma."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

_PREFERENCE = re.compile(r'(?:^|[,;\s])(code|example)\s*=\s*(?:"([^"]*)"|([^,;\s]+))')


@attrs.frozen(kw_only=True)
class Preference:
    """Which documented answer is asked for; with neither there is no wish."""

    code: int | None = None
    example: str | None = None

    def __bool__(self) -> bool:
        return self.code is not None or self.example is not None

    def __str__(self) -> str:
        wishes = (("code", self.code), ("example", self.example))
        return ", ".join(f"{name}={value}" for name, value in wishes if value is not None)


def read_preference(headers: Iterable[str]) -> Preference:
    """Return the wish that the values of the `Prefer` header state; a code that is no status is none."""
    found: dict[str, str] = {}
    for header in headers:
        for name, quoted, plain in _PREFERENCE.findall(header):
            found.setdefault(name, quoted or plain)
    code = found.get("code", "")
    return Preference(
        code=int(code) if re.fullmatch(r"[1-5]\d\d", code) else None,
        example=found.get("example") or None,
    )
