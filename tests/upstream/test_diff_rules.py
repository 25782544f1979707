"""The rules of the diff one by one: what is said of a change, each way, and how much it matters."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from drift_cases import answer, content, document, fields, operation, schema

from generator.drift.diff import diff
from generator.drift.diff_facts import fact_change
from generator.pointer import resolve

Json = dict[str, Any]
Edit = Callable[[Json], object]
B, A, C = "breaking", "additive", "cosmetic"


def body(found: Json) -> Json:
    """Give the body of the call."""
    return operation(found)["requestBody"]


def form(found: Json) -> Json:
    """Give the media type of the body."""
    return body(found)["content"]["multipart/form-data"]


def parameters(found: Json) -> list[Json]:
    """Give the parameters of the call."""
    return operation(found)["parameters"]


def success(found: Json) -> Json:
    """Give the answer that is the success."""
    return operation(found)["responses"]["201"]


def tone(**said: Any) -> Edit:
    """Say what a field that is sent looks like."""
    return lambda found: fields(found).update(tone=said)


def made(**said: Any) -> Edit:
    """Say what a field that is answered looks like."""
    return lambda found: answer(found)["properties"].update(made=said)


TEXT: Json = {"type": "string"}
WHOLE: Json = {"type": "integer"}
SHAPE: Json = {"type": "object", "properties": {"a": TEXT}}
EU = {"url": "https://{region}.example", "variables": {"region": {"default": "eu"}}}

RULES: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "the version of the document": (
        lambda d: d["info"].update(version="1"),
        lambda d: d["info"].update(version="2"),
        "words-changed",
        C,
        C,
    ),
    "the order of the servers": (
        lambda d: operation(d).update(servers=[{"url": "https://a.example"}, EU]),
        lambda d: operation(d).update(servers=[EU, {"url": "https://a.example"}]),
        "servers-reordered",
        A,
        A,
    ),
    "the default of a server's variable": (
        lambda d: operation(d).update(servers=[EU]),
        lambda d: operation(d).update(servers=[{**EU, "variables": {"region": {"default": "us"}}}]),
        "server-removed",
        B,
        B,
    ),
    "the words about a server": (
        lambda d: operation(d).update(servers=[{"url": "https://a.example"}]),
        lambda d: operation(d).update(servers=[{"url": "https://a.example", "description": "here"}]),
        "words-changed",
        C,
        C,
    ),
    "the words about an answer": (
        lambda d: success(d).update(description="made"),
        lambda d: success(d).update(description="done"),
        "words-changed",
        C,
        C,
    ),
    "the links of an answer": (
        lambda d: success(d).pop("links", None),
        lambda d: success(d).update(links={"it": {"operationId": "x"}}),
        "links-changed",
        C,
        C,
    ),
    "the example of an answer": (
        lambda d: content(d, "201")["application/json"].pop("example", None),
        lambda d: content(d, "201")["application/json"].update(example={"id": "v"}),
        "words-changed",
        C,
        C,
    ),
    "a header is always there": (
        lambda d: success(d)["headers"]["X-Left"].update(required=False),
        lambda d: success(d)["headers"]["X-Left"].update(required=True),
        "header-changed",
        A,
        B,
    ),
    "the words about a header": (
        lambda d: success(d)["headers"]["X-Left"].update(description="calls left"),
        lambda d: success(d)["headers"]["X-Left"].update(description="what is left"),
        "words-changed",
        C,
        C,
    ),
    "a fact about a body": (
        lambda d: form(d).pop("x-voxwright-class", None),
        lambda d: form(d).update({"x-voxwright-class": "Other"}),
        "fact-changed",
        B,
        B,
    ),
    "an extension of a body": (
        lambda d: form(d).pop("x-internal", None),
        lambda d: form(d).update({"x-internal": 1}),
        "extension-changed",
        C,
        C,
    ),
    "the types of a part are said": (
        lambda d: form(d)["encoding"]["clip"].pop("contentType"),
        lambda d: form(d)["encoding"]["clip"].update(contentType="audio/wav"),
        "media-types-changed",
        B,
        A,
    ),
    "one more type of a part": (
        lambda d: form(d)["encoding"]["clip"].update(contentType="audio/wav"),
        lambda d: form(d)["encoding"]["clip"].update(contentType="audio/wav, audio/mpeg"),
        "media-type-added",
        A,
        B,
    ),
    "the order of the types of a part": (
        lambda d: form(d)["encoding"]["clip"].update(contentType="audio/mpeg, audio/wav"),
        lambda d: form(d)["encoding"]["clip"].update(contentType="audio/wav, audio/mpeg"),
        "media-types-reordered",
        A,
        A,
    ),
    "how a part is written": (
        lambda d: form(d)["encoding"]["clip"].pop("headers", None),
        lambda d: form(d)["encoding"]["clip"].update(headers={"X-Part": {"schema": TEXT}}),
        "serialization-changed",
        B,
        B,
    ),
    "the order of values": (
        tone(type="string", enum=["warm", "cool"]),
        tone(type="string", enum=["cool", "warm"]),
        "enum-reordered",
        C,
        C,
    ),
    "a limit that is no number": (tone(type="string", maxLength="ten"), tone(maxLength=10), "limit-changed", B, B),
    "items are each once": (
        tone(type="array", items=TEXT),
        tone(type="array", items=TEXT, uniqueItems=True),
        "limit-changed",
        B,
        A,
    ),
    "a wider format": (
        tone(type="integer", format="int32"),
        tone(type="integer", format="int64"),
        "format-changed",
        A,
        B,
    ),
    "a wider format in an answer": (
        made(type="number", format="float"),
        made(type="number", format="double"),
        "format-changed",
        B,
        A,
    ),
    "what tells variants apart": (
        tone(oneOf=[SHAPE], discriminator={"propertyName": "a"}),
        tone(oneOf=[SHAPE], discriminator={"propertyName": "b"}),
        "discriminator-changed",
        B,
        B,
    ),
    "the case of a header": (
        lambda d: parameters(d)[1].update(name="X-Region"),
        lambda d: parameters(d)[1].update(name="x-region"),
        "words-changed",
        C,
        C,
    ),
    "a parameter is deprecated": (
        lambda d: parameters(d)[0].update(deprecated=False),
        lambda d: parameters(d)[0].update(deprecated=True),
        "deprecation-changed",
        A,
        C,
    ),
    "the order of the parameters": (
        lambda d: None,
        lambda d: parameters(d).reverse(),
        "parameters-reordered",
        C,
        C,
    ),
    "a body": (lambda d: operation(d).pop("requestBody"), lambda d: body(d).update(required=False), "body-added", A, B),
    "a body that must be sent": (
        lambda d: operation(d).pop("requestBody"),
        lambda d: body(d).update(required=True),
        "body-added",
        B,
        B,
    ),
    "the words about a body": (
        lambda d: body(d).pop("description", None),
        lambda d: body(d).update(description="A form"),
        "words-changed",
        C,
        C,
    ),
    "the example of a body": (
        lambda d: form(d).pop("example", None),
        lambda d: form(d).update(example={"name": "Ada"}),
        "words-changed",
        C,
        C,
    ),
    "the name of a schema": (
        lambda d: (
            d["components"]["schemas"].update(Old=SHAPE),
            fields(d).update(tone={"$ref": "#/components/schemas/Old"}),
        ),
        lambda d: (
            d["components"]["schemas"].update(New=SHAPE),
            fields(d).update(tone={"$ref": "#/components/schemas/New"}),
        ),
        "schema-renamed",
        C,
        C,
    ),
    "a required field that is not described": (
        lambda d: None,
        lambda d: schema(d, "Body_createVoiceModel")["required"].append("ghost"),
        "required-changed",
        B,
        A,
    ),
    "the kind of other fields": (
        tone(type="object", additionalProperties=TEXT),
        tone(type="object", additionalProperties=WHOLE),
        "type-changed",
        B,
        B,
    ),
    "the kind of items": (tone(type="array"), tone(type="array", items=TEXT), "items-changed", B, A),
    "one kind becomes several": (
        tone(type="string"),
        tone(oneOf=[TEXT, WHOLE]),
        "union-changed",
        B,
        B,
    ),
    "one more variant": (tone(oneOf=[TEXT]), tone(oneOf=[TEXT, WHOLE]), "variant-added", A, B),
    "one more variant in an answer": (made(oneOf=[TEXT]), made(oneOf=[TEXT, SHAPE]), "variant-added", B, A),
    "anything becomes one of several": (tone(), tone(oneOf=[TEXT, WHOLE]), "variant-added", B, A),
    "anything becomes one of several in an answer": (made(), made(oneOf=[TEXT, SHAPE]), "variant-added", A, B),
    "a variant that may be longer": (
        tone(oneOf=[{"type": "string", "maxLength": 5}, WHOLE]),
        tone(oneOf=[{"type": "string", "maxLength": 9}, WHOLE]),
        "limit-changed",
        A,
        B,
    ),
}


def both(name: str) -> tuple[Json, Json]:
    """Give the two documents of a rule."""
    before, after = RULES[name][:2]
    old, new = document("vox"), document("vox")
    before(old)
    after(new)
    return old, new


@pytest.mark.parametrize("name", RULES)
def test_a_change_is_named_and_graded_each_way(name: str) -> None:
    """A change has its rule and its grade, and so has the way back, under that rule or its opposite."""
    old, new = both(name)
    _, _, rule, forth, back = RULES[name]
    kinds = (rule.replace("-added", "").replace("-removed", ""), "union", "variant")

    assert (rule, forth) in {(one.rule, one.grade) for one in diff(old, new)}
    assert any(one.grade == back and one.rule.startswith(kinds) for one in diff(new, old))


@pytest.mark.parametrize("name", RULES)
def test_every_pointer_leads_to_a_place_in_its_document(name: str) -> None:
    """What is said of a change can be looked at."""
    old, new = both(name)

    for one in diff(old, new):
        resolve(new if one.side == "new" else old, one.pointer)


def test_a_schema_without_end_is_compared_to_a_depth() -> None:
    """References that lead round in a circle end."""
    old, new = document("vox"), document("vox")
    for found, limit in ((old, 5), (new, 9)):
        found["components"]["schemas"].update(
            Round={"allOf": [{"$ref": "#/components/schemas/Trip"}]},
            Trip={"maxLength": limit, "allOf": [{"$ref": "#/components/schemas/Round"}]},
        )
        fields(found)["tone"] = {"$ref": "#/components/schemas/Round"}

    assert {"limit-changed"} == {one.rule for one in diff(old, new)}


@pytest.mark.parametrize(
    ("fact", "old", "new", "forth", "back"),
    [
        ("anything-else", None, 1, A, B),
        ("unit", "bytes", "characters", B, B),
        ("max-bytes", 5, None, A, B),
        ("max-bytes", 5, 9, A, B),
        ("formats", ["wav"], ["wav", "mp3"], A, B),
        ("formats", ["wav"], None, A, B),
        ("not-blank", None, True, B, A),
        ("rate-limit", {"requests": 1, "seconds": 1}, {"requests": 90, "seconds": 60}, A, B),
        ("rate-limit", {"requests": 1, "seconds": 1}, None, A, B),
        ("rate-limit", {"requests": 1, "seconds": 1}, {"requests": 1}, B, B),
    ],
)
def test_a_fact_of_ours_breaks_where_it_asks_for_more(fact: str, old: Any, new: Any, forth: str, back: str) -> None:
    """Each fact has a direction in which a program that worked may stop working."""
    key = f"x-voxwright-{fact}"

    assert [forth, back] == [fact_change(key, old, new)[0], fact_change(key, new, old)[0]]


def test_both_sides_stay_as_they_were() -> None:
    """Comparing changes neither document."""
    for name in RULES:
        old, new = both(name)
        kept = copy.deepcopy((old, new))
        diff(old, new)

        assert kept == (old, new)
