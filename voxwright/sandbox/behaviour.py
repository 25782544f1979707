"""What a vendor does with a request that passed every check; generic where nothing special is needed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar, TypeAlias

from .answers import Answers
from .desk import Desk
from .document import Document, Operation
from .listing import Listing, Row, page, place_all
from .schema import Schemas
from .sound import Wanted, sound
from .speaking import sounds_of, told, wanted
from .values import Answer, Call, Kind, Problem, Refused, as_map, as_text, texts

Handler: TypeAlias = Callable[[Operation, Call], Answer]


class Behaviour:
    """The sandbox's side of one vendor.

    A vendor module under `sandbox/vendors/` may define a subclass called `Vendor` for what its document can not say;
    a vendor without one is served by this class alone: a created voice echoes the fields that were sent, and is listed,
    told of, deleted and spoken with as far as the document has operations with the common names for it.
    """

    refuses_unknown_query: ClassVar[bool] = False
    codes: ClassVar[Mapping[Kind, int]] = {}
    """Error codes by kind, for vendors whose errors come inside a success."""

    codes_by_status: ClassVar[Mapping[int, int]] = {}
    """The same for errors that are ordered by their HTTP status."""

    idempotency_header: ClassVar[str | None] = None
    replay_header: ClassVar[str | None] = None
    tasks: ClassVar[bool] = False
    listing: ClassVar[Listing | None] = None
    """How the list of voices has pages; None is all at once."""

    catalogue: ClassVar[Sequence[Mapping[str, object]]] = ()
    """Voices that everybody can use, invented here; half of them come before the account's own in a list."""

    id_field: ClassVar[str] = ""
    """The property of a listed voice that has its id; nothing is the one that the document marks."""

    def __init__(self, document: Document, desk: Desk) -> None:
        self.document = document
        self.desk = desk
        self.answers = Answers(document, codes=self.codes, by_status=self.codes_by_status)
        self.account = desk.account(document.vendor)
        self.id_name = self.id_field or self._marked()

    @property
    def voices(self) -> dict[str, dict[str, object]]:
        """The account's own voices by id, oldest first."""
        return self.account.voices

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations, by their `x-voxwright-name`; others get the generic answer."""
        return {}

    def perform(self, operation: Operation, call: Call) -> Answer:
        """Carry out a request that passed every check."""
        handlers: dict[str, Handler] = {
            "voices.list": self.list_voices,
            "voices.get": self.get_voice,
            "voices.update": self.update_voice,
            "voices.delete": self.delete_voice,
            **self.handlers(),
        }
        generic = self.speak if sounds_of(operation) else self.create
        return handlers.get(operation.name, generic)(operation, call)

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Put what is known of a problem into an error body of the vendor's shape; here, the reason as its message."""
        self.answers.say(body, problem)

    def reset(self) -> None:
        """Forget everything that requests left behind and that is not in the account."""

    def add_voice(self, voice_id: str, name: str | None = None) -> None:
        """Keep a voice of this id as if it had been created before."""
        self.voices[voice_id] = self.profile(voice_id, {} if name is None else {"name": name})

    def profile(self, voice_id: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return what is kept of a new voice: all that any answer about it says; a vendor's own class knows more."""
        return {self.id_name: voice_id, "name": voice_id, **given}

    def keeps(self, voice: Mapping[str, object], call: Call) -> bool:  # noqa: ARG002 - for heirs
        """Say whether a voice is one of those that a list was asked for."""
        return True

    def key(self, voice: Mapping[str, object]) -> str:
        """Return what tells a voice of the catalogue from all others; those of the account have their id."""
        return as_text(voice.get(self.id_name))

    def rows(self) -> list[Row]:
        """Return all voices in the order of the list."""
        half = len(self.catalogue) // 2
        public: list[Row] = [(self.key(voice), voice) for voice in self.catalogue]
        return [*public[:half], *self.account.rows(), *public[half:]]

    def voice(self, voice_id: str, *, field: str) -> Mapping[str, object]:
        """Return a voice by its id, one of the catalogue too, or refuse the request."""
        found = self.voices.get(voice_id) or next((v for v in self.catalogue if v[self.id_name] == voice_id), None)
        if found is None:
            raise Refused("not_found", "there is no such voice", field=field)
        return found

    def own_voice(self, call: Call) -> tuple[str, dict[str, object]]:
        """Return id and record of the account's voice that a path names, or refuse the request."""
        field, voice_id = next(iter(call.path.items()))
        self.voice(voice_id, field=field)
        if voice_id not in self.voices:
            raise Refused("forbidden", "is not a voice of this account", field=field)
        return voice_id, self.voices[voice_id]

    def shown(
        self,
        schema: object,
        voice: Mapping[str, object],
        call: Call,  # noqa: ARG002 - for heirs
    ) -> dict[str, object]:
        """Return what an answer with this schema says of a voice; what it has to say and nobody knows is made up."""
        schemas = self.document.schemas
        required = texts(schemas.variants(schema)[0].get("required"))
        properties = schemas.properties(schema)
        fits = {n: v for n, v in voice.items() if n in properties and not any(schemas.check(properties[n], v))}
        return {
            name: fits[name] if name in fits else schemas.example(inner)
            for name, inner in properties.items()
            if name in fits or name in required
        }

    def list_voices(self, operation: Operation, call: Call) -> Answer:
        """Answer one page of the list."""
        at, items = self._listed(operation)
        if self.listing is None:
            known = (voice for _, voice in self.rows() if voice is not None)
            found, said = [voice for voice in known if self.keeps(voice, call)], dict[str, object]()
        else:
            most = self.desk.settings.page_size
            found, said = page(
                self.listing, self.rows(), call.query, keep=lambda voice: self.keeps(voice, call), most=most
            )
        body = self.shown(self.answers.success(operation), {}, call) if self.listing is None else dict[str, object]()
        place_all(body, {at: [self.shown(items, voice, call) for voice in found], **said})
        self.desk.turn_page(self.document.vendor)
        return Answer(status=operation.success, body=body)

    def _listed(self, operation: Operation) -> tuple[str, object]:
        """Return where the voices are in a list, and the schema of one: if nothing is said, the first objects."""
        schemas, schema = self.document.schemas, self.answers.success(operation)
        lists = (n for n, s in schemas.properties(schema).items() if schemas.properties(_items(schemas, s)))
        at = self.listing.items if self.listing is not None else f"/{next(lists, 'items')}"
        here: object = schema
        for name in at.split("/")[1:]:
            here = schemas.properties(here).get(name)
        return at, _items(schemas, here)

    def _marked(self) -> str:
        """Return the property of a listed voice that the document marks as its id."""
        lists = (each for each in self.document.operations if each.name == "voices.list")
        properties = (self.document.schemas.properties(self._listed(each)[1]) for each in lists)
        marks = (name for found in properties for name, schema in found.items() if self._is_identifier(schema))
        return next(marks, "voice_id")

    def get_voice(self, operation: Operation, call: Call) -> Answer:
        """Answer one voice."""
        field, voice_id = next(iter(call.path.items()))
        voice = self.voice(voice_id, field=field)
        return Answer(status=operation.success, body=self.shown(self.answers.success(operation), voice, call))

    def update_voice(self, operation: Operation, call: Call) -> Answer:
        """Change what is given of one of the account's voices and keep the rest."""
        voice_id, voice = self.own_voice(call)
        self.voices[voice_id] = changed = {**voice, **call.fields}
        return Answer(status=operation.success, body=self.shown(self.answers.success(operation), changed, call))

    def delete_voice(self, operation: Operation, call: Call) -> Answer:
        """Remove one of the account's voices."""
        voice_id, _ = self.own_voice(call)
        del self.voices[voice_id]
        tells = as_map(operation.responses.get(str(operation.success))).get("content")
        return Answer(status=operation.success, body=self.record(operation, {}) if tells else None)

    def speak(self, operation: Operation, call: Call) -> Answer:
        """Answer with speech in a voice that there is, in a form that the document lists."""
        field, voice_id = told(self.document, operation, call, "voice")
        if voice_id is not None:
            self.voice(as_text(voice_id), field=field)
        return self.spoken(operation, *wanted(self.document, operation, call))

    def spoken(self, operation: Operation, wanted: Wanted, media_type: str) -> Answer:
        """Answer with speech, in pieces."""
        return Answer(status=operation.success, body=sound(wanted), media_type=media_type, streamed=True)

    def create(self, operation: Operation, call: Call) -> Answer:
        """Answer as the document says, with fresh ids, the time of now and what was sent; keep the result."""
        body = self.record(operation, {**call.path, **call.fields})
        for name in self.identifiers(operation):
            voice_id = as_text(body.get(name))
            self.voices[voice_id] = self.profile(voice_id, {**call.fields, **body})
        return Answer(status=operation.success, body=body)

    def identifiers(self, operation: Operation) -> tuple[str, ...]:
        """Return the names of the properties that identify what the operation creates."""
        properties = self.document.schemas.properties(self.answers.success(operation))
        marked = [name for name, schema in properties.items() if self._is_identifier(schema)]
        return tuple(marked) or tuple(name for name in ("id", "voice_id") if name in properties)[:1]

    def _is_identifier(self, schema: object) -> bool:
        return self.document.schemas.variants(schema)[0].get("x-voxwright-identifier") is True

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


def _items(schemas: Schemas, node: object) -> object:
    """Return the schema of the items of a list."""
    return schemas.variants(node)[0].get("items")
