"""What the sandbox serves itself: samples that can always be heard, and links to results, which stop working."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from .sound import Form, Wanted, pitch, sound
from .values import Answer, Problem

OWN_FOLDER: Final = "_sandbox"
"""Below a vendor's name: `/<vendor>/_sandbox/audio/<name>.wav`, `/<vendor>/_sandbox/results/<name>.<format>`."""
_RATES: Final = range(8000, 96001)
_MEDIA_TYPES: Final[Mapping[str, str]] = {
    "wav": "audio/wav",
    "pcm": "audio/pcm",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
}


@attrs.frozen(kw_only=True)
class _Result:
    """A sound behind a link, and until when."""

    wanted: Wanted
    until: float


class Links:
    """The links of one sandbox."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._results: dict[str, _Result] = {}

    def clear(self) -> None:
        """Forget all links."""
        self._results.clear()

    def make(self, base: str, wanted: Wanted, *, lifetime: float) -> str:
        """Return a link to a sound that works for `lifetime` seconds; `base` is where the vendor is reached."""
        name = f"{secrets.token_hex(8)}.{wanted.form.container}"
        self._results[name] = _Result(wanted=wanted, until=self._clock() + lifetime)
        return f"{base}/{OWN_FOLDER}/results/{name}"

    def answer(self, path: list[str], query: Mapping[str, str]) -> tuple[Answer, Problem | None]:
        """Answer a request for a file below the own folder."""
        folder, _, name = "/".join(path).strip("/").partition("/")
        if folder == "results" and name in self._results:
            return self._result(self._results[name])
        rate = query.get("sample_rate", "24000")
        if folder == "audio" and name.endswith(".wav") and rate.isdecimal() and int(rate) in _RATES:
            return _audio(Wanted(form=Form(sample_rate=int(rate)), seconds=0.5, hertz=pitch(name))), None
        return _no_file(404, "The sandbox has no such file.")

    def _result(self, result: _Result) -> tuple[Answer, Problem | None]:
        if self._clock() >= result.until:
            return _no_file(403, "This link has expired.")
        return _audio(result.wanted), None


def _audio(wanted: Wanted) -> Answer:
    return Answer(status=200, body=sound(wanted), media_type=_MEDIA_TYPES[wanted.form.container])


def _no_file(status: int, reason: str) -> tuple[Answer, Problem]:
    return Answer(status=status, body=reason, media_type="text/plain"), Problem(kind="path", reason=reason)
