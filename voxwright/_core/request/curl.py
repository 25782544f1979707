"""A request as a curl command, for reading and for trying out by hand."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from voxwright._core.clip import ClipInput
    from voxwright._core.operation import Field
    from voxwright._core.request import Request
    from voxwright._core.request.multipart import TextPart

from voxwright._core.clip import Clip, as_clip, describe_clip, name_on_the_wire
from voxwright._core.clip.audio import family_of_extension, media_type_for
from voxwright._core.clip.names import extension_of
from voxwright._core.clip.opening import reads_once
from voxwright._core.request.encode import file_schema
from voxwright._core.request.multipart import field_parts, value_parts
from voxwright._core.schema.file import File
from voxwright._core.schema.nodes import Any as AnyNode
from voxwright._core.secret import MASK
from voxwright.errors import InvalidRequestError

__all__ = ["curl_command", "shell_quoted"]

_SECRET_WORDS = ("auth", "cookie", "key", "password", "secret", "token")
_ANY = AnyNode()


def curl_command(request: Request[Any], base_url: str | None = None) -> str:
    """Return the command, an option a line; what the request does not keep (a clip of a pickle) is only named."""
    options = [
        "curl",
        f"-X {request.method}",
        shell_quoted(_url(request, base_url)),
        *_headers(request),
        *_body(request),
    ]
    return " \\\n  ".join([" ".join(options[:3]), *options[3:]])


def shell_quoted(text: str) -> str:
    r"""Return `text` as one word for a shell; control characters, line breaks aside, as $'\x1b' has them."""
    import shlex

    if all(char >= " " and char != "\x7f" for char in text.replace("\n", "").replace("\t", "")):
        return shlex.quote(text)
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    shown = "".join(f"\\x{ord(char):02x}" if char < " " or char == "\x7f" else char for char in escaped)
    return f"$'{shown}'"


def _url(request: Request[Any], base_url: str | None) -> str:
    from urllib.parse import quote, urlencode

    operation = request.operation
    base = (base_url or operation.server or operation.vendor.base_url).rstrip("/")
    query = urlencode(request.query)
    for security in operation.key_places():
        if security.kind == "query":
            query += f"{'&' if query else ''}{quote(security.name, safe='')}={MASK}"
    return f"{base}{request.path}{'?' if query else ''}{query}"


def _headers(request: Request[Any]) -> Iterator[str]:
    vendor = request.operation.vendor
    for security in request.operation.key_places():
        if security.kind == "basic":
            yield f"-u {shell_quoted(MASK)}"
        elif security.kind == "cookie":
            yield f"-b {shell_quoted(f'{security.name}={MASK}')}"
        elif security.kind == "header":
            yield f"-H {shell_quoted(f'{security.name}: {security.prefix}{MASK}')}"
    for setting in vendor.settings:
        yield f"-H {shell_quoted(f'{setting.header}: {setting.default}')}"
    for name, value in request.headers:
        is_secret = any(word in name.lower() for word in _SECRET_WORDS) and value != request.idempotency_key
        yield f"-H {shell_quoted(f'{name}: {MASK if is_secret else value}')}"
    if request.operation.idempotency is not None and request.idempotency_key is None:
        yield f'-H "{request.operation.idempotency}: $(uuidgen)"'  # a fresh one each time, as when it is sent


def _body(request: Request[Any]) -> Iterator[str]:
    operation = request.operation
    if (operation.body_type or "").startswith("multipart/"):
        yield from _parts(request)
        return
    for field, value in request.given:
        if field.location == "content" and _is_file(field, value):
            filename, media_type = _clip_facts(value, file_schema(field.schema) or File(), field.wire)
            yield f"-H {shell_quoted(f'Content-Type: {media_type}')}"
            yield f"--data-binary {shell_quoted(f'@{path_of(value) or filename}')}"
            return
    body = request.open_body()
    if body is not None:
        with body:
            yield f"-H {shell_quoted(f'Content-Type: {body.content_type}')}"
            yield f"--data-raw {shell_quoted(b''.join(body.chunks()).decode())}"


def _parts(request: Request[Any]) -> Iterator[str]:
    for field, value in request.given:
        if field.location not in ("part", "form", "body"):
            continue
        if _is_file(field, value):
            clips: list[Any] = list(value) if isinstance(value, (list, tuple)) else [value]  # pyright: ignore[reportUnknownArgumentType]
            for clip in clips:
                yield _file_option(field.wire, clip, file_schema(field.schema) or File())
        else:
            yield from _text_options(field_parts(field, request.encoded(field, value)))
    for name, value in request.more_body:
        if isinstance(value, (Clip, bytes, bytearray, memoryview)):
            yield _file_option(name, value, File())  # pyright: ignore[reportUnknownArgumentType]
        else:
            yield from _text_options(value_parts(name, _ANY.encode(value, name)))


def _text_options(parts: Iterable[TextPart]) -> Iterator[str]:
    for part in parts:
        if part.content_type is None:
            yield f"--form-string {shell_quoted(f'{part.name}={part.content}')}"
        else:
            yield f"-F {shell_quoted(f'{part.name}={_form_quoted(part.content)};type={part.content_type}')}"


def _file_option(name: str, clip: ClipInput, schema: File) -> str:
    filename, media_type = _clip_facts(clip, schema, name)
    path = path_of(clip) or filename
    called = "" if path.rpartition("/")[2] == filename else f";filename={_form_quoted(filename)}"
    return f"-F {shell_quoted(f'{name}=@{_form_quoted(path)};type={media_type}{called}')}"


def path_of(clip: object) -> str | None:
    """Return the path of a clip as it was given, so that the command finds it from that folder; None without one."""
    from os import PathLike, fspath

    content = clip.content if isinstance(clip, Clip) else clip
    path = fspath(content) if isinstance(content, (str, PathLike)) else None  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return path if isinstance(path, str) else None


def _form_quoted(text: str) -> str:
    """Return `text` as curl's -F takes it, where ; and , would begin something else."""
    if not any(char in ';,"\\\n' for char in text) and text == text.strip():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_file(field: Field, value: object) -> bool:
    return file_schema(field.schema) is not None or isinstance(value, (Clip, bytes, bytearray, memoryview))


def _clip_facts(clip: ClipInput, schema: File, field: str) -> tuple[str, str]:
    """Return name and media type of a clip; what its name says where it can not be opened, or read only once."""
    try:
        if not reads_once(as_clip(clip).content, field=field):
            facts = describe_clip(clip, schema=schema, field=field)
            return facts.filename, facts.media_type
    except InvalidRequestError:
        pass  # what is wrong with it is for check() to say
    name = name_on_the_wire(clip)
    family = family_of_extension(extension_of(name))
    known = "application/octet-stream" if family is None else media_type_for(family, schema.media_types)
    return name, as_clip(clip).media_type or known
