"""What a request shows of bodies of every kind: clips in lists, fields that nobody knows, parts with a type."""

from __future__ import annotations

import pickle

import pytest
from acme import VENDOR

from voxwright._core import schema as s
from voxwright._core.clip import Clip
from voxwright._core.operation import Answer, Field, Operation
from voxwright._core.schema.file import File
from voxwright.errors import InvalidRequestError

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)
HEARD = (Answer("200", "application/json", s.Any()),)
MANY = Operation(
    vendor=VENDOR,
    name="clips.add",
    method="POST",
    path="/voices/{id}/clips",
    body_type="multipart/form-data",
    fields=(
        Field("id", "path", s.Str(), required=True),
        Field("files", "part", s.List(File()), required=True),
        Field("tags", "part", s.Map(s.Str()), content_type="application/json"),
    ),
    answers=HEARD,
)
WHOLE = Operation(
    vendor=VENDOR,
    name="clips.put",
    method="PUT",
    path="/clip",
    body_type="audio/wav",
    fields=(Field("clip", "content", File()),),
    answers=HEARD,
)


def test_clips_in_a_list_are_described_and_never_shown() -> None:
    """A repr, a pickle and a curl line name each clip; none of them holds its bytes."""
    request = MANY.request(id="v", files=[Clip(WAV, filename="a.wav"), WAV], tags={"a;b": "c"})
    kept = pickle.loads(pickle.dumps(request))  # noqa: S301 - our own bytes
    line = request.curl()

    assert all("WAVEfmt" not in text for text in (repr(request), repr(kept), line))
    assert 2 == line.count("-F 'files=@")
    assert "a.wav" in line
    assert "a.wav" in repr(request)
    assert ";type=application/json'" in line
    assert "/voices/v/clips" in line


def test_a_clip_that_is_the_whole_body_is_named_with_its_type() -> None:
    """The media type is the clip's own, and curl reads the file by its name."""
    line = WHOLE.request(clip=Clip(WAV, filename="ada.wav")).curl()

    assert "--data-binary @ada.wav" in line.replace("'", "")
    assert "Content-Type: audio/wav" in line


def test_a_body_that_may_be_left_out_is() -> None:
    """Without its one field there is no body at all."""
    assert WHOLE.request().open_body() is None


def test_fields_that_nobody_knows_are_shown_as_they_are_sent() -> None:
    """`extra_body` takes values and clips; each is a part of the form and of the curl line."""
    request = MANY.request(id="v", files=[WAV]).with_extra(body={"mood": "calm", "second": Clip(WAV, filename="b.wav")})
    line = request.curl()

    assert "--form-string mood=calm" in line
    assert "second=@b.wav" in line


def test_a_name_that_is_no_text_is_refused() -> None:
    """A field is called by a text."""
    with pytest.raises(InvalidRequestError, match="must be a name"):
        MANY.request(id="v", files=[WAV]).with_extra(body={1: "x"})  # type: ignore[dict-item]


def test_a_request_is_equal_to_no_other_thing() -> None:
    """Comparing with something else is allowed, and false."""
    assert (False, True) == (WHOLE.request() == "WHOLE", WHOLE.request() == WHOLE.request())
