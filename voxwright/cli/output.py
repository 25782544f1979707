"""How the command line speaks: results on stdout, everything else on stderr, one line and one exit code per error."""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from contextlib import contextmanager, suppress
from shlex import quote
from typing import TYPE_CHECKING, TextIO

import typer

from voxwright import errors
from voxwright._core.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Generator

OK, BUG, USAGE, INTERRUPTED = 0, 1, 2, 130

EXIT_CODES: tuple[tuple[type[errors.VoxwrightError], int], ...] = (
    (errors.InvalidRequestError, USAGE),
    (errors.ConfigurationError, 3),
    (errors.UnsupportedOperationError, 10),
    (errors.OutcomeUnknownError, 6),
    (errors.TaskPendingError, 7),
    (errors.TaskFailedError, 8),
    (errors.UnexpectedResponseError, 9),
    (errors.APIStatusError, 4),
    (errors.APIError, 5),
)
"""The first class that fits decides."""

EPILOG = (
    "Exit codes of every command: 0 done, or nobody reads any more; 1 a bug in voxwright; "
    "2 wrong usage, or refused here before anything was sent; "
    "3 configuration (unknown vendor, no key, an extra is not installed); 4 refused by the vendor; "
    "5 no answer, or the time was up; 6 the connection broke and the vendor may have done it; "
    "7 the task was accepted and still runs; 8 the task failed; 9 the vendor's answer can not be used; "
    "10 the vendor does not offer this; 130 interrupted. "
    "Results go to stdout, errors to stderr; with --json both are JSON. "
    "Keys come from the environment only (see `voxwright providers`): an option would leave them in the "
    "shell's history."
)

SHOWN = (
    "provider",
    "operation",
    "status_code",
    "code",
    "request_id",
    "retry_after",
    "task_id",
    "retryable",
    "field",
    "reason",
    "env_vars",
)
"""Attributes of an error that `--json` carries, where they are set."""


class UsageError(Exception):
    """The words of a command make no sense."""


def in_words(error: errors.VoxwrightError) -> str:
    """Return what an error says, in terms of the command line."""
    if isinstance(error, errors.MissingAPIKeyError) and error.env_vars:
        return f"{error.provider}: no API key: set {' or '.join(error.env_vars)} in the environment"
    return str(error)


def exit_code(error: errors.VoxwrightError) -> int:
    """Return the documented exit code of an error."""
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), BUG)


def error_object(error: BaseException, message: str) -> dict[str, object]:
    """Return an error as a JSON object: `type`, `message`, and what is known of vendor, task and request."""
    known: dict[str, object] = {name: getattr(error, name, None) for name in SHOWN}
    return {
        "type": type(error).__name__,
        "message": message,
        **{name: value for name, value in known.items() if value is not None},
    }


def print_json(value: object) -> None:
    """Write a result to stdout as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def note(text: str) -> None:
    """Write one line for the human reader to stderr."""
    complain(one_line(text, 2000))


def complain(line: str) -> None:
    """Write a line to stderr, whether anybody reads it or not: the exit code still says what it says."""
    try:
        typer.echo(line, err=True)
    except BrokenPipeError:
        stop_writing(sys.stderr)


def stop_writing(stream: TextIO) -> None:
    """Turn a stream whose reader has gone to nowhere, so that Python does not fail on it once more when it ends."""
    with suppress(OSError, ValueError):  # a stream without a descriptor has nothing to turn away
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, stream.fileno())
        os.close(silence)


def fail(error: BaseException, message: str, code: int, *, as_json: bool) -> typer.Exit:
    """Write one error to stderr and return the exit for it."""
    if as_json:
        complain(json.dumps(error_object(error, message), ensure_ascii=False, default=str))
    else:
        note(f"voxwright: {message}")
    return typer.Exit(code)


@contextmanager
def one_line_errors(
    *,
    as_json: bool,
    base_url: str | None = None,
    version: str | None = None,
    sandbox: bool = False,
    output: str | None = None,
) -> Generator[None]:
    """Turn whatever ends a command into one readable line and an exit code; never a traceback, never a key.

    The others say where the command talks to, for the command that goes on with a task.
    """
    try:
        with plain_warnings():
            yield
    except errors.VoxwrightError as error:
        hint = resume_hint(error, base_url=base_url, version=version, sandbox=sandbox, output=output)
        raise fail(error, f"{in_words(error)}{hint}", exit_code(error), as_json=as_json) from None
    except KeyboardInterrupt as error:
        raise fail(error, interrupted(error), INTERRUPTED, as_json=as_json) from None
    except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):
        raise  # `Commands` ends these
    except Exception as error:  # noqa: BLE001 - the last guard before a user would see a traceback
        # The text of an unknown error is not shown: it may hold what was being sent.
        message = f"this is a bug in voxwright ({type(error).__name__}); please report what you ran"
        raise fail(error, message, BUG, as_json=as_json) from None


@contextmanager
def plain_warnings() -> Generator[None]:
    """Show a warning as one line without a place in the source, and no log: the command says what matters."""
    logging.getLogger("voxwright").addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("always", errors.VendorSunsetWarning)
        warnings.showwarning = show_warning
        yield


def show_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Write a warning as one line."""
    note(f"voxwright: {message}")


def resume_hint(
    error: errors.VoxwrightError, *, base_url: str | None, version: str | None, sandbox: bool, output: str | None
) -> str:
    """Return how to go on with a task that outlasted the wait."""
    if not isinstance(error, errors.TaskPendingError):
        return ""
    if sandbox:
        return " The task ended with the embedded sandbox; `voxwright sandbox` serves one that stays."
    address = f" --api-version {version}" if version else ""
    address += f" --base-url {base_url}" if base_url else ""
    sound = f" -o {quote(output)}" if output else ""
    return f" {resume(error.task_id, error.provider)}{address}{sound}"


def resume(task_id: str | None, provider: str | None) -> str:
    """Return the command that goes on with a task."""
    return f"Go on with: voxwright tasks wait {task_id} --provider {provider}"


def interrupted(error: BaseException) -> str:
    """Return what to say when the user stops a command, with the way to go on where a task was accepted."""
    return ". ".join(["interrupted", *getattr(error, "__notes__", [])])
