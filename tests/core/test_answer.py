"""`_core.exchange.answer` and `collect`: what an answer means, and how much of it is read."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

import pytest
from acme import CLONE, DELETE, GET, KEY, SPEAK, VENDOR, VOICE, Refusal, Voice, clone

from voxwright import errors
from voxwright._core import schema as s
from voxwright._core.exchange.answer import Answered, judge
from voxwright._core.exchange.choose import same_kind
from voxwright._core.exchange.collect import LARGEST_ANSWER, LARGEST_ERROR, Collector
from voxwright._core.exchange.effects import Failure, RawAnswer
from voxwright._core.exchange.redact import Redactor
from voxwright._core.operation import Answer, Operation

REQUEST = clone()


def raw(status: int, body: Any = b"", *, content_type: str | None = "application/json", **headers: str) -> RawAnswer:
    """Return an answer; a body that is not bytes becomes JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    pairs += [("content-type", content_type)] if content_type else []
    redactor = Redactor([KEY])
    return RawAnswer(status, tuple(pairs), redactor.error_bytes(data), redactor=redactor)


def judged(answer: RawAnswer, request: Any = REQUEST) -> Any:
    """Return the value of a success, or the error."""
    verdict = judge(request, answer)
    return verdict.value if isinstance(verdict, Answered) else verdict


@pytest.mark.parametrize("status", [200, 201, 202])
@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "application/vnd.x+json", None]
)
def test_a_success_is_decoded(status: int, content_type: str | None) -> None:
    """By the documented answer, also where the status is another 2xx, or the media type is missing."""
    assert judged(raw(status, {"id": "v", "new": 1}, content_type=content_type)) == Voice(
        id="v", additional_properties={"new": 1}
    )


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b"", "application/json", "is empty"),
        (b"<html>busy</html>", "text/html", "is 'text/html', not JSON"),
        (b"<html>busy</html>", "application/json", "is no JSON"),
        (b'{"id": "v', "application/json", "is no JSON"),
        (b'{"id": "v"} trailing', "application/json", "is no JSON"),
        (b"\xff\xfe\xfa", "application/json", "is no JSON"),
        (b"[" * 5000 + b"]" * 5000, "application/json", "is no JSON"),
        (b"null", "application/json", "not what is documented"),
        (b"{}", "application/json", "not what is documented"),
        (b"[]", "application/json", "not what is documented"),
        (b'"v"', "application/json", "not what is documented"),
        (b'{"id": null}', "application/json", "not what is documented"),
        (b'{"id": ""}', "application/json", "not what is documented"),
        (b'{"id": 5}', "application/json", "not what is documented"),
        (b'{"id": ["v"]}', "application/json", "not what is documented"),
        (b'{"id": "v", "name": 5}', "application/json", "not what is documented"),
        (b"RIFF....", "audio/wav", "is 'audio/wav', not JSON"),
        (b'{"id": "v"}', "text/plain", "is 'text/plain', not JSON"),
    ],
)
def test_a_success_that_is_none_keeps_what_came(body: bytes, content_type: str, words: str) -> None:
    """So that a paid id in it is not lost."""
    error = judged(raw(200, body, content_type=content_type, x_acme_id="req-7"))

    assert type(error) is errors.UnexpectedResponseError
    assert words in str(error)
    assert (error.raw_body, error.status_code, error.request_id) == (body, 200, "req-7")
    assert (error.provider, error.operation, error.sent, error.maybe_executed) == ("acme", "voices.clone", True, True)


def test_an_answer_that_could_not_be_read_whole_is_no_success() -> None:
    """A flaw in reading is named."""
    answer = raw(200, {"id": "v"})
    answer.flaw = "it is longer than 8 bytes"

    assert "it is longer than 8 bytes" in str(judged(answer))


def test_no_content_is_a_success_where_none_is_documented() -> None:
    """And for what was to be deleted also where one is."""
    assert judged(raw(204, b"", content_type=None), DELETE.request(id="v")) is None
    assert judged(raw(200, b"", content_type=None), DELETE.request(id="v")) is None
    assert type(judged(raw(204, b"", content_type=None), GET.request(id="v"))) is errors.UnexpectedResponseError


def test_an_error_is_not_taken_for_audio() -> None:
    """JSON with a 200 where audio is documented is no audio, and the error in it is found."""
    request = SPEAK.request(text="hi")

    assert type(judged(raw(200, {"id": "v"}), request)) is errors.UnexpectedResponseError
    assert type(judged(raw(200, {"code": 4100}), request)) is errors.AuthenticationError


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("text/csv", b"[1]"),
        ("application/json; charset=utf-8", Voice(id="v")),
        ("application/vnd.x+json", Voice(id="v")),
    ],
)
def test_an_answer_is_chosen_by_its_content_type(given: str, value: object) -> None:
    """Where several kinds are documented for a status."""
    operation: Operation[Any] = Operation(
        vendor=VENDOR, name="x", method="GET", path="/", answers=(VOICE, Answer("200", "text/csv", s.Binary()))
    )
    body = value if isinstance(value, bytes) else {"id": "v"}

    assert judged(raw(200, body, content_type=given), operation.request()) == value


