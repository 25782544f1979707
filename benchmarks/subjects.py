"""How each package that is measured sends a clip: the same work, as its own documentation has it.

Runs in the environment of the package, so it imports nothing of ours, and each package only where it is used. A subject
gives the code of its import, the code that makes a client, and two makers of a function that sends a clip once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Send = Callable[[Any], Any]
    SendAsync = Callable[[Any], Awaitable[Any]]

KEY = "k-12345678"
FIELDS = {"name": "Ada", "language": "en"}
NAMED = "clip.wav"
MEDIA_TYPE = "audio/wav"


class Subject:
    """A package; `modules` are imported, `client` makes a client from `url`."""

    modules = ""
    client = ""

    def sync(self, url: str) -> Send:
        """Return what sends a clip and reads the answer."""
        raise NotImplementedError

    def asynchronous(self, url: str) -> SendAsync:
        """Return what sends a clip and reads the answer, awaited."""
        raise NotImplementedError

    def made(self, url: str, *, is_async: bool = False) -> Any:
        """Return a client."""
        names: dict[str, Any] = {}
        exec(self.code(url, is_async=is_async), names)  # noqa: S102 - our own, from below
        return names["client"]

    def code(self, url: str, *, is_async: bool = False) -> str:
        """Return the code that makes a client."""
        made = self.client.replace("@", "Async" if is_async else "")
        if not url:  # the vendor's own address
            made = made.replace(", base_url=url", "").replace(", server_url=url", "")
        return f"{self.modules}\nurl, key = {url!r}, {KEY!r}\nclient = {made}"


class Httpx(Subject):
    """The measure of all others; httpx2 has the same interface."""

    def __init__(self, name: str = "httpx") -> None:
        self.modules = f"import {name}"
        self.client = f"{name}.@Client(headers={{'Authorization': f'Bearer {{key}}'}})"

    def sync(self, url: str) -> Send:
        """Return what sends a clip."""
        client = self.made(url)
        return lambda clip: client.post(f"{url}/voices/clone", **form(clip)).raise_for_status().json()

    def asynchronous(self, url: str) -> SendAsync:
        """Return what sends a clip, awaited."""
        client = self.made(url, is_async=True)

        async def send(clip: Any) -> Any:
            return (await client.post(f"{url}/voices/clone", **form(clip))).raise_for_status().json()

        return send


def form(clip: Any) -> dict[str, Any]:
    """Return the arguments of httpx for a form with a file."""
    return {"files": {"clip": (NAMED, clip, MEDIA_TYPE)}, "data": FIELDS}


class Attribute(Subject):
    """An SDK: a client, the path to its method, and the method's arguments with the clip in them."""

    def __init__(
        self, modules: str, client: str, method: str, arguments: Callable[[Any], dict[str, Any]], suffix: str = ""
    ) -> None:
        self.modules = modules
        self.client = client
        self._method = method
        self._suffix = suffix
        self._arguments = arguments

    def _bound(self, url: str, *, is_async: bool) -> Any:
        found = self.kept = self.made(url, is_async=is_async)  # one of them closes when it is not held
        for name in (self._method + (self._suffix if is_async else "")).split("."):
            found = getattr(found, name)
        return found

    def sync(self, url: str) -> Send:
        """Return what sends a clip."""
        method = self._bound(url, is_async=False)
        return lambda clip: method(**self._arguments(clip))

    def asynchronous(self, url: str) -> SendAsync:
        """Return what sends a clip, awaited."""
        method = self._bound(url, is_async=True)
        return lambda clip: method(**self._arguments(clip))


