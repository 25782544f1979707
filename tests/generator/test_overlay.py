"""Overlays, to the letter of the 1.1.0 standard with `strict=False`, and the pipeline's strictness on top."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generator.findings import GeneratorError
from generator.overlay import OverlayError, apply

_VECTORS = Path(__file__).parents[2].parent / "shared" / "vectors" / "overlay-vectors.json"


def overlay_of(*actions: Any, version: Any = "1.1.0") -> dict[str, Any]:
    """Return an overlay document with these actions."""
    return {"overlay": version, "info": {"title": "t", "version": "1"}, "actions": list(actions)}


def applied(document: Any, *actions: Any, strict: bool = False) -> Any:
    """Return the document with the actions applied, to the letter unless said otherwise."""
    return apply(document, overlay_of(*actions), strict=strict)


def refused(document: Any, *actions: Any, strict: bool = False) -> str:
    """Return the message with which the actions are refused."""
    with pytest.raises(OverlayError) as caught:
        apply(document, overlay_of(*actions), strict=strict, source="overlays/v.yaml")
    return str(caught.value)


def same(left: object, right: object) -> bool:
    """Compare as JSON, where true, 1 and 1.0 are three things."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def shared_vectors() -> list[Any]:
    """Return the shared cases, or one that skips."""
    if not _VECTORS.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason="the shared vectors are not beside this repository"))]
    return [pytest.param(case, id=case["id"]) for case in json.loads(_VECTORS.read_text("utf-8"))]


@pytest.mark.parametrize("case", shared_vectors())
def test_shared_vectors(case: dict[str, Any]) -> None:
    """Each shared case gives its expected document, or an error where it expects one."""
    if "error" in case:
        with pytest.raises(OverlayError):
            apply(case["document"], case["overlay"], strict=False)
    else:
        assert same(apply(case["document"], case["overlay"], strict=False), case["expected"])


def test_there_are_forty_nine_shared_vectors() -> None:
    """No shared case is lost on the way."""
    if not _VECTORS.exists():
        pytest.skip("the shared vectors are not beside this repository")
    assert len(shared_vectors()) == 49


