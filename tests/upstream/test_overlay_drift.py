"""What becomes of an overlay when the vendor moves: dead, idle, documented and contradicted actions."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drift.accept import edit_row, without_actions
from generator.drift.overlay_drift import examine
from generator.findings import GeneratorError
from generator.load import load

OLD: dict[str, Any] = {"openapi": "3.1.0", "a": {"type": "string"}, "b": {"type": "string"}, "c": {}}
OVERLAY = """\
overlay: 1.1.0
info: {title: T, version: 1.0.0}
actions:
  # The first
  - target: $.a
    description: has a limit
    update: {maxLength: 10, description: Ours}
  # The second
  - target: $.b
    description: >-
      a long one,
      over lines
    update: {format: date}

  # The third
  - target: $.c
    update: {x-voxwright-unit: bytes}
"""


def found(new: dict[str, Any]) -> list[tuple[str, int, str]]:
    """Give kind, action and pointer of each note."""
    overlay = load(OVERLAY, source="overlay")
    return [(note.kind, note.action, note.pointer) for note in examine(OLD, new, overlay, source="overlay").notes]


@pytest.mark.parametrize(
    ("new", "notes"),
    [
        (OLD, []),
        ({**OLD, "d": {}}, []),
        ({key: value for key, value in OLD.items() if key != "b"}, [("dead", 1, "")]),
        ({**OLD, "b": ["string"]}, []),
        ({**OLD, "b": "string"}, [("dead", 1, "")]),
        ({**OLD, "b": {"type": "string", "format": "date"}}, [("idle", 1, "")]),
        ({**OLD, "a": {"type": "string", "maxLength": 10}}, [("documented", 0, "/a/maxLength")]),
        ({**OLD, "a": {"type": "string", "maxLength": 20}}, [("contradicted", 0, "/a/maxLength")]),
        ({**OLD, "a": {"type": "string", "description": "Theirs"}}, []),
    ],
)
def test_an_action_is_judged_by_what_it_still_does(new: dict[str, Any], notes: list[tuple[str, int, str]]) -> None:
    """An action that matches nothing, changes nothing, or says what the vendor says now, is named with its place."""
    assert notes == found(new)


def test_dead_actions_are_cut_out_and_comments_stay() -> None:
    """Cutting actions leaves every other byte as it was, the comments above other actions included."""
    cut = without_actions(OVERLAY, {1})

    assert OVERLAY.replace(OVERLAY[OVERLAY.index("  - target: $.b") : OVERLAY.index("\n  # The third")], "") == cut
    assert ["$.a", "$.c"] == [action["target"] for action in load(cut, source="cut")["actions"]]
    assert ["$.b"] == [action["target"] for action in load(without_actions(OVERLAY, {0, 2}), source="cut")["actions"]]


def test_a_row_is_edited_in_place() -> None:
    """One row of a source.toml changes, with its comments; keys that it lacks come behind `retrieved`."""
    row = '[[document]]\npath = "a"\nsha256 = "1" # why\nretrieved = "d"\n'
    text = f'# Top\n\n{row}\n[[document]]\npath = "b"\nsha256 = "1"\n'
    edited = edit_row(text, "a", {"sha256": "2", "etag": '"x"'}, source="source.toml")

    assert text.replace('"1" # why\nretrieved = "d"\n', '"2" # why\nretrieved = "d"\netag = "\\"x\\""\n') == edited
    with pytest.raises(GeneratorError, match="cannot be edited"):
        edit_row(text, "c", {"sha256": "2"}, source="source.toml")
    with pytest.raises(GeneratorError, match="cannot be edited"):
        edit_row(text, "b", {"etag": "2"}, source="source.toml")


def test_an_action_that_dies_is_reported_and_cut_on_accept(run: Any, docs: Any) -> None:
    """Cartesia drops a field that the overlay speaks of: breaking; the action goes with it, and `check` is clean."""
    page = docs.page("cartesia").decode()
    start, end = page.index("                mode:\n"), page.index("                enhance:\n")
    docs.publish("cartesia", (page[:start] + page[end:]).encode())
    report = run.vendor("cartesia")
    overlay = run.checkout / "overlays" / "cartesia" / "2024-11-13.yaml"
    before = overlay.read_text(encoding="utf-8")

    assert "breaking" == report["grade"]
    assert ["dead"] == [note["kind"] for note in report["overlay"]]
    assert "/properties/mode" in next(one["pointer"] for one in report["changes"] if one["rule"] == "property-removed")

    code, _, err = run.upstream("cartesia", "--accept")

    assert (4, 0) == (code, run("check", "--rebuild")[0])
    assert "overlays/cartesia/2024-11-13.yaml" in err
    after = overlay.read_text(encoding="utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert any(".properties.mode" in line for line in gone)
    assert len(gone) < 12


def test_a_change_that_the_overlay_speaks_over_is_told(run: Any, docs: Any) -> None:
    """What the vendor changes under an action of ours changes no client, and is reported as hidden."""
    before = "                  type: boolean\n                  nullable: true\n"
    docs.edit("cartesia", (f"{before}                  deprecated: true\n", before))
    report = run.vendor("cartesia")

    assert ["deprecation-changed"] == [one["rule"] for one in report["changes"]]
    assert "the overlay hides it" in report["changes"][0]["note"]
    assert [] == report["surface"]


def test_what_can_not_be_built_is_not_taken_in(run: Any, docs: Any) -> None:
    """A document that no client can be made of breaks, is not accepted, and leaves every file as it was."""
    docs.edit(
        "cartesia",
        ("                name:\n", "                na me:\n                  type: wrong\n                name:\n"),
    )
    listing = run.checkout / "specs" / "cartesia" / "source.toml"
    before = listing.read_bytes()
    code, out, err = run.upstream("cartesia", "--accept")

    assert 2 == code, out
    assert "no-longer-builds" in run.upstream("cartesia", "--json")[1]
    assert "nothing was taken in" in err
    assert before == listing.read_bytes()
    assert 0 == run("check", "--rebuild")[0]
