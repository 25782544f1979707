"""Diff: two normalized documents of one vendor, call by call, as directed changes.

What a caller sends may only grow wider, what a caller gets only narrower; the rest breaks somebody.
docs/drift.md lists where this judges otherwise than `redocly diff`, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.findings import brief
from generator.pointer import escape
from generator.walk import operations

from .changes import ADDITIVE, BREAKING, COSMETIC, Change, mapping, sequence
from .diff_answers import compare_answers
from .diff_calls import Call
from .diff_facts import fact_change
from .diff_request import compare_body, compare_parameters
from .diff_schema import SchemaComparison
from .diff_security import compare_security

_WORDS = ("summary", "description", "tags", "externalDocs")
_COMPARED = (*_WORDS, "operationId", "deprecated", "security", "servers", "parameters", "requestBody", "responses")


def diff(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    """Give what changed from *old* to *new*; nothing only if both hold the same.

    Args:
        old: A normalized document.
        new: A later one.

    """
    changes: list[Change] = []
    before, after = _calls(old), _calls(new)
    for key, (operation, pointer) in before.items():
        name = f"{key[1].upper()} {key[0]}"
        if key not in after:
            said = f"the operation {name} is gone"
            changes.append(
                Change(
                    grade=BREAKING, rule="operation-removed", operation=name, pointer=pointer, side="old", message=said
                )
            )
            continue
        call = Call(name=name, old=(operation, pointer), new=after[key], report=changes.append)
        _compare_operation(call, SchemaComparison(old, new, changes.append, operation=name), old, new)
    for key, (_, pointer) in after.items():
        if key not in before:
            name = f"{key[1].upper()} {key[0]}"
            changes.append(
                Change(
                    grade=ADDITIVE,
                    rule="operation-added",
                    operation=name,
                    pointer=pointer,
                    message=f"a new operation {name}",
                )
            )
    changes += _document(old, new)
    if not changes and old != new:
        said = "the documents differ in a place that no rule here looks at"
        changes.append(Change(grade=BREAKING, rule="unclassified", message=said))
    return tuple(_once(changes))


def _calls(document: dict[str, Any]) -> dict[tuple[str, str], tuple[dict[str, Any], str]]:
    return {(path, method): (found, f"/paths/{escape(path)}/{method}") for path, method, found in operations(document)}


def _once(changes: list[Change]) -> Iterator[Change]:
    """Drop what was found again where one component is used twice in a call."""
    seen: set[tuple[str, ...]] = set()
    for change in changes:
        direction = change.place.partition(" ")[0]
        key = (change.operation, direction, change.rule, change.pointer, change.side, change.message)
        if key not in seen:
            seen.add(key)
            yield change


def _document(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """Compare what belongs to no call."""
    ignored = ("paths", "components", "openapi")
    for key in {**old, **new}:
        if key in ignored or old.get(key) == new.get(key):
            continue
        side = "new" if key in new else "old"
        if key.startswith("x-"):
            grade, said = fact_change(key, old.get(key), new.get(key))
            yield Change(grade=grade, rule="fact-changed", pointer=f"/{escape(key)}", side=side, message=said)
        elif key in ("info", "tags", "externalDocs"):
            said = f"`{key}` changed"
            if key == "info" and mapping(old.get(key)).get("version") != mapping(new.get(key)).get("version"):
                versions = [brief(mapping(document.get(key)).get("version")) for document in (old, new)]
                said = f"the version of the document was {versions[0]}, is now {versions[1]}"
            yield Change(grade=COSMETIC, rule="words-changed", pointer=f"/{key}", side=side, message=said)
        else:
            said = f"`{key}` changed, which nothing here can judge"
            yield Change(grade=BREAKING, rule="keyword-changed", pointer=f"/{escape(key)}", side=side, message=said)


def _compare_operation(call: Call, schemas: SchemaComparison, old: dict[str, Any], new: dict[str, Any]) -> None:
    before, after = call.old[0], call.new[0]
    _compare_name(call)
    for key in _WORDS:
        if before.get(key) != after.get(key):
            call.say(COSMETIC, "words-changed", key, f"its {key} changed")
    if bool(before.get("deprecated")) != bool(after.get("deprecated")):
        now = bool(after.get("deprecated"))
        call.say(
            ADDITIVE if now else COSMETIC,
            "deprecation-changed",
            "deprecated",
            f"it is {'now' if now else 'no longer'} deprecated",
        )
    compare_security(call, old, new)
    _compare_servers(call)
    compare_parameters(call, schemas)
    compare_body(call, schemas)
    compare_answers(call, schemas)
    for key in {**before, **after}:
        if key in _COMPARED or before.get(key) == after.get(key):
            continue
        if key.startswith("x-"):
            grade, said = fact_change(key, before.get(key), after.get(key))
            call.say(grade, "fact-changed" if key.startswith("x-voxwright-") else "extension-changed", key, said)
        else:
            call.say(BREAKING, "keyword-changed", key, f"`{key}` changed, which nothing here can judge")


def _compare_name(call: Call) -> None:
    """Compare operationIds: they are not on the wire, but name the method where no overlay does."""
    before, after = call.old[0], call.new[0]
    if before.get("operationId") == after.get("operationId"):
        return
    named = before.get("x-voxwright-name") and before.get("x-voxwright-name") == after.get("x-voxwright-name")
    said = f"its operationId was {brief(before.get('operationId'))}, is now {brief(after.get('operationId'))}"
    call.say(COSMETIC if named else BREAKING, "operation-id-changed", "operationId", said)


def _compare_servers(call: Call) -> None:
    old, new = ([_server(one) for one in sequence(side[0].get("servers"))] for side in (call.old, call.new))
    for url in old:
        if url not in new:
            call.say(
                BREAKING, "server-removed", "servers", f"the server {url} is gone" + (f", now {new[0]}" if new else "")
            )
    for url in new:
        if url not in old:
            call.say(ADDITIVE, "server-added", "servers", f"a new server {url}")
    if set(old) == set(new) and old != new:
        call.say(ADDITIVE, "servers-reordered", "servers", f"the first server is now {new[0]}")
    if old == new and call.old[0].get("servers") != call.new[0].get("servers"):
        call.say(COSMETIC, "words-changed", "servers", "the words about a server changed")


def _server(server: Any) -> str:
    """Give the address of a server, with the defaults of its variables put in."""
    found = mapping(server)
    url = str(found.get("url", "")).rstrip("/")
    for name, variable in mapping(found.get("variables")).items():
        url = url.replace(f"{{{name}}}", str(mapping(variable).get("default", "")))
    return url
