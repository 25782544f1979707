"""A vendor without a corner of its own: its document alone says how voices are kept and how a text is spoken."""

from __future__ import annotations

from typing import Any

import pytest
from voxwright_clients._registry import VENDORS

from voxwright.sandbox.behaviour import Behaviour
from voxwright.sandbox.desk import Desk
from voxwright.sandbox.document import Document, shipped_documents
from voxwright.sandbox.values import Answer, Call, Refused, as_map, as_text, put

FIELDS = {"name": "Ada", "text": "Good evening."}


class Unaided:
    """A vendor as the generic part of the sandbox serves it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.behaviour = Behaviour(document, Desk())
        self.operations = {operation.name: operation for operation in document.operations}

    def call(self, name: str, voice_id: str = "", /, **fields: object) -> Answer:
        """Make a call that passed every check."""
        operation = self.operations[name]
        path = dict.fromkeys(operation.placeholders, voice_id)
        call = Call(operation=name, path=path, query={}, headers={}, fields=fields, files={}, base="http://localhost")
        answer = self.behaviour.perform(operation, call)
        if answer.body is not None and not isinstance(answer.body, bytes):
            assert [] == list(self.document.schemas.check(self.behaviour.answers.success(operation), answer.body))
        return answer


def ids(answer: Answer) -> list[Any]:
    """Return the ids of a list."""
    (listed,) = [value for value in as_map(answer.body).values() if isinstance(value, list)]
    return [voice.get("voice_id") or voice.get("id") for voice in listed]


@pytest.fixture
def unaided() -> Unaided:
    """Give a vendor whose document has all that is done with a voice."""
    wanted = {"voices.clone", "voices.list", "voices.get", "voices.update", "voices.delete", "speech.create"}
    documents = (shipped_documents()[name] for name in VENDORS)
    return next(
        Unaided(each)
        for each in documents
        if wanted <= {operation.name for operation in each.operations}
        and all(operation.placeholders for operation in each.operations if operation.name == "speech.create")
    )


def test_a_voice_is_kept_from_its_making_to_its_end(unaided: Unaided) -> None:
    """What is cloned is listed, told of, changed and deleted; each answer is one that the document allows."""
    made = as_text(as_map(unaided.call("voices.clone", **FIELDS).body)["voice_id"])
    unaided.behaviour.add_voice("other")

    assert [made, "other"] == ids(unaided.call("voices.list"))
    assert "Ada" == as_map(unaided.call("voices.get", made).body)["name"]
    unaided.call("voices.update", made, name="Eve")
    assert "Eve" == as_map(unaided.call("voices.get", made).body)["name"]
    unaided.call("voices.delete", made)
    assert ["other"] == ids(unaided.call("voices.list"))


@pytest.mark.parametrize("name", ["voices.get", "voices.update", "voices.delete", "speech.create"])
def test_a_voice_that_is_not_there_is_refused(unaided: Unaided, name: str) -> None:
    """Nobody can ask for it, change it, delete it or speak with it."""
    with pytest.raises(Refused, match="no such voice"):
        unaided.call(name, "nobody", **FIELDS)


@pytest.mark.parametrize(("form", "first"), [("mp3", b"\xff"), ("wav", b"RIFF"), (None, b"RIFF")])
def test_a_text_is_spoken_in_a_form_of_the_document(unaided: Unaided, form: str | None, first: bytes) -> None:
    """The form is the one that is asked for, or the first one of the document; longer texts take longer."""
    unaided.behaviour.add_voice("ada")
    asked = {} if form is None else {"output_format": form}
    short, long = (unaided.call("speech.create", "ada", text=text, **asked) for text in ("Hi", "Hi " * 9))

    assert isinstance(short.body, bytes)
    assert isinstance(long.body, bytes)
    assert [first] * 2 == [body[: len(first)] for body in (short.body, long.body)]
    assert short.media_type in {"audio/mpeg" if form == "mp3" else "audio/wav", "audio/x-wav"}
    assert len(short.body) < len(long.body)


def test_a_field_that_says_something_else_about_a_voice_is_made_up(unaided: Unaided) -> None:
    """What was sent under the name of a field of the answer, and does not fit there, is not told."""
    unaided.behaviour.voices["ada"] = {"voice_id": "ada", "name": ["no", "text"]}

    assert isinstance(as_map(unaided.call("voices.get", "ada").body)["name"], str)


def test_the_reason_of_an_error_may_stand_in_a_list() -> None:
    """A pointer into a list is followed, and one beyond its end is not."""
    body: dict[str, object] = {"detail": [{"msg": ""}]}

    assert [True, False] == [put(body, pointer, "why") for pointer in ("/detail/0/msg", "/detail/1/msg")]
    assert {"detail": [{"msg": "why"}]} == body
