"""Every kind of node: its name, what it refuses, what it shows of values that do not fit, and how it is chosen."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from acme import Voice

from voxwright._core import schema as s
from voxwright._core.clip import Clip
from voxwright._core.pointer import lookup
from voxwright._core.schema.file import File
from voxwright._core.schema.objects import object_of
from voxwright._core.schema.scalars import Binary
from voxwright._core.schema.weburl import Url
from voxwright._core.secret import Secret
from voxwright._core.unset import UNSET
from voxwright.errors import InvalidRequestError

DAY, TIME = dt.date(2024, 11, 13), dt.datetime(2024, 11, 13, 10, tzinfo=dt.UTC)
KINDS: dict[str, tuple[s.Node, object, object]] = {
    "string": (s.Str(), "a", 1),
    "integer": (s.Int(), 3, "3"),
    "number": (s.Num(), 0.5, "3"),
    "boolean": (s.Bool(), True, 1),
    "bytes": (Binary(), b"a", "a"),
    "file": (File(), b"a", "a"),
    "date": (s.Date(), DAY, 5),
    "date and time": (s.DateTime(), TIME, 5),
    "list": (s.List(s.Int()), [1], 5),
    "object": (object_of(Voice), Voice(id="v"), 5),
    "string or null": (s.Nullable(s.Str()), "a", 5),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_called_by_its_name(name: str) -> None:
    """An error says what was expected in the words of JSON, and never the value that came."""
    node, _, wrong = KINDS[name]
    with pytest.raises(s.DecodeError) as caught:
        node.decode(wrong)

    assert name in {node.expected, caught.value.expected}
    assert repr(wrong) not in str(caught.value)


@pytest.mark.parametrize("name", KINDS)
def test_a_value_of_another_kind_is_refused_and_still_shown(name: str) -> None:
    """What is sent must be of its kind; what is only shown, as in a repr or a dict, never fails."""
    node, _, wrong = KINDS[name]
    with pytest.raises(InvalidRequestError):
        node.encode(wrong, "field")
    if name != "file":
        assert wrong == node.dump(wrong)


@pytest.mark.parametrize("name", KINDS)
def test_a_union_finds_the_alternative_that_a_value_is_of(name: str) -> None:
    """A value fits its own kind better than any other."""
    node, right, wrong = KINDS[name]

    assert node.fit(right, 4) > node.fit(wrong, 4)
    assert 0 == node.fit(object(), 4)


@pytest.mark.parametrize(
    ("node", "value", "better"),
    [
        (s.Num(), 0.5, False),
        (s.Int(enum=(1, 2)), 1, True),
        (s.Int(enum=(1, 2)), 3, False),
        (s.Num(enum=(0.5,)), 0.5, True),
        (s.Num(enum=(0.5,)), 0.7, False),
        (s.Date(), "2024-11-13", True),
        (s.DateTime(), "2024-11-13T10:20:30Z", True),
    ],
)
def test_a_value_that_is_listed_fits_better_than_one_of_the_kind(node: s.Node, value: object, *, better: bool) -> None:
    """An enumeration, a day or a time that reads as one outweighs plain text or any number."""
    plain = s.Str() if isinstance(value, str) else s.Num() if isinstance(value, float) else s.Int()

    assert better == (node.fit(value, 4) > plain.fit(value, 4))


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (s.Date(), "2024-13-45"),
        (s.Date(), "yesterday"),
        (s.DateTime(), "2024-13-45T99:00:00Z"),
        (s.DateTime(), "2024-11-13"),
    ],
)
def test_text_that_is_no_time_is_none(node: s.Node, text: str) -> None:
    """A day that no calendar has is an error of the answer, and of the request."""
    with pytest.raises(s.DecodeError, match="another string"):
        node.decode(text)
    with pytest.raises(InvalidRequestError):
        node.encode(text, "field")


def test_bytes_are_bytes_however_they_are_held() -> None:
    """A whole body may be any buffer, and is copied once."""
    assert [b"a"] * 3 == [Binary().encode(value) for value in (b"a", bytearray(b"a"), memoryview(b"a"))]
    assert (b"a", b"a") == (Binary().decode(b"a"), File().decode(b"a"))


def test_a_value_that_holds_itself_is_refused() -> None:
    """A list within itself has no end in JSON."""
    endless: list[Any] = []
    endless.append(endless)

    with pytest.raises(InvalidRequestError, match="nested"):
        s.Any().encode(endless, "field")


def test_a_step_that_can_not_be_told_is_left_to_the_vendor() -> None:
    """Numbers beyond what decimals hold are sent: the vendor judges."""
    assert 1e308 == s.Num(multiple_of=1e-300).encode(1e308)


def test_a_discriminator_decides_what_is_sent() -> None:
    """The named alternative judges the value, though another one would take it."""
    node = s.Union(s.Map(s.Str(max_length=1)), s.Map(s.Str()), discriminator="kind", mapping={"a": 0, "b": 1})

    assert {"kind": "b", "x": "long"} == node.encode({"kind": "b", "x": "long"})
    with pytest.raises(InvalidRequestError):
        node.encode({"kind": "a", "x": "long"}, "field")


def test_a_model_inside_anything_is_written_as_its_own() -> None:
    """A model may stand where any JSON may; a name that is no text is refused, and shown as text."""
    assert {"v": {"id": "v"}} == s.Any().encode({"v": Voice(id="v")})
    assert {"1": 2} == s.Map(s.Int()).dump({1: 2})
    with pytest.raises(InvalidRequestError, match="names that are str"):
        s.Map(s.Int()).encode({1: 2}, "field")


def test_an_address_inside_another_is_looked_into() -> None:
    """A Teredo address carries two others, of which neither may be private."""
    with pytest.raises(InvalidRequestError):
        s.Str(url=Url(public=True)).encode("https://[2001:0:a00:1::f5ff:fffe]/", "field")


def test_a_pointer_leads_through_lists() -> None:
    """An index that is there is followed; one that is not, or that is no number, leads nowhere."""
    document = {"a": [{"b": 1}, {"b": 2}]}

    assert [2, UNSET, UNSET] == [lookup(document, pointer) for pointer in ("/a/1/b", "/a/2/b", "/a/x/b")]


def test_values_are_their_own_copies_and_do_not_change() -> None:
    """Nothing can be set or deleted, so that a copy is the thing itself; and a key stays masked in any copy."""
    node, key = s.Str(max_length=3), Secret("sk-1")
    with pytest.raises(AttributeError, match="immutable"):
        del node.max_length  # type: ignore[misc]

    assert (True, True) == (copy.copy(node) is node, copy.deepcopy(node) is node)
    assert (True, True) == (copy.copy(key) is key, copy.deepcopy(key) is key)
    assert "sk-1" not in f"{key!r}{key}"


def test_a_clip_is_equal_by_content_and_names() -> None:
    """Equal clips have one hash, and what went through pickle is equal to itself by its size."""
    one, same, other = Clip(b"a"), Clip(b"a"), Clip(b"a", filename="b.wav")

    assert (True, False, 1) == (one == same, one == other, len({one, same}))
