"""Everything that a vendor can answer but a success, and what each of it must end in."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from conformance_answers import (
    Answering,
    Scripted,
    answers_of,
    check_error,
    class_of,
    error_class,
    in_band_code,
    replies,
    success_of,
)
from conformance_calls import KEY, QUICK, SUBJECTS, Subject
from judged import Wished

import voxwright
from voxwright import errors
from voxwright._core.model import Model
from voxwright._core.operation import Operation
from voxwright._core.pointer import lookup
from voxwright._core.schema.objects import Model as ModelNode
from voxwright._core.unset import UNSET
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

RIDDEN_OUT = {429, 502, 503}
"""After which a task that is waited for is looked at again."""
DOCUMENTED = [
    pytest.param(subject, wished, id=f"{subject}-{wished}")
    for subject in SUBJECTS
    for wished in answers_of(subject)
    if error_class(subject.operation, wished) is not None and "json" in wished.media_type
    if subject.call != "get_speech" or wished.status not in RIDDEN_OUT
]
STATUSES = [300, 301, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415, 418, 422, 429]
STATUSES += [500, 501, 502, 503, 504, 529, 599]
BODIES = {
    "empty": b"",
    "html": b"<html><body>no</body></html>",
    "null": b"null",
    "list": b"[]",
    "text": b'"no"',
    "no-json": b'{"error":',
    "not-utf8": b'{"error": "\xff\xfe"}',
    "deep": b"[" * 3000 + b"]" * 3000,
}
NO_SUCCESS = BODIES | {"object": b"{}", "number": b"1", "true": b"true"}
NO_SOUND_TYPES = {"empty": "audio/wav", "html": "text/html"}
"""What an answer in place of sound says that it is, where that is not JSON."""
LEFT_OUT = "left out"


async def caught_of(subject: Subject, *answers: Answering) -> Any:
    """Return the error of a call that is answered by a script."""
    client = subject.new("http://localhost", transport=Scripted(answers))
    with pytest.raises(voxwright.VoxwrightError) as caught:
        await subject.invoke(client, subject.anything())
    await subject.close(client)
    return caught.value


@pytest.mark.parametrize(("subject", "wished"), DOCUMENTED)
async def test_every_documented_error_is_its_class(subject: Subject, wished: Wished, sandbox: Sandbox) -> None:
    """An answer that the vendor documents as an error is raised as the class of it, with its typed body."""
    expected = error_class(subject.operation, wished)
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        sandbox.force_next(subject.vendor, code=wished.status, example=wished.example)
        with pytest.raises(errors.APIStatusError) as caught:
            await subject.invoke(client, arguments)

    error = caught.value
    assert (expected, wished.status) == (type(error), error.status_code)
    check_error(error, subject)
    assert error.sent
    assert isinstance(error.body, Model)
    # Compared as models: a vendor may spell a field in a second way, and write a time in another.
    assert type(error.body).from_dict(json.loads(error.raw_body)) == error.body
    assert wished.value is None or type(error.body).from_dict(wished.value) == error.body
    check_words(error, subject.operation)
    in_band = in_band_code(subject.operation, wished)
    assert in_band is None or str(in_band) == error.code
    if subject.operation.vendor.request_id_headers:
        assert error.request_id


def check_words(error: errors.APIStatusError, operation: Operation[Any]) -> None:
    """Check that the vendor's own code and message are told where its document says that they stand."""
    document = json.loads(error.raw_body)
    for pointers, told in (
        (operation.vendor.error_code, error.code),
        (operation.vendor.error_message, error.vendor_message),
    ):
        there = [found for found in (lookup(document, each) for each in pointers) if found not in (UNSET, None, "")]
        assert bool(there) == bool(told)
        if there and isinstance(there[0], str):
            assert there[0] == told


@pytest.mark.parametrize("subject", QUICK, ids=str)
async def test_the_status_decides_the_class(subject: Subject, subtests: pytest.Subtests) -> None:
    """A status that is no success ends in its class, whether the vendor documents it or not."""
    headers = dict.fromkeys(subject.operation.vendor.request_id_headers, "trace-7")
    for status in STATUSES:
        with subtests.test(status=status):
            error = await caught_of(subject, replies(status, {}, headers=headers))

            assert (class_of(status), status) == (type(error), error.status_code)
            assert not headers or error.request_id == "trace-7"
            check_error(error, subject)
            may_be_done = status < 400 or (status >= 500 and status not in subject.operation.not_executed)
            assert not subject.operation.billed or error.maybe_executed is may_be_done


@pytest.mark.parametrize("subject", QUICK, ids=str)
async def test_no_body_hides_a_status(subject: Subject, subtests: pytest.Subtests) -> None:
    """An error whose body is nothing, a page, or not what is documented is still the error of its status."""
    for status, (name, body) in product((400, 429, 503), BODIES.items()):
        with subtests.test(status=status, body=name):
            error = await caught_of(subject, replies(status, body))

            assert (class_of(status), body) == (type(error), error.raw_body)
            check_error(error, subject)