@pytest.mark.parametrize(
    ("given", "expected", "fits"),
    [
        ("audio/mpeg", "audio/*", True),
        ("audio/mpeg", "audio/wav", True),
        ("video/mp4", "audio/*", False),
        ("application/octet-stream", "audio/*", False),
        ("audio/mpeg", "application/octet-stream", True),
        ("binary/octet-stream", "application/octet-stream", True),
        ("text/plain", "application/octet-stream", False),
        ("application/problem+json", "application/octet-stream", False),
        ("application/xml", "application/octet-stream", False),
        ("image/png", "image/jpeg", False),
        ("image/png", "image/*", True),
        ("anything/else", "*/*", True),
    ],
)
def test_one_kind_of_audio_is_as_good_as_another(given: str, expected: str, fits: bool) -> None:
    """And bytes of no kind may be of any that is neither JSON nor text."""
    assert same_kind(given, expected) is fits


def test_a_documented_error_is_typed() -> None:
    """`body` is the model, and the vendor's words are found by its pointers."""
    error = judged(raw(400, {"error": {"code": "bad", "message": "no"}}, x_acme_id="r"))

    assert type(error) is errors.BadRequestError
    assert error.body == Refusal(error={"code": "bad", "message": "no"})
    assert (error.code, error.vendor_message, error.request_id) == ("bad", "no", "r")
    assert (error.sent, error.maybe_executed) == (True, False)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error": {"code": 429, "message": ["a", "b"]}}, "429", "a; b"),
        ({"code": "x", "msg": {"why": "y"}}, "x", '{"why": "y"}'),
        ({"error": {"code": None, "message": ""}}, None, None),
        ("just text", None, None),
    ],
)
def test_a_vendors_words_are_text_whatever_their_type(body: Any, code: str | None, message: str | None) -> None:
    """Numbers, lists and objects are written out; null and nothing are None."""
    error = judged(raw(404, body))

    assert (type(error), error.code, error.vendor_message) == (errors.NotFoundError, code, message)


@pytest.mark.parametrize("body", [b"", b"<html>502</html>", b"{", b"\x00\xff"])
def test_an_error_that_is_no_json_has_no_body_but_its_bytes(body: bytes) -> None:
    """The status alone decides."""
    error = judged(raw(502, body, content_type="text/html"))

    assert (type(error), error.body, error.raw_body) == (errors.ServerError, None, body)


def test_an_undocumented_error_is_plain_json() -> None:
    """Also one that does not fit its documented model."""
    assert judged(raw(409, {"a": 1})).body == {"a": 1}
    assert judged(raw(400, {"a": 1})).body == {"a": 1}


@pytest.mark.parametrize(
    ("code", "kind"), [(4000, errors.BadRequestError), ("4100", errors.AuthenticationError), (1, errors.APIStatusError)]
)
def test_an_error_inside_a_success_is_an_error(code: object, kind: type[errors.APIStatusError]) -> None:
    """The vendor's table gives the class, else its default."""
    error = judged(raw(200, {"code": code, "msg": "no", "detail": {"logid": "log-1"}}))

    assert type(error) is kind
    assert (error.code, error.vendor_message, error.request_id, error.status_code) == (str(code), "no", "log-1", 200)
    assert error.maybe_executed is False


@pytest.mark.parametrize("body", [{"code": 0, "id": "v"}, {"id": "v"}, {"code": None, "id": "v"}])
def test_a_success_with_its_code_or_without_is_a_success(body: dict[str, object]) -> None:
    """The code may be zero, null or left out."""
    assert judged(raw(200, body)).id == "v"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_error_that_names_its_host(status: int) -> None:
    """It is not followed: a key never goes to another origin."""
    error = judged(raw(status, b"", location="https://evil.example/voices?x=1"))

    assert (type(error), error.status_code) == (errors.APIStatusError, status)
    assert "redirects to evil.example, which is not followed" in str(error)


def test_a_secret_that_is_spelt_with_escapes_is_masked_too() -> None:
    """A server that echoes the key as JSON escapes does not get it into message, code or body."""
    escaped = "".join(f"\\u{ord(c):04x}" for c in KEY)
    error = judged(raw(400, f'{{"error": {{"code": "{escaped}", "message": "key {escaped}"}}}}'.encode()))

    assert (error.code, error.vendor_message) == ("***", "key ***")
    assert KEY not in repr(error.body)


def test_a_cut_error_is_still_that_error() -> None:
    """A 500 whose body broke off says more than a broken connection."""
    failure = Failure("receive", sent=True, timed_out=False, partial=raw(500, b'{"error'))

    error = judge(REQUEST, failure)

    assert type(error) is errors.ServerError


