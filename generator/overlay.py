"""Overlay: our disagreements with a vendor's document, as an OpenAPI Overlay 1.1.0 document, applied to it.

`strict=False` follows the standard to the letter (https://spec.openapis.org/overlay/v1.1.0.html, also for 1.0.x
documents): an action that matches nothing succeeds, and `update` and `copy` in one action cancel each other out,
because each "has no impact" beside the other. `strict=True`, the pipeline's way, refuses both, and an action without
any effect: the vendor may have mended what the action mends, and then the action must go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import attrs

from .findings import Finding, GeneratorError, brief
from .jsonpath import JSONPathError, compile_path

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery

Location = tuple[str | int, ...]

_VERSION: Final = re.compile(r"1\.[01]\.[0-9]+\Z")
_OVERLAY_FIELDS: Final = frozenset({"overlay", "info", "extends", "actions"})
_ACTION_FIELDS: Final = frozenset({"target", "description", "update", "copy", "remove"})
_ALLOW_ZERO: Final = "x-allow-zero"
_ABSENT: Final = object()
_VENDOR_FIXED: Final = "the vendor may have fixed it: delete the action, or say x-allow-zero: true"


class OverlayError(GeneratorError):
    """An overlay document is not valid, or one of its actions can not be applied."""


@attrs.frozen
class _Action:
    """One action object, read and checked.

    `value` is the `update`, `_ABSENT` without one; `copy` is the source of a copy; both are unset where the standard
    says that they have no impact.
    """

    place: str
    target: str
    value: object
    copy: str | None
    remove: bool
    must_match: bool


@attrs.frozen
class _Node:
    """A selected node: where it is, and the container that holds it (for the root, a list of one)."""

    location: Location
    holder: dict[str, Any] | list[Any]
    key: Any

    @property
    def value(self) -> object:
        return self.holder[self.key]


def apply(
    document: dict[str, Any],
    overlay: dict[str, Any],
    *,
    strict: bool = True,
    source: str = "overlay",
) -> dict[str, Any]:
    """Return a copy of `document` with the actions of `overlay` applied, each to the result of the one before.

    Args:
        document: An OpenAPI document, as JSON-like data; it is left alone.
        overlay: An Overlay document of version 1.0.x or 1.1.x; it is left alone, and nothing of it is shared with
            the result.
        strict: Refuse an action that matches nothing (unless it says `x-allow-zero: true`) or says nothing to do,
            `update` with `copy` in one action, and fields the standard does not know. False: the standard to the
            letter.
        source: The overlay's name in findings.

    Raises:
        OverlayError: The overlay is not valid, or an action can not be applied; the message names source, action and
            target.
    """
    try:
        root: list[Any] = [_clone(document)]
        if not isinstance(root[0], dict):
            raise OverlayError(Finding(source, "", "the document to change is not an object", ""))
        for action in _read(overlay, source, strict=strict):
            _apply_action(root, action, source)
    except RecursionError as error:
        raise OverlayError(
            Finding(source, "", "document or overlay is nested too deep or contains itself", "")
        ) from error
    return cast("dict[str, Any]", root[0])


def _read(overlay: object, source: str, *, strict: bool) -> list[_Action]:
    if not isinstance(overlay, dict):
        raise OverlayError(Finding(source, "", "an overlay is an object", ""))
    fields = cast("dict[str, Any]", overlay)
    problem = _head_problem(fields) or (_unknown(fields, _OVERLAY_FIELDS) if strict else "")
    if problem:
        raise OverlayError(Finding(source, "", problem, ""))
    return [_read_action(entry, index, source, strict=strict) for index, entry in enumerate(fields["actions"])]


def _head_problem(overlay: dict[str, Any]) -> str:
    version, info, actions = overlay.get("overlay"), overlay.get("info"), overlay.get("actions")
    if not isinstance(version, str):
        return f"the version `overlay` is {brief(version)}, not a string such as '1.1.0'"
    if not _VERSION.match(version):
        return f"the overlay version {brief(version)} is not supported, only 1.0.x and 1.1.x"
    if not isinstance(info, dict):
        return "`info` is missing or no object"
    for name in ("title", "version"):
        if not isinstance(cast("dict[str, Any]", info).get(name), str):
            return f"`info.{name}` is missing or no string"
    if not isinstance(overlay.get("extends", ""), str):
        return "`extends` is no string"
    if not isinstance(actions, list) or not actions:
        return "`actions` is missing, empty or no list"
    return ""


def _unknown(fields: dict[str, Any], known: frozenset[str]) -> str:
    unknown = [name for name in fields if name not in known and not name.startswith("x-")]
    return f"unknown field {brief(unknown[0])}" if unknown else ""


def _read_action(entry: object, index: int, source: str, *, strict: bool) -> _Action:
    fields = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
    target = fields.get("target")
    place = f"/actions/{index}" + (f" target {target}" if isinstance(target, str) else "")
    problem = "" if fields else "an action is an object with a target"
    problem = problem or _action_problem(fields) or (_strict_problem(fields) if strict else "")
    if problem:
        raise OverlayError(Finding(source, place, problem, ""))
    remove = fields.get("remove", False)
    both = "update" in fields and "copy" in fields
    allow_zero = fields.get(_ALLOW_ZERO) is True
    return _Action(
        place=place,
        target=fields["target"],
        value=_ABSENT if remove or both else fields.get("update", _ABSENT),
        copy=None if remove or both else fields.get("copy"),
        remove=remove,
        must_match=strict and not allow_zero,
    )


def _action_problem(fields: dict[str, Any]) -> str:
    if not isinstance(fields.get("target"), str):
        return "`target` is missing or no string"
    if not isinstance(fields.get("description", ""), str):
        return "`description` is no string"
    if not isinstance(fields.get("remove", False), bool):
        return "`remove` is neither true nor false"
    if not isinstance(fields.get("copy", ""), str):
        return "`copy` is no string"
    return ""


def _strict_problem(fields: dict[str, Any]) -> str:
    if "update" in fields and "copy" in fields:
        return "`update` and `copy` in one action"
    if not fields.get("remove") and not {"update", "copy"} & fields.keys():
        return "the action does nothing: no `update`, no `copy`, no `remove: true`"
    if not isinstance(fields.get(_ALLOW_ZERO, False), bool):
        return f"`{_ALLOW_ZERO}` is neither true nor false"
    return _unknown(fields, _ACTION_FIELDS)


def _apply_action(root: list[Any], action: _Action, source: str) -> None:
    if action.copy is not None:
        _compile(action.copy, action, source)
    nodes = _select(root, action.target, action, source)
    if not nodes:
        if action.must_match:
            raise OverlayError(Finding(source, action.place, "the target matches nothing", _VENDOR_FIXED))
    elif action.remove:
        _remove(nodes, action, source)
    elif action.copy is not None:
        _update(nodes, _copied(root, action.copy, action, source), action, source)
    elif action.value is not _ABSENT:
        _update(nodes, action.value, action, source)


def _select(root: list[Any], path: str, action: _Action, source: str) -> list[_Node]:
    """Return the selected nodes, each once, in the order of the query's result."""
    try:
        locations = dict.fromkeys(node.location for node in _compile(path, action, source).finditer(root[0]))
    except JSONPathError as error:
        raise OverlayError(Finding(source, action.place, f"the path {brief(path)} fails: {error}", "")) from error
    return [_node(root, location) for location in locations]


