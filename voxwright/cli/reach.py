"""Whether vendors answer: one HEAD each, without a key, to the address that calls would go to."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

import attrs

from voxwright._core.transport.network import tls_context
from voxwright._core.wording import one_line
from voxwright.errors import ConfigurationError

from .surroundings import route

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_SECONDS = 5.0
TOTAL_SECONDS = 10.0
"""For all vendors together, looking up names included, which nothing else bounds."""


@attrs.frozen(kw_only=True)
class Reach:
    """Whether a vendor answered; what it answered without a key does not matter."""

    reachable: bool
    status: int | None = None
    seconds: float | None = None
    problem: str | None = None


def reach_all(addresses: Mapping[str, str], *, total: float = TOTAL_SECONDS) -> dict[str, Reach]:
    """Ask all vendors, given by name and address, at the same time."""
    answers: SimpleQueue[tuple[str, Reach]] = SimpleQueue()

    def ask(name: str, address: str) -> None:
        answers.put((name, reach(address)))

    for name, address in addresses.items():
        Thread(target=ask, args=(name, address), daemon=True).start()
    until = time.monotonic() + total
    found: dict[str, Reach] = {}
    try:
        while len(found) < len(addresses):
            name, answer = answers.get(timeout=max(0.0, until - time.monotonic()))
            found[name] = answer
    except Empty:
        pass
    silent = Reach(reachable=False, problem=f"no answer within {total:g} s")
    return {name: found.get(name, silent) for name in addresses}


def reach(address: str) -> Reach:
    """Ask one address, through the proxy and with the certificates that calls would use."""
    import httpx

    started = time.monotonic()
    try:
        with httpx.Client(timeout=STEP_SECONDS, verify=tls_context(), proxy=route(address), trust_env=False) as client:
            answer = client.head(address, headers={"User-Agent": "voxwright-doctor"})
    except ConfigurationError as error:
        return Reach(reachable=False, problem=error.message)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Reach(reachable=False, problem=one_line(f"{type(error).__name__}: {error}", 200))
    return Reach(reachable=True, status=answer.status_code, seconds=round(time.monotonic() - started, 3))
