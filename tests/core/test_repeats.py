"""What is repeated over a real socket: idempotency keys, and methods that delete or change."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING, Any

import pytest
from acme import DELETE, MODES, UPDATE, VENDOR, VOICE, Voice, call, run, timed
from fault_server import FaultServer, hangs_up, replies

from voxwright import errors
from voxwright._core import schema as s
from voxwright._core.flow import call_answered
from voxwright._core.operation import Field, Operation

if TYPE_CHECKING:
    from voxwright._core.exchange.answer import Answered
    from voxwright._core.flow import Flow

KEYED: Operation[Voice] = Operation(
    vendor=VENDOR,
    name="voices.make",
    method="POST",
    path="/voices",
    fields=(Field("prompt", "body", s.Str(), required=True),),
    answers=(VOICE,),
    body_type="application/json",
    billed=True,
    idempotency="Idempotency-Key",
)
MAKE = KEYED.request(prompt="calm")
GONE = replies(404, {"error": {"code": "unknown", "message": "no such voice"}})
BUSY = replies(503, b"", headers=(("Retry-After", "0"),))
SLOW_DOWN = replies(429, b"", headers=(("Retry-After", "0"),))
OK = replies(200, {"id": "v"})
DELETED = replies(204, content_type=None)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def keys(server: FaultServer) -> list[str]:
    """Return the idempotency keys that came."""
    return [one.header("idempotency-key") or "" for one in server.received]


def test_a_key_is_the_same_for_all_attempts_and_fresh_for_each_call(mode: str) -> None:
    """So a 503 may be repeated although the call is billed."""
    with FaultServer((BUSY, OK, OK)) as server:
        assert call(mode, MAKE, server.url) == Voice(id="v")
        assert call(mode, MAKE, server.url) == Voice(id="v")
        first, second, third = keys(server)

    assert first == second != third
    assert UUID.fullmatch(first)
    assert UUID.fullmatch(third)


def test_the_users_own_key_wins(mode: str) -> None:
    """However it is spelt."""
    with FaultServer((BUSY, OK)) as server:
        call(mode, MAKE.with_extra(headers={"idempotency-KEY": "mine"}), server.url)

        assert keys(server) == ["mine", "mine"]


def test_an_error_keeps_the_key(mode: str) -> None:
    """To ask again with; also through a pickle. A call that has none keeps none."""
    with FaultServer((hangs_up,)) as server:
        error = timed(lambda: call(mode, MAKE, server.url))[1]
        (sent,) = keys(server)
        bare = timed(lambda: call(mode, UPDATE.request(id="v", name="n"), server.url))[1]

    assert type(error) is errors.OutcomeUnknownError
    assert error.idempotency_key == sent == pickle.loads(pickle.dumps(error)).idempotency_key  # noqa: S301 - our own
    assert f"Idempotency-Key: '{sent}'" in repr(error.request)
    assert f"-H 'Idempotency-Key: {sent}'" in error.request.curl()
    assert bare.idempotency_key is None


def test_a_request_shows_that_a_key_will_be_sent() -> None:
    """A fresh one, which curl makes too; another header that looks like a secret stays masked."""
    assert '-H "Idempotency-Key: $(uuidgen)"' in MAKE.curl()
    assert "'X-Key: ***'" in MAKE.with_extra(headers={"X-Key": "k"}).curl()
    assert MAKE == KEYED.request(prompt="calm")


@pytest.mark.parametrize(("said", "replayed"), [("true", True), ("True ", True), ("false", False), (None, False)])
def test_a_flow_can_tell_a_replay(mode: str, said: str | None, replayed: bool) -> None:
    """By a header of the answer."""

    def flow() -> Flow[Answered[Voice]]:
        return (yield from call_answered(MAKE))

    headers = () if said is None else (("Idempotency-Replayed", said),)
    with FaultServer((replies(200, {"id": "v"}, headers=headers),)) as server:
        assert run(mode, flow, server.url).replayed is replayed


@pytest.mark.parametrize(
    "first", [hangs_up, replies(500), replies(502), replies(408)], ids=["cut", "500", "502", "408"]
)
@pytest.mark.parametrize("status", [404, 410])
def test_what_an_earlier_attempt_may_have_deleted_is_deleted(mode: str, first: Any, status: int) -> None:
    """That it is gone then is what was asked for."""
    with FaultServer((first, replies(status, {}))) as server:
        assert call(mode, DELETE.request(id="v"), server.url) is None
        assert len(server.received) == 2


@pytest.mark.parametrize("first", [SLOW_DOWN, None], ids=["429", "first"])
def test_what_no_attempt_can_have_deleted_is_not_found(mode: str, first: Any) -> None:
    """The vendor had refused to begin, or there was no earlier attempt."""
    behaviours = (GONE,) if first is None else (first, GONE)
    with FaultServer(behaviours) as server:
        error = timed(lambda: call(mode, DELETE.request(id="v"), server.url))[1]

    assert type(error) is errors.NotFoundError


def test_a_deletion_answers_none(mode: str) -> None:
    """Also with an empty 200."""
    with FaultServer((DELETED, replies(200, b"", content_type=None))) as server:
        assert [call(mode, DELETE.request(id="v"), server.url) for _ in range(2)] == [None, None]


@pytest.mark.parametrize(
    ("first", "attempts"), [(hangs_up, 1), (replies(500), 1), (BUSY, 1)], ids=["cut", "500", "503"]
)
def test_a_change_is_not_repeated_once_it_was_sent(mode: str, first: Any, attempts: int) -> None:
    """It may not be the same the second time."""
    with FaultServer((first, OK)) as server:
        error = timed(lambda: call(mode, UPDATE.request(id="v", name="n"), server.url))[1]
        assert len(server.received) == attempts

    assert isinstance(error, errors.APIError)
    assert error.maybe_executed


def test_a_change_that_was_refused_to_be_begun_is_repeated(mode: str) -> None:
    """After a 429."""
    with FaultServer((SLOW_DOWN, OK)) as server:
        assert call(mode, UPDATE.request(id="v", name="n"), server.url) == Voice(id="v")
