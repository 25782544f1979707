"""Answers in the vendor's documented shape: its own examples, with the case at hand put into them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final, cast

from .document import Document, Operation
from .speaking import is_sound
from .values import Answer, Kind, Problem, as_map, as_object, as_text, look_up, put, texts

STATUSES: Final[Mapping[Kind, tuple[int, ...]]] = {
    "path": (404,),
    "method": (405,),
    "auth": (401,),
    "rate": (429,),
    "header": (400, 422),
    "query": (400, 422),
    "unknown_query": (400, 422),
    "media_type": (415, 400),
    "malformed": (400, 422),
    "body_too_large": (413, 400),
    "missing": (400, 422),
    "value": (400, 422),
    "unknown": (400, 422),
    "not_a_file": (400, 422),
    "several_files": (400, 422),
    "empty_file": (400, 422),
    "too_large": (413, 400),
    "format": (415, 400, 422),
    "bad_file": (415, 400, 422),
    "not_found": (404,),
    "forbidden": (403,),
    "conflict": (409,),
}
"""The statuses for each kind of problem, the first that the operation documents being taken."""

_FRAMING: Final = frozenset({"content-type", "content-length", "transfer-encoding", "trailer"})
"""Headers that say how an answer is sent: the server has its own."""


class Answers:
    """Makes the answers of one vendor."""

    def __init__(
        self, document: Document, *, codes: Mapping[Kind, int], by_status: Mapping[int, int] | None = None
    ) -> None:
        self._document = document
        self._codes = codes
        self._by_status = by_status or {}
        pointers = as_map(document.meta.get("error"))
        self._code_at = texts(pointers.get("code"))
        self._message_at = texts(pointers.get("message"))
        self._in_band = as_text(as_map(document.meta.get("in-band")).get("pointer"))

    def status(self, operation: Operation | None, problem: Problem) -> int:
        """Return the HTTP status for a problem: the success status where errors come inside a success."""
        if self._in_band and operation is not None:
            return operation.success
        wanted = STATUSES[problem.kind]
        return next((s for s in wanted if operation and str(s) in operation.responses), wanted[0])

    def error(self, operation: Operation | None, problem: Problem) -> Answer:
        """Return the answer to a problem; `operation` is None where no operation was found."""
        status = self.status(operation, problem)
        response, exact = self._response(operation, status)
        media_type, examples = self.examples(response)
        code = self._codes.get(problem.kind) if self._in_band else None
        body = copy.deepcopy(self._choose(examples, problem, code))
        if isinstance(body, str):
            return Answer(status=status, body=f"{HTTPStatus(status).phrase}: {problem}", media_type=media_type)
        shape: dict[str, object] = dict(as_map(body)) or {"error": {"code": "", "message": ""}}
        if code is not None:
            put(shape, self._in_band, code)
        elif not exact and status != HTTPStatus.NOT_FOUND:
            self._restyle_code(shape, status)
        return Answer(status=status, body=shape)

    def forced(self, operation: Operation, *, code: int | None, example: str | None) -> Answer | None:
        """Return a documented answer by status and by the name of its example; None if there is no such answer.

        Without a status the named example is looked for among the successes first, then among all other answers.
        """
        if code is not None:
            candidates = [(code, response) for response, _ in self._documented(operation, code)][:1]
        else:
            ordered = sorted(operation.responses, key=lambda s: (not s.startswith("2"), s))
            candidates = [(int(s), operation.responses[s]) for s in ordered if s.isdecimal()]
        for status, response in candidates:
            media_type, examples = self.examples(response)
            if example is None or example in examples:
                body = copy.deepcopy(examples.get(example) if example else next(iter(examples.values()), None))
                if example is None and status >= HTTPStatus.BAD_REQUEST and not _is_of(operation, status, response):
                    self._fit(as_object(body), status)
                return Answer(status=status, body=body, media_type=media_type, headers=self._headers(response))
        return None

    def _fit(self, body: dict[str, object], status: int) -> None:
        """Give an error that is not of this status alone the status's own code and words."""
        if not body:
            return
        if status in self._by_status:
            put(body, self._in_band, self._by_status[status])
        else:
            self._restyle_code(body, status)
        self.say(body, Problem(kind="value", reason=f"{_phrase(status)}, as ordered from the sandbox."))

    def examples(self, response: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
        """Return the media type of an answer (JSON before others) and its examples by name.

        Where the document gives none, one is made from the schema.
        """
        content = as_map(response.get("content"))
        media_type = next((m for m in content if "json" in m), next(iter(content), ""))
        if not media_type or is_sound(media_type):
            return "application/json", {}
        node = as_map(content[media_type])
        found = {
            name: self._document.schemas.resolve(item).get("value")
            for name, item in as_map(node.get("examples")).items()
        }
        if "example" in node:
            found.setdefault("example", node["example"])
        schema = as_map(node.get("schema"))
        return media_type, found or {"example": self._document.schemas.example(schema)}

    def success(self, operation: Operation) -> Mapping[str, object]:
        """Return the schema of the operation's success."""
        content = as_map(operation.responses.get(str(operation.success), {}).get("content"))
        media_type = next((m for m in content if "json" in m), "")
        return as_map(as_map(content.get(media_type)).get("schema"))

    def _headers(self, response: Mapping[str, object]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, node in as_map(response.get("headers")).items():
            if name.lower() in _FRAMING:
                continue
            here = self._document.schemas.resolve(node)
            value = here.get("example", self._document.schemas.example(here.get("schema")))
            if isinstance(value, str | int | float) and value != "":
                found[name] = str(value)
        return found

    def _response(self, operation: Operation | None, status: int) -> tuple[Mapping[str, object], bool]:
        """Return the documented answer of a status, and whether it was written for that status.

        The operation's own comes first, then another operation's of the same vendor, then any error of the vendor's.
        """
        for here in (operation, *self._document.operations):
            for response, exact in self._documented(here, status):
                if _has_text(response):  # where errors come inside a success, that of speech has no room for them
                    return response, exact and (operation is None or here is operation)
        errors = (
            response
            for other in self._document.operations
            for code, response in sorted(other.responses.items())
            if (code[0] in "45" or self._in_band) and _has_text(response)
        )
        nothing: Mapping[str, object] = {}
        return next(errors, nothing), False

    def _documented(self, operation: Operation | None, status: int) -> Iterator[tuple[Mapping[str, object], bool]]:
        """Yield an operation's answers that a status can be: its own, then those of its class and of any error."""
        if operation is None:
            return
        if str(status) in operation.responses:
            yield operation.responses[str(status)], True
        shared = (f"{status // 100}XX", "default" if status >= HTTPStatus.BAD_REQUEST else "")
        yield from ((operation.responses[key], False) for key in shared if key in operation.responses)

    def _choose(self, examples: Mapping[str, object], problem: Problem, code: int | None) -> object:
        """Return the example that speaks of the same limit or the same code, else the first."""
        for value in examples.values():
            if code is not None and look_up(value, self._in_band) == code:
                return value
            if problem.limit is not None and _mentions(value, problem.limit):
                return value
        return next(iter(examples.values()), None)

    def say(self, body: dict[str, object], problem: Problem) -> None:
        """Put the reason where the vendor's errors have their message."""
        for pointer in self._message_at:
            if isinstance(look_up(body, pointer), str) and put(body, pointer, str(problem)):
                return
        if not any(put(body, pointer, str(problem)) for pointer in self._message_at):
            put(body, "/error/message", str(problem))

    def _restyle_code(self, body: dict[str, object], status: int) -> None:
        """Put a code of the same spelling where a borrowed example has the code of another error."""
        for pointer in (*self._code_at, "/error/code"):
            old = look_up(body, pointer)
            if isinstance(old, str):
                name = _phrase(status) if " " in old else re.sub(r"\W+", "_", _phrase(status)).lower()
                put(body, pointer, name.upper() if old.isupper() else name)
                return
            if isinstance(old, int):
                put(body, pointer, status)
                return


def _phrase(status: int) -> str:
    """Return the words of a status."""
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else f"Status {status}"


def _is_of(operation: Operation, status: int, response: Mapping[str, object]) -> bool:
    """Say whether an answer is documented for this status, with an example of its own."""
    own = any({"example", "examples"} & as_map(each).keys() for each in as_map(response.get("content")).values())
    return own and operation.responses.get(str(status)) is response


def _has_text(response: Mapping[str, object]) -> bool:
    """Say whether an answer can be something else than sound, or nothing at all is said of it."""
    content = as_map(response.get("content"))
    return not content or not all(is_sound(media_type) for media_type in content)


def _mentions(value: object, number: int) -> bool:
    if isinstance(value, dict):
        return any(_mentions(item, number) for item in cast("dict[str, object]", value).values())
    if isinstance(value, list):
        return any(_mentions(item, number) for item in cast("list[object]", value))
    return value == number and not isinstance(value, bool)
