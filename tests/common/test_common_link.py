"""Links: text that knows when it ends, and that is fetched without a key."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fault_server import FaultServer, replies

import voxwright
from voxwright._link import as_link
from voxwright._models import Voice

pytestmark = pytest.mark.anyio
SOUND = b"ID3\x04" + bytes(300)
ADDRESS = "https://example.com/a.mp3?sign=1"
SOON = datetime(2036, 1, 1, tzinfo=UTC)


async def fetched(link: voxwright.Link, *, asynchronous: bool, path: Path | None = None) -> bytes | None:
    """Read a link, or save it."""
    if path is None:
        return await link.aread() if asynchronous else link.read()
    return await link.asave(path) if asynchronous else link.save(path)


def files(folder: Path) -> dict[Path, bytes]:
    """Return what is in a folder."""
    return {path: path.read_bytes() for path in folder.iterdir()}


def pickled(link: voxwright.Link) -> object:
    """Return what another process gets."""
    return pickle.loads(pickle.dumps(link))  # noqa: S301 - our own bytes


def test_a_link_is_text() -> None:
    """Whoever took the address as text still can."""
    link = voxwright.Link(ADDRESS, expires_at=SOON)

    assert link == ADDRESS
    assert {ADDRESS: 1}[link]
    assert f'"{ADDRESS}"' == json.dumps(link)
    assert (str, "https") == (type(str(link)), link.partition(":")[0])


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy, voxwright.Link])
def test_a_link_outlives_being_copied(again: Any) -> None:
    """Text and end go along."""
    link = again(voxwright.Link(ADDRESS, expires_at=SOON))

    assert (voxwright.Link, ADDRESS, SOON) == (type(link), link, link.expires_at)


def test_a_link_knows_whether_it_has_ended() -> None:
    """What nobody knows has not ended."""
    now = datetime.now(UTC)
    assert [False, False, True] == [
        voxwright.Link(ADDRESS, expires_at=moment).expired
        for moment in (None, now + timedelta(hours=1), now - timedelta(seconds=1))
    ]
    with pytest.raises(ValueError, match="time zone"):
        voxwright.Link(ADDRESS, expires_at=datetime(2036, 1, 1))  # noqa: DTZ001 - what is refused


def test_a_voice_makes_a_link_of_an_address() -> None:
    """An empty address is none; a link keeps its end; as JSON it is text and a time."""
    link = voxwright.Link(ADDRESS, expires_at=SOON)

    assert (None, None, link) == (as_link(None), as_link(""), as_link(link))
    assert SOON == Voice(id="v", provider="acme", raw=None, preview=link).preview.expires_at  # pyright: ignore[reportOptionalMemberAccess]
    assert (ADDRESS, SOON.isoformat()) == tuple(
        Voice(id="v", provider="acme", raw=None, preview=link).to_dict()[name]
        for name in ("preview", "preview_expires_at")
    )
    assert isinstance(Voice(id="v", provider="acme", raw=None, preview=ADDRESS).preview, voxwright.Link)


@pytest.mark.parametrize("asynchronous", [False, True])
async def test_a_link_is_read_and_saved_without_a_key(
    asynchronous: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key of the environment goes along, and the file has its name once it is whole."""
    monkeypatch.setenv("COZE_API_TOKEN", "secret")
    path = tmp_path / "a.mp3"
    with FaultServer((replies(200, SOUND, content_type="audio/mpeg"),)) as server:
        link = voxwright.Link(f"{server.url}/a.mp3?sign=1")
        assert SOUND == await fetched(link, asynchronous=asynchronous)
        assert None is await fetched(link, asynchronous=asynchronous, path=path)

    assert {path: SOUND} == files(tmp_path)
    assert ["/a.mp3?sign=1"] * 2 == [seen.target for seen in server.received]
    assert [] == [seen for seen in server.received if "secret" in str(seen) or seen.header("authorization")]


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(replies(200, b"<html>gone</html>", content_type="text/html"), id="page"),
        pytest.param(replies(200, {"error": "gone"}), id="json"),
        pytest.param(replies(200, b"", content_type="audio/mpeg"), id="empty"),
        pytest.param(replies(403, b"<Error/>", content_type="application/xml"), id="ended"),
        pytest.param(replies(302, b"", headers=(("Location", "https://example.com/"),)), id="redirect"),
        pytest.param(replies(200, SOUND, content_type="audio/mpeg", length=5000, ends=True), id="cut"),
    ],
)
async def test_what_is_no_sound_is_never_saved(asynchronous: bool, behaviour: Any, tmp_path: Path) -> None:
    """It is an error, and there is no file."""
    with FaultServer((behaviour,)) as server, pytest.raises(voxwright.APIError):
        await fetched(voxwright.Link(f"{server.url}/a.mp3"), asynchronous=asynchronous, path=tmp_path / "a.mp3")

    assert {} == files(tmp_path)


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("address", ["http://example.com/a.mp3", "file:///etc/passwd", "a.mp3", ""])
async def test_only_https_is_followed(asynchronous: bool, address: str) -> None:
    """Anything else is refused, and nothing is asked for."""
    with pytest.raises(voxwright.InvalidRequestError):
        await fetched(voxwright.Link(address), asynchronous=asynchronous)
