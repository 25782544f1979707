"""The sandbox as a server: starting, stopping, being read from outside, and its command."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright.sandbox
from voxwright.errors import ConfigurationError


def test_it_is_up_when_the_block_begins_and_gone_when_it_ends() -> None:
    """No waiting for readiness, no thread and no socket left behind."""
    before = set(threading.enumerate())
    with voxwright.sandbox.serve() as sandbox:
        assert 200 == httpx.get(sandbox.address, trust_env=False).status_code

    assert before == set(threading.enumerate())
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sandbox.port), timeout=5)


def test_it_starts_and_stops_fast() -> None:
    """Ten sandboxes one after the other take a second or so, an open keep-alive connection included."""
    started = time.perf_counter()
    with httpx.Client(trust_env=False) as http:
        for _ in range(10):
            with voxwright.sandbox.serve() as sandbox:
                http.get(sandbox.address)

    assert time.perf_counter() - started < 10


def test_an_answer_on_an_open_connection_does_not_wait() -> None:
    """No answer is held back until the client has acknowledged the last one, which would take 40 ms each."""
    with voxwright.sandbox.serve() as sandbox, httpx.Client(trust_env=False) as http:
        times = [http.post(sandbox.address, content=b"x").elapsed.total_seconds() for _ in range(21)]

    assert sorted(times)[10] < 0.03


def test_it_stops_although_a_client_never_finishes_its_request() -> None:
    """A half-sent request does not hold up the end."""
    with voxwright.sandbox.serve() as sandbox, socket.create_connection(("127.0.0.1", sandbox.port)) as idle:
        head = f"POST /vox/v3/models/voices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sandbox.api_key}\r\n"
        idle.sendall(head.encode() + b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        started = time.perf_counter()

    assert time.perf_counter() - started < 10


def test_a_client_that_goes_away_is_on_record() -> None:
    """A request that was cut off has no status."""
    arrived = threading.Event()
    with voxwright.sandbox.serve(on_request=lambda _: arrived.set()) as sandbox:
        with socket.create_connection(("127.0.0.1", sandbox.port)) as cut:
            head = f"POST /vox/v3/models/voices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sandbox.api_key}\r\n"
            cut.sendall(head.encode() + b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        assert arrived.wait(10)
        seen = sandbox.requests[0]

    assert (0, "voices.clone") == (seen.status, seen.operation)
    assert "the client went away" in str(seen.problem)


def test_an_error_in_the_block_ends_it_too() -> None:
    """The server goes whatever happens."""
    with pytest.raises(ValueError, match="mine"), voxwright.sandbox.serve() as sandbox:
        raise ValueError("mine")

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sandbox.port), timeout=5)


def test_a_port_that_is_taken_is_a_configuration_error() -> None:
    """The error names the port, and nothing was started."""
    before = threading.active_count()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"port {port}"), voxwright.sandbox.serve(port):
            pytest.fail("it started")

    assert before == threading.active_count()


def test_its_addresses_are_the_vendors_own_below_their_names(sandbox: voxwright.sandbox.Sandbox) -> None:
    """A vendor is reached below its folder's name, with the path of its own base URL."""
    assert f"http://127.0.0.1:{sandbox.port}/vox/v3" == sandbox.url("vox")
    assert f"http://127.0.0.1:{sandbox.port}/cartesia" == sandbox.url("cartesia")
    assert tuple(sorted(VENDORS)) == sandbox.vendors
    with pytest.raises(ConfigurationError, match="no vendor 'nobody'"):
        sandbox.url("nobody")


def test_its_front_page_lists_the_vendors(sandbox: voxwright.sandbox.Sandbox) -> None:
    """Somebody who opens the address in a browser sees where to go."""
    vendors = httpx.get(sandbox.address, trust_env=False).json()["vendors"]

    assert {vendor: sandbox.url(vendor) for vendor in sandbox.vendors} == vendors
    assert 404 == httpx.get(sandbox.address + "/nobody/v1", trust_env=False).status_code


def test_its_key_can_be_chosen(make_wire: Any) -> None:
    """The key of this sandbox is the only one it takes, and no text of it holds the key."""
    with voxwright.sandbox.serve(api_key="mine") as sandbox:
        wire = make_wire(sandbox)
        statuses = [wire.clone("vox", headers=h).status_code for h in ({}, {"Authorization": "Bearer sandbox-key"})]
        shown = repr(sandbox) + "".join(f"{seen} {seen!r}" for seen in sandbox.requests)

    assert [201, 401] == statuses
    assert "mine" not in shown


