"""The command `python -m generator client`: what it writes, what it refuses, and what it says."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def document(**changes: Any) -> dict[str, Any]:
    """Give a document of two operations."""
    voice = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    answer = {
        "200": {
            "description": "ok",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Voice"}}},
        }
    }
    made: dict[str, Any] = {
        "openapi": "3.0.3",
        "info": {"title": "Acme Voices", "version": "1"},
        "servers": [{"url": "https://api.acme.example/v1"}],
        "security": [{"key": []}],
        "paths": {
            "/voices/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {"operationId": "voices/get", "tags": ["voices"], "responses": answer},
                "delete": {
                    "operationId": "voices/delete",
                    "tags": ["voices"],
                    "responses": {"204": {"description": "gone"}},
                },
            },
        },
        "components": {
            "schemas": {"Voice": voice},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        },
    }
    return {**made, **changes}


def run(tmp_path: Path, given: Any, *options: str, name: str = "acme") -> subprocess.CompletedProcess[str]:
    """Run the command on *given*, which may be text already."""
    path = tmp_path / "document.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "generator",
        "client",
        str(path),
        "--name",
        name,
        "--out",
        str(tmp_path / "out"),
        *options,
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def python(tmp_path: Path, code: str) -> str:
    """Give what *code* prints with the written packages on the path."""
    path = os.pathsep.join([str(tmp_path / "out"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "" == done.stderr
    return done.stdout.strip()


def test_writes_a_package_that_stands_alone(tmp_path: Path) -> None:
    """The package imports with voxwright installed, and says its class, its key's variable and its address."""
    done = run(tmp_path, document())

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("2 of 2 operation(s)")
    code = (
        "from acme import Acme, operations; from acme._vendor import VENDOR; "
        "print(VENDOR.title, VENDOR.env, VENDOR.base_url, VENDOR.security.name, operations.voices.get(id='a/b').path); "
        "print(Acme('k').voices.delete.__name__)"
    )
    assert "Acme Voices ('ACME_API_KEY',) https://api.acme.example/v1 X-Key /voices/a%2Fb\ndelete" == python(
        tmp_path, code
    )


def test_only_keeps_what_was_asked_for(tmp_path: Path) -> None:
    """With --only the other operations, and what only they reach, are not there."""
    done = run(tmp_path, document(), "--only", "voices/delete")

    assert 0 == done.returncode
    assert "['delete'] []" == python(
        tmp_path,
        "from acme import models; from acme.operations import voices; "
        "print([n for n in ('get', 'delete') if hasattr(voices, n)], models.__all__)",
    )


def test_an_overlay_is_applied(tmp_path: Path) -> None:
    """Overlays are applied in the order they are given."""
    overlay = {
        "overlay": "1.1.0",
        "info": {"title": "t", "version": "1"},
        "actions": [{"target": "$.info", "update": {"title": "Better"}}],
    }
    (tmp_path / "overlay.json").write_text(json.dumps(overlay))
    done = run(tmp_path, document(), "--overlay", str(tmp_path / "overlay.json"))

    assert 0 == done.returncode
    assert "Better" == python(tmp_path, "from acme._vendor import VENDOR; print(VENDOR.title)")


@pytest.mark.parametrize(
    ("given", "options", "says"),
    [
        ("{", (), "document.json"),
        ("[]", (), "document.json"),
        (document(openapi="3.3.0"), (), "document.json /openapi: the OpenAPI version"),
        ({"swagger": "2.0", "info": {}, "paths": {}}, (), "/swagger: Swagger"),
        (document(paths={}), (), "/paths: no operations"),
        (document(paths={"/a": {"get": {"responses": 7}}}), (), "/paths/~1a/get/responses: 7 is no object"),
        (document(), ("--only", "nope"), "no operation 'nope'"),
        (document(), ("--overlay", "no-such-file.yaml"), "no-such-file.yaml"),
        (
            document(security=[{"tls": []}], components={"securitySchemes": {"tls": {"type": "mutualTLS"}}}),
            (),
            "tls (mutualTLS)",
        ),
    ],
)
def test_refuses_with_a_line_for_each_finding(tmp_path: Path, given: Any, options: tuple[str, ...], says: str) -> None:
    """What cannot be used is exit 2, says where, is no traceback, and writes nothing."""
    done = run(tmp_path, given, *options)

    assert 2 == done.returncode
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_name_must_be_a_package(tmp_path: Path) -> None:
    """A name that could not be imported, or that leads elsewhere, is refused."""
    for name in ("../acme", "Acme", "class", "", "a.b"):
        assert 2 == run(tmp_path, document(), name=name).returncode


def with_a_loss() -> dict[str, Any]:
    """Give a document of which one operation cannot be carried over."""
    given = document()
    given["paths"]["/tls"] = {
        "get": {"operationId": "tls", "security": [{"digest": []}], "responses": {"200": {"description": "ok"}}}
    }
    given["components"]["securitySchemes"]["digest"] = {"type": "http", "scheme": "digest"}
    return given


