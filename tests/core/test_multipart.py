"""Multipart bodies, judged by a parser that is not ours."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from python_multipart.multipart import parse_form

from voxwright._core import schema as s
from voxwright._core.clip import Clip
from voxwright._core.operation import Field, Operation, Vendor
from voxwright._core.request.multipart import quoted

if TYPE_CHECKING:
    from voxwright._core.request import Request

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)
VENDOR = Vendor(name="acme", title="Acme", base_url="https://api.acme.test", env=("ACME_API_KEY",))
CLONE: Operation[Any] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/voices",
    body_type="multipart/form-data",
    fields=(
        Field("clip", "part", s.File(formats=("wav", "mp3")), required=True, argument="clip"),
        Field("name", "part", s.Str(), required=True, argument="name"),
        Field("enhance", "part", s.Bool()),
        Field("speed", "part", s.Num()),
        Field("tags", "part", s.List(s.Str())),
        Field("labels", "part", s.Map(s.Any())),
        Field("more", "part", s.List(s.File())),
        Field("meta", "part", s.List(s.Int()), content_type="application/json"),
    ),
)


def sent(request: Request[Any]) -> tuple[str, bytes]:
    """Return content type and bytes of the body."""
    body = request.open_body()
    assert body is not None
    with body:
        content = b"".join(body.chunks())
        assert body.length == len(content)
        return body.content_type, content


def parsed(request: Request[Any]) -> tuple[list[tuple[str, str]], list[tuple[str, str, bytes]]]:
    """Return what python-multipart reads: fields, and files with their names."""
    content_type, content = sent(request)
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, str, bytes]] = []

    def on_field(field: Any) -> None:
        fields.append((field.field_name.decode(), (field.value or b"").decode()))

    def on_file(file: Any) -> None:
        file.file_object.seek(0)
        files.append((file.field_name.decode(), file.file_name.decode(), file.file_object.read()))

    headers = {"Content-Type": content_type.encode(), "Content-Length": str(len(content)).encode()}
    parse_form(headers, io.BytesIO(content), on_field, on_file)
    return fields, files


def test_the_bytes_are_what_a_browser_sends() -> None:
    """Text parts have a disposition only, a file its name and media type; everything ends with CRLF."""
    request = CLONE.request(clip=Clip(WAV, filename="ada.wav"), name="Ada", enhance=True, speed=0.5)
    boundary = request.boundary
    expected = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="clip"; filename="ada.wav"\r\n'
        "Content-Type: audio/wav\r\n\r\n"
    ).encode() + WAV
    for name, value in (("name", "Ada"), ("enhance", "true"), ("speed", "0.5")):
        expected += f'\r\n--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
    expected += f"\r\n--{boundary}--\r\n".encode()
    assert (f"multipart/form-data; boundary={boundary}", expected) == sent(request)


@pytest.mark.parametrize(
    "name",
    [
        'Ada\r\n--x\r\nContent-Disposition: form-data; name="admin"\r\n\r\ntrue',
        "\r\n--+++--\r\n",
        'quotes " and \\ and %22',
        "지훈 😀 \u202e",
        " leading and trailing ",
        "",
        "@ada.wav",
    ],
)
def test_no_text_leaves_its_part(name: str) -> None:
    """Whatever a name holds comes out of another parser as it went in, and makes no further part."""
    fields, files = parsed(CLONE.request(clip=WAV, name=name))
    assert ([("name", name)], ["clip"]) == (fields, [part[0] for part in files])


@pytest.mark.parametrize(
    ("filename", "wire"),
    [
        ("ada.wav", "ada.wav"),
        ("지훈 😀.wav", "지훈 😀.wav"),
        ('a"b;c=d.wav', "a%22b;c=d.wav"),
        ("a\r\nX-Evil: 1\r\n\r\n.wav", "a%0D%0AX-Evil: 1%0D%0A%0D%0A.wav"),
        ("/etc/../ada.wav", "ada.wav"),
        ("C:\\voices\\ada.wav", "ada.wav"),
        ("nul\0.wav", "nul%00.wav"),
    ],
)
def test_no_file_name_leaves_its_quotes(filename: str, wire: str) -> None:
    """A file name is a base name, quoted as HTML does; a content with boundaries in it stays content."""
    content = WAV + b'\r\n--+++\r\nContent-Disposition: form-data; name="admin"\r\n\r\ntrue\r\n--+++--\r\n'
    fields, files = parsed(CLONE.request(clip=Clip(content, filename=filename), name="Ada"))
    assert ([("name", "Ada")], [("clip", wire, content)]) == (fields, files)


def test_lists_objects_and_numbers() -> None:
    """A list is a part an item, an object one JSON part, a list of files a file an item; numbers have no exponent."""
    request = CLONE.request(
        clip=WAV,
        name="Ada",
        speed=1e-07,
        tags=["a", "b"],
        labels={"accent": "é", "deep": {"x": [1, None]}},
        more=[Clip(b"1", filename="a.txt"), Clip(b"2", filename="b.txt")],
        meta=[1, 2],
    )
    fields, files = parsed(request)
    assert [
        ("name", "Ada"),
        ("speed", "0.0000001"),
        ("tags", "a"),
        ("tags", "b"),
        ("labels", '{"accent":"é","deep":{"x":[1,null]}}'),
        ("meta", "[1,2]"),
    ] == fields
    assert [("more", "a.txt", b"1"), ("more", "b.txt", b"2")] == files[1:]
    assert 2 == sent(request)[1].count(b"Content-Type: application/json")


def test_each_request_has_its_own_boundary_and_keeps_it() -> None:
    """Two requests differ in their boundary; two bodies of one request are identical."""
    first, second = (CLONE.request(clip=WAV, name="Ada") for _ in range(2))
    assert first.boundary != second.boundary
    assert sent(first) == sent(first)
    assert re.fullmatch(r"[a-z0-9-]{32,70}", first.boundary)


def test_names_of_fields_are_quoted_too() -> None:
    """A field added by hand can not end its header either."""
    request = CLONE.request(clip=WAV, name="Ada").with_extra(body={'x"\r\ny': "z", "file": b"raw"})
    fields, files = parsed(request)
    assert (("x%22%0D%0Ay", "z"), ("file", "clip", b"raw")) == (fields[-1], files[-1])
    assert "%22%0D%0A%00%7Fé" == quoted('"\r\n\0\x7fé')
