"""What both common clients are made of: vendor, key and settings, checked at once and used at the first call."""

from __future__ import annotations

from voxwright_clients._registry import VENDORS

from ._adapters import find_operation, known_provider, package_of
from ._common_names import COMMON_NAMES
from ._core.client import AsyncClient, SyncClient
from ._core.client_base import ClientBase
from ._core.deadline import check_retries, check_timeout
from ._core.refusal import type_name
from ._core.resources import AsyncResources, SyncResources
from ._core.settings import check_base_url, conceal, find_secret
from ._core.unset import Unset
from .errors import ConfigurationError, InvalidRequestError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
    from typing import Any, Self, TypeAlias

    from ._core.exchange.effects import OnProgress
    from ._core.flow import Flow
    from ._core.operation import Operation
    from ._core.secret import Secret
    from ._listing import Listing
    from ._models import Spoken, TaskState, Voice
    from ._speech import AsyncSpeech, Speech
    from ._task import AsyncVoiceTask, VoiceTask

    MakeFlow: TypeAlias = Callable[[], Flow[Any]]

__all__ = ["AsyncSession", "Session", "SyncSession", "conceal"]

DEFAULT_TIMEOUT, DEFAULT_RETRIES = 120.0, 2
HINTS = ("language", "description", "transcript", "preview_text")
"""Arguments that a vendor may have no field for."""
WORDS = {"design_voice": ("prompt", 0), "submit_design": ("prompt", 0), "speak": ("text", 1)}
"""What the vendor is to work on, and its place among the arguments; nobody is paid for a blank."""


