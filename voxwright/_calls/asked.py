"""What is asked of a voice that there is, as flows: for the sync calls, the async ones and the previews."""

from __future__ import annotations

from voxwright._adapters import find_operation
from voxwright._core.refusal import type_name
from voxwright._core.unset import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from voxwright._core.unset import Unset
    from voxwright._models import Voice
    from voxwright._session import MakeFlow, Session


def change(
    session: Session,
    voice: Voice[Any] | str,
    *,
    name: str | Unset | None,
    description: str | Unset | None,
    extra: Mapping[str, object] | None,
    extra_body: Mapping[str, object] | None,
    extra_headers: Mapping[str, str] | None,
) -> MakeFlow:
    """Return what makes the flow of `update_voice`.

    Raises:
        UnsupportedOperationError: The vendor does not change voices.
        InvalidRequestError: There is nothing to change.
    """
    find_operation(session.provider, "update_voice")
    if name is UNSET and description is UNSET and not extra and not extra_body:
        raise session.refusal("name", "or description must be given", operation="update_voice")
    return session.creation(
        "update_voice",
        session.voice_id(voice),
        name=name,
        description=description,
        extra=extra,
        extra_body=extra_body,
        extra_headers=extra_headers,
    )


def speaking(
    session: Session,
    voice: Voice[Any] | str,
    text: str,
    *,
    format: str,  # noqa: A002 - the common API's word
    sample_rate: int | None,
    model: str | None,
    language: str | None,
    extra: Mapping[str, object] | None,
    extra_body: Mapping[str, object] | None,
    extra_headers: Mapping[str, str] | None,
) -> MakeFlow:
    """Return what makes the flow of `speak`; a voice is handed on whole, since it may know its language and its model.

    Raises:
        UnsupportedOperationError: The vendor does not speak.
        InvalidRequestError: The format is no text.
    """
    find_operation(session.provider, "speak")
    if not isinstance(format, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise session.refusal("format", f"must be text (str), not {type_name(format)}", operation="speak")
    return session.creation(
        "speak",
        session.voice_id(voice),
        text,
        voice=None if isinstance(voice, str) else voice,
        format=format,
        sample_rate=sample_rate,
        model=model,
        language=language,
        extra=extra,
        extra_body=extra_body,
        extra_headers=extra_headers,
    )
