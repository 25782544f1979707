"""The life of a voice at each vendor: listed, fetched, changed, deleted, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

import voxwright.sandbox

NEWER = "cartesia/2026-08-14"
LISTS = {
    "vox": ("/models/voices", "items", "limit"),
    "supertone": ("/v1/custom-voices", "items", "page_size"),
    "cartesia": ("/voices", "data", "limit"),
    NEWER: ("/voices", "data", "limit"),
    "coze": ("/v1/audio/voices", "voice_list", "page_size"),
}
ONE = {"supertone": "/v1/custom-voices/{voice_id}", "cartesia": "/voices/{id}", NEWER: "/voices/{id}"}
OWN_PREFIX = "Voice "


def one(wire: Any, label: str, method: str, voice: str, **more: Any) -> Any:
    """Call an operation of one voice."""
    name = "voice_id" if label == "supertone" else "id"
    return wire.call(label, method, ONE[label], **{name: voice}, **more)


def pages(wire: Any, label: str, query: str = "") -> Iterator[list[dict[str, Any]]]:
    """Yield the pages of a list, each asked for as the one before says."""
    path, items, _ = LISTS[label]
    after = ""
    for number in range(1, 3000):
        body = wire.call(label, "get", path, query="?" + "&".join(part for part in (query, after) if part)).json()
        yield body["data"][items] if label == "coze" else body[items]
        if label == "coze":
            after, goes_on = f"page_num={number + 1}", body["data"]["has_more"]
        elif items == "data":
            goes_on = body["has_more"]
            assert (body["data"][-1]["id"] if goes_on else None) == body["next_page"]
            after = f"starting_after={body['data'][-1]['id']}" if goes_on else ""
        else:
            token = body["next_cursor" if label == "vox" else "next_page_token"]
            after = f"{'cursor' if label == 'vox' else 'next_page_token'}={token}"
            goes_on = token is not None
        if not goes_on:
            return
    pytest.fail("the list never ended")


def names(wire: Any, label: str, query: str = "") -> list[str]:
    """Return the names of the account's own voices in the order of the list."""
    found = [voice["name"] for page in pages(wire, label, query) for voice in page]
    return [name for name in found if name.startswith(OWN_PREFIX)]


@pytest.mark.parametrize("label", LISTS)
@pytest.mark.parametrize("page_size", [None, 1, 3])
def test_an_account_of_many_voices_is_listed_whole(wire: Any, label: str, page_size: int | None) -> None:
    """Each voice comes once and in its order, at whatever size of pages, however large ones are asked for."""
    wire.sandbox.set(page_size=page_size)
    wire.sandbox.add_voices(label.partition("/")[0], 45)

    assert [f"Voice {number}" for number in range(1, 46)] == names(wire, label, f"{LISTS[label][2]}=20")
    assert all(len(page) <= (page_size or 20) for page in pages(wire, label, f"{LISTS[label][2]}=20"))


@pytest.mark.parametrize("label", LISTS)
def test_a_thousand_voices(wire: Any, label: str) -> None:
    """An account can have many."""
    assert 1000 == len(set(wire.sandbox.add_voices(label.partition("/")[0], 1000)))

    assert 1000 == len(set(names(wire, label, f"{LISTS[label][2]}=100")))


@pytest.mark.parametrize("label", LISTS)
def test_a_page_has_its_documented_limits(wire: Any, label: str) -> None:
    """Pages that are too small or too large to be asked for are refused, as is what is no number."""
    path, _, name = LISTS[label]
    least = 10 if label == "supertone" else 1
    for size in (str(least - 1), "101", "-1", "ten", ""):
        answer = wire.call(label, "get", path, query=f"?{name}={size}")
        assert (
            (200, 4000) == (answer.status_code, answer.json()["code"]) if label == "coze" else answer.status_code == 400
        )
    for size in (least, 100):
        assert 0 == wire.call(label, "get", path, query=f"?{name}={size}").json().get("code", 0)
    assert ["refused"] * 5 == [
        "refused" for seen in wire.sandbox.requests if seen.problem and seen.problem.startswith(name)
    ]


