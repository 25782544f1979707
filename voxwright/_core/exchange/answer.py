"""What an answer means: the documented value, or the error of the tree, as values; nothing here raises."""

from __future__ import annotations

import json

from voxwright import errors
from voxwright._core.exchange.choose import chosen, is_json, media_type_of, same_kind
from voxwright._core.exchange.effects import Base, Failure, RawAnswer
from voxwright._core.exchange.retry import repeats_safely, retry_after, was_refused
from voxwright._core.pointer import lookup
from voxwright._core.unset import UNSET
from voxwright._core.wording import one_line

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeVar

    from voxwright._core.exchange.effects import Headers, Outcome
    from voxwright._core.operation import Answer, Operation
    from voxwright._core.request import Request

    T = TypeVar("T")


KEPT = 64 * 1024
"""Bytes of an answer that an error keeps."""
DEEPEST = 100
"""Levels of nesting of a JSON answer that are followed."""
COMMON_REQUEST_IDS = ("x-request-id", "request-id")
REPLAYED = "idempotency-replayed"
"""The header that says that an answer was given before."""
NOTHING = object()
"""Stands for a body that is no JSON."""


class Answered(Base["T"]):
    """A success.

    Attributes:
        value: The decoded answer.
        status_code: Its status.
        headers: Names in lower case.
        request_id: The vendor's name for the exchange, for its support.
        replayed: Whether the vendor gave the answer of an earlier request with the same idempotency key once more, and
            did nothing; False where it does not say.
    """

    __slots__ = ("headers", "replayed", "request_id", "status_code", "value")

    def __init__(self, value: T, *, status_code: int, headers: Headers, request_id: str | None) -> None:
        self.value = value
        self.status_code = status_code
        self.headers = headers
        self.request_id = request_id
        self.replayed = any(name == REPLAYED and said.strip().lower() == "true" for name, said in headers)


def judge(request: Request[T], outcome: Outcome) -> Answered[T] | errors.APIError:
    """Return what an attempt brought: the value, or the error it means."""
    if isinstance(outcome, Failure):
        partial = outcome.partial
        if partial is None or partial.status < 300:
            return connection_error(request, outcome)
        outcome = partial  # an error whose body was cut is still that error
    if 200 <= outcome.status < 300:
        return success(request, outcome)
    return status_error(request, outcome)


def connection_error(request: Request[Any], failure: Failure) -> errors.APIConnectionError:
    """Return the error for an attempt without a whole answer."""
    maybe = failure.sent and not (repeats_safely(request) and request.method in {"GET", "HEAD"})
    kind: type[errors.APIConnectionError] = errors.APIConnectionError
    if failure.sent and request.operation.billed:
        kind = errors.OutcomeUnknownError
    elif failure.timed_out:
        kind = errors.APITimeoutError
    partial = failure.partial
    return kind(
        no_answer(failure),
        provider=request.operation.vendor.name,
        operation=request.operation.name,
        sent=failure.sent,
        maybe_executed=maybe,
        request=request,
        status_code=0 if partial is None else partial.status,
        request_id=None if partial is None else request_id(request.operation, partial, NOTHING),
        raw_body=b"" if partial is None else partial.body[:KEPT],
        timed_out=failure.timed_out,
        phase=failure.phase,
    )


def no_answer(failure: Failure) -> str:
    """Return what happened to an attempt, in words."""
    cut = "the answer was cut" if failure.phase == "receive" else "there was no answer"
    if not failure.sent and failure.phase == "connect":
        cut = "no connection could be made"
    if failure.timed_out:
        return f"{cut} before the deadline"
    return f"{cut}: {one_line(str(failure.cause))}" if failure.cause is not None else cut


