"""What an outside judge found in the sandbox: requests that the documents allow and that were refused nevertheless."""

from __future__ import annotations

from typing import Any

import pytest

PATHS = {"vox": 201, "supertone": 200, "cartesia": 200, "coze": 200}


@pytest.mark.parametrize("vendor", PATHS)
def test_an_unknown_field_may_have_an_empty_name(wire: Any, piece: Any, vendor: str) -> None:
    """A part whose name is empty has a name; only one without is malformed."""
    parts = [*wire.pieces(vendor), ("", piece(data=b"x"))]

    answer = wire.clone(vendor, pieces=parts)

    assert PATHS[vendor] == answer.status_code
    assert wire.sandbox.requests[0].problem is None


@pytest.mark.parametrize("vendor", PATHS)
def test_an_unknown_field_may_be_a_list(wire: Any, piece: Any, vendor: str) -> None:
    """A field that the document does not know may come twice; one that it knows to be single may not."""
    name = next(name for name, part in wire.pieces(vendor) if part.filename is None)
    twice = [("later", piece(data=b"1")), ("later", piece(data=b"2"))]

    wire.clone(vendor, pieces=[*wire.pieces(vendor), *twice])
    wire.clone(vendor, pieces=[*wire.pieces(vendor), (name, piece(data=b"Eve"))])

    assert [None, f"{name}: is sent more than once"] == [seen.problem for seen in wire.sandbox.requests]


def test_null_is_a_value_where_the_document_says_so(wire: Any) -> None:
    """A part has no null but the word, which is one for a field that takes null and no text."""
    wire.clone("cartesia", enhance="null")
    wire.clone("cartesia", enhance="nil")
    wire.clone("vox", enhance="null")

    assert [None, "enhance: must be a boolean or null", "enhance: must be a boolean"] == [
        seen.problem for seen in wire.sandbox.requests
    ]
