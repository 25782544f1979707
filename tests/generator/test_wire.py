"""A strange document by the command line, and the bytes that its client sends over a socket."""

from __future__ import annotations

import base64
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fault_server import FaultServer, replies

from voxwright import errors

ROOT = Path(__file__).resolve().parents[2]
NAME = "made_wire"
OK = {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}}
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "login": {"type": "http", "scheme": "basic", "description": "Of the account."},
    "appId": {"type": "apiKey", "in": "header", "name": "X-App"},
    "q": {"type": "apiKey", "in": "query", "name": "key"},
    "api_key": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "tls": {"type": "mutualTLS"},
    "digest": {"type": "http", "scheme": "digest"},
}
SECURITIES: dict[str, Any] = {
    "usual": None,
    "public": [],
    "optional": [{}, {"bearer": []}],
    "only_basic": [{"login": []}],
    "only_query": [{"q": []}],
    "only_cookie": [{"api_key": []}],
    "both": [{"bearer": [], "appId": []}],
    "basic_and_key": [{"login": [], "q": []}],
    "either": [{"digest": []}, {"appId": []}, {"q": []}],
    "either_main": [{"appId": []}, {"bearer": []}],
}
NESTED = {
    "type": "object",
    "required": ["deep"],
    "properties": {
        "deep": {"type": "object", "additionalProperties": {}},
        "list": {"type": "array", "items": {"type": "object", "additionalProperties": {}}},
        "flat": {"type": "object", "additionalProperties": {"type": "string"}},
        "text": {"type": "object", "additionalProperties": {}},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
ENCODING = {
    "deep": {"style": "deepObject", "explode": True},
    "list": {"style": "deepObject", "explode": True},
    "text": {"contentType": "application/json"},
}
BODIES: dict[str, tuple[str, Any, Any]] = {
    "form": ("application/x-www-form-urlencoded", NESTED, ENCODING),
    "parts": ("multipart/form-data", NESTED, ENCODING),
    "plain": ("text/plain", {"type": "string"}, None),
    "latin": ("text/csv; charset=iso-8859-1", {"type": "string"}, None),
    "xml": ("application/xml", {"type": "string"}, None),
    "jose": ("application/jose", {"type": "string"}, None),
    "merge": ("application/merge-patch+json", {"type": "object"}, None),
    "raw": ("audio/l16; rate=16000", {"type": "string", "format": "binary"}, None),
}


def document() -> dict[str, Any]:
    """Give a document with an operation for each of the above."""
    paths: dict[str, Any] = {}
    for name, security in SECURITIES.items():
        paths[f"/keys/{name}"] = {"get": {"operationId": name, "tags": ["keys"], "responses": OK}}
        if security is not None:
            paths[f"/keys/{name}"]["get"]["security"] = security
    for name, (media_type, schema, encoding) in BODIES.items():
        media = {"schema": schema} | ({"encoding": encoding} if encoding else {})
        body = {"required": True, "content": {media_type: media}}
        paths[f"/bodies/{name}"] = {
            "post": {"operationId": name, "tags": ["bodies"], "requestBody": body, "responses": OK}
        }
    moved = {"302": {"description": "elsewhere", "headers": {"Location": {"schema": {"type": "string"}}}}}
    paths["/moved"] = {"get": {"operationId": "moved", "tags": ["other"], "responses": moved}}
    ids = {"name": "ids", "in": "path", "required": True, "schema": {"type": "array", "items": {"type": "string"}}}
    expand = {"name": "expand", "in": "query", "style": "deepObject", "schema": ids["schema"]}
    paths["/lists/{ids}"] = {
        "get": {"operationId": "lists", "tags": ["other"], "parameters": [ids, expand], "responses": OK}
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Made", "version": "1"},
        "servers": [{"url": "https://made.example/v1"}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {"securitySchemes": SCHEMES},
    }


def command(folder: Path, given: Any, name: str = NAME) -> subprocess.CompletedProcess[str]:
    """Run the command on a document."""
    (folder / f"{name}.json").write_text(json.dumps(given), encoding="utf-8")
    options = [str(folder / f"{name}.json"), "--name", name, "--out", str(folder / "out")]
    run = [sys.executable, "-B", "-m", "generator", "client", *options]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give the package of the document."""
    folder = tmp_path_factory.mktemp("wire")
    done = command(folder, document())
    assert 0 == done.returncode, done.stderr
    sys.path.insert(0, str(folder / "out"))
    importlib.invalidate_caches()
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder / "out"))
    for module in [module for module in sys.modules if module.partition(".")[0] == NAME]:
        del sys.modules[module]


KEYS = {"login": "me:pass", "app_id": "app-1234", "q": "q/123456", "api_key_": "sid-1234"}


def call(package: Any, operation: str, /, **values: Any) -> Any:
    """Return what a server saw of a call."""
    group, _, name = operation.partition(".")
    with (
        FaultServer((replies(200, {}),)) as server,
        package.MadeWire("k-123456", base_url=f"{server.url}/v1", **KEYS) as client,
    ):
        getattr(getattr(client, group), name)(**values)
        return server.received[0]


BEARER = ("authorization", "Bearer k-123456")
BASIC = ("authorization", f"Basic {base64.b64encode(b'me:pass').decode()}")


@pytest.mark.parametrize(
    ("operation", "query", "keys"),
    [
        ("usual", "", {BEARER}),
        ("public", "", set[tuple[str, str]]()),
        ("optional", "", {BEARER}),
        ("only_basic", "", {BASIC}),
        ("only_query", "?key=q%2F123456", set[tuple[str, str]]()),
        ("only_cookie", "", {("cookie", "sid=sid-1234")}),
        ("both", "", {BEARER, ("x-app", "app-1234")}),
        ("basic_and_key", "?key=q%2F123456", {BASIC}),
        ("either", "", {("x-app", "app-1234")}),
        ("either_main", "", {BEARER}),
    ],
)
def test_each_operation_gets_its_keys(package: Any, operation: str, query: str, keys: set[tuple[str, str]]) -> None:
    """Those of the first alternative that can be met, the client's own first, and no other."""
    seen = call(package, f"keys.{operation}")
    names = ("authorization", "x-app", "cookie")

    assert f"/v1/keys/{operation}{query}" == seen.target
    assert keys == {(name, value) for name in names if (value := seen.header(name)) is not None}


def test_the_client_asks_for_each_key_by_name(package: Any) -> None:
    """The client's own first; the others by the names of their schemes, or from the environment."""
    client = inspect.signature(package.MadeWire).parameters

    assert ["api_key", "api_key_", "app_id", "login", "q"] == list(client)[:5]
    assert "Of the account. Given as name:password." in package.MadeWire.__doc__
    with pytest.raises(errors.MissingAPIKeyError, match="MADE_WIRE_LOGIN"):
        package.MadeWire("k-123456", base_url="http://127.0.0.1:9").keys.only_basic()


@pytest.mark.parametrize(
    ("security", "said"),
    [
        ([{"tls": []}], "it takes tls (mutualTLS), which a client cannot carry"),
        ([{"digest": []}], "it takes digest (http digest), which a client cannot carry"),
        ([{"gone": []}], "it takes gone (not among the securitySchemes), which a client cannot carry"),
        ([{"bearer": [], "login": []}], "it takes bearer, login at once, which go to one place"),
        ([{"bearer": [], "digest": []}], "it takes digest (http digest), which a client cannot carry"),
    ],
)
def test_what_no_client_can_carry_is_refused_by_name(tmp_path: Path, security: Any, said: str) -> None:
    """It is a finding at the operation, and nothing is written."""
    given = document()
    given["paths"]["/moved"]["get"]["security"] = security
    done = command(tmp_path, given)

    assert (2, True) == (done.returncode, f"/paths/~1moved/get/security: {said}" in done.stderr)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_document_without_keys_makes_a_client_without_one(tmp_path: Path) -> None:
    """Nothing is asked for and nothing is sent, also if the environment holds a key; a note says so."""
    given = {**document(), "components": {}, "paths": {"/moved": document()["paths"]["/keys/usual"]}}
    del given["security"]
    done = command(tmp_path, given, "made_open")
    assert 0 == done.returncode, done.stderr
    assert "/security: no operation takes a key, and none is sent" in done.stdout
    with FaultServer((replies(200, {}),)) as server:
        code = f"import made_open; made_open.MadeOpen(base_url={server.url!r}).keys.usual()"
        environment = {"PYTHONPATH": f"{tmp_path / 'out'}:{ROOT}", "MADE_OPEN_API_KEY": "k-123456"}
        subprocess.run([sys.executable, "-B", "-c", code], env=environment, check=True, timeout=60)

    names = {name.lower() for name, _ in server.received[0].headers}
    assert names == {"host", "accept", "accept-encoding", "user-agent"}


def test_a_form_keeps_what_is_nested(package: Any) -> None:
    """By the style of each property: brackets as deep as the value goes, JSON text, or pairs."""
    values = {
        "deep": {"a": {"b": [1, {"c": "x&y"}]}, "n": None, "t": True, "e": {}},
        "list_": [{"k": "v"}, {}],
        "flat": {"x": "1"},
        "text": {"a": {"b": 1}},
        "tags": ["p", "q"],
    }
    seen = call(package, "bodies.form", **values)

    expected = (
        "deep%5Ba%5D%5Bb%5D%5B0%5D=1&deep%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=x%26y&deep%5Bn%5D=&deep%5Bt%5D=true"
        "&list%5B0%5D%5Bk%5D=v&x=1&text=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D&tags=p&tags=q"
    )
    assert expected == seen.body.decode()
    assert "application/x-www-form-urlencoded" == seen.header("content-type")


def test_a_multipart_form_keeps_what_is_nested(package: Any) -> None:
    """In its style where there is one; else an object is a part of JSON."""
    seen = call(package, "bodies.parts", deep={"a": {"b": [1]}}, flat={"x": "1"}, tags=["p", "q"])
    boundary = seen.header("content-type").partition("boundary=")[2].encode()
    parts = [part.partition(b"\r\n\r\n") for part in seen.body.split(b"--" + boundary)[1:-1]]

    assert [b"1", b'{"x":"1"}', b"p", b"q"] == [content.removesuffix(b"\r\n") for _, _, content in parts]
    assert b'name="deep[a][b][0]"' in parts[0][0]
    assert [False, True, False, False] == [b"application/json" in head for head, _, _ in parts]


@pytest.mark.parametrize(
    ("operation", "value", "media_type", "sent"),
    [
        ("plain", "é", "text/plain; charset=utf-8", "é".encode()),
        ("latin", "é", "text/csv; charset=iso-8859-1", b"\xe9"),
        ("xml", "<é/>", "application/xml", "<é/>".encode()),
        ("jose", "e30.e30", "application/jose", b"e30.e30"),
        ("merge", {"a": None}, "application/merge-patch+json", b'{"a":null}'),
        ("raw", b"\0\1", "audio/l16; rate=16000", b"\0\1"),
    ],
)
def test_a_body_has_the_media_type_of_the_document(
    package: Any, operation: str, value: Any, media_type: str, sent: bytes
) -> None:
    """With its parameters; a charset is told of text only, and kept where the document names one."""
    seen = call(package, f"bodies.{operation}", body=value)

    assert (media_type, sent) == (seen.header("content-type"), seen.body)


def test_a_text_that_its_charset_has_not_is_refused(package: Any) -> None:
    """Before anything is sent."""
    with pytest.raises(errors.InvalidRequestError, match="can not be written in iso-8859-1"):
        call(package, "bodies.latin", body="한")


def test_lists_are_written_in_their_styles(package: Any) -> None:
    """The commas of a path stand, those of an item do not; a list in brackets is numbered."""
    seen = call(package, "other.lists", ids=["a,b", "c/d"], expand=["x", "y"])

    assert "/v1/lists/a%2Cb,c%2Fd?expand%5B0%5D=x&expand%5B1%5D=y" == seen.target


def test_a_documented_redirect_says_where_to(package: Any) -> None:
    """It is not followed, so that no key goes elsewhere; the error has the place, keys masked."""
    there = "https://cdn.example/file?key=k-123456&x=1"
    with FaultServer((replies(302, b"", headers=(("Location", there),)),)) as server:
        client = package.MadeWire("k-123456", base_url=server.url)
        with pytest.raises(errors.APIStatusError) as caught:
            client.other.moved()

    error = caught.value
    assert (302, "https://cdn.example/file?key=***&x=1") == (error.status_code, error.location)
    assert type(error) is errors.APIStatusError
    assert "location" in package.MadeWire("k").other.moved.__doc__
