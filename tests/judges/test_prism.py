"""Prism, on each vendor's normalized document, judges what our clients send, and answers what the vendor documents.

Prism checks key, headers, required fields, types and enums. It is blind to the rest of a multipart body, so what went
over the wire is looked at besides.
"""

from __future__ import annotations

import email.message
import email.policy
import json
from collections import deque
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from conformance_results import Heard, done
from judged import BY_ID, CLIP, COMMON, DOORS, KEY, Door, Judged, Wished, common_arguments, document, operations
from prism import Exchange, Wiretap, complaints, running

from voxwright import errors
from voxwright._core.model import Model

Prisms = Callable[..., Wiretap]

pytestmark = pytest.mark.anyio

CLASSES = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    415: errors.UnsupportedMediaTypeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
OPERATIONS = operations()


def doors(operation: Judged) -> list[Door]:
    """Return the ways in which an operation can be called."""
    return [door for door in DOORS if door.offers(operation)]


CALLS = [pytest.param(op, door, id=f"{op}-{door}") for op in OPERATIONS for door in doors(op)]
ANSWERS = [(operation, wished) for operation in OPERATIONS for wished in operation.answers()]


def in_band_code(operation: Judged, wished: Wished) -> int | None:
    """Return the code of an error that the vendor puts into a success, or None."""
    rule = document(operation.vendor)["x-voxwright-vendor"].get("in-band")
    if rule is None or wished.status >= 300 or not isinstance(wished.value, dict):
        return None
    code = wished.value[rule["pointer"].removeprefix("/")]
    return None if code in rule["success"] else code


def is_error(operation: Judged, wished: Wished) -> bool:
    """Say whether a documented answer is an error."""
    return wished.status >= 300 or in_band_code(operation, wished) is not None


def cases(*, of_errors: bool) -> list[Any]:
    """Return each documented answer that is an error, or that is none, with each way to ask for it."""
    return [
        pytest.param(op, wished, door, id=f"{op}-{wished}-{door}")
        for op, wished in ANSWERS
        for door in doors(op)
        if is_error(op, wished) is of_errors
    ]


def expected_class(operation: Judged, wished: Wished) -> type[errors.APIError]:
    """Return the class of the error tree in which a documented answer must end."""
    code = in_band_code(operation, wished)
    if code is not None:
        rule = document(operation.vendor)["x-voxwright-vendor"]["in-band"]
        return getattr(errors, rule["errors"].get(str(code), rule["default"]))
    return CLASSES.get(wished.status, errors.ServerError if wished.status >= 500 else errors.APIStatusError)


def parts_of(exchange: Exchange) -> list[email.message.Message]:
    """Return the parts of a multipart body, read by the standard library's parser for mail."""
    head = f"Content-Type: {exchange.header('content-type')}\r\n\r\n".encode()
    return list(BytesParser(policy=email.policy.HTTP).parsebytes(head + exchange.body).iter_parts())  # type: ignore[attr-defined]


def on_the_wire(value: object) -> str:
    """Return how a value stands in a part or a query, where a list is its items one by one."""
    if isinstance(value, list) and len(value) == 1:
        return on_the_wire(value[0])
    return value if isinstance(value, str) else json.dumps(value)


def check_parts(operation: Judged, exchange: Exchange, values: dict[str, Any]) -> None:
    """Compare a multipart body with what was given: files are files, texts are plain, and there is nothing else."""
    seen = {}
    for part in parts_of(exchange):
        name = part.get_param("name", header="content-disposition")
        assert isinstance(name, str)
        assert name not in seen
        assert {"content-disposition", "content-type"} >= {key.lower() for key in part}
        payload = part.get_payload(decode=True)
        if operation.inputs[name].get("format") == "binary":
            assert CLIP.name == part.get_filename()
            assert part.get_content_type() in operation.part_types.get(name, ["audio/wav"])
            seen[name] = payload
        else:
            assert part.get_filename() is None
            assert part["content-type"] is None
            seen[name] = payload.decode()
    assert {name: CLIP.read_bytes() if value is CLIP else on_the_wire(value) for name, value in values.items()} == seen


