"""Keys: none, several, and other ones for other operations; where each goes, and that none is shown."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from acme import GET
from acme import VENDOR as ACME
from fault_server import FaultServer, replies

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.operation import Answer, Operation, Security, Vendor

OK = replies(200, b'{"id": "v"}')
REQUEST = GET.request(id="v")


def vendor_like(**changes: Any) -> Vendor:
    """Return a vendor with something else about it."""
    return Vendor(**{**{name: getattr(ACME, name) for name in Vendor.__slots__}, **changes})


MAIN = Security("header", "X-Key")
LOGIN = Security("basic", "Authorization", "Basic ", "login")
APP = Security("query", "app", "", "app_id")
SID = Security("cookie", "sid", "", "session")
VENDOR = vendor_like(security=MAIN, further_keys=(("login", "ACME_LOGIN"), ("app_id", "ACME_APP"), ("session", "")))
KEYS = {"login": "user:pass-word", "app_id": "app/123456", "session": lambda: "sid-12345678"}


def operation(*security: Security, **options: Any) -> Operation[Any]:
    """Return an operation with keys of its own."""
    return Operation(
        vendor=options.pop("vendor", VENDOR),
        name="voices.get",
        method="GET",
        path="/voices",
        answers=(Answer("200", "application/json"),),
        security=security,
    )


def sent(made: Operation[Any], **options: Any) -> Any:
    """Return what a server saw of a call."""
    with FaultServer((OK,)) as server:
        given = {"api_key": "k-12345678", "further_keys": KEYS, **options}
        with SyncClient(made.vendor, base_url=server.url, **given) as client:
            client.send(made.request())
        return server.received[0]


def test_an_operation_of_its_own_without_a_key_sends_none() -> None:
    """The client has a key and keeps it."""
    seen = sent(operation())
    assert "/voices" == seen.target
    assert (None, None, None) == tuple(seen.header(name) for name in ("x-key", "authorization", "cookie"))


def test_a_vendor_without_keys_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is needed to make its client; one of the environment, or given, stays there."""
    monkeypatch.setenv("ACME_API_KEY", "from-the-environment")
    open_vendor = vendor_like(security=Security("none", ""))
    for given in (None, "k-12345678"):
        with FaultServer((OK,)) as server, SyncClient(open_vendor, api_key=given, base_url=server.url) as client:
            client.send(REQUEST)
        assert "k-" not in repr(server.received[0].headers)
        assert server.received[0].header("authorization") is None
    assert "***" not in Operation(vendor=open_vendor, name="a", method="GET", path="/").request().curl()
    AsyncClient(open_vendor)


def test_keys_that_are_needed_together_are_sent_together() -> None:
    """Each where it belongs: header, HTTP Basic, query and cookie; a function is asked for its key."""
    seen = sent(operation(MAIN, LOGIN, APP, SID))
    login = base64.b64encode(b"user:pass-word").decode()
    assert "/voices?app=app%2F123456" == seen.target
    wanted = ("k-12345678", f"Basic {login}", "sid=sid-12345678")
    assert wanted == tuple(seen.header(name) for name in ("x-key", "authorization", "cookie"))


def test_a_further_key_comes_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operation with a key of its own does not send the client's."""
    monkeypatch.setenv("ACME_LOGIN", "a:b")
    seen = sent(operation(LOGIN), further_keys={})
    assert ("Basic YTpi", None) == (seen.header("authorization"), seen.header("x-key"))


def test_a_key_that_was_not_given_is_missed_by_the_call() -> None:
    """The client is made, other operations work; the call says which argument and variable, and nothing is sent."""
    with FaultServer((OK,)) as server, SyncClient(VENDOR, api_key="k-12345678", base_url=server.url) as client:
        client.send(REQUEST)
        with pytest.raises(errors.MissingAPIKeyError, match="give login= to the client, or set ACME_LOGIN") as caught:
            client.send(operation(LOGIN).request())
        assert 1 == len(server.received)
    assert ("ACME_LOGIN",) == caught.value.env_vars


@pytest.mark.parametrize("key", ["a\nb:c", "한:국", " a:b"])
def test_a_key_that_can_not_be_sent_is_refused(key: str) -> None:
    """As text when the client is made, from a function when it is asked; the message does not show it."""
    for given in (key, lambda: key):
        with pytest.raises(errors.ConfigurationError) as caught:
            sent(operation(LOGIN), further_keys={"login": given})
        assert key not in str(caught.value)


def test_every_key_is_masked_in_what_comes_back() -> None:
    """One key after the other, in each form in which it leaves: also a key that was sent in another way before."""
    shared = vendor_like(security=Security("header", "X-Key"))
    login = base64.b64encode(b"user:pass-word")
    echo = replies(400, b'{"error": "app%2F123456, user:pass-word, ' + login + b'"}')
    with (
        FaultServer((OK, echo)) as server,
        SyncClient(shared, api_key="user:pass-word", base_url=server.url) as client,
    ):
        client.send(operation(Security("header", "X-Key"), vendor=shared).request())
        with pytest.raises(errors.BadRequestError) as caught:
            client.send(operation(Security("basic"), vendor=shared).request())
    assert b'{"error": "app%2F123456, ***, ***"}' == caught.value.raw_body
    with (
        FaultServer((echo,)) as server,
        SyncClient(VENDOR, api_key="k-12345678", base_url=server.url, further_keys=KEYS) as client,
        pytest.raises(errors.BadRequestError) as caught,
    ):
        client.send(operation(LOGIN, APP).request())
    assert b'{"error": "***, ***, ***"}' == caught.value.raw_body


def test_curl_shows_each_place_and_no_key() -> None:
    """A command has stars where keys go, and none where none goes."""
    shown = operation(MAIN, LOGIN, APP, SID).request().curl()
    assert all(part in shown for part in ("'X-Key: ***'", "-u '***'", "?app=***", "-b 'sid=***'"))
    assert "***" not in operation().request().curl()


def test_no_header_of_a_caller_takes_the_place_of_a_key() -> None:
    """Neither of the vendor's nor of the operation's."""
    with pytest.raises(errors.InvalidRequestError, match="is set by voxwright"):
        operation(Security("header", "X-Second", "", "login")).request().with_extra(headers={"x-second": "1"})
