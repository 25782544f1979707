"""The bytes of a clone, as a server gets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("provider", [name for name in VENDORS if "clone_voice" in offers(name)]),
]
NAMES = {
    "crlf": "a\r\n--b",
    "quotes": 'say "Ada"',
    "emoji": "Ada 🎙️",
    "boundary": "\r\n--+++\r\nContent-Disposition: form-data",
}


async def sent(both: Any, provider: str, clip: Any, **arguments: Any) -> httpx.Request:
    """Return the request of a clone; the answer is an error, which the caller does not want to see."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(400, json={})

    async with both.open(
        provider, api_key="k" * 12, transport=both.transport(answer), base_url="http://localhost"
    ) as client:
        with pytest.raises(voxwright.APIStatusError):
            await both(client.clone_voice(clip, **arguments))
    (request,) = seen
    return request


def parts(request: httpx.Request) -> dict[str, tuple[str, bytes]]:
    """Split a multipart body by its boundary: the headers and the content of each part, by name."""
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    pieces = request.content.split(b"--" + boundary)
    assert (b"", b"--\r\n") == (pieces[0], pieces[-1])
    found: dict[str, tuple[str, bytes]] = {}
    for piece in pieces[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name = re.search(rb'[; ]name="([^"]*)"', head)
        assert name is not None
        found[name[1].decode()] = (head.decode(), content.removesuffix(b"\r\n"))
    return found


def wire_name(provider: str, argument: str) -> str | None:
    """Return the vendor's name of a common argument of its clone."""
    from importlib import import_module

    field = import_module(f"voxwright_clients.{provider}").operations.voices.CLONE.argument(argument)
    return None if field is None else field.wire


async def test_the_clip_is_a_file_with_name_and_type(provider: str, both: Any, clips: Path) -> None:
    """The clip's part says file name and media type, and holds the bytes of the file."""
    request = await sent(both, provider, clips / "ada.wav", name="Ada", language="en")
    head, content = parts(request)[wire_name(provider, "clip") or ""]

    assert (clips / "ada.wav").read_bytes() == content
    assert 'filename="ada.wav"' in head
    assert "content-type: audio/wav" in head.lower()


@pytest.mark.parametrize("case", NAMES)
async def test_no_name_breaks_out_of_its_part(provider: str, case: str, both: Any, clips: Path) -> None:
    """A name with line breaks, quotes or emoji arrives as it is, in a part of its own, without a media type."""
    request = await sent(both, provider, clips / "ada.wav", name=NAMES[case], language="en")
    head, content = parts(request)[wire_name(provider, "name") or ""]

    assert NAMES[case] == content.decode()
    assert "content-type" not in head.lower()
    assert "filename" not in head


@pytest.mark.parametrize("case", ["quotes", "emoji"])
async def test_a_file_name_is_quoted(provider: str, case: str, both: Any, clips: Path) -> None:
    """A file name keeps its characters; a quote in it ends nothing."""
    clip = voxwright.Clip((clips / "ada.wav").read_bytes(), filename=f"{NAMES[case]}.wav")
    request = await sent(both, provider, clip, name="Ada", language="en")
    head, _ = parts(request)[wire_name(provider, "clip") or ""]

    assert f'filename="{NAMES[case].replace(chr(34), "%22")}.wav"' in head


async def test_every_body_has_its_own_boundary(provider: str, both: Any, clips: Path) -> None:
    """Two calls have different boundaries, which neither clip nor name can have known."""
    requests = [await sent(both, provider, clips / "ada.wav", name="Ada", language="en") for _ in range(2)]
    boundaries = {request.headers["content-type"].partition("boundary=")[2] for request in requests}

    assert 2 == len(boundaries)
    assert min(len(boundary) for boundary in boundaries) >= 16


async def test_the_length_is_always_said(provider: str, both: Any, clips: Path) -> None:
    """Content-Length is that of the body, also for a stream that can not tell its size."""

    class Pipe:
        def __init__(self, content: bytes) -> None:
            self.left = content

        def read(self, size: int = -1) -> bytes:
            size = len(self.left) if size < 0 else size
            piece, self.left = self.left[:size], self.left[size:]
            return piece

    for clip in (clips / "ada.wav", Pipe((clips / "ada.wav").read_bytes())):
        request = await sent(both, provider, clip, name="Ada", language="en")

        assert str(len(request.content)) == request.headers["content-length"]
        assert (clips / "ada.wav").read_bytes() == parts(request)[wire_name(provider, "clip") or ""][1]


async def test_only_what_was_given_is_sent(provider: str, both: Any, clips: Path) -> None:
    """A clone with name and language has no part but these, the clip, and what follows from the clip."""
    request = await sent(both, provider, clips / "ada.wav", name="Ada", language="en")
    expected = {wire_name(provider, argument) for argument in ("clip", "name", "language")} - {None}
    more = {name for name in parts(request) if name not in expected}

    assert expected <= set(parts(request))
    assert all(parts(request)[name][1] == b"wav" for name in more)


async def test_hints_go_where_there_is_a_field(provider: str, both: Any, clips: Path) -> None:
    """Transcript, preview text and description are sent under the vendor's names, or not at all."""
    hints = {"description": "Low.", "transcript": "Good evening.", "preview_text": "Good morning."}
    request = await sent(both, provider, clips / "ada.wav", name="Ada", language="en", **hints)
    names = {argument: wire_name(provider, argument) for argument in hints}
    found = {argument: parts(request)[name][1].decode() for argument, name in names.items() if name is not None}

    assert {argument: text for argument, text in hints.items() if names[argument] is not None} == found
    assert all(text.encode() not in request.content for argument, text in hints.items() if names[argument] is None)


async def test_the_key_is_in_one_header_alone(provider: str, both: Any, clips: Path) -> None:
    """The key stands in the vendor's header and nowhere else."""
    request = await sent(both, provider, clips / "ada.wav", name="Ada", language="en")
    holders = [name for name, value in request.headers.items() if "k" * 12 in value]

    assert 1 == len(holders)
    assert b"k" * 12 not in request.content
    assert "k" * 12 not in str(request.url)


async def test_unchecked_extras_go_through(provider: str, both: Any, clips: Path) -> None:
    """extra_body and extra_headers are sent as they are."""
    beyond = {"extra_body": {"new_field": "1"}, "extra_headers": {"X-Trace": "t-1"}}
    request = await sent(both, provider, clips / "ada.wav", name="Ada", language="en", **beyond)

    assert (b"1", "t-1") == (parts(request)["new_field"][1], request.headers["x-trace"])


@pytest.mark.parametrize("argument", ["clip", "name"])
async def test_an_extra_can_not_replace_an_argument(provider: str, argument: str, both: Any, clips: Path) -> None:
    """Neither extra nor extra_body takes what a named argument carries."""
    wire = wire_name(provider, argument) or ""
    async with both.open(provider, api_key="k" * 12, base_url="http://localhost:9") as client:
        for beyond in ({"extra": {wire: "x"}}, {"extra_body": {wire: "x"}}):
            with pytest.raises(voxwright.InvalidRequestError):
                await both(client.clone_voice(clips / "ada.wav", name="Ada", language="en", **beyond))
