"""Lint of the wire: what stands in a request line, a header or a body's description can stand there as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from .pointer import escape
from .prose import is_unseen
from .spec import FileType, NormalizedSpec, Operation, Security
from .walk import METHODS, operations

Found = Iterator[tuple[str, str, str]]

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_NAME = re.compile(_WORD)
_MEDIA_TYPE = re.compile(rf'{_WORD}/{_WORD}( *; *{_WORD}=({_WORD}|"[ !#-\[\]-~]*"))*')
_STATUS = re.compile(r"[1-5]([0-9][0-9]|XX)|default")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_HOST = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\]")
_ADDRESS = re.compile(r"[0-9A-Za-z:/\[\]@!$&'()*+,;=._~%-]+")
_VALUE = re.compile(r"[!-~]([ -~]*[!-~])?")
_OURS = frozenset(
    {"authorization", "connection", "content-length", "content-type", "cookie", "host", "transfer-encoding"}
)
"""Headers that follow from the request, or carry the key."""
_OVERLAY = "mend it in an overlay"
_REMOVE = "remove it in an overlay"


def _paths(spec: NormalizedSpec) -> Found:
    for operation in spec.operations:
        written = _PLACEHOLDER.findall(operation.path)
        declared = [p.wire for p in operation.parameters if p.location == "path"]
        for name in sorted(set(written) ^ set(declared)):
            side = "no parameter declares it" if name in written else "its path does not hold it"
            yield operation.pointer, f"the path parameter {name!r}: {side}", "declare it, or remove it, in an overlay"
        for name in sorted({name for name in written if written.count(name) > 1}):
            yield operation.pointer, f"the path parameter {name!r} stands in its path twice", _OVERLAY
        problem = _path_problem(_PLACEHOLDER.sub("x", operation.path))
        if problem:
            yield operation.pointer, f"the path {operation.path!a} {problem}", _OVERLAY
        if operation.method.lower() not in METHODS:
            yield operation.pointer, f"{operation.method!r} is no method of HTTP", _OVERLAY


def _path_problem(path: str) -> str | None:
    if not path.startswith("/"):
        return "does not begin with a slash"
    if not path.isprintable() or any(char in " {}?#\\" or is_unseen(char) for char in path):
        return "holds what can not stand in a path (white space, a brace, ?, # or \\)"
    return "leads up" if {".", ".."} & set(path.split("/")) else None


def _headers(spec: NormalizedSpec) -> Found:
    keys = {s.name.lower() for s in _securities(spec) if s.kind == "header"}
    for operation in spec.operations:
        own = {s.name.lower() for s in operation.security if s.kind == "header"}
        for parameter in operation.parameters:
            if parameter.location in ("header", "cookie") and not _NAME.fullmatch(parameter.wire):
                yield parameter.pointer, f"{parameter.wire!a} is no name of a {parameter.location}", _OVERLAY
            elif parameter.location == "header" and parameter.wire.lower() in _OURS | own:
                yield parameter.pointer, f"{parameter.wire!r} is a header that the client sets itself", _REMOVE
    for setting in spec.settings:
        if not _NAME.fullmatch(setting.header) or setting.header.lower() in _OURS | keys:
            yield "/paths", f"{setting.header!a} can not be the header of a setting", _OVERLAY
        for value in (setting.default, *setting.values):
            if not _VALUE.fullmatch(str(value)):
                yield "/paths", f"{str(value)!a} can not be the value of the header {setting.header!a}", _OVERLAY


def _security(spec: NormalizedSpec) -> Found:
    for security in dict.fromkeys(_securities(spec)):
        known = security.kind in ("header", "query", "cookie", "basic")
        if not known or not _NAME.fullmatch(security.name):
            problem = f"a key can not be sent in the {security.kind} {security.name!a}"
            yield "/components/securitySchemes", problem, _OVERLAY
        elif security.kind == "header" and security.name.lower() in _OURS - {"authorization"}:
            problem = f"{security.name!r} is a header that follows from the request, and no place for a key"
            yield "/components/securitySchemes", problem, _OVERLAY


def _securities(spec: NormalizedSpec) -> Iterator[Security]:
    yield from (security for operation in spec.operations for security in operation.security)


def _media_types(spec: NormalizedSpec) -> Found:
    for operation in spec.operations:
        for pointer, media_type in _said_media_types(operation):
            if not _MEDIA_TYPE.fullmatch(media_type):
                yield pointer, f"{media_type!a} is no media type", _OVERLAY
    for path, method, operation in operations(dict(spec.document)):
        at = f"/paths/{escape(path)}/{method}"
        answers: dict[str, Any] = operation.get("responses") or {}
        bodies: dict[str, Any] = {f"{at}/responses/{escape(status)}": answer for status, answer in answers.items()}
        bodies[f"{at}/requestBody"] = operation.get("requestBody") or {}
        for place, body in bodies.items():
            content: dict[str, Any] = body.get("content") or {}
            for media_type in content:
                if not _MEDIA_TYPE.fullmatch(media_type):
                    yield place, f"{media_type!a} is no media type", _OVERLAY


def _statuses(spec: NormalizedSpec) -> Found:
    for operation in spec.operations:
        for answer in operation.answers:
            if not _STATUS.fullmatch(answer.status):
                yield f"{operation.pointer}/responses", f"{answer.status!a} is no status", _OVERLAY


def _said_media_types(operation: Operation) -> Iterator[tuple[str, str]]:
    if operation.body_type is not None:
        yield f"{operation.pointer}/requestBody", operation.body_type
    for parameter in operation.parameters:
        said = (parameter.content_type or "").split(",") if parameter.content_type else []
        files = parameter.type.media_types if isinstance(parameter.type, FileType) else ()
        yield from ((parameter.pointer, media_type.strip()) for media_type in (*said, *files))


def _servers(spec: NormalizedSpec) -> Found:
    for operation in spec.operations:
        problem = _address_problem(operation.server)
        if problem:
            yield operation.pointer, f"the server {operation.server!a} {problem}", "overlay `servers`"


def _address_problem(server: str) -> str | None:
    if not server.startswith("https://") or not server.isascii() or not _VALUE.fullmatch(server):
        return "is no https address"
    try:
        parts = urlsplit(server)
        port = parts.port
    except ValueError:
        return "is no https address"
    host = parts.netloc.removesuffix(f":{port}")
    if not _HOST.fullmatch(host):
        return "names no host, or more than a host"
    if not _ADDRESS.fullmatch(server):
        return "is more than an address, or holds what can not stand in one"
    return "leads up" if {".", ".."} & set(parts.path.split("/")) else None


CHECKS: Final = (_paths, _headers, _security, _media_types, _statuses, _servers)
