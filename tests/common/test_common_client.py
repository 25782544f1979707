"""Making, using and closing a common client."""

from __future__ import annotations

import subprocess
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from voxwright_clients._registry import VENDORS

import voxwright

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio
ENDED = [name for name, entry in VENDORS.items() if entry["sunset"] is not None]
LIVE = [name for name in VENDORS if name not in ENDED]
HERE = "http://127.0.0.1:9"
EVERY = pytest.mark.parametrize("provider", VENDORS)


def typed_class(provider: str, *, asynchronous: bool) -> Any:
    """Return the vendor's typed client."""
    name = VENDORS[provider]["class"]
    return getattr(import_module(f"voxwright_clients.{provider}"), f"Async{name}" if asynchronous else name)


@EVERY
def test_an_unknown_name_is_answered_with_the_known_ones(provider: str, both: Any) -> None:
    """A misspelt vendor is UnknownProviderError, which lists the vendors and guesses."""
    with pytest.raises(voxwright.UnknownProviderError) as caught:
        both.client_class(provider[:-1] + "q", api_key="k")

    assert all(name in str(caught.value) for name in VENDORS)
    assert "Did you mean" in str(caught.value)


@EVERY
def test_a_missing_key_names_its_variables(provider: str, both: Any) -> None:
    """Without a key there is no client, and the error names the variables to set."""
    with pytest.raises(voxwright.MissingAPIKeyError) as caught:
        both.client_class(provider)

    assert VENDORS[provider]["env"] == caught.value.env_vars
    assert all(name in str(caught.value) for name in VENDORS[provider]["env"])


