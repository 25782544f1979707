"""`voxwright doctor`: what is set up here, what a recording is, and what is wrong with either."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import attrs
import typer
from voxwright_clients._registry import VENDORS

from voxwright._adapters import known_provider
from voxwright._core.settings import check_base_url
from voxwright.errors import InvalidRequestError

from .accepted import Verdict, verdict
from .output import OK, USAGE, print_json
from .reach import Reach, reach_all
from .recording import Recording, look_at
from .show import show_facts, show_table
from .surroundings import Key, Needs, Network, extras, keys, network, versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONFIGURATION, UNREACHED = 3, 5
"""The exit codes of `EPILOG` for what is set up wrongly, and for no answer."""


@attrs.frozen(kw_only=True)
class VendorFacts:
    """A vendor as seen from here."""

    provider: str
    title: str
    base_url: str
    keys: tuple[Key, ...]
    sunset: str | None
    """The last day of its API, if it has announced one."""
    online: Reach | None = None
    """Whether it answered; None where nobody asked."""

    @property
    def ended(self) -> bool:
        """Whether its last day has passed."""
        return self.sunset is not None and time.strftime("%Y-%m-%d") > self.sunset


@attrs.frozen(kw_only=True)
class Setup:
    """What is set up here."""

    versions: dict[str, str | None]
    extras: list[Needs]
    network: Network
    vendors: list[VendorFacts]

    def exit_code(self) -> int:
        """Return what is wrong as an exit code; a key that is not set is nothing wrong."""
        if self.network.problems or any(key.problem for vendor in self.vendors for key in vendor.keys):
            return CONFIGURATION
        silent = [v for v in self.vendors if v.online is not None and not v.online.reachable and not v.ended]
        return UNREACHED if silent else OK


@attrs.frozen(kw_only=True)
class Examined:
    """What a recording is, and who takes it."""

    recording: Recording
    vendors: list[Verdict]

    def exit_code(self) -> int:
        """Return whether any vendor takes it as an exit code."""
        return OK if any(found.accepted for found in self.vendors) else USAGE


def run(clip: Path | None, *, provider: str | None, online: bool, base_url: str | None, as_json: bool) -> None:
    """Look at a recording, or else at what is set up (at both if vendors are to be asked), and print it."""
    names = list(VENDORS) if provider is None else [known_provider(provider)]
    addresses = {name: VENDORS[name]["base_url"] for name in names}
    if base_url is not None:
        if provider is None:
            reason = "is of one vendor: give --provider too"
            raise InvalidRequestError(f"--base-url {reason}", field="base_url", reason=reason)
        addresses[provider] = check_base_url(base_url, provider) or base_url
    examined = None if clip is None else examine(clip, names)
    setup = set_up(addresses, online=online) if clip is None or online else None
    found = [part for part in (examined, setup) if part is not None]
    if as_json:
        print_json(as_object(examined, setup))
    else:
        show(examined, setup)
    code = max(part.exit_code() for part in found)
    if code != OK:
        raise typer.Exit(code)


def examine(clip: Path, names: Sequence[str]) -> Examined:
    """Look at a recording and ask the vendors' own checks about it."""
    return Examined(recording=look_at(clip), vendors=[verdict(name, clip) for name in names])


def set_up(addresses: dict[str, str], *, online: bool) -> Setup:
    """Look around, and ask the vendors whether they answer if that is wished."""
    answers = reach_all(addresses) if online else {}
    return Setup(
        versions=versions(),
        extras=extras(),
        network=network(list(addresses.values())),
        vendors=[
            VendorFacts(
                provider=name,
                title=VENDORS[name]["title"],
                base_url=address,
                keys=keys(name),
                sunset=VENDORS[name]["sunset"],
                online=answers.get(name),
            )
            for name, address in addresses.items()
        ],
    )


def as_object(examined: Examined | None, setup: Setup | None) -> dict[str, object]:
    """Return everything found as JSON types."""
    facts: dict[str, object] = {}
    if examined is not None:
        facts["clip"] = {**attrs.asdict(examined.recording), "vendors": [attrs.asdict(v) for v in examined.vendors]}
    if setup is not None:
        facts |= attrs.asdict(setup)
        facts["extras"] = {e.name: {"installed": e.installed, "packages": e.packages} for e in setup.extras}
        facts["vendors"] = [{**attrs.asdict(vendor), "ended": vendor.ended} for vendor in setup.vendors]
    return facts


def show(examined: Examined | None, setup: Setup | None) -> None:
    """Print everything found, for a person."""
    if examined is not None:
        show_examined(examined)
    if setup is not None:
        show_setup(setup)


def show_examined(examined: Examined) -> None:
    """Print what a recording is and who takes it."""
    clip = examined.recording
    seconds = None if clip.seconds is None else f"{clip.seconds:g}"
    show_facts(
        {
            "clip": clip.path,
            "format": clip.format or "unknown",
            "seconds": seconds or "unknown",
            "sample rate": f"{clip.sample_rate} Hz" if clip.sample_rate else "unknown",
            "channels": clip.channels or "unknown",
            "bytes": clip.size,
            "unknown": clip.unknown,
        }
    )
    typer.echo()
    show_table(("vendor", "clone", ""), ((v.provider, *in_words(v)) for v in examined.vendors))


def in_words(found: Verdict) -> tuple[str, str]:
    """Return what a vendor makes of a recording, and why or how."""
    if found.accepted:
        return "takes it", f"as {found.filename}, {found.media_type}"
    return "-" if found.accepted is None else "refused", found.reason or ""


def show_setup(setup: Setup) -> None:
    """Print what is set up."""
    show_facts(
        {
            **{name: version or "not installed as a package" for name, version in setup.versions.items()},
            **{f"extra {extra.name}": packages_of(extra) for extra in setup.extras},
            **setup.network.certificates,
            **{f"proxy {scheme}": url for scheme, url in setup.network.proxies.items()},
            **{f"problem {number}": text for number, text in enumerate(setup.network.problems, 1)},
        }
    )
    typer.echo()
    asked = any(vendor.online is not None for vendor in setup.vendors)
    columns = ("vendor", "key", *(("online",) if asked else ()), "address", "last day")
    show_table(columns, (vendor_cells(vendor) for vendor in setup.vendors))


def packages_of(extra: Needs) -> str:
    """Return the packages of an extra with their versions, in words."""
    packages = ", ".join(f"{name} {version or 'is missing'}" for name, version in extra.packages.items())
    return packages if extra.installed else f"{packages}: install voxwright with its extra [{extra.name}]"


def vendor_cells(vendor: VendorFacts) -> tuple[object, ...]:
    """Return a vendor as a row."""
    answers = () if vendor.online is None else (answer_of(vendor.online),)
    last_day = f"{vendor.sunset} (has passed)" if vendor.ended else vendor.sunset
    return (vendor.provider, ", ".join(key_of(key) for key in vendor.keys), *answers, vendor.base_url, last_day)


def key_of(key: Key) -> str:
    """Return whether a variable is set, in words."""
    if key.problem:
        return f"{key.name}: {key.problem}"
    return f"{key.name} is set" if key.set else f"{key.name} is not set"


def answer_of(online: Reach) -> str:
    """Return whether a vendor answered, in words."""
    return f"answers in {online.seconds} s" if online.reachable else f"no answer: {online.problem}"
