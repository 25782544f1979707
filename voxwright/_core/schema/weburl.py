"""Rules for a URL that is given to a vendor: its schemes, no credentials, and no address of a private network."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from ipaddress import IPv4Address, IPv6Address
    from typing import Any

from voxwright._core.refusal import refusal
from voxwright._core.value import Value, freeze

__all__ = ["Url", "check_url"]

_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp")


class Url(Value):
    """Which URLs a field takes: `schemes`, and with `public` no host that only a private network knows."""

    __slots__ = ("public", "schemes")

    schemes: tuple[str, ...]
    public: bool

    def __init__(self, schemes: Sequence[str] = ("https",), *, public: bool = False) -> None:
        freeze(self, schemes=tuple(scheme.lower() for scheme in schemes), public=bool(public))

    @classmethod
    def of(cls, rules: Url | Mapping[str, Any] | bool | None) -> Url | None:  # noqa: FBT001 - what a spec may say
        """Return the rules given as a `Url`, as the mapping of an overlay, as True (https only) or not at all."""
        if rules is None or rules is False:
            return None
        if rules is True:
            return cls()
        if isinstance(rules, Url):
            return rules
        return cls(tuple(rules.get("schemes", ("https",))), public=bool(rules.get("public", False)))


def check_url(value: str, at: str, rules: Url) -> None:
    """Refuse a URL that `rules` do not take. Names are not resolved: only what the text itself says is judged."""
    from urllib.parse import urlsplit

    allowed = ", ".join(f"{scheme}://" for scheme in rules.schemes) + (" with a public host" if rules.public else "")
    if any(char <= " " or char in "\\\x7f" for char in value):
        raise refusal(at, "holds white space, a control character or a backslash, which no URL may", allowed=allowed)
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port  # reading it is what checks it
    except ValueError:
        raise refusal(at, "is no valid URL", allowed=allowed) from None
    if parts.scheme.lower() not in rules.schemes:
        raise refusal(at, f"must be a URL with the scheme {' or '.join(rules.schemes)}", allowed=allowed)
    if not host:
        raise refusal(at, "names no host", allowed=allowed)
    if "@" in parts.netloc:
        raise refusal(at, "holds a user name or password, which the vendor would store", allowed=allowed)
    if rules.public and not _is_public(host):
        raise refusal(at, "points to a private, local or reserved address", allowed=allowed)


def _is_public(host: str) -> bool:
    import unicodedata

    # A resolver folds full-width digits and dots to ASCII, so judge the folded form.
    name = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower().rstrip(".")
    if "%" in name:  # an IPv6 zone, or an escape that hides the name
        return False
    if ":" in name:
        return _is_public_address(name)
    labels = name.split(".")
    if _is_number(labels[-1]):  # what a resolver takes for IPv4, however it is spelled: 127.1, 0x7f.1, 2130706433
        return len(labels) == 4 and _is_public_address(name)
    return len(labels) > 1 and all(labels) and labels[-1] not in _LOCAL_NAMES


def _is_number(label: str) -> bool:
    return label.isdecimal() or (label.startswith("0x") and all(char in "0123456789abcdef" for char in label[2:]))


def _is_public_address(text: str) -> bool:
    import ipaddress

    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in _meanings(address))


def _meanings(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return `address`, or the IPv4 address that an IPv6 address carries inside."""
    import ipaddress

    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address.sixtofour is not None:
        return [address, address.sixtofour]
    if address.teredo is not None:
        return [address, *address.teredo]
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]
