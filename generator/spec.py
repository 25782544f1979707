"""The normalized specification: frozen values that say all that is on the wire, and nothing of Python.

Everything that the generated code sends, checks or decodes is emitted from these values. `read.py` makes them from a
normalized document; `names.py` adds Python's names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .pointer import tokens

Json = Any


@frozen(kw_only=True)
class AnyType:
    """Any JSON value."""


@frozen(kw_only=True)
class StringType:
    """Text. `enum` is empty where any text goes; lengths count `unit`s."""

    enum: tuple[str, ...] = ()
    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    unit: str = "characters"
    pattern: str | None = None
    not_blank: bool = False
    identifier: bool = False
    url: Mapping[str, Json] | None = None


@frozen(kw_only=True)
class NumberType:
    """A number; `integer` tells whether it must be whole."""

    integer: bool
    enum: tuple[int, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


@frozen(kw_only=True)
class BooleanType:
    """True or false."""


@frozen(kw_only=True)
class ConstType:
    """Exactly one JSON value."""

    value: Json


@frozen(kw_only=True)
class ListType:
    """An array of one kind of item."""

    item: Type
    min_items: int | None = None
    max_items: int | None = None


@frozen(kw_only=True)
class MapType:
    """An object with any keys and one kind of value."""

    value: Type


@frozen(kw_only=True)
class NullableType:
    """What is inside, or null."""

    inner: Type


@frozen(kw_only=True)
class UnionType:
    """One of several; a discriminator decides where the document has one."""

    variants: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, int], ...] = ()


@frozen(kw_only=True)
class NamedType:
    """A model or an enumeration among the components, by its name there."""

    name: str


@frozen(kw_only=True)
class RecursiveType:
    """A component that holds itself and is no model: a list of such lists, a union with such a list."""

    name: str


@frozen(kw_only=True)
class JsonTextType:
    """A value that travels as its JSON text, where no JSON can stand: in a query, a header or a cookie."""

    inner: Type


@frozen(kw_only=True)
class FileType:
    """A file part of a form."""

    formats: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    max_bytes: int | None = None
    pcm: Mapping[str, int] | None = None


@frozen(kw_only=True)
class BinaryType:
    """Raw bytes as a whole body."""


Type = (
    AnyType
    | StringType
    | NumberType
    | BooleanType
    | ConstType
    | ListType
    | MapType
    | NullableType
    | UnionType
    | NamedType
    | RecursiveType
    | JsonTextType
    | FileType
    | BinaryType
)


def named(kind: Type) -> list[str]:
    """Give the components that *kind* names, not those that they name in turn."""
    match kind:
        case NamedType(name=name):
            return [name]
        case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner) | JsonTextType(inner=inner):
            return named(inner)
        case UnionType(variants=variants):
            return [name for variant in variants for name in named(variant)]
        case _:
            return []


@frozen(kw_only=True)
class Property:
    """One property of a model."""

    wire: str
    type: Type
    required: bool
    description: str = ""
    default: Json = None
    has_default: bool = False
    deprecated: bool = False
    aliases: tuple[str, ...] = ()
    read_only: bool = False
    write_only: bool = False
    label: str = ""
    pointer: str = ""

    @property
    def said(self) -> str:
        """What its Python name is made of: the name on the wire, unless another field's would be the same."""
        return self.label or self.wire


@frozen(kw_only=True)
class Model:
    """An object schema among the components."""

    name: str
    description: str
    properties: tuple[Property, ...]
    additional: Type | None
    pointer: str


@frozen(kw_only=True)
class Enum:
    """An enumeration among the components."""

    name: str
    description: str
    type: StringType | NumberType
    pointer: str


@frozen(kw_only=True)
class Alias:
    """A component that is no model and holds itself, so that it needs a name."""

    name: str
    description: str
    type: Type
    pointer: str


@frozen(kw_only=True)
class Parameter:
    """One thing that an operation takes: a parameter, a property of its body, a part of its form, or the whole body."""

    wire: str
    location: str
    type: Type
    required: bool
    description: str = ""
    default: Json = None
    has_default: bool = False
    deprecated: bool = False
    argument: str | None = None
    languages: Mapping[str, str] | None = None
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    label: str = ""
    pointer: str = ""

    @property
    def said(self) -> str:
        """What its Python name is made of: the name on the wire, unless another argument's would be the same."""
        return self.label or self.wire


@frozen(kw_only=True)
class Answer:
    """One documented answer: a status (`200`, `4XX`, `default`), its media type and what it holds (None: no body).

    One that is a `stream` is given out before it is read.
    """

    status: str
    media_type: str
    type: Type | None
    description: str = ""
    stream: bool = False


@frozen(kw_only=True)
class Security:
    """How a key is shown: where, under which name, after which prefix; `key` names a further one of the client's."""

    kind: str
    name: str
    prefix: str = ""
    key: str = ""


@frozen(kw_only=True)
class Key:
    """A further key of the client, which only some operations take: its argument and its environment variable."""

    name: str
    env: str
    description: str = ""
    basic: bool = False


@frozen(kw_only=True)
class Setting:
    """A header that is a setting of the client and no argument of a call."""

    name: str
    header: str
    default: str
    values: tuple[str, ...]
    description: str = ""


@frozen(kw_only=True)
class Operation:
    """One call, as the vendor documents it and the overlay corrects it."""

    identifier: str
    group: str
    method_name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body_type: str | None
    body_name: str | None = None
    answers: tuple[Answer, ...]
    security: tuple[Security, ...]
    server: str
    deprecated: bool = False
    facts: Mapping[str, Json] = field(factory=dict[str, Json])
    pointer: str = ""

    @property
    def name(self) -> str:
        """The name in the typed client, such as `voices.clone`."""
        return f"{self.group}.{self.method_name}"

    @property
    def key(self) -> str:
        """The key of its path in the document: the path, and what of the key is not sent (a fragment, a query)."""
        return tokens(self.pointer)[1] if self.pointer else self.path


@frozen(kw_only=True)
class NormalizedSpec:
    """A vendor's interface, whole."""

    title: str
    version: str
    vendor: Mapping[str, Json]
    server: str
    security: Security | None
    keys: tuple[Key, ...] = ()
    settings: tuple[Setting, ...]
    operations: tuple[Operation, ...]
    models: tuple[Model, ...]
    enums: tuple[Enum, ...]
    aliases: tuple[Alias, ...] = ()
    document: Mapping[str, Json]