@pytest.mark.parametrize(
    ("label", "query"),
    [
        ("vox", "cursor=zzz"),
        ("vox", "cursor="),
        ("vox", "cursor=YWZ0ZXI9bm9ib2R5"),
        ("supertone", "next_page_token=zzz"),
        ("supertone", "next_page_token=%FF%FE"),
        ("cartesia", "starting_after=nobody"),
        ("cartesia", "ending_before=nobody"),
        (NEWER, "starting_after=nobody"),
    ],
)
def test_a_page_that_begins_nowhere_is_refused(wire: Any, label: str, query: str) -> None:
    """A cursor that no answer gave is a 400 that names the parameter."""
    answer = wire.call(label, "get", LISTS[label][0], query=f"?{query}")

    assert 400 == answer.status_code
    assert wire.sandbox.requests[0].problem.startswith(query.partition("=")[0])


def test_coze_has_no_page_before_the_first_and_an_empty_one_behind_the_last(wire: Any) -> None:
    """Pages are counted from 1."""
    path = LISTS["coze"][0]

    assert 4000 == wire.call("coze", "get", path, query="?page_num=0").json()["code"]
    behind = wire.call("coze", "get", path, query="?page_num=99").json()
    assert (0, {"has_more": False, "voice_list": []}) == (behind["code"], behind["data"])


@pytest.mark.parametrize("label", LISTS)
def test_a_list_can_grow_while_it_is_read(wire: Any, label: str) -> None:
    """What `after_page` does happens between two pages, as often as is said."""
    vendor = label.partition("/")[0]
    wire.sandbox.set(page_size=2)
    wire.sandbox.add_voices(vendor, 4)
    wire.sandbox.after_page(vendor, lambda: wire.sandbox.add_voices(vendor, 1), times=2)

    assert [f"Voice {number}" for number in range(1, 7)] == names(wire, label)


@pytest.mark.parametrize("label", ["supertone", "cartesia", NEWER])
def test_a_list_goes_on_behind_a_voice_that_was_deleted(wire: Any, label: str) -> None:
    """Whoever deletes what is listed misses no voice."""
    vendor = label.partition("/")[0]
    wire.sandbox.set(page_size=1)
    own = set(wire.sandbox.add_voices(vendor, 4))
    name = "voice_id" if label == "supertone" else "id"

    deleted = [
        (voice["name"], one(wire, label, "delete", voice[name]).status_code)
        for page in pages(wire, label)
        for voice in page
        if voice[name] in own
    ]

    assert [(f"Voice {number}", 204) for number in range(1, 5)] == deleted
    assert [] == wire.sandbox.voices(vendor)


@pytest.mark.parametrize("label", ["supertone", "cartesia"])
def test_a_voice_can_be_taken_away_while_a_list_is_read(wire: Any, label: str) -> None:
    """What somebody else deletes between two pages is not on the second."""
    made = wire.sandbox.add_voices(label, 30)
    wire.sandbox.after_page(label, lambda: wire.sandbox.remove_voice(label, made[25]))

    assert [f"Voice {number}" for number in range(1, 31) if number != 26] == names(wire, label)


def test_what_is_set_ends_with_a_reset(wire: Any) -> None:
    """A reset takes back the size of pages and what was to happen after one, not how the sandbox was started."""
    wire.sandbox.set(page_size=1)
    wire.sandbox.after_page("supertone", lambda: wire.sandbox.add_voices("supertone", 1), times=None)
    wire.sandbox.reset()
    wire.sandbox.add_voices("supertone", 12)

    assert [12] == [len(page) for page in pages(wire, "supertone")]
    with voxwright.sandbox.serve(page_size=5) as sandbox:
        other = type(wire)(sandbox, wire.http)
        sandbox.add_voices("supertone", 12)
        sandbox.reset()
        sandbox.add_voices("supertone", 12)
        assert [5, 5, 2] == [len(page) for page in pages(other, "supertone")]


