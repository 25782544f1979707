"""Fixtures for every test, and the fence around them: no key of the developer's, and nothing beyond this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voxwright.sandbox import Sandbox

REPOSITORY = Path(__file__).resolve().parents[1]
FENCED = ("_API_KEY", "_API_TOKEN", "_PROXY")
SLOW = ("judges", "upstream", "hostile", "fuzz", "typing", "repo", "generator")
"""Folders of long files, which begin: a long file that begins last keeps one core busy while the other has no work."""


def _refuse_strangers(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse a connection that would leave this machine: a wrong base URL in a test must not reach a vendor."""
    if event != "socket.connect":
        return
    connection, address = arguments
    if not isinstance(connection, socket.socket) or connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0]) if isinstance(address, tuple) else ""
    if host != "localhost" and not ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        message = f"a test connected to {address}; tests talk to loopback only"
        raise RuntimeError(message)


def pytest_configure() -> None:
    """Put up the fence before anything is collected."""
    for name in [name for name in os.environ if name.upper().endswith(FENCED)]:
        del os.environ[name]
    sys.addaudithook(_refuse_strangers)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first."""
    rank = {folder: place for place, folder in enumerate(SLOW)}
    items.sort(key=lambda item: rank.get(item.path.parent.name, len(SLOW)))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on asyncio, the one loop that is promised."""
    return "asyncio"


@pytest.fixture(scope="session")
def repository() -> Path:
    """Give the root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of test data beside the repository, or skip where there is none."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the repository: its vectors and hostile documents can not be tried")
    return folder


@pytest.fixture(scope="session")
def clips() -> Path:
    """Give the folder of the clips that ship for the demo."""
    return REPOSITORY / "voxwright" / "sandbox" / "clips"


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Serve one sandbox to the whole run; a test that forces failures or counts requests starts its own."""
    import voxwright.sandbox  # most tests need no server, and must not fail with it

    with voxwright.sandbox.serve() as server:
        yield server
