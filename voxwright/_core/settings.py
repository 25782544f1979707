"""How a client was set up: vendor, address, key, limits. Loads nothing heavy, since every client is made of it."""

from __future__ import annotations

from voxwright._core.deadline import check_retries, check_timeout
from voxwright._core.params import RESERVED_HEADERS, TOKEN
from voxwright._core.secret import Secret
from voxwright.errors import ConfigurationError, MissingAPIKeyError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from voxwright._core.event import Event
    from voxwright._core.exchange.outgoing import Ready
    from voxwright._core.exchange.redact import Redactor
    from voxwright._core.operation import Operation, Vendor


class Settings:
    """What every call of a client starts from. Immutable, save what is worked out once and kept."""

    __slots__ = (
        "_base_url",
        "further_secrets",
        "headers",
        "on_event",
        "random",
        "ready",
        "redactor",
        "retries",
        "secret",
        "timeout",
        "vendor",
    )

    def __init__(
        self,
        *,
        vendor: Vendor,
        secret: Secret,
        further_secrets: Mapping[str, Secret] | None = None,
        base_url: str | None,
        timeout: float,
        retries: int,
        headers: tuple[tuple[str, str], ...] = (),
        on_event: Callable[[Event], object] | None = None,
        random: Callable[[], float] | None = None,
    ) -> None:
        self.vendor = vendor
        self.secret = secret
        self.further_secrets = further_secrets or {}
        self._base_url = base_url
        self.timeout = check_timeout(timeout)
        self.retries = check_retries(retries)
        self.headers = headers
        self.on_event = on_event
        self.random = random
        self.ready: dict[Operation[Any], Ready] = {}  # what the requests of an operation have in common
        self.redactor: Redactor | None = None  # of the key that was used last

    @property
    def base_url(self) -> str:
        """Return the address that paths are added to, without a slash at its end."""
        return self._base_url or self.vendor.base_url.rstrip("/")

    def base_url_of(self, operation: Operation[Any]) -> str:
        """Return the address of one operation: the client's own, else the operation's, else the vendor's."""
        if self._base_url is not None or operation.server is None:
            return self.base_url
        return operation.server.rstrip("/")

    def secret_for(self, key: str) -> Secret:
        """Return the client's own key, or the further one that `key` names.

        Raises:
            MissingAPIKeyError: That one was not given.
        """
        if not key:
            return self.secret
        found = self.further_secrets.get(key)
        if found is None:
            env = dict(self.vendor.further_keys).get(key, "")
            msg = f"no key for this operation: give {key}= to the client{f', or set {env}' if env else ''}"
            raise MissingAPIKeyError(msg, provider=self.vendor.name, env_vars=(env,) if env else ())
        return found

    def changed(self, *, timeout: float | None, retries: int | None, headers: Mapping[str, str] | None) -> Settings:
        """Return a copy with some settings replaced, and headers added."""
        return Settings(
            vendor=self.vendor,
            secret=self.secret,
            further_secrets=self.further_secrets,
            base_url=self._base_url,
            timeout=self.timeout if timeout is None else timeout,
            retries=self.retries if retries is None else retries,
            headers=merged(self.headers, check_headers(headers or {}, self.vendor.name, self.vendor.security.name)),
            on_event=self.on_event,
            random=self.random,
        )

    def __repr__(self) -> str:
        if not hasattr(self, "retries"):  # a debugger may ask for it while __init__ has failed
            return "Settings()"
        name, address = self.vendor.name, self.base_url
        return f"Settings({name!r}, base_url={address!r}, timeout={self.timeout:g}, retries={self.retries})"


def merged(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return headers with later ones in place of earlier ones of the same name."""
    by_name = {name.lower(): (name, value) for name, value in (*old, *new)}
    return tuple(by_name.values())


def is_mapping(value: object) -> bool:
    """Tell whether it is a mapping; the word for it is loaded only where it is no dict."""
    if type(value) is dict:
        return True
    from collections.abc import Mapping

    return isinstance(value, Mapping)


def check_headers(headers: Mapping[str, str], provider: str, key_header: str) -> tuple[tuple[str, str], ...]:
    """Return extra headers of a client as pairs; `key_header` is the one that carries the vendor's key.

    Raises:
        ConfigurationError: One would replace the key, or what follows from the request, or can not be a header.
        TypeError: They are no mapping of text to text.
    """
    pairs = tuple(headers.items()) if is_mapping(headers) else ((None, None),)
    if any(not isinstance(name, str) or not isinstance(value, str) for name, value in pairs):
        msg = "headers is a mapping of names of headers to their values, all of them text (str)"
        raise TypeError(msg)
    for name, value in headers.items():
        if name.lower() in RESERVED_HEADERS or name.lower() == key_header.lower():
            msg = f"the header {name!r} is set by the client itself"
            raise ConfigurationError(msg, provider=provider)
        is_name = name and set(name) <= TOKEN
        if not is_name or not value.isprintable() or max(value, default="") > "\xff" or value != value.strip():
            msg = f"the header {name!a} holds control or other characters, or blanks, that a header can not carry"
            raise ConfigurationError(msg, provider=provider)
    return tuple(headers.items())


def find_secret(api_key: str | Callable[[], str] | Secret | None, provider: str, env: Sequence[str]) -> Secret:
    """Return the key given, else the first that the vendor's environment variables `env` hold.

    Raises:
        MissingAPIKeyError: There is none.
        ConfigurationError: It can not be a key.
    """
    secret = conceal(api_key)
    del api_key  # what is raised from here on keeps this frame
    if secret is None:
        secret = from_environment(env)
        if secret is None:
            names = " or ".join(env)
            msg = f"no API key: give api_key=, or set {names}" if names else "no API key: give api_key="
            raise MissingAPIKeyError(msg, provider=provider, env_vars=tuple(env))
    try:
        secret.check(check_key)
    except ConfigurationError as error:
        error.provider = provider
        raise
    return secret


def conceal_all(keys: Mapping[str, str | Callable[[], str] | Secret | None] | None) -> dict[str, Secret | None]:
    """Return keys by name, each concealed."""
    return {name: conceal(key) for name, key in (keys or {}).items()}


def from_environment(env: Sequence[str]) -> Secret | None:
    """Return the first key there is; a function of its own, since no frame of an error may hold the environment."""
    from os import environ

    return next((Secret(environ[name]) for name in env if environ.get(name)), None)


def conceal(api_key: str | Callable[[], str] | Secret | None) -> Secret | None:
    """Return a key, whatever it is, as something that shows it nowhere; None stays None. Nothing is raised.

    A constructor does it first of all, so that no frame of what it raises then holds the key.
    """
    return api_key if api_key is None or isinstance(api_key, Secret) else Secret(api_key)


def find_secrets(
    vendor: Vendor,
    api_key: Secret | None,
    further: Mapping[str, Secret | None],
) -> tuple[Secret, dict[str, Secret]]:
    """Return the key of a client, an empty one where the vendor wants none, and the further ones that there are.

    Raises:
        MissingAPIKeyError: There is no key of the client's own, and the vendor wants one.
        ConfigurationError: One can not be a key.
    """
    wanted = vendor.security.kind != "none"
    found: dict[str, Secret] = {}
    for name, env in vendor.further_keys:
        try:
            found[name] = find_secret(further.get(name), vendor.name, (env,))
        except MissingAPIKeyError:
            continue  # the operations that take it say so
    return find_secret(api_key, vendor.name, vendor.env) if wanted else Secret(""), found


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
    if name in {"localhost", "127.0.0.1", "::1"}:
        return True
    from ipaddress import ip_address

    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
