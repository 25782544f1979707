"""Keys: which key an operation takes and where it goes. The one that most operations take is the client's `api_key`.

Every scheme that HTTP itself allows is carried: an apiKey in a header, the query or a cookie, http bearer and basic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from . import names
from .pointer import resolve
from .read_schemas import Find
from .spec import Key, Security
from .walk import is_list, is_map, mapping, operations

_PLACES = ("header", "query", "cookie")
_REMEDY = "leave an alternative of apiKey, http bearer or http basic schemes in it, in an overlay"

Schemes = dict[str, dict[str, Any]]


def schemes_of(document: Mapping[str, Any]) -> Schemes:
    """Give the security schemes of *document* by name, references followed; of one that is none, an empty one."""
    found: Schemes = {}
    for name, scheme in mapping(mapping(document.get("components")).get("securitySchemes")).items():
        reference = scheme.get("$ref") if is_map(scheme) else None
        try:
            target = resolve(dict(document), reference) if isinstance(reference, str) else scheme
        except (KeyError, TypeError):
            target = None
        found[name] = target if is_map(target) else {}
    return found


def alternatives(given: Any) -> list[list[str]]:
    """Give the alternatives that a `security` lists, each the names of the schemes that are needed together."""
    return [list(each) for each in given if is_map(each)] if is_list(given) else []


def security_of(scheme: Mapping[str, Any]) -> Security | None:
    """Give where the key of *scheme* goes, or None if no client of ours can carry it."""
    kind, http = scheme.get("type"), str(scheme.get("scheme", "")).lower()
    if kind == "apiKey" and scheme.get("in") in _PLACES and scheme.get("name"):
        return Security(kind=str(scheme["in"]), name=str(scheme["name"]))
    if kind == "http" and http in ("bearer", "basic"):
        word = f"{http.capitalize()} "
        return Security(kind="header" if http == "bearer" else "basic", name="Authorization", prefix=word)
    return None


def place_of(security: Security) -> tuple[str, str]:
    """Give what only one key of a request can fill."""
    if security.kind in ("header", "basic"):
        return "header", security.name.lower()
    return security.kind, security.name


def rank_of(security: Security | None) -> int:
    """Give the order of preference: a bearer token, a key of its own, a name and password."""
    return 2 if security is None or security.kind == "basic" else 0 if security.prefix else 1


def fits(securities: list[Security | None]) -> bool:
    """Tell whether the keys of one alternative can all be sent, each in a place of its own."""
    places = [place_of(security) for security in securities if security is not None]
    return len(set(places)) == len(securities)


class Keys:
    """The keys of one normalized document."""

    def __init__(self, document: Mapping[str, Any], find: Find) -> None:
        """Take the document; what no client can carry goes to *find*."""
        self._find = find
        self._securities = {name: security_of(scheme) for name, scheme in schemes_of(document).items()}
        counts = Counter(
            name for _, _, operation in operations(dict(document)) for name in self._chosen(operation) or ()
        )
        taken = [name for name in self._securities if counts[name]]
        # Of those that are taken equally often and alike, the first that the document lists.
        self._main = min(taken, key=lambda name: (-counts[name], rank_of(self._securities[name])), default=None)
        self._arguments: dict[str, str] = {}
        for name in self._securities:
            if counts[name] and name != self._main:
                self._arguments[name] = self._free(name)
        facts = mapping(document.get("x-voxwright-vendor"))
        self._prefix = str(facts.get("name") or "").upper()
        self._schemes = schemes_of(document)

    def _free(self, name: str) -> str:
        wanted = names.key_name(name)
        candidate, number = wanted, 2
        while candidate in self._arguments.values():
            candidate, number = f"{wanted}_{number}", number + 1
        return candidate

    def _chosen(self, operation: Mapping[str, Any]) -> list[str] | None:
        """Give the first alternative of an operation that a client can meet; None if there is none."""
        given = alternatives(operation.get("security"))
        met = (each for each in given if fits([self._securities.get(name) for name in each]))
        none: list[str] | None = None if given else []
        return next(met, none)

    @property
    def main(self) -> Security | None:
        """Where the client's own key goes; None if no operation takes one."""
        return self._securities[self._main] if self._main is not None else None

    def further(self) -> Iterator[Key]:
        """Yield the keys that only some operations take."""
        for name, argument in self._arguments.items():
            said = str(self._schemes[name].get("description") or "")
            env = f"{self._prefix}_{argument.strip('_').upper()}".strip("_")
            yield Key(name=argument, env=env, description=said, basic=self._is_basic(name))

    def _is_basic(self, name: str) -> bool:
        security = self._securities[name]
        return security is not None and security.kind == "basic"

    def of(self, operation: Mapping[str, Any], pointer: str) -> tuple[Security, ...]:
        """Give where the keys of an operation go, all of them at once; none for one that takes no key."""
        chosen = self._chosen(operation)
        if chosen is None:
            said = ", ".join(sorted({name for each in alternatives(operation.get("security")) for name in each}))
            self._find(f"{pointer}/security", f"no key meets it ({said})", _REMEDY)
        return tuple(self._of(name) for name in chosen or ())

    def _of(self, name: str) -> Security:
        security = self._securities[name]
        if security is None:  # pragma: no cover - no such alternative is chosen
            raise LookupError(name)
        key = self._arguments.get(name, "")
        return Security(kind=security.kind, name=security.name, prefix=security.prefix, key=key)