def check_wire(operation: Judged, exchange: Exchange, values: dict[str, Any]) -> None:
    """Compare one request with what was given and with what the document says."""
    assert exchange.method == operation.method.upper()
    asked = [p["name"] for p in operation.node.get("parameters", ()) if p["in"] == "query" and p["name"] in values]
    assert {name: on_the_wire(values[name]) for name in asked} == dict(parse_qsl(urlsplit(exchange.path).query))
    schemes = document(operation.vendor)["components"]["securitySchemes"]
    scheme = schemes[next(iter(operation.node["security"][0]))]
    key_header, key = ("authorization", f"Bearer {KEY}") if scheme["type"] == "http" else (scheme["name"], KEY)
    assert [key] == [value for name, value in exchange.headers if name.lower() == key_header.lower()]
    inside = {name: value for name, value in values.items() if name in operation.body.get("properties", {})}
    if operation.body_type is None:
        assert b"" == exchange.body
    elif operation.body_type == "application/json":
        assert exchange.header("content-type") == "application/json"
        assert inside == json.loads(exchange.body)
    else:
        assert str(len(exchange.body)) == exchange.header("content-length")
        check_parts(operation, exchange, inside)


def raw_of(result: Any, door: Door) -> Model:
    """Return the vendor's typed answer."""
    raw = result.raw if door.is_common else result
    assert isinstance(raw, Model)
    return raw


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
@pytest.mark.parametrize(("operation", "door"), CALLS)
async def test_every_call_is_what_the_document_asks_for(
    prism: Prisms, operation: Judged, door: Door, everything: bool
) -> None:
    """With as little as possible and with every field there is, Prism accepts the request and its bytes are right."""
    tap = prism(operation.vendor, operation.variant)

    # Of several kinds of answers Prism picks one by an order of its own, and a speech must be sound.
    sounds = [each.media_type for each in operation.answers() if each.media_type.startswith("audio/")]
    sound = "audio/wav" if "audio/wav" in sounds else next(iter(sounds), "audio/wav")
    headers = {"Accept": sound} if door.is_common and operation.name == "speech.create" else None
    result = await door.call(operation, tap.url, everything=everything, headers=headers)

    (exchange,) = tap.exchanges
    values = operation.values(everything=everything)
    if not door.is_common:
        check_wire(operation, exchange, values)
    elif COMMON[operation.name] in PLAIN:
        check_wire(operation, exchange, {name: value for name, value in values.items() if is_sent(operation, name)})
    check_result(operation, exchange, result, door)


PLAIN = {"clone_voice", "submit_design", "get_task", "get_voice", "delete_voice"}
"""Common calls that send what they are given, and nothing that an adapter adds: a page size, a model."""


def check_result(operation: Judged, exchange: Exchange, result: Any, door: Door) -> None:
    """Compare what a call gives with what came: sound to the byte, JSON field by field; of a list, its first voice."""
    if isinstance(result, Heard):
        assert (exchange.answer, exchange.answer_headers["content-type"]) == (result.content, result.media_type)
    elif isinstance(result, bytes):
        assert exchange.answer == result
    elif not exchange.answer:
        assert result is None
    elif door.is_common and operation.name == "voices.list":
        assert raw_of(result, door).to_dict() in list(objects_in(exchange.json()))
    else:
        assert exchange.json() == raw_of(result, door).to_dict()


def is_sent(operation: Judged, name: str) -> bool:
    """Say whether the common call carries an input: a clone names no voice, and a name is all that some calls take."""
    if COMMON[operation.name] in BY_ID:
        return f"{{{name}}}" in operation.path
    return operation.inputs[name].get("x-voxwright-argument") != "voice"


def objects_in(node: Any) -> Iterator[Any]:
    """Yield a JSON value and all that is in it, at any depth."""
    yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from objects_in(item)