@pytest.mark.parametrize(
    ("document", "target", "update", "expected"),
    [
        # Objects: inserted, replaced, merged, left alone.
        ({"o": {"a": 1}}, "$.o", {"b": 2}, {"o": {"a": 1, "b": 2}}),
        ({"o": {"a": 1}}, "$.o", {"a": 2}, {"o": {"a": 2}}),
        ({"o": {"a": {"b": {"c": 1}}}}, "$.o", {"a": {"b": {"d": 2}}}, {"o": {"a": {"b": {"c": 1, "d": 2}}}}),
        ({"o": {"a": [1]}}, "$.o", {"a": [1, 2]}, {"o": {"a": [1, 1, 2]}}),
        ({"o": {}}, "$.o", {}, {"o": {}}),
        ({"a": 1}, "$", {"b": [1]}, {"a": 1, "b": [1]}),
        # Any primitive replaces any primitive.
        ({"o": {"a": 1}}, "$.o", {"a": "x"}, {"o": {"a": "x"}}),
        ({"o": {"a": None}}, "$.o", {"a": 0}, {"o": {"a": 0}}),
        # null, "", false and 0 are values.
        ({"o": {"a": 1}}, "$.o", {"a": None}, {"o": {"a": None}}),
        ({"o": {"a": 1}}, "$.o", {"a": ""}, {"o": {"a": ""}}),
        ({"o": {"a": 1}}, "$.o", {"a": False}, {"o": {"a": False}}),
        ({"o": {"a": 1}}, "$.o", {"a": 0}, {"o": {"a": 0}}),
        ({"o": {}}, "$.o", {"a": None, "b": False}, {"o": {"a": None, "b": False}}),
        ({"a": "x"}, "$.a", None, {"a": None}),
        ({"a": "x"}, "$.a", "", {"a": ""}),
        ({"a": "x"}, "$.a", False, {"a": False}),
        ({"a": "x"}, "$.a", 0, {"a": 0}),
        ({"a": None}, "$.a", "x", {"a": "x"}),
        ({"a": [1]}, "$.a", None, {"a": [1, None]}),
        ({"a": [1]}, "$.a", "", {"a": [1, ""]}),
        ({"a": [1]}, "$.a", False, {"a": [1, False]}),
        ({"a": [1]}, "$.a", 0, {"a": [1, 0]}),
        # Arrays: an array is concatenated, anything else appended; items are targets of their own.
        ({"a": [1]}, "$.a", [2, 3], {"a": [1, 2, 3]}),
        ({"a": [1]}, "$.a", [], {"a": [1]}),
        ({"a": [1]}, "$.a", [[2]], {"a": [1, [2]]}),
        ({"a": [1]}, "$.a", {"b": 1}, {"a": [1, {"b": 1}]}),
        ({"a": ["x", "y"]}, "$.a[1]", "z", {"a": ["x", "z"]}),
        ({"a": ["x", "y"]}, "$.a[-1]", None, {"a": ["x", None]}),
        ({"a": [{"n": 1}, {"n": 2}]}, "$.a[?@.n == 2]", {"m": 3}, {"a": [{"n": 1}, {"n": 2, "m": 3}]}),
        ({"a": [[1], [2]]}, "$.a[*]", 9, {"a": [[1, 9], [2, 9]]}),
        ({"a": [[1], [2]]}, "$.a[0:1]", [8, 9], {"a": [[1, 8, 9], [2]]}),
        # One update for several nodes, also where one holds another.
        ({"a": {"x": 1}, "b": {"x": 2}}, "$.*", {"y": []}, {"a": {"x": 1, "y": []}, "b": {"x": 2, "y": []}}),
        ({"o": {"n": 1, "o": {"n": 2}}}, "$..o", {"t": 1}, {"o": {"n": 1, "t": 1, "o": {"n": 2, "t": 1}}}),
        ({"a": 1, "b": "x", "c": None}, "$.*", True, {"a": True, "b": True, "c": True}),
        # A node that is selected twice is one node.
        ({"a": [1]}, "$['a', 'a']", 2, {"a": [1, 2]}),
    ],
)
def test_update(document: Any, target: str, update: Any, expected: Any) -> None:
    """An update merges, concatenates, appends or replaces as the standard says."""
    assert same(applied(document, {"target": target, "update": update}), expected)
    assert same(applied(document, {"target": target, "update": update}, strict=True), expected)


@pytest.mark.parametrize(
    ("document", "target", "expected"),
    [
        ({"a": 1, "b": 2}, "$.a", {"b": 2}),
        ({"a": {"b": 1}}, "$.a", {}),
        ({"a": None}, "$.a", {}),
        ({"a": [1, 2, 3]}, "$.a[0]", {"a": [2, 3]}),
        ({"a": [1, 2, 3, 4]}, "$.a[0, 2]", {"a": [2, 4]}),
        ({"a": [1, 2, 3, 4]}, "$.a[2, 0, 0, -4]", {"a": [2, 4]}),
        ({"a": [1, 2, 1]}, "$.a[?@ == 1]", {"a": [2]}),
        ({"a": [1, 2]}, "$.a[*]", {"a": []}),
        ({"a": [[1, 2], [3, 4]]}, "$.a[*][0]", {"a": [[2], [4]]}),
        ({"a": [[1, 2], [3]], "b": [5, 6]}, "$..[0]", {"a": [[]], "b": [6]}),
        ({"a": {"d": 1, "b": {"d": 2}}}, "$..d", {"a": {"b": {}}}),
        ({"d": {"d": {"d": 1}, "x": 1}, "y": 2}, "$..d", {"y": 2}),
        ({"a": 1, "b": [1]}, "$.*", {}),
        ({"t": ["x", "y", "x"], "u": ["x"]}, "$.*[?@ == 'x']", {"t": ["y"], "u": []}),
    ],
)
def test_remove(document: Any, target: str, expected: Any) -> None:
    """Each selected node leaves its map or list, whatever else is removed with it."""
    assert same(applied(document, {"target": target, "remove": True}), expected)


