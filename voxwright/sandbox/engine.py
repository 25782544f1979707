"""One request in, one answer out: find the vendor and operation, check everything, then carry it out or refuse it."""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib import import_module, util
from urllib.parse import unquote

import attrs
from starlette.requests import ClientDisconnect, Request

from .alternatives import choose
from .behaviour import Behaviour
from .checks import check_auth, check_parameters
from .desk import Desk, Settings
from .document import Document, Operation
from .intake import Intake, drain, take_in
from .journal import Journal, Seen, SeenPart
from .links import OWN_FOLDER
from .outbox import Outbox
from .prefer import Preference, read_preference
from .rates import Rates
from .values import Answer, Call, Problem, Refused, as_map, as_object, look_up, put, texts


@attrs.define(kw_only=True)
class Visit:
    """One request on its way through the engine, and what is known of it so far."""

    request: Request
    path: str
    vendor: str = ""
    operation: Operation | None = None
    behaviour: Behaviour | None = None
    checked: list[str] = attrs.field(factory=list[str])
    intake: Intake = attrs.field(factory=Intake)
    problem: Problem | None = None
    status: int = 0
    billed: bool = False


class Engine:
    """The sandbox without its socket."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        api_key: str,
        rate_limits: bool = False,
        on_request: Callable[[Seen], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
        outbox: Outbox | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.desk = Desk(outbox=outbox, settings=settings, clock=clock)
        made = {label: _behaviour(document, self.desk) for label, document in documents.items()}
        self.behaviours = {label: behaviour for label, behaviour in made.items() if "/" not in label}
        """The vendors, each as its default version has it."""
        self._further = [behaviour for label, behaviour in made.items() if "/" in label]
        self.journal = Journal()
        self.api_key = api_key
        self._on_request = on_request
        self._rates = Rates(self.desk.clock) if rate_limits else None
        self._ordered: dict[str, deque[Preference]] = {vendor: deque() for vendor in self.behaviours}
        self._replays: dict[tuple[str, str, str], tuple[str, Answer]] = {}

    def order(self, vendor: str, preference: Preference) -> None:
        """Answer the vendor's next valid request with a documented answer."""
        self._ordered[vendor].append(preference)

    def reset(self) -> None:
        """Forget requests, voices, tasks, links and everything that was ordered or set since the start."""
        self.journal.clear()
        self.desk.reset()
        self._replays.clear()
        for waiting in self._ordered.values():
            waiting.clear()
        for behaviour in (*self.behaviours.values(), *self._further):
            behaviour.reset()
        if self._rates is not None:
            self._rates.clear()

    async def handle(self, request: Request) -> Answer:
        """Answer one request; it stands in the journal before its answer leaves."""
        raw = request.scope.get("raw_path") or request.url.path.encode()
        visit = Visit(request=request, path=bytes(raw).decode("latin-1"))
        when, started = datetime.now(UTC), time.perf_counter()
        try:
            answer = await self._answer(visit)
            visit.status = answer.status
        except ClientDisconnect:
            visit.problem = Problem(kind="malformed", reason="the client went away before its request was complete")
            answer = Answer(status=400)
        seen = self._seen(visit, answer, when, time.perf_counter() - started)
        self.journal.add(seen)
        if answer.streamed:

            def on_sent(sent: int) -> None:
                self._sent(seen, sent, time.perf_counter() - started)

            return attrs.evolve(answer, on_sent=on_sent)
        self._tell(seen)
        return answer

    def _sent(self, seen: Seen, sent: int, seconds: float) -> None:
        """Note how a streamed answer went out."""
        after = attrs.evolve(seen, audio_bytes=sent, seconds=seconds)
        if sent < seen.audio_bytes:
            reason = f"the client went away after {sent} of {seen.audio_bytes} bytes"
            after = attrs.evolve(after, problem=reason)
        self.journal.replace(seen, after)
        self._tell(after)

    def _tell(self, seen: Seen) -> None:
        if self._on_request is not None:
            self._on_request(seen)

    async def _answer(self, visit: Visit) -> Answer:
        try:
            answer = await self._serve(visit)
        except Refused as refused:
            visit.problem = refused.problem
            answer = self._refusal(visit, refused.problem)
        if not visit.intake.begun:
            await drain(visit.request, visit.intake)
        return answer

    async def _serve(self, visit: Visit) -> Answer:
        pieces = [*visit.path.split("/"), "", ""]
        vendor, rest = pieces[1], pieces[2:]
        behaviour = self._version(unquote(vendor), visit.request.headers)
        if behaviour is None:
            return self._front_desk(visit)
        visit.behaviour, visit.vendor = behaviour, behaviour.document.vendor
        path = visit.path.removeprefix(f"/{vendor}")
        if rest[0] == OWN_FOLDER:
            answer, visit.problem = self.desk.links.answer(rest[1:], visit.request.query_params)
            return answer
        found = behaviour.document.at(path)
        if not found:
            self._miss_setting(behaviour, path, visit.request.headers)
            raise Refused("path", f"there is no {path or '/'} here")
        if visit.request.method not in found:
            raise Refused("method", f"{visit.request.method} is not allowed here", allowed=tuple(sorted(found)))
        visit.request, (visit.operation, path_values) = await choose(visit.request, found[visit.request.method])
        return await self._operate(visit, behaviour, visit.operation, path_values)

    def _version(self, vendor: str, headers: Mapping[str, str]) -> Behaviour | None:
        """Return the version of a vendor that a request names in its headers, or else its default, which may refuse."""
        for behaviour in self._further:
            settings = behaviour.document.settings
            named = all(headers.get(name) == value for name, value in settings.items())
            if behaviour.document.vendor == vendor and settings and named:
                return behaviour
        return self.behaviours.get(vendor)

    def _miss_setting(self, behaviour: Behaviour, path: str, headers: Mapping[str, str]) -> None:
        """Refuse a request that names no version, where a path is one of another version than the default."""
        missing = [name for name in behaviour.document.settings if name not in headers]
        versions = [other.document for other in self._further if other.document.vendor == behaviour.document.vendor]
        if missing and any(document.at(path) for document in versions):
            raise Refused("header", "the header parameter is required", field=missing[0])

    async def _operate(
        self, visit: Visit, behaviour: Behaviour, operation: Operation, path_values: Mapping[str, str]
    ) -> Answer:
        request, document = visit.request, behaviour.document
        if checked := check_auth(operation, request.headers, request.query_params, self.api_key):
            visit.checked.append(checked)
        if self._rates is not None:
            self._rates.count(operation)
        sent = _sent(request, path_values)
        visit.checked += check_parameters(
            document, operation, sent, refuse_unknown_query=behaviour.refuses_unknown_query
        )
        try:
            await take_in(document, operation, request, visit.intake)
        finally:
            visit.checked += visit.intake.checked
        forced = self._forced(visit, operation, behaviour)
        if forced is not None:
            return forced
        call = Call(
            operation=operation.name,
            path=path_values,
            query=dict(request.query_params),
            headers=dict(request.headers),
            fields=visit.intake.fields,
            files=visit.intake.files,
            base=f"{request.url.scheme}://{request.url.netloc}/{visit.vendor}",
            lists=sent["query"],
        )
        answer, is_new = self._perform_once(behaviour, operation, call, visit.intake)
        visit.billed = operation.billed and is_new
        return self._stamp(behaviour, answer)

    def _perform_once(
        self, behaviour: Behaviour, operation: Operation, call: Call, intake: Intake
    ) -> tuple[Answer, bool]:
        """Carry a request out, or repeat the answer that its idempotency key had before; say whether it is new."""
        name = behaviour.idempotency_header
        key = call.headers.get(name.lower()) if name and operation.method == "POST" else None
        if not key or not name:
            return behaviour.perform(operation, call), True
        place = (operation.vendor, operation.name, key)
        if place in self._replays:
            digest, answer = self._replays[place]
            if digest != intake.digest:
                raise Refused("conflict", "was used before with another body", field=name)
            again = {**answer.headers, behaviour.replay_header or name: "true"}
            return attrs.evolve(answer, headers=again), False
        answer = behaviour.perform(operation, call)
        self._replays[place] = (intake.digest, answer)
        return answer, True

    def _forced(self, visit: Visit, operation: Operation, behaviour: Behaviour) -> Answer | None:
        """Return the documented answer that was asked for, by header or by order; None if none was."""
        wish = read_preference(visit.request.headers.getlist("prefer"))
        if not wish and self._ordered[visit.vendor]:
            wish = self._ordered[visit.vendor].popleft()
        if not wish or (wish.code == operation.success and wish.example is None):
            return None
        visit.checked.append(f"Prefer {wish}")
        answer = behaviour.answers.forced(operation, code=wish.code, example=wish.example)
        if answer is None:
            known = ", ".join(sorted(operation.responses))
            visit.problem = Problem(kind="not_found", reason=f"no documented answer for {wish}; there are {known}")
            title = f"The document has no answer for {wish}"
            return Answer(
                status=404,
                body={"type": "about:blank", "title": title, "status": 404, "detail": str(visit.problem)},
                media_type="application/problem+json",
            )
        return attrs.evolve(answer, headers={**_request_id(behaviour), **answer.headers})

    def _refusal(self, visit: Visit, problem: Problem) -> Answer:
        behaviour = visit.behaviour
        if behaviour is None:
            return Answer(status=404, body={"error": {"code": problem.kind, "message": problem.reason}})
        answer = behaviour.answers.error(visit.operation, problem)
        if body := as_object(answer.body):
            behaviour.describe(body, problem)
        if problem.kind == "method":
            answer = attrs.evolve(answer, headers={"allow": ", ".join(map(str, problem.allowed))})
        return self._stamp(behaviour, answer)

    def _stamp(self, behaviour: Behaviour, answer: Answer) -> Answer:
        """Give an answer its request id, in the header and in the body where the vendor has it."""
        headers = _request_id(behaviour)
        identifier = next(iter(headers.values()), uuid.uuid4().hex)
        for pointer in texts(as_map(behaviour.document.meta.get("request-id")).get("pointers")):
            if isinstance(look_up(answer.body, pointer), str):
                put(as_object(answer.body), pointer, identifier)
        return attrs.evolve(answer, headers={**headers, **answer.headers})

    def _front_desk(self, visit: Visit) -> Answer:
        here = str(visit.request.base_url).rstrip("/")
        vendors = {vendor: f"{here}/{vendor}{b.document.base_path}" for vendor, b in self.behaviours.items()}
        if visit.path in {"", "/"}:
            return Answer(status=200, body={"vendors": vendors})
        visit.problem = Problem(kind="path", reason="no such vendor")
        message = f"no vendor has this path; their addresses are {', '.join(vendors.values())}"
        error = {"code": "unknown_vendor", "message": message, "vendors": vendors}
        # Where a client looks for the message depends on its vendor, which nobody knows here.
        return Answer(status=404, body={"error": error, "message": message, "msg": message})

    def _seen(self, visit: Visit, answer: Answer, when: datetime, seconds: float) -> Seen:
        query = visit.request.url.query
        return Seen(
            vendor=visit.vendor,
            operation=visit.operation.name if visit.operation else "",
            method=visit.request.method,
            path=(visit.path + (f"?{query}" if query else "")).replace(self.api_key, "***"),
            status=visit.status,
            checked=tuple(visit.checked),
            problem=str(visit.problem) if visit.problem else None,
            parts=tuple(SeenPart.of(part) for part in visit.intake.parts),
            body_bytes=visit.intake.size,
            when=when,
            seconds=seconds,
            audio_bytes=len(answer.body) if isinstance(answer.body, bytes) else 0,
            billed=visit.billed,
        )


def _behaviour(document: Document, desk: Desk) -> Behaviour:
    name = f"{__package__}.vendors.{document.vendor}"
    if util.find_spec(name) is None:
        return Behaviour(document, desk)
    made = import_module(name).Vendor(document, desk)
    if not isinstance(made, Behaviour):
        msg = f"{name}.Vendor is no Behaviour"
        raise TypeError(msg)
    return made


def _sent(request: Request, path_values: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    query: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        query.setdefault(name, []).append(value)
    return {
        "path": {name: [value] for name, value in path_values.items()},
        "query": query,
        "header": {name: request.headers.getlist(name) for name in request.headers},
        "cookie": {name: [value] for name, value in request.cookies.items()},
    }


def _request_id(behaviour: Behaviour) -> dict[str, str]:
    names = texts(as_map(behaviour.document.meta.get("request-id")).get("headers"))
    return {names[0]: uuid.uuid4().hex} if names else {}
