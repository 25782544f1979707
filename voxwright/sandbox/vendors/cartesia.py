"""Cartesia: errors with a title of their own, voices of the library beside those of the account, two versions.

Both versions have one account. What a version calls differently is kept under both names; an answer takes from that
what its document has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar, Final, cast

import attrs

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.document import Operation
from voxwright.sandbox.listing import Listing
from voxwright.sandbox.sound import Encoding, Form, Wanted
from voxwright.sandbox.values import Answer, Call, Problem, Refused, as_int, as_map, as_text

_TITLES: Final = {
    "auth": "Unauthorized",
    "path": "Not found",
    "not_found": "Not found",
    "forbidden": "Forbidden",
    "method": "Method not allowed",
    "media_type": "Unsupported media type",
    "format": "Unsupported media type",
    "bad_file": "Unsupported media type",
}
_ASKED_FOR: Final = frozenset({"preview_file_url", "embedding", "is_starred"})
"""What a voice only has where `expand[]` names it."""
_LOCALES: Final = {
    "en": "en-US",
    "fr": "fr-FR",
    "de": "de-DE",
    "es": "es-ES",
    "pt": "pt-BR",
    "ja": "ja-JP",
    "ko": "ko-KR",
}
_ACCENTS: Final = (
    ("southern-us", "Southern American", "en", "en-US", False, True),
    ("general-us", "General American", "en", "en-US", True, True),
    ("scottish", "Scottish", "en", "en-GB", False, True),
    ("parisian", "Parisian", "fr", "fr-FR", True, True),
    ("seoul", "Seoul", "ko", "ko-KR", True, False),
)
"""Invented, as the voices below: id, name, language, locale, the usual one of its locale, can be localized to."""


def _public(number: int, name: str, language: str, gender: str | None) -> dict[str, object]:
    voice_id = f"5a4db0c5-0000-4000-8000-{number:012}"
    return _known(voice_id, {"name": name, "language": language, "gender": gender}, is_owner=False)


def _known(voice_id: str, given: Mapping[str, object], *, is_owner: bool) -> dict[str, object]:
    """Return all that any version says of a voice."""
    language = as_text(given.get("language"), "en")
    return {
        "id": voice_id,
        "user_id": "user_sandbox" if is_owner else "user_library",
        "is_owner": is_owner,
        "is_public": not is_owner,
        "access": "private" if is_owner else "public",
        "visibility": "owner" if is_owner else "all",
        "name": given.get("name", voice_id),
        "description": given.get("description") or "",
        "tagline": given.get("tagline") or "",
        "created_at": given.get("created_at") or _now(),
        "language": language,
        "locales": [{"locale": _LOCALES.get(language, language), "is_native": True}],
        "gender": given.get("gender"),
        "accent": given.get("accent"),
        "country": None,
        "is_starred": False,
        "embedding": [],
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Vendor(Behaviour):
    """The sandbox's side of Cartesia."""

    id_field: ClassVar[str] = "id"
    listing: ClassVar[Listing | None] = Listing(
        items="/data",
        size="limit",
        default=10,
        by="id",
        at="starting_after",
        before="ending_before",
        next="/next_page",
        more="/has_more",
    )
    catalogue: ClassVar[Sequence[Mapping[str, object]]] = (
        _public(1, "Library Announcer", "en", "feminine"),
        _public(2, "Library Narrator", "fr", "masculine"),
        _public(3, "Library Guide", "en", "gender_neutral"),
        _public(4, "Library Host", "ko", None),
    )

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.localize": self._localize, "speech.create": self._speak, "accents.list": self._accents}

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Put the reason into `message`, and what kind of reason it is into `title`."""
        super().describe(body, problem)
        if problem.kind in _TITLES:
            body["title"] = _TITLES[problem.kind]

    def profile(self, voice_id: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return what is known of a voice of the account."""
        return _known(voice_id, given, is_owner=True)

    def keeps(self, voice: Mapping[str, object], call: Call) -> bool:
        """Apply the filters of the list."""
        asked = call.query
        text = f"{voice['id']}\n{voice['name']}\n{voice['description']}".casefold()
        return (
            asked.get("is_owner") in {None, "true" if voice["is_owner"] else "false"}
            and asked.get("is_starred") in {None, "true" if voice["is_starred"] else "false"}
            and asked.get("gender") in {None, voice["gender"]}
            and (asked.get("language") in {None, voice["language"]} or "language" not in self._filters())
            and (asked.get("q", "").casefold() in text or "q" not in self._filters())
        )

    def shown(self, schema: object, voice: Mapping[str, object], call: Call) -> dict[str, object]:
        """Leave out what was not asked for."""
        hidden = _ASKED_FOR - set(call.lists.get("expand[]", ()))
        link = f"{call.base}/_sandbox/audio/{voice['id']}.wav"
        return {
            n: v for n, v in super().shown(schema, {**voice, "preview_file_url": link}, call).items() if n not in hidden
        }

    def _filters(self) -> set[str]:
        """Return the query parameters that the list has at this version."""
        return {p.name for op in self.document.operations if op.name == "voices.list" for p in op.parameters}

    def _localize(self, operation: Operation, call: Call) -> Answer:
        source = self.voice(as_text(call.fields.get("voice_id")), field="voice_id")
        given: dict[str, object] = {**source, "created_at": None, **call.fields}
        if "accent" in call.fields:
            accent = next((row for row in _ACCENTS if row[0] == call.fields["accent"]), None)
            if accent is None or not accent[5]:
                raise Refused("value", "is no accent that a voice can be localized to", field="accent")
            given["language"] = accent[2]
        voice_id = self.fresh_id()
        self.voices[voice_id] = self.profile(voice_id, given)
        body = self.shown(self.answers.success(operation), self.voices[voice_id], call)
        return Answer(status=operation.success, body=body)

    def _accents(self, operation: Operation, _: Call) -> Answer:
        names = ("id", "name", "language", "locale", "is_locale_default", "is_localizable")
        return Answer(
            status=operation.success, body={"accents": [dict(zip(names, row, strict=True)) for row in _ACCENTS]}
        )

    def _speak(self, operation: Operation, call: Call) -> Answer:
        asked, output = call.fields.get("voice"), as_map(call.fields.get("output_format"))
        voice_id = asked if isinstance(asked, str) else as_text(as_map(asked).get("id"))
        self.voice(voice_id, field="voice")
        container = as_text(output.get("container"))
        form = Form(
            container="pcm" if container == "raw" else "mp3" if container == "mp3" else "wav",
            encoding=cast("Encoding", as_text(output.get("encoding"), "pcm_s16le")),
            sample_rate=as_int(output.get("sample_rate")) or 24000,
            bit_rate=as_int(output.get("bit_rate")) or 64000,
        )
        speed = as_map(call.fields.get("generation_config")).get("speed", 1.0)
        wanted = Wanted.of(as_text(call.fields.get("transcript")), voice=voice_id, form=form, speed=speed)
        media_type = {"raw": "application/octet-stream", "mp3": "audio/mpeg"}.get(container, "audio/wav")
        headers = {"cartesia-file-id": f"file_{self.fresh_id()}"} if call.fields.get("save") is True else {}
        return attrs.evolve(self.spoken(operation, wanted, media_type), headers=headers)
