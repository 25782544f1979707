"""A docs host with the five pages on it, and a checkout to compare them with."""

from __future__ import annotations

import gc
import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from docs_server import Behaviour, DocsServer, serve

from generator.__main__ import main
from generator.project import Project
from generator.tree import read_tree, replace_tree

ROOT = Path(__file__).resolve().parents[2]
READ = ("generator", "voxwright")
WRITTEN = ("specs", "overlays", "generated")


class Docs:
    """The docs hosts of all vendors, served by one server: `/HOST/path` stands for `https://HOST/path`."""

    def __init__(self, server: DocsServer, root: Path) -> None:
        self.server = server
        self.root = root
        self.addresses: dict[str, str] = {}
        self.hosts: set[str] = set()
        for listing in sorted(root.glob("specs/*/source.toml")):
            for row in tomllib.loads(listing.read_text(encoding="utf-8"))["document"]:
                url = urlsplit(row["url"])
                self.hosts.add(url.netloc)
                if row["kind"] != "handwritten":
                    self.addresses[listing.parent.name] = f"/{url.netloc}{unquote(url.path)}"
                    server.pages[self.addresses[listing.parent.name]] = (listing.parent / row["path"]).read_bytes()

    @property
    def origins(self) -> list[str]:
        """The options that make the generator read here instead of there."""
        return [part for host in sorted(self.hosts) for part in ("--origin", f"{host}={self.server.url}/{host}")]

    def page(self, vendor: str) -> bytes:
        """Give the page of a vendor as it is served."""
        page = self.server.pages[self.addresses[vendor]]
        assert isinstance(page, bytes)
        return page

    def publish(self, vendor: str, page: bytes | Behaviour | None) -> None:
        """Serve another page of a vendor, or none."""
        self.server.pages.pop(self.addresses[vendor], None)
        if page is not None:
            self.server.pages[self.addresses[vendor]] = page

    def edit(self, vendor: str, *pairs: tuple[str, str]) -> None:
        """Publish the page with each first text replaced by the second, once."""
        text = self.page(vendor).decode()
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        self.publish(vendor, text.encode())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what the generator reads and writes, just built."""
    top = tmp_path_factory.mktemp("drift")
    for part in (*READ, *WRITTEN):
        shutil.copytree(ROOT / part, top / part, ignore=shutil.ignore_patterns("__pycache__"))
    Project(top).build()
    return top


@pytest.fixture
def checkout(built: Path) -> Iterator[Path]:
    """Give the copy, and mend afterwards what a test did to it."""
    before = {part: read_tree(built / part) for part in WRITTEN}
    yield built
    for part, tree in before.items():
        if read_tree(built / part) != tree:
            replace_tree(built / part, tree)


@pytest.fixture(scope="session")
def docs_server() -> Iterator[DocsServer]:
    """Serve the docs of a whole run."""
    with serve() as server:
        yield server


@pytest.fixture
def docs(docs_server: DocsServer, checkout: Path) -> Docs:
    """Serve the five pages as they were taken in."""
    docs_server.pages.clear()
    docs_server.requests.clear()
    return Docs(docs_server, checkout)


class Run:
    """Runs the command as from a shell: exit code, output, and what JSON says."""

    def __init__(self, checkout: Path, docs: Docs, capsys: pytest.CaptureFixture[str]) -> None:
        self.checkout = checkout
        self.docs = docs
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command of the generator on the checkout."""
        self.capsys.readouterr()
        try:
            code = main(["--root", str(self.checkout), *arguments])
        finally:
            gc.enable()  # a command line lives shortly and does without; a test run does not
        return (code, *self.capsys.readouterr())

    def upstream(self, *arguments: str) -> tuple[int, str, str]:
        """Run `upstream` against the local docs."""
        return self("upstream", *self.docs.origins, "--deadline", "5", *arguments)

    def report(self, *arguments: str) -> dict[str, Any]:
        """Give what `upstream --json` prints."""
        code, out, _ = self.upstream("--json", *arguments)
        report = json.loads(out)
        assert code == report["exit"]
        return report

    def vendor(self, name: str, *arguments: str) -> dict[str, Any]:
        """Give what `upstream --json` says of one vendor."""
        return self.report(name, *arguments)["vendors"][0]


@pytest.fixture
def run(checkout: Path, docs: Docs, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the generator on the checkout."""
    return Run(checkout, docs, capsys)
