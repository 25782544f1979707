"""`_core.exchange.redact`: secrets are masked wherever they may come back."""

from __future__ import annotations

import pickle

import pytest

from voxwright._core.exchange.redact import Redactor, SanitizedCause, describe

SECRET = 'sk-a/b+c="d'


@pytest.mark.parametrize(
    "text",
    [
        'your key sk-a/b+c="d is wrong',
        "GET /x?key=sk-a%2Fb%2Bc%3D%22d failed",
        r'{"key": "sk-a/b+c=\"d"}',
        r'{"key": "sk-a\/b+c=\"d"}',
    ],
)
def test_every_spelling_of_a_secret_is_masked(text: str) -> None:
    """As it is, in a URL, in JSON with and without escaped slashes."""
    redactor = Redactor([SECRET])

    assert "sk-a" not in redactor.text(text)
    assert b"sk-a" not in redactor.error_bytes(text.encode())
    assert "***" in redactor.text(text)


def test_json_is_masked_in_values_and_keys() -> None:
    """At any depth; numbers and nulls stay."""
    redactor = Redactor(["verysecret"])

    masked = redactor.json({"a": ["x verysecret", 1, None, {"verysecret": True}]})

    assert masked == {"a": ["x ***", 1, None, {"***": True}]}


def test_a_short_secret_changes_no_success() -> None:
    """A key like "test" stands in many innocent names; in an error it is masked, in a success it is not."""
    redactor = Redactor(["test"])

    assert redactor.answer_bytes(b'{"name":"a test voice"}') == b'{"name":"a test voice"}'
    assert redactor.error_bytes(b"key test is wrong") == b"key *** is wrong"


def test_a_secret_of_eight_characters_is_masked_in_a_success_too() -> None:
    """One of seven is not; in errors it takes four."""
    assert Redactor(["7654321"]).answer_bytes(b"id 7654321") == b"id 7654321"
    assert Redactor(["87654321"]).answer_bytes(b"id 87654321") == b"id ***"
    assert Redactor(["321"]).error_bytes(b"id 321") == b"id 321"
    assert Redactor(["4321"]).error_bytes(b"id 4321") == b"id ***"


def test_a_redactor_knows_its_secrets() -> None:
    """That is how a client tells whether its key has changed."""
    redactor = Redactor([SECRET, "k"])

    assert (redactor.masks(SECRET), redactor.masks("k"), redactor.masks("other")) == (True, True, False)


def test_a_tiny_secret_is_not_looked_for() -> None:
    """Masking every "k" would leave nothing to read."""
    assert Redactor(["k"]).text("a kind of key") == "a kind of key"


def test_a_redactor_shows_and_keeps_nothing() -> None:
    """No repr, no attribute and no pickle of it has the secret."""
    redactor = Redactor([SECRET])

    assert SECRET not in f"{redactor!r} {redactor!s} {[getattr(redactor, name) for name in redactor.__slots__]}"
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(redactor)


def test_a_cause_is_class_name_and_masked_message() -> None:
    """The original, with its frames, is gone."""
    cause = describe(ValueError(f"bad header {SECRET}"), Redactor([SECRET]))

    assert (str(cause), cause.__cause__, cause.__traceback__) == ("ValueError: bad header ***", None, None)
    assert str(pickle.loads(pickle.dumps(cause))) == str(cause)  # noqa: S301 - our own bytes


def test_a_cause_without_a_message_still_says_something() -> None:
    """Some libraries raise empty exceptions."""
    assert str(describe(ConnectionResetError(), Redactor())) == "ConnectionResetError: the connection broke"


def test_a_cause_is_cut_after_it_was_masked() -> None:
    """At most 500 characters, and no half of a secret at the end of them."""
    cause = describe(ValueError("x" * 497 + SECRET + "y"), Redactor([SECRET]))

    assert cause.text == "x" * 497 + "***"


def test_a_cause_without_text_is_its_name() -> None:
    """The class can be made without arguments, as pickle wants it."""
    assert str(SanitizedCause("X")) == "X"
