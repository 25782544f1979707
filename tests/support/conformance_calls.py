"""Every operation of every vendor, through every client that has it: what the conformance suite calls.

Vendors and versions come from the registry, operations from the generated modules and from what each adapter defines,
fields from the operations' own data. A new vendor is called as soon as it is there.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import count
from typing import Any

from conformance_results import done, form_of, settled, settled_later
from conformance_values import CATALOGUED, FOREIGN_LANGUAGE, Edge, edges, inner, is_cursor, made_of, valid
from judged import DOCUMENTS
from packages import module_of, vendor_of, version_of
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import OPERATIONS, offers
from voxwright._core import schema as s
from voxwright._core.operation import Field, Operation
from voxwright._core.pointer import lookup
from voxwright.sandbox import Sandbox

KEY = "key-of-the-conformance-suite"
VOICE = "voice-of-the-conformance-suite"
"""A voice that every vendor's sandbox has when a test begins."""
NUMBERS = count(1)
SECONDS = 30.0
COMMON = tuple(name for name in OPERATIONS if hasattr(voxwright.Client, name))
"""The calls of the common client that an adapter may have."""
HOMES: dict[str, tuple[str, ...]] = {
    "clone_voice": ("voices.clone",),
    "design_voice": ("voices.design",),
    "submit_design": ("voices.design",),
    "get_task": ("tasks.get",),
    "retrain_voice": ("voices.clone",),
    "list_voices": ("voices.list",),
    "get_voice": ("voices.get", "voices.list"),
    "update_voice": ("voices.update",),
    "delete_voice": ("voices.delete",),
    "speak": ("speech.create",),
    "get_speech": ("tasks.get",),
}
"""What a common call sends first, by the names that the documents give: the first of them that a vendor has."""
OPTIONS = {"extra", "extra_body", "extra_headers", "on_progress", "timeout", "retries", "self"}
"""Parameters of a call that are no fields of the vendor's."""
FIRST = {"voice_or_id": "voice"}
"""A parameter that stands for the argument of another name."""
FILTERING = {"list_voices"}
"""Calls whose arguments choose among what the vendor answers, whatever the vendor has fields for."""


@cache
def typed_operations(label: str) -> tuple[Operation[Any], ...]:
    """Return the operations of a generated client, by the label of its document."""
    package = module_of(label).operations
    modules = [import_module(f"{package.__name__}.{each.name}") for each in pkgutil.iter_modules(package.__path__)]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Operation))


def typed_class(label: str, *, is_async: bool) -> Any:
    """Return a typed client, by the label of its document."""
    return getattr(module_of(label), f"{'Async' if is_async else ''}{VENDORS[vendor_of(label)]['class']}")


def operation_of(label: str, call: str) -> Operation[Any]:
    """Return what a common call sends first."""
    found = {each.name: each for each in typed_operations(label)}
    return next(found[name] for name in HOMES[call] if name in found)


@cache
def parameters(call: str) -> dict[str, inspect.Parameter]:
    """Return the parameters of a common call that are a vendor's fields."""
    every = inspect.signature(getattr(voxwright.Client, call)).parameters
    return {name: parameter for name, parameter in every.items() if name not in OPTIONS}


