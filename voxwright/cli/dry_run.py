"""A request that is not sent, as facts for a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import attrs

from voxwright._core.clip import describe_clip
from voxwright._core.request.encode import file_schema, reads_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voxwright._core.operation import Field
    from voxwright._core.request import Request

UNSET_FILE = ("filename", "media_type", "size")
"""What only a file has."""


@attrs.frozen(kw_only=True)
class FieldFacts:
    """One field of a request."""

    name: str
    location: str
    """Where it goes: path, query, header, part (of a multipart body), body (a property of JSON), ..."""
    value: object = None
    filename: str | None = None
    media_type: str | None = None
    size: int | None = None
    """Bytes of a file; None where only sending a stream would tell."""

    def cells(self) -> tuple[object, ...]:
        """Return it as a row: what a file is called stands for its value."""
        return (self.name, self.filename or self.value, self.media_type, self.size)

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON types: a value, or what is known of a file."""
        facts = attrs.asdict(self)
        left_out = UNSET_FILE if self.filename is None else ("value",)
        return {name: value for name, value in facts.items() if name not in left_out}


@attrs.frozen(kw_only=True)
class RequestFacts:
    """What would be sent."""

    provider: str
    operation: str
    method: str
    url: str
    fields: tuple[FieldFacts, ...]
    content_type: str | None
    size: int | None
    """Bytes of the whole body; None where only sending a stream would tell."""
    billed: bool
    curl: str

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON types."""
        facts = attrs.asdict(self, recurse=False)
        return {**facts, "fields": [field.to_dict() for field in self.fields]}


def request_facts(request: Request[Any]) -> RequestFacts:
    """Return what a request would send, and where to."""
    operation = request.operation
    content_type, size = body_facts(request)
    return RequestFacts(
        provider=operation.vendor.name,
        operation=operation.name,
        method=request.method,
        url=address(request),
        fields=tuple(fact for field, value in request.given for fact in field_facts(request, field, value)),
        content_type=content_type,
        size=size,
        billed=operation.billed,
        curl=request.curl(),
    )


def address(request: Request[Any]) -> str:
    """Return where a request goes, without a key."""
    operation = request.operation
    query = urlencode(request.query)
    base = operation.server or operation.vendor.base_url
    return f"{base.rstrip('/')}{request.path}{'?' if query else ''}{query}"


def body_facts(request: Request[Any]) -> tuple[str | None, int | None]:
    """Return media type and size of the body; of a stream, which can be read only once, just the operation's type."""
    if reads_stream(request):
        return request.operation.body_type, None
    body = request.open_body()
    if body is None:
        return None, None
    with body:
        return body.content_type.partition(";")[0], body.length


def field_facts(request: Request[Any], field: Field, value: object) -> Iterator[FieldFacts]:
    """Yield what is sent for a field: one fact, or one for each file."""
    schema = file_schema(field.schema)
    if schema is None:
        yield FieldFacts(name=field.wire, location=field.location, value=request.encoded(field, value))
        return
    clips: list[Any] = list(value) if isinstance(value, (list, tuple)) else [value]  # pyright: ignore[reportUnknownArgumentType]
    for clip in clips:
        facts = describe_clip(clip, schema=schema, field=field.wire)
        yield FieldFacts(
            name=field.wire,
            location=field.location,
            filename=facts.filename,
            media_type=facts.media_type,
            size=facts.size,
        )
