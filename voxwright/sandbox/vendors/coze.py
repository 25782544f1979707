"""Coze: errors come as codes inside a 200, and a voice can be trained again under its id, ten times in all.

Which HTTP status comes with which code is documented nowhere; every refusal of an operation is a 200 here, since that
is the only status the page knows. A path or a method that does not exist has its HTTP status.
"""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import ClassVar, Final

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.values import Answer, Call, Kind, Refused, as_int

MAX_TRAININGS: Final = 10
_DIGITS = random.SystemRandom()


class Vendor(Behaviour):
    """The sandbox's side of Coze."""

    codes: ClassVar[Mapping[Kind, int]] = {
        "path": 4200,
        "method": 4000,
        "auth": 4100,
        "rate": 4020,
        "header": 4000,
        "query": 4000,
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
        "conflict": 4000,
    }

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.clone": self._clone}

    def add_voice(self, voice_id: str) -> None:
        """Keep a voice of this id, trained once."""
        self.voices[voice_id] = _trained(voice_id, {})

    def fresh_id(self) -> str:
        """Return an id of nineteen digits."""
        return f"73{_DIGITS.randrange(10**17):017}"

    def _clone(self, operation: Operation, call: Call) -> Answer:
        voice_id = call.fields.get("voice_id")
        voice = _trained(self.fresh_id(), _told(call)) if voice_id is None else self._again(str(voice_id), call)
        self.voices[str(voice["voice_id"])] = voice
        body = {"code": 0, "msg": "", "data": {"voice_id": voice["voice_id"]}, "detail": {"logid": ""}}
        return Answer(status=operation.success, body=body)

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
        "state": "cloned",
        "is_system_voice": False,
        "available_training_times": MAX_TRAININGS - 1,
        "create_time": now,
        **told,
        "update_time": now,
    }


def _told(call: Call) -> dict[str, object]:
    names = {"voice_name": "name", "language": "language_code", "preview_text": "preview_text"}
    return {ours: call.fields[theirs] for theirs, ours in names.items() if theirs in call.fields}