@EVERY
def test_a_key_comes_from_the_environment(provider: str, both: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the vendor's variables gives the key."""
    for name in VENDORS[provider]["env"]:
        with monkeypatch.context() as patch:
            patch.setenv(name, "from-environment")
            assert provider == both.client_class(provider, base_url=HERE).provider


@EVERY
def test_no_attribute_shows_the_key(provider: str, both: Any) -> None:
    """The key is in no repr and in no attribute of a client or of what it holds."""
    client = both.client_class(provider, api_key="secret-key-123", base_url=HERE)
    shown = f"{client!r} {client} {vars(client)} {vars(client._session)} {client.vendor!r} {vars(client.vendor)}"

    assert "secret-key-123" not in shown
    assert provider in repr(client)
    assert HERE in repr(client)


@pytest.mark.parametrize("settings", [{"timeout": 0}, {"timeout": float("inf")}, {"retries": -1}])
def test_settings_are_checked_at_once(settings: dict[str, Any], both: Any) -> None:
    """A timeout or a number of retries that can not be is refused when the client is made."""
    with pytest.raises(ValueError, match=r"timeout|retries"):
        both.client_class(LIVE[0], api_key="k", **settings)


def test_an_httpx_timeout_is_refused_with_a_hint(both: Any) -> None:
    """httpx.Timeout bounds single steps: it is a TypeError that says so."""
    with pytest.raises(TypeError, match="total"):
        both.client_class(LIVE[0], api_key="k", timeout=httpx.Timeout(5))


@pytest.mark.parametrize("address", ["http://example.com", "ftp://example.com", "nowhere"])
def test_an_address_that_would_show_the_key_is_refused(address: str, both: Any) -> None:
    """Only https, and http to this machine, may be a base URL."""
    with pytest.raises(voxwright.ConfigurationError):
        both.client_class(LIVE[0], api_key="k", base_url=address)


@pytest.mark.parametrize("provider", ENDED)
async def test_a_vendor_that_ends_warns_once(provider: str, both: Any) -> None:
    """The client of a vendor that has announced its last day warns when it is made, and only then."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client = both.client_class(provider, api_key="k")
        _ = client.vendor

    assert [voxwright.VendorSunsetWarning] == [warning.category for warning in caught]
    assert (VENDORS[provider]["sunset"] or "?") in str(caught[0].message)
    assert __file__ == caught[0].filename


@pytest.mark.parametrize("provider", ENDED)
def test_another_address_of_such_a_vendor_does_not_warn(provider: str, both: Any) -> None:
    """With a base URL of its own the client says nothing (warnings are errors here)."""
    assert both.client_class(provider, api_key="k", base_url=HERE).vendor.base_url == HERE


@EVERY
async def test_the_vendor_client_is_the_typed_one(provider: str, both: Any) -> None:
    """client.vendor is the generated client, always the same, with the settings given."""
    client = both.client_class(provider, api_key="k", base_url=HERE, timeout=7.0, retries=1)
    vendor = client.vendor

    assert typed_class(provider, asynchronous=both.asynchronous) is type(vendor)
    assert vendor is client.vendor
    assert (7.0, 1, HERE) == (vendor.timeout, vendor.retries, vendor.base_url)


@EVERY
async def test_a_typed_client_can_be_given(provider: str, both: Any, sandbox: Sandbox) -> None:
    """A vendor's typed client is used as it is, and stays open when the common client closes."""
    vendor = typed_class(provider, asynchronous=both.asynchronous)(sandbox.api_key, base_url=sandbox.url(provider))
    client = both.client_class(vendor)
    await both.close(client)

    assert (vendor, provider) == (client.vendor, client.provider)
    assert await both(vendor.run(nothing)) is None
    await both.close(vendor)


def nothing() -> Any:
    """Return a flow that does nothing."""
    return iter_nothing()


def iter_nothing() -> Any:
    """Be a flow without a step."""
    yield from ()


def test_a_typed_client_brings_its_own_settings(both: Any) -> None:
    """A setting beside a typed client is refused, since it would change nothing."""
    vendor = typed_class(LIVE[0], asynchronous=both.asynchronous)("k", base_url=HERE)
    for settings in ({"api_key": "other-key"}, {"timeout": 3.0}, {"base_url": HERE}):
        with pytest.raises(voxwright.ConfigurationError, match=next(iter(settings))):
            both.client_class(vendor, **settings)


def test_a_typed_client_of_the_other_kind_is_refused(both: Any) -> None:
    """A sync typed client in an async common client, and the reverse, is a TypeError; so is anything else."""
    other = typed_class(LIVE[0], asynchronous=not both.asynchronous)("k", base_url=HERE)
    for wrong in (other, 3, None):
        with pytest.raises(TypeError):
            both.client_class(wrong)


@EVERY
async def test_a_closed_client_refuses_calls(provider: str, both: Any, clips: Path) -> None:
    """After it was closed, used before or not, a client says that it is."""
    client = both.client_class(provider, api_key="k", base_url=HERE)
    await both.close(client)

    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        await both(client.clone_voice(clips / "ada.wav", name="Ada"))


async def test_options_are_for_the_copy_alone(both: Any) -> None:
    """with_options gives a client with other settings and leaves the first as it was; it takes no key."""
    client = both.client_class(LIVE[0], api_key="k", base_url=HERE, timeout=7.0)
    other = client.with_options(timeout=3.0, retries=0, headers={"X-Team": "a"})

    assert (7.0, 2, 3.0, 0) == (
        client.vendor.timeout,
        client.vendor.retries,
        other.vendor.timeout,
        other.vendor.retries,
    )
    assert (type(client), client.provider) == (type(other), other.provider)
    with pytest.raises(voxwright.ConfigurationError):
        client.with_options(headers={"Host": "example.com"})


def test_a_client_is_a_context_manager() -> None:
    """Leaving the block closes the client."""
    with voxwright.Client(LIVE[0], api_key="k", base_url=HERE) as client:
        pass
    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        client.get_task("t")


async def test_an_async_client_is_a_context_manager() -> None:
    """Leaving the block closes the client."""
    async with voxwright.AsyncClient(LIVE[0], api_key="k", base_url=HERE) as client:
        pass
    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        await client.get_task("t")


def test_a_client_can_be_subscripted_at_run_time(both: Any) -> None:
    """An annotation such as Client[Any, Any] works when it is evaluated."""
    assert both.client_class is both.client_class[Any, Any]


def test_every_public_name_can_be_had() -> None:
    """__all__ is what dir() shows, each name loads, and no other does."""
    assert sorted(voxwright.__all__) == dir(voxwright)
    assert all(getattr(voxwright, name) is not None for name in voxwright.__all__ if name != "__version__")
    with pytest.raises(AttributeError, match="no attribute 'Cleint'"):
        _ = voxwright.Cleint  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


def test_errors_and_sandbox_are_attributes() -> None:
    """voxwright.errors and voxwright.sandbox are there after `import voxwright` alone."""
    code = "import voxwright; print(voxwright.errors.VoxwrightError.__name__, voxwright.sandbox.serve.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, env=path()
    )

    assert "VoxwrightError serve" == done.stdout.strip()


HEAVY = {"httpx", "httpcore", "attr", "attrs", "typing", "logging", "json", "asyncio", "ssl"}


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_making_a_client_loads_nothing_heavy(kind: str) -> None:
    """Neither an HTTP library, attrs, typing, logging, json nor a vendor's package is loaded by making a client."""
    code = f"import sys; sys.path[:0] = {sys.path!r}; import voxwright\n"
    code += "".join(f"voxwright.{kind}({name!r}, api_key='k', base_url={HERE!r})\n" for name in VENDORS)
    code += "print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    vendors = {f"{package}.{name}" for package in ("voxwright_clients", "voxwright.providers") for name in VENDORS}

    assert set() == loaded & (HEAVY | vendors)


def path() -> dict[str, str]:
    """Return an environment in which a new process finds what this one does."""
    return {"PYTHONPATH": ":".join(sys.path)}
