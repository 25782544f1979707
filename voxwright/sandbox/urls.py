"""The address rules of callback fields (`x-voxwright-url`): which schemes, and no address inside a private network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

_LOCAL_NAMES = ("localhost", "local", "internal", "lan", "home.arpa", "localdomain")


def url_fault(value: str, *, schemes: Collection[str], public: bool) -> str | None:
    """Return what is wrong with a URL, or None.

    Names are judged by their spelling alone, never looked up; numbers in every spelling that `inet_aton` takes
    (`127.1`, `0x7f000001`, `2130706433`).
    """
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return "must be a URL"
    if not parts.scheme or not host or not port_is_fine or any(c.isspace() or not c.isprintable() for c in value):
        return "must be a URL"
    if schemes and parts.scheme not in schemes:
        return f"must be a URL with {' or '.join(schemes)}"
    if public and _is_private(host):
        return "must not point to a private or local address"
    return None


def _is_private(host: str) -> bool:
    name = host.rstrip(".").lower()
    address = _address(name)
    if address is None:
        return "." not in name or any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return not (mapped or address).is_global or (mapped or address).is_multicast


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(name))
    except OSError:
        return None
