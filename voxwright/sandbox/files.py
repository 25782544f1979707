"""The rules of a file part: not empty, not too large, of an accepted format by content, and honest about its type."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import NoReturn

from .audio import extensions, format_of_extension, format_of_media_type, sniff
from .document import Body
from .multipart import parameters
from .schema import Schemas
from .values import Kind, Part, Refused, as_int, as_list, as_map, texts


def check_file(schemas: Schemas, body: Body, part: Part, fields: Mapping[str, object]) -> None:
    """Check one file part; `fields` are the text fields beside it, one of which may state the file's format."""
    schema = schemas.variants(body.properties[part.name])[0]
    if part.size == 0:
        raise Refused("empty_file", "is empty", field=part.name)
    limit = as_int(schema.get("x-voxwright-max-bytes"))
    if limit is not None and part.size > limit:
        raise Refused(
            "too_large",
            f"is {part.size} bytes, at most {limit} are allowed",
            field=part.name,
            limit=limit,
            size=part.size,
        )
    media_type = (part.content_type or "").partition(";")[0].strip().lower()
    allowed_types = body.part_types.get(part.name, ())
    if allowed_types and media_type not in allowed_types:
        _refuse(part, f"is sent as {media_type or 'nothing in particular'}", allowed_types)
    stated = {
        f"Content-Type {media_type}": format_of_media_type(media_type),
        **{f"{name} {fields[name]}": found for name, found in _stated_formats(schemas, body, fields).items()},
    }
    formats = texts(schema.get("x-voxwright-formats"))
    found = sniff(part.head)
    if found is None and "pcm" in formats and "pcm" in {*stated.values(), _format_of_name(part)}:
        found = "pcm"
    if formats and (found is None or not extensions(found) & set(formats)):
        _refuse(part, f"is {found or 'not audio of a known format'}", formats)
    for source, audio_format in stated.items():
        if found is not None and audio_format not in {None, found}:
            _refuse(part, f"is {found}, but {source} says otherwise", (), kind="bad_file")
    if found == "pcm":
        _check_pcm(part, as_map(schema.get("x-voxwright-pcm")))


def _stated_formats(schemas: Schemas, body: Body, fields: Mapping[str, object]) -> dict[str, str]:
    """Return what the text fields say of the file: fields whose every allowed value is the name of a format."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        values = as_list(schemas.variants(body.properties.get(name))[0].get("enum"))
        audio_format = format_of_extension(str(value))
        if audio_format and values and all(format_of_extension(str(item)) for item in values):
            found[name] = audio_format
    return found


def _format_of_name(part: Part) -> str | None:
    return format_of_extension(PurePath(part.filename or "").suffix.removeprefix("."))


def _check_pcm(part: Part, rule: Mapping[str, object]) -> None:
    """Check raw PCM as far as it can be: whole 16-bit samples, and the rate and channels that its type may state."""
    stated = parameters(part.content_type or "")
    rate, channels = as_int(rule.get("sample_rate")), as_int(rule.get("channels"))
    if rate and stated.get("rate", str(rate)) != str(rate):
        _refuse(part, f"is PCM at {stated['rate']} Hz", (f"{rate} Hz",), kind="bad_file")
    if channels and stated.get("channels", str(channels)) != str(channels):
        _refuse(part, f"is PCM with {stated['channels']} channels", (f"{channels}",), kind="bad_file")
    if rule and part.size % (2 * (channels or 1)):
        _refuse(part, f"is {part.size} bytes of PCM, which is no whole number of 16-bit samples", (), kind="bad_file")


def _refuse(part: Part, reason: str, allowed: tuple[str, ...], *, kind: Kind = "format") -> NoReturn:
    more = f"; allowed: {', '.join(allowed)}" if allowed else ""
    raise Refused(kind, reason + more, field=part.name, allowed=allowed)
