"""One vendor's normalized document as the sandbox needs it: operations by path, and what each asks and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from json import loads
from typing import Final
from urllib.parse import unquote, urlsplit

import attrs
from voxwright_clients._registry import VENDORS

from .schema import Schemas
from .values import as_int, as_list, as_map, as_text, texts

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SUCCESS: Final = range(200, 300)
_MARKS: Final = ("x-voxwright-argument",)
"""What may stand beside the schema of a parameter as well as in it."""


@attrs.frozen(kw_only=True)
class Scheme:
    """One way to send the key: `kind` is header, query, cookie or basic; `name` and `prefix` as on the wire."""

    kind: str
    name: str
    prefix: str = ""


@attrs.frozen(kw_only=True)
class Parameter:
    """A declared parameter outside the body."""

    name: str
    location: str
    required: bool
    schema: Mapping[str, object]


@attrs.frozen(kw_only=True, eq=False)
class Body:
    """The request body in one media type."""

    media_type: str
    required: bool
    schema: Mapping[str, object]
    properties: Mapping[str, object]
    part_types: Mapping[str, tuple[str, ...]]


@attrs.frozen(kw_only=True, eq=False)
class Operation:
    """One operation of a vendor."""

    vendor: str
    name: str
    method: str
    path: str
    pattern: re.Pattern[str]
    placeholders: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    bodies: tuple[Body, ...]
    security: tuple[tuple[Scheme, ...], ...]
    responses: Mapping[str, Mapping[str, object]]
    constants: Mapping[tuple[str, str], object]
    """What every request has, by where (query, header, body) and name; header names in lower case."""
    max_body_bytes: int | None
    rate_limit: tuple[int, float] | None
    billed: bool

    @cached_property
    def success(self) -> int:
        """The lowest documented status of success, 200 if there is none."""
        return min((int(s) for s in self.responses if s.isdecimal() and int(s) in SUCCESS), default=200)


class Document:
    """A normalized OpenAPI 3.1 document and what can be asked of it."""

    def __init__(self, vendor: str, raw: Mapping[str, object]) -> None:
        self.vendor = vendor
        self.raw = raw
        self.schemas = Schemas(raw)
        self.meta = as_map(raw.get("x-voxwright-vendor"))
        self.settings: dict[str, str] = {}
        """The headers that are settings of the client, in lower case, with the value that this document is of."""
        self.operations = tuple(self._operations())
        self.base_path = self._base(raw) or next((self._base(node) for node in self._nodes() if self._base(node)), "")

    def at(self, path: str) -> Mapping[str, Sequence[tuple[Operation, Mapping[str, str]]]]:
        """Return the operations at a raw request path by method, each with its path parameters.

        Where a fixed path and one with parameters both fit, the fixed one wins, for every method, as OpenAPI has it.
        Several of one method share an address, and the keys of their paths differ in a fragment; the one without comes
        first.
        """
        found: dict[str, list[tuple[Operation, Mapping[str, str]]]] = {}
        pattern: re.Pattern[str] | None = None
        for operation in sorted(self.operations, key=lambda item: (len(item.placeholders), "#" in item.path)):
            match = operation.pattern.fullmatch(path)
            if match and pattern in {None, operation.pattern}:
                pattern = operation.pattern
                values = dict(zip(operation.placeholders, map(unquote, match.groups()), strict=True))
                found.setdefault(operation.method, []).append((operation, values))
        return found

    def _nodes(self) -> Iterator[Mapping[str, object]]:
        for item in as_map(self.raw.get("paths")).values():
            here = self.schemas.resolve(item)
            yield from (as_map(here[method]) for method in METHODS if method in here)

    def _base(self, node: Mapping[str, object]) -> str:
        server = as_map(next(iter(as_list(node.get("servers"))), None))
        url = as_text(server.get("url"))
        for name, variable in as_map(server.get("variables")).items():
            url = url.replace(f"{{{name}}}", as_text(as_map(variable).get("default")))
        return urlsplit(url).path.rstrip("/")

    def _operations(self) -> Iterator[Operation]:
        for path, item in as_map(self.raw.get("paths")).items():
            here = self.schemas.resolve(item)
            for method in METHODS:
                if method in here:
                    yield self._operation(path, method, here, as_map(here[method]))

    def _operation(self, path: str, method: str, item: Mapping[str, object], node: Mapping[str, object]) -> Operation:
        base = next((self._base(level) for level in (node, item, self.raw) if level.get("servers")), "")
        pieces = re.split(r"\{([^}]+)\}", base + path.partition("#")[0])
        rate = as_map(node.get("x-voxwright-rate-limit"))
        count, seconds = as_int(rate.get("requests")), rate.get("seconds")
        declared = {
            (p.name, p.location): p
            for level in (item, node)
            for p in map(self._parameter, as_list(level.get("parameters")))
        }
        bodies = tuple(self._bodies(node))
        return Operation(
            vendor=self.vendor,
            name=as_text(node.get("x-voxwright-name")) or as_text(node.get("operationId")) or f"{method} {path}",
            method=method.upper(),
            path=path,
            pattern=re.compile("".join("([^/]+)" if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))),
            placeholders=tuple(pieces[1::2]),
            parameters=tuple(declared.values()),
            bodies=bodies,
            security=tuple(self._security(node)),
            responses={str(s): self.schemas.resolve(r) for s, r in as_map(node.get("responses")).items()},
            constants=dict(self._constants(declared.values(), bodies)),
            max_body_bytes=as_int(node.get("x-voxwright-max-body-bytes")),
            rate_limit=(count, float(seconds)) if count and isinstance(seconds, int | float) else None,
            billed=node.get("x-voxwright-billed") is True,
        )

    def _parameter(self, node: object) -> Parameter:
        here = self.schemas.resolve(node)
        if setting := as_map(here.get("x-voxwright-setting")):
            self.settings[as_text(here.get("name")).lower()] = as_text(setting.get("default"))
        return Parameter(
            name=as_text(here.get("name")),
            location=as_text(here.get("in")),
            required=here.get("required") is True,
            schema={**{key: here[key] for key in _MARKS if key in here}, **as_map(here.get("schema"))},
        )

    def _constants(
        self, parameters: Iterable[Parameter], bodies: Iterable[Body]
    ) -> Iterator[tuple[tuple[str, str], object]]:
        """Yield the required values of which there is only one."""
        schemas = [(p.location, p.name, p.schema) for p in parameters if p.required]
        for body in bodies:
            required = texts(self.schemas.variants(body.schema)[0].get("required"))
            schemas += [("body", name, as_map(body.properties.get(name))) for name in required]
        for location, name, schema in schemas:
            here = self.schemas.variants(schema)[0]
            allowed = [here["const"]] if "const" in here else as_list(here.get("enum"))
            if len(allowed) == 1:
                yield (location, name.lower() if location == "header" else name), allowed[0]

    def _bodies(self, node: Mapping[str, object]) -> Iterator[Body]:
        body = self.schemas.resolve(node.get("requestBody"))
        for media_type, content in as_map(body.get("content")).items():
            schema = as_map(as_map(content).get("schema"))
            encoding = as_map(as_map(content).get("encoding"))
            yield Body(
                media_type=media_type.partition(";")[0].strip().lower(),
                required=body.get("required") is not False,
                schema=schema,
                properties=self.schemas.properties(schema),
                part_types={
                    name: tuple(
                        t.strip().lower() for t in as_text(as_map(e).get("contentType")).split(",") if t.strip()
                    )
                    for name, e in encoding.items()
                },
            )

    def _security(self, node: Mapping[str, object]) -> Iterator[tuple[Scheme, ...]]:
        declared = as_map(as_map(self.raw.get("components")).get("securitySchemes"))
        for requirement in as_list(node.get("security", self.raw.get("security"))):
            yield tuple(_scheme(self.schemas.resolve(declared.get(name))) for name in as_map(requirement))


def _scheme(node: Mapping[str, object]) -> Scheme:
    if node.get("type") == "apiKey":
        return Scheme(kind=as_text(node.get("in")), name=as_text(node.get("name")))
    if node.get("type") == "http" and as_text(node.get("scheme")).lower() == "basic":
        return Scheme(kind="basic", name="Authorization", prefix="Basic ")
    return Scheme(kind="header", name="Authorization", prefix="Bearer ")


def shipped_documents() -> dict[str, Document]:
    """Return the documents that ship with the generated clients, by vendor; a further version by vendor/version."""
    clients = resources.files("voxwright_clients")
    found: dict[str, Document] = {}
    for name, entry in VENDORS.items():
        default, modules = entry["default"], entry["versions"] or {"": f"{clients.name}.{name}"}
        for version, module in modules.items():
            file = clients.joinpath(*module.split(".")[1:], "openapi.json")
            label = f"{name}/{version}" if version and version != default else name
            found[label] = Document(name, as_map(loads(file.read_text("utf-8"))))
    return found
