"""The sync and the async API are one: the same names, parameters, defaults, annotations and docs, everywhere."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from conformance_calls import COMMON, first_of, typed_class, typed_operations
from judged import DOCUMENTS
from packages import module_of

import voxwright
from voxwright._core.client import AsyncClient, SyncClient

SYNC_NAMES = {"aclose": "close", "__aiter__": "__iter__", "__aenter__": "__enter__", "__aexit__": "__exit__"}
SHOWN = {"__init__", *SYNC_NAMES.values(), *SYNC_NAMES}
BEYOND = {"timeout", "retries", "extra_body", "extra_headers"}
WAITING = {"close", "__enter__", "__exit__", "send", "run", "refresh", "wait", "read", "save"}
SPELLINGS = [
    (r"\bawait |\basync ", ""),
    (r", awaited", ""),
    (r"AsyncBaseTransport", "BaseTransport"),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\bSync(?=[A-Z])", ""),
    (r"\btasks at once", "threads at once"),
    (r", for asyncio", ""),
    (r"\bsync clients", "clients"),
    (r"\baclose\b", "close"),
]
"""The words in which the two may differ."""


def plain(text: object) -> str:
    """Return a text without the words in which the two may differ."""
    shown = inspect.cleandoc(str(text or ""))
    for pattern, instead in SPELLINGS:
        shown = re.sub(pattern, instead, shown)
    return " ".join(shown.split())


def members(kind: type[Any]) -> dict[str, Any]:
    """Return what a class shows, its own and inherited, under the sync names."""
    found = {name: value for base in reversed(kind.__mro__[:-1]) for name, value in vars(base).items()}
    return {
        SYNC_NAMES.get(name, name): value
        for name, value in found.items()
        if (name in SHOWN or not name.startswith("_")) and (callable(value) or isinstance(value, property))
    }


def groups(kind: type[Any]) -> Iterator[type[Any]]:
    """Yield the classes of the groups of operations of a generated client."""
    module = inspect.getmodule(kind)
    for value in vars(kind).values():
        if isinstance(value, property) and value.fget is not None:
            yield getattr(module, inspect.signature(value.fget).return_annotation)


def pairs() -> Iterator[Any]:
    """Yield each sync class with its async twin."""
    yield pytest.param(voxwright.Client, voxwright.AsyncClient, id="common")
    yield pytest.param(voxwright.VoiceTask, voxwright.AsyncVoiceTask, id="task")
    yield pytest.param(voxwright.Speech, voxwright.AsyncSpeech, id="speech")
    yield pytest.param(SyncClient, AsyncClient, id="base")
    for label in DOCUMENTS:
        sync, other = typed_class(label, is_async=False), typed_class(label, is_async=True)
        yield pytest.param(sync, other, id=label)
        for one, twin in zip(groups(sync), groups(other), strict=True):
            yield pytest.param(one, twin, id=f"{label}-{one.__name__.lower()}")


EVERY = pytest.mark.parametrize(("sync", "other"), list(pairs()))


@EVERY
def test_both_have_the_same_names_in_the_same_order(sync: type[Any], other: type[Any]) -> None:
    """What one can do the other can, and it stands in the same place."""
    assert f"Async{sync.__name__.removeprefix('Sync')}" == other.__name__
    assert list(members(sync)) == list(members(other))


@EVERY
def test_both_take_the_same(sync: type[Any], other: type[Any]) -> None:
    """Names, order, kinds, defaults and annotations of parameters agree, and so do results."""
    theirs = members(other)
    for name, value in members(sync).items():
        mine, twin = (each.fget if isinstance(each, property) else each for each in (value, theirs[name]))
        assert plain(inspect.signature(mine)) == plain(inspect.signature(twin)), name


@EVERY
def test_both_promise_the_same(sync: type[Any], other: type[Any]) -> None:
    """The docs agree, word for word."""
    theirs = members(other)
    assert plain(sync.__doc__) == plain(other.__doc__)
    for name, value in members(sync).items():
        assert value.__doc__ or name.startswith("__"), name
        assert plain(value.__doc__) == plain(theirs[name].__doc__), name


@EVERY
def test_what_waits_is_awaited(sync: type[Any], other: type[Any]) -> None:
    """What is a coroutine in one is a plain function in the other, and nothing else is."""
    theirs = members(other)
    for name, value in members(sync).items():
        assert not inspect.iscoroutinefunction(value), name
        waits = name in WAITING or calls_a_vendor(value)
        assert waits is inspect.iscoroutinefunction(theirs[name]), name


def calls_a_vendor(member: Any) -> bool:
    """Say whether a method makes calls: it then takes a timeout, and makes no client.

    One that gives an iterator makes none itself: it is gone through by `for`, or by `async for`.
    """
    if isinstance(member, property) or member.__name__ in {"__init__", "with_options"}:
        return False
    signature = inspect.signature(member)
    return "timeout" in signature.parameters and "Iterator" not in str(signature.return_annotation)


@pytest.mark.parametrize("label", DOCUMENTS)
def test_every_operation_is_a_method_with_the_same_fields(label: str) -> None:
    """Each operation is a method of its group, and takes what the pure function takes, in its order, with its docs."""
    for operation in typed_operations(label):
        group, _, name = operation.name.partition(".")
        function = named(getattr(module_of(label).operations, group), name)
        fields = list(inspect.signature(function).parameters.values())
        for is_async in (False, True):
            kind = typed_class(label, is_async=is_async)
            (holder,) = [each for each in groups(kind) if each.__name__.removeprefix("Async").lower() == group]
            taken = list(inspect.signature(named(holder, name)).parameters.values())
            assert fields == taken[1 : 1 + len(fields)]
            beyond = {each.name for each in taken[1 + len(fields) :]}
            # What has no body has nothing to put more into.
            assert BEYOND - ({"extra_body"} if operation.body_type is None else set()) <= beyond
            assert beyond <= {*BEYOND, "on_progress"}
        assert {each.name for each in operation.fields} == {each.name for each in fields}
        assert all(each.kind is each.KEYWORD_ONLY for each in fields)
        assert all(f"{each.name}:" in (function.__doc__ or "") for each in fields)


def named(holder: Any, name: str) -> Any:
    """Return a function of a module or a method of a class; a name of Python's may have an underscore."""
    return getattr(holder, name, None) or getattr(holder, f"{name}_")


@pytest.mark.parametrize("call", COMMON)
def test_no_call_passes_on_what_it_does_not_name(call: str) -> None:
    """No public call takes *args or **kwargs, and all but its subject is given by name."""
    several = {"retrain_voice", "speak"}  # the voice, and what it is to be made of or to say
    for kind in (voxwright.Client, voxwright.AsyncClient):
        _, *taken = inspect.signature(getattr(kind, call)).parameters.values()
        places = [each for each in taken if each.kind is each.POSITIONAL_OR_KEYWORD]
        assert ((2 if call in several else 1) if first_of(call) or places else 0) == len(places)
        assert places == taken[: len(places)]
        assert {each.kind for each in taken[len(places) :]} == {inspect.Parameter.KEYWORD_ONLY}