@pytest.mark.parametrize(("operation", "wished", "door"), cases(of_errors=False))
async def test_every_documented_success_is_read(prism: Prisms, operation: Judged, wished: Wished, door: Door) -> None:
    """Each example of a success comes out as the typed model, sound as its bytes, nothing lost.

    Sound has no examples. Prism makes the word `string` of it whatever the media type, and takes the first type that is
    documented, or, asked for a code that it has in no acceptable type, answers 500: so it is told the one type.
    """
    tap = prism(operation.vendor, operation.variant)
    several = len({each.media_type for each in operation.answers() if each.status == wished.status}) > 1
    headers = {"Prefer": wished.prefer, **({"Accept": wished.media_type} if several else {})}
    if door.is_common and several and "json" in wished.media_type:
        with pytest.raises(errors.UnexpectedResponseError):  # the common call wants sound
            await door.call(operation, tap.url, headers=headers)
        return

    result = await door.call(operation, tap.url, headers=headers)

    exchange = tap.exchanges[0]
    assert (wished.status, wished.media_type) == (exchange.status, exchange.answer_headers.get("content-type", ""))
    check_result(operation, exchange, result, door)
    if "json" in wished.media_type and "ndjson" not in wished.media_type:
        assert wished.value is None or wished.value == exchange.json()
        assert operation.name == "voices.list" or wished.model == type(raw_of(result, door)).__name__


@pytest.mark.parametrize(("operation", "wished", "door"), cases(of_errors=True))
async def test_every_documented_error_has_its_class_and_a_typed_body(
    prism: Prisms, operation: Judged, wished: Wished, door: Door
) -> None:
    """Each documented refusal ends in one class of the tree, with all that the vendor said of it."""
    tap = prism(operation.vendor, operation.variant)
    headers = {"Prefer": wished.prefer}
    if "json" not in wished.media_type:
        headers = {"Prefer": f"code={wished.status}", "Accept": wished.media_type}

    with pytest.raises(errors.APIStatusError) as caught:
        await door.call(operation, tap.url, headers=headers)

    (exchange,) = tap.exchanges
    assert expected_class(operation, wished) is type(caught.value)
    assert wished.status == caught.value.status_code == exchange.status
    assert exchange.answer == caught.value.raw_body
    assert (operation.provider, operation.name) == (caught.value.provider, caught.value.operation)
    if "json" in wished.media_type:
        check_body(operation, wished, caught.value, exchange.json())
    else:
        assert wished.value == caught.value.body == caught.value.vendor_message


def check_body(operation: Judged, wished: Wished, error: errors.APIStatusError, wire: Any) -> None:
    """Compare what an error tells with the JSON that came."""
    assert wished.value is None or wished.value == wire
    assert isinstance(error.body, Model)
    assert wire == error.body.to_dict()
    assert in_band_code(operation, wished) is not None or wished.model in {type(error.body).__name__, None}
    told = document(operation.vendor)["x-voxwright-vendor"]["error"]
    assert first(wire, told["code"]) == error.code
    assert first(wire, told["message"]) == error.vendor_message


def first(value: Any, pointers: list[str]) -> str | None:
    """Return the first text or number at one of some JSON pointers, as text."""
    for pointer in pointers:
        here = value
        for token in pointer.split("/")[1:]:
            if isinstance(here, list):
                here = here[int(token)] if token.isdecimal() and int(token) < len(here) else None
            else:
                here = here.get(token) if isinstance(here, dict) else None
        if isinstance(here, str | int):
            return str(here)
    return None


RETRAINED = [
    pytest.param(op, door, id=f"{op}-{door}")
    for op in OPERATIONS
    for door in DOORS
    if op.name == "voices.clone"
    if any(schema.get("x-voxwright-argument") == "voice" for schema in op.inputs.values())
]


@pytest.mark.parametrize(("operation", "door"), [case for case in RETRAINED if case.values[1].is_common])
async def test_a_voice_is_trained_again(prism: Prisms, operation: Judged, door: Door) -> None:
    """Where cloning takes the id of a voice, retraining sends it; the typed call was judged with every field."""
    tap = prism(operation.vendor, operation.variant)
    values = operation.values(everything=True)
    arguments, extra = common_arguments(operation, values)
    voice, clip = arguments.pop("voice"), arguments.pop("clip")

    async with door.client(operation.vendor, tap.url) as client:
        result = await done(client.retrain_voice(voice, clip, **arguments, extra=extra))

    check_wire(operation, tap.exchanges[0], values)
    assert tap.exchanges[0].json() == result.raw.to_dict()


POLLED = [
    pytest.param(op, looked_at, door, id=f"{op}-{door}")
    for op in OPERATIONS
    for looked_at in OPERATIONS
    for door in DOORS
    if op.node.get("x-voxwright-poll", {}).get("operation") == looked_at.name and op.vendor == looked_at.vendor
    if door.is_common and op.name in COMMON and door.offers(op)
]


