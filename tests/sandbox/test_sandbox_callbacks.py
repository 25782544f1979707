"""The callbacks that the sandbox makes, as whoever receives them sees them."""

from __future__ import annotations

import json
import socket
import threading
from typing import Any, Self

import pytest

from voxwright.errors import ConfigurationError
from voxwright.sandbox import Delivery, serve

URL = "https://hooks.example/done?token=secret"


class Ear:
    """Accepts connections on loopback, keeps what came and answers each with the next of some bytes."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self.heard: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._held: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for answer in self._answers:
            connection, _ = self._listener.accept()
            self._held.append(connection)
            got = b""
            while b"\r\n\r\n" not in got or len(got.partition(b"\r\n\r\n")[2]) < _length(got):
                got += connection.recv(65536)
            self.heard.append(got)
            if answer:
                connection.sendall(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        for connection in self._held:
            connection.close()


def _length(head: bytes) -> int:
    return next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))


OK = b"HTTP/1.1 204 No Content\r\n\r\n"
MOVED = b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"


def deliver(make_wire: Any, *, to: str | None, scale: float = 0.02, **fields: Any) -> tuple[str, list[Delivery]]:
    """Let one task end, and return its id and what was made of its callback once that is over."""
    over = threading.Event()
    with serve(callback_to=to, callback_scale=scale, on_callback=lambda made: made.last and over.set()) as sandbox:
        task_id = make_wire(sandbox).design(**{"callback_url": URL, **fields}).json()["id"]
        assert over.wait(20)
        return task_id, sandbox.deliveries


def test_the_body_is_what_the_query_answers(make_wire: Any) -> None:
    """A callback is a POST to the path that was handed in, of the task as it ended."""
    with Ear(OK) as ear:
        task_id, made = deliver(make_wire, to=ear.address)
        head, _, body = ear.heard[0].partition(b"\r\n\r\n")

    assert head.startswith(b"POST /done?token=secret HTTP/1.1")
    assert b"hooks.example" in head
    assert (task_id, "completed") == (json.loads(body)["id"], json.loads(body)["status"])
    assert [(204, True)] == [(each.status, each.last) for each in made]
    assert "https://hooks.example/done" == made[0].url
    assert "secret" not in str(made[0])


def test_what_is_not_2xx_or_in_time_is_repeated(make_wire: Any) -> None:
    """A redirect is not followed and silence is not waited for: both are failures, and 2xx ends it."""
    with Ear(MOVED, b"", OK) as ear:
        _, made = deliver(make_wire, to=ear.address)

    assert [302, 0, 204] == [each.status for each in made]
    assert [None, "no answer in time", None] == [each.problem for each in made]
    assert [0, 1, 2] == [each.pause for each in made]


def test_nobody_there_is_said(make_wire: Any) -> None:
    """Without a server at the address all four attempts fail."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    _, made = deliver(make_wire, to=address)

    assert [0] * 4 == [each.status for each in made]
    assert all("no answer" in str(each.problem) for each in made)


def test_without_an_address_nothing_is_sent(make_wire: Any) -> None:
    """The address that was handed in is public, and is never called."""
    _, made = deliver(make_wire, to=None)

    assert ["not sent"] == [str(each.problem)[:8] for each in made]


@pytest.mark.parametrize(
    "address", ["https://example.com", "http://10.0.0.1:80", "ftp://127.0.0.1", "127.0.0.1:80", "http://[::1", ""]
)
def test_only_this_machine_is_called(address: str) -> None:
    """Another address is refused when it is set."""
    with pytest.raises(ConfigurationError, match="this machine"), serve(callback_to=address):
        pass


def test_a_scale_is_more_than_nothing() -> None:
    """A second can not take no time."""
    with pytest.raises(ConfigurationError, match="callback_scale"), serve(callback_scale=0):
        pass


@pytest.mark.parametrize("url", ["http://hooks.example/", "https://127.0.0.1/", "https://localhost/"])
def test_an_address_that_the_vendor_refuses_is_refused(wire: Any, url: str) -> None:
    """HTTPS only, and no private address."""
    assert 400 == wire.design(callback_url=url).status_code


def test_a_reset_ends_what_is_under_way(make_wire: Any) -> None:
    """After it no attempt is made or noted, and the task does not end by itself."""
    first = threading.Event()
    with (
        Ear(MOVED) as ear,
        serve(callback_to=ear.address, callback_scale=0.2, on_callback=lambda _: first.set()) as sandbox,
    ):
        wire = make_wire(sandbox)
        wire.look(wire.design(callback_url=URL, voice_prompt="calm [sandbox:polls=1]").json()["id"])
        assert first.wait(20)
        sandbox.reset()

        assert [] == sandbox.deliveries
