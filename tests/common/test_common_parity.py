"""The sync and the async client are one API; every adapter fits it."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import Any

import pytest
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import OPERATIONS, find_operation, offers

BEYOND = {"timeout", "retries", "on_progress", "extra_body", "extra_headers"}
OTHER_NAMES = {
    "aclose": "close",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
}
PAIRS = [
    (voxwright.Client, voxwright.AsyncClient),
    (voxwright.VoiceTask, voxwright.AsyncVoiceTask),
    (voxwright.Speech, voxwright.AsyncSpeech),
]
CALLS = [
    "clone_voice",
    "design_voice",
    "submit_design",
    "get_task",
    "retrain_voice",
    "list_voices",
    "get_voice",
    "update_voice",
    "delete_voice",
    "speak",
    "get_speech",
]
BY_THE_SESSION = {"list_voices": {"cursor"}, "speak": {"voice"}}
"""What an adapter is given beside the arguments of the call."""


def members(kind: type[Any]) -> dict[str, Any]:
    """Return the functions and properties that a class shows, under the sync names."""
    found = {name: value for base in reversed(kind.__mro__[:-1]) for name, value in vars(base).items()}
    shown = {
        name: value
        for name, value in found.items()
        if (not name.startswith("_") or name in OTHER_NAMES.values() or name in OTHER_NAMES or name == "__init__")
        and (callable(value) or isinstance(value, property))
    }
    return {OTHER_NAMES.get(name, name): value for name, value in shown.items()}


def plain(text: object) -> str:
    """Return a text without the words in which the two APIs may differ."""
    return re.sub(r"\bawait |\basync |Async", "", str(text or ""))


@pytest.mark.parametrize(("sync", "asynchronous"), PAIRS)
def test_both_have_the_same_names(sync: type[Any], asynchronous: type[Any]) -> None:
    """What one can do the other can."""
    assert set(members(sync)) == set(members(asynchronous))


@pytest.mark.parametrize(("sync", "asynchronous"), PAIRS)
def test_both_take_and_promise_the_same(sync: type[Any], asynchronous: type[Any]) -> None:
    """Names, order, kinds, defaults and docs of the arguments agree."""
    ours, theirs = members(sync), members(asynchronous)
    for name, value in ours.items():
        assert plain(value.__doc__) == plain(theirs[name].__doc__), name
        if callable(value):
            assert plain(inspect.signature(value)) == plain(inspect.signature(theirs[name])), name


@pytest.mark.parametrize("name", CALLS)
def test_every_call_can_be_bounded_and_says_so_first(name: str) -> None:
    """Each call takes timeout and retries, and the first line of its docstring says that timeout is the total."""
    call = getattr(voxwright.Client, name)
    parameters = inspect.signature(call).parameters

    assert {"timeout", "retries"} <= set(parameters)
    assert "`timeout` is the total in seconds" in (call.__doc__ or "").splitlines()[0]
    assert [] == [p.name for p in parameters.values() if p.kind is p.VAR_KEYWORD]


@pytest.mark.parametrize("name", CALLS)
def test_every_argument_is_described(name: str) -> None:
    """The docstring of a call has a line for each argument."""
    call = getattr(voxwright.Client, name)
    described = set(re.findall(r"^ {12}(\w+): ", call.__doc__ or "", re.MULTILINE))

    assert set(inspect.signature(call).parameters) - {"self"} <= described


@pytest.mark.parametrize("provider", VENDORS)
def test_an_adapter_takes_what_the_client_gives(provider: str) -> None:
    """The arguments of an adapter's functions are those of the client's calls, by the same names."""
    for name in set(offers(provider)) & set(CALLS) - {"get_task"}:
        given = set(inspect.signature(getattr(voxwright.Client, name)).parameters) - BEYOND - {"self"}
        given = {"voice_id" if argument == "voice_or_id" else argument for argument in given}
        given |= BY_THE_SESSION.get(name, set())
        parameters = inspect.signature(find_operation(provider, name)).parameters.values()

        assert given <= {parameter.name for parameter in parameters}
        assert {p.name for p in parameters if p.default is p.empty} <= given


@pytest.mark.parametrize("provider", VENDORS)
def test_an_adapter_knows_its_name_and_offers_something(provider: str) -> None:
    """Each adapter says which vendor it is for, and has at least one operation that makes a voice."""
    module = import_module(f"voxwright.providers.{provider}")

    assert provider == module.PROVIDER
    assert set(offers(provider)) & {"clone_voice", "design_voice"}
    assert set(offers(provider)) <= set(OPERATIONS)
    assert ("submit_design" in offers(provider)) == ({"get_task", "wait_task"} <= set(offers(provider)))