def test_a_loss_is_refused_unless_it_is_allowed(tmp_path: Path) -> None:
    """An operation that cannot be carried over is a finding; allowed, it is left out and told with its pointer."""
    refused = run(tmp_path, with_a_loss())
    allowed = run(tmp_path, with_a_loss(), "--allow-loss")

    assert 2 == refused.returncode
    assert "document.json /paths/~1tls/get/security: it takes digest (http digest)" in refused.stderr
    assert 0 == allowed.returncode
    assert "left out: tls: document.json /paths/~1tls/get/security" in allowed.stdout
    assert "2 of 3 operation(s)" in allowed.stdout


def test_a_default_that_does_not_fit_is_the_only_thing_lost(tmp_path: Path) -> None:
    """With losses allowed, a default of another type than its field is told and dropped; the operation stays."""
    given = document()
    parameter = {"name": "n", "in": "query", "schema": {"type": "integer", "default": "inf"}}
    given["paths"]["/voices/{id}"]["get"]["parameters"] = [parameter]

    assert 2 == run(tmp_path, given).returncode
    done = run(tmp_path, given, "--allow-loss")
    assert "lost: document.json /paths/~1voices~1{id}/get/parameters/0: the default" in done.stdout
    assert "2 of 2 operation(s)" in done.stdout


def test_a_newer_version_is_refused_where_it_says_more(tmp_path: Path) -> None:
    """OpenAPI 3.2 is read, and refused by name where it uses what 3.1 has not."""
    given = document(openapi="3.2.0")
    assert 0 == run(tmp_path, given).returncode
    given["paths"]["/voices/{id}"]["query"] = {"responses": {}}
    done = run(tmp_path, given)

    assert (2, True) == (done.returncode, "/paths/~1voices~1{id}/query: the method QUERY (query)" in done.stderr)


def test_a_refusal_leaves_the_package_that_is_there(tmp_path: Path) -> None:
    """Nothing is written on exit 2, nor is anything left beside the package."""
    assert 0 == run(tmp_path, document()).returncode
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert 2 == run(tmp_path, with_a_loss()).returncode

    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}


def test_a_pattern_of_another_dialect_is_the_only_thing_lost(tmp_path: Path) -> None:
    """With losses allowed, a pattern that Python has no equal for is told and dropped, wherever it is shared."""
    given = document()
    given["components"]["schemas"]["Voice"]["properties"]["id"]["pattern"] = r"^\p{Alnum}+$"
    done = run(tmp_path, given, "--allow-loss")

    assert "lost: document.json /components/schemas/Voice/properties/id: the pattern" in done.stdout
    assert "2 of 2 operation(s)" in done.stdout


def told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict[str, Any], *options: str
) -> tuple[int, str, str]:
    """Give exit code and output of the command, run in this process, which is cheaper."""
    path = tmp_path / "document.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    try:
        code = main(["client", str(path), "--name", "acme", "--out", str(tmp_path / "out"), *options])
    finally:
        gc.enable()  # a command line lives shortly and does without; a test run does not
    return (code, *capsys.readouterr())


def test_a_schema_that_cannot_be_used_costs_the_operations_that_reach_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With losses allowed, a finding in a component leaves out what leads to it, however far, and nothing else."""
    given = document()
    schemas = given["components"]["schemas"]
    schemas["Voice"]["properties"]["tags"] = {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}}
    schemas["Tag"] = {"type": "object", "properties": {"text": {"type": "string", "minLength": 9, "maxLength": 3}}}
    code, out, err = told(tmp_path, capsys, given, "--allow-loss")

    assert 0 == code, err
    assert "left out: voices/get: document.json /components/schemas/Tag/properties/text" in out
    assert "1 of 2 operation(s)" in out


def test_where_every_operation_would_be_lost_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A client without operations is none: losses allowed or not, it is refused with what was found."""
    given = document()
    del given["paths"]["/voices/{id}"]["delete"]
    given["components"]["schemas"]["Voice"]["properties"]["id"] = {"type": "string", "minLength": 9, "maxLength": 3}
    code, _, err = told(tmp_path, capsys, given, "--allow-loss")

    assert 2 == code
    assert "/components/schemas/Voice/properties/id" in err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_what_only_the_vendor_calls_is_told_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Callbacks and webhooks are requests of the vendor's: no method is made of them, and a note says so."""
    given = document(openapi="3.1.0", webhooks={"done": {"post": {"responses": {"200": {"description": "ok"}}}}})
    hook = {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "ok"}}}}}
    given["paths"]["/voices/{id}"]["get"]["callbacks"] = {"done": hook}
    code, out, err = told(tmp_path, capsys, given)

    assert 0 == code, err
    assert "/webhooks: requests that the vendor makes are no calls" in out
    assert "/paths/~1voices~1{id}/get/callbacks: requests that the vendor makes" in out


def test_a_package_of_somebody_elses_is_not_overwritten_where_it_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The operating system's own refusal is a line that names the file, and no traceback."""
    (tmp_path / "out").write_text("mine")
    code, _, err = told(tmp_path, capsys, document())

    assert 2 == code
    assert "nothing was written" in err
    assert "Traceback" not in err
    assert "mine" == (tmp_path / "out").read_text()
