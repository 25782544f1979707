"""Callbacks that the sandbox really makes: to this machine only, repeated as a vendor does, each kept as a record."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import threading
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

import attrs
import httpx

from voxwright.errors import ConfigurationError

NOWHERE: Final = "not sent: the sandbox was not told which port of this machine stands in (callback_to)"


@attrs.frozen(kw_only=True)
class CallbackRule:
    """How a vendor makes a callback: seconds that it waits for an answer, and between its attempts."""

    timeout: float
    pauses: tuple[float, ...]


@attrs.frozen(kw_only=True)
class Delivery:
    """One attempt to tell a callback's address that a task has ended.

    Attributes:
        vendor: The vendor whose task it is.
        task_id: The task.
        url: The address that was handed in, without its query, which may hold a secret.
        sent_to: Where it went instead, on this machine, without its query; None if it was not sent.
        attempt: 1 for the first, more for the repeats.
        pause: Seconds before this attempt by the vendor's rule, whatever the sandbox makes of a second.
        status: The HTTP status of the answer, 0 if there was none.
        problem: Why there was none; None if there was one.
        last: Whether no other attempt follows.
        when: The time it began, in UTC.
        seconds: How long it took.
    """

    vendor: str
    task_id: str
    url: str
    sent_to: str | None
    attempt: int
    pause: float
    status: int
    problem: str | None
    last: bool
    when: datetime
    seconds: float

    @property
    def accepted(self) -> bool:
        """Whether it was answered with 2xx."""
        return 200 <= self.status < 300

    def __str__(self) -> str:
        """Return the line of the live log."""
        clock, took = self.when.astimezone().strftime("%H:%M:%S"), f"{self.seconds * 1000:.0f} ms"
        head = f"callback {self.attempt} of {self.task_id}"
        end = "" if self.accepted else "given up" if self.last else "will be repeated"
        where = self.url if self.sent_to is None else f"{self.sent_to} (for {self.url})"
        items = (clock, str(self.status or "---"), f"POST {where}", head, took, self.problem, end)
        line = "  ".join(item for item in items if item)
        return "".join(c if c.isprintable() else "?" for c in line).rstrip()


class Outbox:
    """Makes the callbacks of all vendors of one sandbox, on the loop that serves it."""

    def __init__(
        self, *, to: str | None = None, scale: float = 1.0, on_delivery: Callable[[Delivery], object] | None = None
    ) -> None:
        """Send to `to`, an address of this machine; `scale` is what a vendor's second is here, in seconds."""
        if not scale > 0:
            msg = f"callback_scale is more than 0, not {scale}"
            raise ConfigurationError(msg)
        self._scale = scale
        self._on_delivery = on_delivery
        self._lock = threading.Lock()
        self._made: list[Delivery] = []
        self._running: set[asyncio.Task[None]] = set()
        self._generation = 0
        self._to: str | None = None
        self.send_to(to)

    def send_to(self, address: str | None) -> None:
        """Send every callback to this address from now on; None sends none.

        Raises:
            ConfigurationError: It is not of this machine.
        """
        self._to = None if address is None else own_address(address)

    def all(self) -> list[Delivery]:
        """Return all attempts so far, oldest first."""
        with self._lock:
            return list(self._made)

    def clear(self) -> None:
        """Forget the attempts so far; what is under way ends before its next attempt."""
        with self._lock:
            self._made.clear()
            self._generation += 1

    def after(self, seconds: float, call: Callable[[], object]) -> None:
        """Do something later, in a vendor's seconds, unless all is forgotten before."""
        generation = self._generation

        async def wait() -> None:
            await asyncio.sleep(seconds * self._scale)
            if generation == self._generation:
                call()

        self._start(wait())

    def send(self, rule: CallbackRule, *, vendor: str, task_id: str, url: str, body: object) -> None:
        """Tell an address that a task has ended, as often as the vendor would."""
        self._start(self._deliver(rule, vendor=vendor, task_id=task_id, url=url, body=body))

    def _start(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)  # the loop alone would not keep it
        task.add_done_callback(self._running.discard)

    async def _deliver(self, rule: CallbackRule, *, vendor: str, task_id: str, url: str, body: object) -> None:
        generation = self._generation
        pauses = (0.0, *rule.pauses)
        for attempt, pause in enumerate(pauses, 1):
            await asyncio.sleep(pause * self._scale)
            if generation != self._generation:
                return
            when, started = datetime.now(UTC), time.perf_counter()
            target = self._target(url)
            status, problem = await self._post(target, url, body, timeout=rule.timeout * self._scale)
            accepted = 200 <= status < 300
            last = accepted or problem == NOWHERE or attempt == len(pauses)
            self._note(
                generation,
                Delivery(
                    vendor=vendor,
                    task_id=task_id,
                    url=_bare(url),
                    sent_to=None if target is None else _bare(target),
                    attempt=attempt,
                    pause=pause,
                    status=status,
                    problem=problem,
                    last=last,
                    when=when,
                    seconds=time.perf_counter() - started,
                ),
            )
            if last:
                return

    def _target(self, url: str) -> str | None:
        """Return where a callback really goes; None is nowhere."""
        parts = urlsplit(url)
        return self._to and f"{self._to}{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"

    async def _post(self, target: str | None, url: str, body: object, *, timeout: float) -> tuple[int, str | None]:
        """Return the status of the answer, or 0 and why there was none."""
        if target is None:
            return 0, NOWHERE
        headers = {"host": urlsplit(url).netloc, "user-agent": "voxwright-sandbox"}
        try:
            async with asyncio.timeout(timeout), httpx.AsyncClient(trust_env=False, timeout=None) as client:  # noqa: S113
                answer = await client.post(target, json=body, headers=headers)
        except TimeoutError:
            return 0, "no answer in time"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return 0, f"no answer ({type(error).__name__})"
        return answer.status_code, None

    def _note(self, generation: int, delivery: Delivery) -> None:
        with self._lock:
            if generation != self._generation:
                return
            self._made.append(delivery)
        if self._on_delivery is not None:
            self._on_delivery(delivery)


def _bare(url: str) -> str:
    """Return an address without its query, which may hold a secret."""
    return url.partition("?")[0].partition("#")[0]


def own_address(address: str) -> str:
    """Return an address of this machine without a slash at its end.

    Raises:
        ConfigurationError: It is of another machine, or no address.
    """
    with contextlib.suppress(ValueError):
        parts = urlsplit(address)
        host = parts.hostname or ""
        if parts.scheme in {"http", "https"} and not parts.query and (parts.port is None or parts.port):
            local = host == "localhost" or ipaddress.ip_address(host).is_loopback
            if local:
                return address.rstrip("/")
    msg = f"callback_to is an address of this machine such as http://127.0.0.1:8000, not {address!r}"
    raise ConfigurationError(msg)
