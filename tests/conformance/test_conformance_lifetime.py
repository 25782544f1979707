"""Clients from the first call to the last: many calls at once, one after the other, copies, and after the end."""

from __future__ import annotations

import asyncio
import copy
import gc
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

import httpx
import pytest
from conformance_answers import Scripted, answers_of, for_example, succeeds, trusted
from conformance_calls import CLIENTS, COMMON, KEY, QUICK, SUBJECTS, Subject, done, typed_class
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

FAST = pytest.mark.parametrize("subject", QUICK, ids=str)
MANY = 50
REFUSED = 500
LACKING = [
    pytest.param(vendor, call, is_async, id=f"{vendor}-{call}-{'async' if is_async else 'sync'}")
    for vendor in VENDORS
    for call in COMMON
    if call not in offers(vendor)
    for is_async in (False, True)
]
LEAST: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "clone_voice": ((b"RIFF",), {"name": "Ada"}),
    "design_voice": (("calm",), {"name": "Ada", "preview_text": "Hello."}),
    "submit_design": (("calm",), {"name": "Ada", "preview_text": "Hello."}),
    "get_task": (("task-1",), {}),
    "retrain_voice": (("voice-1", b"RIFF"), {"name": "Ada"}),
    "list_voices": ((), {}),
    "get_voice": (("voice-1",), {}),
    "update_voice": (("voice-1",), {"name": "Ada"}),
    "delete_voice": (("voice-1",), {}),
    "speak": (("voice-1", "Hello."), {}),
    "get_speech": (("task-1",), {}),
}


def named(subject: Subject, number: int) -> dict[str, Any]:
    """Return arguments with a name of their own."""
    return subject.arguments() | ({} if subject.name is None else {subject.name.name: f"Ada_{number}"})


def given_names(subject: Subject, sandbox: Sandbox) -> set[str]:
    """Return the names that the sandbox was given, where it keeps them."""
    assert subject.name is not None
    wire = subject.name.field.wire
    return {part.value or "" for seen in sandbox.requests for part in seen.parts if part.name == wire}


async def at_once(subjects: list[Subject], client: Any, arguments: list[dict[str, Any]]) -> list[Any]:
    """Make calls in as many threads, or as tasks."""
    pairs = list(zip(subjects, arguments, strict=True))
    if subjects[0].is_async:
        return list(await asyncio.gather(*(subject.start(client, each) for subject, each in pairs)))
    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(lambda pair: pair[0].start(client, pair[1]), pairs))


@pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.name is not None], ids=str)
async def test_fifty_voices_made_at_once_are_fifty_voices(subject: Subject, sandbox: Sandbox) -> None:
    """Fifty threads on one client, or fifty tasks, all get the voice that they asked for."""
    async with subject.client(sandbox) as client:
        if subject.call == "retrain_voice":  # each a voice of its own: there may be a limit to how often
            arguments = [await subject.ready(client, sandbox) for _ in range(MANY)]
        else:
            arguments = [named(subject, number) for number in range(MANY)]
        results = await at_once([subject] * MANY, client, arguments)

    assert MANY == len(results)
    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]
    asked = [seen for seen in sandbox.requests if seen.operation == subject.operation.name]
    assert MANY == len(asked)
    if subject.call != "retrain_voice":
        assert subject.name is not None
        wanted = [each[subject.name.name] for each in arguments]
        assert not asked[0].parts or set(wanted) == given_names(subject, sandbox)
        if hasattr(results[0], "name"):
            assert wanted == [result.name for result in results]
    if subject.is_common:
        assert MANY == len({result.id for result in results})


@pytest.mark.parametrize("calls", CLIENTS.values(), ids=CLIENTS)
async def test_fifty_calls_of_all_kinds_at_once_do_not_disturb_each_other(
    calls: list[Subject], sandbox: Sandbox
) -> None:
    """Whatever else the client is doing, each call gets an answer of its own kind, and a voice that it names."""
    mixed = [calls[number % len(calls)] for number in range(MANY)]
    async with calls[0].client(sandbox) as client:
        arguments = [await subject.ready(client, sandbox) for subject in mixed]
        results = await at_once(mixed, client, arguments)

    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]
    kinds: dict[str, set[type[Any]]] = {}
    for subject, given, result in zip(mixed, arguments, results, strict=True):
        kinds.setdefault(subject.call, set()).add(type(result))
        if subject.call in {"get_voice", "update_voice", "retrain_voice"}:
            assert given["voice_or_id"] == result.id
    assert [1] * len(calls) == [len(found) for found in kinds.values()]


