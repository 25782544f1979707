"""Text in code: a literal gives back its value, a docstring and a comment hold words and nothing else."""

from __future__ import annotations

import ast
import io
import json
import tokenize
from typing import Any

import pytest
from hostile_parts import payloads
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import clean
from generator.pycode import Annotator, call, comment, docstring, literal, shown, wrap
from generator.spec import ConstType, ListType, NumberType, StringType

QUICK = settings(max_examples=300, derandomize=True, database=None, deadline=None)
EVIL = st.text(st.sampled_from("\"'\\\n\r\t {}#\0\u202e\u2028xN0"), max_size=14)
TEXTS = st.one_of(EVIL, st.text(max_size=20), st.sampled_from(payloads("pycode")))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)


@QUICK
@given(VALUES)
def test_a_literal_is_its_value(value: Any) -> None:
    """Evaluated as a literal, the code of a value is that value: no more, no less, 1 and 1.0 and True told apart."""
    found = ast.literal_eval(literal(value))

    assert json.dumps(value) == json.dumps(found)
    assert literal(value).isprintable() or "\xa0" in literal(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", object()])
def test_what_json_cannot_hold_is_no_literal(value: Any) -> None:
    """A value that is no JSON, and whose code could be anything, is refused."""
    with pytest.raises(ValueError, match="no JSON value"):
        literal(value)


@QUICK
@given(st.lists(TEXTS, max_size=3), st.sampled_from([0, 4, 8]))
def test_a_docstring_is_one_string(lines: list[str], indent: int) -> None:
    """It is a single literal, and holds the words that it was given, without what does not show."""
    source = docstring(lines, indent)
    tree = ast.parse(f"def f():\n    {source}" if indent else source)
    (statement,) = tree.body[0].body if indent else tree.body  # type: ignore[attr-defined]

    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    words = clean("\n".join(lines)).split()
    assert words == statement.value.value.split()


@QUICK
@given(TEXTS)
def test_a_comment_ends_with_its_line(text: str) -> None:
    """What stands in a comment is one token, and every character of it shows."""
    source = f"# {comment(text)}\n"
    kinds = [token.type for token in tokenize.generate_tokens(io.StringIO(source).readline)]

    assert [tokenize.COMMENT, tokenize.NL, tokenize.ENDMARKER] == kinds
    assert source[:-1].isprintable()


@QUICK
@given(TEXTS)
def test_wrapping_loses_no_word(text: str) -> None:
    """Wrapped text has the words of the text, in order."""
    assert clean(text).split() == " ".join(wrap(text)).split()


@QUICK
@given(VALUES)
def test_a_default_is_shown_so_that_all_of_it_shows(value: Any) -> None:
    """Text that shows whole stands as it is; anything else as a literal."""
    text = shown(value)

    assert text == (value if isinstance(value, str) and value.isprintable() else literal(value))


def test_zero_is_a_limit() -> None:
    """A limit of zero says something, and is not left out like one that is not given."""
    assert "f(a=0, b=0.0)" == call("f", a=0, b=0.0, c=None, d=False, e=())
    assert "s.List(s.Bool(), max_items=0)" == call("s.List", "s.Bool()", min_items=None, max_items=0)


@pytest.mark.parametrize(
    ("kind", "request_type", "answer_type"),
    [
        (ConstType(value=True), "Literal[True]", "Literal[True] | bool"),
        (ConstType(value=None), "Literal[None]", "Literal[None]"),
        (ConstType(value=1.5), "float", "float"),
        (ConstType(value={"a": 1}), "dict[str, Any]", "dict[str, Any]"),
        (ConstType(value=[1]), "list[Any]", "list[Any]"),
        (StringType(enum=("a", "a")), "Literal['a']", "Literal['a'] | str"),
        (NumberType(integer=False, enum=(1, 1.5)), "Literal[1] | float", "Literal[1] | int | float"),  # type: ignore[arg-type]
        (
            ListType(item=ConstType(value="\n\u202e")),
            r"Sequence[Literal['\n\u202e']]",
            r"list[Literal['\n\u202e'] | str]",
        ),
    ],
)
def test_types_that_python_has_no_literal_for_are_given_by_kind(kind: Any, request_type: str, answer_type: str) -> None:
    """`Literal` holds what it may hold; a constant of another kind is typed by that kind."""
    code = Annotator({})

    assert (request_type, answer_type) == (code.annotation(kind, request=True), code.annotation(kind, request=False))
