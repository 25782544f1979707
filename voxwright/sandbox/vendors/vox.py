"""vox.ai: errors say field, reason and limits in `details`; a voice's language is a BCP 47 tag; the list has pages."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import ClassVar, Final

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.values import Answer, Call, Problem, Refused, as_map, as_object

_LOCALES: Final = {"ko": "ko-KR", "en": "en-US", "ja": "ja-JP", "zh": "zh-CN", "vi": "vi-VN"}
_PAGE: Final = 50
"""From the description of `limit`."""


class Vendor(Behaviour):
    """The sandbox's side of vox.ai."""

    # Seen live by a third party (facts.md 1.4): VALIDATION_ERROR with details.allowed_query_parameters.
    refuses_unknown_query: ClassVar[bool] = True

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.clone": self._clone, "voices.list": self._list}

    def add_voice(self, voice_id: str) -> None:
        """Keep a voice of this id as if it had been cloned before."""
        self.voices[voice_id] = {"provider": "elevenlabs", "id": voice_id, "name": voice_id, "language": "ko-KR"}

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Keep the documented message, and say in `details` what it is about."""
        facts = as_object(as_object(body.get("error")).setdefault("details", {}))
        if problem.kind in {"too_large", "body_too_large"}:
            for name in {"size_bytes", "content_length"} & facts.keys():
                facts[name] = problem.size
            facts["max_bytes"] = problem.limit
        elif problem.kind == "rate":
            facts.update(limit=problem.limit, window_seconds=problem.size)
        else:
            facts.clear()
        if problem.kind == "query":
            facts["allowed_query_parameters"] = list(problem.allowed)
        if problem.kind not in {"auth", "too_large", "body_too_large", "rate"}:
            facts.update({"field": problem.field} if problem.field else {}, reason=problem.reason)
            if problem.allowed and problem.kind != "query":
                facts["allowed_values"] = list(problem.allowed)

    def _clone(self, operation: Operation, call: Call) -> Answer:
        answer = self.create(operation, call)
        body = dict(as_map(answer.body))
        language = str(body["language"])
        body |= {
            "provider": "elevenlabs",
            "language": _LOCALES.get(language, f"{language}-{language.upper()}"),
            "gender": None,
            "sample_url": f"{call.base}/_sandbox/audio/{body['id']}.wav",
            "description": call.fields.get("description"),
        }
        self.voices[str(body["id"])] = body
        return Answer(status=answer.status, body=body)

    def _list(self, operation: Operation, call: Call) -> Answer:
        """Answer one page; the cursor says how many voices came before, and no voice of vox.ai goes away."""
        wanted = {name: call.query[name] for name in ("provider", "language") if name in call.query}
        found = [voice for voice in self.voices.values() if all(voice.get(k) == v for k, v in wanted.items())]
        start, limit = _start(call.query.get("cursor")), int(call.query.get("limit", _PAGE))
        end = start + limit
        body = {
            "items": found[start:end],
            "total_count": len(found),
            "next_cursor": _cursor(end) if end < len(found) else None,
        }
        return Answer(status=operation.success, body=body)


def _cursor(start: int) -> str:
    return base64.urlsafe_b64encode(f"start={start}".encode()).decode().rstrip("=")


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        text = ""
    name, _, number = text.partition("=")
    if name != "start" or not re.fullmatch(r"[0-9]{1,9}", number):
        raise Refused("query", "is no cursor of this list", field="cursor")
    return int(number)
