"""`Request`: one call as a value. It can be looked at, checked, printed, kept and sent; making one does no I/O."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar

    from voxwright._core.operation import Field, Operation

    T = TypeVar("T")

from voxwright._core.operation import TypedValue
from voxwright._core.params import check_header_value, cookie_text, form_pairs, path_text, simple_text
from voxwright._core.refusal import placed, refusal
from voxwright._core.request.body import Body
from voxwright._core.request.encode import body_of, check_size, file_schema, reads_stream
from voxwright._core.request.extras import check_mappings, checked_headers, extra_values, more_body
from voxwright._core.request.multipart import new_boundary
from voxwright._core.unset import UNSET
from voxwright._core.value import freeze
from voxwright.errors import InvalidRequestError

if TYPE_CHECKING:
    from voxwright._core.operation import T_co
else:
    T_co = None

__all__ = ["Body", "Request", "new_request"]


class Request(TypedValue[T_co]):
    """An operation with its values, immutable; sending it gives a `T_co`.

    It never holds a key. Two requests are equal if they ask for the same. Pickled, a clip is only described: the
    request can still be shown, but no longer sent.
    """

    __slots__ = ("boundary", "given", "more_body", "more_headers", "operation")

    operation: Operation[T_co]
    given: tuple[tuple[Field, Any], ...]
    more_body: tuple[tuple[str, Any], ...]
    more_headers: tuple[tuple[str, str], ...]
    boundary: str

    def __init__(
        self,
        operation: Operation[T_co],
        given: tuple[tuple[Field, Any], ...],
        *,
        more_body: tuple[tuple[str, Any], ...] = (),
        more_headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        freeze(
            self,
            operation=operation,
            given=given,
            more_body=more_body,
            more_headers=more_headers,
            boundary=new_boundary(),
        )

    @property
    def values(self) -> Mapping[str, object]:
        """What was given, as it was given, by the vendor's names.

        Where fields in two places have one name, the place stands before it: "path.id" and "body.id".
        """
        names = [field.wire for field in self.operation.fields]
        return {
            field.wire if names.count(field.wire) == 1 else f"{field.location}.{field.wire}": value
            for field, value in self.given
        }

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.operation.method

    @property
    def path(self) -> str:
        """The path below the base URL, filled in and percent-encoded.

        Raises:
            InvalidRequestError: a path parameter is missing, empty, or not what the vendor takes.
        """
        operation = self.operation
        return operation.path if operation.is_plain else self._placed(self._path)

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The query parameters, not yet percent-encoded."""
        if "query" not in self.operation.locations:
            return ()
        return tuple(
            pair for field, value in self._at("query") for pair in form_pairs(field, self.encoded(field, value))
        )

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers of this call: parameters and those added; never authentication, settings or those of the body."""
        if self.operation.locations.isdisjoint(("header", "cookie")):
            return self.more_headers
        return self._placed(self._headers)

    @property
    def idempotency_key(self) -> str | None:
        """The key by which the vendor knows this request again, or None; it is made when the request is sent."""
        name = (self.operation.idempotency or "idempotency-key").lower()
        return next((value for known, value in self.headers if known.lower() == name), None)

    def keyed(self) -> Request[T_co]:
        """Return the request with a fresh idempotency key, where the vendor takes one and there is none yet."""
        name = self.operation.idempotency
        if name is None or self.idempotency_key is not None:
            return self
        from uuid import uuid4

        return self.with_extra(headers={name: str(uuid4())})

    def with_extra(
        self,
        extra: Mapping[str, object] | None = None,
        *,
        body: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Request[T_co]:
        """Return this request with more in it.

        Args:
            extra: fields of the vendor that no common argument carries, by the vendor's names, checked like any other;
                one that is set already is replaced.
            body: fields to add to the body unchecked, for what the vendor's document does not have yet; a `Clip` or
                bytes become a file part.
            headers: headers to add.

        Raises:
            InvalidRequestError: `extra` has an unknown name (`allowed` lists the known ones) or one that an argument
                carries; `body` or `headers` would replace a field, a setting, authentication or framing.
            TypeError: one of them is no mapping.
        """
        check_mappings(extra=extra, extra_body=body, extra_headers=headers)
        return self._placed(lambda: self._with_extra(extra or {}, body or {}, headers or {}))

    def _with_extra(
        self, extra: Mapping[str, object], body: Mapping[str, object], headers: Mapping[str, str]
    ) -> Request[T_co]:
        if not (extra or body or headers):
            return self
        added = extra_values(self.operation, extra)
        replaced = {field.name for field, _ in added}
        given = [(field, value) for field, value in self.given if field.name not in replaced]
        merged = dict(self.more_body) | dict(more_body(self.operation, body))
        new_headers = checked_headers(self.operation, headers)
        names = {name.lower() for name, _ in new_headers}
        kept = [(name, value) for name, value in self.more_headers if name.lower() not in names]
        return Request(
            self.operation,
            (*given, *added),
            more_body=tuple(merged.items()),
            more_headers=(*kept, *new_headers),
        )

    def check(self) -> None:
        """Check everything that can be checked before a byte is sent, in the vendor's own units.

        A clip is opened, looked at and closed. Only a stream that can be read once is left to `open_body`.

        Raises:
            InvalidRequestError: the first thing found: `field` is the vendor's name, `argument` the common one.
        """
        _ = self.path, self.query, self.headers
        if reads_stream(self):
            for field, value in self.given:
                if file_schema(field.schema) is None:
                    self.encoded(field, value)
            return
        body = self.open_body()
        if body is not None:
            body.close()

    def open_body(self) -> Body | None:
        """Return the body, its files open, checked like `check` does; None for a request without one.

        Each body of one request has the same boundary, so that two attempts send identical bytes.

        Raises:
            InvalidRequestError: something in the body is not what the vendor takes.
        """
        return self._placed(self._open_body)

    def curl(self, base_url: str | None = None) -> str:
        """Return a curl command for a shell: the key as ***, a clip as @filename.

        Args:
            base_url: the address to show; the vendor's own if it is not given.

        Raises:
            InvalidRequestError: a field has no form on the wire, because it breaks one of the vendor's limits.
        """
        from voxwright._core.request.curl import curl_command

        return curl_command(self, base_url)

    def encoded(self, field: Field, value: object) -> Any:
        """Return what `field` carries on the wire, or refuse it; for the runtime's use."""
        return self._placed(lambda: field.schema.encode(value, field.wire), field)

    def _at(self, location: str) -> list[tuple[Field, Any]]:
        return [(field, value) for field, value in self.given if field.location == location]

    def _path(self) -> str:
        path = self.operation.path
        for field, value in self._at("path"):
            text = self._placed(lambda field=field, value=value: path_text(field, self.encoded(field, value)), field)
            path = path.replace(f"{{{field.wire}}}", text)
        if "{" in path:
            raise refusal(path.partition("{")[2].partition("}")[0], "is required")
        return path

    def _headers(self) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for field, value in self._at("header"):
            text = simple_text(self.encoded(field, value), explode=bool(field.explode))
            check_header_value(field.wire, text)
            found.append((field.wire, text))
        cookies = [
            pair for field, value in self._at("cookie") for pair in form_pairs(field, self.encoded(field, value))
        ]
        if cookies:
            found.append(("Cookie", cookie_text(cookies)))
        return (*found, *self.more_headers)

    def _open_body(self) -> Body | None:
        body = body_of(self)
        if body is not None:
            try:
                check_size(self, body)
            except BaseException:
                body.close()
                raise
        return body

    def _placed(self, make: Callable[[], T], field: Field | None = None) -> T:
        """Return `make()`; what it refuses also says whose operation and which common argument it concerns."""
        try:
            return make()
        except InvalidRequestError as error:
            if error.provider is not None:
                raise
            operation = self.operation
            field = field or operation.field((error.field or "").partition("/")[0])
            argument = None if field is None else field.argument
            raise placed(error, provider=operation.vendor.name, operation=operation.name, argument=argument) from None

    def _identity(self) -> tuple[object, ...]:
        operation = self.operation
        return (operation.vendor.name, operation.name, operation.method, operation.path)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Request):
            return NotImplemented
        theirs: Request[Any] = other  # pyright: ignore[reportUnknownVariableType]
        mine = (self._identity(), self._by_name(), dict(self.more_body), self.more_headers)
        return mine == (theirs._identity(), theirs._by_name(), dict(theirs.more_body), theirs.more_headers)

    def __hash__(self) -> int:
        return hash((self._identity(), tuple(sorted(self._by_name())), self.more_headers))

    def _by_name(self) -> dict[str, object]:
        # By the names in Python, of which no operation has one twice.
        return {field.name: value for field, value in self.given}

    def __repr__(self) -> str:
        from voxwright._core.request.describe import described_request

        return described_request(self)

    def __getstate__(self) -> dict[str, object]:
        from voxwright._core.request.describe import keepable

        state = super().__getstate__()
        state["given"] = tuple(
            (field, keepable(value, is_file=file_schema(field.schema) is not None)) for field, value in self.given
        )
        state["more_body"] = tuple((name, keepable(value)) for name, value in self.more_body)
        return state


def new_request(operation: Operation[T], values: dict[str, object]) -> Request[T]:
    """Return the request of `operation` with `values` by Python names; see `Operation.request`."""
    unknown = values.keys() - {field.name for field in operation.fields}
    if unknown:
        message = f"{operation.name} has no field {', '.join(sorted(unknown))}"
        raise TypeError(message)
    given: list[tuple[Field, object]] = []
    for field in operation.fields:
        value = values.get(field.name, UNSET)
        if value is UNSET and field.required:
            value = field.default
        if value is UNSET or (value is None and not field.takes_null):
            if field.required:
                error = refusal(field.wire, "is required")
                names = (operation.vendor.name, operation.name)
                raise placed(error, provider=names[0], operation=names[1], argument=field.argument)
            continue
        given.append((field, value))
    return Request(operation, tuple(given))
