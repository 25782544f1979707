"""Every operation of every vendor, through every client that has it: what the conformance suite calls.

Vendors come from the registry, operations from the generated modules and from what each adapter defines, fields from
the operations' own data. A new vendor is called as soon as it is there.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conformance_values import FOREIGN_LANGUAGE, Edge, edges, inner, valid
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import OPERATIONS, offers
from voxwright._core import schema as s
from voxwright._core.operation import Field, Operation
from voxwright._core.pointer import lookup
from voxwright.sandbox import Sandbox

KEY = "key-of-the-conformance-suite"
MAKING = ("clone_voice", "design_voice", "submit_design", "get_task", "retrain_voice")
SECONDS = 30.0
COMMON = tuple(name for name in OPERATIONS if hasattr(voxwright.Client, name) and name in MAKING)
"""The calls of the common client that make a voice, and that an adapter may have."""
OPTIONS = {"extra", "extra_body", "extra_headers", "on_progress", "timeout", "retries", "self"}
"""Parameters of a call that are no fields of the vendor's."""
FIRST = {"voice_or_id": "voice"}
"""A parameter that stands for the argument of another name."""


@cache
def typed_operations(vendor: str) -> tuple[Operation[Any], ...]:
    """Return the operations of a vendor's generated client."""
    package = importlib.import_module(f"voxwright_clients.{vendor}").operations
    modules = [
        importlib.import_module(f"{package.__name__}.{each.name}") for each in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Operation))


def typed_class(vendor: str, *, is_async: bool) -> Any:
    """Return a vendor's typed client."""
    name = f"{'Async' if is_async else ''}{VENDORS[vendor]['class']}"
    return getattr(importlib.import_module(f"voxwright_clients.{vendor}"), name)


def operation_of(vendor: str, call: str) -> Operation[Any]:
    """Return what a common call sends first: the operation that carries what it asks for, or that polls one."""
    found = typed_operations(vendor)
    wanted = [FIRST.get(name, name) for name, each in parameters(call).items() if each.default is each.empty]
    carrying = [each for each in found if all(each.argument(name) is not None for name in wanted)]
    polled = {each.poll.operation for each in found if each.poll is not None}
    return next(iter([*carrying, *(each for each in found if each.name in polled)]))


def parameters(call: str) -> dict[str, inspect.Parameter]:
    """Return the parameters of a common call that are a vendor's fields."""
    every = inspect.signature(getattr(voxwright.Client, call)).parameters
    return {name: parameter for name, parameter in every.items() if name not in OPTIONS}


@dataclass(frozen=True)
class Slot:
    """A place for a value: a parameter of the call, or a name in `extra`."""

    name: str
    field: Field = field(repr=False, hash=False, compare=False)
    in_extra: bool = False

    def __str__(self) -> str:
        return f"extra.{self.name}" if self.in_extra else self.name


