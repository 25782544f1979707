"""Whether a vendor takes a clip, judged by its first bytes, and what the vendor is told about it."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from voxwright._core.clip import Clip
    from voxwright._core.schema.file import File

from functools import lru_cache

from voxwright._core.clip import ClipFacts
from voxwright._core.clip.audio import (
    extension_for,
    family_of_extension,
    family_of_media_type,
    media_type_for,
    sniff,
)
from voxwright._core.clip.names import extension_of, name_of, wire_name
from voxwright._core.params import TOKEN
from voxwright._core.refusal import refusal, shorten

__all__ = ["facts_of"]

_PCM_SAMPLE_BYTES = 2
_PCM_PARAMETERS = {"rate": "sample_rate", "channels": "channels"}


def facts_of(clip: Clip, head: bytes, *, size: int | None, schema: File, field: str) -> ClipFacts:
    """Return what the vendor is told about a clip with these first bytes, or refuse it."""
    if clip.media_type is not None:
        _check_media_type(clip.media_type, field=field)
    name = name_of(clip)
    declared = _declared(clip, name)
    family = _family(head, declared)
    accepted = _accepted(schema)
    if accepted:
        _check_family(family, accepted, schema=schema, field=field)
    if family == "pcm":
        _check_pcm(clip.media_type, size, schema=schema, field=field)
    if family is None:  # only where the vendor takes anything
        return _unknown(clip, name, declared, size=size)
    return ClipFacts(
        clip,
        size=size,
        format=extension_for(family, schema.formats),
        filename=wire_name(name, family, schema.formats),
        media_type=media_type_for(family, schema.media_types, wished=clip.media_type),
    )


def _declared(clip: Clip, name: str | None) -> str | None:
    """Return what the user says the clip is."""
    said = family_of_media_type(clip.media_type) if clip.media_type is not None else None
    return said or family_of_extension(extension_of(name))


def _family(head: bytes, declared: str | None) -> str | None:
    found, certain = sniff(head)
    return "pcm" if declared == "pcm" and not certain else found


@lru_cache(maxsize=256)
def _accepted(schema: File) -> frozenset[str]:
    """Return the families a vendor takes; none where it takes anything."""
    named = {family_of_extension(name) for name in schema.formats}
    if not named:
        named = {family_of_media_type(media_type) for media_type in schema.media_types}
        if None in named:  # */*, audio/* or application/octet-stream
            return frozenset()
    return frozenset(family for family in named if family is not None)


def _check_family(family: str | None, accepted: frozenset[str], *, schema: File, field: str) -> None:
    if family in accepted:
        return
    allowed = schema.formats or tuple(extension_for(name) for name in sorted(accepted))
    if family is None:
        hint = '; raw PCM must be called ".pcm" or have a media type such as audio/pcm' if "pcm" in accepted else ""
        reason = f"is no audio that can be recognised by its content{hint}"
    else:
        reason = f"holds {extension_for(family)} audio, which the vendor does not take"
    raise refusal(field, reason, allowed=allowed)


def _unknown(clip: Clip, name: str | None, declared: str | None, *, size: int | None) -> ClipFacts:
    by_name = media_type_for(declared) if declared is not None else "application/octet-stream"
    return ClipFacts(
        clip, size=size, format=declared, filename=wire_name(name, None), media_type=clip.media_type or by_name
    )


def _check_pcm(media_type: str | None, size: int | None, *, schema: File, field: str) -> None:
    rules = dict(schema.pcm or {})
    said = _parameters(media_type or "")
    for parameter, rule in _PCM_PARAMETERS.items():
        if rule in rules and parameter in said and said[parameter] != str(rules[rule]):
            reason = f"is PCM with {parameter} {shorten(said[parameter])}; the vendor takes {rules[rule]} only"
            raise refusal(field, reason, allowed=rules)
    frame = _PCM_SAMPLE_BYTES * rules.get("channels", 1)
    if size is not None and size % frame:
        reason = f"is PCM of {size} bytes, which is no whole number of frames of {frame} bytes (16 bits a sample)"
        raise refusal(field, reason, allowed=rules or None)


def _parameters(media_type: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in media_type.split(";")[1:])
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}


def _check_media_type(media_type: str, *, field: str) -> None:
    kind, slash, rest = media_type.partition("/")
    subtype = rest.partition(";")[0].strip()
    printable = media_type.isascii() and media_type.isprintable()
    if not (printable and slash and kind and subtype and set(kind) <= TOKEN and set(subtype) <= TOKEN):
        raise refusal(field, f"has no valid media type: {shorten(media_type)}", allowed="such as audio/wav")
