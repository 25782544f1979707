"""Answers that are asked for: by the `Prefer` header as Prism takes it, and by order from outside."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest

import voxwright.sandbox
from voxwright.errors import ConfigurationError
from voxwright.sandbox.prefer import read_preference


def test_every_documented_status_can_be_asked_for(wire: Any) -> None:
    """`Prefer: code=` gives the documented answer of each status, in its documented shape."""
    codes = [400, 401, 403, 404, 409, 413, 429, 500, 503]

    answers = [wire.clone("vox", headers={"Prefer": f"code={code}"}) for code in codes]

    assert codes == [answer.status_code for answer in answers]
    assert {
        "code": "RATE_LIMIT_EXCEEDED",
        "message": "Too many requests.",
        "details": {"limit": 5, "window_seconds": 1},
    } == (answers[6].json()["error"])
    assert [] == wire.sandbox.voices("vox")
    assert "Prefer code=429" == wire.sandbox.requests[6].checked[-1]


@pytest.mark.parametrize(
    ("name", "code"),
    [("voiceCloneClipTooLarge", "VOICE_CLONE_CLIP_TOO_LARGE"), ("payloadTooLarge", "PAYLOAD_TOO_LARGE")],
)
def test_an_example_of_a_status_can_be_named(wire: Any, name: str, code: str) -> None:
    """Where a status has several examples, one is chosen by name, with the status or without."""
    for wish in (f"code=413, example={name}", f"example={name}"):
        answer = wire.clone("vox", headers={"Prefer": wish})
        assert (413, code) == (answer.status_code, answer.json()["error"]["code"])


def test_where_only_200_is_documented_the_codes_are_its_examples(wire: Any) -> None:
    """Coze's errors are named examples of its 200."""
    answer = wire.clone("coze", headers={"Prefer": "example=code_1109"})

    assert (200, 1109) == (answer.status_code, answer.json()["code"])


def test_a_task_can_be_shown_in_any_documented_state(wire: Any) -> None:
    """A named example of a task's answer needs no task."""
    for name, status in (("completed_list", "completed"), ("failed", "failed"), ("cancelled", "cancelled")):
        assert status == wire.look("task-unified-1-x", headers={"Prefer": f"example={name}"}).json()["status"]


def test_a_default_answer_stands_for_any_error(wire: Any) -> None:
    """Where the document has one answer for all errors, any error status can be asked for, and no success."""
    assert 418 == wire.clone("cartesia", headers={"Prefer": "code=418"}).status_code
    assert 404 == wire.clone("cartesia", headers={"Prefer": "code=204"}).status_code


def test_the_usual_success_is_no_special_wish(wire: Any) -> None:
    """To prefer what would come anyway changes nothing."""
    assert "Ada" == wire.clone("vox", headers={"Prefer": "code=201"}).json()["name"]
    assert 1 == len(wire.sandbox.voices("vox"))


def test_an_answer_that_is_not_documented_is_a_404_that_says_what_there_is(wire: Any) -> None:
    """A wish that can not be met is told as a problem, never met with another answer."""
    answer = wire.clone("supertone", headers={"Prefer": "code=503"})

    assert (404, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    assert "there are 200, 400, 401, 403, 404, 413, 415, 429, 500" in answer.json()["detail"]
    assert 404 == wire.clone("vox", headers={"Prefer": "example=nothing"}).status_code


def test_an_invalid_request_is_refused_before_wishes_are_heard(wire: Any) -> None:
    """As in Prism, a forced answer is for requests that are all right."""
    assert 400 == wire.clone("vox", language="xx", headers={"Prefer": "code=429"}).status_code
    assert 401 == wire.clone("vox", headers={"Authorization": None, "Prefer": "code=429"}).status_code


def test_the_next_answer_can_be_ordered_from_outside(wire: Any) -> None:
    """`force_next` decides one valid request each, in order, and leaves refused ones alone."""
    wire.sandbox.force_next("vox", code=503)
    wire.sandbox.force_next("vox", example="payloadTooLarge")

    statuses = [wire.clone("vox", **change).status_code for change in ({"name": ""}, {}, {}, {})]

    assert [400, 503, 413, 201] == statuses


@pytest.mark.parametrize(("status", "code"), [(400, 4000), (401, 4100), (402, 4011), (429, 4020), (500, 5000)])
def test_an_ordered_error_speaks_of_its_status(wire: Any, status: int, code: int) -> None:
    """Where one answer is documented for all errors, code and message are those of the status all the same."""
    wire.sandbox.force_next("coze", code=status)
    wire.sandbox.force_next("cartesia", code=status)
    coded, worded = wire.clone("coze").json(), wire.clone("cartesia").json()
    phrase = HTTPStatus(status).phrase

    assert (code, f"{phrase}, as ordered from the sandbox.") == (coded["code"], coded["msg"])
    assert phrase in str(worded) or status == 429  # which has an example of its own


def test_an_order_says_which_answer(sandbox: voxwright.sandbox.Sandbox) -> None:
    """An order without a wish is a mistake."""
    with pytest.raises(ConfigurationError, match="code=, example= or both"):
        sandbox.force_next("vox")


@pytest.mark.parametrize(
    ("headers", "code", "example"),
    [
        ([], None, None),
        (["code=429"], 429, None),
        (["code=429; example=a_b"], 429, "a_b"),
        (["example=x", "code=500"], 500, "x"),
        (['example="two words", code = 404'], 404, "two words"),
        (["respond-async, wait=5"], None, None),
        (["code=abc", "code=99"], None, None),
        (["dynamic=true, code=200"], 200, None),
        (["mycode=500"], None, None),
    ],
)
def test_the_header_is_read_in_each_of_its_spellings(headers: list[str], code: int | None, example: str | None) -> None:
    """Commas, semicolons, quotes and several headers are all the same; other preferences are not ours."""
    wish = read_preference(headers)

    assert (code, example) == (wish.code, wish.example)
