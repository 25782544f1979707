"""Loading YAML and JSON: the same data for everybody, or a finding with a line."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator import yaml12
from generator.findings import GeneratorError
from generator.load import MAX_BYTES, load, load_path

if TYPE_CHECKING:
    from pathlib import Path


def one(text: bytes | str, *, source: str = "doc.yaml", first_line: int = 1) -> Any:
    """Load `v: ...` and return the value of `v`."""
    return load(text, source=source, first_line=first_line)["v"]


def refused(text: bytes | str, *, source: str = "doc.yaml", first_line: int = 1) -> str:
    """Return the message with which `load` refuses the text."""
    with pytest.raises(GeneratorError) as caught:
        load(text, source=source, first_line=first_line)
    return str(caught.value)


@pytest.fixture(params=["fast", "pure"], autouse=True)
def both_loaders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with the C parser and with the one in Python."""
    if request.param == "pure":
        monkeypatch.setattr(yaml12, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("true", True),
        ("TRUE", True),
        ("False", False),
        ("tRue", "tRue"),
        ("no", "no"),
        ("off", "off"),
        ("on", "on"),
        ("yes", "yes"),
        ("y", "y"),
        ("=", "="),
        ("2024-11-13", "2024-11-13"),
        ("2024-11-13T10:00:00Z", "2024-11-13T10:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("1.2.3", "1.2.3"),
        ("-a", "-a"),
        (".", "."),
        ("+", "+"),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("017", 17),
        ("0o17", 15),
        ("0O17", "0O17"),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1e3", -1000.0),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|\n  a\n  b", "a\nb\n"),
        (">-\n  a\n  b", "a b"),
        ("'\u00e9 \U0001f600'", "\u00e9 \U0001f600"),
    ],
)
def test_plain_values_follow_the_core_schema(text: str, value: object) -> None:
    """A plain scalar is what YAML 1.2 says it is, and the type is exact."""
    read = one(f"v: {text}\n")
    assert (type(read), read) == (type(value), value)


def test_a_date_as_openapi_version_stays_text() -> None:
    """The version string that plain loaders turn into a date is the text that stands there."""
    assert load("info:\n  version: 2024-11-13\n", source="a") == {"info": {"version": "2024-11-13"}}


def test_response_keys_are_strings() -> None:
    """Keys that look like numbers or constants are their own text, and keep their order."""
    document = load("200: a\n'404': b\ndefault: c\ntrue: d\n1.50: e\nno: f\n", source="a")
    assert list(document.items()) == [
        ("200", "a"),
        ("404", "b"),
        ("default", "c"),
        ("true", "d"),
        ("1.50", "e"),
        ("no", "f"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("v: 1\nw: 2\nv: 3\n", 3, '"v" stands twice'),
        ("200: a\n'200': b\n", 2, '"200" stands twice'),
        ("v:\n  - a: 1\n    a: 1\n", 3, '"a" stands twice'),
        ("v: &x 1\n", 1, "anchor"),
        ("v: &x\n  a: 1\n", 1, "anchor"),
        ("v: 1\nw: *x\n", 2, "alias"),
        ("v:\n  <<: {a: 1}\n", 2, "merge key"),
        ("v: !!str 1\n", 1, "tag"),
        ("v: !thing {}\n", 1, "tag"),
        ("v: !!python/object/apply:os.getcwd []\n", 1, "tag"),
        ("v: ! 1\n", 1, "tag"),
        ("v: 1\n---\nw: 2\n", 2, "second document"),
        ("v: 1\n---\n", 2, "second document"),
        ("%YAML 1.1\n---\nv: 1\n", 1, "%YAML"),
        ("v: .inf\n", 1, "no equal in JSON"),
        ("v: 1\nw: -.INF\n", 2, "no equal in JSON"),
        ("v: .nan\n", 1, "no equal in JSON"),
        ("v: 1e999\n", 1, "out of range"),
        (f"v: {'9' * 5000}\n", 1, "out of range"),
        ("v: 1\n? [a]\n: 2\n", 2, "no plain text"),
        ("v: 1\n? {a: 1}\n: 2\n", 2, "no plain text"),
        ("v: 1\n?\n: 2\n", 2, "without a key"),
        ("v: [1\nw: 2\n", 2, "not YAML"),
        ("v: 1\n\tw: 2\n", 2, "not YAML"),
        ("v: a\x07b\n", 1, "U+0007"),
    ],
)
def test_yaml_that_readers_disagree_on_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    """What has no equal in JSON, or more than one reading, is an error that names file and line."""
    message = refused(text, first_line=11)
    assert f"doc.yaml line {line + 10}: " in message
    assert words in message


def test_a_quoted_merge_key_is_a_name() -> None:
    """Quoted, the two characters of a merge key are a key like any other."""
    assert load("v:\n  '<<': 1\n", source="a") == {"v": {"<<": 1}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("- 1\n", "a list, not an object"),
        ("plain\n", "not an object"),
        ("~\n", "null, not an object"),
        ("[1]", "a list, not an object"),
    ],
)
def test_a_document_is_one_object(text: str, words: str) -> None:
    """An empty document, a list and a plain value are refused for what they are."""
    assert words in refused(text)


def test_marks_of_one_document_are_accepted() -> None:
    """A document may begin with its marks and end with them."""
    assert load("%YAML 1.2\n---\nv: 1\n...\n", source="a") == {"v": 1}