def test_the_root_can_not_be_removed() -> None:
    """The root is in no map and no list, so that removing it is an error."""
    assert "root" in refused({"a": 1}, {"target": "$", "remove": True})


def test_remove_wins_over_update_and_copy() -> None:
    """Beside `remove: true`, update and copy have no impact, not even a copy that could not be."""
    assert applied({"a": {"x": 1}}, {"target": "$.a", "remove": True, "update": 5}) == {}
    assert applied({"a": 1}, {"target": "$.a", "remove": True, "copy": "$.nothing"}) == {}


def test_remove_false_is_as_if_absent() -> None:
    """`remove: false` removes nothing and keeps nothing from happening."""
    assert applied({"a": 1}, {"target": "$.a", "remove": False}) == {"a": 1}
    assert applied({"a": 1}, {"target": "$.a", "remove": False, "update": 2}, strict=True) == {"a": 2}


def test_update_and_copy_cancel_each_other_out() -> None:
    """To the letter each has no impact beside the other; strict refuses the action."""
    action = {"target": "$.a", "update": {"x": 1}, "copy": "$.b"}
    document = {"a": {}, "b": {"y": 2}}
    assert applied(document, action) == document
    assert "`update` and `copy` in one action" in refused(document, action, strict=True)


def test_an_update_to_null_beside_copy_is_still_an_update() -> None:
    """An update of null contains a value."""
    assert applied({"a": 1, "b": 2}, {"target": "$.a", "update": None, "copy": "$.b"}) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("document", "target", "source", "expected"),
    [
        (
            {"a": {"x": {"y": 1}}, "b": {"x": {"z": 2}}},
            "$.a",
            "$.b",
            {"a": {"x": {"y": 1, "z": 2}}, "b": {"x": {"z": 2}}},
        ),
        ({"a": [1], "b": [2]}, "$.a", "$.b", {"a": [1, 2], "b": [2]}),
        ({"a": [1], "b": {"c": 2}}, "$.a", "$.b", {"a": [1, {"c": 2}], "b": {"c": 2}}),
        ({"a": [1], "b": None}, "$.a", "$.b", {"a": [1, None], "b": None}),
        ({"a": 1, "b": "x"}, "$.a", "$.b", {"a": "x", "b": "x"}),
        ({"a": 1, "b": False}, "$.a", "$.b", {"a": False, "b": False}),
        (
            {"a": {"x": 1}, "b": [{"n": 1}, {"n": 2}]},
            "$.a",
            "$.b[?@.n == 2]",
            {"a": {"x": 1, "n": 2}, "b": [{"n": 1}, {"n": 2}]},
        ),
        ({"a": {"b": {"c": 1}}}, "$.a.b", "$.a", {"a": {"b": {"c": 1, "b": {"c": 1}}}}),
        ({"a": {"b": {"c": 1}}}, "$", "$.a", {"a": {"b": {"c": 1}}, "b": {"c": 1}}),
        ({"a": [1, 2]}, "$.a", "$.a", {"a": [1, 2, 1, 2]}),
        ({"s": {"l": [1]}, "t": {"l": []}}, "$['s', 't']", "$.s", {"s": {"l": [1, 1]}, "t": {"l": [1]}}),
        (
            {"a": {"n": {}}, "b": {"n": {}}, "c": {"v": 1}},
            "$[?@.n].n",
            "$.c",
            {"a": {"n": {"v": 1}}, "b": {"n": {"v": 1}}, "c": {"v": 1}},
        ),
    ],
)
def test_copy(document: Any, target: str, source: str, expected: Any) -> None:
    """A copy behaves like an update whose value stands in the document."""
    assert same(applied(document, {"target": target, "copy": source}), expected)
    assert same(applied(document, {"target": target, "copy": source}, strict=True), expected)


