"""Requests written without our client, from an operation's data alone, and judged by what came back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx
from conformance_values import MEDIA_TYPES, SAMPLES, inner

from voxwright._core import schema as s
from voxwright._core.operation import Operation
from voxwright._core.pointer import lookup
from voxwright.sandbox import Sandbox


def send_raw(
    http: httpx.Client, sandbox: Sandbox, operation: Operation[Any], values: Mapping[str, Any]
) -> httpx.Response:
    """Send values by the vendor's names as they are; bytes become a file."""
    vendor = operation.vendor
    path, parts, body, query = operation.path, [], {}, {}
    for field in operation.fields:
        if field.wire not in values:
            continue
        value = values[field.wire]
        if field.location == "path":
            path = path.replace(f"{{{field.wire}}}", quote(str(value), safe=""))
        elif isinstance(inner(field.schema), s.File):
            parts.append((field.wire, file_part(value)))
        elif field.location == "query":
            query[field.wire] = value
        elif field.location == "part":
            parts.append((field.wire, (None, on_the_wire(value))))
        else:
            body[field.wire] = value
    headers = {setting.header: setting.default for setting in vendor.settings}
    headers[vendor.security.name] = vendor.security.prefix + sandbox.api_key
    form = {"files": parts} if parts else {"json": body} if operation.body_type else {}
    return http.request(operation.method, sandbox.url(vendor.name) + path, params=query, headers=headers, **form)


def file_part(content: bytes) -> tuple[str, bytes, str]:
    """Return a file with the name and the media type of its content; of no known content, those of a WAV file."""
    known = (name for name, (sample, _) in SAMPLES.items() if content[:4] == sample[:4])
    sample = next(known, "wav")
    return (f"clip.{sample}", content, MEDIA_TYPES[sample])


def on_the_wire(value: object) -> bytes:
    """Return a value as a part holds it."""
    return ("true" if value is True else "false" if value is False else str(value)).encode()


def is_refused(operation: Operation[Any], answer: httpx.Response) -> bool:
    """Say whether an answer is an error, by its status or by what stands in its body."""
    if answer.status_code >= 300:
        return True
    rule = operation.vendor.in_band
    if rule is None or "json" not in answer.headers.get("content-type", ""):
        return False
    return lookup(answer.json(), rule.pointer) not in rule.success