def examples(operation: Judged, looked_at: Judged, which: str) -> list[Wished]:
    """Return the documented looks at a task that is running, done or failed."""
    states = operation.node["x-voxwright-poll"][which]
    return [wished for wished in looked_at.answers() if wished.status == 200 and wished.value["status"] in states]


@pytest.mark.parametrize(("operation", "looked_at", "door"), POLLED)
async def test_a_task_is_followed_to_its_end(prism: Prisms, operation: Judged, looked_at: Judged, door: Door) -> None:
    """A design is submitted once and looked at while it runs; what it made is the voice."""
    tap = prism(operation.vendor, operation.variant)
    running_look, done_look = examples(operation, looked_at, "running")[0], examples(operation, looked_at, "done")[-1]
    tap.prefer["GET"] = deque([running_look.prefer, done_look.prefer])
    arguments, _ = common_arguments(operation, operation.values(everything=False))
    prompt, progress = arguments.pop("prompt"), []

    async with door.client(operation.vendor, tap.url) as client:
        voice = await done(client.design_voice(prompt, **arguments, on_progress=lambda now, _: progress.append(now)))

    assert ["POST", "GET", "GET"] == [exchange.method for exchange in tap.exchanges]
    assert done_look.value == voice.raw.to_dict()
    assert voice.id in json.dumps(done_look.value)
    assert "ready" == voice.status
    assert sorted({wished.value["progress"] for wished in (running_look, done_look)}) == sorted(set(progress))


@pytest.mark.parametrize(("operation", "looked_at", "door"), POLLED)
async def test_a_task_that_fails_says_why(prism: Prisms, operation: Judged, looked_at: Judged, door: Door) -> None:
    """A task that the vendor gave up ends in an error with its id, its code and its typed body."""
    tap = prism(operation.vendor, operation.variant)
    look = examples(operation, looked_at, "failed")[0]
    tap.prefer["GET"] = deque([look.prefer])
    arguments, _ = common_arguments(operation, operation.values(everything=False))

    async with door.client(operation.vendor, tap.url) as client:
        with pytest.raises(errors.TaskFailedError) as caught:
            await done(client.design_voice(arguments.pop("prompt"), **arguments))

    assert look.value["error"]["code"] == caught.value.code
    assert look.value["error"]["code"] in operation.node["x-voxwright-poll"]["retryable"]
    assert caught.value.retryable
    assert tap.exchanges[0].json()["id"] == caught.value.task_id
    assert isinstance(caught.value.body, Model)
    assert look.value == caught.value.body.to_dict()


def test_prisms_death_is_noticed_and_it_is_started_again(node_judges: Path, tmp_path: Path) -> None:
    """A file part without a Content-Type kills Prism; that is a complaint, and the next request finds a new Prism."""
    program = node_judges / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    file = tmp_path / "openapi.json"
    schema = {"type": "object", "properties": {"clip": {"type": "string", "format": "binary"}}}
    operation = {
        "requestBody": {"content": {"multipart/form-data": {"schema": schema}}},
        "responses": {"204": {"description": "Taken."}},
    }
    file.write_text(
        json.dumps(
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/clips": {"post": operation}}}
        )
    )
    with running(node_judges / "node", program, file) as (judge, tap):
        assert ["204", "0"] == [send(tap, "Content-Type: audio/wav\r\n"), send(tap, "")]
        said = complaints(judge, tap.exchanges)
        assert "request 1, POST /clips: no answer" == said[0]
        assert said[1].startswith("Prism died: ")
        judge.stop()
        judge.start()
        tap.reset()
        assert "204" == send(tap, "Content-Type: audio/wav\r\n")
        assert [] == complaints(judge, tap.exchanges)


def send(tap: Wiretap, type_line: str) -> str:
    """Send one file part by hand, and return the status."""
    disposition = 'Content-Disposition: form-data; name="clip"; filename="a.wav"'
    body = f"--b\r\n{disposition}\r\n{type_line}\r\nRIFF\r\n--b--\r\n".encode()
    exchange = Exchange("POST", "/clips", [("Content-Type", "multipart/form-data; boundary=b")], body)
    tap.pass_on(exchange)
    tap.exchanges.append(exchange)
    return str(exchange.status)
