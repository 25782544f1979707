"""Links that a vendor gives out, to a preview or a result: fetched without any key, and streamed.

No header of the vendor's or of the client's goes along, and no redirect is followed: the error says where it leads.
Plain http is taken for this machine alone, and an address of this machine only where the client's own is one too, so
that no vendor can make a client look around where it runs.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from voxwright._core.operation import Answer, LinkOperation, Operation
from voxwright._core.request import Request
from voxwright._core.schema.scalars import Binary
from voxwright._core.settings import Settings, is_loopback
from voxwright._core.value import freeze
from voxwright._core.vendor import Security, Vendor
from voxwright.errors import InvalidRequestError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from pathlib import Path
    from typing import Any, Never
    from urllib.parse import SplitResult

    from voxwright._core.exchange.effects import Effects
    from voxwright._core.operation import StreamRequest
    from voxwright._core.stream import AsyncByteStream, ByteStream

__all__ = ["LinkRequest", "afetch", "aopen_link", "asave", "fetch", "link_request", "open_link", "save"]

LONGEST = 8192
"""Characters of a link."""
IN_A_LINK = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address that is already written as one; a signature in it would not outlive a change."""
NOBODY = Security("none", "", "")
ANSWERS = (
    Answer("200", "audio/*", Binary(), stream=True),
    Answer("200", "application/octet-stream", Binary(), stream=True),
)
"""Sound, or bytes that nothing is said of; never JSON, text or a page."""


class LinkRequest(Request[bytes]):
    """A request for what a link leads to. What follows the `?`, which may be a signature, no repr and no log shows."""

    __slots__ = ("target",)

    target: str

    def __init__(self, operation: Operation[Any], target: str) -> None:
        super().__init__(operation, ())
        freeze(self, target=target)

    def _with_extra(
        self, extra: Mapping[str, object], body: Mapping[str, object], headers: Mapping[str, str]
    ) -> Request[bytes]:
        if extra or body or headers:
            reason = "is fetched as it is: nothing can be added to it"
            raise InvalidRequestError(f"the link {reason}", field="url", reason=reason)
        return self

    @property
    def path(self) -> str:
        """The path and the query as they stand in the link."""
        return self.target


def link_request(url: str, *, like: Operation[Any] | Vendor | None = None) -> StreamRequest[Never]:
    """Return the request for what a link leads to; it is sent by any client, or in a flow, without the key.

    Args:
        url: An absolute address: https, or http of this machine.
        like: Whose link it is: an operation or its vendor, which errors then name.

    Raises:
        InvalidRequestError: It is no such address.
    """
    vendor = like.vendor if isinstance(like, Operation) else like
    name = f"{like.name} (link)" if isinstance(like, Operation) else "link"
    provider = None if vendor is None else vendor.name
    parts = checked(url, provider=provider, operation=name)
    origin = f"{parts.scheme}://{parts.netloc}"
    operation: Operation[bytes] = LinkOperation(
        vendor=Vendor(
            name=provider or parts.hostname or "link",
            title="" if vendor is None else vendor.title,
            base_url=origin,
            env=(),
            security=NOBODY,
            request_id_headers=() if vendor is None else vendor.request_id_headers,
        ),
        name=name,
        method="GET",
        path=parts.path or "/",
        answers=ANSWERS,
        server=origin,
        security=(),
    )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    request: Any = LinkRequest(operation, quote(target, safe=IN_A_LINK))
    return request


def checked(url: str, *, provider: str | None, operation: str) -> SplitResult:
    """Return the parts of a link.

    Raises:
        InvalidRequestError: It is none that is followed; the message does not show it.
    """
    reason = None
    parts = None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except (ValueError, TypeError, AttributeError):
        host = None
    if not isinstance(url, str) or parts is None or not host or parts.scheme not in {"http", "https"}:  # pyright: ignore[reportUnnecessaryIsInstance]
        reason = "is no absolute https address"
    elif len(url) > LONGEST or "@" in parts.netloc or any(c <= " " or c in "\x7f\\" for c in url):
        reason = f"has a user, white space or control characters in it, or more than {LONGEST} characters"
    elif parts.scheme == "http" and not is_loopback(host):
        reason = "is plain http; only https is followed, and http on this machine"
    if reason is None and parts is not None:
        return parts
    raise InvalidRequestError(f"the link {reason}", provider=provider, operation=operation, field="url", reason=reason)


