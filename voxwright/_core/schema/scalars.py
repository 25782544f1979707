"""Schema nodes without parts: text, booleans, constants, bytes."""

# ruff: noqa: ARG002 - each node takes what any node may need

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any as AnyValue

    from voxwright._core.schema.base import Reading

from voxwright._core.refusal import refusal, shorten
from voxwright._core.schema.base import DecodeError, Node, kind_of, wrong_type
from voxwright._core.schema.text_rules import check_encodable, check_length, check_pattern
from voxwright._core.schema.weburl import Url, check_url
from voxwright._core.value import freeze

__all__ = ["Binary", "Bool", "Const", "Str"]


class Str(Node):
    """Text. Lengths are in `unit`: "characters" (code points) or "bytes" (of UTF-8).

    Only `identifier` (present and not empty) is asked of an answer; all other limits are for requests.
    """

    __slots__ = (
        "_identifier",
        "enum",
        "format",
        "max_length",
        "min_length",
        "not_blank",
        "pattern",
        "unit",
        "url",
    )

    enum: tuple[str, ...]
    min_length: int | None
    max_length: int | None
    unit: str
    pattern: str | None
    not_blank: bool
    url: Url | None
    format: str | None
    _identifier: bool

    def __init__(
        self,
        enum: Sequence[str] = (),
        *,
        min_length: int | None = None,
        max_length: int | None = None,
        unit: str = "characters",
        pattern: str | None = None,
        not_blank: bool = False,
        identifier: bool = False,
        url: Url | Mapping[str, AnyValue] | bool | None = None,
        format: str | None = None,  # noqa: A002 - the word of the specification
    ) -> None:
        freeze(
            self,
            enum=tuple(enum),
            min_length=min_length,
            max_length=max_length,
            unit=unit,
            pattern=pattern,
            not_blank=not_blank,
            url=Url.of(url),
            format=format,
            _identifier=identifier,
        )

    @property
    def expected(self) -> str:
        return "non-empty string" if self._identifier else "string"

    @property
    def identifier(self) -> bool:
        return self._identifier

    def read(self, value: object, at: str, reading: Reading) -> str:
        if not isinstance(value, str):
            raise DecodeError(at, self.expected, kind_of(value))
        if self._identifier and not value.strip():
            raise DecodeError(at, self.expected, "empty string")
        return value

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if not isinstance(value, str):
            if checked:
                raise wrong_type(at, "text (str)", value)
            return value
        text = value if type(value) is str else str.__str__(value)
        if checked:
            self._check(text, at)
        return text

    def _check(self, text: str, at: str) -> None:
        check_encodable(text, at)
        if self.enum and text not in self.enum:
            reason = f"is none of the values that the vendor takes: {shorten(text)}"
            raise refusal(at, reason, allowed=self.enum)
        if self.not_blank and not text.strip():
            raise refusal(at, "must not be blank")
        check_length(text, at, minimum=self.min_length, maximum=self.max_length, unit=self.unit)
        if self.pattern is not None:
            check_pattern(text, at, self.pattern)
        if self.url is not None:
            check_url(text, at, self.url)

    def fit(self, value: object, depth: int) -> int:
        if not isinstance(value, str):
            return 0
        if self.enum:
            return 6 if value in self.enum else 1
        return 4


class Bool(Node):
    """true or false."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "boolean"

    def read(self, value: object, at: str, reading: Reading) -> bool:
        if not isinstance(value, bool):
            raise DecodeError(at, "boolean", kind_of(value))
        return value

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if checked and not isinstance(value, bool):
            raise wrong_type(at, "True or False", value)
        return value

    def fit(self, value: object, depth: int) -> int:
        return 5 if isinstance(value, bool) else 0


class Const(Node):
    """One value. An answer may carry another one of the same type: it is kept."""

    __slots__ = ("value",)

    value: object

    def __init__(self, value: object) -> None:
        freeze(self, value=value)

    @property
    def expected(self) -> str:
        return kind_of(self.value)

    @property
    def nullable(self) -> bool:
        return self.value is None

    def _is(self, value: object) -> bool:
        return isinstance(value, bool) == isinstance(self.value, bool) and value == self.value

    def _is_alike(self, value: object) -> bool:
        numbers = {"integer", "number"}
        kinds = {kind_of(value), kind_of(self.value)}
        return len(kinds) == 1 or kinds == numbers

    def read(self, value: object, at: str, reading: Reading) -> object:
        if not self._is_alike(value):
            raise DecodeError(at, self.expected, kind_of(value))
        return value

    def write(self, value: object, at: str, *, checked: bool) -> object:
        if self._is(value):
            return self.value
        if checked:
            raise refusal(at, f"must be {self.value!r}", allowed=(self.value,))
        return value

    def fit(self, value: object, depth: int) -> int:
        return 8 if self._is(value) else 0


class Binary(Node):
    """Bytes that are no JSON: a whole body, such as audio."""

    __slots__ = ()

    @property
    def expected(self) -> str:
        return "bytes"

    def read(self, value: object, at: str, reading: Reading) -> bytes:
        if not isinstance(value, bytes):
            raise DecodeError(at, "bytes", kind_of(value))
        return value

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(value)  # pyright: ignore[reportUnknownArgumentType]
        if checked:
            raise wrong_type(at, "bytes", value)
        return value

    def fit(self, value: object, depth: int) -> int:
        return 5 if isinstance(value, (bytes, bytearray, memoryview)) else 0
