"""What all operations of a vendor share, as data that generated code fills in."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

from voxwright._core.value import Value, freeze

__all__ = ["InBand", "Security", "Setting", "Sunset", "Vendor"]


class Security(Value):
    """Where a vendor wants a key: `kind` "header", "query" or "cookie" with a `name`, or "basic" (HTTP Basic).

    The kind "none" is that of a vendor that wants none: nothing is sent, and no client asks for a key. `key` names one
    of the vendor's `further_keys`; without it, it is the client's `api_key` that is sent.
    """

    __slots__ = ("key", "kind", "name", "prefix")

    kind: str
    name: str
    prefix: str
    key: str

    def __init__(self, kind: str = "header", name: str = "Authorization", prefix: str = "", key: str = "") -> None:
        freeze(self, kind=kind, name=name, prefix=prefix, key=key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Security) and self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash((self.kind, self.name, self.prefix, self.key))


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
    """What all operations of a vendor share.

    `further_keys` are those that only some operations take: the client's argument and the environment variable of each.
    """

    __slots__ = (
        "base_url",
        "docs",
        "env",
        "error_code",
        "error_message",
        "further_keys",
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
    further_keys: tuple[tuple[str, str], ...]

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
        further_keys: Sequence[tuple[str, str]] = (),
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
            further_keys=tuple(further_keys),
        )

    def __repr__(self) -> str:
        return f"Vendor({self.name!r}, {self.base_url!r})"
