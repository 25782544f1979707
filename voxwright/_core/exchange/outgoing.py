"""What leaves for one attempt: place, target, headers and body. The key enters here, at the last moment."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from voxwright._core.exchange.redact import Redactor
from voxwright._core.operation import LinkOperation
from voxwright._core.settings import check_key, is_loopback
from voxwright.errors import ConfigurationError, InvalidRequestError, VoxwrightError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange.effects import Attempt
    from voxwright._core.exchange.wire import Flight, Upload
    from voxwright._core.operation import Operation
    from voxwright._core.settings import Settings
    from voxwright._core.vendor import Security

    RawHeaders: TypeAlias = list[tuple[bytes, bytes]]

IN_A_URL = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address that is already written as one."""


class Place:
    """Scheme, host and port of a server."""

    __slots__ = ("host", "port", "scheme")

    def __init__(self, scheme: str, host: str, port: int) -> None:
        self.scheme = scheme
        self.host = host
        self.port = port


class Outgoing:
    """A request as bytes, its body still to be pulled. It holds the key, so nothing that stays keeps it."""

    __slots__ = ("deadline", "headers", "method", "place", "target", "upload", "url")

    def __init__(
        self, ready: Ready, target: str, *, method: bytes, headers: RawHeaders, deadline: Deadline, upload: Upload
    ) -> None:
        self.place = ready.place
        self.url = ready.address + target
        self.target = target.encode("ascii")
        self.method = method
        self.headers = headers
        self.deadline = deadline
        self.upload = upload


class Ready:
    """What all requests of one operation by one client have in common."""

    __slots__ = ("address", "headers", "method", "path", "place", "places")

    def __init__(self, settings: Settings, operation: Operation[Any]) -> None:
        anonymous = is_anonymous(operation)
        base = operation.server or "" if anonymous else settings.base_url_of(operation)
        parts = urlsplit(base)
        host = ascii_host(parts.hostname or "", settings.vendor.name)
        self.place = Place(parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80))
        shown = f"[{host}]" if ":" in host else host
        netloc = f"{shown}:{parts.port}" if parts.port is not None else shown
        self.address = f"{parts.scheme}://{netloc}"
        self.path = parts.path
        self.places = operation.key_places(settings.vendor)
        self.method = operation.method.encode("ascii")
        types = dict.fromkeys(answer.media_type for answer in operation.answers if answer.media_type)
        headers = {
            "host": ("Host", netloc),
            "accept": ("Accept", ", ".join(types) or "*/*"),
            "accept-encoding": ("Accept-Encoding", "gzip, deflate"),
            "user-agent": ("User-Agent", "voxwright-python"),
        }
        if not anonymous:
            headers.update({name.lower(): (name, value) for name, value in settings.headers})
        self.headers = [encoded(name, value) for name, value in headers.values()]


def is_anonymous(operation: Operation[Any]) -> bool:
    """Tell whether an operation is a link, which is fetched without key, settings or anything else of the client's."""
    return isinstance(operation, LinkOperation)


def check_reachable(operation: Operation[Any], settings: Settings) -> None:
    """Refuse a link to this machine, unless the client's own address is on it too.

    Raises:
        InvalidRequestError: It is such a link; nothing was sent.
    """
    if is_loopback(urlsplit(operation.server or "").hostname or "") and not is_loopback(
        urlsplit(settings.base_url).hostname or ""
    ):
        reason = "leads to this machine, and is not followed"
        raise InvalidRequestError(
            f"the link {reason}",
            provider=operation.vendor.name,
            operation=operation.name,
            field="url",
            reason=reason,
        )


def ascii_host(host: str, provider: str) -> str:
    """Return a host name as it is looked up.

    Raises:
        ConfigurationError: It has no such form.
    """
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        msg = f"base_url names a host that can not be looked up: {host[:80]!a}"
    raise ConfigurationError(msg, provider=provider)