class Session:
    """A vendor and how to reach it; its typed client is made when the first call needs it.

    Attributes:
        provider: The vendor's name.
        package: The typed client's package, which is that of one version where the vendor has several.
        base_url: Its address, or the one given in its place.
        addressed: The vendor's operations as this session calls them, for previews.
    """

    prefix = ""
    """What stands before a vendor's class name: nothing, or "Async"."""
    vendor_base: type[ClientBase] = ClientBase
    """What a vendor's typed client is a kind of."""

    def __init__(
        self, provider: str, package: str, base_url: str, make_vendor: Callable[[], Any], *, lent: bool = False
    ) -> None:
        self.provider = provider
        self.package = package
        self.base_url = base_url
        self._make_vendor = make_vendor
        self._made: dict[str, Any] = {}
        self._lent = lent
        self._closed = False
        self._api: Any = None
        self.addressed: dict[Operation[Any], Operation[Any]] = {}

    @classmethod
    def of(
        cls,
        provider: str | ClientBase,
        *,
        version: str | None,
        api_key: Secret | None,
        base_url: str | None,
        timeout: float,
        retries: int,
        **others: object,
    ) -> Self:
        """Return the session of a vendor's name, or of its typed client; `others` are for the typed client alone."""
        if isinstance(provider, str):
            return cls.of_name(
                provider,
                version=version,
                secret=api_key,
                base_url=base_url,
                timeout=timeout,
                retries=retries,
                others=others,
            )
        settings: dict[str, object] = {"api_key": api_key, "base_url": base_url, **others}
        settings["timeout"] = None if timeout == DEFAULT_TIMEOUT else timeout
        settings["retries"] = None if retries == DEFAULT_RETRIES else retries
        given = [name for name, value in settings.items() if value is not None]
        return cls.of_client(provider, version=version, given=given)

    @classmethod
    def of_name(
        cls,
        provider: str,
        *,
        version: str | None,
        secret: Secret | None,
        base_url: str | None,
        timeout: float,
        retries: int,
        others: Mapping[str, object],
    ) -> Self:
        """Return the session of a vendor; `others` are further arguments of its typed client, left out where None."""
        entry = VENDORS[known_provider(provider)]
        package = package_of(provider, version)
        secret = find_secret(secret, provider, entry["env"])
        address = check_base_url(base_url, provider)
        options: dict[str, Any] = {"timeout": check_timeout(timeout), "retries": check_retries(retries)}
        options |= {name: value for name, value in others.items() if value is not None}
        resources = AsyncResources if cls.prefix else SyncResources
        resources(options.get("http_client"), options.get("transport"))  # told here, as the rest is, if it is none
        ended = entry["sunset"]
        if base_url is None and ended is not None:
            from ._core.sunset import warn_of_sunset

            warn_of_sunset(entry["title"], ended)
            address = entry["base_url"]  # given, so that the typed client does not warn once more

        def make_vendor() -> Any:
            from importlib import import_module

            vendor_class = getattr(import_module(package), cls.prefix + entry["class"])
            return vendor_class(secret, base_url=address, **options)

        return cls(provider, package, address or entry["base_url"], make_vendor)

    @classmethod
    def of_client(cls, client: ClientBase, *, version: str | None, given: Sequence[str]) -> Self:
        """Return the session of a vendor's typed client; `given` names the settings given although it has its own.

        Raises:
            TypeError: It is something else, or of the other kind: sync for async.
            ConfigurationError: A setting was given besides, or another version than the client's.
        """
        if not isinstance(client, cls.vendor_base):
            msg = f"provider is a vendor's name or its {cls.vendor_base.__name__}, not {type(client).__name__}"
            raise TypeError(msg)
        if given:
            msg = f"{type(client).__name__} brings its own settings; leave out {', '.join(given)}"
            raise ConfigurationError(msg)
        modules = (kind.__module__ for kind in type(client).__mro__)
        module = next((name for name in modules if name.startswith("voxwright_clients.")), f".{type(client).__name__}")
        provider = known_provider(module.split(".")[1])
        package = module.rpartition(".")[0]
        if version is not None and package_of(provider, version) != package:
            msg = f"{type(client).__name__} is a client of another version than {version}: leave version out"
            raise ConfigurationError(msg, provider=provider)
        return cls(provider, package, client.base_url, lambda: client, lent=True)

    @property
    def vendor(self) -> Any:
        """The vendor's typed client; the same one for every thread that asks.

        Raises:
            ConfigurationError: The client was closed before it was ever asked for.
        """
        made = self._made
        if made:
            return made["vendor"]
        if not self._lent:
            self._check_open()
        return made.setdefault("vendor", self._make_vendor())

    def with_options(self, *, timeout: float | None, retries: int | None, headers: Mapping[str, str] | None) -> Self:
        """Return a session with other settings that shares key and connections.

        Raises:
            ConfigurationError: The client is closed, or a header would replace the key.
        """
        self._check_open()
        derived = self.vendor.with_options(timeout=timeout, retries=retries, headers=headers)
        return type(self)(self.provider, self.package, self.base_url, lambda: derived)

    def _check_open(self) -> None:
        if self._closed:
            msg = "the client is closed"
            raise ConfigurationError(msg, provider=self.provider)

    def flow(self, operation: str, *first: object, **arguments: object) -> MakeFlow:
        """Return what makes the flow of one call; a vendor without the operation is refused here."""
        self._check_open()
        function = find_operation(self.provider, operation)
        if VENDORS[self.provider]["versions"]:
            if self._api is None:
                from importlib import import_module

                self._api = import_module(self.package)
            arguments["api"] = self._api
        return lambda: function(*first, **arguments)

    def creation(
        self,
        operation: str,
        *first: object,
        extra: Mapping[str, object] | None,
        extra_body: Mapping[str, object] | None,
        extra_headers: Mapping[str, str] | None,
        **arguments: object,
    ) -> MakeFlow:
        """Return what makes the flow of a call that creates something, with what was given beside its arguments.

        Raises:
            InvalidRequestError: A hint is no text, or the language none; not every vendor has a field for it that
                would refuse it. Or there is nothing to say, or no word on how a voice should sound.
        """
        from ._models import Extra

        for hint in HINTS:
            value = arguments.get(hint)
            if value is not None and not isinstance(value, (str, Unset)):
                raise self.refusal(hint, f"must be text (str), not {type_name(value)}", operation=operation)
        beyond = Extra(fields=extra, body=extra_body, headers=extra_headers)
        make_flow = self.flow(operation, *first, extra=beyond, **arguments)
        said, place = WORDS.get(operation, ("", 0))
        text = first[place] if said else None
        if isinstance(text, str) and not text.strip():
            raise self.refusal(said, "is empty or blank", operation=operation)
        self._check_language(arguments.get("language"), make_flow, operation=operation)
        return make_flow

    def _check_language(self, language: object, make_flow: MakeFlow, *, operation: str) -> None:
        """Refuse what is no language tag also where the vendor has no field for it; its own words are left to it."""
        from ._core.language import check_language, is_language
        from ._core.refusal import placed
        from ._preview import first_request

        if not isinstance(language, str) or is_language(language):
            return
        with COMMON_NAMES:
            judged = first_request(make_flow()).operation.argument("language")  # says what it takes, if it takes one
        if judged is None:
            try:
                check_language(language)
            except InvalidRequestError as error:
                raise placed(error, provider=self.provider, operation=operation, argument="language") from None

    def voice_id(self, voice: Voice[Any] | str) -> str:
        """Return the id of a voice of this vendor, given as a voice, its id or its ref.

        Raises:
            InvalidRequestError: It is empty, or of another vendor.
        """
        reference: object = voice if isinstance(voice, str) else getattr(voice, "ref", None)
        if not isinstance(reference, str):
            raise self.refusal("voice", f"must be a voice, its id or its ref, not {type_name(voice)}")
        provider, colon, name = reference.partition(":")
        if colon and provider in VENDORS and provider != self.provider:
            raise self.refusal("voice", f"is a voice of {provider}, not of {self.provider}")
        voice_id = name if colon and provider == self.provider else reference
        if not voice_id.strip():
            raise self.refusal("voice", "is empty; give a voice, its id or its ref")
        return voice_id

    def refusal(self, argument: str, reason: str, *, operation: str | None = None) -> InvalidRequestError:
        """Return the refusal of a common argument that no field of the vendor's could have refused."""
        return InvalidRequestError(
            f"{argument} {reason}",
            provider=self.provider,
            operation=operation,
            field=argument,
            argument=argument,
            reason=reason,
        )

    def __reduce__(self) -> str:
        msg = "a client holds a key and connections and is never pickled or copied; make another one there"
        raise TypeError(msg)

    def __repr__(self) -> str:
        return f"({self.provider!r}, base_url={self.base_url!r})"


