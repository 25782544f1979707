"""What the environment says about the network: certificates and proxies. No module of ours turns TLS off."""

from __future__ import annotations

import os
import ssl
import sys
from functools import lru_cache
from threading import Lock

from voxwright.errors import ConfigurationError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Final

LOCK: Final = Lock()


def tls_context() -> ssl.SSLContext:
    """Return the one TLS context of the process: SSL_CERT_FILE or SSL_CERT_DIR where set, else certifi's roots.

    Raises:
        ConfigurationError: A variable names no certificates.
    """
    with LOCK:
        return make_context(os.environ.get("SSL_CERT_FILE") or "", os.environ.get("SSL_CERT_DIR") or "")


@lru_cache(maxsize=8)
def make_context(cafile: str, capath: str) -> ssl.SSLContext:
    """Return a context that verifies certificates against a file or a folder of roots."""
    wrong = ""
    try:
        if cafile:
            return ssl.create_default_context(cafile=cafile)
        if capath:
            return ssl.create_default_context(capath=capath)
        import certifi

        return ssl.create_default_context(cafile=certifi.where())
    except OSError as error:
        wrong = f"{type(error).__name__}: {error}"
    name = f"SSL_CERT_FILE={cafile!r}" if cafile else f"SSL_CERT_DIR={capath!r}" if capath else "certifi's file"
    msg = f"no certificates can be loaded from {name}: {wrong}"
    raise ConfigurationError(msg)


def proxy_for(scheme: str, host: str, port: int) -> str | None:
    """Return the proxy that the environment names for an address, or None; NO_PROXY is obeyed.

    Raises:
        ConfigurationError: The proxy is of a kind that needs the user's own `http_client=`.
    """
    if sys.platform not in {"darwin", "win32"} and not any(name.lower().endswith("_proxy") for name in os.environ):
        return None  # spares what urllib.request loads, which is more than all of ours
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    url = proxies.get(scheme) or proxies.get("all")
    if not url or proxy_bypass(f"{host}:{port}") or proxy_bypass(host):
        return None
    if "://" not in url:
        url = f"http://{url}"
    kind = url.partition("://")[0].lower()
    if kind != "http":
        msg = f"a proxy of the kind {kind!r} is not supported here: give your own http_client= with it"
        raise ConfigurationError(msg)
    return url
