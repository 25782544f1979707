"""The common API as a type checker sees it. Never run: `assert_type` and each ignored error are what is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, assert_type

import httpx
from voxwright_clients.cartesia import AsyncCartesia, Cartesia
from voxwright_clients.cartesia import models as cartesia_models
from voxwright_clients.cartesia import v2026_08_14 as newer
from voxwright_clients.evolink import EvoLink
from voxwright_clients.evolink import models as evolink_models

import voxwright


def a_name_makes_the_client_precise() -> None:
    """The literal name of a vendor decides the types of `vendor` and of `raw`."""
    client = voxwright.Client("cartesia")
    assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata, cartesia_models.Voice])
    assert_type(client.vendor, Cartesia)
    assert_type(client.provider, str)
    voice = client.clone_voice("ada.wav", name="Ada", language="en")
    assert_type(voice, voxwright.Voice[cartesia_models.VoiceMetadata])
    assert_type(voice.raw, cartesia_models.VoiceMetadata)
    assert_type(voice.id, str)
    assert_type(voice.status, Literal["ready", "processing", "failed"] | None)
    assert_type(voice.owned, bool | None)
    assert_type(voice.to_dict(), dict[str, object])


def so_does_a_typed_client() -> None:
    """A vendor's client given in place of its name is as precise."""
    client = voxwright.Client(Cartesia(api_key="k"))
    assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata, cartesia_models.Voice])
    assert_type(client.vendor, Cartesia)
    assert_type(client.clone_voice(b"", name="Ada").raw, cartesia_models.VoiceMetadata)


def a_name_from_elsewhere_is_taken(provider: str) -> None:
    """A name that is known at run time only leaves the vendor open."""
    client = voxwright.Client(provider)
    assert_type(client, voxwright.Client[Any, Any, Any])
    assert_type(client.clone_voice(b"", name="Ada"), voxwright.Voice[Any])


