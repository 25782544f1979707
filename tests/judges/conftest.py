"""Judges that nobody here wrote: where they are, and what it means that they are not."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from judged import document, path_of
from prism import Prism, Wiretap, complaints, running, variant_of

Prisms = Callable[[str, str], tuple[Prism, Wiretap]]


@pytest.fixture(scope="session")
def node_judges(repository: Path) -> Path:
    """Give the folder that scripts/judges.sh filled; without it, skip, or fail where CI=true."""
    folder = Path(os.environ.get("VOXWRIGHT_JUDGES") or repository / ".venv" / "judges")
    wanted = (repository / "tests" / "judges" / "package-lock.json").read_bytes()
    installed = folder / "installed.json"
    if (folder / "node").exists() and installed.is_file() and installed.read_bytes() == wanted:
        return folder
    return absent(f"the judges that run on Node are not in {folder}: run scripts/judges.sh (it needs npm's registry)")


@pytest.fixture(scope="session")
def schemathesis() -> None:
    """Skip, or fail where CI=true, without schemathesis; it runs in a process of its own."""
    if importlib.util.find_spec("schemathesis") is None:
        absent("schemathesis is not installed: it is in the dependency group dev")


def absent(reason: str) -> NoReturn:
    """Say that a judge is not there: loud for a person, a failure for CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def _prisms(node_judges: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prisms]:
    """Start Prism once for each vendor, when it is first needed, and again where it has died.

    Operations that share an address with another one have a Prism of their own, on a document without that other one.
    """
    program = node_judges / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    started: dict[tuple[str, str], tuple[Prism, Wiretap]] = {}
    with contextlib.ExitStack() as stack:

        def get(vendor: str, variant: str) -> tuple[Prism, Wiretap]:
            if (vendor, variant) not in started:
                file = path_of(vendor)
                if variant:
                    file = tmp_path_factory.mktemp("variant") / "openapi.json"
                    file.write_text(json.dumps(variant_of(document(vendor), variant)), encoding="utf-8")
                running_here = running(node_judges / "node", program, file)
                started[vendor, variant] = stack.enter_context(running_here)
            prism, tap = started[vendor, variant]
            if not prism.is_alive:
                prism.stop()
                prism.start()
            return prism, tap

        yield get


@pytest.fixture
def prism(_prisms: Prisms) -> Iterator[Callable[..., Wiretap]]:
    """Give the wiretap in front of a vendor's Prism; the test fails for whatever Prism complains of, dying included."""
    used: list[tuple[Prism, Wiretap]] = []

    def get(vendor: str, variant: str = "") -> Wiretap:
        pair = _prisms(vendor, variant)
        pair[1].reset()
        used.append(pair)
        return pair[1]

    yield get
    found = [line for judge, tap in used for line in complaints(judge, tap.exchanges)]
    assert [] == found
