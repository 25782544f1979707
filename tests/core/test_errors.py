"""`voxwright.errors`: the tree, what an error says, and that it survives."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys

import pytest
from acme import clone

from voxwright import errors

TREE = {
    "VoxwrightError": "Exception",
    "ConfigurationError": "VoxwrightError",
    "UnknownProviderError": "ConfigurationError",
    "MissingAPIKeyError": "ConfigurationError",
    "UnsupportedOperationError": "VoxwrightError",
    "InvalidRequestError": "VoxwrightError",
    "APIError": "VoxwrightError",
    "APIConnectionError": "APIError",
    "APITimeoutError": "APIConnectionError",
    "TaskPendingError": "APITimeoutError",
    "OutcomeUnknownError": "APIConnectionError",
    "APIStatusError": "APIError",
    "BadRequestError": "APIStatusError",
    "AuthenticationError": "APIStatusError",
    "PaymentRequiredError": "APIStatusError",
    "PermissionDeniedError": "APIStatusError",
    "NotFoundError": "APIStatusError",
    "ConflictError": "APIStatusError",
    "PayloadTooLargeError": "APIStatusError",
    "UnsupportedMediaTypeError": "APIStatusError",
    "UnprocessableEntityError": "APIStatusError",
    "RateLimitError": "APIStatusError",
    "ServerError": "APIStatusError",
    "UnexpectedResponseError": "APIError",
    "TaskFailedError": "VoxwrightError",
    "InvalidCallbackError": "VoxwrightError",
    "VendorSunsetWarning": "UserWarning",
}


def test_the_tree_is_the_documented_one() -> None:
    """Every class has the parent that the design gives it."""
    found = {name: getattr(errors, name).__bases__[0].__name__ for name in errors.__all__ if name[0].isupper()}

    assert found == TREE


def test_the_docstring_shows_the_tree() -> None:
    """The module's docstring names every class, indented below its parent."""
    lines = (errors.__doc__ or "").splitlines()
    shown = {
        line.split()[0]: len(line) - len(line.lstrip())
        for line in lines
        if line.split()[:1] and line.split()[0] in TREE
    }

    deeper = {name: shown[name] - shown[parent] for name, parent in TREE.items() if name in shown and parent in shown}
    assert set(deeper.values()) == {2}
    assert set(shown) == set(TREE) - {"VendorSunsetWarning"}


def test_names_are_sorted() -> None:
    """`__all__` is in order."""
    assert list(errors.__all__) == sorted(errors.__all__)


@pytest.mark.parametrize("name", [name for name in TREE if name != "VendorSunsetWarning"])
def test_every_error_survives_pickle_and_copy(name: str) -> None:
    """All attributes come back, those of the parents too."""
    kind = getattr(errors, name)
    values: dict[str, object] = {
        "env_vars": ("A",),
        "sent": True,
        "maybe_executed": True,
        "timed_out": True,
        "retryable": True,
        "status_code": 418,
        "raw_body": b"\x00raw",
        "retry_after": 1.5,
        "body": {"a": [1]},
        "allowed": ("wav",),
        "request": clone(),
    }
    names = [p.name for p in inspect.signature(kind).parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY]
    error = kind("what", **{key: values.get(key, f"{key} of it") for key in names})

    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(other) is kind
        assert str(other) == str(error)
        assert {k: v for k, v in vars(other).items() if k != "request"} == {
            k: v for k, v in vars(error).items() if k != "request"
        }


def test_a_request_pickles_as_a_description() -> None:
    """The error's request comes back without the bytes of its clip."""
    error = errors.OutcomeUnknownError("cut", request=clone(b"RIFF" + b"\x11CLIPBYTES" * 10))

    data = pickle.dumps(error)

    assert b"CLIPBYTES" not in data
    assert pickle.loads(data).request.operation.name == "voices.clone"  # noqa: S301


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (402, errors.PaymentRequiredError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (413, errors.PayloadTooLargeError),
        (415, errors.UnsupportedMediaTypeError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.ServerError),
        (503, errors.ServerError),
        (599, errors.ServerError),
        (302, errors.APIStatusError),
        (418, errors.APIStatusError),
    ],
)
def test_the_status_decides_the_class(status: int, kind: type[errors.APIStatusError]) -> None:
    """Each status has one class."""
    assert errors.status_error_class(status) is kind


def test_an_error_is_one_readable_line() -> None:
    """It says who, what, the status, the vendor's code and message, the request id, the wait, and what to do."""
    error = errors.RateLimitError(
        "the vendor refused",
        provider="acme",
        operation="voices.clone",
        status_code=429,
        code="too_fast",
        vendor_message="slow\r\ndown \x1b[31m please",
        request_id="req-1",
        retry_after=3,
    )

    assert str(error) == (
        "acme voices.clone: the vendor refused (status 429, request id req-1, code too_fast, "
        'message "slow down [31m please", retry after 3 s). Wait, then call again.'
    )


def test_a_long_message_is_cut_in_the_line_and_whole_in_the_attribute() -> None:
    """A vendor's novel does not fill the terminal."""
    error = errors.BadRequestError("no", vendor_message="x" * 100_000)

    assert len(str(error)) < 500
    assert error.vendor_message == "x" * 100_000


def test_a_refusal_names_field_reason_and_what_is_allowed() -> None:
    """An InvalidRequestError is readable by itself."""
    error = errors.InvalidRequestError("clip is too large", field="clip", reason="is too large", allowed=("wav", "mp3"))

    assert str(error) == "clip is too large; allowed: wav, mp3"


def test_importing_the_errors_loads_nothing_heavy() -> None:
    """They can be imported before the first call costs anything."""
    code = (
        "import sys; import voxwright.errors; "
        "print(sorted({'attr', 'attrs', 'httpx', 'typing', 'logging', 'json', 'ssl', 'asyncio'} & set(sys.modules)))"
    )
    path = f"import sys; sys.path[:0] = {sys.path!r}\n"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", path + code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