@pytest.mark.parametrize(
    ("document", "source", "words"),
    [
        ({"a": {}, "b": 1}, "$.c", "selects 0"),
        ({"a": {}, "b": {"x": 1}, "c": {"x": 2}}, "$['b', 'c']", "selects 2"),
        ({"a": {}, "b": 1}, "$.b", "does not fit"),
        ({"a": {}, "b": [1]}, "$.b", "does not fit"),
        ({"a": {}, "b": {}}, "$.b[", "JSONPath"),
        ({"a": {}, "b": {}}, "b", "JSONPath"),
    ],
)
def test_a_copy_needs_exactly_one_fitting_source(document: Any, source: str, words: str) -> None:
    """No source, several, one of another kind and an invalid path are errors."""
    assert words in refused(document, {"target": "$.a", "copy": source})


def test_copy_makes_no_target() -> None:
    """A copy to a place that is not there changes nothing."""
    assert applied({"a": {"x": 1}}, {"target": "$.b", "copy": "$.a"}) == {"a": {"x": 1}}


@pytest.mark.parametrize(
    ("document", "target", "update"),
    [
        ({"a": {}}, "$.a", 1),
        ({"a": {}}, "$.a", None),
        ({"a": {}}, "$.a", [{}]),
        ({"a": 1}, "$.a", {}),
        ({"a": None}, "$.a", {}),
        ({"a": None}, "$.a", []),
        ({"a": "x"}, "$.a", ["x"]),
        ({"a": {"b": 1}}, "$.a", {"b": {}}),
        ({"a": {"b": 1}}, "$.a", {"b": [1]}),
        ({"a": {"b": []}}, "$.a", {"b": {}}),
        ({"a": {"b": []}}, "$.a", {"b": 1}),
        ({"a": {"b": []}}, "$.a", {"b": None}),
        ({"a": {"b": {}}}, "$.a", {"b": 1}),
        ({"a": {"b": {}}}, "$.a", {"b": None}),
        ({"a": {"b": {"c": {"d": {"e": [1]}}}}}, "$", {"a": {"b": {"c": {"d": {"e": "x"}}}}}),
        ({"a": 1}, "$", []),
        ({"a": 1}, "$", "x"),
    ],
)
def test_kinds_that_do_not_fit_are_refused_at_any_depth(document: Any, target: str, update: Any) -> None:
    """An object, an array and a primitive do not go together, in either mode."""
    for strict in (False, True):
        assert "does not fit" in refused(document, {"target": target, "update": update}, strict=strict)


def test_a_misfit_says_where() -> None:
    """The error about kinds names the place in the document, with odd keys quoted."""
    message = refused({"a": {"/x.y": {"b": []}}}, {"target": "$.a", "update": {"/x.y": {"b": 1}}})
    assert '$["a"]["/x.y"]["b"]' in message


@pytest.mark.parametrize("document", [{"a": {}, "b": []}, {"a": {}, "b": 1}, {"a": [], "b": 1}])
def test_several_targets_are_of_one_kind(document: Any) -> None:
    """An update or a copy for nodes of different kinds is an error; a removal is not."""
    assert "together" in refused(document, {"target": "$.*", "update": {}})
    assert "together" in refused({**document, "z": [0]}, {"target": "$['a', 'b']", "copy": "$.z[0]"})
    assert applied(document, {"target": "$.*", "remove": True}) == {}


def test_actions_run_in_order_each_on_the_last_result() -> None:
    """What one action makes the next one finds, what one removes is gone."""
    result = applied(
        {"l": [1, 2]},
        {"target": "$.l", "remove": True},
        {"target": "$", "update": {"l": [3]}},
        {"target": "$.l", "update": [4]},
        {"target": "$.l[?@ == 3]", "remove": True},
        {"target": "$", "update": {"n": 0}},
        {"target": "$.n", "copy": "$.l[0]"},
        strict=True,
    )
    assert result == {"l": [4], "n": 4}