def first_of(call: str) -> str | None:
    """Return the parameter of a common call that names a voice or a task, or None."""
    first = next(iter(parameters(call)), None)
    return first if first in {"voice_or_id", "task_id"} else None


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
    """One call of one vendor's client, by the common or the typed client, sync or async.

    `label` is that of a document: the vendor's name, with a version behind it where that is not the default one.
    """

    label: str
    call: str
    is_common: bool
    is_async: bool
    operation: Operation[Any] = field(repr=False, hash=False, compare=False)

    def __str__(self) -> str:
        return f"{self.label}-{self.call}-{'async' if self.is_async else 'sync'}"

    @property
    def vendor(self) -> str:
        """The vendor's name, whatever the version."""
        return vendor_of(self.label)

    @property
    def client_class(self) -> Any:
        """The class whose instance makes the call."""
        if self.is_common:
            return voxwright.AsyncClient if self.is_async else voxwright.Client
        return typed_class(self.label, is_async=self.is_async)

    @property
    def streams(self) -> bool:
        """Whether the answer is given out before it is read."""
        return self.call in {"speak", "get_speech"} or any(each.stream for each in self.operation.answers)

    @property
    def follows_a_task(self) -> bool:
        """Whether the call waits for a task: seconds, even in a sandbox."""
        waits = self.operation.poll is not None and self.call != "submit_design"
        return self.is_common and (waits or self.call == "get_speech")

    @property
    def reads_a_list(self) -> bool:
        """Whether a common call goes through a list, page by page."""
        return self.is_common and self.operation.name == "voices.list"

    @property
    def clip(self) -> Slot | None:
        """Where the clip goes, if there is one."""
        return next((slot for slot in self.slots if isinstance(inner(slot.field.schema), s.File)), None)

    @property
    def name(self) -> Slot | None:
        """Where the name of a new voice goes, if there is one."""
        makes = self.operation.name in {"voices.clone", "voices.design"}
        return next((slot for slot in self.slots if makes and slot.field.argument == "name"), None)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every place that takes a field of the vendor's."""
        return tuple(self._slots())

    def slot(self, argument: str) -> Slot | None:
        """Return the place of a common argument, or None."""
        return next((slot for slot in self.slots if slot.field.argument == argument), None)

    def _slots(self) -> Iterator[Slot]:
        if self.is_common and self.call in FILTERING:
            return
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

    def value(self, slot: Slot) -> Any:
        """Return what can be given in a place."""
        decoded = any(each.status[0] == "2" and not each.stream for each in self.operation.answers)
        if self.is_common and self.streams and decoded and isinstance(inner(slot.field.schema), s.Bool):
            return False  # may ask for an answer that is no sound, which the typed client alone gives
        return valid(slot.field)

    def told(self, slot: Slot) -> str:
        """Return the name under which a refusal speaks of a place."""
        return slot.name if self.is_common else slot.field.wire

    def is_optional(self, slot: Slot) -> bool:
        """Say whether a place can be left empty by None, which is no value of its own there."""
        if slot.field.takes_null or (self.is_common and self.call == "update_voice" and not slot.in_extra):
            return False
        if self.is_common and not slot.in_extra and parameters(self.call)[slot.name].default is not None:
            return False
        return not slot.field.required

    def new(self, url: str, **settings: Any) -> Any:
        """Return a client of the vendor's."""
        settings = {"api_key": KEY, "base_url": url, "retries": 0, "timeout": SECONDS, **settings}
        if not self.is_common:
            return self.client_class(**settings)
        return self.client_class(self.vendor, version=version_of(self.label), **settings)

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
        found = {slot.name: valid(slot.field) for slot in self.slots if self._must(slot)}
        if self.operation.name == "voices.update" and not found:  # which has to change something
            found = {slot.name: valid(slot.field) for slot in self.slots if slot.field.argument == "name"}
        return {**found, **(form_of(self.operation) if self.is_common and self.call == "speak" else {})}

    def _must(self, slot: Slot) -> bool:
        if names_something(slot.field) or slot.in_extra:
            return False
        if not self.is_common:
            return slot.field.required
        # Which model speaks is the adapter's to find where it is not given.
        required = slot.field.required and slot.field.argument != "model"
        return required or parameters(self.call)[slot.name].default is inspect.Parameter.empty

    def naming(self, name: str) -> dict[str, Any]:
        """Return the arguments that name what has to exist at the vendor."""
        if self.is_common:
            first = first_of(self.call)
            return {} if first is None else {first: name}
        named = (each for each in self.operation.fields if each.required and names_something(each))
        return {each.name: made_of(each.schema, text=name) for each in named}

    def anything(self) -> dict[str, Any]:
        """Return arguments of a call at a vendor that takes any id."""
        return {**self.arguments(), **self.naming("id-1")}

    async def ready(self, client: Any, sandbox: Sandbox | None = None) -> dict[str, Any]:
        """Return the least that can be given, a task being made first by the same client.

        With a sandbox the voice is one of this call's own: what is deleted once is not there again.
        """
        name = VOICE
        if self.operation.name == "tasks.get":
            name = await self._made(client)
        elif sandbox is not None:
            name = f"{VOICE}-{next(NUMBERS)}"
            sandbox.add_voice(self.vendor, name)
        return {**self.arguments(), **self.naming(name)}

    async def _made(self, client: Any) -> str:
        """Make a task of the kind that is asked for, and return its id."""
        maker = operation_of(self.label, "speak" if self.call == "get_speech" else "submit_design")
        other = Subject(self.label, maker.name, is_common=False, is_async=self.is_async, operation=maker)
        given = {**other.arguments(), **other.naming(VOICE)}
        answer = await other.invoke(client.vendor if self.is_common else client, given)
        assert maker.poll is not None
        return str(lookup(answer.to_dict(), maker.poll.id))

    def put(self, arguments: Mapping[str, Any], slot: Slot, value: Any) -> dict[str, Any]:
        """Return arguments with a value in a place."""
        if slot.in_extra:
            return {**arguments, "extra": {**arguments.get("extra", {}), slot.name: value}}
        return {**arguments, slot.name: value}

    async def invoke(self, client: Any, arguments: Mapping[str, Any], **options: Any) -> Any:
        """Make the call, to its end."""
        return await done(self.start(client, arguments, **options))

    def start(self, client: Any, arguments: Mapping[str, Any], **options: Any) -> Any:
        """Make the call to its end, and return what is to be awaited of an async one."""
        begun = self.begin(client, arguments, **options)
        return settled_later(begun) if self.is_async else settled(begun)

    def begin(self, client: Any, arguments: Mapping[str, Any], **options: Any) -> Any:
        """Make the call alone: nothing of a stream is read, and no list is gone through."""
        given = {**arguments, **options}
        if not self.is_common:
            group, _, method = self.call.partition(".")
            # A name that Python has for something else may be written with an underscore.
            methods = getattr(client, group)
            return (getattr(methods, method, None) or getattr(methods, f"{method}_"))(**given)
        positional = [given.pop(name) for name in list(parameters(self.call))[:1] if is_positional(self.call, name)]
        return getattr(client, self.call)(*positional, **given)

    def raw_of(self, result: Any) -> Any:
        """Return the vendor's own answer."""
        return result.raw if self.is_common else result


