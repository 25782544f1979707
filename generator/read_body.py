"""Read bodies: what a request carries, as arguments of a call.

Of several media types the first of these is the call's: JSON, a multipart form, a urlencoded form, the first that the
document lists. Another one that says the same is no further call (a note); any other is a variant of the call, named
after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from .hoist import is_object
from .pointer import escape
from .read_schemas import Find
from .read_types import TypeReader
from .spec import FileType, Parameter, Type
from .walk import mapping

_FORMS = {"multipart/form-data": "part", "application/x-www-form-urlencoded": "form"}
_TEXTS = ("text/", "application/xml", "application/graphql", "application/yaml")


def is_json(media_type: str) -> bool:
    """Tell whether a body of *media_type* is JSON."""
    kind = _bare(media_type)
    return kind in ("application/json", "text/json") or kind.endswith("+json")


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


@frozen(kw_only=True)
class BodyForm:
    """One form that a request's body can have."""

    media_type: str | None = None
    name: str | None = None
    parameters: tuple[Parameter, ...] = ()
    suffix: str = ""


class Bodies:
    """Reads request bodies and single arguments."""

    def __init__(self, types: TypeReader, find: Find, waive: Find | None) -> None:
        """Take the reader of types, and what takes findings; without *waive* a second media type is one."""
        self._types = types
        self._find = find
        self._waive = waive

    def read(self, body: dict[str, Any] | None, pointer: str) -> Iterator[BodyForm]:
        """Yield the forms of a request body, the call's first; one without anything if there is no body."""
        content: dict[str, Any] = (body or {}).get("content") or {}
        if not body or not content:
            yield BodyForm()
            return
        ordered = sorted(content, key=_rank)
        main = content[ordered[0]]
        for index, media_type in enumerate(ordered):
            at = f"{pointer}/content/{escape(media_type)}"
            if index and self._waive is None:
                self._find(at, f"a second media type beside {ordered[0]}", "remove one of them")
            elif index and content[media_type].get("schema") == main.get("schema") and is_json(ordered[0]):
                self._waive(at, f"the same is sent as {ordered[0]}", "") if self._waive else None
            elif not index or self._waive is not None:
                yield self._form(
                    body, content[media_type], media_type, at, f"_as_{_words(media_type)}" if index else ""
                )

    def _form(
        self, body: dict[str, Any], media: dict[str, Any], media_type: str, pointer: str, suffix: str
    ) -> BodyForm:
        """Read one form: the properties of an object become arguments, anything else is one argument."""
        at = f"{pointer}/schema"
        given: dict[str, Any] = media.get("schema") or {}
        schema = self._types.resolve(given)
        kind = _bare(media_type)
        location = "body" if is_json(media_type) else _FORMS.get(kind, "content")
        flat = self._types.flatten(schema, at) if location != "content" and is_object(schema) else {}
        sendable = {wire: child for wire, child in flat.get("properties", {}).items() if not self._is_read_only(child)}
        optional = body.get("required") is False and bool(sendable.keys() & set(flat.get("required", ())))
        if location in ("part", "form") and not sendable:
            return BodyForm(media_type=media_type, suffix=suffix)
        if not sendable or (optional and location == "body"):
            whole = self.argument(
                "body", "content", given, at, required=bool(body.get("required")), media_type=media_type
            )
            return BodyForm(media_type=media_type, parameters=(whole,), suffix=suffix)
        required = set(flat.get("required", ())) if not optional else set[str]()
        parameters = tuple(
            self._property(
                wire,
                location,
                child,
                pointer,
                required=wire in required,
                encoding=mapping(mapping(media.get("encoding")).get(wire)),
            )
            for wire, child in sendable.items()
        )
        return BodyForm(media_type=media_type, name=self._types.reference(given), parameters=parameters, suffix=suffix)

    def _property(
        self,
        wire: str,
        location: str,
        child: dict[str, Any],
        pointer: str,
        *,
        required: bool,
        encoding: dict[str, Any],
    ) -> Parameter:
        if encoding.get("headers"):
            place = f"{pointer}/encoding/{escape(wire)}/headers"
            self._find(
                place, f"headers of the part {wire!r}", "remove them in an overlay, if the vendor can do without"
            )
        return self.argument(
            wire,
            location,
            child,
            f"{pointer}/schema/properties/{escape(wire)}",
            required=required,
            content_type=encoding.get("contentType"),
            style=encoding.get("style"),
            explode=encoding.get("explode"),
        )

    def _is_read_only(self, schema: dict[str, Any]) -> bool:
        return bool(schema.get("readOnly") or self._types.resolve(schema).get("readOnly"))

    def argument(
        self,
        wire: str,
        location: str,
        schema: dict[str, Any],
        pointer: str,
        *,
        required: bool,
        content_type: str | None = None,
        media_type: str | None = None,
        deprecated: bool = False,
        style: str | None = None,
        explode: bool | None = None,
    ) -> Parameter:
        """Give one argument: a parameter, a property of a body, or (*media_type*) a whole body."""
        return Parameter(
            wire=wire,
            location=location,
            type=self._type(schema, pointer, location, content_type, media_type),
            required=required,
            description=self._types.description(schema),
            default=schema.get("default"),
            has_default="default" in schema,
            deprecated=deprecated or bool(schema.get("deprecated")),
            argument=schema.get("x-voxwright-argument"),
            languages=schema.get("x-voxwright-languages"),
            content_type=content_type,
            style=style,
            explode=explode,
            pointer=pointer,
        )

    def _type(
        self, schema: dict[str, Any], pointer: str, location: str, content_type: str | None, media_type: str | None
    ) -> Type:
        if media_type is not None and not is_json(media_type) and _bare(media_type) not in _FORMS:
            resolved = self._types.resolve(schema)
            is_text = resolved.get("type") == "string" and resolved.get("format") != "binary"
            if not (is_text or (not resolved and media_type.startswith(_TEXTS))):
                return FileType()
        return self._types.read(schema, pointer, file_part=location == "part", media_types=content_type)


def _rank(media_type: str) -> int:
    if _bare(media_type) == "application/json":
        return 0
    if is_json(media_type):
        return 1
    return {"multipart/form-data": 2, "application/x-www-form-urlencoded": 3}.get(_bare(media_type), 4)


def _words(media_type: str) -> str:
    kind = _bare(media_type)
    return "".join(char if char.isalnum() else "_" for char in kind.rpartition("/")[2] or kind).strip("_") or "other"
