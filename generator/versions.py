"""Versions: the packages of one vendor taken together, as its facade and the registry show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .emit import emit_facade, offer, registry_row
from .findings import Finding, GeneratorError
from .pycode import literal
from .sources import package_path
from .spec import NormalizedSpec

_SAME = "the versions of a vendor share it: make the overlays agree"


def by_vendor(specs: Mapping[str, NormalizedSpec]) -> dict[str, dict[str, NormalizedSpec]]:
    """Give the specifications of each vendor by version, the oldest first; one without versions has the version ""."""
    found: dict[str, dict[str, NormalizedSpec]] = {}
    for label in sorted(specs):
        name, _, version = label.partition("/")
        found.setdefault(name, {})[version] = specs[label]
    return found


def facade(name: str, specs: Mapping[str, NormalizedSpec], *, default: str, command: str) -> str:
    """Give the package of the vendor *name*, which shows the default version and leads to the others."""
    modules = {version: package_path(f"{name}/{version}").partition("/")[2] for version in specs}
    return emit_facade(specs[default], name=name, versions=modules, default=default, command=command)


def vendor_row(name: str, specs: Mapping[str, NormalizedSpec], *, default: str | None, package: str) -> dict[str, Any]:
    """Give all that the registry says of the vendor *name*.

    Args:
        name: The vendor.
        specs: Its specifications by version, as `by_vendor` gives them.
        default: Its default version; None if it has no versions.
        package: The package that holds all clients.

    Raises:
        GeneratorError: The versions differ in what a client is made with before its version is known.

    """
    row = registry_row(name, specs[default or ""])
    _check_alike(name, row, specs)
    modules = {version: f"{package}.{_path(name, version)}" for version in specs if version}
    more = (("default", literal(default)), ("versions", literal(modules)))
    return {**row, "entry": (*row["entry"], *more), "offers": list(_offers(name, specs, default))}


def _offers(name: str, specs: Mapping[str, NormalizedSpec], default: str | None) -> Iterator[dict[str, Any]]:
    """Yield one overload for each way to name a package: the default by the vendor's name alone or by its client."""
    named = f"Literal[{literal(name)}]"
    for version, spec in specs.items():
        found = offer(name if version == (default or "") else _path(name, version), spec)
        said = f"Literal[{literal(version)}]"
        if not version:
            yield {**found, "named": named, "typed": True, "version": "None = None"}
        elif version == default:
            yield {**found, "named": named, "typed": True, "version": f"{said} | None = None"}
        else:
            yield {**found, "named": named, "typed": False, "version": said}
            yield {**found, "named": "", "typed": True, "version": f"{said} | None = None"}


def _path(name: str, version: str) -> str:
    return package_path(f"{name}/{version}").replace("/", ".")


def _check_alike(name: str, row: Mapping[str, Any], specs: Mapping[str, NormalizedSpec]) -> None:
    findings = [
        Finding(f"specs/{name}/{version}", "/x-voxwright-vendor", f"another {key!r} than the default version's", _SAME)
        for version, spec in specs.items()
        for (key, other), (_, code) in zip(registry_row(name, spec)["entry"], row["entry"], strict=True)
        if other != code
    ]
    if findings:
        raise GeneratorError(findings)
