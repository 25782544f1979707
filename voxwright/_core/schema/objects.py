"""Schema nodes of objects, which become instances of model classes."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any as AnyValue

    from voxwright._core.model import Model as BaseModel
    from voxwright._core.schema.base import Reading

from collections.abc import Mapping

from voxwright._core.pointer import escape
from voxwright._core.refusal import refusal
from voxwright._core.schema.base import DecodeError, Node, check_depth, kind_of, wrong_type
from voxwright._core.schema.nodes import Any, written_items
from voxwright._core.unset import UNSET
from voxwright._core.value import Value, freeze

__all__ = ["Model", "Object", "Prop", "object_of"]

_ANY = Any()


class Prop(Value):
    """A property of an object: `name` in Python, `wire` in JSON. An identifier is required whatever the document says.

    `aliases` are other names that a vendor has been seen to use in answers; it is written under `wire`.
    """

    __slots__ = ("aliases", "name", "node", "required", "token", "wire")

    name: str
    wire: str
    node: Node
    required: bool
    aliases: tuple[str, ...]
    token: str

    def __init__(
        self, name: str, wire: str, node: Node, *, required: bool = False, aliases: Sequence[str] = ()
    ) -> None:
        freeze(
            self,
            name=name,
            wire=wire,
            node=node,
            required=required or node.identifier,
            aliases=tuple(aliases),
            token=escape(wire),
        )


class Object(Node):
    """What the class `cls` of a model looks like in JSON.

    A name that `props` does not have is kept, in the attribute `additional_name`, read by `additional` if given. An
    optional property that is absent is not passed to `cls`, so that the class' own default stands for it.
    """

    __slots__ = ("additional", "additional_name", "by_alias", "by_wire", "cls", "null_is_absent", "props", "required")

    cls: type[AnyValue]
    props: tuple[Prop, ...]
    additional: Node | None
    additional_name: str
    by_wire: dict[str, Prop]
    by_alias: dict[str, Prop]
    required: tuple[Prop, ...]
    null_is_absent: frozenset[str]

    def __init__(
        self,
        cls: type[AnyValue],
        props: tuple[Prop, ...] = (),
        additional: Node | None = None,
        *,
        additional_name: str = "additional_properties",
    ) -> None:
        freeze(
            self,
            cls=cls,
            props=tuple(props),
            additional=additional,
            additional_name=additional_name,
            by_wire={prop.wire: prop for prop in props},
            by_alias={alias: prop for prop in props for alias in prop.aliases},
            required=tuple(prop for prop in props if prop.required),
            null_is_absent=_null_is_absent(cls, props),
        )

    def __repr__(self) -> str:
        return f"Object({self.cls.__name__})"

    @property
    def expected(self) -> str:
        return "object"

    def read(self, value: object, at: str, reading: Reading) -> AnyValue:
        items = _mapping(value)
        if items is None:
            raise DecodeError(at, "object", kind_of(value))
        reading.enter(at)
        known: dict[str, AnyValue] = {}
        unknown: dict[str, object] = {}
        for key, item in items.items():
            prop = self.by_wire.get(key) or self._aliased(key, items)
            if prop is None:
                unknown[key] = self.additional.read(item, f"{at}/{escape(key)}", reading) if self.additional else item
            elif item is not None or prop.name not in self.null_is_absent:
                known[prop.name] = prop.node.read(
                    item, f"{at}/{prop.token if key == prop.wire else escape(key)}", reading
                )
        for prop in self.required:
            if prop.name not in known:
                raise DecodeError(f"{at}/{prop.token}", prop.node.expected, "nothing")
        if unknown:
            known[self.additional_name] = unknown
        return self.cls(**known)

    def _aliased(self, key: str, items: Mapping[str, object]) -> Prop | None:
        """Return the property that `key` is another name of, unless its own name is there too."""
        prop = self.by_alias.get(key)
        return None if prop is None or prop.wire in items else prop

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        if checked:
            check_depth(at)
        if isinstance(value, self.cls):
            return self._write_instance(value, at, checked=checked)
        if isinstance(value, Mapping):
            items: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
            return self._write_mapping(items, at, checked=checked)
        if checked:
            raise wrong_type(at, f"{self.cls.__name__} or a mapping", value)
        return value

    def _write_instance(self, value: object, at: str, *, checked: bool) -> dict[str, AnyValue]:
        written: dict[str, AnyValue] = {}
        for prop in self.props:
            item = getattr(value, prop.name, UNSET)
            if item is UNSET or (item is None and prop.name in self.null_is_absent):
                continue
            written[prop.wire] = prop.node.write(item, f"{at}/{prop.token}", checked=checked)
        more: Mapping[object, object] = getattr(value, self.additional_name, None) or {}
        rest = {key: item for key, item in more.items() if key not in self.by_wire}
        return written | written_items(rest, self.additional or _ANY, at, checked=checked)

    def _write_mapping(self, items: Mapping[str, object], at: str, *, checked: bool) -> dict[str, AnyValue]:
        written: dict[str, AnyValue] = {}
        rest: dict[object, object] = {}
        for key, item in items.items():
            prop = self.by_wire.get(key)
            if prop is None:
                rest[key] = item
            elif item is not UNSET and (item is not None or prop.name not in self.null_is_absent):
                written[key] = prop.node.write(item, f"{at}/{prop.token}", checked=checked)
        if checked:
            for prop in self.required:
                if prop.wire not in written:
                    raise refusal(f"{at}/{prop.token}", "is required")
        return written | written_items(rest, self.additional or _ANY, at, checked=checked)

    def fit(self, value: object, depth: int) -> int:
        if isinstance(value, self.cls):
            return 1_000
        if not isinstance(value, Mapping):
            return 0
        items: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        if any(not any(name in items for name in (prop.wire, *prop.aliases)) for prop in self.required):
            return 0
        return self._score(items, depth) if depth > 0 else 3

    def _score(self, items: Mapping[str, object], depth: int) -> int:
        score = 4
        for key, item in items.items():
            prop = self.by_wire.get(key) or self._aliased(key, items)
            if prop is None:
                score -= 1
            elif item is not None or prop.name not in self.null_is_absent:
                part = prop.node.fit(item, depth - 1)
                if not part:
                    return 0
                score += 10 + part
        return max(score, 1)


def _mapping(value: object) -> Mapping[str, object] | None:
    """Return `value` if it is a JSON object; that it is a dict is found out faster than that it is like one."""
    if type(value) is dict or isinstance(value, Mapping):
        return value  # pyright: ignore[reportUnknownVariableType]
    return None


def _null_is_absent(cls: type[AnyValue], props: Sequence[Prop]) -> frozenset[str]:
    """Return the names of the optional properties for which null says no more than their absence.

    Those whose schema has no null (a vendor sends one all the same), and those whose class has None for "absent".
    """
    defaults = {each.name: each.default for each in getattr(cls, "__attrs_attrs__", ())}
    optional = (prop for prop in props if not prop.required)
    return frozenset(prop.name for prop in optional if not prop.node.nullable or defaults.get(prop.name, UNSET) is None)


class Model(Node):
    """The model class that `resolve()` returns; asked late, so that models may refer to each other."""

    __slots__ = ("resolve",)

    resolve: Callable[[], type[BaseModel]]

    def __init__(self, resolve: Callable[[], type[BaseModel]]) -> None:
        freeze(self, resolve=resolve)

    @property
    def expected(self) -> str:
        return "object"

    def described(self) -> Object:
        """Return the description of the class."""
        return object_of(self.resolve())

    def read(self, value: object, at: str, reading: Reading) -> AnyValue:
        return self.described().read(value, at, reading)

    def write(self, value: object, at: str, *, checked: bool) -> AnyValue:
        return self.described().write(value, at, checked=checked)

    def fit(self, value: object, depth: int) -> int:
        return self.described().fit(value, depth)

    def __getstate__(self) -> dict[str, AnyValue]:
        return {"resolve": _Resolved(self.resolve())}

    def __repr__(self) -> str:
        return f"Model({self.resolve().__name__})"


class _Resolved:
    """A `resolve` that pickles, which a lambda does not."""

    __slots__ = ("cls",)

    def __init__(self, cls: type[BaseModel]) -> None:
        self.cls = cls

    def __call__(self) -> type[BaseModel]:
        return self.cls


_OBJECTS: dict[type, Object] = {}


def object_of(cls: type[BaseModel]) -> Object:
    """Return `cls.schema()`, asked once a class."""
    found = _OBJECTS.get(cls)
    if found is None:
        found = _OBJECTS[cls] = cls.schema()
    return found