def test_a_cut_success_of_a_billed_call_keeps_what_came() -> None:
    """Its outcome is unknown, but a paid id may be in the beginning."""
    failure = Failure("receive", sent=True, timed_out=True, partial=raw(200, b'{"id":"v', x_acme_id="r"))

    error = judge(REQUEST, failure)

    assert type(error) is errors.OutcomeUnknownError
    assert (error.raw_body, error.status_code, error.request_id) == (b'{"id":"v', 200, "r")
    assert (error.timed_out, error.phase) == (True, "receive")


def collected(status: int, encoding: str, *chunks: bytes) -> tuple[bytes, str | None]:
    """Return the body and the flaw that a collector finds."""
    collector = Collector(status, encoding)
    if all(collector.feed(chunk) for chunk in chunks):
        collector.finish()
    return collector.body(), collector.flaw


DEFLATE = zlib.compressobj(9, zlib.DEFLATED, -15)
RAW_DEFLATE = DEFLATE.compress(b"hello") + DEFLATE.flush()


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", b"hello"),
        ("identity", b"hello"),
        ("gzip", gzip.compress(b"hello", mtime=0)),
        ("GZIP ", gzip.compress(b"hello", mtime=0)),
        ("deflate", zlib.compress(b"hello")),
        ("deflate", RAW_DEFLATE),
        ("gzip", gzip.compress(b"hello", mtime=0) + b"trailing garbage"),
    ],
)
def test_a_body_is_inflated(encoding: str, data: bytes) -> None:
    """Whole or byte by byte."""
    assert collected(200, encoding, data) == (b"hello", None)
    assert collected(200, encoding, *(data[i : i + 1] for i in range(len(data)))) == (b"hello", None)


@pytest.mark.parametrize(
    ("encoding", "data", "flaw"),
    [
        ("gzip", b"this is no gzip at all", "damaged"),
        ("gzip", gzip.compress(b"hello" * 100, mtime=0)[:-9], "cut"),
        ("gzip", gzip.compress(b"hello", mtime=0)[:-8] + b"\x00" * 8, "damaged"),
        ("br", b"hello", "was not asked for"),
    ],
)
def test_a_damaged_body_says_so(encoding: str, data: bytes, flaw: str) -> None:
    """Nothing is raised."""
    assert flaw in str(collected(200, encoding, data)[1])


@pytest.mark.parametrize(("status", "limit"), [(200, LARGEST_ANSWER), (500, LARGEST_ERROR)])
def test_a_body_is_read_to_its_limit(status: int, limit: int) -> None:
    """Exactly the limit is whole; of what is a byte longer the beginning is kept, and said."""
    assert collected(status, "", b"x" * limit) == (b"x" * limit, None)
    body, flaw = collected(status, "", b"x" * limit, b"x")
    assert (len(body), flaw) == (LARGEST_ERROR, f"it is longer than {limit} bytes")


@pytest.mark.parametrize(("status", "limit"), [(199, LARGEST_ERROR), (299, LARGEST_ANSWER), (300, LARGEST_ERROR)])
def test_only_a_success_may_be_long(status: int, limit: int) -> None:
    """Every 2xx is one, and nothing else."""
    assert collected(status, "", bytes(limit))[1] is None
    assert collected(status, "", bytes(limit + 1))[1] == f"it is longer than {limit} bytes"


def test_deflate_without_a_header_is_told_by_both_its_bytes() -> None:
    """Its first byte, or the sum of the first two, may look like the header of zlib by chance; not both."""
    for number in range(300):
        text = b"%d voices" % number * (number % 7 + 1)
        machine = zlib.compressobj(9, zlib.DEFLATED, -15)
        assert collected(200, "deflate", machine.compress(text) + machine.flush()) == (text, None)


def test_nothing_more_is_wanted_of_a_body_that_is_damaged() -> None:
    """So the connection is given up, and not read to its end."""
    assert Collector(200, "gzip").feed(b"this is no gzip at all") is False


def test_a_bomb_is_inflated_to_the_limit_only() -> None:
    """A thousandfold body stops at the limit, from one chunk too."""
    bomb = gzip.compress(bytes(64 << 20))

    body, flaw = collected(500, "gzip", bomb)

    assert (len(body), flaw) == (LARGEST_ERROR, f"it is longer than {LARGEST_ERROR} bytes")


def test_what_follows_a_compressed_body_is_read_to_the_limit_only() -> None:
    """A vendor that goes on after the end of its stream is cut off too."""
    small = gzip.compress(b"hello", mtime=0)
    rest = bytes(LARGEST_ERROR - len(small))

    assert collected(500, "gzip", small, rest) == (b"hello", None)
    assert collected(500, "gzip", small, rest, b"x")[1] == f"it is longer than {LARGEST_ERROR} bytes"


def test_the_answer_of_one_operation_does_not_depend_on_another() -> None:
    """The documented success of the operation decides."""
    assert [answer.status for answer in CLONE.answers] == ["200", "400"]
