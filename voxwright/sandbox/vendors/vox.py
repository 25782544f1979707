"""vox.ai: errors say field, reason and limits in `details`; a voice's language is a BCP 47 tag; the list has pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.listing import Listing
from voxwright.sandbox.values import Answer, Call, Problem, as_map, as_object

_LOCALES: Final = {"ko": "ko-KR", "en": "en-US", "ja": "ja-JP", "zh": "zh-CN", "vi": "vi-VN"}
_PROVIDER: Final = "azure"
"""Whose voices clones become here."""


def _public(provider: str, voice_id: str, name: str, language: str, gender: str | None) -> dict[str, object]:
    """Return a voice that everybody can use."""
    return {
        "provider": provider,
        "id": voice_id,
        "name": name,
        "language": language,
        "gender": gender,
        "sample_url": None,
        "description": None,
    }


class Vendor(Behaviour):
    """The sandbox's side of vox.ai."""

    # Seen live by a third party (facts.md 1.4): VALIDATION_ERROR with details.allowed_query_parameters.
    refuses_unknown_query: ClassVar[bool] = True

    id_field: ClassVar[str] = "id"
    listing: ClassVar[Listing | None] = Listing(
        items="/items", size="limit", default=50, by="token", at="cursor", next="/next_cursor", total="/total_count"
    )
    catalogue: ClassVar[Sequence[Mapping[str, object]]] = (
        _public("google", "hana", "Catalogue Hana", "ko-KR", "female"),
        _public("openai", "hana", "Catalogue Hana", "*", None),
        _public("openai", "7e3f5c7a-0000-4000-8000-000000000001", "Catalogue Minho", "ko-KR", "male"),
        _public("google", "lin", "Catalogue Lin", "cmn-CN", "female"),
    )
    """An id is unique within its provider only: two of these have the same."""

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.clone": self._clone}

    def profile(self, voice_id: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return a voice as if it had been cloned before."""
        return {"provider": _PROVIDER, "id": voice_id, "name": voice_id, "language": "ko-KR", **given}

    def keeps(self, voice: Mapping[str, object], call: Call) -> bool:
        """Apply the filters of the list."""
        return all(call.query.get(name) in {None, voice.get(name)} for name in ("provider", "language"))

    def key(self, voice: Mapping[str, object]) -> str:
        """Tell voices of one id apart by their provider."""
        return f"{voice['provider']}/{voice['id']}"

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
        if problem.kind == "unknown_query":
            facts["allowed_query_parameters"] = list(problem.allowed)
        if problem.kind not in {"auth", "too_large", "body_too_large", "rate"}:
            facts.update({"field": problem.field} if problem.field else {}, reason=problem.reason)
            if problem.allowed and problem.kind != "unknown_query":
                facts["allowed_values"] = list(problem.allowed)

    def _clone(self, operation: Operation, call: Call) -> Answer:
        answer = self.create(operation, call)
        body = dict(as_map(answer.body))
        language = str(body["language"])
        body |= {
            "provider": _PROVIDER,
            "language": _LOCALES.get(language, f"{language}-{language.upper()}"),
            "gender": None,
            "sample_url": f"{call.base}/_sandbox/audio/{body['id']}.wav",
            "description": call.fields.get("description"),
        }
        self.voices[str(body["id"])] = body
        return Answer(status=answer.status, body=body)
