"""The generated packages: one for each vendor, or one for each version of a vendor that has several."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from voxwright_clients._registry import VENDORS

from voxwright._core.vendor import Vendor

CLIENTS = Path(__file__).resolve().parents[2] / "generated" / "voxwright_clients"

LABELS: list[str] = [
    label
    for name, entry in sorted(VENDORS.items())
    for label in ([f"{name}/{version}" for version in entry["versions"]] or [name])
]
"""Every package, such as `vox` or `cartesia/2024-11-13`."""


def labelled(label: str) -> str:
    """Give the label of a package; a vendor's bare name stands for its default version."""
    name, slash, _ = label.partition("/")
    default = VENDORS[name]["default"]
    return label if slash or default is None else f"{name}/{default}"


def vendor_of(label: str) -> str:
    """Give the vendor's name."""
    return label.partition("/")[0]


def version_of(label: str) -> str | None:
    """Give the version that a client has to be asked for; None where the vendor's name says enough."""
    name, _, version = label.partition("/")
    return version if version and version != VENDORS[name]["default"] else None


def module_name(label: str) -> str:
    """Give the module of a package."""
    name, _, version = labelled(label).partition("/")
    return VENDORS[name]["versions"][version] if version else f"voxwright_clients.{name}"


def module_of(label: str) -> Any:
    """Import a package."""
    return importlib.import_module(module_name(label))


def shared_by(label: str) -> Vendor:
    """Give what all operations of a package share."""
    return importlib.import_module(f"{module_name(label)}._vendor").VENDOR


def document_path(label: str) -> Path:
    """Give where a package's normalized document lies."""
    return CLIENTS.joinpath(*module_name(label).split(".")[1:], "openapi.json")
