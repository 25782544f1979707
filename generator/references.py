"""References: every `$ref` leads to a component, and everything that is no schema stands where it is used.

A document may refer to any place of itself, such as a schema inside another operation's answer. That place becomes a
component under the name that it would get there if it were hoisted, so both are one type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .findings import Finding, GeneratorError
from .hoist import pascal
from .pointer import escape, reference_to, resolve, tokens
from .walk import METHODS, clone, is_list, is_map, is_nested, mapping

PREFIX = "#/components/schemas/"
_MAX_CHAIN = 32
_DATA = ("example", "examples", "default", "enum", "const")
_NAMED = frozenset(
    {"properties", "patternProperties", "$defs", "schemas", "responses", "headers", "requestBodies", "securitySchemes"}
)
"""What holds things by names, which may be words of OpenAPI's own: an answer called `default`."""
_SILENT = frozenset({"parameters", "properties", "schema", "content", "allOf", "anyOf", "oneOf", "headers"})
_SUFFIXES = {"items": "Item", "additionalProperties": "Value", "requestBody": "Body"}

Origins = dict[str, str]
"""Where a place of the normalized document came from: another place of it, or (with a #) one of the given document."""


def refuse_outside(document: dict[str, Any], source: str) -> None:
    """Refuse references that lead out of *document*.

    Raises:
        GeneratorError: One finding for each.

    """
    findings: list[Finding] = []
    for holder, at in _references(document):
        reference = holder["$ref"]
        if reference != "#" and not reference.startswith("#/"):
            problem = f"the reference {reference[:80]!r} leads out of the document"
            findings.append(Finding(source, at, problem, "bring what it names into the document, or overlay it"))
    if findings:
        raise GeneratorError(findings)


