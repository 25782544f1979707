"""From the values of a request to its body."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from voxwright._core.clip import Source
    from voxwright._core.operation import Field
    from voxwright._core.request import Request
    from voxwright._core.request.multipart import Part
    from voxwright._core.schema.base import Node

from voxwright._core.clip import Clip, open_clip
from voxwright._core.clip.opening import reads_once
from voxwright._core.params import form_pairs, json_text
from voxwright._core.refusal import refusal
from voxwright._core.request.body import Body
from voxwright._core.request.multipart import FilePart, field_parts, is_json, segments_of, value_parts
from voxwright._core.schema.file import File
from voxwright._core.schema.nodes import Any as AnyNode
from voxwright._core.schema.nodes import List, Nullable
from voxwright.errors import InvalidRequestError

__all__ = ["body_of", "file_schema", "reads_file", "reads_stream"]

_ANY = AnyNode()
_ANY_FILE = File()
_IN_MEMORY = (bytes, bytearray, memoryview)
_FILE_TYPES = (Clip, *_IN_MEMORY)


def file_schema(schema: Node) -> File | None:
    """Return the schema of the file, or of each file, that a field takes, or None if it takes none."""
    if isinstance(schema, File):
        return schema
    if isinstance(schema, Nullable):
        return file_schema(schema.inner)
    return file_schema(schema.item) if isinstance(schema, List) else None


def reads_stream(request: Request[Any]) -> bool:
    """Whether a clip of the request can be read only once, so that looking at it has to wait for the sending.

    What is no clip at all is not: it is refused where it is opened, by a refusal that knows whose field it is.
    """
    try:
        return any(reads_once(clip.content, field=name) for name, clip in _all_clips(request))
    except InvalidRequestError:
        return False


def reads_file(request: Request[Any]) -> bool:
    """Whether opening the body may wait for a disk or for whoever writes a stream: a clip is no bytes in memory."""
    return any(not isinstance(clip.content, _IN_MEMORY) for _, clip in _all_clips(request))


def _all_clips(request: Request[Any]) -> Iterator[tuple[str, Clip]]:
    for field, value in request.given:
        if file_schema(field.schema) is not None:
            yield from ((field.wire, clip) for clip in _clips(value))
    for name, value in request.more_body:
        if isinstance(value, _FILE_TYPES):
            yield from ((name, clip) for clip in _clips(value))


def body_of(request: Request[Any]) -> Body | None:
    """Return the body of a request, its files open and held to the vendor's limits; None where there is none."""
    operation = request.operation
    kind = (operation.body_type or "").partition(";")[0].strip().lower()
    content = [field for field in operation.fields if field.location == "content"]
    if content:
        return _content(request, content[0], operation.body_type or "")
    if not kind:
        return None
    if kind.startswith("multipart/"):
        return _multipart(request, kind)
    if kind == "application/x-www-form-urlencoded":
        return _form(request, kind)
    return _json(request, operation.body_type or kind)


def _content(request: Request[Any], field: Field, media_type: str) -> Body | None:
    kind = media_type.partition(";")[0].strip().lower()
    found = next((value for each, value in request.given if each is field), None)
    if found is None and not any(each is field for each, _ in request.given):
        return None
    schema = file_schema(field.schema)
    if schema is not None or isinstance(found, (bytes, bytearray, memoryview, Clip)):
        source = open_clip(found, schema=schema or _ANY_FILE, field=field.wire)  # type: ignore[arg-type]
        return Body(source.media_type if "*" in kind or not kind else media_type, [source])
    value = request.encoded(field, found)
    if isinstance(value, str) and not is_json(kind):
        return _text(value, media_type or "text/plain", field=field.wire)
    return Body(media_type or "application/json", [json_text(value).encode()])


def _text(value: str, media_type: str, *, field: str) -> Body:
    """Return a text as a body: in the charset that the media type names, else in UTF-8, which only text/* is told."""
    kind, *parameters = (part.strip() for part in media_type.split(";"))
    named = (p.partition("=")[2].strip('"') for p in parameters if p.lower().startswith("charset="))
    charset = next(named, None)
    try:
        content = value.encode(charset or "utf-8")
    except (LookupError, UnicodeError):
        raise refusal(field, f"can not be written in {charset}, which the vendor takes") from None
    told = charset is None and kind.lower().startswith("text/")
    return Body(f"{media_type}; charset=utf-8" if told else media_type, [content])


def _json(request: Request[Any], content_type: str) -> Body:
    value = {field.wire: request.encoded(field, item) for field, item in request.given if field.location == "body"}
    return Body(content_type, [json_text(value | _more(request)).encode()])


def _form(request: Request[Any], content_type: str) -> Body:
    from urllib.parse import urlencode

    pairs: list[tuple[str, str]] = []
    for field, value in request.given:
        if field.location in ("form", "body"):
            encoded = request.encoded(field, value)
            pairs += [(field.wire, json_text(encoded))] if is_json(field.content_type) else form_pairs(field, encoded)
    for name, value in _more(request).items():
        pairs += ((part.name, part.content) for part in value_parts(name, value))
    return Body(content_type, [urlencode(pairs).encode("ascii")])


def _multipart(request: Request[Any], kind: str) -> Body:
    opened: list[Source] = []
    try:
        parts = [*_field_parts(request, opened), *_more_parts(request, opened)]
        return Body(f"{kind}; boundary={request.boundary}", segments_of(parts, request.boundary))
    except BaseException:
        for source in opened:
            source.close()
        raise


def _field_parts(request: Request[Any], opened: list[Source]) -> Iterator[Part]:
    for field, value in request.given:
        if field.location not in ("part", "form", "body"):
            continue
        schema = file_schema(field.schema)
        if schema is None:
            yield from field_parts(field, request.encoded(field, value))
            continue
        for clip in _clips(value):
            opened.append(open_clip(clip, schema=schema, field=field.wire))
            yield FilePart(field.wire, opened[-1])


def _more_parts(request: Request[Any], opened: list[Source]) -> Iterator[Part]:
    for name, value in request.more_body:
        if isinstance(value, _FILE_TYPES):
            opened.append(open_clip(value, schema=_ANY_FILE, field=name))  # pyright: ignore[reportUnknownArgumentType]
            yield FilePart(name, opened[-1])
        else:
            yield from value_parts(name, _ANY.encode(value, name))


def _clips(value: Any) -> list[Clip]:
    """Return the clips of a field, which takes one or a list."""
    items: list[Any] = list(value) if isinstance(value, (list, tuple)) else [value]  # pyright: ignore[reportUnknownArgumentType]
    return [item if isinstance(item, Clip) else Clip(item) for item in items]


def _more(request: Request[Any]) -> dict[str, Any]:
    return {name: _ANY.encode(value, name) for name, value in request.more_body}


def check_size(request: Request[Any], body: Body) -> None:
    """Refuse a body that is larger than the vendor takes."""
    limit = request.operation.max_body_bytes
    if limit is None or body.length <= limit:
        return
    files = (field.wire for field, _ in request.given if file_schema(field.schema) is not None)
    reason = f"makes the whole body {body.length} bytes large; the vendor takes at most {limit} bytes"
    raise refusal(next(files, "body"), reason, allowed=limit)
