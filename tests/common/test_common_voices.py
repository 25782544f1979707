"""The voices that there are: fetched, changed and deleted, each at the vendors that do so."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:9"
MADE = {
    "cartesia": {
        "id": "v1",
        "is_owner": True,
        "name": "Ada",
        "description": "Low.",
        "created_at": "2026-01-01T00:00:00Z",
        "language": "en",
    },
    "supertone": {"voice_id": "v1", "name": "Ada", "description": "Low."},
}
"""A voice as the vendors that show one answer it."""
CATALOGUE = [
    {"provider": "google", "id": "v1", "name": "Ada", "language": "en-US"},
    {"provider": "openai", "id": "v1", "name": "Bob", "language": "*", "sample_url": "https://example.com/bob.mp3"},
    {"provider": "openai", "id": "v2", "name": "Cid", "language": "ko-KR", "model": "m1"},
]
TRAINED = [
    {"voice_id": "v0", "name": "Sys", "is_system_voice": True, "state": "cloned", "language_code": "zh"},
    {"voice_id": "v1", "name": "Ada", "is_system_voice": False, "state": "init", "create_time": 1_767_225_600},
    {"voice_id": "v2", "name": "Bob", "preview_audio": "https://example.com/b.mp3?sign=1", "create_time": 10**30},
]


class Vendor:
    """Answers by path, and keeps what it was asked."""

    def __init__(self, **answers: Any) -> None:
        self.asked: list[tuple[str, str, Any]] = []
        self._answers = answers

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        body = json.loads(request.content) if request.content else None
        self.asked.append((request.method, request.url.raw_path.decode(), body))
        answer = self._answers[request.method.lower()]
        return httpx.Response(204) if answer is None else httpx.Response(200, json=answer)


async def asked_of(both: Any, provider: str, vendor: Vendor, call: str, *arguments: Any, **more: Any) -> Any:
    """Make one call of a client, at a vendor that answers as given."""
    version = {key: more.pop(key) for key in ("version",) if key in more}
    async with both.open(
        provider, api_key="k", base_url=HERE, transport=both.transport(vendor), retries=0, **version
    ) as client:
        return await both(getattr(client, call)(*arguments, **more))


@pytest.mark.parametrize(("provider", "address"), [("cartesia", "/voices/v1"), ("supertone", "/v1/custom-voices/v1")])
@pytest.mark.parametrize("reference", ["v1", "{}:v1"])
async def test_a_voice_is_fetched(provider: str, address: str, reference: str, both: Any) -> None:
    """An id or a ref is enough; the vendor's own fields are in `raw`."""
    vendor = Vendor(get=MADE[provider])
    voice = await asked_of(both, provider, vendor, "get_voice", reference.format(provider))

    assert [("GET", address, None)] == vendor.asked
    assert (f"{provider}:v1", "Ada", "Low.", True, "ready") == (
        voice.ref,
        voice.name,
        voice.description,
        voice.owned,
        voice.status,
    )
    assert MADE[provider] == voice.raw.to_dict()


@pytest.mark.parametrize(
    ("reference", "name"), [("vox:openai:v1", "Bob"), ("openai:v1", "Bob"), ("v2", "Cid"), ("vox:openai:v2", "Cid")]
)
async def test_a_voice_is_found_in_a_list(reference: str, name: str, both: Any) -> None:
    """A vendor that shows no single voice is asked for its list; a ref tells apart what an id does not."""
    vendor = Vendor(get={"items": CATALOGUE, "next_cursor": None})
    voice = await asked_of(both, "vox", vendor, "get_voice", reference)

    assert (name, None) == (voice.name, voice.owned)
    assert {"Bob": None, "Cid": "m1"}[name] == voice.model


async def test_an_id_that_fits_several_names_their_refs(both: Any) -> None:
    """Which one is meant is not guessed."""
    vendor = Vendor(get={"items": CATALOGUE, "next_cursor": None})
    with pytest.raises(voxwright.InvalidRequestError, match="vox:google:v1, vox:openai:v1") as caught:
        await asked_of(both, "vox", vendor, "get_voice", "v1")

    assert ("vox", "voice") == (caught.value.provider, caught.value.argument)


@pytest.mark.parametrize(
    ("provider", "answer"),
    [("vox", {"items": [], "next_cursor": None}), ("coze", {"code": 0, "data": {"voice_list": [], "has_more": False}})],
)
async def test_a_voice_that_is_on_no_list_is_not_found(provider: str, answer: Any, both: Any) -> None:
    """It is the error of a vendor that says so itself."""
    with pytest.raises(voxwright.NotFoundError) as caught:
        await asked_of(both, provider, Vendor(get=answer), "get_voice", "v9")

    assert (provider, 200) == (caught.value.provider, caught.value.status_code)


async def test_a_voice_in_training_is_seen(both: Any) -> None:
    """States, owners and times are the common ones; a time that no calendar has is none."""
    vendor = Vendor(get={"code": 0, "data": {"voice_list": TRAINED, "has_more": False}})
    voice = await asked_of(both, "coze", vendor, "get_voice", "v1")
    other = await asked_of(both, "coze", vendor, "get_voice", "coze:v2")

    assert "voice_state=all" in vendor.asked[0][1]
    assert ("processing", True, "2026-01-01T00:00:00+00:00") == (
        voice.status,
        voice.owned,
        voice.created_at.isoformat(),
    )
    assert (None, None, None, "https://example.com/b.mp3?sign=1", None) == (
        other.status,
        other.owned,
        other.created_at,
        other.preview,
        other.preview.expires_at,
    )


