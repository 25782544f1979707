"""Where a command goes: a vendor, or the embedded sandbox in its place."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright import errors
from voxwright._adapters import known_provider, package_of
from voxwright._core.deadline import check_retries, check_timeout
from voxwright._core.operation import Operation
from voxwright._core.schema import Str

from .output import one_line_errors

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from voxwright.sandbox import Sandbox

NO_KEY = "no-key"
"""Stands for a key where nothing is sent."""


@attrs.frozen(kw_only=True)
class Target:
    """A vendor and the settings of the calls, as the options of a command give them."""

    provider: str
    version: str | None = None
    """Of the vendor's API; None is its default one."""
    base_url: str | None = None
    timeout: float = 120.0
    retries: int = 2
    sandbox: bool = False
    voice: str = ""
    """A voice that the sandbox, which starts empty, has to have; its id or its ref."""
    dry_run: bool = False
    """Whether the client is for previews alone, which need neither a key nor the sandbox."""
    output: str | None = None
    """Where sound goes, for the command that goes on with a task."""

    @contextmanager
    def client(self) -> Generator[voxwright.Client[Any, Any]]:
        """Open the client, and the sandbox before it where that was asked for."""
        if not self.provider:
            reason = "is needed, unless VOICE is a ref such as VENDOR:ID"
            raise errors.InvalidRequestError(f"--provider {reason}", field="provider", reason=reason)
        known_provider(self.provider)
        self.check()
        if self.dry_run:
            with voxwright.Client(
                self.provider, version=self.version, api_key=NO_KEY, base_url=self.base_url
            ) as client:
                yield client
            return
        if not self.sandbox:
            with voxwright.Client(
                self.provider,
                version=self.version,
                base_url=self.base_url,
                timeout=self.timeout,
                retries=self.retries,
            ) as client:
                yield client
            return
        with voxwright.sandbox.serve() as server, self.sandboxed(server) as client:
            if self.voice:
                server.add_voice(self.provider, self.voice.removeprefix(f"{self.provider}:"))
            yield client

    def errors(self, *, as_json: bool) -> AbstractContextManager[None]:
        """Turn what ends a command that goes here into one line and an exit code."""
        return one_line_errors(
            as_json=as_json,
            base_url=self.base_url,
            version=self.version,
            sandbox=self.sandbox,
            output=self.output,
        )

    def check(self) -> None:
        """Refuse what the options may not be.

        Raises:
            InvalidRequestError: One of them may not be.
        """
        try:
            check_timeout(self.timeout)
            check_retries(self.retries)
        except ValueError as error:
            raise errors.InvalidRequestError(str(error)) from None
        if self.sandbox and self.base_url is not None:
            message = "--sandbox and --base-url are two addresses; give one"
            raise errors.InvalidRequestError(message)
        if self.sandbox and self.dry_run:
            message = "--dry-run sends nothing, not to the sandbox either; leave out --dry-run or --sandbox"
            raise errors.InvalidRequestError(message)

    def sandboxed(self, server: Sandbox) -> voxwright.Client[Any, Any]:
        """Return a client of the vendor's part of a sandbox."""
        return voxwright.Client(
            self.provider,
            version=self.version,
            api_key=server.api_key,
            base_url=server.url(self.provider),
            timeout=self.timeout,
            retries=self.retries,
        )


def provider_of(voice_id: str) -> str:
    """Return the vendor that a ref names; nothing for an id, which any vendor may have."""
    provider, colon, _ = voice_id.partition(":")
    return provider if colon and provider in VENDORS else ""


@contextmanager
def opened(clip: Path) -> Generator[Path | BinaryIO]:
    """Give the path of a file as it is, and open a pipe, which can be read once and not be looked at by its name."""
    if not clip.exists() or clip.is_file() or clip.is_dir():
        yield clip
        return
    try:
        stream = clip.open("rb")
    except OSError as error:
        reason = f"can not be read ({error.strerror})"
        raise errors.InvalidRequestError(f"clip {reason}", field="clip", reason=reason) from None
    with stream:
        yield stream


def extra_fields(provider: str, pairs: Sequence[str] | None, *, version: str | None = None) -> dict[str, object]:
    """Turn `key=value` options into the vendor's fields: text stays text where the field is text, else it is JSON.

    Raises:
        InvalidRequestError: An option has no `=`.
    """
    fields: dict[str, object] = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals or not name:
            reason = f"takes KEY=VALUE, not {pair!r}"
            raise errors.InvalidRequestError(f"extra {reason}", field="extra", reason=reason)
        fields[name] = value if name in text_fields(provider, version) else json_or_text(value)
    return fields


def text_fields(provider: str, version: str | None = None) -> set[str]:
    """Return the vendor's fields that hold text, so that an id made of digits is not taken for a number."""
    package: Any = import_module(package_of(provider, version))
    groups: dict[str, object] = package.operations.__dict__
    operations = (value for group in groups.values() for value in getattr(group, "__dict__", {}).values())
    fields = (field for operation in operations if isinstance(operation, Operation) for field in operation.fields)
    return {field.wire for field in fields if isinstance(field.schema, Str)}


def json_or_text(value: str) -> object:
    """Return the JSON that a text spells, else the text."""
    try:
        return json.loads(value)
    except ValueError:
        return value
