"""Supertone: custom voices in a list by token, and speech that can come with its phonemes."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

import attrs

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.listing import Listing
from voxwright.sandbox.sound import Form, Wanted, sound
from voxwright.sandbox.values import Answer, Call, as_map, as_text

PRESET: Final = "preset-mina"
"""A voice that everybody can speak with, and that is in no list of custom voices."""
_LINES: Final = 4


class Vendor(Behaviour):
    """The sandbox's side of Supertone."""

    listing: ClassVar[Listing | None] = Listing(
        items="/items",
        size="page_size",
        default=20,
        by="token",
        at="next_page_token",
        next="/next_page_token",
        total="/total",
    )

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"speech.create": self._speak, "speech.stream": self._stream}

    def profile(self, voice_id: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return what is known of a custom voice."""
        return {"voice_id": voice_id, "name": given.get("name", voice_id), "description": given.get("description")}

    def _speak(self, operation: Operation, call: Call) -> Answer:
        wanted, media_type = self._wanted(call)
        headers = {"x-audio-length": f"{wanted.seconds:.3f}"}
        if call.fields.get("include_phonemes") is True:
            return Answer(status=operation.success, body=_with_phonemes(call, wanted), headers=headers)
        return attrs.evolve(self.spoken(operation, wanted, media_type), headers=headers)

    def _stream(self, operation: Operation, call: Call) -> Answer:
        """Answer in pieces, and without the length, which could only come behind them, in a trailer."""
        wanted, media_type = self._wanted(call)
        headers = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}
        if call.fields.get("include_phonemes") is not True:
            return attrs.evolve(self.spoken(operation, wanted, media_type), headers=headers)
        lines = "".join(json.dumps(line) + "\n" for line in _lines(_with_phonemes(call, wanted)))
        return Answer(
            status=operation.success,
            body=lines.encode(),
            media_type="application/x-ndjson",
            headers=headers,
            streamed=True,
        )

    def _wanted(self, call: Call) -> tuple[Wanted, str]:
        voice_id = call.path["voice_id"]
        if voice_id != PRESET:
            self.voice(voice_id, field="voice_id")
        settings = as_map(call.fields.get("voice_settings"))
        speed, duration = settings.get("speed", 1.0), settings.get("duration", 0)
        is_mp3 = call.fields.get("output_format") == "mp3"
        wanted = Wanted.of(
            as_text(call.fields.get("text")),
            voice=voice_id,
            form=Form(container="mp3" if is_mp3 else "wav"),
            speed=speed,
            seconds=duration,
        )
        return wanted, "audio/mpeg" if is_mp3 else "audio/wav"


def _with_phonemes(call: Call, wanted: Wanted) -> dict[str, object]:
    """Return speech as JSON; the letters stand for the phonemes, one as long as the other."""
    symbols = [letter for letter in as_text(call.fields.get("text")) if not letter.isspace()]
    each = wanted.seconds / max(1, len(symbols))
    return {
        "audio_base64": base64.b64encode(sound(wanted)).decode(),
        "phonemes": {
            "symbols": symbols,
            "start_times_seconds": [round(number * each, 3) for number in range(len(symbols))],
            "durations_seconds": [round(each, 3)] * len(symbols),
        },
    }


def _lines(whole: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Cut speech as JSON into lines, the phonemes with the first of them."""
    data = base64.b64decode(as_text(whole["audio_base64"]))
    size = -(-len(data) // _LINES)
    for start in range(0, len(data), size):
        more = {"phonemes": whole["phonemes"]} if start == 0 else {}
        yield {"audio_base64": base64.b64encode(data[start : start + size]).decode(), **more}
