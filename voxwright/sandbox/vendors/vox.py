"""vox.ai: errors say field, reason and limits in `details`; the language of a voice comes back as a BCP 47 tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.values import Answer, Call, Problem, as_map, as_object

_LOCALES: Final = {"ko": "ko-KR", "en": "en-US", "ja": "ja-JP", "zh": "zh-CN", "vi": "vi-VN"}


class Vendor(Behaviour):
    """The sandbox's side of vox.ai."""

    # Seen live by a third party (facts.md 1.4): VALIDATION_ERROR with details.allowed_query_parameters.
    refuses_unknown_query: ClassVar[bool] = True

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.clone": self._clone}

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
