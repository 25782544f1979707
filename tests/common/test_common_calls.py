"""The common calls at every vendor, sync and async, through a real socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers
from voxwright._core.model import Model

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio


def having(operation: str) -> list[str]:
    """Return the vendors that have an operation."""
    return [name for name in VENDORS if operation in offers(name)]


def lacking(operation: str) -> list[str]:
    """Return the vendors that do not have an operation."""
    return [name for name in VENDORS if operation not in offers(name)]


CALLS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "clone_voice": ((b"RIFF",), {"name": "Ada"}),
    "design_voice": (("calm",), {"name": "Ada", "preview_text": "Hello."}),
    "submit_design": (("calm",), {"name": "Ada", "preview_text": "Hello."}),
    "get_task": (("task-1",), {}),
    "retrain_voice": (("voice-1", b"RIFF"), {"name": "Ada"}),
}
LACKING = [(provider, operation) for operation in CALLS for provider in lacking(operation)]


@pytest.mark.parametrize("provider", having("clone_voice"))
async def test_a_clone_is_a_voice_that_keeps_what_was_given(
    provider: str, both: Any, sandbox: Sandbox, clips: Path
) -> None:
    """A clone has an id, the name, description and language, and the vendor's own typed answer."""
    async with both.open(provider, sandbox) as client:
        voice = await both(
            client.clone_voice(
                clips / "ada.wav",
                name="Ada",
                language="en-US",
                description="Low and calm.",
                transcript="Good evening.",
                preview_text="Good morning.",
            )
        )

    assert isinstance(voice, voxwright.Voice)
    assert (provider, "Ada", "Low and calm.") == (voice.provider, voice.name, voice.description)
    assert (voice.language or "").startswith("en")
    assert voice.id
    assert voice.ref.startswith(f"{provider}:")
    assert voice.ref.endswith(f":{voice.id}")
    assert isinstance(voice.raw, Model)
    assert voice.owned is True


@pytest.mark.parametrize("provider", having("design_voice"))
async def test_a_design_is_followed_until_there_is_a_voice(provider: str, both: Any, own_sandbox: Sandbox) -> None:
    """A design is polled to its end, its progress told, and is then a voice with a preview."""
    told: list[tuple[int, int]] = []
    async with both.open(provider, own_sandbox) as client:
        voice = await both(
            client.design_voice(
                "calm and low",
                name="announcer",
                preview_text="Good evening.",
                language="en-GB",
                format="wav",
                sample_rate=24000,
                on_progress=lambda done, total: told.append((done, total)),
            )
        )

    assert (provider, "announcer", "en-GB", "ready") == (voice.provider, voice.name, voice.language, voice.status)
    assert "announcer" in voice.id
    assert (voice.preview or "").startswith("http")
    assert (100, 100) == told[-1]


@pytest.mark.parametrize("provider", having("retrain_voice"))
@pytest.mark.parametrize("kind", ["voice", "id", "ref"])
async def test_a_retrained_voice_keeps_its_id(
    provider: str, kind: str, both: Any, sandbox: Sandbox, clips: Path
) -> None:
    """A voice is trained anew under its id, whether it is given as a voice, an id or a ref."""
    async with both.open(provider, sandbox) as client:
        cloned = await both(client.clone_voice(clips / "ada.wav", name="Ada"))
        given = {"voice": cloned, "id": cloned.id, "ref": cloned.ref}[kind]
        again = await both(client.retrain_voice(given, clips / "ada.mp3", name="Ada 2", language="en"))

    assert (cloned.id, cloned.ref, "Ada 2") == (again.id, again.ref, again.name)


@pytest.mark.parametrize("provider", having("retrain_voice"))
@pytest.mark.parametrize("given", ["", "  ", "{provider}:", "{other}:123"])
async def test_what_is_no_voice_of_the_vendor_is_never_retrained(
    provider: str, given: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """An empty id would make, and bill, a new voice; another vendor's ref is none: both are refused unsent."""
    other = next(name for name in VENDORS if name != provider)
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await both(
                client.retrain_voice(given.format(provider=provider, other=other), clips / "ada.wav", name="Ada")
            )

    assert "voice" == caught.value.field
    assert [] == own_sandbox.requests


@pytest.mark.parametrize(("provider", "operation"), LACKING)
async def test_what_a_vendor_lacks_is_refused_before_anything_is_sent(
    provider: str, operation: str, both: Any, own_sandbox: Sandbox
) -> None:
    """An operation that the vendor does not have names the vendors that do, and sends nothing."""
    first, arguments = CALLS[operation]
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.UnsupportedOperationError) as caught:
            await both(getattr(client, operation)(*first, **arguments))

    assert (provider, operation) == (caught.value.provider, caught.value.operation)
    assert all(name in str(caught.value) for name in having(operation))
    assert [] == own_sandbox.requests