@dataclass(frozen=True)
class Subject:
    """One call of one vendor, by the common or the typed client, sync or async."""

    vendor: str
    call: str
    is_common: bool
    is_async: bool
    operation: Operation[Any] = field(repr=False, hash=False, compare=False)

    def __str__(self) -> str:
        return f"{self.vendor}-{self.call}-{'async' if self.is_async else 'sync'}"

    @property
    def client_class(self) -> Any:
        """The class whose instance makes the call."""
        if self.is_common:
            return voxwright.AsyncClient if self.is_async else voxwright.Client
        return typed_class(self.vendor, is_async=self.is_async)

    @property
    def follows_a_task(self) -> bool:
        """Whether the call waits for a task: seconds, even in a sandbox."""
        return self.is_common and self.operation.poll is not None and self.call != "submit_design"

    @property
    def clip(self) -> Slot | None:
        """Where the clip goes, if there is one."""
        return next((slot for slot in self.slots if isinstance(inner(slot.field.schema), s.File)), None)

    @property
    def name(self) -> Slot | None:
        """Where the voice's name goes, if there is one."""
        return next((slot for slot in self.slots if slot.field.argument == "name"), None)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every place that takes a field of the vendor's."""
        return tuple(self._slots())

    def _slots(self) -> Iterator[Slot]:
        for each in self.operation.fields:
            if not self.is_common:
                yield Slot(each.name, each)
                continue
            names = [name for name in parameters(self.call) if FIRST.get(name, name) == each.argument]
            if names and each.argument != "voice":
                yield Slot(names[0], each)
            elif each.argument is None and each.location == "path":
                yield Slot(next(iter(parameters(self.call))), each)
            elif each.argument is None and takes_extra(self.call):
                yield Slot(each.wire, each, in_extra=True)

    def told(self, slot: Slot) -> str:
        """Return the name under which a refusal speaks of a place."""
        return slot.name if self.is_common else slot.field.wire

    def new(self, url: str, **settings: Any) -> Any:
        """Return a client of the vendor's."""
        settings = {"api_key": KEY, "base_url": url, "retries": 0, "timeout": SECONDS, **settings}
        return self.client_class(self.vendor, **settings) if self.is_common else self.client_class(**settings)

    @asynccontextmanager
    async def client(self, sandbox: Sandbox, **settings: Any) -> Any:
        """Open a client of the sandbox's, and close it."""
        client = self.new(sandbox.url(self.vendor), **settings)
        try:
            yield client
        finally:
            await self.close(client)

    async def close(self, client: Any) -> None:
        """Close a client."""
        await done(client.aclose() if self.is_async else client.close())

    def arguments(self) -> dict[str, Any]:
        """Return the least that can be given, save what names something at the vendor."""
        if not self.is_common:
            required = (each for each in self.operation.fields if each.required and not names_something(each))
            return {each.name: valid(each) for each in required}
        found: dict[str, Any] = {}
        for name, parameter in parameters(self.call).items():
            each = self.operation.argument(FIRST.get(name, name))
            if each is None or names_something(each):
                continue
            if parameter.default is parameter.empty or each.required:
                found[name] = valid(each)
        return found

    async def ready(self, client: Any) -> dict[str, Any]:
        """Return the least that can be given; what has to exist at the vendor is made first, by the same client."""
        names = [each for each in self.operation.fields if names_something(each)]
        known = self.arguments()
        for each in names:
            if self.is_common and self.call in {"retrain_voice", "get_task"}:
                known[next(iter(parameters(self.call)))] = await self._made(client)
            elif not self.is_common and each.required:
                known[each.name] = await self._made(client)
        return known

    async def _made(self, client: Any) -> str:
        """Make a task or a voice, and return its id."""
        for maker in typed_operations(self.vendor):
            if maker.poll is not None and maker.poll.operation == self.operation.name:
                other = Subject(self.vendor, maker.name, is_common=False, is_async=self.is_async, operation=maker)
                answer = await other.invoke(client.vendor if self.is_common else client, other.arguments())
                return str(lookup(answer.to_dict(), maker.poll.id))
        maker = operation_of(self.vendor, "clone_voice")
        other = Subject(self.vendor, "clone_voice", is_common=True, is_async=self.is_async, operation=maker)
        return (await other.invoke(client, other.arguments())).id

    def put(self, arguments: Mapping[str, Any], slot: Slot, value: Any) -> dict[str, Any]:
        """Return arguments with a value in a place."""
        if slot.in_extra:
            return {**arguments, "extra": {**arguments.get("extra", {}), slot.name: value}}
        return {**arguments, slot.name: value}

    async def invoke(self, client: Any, arguments: Mapping[str, Any], **options: Any) -> Any:
        """Make the call."""
        return await done(self.start(client, arguments, **options))

    def start(self, client: Any, arguments: Mapping[str, Any], **options: Any) -> Any:
        """Make the call, and return what is to be awaited of an async one."""
        given = {**arguments, **options}
        if not self.is_common:
            group, _, method = self.call.partition(".")
            return getattr(getattr(client, group), method)(**given)
        first = given.pop(next(iter(parameters(self.call))))
        return getattr(client, self.call)(first, **given)

    def raw_of(self, result: Any) -> Any:
        """Return the vendor's own answer."""
        return result.raw if self.is_common else result


def takes_extra(call: str) -> bool:
    """Say whether a common call takes `extra`."""
    return "extra" in inspect.signature(getattr(voxwright.Client, call)).parameters


def names_something(field: Field) -> bool:
    """Say whether a field names what has to exist at the vendor."""
    return field.location == "path" or field.argument == "voice"


async def done(value: Any) -> Any:
    """Return the result of a call, awaited where it has to be."""
    return await value if inspect.isawaitable(value) else value


def subjects() -> Iterator[Subject]:
    """Yield every call of every vendor, through every client."""
    for vendor in VENDORS:
        for is_async in (False, True):
            for operation in typed_operations(vendor):
                yield Subject(vendor, operation.name, is_common=False, is_async=is_async, operation=operation)
            for call in COMMON:
                if call in offers(vendor):
                    yield Subject(vendor, call, is_common=True, is_async=is_async, operation=operation_of(vendor, call))


SUBJECTS = tuple(subjects())
CLONES = tuple(subject for subject in SUBJECTS if subject.clip is not None)
CREATING = tuple(subject for subject in SUBJECTS if subject.operation.billed)
QUICK = tuple(subject for subject in SUBJECTS if not subject.follows_a_task)
PLACES = tuple((subject, slot) for subject in QUICK for slot in subject.slots)


def limits(subject: Subject, slot: Slot) -> Iterator[Edge]:
    """Yield the limits of a place; a language of the common call is looked up, so its letter case is no limit."""
    for edge in edges(slot.field):
        if not (subject.is_common and slot.name == "language"):
            yield edge
        elif edge.label == "enum":
            yield Edge(edge.label, edge.inside, FOREIGN_LANGUAGE, edge.allowed)