def open_link(
    url: str, *, timeout: float = 120.0, retries: int = 2, like: Operation[Any] | Vendor | None = None
) -> ByteStream:
    """Fetch what a link leads to, without a client and without a key; `timeout` is the total, in seconds.

    Args:
        url: An absolute address: https, or http of this machine.
        timeout: The total in seconds, until the last byte.
        retries: How many further attempts may be made until the first byte.
        like: Whose link it is: an operation or its vendor, which errors then name.

    Raises:
        InvalidRequestError: It is no such address; nothing was sent.
        APIError: There was no sound: it is gone, it redirects, it is a page. The class says what happened.
    """
    from voxwright._core.exchange.drive import drive_sync
    from voxwright._core.resources import SyncResources

    effects, settings = fetching(url, timeout=timeout, retries=retries, like=like)
    resources = SyncResources(None, None)
    try:
        return drive_sync(effects, resources.wire(settings).attempt)
    finally:
        resources.close()


async def aopen_link(
    url: str, *, timeout: float = 120.0, retries: int = 2, like: Operation[Any] | Vendor | None = None
) -> AsyncByteStream:
    """Do as `open_link`, awaited.

    Args:
        url: An absolute address: https, or http of this machine.
        timeout: The total in seconds, until the last byte.
        retries: How many further attempts may be made until the first byte.
        like: Whose link it is: an operation or its vendor, which errors then name.

    Raises:
        InvalidRequestError: It is no such address; nothing was sent.
        APIError: There was no sound: it is gone, it redirects, it is a page. The class says what happened.
    """
    from voxwright._core.exchange.drive import drive_async
    from voxwright._core.resources import AsyncResources

    effects, settings = fetching(url, timeout=timeout, retries=retries, like=like)
    resources = AsyncResources(None, None)
    try:
        return await drive_async(effects, resources.wire(settings).attempt)
    finally:
        await resources.aclose()


def fetch(url: str, *, timeout: float = 120.0) -> bytes:
    """Return what a link leads to, as `open_link` fetches it."""
    with open_link(url, timeout=timeout) as stream:
        return stream.read()


def save(url: str, path: str | PathLike[str], *, timeout: float = 120.0) -> Path:
    """Write what a link leads to, as `open_link` fetches it, to a file, whole or not at all; return its path."""
    with open_link(url, timeout=timeout) as stream:
        return stream.save(path)


async def afetch(url: str, *, timeout: float = 120.0) -> bytes:
    """Return what a link leads to, as `aopen_link` fetches it."""
    async with await aopen_link(url, timeout=timeout) as stream:
        return await stream.read()


async def asave(url: str, path: str | PathLike[str], *, timeout: float = 120.0) -> Path:
    """Write what a link leads to, as `aopen_link` fetches it, to a file, whole or not at all; return its path."""
    async with await aopen_link(url, timeout=timeout) as stream:
        return await stream.save(path)


def fetching(
    url: str, *, timeout: float, retries: int, like: Operation[Any] | Vendor | None
) -> tuple[Effects[Any], Settings]:
    """Return the call that fetches a link, and what it starts from."""
    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange import exchange_value
    from voxwright._core.secret import Secret

    request: Request[Any] = link_request(url, like=like)
    settings = Settings(
        vendor=request.operation.vendor,
        secret=Secret(""),
        base_url=None,
        timeout=timeout,
        retries=retries,
    )
    return exchange_value(request, settings, Deadline(settings.timeout), retries=settings.retries), settings
