"""Model classes: what a vendor sent comes back whole."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from voxwright._core import schema as s
from voxwright._core.model import Model
from voxwright._core.unset import UNSET, Unset
from voxwright.errors import InvalidRequestError


@frozen(kw_only=True)
class Voice(Model):
    """A model as the generator writes them."""

    id: str
    name: str | None = None
    gender: str | Unset | None = UNSET
    parent: Voice | None = None
    class_: int | None = None
    meta: Any = None
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("name", "name", s.Str()),
                s.Prop("gender", "gender", s.Nullable(s.Str(enum=("male", "female")))),
                s.Prop("parent", "parent", s.Model(lambda: Voice)),
                s.Prop("class_", "class", s.Int(), aliases=("klass",)),
                s.Prop("meta", "meta", s.Any()),
            ),
        )


@frozen(kw_only=True)
class Task(Model):
    """Another model, with a constant."""

    kind: str
    id: str
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how this model is written on the wire."""
        return s.Object(
            cls,
            (s.Prop("kind", "kind", s.Const("task"), required=True), s.Prop("id", "id", s.Str(), required=True)),
        )


def test_absent_null_and_value_are_three_things() -> None:
    """An optional field is None when absent; a nullable one is UNSET when absent and None when null."""
    absent, null = Voice.from_dict({"id": "a"}), Voice.from_dict({"id": "a", "gender": None})
    assert (None, UNSET, None) == (absent.name, absent.gender, null.gender)
    assert ({"id": "a"}, {"id": "a", "gender": None}) == (absent.to_dict(), null.to_dict())


def test_unknown_fields_and_values_are_kept() -> None:
    """An unknown field, at any level, and an unknown enum value come back as they were sent."""
    sent = {"id": "a", "gender": "robot", "new": [1, {"x": None}], "parent": {"id": "b", "also": True}, "class": 3}
    voice = Voice.from_dict(sent)
    assert ("robot", {"new": [1, {"x": None}]}) == (voice.gender, voice.additional_properties)
    assert voice.parent is not None
    assert {"also": True} == voice.parent.additional_properties
    assert sent == voice.to_dict()


def test_a_null_that_the_document_does_not_know_is_taken_as_absent() -> None:
    """A vendor that sends null for an optional field does not break the answer."""
    assert Voice.from_dict({"id": "a"}) == Voice.from_dict({"id": "a", "name": None, "class": None})


def test_another_name_seen_in_answers_is_read() -> None:
    """An alias fills the field, unless the field's own name is there too: then it is kept beside it."""
    assert 3 == Voice.from_dict({"id": "a", "klass": 3}).class_
    both = Voice.from_dict({"id": "a", "klass": 3, "class": 4})
    assert (4, {"klass": 3}) == (both.class_, both.additional_properties)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "at /id: expected non-empty string, got nothing"),
        ({"id": ""}, "at /id: expected non-empty string, got empty string"),
        ({"id": ["x"]}, "at /id: expected non-empty string, got list"),
        ({"id": "a", "parent": {"id": 1}}, "at /parent/id: expected non-empty string, got integer"),
        ({"id": "a", "class": True}, "at /class: expected integer, got boolean"),
        ([], "at the top: expected object, got list"),
        (None, "at the top: expected object, got null"),
    ],
)
def test_a_broken_answer_is_named_with_its_place(data: Any, message: str) -> None:
    """A missing id and a wrong type are DecodeErrors with the JSON pointer."""
    with pytest.raises(s.DecodeError) as caught:
        Voice.from_dict(data)
    assert message == str(caught.value)


def test_an_optional_identifier_is_required_all_the_same() -> None:
    """What a voice can not be used without must be there whatever the vendor's document says."""
    node = s.Object(Task, (s.Prop("id", "id", s.Str(identifier=True)),))
    with pytest.raises(s.DecodeError):
        node.decode({"id": None})


def test_a_deep_answer_is_an_error_and_no_crash() -> None:
    """A recursive model stops at the bound."""
    data: dict[str, object] = {"id": "a"}
    for _ in range(400):
        data = {"id": "a", "parent": data}
    with pytest.raises(s.DecodeError, match="at most 100 levels"):
        Voice.from_dict(data)


def test_a_discriminator_decides() -> None:
    """The mapped variant is taken even where another would fit; an unmapped value is chosen by what validates."""
    node = s.Union(s.Model(lambda: Voice), s.Model(lambda: Task), discriminator="kind", mapping={"voice": 0, "task": 1})
    assert isinstance(node.decode({"kind": "voice", "id": "a"}), Voice)
    assert isinstance(node.decode({"kind": "task", "id": "a"}), Task)
    with pytest.raises(s.DecodeError, match="at /id"):
        node.decode({"kind": "task", "id": 3})
    assert {"kind": "new", "id": "a"} == node.decode({"kind": "new", "id": "a"}).to_dict()


def test_without_a_discriminator_the_best_fit_wins() -> None:
    """A constant and the number of known properties tell the variants apart, not their order."""
    node = s.Union(s.Model(lambda: Voice), s.Model(lambda: Task), s.Str())
    assert [Task, Voice, str] == [
        type(node.decode(value)) for value in ({"kind": "task", "id": "a"}, {"id": "a", "name": "Ada"}, "text")
    ]


def test_a_request_takes_a_model_or_a_mapping() -> None:
    """Both are held to the limits, and a missing required property is named."""
    node = s.Model(lambda: Voice)
    assert {"id": "a", "gender": None, "x": 1} == node.encode(
        Voice(id="a", gender=None, additional_properties={"x": 1})
    )
    assert {"id": "a", "x": 1} == node.encode({"id": "a", "x": 1})
    for value, at in (
        ({"name": "Ada"}, "voice/id"),
        ({"id": "a", "gender": "robot"}, "voice/gender"),
        (Voice(id="a", gender="robot"), "voice/gender"),
        ("a", "voice"),
    ):
        with pytest.raises(InvalidRequestError) as caught:
            node.encode(value, "voice")
        assert at == caught.value.field


def test_a_decoded_model_dumps_whatever_limits_it_breaks() -> None:
    """to_dict never refuses: the limits are the vendor's for requests."""
    assert {"id": "", "class": "x"} == Voice(id="", class_="x").to_dict()  # type: ignore[arg-type]


def test_models_and_their_nodes_pickle() -> None:
    """A model, and a node that refers to it by a lambda, survive pickle."""
    voice = Voice.from_dict({"id": "a", "new": 1})
    again = pickle.loads(pickle.dumps((voice, s.Model(lambda: Voice))))  # noqa: S301 - our own bytes
    assert (voice, voice) == (again[0], again[1].decode({"id": "a", "new": 1}))


@given(
    st.fixed_dictionaries(
        {"id": st.text(min_size=1).filter(lambda text: bool(text.strip()))},
        optional={
            "name": st.text(),
            "gender": st.none() | st.text(),
            "class": st.integers(),
            "new": st.lists(st.integers(), max_size=3),
            "a/b~": st.none() | st.booleans(),
        },
    )
)
@settings(max_examples=60, deadline=None)
def test_what_comes_in_goes_out(data: dict[str, object]) -> None:
    """Decoding and dumping gives the very object that the vendor sent."""
    assert data == Voice.from_dict(data).to_dict()
