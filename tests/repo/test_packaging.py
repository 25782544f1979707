"""The wheel and the sdist: what is in them, and that the wheel works where nothing else of this repository is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION = PROJECT["version"]
VENDORS = sorted(folder.name for folder in (ROOT / "specs").iterdir() if folder.is_dir())
CLIENTS = ROOT / "generated" / "voxwright_clients"


def run(*command: object, cwd: Path) -> str:
    """Run a command without this repository in its environment, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answer = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both from the repository."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> zipfile.ZipFile:
    """Open the wheel."""
    return zipfile.ZipFile(dist / f"voxwright-{VERSION}-py3-none-any.whl")


@pytest.fixture(scope="module")
def sdist(dist: Path) -> list[str]:
    """List the files of the sdist, without its own folder."""
    with tarfile.open(dist / f"voxwright-{VERSION}.tar.gz") as archive:
        return sorted(member.name.partition("/")[2] for member in archive.getmembers() if member.isfile())


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment of its own, which borrows the dependencies, and no more, from this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    install = ("install", "--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, *install, *dist.glob("*.whl"), cwd=home)
    # .pth files of a borrowed folder are not followed, so the editable install of this repository stays out of sight.
    borrowed = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    site = next(home.glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return home


def shipped(folder: Path) -> set[str]:
    """List the files of a package as the wheel should have them."""
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_two_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """A folder named generated, or tests, would land in everybody's site-packages."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}

    assert {"voxwright", "voxwright_clients", f"voxwright-{VERSION}.dist-info"} == tops


def test_the_wheel_holds_every_file_of_both(wheel: zipfile.ZipFile) -> None:
    """Type markers, normalized specs and clips are data, and the easiest to lose."""
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    data = {
        "voxwright/py.typed",
        "voxwright_clients/py.typed",
        "voxwright/sandbox/clips/ada.wav",
        "voxwright/sandbox/clips/ada.mp3",
    }
    specs = {path.relative_to(CLIENTS.parent).as_posix() for path in CLIENTS.rglob("openapi.json")}

    assert shipped(ROOT / "voxwright") | shipped(ROOT / "generated" / "voxwright_clients") == names
    assert set() == (data | specs) - names
    assert set(VENDORS) == {name.split("/")[1] for name in specs}


def test_the_metadata_tells_what_is_needed(wheel: zipfile.ZipFile) -> None:
    """Two dependencies and httpx's own httpcore; everything more is an extra."""
    metadata = message_from_bytes(wheel.read(f"voxwright-{VERSION}.dist-info/METADATA"))
    needs = metadata.get_all("Requires-Dist", [])

    assert {"attrs", "httpcore", "httpx"} == {re.split(r"\W", need)[0] for need in needs if "extra ==" not in need}
    assert {"cli", "sandbox"} == set(metadata.get_all("Provides-Extra", []))
    assert (">=3.11", "MIT") == (metadata["Requires-Python"], metadata["License-Expression"])


def test_pytest_finds_the_fixtures_of_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    """In a project that has voxwright installed, a test asks for the fixtures and configures nothing."""
    text = "def test_mine(voxwright_client):\n    assert voxwright_client.sandbox.requests == []\n"
    (tmp_path / "test_mine.py").write_text(text, encoding="utf-8")
    options = ("-q", "-W", "error", "-p", "no:cacheprovider", "-p", "no:asyncio", "-p", "no:schemathesis")

    assert "1 passed" in run(installed / "bin" / "python", "-m", "pytest", *options, tmp_path, cwd=tmp_path)


def test_the_sdist_holds_what_builds_the_wheel_and_no_page(sdist: list[str], wheel: zipfile.ZipFile) -> None:
    """The vendors' pages are kept in the repository to be compared with, and are not ours to publish."""
    packages = {
        name.removeprefix("generated/")
        for name in sdist
        if name.startswith(("voxwright/", "generated/voxwright_clients/"))
    }
    others = {name for name in sdist if not name.startswith(("voxwright/", "generated/voxwright_clients/"))}

    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == packages
    assert {".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"} == others


def test_the_sdist_builds_the_same_wheel(dist: Path, wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Whoever packages from the sdist gets what everybody gets."""
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"voxwright-{VERSION}"
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, source, cwd=tmp_path)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as again:
        built = {name: again.read(name) for name in again.namelist()}

    assert {name: wheel.read(name) for name in wheel.namelist()} == built


def test_the_wheel_runs_where_the_repository_is_not(installed: Path, tmp_path: Path) -> None:
    """An editable install always shows the folders; this one has the wheel alone."""
    program = """
import importlib.util, voxwright, voxwright_clients
print(voxwright.__version__, voxwright.__file__, voxwright_clients.__file__, importlib.util.find_spec("generator"))
"""
    version, home, clients, generator = run(installed / "bin" / "python", "-c", program, cwd=tmp_path).split()

    assert (VERSION, "None") == (version, generator)
    assert [True, True] == [Path(place).is_relative_to(installed) for place in (home, clients)]


def test_the_installed_wheel_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    """A newcomer's first command works from the wheel, in an empty folder, and makes a voice at every vendor."""
    rows = json.loads(run(installed / "bin" / "voxwright", "demo", "--json", cwd=tmp_path))

    assert VENDORS == sorted({row["provider"] for row in rows})
    assert [] == [row for row in rows if not row["voice_id"]]
