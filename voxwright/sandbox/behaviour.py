"""What a vendor does with a request that passed every check; generic where nothing special is needed."""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import ClassVar, TypeAlias

import attrs

from .answers import Answers
from .document import Document, Operation
from .outbox import Outbox
from .values import Answer, Call, Kind, Problem, as_map, as_text, texts

Handler: TypeAlias = Callable[[Operation, Call], Answer]


@attrs.frozen(kw_only=True)
class Ending:
    """How a task is to end instead of completing."""

    status: str = "failed"
    code: str | None = None
    message: str | None = None
    polls: int | None = None


@attrs.define(kw_only=True)
class Desk:
    """What all vendors of one sandbox share: settings, and what was ordered for tasks to come."""

    task_polls: int = 3
    outbox: Outbox = attrs.field(factory=Outbox)
    endings: dict[str, deque[Ending]] = attrs.field(factory=dict[str, "deque[Ending]"])
    lock: threading.Lock = attrs.field(factory=threading.Lock, repr=False)

    def order(self, vendor: str, ending: Ending) -> None:
        """Keep an ending for the vendor's next task."""
        with self.lock:
            self.endings.setdefault(vendor, deque()).append(ending)

    def next_ending(self, vendor: str) -> Ending | None:
        """Take the oldest ending that was ordered for the vendor."""
        with self.lock:
            waiting = self.endings.get(vendor)
            return waiting.popleft() if waiting else None


class Behaviour:
    """The sandbox's side of one vendor.

    A vendor module under `sandbox/vendors/` may define a subclass called `Vendor` for what its document can not say;
    a vendor without one is served by this class alone: a created voice echoes the fields that were sent.
    """

    refuses_unknown_query: ClassVar[bool] = False
    codes: ClassVar[Mapping[Kind, int]] = {}
    """Error codes by kind, for vendors whose errors come inside a success."""

    idempotency_header: ClassVar[str | None] = None
    replay_header: ClassVar[str | None] = None
    tasks: ClassVar[bool] = False

    def __init__(self, document: Document, desk: Desk) -> None:
        self.document = document
        self.desk = desk
        self.answers = Answers(document, codes=self.codes)
        self.voices: dict[str, dict[str, object]] = {}

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations, by their `x-voxwright-name`; others get the generic answer."""
        return {}

    def perform(self, operation: Operation, call: Call) -> Answer:
        """Carry out a request that passed every check."""
        return self.handlers().get(operation.name, self.create)(operation, call)

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Put what is known of a problem into an error body of the vendor's shape; here, the reason as its message."""
        self.answers.say(body, problem)

    def reset(self) -> None:
        """Forget everything that requests left behind."""
        self.voices.clear()

    def add_voice(self, voice_id: str) -> None:
        """Keep a voice of this id as if it had been created before; a vendor's own class knows more about it."""
        self.voices[voice_id] = {"voice_id": voice_id}

    def create(self, operation: Operation, call: Call) -> Answer:
        """Answer as the document says, with fresh ids, the time of now and what was sent; keep the result."""
        body = self.record(operation, {**call.path, **call.fields})
        for name in self.identifiers(operation):
            self.voices[as_text(body.get(name))] = body
        return Answer(status=operation.success, body=body)

    def identifiers(self, operation: Operation) -> tuple[str, ...]:
        """Return the names of the properties that identify what the operation creates."""
        properties = self.document.schemas.properties(self.answers.success(operation))
        marked = [
            n for n, s in properties.items() if self.document.schemas.variants(s)[0].get("x-voxwright-identifier")
        ]
        return tuple(marked) or tuple(name for name in ("id", "voice_id") if name in properties)[:1]

    def record(self, operation: Operation, given: Mapping[str, object]) -> dict[str, object]:
        """Return a body that the success schema allows."""
        schemas = self.document.schemas
        shape = schemas.variants(self.answers.success(operation))[0]
        required, fresh = set(texts(shape.get("required"))), self.identifiers(operation)
        body: dict[str, object] = {}
        for name, schema in as_map(shape.get("properties")).items():
            if name in fresh and "object" in schemas.kinds(schema):
                body[name] = {inner: self.fresh_id() for inner in texts(schemas.variants(schema)[0].get("required"))}
            elif name in fresh:
                body[name] = self.fresh_id()
            elif name in given and not any(schemas.check(schema, given[name])):
                body[name] = given[name]
            elif schemas.variants(schema)[0].get("format") == "date-time":
                body[name] = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            elif name in required and name.endswith("_id") and "string" in schemas.kinds(schema):
                body[name] = str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{self.document.vendor}.{name}"))
            elif name in required or schemas.has_example(schema):
                body[name] = schemas.example(schema)
        return body

    def fresh_id(self) -> str:
        """Return an id that was never used."""
        return str(uuid.uuid4())
