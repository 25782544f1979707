"""What is set up on this machine: versions, extras, keys, certificates, proxies. No value of a key is ever kept."""

from __future__ import annotations

import os
import platform
import re
from importlib import metadata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

import attrs
from voxwright_clients._registry import VENDORS

from voxwright._core.settings import check_key
from voxwright._core.transport.network import proxy_for, tls_context
from voxwright.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "voxwright"
EXTRA = re.compile(r"""extra\s*==\s*['"]([\w.-]+)['"]""")
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


@attrs.frozen(kw_only=True)
class Needs:
    """Packages that belong together, each with its version; None for one that is not installed."""

    name: str
    packages: dict[str, str | None]

    @property
    def installed(self) -> bool:
        """Whether all of them are."""
        return all(self.packages.values())


@attrs.frozen(kw_only=True)
class Key:
    """An environment variable for a key; never the key."""

    name: str
    set: bool
    problem: str | None = None
    """Why what it holds can not be a key."""


@attrs.frozen(kw_only=True)
class Network:
    """What the environment says about the way to the vendors."""

    certificates: dict[str, str]
    proxies: dict[str, str]
    """By scheme, with who logs in to them as `***`; `no` lists what goes past them."""
    problems: tuple[str, ...]


def version_of(package: str) -> str | None:
    """Return the installed version of a distribution."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def versions() -> dict[str, str | None]:
    """Return the versions of voxwright, of Python, and of what voxwright stands on."""
    return {
        PACKAGE: version_of(PACKAGE),
        "python": platform.python_version(),
        **{package: version_of(package) for extra, package in requirements() if extra is None},
    }


def extras() -> list[Needs]:
    """Return the extras that the installed distribution declares; none where it is run from its sources."""
    wanted: dict[str, dict[str, str | None]] = {}
    for extra, package in requirements():
        if extra is not None:
            wanted.setdefault(extra, {})[package] = version_of(package)
    return [Needs(name=extra, packages=packages) for extra, packages in wanted.items()]


def requirements() -> Iterator[tuple[str | None, str]]:
    """Yield the declared requirements: the extra, if it is one's, and the package."""
    try:
        declared = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        declared = ["attrs", "httpx", "httpcore"]
    for line in declared:
        name, extra = NAME.match(line), EXTRA.search(line)
        if name is not None:
            yield (None if extra is None else extra[1]), name[0]


def keys(provider: str) -> tuple[Key, ...]:
    """Return which of a vendor's variables are set, and whether they hold what can be a key."""
    return tuple(key(name) for name in VENDORS[provider]["env"])


def key(name: str) -> Key:
    """Return whether a variable is set, and whether it holds what can be a key."""
    if not os.environ.get(name):
        return Key(name=name, set=False)
    try:
        check_key(os.environ[name])
    except ConfigurationError as error:
        return Key(name=name, set=True, problem=error.message)
    return Key(name=name, set=True)


def network(addresses: list[str]) -> Network:
    """Return certificates and proxies in force, and what is wrong with them on the way to these addresses."""
    return Network(
        certificates={name: os.environ[name] for name in CERTIFICATES if os.environ.get(name)},
        proxies={scheme: without_login(url) for scheme, url in sorted(getproxies().items())},
        problems=tuple(dict.fromkeys(obstacles(addresses))),
    )


def obstacles(addresses: list[str]) -> Iterator[str]:
    """Yield what would keep any request from being sent."""
    try:
        tls_context()
    except ConfigurationError as error:
        yield error.message
    for address in addresses:
        try:
            route(address)
        except ConfigurationError as error:
            yield error.message


def route(address: str) -> str | None:
    """Return the proxy on the way to an address.

    Raises:
        ConfigurationError: It is of a kind that the transport does not know.
    """
    parts = urlsplit(address)
    return proxy_for(parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))


def without_login(url: str) -> str:
    """Return an address without the name and password in it."""
    before, at, host = url.rpartition("@")
    scheme, colon, _ = before.partition("://")
    return f"{scheme}://***@{host}" if at and colon else f"***@{host}" if at else url