def refused_with(subject: Subject) -> int:
    """Return a status that the sandbox can be asked for: one that the document has, if it has any of an error."""
    documented = sorted({each.status for each in answers_of(subject) if each.status >= HTTPStatus.BAD_REQUEST})
    return documented[0] if documented and REFUSED not in documented else REFUSED


@FAST
async def test_a_client_is_used_again_and_again(subject: Subject, sandbox: Sandbox) -> None:
    """One call after the other works, also after one that failed and one that was refused."""
    async with subject.client(sandbox) as client:
        await subject.invoke(client, await subject.ready(client, sandbox))
        arguments = await subject.ready(client, sandbox)
        refused = refused_with(subject)
        sandbox.force_next(subject.vendor, code=refused)
        with pytest.raises(voxwright.APIStatusError):
            await subject.invoke(client, arguments)
        if arguments:
            with pytest.raises((voxwright.InvalidRequestError, TypeError)):
                await subject.invoke(client, dict.fromkeys(arguments))
        await subject.invoke(client, arguments)

    assert [False, True, False] == [seen.status == refused for seen in sandbox.requests[-3:]]


@FAST
async def test_nothing_is_called_after_the_end(subject: Subject, sandbox: Sandbox) -> None:
    """A closed client refuses each call in words, before anything is sent; closing it twice is no error."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
    before = sandbox.requests
    await subject.close(client)
    for options in ({}, {"timeout": 5}, {"headers": {"X-A": "b"}}):
        with pytest.raises(voxwright.ConfigurationError, match="closed") as caught:
            await subject.invoke(client.with_options(**options) if options else client, arguments)
        assert subject.vendor == caught.value.provider

    assert before == sandbox.requests


@FAST
async def test_a_client_that_was_never_used_is_closed_all_the_same(subject: Subject, sandbox: Sandbox) -> None:
    """Closed before its first call, a client calls nothing, and neither does what is made of it afterwards."""
    async with subject.client(sandbox) as other:
        arguments = await subject.ready(other)
    before = sandbox.requests
    client = subject.new(sandbox.url(subject.vendor))
    await subject.close(client)
    for options in ({}, {"timeout": 5}):
        with pytest.raises(voxwright.ConfigurationError, match="closed"):
            await subject.invoke(client.with_options(**options) if options else client, arguments)
    if subject.is_common:
        wanted = (subject.operation, subject.is_async, False)
        typed = next(each for each in SUBJECTS if (each.operation, each.is_async, each.is_common) == wanted)
        with pytest.raises(voxwright.ConfigurationError, match="closed"):
            await typed.invoke(client.vendor, typed.anything())

    assert before == sandbox.requests


async def fail_inside(subject: Subject, client: Any) -> None:
    """Use a client as its own context manager, and raise in the block."""
    if subject.is_async:
        async with client as entered:
            await subject.invoke(entered, await subject.ready(entered))
            raise ZeroDivisionError
    with client as entered:
        await subject.invoke(entered, await subject.ready(entered))
        raise ZeroDivisionError


@FAST
async def test_a_with_block_closes(subject: Subject, sandbox: Sandbox) -> None:
    """A client is its own context manager, which closes it, also when something is raised inside."""
    client = subject.new(sandbox.url(subject.vendor))
    with pytest.raises(ZeroDivisionError):
        await fail_inside(subject, client)

    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        await subject.invoke(client, subject.anything())


@FAST
async def test_a_copy_shares_and_ends_alone(subject: Subject, sandbox: Sandbox) -> None:
    """A copy with other options calls with the same key; closing it closes neither the client nor another copy."""
    async with subject.client(sandbox) as client:
        first, second = client.with_options(timeout=9), client.with_options(retries=1)
        assert type(client) is type(first)
        await subject.invoke(first, await subject.ready(client, sandbox))
        await subject.close(first)
        with pytest.raises(voxwright.ConfigurationError, match="closed"):
            await subject.invoke(first, subject.anything())
        await subject.invoke(second, await subject.ready(client, sandbox))
        await subject.invoke(client, await subject.ready(client, sandbox))

    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]


@FAST
async def test_what_was_brought_stays_open(subject: Subject, sandbox: Sandbox) -> None:
    """An httpx client of the user's, and a typed client given to the common one, outlive the client."""
    kind = httpx.AsyncClient if subject.is_async else httpx.Client
    own: Any = kind(timeout=20, trust_env=False, verify=trusted())
    client = subject.new(sandbox.url(subject.vendor), http_client=own)
    await subject.invoke(client, await subject.ready(client))
    await subject.close(client)
    assert not own.is_closed
    if subject.is_common:
        typed = typed_class(subject.label, is_async=subject.is_async)(
            api_key=KEY, base_url=sandbox.url(subject.vendor), http_client=own
        )
        for _ in range(2):
            common = subject.client_class(typed)
            assert subject.vendor == common.provider
            assert typed is common.vendor
            await subject.invoke(common, await subject.ready(common, sandbox))
            await subject.close(common)
            with pytest.raises(voxwright.ConfigurationError, match="closed"):
                await subject.invoke(common, subject.anything())
    await done(own.aclose() if subject.is_async else own.close())


