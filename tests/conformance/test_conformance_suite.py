"""The suite itself: it knows no vendor, and leaves none out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conformance_calls import COMMON, HOMES, SUBJECTS, typed_operations
from judged import DOCUMENTS
from packages import vendor_of
from voxwright_clients._registry import VENDORS

from voxwright._adapters import OPERATIONS, offers

HERE = Path(__file__).parent
FILES = sorted([*HERE.glob("*.py"), *(HERE.parent / "support").glob("conformance_*.py")])


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.stem)
def test_no_vendor_is_named(path: Path) -> None:
    """A vendor's name in the suite would be a rule for one vendor alone."""
    pattern = re.compile(rf"(?<![a-z0-9])({'|'.join(VENDORS)})(?![a-z0-9])", re.IGNORECASE)

    assert [] == pattern.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("label", DOCUMENTS)
def test_nothing_that_a_vendor_has_is_left_out(label: str) -> None:
    """Each operation of a generated client and each call of its adapter is called, sync and async."""
    tried = {(each.call, each.is_async) for each in SUBJECTS if each.label == label}
    calls = {operation.name for operation in typed_operations(label)} | (set(offers(vendor_of(label))) & set(COMMON))

    assert calls
    assert {(call, is_async) for call in calls for is_async in (False, True)} == tried


def test_every_call_of_the_common_client_is_known() -> None:
    """What an adapter may define is a call of the client, save the waiting that a task does."""
    assert {"wait_task"} == set(OPERATIONS) - set(COMMON)
    assert set(HOMES) == set(COMMON)
