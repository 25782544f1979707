"""Who may import whom, where a vendor's name may stand, how long a module may be, what an import may load."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from codebase import Module, circles, imports, modules, words

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = modules(ROOT, "voxwright")
CLIENTS = modules(ROOT / "generated", "voxwright_clients")
GENERATOR = modules(ROOT, "generator")
HANDWRITTEN = {**RUNTIME, **GENERATOR}
EVERYTHING = {**HANDWRITTEN, **CLIENTS}
VENDORS = sorted(folder.name for folder in (ROOT / "specs").iterdir() if folder.is_dir())
ADAPTERS = {name: module for name, module in RUNTIME.items() if re.fullmatch(r"voxwright\.providers\.[a-z0-9]+", name)}

LONGEST_ADAPTER = 150
LONGEST_MODULE = 400


def within(name: str, *packages: str) -> bool:
    """Tell whether a module is one of the packages or lies inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def strangers(module: Module, *allowed: str, types: tuple[str, ...] = ()) -> list[str]:
    """List what a module imports beyond the standard library and what is allowed, at run time or for types alone."""
    used = {name for name in imports(module, EVERYTHING, when="run") if not within(name, *allowed)}
    named = {name for name in imports(module, EVERYTHING) if not within(name, *allowed, *types)}
    return sorted(name for name in used | named if name.partition(".")[0] not in sys.stdlib_module_names)


def test_there_is_something_to_look_at() -> None:
    """All four lists are filled, so that no rule below passes for want of anything to judge."""
    assert [True] * 4 == [bool(VENDORS), len(RUNTIME) > 10, len(GENERATOR) > 5, len(CLIENTS) > len(VENDORS)]


@pytest.mark.parametrize("name", sorted(GENERATOR))
def test_the_generator_never_imports_the_runtime(name: str) -> None:
    """The generator meets the runtime in files alone."""
    forbidden = [
        found for found in imports(GENERATOR[name], EVERYTHING) if within(found, "voxwright", "voxwright_clients")
    ]

    assert [] == forbidden


@pytest.mark.parametrize("name", sorted(RUNTIME))
def test_the_runtime_never_imports_the_generator(name: str) -> None:
    """The wheel works without the generator."""
    assert [] == [found for found in imports(RUNTIME[name], EVERYTHING) if within(found, "generator")]


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_generated_client_stands_on_the_core_alone(vendor: str) -> None:
    """A vendor's client imports the standard library, attrs and voxwright._core; of httpx it knows types alone."""
    package = f"voxwright_clients.{vendor}"
    found = {
        name: strangers(module, "attrs", "voxwright._core", package, types=("httpx",))
        for name, module in CLIENTS.items()
        if within(name, package)
    }

    assert {} == {name: names for name, names in found.items() if names}


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_an_adapter_knows_its_own_vendor_alone(name: str) -> None:
    """An adapter imports its client, the core and what common calls give: no other adapter, not the common client."""
    client = f"voxwright_clients.{name.rpartition('.')[2]}"

    ours = ("_core", "_link", "_listing", "_models", "_speech", "errors")

    assert [] == strangers(ADAPTERS[name], client, *(f"voxwright.{module}" for module in ours))


CALLBACKS = {name: module for name, module in RUNTIME.items() if within(name, "voxwright.callbacks")}


@pytest.mark.parametrize("name", sorted(CALLBACKS))
def test_callbacks_need_no_framework(name: str) -> None:
    """A receiver runs on the standard library and voxwright; what is of one vendor stands in that vendor's module."""
    own = [f"voxwright_clients.{vendor}" for vendor in VENDORS if name == f"voxwright.callbacks.{vendor}"]

    assert [] == strangers(CALLBACKS[name], "voxwright", *own)


def test_every_vendor_has_an_adapter_an_overlay_and_a_client() -> None:
    """The folder names under specs/ are the list of vendors, and nothing is left over anywhere."""
    expected = VENDORS

    assert expected == sorted(name.rpartition(".")[2] for name in ADAPTERS)
    assert expected == sorted(path.name.removesuffix(".yaml") for path in (ROOT / "overlays").iterdir())
    assert expected == sorted(
        name.rpartition(".")[2] for name in CLIENTS if CLIENTS[name].is_package and name.count(".") == 1
    )


@pytest.mark.parametrize("name", sorted(HANDWRITTEN))
def test_a_vendor_is_named_only_where_its_own_code_is(name: str) -> None:
    """Handwritten code names a vendor in its adapter, its corner of the sandbox and its callbacks, and nowhere else."""
    homes = {
        f"voxwright.{place}.{vendor}": vendor
        for place in ("providers", "sandbox.vendors", "callbacks")
        for vendor in VENDORS
    }
    others = [vendor for vendor in VENDORS if homes.get(name) != vendor]
    pattern = re.compile(rf"(?<![a-z0-9])({'|'.join(others)})(?![a-z0-9])", re.IGNORECASE)

    assert [] == sorted({word for word in words(HANDWRITTEN[name].tree) if pattern.search(word)})


def test_only_the_transport_knows_httpcore() -> None:
    """One module follows httpcore's interface, so that one module has to when it changes."""
    users = [
        name for name, module in EVERYTHING.items() if any(within(n, "httpcore") for n in imports(module, EVERYTHING))
    ]

    assert ["voxwright._core.transport"] == users


def test_no_modules_load_each_other() -> None:
    """Imports that run while a module loads form no circle."""
    assert [] == circles(EVERYTHING)


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_an_adapter_stays_small(name: str) -> None:
    """What grows beyond this belongs in the overlay, the generator or the core."""
    assert ADAPTERS[name].lines < LONGEST_ADAPTER


@pytest.mark.parametrize("name", sorted(HANDWRITTEN))
def test_a_module_stays_readable(name: str) -> None:
    """A handwritten module can be read in one sitting."""
    assert HANDWRITTEN[name].lines <= LONGEST_MODULE


def loaded_by(code: str) -> set[str]:
    """Run code in a fresh process and return the names of the modules that it loaded."""
    # -I -S keeps out what site and .pth files load by themselves; the folders that site would add are then named here.
    places = [str(ROOT), str(ROOT / "generated"), *(place for place in sys.path if place.endswith("site-packages"))]
    program = f"import sys; sys.path += {places!r}\n{code}\nprint(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", program]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


HEAVY = {"httpx", "httpcore", "attr", "attrs", "typing", "logging", "json", "asyncio", "ssl", "importlib.metadata"}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import voxwright", id="import"),
        pytest.param("import voxwright; voxwright.Client(next(iter(VENDOR)), api_key='k')", id="client"),
        pytest.param("import voxwright; voxwright.AsyncClient(next(iter(VENDOR)), api_key='k')", id="async-client"),
        pytest.param("import voxwright.errors; voxwright.errors.VoxwrightError('no')", id="errors"),
    ],
)
def test_nothing_heavy_is_loaded_before_the_first_call(code: str) -> None:
    """Importing the package, making a client and naming an error load no dependency and no vendor."""
    loaded = loaded_by(f"VENDOR = [{VENDORS[0]!r}]\n{code}")
    vendors = {f"voxwright_clients.{vendor}" for vendor in VENDORS} | set(ADAPTERS)

    assert set() == loaded & (HEAVY | vendors)
