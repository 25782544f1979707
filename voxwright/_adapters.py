"""The vendors there are, by the names of the generated registry, and what each adapter offers, by what it defines."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    from ._core.flow import Flow

from voxwright_clients._registry import VENDORS

from .errors import UnknownProviderError, UnsupportedOperationError

OPERATIONS = (
    "clone_voice",
    "design_voice",
    "submit_design",
    "get_task",
    "wait_task",
    "retrain_voice",
    "list_voices",
    "get_voice",
    "update_voice",
    "delete_voice",
    "speak",
    "get_speech",
)
"""Names of the functions that an adapter may define."""


def known_provider(provider: str) -> str:
    """Return `provider` if a vendor has this name.

    Raises:
        UnknownProviderError: None has; the message names those there are, and the nearest.
    """
    if provider in VENDORS:
        return provider
    from difflib import get_close_matches

    message = f"unknown provider {provider!r}; known are {', '.join(VENDORS)}"
    near = get_close_matches(provider.strip().lower(), VENDORS, n=1)
    raise UnknownProviderError(f"{message}. Did you mean {near[0]!r}?" if near else message)


def adapter(provider: str) -> ModuleType:
    """Return the module that translates between the common calls and one vendor."""
    from importlib import import_module

    return import_module(f"voxwright.providers.{provider}")


def offers(provider: str) -> tuple[str, ...]:
    """Return the operations that a vendor has."""
    module = adapter(provider)
    return tuple(name for name in OPERATIONS if hasattr(module, name))


def find_operation(provider: str, operation: str) -> Callable[..., Flow[Any]]:
    """Return an adapter's function.

    Raises:
        UnsupportedOperationError: The vendor does not have the operation; the message names those that do.
    """
    function = getattr(adapter(provider), operation, None)
    if function is not None:
        return function
    others = [name for name in VENDORS if operation in offers(name)]
    who = f"those that do: {', '.join(others)}" if others else "no vendor does"
    message = f"this vendor does not offer it; {who}"
    raise UnsupportedOperationError(message, provider=provider, operation=operation)