def test_a_request_is_on_record_before_its_answer_is_read(wire: Any) -> None:
    """A test can look at the record right after its call, sixteen callers at once."""
    counts: list[int] = []

    def call() -> None:
        wire.clone("cartesia")
        counts.append(len(wire.sandbox.requests))

    threads = [threading.Thread(target=call) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 16 == len(wire.sandbox.requests)
    assert 16 == len({voice["id"] for voice in wire.sandbox.voices("cartesia")})
    assert all(count >= 1 for count in counts)


def test_reset_forgets_everything(wire: Any) -> None:
    """After a reset there are no requests, no voices and no orders."""
    wire.clone("vox")
    wire.sandbox.force_next("vox", code=503)
    wire.sandbox.fail_next_task()

    wire.sandbox.reset()

    assert ([], []) == (wire.sandbox.requests, wire.sandbox.voices("vox"))
    assert 201 == wire.clone("vox").status_code
    task = wire.design().json()["id"]
    assert "completed" == [wire.look(task).json() for _ in range(3)][-1]["status"]


@pytest.mark.parametrize(("vendor", "limit", "window"), [("vox", 5, 1.0), ("supertone", 10, 60.0)])
def test_rate_limits_are_the_documents(make_wire: Any, vendor: str, limit: int, window: float) -> None:
    """As many requests as documented pass in a window, the next is the vendor's own 429, and later it passes again."""
    now = [0.0]
    with voxwright.sandbox.serve(rate_limits=True, clock=lambda: now[0]) as sandbox:
        wire = make_wire(sandbox)
        within = [wire.clone(vendor).status_code for _ in range(limit)]
        refused = wire.clone(vendor)
        now[0] = window
        after = wire.clone(vendor).status_code

    assert {after} == set(within)
    assert 429 == refused.status_code
    own = {
        "vox": ("error", "details", {"limit": 5, "window_seconds": 1}),
        "supertone": ("message", "error", "Too Many Requests"),
    }
    outer, inner, said = own[vendor]
    assert said == refused.json()[outer][inner]
    if vendor == "supertone":
        assert ("error", 429) == (refused.json()["status"], refused.json()["message"]["statusCode"])


def test_rate_limits_are_off_unless_asked_for(wire: Any) -> None:
    """Tests are not throttled by default."""
    assert {201} == {wire.clone("vox").status_code for _ in range(12)}


def environment() -> dict[str, str]:
    """Return an environment in which the packages are found."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def test_its_command_shows_each_request_and_ends_with_ctrl_c() -> None:
    """The command says where it is, shows a readable line for each request and ends quietly."""
    command = [sys.executable, "-m", "voxwright.sandbox", "--api-key", "k"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        try:
            first = process.stdout.readline()
            address = re.search(r"http://\S+?(?=,)", first)
            assert address, first
            vendors = [process.stdout.readline().split()[0] for _ in VENDORS]
            settings = [process.stdout.readline() for _ in range(1 + len(VENDORS))]
            httpx.post(
                f"{address.group()}/vox/v3/models/voices", headers={"Authorization": "Bearer no"}, trust_env=False
            )
            line = process.stdout.readline()
        finally:
            process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        code = process.wait(20)

    assert sorted(VENDORS) == vendors
    assert all(line.endswith("=k\n") for line in settings[1:])
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d  401  POST /vox/v3/models/voices  voices\.clone  \d+ ms  refused: the API key is not valid\n",
        line,
    )
    assert (0, "") == (code, rest)


def test_without_its_packages_the_import_says_what_to_install(tmp_path: Path) -> None:
    """A missing extra is a readable error, not a riddle."""
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError(\"No module named 'uvicorn'\", name='uvicorn')\n")
    code = (
        "import voxwright.errors as e\n"
        "try:\n from voxwright.sandbox import serve\n"
        "except e.ConfigurationError as error:\n print(error)"
    )
    found = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=found, check=True)

    assert "the sandbox needs uvicorn: install voxwright with its extra [sandbox]" in answer.stdout
