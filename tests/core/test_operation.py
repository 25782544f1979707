"""Vendors, fields and operations as data."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from voxwright._core import schema as s
from voxwright._core.operation import (
    Answer,
    Field,
    InBand,
    Operation,
    Poll,
    Security,
    Setting,
    Sunset,
    Vendor,
)
from voxwright._core.unset import UNSET
from voxwright.errors import InvalidRequestError

VENDOR = Vendor(
    name="acme",
    title="Acme",
    base_url="https://api.acme.test/v1",
    env=("ACME_API_KEY",),
    security=Security("header", "X-Key"),
    sunset=Sunset("2030-01-31", "moves"),
    settings=(Setting("version", "Acme-Version", "2024-11-13"),),
    request_id_headers=("x-request-id",),
    in_band=InBand("/code", (0,), "APIStatusError", {"4000": "BadRequestError"}),
)
UPDATE = Operation(
    vendor=VENDOR,
    name="voices.update",
    method="PATCH",
    path="/voices/{voice_id}",
    body_type="application/json",
    fields=(
        Field("voice_id", "path", s.Str(), required=True, argument="voice"),
        Field("name", "body", s.Str(), required=True, argument="name"),
        Field("class_", "body", s.Str(), wire="class"),
        Field("note", "body", s.Nullable(s.Str())),
        Field("anything", "body", s.Any()),
        Field("model", "body", s.Str(enum=("m1",)), required=True, default="m1"),
    ),
    answers=(Answer("200", "application/json", s.Any()), Answer("204")),
    poll=Poll(operation="tasks.get", id="/id", status="/status", done=("completed",), error_code="/error/code"),
)


def test_the_vendor_facts_load_nothing_heavy() -> None:
    """What a client needs to be constructed imports neither typing nor json, logging, attrs, httpx or re."""
    code = (
        "import sys, voxwright._core.operation, voxwright._core.secret, voxwright._core.unset;"
        "heavy = ('typing', 'json', 'logging', 'attr', 'attrs', 'httpx', 're', 'tempfile');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert ("[]\n", "") == (done.stdout, done.stderr)


def test_none_and_unset_leave_an_optional_field_out() -> None:
    """Only a nullable JSON field takes None as a value; a required field has its one value as default."""
    request = UPDATE.request(voice_id="a", name="Ada", class_=None, note=None, anything=None)
    assert {"voice_id": "a", "name": "Ada", "note": None, "model": "m1"} == request.values
    assert "note" not in UPDATE.request(voice_id="a", name="Ada", note=UNSET).values


@pytest.mark.parametrize(
    "values", [{"voice_id": "a"}, {"voice_id": "a", "name": None}, {"voice_id": "a", "name": UNSET}]
)
def test_a_required_field_must_be_given(values: dict[str, object]) -> None:
    """A required field that is left out or None is refused when the request is made."""
    with pytest.raises(InvalidRequestError) as caught:
        UPDATE.request(**values)
    error = caught.value
    assert ("name", "name", "is required", "acme", "voices.update") == (
        error.field,
        error.argument,
        error.reason,
        error.provider,
        error.operation,
    )


def test_an_unknown_name_is_a_programming_error() -> None:
    """A value for no field is a TypeError that names it."""
    with pytest.raises(TypeError, match="nonsense"):
        UPDATE.request(voice_id="a", name="Ada", nonsense=1)


def test_fields_are_found_by_api_name_python_name_and_argument() -> None:
    """The API's name goes first; the fields without a common argument are the extra ones."""
    assert ["class_", "class_", None] == [
        found.name if found else None for found in (UPDATE.field("class"), UPDATE.field("class_"), UPDATE.field("x"))
    ]
    voice = UPDATE.argument("voice")
    assert voice is not None
    assert ("voice_id", None) == (voice.wire, UPDATE.argument("transcript"))
    assert ["class", "note", "anything", "model"] == [field.wire for field in UPDATE.extra_fields]


def test_facts_are_immutable_short_in_print_and_pickle() -> None:
    """Vendor and operation can not be changed, print in one line and survive pickle."""
    with pytest.raises(AttributeError):
        VENDOR.name = "other"
    assert "Vendor('acme', 'https://api.acme.test/v1')" == repr(VENDOR)
    assert "Operation(acme voices.update: PATCH /voices/{voice_id})" == repr(UPDATE)
    again = pickle.loads(pickle.dumps(UPDATE))  # noqa: S301 - our own bytes
    assert (repr(UPDATE), "Acme-Version", "BadRequestError", "2030-01-31", ("completed",)) == (
        repr(again),
        again.vendor.settings[0].header,
        again.vendor.in_band.errors["4000"],
        again.vendor.sunset.date,
        again.poll.done,
    )
