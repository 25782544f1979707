"""The body of one request: read to its end whatever is wrong with it, parsed by its media type, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

import attrs
from starlette.requests import Request

from .checks import check_form, check_json, check_parts, parse_json
from .document import Body, Document, Operation
from .multipart import MultipartReader
from .values import Part, Refused, as_map

KEPT_BYTES: Final = 8 * 1024 * 1024
"""The largest body that is not multipart, in bytes; multipart bodies are bounded by their documents alone."""


@attrs.define(kw_only=True)
class Intake:
    """What came in a body. `size` and `digest` are of the body as it was on the wire."""

    begun: bool = False
    size: int = 0
    digest: str = ""
    parts: tuple[Part, ...] = ()
    fields: Mapping[str, object] = attrs.field(factory=dict[str, object])
    files: Mapping[str, Part] = attrs.field(factory=dict[str, Part])
    checked: list[str] = attrs.field(factory=list[str])


async def drain(request: Request, intake: Intake) -> None:
    """Read what is left of a body that nobody needs, so that the client can finish sending and read the answer."""
    intake.begun = True
    async for chunk in request.stream():
        intake.size += len(chunk)


async def take_in(document: Document, operation: Operation, request: Request, intake: Intake) -> None:
    """Read and check the body of a request."""
    content_type = request.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    body = next((item for item in operation.bodies if item.media_type in {media_type, "*/*"}), None)
    refused: Refused | None = None
    reader: MultipartReader | None = None
    if body is not None and media_type.startswith("multipart/"):
        try:
            reader = MultipartReader(content_type)
        except Refused as error:
            refused = error
    kept, refused = await _read(operation, request, reader, refused, intake)
    if operation.max_body_bytes is not None and intake.size > operation.max_body_bytes:
        _refuse_size(intake.size, operation.max_body_bytes)
    if refused is not None:
        raise refused
    if not operation.bodies or (intake.size == 0 and not media_type and not any(b.required for b in operation.bodies)):
        return
    if body is None:
        wanted = " or ".join(item.media_type for item in operation.bodies)
        raise Refused("media_type", f"Content-Type must be {wanted}, is {media_type or 'not given'}")
    if reader is not None:
        intake.parts = reader.finish()
        intake.fields, intake.files, checked = check_parts(document.schemas, body, intake.parts)
        intake.checked += checked
        return
    if intake.size > KEPT_BYTES:
        _refuse_size(intake.size, KEPT_BYTES)
    intake.fields = _parse(document, body, bytes(kept), intake)


async def _read(
    operation: Operation, request: Request, reader: MultipartReader | None, refused: Refused | None, intake: Intake
) -> tuple[bytearray, Refused | None]:
    """Read the body to its end; what is wrong with its form is returned, not raised, until the last byte is in."""
    kept, digest = bytearray(), hashlib.sha256()
    limit, intake.begun = operation.max_body_bytes, True
    async for chunk in request.stream():
        intake.size += len(chunk)
        if refused is not None or (limit is not None and intake.size > limit):
            continue
        digest.update(chunk)
        if reader is None and intake.size <= KEPT_BYTES:
            kept += chunk
        elif reader is not None:
            try:
                reader.write(chunk)
            except Refused as error:
                refused = error
    intake.digest = digest.hexdigest()
    return kept, refused


def _parse(document: Document, body: Body, data: bytes, intake: Intake) -> Mapping[str, object]:
    if body.media_type == "application/x-www-form-urlencoded":
        fields = parse_qs(data.decode("utf-8", "replace"), keep_blank_values=True)
        intake.checked += check_form(document.schemas, body, fields)
        return {name: values[0] for name, values in fields.items()}
    if body.media_type != "application/json" and not body.media_type.endswith("+json"):
        return {}
    try:
        value = parse_json(data)
    except ValueError as error:
        raise Refused("malformed", f"the body is not JSON: {error}") from error
    intake.checked += check_json(document.schemas, body, value)
    return as_map(value)


def _refuse_size(size: int, limit: int) -> None:
    raise Refused("body_too_large", f"the body is {size} bytes, at most {limit} are allowed", limit=limit, size=size)