def outgoing(attempt: Attempt, settings: Settings, flight: Flight, upload: Upload) -> Outgoing:
    """Return what leaves for an attempt, the key in it."""
    operation = attempt.request.operation
    ready = settings.ready.get(operation)
    if is_anonymous(operation):
        check_reachable(operation, settings)
        ready = Ready(settings, operation)  # each link is an operation of its own, so none is kept
        flight.redactor = settings.redactor or flight.redactor
    elif ready is None:
        ready = settings.ready[operation] = Ready(settings, operation)
    headers = ready.headers.copy()
    body = attempt.body
    if body is not None:
        headers.append((b"Content-Type", body.content_type.encode("latin-1")))
        headers.append((b"Content-Length", b"%d" % body.length))
    elif ready.method in {b"POST", b"PUT", b"PATCH"}:
        headers.append((b"Content-Length", b"0"))
    if attempt.headers:
        replace(headers, [encoded(name, value) for name, value in attempt.headers])
    target = ready.path + attempt.path
    if attempt.query:
        target = f"{target}?{urlencode(attempt.query)}"
    if not target.isascii() or not target.isprintable() or " " in target:
        target = quote(target, safe=IN_A_URL)
    target = authorize(ready.places, reveal(settings, ready.places, flight), headers, target or "/")
    return Outgoing(ready, target, method=ready.method, headers=headers, deadline=attempt.deadline, upload=upload)


def replace(headers: RawHeaders, others: RawHeaders) -> None:
    """Put headers in the place of those of the same name."""
    names = {name.lower() for name, _ in others}
    headers[:] = [pair for pair in headers if pair[0].lower() not in names] + others


def authorize(places: Sequence[Security], keys: Sequence[str], headers: RawHeaders, target: str) -> str:
    """Put each key where the vendor wants it, and return the target, which changes where that is the query."""
    for security, key in zip(places, keys, strict=True):
        kind = security.kind
        value = security.prefix + key
        if kind == "header":
            replace(headers, [(security.name.encode("ascii"), value.encode("latin-1"))])
        elif kind == "basic":
            replace(headers, [(b"Authorization", f"Basic {basic(key)}".encode("ascii"))])
        elif kind == "cookie":
            others = b"".join(known + b"; " for name, known in headers if name.lower() == b"cookie")
            replace(headers, [(b"Cookie", others + f"{security.name}={value}".encode("latin-1"))])
        else:
            target = f"{target}{'&' if '?' in target else '?'}{quote(security.name, safe='')}={quote(value, safe='')}"
    return target


def basic(key: str) -> str:
    """Return a key as HTTP Basic has it."""
    from base64 import b64encode

    return b64encode(key.encode("latin-1")).decode("ascii")


def reveal(settings: Settings, places: Sequence[Security], flight: Flight) -> list[str]:
    """Return the keys, and see to it that they are masked; what a user's callable raises reaches the caller as it is.

    Raises:
        MissingAPIKeyError: The client was not given a key that only some operations take, of which this is one.
    """
    try:
        known = settings.redactor
        keys: list[str] = []
        forms: list[str] = []  # in which they leave
        for security in places:
            key = settings.secret_for(security.key).reveal()
            keys.append(key if known is not None and known.masks(key) else check_key(key))
            forms += (key, basic(key)) if security.kind == "basic" else (key,)
        if known is None or not all(known.masks(form) for form in forms):
            known = settings.redactor = Redactor(forms)
    except VoxwrightError as error:
        stopped = flight.stop(error)
    except BaseException as error:  # noqa: BLE001 - the user's own, handed back as it is
        stopped = flight.stop(error, own=True)
    else:
        flight.redactor = known
        return keys
    raise stopped


def encoded(name: str, value: str) -> tuple[bytes, bytes]:
    """Return a header as bytes.

    Raises:
        InvalidRequestError: A header can not hold the text.
    """
    try:
        return name.encode("ascii"), value.encode("latin-1")
    except UnicodeEncodeError:
        reason = "can not be sent as a header: it holds characters beyond Latin-1"
    msg = f"{name!a} {reason}"
    raise InvalidRequestError(msg, field=name, reason=reason)
