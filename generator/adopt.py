"""Adopt: what our clients need and a stranger's document does not say, said in it: names, addresses, the key's way.

It changes nothing on the wire. What was decided for a reader is a note; what cannot be decided is a finding of one
operation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from attrs import field, frozen

from . import names
from .findings import Finding
from .pointer import escape
from .references import follow
from .secure import secure
from .walk import METHODS, clone, is_list, is_map, mapping

NO_SERVER = "https://base-url.invalid"
"""Stands for the address that a document does not give; no such host can be (RFC 2606), and the client asks for one."""

_IGNORED_HEADERS = ("accept", "content-type", "authorization")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SEPARATOR = re.compile(r"[/.#]")
_TAKEN = frozenset({"vendor", "unset", "s", "annotations"})


@frozen(kw_only=True)
class Adopted:
    """A document that says all that we need, and what was decided for it."""

    document: dict[str, Any]
    notes: list[Finding] = field(factory=list[Finding])
    findings: list[Finding] = field(factory=list[Finding])


def adopt(document: dict[str, Any], *, name: str, source: str) -> Adopted:
    """Give a copy of *document* for a client package called *name*.

    Args:
        document: A document whose shape was checked.
        name: The name of the package, a Python identifier.
        source: The name that findings give to the document.

    """
    adopted = Adopted(document=clone(document))
    adopter = _Adopter(adopted, source)
    adopter.facts(name)
    adopter.hints()
    adopter.servers()
    adopter.calls()
    secure(adopted.document, note=adopter.note, find=adopter.find)
    return adopted


class _Adopter:
    def __init__(self, adopted: Adopted, source: str) -> None:
        self._document = adopted.document
        self._adopted = adopted
        self._source = source
        self._identifiers: set[str] = set()
        self._methods: set[tuple[str, str]] = set()

    def note(self, pointer: str, said: str) -> None:
        """Tell a reader what was decided."""
        self._adopted.notes.append(Finding(self._source, pointer, said, ""))

    def find(self, pointer: str, problem: str, remedy: str) -> None:
        """Note what stands in the way of one operation."""
        self._adopted.findings.append(Finding(self._source, pointer, problem, remedy))

    def facts(self, name: str) -> None:
        """Say what a client is called and where its key is found."""
        facts = self._document.setdefault("x-voxwright-vendor", {})
        info = self._document.get("info", {})
        facts["name"] = name
        facts.setdefault("title", " ".join(str(info.get("title") or name).split()))
        facts.setdefault("class", names.class_name(name))
        facts.setdefault("env", [f"{name.upper()}_API_KEY"])

    def hints(self) -> None:
        """Take out what is about other calls than a client's: links between calls, and the vendor's own requests."""
        components = mapping(self._document.get("components"))
        for section in ("links", "callbacks"):
            components.pop(section, None)
        answers = list(mapping(components.get("responses")).values())
        for path, item in self._items():
            for method in METHODS:
                operation = mapping(item.get(method))
                answers += mapping(operation.get("responses")).values()
                if operation.pop("callbacks", None):
                    self.note(
                        f"/paths/{escape(path)}/{method}/callbacks", "requests that the vendor makes are no calls"
                    )
        for answer in answers:
            mapping(answer).pop("links", None)
        if self._document.pop("webhooks", None):
            self.note("/webhooks", "requests that the vendor makes are no calls")

    def servers(self) -> None:
        """Give every place that lists servers the one address that the client calls."""
        root = self._first(self._document.get("servers"), "/servers", None)
        if root is None:
            self._document["x-voxwright-vendor"]["base-url"] = "required"
            self.note("/servers", "no https address of a server; base_url is a required argument of the client")
        self._document["servers"] = [{"url": root or NO_SERVER}]
        for path, item in self._items():
            for holder, at in (
                (item, f"/paths/{escape(path)}"),
                *((item[m], f"/paths/{escape(path)}/{m}") for m in METHODS if m in item),
            ):
                if is_map(holder) and holder.get("servers"):
                    found = self._first(holder["servers"], f"{at}/servers", root)
                    holder["servers"] = [{"url": found or NO_SERVER}]
                    if found is None and root is not None:
                        self.find(f"{at}/servers", "a server without an https address", "overlay `servers`")

    def _first(self, servers: Any, at: str, base: str | None) -> str | None:
        """Give the address of the first server, if a client may send its key there."""
        if not is_list(servers) or not servers or not is_map(servers[0]):
            return base
        server: dict[str, Any] = servers[0]
        url = str(server.get("url", "/"))
        if not url.isprintable() or " " in url:
            return None
        for name, variable in mapping(server.get("variables")).items():
            if f"{{{name}}}" in url and is_map(variable):
                self.note(
                    f"{at}/0/variables/{escape(str(name))}",
                    f"the default {variable.get('default')!r} is taken; base_url says another",
                )
                url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
        try:
            url = url if base is None or urlsplit(url).scheme else urljoin(f"{base}/", url)
        except ValueError:
            return None
        return url.rstrip("/") if _is_usable(url) else None

    def _items(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every path with its item, a reference to one replaced by a copy."""
        paths: dict[str, Any] = self._document.get("paths", {})
        for path, given in list(paths.items()):
            item, _ = follow(self._document, given, f"/paths/{escape(path)}", self._source)
            if is_map(item):
                paths[path] = item if item is given else clone(item)
                yield path, paths[path]

    def calls(self) -> None:
        """Give every operation an identifier and a name in the client, and parameters that can be sent."""
        for path, item in self._items():
            base = f"/paths/{escape(path)}"
            shared = self._parameters(item, base)
            for method in METHODS:
                if is_map(item.get(method)):
                    operation: dict[str, Any] = item[method]
                    own = self._parameters(operation, f"{base}/{method}")
                    self._identify(path, method, operation)
                    self._name(path, method, operation)
                    self._complete(path, operation, [*shared, *own], f"{base}/{method}")

    def _parameters(self, holder: dict[str, Any], at: str) -> list[dict[str, Any]]:
        """Give the parameters of *holder*, from which those go that OpenAPI says are to be ignored."""
        kept: list[Any] = []
        found: list[dict[str, Any]] = []
        for index, given in enumerate(holder.get("parameters") or ()):
            parameter, _ = follow(self._document, given, f"{at}/parameters/{index}", self._source)
            name = str(parameter.get("name", ""))
            if parameter.get("in") == "header" and name.lower() in _IGNORED_HEADERS:
                self.note(
                    f"{at}/parameters/{index}",
                    f"the header {name!r} follows from bodies, answers and security, and is no argument",
                )
            else:
                kept.append(given)
                found.append(parameter)
        if "parameters" in holder:
            holder["parameters"] = kept
        return found

    def _identify(self, path: str, method: str, operation: dict[str, Any]) -> None:
        given = operation.get("operationId")
        wanted = given if isinstance(given, str) and given.strip() else f"{method} {path}"
        identifier, number = wanted, 2
        while identifier in self._identifiers:
            identifier, number = f"{wanted}_{number}", number + 1
        self._identifiers.add(identifier)
        if identifier != given:
            self.note(f"/paths/{escape(path)}/{method}", f"no operationId of its own; it is {identifier!r}")
        operation["operationId"] = identifier

    def _name(self, path: str, method: str, operation: dict[str, Any]) -> None:
        if "x-voxwright-name" in operation:
            return
        tags = [tag for tag in operation.get("tags") or () if isinstance(tag, str) and tag.strip()]
        segments = [part for part in re.split(r"[/?#]", path) if part and "{" not in part]
        group = names.group_name((tags or segments or ["default"])[0])
        identifier: str = operation["operationId"]
        first, _, rest = _SEPARATOR.sub("\n", identifier, count=1).partition("\n")
        if rest.strip("/.#") and names.group_name(first) == group:
            identifier = rest
        wanted = names.method_name(identifier.replace("/", " ").replace(".", " ")).strip("_") or method
        wanted = names.method_name(f"{wanted}_call" if wanted in _TAKEN else wanted)
        candidate, number = wanted, 2
        while (group, names.constant_name(candidate)) in self._methods:
            candidate, number = f"{wanted.strip('_')}_{number}", number + 1
        self._methods.add((group, names.constant_name(candidate)))
        operation["x-voxwright-name"] = f"{group}.{candidate}"
        if candidate != wanted:
            pointer = f"/paths/{escape(path)}/{method}"
            self.note(pointer, f"another operation is called {group}.{wanted}; this one is {group}.{candidate}")

    def _complete(self, path: str, operation: dict[str, Any], found: list[dict[str, Any]], at: str) -> None:
        """Declare what the path itself holds: placeholders without a parameter, and a query."""
        bare, _, query = path.partition("#")[0].partition("?")
        declared = {(p.get("in"), p.get("name")) for p in found}
        added: list[dict[str, Any]] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in dict.fromkeys(_PLACEHOLDER.findall(bare))
            if ("path", name) not in declared
        ]
        for parameter in added:
            self.note(at, f"no parameter declares {parameter['name']!r} of the path; it is any text")
        for pair in query.split("&") if query else ():
            name, _, value = pair.partition("=")
            if name and ("query", name) not in declared:
                is_open = "{" in value
                schema = {"type": "string"} if is_open else {"type": "string", "enum": [value]}
                added.append({"name": name, "in": "query", "required": True, "schema": schema})
                if is_open:
                    self.note(at, f"no parameter declares {name!r} of the path's query; it is any text")
        if added:
            operation["parameters"] = [*(operation.get("parameters") or []), *added]


def _is_usable(url: str) -> bool:
    """Tell whether a client may send its key to *url*: an https address without user, query or fragment."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme == "https" and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return usable and not (
        parts.query
        or parts.fragment
        or "@" in parts.netloc
        or "{" in url
        or not url.isascii()
        or not url.isprintable()
        or " " in url
    )
