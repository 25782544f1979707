"""Speech by the document alone: what it marks as text, voice and format, and the media types that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .document import Document, Operation
from .sound import Container, Form, Wanted
from .values import Call, as_int, as_map, as_text

_CONTAINERS: Final[Mapping[str, Container]] = {"mpeg": "mp3", "mp3": "mp3", "ogg": "ogg", "opus": "ogg", "pcm": "pcm"}
"""What stands in a media type, and what it is; whatever else there is, is WAV."""


def sounds_of(operation: Operation) -> tuple[str, ...]:
    """Return the media types of sound in which an operation answers."""
    content = as_map(operation.responses.get(str(operation.success), {}).get("content"))
    return tuple(name for name in content if is_sound(name))


def is_sound(media_type: str) -> bool:
    """Say whether a media type is one of sound, or of bytes that are."""
    return media_type.startswith("audio/") or media_type == "application/octet-stream"


def told(document: Document, operation: Operation, call: Call, argument: str) -> tuple[str, object]:
    """Return the field that carries an argument of the common API, and its value; None where nothing was given."""
    values = {**call.query, **call.path, **call.fields}
    fields = [(each.name, each.schema) for each in operation.parameters]
    fields += [(name, as_map(schema)) for body in operation.bodies for name, schema in body.properties.items()]
    carrying = [
        name
        for name, schema in fields
        if document.schemas.variants(schema)[0].get("x-voxwright-argument") == argument and name in values
    ]
    return (carrying[0], values[carrying[0]]) if carrying else (argument, None)


def wanted(document: Document, operation: Operation, call: Call) -> tuple[Wanted, str]:
    """Return the sound that is asked for, and its media type: that of the format which is asked for, else the first."""
    asked = as_text(told(document, operation, call, "format")[1])
    kinds: dict[str, Container] = {name: _container(name) for name in sounds_of(operation)}
    media_type = next((name for name, kind in kinds.items() if asked and kind == _container(asked)), next(iter(kinds)))
    rate = as_int(told(document, operation, call, "sample_rate")[1])
    form = Form(container=kinds[media_type], sample_rate=rate or Form().sample_rate)
    voice = as_text(told(document, operation, call, "voice")[1])
    return Wanted.of(as_text(told(document, operation, call, "text")[1]), voice=voice, form=form), media_type


def _container(words: str) -> Container:
    for word, kind in _CONTAINERS.items():
        if word in words:
            return kind
    return "wav"
