"""Secure: one key for a stranger's document. The scheme that most operations take carries the client's key.

Where an operation takes several at once, the others, if they are keys of their own, are arguments of its call. OAuth
2.0 and OpenID Connect end in an access token, which goes where RFC 6750 says; how it is got is no part of a client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from .pointer import escape, resolve
from .walk import clone, is_list, is_map, mapping, operations

_TOKENS = ("oauth2", "openIdConnect")
_BEARER = {"type": "http", "scheme": "bearer"}
_LEAVE = "leave one apiKey or http scheme in it, in an overlay"

Note = Callable[[str, str], None]
Find = Callable[[str, str, str], None]


def secure(document: dict[str, Any], *, note: Note, find: Find) -> None:
    """Let every operation of *document* say, in place, that it takes the client's one key, or none."""
    schemes = _schemes(document)
    root = document.get("security")
    wanted = {id(operation): _requirements(operation, root) for _, _, operation in operations(document)}
    main = _main(schemes, list(wanted.values()))
    if main is None:
        note("/security", "no security scheme; the key goes as a bearer token")
    elif schemes[main].get("type") in _TOKENS:
        note(f"/components/securitySchemes/{escape(main)}", "the key is its access token, sent as a bearer token")
    for path, method, operation in operations(document):
        at = f"/paths/{escape(path)}/{method}"
        chosen = _chosen(wanted[id(operation)], schemes, main)
        if chosen is None:
            find(f"{at}/security", _why(wanted[id(operation)], schemes, main), _LEAVE)
            operation["security"] = []
            continue
        operation["security"] = [{main: []}] if main in chosen else []
        _arguments(operation, [schemes[name] for name in chosen if name != main])
    document.pop("security", None)
    carried = {name: _BEARER if scheme.get("type") in _TOKENS else scheme for name, scheme in schemes.items()}
    document.setdefault("components", {})["securitySchemes"] = clone(carried)


def _schemes(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, scheme in mapping(mapping(document.get("components")).get("securitySchemes")).items():
        reference = scheme.get("$ref") if is_map(scheme) else None
        try:
            target = resolve(document, reference) if isinstance(reference, str) else scheme
        except (KeyError, TypeError):
            target = None
        found[name] = target if is_map(target) else {}
    return found


def _requirements(operation: dict[str, Any], root: Any) -> list[list[str]]:
    """Give the alternatives of an operation, each the names of schemes that are needed together."""
    given = operation.get("security", root)
    return [list(each) for each in given if is_map(each)] if is_list(given) else []


def _kind(scheme: dict[str, Any]) -> str | None:
    """Give how a scheme carries a key, in the order of preference; None if a client of ours cannot."""
    kind, http = scheme.get("type"), str(scheme.get("scheme", "")).lower()
    if kind == "http" and http in ("bearer", "basic"):
        return {"bearer": "1 bearer", "basic": "4 basic"}[http]
    if kind == "apiKey" and scheme.get("in") in ("header", "query", "cookie") and scheme.get("name"):
        return f"2 {scheme['in']}"
    return "3 token" if kind in _TOKENS else None


def _main(schemes: dict[str, dict[str, Any]], wanted: list[list[list[str]]]) -> str | None:
    """Give the scheme that most operations take, alone or beside keys of their own."""
    counts: Counter[str] = Counter()
    for requirements in wanted:
        usable = {name for each in requirements for name in each if _is_usable(each, name, schemes)}
        counts.update(usable)
    order = list(schemes)
    ranked = sorted(counts, key=lambda name: (-counts[name], _kind(schemes[name]) or "", order.index(name)))
    return ranked[0] if ranked else None


def _is_usable(requirement: list[str], main: str, schemes: dict[str, dict[str, Any]]) -> bool:
    """Tell whether *requirement* can be met by the client's key for *main* and arguments for the rest."""
    if any(_kind(schemes.get(name, {})) is None for name in requirement):
        return False
    return all(name == main or (_kind(schemes[name]) or "").startswith("2") for name in requirement)


def _chosen(requirements: list[list[str]], schemes: dict[str, dict[str, Any]], main: str | None) -> list[str] | None:
    """Give the alternative that a client can meet: with its own key if there is one; None if there is none."""
    usable = [each for each in requirements if _is_usable(each, main or "", schemes)]
    usable.sort(key=lambda each: (main not in each, len(each)))
    return usable[0] if usable else None if requirements else []


def _why(requirements: list[list[str]], schemes: dict[str, dict[str, Any]], main: str | None) -> str:
    missing = sorted({name for each in requirements for name in each if _kind(schemes.get(name, {})) is None})
    if missing:
        said = ", ".join(f"{name} ({_words(schemes.get(name, {}))})" for name in missing)
        return f"it takes {said}, which a client cannot carry"
    taken = ", ".join(sorted({name for each in requirements for name in each if name != main}))
    return f"it takes {taken}, while the client's one key is for {main}"


def _words(scheme: dict[str, Any]) -> str:
    return " ".join(str(scheme[key]) for key in ("type", "scheme") if key in scheme) or "not among the securitySchemes"


def _arguments(operation: dict[str, Any], further: list[dict[str, Any]]) -> None:
    """Let the keys that an operation takes beside the client's be arguments of its call."""
    added = list(_parameters(operation, further))
    if added:
        operation["parameters"] = [*(operation.get("parameters") or []), *added]


def _parameters(operation: dict[str, Any], further: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    declared = {(p.get("in"), p.get("name")) for p in operation.get("parameters") or () if is_map(p)}
    for scheme in further:
        if (scheme["in"], scheme["name"]) not in declared:
            said = str(scheme.get("description") or "A key that this operation takes beside the client's.")
            yield {
                "name": scheme["name"],
                "in": scheme["in"],
                "required": True,
                "description": said,
                "schema": {"type": "string"},
            }