# A loop that ends before the client is closed leaves connections behind, of which asyncio then complains.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "subject",
    [each for calls in CLIENTS.values() for each in calls if each.is_async and (each is calls[-1] or each.streams)],
    ids=str,
)
def test_an_async_client_works_in_one_loop_after_the_other(subject: Subject, sandbox: Sandbox) -> None:
    """A client that was made outside, and used in a loop that has ended, is used in the next."""
    client = subject.new(sandbox.url(subject.vendor))

    async def once() -> None:
        await subject.invoke(client, await subject.ready(client, sandbox))

    async def last() -> None:
        await once()
        await subject.close(client)

    asyncio.run(once())
    asyncio.run(last())
    gc.collect()

    assert [] == [seen.problem for seen in sandbox.requests if seen.problem]


@FAST
async def test_a_client_shows_no_key_and_is_not_pickled(subject: Subject, sandbox: Sandbox) -> None:
    """Neither the client nor what it returns carries the key anywhere: a client refuses pickle in words."""
    async with subject.client(sandbox) as client:
        result = await subject.invoke(client, await subject.ready(client))
        assert KEY not in f"{client!r} {vars(client)}"
        assert subject.vendor in repr(client).lower()
        for make in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match=r"key|client"):
                make(client)

    if isinstance(result, voxwright.VoiceTask | voxwright.AsyncVoiceTask):
        with pytest.raises(TypeError, match=r"get_task|client"):
            pickle.dumps(result)
    else:
        assert result == pickle.loads(pickle.dumps(result))  # noqa: S301 - our own
    assert KEY not in repr(result)


@pytest.mark.parametrize(("vendor", "call", "is_async"), LACKING)
async def test_what_a_vendor_lacks_is_refused_before_anything_is_sent(
    vendor: str, call: str, is_async: bool, sandbox: Sandbox
) -> None:
    """A call that the vendor does not have is UnsupportedOperationError, and names the vendors that have it."""
    kind: Callable[..., Any] = voxwright.AsyncClient if is_async else voxwright.Client
    client = kind(vendor, api_key=KEY, base_url=sandbox.url(vendor))
    first, others = LEAST[call]
    with pytest.raises(voxwright.UnsupportedOperationError) as caught:
        await done(getattr(client, call)(*first, **others))
    await done(client.aclose() if is_async else client.close())

    assert [] == sandbox.requests
    assert (vendor, call) == (caught.value.provider, caught.value.operation)
    assert all(name in str(caught.value) for name in VENDORS if call in offers(name))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert str(caught.value) == str(again)


@pytest.mark.parametrize("subject", [each for each in QUICK if not each.is_async], ids=str)
async def test_both_kinds_of_client_give_the_same(subject: Subject) -> None:
    """The same answer becomes the same value, sync and async."""
    results = []
    for is_async in (False, True):
        wanted = (subject.label, subject.call, is_async)
        twin = next(each for each in SUBJECTS if (each.label, each.call, each.is_async) == wanted)
        client = twin.new("http://localhost", transport=Scripted((succeeds(twin),)))
        result = await twin.invoke(client, for_example(twin))
        results.append(result.to_dict() if hasattr(result, "to_dict") else result)
        await twin.close(client)

    assert results[0] == results[1]
