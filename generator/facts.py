"""Facts: the vocabulary of `x-voxwright-*`, said once, and held against every document before a stage believes it.

What an overlay says becomes names, numbers and tables in code. A fact that nobody knows is most often a typing error,
and is refused like one whose value is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

from . import names
from .fact_rules import (
    Found,
    Rule,
    each,
    flag,
    matching,
    number,
    one_of,
    plain,
    record,
    table,
    text,
    texts,
    whole,
)
from .findings import Finding, GeneratorError, brief
from .sites import sites
from .walk import METHODS

ERRORS: Final = (
    *("APIStatusError", "BadRequestError", "AuthenticationError", "PaymentRequiredError", "PermissionDeniedError"),
    *("NotFoundError", "ConflictError", "PayloadTooLargeError", "UnsupportedMediaTypeError"),
    *("UnprocessableEntityError", "RateLimitError", "ServerError"),
)
"""The classes of the runtime that an error hidden in a success can have."""
ARGUMENTS: Final = (
    *("clip", "name", "language", "description", "transcript", "preview_text", "prompt", "format", "sample_rate"),
    *("voice", "text", "model"),
)
"""The arguments of the common API that a vendor's field can carry."""
FORMATS: Final = ("wav", "mp3", "mpeg", "mpga", "ogg", "oga", "flac", "m4a", "mp4", "aac", "webm", "pcm", "opus")

_PREFIX = "x-voxwright-"
_REMEDY = "mend it in the overlay; generator/facts.py lists what there is"
_POINTER = matching(r"(/[^\x00-\x1f\x7f]*)?", "a JSON pointer")
_DAY = matching(r"\d{4}-\d{2}-\d{2}", "a day, as year-month-day", day=True)
_LANGUAGE = matching(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "a BCP 47 language tag")
_HEADER = matching(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", "the name of a header")


def _named(problem: Any) -> Rule:
    def check(value: Any, at: str) -> Found:
        found = problem(value) if isinstance(value, str) else "is no text"
        if found:
            yield at, f"{brief(value)} {found}"

    return check


def _class_problem(name: str) -> str | None:
    return None if name and names.class_name(name) == name and name.isascii() else "is no name of a class"


def _argument_problem(name: str) -> str | None:
    return None if name in ARGUMENTS else f"is no argument of the common API ({', '.join(ARGUMENTS)})"


def _operation_problem(name: str) -> str | None:
    group, _, method = name.rpartition(".")
    fine = all(part.isidentifier() and part[0] != "_" and normalize("NFKC", part) == part for part in (group, method))
    return None if fine else "is no name such as voices.clone"


def _package_problem(name: str) -> str | None:
    return None if names.is_identifier(name) and name.isascii() and name == name.lower() else "is no name of a package"


_IN_BAND = record(
    pointer=_POINTER,
    success=each(plain, least=1),
    default=one_of(*ERRORS),
    errors=table(one_of(*ERRORS)),
)
_VENDOR = record(
    optional={
        "name": _named(_package_problem),
        "title": text,
        "class": _named(names.client_class_problem),
        "env": each(matching(r"[A-Za-z_][A-Za-z0-9_]*", "the name of an environment variable"), least=1),
        "docs": matching(r"https?://[!-~]+", "an address"),
        "sunset": record(date=_DAY, optional={"note": text}),
        "request-id": record(optional={"headers": each(_HEADER), "pointers": each(_POINTER)}),
        "error": record(optional={"code": each(_POINTER), "message": each(_POINTER)}),
        "in-band": _IN_BAND,
    }
)
_POLL = record(
    operation=text,
    id=_POINTER,
    status=_POINTER,
    optional={
        "progress": _POINTER,
        "estimate": _POINTER,
        "interval": number(above=0),
        "running": texts,
        "done": texts,
        "failed": texts,
        "error": record(optional={"code": _POINTER, "message": _POINTER}),
        "retryable": texts,
        "final": texts,
    },
)

ROOT: Final[Mapping[str, Rule]] = {"vendor": _VENDOR}
OPERATION: Final[Mapping[str, Rule]] = {
    "name": _named(_operation_problem),
    "billed": flag,
    "max-body-bytes": whole(least=1),
    "rate-limit": record(requests=whole(least=1), seconds=number(above=0)),
    "not-executed": each(whole(least=100, most=599)),
    "poll": _POLL,
    "idempotency": _HEADER,
}
SCHEMA: Final[Mapping[str, Rule]] = {
    "argument": _named(_argument_problem),
    "languages": table(text, key=_LANGUAGE),
    "unit": one_of("characters", "bytes"),
    "not-blank": flag,
    "max-bytes": whole(least=1),
    "formats": each(one_of(*FORMATS)),
    "pcm": record(optional={"sample_rate": whole(least=1), "channels": whole(least=1)}),
    "url": record(optional={"schemes": each(one_of("https", "http")), "public": flag}),
    "identifier": flag,
    "class": _named(_class_problem),
    "aliases": texts,
    "of": text,
}
PARAMETER: Final[Mapping[str, Rule]] = {
    **SCHEMA,
    "setting": record(
        name=_named(names.setting_problem),
        default=matching(r"[!-~]([ -~]*[!-~])?", "the value of a header (printable ASCII)"),
    ),
}


def check_facts(document: dict[str, Any], *, source: str) -> None:
    """Refuse what *document* says in `x-voxwright-*` and nobody knows, or what no code could be made of.

    Args:
        document: Any document; it is left alone. What is wrong with it otherwise is for other stages to say.
        source: Its name in findings.

    Raises:
        GeneratorError: One finding for each such fact.

    """
    findings = [Finding(source, at, problem, _REMEDY) for at, problem in _problems(document)]
    if findings:
        raise GeneratorError(findings)


def _problems(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for value, at, is_schema in sites(document):
        said = {key: fact for key, fact in value.items() if key.startswith(_PREFIX)}
        if not said:
            continue
        kind, known = _vocabulary(value, at, is_schema=is_schema)
        for key, fact in said.items():
            rule = known.get(key.removeprefix(_PREFIX))
            if rule is None:
                yield f"{at}/{key}", f"{key!r} is no fact that {kind} can have"
            else:
                yield from rule(fact, f"{at}/{key}")


def _vocabulary(value: dict[str, Any], at: str, *, is_schema: bool) -> tuple[str, Mapping[str, Rule]]:
    parts = at.split("/")
    if not at:
        return "a document", ROOT
    if len(parts) == 4 and parts[1] == "paths" and parts[3] in METHODS:
        return "an operation", OPERATION
    if is_schema:
        return "a schema", SCHEMA
    return ("a parameter", PARAMETER) if "in" in value and "name" in value else ("this place", {})
