"""Coze: errors come as codes inside a 200, and a voice can be trained again under its id, ten times in all.

Which HTTP status comes with which code is documented nowhere; every refusal of an operation is a 200 here, since that
is the only status the page knows. A path or a method that does not exist has its HTTP status.
"""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

import attrs

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.desk import Desk
from voxwright.sandbox.document import Document, Operation
from voxwright.sandbox.listing import Listing
from voxwright.sandbox.sound import Container, Form, Wanted
from voxwright.sandbox.values import Answer, Call, Kind, Refused, as_int, as_map, as_text

MAX_TRAININGS: Final = 10
_DIGITS = random.SystemRandom()
_SPEEDS: Final[Mapping[str, tuple[float, float]]] = {"big": (0.5, 2), "small": (0.2, 3)}
"""From the description of `speed`, by the kind of model."""
_FORMS: Final[Mapping[str, tuple[Container, str]]] = {
    "mp3": ("mp3", "audio/mpeg"),
    "wav": ("wav", "audio/wav"),
    "pcm": ("pcm", "audio/pcm"),
    "ogg_opus": ("ogg", "audio/ogg"),
}


def _system(voice_id: str, name: str, code: str, language: str, model_type: str) -> dict[str, object]:
    """Return a voice that everybody can use."""
    return {
        "voice_id": voice_id,
        "name": name,
        "state": "cloned",
        "is_system_voice": True,
        "language_code": code,
        "language_name": language,
        "model_type": model_type,
        "preview_text": f"This is {name}.",
    }


class Vendor(Behaviour):
    """The sandbox's side of Coze."""

    codes: ClassVar[Mapping[Kind, int]] = {
        "path": 4200,
        "method": 4000,
        "auth": 4100,
        "rate": 4020,
        "header": 4000,
        "query": 4000,
        "unknown_query": 4000,
        "media_type": 4300,
        "malformed": 4000,
        "body_too_large": 4302,
        "missing": 4000,
        "value": 4000,
        "unknown": 4000,
        "not_a_file": 4300,
        "several_files": 4301,
        "empty_file": 4300,
        "too_large": 4302,
        "format": 4303,
        "bad_file": 4304,
        "not_found": 4200,
        "forbidden": 4101,
        "conflict": 4000,
    }

    codes_by_status: ClassVar[Mapping[int, int]] = {
        400: 4000,
        401: 4100,
        402: 4011,
        403: 4101,
        404: 4200,
        413: 4302,
        415: 4303,
        422: 4105,
        429: 4020,
        500: 5000,
        502: 5000,
        503: 5000,
        504: 5000,
    }

    listing: ClassVar[Listing | None] = Listing(
        items="/data/voice_list", size="page_size", default=100, by="number", at="page_num", more="/data/has_more"
    )
    catalogue: ClassVar[Sequence[Mapping[str, object]]] = (
        _system("7426720361732915209", "System Announcer", "en", "English", "big"),
        _system("7426720361732915210", "System Narrator", "zh", "Chinese", "small"),
        _system("7426720361732915211", "System Guide", "ja", "Japanese", "big"),
    )

    def __init__(self, document: Document, desk: Desk) -> None:
        super().__init__(document, desk)
        self._looks: dict[str, int] = {}

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.clone": self._clone, "voices.list": self._list, "speech.create": self._speak}

    def reset(self) -> None:
        """Forget how often voices were looked at."""
        self._looks.clear()

    def profile(self, voice_id: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return a voice after its first training."""
        return _trained(voice_id, given)

    def fresh_id(self) -> str:
        """Return an id of nineteen digits."""
        return f"73{_DIGITS.randrange(10**17):017}"

    def keeps(self, voice: Mapping[str, object], call: Call) -> bool:
        """Apply the filters of the list; a voice whose cloning goes on is hidden if nothing is said."""
        return (
            (call.query.get("filter_system_voice") != "true" or voice["is_system_voice"] is False)
            and call.query.get("model_type") in {None, voice["model_type"]}
            and call.query.get("voice_state", "cloned") in {"all", voice["state"]}
        )

    def _list(self, operation: Operation, call: Call) -> Answer:
        """Answer a page; a voice is cloned once the list was asked for often enough since."""
        for voice_id, looks in list(self._looks.items()):
            if looks < self.desk.settings.clone_polls:
                self._looks[voice_id] += 1
                continue
            del self._looks[voice_id]
            if voice_id in self.voices:
                self.voices[voice_id]["state"] = "cloned"
        answer = self.list_voices(operation, call)
        return attrs.evolve(answer, body={"code": 0, "msg": "", **as_map(answer.body), "detail": {"logid": ""}})

    def _speak(self, operation: Operation, call: Call) -> Answer:
        voice_id = as_text(call.fields.get("voice_id"))
        voice, speed = self.voice(voice_id, field="voice_id"), call.fields.get("speed", 1.0)
        low, high = _SPEEDS[as_text(voice["model_type"])]
        if isinstance(speed, int | float) and not low <= speed <= high:
            raise Refused("value", f"must be {low} to {high} with this voice", field="speed")
        container, media_type = _FORMS[as_text(call.fields.get("response_format"), "mp3")]
        form = Form(container=container, sample_rate=as_int(call.fields.get("sample_rate")) or 24000)
        wanted = Wanted.of(as_text(call.fields.get("input")), voice=voice_id, form=form, speed=speed)
        return self.spoken(operation, wanted, media_type)

    def _clone(self, operation: Operation, call: Call) -> Answer:
        voice_id = call.fields.get("voice_id")
        voice = self._new(call) if voice_id is None else self._again(str(voice_id), call)
        self.voices[str(voice["voice_id"])] = voice
        body = {"code": 0, "msg": "", "data": {"voice_id": voice["voice_id"]}, "detail": {"logid": ""}}
        return Answer(status=operation.success, body=body)

    def _new(self, call: Call) -> dict[str, object]:
        voice = _trained(self.fresh_id(), _told(call))
        if self.desk.settings.clone_polls:
            voice["state"] = "init"
            self._looks[as_text(voice["voice_id"])] = 0
        return voice

    def _again(self, voice_id: str, call: Call) -> dict[str, object]:
        voice = self.voices.get(voice_id)
        if voice is None:
            raise Refused("not_found", "there is no such voice", field="voice_id")
        left = as_int(voice["available_training_times"]) or 0
        if left < 1:
            raise Refused("value", f"was trained {MAX_TRAININGS} times already", field="voice_id")
        return {**voice, "available_training_times": left - 1, **_told(call), "update_time": int(time.time())}


def _trained(voice_id: str, told: Mapping[str, object]) -> dict[str, object]:
    """Return a voice after its first training."""
    now = int(time.time())
    return {
        "voice_id": voice_id,
        "name": voice_id,
        "state": "cloned",
        "is_system_voice": False,
        "model_type": "big",
        "available_training_times": MAX_TRAININGS - 1,
        "create_time": now,
        **told,
        "update_time": now,
    }


def _told(call: Call) -> dict[str, object]:
    names = {"voice_name": "name", "language": "language_code", "preview_text": "preview_text"}
    return {ours: call.fields[theirs] for theirs, ours in names.items() if theirs in call.fields}
