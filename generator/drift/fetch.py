"""Fetch: documents from the vendors' docs hosts; a slow, large, moved or foreign answer is said and never taken in.

Asynchronous within, because only then does one deadline cover all of a document: httpx's own timeouts start anew with
every byte, and a dripped header would hold a weekly job for hours.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

import httpx
from attrs import field, frozen

from generator.findings import Finding, GeneratorError, brief

DEADLINE = 30.0
"""Seconds that one document may take, from the first name looked up to the last byte."""
LARGEST = 2 * 1024 * 1024
"""The largest document, in bytes; a page has 4 to 15 KB, a large vendor's full document some hundred."""

FRESH = "fresh"
SAME = "same"
FAILED = "failed"

_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_ACCEPT = "text/markdown, text/plain;q=0.9, application/yaml;q=0.9, application/json;q=0.9, */*;q=0.5"
_HTML = ("<!doctype html", "<html")


@frozen(kw_only=True)
class Wanted:
    """One document to be fetched; `etag` is what it had when its bytes were taken in."""

    url: str
    etag: str = ""


@frozen(kw_only=True)
class Fetched:
    """What came of it.

    Args:
        state: `fresh` (here are bytes), `same` (the host says that the etag still holds) or `failed`.
        url: Where it was found at last.
        content: The bytes, when fresh.
        etag: The etag of the answer.
        reason: Why it failed.
        missing: Whether the host answered that there is no such document.

    """

    state: str
    url: str
    content: bytes = b""
    etag: str = ""
    reason: str = ""
    missing: bool = False


@frozen(kw_only=True)
class Fetcher:
    """Fetches documents.

    Args:
        origins: For a docs host, the address that stands for it, such as a mirror.
        deadline: Seconds for each document.
        largest: Bytes of the largest document.

    """

    origins: Mapping[str, str] = field(factory=dict[str, str])
    deadline: float = DEADLINE
    largest: int = LARGEST

    def fetch(self, wanted: Sequence[Wanted]) -> list[Fetched]:
        """Fetch all of *wanted* at the same time; give what came of each, in their order."""
        return asyncio.run(self._fetch_all(wanted))

    async def _fetch_all(self, wanted: Sequence[Wanted]) -> list[Fetched]:
        return list(await asyncio.gather(*(self._fetch(one) for one in wanted)))

    async def _fetch(self, wanted: Wanted) -> Fetched:
        try:
            async with asyncio.timeout(self.deadline):
                return await self._follow(wanted)
        except TimeoutError:
            return _failed(wanted.url, f"no whole answer within {self.deadline:g} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            return _failed(wanted.url, f"{type(error).__name__}: {str(error) or 'no answer'}")

    async def _follow(self, wanted: Wanted) -> Fetched:
        """Ask, and follow redirects as long as they stay on the host."""
        url = wanted.url
        for _ in range(_REDIRECTS + 1):
            target = self._address(url)
            if isinstance(target, Fetched):
                return target
            secure = target.startswith("https:")
            # A proxy of the environment has nothing to do with a server on this machine.
            async with (
                httpx.AsyncClient(
                    timeout=self.deadline, follow_redirects=False, trust_env=secure, verify=secure
                ) as client,
                client.stream("GET", target, headers=_headers(wanted.etag)) as answer,
            ):
                if not answer.has_redirect_location:
                    return await self._read(answer, wanted, url)
                following = urljoin(target, answer.headers["location"])
            following = self._back(following, url, target)
            if following is None:
                return _failed(url, f"redirects to another host: {brief(urljoin(target, answer.headers['location']))}")
            url = following
        return _failed(wanted.url, f"more than {_REDIRECTS} redirects")

    async def _read(self, answer: httpx.Response, wanted: Wanted, url: str) -> Fetched:
        status = answer.status_code
        etag = str(answer.headers.get("etag", ""))
        if status == HTTPStatus.NOT_MODIFIED and wanted.etag:
            return Fetched(state=SAME, url=url, etag=etag or wanted.etag)
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return Fetched(state=FAILED, url=url, reason=f"the page is gone (status {status})", missing=True)
        if status != HTTPStatus.OK:
            return _failed(url, f"status {status}")
        if answer.headers.get("content-encoding", "identity") != "identity":
            return _failed(url, "compressed, though asked not to be")
        too_large = f"more than {self.largest} bytes"
        if int(answer.headers.get("content-length", "0")) > self.largest:
            return _failed(url, too_large)
        content = bytearray()
        async for chunk in answer.aiter_raw():
            content += chunk
            if len(content) > self.largest:
                return _failed(url, too_large)
        if not content.strip():
            return _failed(url, "empty")
        head = content[:1024].decode("utf-8", "replace").removeprefix("\ufeff").lstrip().lower()
        if head.startswith(_HTML):
            return _failed(url, "HTML instead of a document")
        return Fetched(state=FRESH, url=url, content=bytes(content), etag=etag)

    def _address(self, url: str) -> str | Fetched:
        """Give the address to ask for *url*: the origin that stands for its host, or else itself."""
        parts = urlsplit(url)
        origin = self.origins.get(parts.hostname or "")
        if origin is None:
            if parts.scheme == "https" and parts.hostname:
                return urlunsplit(parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=~"), fragment=""))
            return _failed(url, "not an https address")
        base = urlsplit(origin)
        path = base.path.rstrip("/") + quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        return urlunsplit((base.scheme, base.netloc, path, parts.query, ""))

    def _back(self, following: str, url: str, target: str) -> str | None:
        """Give where a redirect leads as an address of the docs host; None if it leads away from it."""
        docs, asked, led = urlsplit(url), urlsplit(target), urlsplit(following)
        if _host(led) == _host(docs):
            return following
        if _host(led) != _host(asked):
            return None
        prefix = urlsplit(self.origins.get(docs.hostname or "", "")).path.rstrip("/")
        path = led.path.removeprefix(prefix) if led.path.startswith(f"{prefix}/") else led.path
        return urlunsplit((docs.scheme, docs.netloc, unquote(path), led.query, ""))


def parse_origins(values: Iterable[str]) -> dict[str, str]:
    """Read `HOST=URL` for each docs host that is to be read from somewhere else.

    Raises:
        GeneratorError: A value has another form, or an address that is neither https nor on this machine.

    """
    origins: dict[str, str] = {}
    findings: list[Finding] = []
    for value in values:
        host, _, url = value.partition("=")
        parts = urlsplit(url)
        if not host or not parts.hostname:
            findings.append(
                Finding("--origin", "", f"{value!r} is not HOST=URL", "say docs.example.com=https://mirror")
            )
        elif parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
            findings.append(Finding("--origin", "", f"{url!r} is neither https nor on this machine", "use https"))
        else:
            origins[host.lower()] = url
    if findings:
        raise GeneratorError(findings)
    return origins


def is_loopback(host: str) -> bool:
    """Tell whether *host* is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _headers(etag: str) -> dict[str, str]:
    headers = {"Accept": _ACCEPT, "Accept-Encoding": "identity", "User-Agent": "voxwright-generator"}
    return {**headers, "If-None-Match": etag} if etag else headers


def _host(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Give what makes two addresses one host: scheme, name and port."""
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def _failed(url: str, reason: str) -> Fetched:
    return Fetched(state=FAILED, url=url, reason=reason)
