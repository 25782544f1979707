"""What is fetched, and from where: origins, addresses, and the time that it may take."""

from __future__ import annotations

import time

import pytest
from docs_server import Behaviour, DocsServer, chunked, drip_headers, hang, redirect

from generator.drift.fetch import Fetched, Fetcher, Wanted, parse_origins
from generator.findings import GeneratorError


def test_an_origin_stands_for_a_docs_host() -> None:
    """A mirror is named by host, over https or on this machine."""
    given = [
        "docs.example.com=https://mirror.example",
        "a.example=http://127.0.0.1:8000/a",
        "b.example=http://localhost:1",
    ]

    assert dict(one.split("=", 1) for one in given) == parse_origins(given)


@pytest.mark.parametrize(
    "value", ["docs.example.com", "=https://mirror.example", "a.example=http://mirror.example", "a.example=file:///etc"]
)
def test_an_origin_that_is_not_safe_is_refused(value: str) -> None:
    """Plain http leads nowhere but to this machine, and other schemes nowhere at all."""
    with pytest.raises(GeneratorError):
        parse_origins([value])


def test_a_document_that_is_not_published_over_https_is_not_fetched() -> None:
    """Without an origin, only https addresses are asked."""
    found = Fetcher().fetch([Wanted(url="http://docs.example.com/a.md"), Wanted(url="file:///etc/hostname")])

    assert [("failed", "not an https address")] * 2 == [(one.state, one.reason) for one in found]


def test_slow_hosts_wait_side_by_side(docs_server: DocsServer) -> None:
    """The deadline holds for each document, and ten that hang take no longer than one."""
    docs_server.pages.clear()
    docs_server.pages.update({"/a": drip_headers, "/b": hang})
    fetcher = Fetcher(origins={"docs.example.com": docs_server.url}, deadline=0.5)
    start = time.monotonic()
    found = fetcher.fetch([Wanted(url=f"https://docs.example.com/{'ab'[number % 2]}") for number in range(10)])

    assert {"no whole answer within 0.5 seconds"} == {one.reason for one in found}
    assert time.monotonic() - start < 3


def test_names_beyond_ascii_are_sent_as_addresses_are(docs_server: DocsServer) -> None:
    """A Korean path, quoted or not, reaches the host as one and the same."""
    docs_server.pages.clear()
    docs_server.pages["/모델.md"] = b"# page\n"
    fetcher = Fetcher(origins={"docs.example.com": docs_server.url})
    found = fetcher.fetch(
        [Wanted(url="https://docs.example.com/모델.md"), Wanted(url="https://docs.example.com/%EB%AA%A8%EB%8D%B8.md")]
    )

    assert ["fresh", "fresh"] == [one.state for one in found]
    assert all(isinstance(one, Fetched) and one.content == b"# page\n" for one in found)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            lambda handler: handler.answer(200, b"squeezed", Content_Encoding="gzip"),
            "compressed, though asked not to be",
        ),
        (chunked(b"# A page of some length\n" * 9), "more than 64 bytes"),
    ],
)
def test_what_can_not_be_judged_is_not_taken(docs_server: DocsServer, answer: Behaviour, reason: str) -> None:
    """An answer that is compressed unasked, or that says no size and does not end, is no document."""
    docs_server.pages.clear()
    docs_server.pages["/a.md"] = answer
    fetcher = Fetcher(origins={"docs.example.com": docs_server.url}, largest=64)

    assert [reason] == [one.reason for one in fetcher.fetch([Wanted(url="https://docs.example.com/a.md")])]


def test_a_host_without_an_origin_is_asked_itself(docs_server: DocsServer) -> None:
    """An https address is asked over TLS on its own host: one that does not speak it is not checked."""
    address = docs_server.url.replace("http:", "https:")
    found = Fetcher(deadline=5).fetch([Wanted(url=f"{address}/모델.md")])

    assert ["failed"] == [one.state for one in found]
    assert found[0].reason.startswith("ConnectError")


def test_a_mirror_may_send_back_to_the_host_it_stands_for(docs_server: DocsServer) -> None:
    """A redirect to the address of the docs host itself is followed to the mirror."""
    docs_server.pages.clear()
    docs_server.pages["/old.md"] = redirect("https://docs.example.com/new.md")
    docs_server.pages["/new.md"] = b"# page\n"
    fetcher = Fetcher(origins={"docs.example.com": docs_server.url})
    found = fetcher.fetch([Wanted(url="https://docs.example.com/old.md")])

    assert [("fresh", b"# page\n")] == [(one.state, one.content) for one in found]
