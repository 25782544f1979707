"""`UNSET`."""

from __future__ import annotations

import copy
import pickle

from voxwright._core.unset import UNSET, Unset


def test_it_is_false_and_says_its_name() -> None:
    """UNSET is false in a condition and prints as UNSET."""
    assert (False, "UNSET") == (bool(UNSET), repr(UNSET))


def test_there_is_one_instance() -> None:
    """Constructing, copying and pickling all give the one instance."""
    assert [True] * 4 == [
        Unset() is UNSET,
        copy.copy(UNSET) is UNSET,
        copy.deepcopy({"a": UNSET})["a"] is UNSET,
        pickle.loads(pickle.dumps(UNSET)) is UNSET,  # noqa: S301 - our own bytes
    ]