@pytest.mark.parametrize("text", ["\ufeffv: 1\n", '\ufeff{"v": 1}'])
def test_a_byte_order_mark_is_dropped(text: str) -> None:
    """A byte-order mark changes nothing, in bytes and in text."""
    for source in ("a.yaml", "a.json") if "{" in text else ("a.yaml",):
        assert load(text.encode(), source=source) == load(text, source=source) == {"v": 1}


def test_line_ends_of_windows_are_accepted() -> None:
    """CRLF ends a line, also inside a block of text."""
    assert load(b"v: |\r\n  a\r\n  b\r\nw: 1\r\n", source="a") == {"v": "a\nb\n", "w": 1}


def test_invalid_utf8_is_refused_with_its_offset() -> None:
    """Bytes that are no UTF-8 are named by their offset."""
    assert "byte offset 5" in refused(b"v: ab\xff\n")


def test_half_a_surrogate_pair_is_refused() -> None:
    """A string that no file can hold is refused from text, from a JSON escape and from a YAML escape."""
    assert "surrogate" in refused("v: \ud800\n")
    assert "/v: half a surrogate" in refused('{"v": "\\ud800"}')
    assert "surrogate" in refused('{"\\ud800": 1}')
    assert "line 1" in refused('v: "\\ud800"\n')


@pytest.mark.parametrize(
    "text",
    ["v: " + "[" * 300 + "]" * 300, "{" + '"v":{' * 300 + "}" * 301, '{"v":' + "[" * 100_000 + "]" * 100_000 + "}"],
)
def test_absurd_depth_is_refused(text: str) -> None:
    """Nesting beyond the limit is a finding, not a crash."""
    assert "levels deep" in refused(text)


def test_depth_within_the_limit_is_accepted() -> None:
    """A hundred levels are read, from YAML and from JSON alike."""
    value: Any = 1
    for _ in range(100):
        value = [value]
    text = json.dumps(value)
    assert one(f"v: {text}\n") == one(f'{{"v": {text}}}') == value


def test_an_alias_bomb_is_refused_at_once() -> None:
    """A document that would grow without end is refused at its first anchor."""
    text = "a: &a [x, x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(30))
    assert "line 1: the anchor" in refused(text)


def test_size_is_capped(tmp_path: Path) -> None:
    """A document larger than the limit is refused before it is read."""
    assert "larger than 32 MiB" in refused(b" " * (MAX_BYTES + 1))
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(GeneratorError, match="larger than 32 MiB"):
        load_path(path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"v": 1,\n "v": 2}', 2, '"v" stands twice'),
        ('{"v": {"b": 1, "a\\u0062": 0,\n "c": [{"k": "k"}, {"k": 1,\n "k": 2}]}}', 3, '"k" stands twice'),
        ('{"ab": 1,\n "a\\u0062": 2}', 2, '"ab" stands twice'),
    ],
)
def test_json_duplicates_are_refused_with_their_line(text: str, line: int, words: str) -> None:
    """A key that stands twice in a JSON object is named with the line of the second."""
    message = refused(text, source="doc.json", first_line=3)
    assert f"doc.json line {line + 2}: " in message
    assert words in message


@pytest.mark.parametrize("text", ['{"v": NaN}', '{"v": -Infinity}', '{"v": 1e999}'])
def test_json_numbers_that_are_none_are_refused(text: str) -> None:
    """What Python's reader accepts beyond JSON is refused."""
    assert "no equal in JSON" in refused(text, source="doc.json")


def test_json_is_read_as_json() -> None:
    """Pairs of surrogate escapes, tabs and big integers are read from JSON as JSON has them."""
    text = '{\t"v":\t["\\ud83d\\ude00", 12345678901234567890123, 1.0, true, null]}'
    assert one(text) == ["\U0001f600", 12345678901234567890123, 1.0, True, None]


def test_a_json_file_must_be_json() -> None:
    """A file that is called JSON and is not is refused with the line, where YAML would have been lenient."""
    assert "doc.json line 2: not JSON" in refused("{\na: 1}", source="doc.json")


def test_yaml_in_flow_style_is_read() -> None:
    """A YAML document may begin with a brace."""
    assert load("{v: 2024-11-13, w: [no]}\n", source="a") == {"v": "2024-11-13", "w": ["no"]}


def test_load_path_names_what_can_not_be_read(tmp_path: Path) -> None:
    """A missing file and a folder are findings that name the path, or the name that the caller gives."""
    with pytest.raises(GeneratorError, match=r"nowhere\.yaml: can not be read"):
        load_path(tmp_path / "nowhere.yaml")
    with pytest.raises(GeneratorError, match="specs/x: can not be read"):
        load_path(tmp_path, source="specs/x")


def test_load_path_reads_a_file(tmp_path: Path) -> None:
    """A file gives the same as its text."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"v: 1\n")
    assert load_path(path) == load_path(str(path)) == {"v": 1}


def test_three_megabytes_in_about_a_second(request: pytest.FixtureRequest) -> None:
    """A document of the size of a large vendor's is read in seconds, where ruamel needs fourteen."""
    if "pure" in request.node.name:
        pytest.skip("the parser in Python is only a fallback")
    operation = "      description: some words that are not short\n      tags: [a, b]\n      deprecated: false\n"
    text = "paths:\n" + "".join(f"  /p{n}:\n    get:\n      operationId: op{n}\n{operation}" for n in range(22_000))
    assert len(text) > 3_000_000
    started = time.process_time()
    document = load(text, source="large.yaml")
    elapsed = time.process_time() - started
    assert len(document["paths"]) == 22_000
    assert elapsed < 5