def a_misspelt_setting_is_an_error() -> None:
    """Wrong types and names of settings are found before anything runs."""
    voxwright.Client("cartesia", timeout="5")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    voxwright.Client("cartesia", time_out=5)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    voxwright.Client(5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    voxwright.Client("cartesia", http_client=httpx.AsyncClient())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    voxwright.AsyncClient("cartesia", http_client=httpx.AsyncClient())
    voxwright.Client(AsyncCartesia("k"))  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


def a_misspelt_argument_is_an_error(client: voxwright.Client[Cartesia, cartesia_models.VoiceMetadata]) -> None:
    """Calls take what they name and nothing else, and what is required is."""
    client.clone_voice("ada.wav")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.clone_voice("ada.wav", name="Ada", lang="en")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.clone_voice(5, name="Ada")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.clone_voice("ada.wav", "Ada")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.clone_voice("ada.wav", name="Ada", timeout=httpx.Timeout(5))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.speak("id")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.speek("id", "Hello.")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    client.update_voice("id", name=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def every_kind_of_clip_is_taken(client: voxwright.Client[Cartesia, cartesia_models.VoiceMetadata]) -> None:
    """A path, text, bytes, buffers, binary files and a `Clip`; a file in text mode is none."""
    client.clone_voice(Path("ada.wav"), name="Ada")
    client.clone_voice(bytearray(), name="Ada")
    client.clone_voice(memoryview(b""), name="Ada")
    client.clone_voice(voxwright.Clip(b"", filename="ada.wav", media_type="audio/wav"), name="Ada")
    with Path("ada.wav").open("rb") as file:
        client.clone_voice(file, name="Ada")
        client.clone_voice(voxwright.Clip(file), name="Ada")
    with Path("ada.wav").open() as text:
        client.clone_voice(text, name="Ada")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def tasks_carry_the_type_of_their_voice() -> None:
    """A task knows what its voice will be."""
    client = voxwright.Client("evolink")
    task = client.submit_design("calm", name="ada", preview_text="Good evening.")
    assert_type(client, voxwright.Client[EvoLink, evolink_models.TaskDetail, Any])
    assert_type(task, voxwright.VoiceTask[evolink_models.TaskDetail])
    assert_type(task.wait(), voxwright.Voice[evolink_models.TaskDetail])
    assert_type(task.refresh(), voxwright.VoiceTask[evolink_models.TaskDetail])
    assert_type(task.error, voxwright.TaskFailure | None)
    assert_type(task.kind, Literal["design", "speech"] | None)
    assert_type(task.voice, voxwright.Voice[evolink_models.TaskDetail] | None)
    assert_type(client.get_task("t"), voxwright.VoiceTask[evolink_models.TaskDetail])


async def the_same_is_awaited() -> None:
    """The async client gives what the sync one gives."""
    async with voxwright.AsyncClient("cartesia", timeout=5) as client:
        assert_type(client, voxwright.AsyncClient[AsyncCartesia, cartesia_models.VoiceMetadata, cartesia_models.Voice])

        assert_type(client.vendor, AsyncCartesia)
        voice = await client.clone_voice("ada.wav", name="Ada", language="en")
        assert_type(voice, voxwright.Voice[cartesia_models.VoiceMetadata])
    task = await voxwright.AsyncClient("evolink").submit_design("calm", name="ada", preview_text="Hello.")
    assert_type(task, voxwright.AsyncVoiceTask[evolink_models.TaskDetail])
    assert_type(await task.wait(), voxwright.Voice[evolink_models.TaskDetail])


def kept_voices_have_a_type_of_their_own() -> None:
    """What the vendor says of a voice that it keeps may be more than what it says of a new one."""
    client = voxwright.Client("cartesia")
    for voice in client.list_voices(owned=True, language="en"):
        assert_type(voice, voxwright.Voice[cartesia_models.Voice])
        assert_type(voice.preview, voxwright.Link | None)
        assert_type(voice.model, str | None)
        assert_type(client.get_voice(voice).raw, cartesia_models.Voice)
        assert_type(client.update_voice(voice, name="Ada", description=None).raw, cartesia_models.Voice)
        assert_type(client.update_voice(voice.id, name=voxwright.UNSET), voxwright.Voice[cartesia_models.Voice])
        client.delete_voice(voice)


async def kept_voices_are_awaited() -> None:
    """The list is gone through by `async for`, the rest is awaited."""
    client = voxwright.AsyncClient("cartesia")
    async for voice in client.list_voices():
        assert_type(voice, voxwright.Voice[cartesia_models.Voice])
        assert_type(await client.get_voice(voice), voxwright.Voice[cartesia_models.Voice])
        await client.delete_voice(voice)


async def speech_is_bytes(link: voxwright.Link) -> None:
    """A speech gives chunks, all of it, or a file; a link does so without a client."""
    with voxwright.Client("coze").speak("id", "Hello.", format="mp3", sample_rate=24_000) as speech:
        assert_type(speech, voxwright.Speech)
        assert_type(list(speech), list[bytes])
        assert_type(speech.media_type, str | None)
        assert_type(speech.read(), bytes)
        speech.save(Path("ada.mp3"))
    async with await voxwright.AsyncClient("evolink").get_speech("task") as awaited:
        assert_type(awaited, voxwright.AsyncSpeech)
        assert_type([chunk async for chunk in awaited], list[bytes])
        assert_type(await awaited.read(), bytes)
        await awaited.save("ada.mp3")
    assert_type(link.read(), bytes)
    assert_type(await link.aread(), bytes)
    assert_type(link.upper(), str)


def a_version_makes_the_client_precise() -> None:
    """The version decides the types too, by its word or by its typed client."""
    client = voxwright.Client("cartesia", version="2026-08-14")
    assert_type(client.vendor, newer.Cartesia)
    for voice in client.list_voices():
        assert_type(voice.raw, newer.models.Voice)
    assert_type(voxwright.Client(newer.Cartesia("k")).vendor, newer.Cartesia)


def a_block_and_a_copy_keep_the_type() -> None:
    """`with` and `with_options` lose nothing."""
    with voxwright.Client("cartesia") as client:
        assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata, cartesia_models.Voice])
        derived = client.with_options(timeout=5, retries=0, headers={"X-Team": "a"})
        assert_type(derived, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata, cartesia_models.Voice])


def a_voice_of_one_vendor_is_a_voice(voice: voxwright.Voice[cartesia_models.VoiceMetadata]) -> None:
    """What takes any voice takes a precise one."""
    takes_any: Callable[[voxwright.Voice[object]], str] = refer
    assert_type(takes_any(voice), str)
    several: list[voxwright.Voice[object]] = [voice]
    assert_type(several[0].raw, object)


def refer(voice: voxwright.Voice[object]) -> str:
    """Return what names a voice anywhere."""
    return voice.ref


def a_client_can_be_named_without_its_types(client: voxwright.Client, voice: voxwright.Voice) -> None:
    """All type parameters have defaults: plain `Client` and `Voice` are of any vendor."""
    assert_type(client, voxwright.Client[Any, Any, Any])
    assert_type(voice, voxwright.Voice[Any])


def errors_say_what_they_hold(error: voxwright.VoxwrightError) -> None:
    """The attributes of an error have types, by its class."""
    assert_type(error.provider, str | None)
    if isinstance(error, voxwright.APIStatusError):
        assert_type(error.status_code, int)
        assert_type(error.retry_after, float | None)
        assert_type(error.raw_body, bytes)
    if isinstance(error, voxwright.MissingAPIKeyError):
        assert_type(error.env_vars, tuple[str, ...])
    if isinstance(error, voxwright.InvalidRequestError):
        assert_type(error.field, str | None)
    _ = voxwright.NoSuchError  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