def test_vox_mixes_its_catalogue_with_the_own_voices(wire: Any) -> None:
    """Nothing tells own voices from others, and an id is unique within its provider only."""
    cloned = wire.clone("vox").json()
    found = [voice for page in pages(wire, "vox") for voice in page]

    keys = [(voice["provider"], voice["id"]) for voice in found]
    assert cloned in found
    assert found[0] != cloned != found[-1]
    assert len(keys) == len(set(keys)) > len({voice for _, voice in keys})
    body = wire.call("vox", "get", "/models/voices", query="?provider=google&limit=1").json()
    assert (2, "google") == (body["total_count"], body["items"][0]["provider"])
    assert {"ko-KR"} == {voice["language"] for page in pages(wire, "vox", "language=ko-KR") for voice in page}


def test_vox_refuses_what_its_list_does_not_know(wire: Any) -> None:
    """An unknown query parameter is a 400 that lists the known ones; a wrong value is one that does not."""
    details = [
        wire.call("vox", "get", "/models/voices", query=query).json()["error"]["details"]
        for query in ("?page=2", "?limit=0")
    ]

    assert ["provider", "language", "cursor", "limit"] == details[0]["allowed_query_parameters"]
    assert {"field": "limit", "reason": "must be at least 1"} == details[1]


@pytest.mark.parametrize("label", ["cartesia", NEWER])
def test_cartesia_lists_the_library_too(wire: Any, label: str) -> None:
    """`is_owner` tells own voices from those of the library."""
    wire.sandbox.add_voices("cartesia", 3)

    def owners(query: str) -> list[bool]:
        return [voice["is_owner"] for page in pages(wire, label, query) for voice in page]

    assert [False, False, True, True, True, False, False] == owners("")
    assert [True] * 3 == owners("is_owner=true")
    assert [False] * 4 == owners("is_owner=false")
    assert [False] == owners("gender=masculine")


def test_cartesia_filters_by_words_and_language_where_its_version_can(wire: Any) -> None:
    """`q` and `language` are of the newer version; the older takes no notice."""
    for query, found in (("q=narrator", 1), ("language=ko", 1), ("q=5a4db0c5-0000-4000-8000-000000000001", 1)):
        assert found == len(next(pages(wire, NEWER, query)))
        assert 4 == len(next(pages(wire, "cartesia", query)))


def test_cartesia_pages_backwards(wire: Any) -> None:
    """`ending_before` gives the voices right before one."""
    made = wire.sandbox.add_voices("cartesia", 5)

    def asked(query: str) -> list[str]:
        body = wire.call("cartesia", "get", "/voices", query=query).json()
        return [voice["id"] for voice in body["data"]]

    assert made[1:3] == asked(f"?ending_before={made[3]}&limit=2")
    assert made[1:3] == asked(f"?starting_after={made[0]}&ending_before={made[3]}")


@pytest.mark.parametrize("label", ["cartesia", NEWER])
def test_cartesia_shows_what_is_asked_for(wire: Any, label: str) -> None:
    """A sample comes only where `expand[]` names it, and can be heard."""
    (voice,) = wire.sandbox.add_voices("cartesia", 1)

    plain = one(wire, label, "get", voice).json()
    expanded = one(wire, label, "get", voice, query="?expand%5B%5D=preview_file_url").json()

    assert "preview_file_url" not in plain
    assert b"RIFF" == wire.http.get(expanded["preview_file_url"]).content[:4]


def test_versions_of_cartesia_have_one_account_and_their_own_shapes(wire: Any) -> None:
    """A voice of one version is there at the other, which calls its access otherwise."""
    voice = wire.clone("cartesia", language="fr").json()["id"]

    old, new = (one(wire, label, "get", voice).json() for label in ("cartesia", NEWER))

    assert (False, "fr") == (old["is_public"], old["language"])
    assert ("private", "owner", [{"locale": "fr-FR", "is_native": True}]) == (
        new["access"],
        new["visibility"],
        new["locales"],
    )
    assert {"access", "locales"}.isdisjoint(old)
    assert "is_public" not in new


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("supertone", {"name": "Other"}),
        ("supertone", {"description": "low"}),
        ("supertone", {}),
        ("cartesia", {"name": "Other", "description": ""}),
        (NEWER, {"name": "Other"}),
        (NEWER, {"gender": "feminine", "accent": None}),
        (NEWER, {}),
    ],
)
def test_a_change_keeps_the_rest(wire: Any, label: str, change: dict[str, Any]) -> None:
    """What is given is changed, also in the list and when fetched; nothing else is."""
    (voice,) = wire.sandbox.add_voices(label.partition("/")[0], 1)
    before = one(wire, label, "get", voice).json()

    after = one(wire, label, "patch", voice, body=change).json()

    assert {**before, **change} == after == one(wire, label, "get", voice).json()
    assert after in [found for page in pages(wire, label) for found in page]


