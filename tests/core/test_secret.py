"""`Secret`: nothing but `reveal()` gives the key out."""

from __future__ import annotations

import copy
import pickle

import pytest

from voxwright._core.secret import Secret

KEY = "sk-very-secret-9f31"


def test_reveal_gives_the_key() -> None:
    """A text is revealed as it is, a callable is asked each time."""
    keys = iter(["first", "second"])
    rotating = Secret(lambda: next(keys))
    assert [KEY, "first", "second"] == [Secret(KEY).reveal(), rotating.reveal(), rotating.reveal()]


@pytest.mark.parametrize("show", [repr, str, "{}".format, "%s".__mod__, ascii])
def test_no_text_form_shows_it(show: object) -> None:
    """Every way of making text of a Secret gives three stars."""
    assert callable(show)
    assert "***" == show(Secret(KEY)).strip()


def test_no_dump_shows_it() -> None:
    """There is no vars(), and no attribute whose text holds the key."""
    secret = Secret(KEY)
    with pytest.raises(TypeError):
        vars(secret)
    assert not [name for name in dir(secret) if name != "reveal" and KEY in repr(getattr(secret, name))]


def test_it_is_not_pickled_and_not_changed() -> None:
    """Pickling and setting an attribute fail without naming the key; a copy is the secret itself."""
    secret = Secret(KEY)
    with pytest.raises(TypeError) as pickling:
        pickle.dumps(secret)
    with pytest.raises(AttributeError) as setting:
        secret.other = 1  # type: ignore[attr-defined]
    assert KEY not in f"{pickling.value} {setting.value}"
    assert secret is copy.deepcopy(secret)


def test_a_callable_that_returns_no_text_is_an_error_without_the_value() -> None:
    """A callable has to return str; what it returned instead is not shown."""
    with pytest.raises(TypeError) as caught:
        Secret(KEY.encode).reveal()  # type: ignore[arg-type, return-value]
    assert KEY not in str(caught.value)