def success(request: Request[T], raw: RawAnswer) -> Answered[T] | errors.APIError:
    """Return the decoded value of a 2xx, or what makes it no success."""
    if raw.tail is not None:
        name = request_id(request.operation, raw, NOTHING)
        return answered(request, raw, raw.tail.stream(request, raw, name), NOTHING)
    given = media_type_of(raw.headers)
    documented = chosen(request.operation, raw.status, given)
    if (
        not raw.body
        and raw.flaw is None
        and (documented is None or documented.schema is None or nothing_due(request, raw))
    ):
        return answered(request, raw, None, NOTHING)
    if raw.flaw is not None:
        return unexpected(request, raw, f"the answer can not be read: {raw.flaw}")
    expected = None if documented is None else documented.media_type or None
    if documented is not None and expected is not None and not is_json(expected):
        return plain(request, raw, given, documented)
    if given is not None and not is_json(given):
        return unexpected(request, raw, f"the answer is {given!a}, not JSON")
    document = parse(raw.body)
    if document is NOTHING:
        return unexpected(request, raw, "the answer is empty" if not raw.body else "the answer is no JSON")
    return in_band_error(request, raw, document) or decoded(request, raw, document, documented)


def plain(request: Request[T], raw: RawAnswer, given: str | None, documented: Answer) -> Answered[T] | errors.APIError:
    """Return a success that is documented as something else than JSON: its bytes, or what makes it none.

    What streams comes here only where there is nothing to stream: it is empty, or JSON, or a page.
    """
    document = parse(raw.body) if documented.stream or (given is not None and is_json(given)) else NOTHING
    hidden = None if document is NOTHING else in_band_error(request, raw, document)
    if hidden is not None:
        return hidden
    if given is not None and not same_kind(given, documented.media_type):
        return unexpected(request, raw, f"the answer is {given!a}, not {documented.media_type}", document)
    if not documented.stream:
        return answered(request, raw, raw.body, NOTHING)
    if not raw.body:
        return unexpected(request, raw, "the answer is empty")
    said = "does not say what it is" if given is None else f"says that it is {given!a}"
    return unexpected(request, raw, f"the answer {said}, and begins like JSON or a page", document)


def decoded(
    request: Request[T], raw: RawAnswer, document: object, documented: Answer | None
) -> Answered[T] | errors.APIError:
    """Return a success whose JSON fits what the vendor documents."""
    if documented is None or documented.schema is None:
        return answered(request, raw, document, document)
    try:
        value = documented.schema.decode(document)
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        reason = raw.redactor.text(one_line(str(error)) or type(error).__name__)
    else:
        return answered(request, raw, value, document)
    return unexpected(request, raw, f"the answer is not what is documented: {reason}", document)


def answered(request: Request[T], raw: RawAnswer, value: Any, document: object) -> Answered[T]:
    """Return a success."""
    name = request_id(request.operation, raw, document)
    return Answered(value, status_code=raw.status, headers=raw.headers, request_id=name)


def nothing_left(request: Request[T], raw: RawAnswer) -> Answered[T]:
    """Return the success of a deletion that an earlier attempt has done, as far as the vendor lets one tell."""
    return answered(request, raw, None, NOTHING)


def nothing_due(request: Request[Any], raw: RawAnswer) -> bool:
    """Tell whether an empty body is a full answer although one is documented: what was to be deleted is gone."""
    return request.method == "DELETE" and raw.status in {200, 202, 204}


def in_band_error(request: Request[Any], raw: RawAnswer, document: object) -> errors.APIError | None:
    """Return the error that a vendor hides inside a success, if it does."""
    rule = request.operation.vendor.in_band
    if rule is None:
        return None
    code = lookup(document, rule.pointer)
    if code is UNSET or code is None or code in rule.success or str(code) in {str(value) for value in rule.success}:
        return None
    kind = getattr(errors, rule.errors.get(str(code), rule.default))
    return described(request, raw, kind, document, "the vendor refused inside a success", code=str(code))


def status_error(request: Request[Any], raw: RawAnswer) -> errors.APIError:
    """Return the error of a status that is no success."""
    if raw.status < 200:
        return unexpected(request, raw, "the vendor switched protocols")
    document = parse(raw.body) if raw.flaw is None else NOTHING
    return described(request, raw, errors.status_error_class(raw.status), document, refusal(raw))


def refusal(raw: RawAnswer) -> str:
    """Return what a status says, in words."""
    if raw.status < 400:
        from urllib.parse import urlsplit

        try:
            host = urlsplit(raw.header("location") or "").hostname
        except ValueError:
            host = None
        return f"the vendor redirects{f' to {one_line(host)}' if host else ''}, which is not followed"
    return "the vendor failed" if raw.status >= 500 else "the vendor refused"