def test_a_query_sees_the_document_before_its_own_action() -> None:
    """All nodes are selected before the first is changed."""
    assert applied({"a": {"k": 1}}, {"target": "$..*[?@ == 1]", "update": 2}) == {"a": {"k": 2}}
    assert applied({"a": {}}, {"target": "$..a", "update": {"a": {}}}) == {"a": {"a": {}}}


def test_arguments_are_left_alone() -> None:
    """Neither the document nor the overlay is changed, even when an action fails halfway."""
    document = {"a": {"l": [1]}, "b": 1}
    overlay = overlay_of(
        {"target": "$.a", "update": {"l": [2], "n": {"x": 1}}}, {"target": "$.a.n", "update": {"y": 2}}
    )
    before = copy.deepcopy((document, overlay))
    apply(document, overlay)
    with pytest.raises(OverlayError):
        apply(document, overlay_of(*overlay["actions"], {"target": "$.b", "update": []}))
    assert (document, overlay) == before


def test_targets_share_nothing() -> None:
    """What one action puts in two places, the next changes in one of them only."""
    result = applied(
        {"a": {}, "b": {}, "s": {"v": {"w": []}}},
        {"target": "$['a', 'b']", "update": {"n": {"l": [1]}}},
        {"target": "$.a.n.l", "update": 2},
        {"target": "$['a', 'b']", "copy": "$.s"},
        {"target": "$.b.v.w", "update": 3},
    )
    assert result == {
        "a": {"n": {"l": [1, 2]}, "v": {"w": []}},
        "b": {"n": {"l": [1]}, "v": {"w": [3]}},
        "s": {"v": {"w": []}},
    }


def test_items_of_concatenated_arrays_are_not_shared() -> None:
    """What one update appends to two arrays are two things."""
    result = applied(
        {"a": [], "b": []},
        {"target": "$.*", "update": [{"x": 1}]},
        {"target": "$.*", "update": {"y": 1}},
        {"target": "$.a[*]", "update": {"z": 2}},
    )
    assert result == {"a": [{"x": 1, "z": 2}, {"y": 1, "z": 2}], "b": [{"x": 1}, {"y": 1}]}


def test_a_document_that_shares_parts_is_unshared() -> None:
    """A change at one place of a document whose parts are one Python object does not reach the other place."""
    part = {"x": 1}
    assert applied({"a": part, "b": part}, {"target": "$.a.x", "update": 2}) == {"a": {"x": 2}, "b": {"x": 1}}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("$[?match(@.n, 'v.*')].n", ["voice"]),
        ("$[?match(@.n, 'oic')].n", []),
        ("$[?search(@.n, 'o[il]')].n", ["voice", "old"]),
        ("$[?length(@.n) == 3].n", ["old"]),
        ("$[?length(@.l) > 1].n", ["old"]),
        ("$[?count(@.l[*]) == 1].n", ["voice"]),
        ("$[?value(@..n) == 'old'].n", ["old"]),
        ("$[?@.l && !@.m].n", ["old"]),
        ("$[?@.l && (@.m == null || @.n == 'x')].n", ["voice"]),
        ("$[?@.p.q < 5].n", ["five"]),
        ("$[?@.b == true].n", ["five"]),
        ("$[?@.b == 1].n", []),
        ("$[?@['n'] == $['z']].n", ["five"]),
    ],
)
def test_filters(target: str, expected: list[str]) -> None:
    """Filters select by regular expression, length, count, existence and comparison."""
    document: Any = {
        "a": {"n": "voice", "l": [1], "m": None},
        "b": {"n": "old", "l": [1, 2]},
        "c": {"n": "five", "p": {"q": 4}, "b": True},
        "z": "five",
    }
    result = applied(document, {"target": target, "update": "!"})
    assert [document[key]["n"] for key in "abc" if result[key]["n"] == "!"] == expected


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("a.b", "$['a.b']"),
        ("x-y", '$["x-y"]'),
        ("200", "$['200']"),
        ("it's", "$['it\\'s']"),
        ('say "so"', "$['say \"so\"']"),
        ("\u540d\u524d", "$.\u540d\u524d"),
        ("\u540d\u8a5e", "$['\u540d\u8a5e']"),
        ("\u540d", "$['\\u540d']"),
        ("\uc74c\uc131x", "$..\uc74c\uc131x"),
        ("a.\u540d\u524d", '$["a.\u540d\u524d"]'),
        ("\U0001f600", "$['\\uD83D\\uDE00']"),
        ("/v1/{id}", "$['/v1/{id}']"),
        ("application/json; charset=utf-8", "$['application/json; charset=utf-8']"),
        ("$ref", "$['$ref']"),
        ("a b", "$['a b']"),
        ("", "$['']"),
        ("back\\slash", "$['back\\\\slash']"),
        ("_x", "$._x"),
    ],
)
def test_keys_of_all_kinds(key: str, target: str) -> None:
    """Dots, hyphens, digits, quotes and letters of other scripts are reached with brackets."""
    assert applied({key: {"v": 1}, "other": 0}, {"target": target, "update": {"v": 2}}, strict=True) == {
        key: {"v": 2},
        "other": 0,
    }