def is_positional(call: str, name: str) -> bool:
    """Say whether a parameter of a common call is given by its place."""
    parameter = parameters(call)[name]
    return parameter.kind is parameter.POSITIONAL_OR_KEYWORD


def takes_extra(call: str) -> bool:
    """Say whether a common call takes `extra`."""
    return "extra" in inspect.signature(getattr(voxwright.Client, call)).parameters


def refers(field: Field) -> bool:
    """Say whether a field takes only what the vendor has given or has: no other text is there for it."""
    return names_something(field) or is_cursor(field) or field.wire in CATALOGUED


def names_something(field: Field) -> bool:
    """Say whether a field names what has to exist at the vendor."""
    return field.location == "path" or field.argument == "voice" or field.wire.endswith("voice_id")


def subjects() -> Iterator[Subject]:
    """Yield every call of every vendor's clients, through every client."""
    for label in DOCUMENTS:
        for is_async in (False, True):
            for operation in typed_operations(label):
                yield Subject(label, operation.name, is_common=False, is_async=is_async, operation=operation)
            for call in COMMON:
                if call in offers(vendor_of(label)):
                    yield Subject(label, call, is_common=True, is_async=is_async, operation=operation_of(label, call))


SUBJECTS = tuple(subjects())
CLONES = tuple(subject for subject in SUBJECTS if subject.clip is not None)
CREATING = tuple(subject for subject in SUBJECTS if subject.operation.billed)
QUICK = tuple(subject for subject in SUBJECTS if not subject.follows_a_task)
PLACES = tuple((subject, slot) for subject in QUICK for slot in subject.slots)
CLIENTS = {
    f"{each.label}-{'common' if each.is_common else 'typed'}-{'async' if each.is_async else 'sync'}": [
        other
        for other in QUICK
        if (other.label, other.is_common, other.is_async) == (each.label, each.is_common, each.is_async)
    ]
    for each in QUICK
}
"""The calls of each client that take no wait."""
SPEAKING = tuple(subject for subject in SUBJECTS if subject.streams)


def limits(subject: Subject, slot: Slot) -> Iterator[Edge]:
    """Yield the limits of a place; a language of the common call is looked up, so its letter case is no limit."""
    for edge in edges(slot.field):
        if not (subject.is_common and slot.name == "language"):
            yield edge
        elif edge.label == "enum":
            yield Edge(edge.label, edge.inside, FOREIGN_LANGUAGE, edge.allowed)