def _compile(path: str, action: _Action, source: str) -> JSONPathQuery:
    try:
        return compile_path(path)
    except JSONPathError as error:
        problem = f"{brief(path)} is no JSONPath of RFC 9535: {error}"
        raise OverlayError(Finding(source, action.place, problem, "")) from error


def _node(root: list[Any], location: Location) -> _Node:
    holder: Any = root
    key: str | int = 0
    for token in location:
        holder, key = holder[key], token
    return _Node(location, holder, key)


def _copied(root: list[Any], path: str, action: _Action, source: str) -> object:
    found = _select(root, path, action, source)
    if len(found) != 1:
        problem = f"`copy` must select exactly one node, {brief(path)} selects {len(found)}"
        raise OverlayError(Finding(source, action.place, problem, ""))
    return _clone(found[0].value)


def _remove(nodes: list[_Node], action: _Action, source: str) -> None:
    """Remove the nodes from their containers; one inside another goes with it."""
    if any(not node.location for node in nodes):
        raise OverlayError(Finding(source, action.place, "the root of the document can not be removed", ""))
    # The last item of a list first, so that the others keep their index.
    for node in sorted(nodes, key=lambda node: node.key if isinstance(node.key, int) else -1, reverse=True):
        del node.holder[node.key]


def _update(nodes: list[_Node], value: object, action: _Action, source: str) -> None:
    kinds = sorted({_kind(node.value) for node in nodes})
    if len(kinds) > 1:
        raise OverlayError(
            Finding(source, action.place, f"the target selects {' and '.join(kinds)} nodes together", "")
        )
    for node in nodes:
        try:
            _update_node(node, value)
        except _MisfitError as error:
            raise OverlayError(Finding(source, action.place, str(error), "remove it first, then update")) from error


def _update_node(node: _Node, value: object) -> None:
    current = node.value
    if isinstance(current, list) and not isinstance(value, list):
        value = [value]
    node.holder[node.key] = _merged(cast("object", current), cast("object", value), node.location)


class _MisfitError(Exception):
    """A value does not fit the node that it is to be merged with."""

    def __init__(self, current: object, value: object, location: Location) -> None:
        at = "".join(f"[{brief(token)}]" for token in location)
        super().__init__(f"{brief(value)} ({_kind(value)}) does not fit the {_kind(current)} at ${at}")


def _merged(current: object, value: object, location: Location) -> object:
    """Return `current` after `value` was merged into it; objects and arrays are changed in place."""
    if _kind(current) != _kind(value):
        raise _MisfitError(current, value, location)
    if isinstance(current, list):
        cast("list[Any]", current).extend(_clone(value))
        return cast("list[Any]", current)
    if not isinstance(current, dict):
        return value
    target = cast("dict[str, Any]", current)
    for name, child in cast("dict[str, Any]", value).items():
        target[name] = _merged(target[name], child, (*location, name)) if name in target else _clone(child)
    return target


def _kind(value: object) -> Literal["object", "array", "primitive"]:
    if isinstance(value, dict):
        return "object"
    return "array" if isinstance(value, list) else "primitive"


def _clone(value: Any) -> Any:
    """Return a copy that shares no object and no array with `value`, nor between two places of its own."""
    if isinstance(value, dict):
        return {name: _clone(child) for name, child in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_clone(child) for child in cast("list[Any]", value)]
    return value