@pytest.mark.parametrize(
    "target", ["", "a", "$.", "$.a-b", "$[", "$['a", "$.a b", "$[?(@.a]", "$[?nope(@)]", "$..", "$[01]", " $"]
)
def test_an_invalid_path_is_refused(target: str) -> None:
    """A target that is no JSONPath of RFC 9535 is an error in both modes that says so and where."""
    for strict in (False, True):
        message = refused({"a": 1}, {"target": "$.a", "update": 2}, {"target": target, "update": 1}, strict=strict)
        assert message.startswith("overlays/v.yaml /actions/1 target")
        assert "JSONPath" in message


def test_an_action_that_matches_nothing() -> None:
    """To the letter it succeeds; strict names source, index and target, unless the action allows it."""
    document = {"a": 1}
    for change in ({"update": 1}, {"remove": True}, {"copy": "$.a"}):
        action = {"target": "$.b", **change}
        assert applied(document, action) == document
        assert applied(document, {**action, "x-allow-zero": True}, strict=True) == document
        message = refused(document, {"target": "$.a", "update": 2}, action, strict=True)
        assert message.startswith("overlays/v.yaml /actions/1 target $.b: the target matches nothing; ")
        assert "matches nothing" in refused(document, {**action, "x-allow-zero": False}, strict=True)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"target": "$.a"}, "does nothing"),
        ({"target": "$.a", "remove": False}, "does nothing"),
        ({"target": "$.a", "updates": 1, "remove": True}, 'unknown field "updates"'),
        ({"target": "$.a", "remove": True, "x-allow-zero": "yes"}, "x-allow-zero"),
    ],
)
def test_strict_refuses_actions_that_are_surely_mistakes(action: Any, words: str) -> None:
    """An action without effect or with unknown fields is an error when strict, and harmless to the letter."""
    assert words in refused({"a": 1}, action, strict=True)
    applied({"a": 1}, action)


def test_strict_is_the_default() -> None:
    """Without a word about it, an action that matches nothing is an error."""
    with pytest.raises(OverlayError, match="overlay /actions/0 target"):
        apply({"a": 1}, overlay_of({"target": "$.b", "update": 1}))


@pytest.mark.parametrize("version", ["1.0.0", "1.0.9", "1.1.0", "1.1.17"])
def test_versions_that_are_accepted(version: str) -> None:
    """The patch version makes no difference."""
    assert apply({"a": 1}, overlay_of({"target": "$.a", "update": 2}, version=version)) == {"a": 2}


