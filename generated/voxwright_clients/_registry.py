# Generated from the documents in specs/ by `python -m generator build`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""The vendors of this distribution, as literals: looking one up imports no vendor and no HTTP library."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, Generic, Literal, TypedDict, TypeVar, overload

    import httpx

    from voxwright import AsyncClient, Client
    from voxwright._core.event import Event

    from . import cartesia, coze, evolink, supertone, vox

    VendorEntry = TypedDict(
        "VendorEntry",
        {
            "title": str,
            "class": str,
            "env": tuple[str, ...],
            "base_url": str,
            "sunset": str | None,
            "docs": str,
            "default": str | None,
            "versions": dict[str, str],
        },
    )
    V = TypeVar("V", covariant=True)
    R = TypeVar("R", covariant=True)
    L = TypeVar("L", covariant=True)

    class ClientOverloads(Generic[V, R, L]):
        """Makes `Client("name")` precise: the typed client, and `raw` of voices made and kept."""

        @overload
        def __new__(
            cls,
            provider: Literal["cartesia"] | cartesia.Cartesia,
            *,
            version: Literal["2024-11-13"] | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[cartesia.Cartesia, cartesia.models.VoiceMetadata, cartesia.models.Voice]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["cartesia"],
            *,
            version: Literal["2026-08-14"],
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[
            cartesia.v2026_08_14.Cartesia, cartesia.v2026_08_14.models.VoiceMetadata, cartesia.v2026_08_14.models.Voice
        ]: ...
        @overload
        def __new__(
            cls,
            provider: cartesia.v2026_08_14.Cartesia,
            *,
            version: Literal["2026-08-14"] | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[
            cartesia.v2026_08_14.Cartesia, cartesia.v2026_08_14.models.VoiceMetadata, cartesia.v2026_08_14.models.Voice
        ]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["coze"] | coze.Coze,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[coze.Coze, coze.models.CloneVoiceResponse, coze.models.VoiceInfo]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["evolink"] | evolink.EvoLink,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[evolink.EvoLink, evolink.models.TaskDetail, Any]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["supertone"] | supertone.Supertone,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[supertone.Supertone, supertone.models.CreateCustomVoiceResponse, supertone.models.CustomVoice]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["vox"] | vox.Vox,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[vox.Vox, vox.models.VoiceModelResponse, vox.models.VoiceModelResponse]: ...
        @overload
        def __new__(
            cls,
            provider: str,
            *,
            version: str | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.Client | None = None,
            transport: httpx.BaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> Client[Any, Any, Any]: ...
        def __new__(cls, provider: Any, **options: Any) -> Client[Any, Any, Any]: ...

    class AsyncClientOverloads(Generic[V, R, L]):
        """Makes `AsyncClient("name")` precise: the typed client, and `raw` of voices made and kept."""

        @overload
        def __new__(
            cls,
            provider: Literal["cartesia"] | cartesia.AsyncCartesia,
            *,
            version: Literal["2024-11-13"] | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[cartesia.AsyncCartesia, cartesia.models.VoiceMetadata, cartesia.models.Voice]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["cartesia"],
            *,
            version: Literal["2026-08-14"],
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[
            cartesia.v2026_08_14.AsyncCartesia,
            cartesia.v2026_08_14.models.VoiceMetadata,
            cartesia.v2026_08_14.models.Voice,
        ]: ...
        @overload
        def __new__(
            cls,
            provider: cartesia.v2026_08_14.AsyncCartesia,
            *,
            version: Literal["2026-08-14"] | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[
            cartesia.v2026_08_14.AsyncCartesia,
            cartesia.v2026_08_14.models.VoiceMetadata,
            cartesia.v2026_08_14.models.Voice,
        ]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["coze"] | coze.AsyncCoze,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[coze.AsyncCoze, coze.models.CloneVoiceResponse, coze.models.VoiceInfo]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["evolink"] | evolink.AsyncEvoLink,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[evolink.AsyncEvoLink, evolink.models.TaskDetail, Any]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["supertone"] | supertone.AsyncSupertone,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[
            supertone.AsyncSupertone, supertone.models.CreateCustomVoiceResponse, supertone.models.CustomVoice
        ]: ...
        @overload
        def __new__(
            cls,
            provider: Literal["vox"] | vox.AsyncVox,
            *,
            version: None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[vox.AsyncVox, vox.models.VoiceModelResponse, vox.models.VoiceModelResponse]: ...
        @overload
        def __new__(
            cls,
            provider: str,
            *,
            version: str | None = None,
            api_key: str | Callable[[], str] | None = None,
            base_url: str | None = None,
            timeout: float = 120.0,
            retries: int = 2,
            http_client: httpx.AsyncClient | None = None,
            transport: httpx.AsyncBaseTransport | None = None,
            on_event: Callable[[Event], object] | None = None,
        ) -> AsyncClient[Any, Any, Any]: ...
        def __new__(cls, provider: Any, **options: Any) -> AsyncClient[Any, Any, Any]: ...


VENDORS: Final[dict[str, VendorEntry]] = {
    "cartesia": {
        "title": "Cartesia",
        "class": "Cartesia",
        "env": ("CARTESIA_API_KEY",),
        "base_url": "https://api.cartesia.ai",
        "sunset": None,
        "docs": "https://docs.cartesia.ai",
        "default": "2024-11-13",
        "versions": {
            "2024-11-13": "voxwright_clients.cartesia.v2024_11_13",
            "2026-08-14": "voxwright_clients.cartesia.v2026_08_14",
        },
    },
    "coze": {
        "title": "Coze",
        "class": "Coze",
        "env": ("COZE_API_TOKEN", "COZE_API_KEY"),
        "base_url": "https://api.coze.cn",
        "sunset": None,
        "docs": "https://docs.coze.cn",
        "default": None,
        "versions": {},
    },
    "evolink": {
        "title": "EvoLink",
        "class": "EvoLink",
        "env": ("EVOLINK_API_KEY",),
        "base_url": "https://api.evolink.ai",
        "sunset": None,
        "docs": "https://docs.evolink.ai/en/api-manual/audio-series/qwen-tts/qwen-voice-design",
        "default": None,
        "versions": {},
    },
    "supertone": {
        "title": "Supertone",
        "class": "Supertone",
        "env": ("SUPERTONE_API_KEY",),
        "base_url": "https://supertoneapi.com",
        "sunset": "2026-08-31",
        "docs": "https://docs.supertoneapi.com/en/api-reference/endpoints/create-cloned-voice",
        "default": None,
        "versions": {},
    },
    "vox": {
        "title": "vox.ai",
        "class": "Vox",
        "env": ("VOX_API_KEY",),
        "base_url": "https://client-api.tryvox.co/v3",
        "sunset": None,
        "docs": "https://docs.tryvox.co",
        "default": None,
        "versions": {},
    },
}
"""Each vendor by the name that `voxwright.Client` takes.

`versions` has the module of each version that a vendor's client comes in, by the word that `version=` takes; where it is
empty, the vendor has one client, and `default` is None.
"""
