"""What a vendor's operations are, as data that generated code fills in; loads without attrs, typing or json."""

from __future__ import annotations

from voxwright._core.poll_rule import Poll
from voxwright._core.unset import UNSET
from voxwright._core.value import Value, freeze
from voxwright._core.vendor import InBand, Security, Setting, Sunset, Vendor

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Generic, TypeVar

    from voxwright._core.request import Request
    from voxwright._core.schema.base import Node
    from voxwright._core.stream import AsyncByteStream, ByteStream

    T_co = TypeVar("T_co", covariant=True)

    class TypedValue(Value, Generic[T_co]):
        """Carries the type of an operation's result, for type checkers only."""

else:
    T_co = None

    class TypedValue(Value):
        """Stands in at run time, where the type of a result is of no use."""

        __slots__ = ()

        def __class_getitem__(cls, item):  # noqa: ANN001, ANN204 - no names of types at run time
            """Return the class: what stands between the brackets matters to type checkers only."""
            return cls


__all__ = [
    "Answer",
    "Field",
    "InBand",
    "LinkOperation",
    "Operation",
    "Poll",
    "Security",
    "Setting",
    "StreamOperation",
    "Sunset",
    "TypedValue",
    "Vendor",
]


class Field(Value):
    """One thing that an operation takes.

    `location`: "path", "query", "header", "cookie", "body" (a property of a JSON body), "part" (of a multipart body),
    "form" (of a urlencoded one) or "content" (the whole body). `argument` is the common API's argument that it
    carries; `languages` says what the vendor calls each BCP 47 tag that it takes, where it has words of its own.
    `default` is sent only for a required field that is not given. `style` and `explode` are those of an OpenAPI
    parameter; `content_type` is the media type of a part.
    """

    __slots__ = (
        "argument",
        "content_type",
        "default",
        "deprecated",
        "explode",
        "languages",
        "location",
        "name",
        "required",
        "schema",
        "style",
        "wire",
    )

    name: str
    location: str
    schema: Node
    wire: str
    required: bool
    argument: str | None
    languages: Mapping[str, str] | None
    default: object
    deprecated: bool
    content_type: str | None
    style: str | None
    explode: bool | None

    def __init__(
        self,
        name: str,
        location: str,
        schema: Node,
        *,
        wire: str | None = None,
        required: bool = False,
        argument: str | None = None,
        languages: Mapping[str, str] | None = None,
        default: object = UNSET,
        deprecated: bool = False,
        content_type: str | None = None,
        style: str | None = None,
        explode: bool | None = None,
    ) -> None:
        freeze(
            self,
            name=name,
            location=location,
            schema=schema,
            wire=name if wire is None else wire,
            required=required,
            argument=argument,
            languages=languages,
            default=default,
            deprecated=deprecated,
            content_type=content_type,
            style=style,
            explode=explode,
        )

    @property
    def takes_null(self) -> bool:
        """Whether None is the vendor's null here, and not "left out": in JSON, where null is a value of its own."""
        if self.location not in ("body", "content"):
            return False
        from voxwright._core.schema.nodes import Nullable

        return self.schema.nullable if self.required else isinstance(self.schema, Nullable)

    def __repr__(self) -> str:
        return f"Field({self.name!r}, {self.location!r})"


class Answer(Value):
    """A documented answer: `status` is "200", "4XX" or "default"; `schema` is None where there is no body.

    One that is a `stream` is given out before it is read; it is not decoded.
    """

    __slots__ = ("media_type", "schema", "status", "stream")

    status: str
    media_type: str
    schema: Node | None
    stream: bool

    def __init__(
        self, status: str, media_type: str | None = "", schema: Node | None = None, *, stream: bool = False
    ) -> None:
        freeze(self, status=status, media_type=media_type or "", schema=schema, stream=stream)