@pytest.mark.parametrize(("owned", "said", "names"), [(None, False, 3), (True, True, 1), (False, False, 1)])
async def test_only_the_vendors_own_word_for_owned_is_sent(owned: Any, said: object, names: int, both: Any) -> None:
    """The vendor leaves its own voices out where it can, and the rest is filtered here."""
    vendor = Vendor(get={"code": 0, "data": {"voice_list": TRAINED, "has_more": False}})
    async with both.open("coze", api_key="k", base_url=HERE, transport=both.transport(vendor)) as client:
        found = client.list_voices(owned=owned)
        voices = [one async for one in found] if both.asynchronous else list(found)

    assert said is ("filter_system_voice=true" in vendor.asked[0][1])
    assert names == len(voices)


@pytest.mark.parametrize(
    ("version", "change", "sent"),
    [
        ("2024-11-13", {"name": "Eve"}, {"name": "Eve", "description": "Low."}),
        ("2024-11-13", {"description": "High."}, {"name": "Ada", "description": "High."}),
        ("2024-11-13", {"name": "Eve", "description": ""}, {"name": "Eve", "description": ""}),
        ("2026-08-14", {"name": "Eve"}, {"name": "Eve"}),
        ("2026-08-14", {"extra": {"gender": None}}, {"gender": None}),
    ],
)
async def test_what_is_left_out_stays(version: str, change: Any, sent: Any, both: Any) -> None:
    """Where a version wants both fields, what is not given is fetched; elsewhere only what is given is sent."""
    more = {"access": "private", "visibility": "owner", "tagline": "", "locales": []} if version > "2025" else {}
    vendor = Vendor(get=MADE["cartesia"], patch={**MADE["cartesia"], **more, **sent})
    voice = await asked_of(both, "cartesia", vendor, "update_voice", "v1", version=version, **change)

    assert ("PATCH", "/voices/v1", sent) == vendor.asked[-1]
    assert (len(sent) == 2 and len(change) == 1) == (2 == len(vendor.asked))
    assert sent.get("name", "Ada") == voice.name


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        ({}, "name"),
        ({"name": voxwright.UNSET, "description": voxwright.UNSET}, "name"),
        ({"name": None}, "name"),
        ({"description": None}, "description"),
        ({"name": 5}, "name"),
        ({"description": 5}, "description"),
        ({"name": "Eve", "extra": {"nmae": "Eve"}}, None),
    ],
)
@pytest.mark.parametrize("provider", MADE)
async def test_a_change_that_can_not_be_is_refused(provider: str, change: Any, argument: str | None, both: Any) -> None:
    """Nothing to change, and null where the vendor documents none, are refused before anything is sent."""
    vendor = Vendor()
    with pytest.raises(voxwright.InvalidRequestError) as caught:
        await asked_of(both, provider, vendor, "update_voice", "v1", **change)

    assert [] == vendor.asked
    assert argument == caught.value.argument


@pytest.mark.parametrize("provider", MADE)
async def test_a_voice_is_deleted(provider: str, both: Any) -> None:
    """An answer without a body is all there is to it."""
    vendor = Vendor(delete=None)

    assert None is await asked_of(both, provider, vendor, "delete_voice", f"{provider}:v1")
    assert ["DELETE"] == [method for method, _, _ in vendor.asked]


ELSEWHERE = [("get_voice", ()), ("update_voice", ()), ("delete_voice", ()), ("speak", ("Hello.",))]


@pytest.mark.parametrize(("call", "more"), ELSEWHERE)
async def test_a_voice_of_another_vendor_is_refused(call: str, more: tuple[str, ...], both: Any) -> None:
    """A ref names its vendor, and so does a voice."""
    voice = voxwright.Voice(id="v1", provider="coze", raw=None)
    given = {"name": "Eve"} if call == "update_voice" else {}
    for reference in (voice, voice.ref):
        with pytest.raises(voxwright.InvalidRequestError, match="is a voice of coze"):
            await asked_of(both, "cartesia", Vendor(), call, reference, *more, **given)


@pytest.mark.parametrize("provider", VENDORS)
@pytest.mark.parametrize(("call", "more"), ELSEWHERE)
async def test_what_a_vendor_does_not_have_names_those_that_do(
    provider: str, call: str, more: tuple[str, ...], both: Any
) -> None:
    """UnsupportedOperationError lists the vendors with this call; nothing was sent."""
    if call in offers(provider):
        pytest.skip("it has it")
    vendor = Vendor()
    with pytest.raises(voxwright.UnsupportedOperationError, match="documents") as caught:
        await asked_of(both, provider, vendor, call, "v1", *more)  # also where nothing to change is named

    assert all(name in str(caught.value) for name in VENDORS if call in offers(name))
    assert [] == vendor.asked


async def test_a_version_that_there_is_not_lists_those_there_are(both: Any) -> None:
    """So does a version of a vendor that has none here, and one besides a typed client of another."""
    with pytest.raises(voxwright.ConfigurationError, match="2024-11-13, 2026-08-14"):
        both.client_class("cartesia", api_key="k", version="2020-01-01")
    with pytest.raises(voxwright.ConfigurationError, match="no versions"):
        both.client_class("coze", api_key="k", version="1")
    typed = both.client_class("cartesia", api_key="k", version="2026-08-14").vendor
    with pytest.raises(voxwright.ConfigurationError, match="another version"):
        both.client_class(typed, version="2024-11-13")

    assert "v2026_08_14" in type(both.client_class(typed, version="2026-08-14").vendor).__module__
