"""Secure: every operation of a stranger's document says which keys it takes: one alternative, or none.

Of several alternatives the client's own key decides: that of the scheme that most operations take; else the first
that a client can meet. OAuth 2.0 and OpenID Connect end in an access token, which goes where RFC 6750 says; how it is
got is no part of a client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .keys import Schemes, alternatives, fits, rank_of, schemes_of, security_of
from .pointer import escape
from .spec import Security
from .walk import clone, is_map, operations

_TOKENS = ("oauth2", "openIdConnect")
_BEARER = {"type": "http", "scheme": "bearer"}
_LEAVE = "leave an alternative of apiKey, http bearer or http basic schemes in it, in an overlay"

Note = Callable[[str, str], None]
Find = Callable[[str, str, str], None]


def secure(document: dict[str, Any], *, note: Note, find: Find) -> None:
    """Let every operation of *document* say, in place, which keys it takes, all of them at once."""
    given = schemes_of(document)
    schemes = {name: _BEARER if scheme.get("type") in _TOKENS else scheme for name, scheme in given.items()}
    keys = {name: security_of(scheme) for name, scheme in schemes.items()}
    root = document.pop("security", None)
    wanted = [
        (path, method, each, alternatives(each.get("security", root))) for path, method, each in operations(document)
    ]
    main = _main(keys, [each for *_, each in wanted])
    used: set[str] = set()
    for path, method, operation, requirements in wanted:
        chosen = _chosen(requirements, keys, main)
        if chosen is None:
            find(f"/paths/{escape(path)}/{method}/security", _why(requirements, given, keys), _LEAVE)
        needed = [name for name in chosen or () if not _is_declared(operation, keys[name])]
        used.update(needed)
        operation["security"] = [{name: [] for name in needed}] if needed else []
    if not any(requirements for *_, requirements in wanted):
        note("/security", "no operation takes a key, and none is sent; if one does, say so in an overlay")
    for name in sorted(used):
        if given[name].get("type") in _TOKENS:
            note(f"/components/securitySchemes/{escape(name)}", "the key is its access token, sent as a bearer token")
    document.setdefault("components", {})["securitySchemes"] = clone(schemes)


def _main(keys: Mapping[str, Security | None], wanted: list[list[list[str]]]) -> str | None:
    """Give the scheme that most operations take, alone or beside others."""
    counts: Counter[str] = Counter()
    for requirements in wanted:
        counts.update({name for each in requirements if _is_met(each, keys) for name in each})
    order = list(keys)
    return min(counts, key=lambda name: (-counts[name], rank_of(keys[name]), order.index(name)), default=None)


def _is_met(requirement: list[str], keys: Mapping[str, Security | None]) -> bool:
    return fits([keys.get(name) for name in requirement])


def _chosen(requirements: list[list[str]], keys: Mapping[str, Security | None], main: str | None) -> list[str] | None:
    """Give the alternative that a client meets: with its own key if there is one; None if there is none."""
    usable = [each for each in requirements if _is_met(each, keys)]
    none: list[str] | None = None if requirements else []
    return min(usable, key=lambda each: main not in each, default=none)


def _is_declared(operation: dict[str, Any], security: Security | None) -> bool:
    """Tell whether a key is an argument of the call already: a parameter of the same name in the same place."""
    declared = {(p.get("in"), p.get("name")) for p in operation.get("parameters") or () if is_map(p)}
    return security is not None and (security.kind, security.name) in declared


def _why(requirements: list[list[str]], schemes: Schemes, keys: Mapping[str, Security | None]) -> str:
    missing = sorted({name for each in requirements for name in each if keys.get(name) is None})
    if missing:
        said = ", ".join(f"{name} ({_words(schemes.get(name, {}))})" for name in missing)
        return f"it takes {said}, which a client cannot carry"
    taken = ", ".join(sorted({name for each in requirements for name in each}))
    return f"it takes {taken} at once, which go to one place"


def _words(scheme: dict[str, Any]) -> str:
    return " ".join(str(scheme[key]) for key in ("type", "scheme") if key in scheme) or "not among the securitySchemes"
