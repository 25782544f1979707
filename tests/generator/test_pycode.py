"""Python code made of a document's texts: it evaluates to the text and to nothing else."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pycode import docstring, limits, literal, wrap
from generator.spec import FileType, NumberType, StringType

_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(_JSON)
def test_a_literal_evaluates_to_its_value(value: Any) -> None:
    """Any JSON value comes back from its literal, type and all."""
    assert repr(ast.literal_eval(literal(value))) == repr(value)


@given(st.text())
def test_a_literal_is_one_line_of_visible_characters(text: str) -> None:
    """No text of a document can break a line of code, or hide in it."""
    assert literal(text).isprintable()


@given(st.text(alphabet=st.characters() | st.sampled_from('"\\\n')))
def test_no_text_escapes_from_a_docstring(text: str) -> None:
    """A docstring is exactly one string expression, whatever is in it."""
    source = f"def f():\n    {docstring(wrap(text), 4)}\n"
    body = ast.parse(source).body[0]

    assert isinstance(body, ast.FunctionDef)
    assert len(body.body) == 1
    assert ast.get_docstring(body) is not None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"x", object()])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    """A value that came from no document is not written into code."""
    with pytest.raises(ValueError, match="no JSON value"):
        literal(value)


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        (StringType(max_length=1024, unit="bytes"), "", "At most 1,024 UTF-8 bytes."),
        (StringType(max_length=2048), "At most 2,048 characters.", ""),
        (StringType(min_length=1), "", "Not empty."),
        (NumberType(integer=True, minimum=0, maximum=100), "", "At least 0, at most 100."),
        (FileType(formats=("wav", "mp3"), max_bytes=5), "", "One of wav, mp3, at most 5 bytes."),
    ],
)
def test_limits_are_said_once(kind: Any, said: str, expected: str) -> None:
    """Docstrings give limits with their unit, and do not repeat what the text already says."""
    assert limits(kind, said=said) == expected


def test_paragraphs_are_filled_and_lists_keep_their_lines() -> None:
    """A list in a description stays a list."""
    assert wrap("one\ntwo\n\n- a\n- b\n  c") == ["one two", "", "- a", "- b c"]
