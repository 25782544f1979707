"""How a client was set up: vendor, address, key, limits. Loads nothing heavy, since every client is made of it."""

from __future__ import annotations

from voxwright._core.deadline import check_retries, check_timeout
from voxwright._core.secret import Secret
from voxwright.errors import ConfigurationError, MissingAPIKeyError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from voxwright._core.event import Event
    from voxwright._core.operation import Operation, Vendor

RESERVED_HEADERS = frozenset(
    {"authorization", "connection", "content-length", "content-type", "cookie", "host", "transfer-encoding"}
)
"""Headers that follow from the request or carry keys; nobody may set them."""


class Settings:
    """What every call of a client starts from. Immutable."""

    __slots__ = ("_base_url", "headers", "on_event", "random", "retries", "secret", "timeout", "vendor")

    def __init__(
        self,
        *,
        vendor: Vendor,
        secret: Secret,
        base_url: str | None,
        timeout: float,
        retries: int,
        headers: tuple[tuple[str, str], ...] = (),
        on_event: Callable[[Event], object] | None = None,
        random: Callable[[], float] | None = None,
    ) -> None:
        self.vendor = vendor
        self.secret = secret
        self._base_url = base_url
        self.timeout = check_timeout(timeout)
        self.retries = check_retries(retries)
        self.headers = headers
        self.on_event = on_event
        self.random = random

    @property
    def base_url(self) -> str:
        """Return the address that paths are added to, without a slash at its end."""
        return self._base_url or self.vendor.base_url.rstrip("/")

    def base_url_of(self, operation: Operation[Any]) -> str:
        """Return the address of one operation: the client's own, else the operation's, else the vendor's."""
        if self._base_url is not None or operation.server is None:
            return self.base_url
        return operation.server.rstrip("/")

    def changed(self, *, timeout: float | None, retries: int | None, headers: Mapping[str, str] | None) -> Settings:
        """Return a copy with some settings replaced, and headers added."""
        return Settings(
            vendor=self.vendor,
            secret=self.secret,
            base_url=self._base_url,
            timeout=self.timeout if timeout is None else timeout,
            retries=self.retries if retries is None else retries,
            headers=merged(self.headers, check_headers(headers or {}, self.vendor.name, self.vendor.security.name)),
            on_event=self.on_event,
            random=self.random,
        )

    def __repr__(self) -> str:
        return f"Settings({self.vendor.name!r}, base_url={self.base_url!r}, timeout={self.timeout:g}, retries={self.retries})"


def merged(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return headers with later ones in place of earlier ones of the same name."""
    by_name = {name.lower(): (name, value) for name, value in (*old, *new)}
    return tuple(by_name.values())


def check_headers(headers: Mapping[str, str], provider: str, key_header: str) -> tuple[tuple[str, str], ...]:
    """Return extra headers of a client as pairs; `key_header` is the one that carries the vendor's key.

    Raises:
        ConfigurationError: One would replace the key, or what follows from the request, or can not be a header.
    """
    reserved = {*RESERVED_HEADERS, key_header.lower()}
    for name, value in headers.items():
        if name.lower() in reserved:
            msg = f"the header {name!r} is set by the client itself"
            raise ConfigurationError(msg, provider=provider)
        if not name.isascii() or not f"{name}{value}".isprintable() or max(value, default="") > "\xff":
            msg = f"the header {name!a} holds control or other characters that a header can not carry"
            raise ConfigurationError(msg, provider=provider)
    return tuple(headers.items())


def find_secret(api_key: str | Callable[[], str] | Secret | None, provider: str, env: Sequence[str]) -> Secret:
    """Return the key given, else the first that the vendor's environment variables `env` hold.

    Raises:
        MissingAPIKeyError: There is none.
        ConfigurationError: It can not be a key.
    """
    if isinstance(api_key, Secret):
        return api_key
    if api_key is None:
        from os import environ

        api_key = next((environ[name] for name in env if environ.get(name)), None)
        if api_key is None:
            names = " or ".join(env)
            msg = f"no API key: give api_key=, or set {names}" if names else "no API key: give api_key="
            raise MissingAPIKeyError(msg, provider=provider, env_vars=tuple(env))
    if callable(api_key):
        return Secret(api_key)
    return Secret(check_key(api_key))


def check_key(key: object) -> str:
    """Return a key that a header can hold.

    Raises:
        ConfigurationError: It can not be sent; the message does not show it.
    """
    if not isinstance(key, str):
        wrong = f"is {type(key).__name__}, not a str or a callable that returns one"
    elif not key or key != key.strip():
        wrong = "is empty" if not key.strip() else "has white space, or a line break, around it"
    elif not key.isprintable():
        wrong = "holds a line break or another control character"
    elif max(key) > "\xff":
        wrong = "holds characters that a header can not carry"
    else:
        return key
    del key
    msg = f"the API key {wrong}"
    raise ConfigurationError(msg)


def check_base_url(base_url: str | None, provider: str) -> str | None:
    """Return a base URL without the slash at its end; None stays None.

    Raises:
        ConfigurationError: It is no address of a server, or would carry the key over the network in the clear.
    """
    if base_url is None:
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except (ValueError, TypeError, AttributeError):
        parts = host = None
    wrong = None
    if parts is None or not host or parts.scheme not in {"http", "https"}:
        wrong = "is no http or https address"
    elif parts.query or parts.fragment or "@" in parts.netloc or any(c.isspace() for c in base_url):
        wrong = "may hold no user, query, fragment or white space"
    elif parts.scheme == "http" and not is_loopback(host):
        wrong = "is plain http, which would show the API key to the network; only loopback may be"
    if wrong is None:
        return base_url.rstrip("/")
    shown = "" if parts is None or not host else f" ({parts.scheme}://{host})"
    msg = f"base_url{shown} {wrong}"
    raise ConfigurationError(msg, provider=provider)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be this machine."""
    name = host.rstrip(".").lower()
    if name == "localhost":
        return True
    from ipaddress import ip_address

    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