def _references(document: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every object that has a `$ref`, with its pointer; a property of that name is none."""
    stack: list[tuple[Any, str, bool]] = [(document, "", False)]
    while stack:
        value, at, names = stack.pop()
        if is_map(value):
            if not names and isinstance(value.get("$ref"), str):
                yield value, at
            for key, child in value.items():
                if is_nested(child) and (names or (key not in _DATA and not str(key).startswith("x-"))):
                    stack.append((child, f"{at}/{escape(str(key))}", not names and key in _NAMED))
        elif is_list(value):
            stack += [(child, f"{at}/{index}", False) for index, child in enumerate(value) if is_nested(child)]


def follow(document: dict[str, Any], node: Any, at: str, source: str) -> tuple[Any, str]:
    """Give what *node* refers to, through at most a few references in a row, and its pointer.

    Raises:
        GeneratorError: A reference leads nowhere, or in a circle.

    """
    for _ in range(_MAX_CHAIN):
        if not (is_map(node) and isinstance(node.get("$ref"), str)):
            return node, at
        reference = node["$ref"]
        try:
            node = resolve(document, reference)
        except (KeyError, TypeError):
            problem = f"the reference {reference!r} leads nowhere"
            raise GeneratorError([Finding(source, at, problem, "mend the reference in an overlay")]) from None
        at = "".join(f"/{escape(token)}" for token in tokens(reference))
    raise GeneratorError([Finding(source, at, "references in a circle", "break the circle in an overlay")])


def localize(document: dict[str, Any], source: str, origins: Origins) -> None:
    """Make a component, in place, of every schema that a reference names anywhere else in *document*."""
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    placed: dict[str, str] = {}
    waiting: list[Any] = [document]
    while waiting:
        for holder, at in list(_references(waiting.pop())):
            reference: str = holder["$ref"]
            if _is_component(reference, schemas) or not _is_schema_place(tokens(reference)):
                continue
            if reference not in placed:
                target, pointer = follow(document, holder, at, source)
                if not is_map(target):
                    raise GeneratorError(
                        [Finding(source, at, f"{reference!r} is no schema", "mend the reference in an overlay")]
                    )
                name = _free(_name_of(document, tokens(pointer)), schemas)
                placed[reference] = reference_to(name)
                schemas[name] = clone(target)
                origins[f"/components/schemas/{escape(name)}"] = f"#{pointer}"
                waiting.append(schemas[name])
            holder["$ref"] = placed[reference]


def _is_component(reference: str, schemas: dict[str, Any]) -> bool:
    parts = tokens(reference)
    return len(parts) == 3 and parts[:2] == ("components", "schemas") and parts[2] in schemas


def _is_schema_place(parts: tuple[str, ...]) -> bool:
    """Tell whether a reference names a schema, and not a parameter, an answer or the like."""
    if parts[:2] == ("components", "schemas"):
        return True
    return "schema" in parts[2 if parts[:1] == ("components",) else 1 :] or parts[:1] in (("definitions",), ("$defs",))


def _name_of(document: dict[str, Any], parts: tuple[str, ...]) -> str:
    """Give the name that hoisting would give to the schema at *parts*."""
    name, rest = "", parts
    if parts[:1] == ("components",):
        name, rest = pascal(parts[2]), parts[3:]
    elif parts[:1] == ("paths",) and len(parts) > 3:
        operation = document.get("paths", {}).get(parts[1], {}).get(parts[2], {})
        identifier = operation.get("operationId") if is_map(operation) else None
        name, rest = pascal(str(identifier or f"{parts[2]} {parts[1]}")), parts[3:]
        if rest[:1] == ("responses",):
            name, rest = f"{name}Response{'' if rest[1].startswith('2') else pascal(rest[1])}", rest[2:]
    words: list[str] = []
    for index, token in enumerate(rest):
        before = rest[index - 1] if index else ""
        if before == "content" or (token in _SILENT and before != "properties"):
            continue
        if token.isdigit() and before in ("allOf", "anyOf", "oneOf"):
            words += [] if before == "allOf" else [f"Variant{int(token) + 1}"]
        else:
            words.append(_SUFFIXES.get(token, pascal(token)) if before != "properties" else pascal(token))
    return (name + "".join(words)) or "Schema"


def _free(name: str, taken: dict[str, Any]) -> str:
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}{number}", number + 1
    return candidate


def dereference(document: dict[str, Any], source: str, origins: Origins) -> None:
    """Put everything that is no schema where it is used, in place; schemas keep their references.

    References are followed in the document as it was given, so that one into another operation finds what it names.
    """
    document["paths"] = {
        path: _Item(document, source, origins, f"/paths/{escape(path)}").whole(item)
        for path, item in document.get("paths", {}).items()
    }


class _Item:
    """One path item."""

    def __init__(self, document: dict[str, Any], source: str, origins: Origins, base: str) -> None:
        self._document = document
        self._source = source
        self._origins = origins
        self._base = base

    def _here(self, node: Any, at: str, place: str) -> Any:
        """Give *node*, which stands at *at*, or a copy of what it refers to; it will stand at *place*."""
        found, origin = follow(self._document, node, at, self._source)
        if origin != place:
            self._origins[place] = f"#{origin}"
        return found if found is node else clone(found)

    def whole(self, given: Any) -> Any:
        item, origin = follow(self._document, given, self._base, self._source)
        if not is_map(item):
            return item
        if origin != self._base:
            self._origins[self._base] = f"#{origin}"
            item = clone(item)
        given_here: list[Any] = item.get("parameters", [])
        shared: list[tuple[int, Any]] = list(enumerate(given_here))
        result = {
            key: child for key, child in item.items() if key not in ("parameters", "servers", "summary", "description")
        }
        for method in METHODS:
            if is_map(item.get(method)):
                result[method] = self._operation(item, dict(item[method]), method, origin, shared)
        return result

    def _operation(
        self, item: dict[str, Any], operation: dict[str, Any], method: str, origin: str, shared: list[tuple[int, Any]]
    ) -> dict[str, Any]:
        at, place = f"{origin}/{method}", f"{self._base}/{method}"
        given = [(node, f"{origin}/parameters/{index}") for index, node in shared]
        given += [(node, f"{at}/parameters/{index}") for index, node in enumerate(operation.get("parameters", ()))]
        # The last one of a name wins: an operation's own parameter stands for its path's.
        found = {
            self._identity(node, where): (node, where, index < len(shared)) for index, (node, where) in enumerate(given)
        }
        operation["parameters"] = [
            self._shared(self._here(node, where, f"{place}/parameters/{index}"), of_path=of_path)
            for index, (node, where, of_path) in enumerate(found.values())
        ]
        if "requestBody" in operation:
            operation["requestBody"] = self._here(operation["requestBody"], f"{at}/requestBody", f"{place}/requestBody")
        responses = operation.get("responses")
        if is_map(responses):
            operation["responses"] = {
                str(status): self._answer(answer, str(status), at, place) for status, answer in responses.items()
            }
        self._examples(operation, at, place)
        for inherited in ("servers", "summary", "description"):
            if inherited in item and inherited not in operation:
                operation[inherited] = item[inherited]
        return operation

    def _identity(self, node: Any, at: str) -> tuple[Any, Any]:
        found, _ = follow(self._document, node, at, self._source)
        return (found.get("name"), found.get("in")) if is_map(found) else (None, at)

    @staticmethod
    def _shared(parameter: Any, *, of_path: bool) -> Any:
        """Give an operation its own copy of a parameter of its path."""
        return clone(parameter) if of_path else parameter

    def _answer(self, answer: Any, status: str, at: str, place: str) -> Any:
        token = escape(status)
        found = dict(self._here(answer, f"{at}/responses/{token}", f"{place}/responses/{token}"))
        if is_map(found.get("headers")):
            found["headers"] = {
                name: self._here(
                    header,
                    f"{at}/responses/{token}/headers/{escape(name)}",
                    f"{place}/responses/{token}/headers/{escape(name)}",
                )
                for name, header in found["headers"].items()
            }
        return found

    def _examples(self, operation: dict[str, Any], at: str, place: str) -> None:
        for body in [operation.get("requestBody"), *mapping(operation.get("responses")).values()]:
            for media in mapping(mapping(body).get("content")).values():
                examples = media.get("examples") if is_map(media) else None
                if is_map(examples):
                    media["examples"] = {
                        name: self._here(example, f"{at}/examples/{escape(name)}", f"{place}/examples/{escape(name)}")
                        for name, example in examples.items()
                    }
