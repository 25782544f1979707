"""Which vendors take a recording, asked of their own clone calls, which check it and send nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright import errors
from voxwright._adapters import offers

from .dry_run import request_facts
from .target import NO_KEY

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from voxwright._core.request import Request

ANY_NAME = "Ada"


@attrs.frozen(kw_only=True)
class Verdict:
    """What a vendor would make of a recording."""

    provider: str
    accepted: bool | None
    """None where the vendor does not clone."""
    reason: str | None = None
    filename: str | None = None
    """What it would be sent as."""
    media_type: str | None = None


def verdict(provider: str, clip: Path) -> Verdict:
    """Let a vendor's clone call check a recording."""
    if "clone_voice" not in offers(provider):
        return Verdict(provider=provider, accepted=None, reason="does not clone recordings")
    base_url = VENDORS[provider]["base_url"]  # given, so that nobody is warned of a last day here
    with voxwright.Client(provider, api_key=NO_KEY, base_url=base_url) as client:
        try:
            request = clone_request(client, clip)
        except errors.InvalidRequestError as error:
            return Verdict(provider=provider, accepted=False, reason=error.reason or error.message)
    sent = next(field for field in request_facts(request).fields if field.filename is not None)
    return Verdict(provider=provider, accepted=True, filename=sent.filename, media_type=sent.media_type)


def clone_request(client: voxwright.Client[Any, Any], clip: Path) -> Request[Any]:
    """Return what would clone a recording, in whatever language the vendor takes if it has to have one."""
    try:
        return client.preview.clone_voice(clip, name=ANY_NAME)
    except errors.InvalidRequestError as error:
        if error.argument != "language" or not isinstance(error.allowed, tuple):
            raise
        languages = cast("tuple[str, ...]", error.allowed)
    return client.preview.clone_voice(clip, name=ANY_NAME, language=languages[0])