class Operation(TypedValue[T_co]):
    """One operation of a vendor; calling `request` with the values of its fields gives a `Request`.

    `security` says where its keys go, all of them at once; empty, none is sent; None, it is the vendor's.
    `idempotency` is the header by which the vendor knows a request that it has had before.
    """

    __slots__ = (
        "answers",
        "billed",
        "body_type",
        "deprecated",
        "fields",
        "idempotency",
        "locations",
        "max_body_bytes",
        "method",
        "name",
        "not_executed",
        "path",
        "poll",
        "rate_limit",
        "security",
        "server",
        "summary",
        "vendor",
    )

    vendor: Vendor
    name: str
    method: str
    path: str
    fields: tuple[Field, ...]
    locations: frozenset[str]
    answers: tuple[Answer, ...]
    body_type: str | None
    billed: bool
    idempotency: str | None
    max_body_bytes: int | None
    rate_limit: tuple[int, float] | None
    not_executed: tuple[int, ...]
    poll: Poll | None
    deprecated: bool
    security: tuple[Security, ...] | None
    server: str | None
    summary: str

    def __init__(
        self,
        *,
        vendor: Vendor,
        name: str,
        method: str,
        path: str,
        fields: Sequence[Field] = (),
        answers: Sequence[Answer] = (),
        body_type: str | None = None,
        billed: bool = False,
        idempotency: str | None = None,
        max_body_bytes: int | None = None,
        rate_limit: tuple[int, float] | None = None,
        not_executed: Sequence[int] = (),
        poll: Poll | None = None,
        deprecated: bool = False,
        security: Sequence[Security] | None = None,
        server: str | None = None,
        summary: str = "",
    ) -> None:
        freeze(
            self,
            vendor=vendor,
            name=name,
            method=method,
            path=path,
            fields=tuple(fields),
            locations=frozenset(field.location for field in fields),
            answers=tuple(answers),
            body_type=body_type,
            billed=billed,
            idempotency=idempotency,
            max_body_bytes=max_body_bytes,
            rate_limit=rate_limit,
            not_executed=tuple(not_executed),
            poll=poll,
            deprecated=deprecated,
            security=None if security is None else tuple(security),
            server=server,
            summary=summary,
        )

    def __repr__(self) -> str:
        return f"Operation({self.vendor.name} {self.name}: {self.method} {self.path})"

    @property
    def is_plain(self) -> bool:
        """Whether the path has no parameters."""
        return "{" not in self.path

    def key_places(self, vendor: Vendor | None = None) -> tuple[Security, ...]:
        """Return where the keys of a call go: as the operation says, else as `vendor` does, which is its own."""
        wanted = ((vendor or self.vendor).security,) if self.security is None else self.security
        return tuple(security for security in wanted if security.kind != "none")

    @property
    def extra_fields(self) -> tuple[Field, ...]:
        """The fields that no common argument carries; they can be given through `extra`."""
        return tuple(field for field in self.fields if field.argument is None)

    def field(self, name: str) -> Field | None:
        """Return the field of this API name, or of this Python name, or None."""
        by_wire = (field for field in self.fields if field.wire == name)
        by_name = (field for field in self.fields if field.name == name)
        return next(by_wire, None) or next(by_name, None)

    def argument(self, name: str) -> Field | None:
        """Return the field that carries the common argument `name`, or None where the vendor has none for it."""
        return next((field for field in self.fields if field.argument == name), None)

    def request(self, **values: object) -> Request[T_co]:
        """Return the request with these values, by the Python names of the fields.

        None and `UNSET` leave an optional field out, save that None is the vendor's null in a nullable JSON field.
        No limit is checked yet: `Request.check` does that.

        Raises:
            InvalidRequestError: a required field is missing.
            TypeError: there is no field of a name given.
        """
        from voxwright._core.request import new_request

        return new_request(self, values)


class LinkOperation(Operation[T_co]):
    """What fetches a link: from its own address, without key, settings or anything else of the client's."""

    __slots__ = ()


if TYPE_CHECKING:

    class StreamOperation(Operation[AsyncByteStream | ByteStream | T_co], Generic[T_co]):
        """An operation that streams; `T_co` is what else it may answer, decoded, and Never where that is nothing."""

        def request(self, **values: object) -> StreamRequest[T_co]:
            """Return the request with these values; as `Operation.request`."""
            ...

    class StreamRequest(Request[AsyncByteStream | ByteStream | T_co], Generic[T_co]):
        """A request that streams: sent, it gives the stream of the client that sends it, or a `T_co`."""

        def with_extra(
            self,
            extra: Mapping[str, object] | None = None,
            *,
            body: Mapping[str, object] | None = None,
            headers: Mapping[str, str] | None = None,
        ) -> StreamRequest[T_co]:
            """Return this request with more in it; as `Request.with_extra`."""
            ...

else:
    StreamOperation = Operation  # what streams is said by the answers; only type checkers need to tell them apart
