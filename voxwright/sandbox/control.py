"""The handle of a running sandbox, for tests and demos."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from voxwright.errors import ConfigurationError

from .desk import Ending
from .engine import Engine
from .journal import Seen
from .outbox import Delivery
from .prefer import Preference
from .values import texts


class Sandbox:
    """A running sandbox: where it is, its key, what it saw, and what it is to do next. Safe to use from any thread."""

    def __init__(self, engine: Engine, *, host: str, port: int) -> None:
        self._engine = engine
        self.host = host
        self.port = port

    def __repr__(self) -> str:
        return f"<Sandbox {self.address} {' '.join(self.vendors)}>"

    @property
    def address(self) -> str:
        """The address of the server, without a vendor."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def api_key(self) -> str:
        """The key that every vendor accepts."""
        return self._engine.api_key

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables in which clients look for their keys, each with the key of this sandbox."""
        metas = (behaviour.document.meta for behaviour in self._engine.behaviours.values())
        return {name: self.api_key for meta in metas for name in texts(meta.get("env"))[:1]}

    @property
    def vendors(self) -> tuple[str, ...]:
        """The vendors that are served."""
        return tuple(self._engine.behaviours)

    @property
    def requests(self) -> list[Seen]:
        """What was seen so far, oldest first. A request is here before its client has the answer."""
        return self._engine.journal.all()

    @property
    def deliveries(self) -> list[Delivery]:
        """The attempts so far to make a callback, oldest first, each noted when it was over."""
        return self._engine.desk.outbox.all()

    def send_callbacks_to(self, address: str | None) -> None:
        """Send callbacks to this address of this machine from now on, as `serve(callback_to=...)`; None sends none.

        The path and the query are those of the address that was handed in, which is public: only its scheme, host and
        port are replaced.

        Raises:
            ConfigurationError: It is not an address of this machine.
        """
        self._engine.desk.outbox.send_to(address)

    def url(self, vendor: str) -> str:
        """Return the base URL of a vendor, for `base_url=`."""
        return f"{self.address}/{vendor}{self._engine.behaviours[self._known(vendor)].document.base_path}"

    def voices(self, vendor: str) -> list[dict[str, object]]:
        """Return the voices that were created at a vendor, oldest first, as the vendor's answers described them."""
        return [dict(voice) for voice in list(self._engine.behaviours[self._known(vendor)].voices.values())]

    def add_voice(self, vendor: str, voice_id: str, *, name: str | None = None) -> None:
        """Let a vendor have a voice of this id, as if it had been created before, to be used or trained anew."""
        self._engine.behaviours[self._known(vendor)].add_voice(voice_id, name)

    def add_voices(self, vendor: str, count: int) -> list[str]:
        """Let a vendor have more voices, named `Voice 1`, `Voice 2` and so on, and return their ids in this order."""
        behaviour = self._engine.behaviours[self._known(vendor)]
        first = len(behaviour.voices) + 1
        made = {behaviour.fresh_id(): f"Voice {number}" for number in range(first, first + count)}
        for voice_id, name in made.items():
            behaviour.add_voice(voice_id, name)
        return list(made)

    def remove_voice(self, vendor: str, voice_id: str) -> None:
        """Take a voice away from a vendor, as if somebody else had deleted it; nothing happens if it is not there."""
        self._engine.behaviours[self._known(vendor)].voices.pop(voice_id, None)

    def after_page(self, vendor: str, call: Callable[[], object], *, times: int | None = 1) -> None:
        """Call something after a page of the vendor's list was put together and before it is sent.

        To change a list while it is read: `sandbox.after_page("coze", lambda: sandbox.add_voices("coze", 1))`.

        Args:
            vendor: The vendor.
            call: What is called, on the server's thread.
            times: After how many pages, from the next one on; None is after all of them, until `reset`.
        """
        self._engine.desk.change_after_page(self._known(vendor), call, times=times)

    def set(
        self,
        *,
        task_polls: int | None = None,
        page_size: int | None = None,
        clone_polls: int | None = None,
        speech_pace: float | None = None,
    ) -> None:
        """Change settings of `serve` until `reset`; those that are left out stay."""
        given = {
            "task_polls": task_polls,
            "page_size": page_size,
            "clone_polls": clone_polls,
            "speech_pace": speech_pace,
        }
        desk = self._engine.desk
        desk.settings = attrs.evolve(desk.settings, **{name: v for name, v in given.items() if v is not None})

    def forward(self, seconds: float) -> None:
        """Let the sandbox's clock run ahead until `reset`: links to results work for 24 hours of it."""
        self._engine.desk.clock.ahead += seconds

    def force_next(self, vendor: str, *, code: int | None = None, example: str | None = None) -> None:
        """Answer the vendor's next valid request with a documented answer, as `Prefer: code=..., example=...` would.

        Calls add up: two of them decide the next two answers.
        """
        if code is None and example is None:
            msg = "say which answer: code=, example= or both"
            raise ConfigurationError(msg)
        self._engine.order(self._known(vendor), Preference(code=code, example=example))

    def fail_next_task(
        self,
        code: str = "service_error",
        *,
        message: str | None = None,
        status: str = "failed",
        polls: int | None = None,
        vendor: str | None = None,
    ) -> None:
        """Let the next task that is created end badly.

        Args:
            code: The vendor's error code, in the task's `error`.
            message: The text beside it; one is made from the code if left out.
            status: How it ends: `failed` or `cancelled`.
            polls: How many times it is asked for until then; as any other task if left out.
            vendor: The vendor, where several have tasks.
        """
        with_tasks = [name for name, behaviour in self._engine.behaviours.items() if behaviour.tasks]
        name = self._known(vendor) if vendor else next(iter(with_tasks), None)
        if name not in with_tasks:
            msg = "no vendor here has tasks" if name is None else f"{name} has no tasks"
            raise ConfigurationError(msg)
        self._engine.desk.order(name, Ending(status=status, code=code, message=message, polls=polls))

    def reset(self) -> None:
        """Forget requests, voices, tasks, links and everything that was ordered or set since the start."""
        self._engine.reset()

    def _known(self, vendor: str) -> str:
        if vendor not in self._engine.behaviours:
            msg = f"the sandbox has no vendor {vendor!r}; it has {', '.join(self.vendors)}"
            raise ConfigurationError(msg)
        return vendor