@pytest.mark.parametrize(
    "version", ["1.2.0", "2.0.0", "0.9.0", "1.1", "1", "", "1.1.0-rc1", "1.1.x", "v1.1.0", 1.5, None, " 1.1.0"]
)
def test_versions_that_are_refused(version: Any) -> None:
    """Another version, or what is none, is refused in both modes."""
    for strict in (False, True):
        with pytest.raises(OverlayError, match="version"):
            apply({"a": 1}, overlay_of({"target": "$.a", "update": 2}, version=version), strict=strict)


@pytest.mark.parametrize(
    "overlay",
    [
        {},
        [],
        None,
        {"overlay": "1.1.0", "actions": [{"target": "$", "update": {}}]},
        {"overlay": "1.1.0", "info": {"title": "t"}, "actions": [{"target": "$", "update": {}}]},
        {"overlay": "1.1.0", "info": {"title": "t", "version": 1}, "actions": [{"target": "$", "update": {}}]},
        {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}},
        {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": []},
        {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": {}},
        {**overlay_of({"target": "$", "update": {}}), "extends": 1},
        overlay_of("x"),
        overlay_of({}),
        overlay_of({"update": {}}),
        overlay_of({"target": 1, "update": {}}),
        overlay_of({"target": "$", "copy": 1}),
        overlay_of({"target": "$.a", "remove": "true"}),
        overlay_of({"target": "$.a", "remove": None}),
        overlay_of({"target": "$", "update": {}, "description": 1}),
    ],
)
def test_an_overlay_document_that_is_not_valid_is_refused(overlay: Any) -> None:
    """What the standard requires of the document is required in both modes."""
    for strict in (False, True):
        with pytest.raises(OverlayError):
            apply({"a": 1}, overlay, strict=strict)


def test_extends_and_extensions_change_nothing() -> None:
    """`extends` and `x-` fields, whatever they hold, are accepted everywhere, also when strict."""
    overlay = overlay_of({"target": "$.a", "description": "why", "x-evidence": None, "x-n": [1], "update": 2})
    overlay.update({"extends": "../openapi.yaml", "x-owner": {"a": 1}})
    overlay["info"]["x-note"] = "n"
    assert apply({"a": 1}, overlay) == {"a": 2}


def test_unknown_fields_of_the_overlay_are_refused_when_strict() -> None:
    """A misspelt field of the document is an error when strict and nothing to the letter."""
    overlay = {**overlay_of({"target": "$.a", "update": 2}), "extend": "x"}
    assert apply({"a": 1}, overlay, strict=False) == {"a": 2}
    with pytest.raises(OverlayError, match='unknown field "extend"'):
        apply({"a": 1}, overlay)


def test_an_overlay_error_is_a_generator_error_with_a_finding() -> None:
    """The error carries its finding, and takes a plain message too."""
    with pytest.raises(GeneratorError) as caught:
        apply({"a": 1}, overlay_of({"target": "$.b", "update": 1}), source="overlays/v.yaml")
    assert [finding.source for finding in caught.value.findings] == ["overlays/v.yaml"]
    assert str(OverlayError("plain words")) == "plain words"


def test_what_contains_itself_or_is_too_deep_is_refused() -> None:
    """A document without end, or nested beyond reason, is an error and no crash."""
    endless: dict[str, Any] = {}
    endless["a"] = endless
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    for document in (endless, deep):
        assert "too deep" in refused(document, {"target": "$.x", "update": 1})


def test_a_hundred_levels_can_be_searched() -> None:
    """A query for descendants reaches as deep as the loader lets a document be."""
    document: Any = {"x": 1}
    for _ in range(120):
        document = {"a": document}
    result = applied(document, {"target": "$..x", "update": 2}, strict=True)
    for _ in range(120):
        result = result["a"]
    assert result == {"x": 2}


def test_the_document_must_be_an_object() -> None:
    """A list is no document to change."""
    assert "not an object" in refused([1], {"target": "$[0]", "update": 2})
