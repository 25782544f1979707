"""`_core.flow`: an adapter's generator, run under one deadline, sync and async alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from acme import GET, MODES, Voice, run, timed
from fault_server import FaultServer, is_silent, replies

from voxwright import errors
from voxwright._core.flow import Flow, call, call_answered, pause, remaining, report

if TYPE_CHECKING:
    from voxwright._core.exchange.answer import Answered

ONE = replies(200, {"id": "one"}, headers=(("X-Acme-Id", "req-1"),))
TWO = replies(200, {"id": "two"})


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Run each test sync and async."""
    return str(request.param)


def test_a_flow_calls_and_returns(mode: str) -> None:
    """What a call answers comes back at its `yield from`."""

    def flow() -> Flow[list[str]]:
        first = yield from call(GET.request(id="1"))
        second = yield from call(GET.request(id="2"))
        return [first.id, second.id]

    with FaultServer((ONE, TWO)) as server:
        assert run(mode, flow, server.url) == ["one", "two"]
        assert [request.target for request in server.received] == ["/voices/1", "/voices/2"]


def test_a_flow_can_see_more_than_the_value(mode: str) -> None:
    """Status, headers and request id come with `call_answered`."""

    def flow() -> Flow[Answered[Voice]]:
        return (yield from call_answered(GET.request(id="1")))

    with FaultServer((ONE,)) as server:
        answered = run(mode, flow, server.url)

    assert (answered.value.id, answered.status_code, answered.request_id) == ("one", 200, "req-1")
    assert ("x-acme-id", "req-1") in answered.headers


def test_an_error_is_raised_where_the_call_stands(mode: str) -> None:
    """So a flow can catch it, and go on."""

    def flow() -> Flow[str]:
        try:
            yield from call(GET.request(id="1"))
        except errors.NotFoundError as error:
            return f"caught {error.status_code}"
        return "no"

    with FaultServer((replies(404, {}),)) as server:
        assert run(mode, flow, server.url) == "caught 404"


def test_an_error_that_is_not_caught_comes_out_clean(mode: str) -> None:
    """As the class it is, with no context."""

    def flow() -> Flow[Voice]:
        return (yield from call(GET.request(id="1")))

    with FaultServer((replies(404, {}),)) as server, pytest.raises(errors.NotFoundError) as caught:
        run(mode, flow, server.url)

    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_all_calls_and_waits_share_one_deadline(mode: str) -> None:
    """The second call gets what the first and the pause have left."""

    def flow() -> Flow[None]:
        yield from call(GET.request(id="1"))
        yield from pause(0.3)
        yield from call(GET.request(id="2"))

    with FaultServer((ONE, is_silent)) as server:
        seconds, error = timed(lambda: run(mode, flow, server.url, timeout=0.6, retries=0))

    assert type(error) is errors.APITimeoutError
    assert 0.5 < seconds < 0.9


def test_a_pause_ends_at_the_deadline_and_says_so(mode: str) -> None:
    """The flow decides what that means."""
    answers: list[bool] = []

    def flow() -> Flow[float]:
        answers.append((yield from pause(0.01)))
        answers.append((yield from pause(60)))
        return (yield from remaining())

    seconds, left = timed(lambda: run(mode, flow, "http://127.0.0.1:9", timeout=0.3))

    assert answers == [True, False]
    assert left <= 0
    assert seconds < 0.6


def test_progress_reaches_the_users_callback(mode: str) -> None:
    """Whatever a flow reports."""
    seen: list[tuple[int, int]] = []

    def flow() -> Flow[None]:
        yield from report(30, 100)
        yield from report(100, 100)

    run(mode, flow, "http://127.0.0.1:9", on_progress=lambda done, total: seen.append((done, total)))

    assert seen == [(30, 100), (100, 100)]


def test_a_flow_is_closed_when_a_callback_raises(mode: str) -> None:
    """The user's exception passes through the flow, whose cleanup runs."""
    closed: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield from report(1, 100)
        finally:
            closed.append("yes")

    def broken(done: int, total: int) -> None:
        raise LookupError(done, total)

    with pytest.raises(LookupError):
        run(mode, flow, "http://127.0.0.1:9", on_progress=broken)

    assert closed == ["yes"]
