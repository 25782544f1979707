"""Going through a list: what comes, once, and when it ends; which voices are wanted."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import voxwright
from voxwright._core.language import covers_language
from voxwright._listing import MOST_IDLE_PAGES, SAME_PAGES, Paging, wanted
from voxwright._models import Page, Voice

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:9"


def voice(name: str, **more: Any) -> Voice[Any]:
    """Return a voice."""
    return Voice(id=name, provider="acme", raw=None, **more)


def page(names: str, after: str | None) -> Page[Any]:
    """Return a page of voices with names of one letter."""
    return Page(voices=tuple(voice(name) for name in names), next=after)


def read(pages: dict[str | None, Page[Any]]) -> tuple[str, int]:
    """Read a list, and return the names that came and how many pages were asked for."""
    paging: Paging[Any] = Paging("acme")
    came, asked = "", 0
    while not paging.ended:
        asked += 1
        came += "".join(one.id for one in paging.take(pages[paging.cursor]))
    return came, asked


@pytest.mark.parametrize(
    ("pages", "came", "asked"),
    [
        pytest.param({None: page("abc", None)}, "abc", 1, id="one"),
        pytest.param({None: page("", None)}, "", 1, id="none"),
        pytest.param({None: page("ab", "1"), "1": page("c", None)}, "abc", 2, id="two"),
        pytest.param({None: page("ab", "1"), "1": page("", "2"), "2": page("c", None)}, "abc", 3, id="empty-between"),
        pytest.param({None: page("ab", "1"), "1": page("ba", "2"), "2": page("c", None)}, "abc", 3, id="all-known"),
        pytest.param(
            {None: page("ab", "1"), "1": page("ab", "2"), "2": page("c", None)}, "abc", 3, id="grew-by-a-page"
        ),
        pytest.param({None: page("ab", "1"), "1": page("bc", None)}, "abc", 2, id="grew"),
        pytest.param({None: page("aab", None)}, "ab", 1, id="twice-on-a-page"),
        pytest.param({None: page("ab", "1"), "1": page("c", "1")}, "abc", 2, id="own-cursor"),
        pytest.param({None: page("a", "1"), "1": page("b", "2"), "2": page("c", "1")}, "abc", 3, id="circle"),
    ],
)
def test_a_list_is_read_to_its_end(pages: dict[str | None, Page[Any]], came: str, asked: int) -> None:
    """Each voice comes once; nothing short of the end ends it, save what would go on for ever."""
    assert (came, asked) == read(pages)


def test_a_vendor_that_does_not_hear_the_cursor_is_not_asked_for_ever() -> None:
    """The same page again and again is all there is."""
    paging: Paging[Any] = Paging("acme")
    came = [one.id for number in range(SAME_PAGES) for one in paging.take(page("ab", str(number)))]

    assert (["a", "b"], True) == (came, paging.ended)


@pytest.mark.parametrize("names", ["", "ab"])
def test_a_list_without_end_is_an_error(names: str) -> None:
    """Pages that bring nothing new, in ever changing clothes, are given up: not as if that were the whole list."""
    paging: Paging[Any] = Paging("acme")
    paging.take(page("ab", "first"))
    for number in range(MOST_IDLE_PAGES - 1):
        paging.take(page(names[number % 2 :], str(number)))
    with pytest.raises(voxwright.UnexpectedResponseError, match="does not end") as caught:
        paging.take(page(names[1:], "last"))

    assert ("acme", "list_voices") == (caught.value.provider, caught.value.operation)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), max_size=6),
    st.integers(1, 4),
)
def test_a_list_that_moves_neither_loops_nor_repeats(changes: list[tuple[int, int]], size: int) -> None:
    """Pages by number, while voices are put in front between them: no voice twice, none of the first ones missing."""
    names = [f"old{number}" for number in range(7)]
    paging: Paging[Any] = Paging("acme")
    came: list[str] = []
    while not paging.ended:
        start = int(paging.cursor or 0)
        shown = names[start : start + size]
        more = str(start + size) if names[start + size :] else None
        came += [one.id for one in paging.take(Page(voices=tuple(map(voice, shown)), next=more))]
        if changes:
            count, _ = changes.pop()
            names[:0] = [f"new{len(names)}-{number}" for number in range(min(count, size))]

    assert len(came) == len(set(came))
    assert {f"old{number}" for number in range(7)} <= set(came)


@pytest.mark.parametrize(
    ("asked", "told", "fits"),
    [
        ("ko", "ko-KR", True),
        ("ko-KR", "ko", True),
        ("KO-kr", "ko_KR", True),
        ("en-US", "en-GB", False),
        ("en", "ko", False),
        ("zh", "cmn-CN", True),
        ("zh-CN", "cmn-CN", True),
        ("zh-TW", "zh-Hant-TW", True),
        ("zh-Hans", "zh-Hant-TW", False),
        ("he", "iw", True),
        ("en", "eng", False),
        ("de-DE", "de-x-DE", False),
    ],
)
def test_a_language_takes_its_own_regions(asked: str, told: str, fits: object) -> None:
    """The more general of two tags takes the other, whichever was asked for; regions do not take one another."""
    assert fits is covers_language(asked, told)


@pytest.mark.parametrize(
    ("kind", "owned", "language", "fits"),
    [
        ({"owned": True}, True, None, True),
        ({"owned": False}, True, None, False),
        ({"owned": None}, True, None, False),
        ({"owned": False}, False, None, True),
        ({"language": "ko-KR"}, None, "ko", True),
        ({"language": "*"}, None, "ko", True),
        ({"language": None}, None, "ko", False),
        ({"language": None, "owned": None}, None, None, True),
    ],
)
def test_only_what_is_asked_for_is_wanted(
    kind: dict[str, Any], owned: bool | None, language: str | None, fits: object
) -> None:
    """What the vendor does not tell of a voice is not taken for a yes; "*" is any language."""
    assert fits is wanted(voice("a", **kind), owned=owned, language=language)


def item(number: int) -> dict[str, Any]:
    """Return a voice as one of the vendors lists it."""
    return {"provider": "google", "id": f"v{number}", "name": "Ada", "language": ("ko-KR", "en-US", "*")[number % 3]}


async def listed(both: Any, client: Any, **filters: Any) -> list[Any]:
    """Go through a list."""
    found = client.list_voices(**filters)
    return [one async for one in found] if both.asynchronous else list(found)


async def test_pages_are_fetched_as_they_are_needed(both: Any) -> None:
    """Nothing is asked for before the first voice is, and no page before the one before it was gone through."""
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.query.decode())
        number = int(request.url.params.get("cursor", 0))
        more = str(number + 2) if number < 4 else None
        return httpx.Response(200, json={"items": [item(number), item(number + 1)], "next_cursor": more})

    async with both.open("vox", api_key="k", base_url=HERE, transport=both.transport(handle)) as client:
        voices = client.list_voices()
        assert [] == asked
        first = await anext(voices) if both.asynchronous else next(voices)
        assert 1 == len(asked)
        rest = [one async for one in voices] if both.asynchronous else list(voices)

    assert [f"v{number}" for number in range(6)] == [one.id for one in (first, *rest)]
    assert ["limit=100", "cursor=2&limit=100", "cursor=4&limit=100"] == asked


async def test_a_page_without_voices_does_not_end_a_list(both: Any) -> None:
    """The next page begins behind the last voice; where a page has none, behind what the page itself names."""
    pages = {None: ([], True, "v1"), "v1": (["v2"], False, None)}

    def handle(request: httpx.Request) -> httpx.Response:
        ids, more, following = pages[request.url.params.get("starting_after")]
        known = {"is_owner": True, "is_public": False, "name": "Ada", "description": "", "language": "en"}
        voices = [{"id": one, "created_at": "2025-02-03T10:00:00Z", **known} for one in ids]
        return httpx.Response(200, json={"data": voices, "has_more": more, "next_page": following})

    async with both.open("cartesia", api_key="k", base_url=HERE, transport=both.transport(handle)) as client:
        assert ["v2"] == [one.id for one in await listed(both, client)]


async def test_a_language_is_filtered_here(both: Any) -> None:
    """A vendor is not asked with a word that it may spell otherwise."""

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"items": [item(number) for number in range(3)], "next_cursor": None})

    async with both.open("vox", api_key="k", base_url=HERE, transport=both.transport(handle)) as client:
        assert ["v0", "v2"] == [one.id for one in await listed(both, client, language="ko")]


@pytest.mark.parametrize(
    ("provider", "filters"),
    [
        ("vox", {"owned": True}),
        ("vox", {"owned": False}),
        ("supertone", {"owned": False}),
        ("supertone", {"language": "en"}),
        ("evolink", {}),
    ],
)
async def test_what_a_vendor_does_not_tell_is_refused_at_once(
    provider: str, filters: dict[str, Any], both: Any
) -> None:
    """The call itself raises, before anything is gone through or sent."""
    async with both.open(provider, api_key="k", base_url=HERE) as client:
        with pytest.raises(voxwright.UnsupportedOperationError) as caught:
            client.list_voices(**filters)

    assert provider == caught.value.provider


@pytest.mark.parametrize("filters", [{"language": "no language"}, {"language": 5}, {"owned": "yes"}])
async def test_a_filter_that_is_none_is_refused_at_once(filters: dict[str, Any], both: Any) -> None:
    """A language that is no BCP 47 tag, or an owner that is no yes or no, is InvalidRequestError."""
    async with both.open("coze", api_key="k", base_url=HERE) as client:
        with pytest.raises(voxwright.InvalidRequestError) as caught:
            client.list_voices(**filters)

    assert ("coze", *filters) == (caught.value.provider, caught.value.argument)


async def test_a_page_that_fails_ends_the_list_with_its_error(both: Any) -> None:
    """What came before is kept, and the error is that of the page."""

    def handle(request: httpx.Request) -> httpx.Response:
        if "cursor" in request.url.params:
            return httpx.Response(403, json={"error": {"code": "FORBIDDEN", "message": "no"}})
        return httpx.Response(200, json={"items": [item(0)], "next_cursor": "1"})

    async with both.open("vox", api_key="k", base_url=HERE, transport=both.transport(handle)) as client:
        voices = client.list_voices()
        first = await anext(voices) if both.asynchronous else next(voices)
        with pytest.raises(voxwright.PermissionDeniedError):
            await anext(voices) if both.asynchronous else next(voices)

    assert "v0" == first.id


def accounts() -> dict[str, Any]:
    """Return how each vendor that lists answers a request for a page, of an account with 1,000 voices."""
    numbers = range(1000)

    def vox(params: Any) -> Any:
        start = int(params.get("cursor", 0))
        stop = start + int(params["limit"])
        return {"items": [item(n) for n in numbers[start:stop]], "next_cursor": str(stop) if stop < 1000 else None}

    def supertone(params: Any) -> Any:
        start = int(params.get("next_page_token", 0))
        stop = start + int(params["page_size"])
        items = [{"voice_id": f"v{n}", "name": "Ada"} for n in numbers[start:stop]]
        return {"items": items, "total": 1000, "next_page_token": str(stop) if stop < 1000 else None}

    def cartesia(params: Any) -> Any:
        start = int(params.get("starting_after", "v-1")[1:]) + 1
        stop = start + int(params["limit"])
        known = {
            "is_owner": True,
            "name": "Ada",
            "description": "",
            "created_at": "2026-01-01T00:00:00Z",
            "language": "en",
        }
        return {"data": [{"id": f"v{n}", **known} for n in numbers[start:stop]], "has_more": stop < 1000}

    def coze(params: Any) -> Any:
        size = int(params["page_size"])
        start = (int(params["page_num"]) - 1) * size
        voices = [{"voice_id": f"v{n}", "name": "Ada", "is_system_voice": False} for n in numbers[start : start + size]]
        return {"code": 0, "data": {"voice_list": voices, "has_more": start + size < 1000}}

    return {"vox": vox, "supertone": supertone, "cartesia": cartesia, "coze": coze}


@pytest.mark.parametrize("provider", accounts())
async def test_a_thousand_voices_are_listed(provider: str, both: Any) -> None:
    """A large account comes whole, once and in order, in the largest pages that the vendor has."""
    answer = accounts()[provider]
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(
            200, content=json.dumps(answer(request.url.params)), headers={"content-type": "application/json"}
        )

    async with both.open(provider, api_key="k", base_url=HERE, transport=both.transport(handle)) as client:
        found = await listed(both, client)

    assert [f"v{number}" for number in range(1000)] == [one.id for one in found]
    assert 10 == len(asked)