class SyncSession(Session):
    """A session whose calls block."""

    vendor_base = SyncClient

    def run(
        self,
        make_flow: MakeFlow,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
    ) -> Any:
        """Run a flow under one deadline and return its result."""
        with COMMON_NAMES:
            return self.vendor.run(make_flow, timeout=timeout, retries=retries, on_progress=on_progress)

    def task(self, state: TaskState[Any]) -> VoiceTask[Any]:
        """Return a task that can be waited for."""
        from ._task import VoiceTask

        return VoiceTask(self, state)

    def listed(self, listing: Listing, *, timeout: float | None, retries: int | None) -> Iterator[Voice[Any]]:
        """Yield the voices of a list, page by page."""
        while not listing.ended:
            yield from listing.take(self.run(listing.next_page(), timeout=timeout, retries=retries))

    def speech(self, spoken: Spoken) -> Speech:
        """Return what arrives of a speech."""
        from ._speech import Speech

        return Speech(spoken)

    def close(self) -> None:
        """Close the typed client if it was made here."""
        self._closed = True
        if self._made and not self._lent:
            self.vendor.close()


class AsyncSession(Session):
    """A session whose calls are awaited."""

    prefix = "Async"
    vendor_base = AsyncClient

    async def run(
        self,
        make_flow: MakeFlow,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        on_progress: OnProgress | None = None,
    ) -> Any:
        """Run a flow under one deadline and return its result."""
        with COMMON_NAMES:
            return await self.vendor.run(make_flow, timeout=timeout, retries=retries, on_progress=on_progress)

    def task(self, state: TaskState[Any]) -> AsyncVoiceTask[Any]:
        """Return a task that can be waited for."""
        from ._task import AsyncVoiceTask

        return AsyncVoiceTask(self, state)

    async def listed(
        self, listing: Listing, *, timeout: float | None, retries: int | None
    ) -> AsyncIterator[Voice[Any]]:
        """Yield the voices of a list, page by page."""
        while not listing.ended:
            for voice in listing.take(await self.run(listing.next_page(), timeout=timeout, retries=retries)):
                yield voice

    def speech(self, spoken: Spoken) -> AsyncSpeech:
        """Return what arrives of a speech."""
        from ._speech import AsyncSpeech

        return AsyncSpeech(spoken)

    async def aclose(self) -> None:
        """Close the typed client if it was made here."""
        self._closed = True
        if self._made and not self._lent:
            await self.vendor.aclose()