@pytest.mark.parametrize(
    ("label", "change", "problem"),
    [
        ("supertone", {"name": None}, "name: must be a string"),
        ("supertone", {"description": None}, "description: must be a string"),
        ("cartesia", {"name": "Other"}, "description: is required"),
        (NEWER, {"gender": "loud"}, "gender"),
    ],
)
def test_a_change_that_breaks_a_rule_changes_nothing(
    wire: Any, label: str, change: dict[str, Any], problem: str
) -> None:
    """A refused change is a 400."""
    (voice,) = wire.sandbox.add_voices(label.partition("/")[0], 1)
    before = wire.sandbox.voices(label.partition("/")[0])

    assert 400 == one(wire, label, "patch", voice, body=change).status_code
    assert wire.sandbox.requests[-1].problem.startswith(problem)
    assert before == wire.sandbox.voices(label.partition("/")[0])


@pytest.mark.parametrize("label", ONE)
def test_a_deleted_voice_is_gone(wire: Any, label: str) -> None:
    """204 without a body once; after it the voice is nowhere, and deleting it again is a 404 of the vendor's."""
    voice, other = wire.sandbox.add_voices(label.partition("/")[0], 2)

    answer = one(wire, label, "delete", voice)

    assert (204, b"") == (answer.status_code, answer.content)
    assert {"content-type", "content-length"}.isdisjoint(answer.headers)
    assert [404] * 3 == [one(wire, label, method, voice).status_code for method in ("delete", "get", "delete")]
    assert ["Voice 2"] == names(wire, label)
    assert 200 == one(wire, label, "get", other).status_code


@pytest.mark.parametrize("label", ONE)
@pytest.mark.parametrize("voice", ["nobody", "ä ö", "a/b", "..%2f", "clone", "%00", "a\nb", "x" * 900])
def test_an_unknown_voice_is_not_found(wire: Any, label: str, voice: str) -> None:
    """Whatever is asked for, the answer has the vendor's own shape."""
    answer = one(wire, label, "get", voice)
    body = answer.json()

    if label != "supertone" and voice == "clone":  # where a path of its own lives
        assert (405, "POST") == (answer.status_code, answer.headers["allow"])
        return
    assert 404 == answer.status_code
    if label == "supertone":
        assert ("error", 404, "Not Found") == (body["status"], body["message"]["statusCode"], body["message"]["error"])
    else:
        assert {"error_code", "title", "message", "request_id"} == body.keys()


@pytest.mark.parametrize("label", ["cartesia", NEWER])
def test_cartesia_keeps_its_library(wire: Any, label: str) -> None:
    """A voice of the library can be fetched, and neither changed nor deleted."""
    voice = next(pages(wire, label))[0]["id"]

    statuses = [
        one(wire, label, "get", voice).status_code,
        one(wire, label, "patch", voice, body={"name": "Mine", "description": ""}).status_code,
        one(wire, label, "delete", voice).status_code,
    ]

    assert [200, 403, 403] == statuses


@pytest.mark.parametrize("vendor", ["supertone", "cartesia"])
def test_a_name_can_have_any_characters(wire: Any, vendor: str) -> None:
    """What a clone was called comes back letter by letter."""
    name = 'Ünï "quoted" \\ 好 \n\t%41'
    made = wire.clone(vendor, name=name).json()
    voice = made["voice_id" if vendor == "supertone" else "id"]

    assert name == one(wire, vendor, "get", voice).json()["name"]
    assert name == one(wire, vendor, "patch", voice, body={"name": name, "description": name}).json()["description"]


