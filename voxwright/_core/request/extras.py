"""What a caller adds to a request beyond its arguments: checked `extra` fields, unchecked body fields and headers."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from voxwright._core.operation import Field, Operation

from collections.abc import Mapping

from voxwright._core.params import RESERVED_HEADERS, check_header_name, check_header_value
from voxwright._core.refusal import refusal, type_name
from voxwright._core.schema.text_rules import check_encodable
from voxwright._core.unset import UNSET

__all__ = ["check_mappings", "checked_headers", "extra_values", "more_body"]


def check_mappings(**given: object) -> None:
    """Check that each is a mapping, or None.

    Raises:
        TypeError: one is something else; the message has its name.
    """
    for name, value in given.items():
        if value is not None and not isinstance(value, Mapping):
            msg = f"{name} is a mapping of names to values, not {type_name(value)}"
            raise TypeError(msg)


def extra_values(operation: Operation[Any], extra: Mapping[str, object]) -> list[tuple[Field, object]]:
    """Return the fields that `extra` names, by the vendor's names, with their values.

    Raises:
        InvalidRequestError: there is no field of that name, or a common argument carries it.
    """
    known = tuple(field.wire for field in operation.extra_fields)
    found: dict[str, tuple[Field, object]] = {}
    for name, value in extra.items():
        field = operation.field(name) if isinstance(name, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
        if field is None:
            reason = f"is no field of {operation.vendor.name} {operation.name}"
            raise refusal(str(name)[:80], reason, allowed=known)
        if field.argument is not None:
            # The common API speaks of the argument, so the name that was given has to stand in the reason.
            reason = f"can not be given through extra as {field.wire!r}: the argument {field.argument!r} carries it"
            raise refusal(field.wire, reason, allowed=known)
        if value is not UNSET and (value is not None or field.takes_null):
            found[field.name] = (field, value)
    return list(found.values())


def more_body(operation: Operation[Any], body: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return the fields to add to the body as they are.

    Raises:
        InvalidRequestError: the operation has no body with fields, or has a field of that name.
    """
    found: list[tuple[str, object]] = []
    for name, value in body.items():
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise refusal(str(name)[:80], f"must be a name (str), not {type_name(name)}")
        check_encodable(name, name.encode("ascii", "replace").decode())
        if operation.body_type is None or any(field.location == "content" for field in operation.fields):
            raise refusal(name, f"can not be added: {operation.vendor.name} {operation.name} has no body with fields")
        if any(name == field.wire for field in operation.fields if field.location in ("body", "part", "form")):
            reason = f"can not be given through extra_body as {name!r}: it is a field of this operation"
            raise refusal(name, reason)
        found.append((name, value))
    return found


def checked_headers(operation: Operation[Any], headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the headers to add.

    Raises:
        InvalidRequestError: one is not valid, belongs to the transport or to authentication, or is an argument or a
            setting of the client.
    """
    vendor = operation.vendor
    settings = {setting.header.lower(): setting.name for setting in vendor.settings}
    taken = {field.wire.lower() for field in operation.fields if field.location == "header"}
    secrets = {security.name.lower() for security in operation.key_places() if security.kind == "header"}
    found: list[tuple[str, str]] = []
    for name, value in headers.items():
        check_header_name(name)
        lower = name.lower()
        if lower in RESERVED_HEADERS or lower in secrets:
            raise refusal(name, "is set by voxwright and can not be replaced")
        if lower in settings:
            raise refusal(name, f"is a setting of the client: give it as {settings[lower]}=")
        if lower in taken:
            raise refusal(name, "is a field of this operation: give it as an argument, or through extra")
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise refusal(name, f"must be text (str), not {type_name(value)}")
        check_header_value(name, value)
        found.append((name, value))
    return found
