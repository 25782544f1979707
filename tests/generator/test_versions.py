"""Versions of one vendor: a folder, an overlay and a package each, and one that stands for all."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import attrs
import pytest
from packages import LABELS, module_of
from voxwright_clients._registry import VENDORS

from generator.__main__ import main
from generator.findings import GeneratorError
from generator.pipeline import specify
from generator.sources import default_version, labels, load_vendor, load_versions, package_path
from generator.versions import vendor_row

ROOT = Path(__file__).resolve().parents[2]
VERSIONED = [name for name, entry in VENDORS.items() if entry["versions"]]


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """Give the root of a copy of the inputs."""
    for part in ("specs", "overlays"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def test_there_is_a_vendor_with_versions() -> None:
    """The tests below have something to look at."""
    assert VERSIONED


@pytest.mark.parametrize("name", VERSIONED)
def test_the_registry_lists_what_the_folders_hold(name: str) -> None:
    """Each version names its module, and the default is one of them."""
    entry = VENDORS[name]

    assert labels(ROOT, name) == [f"{name}/{version}" for version in entry["versions"]]
    assert [package_path(label).replace("/", ".") for label in labels(ROOT, name)] == [
        module.removeprefix("voxwright_clients.") for module in entry["versions"].values()
    ]
    assert entry["default"] == default_version(ROOT, name)
    assert entry["default"] in entry["versions"]


@pytest.mark.parametrize("name", VERSIONED)
def test_the_package_of_a_vendor_is_its_default_version(name: str) -> None:
    """What is imported from the vendor's package is the default's, object by object; each version is there as well."""
    entry = VENDORS[name]
    facade = importlib.import_module(f"voxwright_clients.{name}")
    default = module_of(f"{name}/{entry['default']}")

    assert all(getattr(facade, part) is getattr(default, part) for part in default.__all__)
    assert [importlib.import_module(module) for module in entry["versions"].values()] == [
        getattr(facade, module.rpartition(".")[2]) for module in entry["versions"].values()
    ]
    with pytest.raises(AttributeError, match="nothing"):
        _ = facade.nothing


@pytest.mark.parametrize("label", [label for label in LABELS if "/" in label])
def test_a_client_sends_its_version(label: str) -> None:
    """The setting of a version's client is the version."""
    operations = module_of(label).operations
    vendor = operations.voices.CLONE.vendor

    assert label.partition("/")[2] in {setting.default for setting in vendor.settings}


def test_a_version_that_is_not_there_is_refused() -> None:
    """A version that nobody keeps is refused with those that there are."""
    with pytest.raises(GeneratorError, match="no version '1999-01-01'"):
        load_vendor(ROOT, "cartesia", version="1999-01-01")
    with pytest.raises(GeneratorError, match="there are: 2024-11-13, 2026-08-14"):
        load_vendor(ROOT, "cartesia", version="2024")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('default = "2024-11-13"', 'default = "2024-11-14"', "'2024-11-14' is no folder of its documents"),
        ('default = "2024-11-13"', "default = 7", "7 is no folder of its documents"),
        ('path = "2024-11-13/voices.yaml"', 'path = "voices.yaml"', "'voices.yaml' is no version"),
    ],
)
def test_a_listing_that_does_not_hold_together_is_refused(specs: Path, old: str, new: str, says: str) -> None:
    """A default without documents, and a document outside of every version, are said with their place."""
    listing = specs / "specs" / "cartesia" / "source.toml"
    text = listing.read_text(encoding="utf-8")
    assert old in text
    listing.write_text(text.replace(old, new), encoding="utf-8")
    shutil.copy(specs / "specs/cartesia/2024-11-13/voices.yaml", specs / "specs/cartesia/voices.yaml")

    with pytest.raises(GeneratorError) as caught:
        load_versions(specs, "cartesia")
    assert says in str(caught.value)


def test_a_vendor_without_versions_is_one_package() -> None:
    """Its label is its name, and its folder is flat."""
    (one,) = load_versions(ROOT, "vox")

    assert ("vox", "vox", "specs/vox") == (one.label, package_path(one.label), one.origin)


def test_versions_share_what_is_known_before_one_is_chosen() -> None:
    """Key variables that differ between versions are refused: a client looks for its key before anything else."""
    found = {str(one.version): specify(one) for one in load_versions(ROOT, "cartesia")}
    newest = max(found)
    found[newest] = attrs.evolve(found[newest], vendor={**found[newest].vendor, "env": ["OTHER_KEY"]})

    with pytest.raises(GeneratorError, match="another 'env' than the default version's"):
        vendor_row("cartesia", found, default=min(found), package="voxwright_clients")


def test_the_difference_of_versions_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`generator versions` tells, call by call, what a newer version changes."""
    assert 0 == main(["versions", "cartesia"])
    out = capsys.readouterr().out

    assert out.startswith("cartesia: 2024-11-13, 2026-08-14 (default: 2024-11-13)\n2024-11-13 to 2026-08-14\n")
    assert "    additive  a new operation GET /accents\n" in out
    assert "the field `is_public` is gone" in out


def test_a_vendor_without_versions_has_nothing_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    """`generator versions` of a vendor with one document is exit 2."""
    assert 2 == main(["versions", "vox"])
    assert "it has no versions" in capsys.readouterr().err