@pytest.mark.parametrize("voice", ["a b", "ä/ö", "100%", "?x=1#y", "好"])
def test_an_id_can_have_any_characters(wire: Any, voice: str) -> None:
    """An id that is escaped in the path is the voice's."""
    wire.sandbox.add_voice("supertone", voice, name="Odd")

    assert "Odd" == one(wire, "supertone", "get", voice).json()["name"]
    assert quote(voice, safe="") in wire.sandbox.requests[0].path


def test_a_new_voice_of_coze_is_not_cloned_yet(wire: Any) -> None:
    """A list shows it once it is cloned, unless all are asked for, and every list brings that nearer."""
    wire.sandbox.set(clone_polls=2)
    voice = wire.clone("coze").json()["data"]["voice_id"]

    def states(query: str) -> list[str]:
        return [v["state"] for page in pages(wire, "coze", query) for v in page if v["voice_id"] == voice]

    assert [] == states("filter_system_voice=true")
    assert ["init"] == states("filter_system_voice=true&voice_state=init")
    assert ["cloned"] == states("filter_system_voice=true")
    assert [] == states("voice_state=init")
    wire.sandbox.set(clone_polls=0)
    assert 0 == wire.clone("coze", voice_id=voice).json()["code"]
    assert ["cloned"] == states("")


def test_coze_lists_the_voices_of_the_system_too(wire: Any) -> None:
    """They can be left out, and the kind of model chosen."""
    wire.sandbox.add_voices("coze", 2)

    def found(query: str) -> list[bool]:
        return [voice["is_system_voice"] for page in pages(wire, "coze", query) for voice in page]

    assert [True, False, False, True, True] == found("")
    assert [False, False] == found("filter_system_voice=true")
    assert [True] == found("model_type=small")
    assert 4000 == wire.call("coze", "get", "/v1/audio/voices", query="?voice_state=done").json()["code"]


@pytest.mark.parametrize(
    ("label", "fields", "language"),
    [
        ("cartesia", {"description": "d", "language": "fr", "original_speaker_gender": "female"}, "fr"),
        (NEWER, {"accent": "parisian"}, "fr"),
    ],
)
def test_cartesia_localizes_a_voice(wire: Any, label: str, fields: dict[str, Any], language: str) -> None:
    """A new voice of the account comes of one that there is; of one that there is not, a 404."""
    (voice,) = wire.sandbox.add_voices("cartesia", 1)

    made = wire.call(label, "post", "/voices/localize", body={"voice_id": voice, "name": "Ada", **fields}).json()
    none = wire.call(label, "post", "/voices/localize", body={"voice_id": "nobody", "name": "Ada", **fields})

    assert voice != made["id"]
    assert ("Ada", language) == (made["name"], made["language"])
    assert (2, 404) == (len(wire.sandbox.voices("cartesia")), none.status_code)
    assert [True, False] == [seen.billed for seen in wire.sandbox.requests]


def test_cartesia_has_a_catalogue_of_accents(wire: Any) -> None:
    """Only those of them can be localized to that say so, and only the newer version has them."""
    accents = wire.call(NEWER, "get", "/accents").json()["accents"]
    base = {"voice_id": next(pages(wire, NEWER))[0]["id"], "name": "Ada"}

    for accent in accents:
        answer = wire.call(NEWER, "post", "/voices/localize", body={**base, "accent": accent["id"]})
        assert (200 if accent["is_localizable"] else 400) == answer.status_code
    url = wire.sandbox.url("cartesia") + "/accents"
    assert 404 == wire.http.get(url, headers=wire.headers("cartesia")).status_code
    assert 400 == wire.http.get(url, headers=wire.bearer()).status_code


@pytest.mark.parametrize(("label", "method"), [("supertone", "patch"), ("cartesia", "delete"), (NEWER, "get")])
def test_a_documented_answer_can_be_asked_for(wire: Any, label: str, method: str) -> None:
    """`Prefer` works for every operation, and then nothing is carried out."""
    (voice,) = wire.sandbox.add_voices(label.partition("/")[0], 1)
    code = 500 if label == "supertone" else 429
    body = {"name": "Other"} if method == "patch" else None

    answer = one(wire, label, method, voice, body=body, headers={"Prefer": f"code={code}"})

    assert code == answer.status_code
    assert "Voice 1" == one(wire, label, "get", voice).json()["name"]
