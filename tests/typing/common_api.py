"""The common API as a type checker sees it. Never run: `assert_type` and each ignored error are what is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, assert_type

import httpx
from voxwright_clients.cartesia import AsyncCartesia, Cartesia
from voxwright_clients.cartesia import models as cartesia_models
from voxwright_clients.evolink import EvoLink
from voxwright_clients.evolink import models as evolink_models

import voxwright


def a_name_makes_the_client_precise() -> None:
    """The literal name of a vendor decides the types of `vendor` and of `raw`."""
    client = voxwright.Client("cartesia")
    assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata])
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
    assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata])
    assert_type(client.vendor, Cartesia)
    assert_type(client.clone_voice(b"", name="Ada").raw, cartesia_models.VoiceMetadata)


def a_name_from_elsewhere_is_taken(provider: str) -> None:
    """A name that is known at run time only leaves the vendor open."""
    client = voxwright.Client(provider)
    assert_type(client, voxwright.Client[Any, Any])
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
    client.speak("hello")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


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
    assert_type(client, voxwright.Client[EvoLink, evolink_models.TaskDetail])
    assert_type(task, voxwright.VoiceTask[evolink_models.TaskDetail])
    assert_type(task.wait(), voxwright.Voice[evolink_models.TaskDetail])
    assert_type(task.refresh(), voxwright.VoiceTask[evolink_models.TaskDetail])
    assert_type(task.voice, voxwright.Voice[evolink_models.TaskDetail] | None)
    assert_type(client.get_task("t"), voxwright.VoiceTask[evolink_models.TaskDetail])


async def the_same_is_awaited() -> None:
    """The async client gives what the sync one gives."""
    async with voxwright.AsyncClient("cartesia", timeout=5) as client:
        assert_type(client, voxwright.AsyncClient[AsyncCartesia, cartesia_models.VoiceMetadata])
        assert_type(client.vendor, AsyncCartesia)
        voice = await client.clone_voice("ada.wav", name="Ada", language="en")
        assert_type(voice, voxwright.Voice[cartesia_models.VoiceMetadata])
    task = await voxwright.AsyncClient("evolink").submit_design("calm", name="ada", preview_text="Hello.")
    assert_type(task, voxwright.AsyncVoiceTask[evolink_models.TaskDetail])
    assert_type(await task.wait(), voxwright.Voice[evolink_models.TaskDetail])


def a_block_and_a_copy_keep_the_type() -> None:
    """`with` and `with_options` lose nothing."""
    with voxwright.Client("cartesia") as client:
        assert_type(client, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata])
        derived = client.with_options(timeout=5, retries=0, headers={"X-Team": "a"})
        assert_type(derived, voxwright.Client[Cartesia, cartesia_models.VoiceMetadata])


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
    """Both type parameters have defaults: plain `Client` and `Voice` are of any vendor."""
    assert_type(client, voxwright.Client[Any, Any])
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
