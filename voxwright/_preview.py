"""What a common call would send first: made and checked as by the call, and never sent."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ._calls.asked import change, speaking
from ._common_names import COMMON_NAMES
from ._core.clip import Clip
from ._core.flow import CallStep, RemainingStep
from ._core.operation import Setting
from ._core.request import Request
from ._core.unset import UNSET
from ._core.value import freeze, slots_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._core.clip import ClipInput
    from ._core.flow import Flow
    from ._core.operation import Operation
    from ._core.settings import Settings
    from ._core.unset import Unset
    from ._core.value import Value
    from ._models import Voice
    from ._session import MakeFlow, Session

    V = TypeVar("V", bound=Value)


class Preview:
    """The calls of a client that make or change something, each as the request that it would send first.

    Nothing is sent and nothing is awaited, so it is the same for `Client` and `AsyncClient`. What comes back is a value
    with `method`, `path`, `headers`, `values`, and `curl()`: a command line for the client's address with its settings,
    the key as `***`. `client.vendor.send(request)` would send it. Of a clip that can be read only once (a pipe) the
    beginning may be read; the request keeps it, so send that one.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def clone_voice(
        self,
        clip: ClipInput,
        *,
        name: str,
        language: str | None = None,
        description: str | None = None,
        transcript: str | None = None,
        preview_text: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `clone_voice` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor does not clone.
            InvalidRequestError: An argument breaks a limit of the vendor.
        """
        flow = self._session.creation(
            "clone_voice",
            clip,
            name=name,
            language=language,
            description=description,
            transcript=transcript,
            preview_text=preview_text,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def design_voice(
        self,
        prompt: str,
        *,
        name: str,
        preview_text: str,
        language: str | None = None,
        format: str | None = None,  # noqa: A002 - the word that users and vendors have for it
        sample_rate: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `design_voice` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor does not design voices.
            InvalidRequestError: An argument breaks a limit of the vendor.
        """
        flow = self._session.creation(
            "design_voice",
            prompt,
            name=name,
            preview_text=preview_text,
            language=language,
            format=format,
            sample_rate=sample_rate,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def submit_design(
        self,
        prompt: str,
        *,
        name: str,
        preview_text: str,
        language: str | None = None,
        format: str | None = None,  # noqa: A002
        sample_rate: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `submit_design` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor designs no voices, or answers at once.
            InvalidRequestError: An argument breaks a limit of the vendor.
        """
        flow = self._session.creation(
            "submit_design",
            prompt,
            name=name,
            preview_text=preview_text,
            language=language,
            format=format,
            sample_rate=sample_rate,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def retrain_voice(
        self,
        voice_or_id: Voice[Any] | str,
        clip: ClipInput,
        *,
        name: str,
        language: str | None = None,
        transcript: str | None = None,
        preview_text: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `retrain_voice` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor does not retrain.
            InvalidRequestError: An argument breaks a limit of the vendor.
        """
        flow = self._session.creation(
            "retrain_voice",
            self._session.voice_id(voice_or_id),
            clip,
            name=name,
            language=language,
            transcript=transcript,
            preview_text=preview_text,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def update_voice(
        self,
        voice_or_id: Voice[Any] | str,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `update_voice` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor does not change voices.
            InvalidRequestError: There is nothing to change, or an argument breaks a limit of the vendor.
        """
        flow = change(
            self._session,
            voice_or_id,
            name=name,
            description=description,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def delete_voice(self, voice_or_id: Voice[Any] | str) -> Request[Any]:
        """Return what `delete_voice` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor deletes no voices.
            InvalidRequestError: It is no voice of this vendor.
        """
        return self._first(self._session.flow("delete_voice", self._session.voice_id(voice_or_id)))

    def speak(
        self,
        voice_or_id: Voice[Any] | str,
        text: str,
        *,
        format: str = "wav",  # noqa: A002
        sample_rate: int | None = None,
        model: str | None = None,
        language: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Request[Any]:
        """Return what `speak` would send first, checked and not sent; the arguments are those of the call.

        Raises:
            UnsupportedOperationError: The vendor does not speak.
            InvalidRequestError: An argument breaks a limit of the vendor.
        """
        flow = speaking(
            self._session,
            voice_or_id,
            text,
            format=format,
            sample_rate=sample_rate,
            model=model,
            language=language,
            extra=extra,
            extra_body=extra_body,
            extra_headers=extra_headers,
        )
        return self._first(flow)

    def __repr__(self) -> str:
        return f"Preview{self._session!r}"

    def _first(self, make_flow: MakeFlow) -> Request[Any]:
        with COMMON_NAMES:
            request = first_request(make_flow())
            request.check()
        return addressed(request, self._session.vendor._settings, self._session.addressed)  # noqa: SLF001


def first_request(flow: Flow[Any]) -> Request[Any]:
    """Run a flow until it would send something, and return that."""
    reply: object = None
    try:
        while not isinstance(step := flow.send(reply), CallStep):
            reply = inf if isinstance(step, RemainingStep) else True
    except StopIteration:
        msg = "an adapter ended a creating call without a request"
        raise TypeError(msg) from None
    finally:
        flow.close()
    return step.request


def addressed(request: Request[Any], settings: Settings, known: dict[Operation[Any], Operation[Any]]) -> Request[Any]:
    """Return a request with the address, the settings and the headers of one client; `known` keeps its operations."""
    operation = request.operation
    if operation not in known:
        known[operation] = operation_at(operation, settings)
    names = {setting.header.lower() for setting in operation.vendor.settings}
    names |= {name.lower() for name, _ in request.more_headers}
    others = ((name, value) for name, value in settings.headers if name.lower() not in names)
    return Request(
        known[operation],
        tuple((field, kept(value)) for field, value in request.given),
        more_body=request.more_body,
        more_headers=(*others, *request.more_headers),
    )


def kept(value: object) -> object:
    """Return a file as a `Clip`, which keeps what is read of it for a look; anything else as it is."""
    return Clip(cast("ClipInput", value)) if hasattr(value, "read") else value


def operation_at(operation: Operation[Any], settings: Settings) -> Operation[Any]:
    """Return an operation as a client with these settings calls it."""
    vendor = operation.vendor
    given = {name.lower(): value for name, value in settings.headers}
    own = settings.base_url_of(operation) == settings.base_url
    return changed(
        operation,
        server=None if own else operation.server,
        vendor=changed(
            vendor,
            base_url=settings.base_url,
            settings=tuple(
                Setting(setting.name, setting.header, given.get(setting.header.lower(), setting.default))
                for setting in vendor.settings
            ),
        ),
    )


def changed(value: V, **slots: object) -> V:
    """Return a copy of a value with other contents in some of its slots."""
    copy: V = object.__new__(type(value))
    freeze(copy, **{name: slots.get(name, getattr(value, name)) for name in slots_of(value)})
    return copy