@pytest.mark.parametrize("subject", [each for each in QUICK if success_of(each)[1]], ids=str)
async def test_a_success_that_is_none_is_told(subject: Subject, subtests: pytest.Subtests) -> None:
    """A success without what was asked for is UnexpectedResponseError, which keeps what came."""
    status, _ = success_of(subject)
    for name, body in NO_SUCCESS.items():
        with subtests.test(body=name):
            kind = {"content-type": NO_SOUND_TYPES.get(name, "application/json")} if subject.streams else {}
            error = await caught_of(subject, replies(status, body, headers=kind))

            assert errors.UnexpectedResponseError is type(error)
            assert (status, body, True) == (error.status_code, error.raw_body, error.maybe_executed)
            check_error(error, subject)


def identifiers(operation: Operation[Any]) -> list[tuple[str, ...]]:
    """Return the ways to what must be there in a success, by the schema of its model."""
    decoded = {answer.schema for answer in operation.answers if answer.status[0] == "2" and not answer.stream}
    return [path for model in decoded for path in paths_in(model, ())]


def paths_in(node: Any, here: tuple[str, ...]) -> Any:
    """Yield the ways to the identifiers below a model."""
    if isinstance(node, ModelNode):
        for prop in node.described().props:
            if prop.node.identifier:
                yield (*here, prop.wire)
            elif prop.required:
                yield from paths_in(prop.node, (*here, prop.wire))


IDENTIFIED = [
    pytest.param(subject, path, id=f"{subject}-{'.'.join(path)}")
    for subject in QUICK
    if not subject.streams
    for path in identifiers(subject.operation)
]


def without(body: Any, path: tuple[str, ...], instead: object) -> Any:
    """Return a copy of a body with another value in a place, or with none there."""
    changed = json.loads(json.dumps(body))
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = instead
    if instead == LEFT_OUT:
        del holder[path[-1]]
    return changed


@pytest.mark.parametrize(("subject", "path"), IDENTIFIED)
async def test_a_success_without_an_id_is_none(
    subject: Subject, path: tuple[str, ...], subtests: pytest.Subtests
) -> None:
    """An answer whose id is missing, null, empty or no text is never taken for a voice or a task."""
    status, body = success_of(subject)
    for instead in (None, "", "  ", 5, {}, LEFT_OUT):
        with subtests.test(instead=instead):
            changed = without(body, path, instead)
            error = await caught_of(subject, replies(status, changed))

            assert errors.UnexpectedResponseError is type(error)
            assert changed == json.loads(error.raw_body)
            assert path[-1] in str(error)


@pytest.mark.parametrize("subject", [each for each in QUICK if not each.streams], ids=str)
def test_every_creating_operation_has_an_identifier(subject: Subject) -> None:
    """What a success must hold is known for each operation that makes something."""
    assert bool(identifiers(subject.operation)) >= subject.operation.billed


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
async def test_a_wrong_key_is_told_and_not_shown(subject: Subject, sandbox: Sandbox) -> None:
    """A key that the vendor does not know ends in AuthenticationError, and no form of the error holds the key."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
    async with subject.client(sandbox, api_key="another-key-987654321") as client:
        with pytest.raises(errors.AuthenticationError) as caught:
            await subject.invoke(client, arguments)

    error = caught.value
    check_error(error, subject)
    texts = f"{error} {error!r} {vars(error)} {error.request!r} {error.request.curl()} {error.__cause__!r}"
    assert "another-key-987654321" not in texts
    assert not error.maybe_executed


@pytest.mark.parametrize("subject", QUICK, ids=str)
async def test_a_vendor_that_shows_the_key_is_masked(subject: Subject) -> None:
    """A key that the vendor puts into its answer is in no part of the error."""
    body = {"error": {"code": "no", "message": f"key {KEY} is wrong"}, "message": KEY, "msg": KEY, "code": KEY}
    error = await caught_of(subject, replies(401, body, headers={"x-request-id": KEY}))

    assert KEY not in f"{error} {vars(error)} {error.raw_body!r} {error.body!r}"


@pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.follows_a_task], ids=str)
@pytest.mark.parametrize("status", [401, 404, 429])
async def test_an_error_behind_an_accepted_task_names_the_task(subject: Subject, status: int, sandbox: Sandbox) -> None:
    """Once a task was accepted, whatever ends the wait says its id."""
    ok, _ = success_of(subject)
    async with subject.client(sandbox, timeout=1.5) as client:
        sandbox.force_next(subject.vendor, code=ok)
        for _ in range(3):
            sandbox.force_next(subject.vendor, code=status)
        with pytest.raises(errors.APIError) as caught:
            await subject.invoke(client, await subject.ready(client))

    assert caught.value.task_id
    assert caught.value.task_id in str(caught.value)
    expected = errors.TaskPendingError if status == 429 else class_of(status)
    assert expected is type(caught.value)