@pytest.mark.parametrize("provider", having("clone_voice"))
@pytest.mark.parametrize(
    "wrong", [{"clip": b"\x00" * 64}, {"clip": b""}, {"language": "not a tag"}, {"extra": {"no_such": 1}}]
)
async def test_a_refusal_names_the_common_argument(
    provider: str, wrong: dict[str, Any], both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """What breaks a limit is refused under the common name of the argument, and nothing is sent."""
    ((argument, value),) = wrong.items()
    arguments: dict[str, Any] = {"clip": clips / "ada.wav", "name": "Ada", "language": "en", **wrong}
    if argument == "language" and not required_language(provider):
        pytest.skip("no field for a language, or none that is limited")
    if argument == "clip" and value and not limited_formats(provider):
        pytest.skip("takes any format")
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await both(client.clone_voice(arguments.pop("clip"), **arguments))

    assert ("no_such" if argument == "extra" else argument) == caught.value.field
    assert [] == own_sandbox.requests


@pytest.mark.parametrize("provider", having("clone_voice"))
async def test_a_language_that_the_vendor_requires_is_asked_for(
    provider: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """Without a language a vendor that requires one is not called, and the refusal lists what it takes."""
    async with both.open(provider, own_sandbox) as client:
        if not required_language(provider):
            assert (await both(client.clone_voice(clips / "ada.wav", name="Ada"))).id
            return
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            await both(client.clone_voice(clips / "ada.wav", name="Ada"))

    assert "language" == caught.value.field
    assert "en" in caught.value.allowed
    assert [] == own_sandbox.requests


@pytest.mark.parametrize("provider", having("clone_voice"))
@pytest.mark.parametrize("kind", ["path", "str", "bytes", "file", "clip"])
async def test_every_kind_of_clip_arrives_with_name_and_type(
    provider: str, kind: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """However a recording is given, the vendor gets the same bytes with a file name and a media type."""
    path = clips / "ada.mp3"
    with path.open("rb") as file:
        given: Any = {
            "path": path,
            "str": str(path),
            "bytes": path.read_bytes(),
            "file": file,
            "clip": voxwright.Clip(path.read_bytes(), filename="ada.mp3"),
        }[kind]
        async with both.open(provider, own_sandbox) as client:
            await both(client.clone_voice(given, name="Ada", language="en"))

    (part,) = [part for part in own_sandbox.requests[0].parts if part.filename is not None]
    assert path.stat().st_size == part.size
    assert ("clip.mp3" if kind == "bytes" else "ada.mp3") == part.filename
    assert part.content_type in {"audio/mpeg", "audio/mp3"}


@pytest.mark.parametrize("provider", having("clone_voice"))
async def test_a_refusal_of_the_vendor_is_its_typed_error(
    provider: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """A wrong key is an APIStatusError with the vendor, and the key is in none of its texts."""
    async with both.open(provider, own_sandbox, api_key="wrong-key-1234567") as client:
        with pytest.raises(voxwright.APIStatusError) as caught:
            await both(client.clone_voice(clips / "ada.wav", name="Ada", language="en"))

    assert provider == caught.value.provider
    assert "wrong-key-1234567" not in f"{caught.value} {caught.value!r} {vars(caught.value)}"


def required_language(provider: str) -> bool:
    """Tell whether the vendor's clone requires a language."""
    field = clone_operation(provider).argument("language")
    return field is not None and field.required


def limited_formats(provider: str) -> bool:
    """Tell whether the vendor's clone takes certain formats only."""
    return bool(clone_operation(provider).argument("clip").schema.formats)


def clone_operation(provider: str) -> Any:
    """Return the vendor's operation that clones."""
    from importlib import import_module

    return import_module(f"voxwright_clients.{provider}").operations.voices.CLONE
