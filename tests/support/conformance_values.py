"""Values at and beyond the limits of a field, all read from its schema: nothing here knows a vendor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from voxwright._core import schema as s
from voxwright._core.operation import Field
from voxwright._core.unset import UNSET
from voxwright.sandbox.audio import tone, wav

WAV = wav(tone(seconds=0.05))
MP3 = b"\xff\xfb\x90\x64" + bytes(413)
SAMPLES: dict[str, tuple[bytes, frozenset[str]]] = {
    "wav": (WAV, frozenset({"wav"})),
    "mp3": (MP3 * 4, frozenset({"mp3", "mpeg", "mpga"})),
    "flac": (b"fLaC" + bytes(200), frozenset({"flac"})),
    "ogg": (b"OggS" + bytes(200), frozenset({"ogg", "oga", "opus"})),
    "m4a": (b"\x00\x00\x00\x20ftypM4A " + bytes(200), frozenset({"m4a", "mp4"})),
    "aac": (b"\xff\xf1\x50\x80" + bytes(200), frozenset({"aac"})),
    "webm": (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(200), frozenset({"webm"})),
}
"""The first bytes of a file of each format, and the names that documents have for the format."""
MEDIA_TYPES = {"wav": "audio/wav", "mp3": "audio/mpeg", "flac": "audio/flac", "ogg": "audio/ogg"} | {
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "webm": "audio/webm",
}
NO_AUDIO = b"<!DOCTYPE html><title>Not found</title>"
ALPHABETS = {"ascii": "a", "two-byte": "é", "emoji": "🎙"}
NO_SUCH = "no such value"
CATALOGUED = {"accent": "southern-us"}
"""Fields that take an entry of a catalogue, by their names, with one that is in it: no schema can say which."""
BY_VOICE = {"speed"}
"""Fields whose limits may be narrower for the voice at hand than for any voice, which is what the schema says."""
CURSORS = ("cursor", "_token", "_after", "_before")
"""How the names of fields end that take what an answer gave: nothing else is valid."""
FOREIGN_LANGUAGE = "tlh"
"""Klingon: a well-formed tag that no vendor takes."""


@dataclass(frozen=True)
class Edge:
    """A limit: the last value inside, the first one outside, and what a refusal says is allowed (None: something)."""

    label: str
    inside: Any
    outside: Any
    allowed: Any = None

    def __str__(self) -> str:
        return self.label


def inner(schema: Any) -> Any:
    """Return a schema without the null around it."""
    return inner(schema.inner) if isinstance(schema, s.Nullable) else schema


def is_cursor(field: Field) -> bool:
    """Say whether a field takes what an answer gave."""
    return field.location == "query" and field.wire.endswith(CURSORS)


def is_text(field: Field) -> bool:
    """Say whether a field takes any text within its limits."""
    schema = inner(field.schema)
    return isinstance(schema, s.Str) and not schema.enum and schema.url is None


def valid(field: Field) -> Any:
    """Return a value that the vendor takes."""
    found = made_of(field.schema) if field.default is UNSET else field.default
    return CATALOGUED.get(field.wire, found)


def made_of(node: Any, *, text: str | None = None) -> Any:
    """Return a value that a schema takes: the least of an object, and a WAV file where there is a choice.

    `text` is what stands where any text would do.
    """
    schema = inner(node)
    if isinstance(schema, s.File):
        return WAV
    if isinstance(schema, s.Union):
        choices = [made_of(each, text=text) for each in schema.variants]
        return next((each for each in choices if isinstance(each, dict) and "wav" in each.values()), choices[0])
    if isinstance(schema, s.Model):
        return {prop.wire: made_of(prop.node, text=text) for prop in schema.described().required}
    if isinstance(schema, s.List):
        return [made_of(schema.item, text=text)]
    if isinstance(schema, s.Const):
        return schema.value
    if getattr(schema, "enum", ()):
        return "wav" if "wav" in schema.enum else schema.enum[0]
    if isinstance(schema, s.Bool):
        return True
    if isinstance(schema, s.Str):
        return text_of_ones_own(schema, text)
    return 1 if (schema.minimum or 1) <= 1 else schema.minimum


def text_of_ones_own(schema: Any, text: str | None) -> str:
    """Return a text that a schema takes, as given if one was."""
    if text is not None:
        return text
    if schema.url is not None:
        return f"{schema.url.schemes[0]}://example.com/hook"
    return next(each for each in ("Ada", "Ada likes it long", "1234567890", "a") if fits(schema, each))


def fits(schema: Any, value: object) -> bool:
    """Say whether a schema takes a value; the schema itself is judged by its own tests, and by the sandbox here."""
    try:
        schema.encode(value)
    except ValueError:
        raise
    except Exception:  # noqa: BLE001 - any refusal
        return False
    return True


def text_of(length: int, unit: str, alphabet: str) -> str:
    """Return a text of a length in a unit, of wide characters as far as they fill it."""
    width = len(alphabet.encode()) if unit == "bytes" else 1
    return alphabet * (length // width) + "a" * (length % width)


def edges(field: Field) -> Iterator[Edge]:
    """Yield the limits of a field."""
    schema = inner(field.schema)
    if isinstance(schema, s.Str):
        yield from text_edges(schema)
    elif isinstance(schema, s.Int | s.Num):
        yield from number_edges(schema)
    elif isinstance(schema, s.File):
        yield from file_edges(schema)


def text_edges(schema: Any) -> Iterator[Edge]:
    """Yield the limits of a text."""
    if schema.enum:
        # What says which format a clip has must agree with the clip, and that is a WAV file here.
        yield Edge("enum", "wav" if "wav" in schema.enum else schema.enum[-1], NO_SUCH, schema.enum)
        upper = next((value.swapcase() for value in schema.enum if value.swapcase() not in schema.enum), NO_SUCH)
        yield Edge("enum-other-case", "wav" if "wav" in schema.enum else schema.enum[0], upper, schema.enum)
        return
    for name, alphabet in ALPHABETS.items():
        if schema.max_length is not None and schema.url is None:
            longest = text_of(schema.max_length, schema.unit, alphabet)
            if fits(schema, longest):
                yield Edge(f"longest-{name}", longest, longest + "a", schema.max_length)
        if schema.min_length:
            shortest = text_of(schema.min_length, schema.unit, alphabet)
            if fits(schema, shortest):
                yield Edge(f"shortest-{name}", shortest, shortest[:-1], schema.min_length)
    if schema.not_blank:
        yield Edge("not-blank", "a", " \t\u3000")
    if schema.pattern is not None:
        wrong = next(text for text in ("a-b", "é", "a b", "!", "\n") if not fits(schema, text))
        right = next(text for text in ("a", "A1", "1") if fits(schema, text))
        yield Edge("pattern", right, wrong, schema.pattern)
        if not fits(schema, f"{right}\n"):
            yield Edge("pattern-line-feed", right, f"{right}\n", schema.pattern)
    if schema.url is not None:
        yield from url_edges(schema)


def url_edges(schema: Any) -> Iterator[Edge]:
    """Yield the limits of an address."""
    scheme = schema.url.schemes[0]
    right = f"{scheme}://example.com/hook"
    yield Edge("url-scheme", right, "gopher://example.com/hook")
    yield Edge("url-host", right, f"{scheme}:///hook")
    if schema.max_length is not None:
        longest = right.ljust(schema.max_length, "a")
        yield Edge("url-longest", longest, longest + "a", schema.max_length)
    if schema.url.public:
        for name, host in {
            "loopback": "127.0.0.1",
            "private": "10.1.2.3",
            "link-local": "169.254.169.254",
            "number": "2130706433",
            "ipv6": "[::1]",
            "mapped": "[::ffff:10.0.0.1]",
            "name": "localhost",
        }.items():
            yield Edge(f"url-{name}", right, f"{scheme}://{host}/hook")


def number_edges(schema: Any) -> Iterator[Edge]:
    """Yield the limits of a number."""
    if schema.enum:
        yield Edge("enum", schema.enum[-1], max(schema.enum) + 1, schema.enum)
    if schema.minimum is not None:
        yield Edge("minimum", schema.minimum, schema.minimum - 1, schema.minimum)
    if schema.maximum is not None:
        yield Edge("maximum", schema.maximum, schema.maximum + 1, schema.maximum)


def file_edges(schema: s.File) -> Iterator[Edge]:
    """Yield the limits of a file."""
    if schema.max_bytes is not None:
        yield Edge("largest", sized(schema.max_bytes), sized(schema.max_bytes + 1), schema.max_bytes)
    yield Edge("not-empty", WAV, b"")
    if schema.formats:
        yield Edge("format-none", WAV, NO_AUDIO, schema.formats)


@cache
def sized(size: int) -> bytes:
    """Return a WAV file of a size."""
    return WAV.ljust(size, b"\0")


def takes(schema: s.File, sample: str) -> bool:
    """Say whether a file of a format is taken: by the formats listed, or by anything going."""
    return not schema.formats or bool(SAMPLES[sample][1] & set(schema.formats))


def wrong_types(field: Field) -> dict[str, Any]:
    """Return values of the wrong Python type, by a name for each."""
    schema = inner(field.schema)
    values: dict[str, Any] = {
        "int": 5,
        "float": 1.5,
        "bool": True,
        "text": "text",
        "bytes": b"bytes",
        "list": ["a"],
        "dict": {"a": "b"},
        "object": object(),
        "set": {"a"},
        "class": str,
    }
    right = right_types(schema)
    return {name: value for name, value in values.items() if name not in right}


def right_types(schema: Any) -> set[str]:
    """Return which of these values a schema may take, by their names."""
    if isinstance(schema, s.Union):
        return {name for variant in schema.variants for name in right_types(inner(variant))}
    right: dict[type, set[str]] = {
        s.Str: {"text"},
        s.Int: {"int"},
        s.Num: {"int", "float"},
        s.Bool: {"bool"},
        s.File: {"text", "bytes"},
        s.List: {"list"},
    }
    if isinstance(schema, s.Model):  # one of a model without what it requires is refused
        return set() if schema.described().required else {"dict"}
    return right.get(type(schema), set())
