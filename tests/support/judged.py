"""What the judges are told of each vendor, read from its normalized document alone, and the four ways to make a call.

Nothing here names a vendor: a new one is judged as soon as it is generated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from conformance_results import done, form_of, settled, settled_later
from packages import LABELS, document_path, module_of, vendor_of, version_of
from voxwright_clients._registry import VENDORS

import voxwright

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [label if version_of(label) else vendor_of(label) for label in LABELS]
"""Every document there is: a vendor by its name, and by vendor/version what is not its default."""
CLIP = ROOT / "voxwright" / "sandbox" / "clips" / "ada.wav"
KEY = "key-of-the-judges"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
TOTAL_SECONDS = 30.0


def path_of(vendor: str) -> Path:
    """Return where a vendor's normalized document lies."""
    return document_path(vendor)


@cache
def document(vendor: str) -> dict[str, Any]:
    """Return a vendor's normalized document."""
    return json.loads(path_of(vendor).read_text(encoding="utf-8"))


def resolve(vendor: str, node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node with its reference followed and its `allOf` folded in."""
    if "$ref" in node:
        found: Any = document(vendor)
        for token in node["$ref"].removeprefix("#/").split("/"):
            found = found[token.replace("~1", "/").replace("~0", "~")]
        return {**resolve(vendor, found), **{key: value for key, value in node.items() if key != "$ref"}}
    merged: dict[str, Any] = {}
    for member in node.get("allOf", ()):
        merged |= resolve(vendor, member)
    return merged | {key: value for key, value in node.items() if key != "allOf"}


@dataclass(frozen=True)
class Wished:
    """One documented answer: how Prism is asked for it, and what it says."""

    status: int
    example: str | None
    value: Any
    model: str | None
    media_type: str

    @property
    def prefer(self) -> str:
        """The value of the `Prefer` header that asks for it.

        The name of the example goes along although the status alone would do: where a schema has examples of its own,
        Prism takes those, and would give every error of a vendor the same body.
        """
        wishes = {"code": self.status, "example": self.example}
        return ", ".join(f"{name}={value}" for name, value in wishes.items() if value is not None)

    def __str__(self) -> str:
        return f"{self.status}-{self.example or 'schema'}-{self.media_type.rpartition('/')[2]}"


@dataclass(frozen=True)
class Judged:
    """One operation of a document; `vendor` is one of `DOCUMENTS`."""

    vendor: str
    path: str
    method: str
    node: dict[str, Any] = field(repr=False, hash=False, compare=False)

    def __str__(self) -> str:
        return f"{self.vendor}.{self.name}"

    @property
    def variant(self) -> str:
        """What tells it from another operation of its address: the fragment of its path, or nothing."""
        return self.path.partition("#")[2]

    @property
    def provider(self) -> str:
        """The vendor's name, whatever the version."""
        return vendor_of(self.vendor)

    @property
    def name(self) -> str:
        """Its name in the typed client, such as `voices.clone`."""
        return self.node["x-voxwright-name"]

    @property
    def body_type(self) -> str | None:
        """The media type of the body, or None."""
        return next(iter(self.node.get("requestBody", {}).get("content", {})), None)

    @property
    def part_types(self) -> dict[str, list[str]]:
        """The media types that are documented for each file part."""
        content = self.node.get("requestBody", {}).get("content", {}).get(self.body_type, {})
        return {name: item["contentType"].split(", ") for name, item in content.get("encoding", {}).items()}

    @property
    def body(self) -> dict[str, Any]:
        """The schema of the body."""
        content = self.node.get("requestBody", {}).get("content", {})
        return resolve(self.vendor, content[self.body_type]["schema"]) if content else {}

    @property
    def inputs(self) -> dict[str, dict[str, Any]]:
        """The schema of each parameter and of each property of the body, with an `is_required` of its own."""
        found: dict[str, dict[str, Any]] = {}
        for parameter in self.node.get("parameters", ()):
            here = resolve(self.vendor, parameter)
            merged = {**usable(self.vendor, here.pop("schema", {})), **here}
            found[here["name"]] = {**merged, "is_required": here.get("required", False)}
        required = self.body.get("required", ())
        for name, schema in self.body.get("properties", {}).items():
            found[name] = {**usable(self.vendor, schema), "is_required": name in required}
        return found

    def values(self, *, everything: bool) -> dict[str, Any]:
        """Return a valid value for each input, or for the required ones alone; settings of the client left out."""
        return {
            name: a_value(schema)
            for name, schema in self.inputs.items()
            if (everything or schema["is_required"]) and "x-voxwright-setting" not in schema
        }

    def answers(self) -> Iterator[Wished]:
        """Return each documented answer: each named example, in each media type."""
        for status, node in self.node["responses"].items():
            found = resolve(self.vendor, node).get("content", {})
            if not found:  # an answer without a body
                yield Wished(status=int(status), example=None, value=None, model=None, media_type="")
            for media_type, content in found.items():
                schema = content.get("schema", {})
                examples = {name: item["value"] for name, item in content.get("examples", {}).items()}
                named: list[tuple[str | None, Any]] = [*examples.items()] or [(None, content.get("example"))]
                for name, value in named:
                    yield Wished(
                        # "default" stands for every status without a line of its own; Prism gives it for any.
                        status=int(status) if status.isdecimal() else 418,
                        example=name,
                        value=value,
                        model=schema["$ref"].rpartition("/")[2] if "$ref" in schema else None,
                        media_type=media_type,
                    )


def usable(vendor: str, node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema with all that a value is made of: the first of its alternatives, the schema of its items."""
    found = resolve(vendor, node)
    for alternatives in ("oneOf", "anyOf"):
        if "$ref" in (found.get(alternatives) or [{}])[0]:
            found = {**resolve(vendor, found.pop(alternatives)[0]), **found}
    if "example" not in found and "required" in found and "properties" in found:
        inside = {name: usable(vendor, found["properties"][name]) for name in found["required"]}
        found["example"] = {name: a_value(schema) for name, schema in inside.items()}
    return {**found, "items": resolve(vendor, found["items"])} if "items" in found else found


def a_value(schema: Mapping[str, Any]) -> Any:
    """Return a value that a schema allows."""
    kinds = {schema.get("type")} if isinstance(schema.get("type"), str) else set(schema.get("type", ()))
    kinds |= {member.get("type") for member in schema.get("anyOf", ())}
    allowed = schema.get("enum", ())
    if schema.get("format") == "binary":
        return CLIP
    if allowed:
        return "wav" if "wav" in allowed else allowed[0]
    if "boolean" in kinds:
        return True
    if "array" in kinds:
        return [a_value(schema["items"])]
    if "object" in kinds and "example" not in schema:
        return {}
    return schema.get("example", "Ada" if "string" in kinds else schema.get("minimum", 1))


def operations() -> list[Judged]:
    """Return every operation of every vendor."""
    return [
        Judged(vendor, path, method, item[method])
        for vendor in DOCUMENTS
        for path, item in document(vendor)["paths"].items()
        for method in METHODS
        if method in item
    ]


COMMON = {
    "voices.clone": "clone_voice",
    "voices.design": "submit_design",
    "tasks.get": "get_task",
    "voices.list": "list_voices",
    "voices.get": "get_voice",
    "voices.update": "update_voice",
    "voices.delete": "delete_voice",
    "speech.create": "speak",
}
"""The call of the common API that makes one request of each operation."""
FIRST = {
    "clone_voice": ("clip",),
    "submit_design": ("prompt",),
    "design_voice": ("prompt",),
    "update_voice": ("voice",),
    "speak": ("voice", "text"),
}
"""What a common call takes by its place, by the names of its arguments."""
BY_ID = {"get_task", "get_voice", "delete_voice"}
"""Common calls that take a name and nothing else; headers are then those of the client."""


@dataclass(frozen=True)
class Door:
    """A way to make a call: by the vendor's typed client or by the common one, blocking or awaited."""

    is_common: bool
    is_async: bool

    def __str__(self) -> str:
        return f"{'common' if self.is_common else 'typed'}-{'async' if self.is_async else 'sync'}"

    @asynccontextmanager
    async def client(self, vendor: str, url: str) -> Any:
        """Open a client."""
        settings: dict[str, Any] = {"api_key": KEY, "base_url": url, "retries": 0, "timeout": TOTAL_SECONDS}
        prefix = "Async" if self.is_async else ""
        if self.is_common:
            settings["version"] = version_of(vendor)
            client = getattr(voxwright, f"{prefix}Client")(vendor_of(vendor), **settings)
        else:
            client = getattr(module_of(vendor), prefix + VENDORS[vendor_of(vendor)]["class"])(**settings)
        try:
            yield client
        finally:
            await done(client.aclose() if self.is_async else client.close())

    def offers(self, operation: Judged) -> bool:
        """Say whether the operation can be called through this door, by one request."""
        if not self.is_common:
            return True
        follows = operation.name == "speech.create" and "x-voxwright-poll" in operation.node
        return operation.name in COMMON and not follows

    async def call(
        self, operation: Judged, url: str, *, everything: bool = False, headers: Mapping[str, str] | None = None
    ) -> Any:
        """Make a call with valid arguments, to the end of its answer; of a list, no more than the first page."""
        values = operation.values(everything=everything)
        async with self.client(operation.vendor, url) as client:
            if self.is_common:
                begun = self._begin_common(client, operation, values, headers)
                if hasattr(begun, "__anext__"):
                    return await anext(begun)
                return next(begun) if hasattr(begun, "__next__") else await self._end(begun)
            group, method = operation.name.split(".")
            wire = getattr(module_of(operation.vendor).operations, group)
            names = {field.wire: field.name for field in getattr(wire, method.upper()).fields}
            arguments = {names[name]: value for name, value in values.items()}
            return await self._end(getattr(getattr(client, group), method)(**arguments, extra_headers=headers))

    async def _end(self, begun: Any) -> Any:
        return await settled_later(begun) if self.is_async else settled(begun)

    def _begin_common(
        self, client: Any, operation: Judged, values: dict[str, Any], headers: Mapping[str, str] | None
    ) -> Any:
        call = COMMON[operation.name]
        with_headers = client.with_options(headers=headers or {})
        if call == "list_voices":
            return with_headers.list_voices()
        if call in BY_ID:
            return getattr(with_headers, call)(next(iter(values.values())))
        arguments, extra = common_arguments(operation, values)
        if call == "clone_voice":
            arguments.pop("voice", None)  # that would be another call
        if call == "update_voice" and not set(arguments) & {"name", "description"}:
            arguments["name"] = "Ada"  # there has to be something to change
        first = [id_of(arguments.pop(name)) for name in FIRST[call]]
        if call == "speak":  # whose words for a format are the same everywhere, and which wants nothing but sound
            arguments.pop("format", None)
            extra = {name: value for name, value in extra.items() if not isinstance(value, bool)}
            arguments |= form_of(module_of(operation.vendor).operations.speech.CREATE)
        return getattr(client, call)(*first, **arguments, extra=extra, extra_headers=headers)


def id_of(value: Any) -> Any:
    """Return the id of a voice, which some vendors take inside an object; anything else as it is."""
    return value["id"] if isinstance(value, dict) else value


def common_arguments(operation: Judged, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return values as arguments of the common call, and what has to be given as `extra`."""
    arguments: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in values.items():
        schema = operation.inputs[name]
        if argument := schema.get("x-voxwright-argument"):
            arguments[argument] = value
        elif not schema["is_required"]:  # what is required and has no argument is the adapter's to find
            extra[name] = value
    return arguments, extra


DOORS = [Door(is_common, is_async) for is_common in (False, True) for is_async in (False, True)]
