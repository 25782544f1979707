"""Answers that few vendors give: protocols switched, words in plain text, redirects to no address, JSON without end."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from acme import GET, KEY, VENDOR, clone
from fault_server import FaultServer, replies

from voxwright import errors
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.exchange.answer import judge
from voxwright._core.exchange.effects import RawAnswer
from voxwright._core.exchange.redact import Redactor


def judged(status: int, body: bytes, *headers: tuple[str, str]) -> Any:
    """Give the error that an answer is."""
    redactor = Redactor([KEY])
    return judge(GET.request(id="v"), RawAnswer(status, headers, redactor.error_bytes(body), redactor=redactor))


def test_words_in_plain_text_are_kept_and_masked() -> None:
    """A vendor's gateway may answer in plain text; the key that it repeats is not in what is kept."""
    error = judged(502, f"no upstream for {KEY}\n".encode(), ("content-type", "text/plain"))

    assert (errors.ServerError, "no upstream for ***") == (type(error), error.body)


def test_a_redirect_to_no_address_names_none() -> None:
    """A location that cannot be read is left out of the words."""
    assert "the vendor redirects, which is not followed" in str(judged(302, b"", ("location", "https://[bad")))


def test_an_answer_before_the_answer_is_none() -> None:
    """A vendor that switches protocols did not answer the call."""
    assert "switched protocols" in str(judged(101, b""))


@pytest.mark.parametrize(("levels", "kind"), [(90, type(None)), (5000, type(None))])
def test_an_error_nested_beyond_reason_is_still_that_error(levels: int, kind: type) -> None:
    """Nobody's stack is at the mercy of an answer: what is too deep is bytes and no document."""
    body = b'{"error":{"message":"deep","x":' + b"[" * levels + b"]" * levels + b"}}"
    error = judged(400, body, ("content-type", "application/json"))

    assert errors.BadRequestError is type(error)
    assert ("deep" if levels < 100 else kind()) == error.vendor_message
    assert body == error.raw_body


def test_a_wide_answer_is_not_a_deep_one() -> None:
    """Many brackets side by side are read as they are."""
    body = b'{"error":{"message":"wide","x":[' + b",".join([b"{}"] * 3000) + b"]}}"

    assert "wide" == judged(400, body, ("content-type", "application/json")).vendor_message


def test_a_host_beyond_ascii_is_looked_up_in_its_ascii_form() -> None:
    """Where a name has none, that is said before anything is sent."""
    with (
        SyncClient(VENDOR, api_key=KEY, base_url="https://\u00fc.invalid") as client,
        pytest.raises(errors.APIConnectionError),
    ):
        client.send(GET.request(id="v"), retries=0)
    with (
        SyncClient(VENDOR, api_key=KEY, base_url="https://" + "\u00fc" * 70 + ".invalid") as client,
        pytest.raises(errors.ConfigurationError, match="can not be looked up"),
    ):
        client.send(GET.request(id="v"), retries=0)


def test_a_path_of_the_base_url_is_sent_in_ascii() -> None:
    """Letters beyond ASCII are quoted once."""
    with FaultServer((replies(200, {"id": "v"}),)) as server:
        with SyncClient(VENDOR, api_key=KEY, base_url=f"{server.url}/\u00fcber") as client:
            client.send(GET.request(id="v"))

        assert ["/%C3%BCber/voices/v"] == [one.target for one in server.received]


def test_a_key_that_no_header_can_hold_is_refused_before_it_is_sent() -> None:
    """HTTP has no form for it, and the message does not repeat it."""
    with FaultServer((replies(200, {"id": "v"}),)) as server:
        with (
            SyncClient(VENDOR, api_key=lambda: "\u6f22-secret", base_url=server.url) as client,
            pytest.raises(errors.VoxwrightError) as caught,
        ):
            client.send(GET.request(id="v"))

        assert [] == server.received
    assert "secret" not in str(caught.value)


@pytest.mark.anyio
async def test_a_call_without_time_sends_nothing() -> None:
    """A deadline that has passed before the call begins ends it at once."""
    with FaultServer((replies(200, {"id": "v"}),)) as server:
        async with AsyncClient(VENDOR, api_key=KEY, base_url=server.url) as client:
            with pytest.raises(errors.APITimeoutError):
                await client.send(clone(), timeout=1e-9)
            await asyncio.sleep(0)

        assert [] == server.received