class Pyreqwest(Subject):
    """A client in Rust, without a vendor's layer."""

    modules = "import pyreqwest.client, pyreqwest.multipart"
    client = "pyreqwest.client.SyncClientBuilder().error_for_status(True).build()"

    def _form(self, clip: Any) -> Any:
        module = import_module("pyreqwest.multipart")
        part = module.PartBuilder.from_bytes(clip).file_name(NAMED).mime(MEDIA_TYPE)
        return module.FormBuilder().text("name", "Ada").text("language", "en").part("clip", part)

    def sync(self, url: str) -> Send:
        """Return what sends a clip."""
        client = self.made(url)
        return lambda clip: client.post(f"{url}/voices/clone").multipart(self._form(clip)).build().send().json()

    def asynchronous(self, url: str) -> SendAsync:
        """Return what sends a clip, awaited."""
        client = import_module("pyreqwest.client").ClientBuilder().error_for_status(enable=True).build()

        async def send(clip: Any) -> Any:
            response = await client.post(f"{url}/voices/clone").multipart(self._form(clip)).build().send()
            return await response.json()

        return send


class Voxwright(Subject):
    """Our common client."""

    modules = "import voxwright"
    client = "voxwright.@Client('cartesia', api_key=key, base_url=url)"

    def sync(self, url: str) -> Send:
        """Return what sends a clip."""
        client = self.made(url)
        return lambda clip: client.clone_voice(clip, **FIELDS)

    def asynchronous(self, url: str) -> SendAsync:
        """Return what sends a clip, awaited."""
        client = self.made(url, is_async=True)
        return lambda clip: client.clone_voice(clip, **FIELDS)


def tuple_of(clip: Any) -> tuple[str, Any, str]:
    """Return a clip with its name and media type, as most of them take it."""
    return (NAMED, clip, MEDIA_TYPE)


SUBJECTS: dict[str, Subject] = {
    "httpx": Httpx(),
    "voxwright": Voxwright(),
    "voxwright (typed)": Attribute(
        "from voxwright_clients.cartesia import Cartesia, AsyncCartesia",
        "@Cartesia(api_key=key, base_url=url)",
        "voices.clone",
        lambda clip: {"clip": clip, **FIELDS},
    ),
    "cartesia": Attribute(
        "from cartesia import Cartesia, AsyncCartesia",
        "@Cartesia(api_key=key, base_url=url)",
        "voices.clone",
        lambda clip: {"clip": tuple_of(clip), **FIELDS},
    ),
    "cozepy": Attribute(
        "from cozepy import AsyncCoze, AsyncTokenAuth, AudioFormat, Coze, TokenAuth",
        "@Coze(auth=@TokenAuth(key), base_url=url)",
        "audio.voices.clone",
        lambda clip: {"voice_name": "Ada Ada", "file": tuple_of(clip), "audio_format": "wav", "language": "en"},
    ),
    "elevenlabs": Attribute(
        "from elevenlabs.client import AsyncElevenLabs, ElevenLabs",
        "@ElevenLabs(api_key=key, base_url=url)",
        "voices.ivc.create",
        lambda clip: {"name": "Ada", "files": [tuple_of(clip)]},
    ),
    "mistralai": Attribute(
        "from mistralai.client import Mistral as AsyncMistral, Mistral",
        "@Mistral(api_key=key, server_url=url)",
        "files.upload",
        lambda clip: {"file": {"file_name": NAMED, "content": clip, "content_type": MEDIA_TYPE}},
        "_async",
    ),
    "openai": Attribute(
        "from openai import AsyncOpenAI, OpenAI",
        "@OpenAI(api_key=key, base_url=url)",
        "audio.transcriptions.create",
        lambda clip: {"file": tuple_of(clip), "model": "whisper-1", "language": "en"},
    ),
    "supertone": Attribute(
        "from supertone import Supertone as AsyncSupertone, Supertone",
        "@Supertone(api_key=key, server_url=url)",
        "custom_voices.create_cloned_voice",
        lambda clip: {"files": {"file_name": NAMED, "content": clip, "content_type": MEDIA_TYPE}, "name": "Ada"},
        "_async",
    ),
    "httpx2": Httpx("httpx2"),
    "pyreqwest": Pyreqwest(),
}
