"""Run-time schema nodes: lenient about what comes, strict about what goes."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voxwright._core import schema as s
from voxwright._core.schema.text_rules import compile_pattern
from voxwright._core.schema.weburl import Url
from voxwright.errors import InvalidRequestError

UTC = dt.UTC
COLOR = s.Str(enum=("red", "green"))


def refused(node: s.Node, value: object) -> InvalidRequestError:
    """Return the refusal of `value`, which must come."""
    with pytest.raises(InvalidRequestError) as caught:
        node.encode(value, "field")
    return caught.value


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (s.Str(), "a"),
        (COLOR, "blue"),
        (s.Str(max_length=1, pattern="^x$", not_blank=True), "long and not matching"),
        (s.Int(maximum=3), 1_000_000_000_000_000_000_000),
        (s.Num(), 3),
        (s.Num(minimum=5), 0.5),
        (s.Bool(), True),
        (s.Const("a"), "b"),
        (s.Any(), {"a": [None]}),
        (s.List(s.Int(), 3, 4), [1]),
        (s.Map(s.Str()), {"a/b": "c"}),
        (s.Nullable(s.Str()), None),
    ],
)
def test_decode_keeps_what_an_answer_holds(node: s.Node, value: object) -> None:
    """Limits and enums are for requests: an answer beyond them is kept as it is."""
    assert value == node.decode(value)


@pytest.mark.parametrize(
    ("node", "value", "message"),
    [
        (s.Str(), 1, "at the top: expected string, got integer"),
        (s.Str(), None, "at the top: expected string, got null"),
        (s.Int(), True, "at the top: expected integer, got boolean"),
        (s.Int(), 1.5, "at the top: expected integer, got number"),
        (s.Num(), "1", "at the top: expected number, got string"),
        (s.Num(), False, "at the top: expected number, got boolean"),
        (s.Bool(), 1, "at the top: expected boolean, got integer"),
        (s.Const("a"), 1, "at the top: expected string, got integer"),
        (s.List(s.Map(s.Int())), [{}, {"a/b~c": "x"}], "at /1/a~1b~0c: expected integer, got string"),
        (s.Nullable(s.Int()), "x", "at the top: expected integer, got string"),
        (s.Union(s.Str(), s.Int()), [], "at the top: expected one of string, int, got list"),
        (s.DateTime(), "yesterday", "at the top: expected date and time, got another string"),
        (s.Str(identifier=True), " ", "at the top: expected non-empty string, got empty string"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(node: s.Node, value: object, message: str) -> None:
    """A DecodeError says JSON pointer and short type names, and never the value."""
    if isinstance(node, s.Union):
        message = message.replace("int,", "integer,")
    with pytest.raises(s.DecodeError) as caught:
        node.decode(value)
    assert message == str(caught.value)


def test_a_decode_error_survives_pickle() -> None:
    """A DecodeError keeps its parts through pickle."""
    error = s.DecodeError("/a", "string", "null")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(error), "/a", "string", "null") == (str(again), again.at, again.expected, again.got)


def test_a_whole_float_is_an_integer() -> None:
    """JSON has one kind of number: 3.0 is a valid integer."""
    assert (3, int) == (s.Int().decode(3.0), type(s.Int().decode(3.0)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-13T10:20:30Z", dt.datetime(2024, 11, 13, 10, 20, 30, tzinfo=UTC)),
        ("2024-11-13t10:20:30z", dt.datetime(2024, 11, 13, 10, 20, 30, tzinfo=UTC)),
        ("2024-11-13T10:20:30.123456789Z", dt.datetime(2024, 11, 13, 10, 20, 30, 123456, tzinfo=UTC)),
        ("2024-11-13 10:20:30", dt.datetime(2024, 11, 13, 10, 20, 30)),  # noqa: DTZ001 - a vendor's without a zone
    ],
)
def test_times_are_read_as_vendors_write_them(text: str, expected: dt.datetime) -> None:
    """RFC 3339 in either case, with nanoseconds, and without a zone."""
    assert expected == s.DateTime().decode(text)


def test_times_and_days_are_written_as_rfc_3339() -> None:
    """UTC is Z; a time without a zone, and a time for a day, are refused."""
    assert "2024-11-13T10:20:30Z" == s.DateTime().encode(dt.datetime(2024, 11, 13, 10, 20, 30, tzinfo=UTC))
    assert "2024-11-13" == s.Date().encode(dt.date(2024, 11, 13))
    assert dt.date(2024, 11, 13) == s.Date().decode("2024-11-13")
    refused(s.DateTime(), dt.datetime(2024, 11, 13))  # noqa: DTZ001 - the point
    refused(s.Date(), dt.datetime(2024, 11, 13, tzinfo=UTC))
    refused(s.DateTime(), "yesterday")


@pytest.mark.parametrize(
    ("node", "value", "reason", "allowed"),
    [
        (s.Str(), 1, "must be text (str), not int", "text (str)"),
        (s.Str(), None, "must be text (str), not None", "text (str)"),
        (COLOR, "blue", "is none of the values that the vendor takes: 'blue'", ("red", "green")),
        (s.Str(max_length=2), "abc", "is 3 characters long; the vendor takes at most 2", 2),
        (s.Str(max_length=2), "😀😀😀", "is 3 characters long; the vendor takes at most 2", 2),
        (s.Str(max_length=3, unit="bytes"), "😀", "is 4 bytes long; the vendor takes at most 3", 3),
        (s.Str(min_length=2), "a", "is 1 characters long; the vendor takes at least 2", 2),
        (s.Str(not_blank=True), " \u3000\t", "must not be blank", None),
        (s.Str(pattern="^[a-z]+$"), "abc\n", "does not match the vendor's pattern: 'abc\\n'", "^[a-z]+$"),
        (s.Str(), "a\ud83d", "holds a lone surrogate at position 1, which can not be sent as UTF-8", None),
        (s.Int(), True, "must be a whole number (int), not bool", "a whole number (int)"),
        (s.Int(), 1.0, "must be a whole number (int), not float", "a whole number (int)"),
        (s.Int(enum=(8000, 16000)), 7, "is none of the values that the vendor takes: 7", (8000, 16000)),
        (s.Int(minimum=1), 0, "is 0; the vendor takes at least 1", 1),
        (s.Num(maximum=1.5), 2, "is 2; the vendor takes at most 1.5", 1.5),
        (s.Num(exclusive_minimum=0), 0, "is 0; the vendor takes more than 0", "more than 0"),
        (s.Num(exclusive_maximum=1), 1.0, "is 1.0; the vendor takes less than 1", "less than 1"),
        (s.Num(multiple_of=0.1), 0.25, "is 0.25; the vendor takes multiples of 0.1", "multiples of 0.1"),
        (s.Num(), float("nan"), "must be a finite number; JSON has no infinity and no NaN", None),
        (s.Num(), float("-inf"), "must be a finite number; JSON has no infinity and no NaN", None),
        (s.Bool(), 1, "must be True or False, not int", "True or False"),
        (s.Const("a"), "b", "must be 'a'", ("a",)),
        (s.Const(1), True, "must be 1", (1,)),
        (s.List(s.Str(), 1, 2), [], "has 0 items; the vendor takes at least 1", 1),
        (s.List(s.Str(), 1, 2), ["a", "b", "c"], "has 3 items; the vendor takes at most 2", 2),
        (s.List(s.Str()), "abc", "must be a list, not str", "a list"),
        (
            s.Map(s.Str()),
            {1: "a"},
            "must be a mapping with names that are str, not int",
            "a mapping with names that are str",
        ),
        (s.Any(), object(), "must be a value that JSON can hold, not object", "a value that JSON can hold"),
        (s.Any(), float("inf"), "must be a finite number; JSON has no infinity and no NaN", None),
    ],
)
def test_encode_holds_a_request_to_the_vendors_limits(
    node: s.Node, value: object, reason: str, allowed: object
) -> None:
    """What the vendor would refuse is an InvalidRequestError with field, reason and what is allowed."""
    error = refused(node, value)
    assert ("field", reason, allowed) == (error.field, error.reason, error.allowed)


def test_limits_are_inclusive_and_in_the_vendors_unit() -> None:
    """A text of exactly the length passes, in characters and in UTF-8 bytes."""
    assert "😀😀" == s.Str(max_length=2).encode("😀😀")
    assert "😀é" == s.Str(max_length=6, unit="bytes").encode("😀é")
    assert 0.3 == s.Num(multiple_of=0.1).encode(0.3)


def test_a_place_inside_a_value_is_named() -> None:
    """The field of a refusal inside a list or map is a path below the field."""
    assert "field/1/a~1b" == refused(s.List(s.Map(s.Str())), [{}, {"a/b": 1}]).field


@pytest.mark.parametrize(
    ("pattern", "value", "matches"),
    [
        ("b", "abc", True),
        ("^b", "abc", False),
        ("c$", "abc\n", False),
        (r"^\d+$", "١٢", False),
        (r"[$]$", "a$", True),
        (r"^\$", "$", True),
        (r"^\d+$", "1\n", False),
        (r"^\d(?<rest>x)$", "1x", True),
        (r"^(?<year>\d{4})$", "2024", True),
        (r"(?<!a)b", "ab", False),
    ],
)
def test_patterns_mean_what_ecma_says(pattern: str, value: str, *, matches: bool) -> None:
    """A pattern is searched for; $ is the end of the text alone; digits are ASCII; groups may have names."""
    compiled = compile_pattern(pattern)
    assert compiled is not None
    assert matches == (compiled.search(value) is not None)


def test_a_pattern_that_python_lacks_is_not_enforced() -> None:
    """A pattern with no equal in Python leaves the judgement to the vendor."""
    assert "x" == s.Str(pattern=r"^\p{L}+$").encode("x")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "example.com",
        "https:///path",
        "https://",
        "https://user:pw@example.com/",
        "https://example.com\\@evil.com/",
        "https://exam ple.com/",
        "https://example.com/\n",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://a.localhost/",
        "https://printer.local/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://10.0.0.1:8443/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://[::1]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[2606:4700::1111%25eth0]/",
        "https://a.%6cocalhost/",
        "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://１２７.0.0.1/",  # noqa: RUF001 - the point
        "https://127。0。0。1/",
        "https://example.com:99999/",
        "https://[::1/",
    ],
)
def test_a_url_that_no_vendor_should_call_is_refused(url: str) -> None:
    """Another scheme, credentials, and every spelling of a private or local address are refused."""
    node = s.Str(url={"schemes": ("https",), "public": True}, max_length=2048)
    assert "field" == refused(node, url).field


def test_a_url_is_refused_with_what_is_allowed() -> None:
    """The schemes, and a public host only where the vendor wants one."""
    assert refused(s.Str(url=True), "ftp://a.b/").allowed == "https://"
    assert refused(s.Str(url=Url(("FTP",))), "https://a.b/").allowed == "ftp://"
    both = {"schemes": ("http", "https"), "public": True}
    assert refused(s.Str(url=both), "ftp://a.b/").allowed == "http://, https:// with a public host"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/hook?a=b#c",
        "https://8.8.8.8:8443/x",
        "https://[2606:4700::1111]/",
        "https://예시.한국/가",
        "https://[64:ff9b::808:808]/",
    ],
)
def test_a_public_url_passes(url: str) -> None:
    """A public name or address with https is sent as it was given."""
    assert url == s.Str(url={"schemes": ["https"], "public": True}).encode(url)


def test_an_alternative_is_chosen_by_what_validates() -> None:
    """Without a discriminator the type of the value decides, not the order."""
    message = s.Union(s.Str(), s.Map(s.Any()), s.List(s.Str()))
    assert ["a", {"a": 1}, ["a"]] == [message.decode("a"), message.decode({"a": 1}), message.decode(["a"])]
    when = s.Union(s.Str(), s.DateTime())
    assert ("soon", dt.datetime(2024, 1, 1, tzinfo=UTC)) == (when.decode("soon"), when.decode("2024-01-01T00:00:00Z"))
    number = s.Union(s.Num(), s.Int())
    assert [int, float] == [type(number.decode(1)), type(number.decode(1.5))]
    lists = s.Union(s.List(s.Int()), s.List(s.Str()))
    assert [["a"], [1]] == [lists.decode(["a"]), lists.decode([1])]


def test_a_union_names_what_it_takes() -> None:
    """A request value that fits no alternative is refused by the one that it comes nearest to."""
    node = s.Union(s.Int(maximum=5), s.Str(enum=("auto",)))
    assert 5 == refused(node, 9).allowed
    assert ("auto",) == refused(node, "never").allowed
    assert "must be one of integer, string, not list" == refused(node, []).reason
    assert "auto" == node.encode("auto")


def test_depth_is_bounded_both_ways() -> None:
    """Nesting without end is an error of ours and not a crash."""
    deep: Any = "x"
    for _ in range(900):
        deep = [deep]
    nested: Any = s.Str()
    for _ in range(150):
        nested = s.List(nested)
    with pytest.raises(s.DecodeError):
        nested.decode(deep)
    itself: list[Any] = []
    itself.append(itself)
    assert "nested" in str(refused(s.Any(), itself))


def test_a_union_tries_only_so_often() -> None:
    """A document built so that each level doubles the work is refused within a bound."""
    node: Any = s.Bool()
    value: Any = "never"
    for _ in range(60):
        node = s.Union(s.List(node), s.List(node, 0))
        value = [value]
    with pytest.raises(s.DecodeError):
        node.decode(value)


def test_nodes_are_immutable_short_in_print_and_pickle() -> None:
    """A node can not be changed, prints what was set, and survives pickle."""
    node = s.Str(max_length=3, not_blank=True)
    with pytest.raises(AttributeError):
        node.max_length = 4
    assert "Str(max_length=3, not_blank=True, unit='characters')" == repr(node)
    assert repr(node) == repr(pickle.loads(pickle.dumps(node)))  # noqa: S301 - our own bytes


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=60, deadline=None)
def test_whatever_json_holds_goes_through_any(value: object) -> None:
    """Any decodes, encodes and dumps every JSON value to itself."""
    node = s.Any()
    assert [value] * 3 == [node.decode(value), node.encode(value), node.dump(node.decode(value))]


@given(JSON)
@settings(max_examples=60, deadline=None)
def test_a_union_decodes_or_says_why(value: object) -> None:
    """Every JSON value either comes back unchanged from a union of plain types, or is a DecodeError."""
    node = s.Union(s.Str(), s.List(s.Union(s.Int(), s.Str())), s.Map(s.Nullable(s.Bool())))
    try:
        decoded = node.decode(value)
    except s.DecodeError:
        return
    assert value == node.dump(decoded)
