"""Compare how a call is allowed: by what each scheme puts on the wire, not by what the document calls it."""

from __future__ import annotations

import json
from typing import Any

from .changes import ADDITIVE, BREAKING, COSMETIC, mapping, sequence
from .diff_calls import Call

Alternative = frozenset[tuple[str, str]]
"""What one request must show: each scheme in words and on the wire, with the scopes it needs."""


def compare_security(call: Call, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Report what a caller must show now and need not before.

    Args:
        call: The operation in both documents.
        old: The normalized document as it was, for its security schemes.
        new: The normalized document as it is.

    """
    before, after = _alternatives(call.old[0], old), _alternatives(call.new[0], new)
    if set(before) == set(after):
        _compare_words(call, old, new)
        return
    lost = [one for one in before if not any(other <= one for other in after)]
    for one in lost:
        needed = " or ".join(_words(other) for other in after)
        said = f"a call with {_words(one)} is no longer allowed; now it takes {needed}"
        call.say(BREAKING, "security-changed", "security", said)
    if lost:
        return
    fresh = [_words(one) for one in after if one not in before]
    gone = [_words(one) for one in before if one not in after]
    parts = [f"allowed now with {' or '.join(fresh)}"] if fresh else []
    parts += [f"no longer asks for {' or '.join(gone)}"] if gone else []
    call.say(ADDITIVE, "security-relaxed", "security", "; ".join(parts))


def _compare_words(call: Call, old: dict[str, Any], new: dict[str, Any]) -> None:
    schemes = [
        [
            {
                name: mapping(mapping(document.get("components")).get("securitySchemes")).get(name)
                for name in mapping(one)
            }
            for one in sequence(side[0].get("security"))
        ]
        for document, side in ((old, call.old), (new, call.new))
    ]
    if schemes[0] != schemes[1]:
        call.say(
            COSMETIC, "words-changed", "security", "the name of its security scheme, or the words about it, changed"
        )


def _alternatives(operation: dict[str, Any], document: dict[str, Any]) -> list[Alternative]:
    schemes = mapping(mapping(document.get("components")).get("securitySchemes"))
    found: list[Alternative] = []
    for requirement in sequence(operation.get("security")):
        parts: set[tuple[str, str]] = set()
        for name, scopes in mapping(requirement).items():
            words, wire = _scheme(str(name), mapping(schemes.get(name)))
            parts.add((words, wire))
            parts |= {(f"the scope {scope}", f"{wire} {scope}") for scope in sequence(scopes)}
        found.append(frozenset(parts))
    return found or [frozenset()]


def _scheme(name: str, scheme: dict[str, Any]) -> tuple[str, str]:
    """Give a scheme in words, and what decides whether two are the same."""
    kind = scheme.get("type")
    if kind == "apiKey":
        where, key = str(scheme.get("in")), str(scheme.get("name"))
        return f"the key in the {where} `{key}`", f"apiKey {where} {key.lower() if where == 'header' else key}"
    if kind == "http":
        way = str(scheme.get("scheme", "")).lower()
        return f"`Authorization: {way.capitalize()}`", f"http {way}"
    rest = {key: value for key, value in scheme.items() if key != "description" and not key.startswith("x-")}
    return f"the scheme `{name}`", json.dumps(rest, sort_keys=True) if rest else name


def _words(alternative: Alternative) -> str:
    return " and ".join(sorted(words for words, _ in alternative)) or "no key"
