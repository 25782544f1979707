"""What all operations of a vendor share, as data that generated code fills in."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

from voxwright._core.value import Value, freeze

__all__ = ["InBand", "Security", "Setting", "Sunset", "Vendor"]


class Security(Value):
    """Where a vendor wants the key: `kind` "header", "query" or "cookie" with a `name`, or "basic" (HTTP Basic).

    "none" is for links, which are fetched without one.
    """

    __slots__ = ("kind", "name", "prefix")

    kind: str
    name: str
    prefix: str

    def __init__(self, kind: str = "header", name: str = "Authorization", prefix: str = "") -> None:
        freeze(self, kind=kind, name=name, prefix=prefix)


BEARER = Security("header", "Authorization", "Bearer ")


class Setting(Value):
    """A header that is a setting of the client, such as the version of the API."""

    __slots__ = ("default", "header", "name")

    name: str
    header: str
    default: str

    def __init__(self, name: str, header: str, default: str = "") -> None:
        freeze(self, name=name, header=header, default=default)


class Sunset(Value):
    """The last day of a vendor's API, as year-month-day, and what to know about it."""

    __slots__ = ("date", "note")

    date: str
    note: str

    def __init__(self, date: str, note: str = "") -> None:
        freeze(self, date=date, note=note)


class InBand(Value):
    """Errors inside a 200: `pointer` finds a code not in `success`; `errors`, or `default`, names the class."""

    __slots__ = ("default", "errors", "pointer", "success")

    pointer: str
    success: tuple[object, ...]
    default: str
    errors: Mapping[str, str]

    def __init__(
        self,
        pointer: str,
        success: Sequence[object] = (0,),
        default: str = "APIStatusError",
        errors: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    ) -> None:
        freeze(self, pointer=pointer, success=tuple(success), default=default, errors=dict(errors))


class Vendor(Value):
    """What all operations of a vendor share."""

    __slots__ = (
        "base_url",
        "docs",
        "env",
        "error_code",
        "error_message",
        "in_band",
        "name",
        "request_id_headers",
        "request_id_pointers",
        "security",
        "settings",
        "sunset",
        "title",
    )

    name: str
    title: str
    base_url: str
    env: tuple[str, ...]
    security: Security
    sunset: Sunset | None
    docs: str
    settings: tuple[Setting, ...]
    request_id_headers: tuple[str, ...]
    request_id_pointers: tuple[str, ...]
    error_code: tuple[str, ...]
    error_message: tuple[str, ...]
    in_band: InBand | None

    def __init__(
        self,
        *,
        name: str,
        title: str,
        base_url: str,
        env: Sequence[str],
        security: Security = BEARER,
        sunset: Sunset | None = None,
        docs: str = "",
        settings: Sequence[Setting] = (),
        request_id_headers: Sequence[str] = (),
        request_id_pointers: Sequence[str] = (),
        error_code: Sequence[str] = (),
        error_message: Sequence[str] = (),
        in_band: InBand | None = None,
    ) -> None:
        freeze(
            self,
            name=name,
            title=title,
            base_url=base_url,
            env=tuple(env),
            security=security,
            sunset=sunset,
            docs=docs,
            settings=tuple(settings),
            request_id_headers=tuple(request_id_headers),
            request_id_pointers=tuple(request_id_pointers),
            error_code=tuple(error_code),
            error_message=tuple(error_message),
            in_band=in_band,
        )

    def __repr__(self) -> str:
        return f"Vendor({self.name!r}, {self.base_url!r})"