def described(
    request: Request[Any],
    raw: RawAnswer,
    kind: type[errors.APIStatusError],
    document: object,
    message: str,
    *,
    code: str | None = None,
) -> errors.APIStatusError:
    """Return a status error with everything that the vendor said."""
    operation, vendor = request.operation, request.operation.vendor
    document = raw.redactor.json(document)
    text = plain_text(raw) if document is NOTHING else None
    return kind(
        message,
        provider=vendor.name,
        operation=operation.name,
        sent=raw.sent,
        maybe_executed=not was_refused(request, raw.status) and raw.status >= 300 and not repeats_safely(request),
        request=request,
        status_code=raw.status,
        request_id=request_id(operation, raw, document),
        raw_body=raw.body[:KEPT],
        code=code or first_text(document, vendor.error_code),
        vendor_message=first_text(document, vendor.error_message) or text,
        retry_after=retry_after(raw),
        body=text if text is not None else typed_error(operation, raw.status, document),
        location=location(raw),
    )


def location(raw: RawAnswer) -> str | None:
    """Return where a redirect leads, as the vendor says it, masked."""
    given = raw.header("location") if 300 <= raw.status < 400 else None
    return None if given is None else raw.redactor.text(given)


def plain_text(raw: RawAnswer) -> str | None:
    """Return an error that came as plain text, masked, or None where it came as anything else."""
    if media_type_of(raw.headers) != "text/plain" or raw.flaw is not None:
        return None
    return raw.redactor.text(raw.body[:KEPT].decode("utf-8", "replace").strip()) or None


def typed_error(operation: Operation[Any], status: int, document: object) -> object:
    """Return an error's body as the documented model, else as plain JSON, else None."""
    if document is NOTHING:
        return None
    for wanted in (str(status), f"{status // 100}XX", "default"):
        for answer in operation.answers:
            if answer.status.upper() == wanted.upper() and answer.schema is not None and is_json(answer.media_type):
                try:
                    return answer.schema.decode(document)
                except (ValueError, TypeError, RecursionError, OverflowError):
                    continue  # an error inside a success is not what a success is: "default" says what it is
    return document


def unexpected(
    request: Request[Any], raw: RawAnswer, message: str, document: object = NOTHING
) -> errors.UnexpectedResponseError:
    """Return the error for a success that is none."""
    return errors.UnexpectedResponseError(
        message,
        provider=request.operation.vendor.name,
        operation=request.operation.name,
        sent=raw.sent,
        maybe_executed=True,
        request=request,
        status_code=raw.status,
        request_id=request_id(request.operation, raw, document),
        raw_body=raw.body[:KEPT],
    )


def request_id(operation: Operation[Any], raw: RawAnswer, document: object) -> str | None:
    """Return the vendor's name for the exchange: from its headers, else from the body."""
    vendor = operation.vendor
    for name in (*vendor.request_id_headers, *COMMON_REQUEST_IDS):
        value = raw.header(name.lower())
        if value:
            return value
    return first_text(document, vendor.request_id_pointers)


def first_text(document: object, pointers: Sequence[str]) -> str | None:
    """Return the first value that the pointers find, as text; a list of texts joined."""
    for pointer in pointers:
        found = lookup(document, pointer)
        if found is UNSET or found is None or found == "":
            continue
        if isinstance(found, str):
            return found
        if isinstance(found, list):
            items: list[object] = found  # pyright: ignore[reportUnknownVariableType]
            return "; ".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in items)
        return json.dumps(found, ensure_ascii=False)
    return None


def parse(body: bytes) -> object:
    """Return the JSON value of a body, or NOTHING where it is none, or nested more deeply than an honest answer is."""
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError):
        return NOTHING
    # Only a body with many brackets can be deep, so an ordinary one is not walked.
    return NOTHING if body.count(b"[") + body.count(b"{") > DEEPEST and too_deep(document) else document


def too_deep(document: object) -> bool:
    """Tell whether a JSON value is nested more than DEEPEST times; without recursion."""
    level: list[object] = [document]
    for _ in range(DEEPEST):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            elif isinstance(item, list):
                below.extend(item)  # pyright: ignore[reportUnknownArgumentType]
        if not below:
            return False
        level = below
    return True
