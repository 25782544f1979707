"""The vendors there are, by the names of the generated registry, and what each adapter offers, by what it defines."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    from ._core.flow import Flow
    from ._models import Extra, TaskState, Voice

from voxwright_clients._registry import VENDORS

from .errors import ConfigurationError, UnknownProviderError, UnsupportedOperationError

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


def package_of(provider: str, version: str | None) -> str:
    """Return the package of a vendor's typed client: that of `version`, or of the vendor's default one.

    Raises:
        ConfigurationError: The vendor has no such version here; the message names those there are.
    """
    versions = VENDORS[provider]["versions"]
    wanted = VENDORS[provider]["default"] if version is None else version
    if wanted is None:
        return f"voxwright_clients.{provider}"
    if wanted in versions:
        return versions[wanted]
    message = (
        f"there is no version {version!r}; known are {', '.join(versions)}" if versions else "it has no versions here"
    )
    raise ConfigurationError(message, provider=provider)


def adapter(provider: str) -> ModuleType:
    """Return the module that translates between the common calls and one vendor."""
    from importlib import import_module

    return import_module(f"voxwright.providers.{provider}")


def offers(provider: str) -> tuple[str, ...]:
    """Return the operations that a vendor has."""
    module = adapter(provider)
    return tuple(name for name in OPERATIONS if function_of(module, name) is not None)


def manner_of(provider: str, operation: str) -> str:
    """Return how a vendor has an operation, in a word for tables.

    "-" is not at all; "by list", that its list is read for it; "a task", that it is worked on for a while; else "yes".
    """
    from importlib import import_module

    if operation not in offers(provider):
        return "-"
    operations = import_module(f"{package_of(provider, None)}.operations")
    voices, speech = (getattr(operations, group, None) for group in ("voices", "speech"))
    if operation == "get_voice" and not hasattr(voices, "GET"):
        return "by list"
    making = {"design_voice": getattr(voices, "DESIGN", None), "speak": getattr(speech, "CREATE", None)}.get(operation)
    return "yes" if getattr(making, "poll", None) is None else "a task"


def function_of(module: ModuleType, operation: str) -> Callable[..., Flow[Any]] | None:
    """Return what an adapter does for an operation; a design follows where the vendor makes a task of it."""
    function = getattr(module, operation, None)
    if function is None and operation == "design_voice" and hasattr(module, "submit_design"):
        return design_of(module)
    return function


def design_of(module: ModuleType) -> Callable[..., Flow[Any]]:
    """Return the design of a vendor that makes a task of it: handed in, then waited for."""
    from ._task import finished

    submit: Callable[..., Flow[TaskState[Any]]] = module.submit_design
    wait: Callable[..., Flow[TaskState[Any]]] = module.wait_task

    def design_voice(
        prompt: str,
        *,
        name: str,
        preview_text: str,
        language: str | None,
        format: str | None,  # noqa: A002 - the common API's word
        sample_rate: int | None,
        extra: Extra,
    ) -> Flow[Voice[Any]]:
        task: TaskState[Any] = yield from submit(
            prompt,
            name=name,
            preview_text=preview_text,
            language=language,
            format=format,
            sample_rate=sample_rate,
            extra=extra,
        )
        done: TaskState[Any] = yield from wait(task.id, before=task)
        return finished(done.voice)

    return design_voice


def find_operation(provider: str, operation: str) -> Callable[..., Flow[Any]]:
    """Return what a vendor's adapter does for an operation.

    Raises:
        UnsupportedOperationError: The vendor does not have the operation; the message names those that do.
    """
    function = function_of(adapter(provider), operation)
    if function is not None:
        return function
    others = [name for name in VENDORS if operation in offers(name)]
    who = f"those that do: {', '.join(others)}" if others else "no vendor does"
    message = f"nothing that this vendor documents does it; {who}"
    raise UnsupportedOperationError(message, provider=provider, operation=operation)
